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
from scipy.optimize import Bounds, LinearConstraint, milp
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
    """The least and most of each count that some solution reaches with what is hidden."""

    system: System
    least: np.ndarray
    most: np.ndarray

    @classmethod
    def of_nothing(cls, system: System) -> Proof:
        """Ranges before any solution but the truth is known."""
        return cls(system, system.values.copy(), system.values.copy())

    def short(self, targets: np.ndarray) -> np.ndarray:
        """Which of the targets are not proven wide enough."""
        return targets & (self.most - self.least < self.system.needs - EPSILON)

    def add(self, columns: np.ndarray, solution: np.ndarray) -> None:
        """Take in a solution that leaves all counts but `columns` as they are.

        Raises NoSolutionError where it is none: a proof rests on no promise of the solver.
        """
        change = self.system.matrix[:, columns] @ (solution - self.system.values[columns])
        scale = max(1.0, float(np.abs(solution).max(initial=0.0)))
        if np.abs(change).max(initial=0.0) > TOLERANCE * scale or solution.min(initial=0.0) < -EPSILON:
            raise NoSolutionError("disclosure control: a solution does not solve its equations")
        is_count = self.system.is_count[columns]
        up = np.where(is_count, np.ceil(solution - TOLERANCE), solution)
        down = np.where(is_count, np.floor(solution + TOLERANCE), solution)
        self.least[columns] = np.minimum(self.least[columns], up)
        self.most[columns] = np.maximum(self.most[columns], down)


def targets_of(system: System, hidden: np.ndarray) -> np.ndarray:
    """Counts that must have a range: the hidden ones, and small ones that are printed nowhere."""
    targets = hidden.copy()
    targets[system.printed :] = True
    targets |= system.is_implied
    return targets & (system.needs > 0)


def unknown_of(system: System, hidden: np.ndarray) -> np.ndarray:
    """Counts that stay unknown after every equation with one unknown is worked out."""
    unknown = hidden | system.is_implied
    unknown[system.printed :] = True
    matrix, by_count = system.matrix, system.by_count
    left = np.zeros(matrix.shape[0], dtype=np.int64)
    np.add.at(left, np.repeat(np.arange(matrix.shape[0]), np.diff(matrix.indptr)), unknown[matrix.indices])
    single = list(np.flatnonzero(left == 1))
    while single:
        row = single.pop()
        if left[row] != 1:
            continue
        columns = matrix.indices[matrix.indptr[row] : matrix.indptr[row + 1]]
        found = columns[unknown[columns]][0]
        unknown[found] = False
        rows = by_count.indices[by_count.indptr[found] : by_count.indptr[found + 1]]
        left[rows] -= 1
        single.extend(rows[left[rows] == 1])
    return unknown


def groups_of(matrix: csr_array, members: np.ndarray) -> np.ndarray:
    """For each count, the number of the group of `members` it hangs together with; -1 for the others."""
    columns = np.flatnonzero(members)
    group = np.full(matrix.shape[1], -1)
    if not len(columns):
        return group
    part = coo_array(matrix[:, columns])
    size = matrix.shape[0] + len(columns)
    links = coo_array(
        (np.ones(part.nnz), (part.coords[0], part.coords[1] + matrix.shape[0])), shape=(size, size)
    )
    _, labels = connected_components(links, directed=False)
    _, group[columns] = np.unique(labels[matrix.shape[0] :], return_inverse=True)
    return group


def widen(proof: Proof, hidden: np.ndarray, targets: np.ndarray) -> None:
    """Look for solutions that move many targets at once; what they do not prove is left open.

    First all go down together, then as many as can go up by what they still need, again and again while that
    proves more.
    """
    system = proof.system
    unknown = unknown_of(system, hidden)
    group = groups_of(system.matrix, unknown)
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
    group = groups_of(system.matrix, unknown)
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
    for columns in _in_programs(np.flatnonzero(marked), group):
        proof.add(columns, _solution(proof, direction, columns, exact=exact))


def _in_programs(columns: np.ndarray, group: np.ndarray) -> Iterator[np.ndarray]:
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
    part = system.matrix[:, columns]
    part = part[np.flatnonzero(np.diff(part.indptr))]
    right = part @ values
    done = milp(
        -direction,
        constraints=LinearConstraint(part, right, right),
        bounds=Bounds(np.zeros(len(columns)), most),
    )
    if done.x is None:
        raise NoSolutionError(f"disclosure control: the solver ended with: {done.message}")
    return np.maximum(done.x, 0.0)
