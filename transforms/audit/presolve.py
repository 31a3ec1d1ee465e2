"""What can be said of a linear system before a program is solved: known values, equal counts, bounds.

Here belongs making the system small without making any range wider or narrower: counts that follow from
others are filled in, counts that are equal become one, relations that always hold go.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl
from scipy.sparse import coo_array, csr_array, vstack
from scipy.sparse.csgraph import connected_components

from transforms.audit.relations import SLACK, Relations

PASSES = 8
WITHOUT_END = 1.0e5
"""A greatest value for counts that nothing bounds."""


@dataclass(frozen=True)
class System:
    """Relations over counts: `equal` @ x = `is_`, `most` @ x <= `limit`, `low` <= x <= `high`.

    `first` marks the inequalities that a program should begin with.
    """

    equal: csr_array
    is_: np.ndarray
    most: csr_array
    limit: np.ndarray
    first: np.ndarray
    low: np.ndarray
    high: np.ndarray

    def part(self, members: np.ndarray) -> System:
        """The relations among `members`, which no relation ties to others."""
        equal, most = self.equal[:, members], self.most[:, members]
        rows = [np.flatnonzero(np.diff(matrix.indptr) > 0) for matrix in (equal, most)]
        return System(
            equal[rows[0]], self.is_[rows[0]], most[rows[1]], self.limit[rows[1]],
            self.first[rows[1]], self.low[members], self.high[members],
        )  # fmt: skip

    def beside(self, free: np.ndarray, solution: np.ndarray) -> System:
        """The relations among the counts `free`, where all others are as in a solution."""
        rest = solution.copy()
        rest[free] = 0.0
        given = System(
            self.equal[:, free], self.is_ - self.equal @ rest,
            self.most[:, free], self.limit - self.most @ rest,
            self.first, self.low[free], self.high[free],
        )  # fmt: skip
        return given.part(np.arange(len(free)))


def assembled(relations: Sequence[Relations], size: int) -> System:
    """All relations over all counts."""
    equal = _matrix([r for r in relations if r.is_equal], size)
    first = _matrix([r for r in relations if not r.is_equal and not r.is_rarely_broken], size)
    most = vstack(
        [first, _matrix([r for r in relations if not r.is_equal and r.is_rarely_broken], size)]
    ).tocsr()
    return System(
        equal, np.zeros(equal.shape[0]), most, np.zeros(most.shape[0]),
        np.arange(most.shape[0]) < first.shape[0], np.zeros(size), np.full(size, WITHOUT_END),
    )  # fmt: skip


def _matrix(relations: Sequence[Relations], size: int) -> csr_array:
    """One row per relation, one column per count."""
    rows, columns, values, start = [], [], [], 0
    for relation in relations:
        if relation.terms.is_empty():
            continue
        number = relation.terms["relation"].rank("dense").cast(pl.Int64).to_numpy() - 1
        rows.append(number + start)
        columns.append(relation.terms["count_id"].to_numpy())
        values.append(relation.terms["coefficient"].to_numpy())
        start += int(number.max()) + 1
    if not rows:
        return csr_array((0, size))
    where = (np.concatenate(rows), np.concatenate(columns))
    return csr_array((np.concatenate(values), where), shape=(start, size))


def worked_out(system: System, shown: np.ndarray) -> np.ndarray:
    """The shown counts, and those that an equality gives once the others are known; else nan."""
    known = shown.copy()
    present = abs(system.equal).sign()
    while True:
        is_open = np.isnan(known)
        single = np.flatnonzero(np.abs(present @ is_open.astype(float) - 1) < SLACK)
        if not single.size:
            return known
        value = system.equal @ np.where(is_open, 0.0, known)
        rows = system.equal[single].tocoo()
        row, column = rows.coords
        is_the_one = is_open[column]
        known[column[is_the_one]] = -value[single][row[is_the_one]] / rows.data[is_the_one]


def reduced(system: System, known: np.ndarray) -> tuple[System, np.ndarray]:
    """The system over unknown counts, equal ones as one; and for each unknown count its place in it."""
    is_open = np.isnan(known)
    filled = np.where(is_open, 0.0, known)
    at = np.flatnonzero(is_open)
    equal, most = system.equal[:, at], system.most[:, at]
    is_, limit = -(system.equal @ filled), -(system.most @ filled)
    is_pair = (np.diff(equal.indptr) == 2) & (np.abs(is_) < SLACK)
    is_pair &= np.abs(np.asarray(equal.sum(axis=1)).ravel()) < SLACK
    ties = abs(equal[np.flatnonzero(is_pair)])
    size, place = connected_components(ties.T @ ties, directed=False)
    once = coo_array((np.ones(len(place)), (np.arange(len(place)), place)), shape=(len(place), size)).tocsr()
    left = np.flatnonzero(~is_pair)
    equal = (equal[left] @ once).tocsr()
    rows, is_ = _distinct(equal, is_[left])
    equal = equal[rows]
    most = (most @ once).tocsr()
    rows, limit = _distinct(most, limit)
    return _bounded(equal, is_, most[rows], limit, system.first[rows]), place


def _distinct(matrix: csr_array, right: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The rows in which each relation stands first, and its smallest right side; empty ones left out."""
    matrix.eliminate_zeros()
    matrix.sort_indices()
    kept: dict[tuple[bytes, bytes], int] = {}
    smallest = right.copy()
    for row, (start, end) in enumerate(zip(matrix.indptr[:-1], matrix.indptr[1:], strict=True)):
        if start == end:
            continue
        terms = (matrix.indices[start:end].tobytes(), matrix.data[start:end].tobytes())
        first = kept.setdefault(terms, row)
        smallest[first] = min(smallest[first], right[row])
    rows = np.fromiter(kept.values(), dtype=np.int64, count=len(kept))
    return rows, smallest[rows]


def _bounded(
    equal: csr_array, is_: np.ndarray, most: csr_array, limit: np.ndarray, first: np.ndarray
) -> System:
    """The system with the bounds that each relation by itself gives; what then always holds is left out."""
    every = vstack([equal, -equal, most]).tocoo()
    right = np.concatenate([is_, -is_, limit])
    row, column = every.coords
    size = every.shape[1]
    low, high = np.zeros(size), np.full(size, np.inf)
    for _ in range(PASSES):
        least = np.where(every.data > 0, every.data * low[column], every.data * high[column])
        is_endless = np.isinf(least)
        finite = np.where(is_endless, 0.0, least)
        others = np.bincount(row, finite, minlength=len(right))[row] - finite
        is_told = np.bincount(row, is_endless, minlength=len(right))[row] - is_endless == 0
        bound = (right[row] - others) / every.data
        up, down = is_told & (every.data > 0), is_told & (every.data < 0)
        before = (low.copy(), high.copy())
        np.minimum.at(high, column[up], bound[up])
        np.maximum.at(low, column[down], bound[down])
        if np.allclose(low, before[0]) and np.allclose(high, before[1]):
            break
    greatest = np.where(every.data > 0, every.data * high[column], every.data * low[column])
    holds = np.bincount(row, greatest, minlength=len(right)) <= right + SLACK
    kept = np.flatnonzero(~holds[2 * equal.shape[0] :])
    return System(equal, is_, most[kept], limit[kept], first[kept], low, np.minimum(high, WITHOUT_END))
