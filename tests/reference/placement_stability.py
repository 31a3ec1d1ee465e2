"""Placement stability (P5, decision 7): moves per 1,000 days of the entry episodes of a period."""

from __future__ import annotations

from datetime import date

from transforms.contracts import codes

from .dates import days_between
from .histories import Histories
from .indicator_episodes import Episode, indicator_episodes


def settings_counted(episode: Episode, period_end: date) -> int:
    """Placement settings that began before the exit and on or before the period's last day."""
    counted = 0
    for arrangement in episode.arrangements:
        if arrangement.setting is None:
            continue
        code = codes.PLACEMENT_SETTINGS.by_name[arrangement.setting]
        if not code.means.get("is_placement_setting", False):
            continue
        if arrangement.began_on > period_end:
            continue
        if episode.exit_date is not None and arrangement.began_on >= episode.exit_date:
            continue
        counted += 1
    return counted


def placement_stability(
    histories: Histories, period_start: date, period_end: date
) -> dict[tuple[str, str, date], tuple[int, int]]:
    """P5: `{(state, child, removal date): (moves, days)}`, one entry per entry episode that counts."""
    verdicts = {}
    for child in histories.children:
        for episode in indicator_episodes(child):
            if not period_start <= episode.removal_date <= period_end:
                continue
            left = episode.exit_date is not None and episode.exit_date <= period_end
            if left and episode.is_short_stay:
                continue
            end = episode.exit_date if left else period_end
            days = days_between(episode.removal_date, end)
            settings = settings_counted(episode, period_end)
            if days == 0 or settings == 0:
                continue
            verdicts[(*child.key, episode.removal_date)] = (settings - 1, days)
    return verdicts
