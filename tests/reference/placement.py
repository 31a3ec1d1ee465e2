"""Where children in care live, row by row: settings on a day, moves, kin, group care, days on the run.

Recorded exits hold, youth of 18 and older stay in. Placement stability (P5) is in `placement_stability`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from transforms.contracts import codes

from .dates import age_in_years, completed_months, days_between
from .histories import Child, ChildKey, Histories, LivingArrangement, Removal
from .recorded_exits import EpisodeKey, is_in_care_after


def means(setting: str | None, meaning: str) -> bool:
    """Whether a setting is known and carries a meaning."""
    return setting is not None and bool(codes.PLACEMENT_SETTINGS.by_name[setting].means.get(meaning, False))


def arrangement_on(removal: Removal, day: date) -> LivingArrangement | None:
    """The arrangement that began last by the end of a day; of two of one day the one told later."""
    begun = [a for a in removal.arrangements if a.began_on <= day]
    return sorted(begun, key=lambda a: a.began_on)[-1] if begun else None


def latest_in_care(child: Child, day: date) -> Removal | None:
    """The latest removal in which the child is in care at the end of a day."""
    present = [
        r
        for r in child.removals
        if r.removal_date is not None and r.removal_date <= day and is_in_care_after(child, r, day)
    ]
    return max(present, key=lambda r: r.removal_date) if present else None


def is_served(child: Child, removal: Removal, period_start: date, period_end: date) -> bool:
    """In care at some time of the period; the day of exit is such a time."""
    if removal.removal_date is None or removal.removal_date > period_end:
        return False
    if removal.exit_date is not None:
        return removal.exit_date >= period_start
    return child.in_last_file or child.observed_until >= period_start


def placement_settings(histories: Histories, period_start: date, period_end: date) -> dict[ChildKey, str]:
    """The setting of each child in care at the end of the period, or `missing`."""
    del period_start
    found = {}
    for child in histories.children:
        removal = latest_in_care(child, period_end)
        if removal is not None:
            now = arrangement_on(removal, period_end)
            found[child.key] = (now.setting if now else None) or "missing"
    return found


def two_or_fewer_settings(
    histories: Histories, period_start: date, period_end: date
) -> dict[tuple[str, str, str], bool]:
    """`{(state, child, band of time in care): two or fewer}` of children served for 8 days or more."""
    found = {}
    for child in histories.children:
        stays = []
        for removal in child.removals:
            if is_served(child, removal, period_start, period_end):
                until = min(removal.exit_date or child.observed_until, period_end)
                if days_between(removal.removal_date, until) >= 8:
                    stays.append((removal.removal_date, until, removal))
        if not stays:
            continue
        removed, until, removal = max(stays, key=lambda stay: stay[0])
        settings = 0
        for arrangement in removal.arrangements:
            by_then = arrangement.began_on <= until
            if removal.exit_date is not None and arrangement.began_on >= removal.exit_date:
                by_then = False
            settings += by_then and means(arrangement.setting, "is_placement_setting")
        if settings:
            months = completed_months(removed, until)
            band = "24_months_and_longer"
            if months < 24:
                band = "under_12_months" if months < 12 else "12_23_months"
            found[(*child.key, band)] = settings <= 2
    return found


def kin_first_placement(histories: Histories, period_start: date, period_end: date) -> dict[EpisodeKey, bool]:
    """Entries of 8 days or more, day 7 observed and its setting known: whether it is with kin."""
    found = {}
    for child in histories.children:
        for removal in child.removals:
            removed, exited = removal.removal_date, removal.exit_date
            if removed is None or not period_start <= removed <= period_end:
                continue
            seventh = removed + timedelta(days=7)
            if (exited is not None and exited <= seventh) or (
                exited is None and child.observed_until < seventh
            ):
                continue
            then = arrangement_on(removal, seventh)
            if then is not None and then.setting is not None:
                found[(*child.key, removed)] = means(then.setting, "is_kin")
    return found


def young_children_in_group_care(
    histories: Histories, period_start: date, period_end: date
) -> dict[ChildKey, bool]:
    """Children by their latest entry, 12 or younger when the most recent placement began."""
    found = {}
    for child in histories.children:
        entries = [
            r
            for r in child.removals
            if r.removal_date is not None and period_start <= r.removal_date <= period_end
        ]
        if not entries or child.birth_date is None:
            continue
        latest = max(entries, key=lambda r: r.removal_date)
        last_day = period_end
        if latest.exit_date is not None:
            last_day = min(period_end, latest.exit_date - timedelta(days=1))
        last = arrangement_on(latest, last_day)
        if (
            last is not None
            and last.setting is not None
            and age_in_years(child.birth_date, last.began_on) <= 12
        ):
            found[child.key] = means(last.setting, "is_group_care")
    return found


def days_of(first: date, last: date) -> Iterator[date]:
    """Every day from first to last."""
    return (first + timedelta(days=n) for n in range((last - first).days + 1))


def runaway_days(
    histories: Histories, period_start: date, period_end: date
) -> dict[EpisodeKey, tuple[int, int]]:
    """`{episode: (days on the run, days in care with a known setting)}`, day by day."""
    found = {}
    for child in histories.children:
        for removal in child.removals:
            if removal.removal_date is None:
                continue
            away = known = 0
            for day in days_of(max(period_start, removal.removal_date), period_end):
                if not is_in_care_after(child, removal, day):
                    break
                now = arrangement_on(removal, day)
                if now is not None and now.setting is not None:
                    known += 1
                    away += means(now.setting, "is_absence")
            if known:
                found[(*child.key, removal.removal_date)] = (away, known)
    return found
