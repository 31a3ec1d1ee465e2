"""What a release tells of its hidden counts: how far each could be from its value, shown by solutions.

Here belongs the attacker's arithmetic: all counts that are shown are known, the hidden ones are whatever the
equations allow. A range is proven by two solutions, found by linear programs and checked against every
equation; where they are no whole numbers, the next whole numbers inside count. Hidden counts that do not hang
together are solved side by side in one program.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from threading import Lock

import numpy as np
from scipy.sparse import coo_array, csr_array
from scipy.sparse.csgraph import connected_components

from transforms.linear_programs import LinearProgram
from transforms.publication.disclosure.merged import Merged
from transforms.publication.disclosure.relations import EPSILON, System

REACH = 4
"""How far beyond its value a hidden count is let go, in multiples of what it needs."""
ROUNDS = 12
ENOUGH = 0.97
"""Part of the counts not proven that a round may leave so for another to follow."""
GOLDEN = 0.6180339887498949
STEPS = 6
"""How many equations away from a count others may move with it, where many are moved at once."""
COLUMNS = 1000
"""About how many counts of several groups are put in one program."""
TOLERANCE = 1e-5


class NoSolutionError(RuntimeError):
    """The solver gave up on a system that has the truth among its solutions."""


@dataclass
class Proof:
    """The least and most of each count that some solution reaches with what is hidden.

    Each solution is kept as the pieces that do not hang together, every one a solution by itself: which
    proves what, and which counts it moves, so that a count can be shown again and only what rested on it is
    proven anew.
    """

    system: System
    least: np.ndarray
    most: np.ndarray
    least_by: np.ndarray
    most_by: np.ndarray
    pieces: list[np.ndarray]
    """The counts that each piece moves; `least_by` and `most_by` number them, -1 for the truth."""

    numbering: Lock = field(default_factory=Lock)
    """Solutions of different counts may be taken in side by side: what number a piece has says nothing."""

    @classmethod
    def of_nothing(cls, system: System) -> Proof:
        """Ranges before any solution but the truth is known."""
        truth = np.full(len(system.values), -1)
        return cls(system, system.values.copy(), system.values.copy(), truth, truth.copy(), [])

    def short(self, targets: np.ndarray) -> np.ndarray:
        """Which of the targets are not proven wide enough."""
        return targets & (self.most - self.least < self.system.needs - EPSILON)

    def add(self, columns: np.ndarray, solution: np.ndarray, owner: np.ndarray | None = None) -> None:
        """Take in a solution that leaves all counts but `columns` as they are; several, each of an `owner`.

        Raises NoSolutionError where one is none: a proof rests on no promise of the solver.
        """
        values = self.system.values[columns]
        is_count = self.system.is_count[columns]
        up = np.where(is_count, np.ceil(solution - TOLERANCE), solution)
        down = np.where(is_count, np.floor(solution + TOLERANCE), solution)
        is_lower, is_higher = up < self.least[columns] - EPSILON, down > self.most[columns] + EPSILON
        moved = np.flatnonzero(np.abs(solution - values) > EPSILON)
        if not (is_lower | is_higher).any():
            return
        part = self.system.apart(columns[moved], np.zeros_like(moved) if owner is None else owner[moved])
        _check(part, solution[moved], values[moved])
        by = np.full(len(columns), -1)
        by[moved] = self._pieces(columns[moved], linked(part))
        lower = _first_of_each(columns, up, is_lower)
        higher = _first_of_each(columns, -down, is_higher)
        self.least[columns[lower]], self.least_by[columns[lower]] = up[lower], by[lower]
        self.most[columns[higher]], self.most_by[columns[higher]] = down[higher], by[higher]

    def _pieces(self, columns: np.ndarray, labels: np.ndarray) -> np.ndarray:
        """The number of the piece that moves each count; what is kept of them."""
        order = np.argsort(labels, kind="stable")
        pieces = np.split(columns[order], np.flatnonzero(np.diff(labels[order])) + 1)
        with self.numbering:
            by = labels + len(self.pieces)
            self.pieces += pieces
        return by

    def forget(self, counts: np.ndarray, gone: np.ndarray) -> None:
        """Take back what the pieces `gone` proved of counts."""
        lower, higher = (counts[np.isin(by[counts], gone)] for by in (self.least_by, self.most_by))
        self.least[lower], self.least_by[lower] = self.system.values[lower], -1
        self.most[higher], self.most_by[higher] = self.system.values[higher], -1


def _check(part: csr_array, solution: np.ndarray, values: np.ndarray) -> None:
    """Hold a solution against every equation that ties what it moves. Raises NoSolutionError."""
    scale = np.maximum.reduceat(np.maximum(1.0, solution)[part.indices], part.indptr[:-1])
    off = np.abs(part @ (solution - values))
    if (off > TOLERANCE * scale).any() or solution.min() < -EPSILON:
        raise NoSolutionError("disclosure control: a solution does not solve its equations")


def _first_of_each(columns: np.ndarray, ends: np.ndarray, which: np.ndarray) -> np.ndarray:
    """The positions of `which`, of several of one count that with the least end."""
    found = np.flatnonzero(which)
    found = found[np.lexsort((found, ends[found]))]
    return found[np.unique(columns[found], return_index=True)[1]]


def targets_of(system: System, hidden: np.ndarray) -> np.ndarray:
    """Counts that must have a range: the hidden ones, and small ones that are printed nowhere."""
    return (hidden | system.is_unprinted()) & (system.needs > 0)


def unknown_of(system: System, hidden: np.ndarray) -> np.ndarray:
    """Counts that stay unknown after every equation with one unknown is worked out."""
    return worked_out(system, hidden | system.is_unprinted())


def worked_out(system: System, unknown: np.ndarray) -> np.ndarray:
    """What is left of unknown counts when each that is alone in an equation is known, again and again."""
    unknown = unknown.copy()
    left = system.pattern @ unknown.astype(np.int32)
    while True:
        single = np.flatnonzero(left == 1)
        if not len(single):
            return unknown
        columns = system.counts_in(single)
        found = columns[unknown[columns]]
        unknown[found] = False
        part = system.by_count[:, found]
        np.subtract.at(left, part.indices, 1)


def linked(matrix: csr_array) -> np.ndarray:
    """For each column, the number of the group that equations link it with."""
    is_first = np.zeros(matrix.nnz + 1, dtype=bool)
    is_first[matrix.indptr] = True
    later = np.flatnonzero(~is_first[: matrix.nnz])
    beside = matrix.indices[later - 1], matrix.indices[later]
    links = coo_array((np.ones(len(later)), beside), shape=(matrix.shape[1], matrix.shape[1]))
    return connected_components(links, directed=False)[1].astype(np.int64)


def groups_of(system: System, members: np.ndarray) -> np.ndarray:
    """For each count, the number of the group of `members` it hangs together with; -1 for the others."""
    columns = np.flatnonzero(members)
    group = np.full(len(members), -1)
    if len(columns):
        group[columns] = linked(system.among(columns))
    return group


def widen(proof: Proof, unknown: np.ndarray, targets: np.ndarray) -> None:
    """Look for solutions that move many targets at once; what they do not prove is left open.

    First all go down together, then as many as can go up by what they still need, again and again while that
    proves more. Programs have no count in common and are solved side by side.
    """
    columns = np.flatnonzero(near(proof.system, unknown, targets, STEPS))
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        done = [
            pool.submit(_widen_together, ends, targets[ends.columns]) for ends in _programs(proof, columns)
        ]
    for one in done:
        one.result()


def _widen_together(ends: _Ends, targets: np.ndarray) -> None:
    """Move the targets among the counts of one program, down and then up."""
    # Weights differ, for in a sum that is known two counts move against each other: pushed alike, none would.
    ends.go(np.where(targets, -(0.5 + ends.columns * GOLDEN % 1.0), 0.0))
    for turn in range(1, ROUNDS):
        short = ends.short(targets)
        if not short.any():
            break
        weights = 0.5 + (ends.columns + turn * turn) * GOLDEN * turn % 1.0
        ends.go(np.where(short, weights, 0.0))
        if ends.short(targets).sum() > ENOUGH * short.sum():
            break


def prove_each(proof: Proof, hidden: np.ndarray, targets: np.ndarray) -> np.ndarray:
    """Go to both ends of every target's range until it is proven; those that stay too narrow."""
    group = groups_of(proof.system, unknown_of(proof.system, hidden))
    columns = np.flatnonzero(np.isin(group, group[proof.short(targets) & (group >= 0)]) & (group >= 0))
    for ends in _programs(proof, columns):
        own = ends.columns
        for sign in (1.0, -1.0):
            tried = ~targets[own]
            while (left := np.flatnonzero(ends.short(targets[own]) & ~tried)).size:
                chosen = left[np.unique(group[own][left], return_index=True)[1]]
                tried[chosen] = True
                ends.go(np.where(np.isin(np.arange(len(own)), chosen), sign, 0.0))
    return proof.short(targets)


