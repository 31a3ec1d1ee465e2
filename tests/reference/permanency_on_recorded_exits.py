"""How children leave care and how long they stay, row by row, on recorded exits; and reentry as of Round 3.

Youth of 18 and older stay in, save in Round 3 reentry. Round 4 is in `permanency_indicators`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from .dates import age_in_years, completed_months, days_between
from .histories import Child, ChildKey, Histories, Removal
from .indicator_episodes import indicator_episodes, reported_reason
from .placement import is_served, latest_in_care
from .recorded_exits import EpisodeKey

PERMANENCY = ("reunification", "living_with_relative", "adoption", "guardianship")
BANDS_OF_STAYS = (
    (1, "under_1_month"),
    (6, "1_5_months"),
    (12, "6_11_months"),
    (18, "12_17_months"),
    (24, "18_23_months"),
    (30, "24_29_months"),
    (36, "30_35_months"),
    (60, "3_4_years"),
)
BANDS_TO_EXIT = (
    (12, "under_12_months"),
    (24, "12_23_months"),
    (36, "24_35_months"),
    (48, "36_47_months"),
)


def band_of(months: int, bands: tuple[tuple[int, str], ...], last: str) -> str:
    """The first band that ends above some months."""
    return next((name for until, name in bands if months < until), last)


def exits(histories: Histories, period_start: date, period_end: date) -> Iterator[tuple[Child, Removal]]:
    """Recorded exits of the period, whatever their reason."""
    for child in histories.children:
        for removal in child.removals:
            if removal.removal_date is None or removal.exit_date is None:
                continue
            if period_start <= removal.exit_date <= period_end:
                yield child, removal


def foster_care_exits(histories: Histories, period_start: date, period_end: date) -> dict[EpisodeKey, None]:
    """Every recorded exit of the period."""
    return {(*child.key, r.removal_date): None for child, r in exits(histories, period_start, period_end)}


def children_served(histories: Histories, period_start: date, period_end: date) -> dict[ChildKey, None]:
    """Children in care at some time of the period."""
    return {
        child.key: None
        for child in histories.children
        if any(is_served(child, removal, period_start, period_end) for removal in child.removals)
    }


def exits_to_permanency(
    histories: Histories, period_start: date, period_end: date
) -> dict[tuple[str, str, date, str], bool]:
    """`{(*episode, component): to permanency}`: all exits, and those of children who entered after 12."""
    found = {}
    for child, removal in exits(histories, period_start, period_end):
        success = reported_reason(removal) in PERMANENCY
        found[(*child.key, removal.removal_date, "all")] = success
        if child.birth_date is not None and age_in_years(child.birth_date, removal.removal_date) >= 13:
            found[(*child.key, removal.removal_date, "entered_after_12")] = success
    return found


def emancipated_entered_young(
    histories: Histories, period_start: date, period_end: date
) -> dict[EpisodeKey, bool]:
    """Exits to emancipation: whether the youth was 12 or younger at the removal."""
    return {
        (*child.key, r.removal_date): age_in_years(child.birth_date, r.removal_date) < 13
        for child, r in exits(histories, period_start, period_end)
        if r.exit_reason == "emancipation" and child.birth_date is not None
    }


def adoption_within_24_months(
    histories: Histories, period_start: date, period_end: date
) -> dict[EpisodeKey, bool]:
    """Exits to adoption: whether they came within 24 completed months of removal."""
    return {
        (*child.key, r.removal_date): completed_months(r.removal_date, r.exit_date) < 24
        for child, r in exits(histories, period_start, period_end)
        if r.exit_reason == "adoption" and r.exit_date >= r.removal_date
    }


def time_to_reunification(
    histories: Histories, period_start: date, period_end: date
) -> dict[EpisodeKey, str]:
    """Exits to reunification by band of time since the removal."""
    return {
        (*child.key, r.removal_date): band_of(
            completed_months(r.removal_date, r.exit_date), BANDS_TO_EXIT, "48_months_and_longer"
        )
        for child, r in exits(histories, period_start, period_end)
        if r.exit_reason == "reunification" and r.exit_date >= r.removal_date
    }


def stays(histories: Histories, period_start: date, period_end: date) -> Iterator[tuple[tuple, date, date]]:
    """`(member and component, removal, day counted to)` of children in care at the end, and of exits."""
    for child in histories.children:
        removal = latest_in_care(child, period_end)
        if removal is not None:
            yield (*child.key, "in_care"), removal.removal_date, period_end
    for child, removal in exits(histories, period_start, period_end):
        if removal.exit_date >= removal.removal_date:
            yield (*child.key, removal.removal_date, "exits"), removal.removal_date, removal.exit_date


def time_in_care(histories: Histories, period_start: date, period_end: date) -> dict[tuple, str]:
    """Bands of completed months since the removal."""
    return {
        member: band_of(completed_months(removed, until), BANDS_OF_STAYS, "5_years_and_longer")
        for member, removed, until in stays(histories, period_start, period_end)
    }


def days_in_care(histories: Histories, period_start: date, period_end: date) -> dict[tuple, int]:
    """Days since the removal."""
    return {
        member: days_between(removed, until)
        for member, removed, until in stays(histories, period_start, period_end)
    }


def reentry_to_foster_care_round_3(
    histories: Histories, period_start: date, period_end: date
) -> dict[ChildKey, bool]:
    """Round 3: children who enter in the period and leave within 12 months; whether they come back in 12."""
    found = {}
    for child in histories.children:
        episodes = indicator_episodes(child)
        entries = [
            e for e in episodes if period_start <= e.removal_date <= period_end and not e.is_short_stay
        ]
        if not entries or not entries[0].can_reenter:
            continue
        first = entries[0]
        if completed_months(first.removal_date, first.exit_date) >= 12:
            continue
        later = [e.removal_date for e in episodes if e.removal_date > first.removal_date]
        if later and min(later) < first.exit_date:
            continue
        found[child.key] = bool(later) and completed_months(first.exit_date, min(later)) < 12
    return found
