"""Random rows of the workforce extracts of two states, and of reports and visits beside them.

Here belongs drawing rows whose dates stand on and beside the borders of periods, leaves and spells, some of
them repeated in a second file; what the measures make of them is in `workforce`.
"""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

from transforms.contracts import codes

Row = dict[str, Any]
STATES = ("ZZ", "MD")
FILES = ("F1", "F2")
BORDERS = (date(2022, 10, 1), date(2022, 12, 31), date(2023, 3, 1), date(2023, 9, 30), date(2023, 10, 1))
ROLES = tuple(code.name for code in codes.WORKER_ROLES.codes)
UNITS = ("Unit 1", "Unit 2", "Unit 3")


def some_day(random: Random) -> date:
    """A day on or beside the borders, or any of three years."""
    if random.random() < 0.4:
        return random.choice(BORDERS) + timedelta(days=random.choice((-31, -30, -2, -1, 0, 1, 2, 30, 31)))
    return date(2021, 10, 1) + timedelta(days=random.randrange(1000))


def days_after(day: date, *lengths: int, random: Random) -> date:
    return day + timedelta(days=random.choice(lengths))


def random_tables(seed: int, workers: int = 14, cases: int = 30) -> dict[str, list[Row]]:
    """Rows by table: extracts with file and record number, and tables of `episodes`."""
    random = Random(seed)  # noqa: S311 (rows for tests)
    tables: dict[str, list[Row]] = {
        name: []
        for name in (
            "workers",
            "worker_leave",
            "worker_assignments",
            "positions",
            "maltreatment_reports",
            "removal_episodes",
            "caseworker_visits",
        )
    }
    for state in STATES:
        for number in range(workers):
            _worker(random, state, f"W{number}", tables)
        for number in range(cases):
            _case(random, state, number, workers, tables)
        _positions(random, state, tables)
        for number in range(15):
            _child_in_care(random, state, f"A{number}", tables)
    for name in ("workers", "worker_leave", "worker_assignments", "positions"):
        tables[name] = _filed(random, tables[name])
    return tables


def _worker(random: Random, state: str, worker: str, tables: dict[str, list[Row]]) -> None:
    """One to three spells, some at the same time, some a day apart; and leaves."""
    hired = random.choice((date(2020, 1, 1), some_day(random)))
    role, unit = random.choice((*ROLES, "foster_care", "investigation")), random.choice(UNITS)
    for _ in range(random.choice((1, 1, 2, 3))):
        left = random.choice((None, some_day(random), days_after(hired, 0, 1, 100, random=random)))
        left = None if left is not None and left < hired else left
        tables["workers"].append(
            {
                "state": state,
                "worker_id": worker,
                "unit": unit,
                "county": {"ZZ": "9900", "MD": "2400"}[state] + unit[-1],
                "role": role,
                "fte": random.choice((1.0, 1.0, 0.5, 0.75, None)),
                "supervisor_id": random.choice((None, f"W{random.randrange(14)}")),
                "hired_on": hired,
                "separated_on": left,
                "case_carrying_from": random.choice((None, days_after(hired, -5, 0, 30, random=random))),
            }
        )
        role, unit = random.choice((role, random.choice(ROLES))), random.choice((unit, random.choice(UNITS)))
        hired = days_after(left or hired, *((0, 1, 2, 40) if left else (50, 400)), random=random)
    for _ in range(random.choice((0, 0, 1, 3))):
        begins = some_day(random)
        until = random.choice((None, *(begins + timedelta(days=n) for n in (1, 5, 30, 31, 90))))
        tables["worker_leave"].append(
            {"state": state, "worker_id": worker, "from_on": begins, "until_on": until}
        )


