"""Which keys were met before in a file, a batch at a time.

Keys come as 64-bit hashes. A filter of one byte per slot tells most new keys apart at once: the byte holds
seven other bits of the slot's only key. Only keys that agree with it, or whose slot has met several, are
looked up among the sorted hashes. Eight bytes per key are kept. Keys that grow from record to record are not
even hashed, while they take little room: what is made of them is asked for only once a key might repeat.
Two different keys are taken for one with a chance below one in a million for a file of 3 million records.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

FIRST_BITS, MOST_BITS = 20, 28
"""1 MiB of slots at first, 256 MiB at most. More than are needed would miss the processor's cache."""

SLOTS_PER_KEY = 8
"""So many slots for each key, that few keys share one."""

SEVERAL = 255
"""In the filter: keys that differ share this slot. 0 is a free slot, else it is the mark of its only key."""
UNHASHED_BYTES = 128 << 20
"""Keys of so many bytes wait to be hashed."""
RUNS = 32
"""So many sorted runs of earlier hashes are kept before they are merged into one."""


class SeenKeys:
    """The keys of one file so far."""

    def __init__(self) -> None:
        self._bits = FIRST_BITS
        self._slots: np.ndarray | None = None
        self._count = 0
        self._merged: list[np.ndarray] = []
        self._new: list[np.ndarray] = []
        self._unhashed: list[Callable[[], np.ndarray]] = []
        self._unhashed_bytes = 0
        self._runs: list[np.ndarray] = []

    def add_new(self, hashes: Callable[[], np.ndarray], taken: int) -> None:
        """Remembers keys that cannot repeat any before, nor each other; they wait unsorted till one might.

        `hashes` makes what `repeats` takes of them, of which they hold so many bytes until then.
        """
        self._unhashed.append(hashes)
        self._unhashed_bytes += taken
        if self._unhashed_bytes > UNHASHED_BYTES:
            self._hash()

    def _hash(self) -> None:
        self._new += [hashes() for hashes in self._unhashed]
        self._unhashed, self._unhashed_bytes = [], 0

    def repeats(self, hashes: np.ndarray) -> np.ndarray | None:
        """Marks the keys met before, in an earlier batch or earlier in this one; then remembers them.

        Args:
            hashes: uint64, one per record, in record order.

        Returns:
            A boolean mask, or None when no key repeats.
        """
        self._hash()
        for waiting in self._new:
            self._remember(np.sort(waiting))
        self._new = []
        ordered = np.sort(hashes)
        met = self._remember(ordered)
        within = (ordered[1:] == ordered[:-1]).any()
        if not within and not len(met):
            return None
        mask = np.isin(hashes, met) if len(met) else np.zeros(len(hashes), bool)
        return mask | _repeats_within(hashes) if within else mask

    def _remember(self, ordered: np.ndarray) -> np.ndarray:
        """Adds sorted hashes; those among them that were met before."""
        self._make_room(len(ordered))
        met = self._met_earlier(ordered)
        if len(self._runs) >= RUNS:
            self._merged.append(np.sort(np.concatenate(self._runs)))
            self._runs = []
        self._runs.append(ordered)
        return met

    def _make_room(self, more: int) -> None:
        """Enough slots for so many keys more; those met before take their places among them."""
        self._count += more
        bits = self._bits
        while bits < MOST_BITS and self._count * SLOTS_PER_KEY > 1 << bits:
            bits += 2
        if self._slots is None or bits > self._bits:
            self._bits, self._slots = bits, np.zeros(1 << bits, np.uint8)
            for run in (*self._merged, *self._runs):
                self._take_slots(self._slots, run)

    def _met_earlier(self, ordered: np.ndarray) -> np.ndarray:
        """The hashes of earlier batches among these, which are sorted: so the slots are visited in order."""
        assert self._slots is not None  # noqa: S101
        candidates = self._take_slots(self._slots, ordered)
        met = np.zeros(len(candidates), bool)
        for run in (*self._merged, *self._runs) if len(candidates) else ():
            place = np.minimum(np.searchsorted(run, candidates), len(run) - 1)
            met |= run[place] == candidates if len(run) else False
        return candidates[met]

    def _take_slots(self, filled: np.ndarray, ordered: np.ndarray) -> np.ndarray:
        """Puts sorted hashes into the filter; those that may have been there before."""
        slots = (ordered >> np.uint64(64 - self._bits)).view(np.int64)
        marks = (ordered & np.uint64(127)).astype(np.uint8) + np.uint8(1)
        before = filled.take(slots)
        taken = np.flatnonzero(before)
        candidates = ordered[taken[(before[taken] == marks[taken]) | (before[taken] == SEVERAL)]]
        shared = np.flatnonzero(slots[1:] == slots[:-1])
        for places in (taken, shared, shared + 1):
            marks[places] = SEVERAL
        filled[slots] = marks
        return candidates


def _repeats_within(hashes: np.ndarray) -> np.ndarray:
    """Marks all but the first of equal keys."""
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
