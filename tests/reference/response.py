"""Time to the first response to a report, and whether it came within the agency's limit."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from .dates import days_between
from .histories import Contact, Histories, Report

ReportKey = tuple[str, str]
"""State and report identifier."""

Moment = tuple[date, str | None]
"""A day, and the time of day as `hhmm` where it is known."""


def hours_between(start: Moment, end: Moment) -> float:
    """Hours from start to end; whole days times 24 when either time is missing."""
    days = days_between(start[0], end[0])
    if start[1] is None or end[1] is None:
        return days * 24.0
    return (days * 1440 + minute_of_day(end[1]) - minute_of_day(start[1])) / 60


def minute_of_day(hhmm: str) -> int:
    """Minutes since midnight of a time written hhmm."""
    return int(hhmm[:2]) * 60 + int(hhmm[2:])


def earliest(moments: list[Moment]) -> Moment | None:
    """The earliest day, with its earliest known time."""
    if not moments:
        return None
    first = min(day for day, _ in moments)
    times = [time for day, time in moments if day == first and time is not None]
    return first, min(times) if times else None


def response_hours(rows: list[Report], contacts: list[Contact]) -> float | None:
    """Hours to the first response to one report (its rows, its contacts); None when missing or not valid."""
    received = earliest([(r.report_date, r.report_time) for r in rows])
    if contacts:
        seen = [(c.attempted_on, c.attempted_time) for c in contacts if c.completed and c.in_person]
        start = earliest(list(seen))
    else:
        start = earliest(
            [(r.investigation_date, r.investigation_time) for r in rows if r.investigation_date is not None]
        )
    if received is None or start is None:
        return None
    hours = hours_between(received, start)
    return hours if 0 <= hours <= 8760 else None


def all_response_hours(
    histories: Histories, period_start: date, period_end: date
) -> dict[ReportKey, float | None]:
    """Hours to the first response to every distinct report dated in the period; None when missing."""
    rows: dict[ReportKey, list[Report]] = {}
    for report in histories.reports:
        rows.setdefault((report.state, report.report_id), []).append(report)
    contacts: dict[ReportKey, list[Contact]] = {}
    for contact in histories.contacts:
        contacts.setdefault((contact.state, contact.report_id), []).append(contact)
    return {
        key: response_hours(of_report, contacts.get(key, []))
        for key, of_report in rows.items()
        if period_start <= min(r.report_date for r in of_report) <= period_end
    }


def response_time(histories: Histories, period_start: date, period_end: date) -> dict[ReportKey, float]:
    """`{(state, report): hours}` for the reports of the period whose response time is known and valid."""
    hours = all_response_hours(histories, period_start, period_end)
    return {key: value for key, value in hours.items() if value is not None}


def timely_response(
    histories: Histories,
    period_start: date,
    period_end: date,
    default_limit_hours: float = 24,
    limit_hours: Mapping[str, float] | None = None,
) -> dict[ReportKey, bool]:
    """`{(state, report): within the limit of its priority}` for every report of the period."""
    limits = limit_hours or {}
    verdicts = {}
    for key, hours in all_response_hours(histories, period_start, period_end).items():
        priority = histories.priorities.get(key)
        limit = default_limit_hours if priority is None else limits.get(priority, default_limit_hours)
        verdicts[key] = hours is not None and hours <= limit
    return verdicts
