"""Synthetic monthly series and counties with an effect of known size, for tests and to measure coverage."""

from __future__ import annotations

from datetime import date

import numpy as np

from transforms.evaluation.group_time import NEVER, Panel
from transforms.evaluation.interrupted import Monthly


def calendar(count: int, first: date = date(2020, 10, 1)) -> tuple[date, ...]:
    """First days of so many months."""
    return tuple(
        date(first.year + (first.month - 1 + n) // 12, (first.month - 1 + n) % 12 + 1, 1)
        for n in range(count)
    )


def alike(draws: np.ndarray, correlation: float) -> np.ndarray:
    """Errors of which each resembles the one before, from independent ones along the last axis."""
    errors = draws.copy()
    errors[..., 0] /= np.sqrt(1 - correlation**2)
    for step in range(1, draws.shape[-1]):
        errors[..., step] += correlation * errors[..., step - 1]
    return errors


def series(  # noqa: PLR0917
    chance: np.random.Generator,
    effect: float = 0.0,
    months: int = 60,
    start: int = 36,
    correlation: float = 0.3,
    bend: float = 0.0,
    before: float = 0.0,
) -> tuple[Monthly, date]:
    """A trend with seasons, and an effect from a month on; `bend` more a year; `before` half way to it."""
    time = np.arange(months)
    values = 50 + 0.1 * time + 2 * np.sin(2 * np.pi * time / 12)
    values = values + alike(chance.normal(0, 2, months), correlation)
    values = values + (time >= start) * (effect + bend * (time - start) / 12) + (time >= start // 2) * before
    when = calendar(months)
    return Monthly(when, values, np.full(months, 200.0)), when[start]


def counties(  # noqa: PLR0917
    chance: np.random.Generator,
    starts: tuple[int, ...],
    effect: float = 0.0,
    months: int = 60,
    correlation: float = 0.3,
    differing: float = 0.5,
    drift: float = 0.0,
) -> Panel:
    """Counties with a common course, each with a level and an effect of its own from its start on.

    `drift`: those that ever start move by so much a year all the time.
    """
    count, time = len(starts), np.arange(months)
    values = 50 + chance.normal(0, 5, count)[:, None] + np.cumsum(chance.normal(0, 0.5, months))[None, :]
    values = values + alike(chance.normal(0, 2, (count, months)), correlation)
    begins = np.array(starts)[:, None]
    own = effect + chance.normal(0, differing, count)[:, None]
    values = values + (time[None, :] >= begins) * own + (begins < NEVER) * drift * time[None, :] / 12
    names = tuple(f"99{place:03d}" for place in range(1, 2 * count, 2))
    return Panel(names, calendar(months), values, np.full((count, months), 100.0), starts)
