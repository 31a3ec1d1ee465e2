"""Measures on recorded exits: counts, exits by reason, reunification within 12 months, visits.

Youth of 18 and older stay in except where a function says otherwise; neither the age-18 rule nor the
exclusions of the indicators apply here.
"""

from __future__ import annotations

from datetime import date

from .dates import completed_months, eighteenth_birthday, months_of
from .histories import Child, ChildKey, Histories, Removal
from .indicator_episodes import reported_reason

EpisodeKey = tuple[str, str, date]
"""State, AFCARS record number, removal date."""


def is_in_care_after(child: Child, removal: Removal, day: date) -> bool:
    """No exit by the end of the day; a dropped child's open episode is known to its last file's end only."""
    if removal.exit_date is not None:
        return removal.exit_date > day
    return child.in_last_file or day <= child.observed_until


def foster_care_entries(histories: Histories, period_start: date, period_end: date) -> set[EpisodeKey]:
    """Removal episodes that begin in the period."""
    return {
        (*child.key, removal.removal_date)
        for child in histories.children
        for removal in child.removals
        if removal.removal_date is not None and period_start <= removal.removal_date <= period_end
    }


def exits_by_reason(
    histories: Histories, period_start: date, period_end: date
) -> dict[tuple[str, str, date | None], str]:
    """Episodes with a recorded exit in the period, with the recorded reason or `missing`."""
    return {
        (*child.key, removal.removal_date): reported_reason(removal) or "missing"
        for child in histories.children
        for removal in child.removals
        if removal.exit_date is not None and period_start <= removal.exit_date <= period_end
    }


def reunification_within_12_months(
    histories: Histories, period_start: date, period_end: date
) -> dict[EpisodeKey, bool]:
    """Recorded exits to reunification in the period; whether they came within 12 completed months."""
    verdicts = {}
    for child in histories.children:
        for removal in child.removals:
            removed, exited = removal.removal_date, removal.exit_date
            if removed is None or exited is None or removal.exit_reason != "reunification":
                continue
            if not period_start <= exited <= period_end or exited < removed:
                continue
            verdicts[(*child.key, removed)] = completed_months(removed, exited) < 12
    return verdicts


def children_in_care(histories: Histories, period_start: date, period_end: date) -> set[ChildKey]:
    """Children in care at the end of the period's last day; its first day does not matter."""
    del period_start
    return {
        child.key
        for child in histories.children
        for removal in child.removals
        if removal.removal_date is not None
        and removal.removal_date <= period_end
        and is_in_care_after(child, removal, period_end)
    }


def is_full_month_in_care(child: Child, first: date, last: date) -> bool:
    """One episode holds the whole month, and the child is under 18 on its first day."""
    if child.birth_date is None or eighteenth_birthday(child.birth_date) <= first:
        return False
    return any(
        removal.removal_date is not None
        and removal.removal_date <= first
        and is_in_care_after(child, removal, last)
        for removal in child.removals
    )


def caseworker_visits(
    histories: Histories, period_start: date, period_end: date
) -> dict[tuple[str, str, date], bool]:
    """`{(state, child, first day of the month): visited}` for the child-months of the period."""
    verdicts = {}
    for child in histories.children:
        visited = [visit.visited_on for removal in child.removals for visit in removal.visits]
        for first, last in months_of(period_start, period_end):
            if is_full_month_in_care(child, first, last):
                verdicts[(*child.key, first)] = any(first <= day <= last for day in visited)
    return verdicts
