"""Random rows of the tables that measures of the courts are made from, seeded.

Here belong the rows: removals with hearings, reviews, plans and arrangements, court events in two files, the
rights of parents as filed, reports with petitions. Dates stand close to the limits of the definitions. What
the measures make of them is in `courts` and `terminations`.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from transforms.contracts import codes

from .choices import Choices, SeededChoices, day_from, days_after, happens, months_after

Row = dict[str, Any]
Tables = dict[str, list[Row]]

STATES = ("ZZ", "MD")
RECEIVED_ON = {"events1": date(2024, 7, 1), "events2": date(2024, 10, 15)}
"""Files of court events, in the order of receipt."""
EDGES = (
    date(2022, 9, 30),
    date(2022, 10, 1),
    date(2023, 3, 31),
    date(2023, 4, 1),
    date(2023, 9, 30),
    date(2023, 10, 1),
)
REASONS = (None, "reunification", "living_with_relative", "adoption", "adoption", "guardianship", "runaway")
FIRST_PARENT = ("e63_tpr_parent1", "e65_tpr_petition_date_parent1", "e67_tpr_date_parent1")
FURTHER_PARENT = ("e64_tpr_parent2", "e66_tpr_petition_date_parent2", "e68_tpr_date_parent2")
SETTINGS = (None, "foster_home", "relative_foster_home", "runaway", "whereabouts_unknown", "placed_at_home")


def random_tables(seed: int, children: int) -> Tables:
    """Tables by qualified name, for as many children in each of two states with the same identifiers."""
    choices = SeededChoices(seed)
    tables: Tables = {name: [] for name in NAMES}
    for state in STATES:
        for number in range(children):
            _child(choices, tables, state, f"C{number}")
            _report(choices, tables, state, number)
    return tables


NAMES = (
    "episodes.removal_episodes",
    "episodes.living_arrangements",
    "episodes.permanency_hearings",
    "episodes.periodic_reviews",
    "episodes.permanency_plans",
    "episodes.maltreatment_reports",
    "episodes.children",
    "staging.court_events",
    "staging.afcars_oohc_children",
    "staging.afcars_oohc_second_parents",
    "staging.afcars_foster_care_1993",
)


def _child(choices: Choices, tables: Tables, state: str, child_id: str) -> None:
    """A child in foster care with all that is told of it."""
    child = {"state": state, "child_id": child_id}
    born = _birth_date(choices)
    observed = choices.one_of((date(2024, 9, 30), date(2024, 9, 30), date(2023, 3, 31)))
    removed = _removal_date(choices)
    for _ in range(choices.whole(1, 3)):
        left = _exit_date(choices, removed)
        episode = {
            **child,
            "removal_date": removed,
            "exit_date": left,
            "exit_reason": choices.one_of(REASONS) if left else None,
            "birth_date": born,
            "county": "99001",
            "observed_until": observed,
            "is_dropped": left is None and happens(choices, 20),
        }
        tables["episodes.removal_episodes"].append(episode)
        _in_care(choices, tables, episode)
        _court(choices, tables, episode)
        if left is None:
            break
        removed = max(days_after(left, choices.one_of((0, 1, 40, 200, 400))), days_after(removed, 1))
    _rights(choices, tables, child, removed)


def _birth_date(choices: Choices) -> date | None:
    """A day of birth; often 16 or 18 years before an edge."""
    if happens(choices, 8):
        return None
    if happens(choices, 40):
        edge = days_after(choices.one_of(EDGES), choices.whole(-1, 1))
        return months_after(edge, -12 * choices.one_of((16, 18)))
    return day_from(choices, date(2006, 1, 1), date(2020, 1, 1))


def _removal_date(choices: Choices) -> date:
    """A day of removal; often so many months before an edge that a clock runs out there."""
    if happens(choices, 50):
        months = choices.one_of((0, 6, 12, 14, 15, 22))
        return days_after(months_after(choices.one_of(EDGES), -months), choices.whole(-1, 1))
    return day_from(choices, date(2020, 6, 1), date(2023, 10, 5))


def _exit_date(choices: Choices, removed: date) -> date | None:
    """A day of exit, often about whole half years after the removal; None while in care."""
    if happens(choices, 35):
        return None
    if happens(choices, 60):
        return days_after(months_after(removed, choices.one_of((6, 12, 14, 18))), choices.whole(-1, 1))
    return days_after(removed, choices.one_of((0, 3, 40, 200, 500)))


def _in_care(choices: Choices, tables: Tables, episode: Row) -> None:
    """Hearings, reviews, plans and arrangements of a removal."""
    of = {name: episode[name] for name in ("state", "child_id", "removal_date")}
    removed = episode["removal_date"]
    for name, months in (("permanency_hearings", (6, 12, 14)), ("periodic_reviews", (0, 6, 12, 18))):
        for sequence in range(1, choices.whole(0, 3) + 1):
            held = days_after(months_after(removed, choices.one_of(months)), choices.whole(-2, 2))
            tables[f"episodes.{name}"].append({**of, "sequence": sequence, "held_on": held})
    for sequence in range(1, choices.whole(0, 3) + 1):
        planned = days_after(choices.one_of((removed, *EDGES)), choices.whole(-1, 1))
        plan = choices.one_of((None, "reunification", "adoption", "planned_permanent_living"))
        tables["episodes.permanency_plans"].append(
            {**of, "sequence": sequence, "planned_on": planned, "plan": plan}
        )
    began: date = removed
    for sequence in range(1, choices.whole(0, 4) + 1):
        ended = None if happens(choices, 30) else days_after(began, choices.one_of((1, 30, 60)))
        setting = choices.one_of(SETTINGS)
        tables["episodes.living_arrangements"].append(
            {**of, "sequence": sequence, "began_on": began, "ended_on": ended, "setting": setting}
        )
        if ended is None:
            break
        began = ended


def _court(choices: Choices, tables: Tables, episode: Row) -> None:
    """Events at court about a removal, some in two files that differ."""
    removed = episode["removal_date"]
    filed: date = days_after(removed, choices.one_of((-370, -366, -365, -20, 0, 1, 30)))
    for _ in range(choices.whole(0, 3)):
        _event(choices, tables, episode, "petition", filed)
        for event in ("adjudication", "disposition_hearing"):
            for _ in range(choices.whole(0, 2)):
                held = days_after(filed, choices.one_of((0, 29, 30, 31, 59, 60, 61, 91)))
                _event(choices, tables, episode, event, held)
        filed = days_after(filed, choices.one_of((30, 89, 90, 91, 200)))
    other = choices.one_of([code.name for code in codes.COURT_EVENTS.codes])
    _event(choices, tables, episode, other, days_after(choices.one_of(EDGES), choices.whole(-1, 1)))
    if happens(choices, 1):
        _event(choices, tables, episode, "review", date(2204, 1, 1))


def _event(choices: Choices, tables: Tables, episode: Row, event: str, on: date) -> None:
    """One event, in one file or in both."""
    for file_id in choices.one_of((("events1",), ("events2",), ("events1", "events2"))):
        tables["staging.court_events"].append(
            {
                "state": episode["state"],
                "child_id": episode["child_id"],
                "event": event,
                "occurred_on": on,
                "continued": choices.one_of((None, False, True)),
                "file_id": episode["state"] + file_id,
                "record_number": len(tables["staging.court_events"]) + 1,
            }
        )


def _rights(choices: Choices, tables: Tables, child: Row, removed: date) -> None:
    """The rights of a child's parents as filed, in the file in force and in one before it."""
    is_of_2020 = not happens(choices, 10)
    number = len(tables["episodes.children"]) + 1
    last = {"file_id": child["state"] + "last", "record_number": number}
    basis = "afcars_2020" if is_of_2020 else "afcars_1993"
    tables["episodes.children"].append({**child, **last, "basis": basis})
    if not is_of_2020:
        dates = {name: _termination_date(choices, removed) for name in ("tprmomdt", "tprdaddt")}
        tables["staging.afcars_foster_care_1993"].append(
            {"state": child["state"], "recnumbr": child["child_id"], **last, **dates}
        )
        return
    key = {"state": child["state"], "e4_child_record_number": child["child_id"]}
    for file in ({"file_id": child["state"] + "before", "record_number": number}, last):
        tables["staging.afcars_oohc_children"].append(
            {
                **key,
                **file,
                "e60_second_parent_birth_year": choices.one_of((None, 1985, 1985, 7777, 9999)),
                **_parent(choices, removed, FIRST_PARENT),
            }
        )
        for sequence in range(1, choices.one_of((0, 1, 1, 2)) + 1):
            tables["staging.afcars_oohc_second_parents"].append(
                {**key, **file, "sequence": sequence, **_parent(choices, removed, FURTHER_PARENT)}
            )


