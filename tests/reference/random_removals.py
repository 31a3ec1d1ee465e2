"""Random rows of the tables of `episodes` for two states: removals, reports, and what police and courts did.

Here belongs drawing rows whose dates stand on and beside the limits of the measures; what the measures make
of them is in `removals_and_police`.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from transforms.contracts import codes

Row = dict[str, Any]
STATES = ("ZZ", "MD")
LIMITS = (date(2022, 9, 30), date(2022, 10, 1), date(2023, 9, 30), date(2023, 10, 1))
STAYS = (0, 3, 7, 8, 40, 200, 364, 365, 366)
GAPS = (-2, 0, 1, 100, 364, 365, 366, 500)
NEAR = (-31, -30, -2, -1, 0, 1, 2, 29, 30, 31, 89, 90, 91, 150)


def some_day(random: Random) -> date:
    """A day on or beside the limits of the year, or any of four years."""
    if random.random() < 0.3:
        return random.choice(LIMITS)
    return date(2020, 10, 1) + timedelta(days=random.randrange(1460))


def days_after(day: date, days: int) -> date:
    return day + timedelta(days=days)


def random_tables(seed: int, children: int) -> dict[str, list[Row]]:
    """Rows by table of `episodes`; child n is F<n> in foster care and C<n> in reports, in both states."""
    random = Random(seed)  # noqa: S311 (rows for tests)
    tables: dict[str, list[Row]] = {
        name: []
        for name in (
            "removal_episodes",
            "snapshots",
            "removal_circumstances",
            "child_records",
            "court_events",
            "maltreatment_reports",
            "alleged_maltreatments",
            "law_enforcement_events",
        )
    }
    for state in STATES:
        for number in range(children):
            removals = _removals(random, state, f"F{number}", number)
            tables["removal_episodes"] += removals
            for removal in removals:
                _tell_of(random, removal, tables)
            tables["child_records"] += _records(random, state, f"F{number}")
            _report(random, (state, number), children, removals, tables)
    for name, key in (
        ("court_events", ("state", "child_id", "event", "occurred_on")),
        ("law_enforcement_events", ("state", "report_id", "child_id", "event", "occurred_at")),
        ("maltreatment_reports", ("state", "report_id", "child_id", "submission_year")),
        ("alleged_maltreatments", ("state", "report_id", "child_id", "submission_year", "place")),
    ):
        tables[name] = list({tuple(row[part] for part in key): row for row in tables[name]}.values())
    return tables


def _removals(random: Random, state: str, child: str, number: int) -> list[Row]:
    born = random.choice((None, date(2004, 10, 1), date(2005, 3, 10), date(2012, 2, 29), date(2022, 12, 1)))
    removed, found, number_of_removal = some_day(random), [], 0
    basis = random.choice(("afcars_2020", "afcars_1993"))
    for _ in range(random.randrange(4)):
        left = days_after(removed, random.choice(STAYS)) if random.random() < 0.75 else None
        number_of_removal += 1 if random.random() < 0.7 else 2
        found.append(
            {
                "state": state,
                "child_id": child,
                "removal_date": removed,
                "removal_number": number_of_removal,
                "birth_date": born,
                "exit_date": left,
                "exit_reason": random.choice(("reunification", "adoption", None)) if left else None,
                "observed_until": random.choice((date(2022, 9, 30), date(2024, 9, 30))),
                "is_dropped": left is None and random.random() < 0.4,
                "basis": basis,
                "file_id": basis,
                "record_number": number,
            }
        )
        removed = max(days_after(left or removed, random.choice(GAPS)), days_after(removed, 1))
    return found


def _tell_of(random: Random, removal: Row, tables: dict[str, list[Row]]) -> None:
    """What snapshots, circumstances and the court say of a removal."""
    key = {name: removal[name] for name in ("state", "child_id", "removal_date")}
    if removal["basis"] == "afcars_1993":
        before = days_after(removal["removal_date"], -random.choice((-1, 0, 200, 364, 365, 366)))
        tables["snapshots"].append(
            key
            | {name: removal[name] for name in ("file_id", "record_number")}
            | {
                "snapshot_number": removal["removal_number"],
                "total_removals": random.choice((None, 1, 2)),
                "previous_exit_date": random.choice((None, before)),
            }
        )
    names = random.sample([code.name for code in codes.REMOVAL_CIRCUMSTANCES.codes], random.randrange(4))
    tables["removal_circumstances"] += [key | {"circumstance": name} for name in names]
    for _ in range(random.randrange(3)):
        day = days_after(removal["removal_date"], random.choice((-31, -30, -1, 0, 1, 9, 300)))
        event = random.choice(("removal_order", "removal_order", "petition"))
        put_off = random.choice((None, False, True))
        tables["court_events"].append(
            {"state": key["state"], "child_id": key["child_id"]}
            | {"event": event, "occurred_on": day, "continued": put_off}
        )


def _records(random: Random, state: str, child: str) -> list[Row]:
    """The child's AFCARS 2020 records in up to three files."""
    answers, months = ("yes", "yes", "no", "abandoned", None), (None, date(2022, 10, 1), date(2021, 5, 1))
    halves = (
        ("22B", date(2022, 4, 1), date(2022, 9, 30)),
        ("23A", date(2022, 10, 1), date(2023, 3, 31)),
        ("23B", date(2023, 4, 1), date(2023, 9, 30)),
    )
    return [
        {
            "state": state,
            "child_id": child,
            "submission": submission,
            "period_start": start,
            "period_end": end,
            "prior_adoption": random.choice(answers),
            "prior_adoption_month": random.choice(months),
            "prior_guardianship": random.choice(answers),
            "prior_guardianship_month": random.choice(months),
            "trafficked_in_care": random.choice((None, True, False)),
            "trafficked_in_care_reported": random.choice((None, True, False)),
        }
        for submission, start, end in halves
        if random.random() < 0.6
    ]


