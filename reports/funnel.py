"""Limits around the state's value for counties of every size, and the counties beyond them.

Here belongs the arithmetic of funnel plots: for shares the variance of a binomial share, for rates of a
Poisson count, both at the state's value. Where counties scatter more than that, limits are widened by the
scatter, and never narrowed. Medians, ratios and whole counts have no such limits. How they are drawn stands
in `charts/funnel.py`, how they are spoken of in `place_words.py`.

Source: Spiegelhalter, Funnel plots for comparing institutional performance, Statistics in Medicine 24, 2005,
with his winsorised, multiplicative over-dispersion.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from reports.records import Measure, Result

WARNING, LIMIT = 2.0, 3.0
"""Limits in standard deviations, as on control charts."""

FEWEST = 3
"""Counties below which nothing is drawn."""

FEWEST_FOR_SCATTER = 6
"""Counties below which scatter is not told from chance."""

WINSORISED = 0.1
STEPS = 32


@dataclass(frozen=True)
class Spot:
    """A county with a figure: `deviation` is its distance from the state's in standard deviations."""

    row: Result
    deviation: float

    @property
    def is_beyond(self) -> bool:
        """Whether it lies outside the outer limits."""
        return abs(self.deviation) > LIMIT


@dataclass(frozen=True)
class Limits:
    """Limits for a county in which `size` are counted, on the scale of the released values."""

    size: float
    lower: float
    upper: float
    outer_lower: float
    outer_upper: float


@dataclass(frozen=True)
class Funnel:
    """Counties beside limits around the state's value; `scatter` is how many times these were widened."""

    centre: Result
    scatter: float
    spots: Sequence[Spot]
    curve: Sequence[Limits]

    @property
    def beyond(self) -> list[Spot]:
        """Counties outside the outer limits, the farthest first."""
        return sorted((one for one in self.spots if one.is_beyond), key=lambda one: -abs(one.deviation))


def funnel(measure: Measure, state: Result, rows: Sequence[Result]) -> Funnel | None:
    """Counties beside limits around the state's value; None where its kind has none, or few are known."""
    known = [row for row in rows if row.value is not None and row.numerator is not None and row.denominator]
    spread = _spread_of_one(measure, state)
    if spread is None or len(known) < FEWEST:
        return None
    centre = state.value or 0.0
    by_chance = [((row.value or 0.0) - centre) / _deviation(spread, row.denominator or 1.0) for row in known]
    scatter = _scatter(by_chance)
    spots = [Spot(row, z / scatter) for row, z in zip(known, by_chance, strict=True)]
    top = measure.per or 1.0 if measure.kind in ("proportion", "share") else math.inf
    sizes = _sizes([row.denominator or 1.0 for row in known])
    curve = [_limits(size, centre, scatter * _deviation(spread, size), top) for size in sizes]
    return Funnel(state, scatter, spots, curve)


def _spread_of_one(measure: Measure, state: Result) -> float | None:
    """The standard deviation, at the state's value, of a figure resting on one member or one of exposure."""
    if state.value is None or state.numerator is None or not state.denominator:
        return None
    per = measure.per or 1.0
    share = state.value / per
    if measure.kind in ("proportion", "share") and 0 < share < 1:
        return per * math.sqrt(share * (1 - share))
    return per * math.sqrt(share) if measure.kind == "rate" and share > 0 else None


def _deviation(spread: float, size: float) -> float:
    return spread / math.sqrt(size)


def _scatter(deviations: Sequence[float]) -> float:
    """How many times as far counties scatter as chance lets them; 1 where that could be chance itself."""
    count = len(deviations)
    if count < FEWEST_FOR_SCATTER:
        return 1.0
    ordered = sorted(deviations)
    cut = int(WINSORISED * count)
    low, high = ordered[cut], ordered[count - 1 - cut]
    mean_square = sum(min(max(z, low), high) ** 2 for z in deviations) / count
    return math.sqrt(mean_square) if mean_square > 1 + 2 * math.sqrt(2 / count) else 1.0


def _sizes(sizes: Sequence[float]) -> list[float]:
    """Sizes from somewhat under the smallest to somewhat over the largest, evenly apart as ratios."""
    low, high = min(sizes) / 1.25, max(sizes) * 1.25
    return [low * (high / low) ** (step / STEPS) for step in range(STEPS + 1)]


def _limits(size: float, centre: float, deviation: float, top: float) -> Limits:
    def at(times: float) -> float:
        return min(max(centre + times * deviation, 0.0), top)

    return Limits(size, at(-WARNING), at(WARNING), at(-LIMIT), at(LIMIT))
