"""The four permanency indicators: P1 (entries), P2 and P3 (in care on day 1), P4 (reentry).

Decisions 4, 5 and 6. Each function gives `{(state, child): success}` with one entry per child of the
denominator; placement moves and maltreatment are elsewhere.
"""

from __future__ import annotations

from datetime import date

from .dates import completed_months, day_after, days_between
from .histories import ChildKey, Histories
from .indicator_episodes import Episode, indicator_episodes


def months_with_trial_home_visit(episode: Episode) -> int:
    """Months from removal to exit, time at home before a reunification cut (decision 4).

    The last arrangement is the last that began before the day of exit; of two that began on one day,
    the one reported later.
    """
    assert episode.exit_date is not None
    months = completed_months(episode.removal_date, episode.exit_date)
    if episode.exit_reason != "reunification":
        return months
    before_exit = [a for a in episode.arrangements if a.began_on < episode.exit_date]
    if not before_exit:
        return months
    last = sorted(before_exit, key=lambda a: a.began_on)[-1]
    if last.setting != "placed_at_home":
        return months
    if last.began_on > episode.removal_date and days_between(last.began_on, episode.exit_date) > 30:
        return completed_months(episode.removal_date, last.began_on) + 1
    return months


def permanency_in_12_months_entries(
    histories: Histories, period_start: date, period_end: date
) -> dict[ChildKey, bool]:
    """P1: children who enter in the period; whether they leave to permanency within 12 months."""
    next_day = day_after(period_end)
    twelve_months_on = next_day.replace(year=next_day.year + 1)
    verdicts = {}
    for child in histories.children:
        entries = [
            e
            for e in indicator_episodes(child)
            if period_start <= e.removal_date <= period_end and not e.is_short_stay
        ]
        if not entries:
            continue
        first = entries[0]
        if first.left_without_reason and first.exit_date < twelve_months_on:
            continue
        verdicts[child.key] = first.is_permanency and months_with_trial_home_visit(first) < 12
    return verdicts


def _in_care_on_day_1(
    histories: Histories, period_start: date, period_end: date, low: int, high: int | None
) -> dict[ChildKey, bool]:
    """P2 and P3: children in care on day 1 with low to high completed months behind them."""
    verdicts = {}
    for child in histories.children:
        present = [
            e
            for e in indicator_episodes(child)
            if e.removal_date < period_start
            and (e.exit_date is None or e.exit_date >= period_start)
            and e.eighteenth_birthday > period_start
        ]
        if not present:
            continue
        latest = present[-1]
        months = completed_months(latest.removal_date, period_start)
        if months < low or (high is not None and months > high):
            continue
        exits_in_period = latest.exit_date is not None and latest.exit_date <= period_end
        if exits_in_period and latest.left_without_reason:
            continue
        verdicts[child.key] = exits_in_period and latest.is_permanency
    return verdicts


def permanency_in_12_months_12_to_23(
    histories: Histories, period_start: date, period_end: date
) -> dict[ChildKey, bool]:
    """P2: in care 12-23 months on day 1; whether they leave to permanency in the period."""
    return _in_care_on_day_1(histories, period_start, period_end, 12, 23)


def permanency_in_12_months_24_plus(
    histories: Histories, period_start: date, period_end: date
) -> dict[ChildKey, bool]:
    """P3: in care 24 months or more on day 1; whether they leave to permanency in the period."""
    return _in_care_on_day_1(histories, period_start, period_end, 24, None)


def reentry_to_foster_care(
    histories: Histories, period_start: date, period_end: date
) -> dict[ChildKey, bool]:
    """P4: children who leave to reunification, relative or guardianship; whether they come back."""
    verdicts = {}
    for child in histories.children:
        episodes = indicator_episodes(child)
        exits = [
            e
            for e in episodes
            if e.exit_date is not None and period_start <= e.exit_date <= period_end and e.can_reenter
        ]
        if not exits:
            continue
        first = min(exits, key=lambda e: (e.exit_date, e.removal_date))
        later = [e.removal_date for e in episodes if e.removal_date > first.removal_date]
        if not later:
            verdicts[child.key] = False
            continue
        next_removal = min(later)
        if next_removal < first.exit_date:
            continue
        verdicts[child.key] = completed_months(first.exit_date, next_removal) < 12
    return verdicts