def _report(
    random: Random, child: tuple[str, int], reports: int, removals: list[Row], tables: dict[str, list[Row]]
) -> None:
    """One to three records of a child in reports, some of them shared with other children."""
    state, number = child
    for _ in range(random.randrange(1, 4)):
        report, reported = f"R{random.randrange(reports)}", some_day(random)
        near = [days_after(removal["removal_date"], -random.choice(NEAR)) for removal in removals]
        if near and random.random() < 0.7:
            reported = random.choice(near)
        year = random.choice((2023, 2024))
        dated = random.choice((reported, *(removal["removal_date"] for removal in removals)))
        tables["maltreatment_reports"].append(
            {
                "state": state,
                "report_id": report,
                "child_id": f"C{number}",
                "submission_year": year,
                "report_date": reported if random.random() < 0.95 else None,
                "disposition_date": random.choice((None, reported, days_after(reported, 20))),
                "is_victim": random.random() < 0.7,
                "afcars_id": random.choice((None, f"F{number}")),
                "removed_on": random.choice((None, None, days_after(dated, random.choice(NEAR)))),
                "foster_care_services": random.choice((None, "yes", "no", "unknown")),
                "source": random.choice((None, "unknown", "medical", "legal_law_enforcement")),
                "notified": random.choice((None, "unknown", "none", "both", "police_or_prosecutor")),
            }
        )
        tables["alleged_maltreatments"].append(
            {"state": state, "report_id": report, "child_id": f"C{number}", "submission_year": year}
            | {"place": 1, "maltreatment_type": random.choice((None, "neglect", "sexual_abuse"))}
        )
        tables["law_enforcement_events"] += _events(random, state, report, number, reported)


def _events(random: Random, state: str, report: str, number: int, reported: date) -> list[Row]:
    found = []
    for _ in range(random.randrange(5)):
        day = days_after(reported, random.choice((-1, 0, 0, 1, 5, 365, 366)))
        hour = random.choice((0, 9, 9, 15))
        event = random.choice([code.name for code in codes.LAW_ENFORCEMENT_EVENTS.codes])
        found.append(
            {
                "state": state,
                "report_id": report,
                "child_id": random.choice((None, f"C{number}")),
                "event": event,
                "occurred_at": datetime(day.year, day.month, day.day, hour),  # noqa: DTZ001 (local times)
                "is_day_only": hour == 0,
            }
        )
    return found
