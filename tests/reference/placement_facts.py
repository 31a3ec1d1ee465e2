"""Measures on what files alone tell (siblings, places, kin, disability, plans, agreements), row by row.

A function takes the rows received as `{staging table: [row, ...]}` and, where it counts children in care, the
children as received. Histories themselves know nothing of these facts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from .histories import Child, Histories
from .permanency_on_recorded_exits import PERMANENCY, exits
from .placement import latest_in_care
from .recorded_exits import EpisodeKey
from .submissions import period_of

Rows = Mapping[str, list[dict]]
FLAGS = ("e117_relative_foster_family", "e119_kin_foster_family")


def in_latest_file(rows: Rows, table: str, child: Child, removed: date | None = None) -> list[dict]:
    """Rows of a table in the latest file that holds the child, of the removal of a day where one is given."""
    own = [r for r in rows["afcars_oohc_children"] if is_of(r, child)]
    latest = max(r["submission"] for r in own)
    numbers = {
        r["removal_number"]
        for r in rows["afcars_oohc_removals"]
        if is_of(r, child) and r["submission"] == latest and r["e69_removal_date"] == removed
    }
    return [
        r
        for r in rows[table]
        if is_of(r, child)
        and r["submission"] == latest
        and (removed is None or r["removal_number"] in numbers)
    ]


def is_of(row: dict, child: Child) -> bool:
    """A row is of the child."""
    return (row["state"], row["e4_child_record_number"]) == child.key


def last_begun(rows: list[dict], began: str, day: date) -> dict | None:
    """The row that began last by the end of a day; of two of one day the one that is told later."""
    begun = [r for r in rows if r[began] is not None and r[began] <= day]
    return sorted(begun, key=lambda r: r[began])[-1] if begun else None


def children_on(histories: Histories, day: date) -> Iterator[tuple[Child, date, str | None]]:
    """Children in care at the end of a day, with removal date and county of the removal."""
    for child in histories.children:
        removal = latest_in_care(child, day)
        if removal is not None:
            assert removal.removal_date is not None
            yield child, removal.removal_date, removal.county


def siblings_together(rows: Rows, histories: Histories, start: date, end: date) -> dict[tuple, bool]:
    """`{(state, child, component): lives so}` of children with siblings in care."""
    del start
    found = {}
    for child, _, _ in children_on(histories, end):
        for row in rows["afcars_oohc_children"]:
            period = period_of(row["submission"])
            if not is_of(row, child) or not period.start <= end <= period.end:
                continue
            care, home = row["e57_siblings_in_foster_care"], row["e58_siblings_in_living_arrangement"]
            if not care or home is None or home > care:
                continue
            found[(*child.key, "all")] = home == care
            found[(*child.key, "with_some")] = 0 < home < care
            found[(*child.key, "with_none")] = home == 0
    return found


def out_of_state_placement(rows: Rows, histories: Histories, start: date, end: date) -> dict[tuple, bool]:
    """Children whose place is known: whether it is outside the state."""
    del start
    found = {}
    for child, removed, _ in children_on(histories, end):
        arrangements = in_latest_file(rows, "afcars_oohc_living_arrangements", child, removed)
        last = last_begun(arrangements, "e112_date_living_arrangement", end)
        place = last and last["e121_location_of_living_arrangement"]
        if place in ("in_state", "out_of_state", "out_of_country"):
            found[child.key] = place != "in_state"
    return found


def out_of_county_placement(rows: Rows, histories: Histories, start: date, end: date) -> dict[tuple, bool]:
    """Children of whom both counties are known: whether they differ."""
    del start
    found = {}
    for child, removed, county in children_on(histories, end):
        placed = [
            r
            for r in rows["placements"]
            if (r["state"], r["child_id"], r["removal_date"]) == (*child.key, removed)
        ]
        placed.sort(key=lambda r: (r["began_on"], r["record_number"]))
        lasting = []
        for number, row in enumerate(placed):
            following = placed[number + 1]["began_on"] if number + 1 < len(placed) else None
            until = row["ended_on"] or following
            if until is None or until > end:
                lasting.append(row)
        last = last_begun(lasting, "began_on", end)
        if last is not None and last["county"] is not None and county is not None:
            found[child.key] = last["county"] != county
    return found


def kin_first_placement(rows: Rows, histories: Histories, start: date, end: date) -> dict[EpisodeKey, bool]:
    """Entries of 8 days or more: whether the home of day 7 is kin's by E117, E119, or E113 and E124."""
    found = {}
    for child in histories.children:
        for removal in child.removals:
            removed, exited = removal.removal_date, removal.exit_date
            if removed is None or not start <= removed <= end:
                continue
            seventh = removed + timedelta(days=7)
            if (exited or child.observed_until + timedelta(days=1)) <= seventh:
                continue
            arrangements = in_latest_file(rows, "afcars_oohc_living_arrangements", child, removed)
            last = last_begun(arrangements, "e112_date_living_arrangement", seventh)
            if last is None:
                continue
            is_home, other = last["e113_foster_family_home"], last["e120_other_living_arrangement_type"]
            related = last["e124_relationship_to_foster_parents"] in ("relative", "kin")
            with_kin = any(last[flag] for flag in FLAGS) or bool(is_home and related)
            if with_kin or is_home or other is not None:
                found[(*child.key, removed)] = with_kin
    return found


def disability_of(row: dict) -> bool | None:
    """Yes, no, or None where the answer is missing or unknown; of the conditions only E24 is filled here."""
    answer, condition = row["e23_health_conditions"], row["e24_health_intellectual_disability"]
    if condition == "existing" or (answer == "diagnosed" and condition is None):
        return True
    if answer in ("not_examined", "results_not_received"):
        return None
    return False if answer is not None or condition is not None else None


def exits_with_disability(rows: Rows, histories: Histories, start: date, end: date) -> dict[EpisodeKey, bool]:
    """Exits of children whom the last file that begins by the exit calls disabled: whether to permanency."""
    found = {}
    for child, removal in exits(histories, start, end):
        own = [
            r
            for r in rows["afcars_oohc_children"]
            if is_of(r, child) and period_of(r["submission"]).start <= removal.exit_date
        ]
        if own and disability_of(max(own, key=lambda r: r["submission"])):
            found[(*child.key, removal.removal_date)] = removal.exit_reason in PERMANENCY
    return found


def plan_on(rows: Rows, child: Child, removed: date, exited: date | None, day: date) -> str | None:
    """The plan of a removal at the end of a day: the last one dated by then, until the exit."""
    if exited is not None and exited <= day:
        return None
    plans = in_latest_file(rows, "afcars_oohc_permanency_plans", child, removed)
    last = last_begun(plans, "e147_permanency_plan_date", day)
    return last and last["e148_permanency_plan_type"]


def agreements(rows: Rows, kind: str, day: date) -> dict[tuple, int | None]:
    """`{(state, record number): subsidy}` of the agreements of a kind in force at the end of a day."""
    found = {}
    for row in rows["afcars_aga"]:
        period = period_of(row["submission"])
        if row["a15_assistance_agreement_type"] != kind or not period.start <= day <= period.end:
            continue
        final, ended = row["a17_adoption_finalization_date"], row["a18_agreement_termination_date"]
        if (final is None or final <= day) and (ended is None or ended > day):
            found[(row["state"], row["a3_child_record_number"])] = row["a16_adoption_subsidy_amount"]
    return found
