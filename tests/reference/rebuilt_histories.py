"""Histories rebuilt from snapshots, one child at a time, as one would by hand.

The rules are those of `episodes/snapshots.sql`, `snapshot_removals.sql` and `snapshot_arrangements.sql`,
written as loops over one child's snapshots. Nothing here knows what really happened.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from .snapshots import Snapshot, is_counted


@dataclass(frozen=True)
class RebuiltArrangement:
    """One living arrangement, and whether it is a new setting."""

    began_on: date
    setting: str | None
    is_new_setting: bool = True
    repair: str | None = None


@dataclass(frozen=True)
class RebuiltRemoval:
    """One removal with its exit as far as snapshots tell; `repairs` of the removal date and of the exit."""

    removal_date: date
    exit_date: date | None
    exit_reason: str | None
    last_seen_on: date
    is_exit_unknown: bool = False
    repairs: tuple[str | None, str | None] = (None, None)
    arrangements: tuple[RebuiltArrangement, ...] = ()


def is_same_removal(earlier: Snapshot, later: Snapshot) -> bool:
    """Two snapshots in a row tell of one removal, perhaps on a corrected date."""
    if earlier.removed == later.removed:
        return True
    if earlier.exited is not None and earlier.exited <= later.removed:
        return False
    if later.previous_exit is not None and earlier.removed < later.previous_exit <= later.removed:
        return False
    if earlier.total is not None and later.total is not None:
        return earlier.total == later.total
    return abs((later.removed - earlier.removed).days) <= 30


def by_removal(snapshots: Sequence[Snapshot]) -> dict[date, list[Snapshot]]:
    """One child's snapshots by the removal they tell of, without those that later files deny."""
    dated = [s for s in sorted(snapshots, key=lambda s: (s.end, s.start)) if s.removed is not None]
    groups: list[list[Snapshot]] = []
    for snapshot in dated:
        if groups and is_same_removal(groups[-1][-1], snapshot):
            groups[-1].append(snapshot)
        else:
            groups.append([snapshot])
    found: dict[date, list[Snapshot]] = {}
    for position, group in enumerate(groups):
        removed = group[-1].removed
        if all(later[-1].removed >= removed for later in groups[position + 1 :]):
            found.setdefault(removed, []).extend(group)
    return dict(sorted(found.items()))


def last_given(snapshots: Sequence[Snapshot], name: str):
    """The last value of a field that is not missing."""
    given = [getattr(s, name) for s in snapshots if getattr(s, name) is not None]
    return given[-1] if given else None


def rebuilt(snapshots: Sequence[Snapshot]) -> list[RebuiltRemoval]:
    """One child's removals, oldest first."""
    groups = list(by_removal(snapshots).items())
    found = []
    for position, (removed, told) in enumerate(groups):
        following = groups[position + 1] if position + 1 < len(groups) else None
        found.append(_seen_removal(removed, told, following))
    if groups:
        first = _first_removal(*groups[0])
        found = [first, *found] if first else found
    return found


def _seen_removal(
    removed: date, told: list[Snapshot], following: tuple[date, list[Snapshot]] | None
) -> RebuiltRemoval:
    last = told[-1]
    exited, repair = last.exited, None
    if exited is None and following is not None:
        next_removed, next_told = following
        before, total = last_given(next_told, "previous_exit"), last_given(next_told, "total")
        own = last_given(told, "total")
        is_next = total is None or own is None or total - own <= 1
        if before is not None and removed <= before <= next_removed and is_next:
            exited, repair = before, "closed_by_previous_discharge"
        else:
            repair = "exit_never_reported"
    elif exited is None and any(s.exited for s in told):
        repair = "exit_withdrawn"
    moved = len({s.removed for s in told}) > 1
    seen = last.end
    if following is not None and following[0] <= seen:
        seen = following[0] - timedelta(days=1)
    return RebuiltRemoval(
        removed,
        exited,
        last.reason if last.exited and last.reason != "not_applicable" else None,
        seen,
        repair == "exit_never_reported",
        ("removal_date_corrected" if moved else None, repair),
        tuple(arrangements(removed, told)),
    )


