"""The removal episodes that count in the AFCARS-based indicators, cut at 18 (decisions 2, 3 and 12).

Measures that use recorded exits (counts, exits by reason, visits) do not come here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from transforms.contracts import codes

from .dates import days_between, eighteenth_birthday
from .histories import Child, LivingArrangement, Removal


@dataclass(frozen=True)
class Episode:
    """One episode with exit and reason after the age-18 rule; `exit_reason` None: none was reported."""

    removal_date: date
    exit_date: date | None
    exit_reason: str | None
    eighteenth_birthday: date
    arrangements: tuple[LivingArrangement, ...]

    @property
    def is_permanency(self) -> bool:
        """Left to reunification, a relative, adoption or guardianship."""
        return _means(self.exit_reason, "is_permanency")

    @property
    def can_reenter(self) -> bool:
        """Left to reunification, a relative or guardianship."""
        return _means(self.exit_reason, "can_reenter")

    @property
    def left_without_reason(self) -> bool:
        """Left, and no reason was reported."""
        return self.exit_date is not None and self.exit_reason is None

    @property
    def is_short_stay(self) -> bool:
        """Left less than 8 days after removal (decision 3)."""
        return self.exit_date is not None and days_between(self.removal_date, self.exit_date) < 8


def _means(reason: str | None, meaning: str) -> bool:
    return reason is not None and bool(codes.EXIT_REASONS.by_name[reason].means.get(meaning, False))


def reported_reason(removal: Removal) -> str | None:
    """The recorded reason; None when there is none or it is `not_applicable`."""
    return removal.exit_reason if _means(removal.exit_reason, "is_reason") else None


def has_usable_dates(child: Child, removal: Removal) -> bool:
    """None of the faults in dates of decision 12."""
    born, removed, exited = child.birth_date, removal.removal_date, removal.exit_date
    if born is None or removed is None:
        return False
    if born > removed:
        return False
    if exited is None:
        return True
    return exited > removed and born <= exited


def indicator_episode(child: Child, removal: Removal) -> Episode | None:
    """The episode after decisions 2 and 12, or None when it is ignored or left out."""
    if not has_usable_dates(child, removal):
        return None
    assert child.birth_date is not None
    assert removal.removal_date is not None
    birthday = eighteenth_birthday(child.birth_date)
    if removal.removal_date >= birthday:
        return None
    exited, reason = removal.exit_date, reported_reason(removal)
    in_care_at_18 = birthday <= child.observed_until if exited is None else birthday <= exited
    if in_care_at_18:
        exited, reason = birthday, "aged_out"
    elif exited is None and not child.in_last_file:
        return None  # a dropped record
    return Episode(removal.removal_date, exited, reason, birthday, removal.arrangements)


def indicator_episodes(child: Child) -> list[Episode]:
    """The child's episodes that count, in order of removal."""
    episodes = [indicator_episode(child, removal) for removal in child.removals]
    return sorted((e for e in episodes if e is not None), key=lambda e: e.removal_date)
