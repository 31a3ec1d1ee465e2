"""What a release tells of its hidden counts: how far each could be from its value, shown by solutions.

Here belongs the attacker's arithmetic: all counts that are shown are known, the hidden ones are whatever the
equations allow. A range is proven by two solutions, found by linear programs and checked against every
equation; where they are no whole numbers, the next whole numbers inside count. Hidden counts that do not hang
together are solved side by side in one program.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from scipy.optimize import OptimizeResult, linprog
from scipy.sparse import coo_array, csr_array
from scipy.sparse.csgraph import connected_components

from transforms.publication.disclosure.relations import EPSILON, System

REACH = 4
"""How far beyond its value a hidden count is let go, in multiples of what it needs."""
ROUNDS = 8
ENOUGH = 0.9
GOLDEN = 0.6180339887498949
"""Part of the counts not proven that a round may leave so for another to follow."""
STEPS = 4
"""How many equations away from a count others may move with it, where many are moved at once."""
COLUMNS = 2000
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

    @classmethod
    def of_nothing(cls, system: System) -> Proof:
        """Ranges before any solution but the truth is known."""
        truth = np.full(len(system.values), -1)
        return cls(system, system.values.copy(), system.values.copy(), truth, truth.copy(), [])

    def short(self, targets: np.ndarray) -> np.ndarray:
        """Which of the targets are not proven wide enough."""
        return targets & (self.most - self.least < self.system.needs - EPSILON)

    def add(self, columns: np.ndarray, solution: np.ndarray) -> None:
        """Take in a solution that leaves all counts but `columns` as they are.

        Raises NoSolutionError where it is none: a proof rests on no promise of the solver.
        """
        moves = solution - self.system.values[columns]
        part = self.system.among(columns)
        scale = max(1.0, float(np.abs(solution).max(initial=0.0)))
        if np.abs(part @ moves).max(initial=0.0) > TOLERANCE * scale or solution.min(initial=0.0) < -EPSILON:
            raise NoSolutionError("disclosure control: a solution does not solve its equations")
        is_count = self.system.is_count[columns]
        up = np.where(is_count, np.ceil(solution - TOLERANCE), solution)
        down = np.where(is_count, np.floor(solution + TOLERANCE), solution)
        by = self._pieces(columns, np.abs(moves) > EPSILON)
        lower, higher = up < self.least[columns] - EPSILON, down > self.most[columns] + EPSILON
        self.least[columns[lower]], self.least_by[columns[lower]] = up[lower], by[lower]
        self.most[columns[higher]], self.most_by[columns[higher]] = down[higher], by[higher]

    def _pieces(self, columns: np.ndarray, is_moved: np.ndarray) -> np.ndarray:
        """The number of the piece that moves each count; what is kept of them."""
        by = np.full(len(columns), -1)
        own = np.flatnonzero(is_moved)
        if not len(own):
            return by
        labels = linked(self.system.among(columns[own]))
        by[own] = labels + len(self.pieces)
        order = np.argsort(labels, kind="stable")
        self.pieces += np.split(columns[own][order], np.flatnonzero(np.diff(labels[order])) + 1)
        return by

    def forget(self, counts: np.ndarray, gone: np.ndarray) -> None:
        """Take back what the pieces `gone` proved of counts."""
        lower, higher = (counts[np.isin(by[counts], gone)] for by in (self.least_by, self.most_by))
        self.least[lower], self.least_by[lower] = self.system.values[lower], -1
        self.most[higher], self.most_by[higher] = self.system.values[higher], -1


def targets_of(system: System, hidden: np.ndarray) -> np.ndarray:
    """Counts that must have a range: the hidden ones, and small ones that are printed nowhere."""
    return (hidden | system.is_unprinted()) & (system.needs > 0)


def unknown_of(system: System, hidden: np.ndarray) -> np.ndarray:
    """Counts that stay unknown after every equation with one unknown is worked out."""
    unknown = hidden | system.is_unprinted()
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
    part = coo_array(matrix)
    rows, size = matrix.shape[0], sum(matrix.shape)
    links = coo_array((np.ones(part.nnz), (part.coords[0], part.coords[1] + rows)), shape=(size, size))
    _, labels = connected_components(links, directed=False)
    return np.unique(labels[rows:], return_inverse=True)[1]


def groups_of(system: System, members: np.ndarray) -> np.ndarray:
    """For each count, the number of the group of `members` it hangs together with; -1 for the others."""
    columns = np.flatnonzero(members)
    group = np.full(len(members), -1)
    if len(columns):
        group[columns] = linked(system.among(columns))
    return group


def widen(proof: Proof, hidden: np.ndarray, targets: np.ndarray) -> None:
    """Look for solutions that move many targets at once; what they do not prove is left open.

    First all go down together, then as many as can go up by what they still need, again and again while that
    proves more.
    """
    system = proof.system
    unknown = unknown_of(system, hidden)
    group = groups_of(system, unknown)
    targets = targets & unknown
    # Weights differ, for in a sum that is known two counts move against each other: pushed alike, none would.
    weights = 0.5 + np.arange(len(targets)) * GOLDEN % 1.0
    _solve(proof, group, np.where(proof.short(targets), -weights, 0.0), exact=False)
    for turn in range(1, ROUNDS):
        short = proof.short(targets)
        weights = 0.5 + (np.arange(len(targets)) + turn * turn) * GOLDEN * turn % 1.0
        _solve(proof, group, np.where(short, weights, 0.0), exact=False)
        if proof.short(targets).sum() > ENOUGH * short.sum():
            break


def prove_each(proof: Proof, hidden: np.ndarray, targets: np.ndarray) -> np.ndarray:
    """Go to both ends of every target's range until it is proven; those that stay too narrow."""
    system = proof.system
    unknown = unknown_of(system, hidden)
    group = groups_of(system, unknown)
    for sign in (1.0, -1.0):
        tried = ~unknown
        while True:
            left = np.flatnonzero(proof.short(targets) & ~tried)
            if not len(left):
                break
            _, first = np.unique(group[left], return_index=True)
            chosen = left[first]
            tried[chosen] = True
            direction = np.zeros(len(targets))
            direction[chosen] = sign
            _solve(proof, group, direction, exact=True)
    return proof.short(targets)


