"""Services after a report, safety at home with them, and plans of safe care, report by report."""

from __future__ import annotations

from datetime import date

from .dates import days_between, eighteenth_birthday, fiscal_year
from .histories import ChildKey, Histories, Report
from .recurrence_of_maltreatment import is_adult, is_recurrence, is_unborn
from .safety import Answers, afcars_ids, report_key

SERVICE_FIELDS = {
    "famsup": "family_support",
    "fostercr": "foster_care",
    "casemang": "case_management",
    "housing": "housing",
    "othersv": "other",
}
"""Some of the 24 fields of the Child File: those that the random answers use."""
MemberKey = tuple[str, str]
"""State and `report child`."""


def reports_of_year(histories: Histories, period_end: date) -> list[Report]:
    """The child-reports of the fiscal year's Child File."""
    return [r for r in histories.reports if r.submission_year == fiscal_year(period_end)]


def member_key(report: Report) -> MemberKey:
    """A child in a report as a member."""
    return (report.state, f"{report.report_id} {report.child_id}")


def post_response_services(
    histories: Histories, answers: Answers, period_end: date, *, victims: bool
) -> dict[MemberKey, bool]:
    """Whether services followed, of victims or of the others, where that is answered."""
    verdicts = {}
    for report in reports_of_year(histories, period_end):
        told = answers[report_key(report)]["postserv"]
        if report.is_victim == victims and told in ("yes", "no"):
            verdicts[member_key(report)] = told == "yes"
    return verdicts


def time_to_services(histories: Histories, answers: Answers, period_end: date) -> dict[MemberKey, int | None]:
    """Days to the first service, None where the day is not filed; services from before left out."""
    verdicts: dict[MemberKey, int | None] = {}
    for report in reports_of_year(histories, period_end):
        told = answers[report_key(report)]
        if told["postserv"] != "yes":
            continue
        began = told["servdate"]
        days = days_between(report.report_date, began) if isinstance(began, date) else None
        if days is None or days >= 0:
            verdicts[member_key(report)] = days
    return verdicts


def services_by_type(histories: Histories, answers: Answers, period_end: date) -> dict[MemberKey, set[str]]:
    """The types of service of each child who received any."""
    verdicts = {}
    for report in reports_of_year(histories, period_end):
        told = answers[report_key(report)]
        if told["postserv"] == "yes":
            named = {name for field, name in SERVICE_FIELDS.items() if told.get(field) == "yes"}
            verdicts[member_key(report)] = named or {"missing"}
    return verdicts


def in_home_safety(
    histories: Histories, answers: Answers, period_start: date, period_end: date
) -> dict[ChildKey, bool]:
    """Safe at home for a year, of victims with services who were not removed at once."""
    year = fiscal_year(period_end)
    by_child: dict[ChildKey, list[Report]] = {}
    for report in histories.reports:
        by_child.setdefault(report.child_key, []).append(report)
    verdicts = {}
    for key, reports in by_child.items():
        eligible = [
            r
            for r in reports
            if r.is_victim and r.submission_year in (year, year + 1) and not is_unborn(r) and not is_adult(r)
        ]
        in_year = [r for r in eligible if period_start <= r.report_date <= period_end]
        if not in_year:
            continue
        initial = min(in_year, key=lambda r: (r.report_date, r.report_id))
        told = answers[report_key(initial)]
        if initial.is_maltreatment_death or told["postserv"] != "yes":
            continue
        gaps = removal_gaps(histories, answers, initial, reports)
        if any(gap <= 14 for gap in gaps) or (told["fostercr"] == "yes" and not gaps):
            continue
        again = any(is_recurrence(initial, later) for later in eligible)
        verdicts[key] = not again and not any(15 <= gap <= 365 for gap in gaps)
    return verdicts


def removal_gaps(histories: Histories, answers: Answers, initial: Report, reports: list[Report]) -> list[int]:
    """Days from the initial report to every removal that was not over by then, however it is known."""
    gaps = []
    removed = answers[report_key(initial)]["rmvdate"]
    if isinstance(removed, date):
        gaps.append(days_between(initial.report_date, removed))
    for report in reports:
        removed = answers[report_key(report)]["rmvdate"]
        if isinstance(removed, date) and 15 <= days_between(initial.report_date, removed) <= 365:
            gaps.append(days_between(initial.report_date, removed))
    in_care = initial.afcars_id or afcars_ids(histories).get(initial.child_key)
    for child in histories.children:
        if child.key != (initial.state, in_care):
            continue
        for removal in child.removals:
            if removal.removal_date is None:
                continue
            over = removal.exit_date is not None and removal.exit_date <= initial.report_date
            unseen = (
                removal.exit_date is None
                and not child.in_last_file
                and child.observed_until < initial.report_date
            )
            if not over and not unseen:
                gaps.append(days_between(initial.report_date, removal.removal_date))
    return gaps


def age_at_report(report: Report) -> int | None:
    """Age in years: as filed, else by the birthdays passed; None unborn or unknown."""
    if report.chage is not None and report.chage <= 21:
        return report.chage
    if report.chage == 77 or report.birth_date is None or report.birth_date > report.report_date:
        return None
    if report.report_date >= eighteenth_birthday(report.birth_date):
        return 18
    passed = report.report_date.year - report.birth_date.year
    before = (report.report_date.month, report.report_date.day) < (
        report.birth_date.month,
        report.birth_date.day,
    )
    return passed - before


def plan_of_safe_care(
    histories: Histories, answers: Answers, period_end: date, field: str
) -> dict[ChildKey, bool]:
    """Of exposed infants reported by medical personnel, the answer to a field; a yes stands before a no."""
    verdicts: dict[ChildKey, bool] = {}
    for report in reports_of_year(histories, period_end):
        told = answers[report_key(report)]
        exposed = "yes" in (told["cdalc"], told["cddrug"])
        if told["rptsrc"] != "medical" or not exposed or age_at_report(report) != 0 or is_unborn(report):
            continue
        if told[field] in ("yes", "no"):
            verdicts[report.child_key] = verdicts.get(report.child_key, False) or told[field] == "yes"
    return verdicts
