"""How often intervals hold a planted effect, and how often sound data are refused: by hand, not as a test.

    python -m tests.evaluation.coverage [DRAWS]

prints the rows of the tables in `transforms/evaluation/README.md`.
"""

from __future__ import annotations

import sys

import numpy as np

from tests.evaluation.planted import counties, series
from transforms.evaluation.differences import TREND_LIMIT
from transforms.evaluation.group_time import NEVER, Differences, dip, trend
from transforms.evaluation.interrupted import PLACEBO_LIMIT, Model, Segmented, placebo

EFFECT = 5.0
SERIES = ((36, 24), (48, 30), (60, 36), (72, 48))
CORRELATIONS = (0.0, 0.3, 0.6)
PANELS = {
    "8 counties, 4 start in 3 months": (30, 30, 36, 42, *[NEVER] * 4),
    "8 counties, 3 start in one month": (30, 30, 30, *[NEVER] * 5),
    "20 counties, 8 start in 4 months": (24, 24, 30, 30, 36, 36, 42, 42, *[NEVER] * 12),
    "40 counties, 18 start in 3 months": (*[24] * 5, *[30] * 5, *[36] * 8, *[NEVER] * 22),
}


def of_series(draws: int, months: int, start: int, correlation: float) -> tuple[float, float]:
    """Shares of draws whose interval holds the effect, and that an invented start would refuse."""
    chance, held, refused = np.random.default_rng(1), 0, 0
    for _ in range(draws):
        some, first = series(chance, EFFECT, months, start, correlation)
        low, high = Segmented.of(some, Model(first)).effect().interval
        held += low <= EFFECT <= high
        tested = placebo(some, first)
        refused += tested is not None and tested.p_value < PLACEBO_LIMIT
    return held / draws, refused / draws


def of_counties(draws: int, starts: tuple[int, ...], differing: float) -> tuple[float, float]:
    """The same of counties whose effects differ with a standard deviation."""
    chance, held, refused = np.random.default_rng(1), 0, 0
    for _ in range(draws):
        found = Differences(counties(chance, starts, EFFECT, differing=differing))
        low, high = found.effect().interval
        held += low <= EFFECT <= high
        refused += min(found.before(trend).p_value, found.before(dip).p_value) < TREND_LIMIT
    return held / draws, refused / draws


def main() -> None:
    """Print both tables."""
    draws = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    for months, start in SERIES:
        for correlation in CORRELATIONS:
            held, refused = of_series(draws, months, start, correlation)
            sys.stdout.write(f"| {start} | {months - start} | {correlation} | {held:.1%} | {refused:.1%} |\n")
    for name, starts in PANELS.items():
        for differing in (0.5, 3.0):
            held, refused = of_counties(draws, starts, differing)
            sys.stdout.write(f"| {name} | {differing} | {held:.1%} | {refused:.1%} |\n")


if __name__ == "__main__":
    main()
