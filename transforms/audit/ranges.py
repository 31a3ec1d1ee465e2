"""How far each hidden count can still be told: the least and greatest value that all that is shown allows.

Here belongs solving the linear system by linear programs (HiGHS), after `presolve.py` has made it small. A
range is proven wide by two solutions of the whole system that lie the threshold apart in it, so that one
program proves many ranges; what no such pair proves is solved by itself, to its least and greatest value. A
range told here is therefore never wider than the true one.

Inequalities that mostly hold by themselves are left out at first: a program that breaks some is solved
again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import linprog
from scipy.sparse.csgraph import connected_components

from transforms.audit.presolve import WITHOUT_END, System, assembled, reduced, worked_out
from transforms.audit.relations import SLACK, Relations

ROUNDS = 60
TOLERANCE = 1e-5
FEW = 20
"""With so few left, each is solved by itself."""
ENOUGH = 25
"""Of a large part with so many narrow ranges no more are looked for: the edition fails anyway."""
LARGE = 1500
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
    """Proves ranges of one system: all of its small parts at once, each large one by itself."""

    def __init__(self, system: System, asked: np.ndarray, width: float, layers: np.ndarray) -> None:
        self.system, self.asked, self.width, self.layers = system, asked, width, layers
        size = len(asked)
        self.low, self.high = np.full(size, np.inf), np.full(size, -np.inf)
        narrow = _widths(system.low, system.high) < width
        self.low[narrow], self.high[narrow] = system.low[narrow], system.high[narrow]
        self.is_narrow = narrow
        links = abs(system.equal).T @ abs(system.equal) + abs(system.most).T @ abs(system.most)
        self.parts, self.part = connected_components(links, directed=False)
        self.sizes = np.bincount(self.part)
        self.largest_part = int(self.sizes.max())
        self.programs = 0
        self.dice = np.random.default_rng(20260930)

    def solve(self) -> None:
        """Prove the ranges of every part."""
        is_free = (np.asarray(abs(self.system.equal).sum(axis=0) + abs(self.system.most).sum(axis=0))).ravel()
        alone = is_free == 0
        self.low[alone], self.high[alone] = self.system.low[alone], self.system.high[alone]
        large = np.flatnonzero(self.sizes > LARGE)
        groups = [np.flatnonzero(self.part == part) for part in large]
        groups.append(np.flatnonzero(~np.isin(self.part, large) & ~alone))
        for members in groups:
            if members.size and self.asked[members].any():
                self._together(members)

    def _together(self, members: np.ndarray) -> None:
        """Prove ranges many at a time, then each that is left by itself."""
        if len(members) > LARGE and self.sizes[self.part[members[0]]] > LARGE:
            self._by_layers(members)
        else:
            self._rounds(_Program(self.system.part(members)), members)
        for part in np.unique(self.part[members[self._open(members)]]):
            self._one_by_one(np.flatnonzero(self.part == part))

    def _rounds(self, program: _Program, members: np.ndarray) -> list[np.ndarray]:
        """Solve toward either end of all ranges that are not proven, again and again; the solutions."""
        found: list[np.ndarray] = []
        for _ in range(ROUNDS):
            is_open = self._open(members)
            before = is_open.sum()
            if before < FEW:
                break
            weights = np.where(is_open, self.dice.uniform(0.2, 1.0, len(members)), 0.0)
            for sign in (1.0, -1.0):
                solution = self._toward(weights * sign, program, members)
                if solution is None:
                    return found
                found.append(solution)
            if before - self._open(members).sum() < max(1, before * 0.01):
                break
        return found

    def _by_layers(self, members: np.ndarray) -> None:
        """Of a large part, prove the ranges of one layer after the other, with the others as in a solution.

        What stays as it is in a solution makes ranges narrower, never wider, and the part small.
        """
        part = self.system.part(members)
        whole = _Program(part, is_large=True)
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
        if not self._open(members[free]).any():
            return
        own = part.beside(free, solution)
        found = self._rounds(_Program(own), members[free])
        if found:
            solution[free] = np.mean(found, axis=0)
        links = abs(own.equal).T @ abs(own.equal) + abs(own.most).T @ abs(own.most)
        _, pieces = connected_components(links, directed=False)
        for piece in np.unique(pieces[self._open(members[free])]):
            inside = np.flatnonzero(pieces == piece)
            program = _Program(own.part(inside))
            for one in np.flatnonzero(self._open(members[free[inside]])):
                if self._open(members[free[inside]])[one]:
                    aim = np.zeros(len(inside))
                    aim[one] = 1.0
                    for sign in (1.0, -1.0):
                        self._toward(aim * sign, program, members[free[inside]])

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
        program = _Program(self.system.part(members), is_large=len(members) > LARGE)
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


class _Program:
    """A linear program that takes in inequalities as its solutions break them."""

    def __init__(self, system: System, *, is_large: bool = False) -> None:
        self.system = system
        self.taken = system.first | is_large
        self.method = "highs-ipm" if is_large else "highs-ds"

    def solved(self, weights: np.ndarray) -> np.ndarray | None:
        """The counts with the least weighted sum, or None where nothing fits."""
        system = self.system
        while True:
            rows = np.flatnonzero(self.taken)
            found = linprog(
                weights,
                A_eq=system.equal if system.equal.shape[0] else None,
                b_eq=system.is_ if system.equal.shape[0] else None,
                A_ub=system.most[rows] if rows.size else None,
                b_ub=system.limit[rows] if rows.size else None,
                bounds=np.column_stack([system.low, np.maximum(system.high, system.low)]),
                method=self.method,
            )
            if found.x is None:
                return None
            broken = (system.most @ found.x > system.limit + SLACK) & ~self.taken
            if not broken.any():
                return np.asarray(found.x)
            self.taken |= broken


__all__ = ["WITHOUT_END", "Ranges", "ranges"]
