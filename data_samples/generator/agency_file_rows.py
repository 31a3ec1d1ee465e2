"""Rows of the NCANDS Agency File: a state's counts of a fiscal year that no child's record holds.

What can be counted from the Child File, the referrals and removal episodes is; the rest is drawn.
"""

from __future__ import annotations

import numpy as np
import polars as pl

from data_samples.generator import days
from data_samples.generator.afcars_rows import NO_FILE, STATE
from data_samples.generator.arrays import Flags, Numbers
from data_samples.generator.parameters import CAUSES
from data_samples.generator.report_facts import ReportFacts
from data_samples.generator.simulation import World
from data_samples.generator.workforce import Workforce
from transforms.contracts.staging.ncands_agency import NcandsAgency

REUNIFICATION, TRANSFER = CAUSES.index("reunification"), CAUSES.index("transfer")
FIVE_YEARS = 5 * 365
THREE = 3


def agency_file_rows(
    world: World, facts: ReportFacts, workforce: Workforce, referrals: pl.DataFrame, year: int
) -> pl.DataFrame:
    """The one row of `staging.ncands_agency` of a fiscal year.

    Args:
        world: what happened.
        facts: the reports.
        workforce: seats of investigators.
        referrals: rows of `staging.referrals`.
        year: the fiscal year.
    """
    first, after = days.first_day(year), days.first_day(year + 1)
    screened_out = referrals.filter(
        (pl.col("screening_decision") == "screened_out")
        & (pl.col("received_at").dt.date().cast(pl.Int32).is_between(first, after - 1))
    ).height
    chances = world.parameters.agency_file
    exposed = round(screened_out * chances["exposed_infants_screened_out"])
    exits = (world.episodes.exited >= first) & (world.episodes.exited < after)
    columns: dict[str, object] = {
        "state": STATE,
        "submission": f"FFY{year}",
        "file_id": NO_FILE,
        "record_number": 1,
        "subyr": year,
        "staterr": STATE,
        "item_2_1_a": screened_out,
        "item_2_1_b": round(screened_out * chances["children_per_screened_out"]),
        "item_2_1_c": exposed,
        "item_2_1_d": round(exposed * chances["plan_of_safe_care"]),
        "item_2_1_e": round(exposed * chances["referred_to_services"]),
        "item_2_2": _mean_response_hours(facts, first, after),
        **_staff(workforce, chances["screeners_to_investigators"]),
        "item_3_2": chances["representative_contacts"],
        "item_3_3": int((exits & (world.episodes.cause == TRANSFER)).sum()),
        **_preventive(world, chances),
        **_victims(world, facts, first, after),
    }
    schema = NcandsAgency.schema()
    return pl.DataFrame({name: [columns[name]] for name in schema}, schema=schema)


def _mean_response_hours(facts: ReportFacts, first: int, after: int) -> float:
    """Mean hours from report to first contact, of reports disposed in the year whose contact is known."""
    inside = (facts.disposed >= first) & (facts.disposed < after) & facts.start_known
    return round(float((facts.started - facts.received)[inside].mean()) / 60, 1)


def _staff(workforce: Workforce, screeners: float) -> dict[str, float]:
    """Full-time equivalents who screen and investigate, and who screen."""
    investigators = workforce.seats.filter(pl.col("role") == "investigation").height
    screening = float(max(round(investigators * screeners), 1))
    return {"item_2_3_a": investigators + screening, "item_2_3_b": screening}


def _preventive(world: World, chances: dict) -> dict[str, int]:
    """Children and families served by source of funds."""
    total = world.given.children * chances["preventive_children"]
    found = {}
    for letter, share in chances["preventive_sources"].items():
        children = round(total * share)
        found[f"item_1_1_{letter}_children"] = children
        found[f"item_1_1_{letter}_families"] = round(children / chances["children_per_family"])
    return found


def _victims(world: World, facts: ReportFacts, first: int, after: int) -> dict[str, int]:
    """Counts of victims and deaths of the year's reports, in the Child File and beside it."""
    reports, chances = world.findings.reports, world.parameters.agency_file
    at = facts.position[reports.report]
    disposed = np.where(at >= 0, facts.disposed[at], -1)
    inside = (disposed >= first) & (disposed < after)
    victims = np.unique(reports.child[inside & world.findings.victim])
    dead = np.unique(reports.child[inside & world.fatal])
    reunited = _reunited_before(world, victims, first)
    preserved = world.draws.uniform("preserved before", world.people.count) < chances["preservation_before"]
    rows = np.flatnonzero(inside & world.findings.victim)
    under = world.people.age(reports.child[rows], reports.received_of_child[rows]) < THREE
    young = np.isin(victims, reports.child[rows[under]])
    elsewhere = round(len(dead) * chances["deaths_elsewhere"] + 0.3)
    return {
        "item_3_1_a": int(preserved[victims].sum()),
        "item_3_1_b": int(reunited.sum()),
        "ftlfpscf": int(preserved[dead].sum()),
        "ftlcrucf": int(_reunited_before(world, dead, first).sum()),
        "fatality": elsewhere,
        "fatalfps": round(elsewhere * chances["preservation_before"]),
        "fatalcru": 0,
        "item_5_1": int(young.sum()),
        "item_5_2": round(int(young.sum()) * chances["early_intervention"]),
    }


def _reunited_before(world: World, persons: Numbers, on: int) -> Flags:
    """Whether each person went home from care in the five years before a day."""
    episodes = world.episodes
    home = (episodes.cause == REUNIFICATION) & (episodes.exited < on) & (episodes.exited >= on - FIVE_YEARS)
    return np.isin(persons, episodes.person[home])
