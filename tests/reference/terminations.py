"""Termination of parental rights and what follows it, row by row from the definitions.

Each function takes the tables of `court_tables` and a period and returns its members as `courts` does.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from .court_tables import Row, Tables
from .courts import Members
from .dates import day_after, days_between, eighteenth_birthday

ChildKey = tuple[str, str]
AWAY = ("runaway", "whereabouts_unknown", "placed_at_home")


@dataclass
class Parent:
    """A legal parent: what is told of the rights."""

    termination: str | None = None
    petitioned_on: date | None = None
    ended_on: date | None = None
    is_deceased: bool = False
    is_blank_an_answer: bool = False

    @property
    def has_ended(self) -> bool | None:
        """Whether the rights have ended; None where nothing is told."""
        if self.ended_on is not None or self.is_deceased:
            return True
        if self.termination is None and self.petitioned_on is None and not self.is_blank_an_answer:
            return None
        return False


@dataclass
class Rights:
    """The rights of all legal parents of a child."""

    parents: list[Parent] = field(default_factory=list)

    @property
    def have_ended(self) -> bool | None:
        """True where all have, False where one is known to stand, else None."""
        answers = [parent.has_ended for parent in self.parents]
        if False in answers:
            return False
        return None if None in answers else True

    @property
    def ended_on(self) -> date | None:
        """The last day told."""
        return max((p.ended_on for p in self.parents if p.ended_on is not None), default=None)

    @property
    def petitions(self) -> list[date]:
        """Days of petitions against living parents."""
        return [p.petitioned_on for p in self.parents if p.petitioned_on is not None and not p.is_deceased]

    @property
    def orders(self) -> list[date]:
        """Days living parents' rights ended."""
        return [p.ended_on for p in self.parents if p.ended_on is not None and not p.is_deceased]


def rights_by_child(tables: Tables) -> dict[ChildKey, Rights]:
    """The rights of each child's parents by the record in force."""
    found: dict[ChildKey, Rights] = {}
    for child in tables["episodes.children"]:
        key = (child["state"], child["child_id"])
        found[key] = Rights(
            _of_2020(tables, child) if child["basis"] == "afcars_2020" else _of_1993(tables, child)
        )
    return found


def _of_2020(tables: Tables, child: Row) -> list[Parent]:
    parents = []
    for row in tables["staging.afcars_oohc_children"]:
        if (row["state"], row["file_id"], row["e4_child_record_number"]) == _place(child):
            parents.append(
                Parent(
                    row["e63_tpr_parent1"],
                    row["e65_tpr_petition_date_parent1"],
                    row["e67_tpr_date_parent1"],
                    row["e65_tpr_petition_date_parent1_deceased"],
                )
            )
            has_second = row["e60_second_parent_birth_year"] not in (7777, 9999)
    for row in tables["staging.afcars_oohc_second_parents"]:
        if (row["state"], row["file_id"], row["e4_child_record_number"]) == _place(child):
            parents.append(
                Parent(
                    row["e64_tpr_parent2"],
                    row["e66_tpr_petition_date_parent2"],
                    row["e68_tpr_date_parent2"],
                    row["e66_tpr_petition_date_parent2_deceased"],
                )
            )
    if len(parents) == 1 and has_second:
        parents.append(Parent())
    return parents


def _of_1993(tables: Tables, child: Row) -> list[Parent]:
    for row in tables["staging.afcars_foster_care_1993"]:
        if (row["state"], row["file_id"], row["recnumbr"]) == _place(child):
            days = (row["tprmomdt"], row["tprdaddt"])
            return [Parent(ended_on=day, is_blank_an_answer=True) for day in days]
    return []


def _place(child: Row) -> tuple[str, str, str]:
    return child["state"], child["file_id"], child["child_id"]


def time_to_termination(tables: Tables, start: date, end: date) -> Members:
    """Days from removal to the end of the last parent's rights."""
    members: Members = {}
    rights = rights_by_child(tables)
    for row in tables["episodes.removal_episodes"]:
        removed, left, born = row["removal_date"], row["exit_date"], row["birth_date"]
        of_child = rights[(row["state"], row["child_id"])]
        if not start <= removed <= end or born is None or eighteenth_birthday(born) <= removed:
            continue
        if of_child.have_ended is None or (left is not None and left < removed):
            continue
        if of_child.have_ended and (of_child.ended_on is None or of_child.ended_on < removed):
            continue
        stops = [eighteenth_birthday(born), row["observed_until"], *([left] if left else [])]
        ends = of_child.have_ended and of_child.ended_on <= min(stops)
        days = max(0, days_between(removed, of_child.ended_on if ends else min(stops)))
        members[(row["state"], "all", f"{row['child_id']} {removed}")] = (removed, days, bool(ends))
    return members


def termination_petition_to_order(tables: Tables, start: date, end: date) -> Members:
    """Days from the last petition to the last order."""
    members: Members = {}
    for (state, child_id), rights in rights_by_child(tables).items():
        if not rights.petitions or not start <= max(rights.petitions) <= end or rights.have_ended is None:
            continue
        filed = max(rights.petitions)
        if rights.have_ended:
            if max(rights.orders) >= filed:
                days = days_between(filed, max(rights.orders))
                members[(state, "all", child_id)] = (filed, days, True)
            continue
        episodes = _episodes_of(tables, state, child_id)
        exits = [row["exit_date"] for row in episodes if row["exit_date"] and row["exit_date"] >= filed]
        stop = min([max(row["observed_until"] for row in episodes), *exits])
        members[(state, "all", child_id)] = (filed, max(0, days_between(filed, stop)), False)
    return members


