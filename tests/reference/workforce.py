"""Workers and their cases from plain rows, asked day by day: who held which case, who was on duty.

Here belongs what the measures of the domain `workforce` share; they stand in `workforce_measures`. A row is a
dictionary with the columns of its table. How rows are drawn is in `random_workforce`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from transforms.contracts import codes

from .dates import day_after

Row = dict[str, Any]
Tables = Mapping[str, list[Row]]
Desk = tuple[str, str | None, str | None, str | None, str]
"""State, worker (none: the unit's supervisor), unit, county and role."""


def in_force(rows: Iterable[Row], key: tuple[str, ...], within: tuple[str, ...] = ()) -> list[Row]:
    """Of rows with the same key those of the last file; of those that are equal in `within` too, the last."""
    last: dict[tuple, str] = {}
    for row in rows:
        told = tuple(row[name] for name in key)
        last[told] = max(last.get(told, ""), row["file_id"])
    found: dict[tuple, Row] = {}
    for row in sorted(rows, key=lambda row: row["record_number"]):
        told = tuple(row[name] for name in key)
        if row["file_id"] == last[told]:
            found[(*told, *(row[name] for name in within))] = row
    return list(found.values())


@dataclass
class Load:
    """What lies on a desk on a day; `fte` is none where it is not known."""

    cases: set[tuple[str, str]] = field(default_factory=set)
    children: set[str] = field(default_factory=set)
    fte: float | None = 0.0


class Work:
    """The workers, absences and assignments of one state, asked day by day."""

    def __init__(self, tables: Tables, state: str, leave_days: int = 30) -> None:
        of_state = {name: [r for r in rows if r["state"] == state] for name, rows in tables.items()}
        spells = [
            row
            for row in of_state["workers"]
            if row["separated_on"] is None or row["separated_on"] >= row["hired_on"]
        ]
        self.state, self.leave_days = state, leave_days
        self.spells: dict[str, list[Row]] = defaultdict(list)
        for row in in_force(spells, ("worker_id", "hired_on")):
            self.spells[row["worker_id"]].append(row)
        self.leaves: dict[str, list[Row]] = defaultdict(list)
        for row in in_force(of_state.get("worker_leave", []), ("worker_id", "from_on")):
            self.leaves[row["worker_id"]].append(row)
        self.assignments = self._assignments(of_state["worker_assignments"])
        self.positions = in_force(of_state.get("positions", []), ("unit", "role", "month"))
        self.naming = {
            (a["case_id"], a["role"]) for a in self.assignments if a["child_id"] is not None and lasts(a)
        }
        self._posts: dict[tuple[str, date], tuple[Row, bool]] = {}

    @staticmethod
    def _assignments(rows: list[Row]) -> list[Row]:
        usable = [
            {**row, "vacant_unit": row["unit"] if row["worker_id"] is None else None}
            for row in rows
            if row["primary"] and (row["ended_on"] is None or row["ended_on"] >= row["assigned_on"])
        ]
        key = ("case_id", "worker_id", "vacant_unit", "role", "assigned_on")
        return in_force(usable, key, ("child_id", "report_id"))

    def post(self, worker: str, day: date) -> tuple[Row, bool]:
        """The spell that says where the worker is, or was, or will be; and whether the worker is employed."""
        if (worker, day) not in self._posts:
            self._posts[(worker, day)] = self._post(worker, day)
        return self._posts[(worker, day)]

    def _post(self, worker: str, day: date) -> tuple[Row, bool]:
        spells = sorted(self.spells[worker], key=lambda spell: spell["hired_on"])
        held = [spell for spell in spells if is_open(spell["hired_on"], spell["separated_on"], day)]
        carrying = [spell for spell in held if carries(spell, day)]
        begun = [spell for spell in spells if spell["hired_on"] <= day]
        return (carrying or held or begun or spells[:1])[-1], bool(held)

    def is_away(self, worker: str, day: date) -> bool:
        """On a leave of more days than the limit, counting the days before and after without a gap."""

        def is_on_leave(on: date) -> bool:
            return any(is_open(leave["from_on"], leave["until_on"], on) for leave in self.leaves[worker])

        if not is_on_leave(day):
            return False
        if any(leave["until_on"] is None and leave["from_on"] <= day for leave in self.leaves[worker]):
            return True
        length, before, after = 1, day - timedelta(days=1), day_after(day)
        while is_on_leave(before):
            length, before = length + 1, before - timedelta(days=1)
        while is_on_leave(after) and length <= self.leave_days:
            length, after = length + 1, day_after(after)
        return length > self.leave_days

    def duty(self, worker: str, day: date) -> float | None:
        """Full-time equivalent that carries cases and is on duty."""
        spells = [spell for spell in self.spells[worker] if carries(spell, day)]
        if not spells or self.is_away(worker, day):
            return 0.0
        shares = [spell["fte"] for spell in spells]
        return None if None in shares else sum(shares)

    def desk(self, assignment: Row, day: date) -> Desk:
        """Whose desk an assignment is on."""
        worker, role = assignment["worker_id"], assignment["role"]
        if worker is None or worker not in self.spells:
            unit = assignment["unit"]
            return self.state, worker, unit, self.county_of(unit), role
        spell, is_employed = self.post(worker, day)
        if not is_employed:
            return self.state, None, spell["unit"], self.county_of(spell["unit"]), role
        counts_as = spell["role"] if role_means(spell["role"], "is_case_carrying") else role
        return self.state, worker, spell["unit"], spell["county"], counts_as

    def county_of(self, unit: str | None) -> str | None:
        """The county of a unit: that of the worker hired into it last."""
        spells = [spell for some in self.spells.values() for spell in some if spell["unit"] == unit]
        return max(spells, key=lambda spell: spell["hired_on"])["county"] if spells and unit else None

    def desks(self, day: date) -> dict[Desk, Load]:
        """What lies on each desk on a day; desks without cases and without duty are left out."""
        found: dict[Desk, Load] = defaultdict(Load)
        for a in self.assignments:
            if is_open(a["assigned_on"], a["ended_on"], day):
                load = found[self.desk(a, day)]
                load.cases.add((a["case_id"], a["role"]))
                load.children |= {a["child_id"]} - {None}
        for worker in self.spells:
            spell, is_employed = self.post(worker, day)
            if is_employed:
                desk = (self.state, worker, spell["unit"], spell["county"], spell["role"])
                found[desk].fte = self.duty(worker, day)
        return {desk: load for desk, load in found.items() if load.cases or load.fte != 0}

    def without_child(self, load: Load) -> int:
        """Cases on a desk of which no assignment names a child."""
        return len([case for case in load.cases if case not in self.naming])


def is_open(first: date, until: date | None, day: date) -> bool:
    """From the first day to the day before the other."""
    return first <= day and (until is None or day < until)


def lasts(assignment: Row) -> bool:
    """An assignment of one day or more."""
    return assignment["ended_on"] is None or assignment["ended_on"] > assignment["assigned_on"]


def role_means(role: str, meaning: str) -> bool:
    """What a role means."""
    return bool(codes.WORKER_ROLES.by_name[role].means.get(meaning, False))


def carries(spell: Row, day: date) -> bool:
    """In a role that carries cases, and already carrying them."""
    begins = max(spell["hired_on"], spell["case_carrying_from"] or spell["hired_on"])
    return role_means(spell["role"], "is_case_carrying") and is_open(begins, spell["separated_on"], day)
