"""Reporting and screening, row by row: who was reported, by whom, again, and what was taken in."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from transforms.contracts import codes

from .child_file import ChildRecord, Received, Referral, ordered
from .dates import days_between

Key = tuple[str, str]
"""State and member."""

KNOWN_FIRST = [code.name for code in codes.REPORT_SOURCES.codes]
PROFESSIONALS = KNOWN_FIRST[:7]
NONPROFESSIONALS = KNOWN_FIRST[7:12]


def by_report(received: Received, year: int) -> dict[Key, list[ChildRecord]]:
    """The records of each report in the Child File of a year."""
    found: dict[Key, list[ChildRecord]] = defaultdict(list)
    for record in received.in_force():
        if record.year == year:
            found[(record.state, record.report_id)].append(record)
    return found


def children_reported(received: Received, start: date, end: date) -> dict[Key, date]:
    """Each child with a report dated in the period: the day of the first."""
    found: dict[Key, date] = {}
    for record in received.in_force():
        if record.report_date is not None and start <= record.report_date <= end:
            key = (record.state, record.child_id)
            found[key] = min(found.get(key, record.report_date), record.report_date)
    return found


def source_of(records: list[ChildRecord]) -> str | None:
    """Who made a report: a source that says something, where the children's records differ."""
    given = [record.source for record in records if record.source is not None]
    return min(given, key=KNOWN_FIRST.index) if given else None


def reports_by_source(received: Received, start: date, end: date) -> dict[Key, str]:  # noqa: ARG001
    """The source of each report in the Child File of the year."""
    return {key: source_of(records) or "missing" for key, records in by_report(received, end.year).items()}


def reports_by_group(received: Received, start: date, end: date) -> dict[Key, str]:
    """The group of the source: anonymous, other and unknown are unclassified."""
    groups = {}
    for key, source in reports_by_source(received, start, end).items():
        if source == "missing":
            groups[key] = source
        elif source in PROFESSIONALS:
            groups[key] = "professional"
        else:
            groups[key] = "nonprofessional" if source in NONPROFESSIONALS else "unclassified"
    return groups


def repeat_reports(received: Received, start: date, end: date) -> dict[Key, bool]:
    """Children with a report in the year, and whether another followed after 15 to 365 days."""
    reports: dict[Key, list[ChildRecord]] = defaultdict(list)
    for record in received.in_force():
        if record.report_date is not None and record.year in (end.year, end.year + 1):
            reports[(record.state, record.child_id)].append(record)
    verdicts = {}
    for key, records in reports.items():
        inside = [r for r in ordered(records) if start <= r.report_date <= end]
        if inside:
            gaps = [days_between(inside[0].report_date, later.report_date) for later in records]
            verdicts[key] = any(15 <= gap <= 365 for gap in gaps)
    return verdicts


def screened_in_referrals(received: Received, start: date, end: date) -> dict[Key, bool]:
    """Referrals of the period with a decision, and whether they were taken in."""
    return {
        (r.state, r.referral_id): r.decision == "screened_in"
        for r in received.last_referrals()
        if r.decision is not None and start <= r.received_at.date() <= end
    }


def screened_in_by_agency_file(received: Received, start: date, end: date) -> dict[str, tuple[int, int]]:  # noqa: ARG001
    """By state: reports in the Child File of the year, and those with the referrals screened out."""
    found = {}
    for counts in received.agency:
        if counts.year == end.year and counts.screened_out is not None:
            reports = len([key for key in by_report(received, end.year) if key[0] == counts.state])
            found[counts.state] = (reports, reports + counts.screened_out)
    return found


def taken_in(received: Received) -> dict[Key, Referral]:
    """By report: the first screened-in referral that names it."""
    found: dict[Key, Referral] = {}
    for referral in sorted(received.last_referrals(), key=lambda r: (r.received_at, r.referral_id)):
        if referral.decision == "screened_in" and referral.report_id is not None:
            found.setdefault((referral.state, referral.report_id), referral)
    return found
