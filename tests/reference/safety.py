"""Safety beside the federal indicators: victims again within 6 months, harm by providers or after going home.

What a report answers beyond the record of it (perpetrators, services) comes as `answers`, by report key.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from .dates import completed_months, eighteenth_birthday, fiscal_year
from .histories import Child, ChildKey, Histories, Removal, Report
from .recurrence_of_maltreatment import is_adult

ReportKey = tuple[str, str, str, int]
"""State, report id, CHID, submission year."""
Answers = Mapping[ReportKey, Mapping[str, object]]
PROVIDERS = {
    "relative_foster_parent",
    "nonrelative_foster_parent",
    "foster_parent_unspecified",
    "facility_staff",
}


def report_key(report: Report) -> ReportKey:
    """The key of one child in one report of one file."""
    return (report.state, report.report_id, report.child_id, report.submission_year)


def afcars_ids(histories: Histories) -> dict[ChildKey, str]:
    """The record number that any report of a child in reports carries."""
    found: dict[ChildKey, str] = {}
    for report in histories.reports:
        if report.afcars_id is not None:
            found[report.child_key] = max(report.afcars_id, found.get(report.child_key, ""))
    return found


def recurrence_within_6_months(
    histories: Histories, period_start: date, period_end: date
) -> dict[ChildKey, bool]:
    """`{(state, CHID): victim again}` for the victims of October to March."""
    year = fiscal_year(period_end)
    by_child: dict[ChildKey, list[date]] = {}
    for report in histories.reports:
        if report.is_victim and report.submission_year in (year, year + 1) and not is_adult(report):
            by_child.setdefault(report.child_key, []).append(report.report_date)
    verdicts = {}
    for key, days in by_child.items():
        first_half = [d for d in days if period_start <= d < date(period_end.year, 4, 1)]
        if first_half:
            first = min(first_half)
            verdicts[key] = any(d > first and completed_months(first, d) < 6 for d in days)
    return verdicts


def is_in_care_in(child: Child, removal: Removal, period_start: date, period_end: date) -> bool:
    """In foster care on some day of the period, the day of exit being one; as far as observed."""
    if removal.removal_date is None or removal.removal_date > period_end:
        return False
    last_known = None if child.in_last_file else child.observed_until
    last = removal.exit_date or last_known
    return last is None or last >= period_start


def maltreatment_by_providers(
    histories: Histories, answers: Answers, period_start: date, period_end: date
) -> dict[ChildKey, bool]:
    """`{(state, record number): maltreated by a provider}` for the children in care in the fiscal year."""
    year = fiscal_year(period_end)
    harmed = {
        (r.state, r.afcars_id)
        for r in histories.reports
        if r.is_victim
        and r.afcars_id is not None
        and r.submission_year in (year, year + 1)
        and period_start <= r.report_date <= period_end
        and PROVIDERS & {answers[report_key(r)].get(f"per{place}rel") for place in (1, 2, 3)}
    }
    return {
        child.key: child.key in harmed
        for child in histories.children
        if any(is_in_care_in(child, removal, period_start, period_end) for removal in child.removals)
    }


def maltreatment_after_reunification(
    histories: Histories, period_start: date, period_end: date
) -> dict[ChildKey, bool]:
    """`{(state, record number): victim within 12 months}` by the first reunification of the fiscal year."""
    year = fiscal_year(period_end)
    links = afcars_ids(histories)
    verdicts = {}
    for child in histories.children:
        exits = [
            removal.exit_date
            for removal in child.removals
            if removal.exit_date is not None
            and removal.removal_date is not None
            and removal.exit_reason == "reunification"
            and period_start <= removal.exit_date <= period_end
            and removal.removal_date <= removal.exit_date
            and (child.birth_date is None or removal.exit_date < eighteenth_birthday(child.birth_date))
        ]
        if not exits:
            continue
        home = min(exits)
        verdicts[child.key] = any(
            r.is_victim
            and (r.state, r.afcars_id or links.get(r.child_key)) == child.key
            and year <= r.submission_year <= year + 2
            and r.report_date >= home
            and completed_months(home, r.report_date) < 12
            and not (r.incident_date is not None and r.incident_date < home)
            for r in histories.reports
        )
    return verdicts
