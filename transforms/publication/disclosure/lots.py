"""Groups of linked counts in lots: solved side by side, and not again what was solved before.

Here belongs what goes into a lot, who solves it (this process, or one that works beside it), and the store: a
file for each lot, named by a hash of all that its solution follows from. Groups in one lot share programs, so
that the one moves what is hidden in the other. So a lot is made of the measures it holds, on every machine
and whatever is stored, and its solution is kept as a whole: what is hidden follows from the figures alone.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass, fields, replace
from functools import cache
from pathlib import Path
from queue import SimpleQueue

import numpy as np

from transforms import linear_programs
from transforms.publication.disclosure.partners import Choice, with_partners
from transforms.publication.disclosure.relations import System

Found = tuple[np.ndarray, np.ndarray]
"""Which counts are hidden, and which stay too narrow."""


@dataclass(frozen=True)
class Means:
    """Where what was solved is kept, and a process that solves beside this one; either may be missing."""

    store: Path | None = None
    beside: Executor | None = None


ALONE = Means()


@dataclass(frozen=True)
class Lot:
    """Counts of whole groups, by their numbers in the release, and by themselves."""

    counts: np.ndarray
    system: System
    hidden: np.ndarray
    choice: Choice

    def solved(self) -> Found:
        """What is hidden of them, and what stays too narrow."""
        return with_partners(self.system, self.hidden, self.choice)

    def content(self) -> str:
        """A hash of all that the solution follows from, this code included."""
        content = hashlib.sha256(_code().encode())
        system, choice = self.system, self.choice
        matrix = system.matrix
        told = [matrix.indptr, matrix.indices, matrix.data, system.values, system.needs, system.is_count]
        told += [np.array(system.printed), system.is_implied, self.hidden]
        told += [np.asarray(getattr(choice, one.name)) for one in fields(choice)]
        for one in told:
            content.update(f"{one.dtype} {one.shape} ".encode())
            content.update(np.ascontiguousarray(one).tobytes())
        return content.hexdigest()[:32]


def lots_of(system: System, hidden: np.ndarray, choice: Choice, group: np.ndarray) -> list[Lot]:
    """The groups that counts are of (-1: none), each in the lot of its first count; the largest lot first."""
    counts = np.flatnonzero(group >= 0)
    _, first, own = np.unique(group[counts], return_index=True, return_inverse=True)
    lot = choice.lot[counts[first]][own]
    parts = [counts[lot == one] for one in np.unique(lot)]
    return [_alone(system, hidden, choice, part) for part in sorted(parts, key=len, reverse=True)]


def solve_lots(lots: Sequence[Lot], means: Means) -> Iterator[tuple[Lot, Found]]:
    """What is found of each lot: from the store where it is there."""
    paths = [means.store / f"{lot.content()}.npy" if means.store else None for lot in lots]
    new = [n for n, path in enumerate(paths) if path is None or not path.exists()]
    found = dict(zip(new, _side_by_side([lots[n] for n in new], means.beside), strict=True))
    for n, (lot, path) in enumerate(zip(lots, paths, strict=True)):
        if path is not None and n in found:
            path.parent.mkdir(parents=True, exist_ok=True)
            aside = path.with_suffix(".part.npy")
            np.save(aside, np.stack(found[n]))
            aside.replace(path)
        yield lot, found[n] if n in found else tuple(np.load(str(path)))


def _alone(system: System, hidden: np.ndarray, choice: Choice, part: np.ndarray) -> Lot:
    """The counts of whole groups by themselves; tables and lots are numbered anew."""
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
        table=np.unique(choice.table[part], return_inverse=True)[1],
        rows=choice.rows[part],
        main=choice.main[part],
        dear=choice.dear[part],
        lot=np.zeros(len(part), dtype=np.int64),
    )
    return Lot(part, own, hidden[part], chosen)


def _side_by_side(lots: Sequence[Lot], beside: Executor | None) -> list[Found]:
    """What is found of each lot: the next one is solved by whoever is free."""
    if beside is None:
        return [lot.solved() for lot in lots]
    free = SimpleQueue[Callable[[Lot], Found]]()
    free.put(Lot.solved)
    free.put(lambda lot: beside.submit(Lot.solved, lot).result())

    def solve(lot: Lot) -> Found:
        solver = free.get()
        try:
            return solver(lot)
        finally:
            free.put(solver)

    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(solve, lots))


@cache
def _code() -> str:
    """A hash of the code that solves."""
    content = hashlib.sha256()
    for path in [*sorted(Path(__file__).parent.glob("*.py")), Path(linear_programs.__file__)]:
        content.update(path.read_bytes())
    return content.hexdigest()
