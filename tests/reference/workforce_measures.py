"""The measures of the domain `workforce` from plain rows, member by member.

Here belong their definitions as loops over days and rows. Who held a case and who was on duty is asked of
`workforce.Work`; how rows are drawn is in `random_workforce`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta

from .dates import day_after, days_between, eighteenth_birthday, last_of_month, months_of
from .workforce import Desk, Row, Work, is_open, lasts, role_means

Sums = dict[tuple, tuple[float, float]]
"""Numerator and denominator of each member."""


def days_of(start: date, end: date) -> Iterator[date]:
    """Every day of a period."""
    day = start
    while day <= end:
        yield day
        day = day_after(day)


def month_ends(start: date, end: date) -> list[date]:
    """The last days of the months of a period."""
    return [last for _, last in months_of(start, end)]


def added(sums: Sums, key: tuple, above: float = 0, below: float = 0) -> None:
    """Add to a member's numerator and denominator."""
    numerator, denominator = sums.get(key, (0, 0))
    sums[key] = (numerator + above, denominator + below)


def caseload_per_worker(work: Work, start: date, end: date) -> Sums:
    sums: Sums = {}
    for day in days_of(start, end):
        for desk, load in work.desks(day).items():
            if load.fte is not None:
                added(sums, ("average_daily", *desk), len(load.cases), load.fte)
                if day == end:
                    added(sums, ("point_in_time", *desk), len(load.cases), load.fte)
    return sums


def children_per_worker(work: Work, start: date, end: date) -> Sums:  # noqa: ARG001
    return {
        ("all", *desk): (len(load.children), load.fte)
        for desk, load in work.desks(end).items()
        if load.fte is not None and (load.children or not load.cases)
    }


def workers_over_standard(
    work: Work,
    start: date,  # noqa: ARG001
    end: date,
    standards: Mapping[str, float] | None = None,
) -> Sums:
    limits = standards or {"investigation": 12, "in_home": 17, "foster_care": 15}
    sums: Sums = {}
    for desk, load in work.desks(end).items():
        role = desk[-1]
        if not load.fte or role not in limits:
            continue
        counts_children = role_means(role, "is_load_of_children")
        cases = len(load.children) + work.without_child(load) if counts_children else len(load.cases)
        sums[("all", *desk)] = (float(cases / load.fte > limits[role] + 1e-9), 0)
    return sums


def new_assignments_per_worker(work: Work, start: date, end: date) -> Sums:
    sums: Sums = {}
    days, months = days_between(start, end) + 1, len(months_of(start, end))
    for day in days_of(start, end):
        for desk, load in work.desks(day).items():
            if load.fte:
                for component in ("all", "new_cases"):
                    added(sums, (component, *desk), below=load.fte * months / days)
        begun: dict[tuple, list[Desk]] = defaultdict(list)
        for a in (a for a in work.assignments if lasts(a) and a["assigned_on"] == day):
            mine = [b for b in work.assignments if all(a[name] == b[name] for name in HELD_AS)]
            if not _held(mine, day - timedelta(days=1)):
                desk = work.desk(a, day)
                if desk not in begun[(a["case_id"], a["role"])] and _is_known(work, desk, day):
                    begun[(a["case_id"], a["role"])].append(desk)
        for (case, role), desks in begun.items():
            for desk in desks:
                if desk[1] is not None:
                    added(sums, ("all", *desk), above=1)
            every = [b for b in work.assignments if (b["case_id"], b["role"]) == (case, role) and lasts(b)]
            if desks and min(b["assigned_on"] for b in every) == day:
                first = min(desks, key=lambda desk: (desk[1] is None, desk[1] or "", desk[2] or ""))
                added(sums, ("new_cases", *first), above=1)
    return sums


HELD_AS = ("case_id", "role", "worker_id", "vacant_unit")


def _held(assignments: list[Row], day: date) -> bool:
    return any(is_open(a["assigned_on"], a["ended_on"], day) for a in assignments)


def _is_known(work: Work, desk: Desk, day: date) -> bool:
    """Whether how much the desk's worker is on duty is known."""
    return desk[1] not in work.spells or work.duty(desk[1], day) is not None


def worker_turnover(work: Work, start: date, end: date) -> Sums:
    sums: Sums = {}
    ends = month_ends(start, end)
    for worker, spells in work.spells.items():
        for day in ends:
            spell, is_employed = work.post(worker, day)
            if is_employed:
                for component in ("all", "with_transfers"):
                    added(sums, (component, *_post_of(spell)), below=1 / len(ends))
        left = {s["separated_on"] for s in spells if s["separated_on"] and s["separated_on"] > s["hired_on"]}
        for day in sorted(day for day in left if start <= day <= end):
            ended = max(
                (s for s in spells if s["separated_on"] == day and s["hired_on"] < day),
                key=lambda s: s["hired_on"],
            )
            after = [
                s
                for s in spells
                if s["hired_on"] <= day_after(day) and (s["separated_on"] is None or s["separated_on"] > day)
            ]
            same = [s for s in after if (s["unit"], s["role"]) == (ended["unit"], ended["role"])]
            if not after:
                added(sums, ("all", *_post_of(ended)), above=1)
            if not same:
                added(sums, ("with_transfers", *_post_of(ended)), above=1)
    return sums


def _post_of(spell: Row) -> Desk:
    return spell["state"], spell["worker_id"], spell["unit"], spell["county"], spell["role"]