def _case(random: Random, state: str, number: int, workers: int, tables: dict[str, list[Row]]) -> None:
    """One case that moves between workers, vacant desks and people nobody knows; half of them of a report."""
    report = f"R{number}" if random.random() < 0.7 else None
    if report:
        tables["maltreatment_reports"] += _report(random, state, report, number)
    day = some_day(random)
    for _ in range(random.choice((1, 2, 3, 4))):
        ended = random.choice((None, some_day(random), days_after(day, 0, 1, 10, random=random)))
        ended = None if ended is not None and ended < day else ended
        tables["worker_assignments"].append(
            {
                "state": state,
                "worker_id": random.choice(
                    (None, "X1", *(f"W{random.randrange(workers)}" for _ in range(6)))
                ),
                "unit": random.choice((None, *UNITS, "Unit 9")),
                "case_id": f"K{random.choice((number, number, number // 2))}",
                "child_id": random.choice((None, None, f"A{random.randrange(9)}")),
                "report_id": random.choice((report, report, None)),
                "role": random.choice(ROLES),
                "primary": random.random() < 0.9,
                "assigned_on": day,
                "ended_on": ended,
            }
        )
        day = random.choice((ended or day, some_day(random)))


def _report(random: Random, state: str, report: str, number: int) -> list[Row]:
    """One report of one or two children, each with a worker of its own."""
    received = some_day(random)
    began = random.choice((None, days_after(received, -1, 0, 1, 3, 365, 366, random=random)))
    disposed = days_after(received, 0, 20, 60, random=random)
    return [
        {
            "state": state,
            "report_id": report,
            "child_id": f"C{(number + place) // 2}",
            "submission_year": disposed.year + (disposed.month >= 10),
            "report_date": received,
            "report_time": None,
            "investigation_date": began,
            "investigation_time": None,
            "disposition_date": random.choice((disposed, disposed, None)),
            "worker_id": random.choice((None, "W0", "W1", "W2", "W3")),
            "supervisor_id": random.choice((None, "W4", "W5", "W6")),
        }
        for place in range(random.choice((1, 2)))
    ]


def _positions(random: Random, state: str, tables: dict[str, list[Row]]) -> None:
    for month in (date(2022, 9, 1), date(2022, 10, 1), date(2023, 3, 1), date(2023, 9, 1), date(2023, 10, 1)):
        tables["positions"] += [
            {
                "state": state,
                "unit": unit,
                "role": role,
                "month": month,
                "authorised": random.choice((0.0, 1.0, 2.5, 4.0)),
            }
            for unit in UNITS
            for role in ROLES
            if random.random() < 0.5
        ]


def _child_in_care(random: Random, state: str, child: str, tables: dict[str, list[Row]]) -> None:
    removed = some_day(random)
    left = random.choice((None, days_after(removed, 30, 31, 90, 200, random=random)))
    tables["removal_episodes"].append(
        {
            "state": state,
            "child_id": child,
            "removal_date": removed,
            "exit_date": left,
            "birth_date": random.choice((None, date(2015, 1, 1), date(2005, 3, 1), date(2005, 9, 30))),
            "observed_until": date(2023, 9, 30),
        }
    )
    for sequence in range(1, random.choice((2, 6, 12))):
        tables["caseworker_visits"].append(
            {
                "state": state,
                "child_id": child,
                "removal_date": removed,
                "sequence": sequence,
                "visited_on": days_after(removed, *range(0, 200, 7), random=random),
                "location": random.choice(("residence", "other", "other", None)),
            }
        )


def _filed(random: Random, rows: list[Row]) -> list[Row]:
    """The rows in two files: some in both, with another end in the second, some twice in one."""
    filed = []
    for row in rows:
        file = random.choice(FILES)
        filed.append({**row, "file_id": file})
        if random.random() < 0.15:
            changed = {"ended_on": None} if "ended_on" in row else {}
            filed.append({**row, **changed, "file_id": random.choice(FILES)})
    return [
        {**row, "file_id": row["state"] + row["file_id"], "record_number": n}
        for n, row in enumerate(filed, start=1)
    ]
