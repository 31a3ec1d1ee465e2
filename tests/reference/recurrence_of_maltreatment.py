"""Recurrence of maltreatment (decision 9): victims of a fiscal year, and whether they are victims again."""

from __future__ import annotations

from datetime import date

from .dates import days_between, eighteenth_birthday, fiscal_year
from .histories import ChildKey, Histories, Report


def is_unborn(report: Report) -> bool:
    """Age 77, or the report is dated before birth."""
    return report.chage == 77 or (report.birth_date is not None and report.report_date < report.birth_date)


def is_adult(report: Report) -> bool:
    """18 or older at the report: by the age filed, without one by the date of birth."""
    if report.chage is not None and report.chage != 99:
        return report.chage >= 18 and report.chage != 77
    return report.birth_date is not None and report.report_date >= eighteenth_birthday(report.birth_date)


def recurrence_of_maltreatment(
    histories: Histories, period_start: date, period_end: date
) -> dict[ChildKey, bool]:
    """`{(state, CHID): victim again}` for the children with a first victim report in the fiscal year."""
    year = fiscal_year(period_end)
    by_child: dict[ChildKey, list[Report]] = {}
    for report in histories.reports:
        if not report.is_victim or report.submission_year not in (year, year + 1):
            continue
        if is_unborn(report) or is_adult(report):
            continue
        by_child.setdefault(report.child_key, []).append(report)
    verdicts = {}
    for key, reports in by_child.items():
        reports.sort(key=lambda r: (r.report_date, r.report_id))
        in_year = [r for r in reports if period_start <= r.report_date <= period_end]
        if not in_year:
            continue
        initial = in_year[0]
        if initial.is_maltreatment_death:
            continue
        verdicts[key] = any(is_recurrence(initial, later) for later in reports)
    return verdicts


def is_recurrence(initial: Report, later: Report) -> bool:
    """15 to 365 days after the initial report, and not of the same incident where both dates are known."""
    if not 15 <= days_between(initial.report_date, later.report_date) <= 365:
        return False
    both_known = initial.incident_date is not None and later.incident_date is not None
    return not (both_known and initial.incident_date == later.incident_date)
