"""Response and investigation, row by row: how long it took, and what was found."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from transforms.contracts import codes

from .child_file import ChildRecord, Received, is_finding, ordered
from .dates import days_between, fiscal_year
from .reporting import Key, by_report, taken_in

GRAVEST_FIRST = [code.name for code in codes.REPORT_DISPOSITIONS.codes]


def disposition_of(records: list[ChildRecord]) -> str | None:
    """The gravest disposition that the children's records of a report give."""
    given = [record.disposition for record in records if record.disposition is not None]
    return min(given, key=GRAVEST_FIRST.index) if given else None


def dispositions(received: Received, start: date, end: date) -> dict[Key, str]:  # noqa: ARG001
    """The disposition of each report in the Child File of the year."""
    reports = by_report(received, end.year)
    return {key: disposition_of(records) or "missing" for key, records in reports.items()}


def dates_of(records: list[ChildRecord]) -> tuple[date | None, date | None]:
    """First day of a report and last day of its disposition."""
    reported = [r.report_date for r in records if r.report_date is not None]
    disposed = [r.disposition_date for r in records if r.disposition_date is not None]
    return min(reported, default=None), max(disposed, default=None)


def days_of_disposed(received: Received, start: date, end: date) -> dict[Key, int]:
    """Days from report to disposition, of reports disposed in the period; the latest file's word counts."""
    found = {}
    for year in sorted({record.year for record in received.children}):
        for key, records in by_report(received, year).items():
            reported, disposed = dates_of(records)
            if reported and disposed and start <= disposed <= end and reported <= disposed:
                found[key] = days_between(reported, disposed)
    return found


def timely_disposition(received: Received, start: date, end: date, limit_days: int = 60) -> dict[Key, bool]:
    """Whether those days are within the limit."""
    return {key: days <= limit_days for key, days in days_of_disposed(received, start, end).items()}


def days_of_received(received: Received, start: date, end: date) -> dict[Key, tuple[int, bool]]:
    """Days of reports received in the period, and whether they ended."""
    found: dict[Key, tuple[int, bool]] = {}
    in_a_file = {(record.state, record.report_id) for record in received.in_force()}
    latest: dict[Key, tuple[date, date | None]] = {}
    for year in sorted({record.year for record in received.children}):
        for key, records in by_report(received, year).items():
            reported, disposed = dates_of(records)
            if reported is not None:
                latest[key] = (reported, disposed)
    for key, (reported, disposed) in latest.items():
        if start <= reported <= end and disposed is not None and reported <= disposed:
            found[key] = (days_between(reported, disposed), True)
    for key, referral in taken_in(received).items():
        reported = referral.received_at.date()
        until = observed_until(received, key[0], reported)
        if key not in in_a_file and start <= reported <= end and until is not None and reported <= until:
            found[key] = (days_between(reported, until), False)
    return found


def observed_until(received: Received, state: str, reported: date) -> date | None:
    """Last day whose dispositions the files from the year of the report on hold without a gap."""
    held = {record.year for record in received.in_force() if record.state == state}
    year, last = fiscal_year(reported), None
    if year not in held:
        return None
    while year in held:
        given = [
            record.disposition_date
            for record in received.in_force()
            if record.state == state and record.year == year and record.disposition_date is not None
        ]
        if given:
            until = date(year, 9, 30) if max(given) >= date(year, 9, 1) else max(given)
            last = until if last is None else max(last, until)
        year += 1
    return last


def records_of_year(received: Received, year: int) -> list[ChildRecord]:
    """The Child File of a year in the order of the reports."""
    return ordered([record for record in received.in_force() if record.year == year])


def victim_records(received: Received, year: int) -> dict[Key, list[ChildRecord]]:
    """The reports of the year that made each victim one, first first."""
    found: dict[Key, list[ChildRecord]] = defaultdict(list)
    for record in records_of_year(received, year):
        if record.is_victim:
            found[(record.state, record.child_id)].append(record)
    return found


def substantiation_of_reports(received: Received, start: date, end: date) -> dict[Key, bool]:  # noqa: ARG001
    """Every child in every report, and whether found to be a victim in it."""
    records = records_of_year(received, end.year)
    return {(r.state, f"{r.report_id} {r.child_id}"): r.is_victim for r in records}