def _parent(choices: Choices, removed: date, names: tuple[str, str, str]) -> Row:
    """One parent's elements: rights that stand, a petition, an order, a death, or nothing told."""
    asked = order_on = termination = None
    is_deceased = False
    kind = choices.one_of(("untold", "stands", "petition", "order", "order", "order", "death"))
    if kind != "untold":
        termination = "not_applicable" if kind == "stands" else choices.one_of(("voluntary", "involuntary"))
    if kind in ("order", "death"):
        order_on = _termination_date(choices, removed)
    if kind == "death":
        is_deceased = True
    elif kind in ("petition", "order") and not happens(choices, 10):
        asked = _termination_date(choices, removed)
    way, petition, order = names
    return {way: termination, petition: asked, f"{petition}_deceased": is_deceased, order: order_on}


def _termination_date(choices: Choices, removed: date) -> date | None:
    """A day of petition or order, about the removal or an edge; sometimes none."""
    if happens(choices, 20):
        return None
    near = choices.one_of((removed, *EDGES, days_after(removed, 400)))
    return days_after(near, choices.whole(-1, 1))


def _report(choices: Choices, tables: Tables, state: str, number: int) -> None:
    """A child in a report, which may stand in the Child Files of two years."""
    removed = days_after(choices.one_of(EDGES), choices.whole(-2, 2))
    answers = (None, "yes", "yes", "no", "no", "unknown")
    first = choices.whole(2022, 2024)
    for year in range(first, first + choices.one_of((1, 1, 2))):
        tables["episodes.maltreatment_reports"].append(
            {
                "state": state,
                "report_id": f"R{number}",
                "child_id": f"N{number % 40}",
                "submission_year": year,
                "report_date": None if happens(choices, 5) else days_after(removed, -3),
                "disposition_date": days_after(removed, 30),
                "is_victim": happens(choices, 70),
                "petition_filed": choices.one_of(answers),
                "petition_filed_on": days_after(removed, choices.whole(-2, 4))
                if happens(choices, 50)
                else None,
                "removed_on": removed if happens(choices, 70) else None,
                "foster_care_services": choices.one_of(answers),
                "court_representative": choices.one_of(answers),
                "afcars_id": choices.one_of((None, f"C{number % 40}")),
                "county": choices.one_of((None, "99001", "99003")),
                "record_number": number + 1,
            }
        )
