"""95% intervals, one function per kind of figure. Arrays in, arrays out; no data, no SQL.

Proportions: Wilson's score interval. Rates: exact Poisson interval of the count over its exposure.
Percentiles: order statistics with binomial ranks. Means: normal approximation of the mean. Where members
are still open: cumulative incidence on the log(-log) scale, restricted means by normal approximation.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import special

Z = float(special.ndtri(0.975))
Floats = NDArray[np.float64]


def wilson(numerator: Floats, denominator: Floats) -> tuple[Floats, Floats]:
    """Wilson's interval of a proportion, as fractions of 1; nan where the denominator is 0.

    Wilson EB, "Probable inference, the law of succession, and statistical inference", 1927.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        share = numerator / denominator
        spread = 1 + Z**2 / denominator
        center = (share + Z**2 / (2 * denominator)) / spread
        half = Z / spread * np.sqrt(share * (1 - share) / denominator + Z**2 / (4 * denominator**2))
    low = np.where(numerator == 0, 0.0, center - half)
    high = np.where(numerator == denominator, 1.0, center + half)
    missing = denominator <= 0
    return np.where(missing, np.nan, low), np.where(missing, np.nan, high)


def poisson(events: Floats, exposure: Floats) -> tuple[Floats, Floats]:
    """Exact (Garwood) interval of a rate: events per unit of exposure; nan where there is no exposure.

    Garwood F, "Fiducial limits for the Poisson distribution", 1936.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        low = np.where(events > 0, special.chdtri(2 * events, 0.975) / 2, 0.0) / exposure
        high = special.chdtri(2 * (events + 1), 0.025) / 2 / exposure
    missing = ~(exposure > 0)
    return np.where(missing, np.nan, low), np.where(missing, np.nan, high)


def percentile(ordered: Floats, share: float) -> tuple[float, float, float]:
    """A percentile of sorted values and its interval from order statistics.

    The median is the mean of the two middle values where their number is even; any other percentile
    is the smallest value with at least that share of the values at or below it. nan where empty.
    """
    count = len(ordered)
    if count == 0:
        return float("nan"), float("nan"), float("nan")
    if share == 0.5:
        middle = ordered[(count - 1) // 2] + ordered[count // 2]
        value = float("nan") if np.isnan(ordered[-1]) else float(middle / 2)
    else:
        value = float(ordered[max(int(np.ceil(share * count - 1e-9)), 1) - 1])
    low, high = _binomial(0.025, count, share), _binomial(0.975, count, share)
    return value, float(ordered[max(low - 1, 0)]), float(ordered[min(high, count - 1)])


@cache
def _binomial(probability: float, count: int, share: float) -> int:
    """The smallest number of successes of `count` whose cumulative probability reaches `probability`."""
    found = int(np.ceil(special.bdtrik(probability, count, share))) if count else 0
    found = min(max(found, 0), count)
    return found - 1 if found and special.bdtr(found - 1, count, share) >= probability else found


def mean(total: float, squares: float, count: int) -> tuple[float, float]:
    """Interval of a mean from the sum, the sum of squares and the number of values; nan below two."""
    if count < 2:
        return float("nan"), float("nan")
    average = total / count
    variance = max(squares - count * average**2, 0.0) / (count - 1)
    half = Z * float(np.sqrt(variance / count))
    return average - half, average + half


class Sums(NamedTuple):
    """What members x / y add up to: x, y, x squared, x times y, y squared, and how many they are."""

    above: Floats
    below: Floats
    squares: Floats
    products: Floats
    squares_below: Floats
    members: Floats


def ratio(sums: Sums) -> tuple[Floats, Floats]:
    """Interval of a ratio of two sums over members; nan below two of them.

    The linearised variance of a ratio estimator: Cochran WG, "Sampling Techniques", 1977. Not below 0 where
    the ratio is not.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        value = sums.above / sums.below
        residuals = sums.squares - 2 * value * sums.products + value**2 * sums.squares_below
        variance = np.maximum(residuals, 0.0) * sums.members / (sums.members - 1)
        half = Z * np.sqrt(variance) / sums.below
    missing = ~(sums.below > 0) | ~(sums.members > 1)
    low = np.where(value >= 0, np.maximum(value - half, 0.0), value - half)
    return np.where(missing, np.nan, low), np.where(missing, np.nan, value + half)


class Figure(NamedTuple):
    """A figure with its interval; nan where there is none."""

    value: Floats
    low: Floats
    high: Floats


def difference(figure: Figure, other: Figure) -> tuple[Floats, Floats]:
    """Interval of figure - other, of two independent figures, from their own intervals.

    Zou GY, Donner A, "Construction of confidence limits about effect measures", 2008; of two proportions with
    Wilson's intervals this is Newcombe's. A figure without an interval is taken as known exactly.
    """
    apart = figure.value - other.value
    below, above = _arms(figure)
    other_below, other_above = _arms(other)
    return apart - np.hypot(below, other_above), apart + np.hypot(above, other_below)


def _arms(figure: Figure) -> tuple[Floats, Floats]:
    """How far an interval reaches below and above its figure; 0 where there is none."""
    return np.nan_to_num(figure.value - figure.low), np.nan_to_num(figure.high - figure.value)


def cumulative_incidence(value: Floats, variance: Floats, known: Floats) -> tuple[Floats, Floats]:
    """Interval of a cumulative incidence on the log(-log) scale; where it is 0 or 1, Wilson's.

    `known` are the members whose whole time was observed: those who count where nobody or everybody ended so,
    and the variance says nothing.

    Choudhury JB, "Non-parametric confidence interval estimation for competing risks analysis", 2002.
    """
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        half = Z * np.sqrt(np.maximum(variance, 0.0)) / np.abs(value * np.log(value))
        low, high = value ** np.exp(half), value ** np.exp(-half)
    at_end = (value <= 0) | (value >= 1)
    wilson_low, wilson_high = wilson(np.where(value >= 1, known, 0.0), known)
    return np.where(at_end, wilson_low, low), np.where(at_end, wilson_high, high)


def restricted_mean(value: Floats, variance: Floats, to: Floats) -> tuple[Floats, Floats]:
    """Interval of a mean time up to a limit by normal approximation, within 0 and the limit.

    nan where the variance is 0, for then nothing says how far chance could move it: nobody ended before the
    limit, or all at one time.
    """
    half = np.where(variance > 0, Z * np.sqrt(np.maximum(variance, 0.0)), np.nan)
    return np.maximum(value - half, 0.0), np.minimum(value + half, to)
