"""Counts that move only together, taken for one: what a program asks is a third smaller.

Here belongs what equations of two unknown counts say: as one goes up, the other goes down (or up). Such
counts are one, and in what is left of the equations others may be such. A count that is alone in an equation,
or would have to go against itself, does not move.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse import coo_array, csr_array
from scipy.sparse.csgraph import connected_components


@dataclass(frozen=True)
class Merged:
    """Equations of steps that counts take, with one column for counts that move together."""

    equations: csr_array
    into: np.ndarray
    """For each count the column it moves with; -1 where it does not move."""

    sign: np.ndarray
    """Whether a count steps as its column does (1) or against it (-1)."""

    @classmethod
    def of(cls, equations: csr_array) -> Merged:
        """Counts, a column of `equations` each, merged again and again."""
        size = equations.shape[1]
        into, sign = np.arange(size), np.ones(size)
        while (found := _as_one(equations)) is not None:
            column, way = found
            moves = into >= 0
            sign[moves] *= way[into[moves]]
            into[moves] = column[into[moves]]
            equations = _replaced(equations, column, way)
        return cls(equations, into, sign)

    def among(self, columns: np.ndarray) -> tuple[np.ndarray, Merged]:
        """The positions of the counts that move with some columns, and these by themselves."""
        place = np.full(self.equations.shape[1] + 1, -1)
        place[columns] = np.arange(len(columns))
        counts = np.flatnonzero(place[self.into] >= 0)
        part = with_columns(self.equations, columns)
        return counts, Merged(part, place[self.into[counts]], self.sign[counts])


def with_columns(equations: csr_array, columns: np.ndarray) -> csr_array:
    """The equations in which some columns stand, with these alone."""
    part = csr_array(equations[:, columns])
    return csr_array(part[np.diff(part.indptr) > 0])


def _as_one(equations: csr_array) -> tuple[np.ndarray, np.ndarray] | None:
    """For each column the number of those it moves with, or -1, and its sign; None where each is by itself.

    Each column is a pair of nodes, its steps up and its steps down; what steps alike is linked.
    """
    size, number = equations.shape[1], np.diff(equations.indptr)
    held = equations.indices[equations.indptr[:-1][number == 1]]
    place = equations.indptr[:-1][number == 2]
    place = place[np.abs(equations.data[place]) == np.abs(equations.data[place + 1])]
    if not len(held) and not len(place):
        return None
    one, other = equations.indices[place], equations.indices[place + 1]
    against = size * (np.sign(equations.data[place]) == np.sign(equations.data[place + 1]))
    nodes = np.concatenate([one, one + size]), np.concatenate([other + against, other + size - against])
    links = coo_array((np.ones(2 * len(one)), nodes), shape=(2 * size, 2 * size))
    _, labels = connected_components(links, directed=False)
    up, down = labels[:size], labels[size:]
    group = np.minimum(up, down)
    is_held = np.zeros(2 * size, dtype=bool)
    is_held[group[up == down]] = is_held[group[held]] = True
    moves = ~is_held[group]
    column = np.full(size, -1)
    column[moves] = np.unique(group[moves], return_inverse=True)[1]
    return column, np.where(up == group, 1.0, -1.0)


def _replaced(equations: csr_array, column: np.ndarray, way: np.ndarray) -> csr_array:
    """The equations over merged columns; those that always hold are left out."""
    moves = np.flatnonzero(column >= 0)
    shape = (len(column), int(column.max(initial=-1)) + 1)
    left = csr_array(equations @ csr_array(coo_array((way[moves], (moves, column[moves])), shape=shape)))
    left.eliminate_zeros()
    return csr_array(left[np.diff(left.indptr) > 0])