def supervisor_ratio(work: Work, start: date, end: date) -> Sums:  # noqa: ARG001
    sums: Sums = {}
    posts = {worker: work.post(worker, end) for worker in work.spells}
    there = {worker: spell for worker, (spell, is_employed) in posts.items() if is_employed}
    heads = {worker: spell for worker, spell in there.items() if role_means(spell["role"], "is_supervisor")}
    for worker, spell in heads.items():
        added(sums, ("all", work.state, worker, spell["unit"], spell["county"]), below=1)
    for worker, spell in there.items():
        if worker in heads:
            continue
        of_unit = sorted(head for head, post in heads.items() if post["unit"] == spell["unit"])
        head = spell["supervisor_id"] if spell["supervisor_id"] in heads else (of_unit or [None])[0]
        post = there[head or worker]
        added(sums, ("all", work.state, head or worker, post["unit"], post["county"]), above=1)
    return sums


def vacancy_rate(work: Work, start: date, end: date) -> Sums:
    sums: Sums = {}
    for position in work.positions:
        first = position["month"]
        if not start <= first <= end:
            continue
        last = last_of_month(first)
        shares = [
            spell["fte"]
            for spells in work.spells.values()
            for spell in spells
            if (spell["unit"], spell["role"]) == (position["unit"], position["role"])
            and is_open(spell["hired_on"], spell["separated_on"], last)
        ]
        if None not in shares:
            unit = position["unit"]
            key = ("all", work.state, last, unit, work.county_of(unit), position["role"])
            sums[key] = (max(position["authorised"] - sum(shares), 0), position["authorised"])
    return sums


def caseload_bands(
    work: Work, reports: list[Row], start: date, end: date
) -> dict[str, tuple[str, float | None]]:
    """`{report: (band, hours)}` of the reports of a state received in the period; times are whole days."""
    found = {}
    for report in reports:
        if report["state"] == work.state and start <= report["report_date"] <= end:
            began = report["investigation_date"]
            hours = None if began is None else days_between(report["report_date"], began) * 24.0
            known = hours if hours is not None and 0 <= hours <= 8760 else None
            found[report["report_id"]] = (_band(work, report), known)
    return found


def _band(work: Work, report: Row) -> str:
    received = report["report_date"]
    waiting = [
        (max(a["assigned_on"], received), -a["assigned_on"].toordinal(), a["worker_id"] or "~")
        for a in work.assignments
        if a["report_id"] == report["report_id"]
        and (a["ended_on"] is None or a["ended_on"] > received or a["assigned_on"] >= received)
    ]
    if not waiting:
        return "missing"
    day, _, worker = min(waiting)
    mine = [load for desk, load in work.desks(day).items() if desk[1] == worker and load.fte != 0]
    if not mine:
        return "nobody_on_duty"
    if mine[0].fte is None:
        return "missing"
    caseload = len(mine[0].cases) / mine[0].fte
    above = [name for name, most in BANDS.items() if caseload <= most]
    return above[0] if above else "over_18"


BANDS = {"up_to_6": 6, "over_6_to_12": 12, "over_12_to_18": 18}


def investigations_per_worker(reports: list[Row], end: date) -> dict[tuple, tuple[int, int]]:
    """`{(state, worker, month): (reports, children)}` of the Child File of the year."""
    found: dict[tuple, tuple[set, set]] = defaultdict(lambda: (set(), set()))
    for row in reports:
        disposed = row["disposition_date"]
        if row["submission_year"] == end.year and row["worker_id"] and disposed:
            of_reports, of_children = found[(row["state"], row["worker_id"], disposed.replace(day=1))]
            of_reports.add(row["report_id"])
            of_children.add(row["child_id"])
    return {key: (len(some), len(others)) for key, (some, others) in found.items()}


def supervisors_of_reports(reports: list[Row], end: date) -> dict[tuple, int]:
    """`{(state, supervisor): workers}` of the Child File of the year."""
    found: dict[tuple, set] = defaultdict(set)
    for row in reports:
        if row["submission_year"] == end.year and row["worker_id"] and row["supervisor_id"]:
            found[(row["state"], row["supervisor_id"])].add(row["worker_id"])
    return {key: len(workers) for key, workers in found.items()}


def visits_in_residence(episodes: list[Row], visits: list[Row], start: date, end: date) -> dict[tuple, bool]:
    """`{(state, child, month): in the residence}` of whole months in care with a visit and a known answer."""
    found = {}
    for first, last in months_of(start, end):
        for episode in episodes:
            key = (episode["state"], episode["child_id"])
            born, left = episode["birth_date"], episode["exit_date"]
            if born is None or eighteenth_birthday(born) <= first or episode["removal_date"] > first:
                continue
            if (left is not None and left <= last) or episode["observed_until"] < last:
                continue
            places = [
                visit["location"]
                for visit in visits
                if (visit["state"], visit["child_id"]) == key and first <= visit["visited_on"] <= last
            ]
            if "residence" in places or (places and None not in places):
                found[(*key, first)] = "residence" in places
    return found


MEASURES: Mapping[str, Callable[[Work, date, date], Sums]] = {
    "caseload_per_worker": caseload_per_worker,
    "children_per_worker": children_per_worker,
    "workers_over_standard": workers_over_standard,
    "new_assignments_per_worker": new_assignments_per_worker,
    "worker_turnover": worker_turnover,
    "supervisor_ratio": supervisor_ratio,
    "vacancy_rate": vacancy_rate,
}
"""Those made from the agency's extracts alone."""
