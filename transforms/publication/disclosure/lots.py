"""Groups of linked counts in lots, which are solved side by side.

Here belong what goes into a lot, and who solves it: this process, or one that works beside it. Groups in one
lot share programs, so the lots are the same on every machine, whoever solves them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import replace
from queue import SimpleQueue

import numpy as np

from transforms.publication.disclosure.partners import Choice, with_partners
from transforms.publication.disclosure.relations import System

LOTS = 8
"""In how many lots groups are put. Found fastest: more share fewer programs, and fewer end less evenly."""

Found = tuple[np.ndarray, np.ndarray]
"""Which counts are hidden, and which stay too narrow."""

_Alone = tuple[System, np.ndarray, Choice]
"""Counts by themselves: their equations, which of them are hidden, what may be."""


def solve_in_lots(
    system: System,
    hidden: np.ndarray,
    choice: Choice,
    groups: Sequence[np.ndarray],
    beside: Executor | None,
) -> Iterator[tuple[np.ndarray, Found]]:
    """What is found of the counts of some groups, lot by lot: the counts of each, and what of these."""
    lots = _in_lots(groups)
    found = _side_by_side([_alone(system, hidden, choice, lot) for lot in lots], beside)
    return zip(lots, found, strict=True)


def _in_lots(groups: Sequence[np.ndarray]) -> list[np.ndarray]:
    """The counts of groups in lots of about one size, each in order."""
    lots: list[list[np.ndarray]] = [[] for _ in range(LOTS)]
    sizes = [0] * LOTS
    for group in sorted(groups, key=len, reverse=True):
        smallest = sizes.index(min(sizes))
        lots[smallest].append(group)
        sizes[smallest] += len(group)
    return [np.sort(np.concatenate(lot)) for lot in lots if lot]


def _alone(system: System, hidden: np.ndarray, choice: Choice, part: np.ndarray) -> _Alone:
    """The counts of whole groups by themselves."""
    place = np.full(len(hidden), -1)
    place[part] = np.arange(len(part))
    own = System(
        system.among(part),
        system.values[part],
        system.needs[part],
        system.is_count[part],
        int((part < system.printed).sum()),
        system.is_implied[part],
    )
    told_by = place[choice.told_by[part]]
    chosen = replace(
        choice,
        fixed=choice.fixed[part],
        totals=choice.totals[part],
        told_by=np.where(told_by < 0, np.arange(len(part)), told_by),
        table=choice.table[part],
        rows=choice.rows[part],
        main=choice.main[part],
        dear=choice.dear[part],
    )
    return own, hidden[part], chosen


def _side_by_side(lots: Sequence[_Alone], beside: Executor | None) -> list[Found]:
    """What is hidden of each lot, and too narrow: the next one is solved by whoever is free."""
    if beside is None:
        return [with_partners(*lot) for lot in lots]
    free = SimpleQueue[Callable[..., Found]]()
    free.put(with_partners)
    free.put(lambda *lot: beside.submit(with_partners, *lot).result())

    def solve(lot: _Alone) -> Found:
        solver = free.get()
        try:
            return solver(*lot)
        finally:
            free.put(solver)

    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(solve, lots))
