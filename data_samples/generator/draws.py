"""Every random number of the generator: independent draws and evenly spread ones, from one seed.

Evenly spread draws (a Kronecker sequence with a random start, and systematic sampling) hold the
margins of small populations close to their expectation, which independent draws do not. Each call
names its purpose; the stream depends on the seed and that name alone, not on the order of calls.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from zlib import crc32

import numpy as np

from data_samples.generator.arrays import Days, Flags, Numbers, Shares


class Draws:
    """Random numbers for one run."""

    def __init__(self, seed: int) -> None:
        self.seed = seed

    def stream(self, purpose: str) -> np.random.Generator:
        """An independent generator for one purpose."""
        return np.random.default_rng([self.seed, crc32(purpose.encode())])

    def uniform(self, purpose: str, count: int) -> Shares:
        """`count` independent numbers in [0, 1)."""
        return self.stream(purpose).random(count)

    def even(self, purpose: str, count: int, dimensions: int = 1) -> Shares:
        """`count` points evenly spread over the unit cube, also over any run of neighbours.

        Returns:
            Shape (count, dimensions). The additive recurrence with the generalised golden ratio.
        """
        ratio = 2.0
        for _ in range(40):
            ratio = (1 + ratio) ** (1 / (dimensions + 1))
        steps = ratio ** -np.arange(1, dimensions + 1)
        start = self.stream(purpose).random(dimensions)
        return (start + np.arange(count)[:, None] * steps) % 1.0

    def systematic(self, purpose: str, expected: Shares, order: Numbers) -> Numbers:
        """How often each item is chosen: its expected number, rounded up or down.

        Neighbours in `order` are alternatives to each other, so any run of the order gets its
        expected total within one.
        """
        start = self.stream(purpose).random()
        passed = np.floor(np.cumsum(expected[order]) + start)
        counts = np.diff(passed, prepend=np.floor(start)).astype(np.int64)
        result = np.zeros(len(expected), dtype=np.int64)
        result[order] = counts
        return result

    def chosen(self, purpose: str, chance: Shares, order: Numbers | None = None) -> Flags:
        """Which items are chosen, each with its chance, evenly along `order` (default: as they stand)."""
        places = np.arange(len(chance)) if order is None else order
        return self.systematic(purpose, np.minimum(chance, 1.0), places) > 0


def pick(shares: Mapping[str, float] | Sequence[float], uniform: Shares) -> Numbers:
    """The position of the category in which each uniform falls."""
    weights = np.array(list(shares.values()) if isinstance(shares, Mapping) else list(shares), dtype=float)
    edges = np.cumsum(weights / weights.sum())[:-1]
    return np.searchsorted(edges, uniform, side="right").astype(np.int64)


def names(shares: Mapping[str, float], uniform: Shares) -> np.ndarray:
    """The category in which each uniform falls, by name."""
    return np.array(list(shares))[pick(shares, uniform)]


def rake(weights: Shares, margins: Sequence[tuple[Numbers, Shares]], rounds: int = 25) -> Shares:
    """Weights scaled until the sum in every category of every margin is its target.

    Args:
        weights: starting weight of each item.
        margins: pairs of each item's category (from 0) and the target sums by category.
        rounds: times all margins are gone through.
    """
    scaled = weights.astype(float).copy()
    for _ in range(rounds):
        for category, target in margins:
            found = np.bincount(category, scaled, len(target))
            scaled *= np.divide(target, found, out=np.ones(len(target)), where=found > 0)[category]
    return scaled


def in_order(*keys: Numbers | Days | Shares) -> Numbers:
    """The order of items by the first key, then the next."""
    return np.lexsort(keys[::-1])
