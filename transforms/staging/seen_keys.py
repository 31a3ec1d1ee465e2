"""Which keys were met before in a file, a batch at a time.

Keys come as 64-bit hashes. A filter of one byte per slot tells most new keys apart at once; only keys
whose slot is taken are looked up among the sorted hashes. Eight bytes per key are kept.
Two different keys are taken for one with a chance below one in a million for a file of 3 million records.
"""

from __future__ import annotations

import numpy as np

SLOTS = 1 << 26


class SeenKeys:
    """The keys of one file so far."""

    def __init__(self) -> None:
        self._slots: np.ndarray | None = None
        self._runs: list[np.ndarray] = []

    def repeats(self, hashes: np.ndarray) -> np.ndarray | None:
        """Marks the keys met before, in an earlier batch or earlier in this one; then remembers them.

        Args:
            hashes: uint64, one per record, in record order.

        Returns:
            A boolean mask, or None when no key repeats.
        """
        repeated = self._met_earlier(hashes)
        within = _repeats_within(hashes)
        if within is not None:
            repeated = within if repeated is None else repeated | within
        self._runs.append(np.sort(hashes))
        return repeated

    def _met_earlier(self, hashes: np.ndarray) -> np.ndarray | None:
        if self._slots is None:
            self._slots = np.zeros(SLOTS, np.uint8)
        slots = (hashes & np.uint64(SLOTS - 1)).astype(np.intp)
        taken = np.flatnonzero(self._slots.take(slots))
        self._slots[slots] = 1
        if not len(taken):
            return None
        candidates = hashes[taken]
        met = np.zeros(len(candidates), bool)
        for run in self._runs:
            place = np.minimum(np.searchsorted(run, candidates), len(run) - 1)
            met |= run[place] == candidates if len(run) else False
        if not met.any():
            return None
        mask = np.zeros(len(hashes), bool)
        mask[taken[met]] = True
        return mask


def _repeats_within(hashes: np.ndarray) -> np.ndarray | None:
    """Marks all but the first of equal keys, or None when all differ."""
    ordered = np.sort(hashes)
    if not (ordered[1:] == ordered[:-1]).any():
        return None
    order = np.argsort(hashes, kind="stable")
    equal = hashes[order][1:] == hashes[order][:-1]
    mask = np.zeros(len(hashes), bool)
    mask[order[1:][equal]] = True
    return mask


def hash_words(words: np.ndarray) -> np.ndarray:
    """A 64-bit hash per row of a uint64 array (rows x words)."""
    mixed = np.zeros(len(words), np.uint64)
    for position in range(words.shape[1]):
        mixed ^= words[:, position]
        mixed *= np.uint64(0x9E3779B97F4A7C15)
        mixed ^= mixed >> np.uint64(32)
        mixed *= np.uint64(0xD6E8FEB86659FD93)
        mixed ^= mixed >> np.uint64(29)
    return mixed