def substantiation_of_children(received: Received, start: date, end: date) -> dict[Key, bool]:  # noqa: ARG001
    """Every child once, and whether any report of the year found a victim."""
    found: dict[Key, bool] = {}
    for record in records_of_year(received, end.year):
        key = (record.state, record.child_id)
        found[key] = found.get(key, False) or record.is_victim
    return found


def victimization(received: Received, start: date, end: date) -> dict[Key, int]:  # noqa: ARG001
    """Every victim of the year, once."""
    return dict.fromkeys(victim_records(received, end.year), 1)


def first_time_victims(received: Received, start: date, end: date) -> dict[Key, bool]:  # noqa: ARG001
    """Victims whose first finding of the year says whether they were victims before."""
    first = {key: records[0].prior_victim for key, records in victim_records(received, end.year).items()}
    return {key: answer == "no" for key, answer in first.items() if answer in ("yes", "no")}


def found_types(records: list[ChildRecord]) -> list[str]:
    """The different types found, in alphabetical order; unknown alone where no other is known."""
    given = {kind for record in records for kind, level in record.maltreatments if is_finding(level)}
    known = sorted(given - {None, "unknown", "none_alleged"})
    return known or (["unknown"] if "unknown" in given else [])


def exclusive_types(received: Received, start: date, end: date) -> dict[Key, str]:  # noqa: ARG001
    """One type only, or multiple."""
    verdicts = {}
    for key, records in victim_records(received, end.year).items():
        types = found_types(records)
        verdicts[key] = "multiple" if len(types) > 1 else f"{types[0]}_only" if types else "missing"
    return verdicts


def any_types(received: Received, start: date, end: date) -> dict[Key, str]:  # noqa: ARG001
    """Every type, joined by bars."""
    victims = victim_records(received, end.year)
    return {key: "|".join(found_types(records)) or "missing" for key, records in victims.items()}


def perpetrator_relationship(received: Received, start: date, end: date) -> dict[Key, str]:  # noqa: ARG001
    """The one relationship known, or multiple."""
    verdicts = {}
    for key, records in victim_records(received, end.year).items():
        given = {who for record in records for who in record.perpetrators}
        known = sorted(given - {None, "unknown"})
        unknown = "unknown" if "unknown" in given else "missing"
        verdicts[key] = "multiple" if len(known) > 1 else known[0] if known else unknown
    return verdicts


def deaths_in_child_file(received: Received, start: date, end: date) -> dict[Key, int]:  # noqa: ARG001
    """Every child dead of maltreatment by the Child File of the year."""
    records = records_of_year(received, end.year)
    return {(r.state, r.child_id): 1 for r in records if r.death == "yes"}


def deaths(received: Received, start: date, end: date) -> dict[Key, int]:
    """Those, and the deaths that the Agency File counts beside them."""
    others = {
        (counts.state, f"agency file {number}"): 1
        for counts in received.agency
        if counts.year == end.year
        for number in range(1, (counts.deaths or 0) + 1)
    }
    return deaths_in_child_file(received, start, end) | others


def timely_response(received: Received, start: date, end: date, *, attempts_count: bool) -> dict[Key, bool]:
    """Reports of the period and whether a contact, or an attempt, came within the limit in whole days.

    The random records hold no start of the investigation and no times of reports: contacts alone respond.
    """
    told: dict[Key, ChildRecord] = {}
    for record in sorted(received.in_force(), key=lambda r: (r.year, r.child_id), reverse=True):
        if record.report_date is not None:
            best = told.get((record.state, record.report_id))
            if best is None or record.year == best.year:
                told[(record.state, record.report_id)] = record
    contacts = defaultdict(list)
    for contact in received.last_contacts():
        if contact.in_person and (contact.completed or attempts_count):
            contacts[(contact.state, contact.report_id)].append(contact.attempted_at.date())
    priorities = defaultdict(set)
    for referral in received.last_referrals():
        if referral.priority is not None and referral.report_id is not None:
            priorities[(referral.state, referral.report_id)].add(referral.priority)
    verdicts = {}
    for key, record in told.items():
        if start <= record.report_date <= end:
            limit = 1 if min(priorities.get(key, {"2"})) in ("1", "Immediate") else 3
            days = [days_between(record.report_date, day) for day in contacts[key]]
            verdicts[key] = bool(days) and 0 <= min(days) <= limit
    return verdicts