def _programs(proof: Proof, columns: np.ndarray) -> Iterator[_Ends]:
    """Counts that are let go, whole groups of them together in a program."""
    merged = Merged.of(proof.system.among(columns))
    for own in _in_programs(linked(merged.equations)):
        among, part = merged.among(own)
        yield _Ends(proof, columns[among], part)


def between(system: System, counts: np.ndarray, merged: Merged) -> tuple[np.ndarray, np.ndarray]:
    """How far down and up each merged column may go: as far as all its counts may."""
    needs, is_up = system.needs[counts], merged.sign > 0
    up, down = np.where(needs > 0, REACH * needs, np.inf), system.values[counts]
    least, most = (np.full(merged.equations.shape[1], end) for end in (-np.inf, np.inf))
    np.maximum.at(least, merged.into, -np.where(is_up, down, up))
    np.minimum.at(most, merged.into, np.where(is_up, up, down))
    return least, most


class _Ends:
    """Counts that are let go while all others stay as they are, and what is proven by going to their ends."""

    def __init__(self, proof: Proof, columns: np.ndarray, merged: Merged) -> None:
        """Tell the solver what ties the counts `columns` of whole groups, merged where they move together."""
        self.proof, self.columns, self._merged = proof, columns, merged
        self._values, self._needs = proof.system.values[columns], proof.system.needs[columns]
        self._program = self._told()

    def _told(self) -> LinearProgram:
        """The model: steps from the values."""
        nothing = np.zeros(self._merged.equations.shape[0])
        ends = between(self.proof.system, self.columns, self._merged)
        return LinearProgram(self._merged.equations, (nothing, nothing), ends, "steps")

    def short(self, targets: np.ndarray) -> np.ndarray:
        """Which of the targets among the counts are not proven wide enough."""
        width = self.proof.most[self.columns] - self.proof.least[self.columns]
        return targets & (width < self._needs - EPSILON)

    def go(self, direction: np.ndarray) -> None:
        """Go as far as may be in a direction, and keep what that proves.

        Where the last answer leads the solver astray, it is asked anew. Raises NoSolutionError.
        """
        try:
            self._take(direction)
        except NoSolutionError:
            self._program = self._told()
            self._take(direction)

    def _take(self, direction: np.ndarray) -> None:
        """Keep the solution farthest in a direction, from where the solver stands. Raises NoSolutionError."""
        into, sign = self._merged.into, self._merged.sign
        size = self._merged.equations.shape[1]
        found = self._program.least(-np.bincount(into, direction * sign, minlength=size))
        if found is None:
            raise NoSolutionError("disclosure control: the solver found no solution beside the true one")
        self.proof.add(self.columns, np.maximum(self._values + sign * found[into], 0.0))


def _in_programs(group: np.ndarray) -> Iterator[np.ndarray]:
    """Columns of whole groups that are solved together: larger programs take more than their share."""
    order = np.argsort(group, kind="stable")
    starts = np.flatnonzero(np.diff(group[order], prepend=-1))
    first = 0
    for end in [*starts[1:], len(order)]:
        if end > first and (end - first >= COLUMNS or end == len(order)):
            yield np.sort(order[first:end])
            first = end


def near(system: System, unknown: np.ndarray, counts: np.ndarray, steps: int) -> np.ndarray:
    """The unknown counts within a few equations of some counts."""
    found = counts & unknown
    for _ in range(steps):
        found = system.beside(found) & unknown
    return found
