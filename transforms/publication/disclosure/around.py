"""The least that would have to be unknown for one hidden count to be any of enough values.

Here belong the linear programs over the counts around one: which of them move, at the least loss of
information, so that the count moves as far as it needs, first upward and then downward. Many are solved side
by side in one program, of what can move at all: a count alone in an equation cannot, and then another may be
alone. What is hidden for it is decided in `partners.py` and `shown_again.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array

from transforms.linear_programs import LinearProgram
from transforms.publication.disclosure.merged import Merged, with_columns
from transforms.publication.disclosure.ranges import (
    NoSolutionError,
    Proof,
    between,
    linked,
    worked_out,
)
from transforms.publication.disclosure.relations import EPSILON, Lists, System

UNREACHED = 1e5
"""Cost of a unit by which a range stays too narrow: more than any count could cost."""
LITTLE = 1e-3
"""Cost of moving what is unknown anyway, so that solutions stay small."""
COLUMNS = 1500
"""About how many counts of several surroundings are put in one program."""


@dataclass(frozen=True)
class Moves:
    """What moves around some counts, and by how much the range of each of these is still too narrow."""

    counts: np.ndarray
    steps: np.ndarray
    owner: np.ndarray
    """For each count that moves, the position of the one for which it does."""

    missing: np.ndarray

    def of(self, chosen: np.ndarray) -> Moves:
        """The moves for some of the counts."""
        own = chosen[self.owner]
        return Moves(self.counts[own], self.steps[own], self.owner[own], self.missing)

    def prove(self, proof: Proof) -> None:
        """Take each for a solution."""
        values = np.maximum(proof.system.values[self.counts] + self.steps, 0.0)
        proof.add(self.counts, values, self.owner)


class Surroundings:
    """The counts that may move, by the equations they stand in together."""

    def __init__(self, system: System, may_move: np.ndarray) -> None:
        """Only counts above zero move, and those that are printed nowhere; none that an equation holds."""
        self.may_move = may_move
        unprinted = system.is_unprinted()
        moving = worked_out(system, may_move & ((system.values > EPSILON) | unprinted))
        entries = moving[system.matrix.indices]
        starts = np.concatenate([[0], np.cumsum(entries)])[system.matrix.indptr]
        self._counts = Lists(starts, system.matrix.indices[entries])
        column = np.repeat(np.arange(len(moving)), np.diff(system.by_count.indptr))
        leads = np.diff(starts)[system.by_count.indices] > moving[column]
        starts = np.concatenate([[0], np.cumsum(leads)])[system.by_count.indptr]
        self._equations = Lists(starts, system.by_count.indices[leads])
        self._found: dict[tuple[int, int], np.ndarray] = {}

    def around(self, target: int, most: int) -> np.ndarray:
        """The counts around one that may move, nearest first up to about `most` of them, in order."""
        if (target, most) not in self._found:
            self._found[target, most] = self._around(target, most)
        return self._found[target, most]

    def _around(self, target: int, most: int) -> np.ndarray:
        equations, counts = self._equations, self._counts
        found, seen, waiting = {target}, set[int](), [target]
        for one in waiting:
            if len(found) > most:
                break
            for row in equations.of(one):
                if row not in seen:
                    seen.add(row)
                    new = [other for other in counts.of(row) if other not in found]
                    found.update(new)
                    waiting += new
        return np.array(sorted(found))


def cheapest_moves(proof: Proof, cost: np.ndarray, beside: Beside, asked: np.ndarray, sign: float) -> Moves:
    """For each target that is asked for the cheapest move, up or down by `sign`, to a range wide enough.

    Where none does, it goes as far as it can. `asked` marks targets of those `beside` each other, `cost` is
    that of a unit of each count.
    """
    system, targets = proof.system, beside.targets
    above, below = proof.most[targets] - system.values[targets], system.values[targets] - proof.least[targets]
    goal = system.needs[targets] - (below if sign > 0 else above)
    steps, missing = np.zeros(beside.equations.shape[1]), goal.copy()
    ends, price = between(system, beside.counts, beside.merged), beside.price(cost)
    for columns, moving in beside.programs(asked):
        own = beside.moving[moving]
        some = _Some(beside.equations, columns, beside.places[moving])
        aim = sign * goal[own] * beside.sides[moving]
        steps[columns], missing[own] = _cheapest(some, ends, price, aim)
    every = beside.merged.sign * steps[beside.merged.into]
    moved = np.flatnonzero(np.abs(every) > EPSILON)
    return Moves(beside.counts[moved], every[moved], beside.owner[moved], missing)


@dataclass(frozen=True)
class Beside:
    """The surroundings of several `targets` side by side, as far as they move with these.

    `counts` stand in the order of their owners, and so do the columns they are `merged` into. `moving` are
    the owners that move, `places` the columns they move with, `sides` whether as these do or against them.
    """

    targets: np.ndarray
    counts: np.ndarray
    owner: np.ndarray
    merged: Merged
    moving: np.ndarray
    places: np.ndarray
    sides: np.ndarray

    @classmethod
    def of(cls, system: System, parts: Sequence[np.ndarray], targets: np.ndarray) -> Beside:
        """What can move of the counts around each target, and hangs together with it."""
        counts = np.concatenate([np.zeros(0, dtype=np.int64), *parts])
        owner = np.repeat(np.arange(len(parts)), [len(part) for part in parts])
        equations = system.apart(counts, owner)
        left = _can_move(equations)
        merged = Merged.of(with_columns(equations, left))
        counts, owner = counts[left], owner[left]
        own = np.flatnonzero((counts == targets[owner]) & (merged.into >= 0))
        group = linked(merged.equations)
        kept = np.flatnonzero(np.isin(group, group[merged.into[own]]))
        among, merged = merged.among(kept)
        again = np.searchsorted(among, own)
        into, sign = merged.into[again], merged.sign[again]
        return cls(targets, counts[among], owner[among], merged, owner[own], into, sign)

    @property
    def equations(self) -> csr_array:
        """Between the columns."""
        return self.merged.equations

    def price(self, cost: np.ndarray) -> np.ndarray:
        """What a unit of each column costs: that of all its counts."""
        return np.bincount(self.merged.into, cost[self.counts], minlength=self.equations.shape[1])

    def programs(self, asked: np.ndarray) -> Iterator[tuple[np.ndarray, np.ndarray]]:
        """Columns and positions in `moving` solved together: larger programs take more than their share."""
        of = np.zeros(self.equations.shape[1], dtype=np.int64)
        of[self.merged.into] = self.owner
        chosen = np.flatnonzero(asked[self.moving])
        order = np.argsort(of, kind="stable")
        order = order[asked[of[order]]]
        ends = np.searchsorted(of[order], self.moving[chosen], side="right")
        first = number = 0
        for n, end in enumerate(ends.tolist()):
            is_last = n == len(ends) - 1
            if is_last or ends[n + 1] - first > COLUMNS:
                yield np.sort(order[first:end]), chosen[number : n + 1]
                first, number = end, n + 1


def _can_move(equations: csr_array) -> np.ndarray:
    """The columns that are left when those alone in an equation go, and those that are alone then."""
    row, column = equations.tocoo().coords
    alive = np.ones(equations.shape[1], dtype=bool)
    while True:
        number = np.bincount(row, minlength=equations.shape[0])
        held = column[number[row] == 1]
        if not len(held):
            return np.flatnonzero(alive)
        alive[held] = False
        left = alive[column]
        row, column = row[left], column[left]


@dataclass(frozen=True)
class _Some:
    """Some columns of equations, and which of them are to go somewhere."""

    every: csr_array
    columns: np.ndarray
    places: np.ndarray


def _cheapest(
    some: _Some, ends: tuple[np.ndarray, np.ndarray], price: np.ndarray, goal: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """The cheapest steps of some columns, and by how much those that have a goal fall short of it.

    The variables are steps up, steps down, and what is missing of each goal, which is negative downward.
    """
    columns, endless = some.columns, np.full(len(goal), np.inf)
    equations, places = with_columns(some.every, columns), np.searchsorted(columns, some.places)
    nothing, cost = np.zeros(equations.shape[0]), price[columns]
    most = np.concatenate([ends[1][columns], -ends[0][columns], endless])
    program = LinearProgram(
        _steps(equations, places, np.sign(goal)),
        (np.concatenate([nothing, np.abs(goal)]), np.concatenate([nothing, endless])),
        (np.zeros(len(most)), most),
        "cheapest",
    )
    found = program.least(np.concatenate([cost, cost, np.full(len(goal), UNREACHED)]))
    if found is None:
        raise NoSolutionError("disclosure control: the solver found no cheapest move")
    up, down, missing = np.split(found, [len(columns), 2 * len(columns)])
    return up - down, missing


def _steps(equations: csr_array, places: np.ndarray, sign: np.ndarray) -> csr_array:
    """Rows that keep the equations, and one for each target: how far it steps, and what is missing."""
    held = equations.tocoo()
    (row, column), (rows, size), asked = held.coords, held.shape, np.arange(len(places))
    own = rows + asked
    terms = np.concatenate([held.data, -held.data, sign, -sign, np.ones(len(places))])
    where = (
        np.concatenate([row, row, own, own, own]),
        np.concatenate([column, size + column, places, size + places, 2 * size + asked]),
    )
    return csr_array((terms, where), shape=(rows + len(places), 2 * size + len(places)))