def _episodes_of(tables: Tables, state: str, child_id: str) -> list[Row]:
    return [
        row
        for row in tables["episodes.removal_episodes"]
        if row["state"] == state and row["child_id"] == child_id
    ]


def termination_to_adoption(tables: Tables, start: date, end: date) -> Members:
    """Days from the end of the last parent's rights to adoption."""
    members: Members = {}
    for (state, child_id), rights in rights_by_child(tables).items():
        freed = rights.ended_on
        if not rights.have_ended or freed is None or not start <= freed <= end:
            continue
        around = [
            row
            for row in _episodes_of(tables, state, child_id)
            if row["removal_date"] <= freed and (row["exit_date"] is None or row["exit_date"] >= freed)
        ]
        around = [row for row in around if row["exit_date"] is None or row["exit_reason"] is not None]
        if around:
            row = max(around, key=lambda row: row["removal_date"])
            days = max(0, days_between(freed, row["exit_date"] or row["observed_until"]))
            members[(state, "all", child_id)] = (freed, days, row["exit_reason"] == "adoption")
    return members


def in_care_on(row: Row, day: date) -> bool:
    """Whether a removal has the child in care at the end of a day."""
    if row["removal_date"] > day or (row["exit_date"] is not None and row["exit_date"] <= day):
        return False
    return row["exit_date"] is not None or not row["is_dropped"] or row["observed_until"] >= day


def _young_in_care(tables: Tables, day: date) -> dict[ChildKey, Row]:
    """The latest removal of each child under 18 in care on a day."""
    found: dict[ChildKey, Row] = {}
    for row in tables["episodes.removal_episodes"]:
        born = row["birth_date"]
        if in_care_on(row, day) and born is not None and eighteenth_birthday(born) > day:
            key = (row["state"], row["child_id"])
            if key not in found or row["removal_date"] > found[key]["removal_date"]:
                found[key] = row
    return found


def _days_in_care(tables: Tables, child: ChildKey, first: date, last: date) -> int:
    """Days from first to last on which the child was in care and neither absent nor placed at home."""
    stays = _episodes_of(tables, *child)
    away = [row for row in tables["episodes.living_arrangements"] if row["setting"] in AWAY]
    away = [row for row in away if (row["state"], row["child_id"]) == child]
    days, day = 0, first
    while day <= last:
        days += sum(not _is_away(away, row, day) for row in stays if in_care_on(row, day))
        day = day_after(day)
    return days


def _is_away(away: list[Row], episode: Row, day: date) -> bool:
    return any(
        row["removal_date"] == episode["removal_date"]
        and row["began_on"] <= day
        and (row["ended_on"] is None or day < row["ended_on"])
        for row in away
    )


def termination_petition_filed(tables: Tables, _start: date, end: date) -> Members:
    """Children in care 15 of the last 22 months with a petition."""
    members: Members = {}
    rights = rights_by_child(tables)
    next_month = end.year * 12 + end.month
    counted_from = date((next_month - 22) // 12, (next_month - 22) % 12 + 1, 1)
    asked_from = date((next_month - 15) // 12, (next_month - 15) % 12 + 1, 1)
    for state, child_id in _young_in_care(tables, end):
        of_child = rights[(state, child_id)]
        if all(p.is_deceased for p in of_child.parents) or all(p.has_ended is None for p in of_child.parents):
            continue
        days = _days_in_care(tables, (state, child_id), counted_from, end)
        if days >= days_between(asked_from, end + timedelta(days=1)):
            is_filed = any(day <= end for day in (*of_child.petitions, *of_child.orders))
            members[(state, "all", child_id)] = (end, is_filed)
    return members


def waiting_for_adoption(tables: Tables, _start: date, end: date) -> Members:
    """Children whose plan is adoption or whose parents' rights have all ended."""
    members: Members = {}
    rights = rights_by_child(tables)
    for (state, child_id), row in _young_in_care(tables, end).items():
        plan = _plan_on(tables, row, end)
        of_child = rights[(state, child_id)]
        is_free = bool(of_child.have_ended) and (of_child.ended_on is None or of_child.ended_on <= end)
        sixteenth = row["birth_date"].year + 16, row["birth_date"].month, row["birth_date"].day
        is_sixteen = (end.year, end.month, end.day) >= sixteenth
        if is_free and plan == "planned_permanent_living" and is_sixteen:
            continue
        if is_free or plan == "adoption":
            members[(state, "all", child_id)] = (end,)
    return members


def _plan_on(tables: Tables, episode: Row, day: date) -> str | None:
    key = [episode[name] for name in ("state", "child_id", "removal_date")]
    plans = [
        row
        for row in tables["episodes.permanency_plans"]
        if [row["state"], row["child_id"], row["removal_date"]] == key and row["planned_on"] <= day
    ]
    return max(plans, key=lambda row: (row["planned_on"], row["sequence"]))["plan"] if plans else None
