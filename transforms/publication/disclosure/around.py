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
from transforms.publication.disclosure.ranges import (
    REACH,
    NoSolutionError,
    Proof,
    linked,
    with_columns,
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
        self._equations = system.equations_by_count
        self._counts = Lists(starts, system.matrix.indices[entries])
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


def cheapest_moves(
    proof: Proof, cost: np.ndarray, parts: Sequence[np.ndarray], targets: np.ndarray, sign: float
) -> Moves:
    """For each target the cheapest move, up or down by `sign`, that makes its range wide enough.

    Where none does, it goes as far as it can. `parts` are the counts around each target, `cost` is that of a
    unit of each count.
    """
    above = proof.most[targets] - proof.system.values[targets]
    below = proof.system.values[targets] - proof.least[targets]
    goal = proof.system.needs[targets] - (below if sign > 0 else above)
    beside = _Beside.of(proof.system, parts, targets)
    steps, missing = np.zeros(len(beside.columns)), goal.copy()
    for columns, own in beside.programs():
        steps[columns], missing[own] = _cheapest(proof.system, cost, beside, columns, own, sign * goal[own])
    moved = np.flatnonzero(np.abs(steps) > EPSILON)
    return Moves(beside.columns[moved], steps[moved], beside.owner[moved], missing)


@dataclass(frozen=True)
class _Beside:
    """The surroundings of several counts side by side, as far as they move with these.

    `columns` are counts in the order of their owners, `equations` tie them, `places` are the positions of the
    owners that move among them and `moving` the owners.
    """

    columns: np.ndarray
    owner: np.ndarray
    equations: csr_array
    moving: np.ndarray
    places: np.ndarray

    @classmethod
    def of(cls, system: System, parts: Sequence[np.ndarray], targets: np.ndarray) -> _Beside:
        """What can move of the counts around each target, and hangs together with it."""
        columns = np.concatenate([np.zeros(0, dtype=np.int64), *parts])
        owner = np.repeat(np.arange(len(parts)), [len(part) for part in parts])
        equations = system.apart(columns, owner)
        left = _can_move(equations)
        columns, owner, equations = columns[left], owner[left], with_columns(equations, left)
        places = np.flatnonzero(columns == targets[owner])
        group = linked(equations)
        left = np.flatnonzero(np.isin(group, group[places]))
        again = np.searchsorted(left, places)
        return cls(columns[left], owner[left], with_columns(equations, left), owner[places], again)

    def programs(self) -> Iterator[tuple[np.ndarray, np.ndarray]]:
        """Positions of columns and owners solved together: larger programs take more than their share."""
        ends = np.searchsorted(self.owner, self.moving, side="right")
        first = number = 0
        for n, end in enumerate(ends.tolist()):
            is_last = n == len(ends) - 1
            if is_last or ends[n + 1] - first > COLUMNS:
                yield np.arange(first, end), self.moving[number : n + 1]
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


def _cheapest(  # noqa: PLR0913, PLR0917 - a program in its parts
    system: System,
    cost: np.ndarray,
    beside: _Beside,
    columns: np.ndarray,
    own: np.ndarray,
    goal: np.ndarray,
) -> tuple[np.ndarray, np.ndarray]:
    """The cheapest steps of `columns`, and by how much each of their owners falls short of its goal.

    The variables are steps up, steps down, and what is missing of each goal, which is negative downward.
    """
    counts = beside.columns[columns]
    is_own = np.isin(beside.moving, own)
    equations, places = with_columns(beside.equations, columns), beside.places[is_own] - columns[0]
    values, needs, price = system.values[counts], system.needs[counts], cost[counts]
    nothing = np.zeros(equations.shape[0])
    endless = np.full(len(own), np.inf)
    most = np.concatenate([np.where(needs > 0, REACH * needs, np.inf), values, endless])
    program = LinearProgram(
        _steps(equations, places, np.sign(goal)),
        (np.concatenate([nothing, np.abs(goal)]), np.concatenate([nothing, endless])),
        (np.zeros(len(most)), most),
        "cheapest",
    )
    found = program.least(np.concatenate([price, price, np.full(len(own), UNREACHED)]))
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