def _first_removal(removed: date, told: list[Snapshot]) -> RebuiltRemoval | None:
    """The removal before the first one seen, where its date and the total tell of it."""
    first, before = last_given(told, "first_removed"), last_given(told, "previous_exit")
    total = last_given(told, "total")
    if first is None or first >= removed:
        return None
    if not (total >= 2 if total is not None else before is not None and before >= first):
        return None
    is_next = total is None or total == 2
    exited = before if is_next and before is not None and first <= before <= removed else None
    repair = "closed_by_previous_discharge" if exited else "exit_never_reported"
    return RebuiltRemoval(first, exited, None, first, exited is None, ("known_by_first_removal_date", repair))


@dataclass
class _Setting:
    """A current setting, told by one or more snapshots with the same date."""

    began: date
    seen_until: date
    setting: str | None = None
    count: int | None = None
    is_real: bool = True
    is_estimated: bool = False

    @property
    def is_counted(self) -> bool:
        """It counts as a placement setting; one of unknown kind where a count says so."""
        return is_counted(self.setting) if self.setting else (self.count or 0) > 0


def _began(snapshot: Snapshot) -> date:
    if snapshot.setting_began is not None:
        return snapshot.setting_began
    return max(snapshot.removed, snapshot.start) if (snapshot.settings or 0) > 1 else snapshot.removed


def _has_setting(snapshot: Snapshot) -> bool:
    return bool(snapshot.setting_began or snapshot.setting or snapshot.settings)


def _settings(removed: date, told: list[Snapshot]) -> list[_Setting]:
    """Current settings in order, without those that a later snapshot denies."""
    told = [replace(s, removed=removed) for s in told]
    told = [
        s
        for n, s in enumerate(told)
        if _has_setting(s) or (s.settings == 0 and not any(map(_has_setting, told[:n])))
    ]
    found: list[_Setting] = []
    for position, snapshot in enumerate(told):
        began = _began(snapshot)
        if any(_began(later) < began for later in told[position + 1 :]):
            continue
        if not found or found[-1].began != began:
            found.append(_Setting(began, snapshot.end))
        setting = found[-1]
        setting.seen_until = snapshot.end
        setting.is_real = _has_setting(snapshot)
        setting.is_estimated = snapshot.setting_began is None
        setting.setting = snapshot.setting or setting.setting
        setting.count = snapshot.settings if snapshot.settings is not None else setting.count
    return found


def arrangements(removed: date, told: list[Snapshot]) -> list[RebuiltArrangement]:
    """The settings seen, and those that only the count knows, in order."""
    settings = _settings(removed, told)
    found: list[RebuiltArrangement] = []
    counted_so_far, seen_since, seen_ever = 0, 0, 0
    for position, setting in enumerate(settings):
        counts = setting.is_counted
        seen_since += counts
        so_far = None
        if setting.count is not None:
            so_far = min(s.count for s in settings[position:] if s.count is not None)
        new = None if so_far is None else so_far - counted_so_far
        unseen = max(0, new - seen_since) if new is not None else 0
        found += _unseen(removed, settings, position, unseen)
        is_back = counts and new is not None and new < seen_since and (counted_so_far > 0 or seen_ever > 0)
        repair = (
            "same_home_by_count" if is_back else "setting_date_estimated" if setting.is_estimated else None
        )
        kind = "unseen_setting" if setting.setting is None and counts else setting.setting
        if setting.is_real:
            found.append(RebuiltArrangement(setting.began, kind, not is_back, repair))
        seen_ever += counts
        if so_far is not None:
            counted_so_far, seen_since = so_far, 0
    return found


def _unseen(removed: date, settings: list[_Setting], position: int, unseen: int) -> list[RebuiltArrangement]:
    """Settings of unknown kind before one that was seen, dated evenly."""
    until = settings[position].began
    if position == 0:
        after = min(removed, until)
        offsets = [(until - after).days * turn // unseen for turn in range(unseen)]
    else:
        before = settings[position - 1]
        after = before.seen_until if before.seen_until < until else before.began
        offsets = [-(-(until - after).days * turn // (unseen + 1)) for turn in range(1, unseen + 1)]
    return [
        RebuiltArrangement(after + timedelta(days=days), "unseen_setting", True, "unseen_setting")
        for days in offsets
    ]
