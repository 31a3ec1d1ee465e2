"""How far each hidden count can still be told: the least and greatest value that all that is shown allows.

Here belongs solving the linear system by linear programs, after `presolve.py` has made it small. A range is
proven wide by two solutions that lie the threshold apart in it, so that one program proves many ranges; what
no such pair proves is solved by itself, to its least and greatest value. Parts that nothing ties together are
solved some at a time, and no longer than they are in doubt. Every solution is held against all relations
before it counts, so that a range told here is never wider than the true one.

Inequalities that mostly hold by themselves are left out at first: a program that breaks some is solved
again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array, vstack
from scipy.sparse.csgraph import connected_components

from transforms.audit.presolve import WITHOUT_END, System, assembled, reduced, worked_out
from transforms.audit.relations import SLACK, Relations
from transforms.linear_programs import LinearProgram, Way

ROUNDS = 60
TOLERANCE = 1e-5
FEW = 2
"""With so few left, or proven by a round, each is solved by itself."""
TOGETHER = 500
"""About how many counts of several parts are put in one program."""
ENOUGH = 25
"""Of a large part with so many narrow ranges no more are looked for: the edition fails anyway."""
LARGE = 4000
PASSES = 3


@dataclass(frozen=True)
class Ranges:
    """`low` and `high` by count; nan where what is shown contradicts itself. Sizes of what was solved."""

    low: np.ndarray
    high: np.ndarray
    parts: int
    largest_part: int
    programs: int

    def widths(self) -> np.ndarray:
        """How many steps of one lie between the least and the greatest whole number of each."""
        return _widths(self.low, self.high)


def _widths(low: np.ndarray, high: np.ndarray) -> np.ndarray:
    with np.errstate(invalid="ignore"):
        return np.floor(high + TOLERANCE) - np.ceil(low - TOLERANCE)


def ranges(
    shown: np.ndarray,
    relations: Sequence[Relations],
    asked: np.ndarray,
    width: float,
    layers: np.ndarray | None = None,
) -> Ranges:
    """The range of every count that is not shown (nan in `shown`), by its position.

    `asked` marks the counts whose range must be proven at least `width` wide or be exact; those of the others
    are what was seen on the way. `layers` numbers counts by what ties them together most, as their period.
    """
    system = assembled(relations, len(shown))
    known = worked_out(system, shown)
    unknown = np.flatnonzero(np.isnan(known))
    low, high = known.copy(), known.copy()
    if not unknown.size:
        return Ranges(low, high, 0, 0, 0)
    small, place = reduced(system, known)
    is_asked = np.zeros(len(small.low), dtype=bool)
    np.logical_or.at(is_asked, place, asked[unknown])
    layer = np.zeros(len(small.low), dtype=np.int64)
    layer[place] = 0 if layers is None else layers[unknown]
    solver = _Solver(small, is_asked, width, layer)
    solver.solve()
    low[unknown], high[unknown] = solver.low[place], solver.high[place]
    return Ranges(low, high, solver.parts, solver.largest_part, solver.programs)


class _Solver:
    """Proves ranges of one system: small parts some at a time, each large one by itself."""

    def __init__(self, system: System, asked: np.ndarray, width: float, layers: np.ndarray) -> None:
        self.system, self.asked, self.width, self.layers = system, asked, width, layers
        size = len(asked)
        self.low, self.high = np.full(size, np.inf), np.full(size, -np.inf)
        narrow = _widths(system.low, system.high) < width
        self.low[narrow], self.high[narrow] = system.low[narrow], system.high[narrow]
        self.is_narrow = narrow
        self.part = _linked(system)
        self.sizes = np.bincount(self.part)
        self.parts, self.largest_part = len(self.sizes), int(self.sizes.max())
        self.programs = 0
        self.dice = np.random.default_rng(20260930)

    def solve(self) -> None:
        """Prove the ranges of every part."""
        is_free = (np.asarray(abs(self.system.equal).sum(axis=0) + abs(self.system.most).sum(axis=0))).ravel()
        alone = is_free == 0
        self.low[alone], self.high[alone] = self.system.low[alone], self.system.high[alone]
        asked = np.unique(self.part[self.asked & ~alone])
        for part in asked[self.sizes[asked] > LARGE]:
            self._by_layers(np.flatnonzero(self.part == part))
        for members in _some_together(self.part, asked[self.sizes[asked] <= LARGE]):
            self._prove(self.system.part(members), members)
        for part in np.unique(self.part[self._open(np.arange(len(self.part)))]):
            self._one_by_one(np.flatnonzero(self.part == part))

    def _prove(self, system: System, members: np.ndarray) -> np.ndarray | None:
        """Prove the ranges of `members` in a system of theirs, first many at a time, then one after another.

        The mean of all solutions that were found; None where nothing fits.
        """
        program = _Program(system, "costs")
        found: list[np.ndarray] = []
        for weights in self._aims(members):
            for sign in (1.0, -1.0):
                solution = self._toward(weights * sign, program, members)
                if solution is None:
                    return None
                found.append(solution)
        return np.mean(found, axis=0) if found else None

    def _aims(self, members: np.ndarray) -> Iterator[np.ndarray]:
        """Weights of counts, to be solved toward either end of: all that are open, then each that is left."""
        for _ in range(ROUNDS):
            is_open = self._open(members)
            before = is_open.sum()
            if before < FEW:
                break
            yield np.where(is_open, self.dice.uniform(0.2, 1.0, len(members)), 0.0)
            if before - self._open(members).sum() < FEW:
                break
        for one in np.flatnonzero(self._open(members)):
            if self._open(members)[one]:
                yield np.where(np.arange(len(members)) == one, 1.0, 0.0)

    def _by_layers(self, members: np.ndarray) -> None:
        """Of a large part, prove the ranges of one layer after the other, with the others as in a solution.

        What stays as it is in a solution makes ranges narrower, never wider, and the part small.
        """
        part = self.system.part(members)
        whole = _Program(part, "interior")
        weights = self.dice.uniform(0.2, 1.0, len(members))
        ends = [self._toward(weights * sign, whole, members) for sign in (1.0, -1.0)]
        if ends[0] is None or ends[1] is None:
            return
        solution = (ends[0] + ends[1]) / 2
        for _ in range(PASSES):
            before = self._open(members).sum()
            for layer in np.unique(self.layers[members]):
                free = np.flatnonzero(self.layers[members] == layer)
                self._within_layer(part, members, solution, free)
            if self._open(members).sum() in (0, before):
                return

    def _within_layer(
        self, part: System, members: np.ndarray, solution: np.ndarray, free: np.ndarray
    ) -> None:
        """Prove what can be proven of the counts `free`, and move the solution between what was found."""
        own = part.beside(free, solution)
        pieces = _linked(own)
        for inside in _some_together(pieces, np.unique(pieces[self._open(members[free])])):
            found = self._prove(own.part(inside), members[free[inside]])
            if found is not None:
                solution[free[inside]] = found

    def _open(self, members: np.ndarray) -> np.ndarray:
        """Which of the counts are asked for and not proven yet."""
        wide = _widths(self.low[members], self.high[members]) >= self.width
        return self.asked[members] & ~wide & ~self.is_narrow[members]

    def _toward(self, weights: np.ndarray, program: _Program, members: np.ndarray) -> np.ndarray | None:
        """Solve for the least sum of weighted counts, and widen what is seen; None where nothing fits."""
        found = program.solved(weights)
        self.programs += 1
        if found is not None:
            self.low[members] = np.minimum(self.low[members], found)
            self.high[members] = np.maximum(self.high[members], found)
        return found

    def _one_by_one(self, members: np.ndarray) -> None:
        """The exact least and greatest value of each count that is left, within its part."""
        program = _Program(self.system.part(members), "costs")
        for one, member in enumerate(members):
            if not self._open(members)[one]:
                continue
            if len(members) > LARGE and (self.is_narrow & self.asked)[members].sum() >= ENOUGH:
                return
            aim = np.zeros(len(members))
            aim[one] = 1.0
            if any(self._toward(aim * sign, program, members) is None for sign in (1.0, -1.0)):
                self.low[members], self.high[members] = np.nan, np.nan
                return
            self.is_narrow[member] |= self._open(members)[one]


def _linked(system: System) -> np.ndarray:
    """For each count the number of the part that relations tie it to."""
    links = abs(system.equal).T @ abs(system.equal) + abs(system.most).T @ abs(system.most)
    return connected_components(links, directed=False)[1]


def _some_together(part: np.ndarray, wanted: np.ndarray) -> Iterator[np.ndarray]:
    """The members of the parts `wanted`, of small ones those of several at once."""
    order = np.argsort(part, kind="stable")
    starts = np.searchsorted(part[order], wanted)
    ends = np.searchsorted(part[order], wanted, side="right")
    some: list[np.ndarray] = []
    for start, end in zip(starts, ends, strict=True):
        if some and sum(map(len, some)) + end - start > TOGETHER:
            yield np.sort(np.concatenate(some))
            some = []
        some.append(order[start:end])
    if some:
        yield np.sort(np.concatenate(some))


class _Program:
    """A linear program that takes in inequalities as its solutions break them."""

    def __init__(self, system: System, way: Way) -> None:
        self.system, self.way = system, way
        self.taken = system.first | (way == "interior")
        self.program = self._told()

    def _told(self) -> LinearProgram:
        """The relations taken in so far, to a solver that has solved nothing yet."""
        system, rows = self.system, np.flatnonzero(self.taken)
        endless = np.full(rows.size, -np.inf)
        return LinearProgram(
            csr_array(vstack([system.equal, system.most[rows]])),
            (np.concatenate([system.is_, endless]), np.concatenate([system.is_, system.limit[rows]])),
            (system.low, np.maximum(system.high, system.low)),
            self.way,
        )

    def solved(self, weights: np.ndarray) -> np.ndarray | None:
        """The counts with the least weighted sum, or None where nothing fits."""
        system = self.system
        while True:
            found = self._least(weights)
            if found is None:
                return None
            broken = (system.most @ found > system.limit + SLACK) & ~self.taken
            if not broken.any():
                return found
            rows = np.flatnonzero(broken)
            self.program.add(system.most[rows], (np.full(rows.size, -np.inf), system.limit[rows]))
            self.taken |= broken

    def _least(self, weights: np.ndarray) -> np.ndarray | None:
        """A solution of what was taken in, where the last one does not lead to one, anew; or None."""
        found = self.program.least(weights)
        if found is None or not self._holds(found):
            self.program = self._told()
            found = self.program.least(weights)
        return found if found is not None and self._holds(found) else None

    def _holds(self, found: np.ndarray) -> bool:
        """Whether a solution is one: no range rests on a promise of the solver."""
        system = self.system
        scale = TOLERANCE * max(1.0, float(found.max(initial=0.0)) / WITHOUT_END)
        return bool(
            (np.abs(system.equal @ found - system.is_) <= scale).all()
            and (system.most @ found <= system.limit + scale)[self.taken].all()
            and (found >= system.low - scale).all()
            and (found <= np.maximum(system.high, system.low) + scale).all()
        )


__all__ = ["WITHOUT_END", "Ranges", "ranges"]
