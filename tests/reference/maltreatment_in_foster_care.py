"""Maltreatment in foster care (decision 8): victim reports over days in care, child by child."""

from __future__ import annotations

from datetime import date, timedelta

from .dates import days_between, fiscal_year
from .histories import Child, ChildKey, Histories, Report
from .indicator_episodes import Episode, indicator_episodes


def days_in_care(episode: Episode, period_start: date, period_end: date) -> int:
    """Days of the episode within the period, by the four cases of section 1.3."""
    at_start = episode.removal_date < period_start
    left = episode.exit_date is not None and episode.exit_date <= period_end
    if at_start and left:
        return days_between(period_start, episode.exit_date)
    if at_start:
        return days_between(period_start, period_end) + 1
    if left:
        return days_between(episode.removal_date, episode.exit_date)
    return days_between(episode.removal_date, period_end)


def episodes_in_period(child: Child, period_start: date, period_end: date) -> list[Episode]:
    """Episodes with time in the period, without stays under 8 days completed by its last day."""
    found = []
    for episode in indicator_episodes(child):
        if episode.removal_date > period_end:
            continue
        if episode.exit_date is not None and episode.exit_date < period_start:
            continue
        if episode.is_short_stay and episode.exit_date <= period_end:
            continue
        found.append(episode)
    return found


def distinct_events(reports: list[Report]) -> list[Report]:
    """One child's victim reports without those within 1 day of the one just before, counted or not."""
    events = []
    previous: Report | None = None
    for report in sorted(reports, key=lambda r: (r.report_date, r.report_id)):
        if previous is None or days_between(previous.report_date, report.report_date) > 1:
            events.append(report)
        previous = report
    return events


def falls_in(report: Report, episode: Episode) -> bool:
    """Report date, and incident date if there is one, lie from removal + 7 days up to before the exit."""
    earliest = episode.removal_date + timedelta(days=7)
    for day in (report.report_date, report.incident_date):
        if day is None:
            continue
        if day < earliest:
            return False
        if episode.exit_date is not None and day >= episode.exit_date:
            return False
    return True


def maltreatment_in_foster_care(
    histories: Histories, period_start: date, period_end: date
) -> dict[ChildKey, tuple[int, int]]:
    """`{(state, AFCARS record number): (victim reports, days in care)}` for children with days."""
    year = fiscal_year(period_end)
    length = days_between(period_start, period_end) + 1
    by_child: dict[ChildKey, list[Report]] = {}
    for report in histories.reports:
        if report.is_victim and report.afcars_id and report.submission_year in (year, year + 1):
            by_child.setdefault((report.state, report.afcars_id), []).append(report)
    verdicts = {}
    for child in histories.children:
        episodes = episodes_in_period(child, period_start, period_end)
        days = min(length, sum(days_in_care(e, period_start, period_end) for e in episodes))
        if days == 0:
            continue
        counted = [
            r
            for r in distinct_events(by_child.get(child.key, []))
            if period_start <= r.report_date <= period_end and any(falls_in(r, e) for e in episodes)
        ]
        verdicts[child.key] = (len(counted), days)
    return verdicts
