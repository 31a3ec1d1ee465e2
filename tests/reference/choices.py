"""Where random histories take their choices from: a seeded generator, or hypothesis.

The histories themselves are made in `strategies`, `random_children` and `random_reports`.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Protocol, TypeVar

from hypothesis import strategies as st

T = TypeVar("T")


class Choices(Protocol):
    """A source of choices."""

    def whole(self, low: int, high: int) -> int:
        """A whole number from low to high, both included."""
        ...

    def one_of(self, options: Sequence[T]) -> T:
        """One of the options; those written more often come more often."""
        ...


class SeededChoices:
    """Choices of a seeded generator: equal seeds, equal histories."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311 (test data, not secrets)

    def whole(self, low: int, high: int) -> int:
        return self._random.randint(low, high)

    def one_of(self, options: Sequence[T]) -> T:
        return options[self._random.randrange(len(options))]


class DrawnChoices:
    """Choices that hypothesis draws, and shrinks towards the first option and the lowest number."""

    def __init__(self, draw: Callable) -> None:
        self._draw = draw

    def whole(self, low: int, high: int) -> int:
        return self._draw(st.integers(low, high))

    def one_of(self, options: Sequence[T]) -> T:
        return self._draw(st.sampled_from(list(options)))


def happens(choices: Choices, percent: int) -> bool:
    """True in this many of a hundred cases; hypothesis shrinks towards false."""
    return choices.whole(1, 100) > 100 - percent


def day_from(choices: Choices, first: date, last: date) -> date:
    """Any day from first to last."""
    return first + timedelta(days=choices.whole(0, max(0, (last - first).days)))


def days_after(day: date, days: int) -> date:
    """The day this many days later (earlier when negative)."""
    return day + timedelta(days=days)


def months_after(day: date, months: int) -> date:
    """The same day of the month this many months later; the month's last day where it has no such day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    following = date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)
    last = following - timedelta(days=1)
    return last.replace(day=min(day.day, last.day))