def _solve(proof: Proof, group: np.ndarray, direction: np.ndarray, *, exact: bool) -> None:
    """Go as far as may be in a direction, in every group it concerns."""
    system = proof.system
    concerned = np.unique(group[direction != 0])
    if not len(concerned):
        return
    marked = np.isin(group, concerned) & (group >= 0) if exact else _near(system, group, direction)
    for columns in in_programs(np.flatnonzero(marked), group):
        proof.add(columns, _solution(proof, direction, columns, exact=exact))


def in_programs(columns: np.ndarray, group: np.ndarray) -> Iterator[np.ndarray]:
    """Counts of whole groups that are solved together: larger programs take more than their share."""
    ordered = columns[np.argsort(group[columns], kind="stable")]
    starts = np.flatnonzero(np.diff(group[ordered], prepend=-1))
    first = 0
    for end in [*starts[1:], len(ordered)]:
        if end > first and (end - first >= COLUMNS or end == len(ordered)):
            yield np.sort(ordered[first:end])
            first = end


def _solution(proof: Proof, direction: np.ndarray, columns: np.ndarray, *, exact: bool) -> np.ndarray:
    """The solution of one program."""
    system = proof.system
    most = system.values[columns] + np.where(system.needs[columns] > 0, REACH * system.needs[columns], np.inf)
    if not exact:
        pushed = direction[columns] > 0
        most[pushed] = (proof.least[columns] + system.needs[columns])[pushed]
    return _farthest(system, columns, direction[columns], most)


def _near(system: System, group: np.ndarray, direction: np.ndarray) -> np.ndarray:
    """The unknown counts within a few equations of those that are to move; the others stay as they are."""
    near = direction != 0
    for _ in range(STEPS):
        rows = system.pattern @ near.astype(np.int32) > 0
        near = (system.pattern.T @ rows.astype(np.int32) > 0) & (group >= 0)
    return near


def _farthest(system: System, columns: np.ndarray, direction: np.ndarray, most: np.ndarray) -> np.ndarray:
    """The solution farthest in a direction."""
    values = system.values[columns]
    part = system.among(columns)
    right = part @ values
    done = linprog(-direction, A_eq=part, b_eq=right, bounds=up_to(most), method="highs-ds")
    return np.maximum(solution_of(done), 0.0)


def up_to(most: np.ndarray) -> np.ndarray:
    """Bounds from nothing to the most of each variable."""
    return np.column_stack([np.zeros(len(most)), most])


def solution_of(done: OptimizeResult) -> np.ndarray:
    """The solution of a program that has one. Raises NoSolutionError."""
    if done.x is None:
        raise NoSolutionError(f"disclosure control: the solver ended with: {done.message}")
    return np.asarray(done.x)
