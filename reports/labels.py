"""How names of the tables are called where a person reads them: breakdowns, named parts, statistics.

Here belongs every label that no code list of the edition holds. Labels of codes are released with the
results; sentences about figures stand in `words.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from transforms.contracts.codes.breakdowns import BREAKDOWN_LISTS

BREAKDOWNS = {
    "age_group": "Age",
    "race_ethnicity": "Race and ethnicity",
    "case_goal": "Permanency plan",
    "removal_reason": "Circumstances at removal",
    "maltreatment_type": "Type of maltreatment",
    "is_victim": "Found a victim",
    "precision": "Precision of the times",
    "funds": "Source of funds",
    "hearing": "Kind of hearing",
    "caseload_band": "Caseload of the worker",
}
"""Breakdowns whose name says too little; any other by its own."""

COMPONENTS = {
    "12_23_months": "12 to 23 months in care",
    "24_months_and_longer": "24 months in care and longer",
    "under_12_months": "Under 12 months in care",
    "agency_file": "By the Agency File",
    "referrals": "By the agency's own referrals",
    "child_file": "Child File alone",
    "reported": "By the Child File",
    "extract": "By the agency's court events",
    "child_reports": "Children, once for each report",
    "unique_children": "Children, each once",
    "disposed": "Reports disposed in the year",
    "received": "Reports received in the year",
    "entered_after_12": "Entered at 13 or older",
    "exclusive": "Each child in one group",
    "any_type": "Every type found",
    "professional": "By group of sources",
    "non_victims": "Children not found victims",
    "in_care": "Children in care",
    "with_some": "With some siblings",
    "with_none": "With no sibling",
    "later": "After 12 months or more",
}
"""Named parts of measures whose name says too little; any other by its own."""

STATISTICS = {
    "value": "Figure",
    "median": "Median",
    "mean": "Mean",
    "restricted_mean": "Mean up to a limit",
    "p90": "90th percentile",
    "incidence_6_months": "Within 6 months",
    "incidence_12_months": "Within 12 months",
    "incidence_18_months": "Within 18 months",
    "incidence_24_months": "Within 24 months",
    "incidence_36_months": "Within 36 months",
    "count": "Count",
}
"""Every statistic, in the order it is shown in."""

KINDS = {
    "duration": "Time",
    "incidence": "Incidence with competing ways out",
    "rate_ratio": "Ratio of rates",
    "share_ratio": "Ratio of shares",
}
"""Kinds of measures whose name says too little; any other by its own."""

NUMERATORS = {
    "duration": "What is measured",
    "incidence": "What is measured",
    "share": "Told apart",
}
"""How the numerator of a kind is called; of any other, numerator."""

DENOMINATORS = {"duration": "Who is counted", "incidence": "Who is counted", "share": "Who is counted"}
DENOMINATORS |= {"count": "Who or what is counted"}
"""How the denominator of a kind is called; of any other, denominator."""

DOMAINS = {"well_being": "Well-being"}
"""Domains that are not called as they are written."""

SOURCES = {
    "afcars": "AFCARS foster care files",
    "afcars_aga": "AFCARS adoption and guardianship assistance files",
    "ncands": "NCANDS Child Files",
    "ncands_agency": "NCANDS Agency Files",
    "nytd_outcomes": "NYTD outcomes files",
    "nytd_served": "NYTD served files",
    "workforce": "the agency's own tables workers and worker_assignments",
}
"""What must be received, by its name in the definitions; any other is a table of the agency's own."""

EITHER = " or "
DECISION_POINTS = "decision_points"
OUTCOMES_OF_YOUTH = "youth_outcomes"
AT_AGE = "_at_"

Labels = Mapping[str, Mapping[str, tuple[str, int]]]
"""Labels and positions of names, by code list, as an edition holds them."""


def plain(name: str) -> str:
    """A name of the tables as words: `point_in_time` reads Point in time."""
    words = name.replace("_", " ").strip()
    return words[:1].upper() + words[1:]


def breakdown(name: str) -> str:
    """What members are told apart by: `case_goal` reads Permanency plan."""
    return BREAKDOWNS.get(name, plain(name))


def component(labels: Labels, name: str) -> str:
    """A named part of a measure; nothing for the whole. Outcomes of youth are called by outcome and age."""
    if name == "all":
        return ""
    if name in labels.get(DECISION_POINTS, {}):
        return labels[DECISION_POINTS][name][0]
    outcome, _, age = name.rpartition(AT_AGE)
    if outcome in labels.get(OUTCOMES_OF_YOUTH, {}):
        return f"{labels[OUTCOMES_OF_YOUTH][outcome][0].split(';')[0]}, at {age}"
    return COMPONENTS.get(name, plain(name))


def kind(name: str) -> str:
    """What sort of figure a measure has."""
    return KINDS.get(name, plain(name))


def source(name: str) -> str:
    """What must be received, in words; where any of several will do, all of them."""
    return " or ".join(SOURCES.get(one, f"the agency's own table {one}") for one in name.split(EITHER))


def domain(labels: Labels, name: str) -> tuple[str, int]:
    """A domain of the catalogue and its place on a child's way."""
    label, position = labels.get("domains", {}).get(name, (plain(name), 0))
    return DOMAINS.get(name, label), position


def category(labels: Labels, dimension: str, name: str) -> tuple[str, int]:
    """Label and position of a breakdown's category."""
    listed = labels.get(BREAKDOWN_LISTS.get(dimension, dimension), {})
    return listed.get(name, (plain(name), len(listed) + (name == "missing")))


def outcomes(labels: Labels, names: Iterable[str]) -> dict[str, tuple[str, int]]:
    """Label and position of a measure's outcomes, from the list that names them all."""
    found = set(names) - {"all"}
    for listed in labels.values():
        if found and found - {"missing"} <= set(listed):
            return {name: listed.get(name, ("Missing", len(listed) + 1)) for name in found}
    return {name: (plain(name), n) for n, name in enumerate(sorted(found))}
