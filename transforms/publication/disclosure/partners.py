"""Further counts that must be hidden so that the small ones cannot be worked out: the cheapest first.

Here belongs their choice, in two steps that take turns. In a sum that leaves too little open, the smallest count
that is still shown goes too. For what is not proven wide enough then, a linear program over the counts around it
asks which would have to be unknown, at the least loss of information: the logarithm of a count. Both are heuristics;
that what they leave is wide enough is proven in `ranges.py`, not assumed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import block_diag, csc_array, csr_array, eye_array, hstack

from transforms.publication.disclosure.ranges import (
    REACH,
    NoSolutionError,
    Proof,
    is_broken,
    prove_each,
    targets_of,
    unknown_of,
    widen,
)
from transforms.publication.disclosure.relations import EPSILON, System

UNREACHED = 1e4
"""Cost of a unit by which a range stays too narrow: more than any count could cost."""
AROUND = (60, 240, 1000)
"""How many counts around one are looked at, at first and where that is not enough."""
COLUMNS = 4000
"""About how many counts of several surroundings are put in one program."""
DEAR = 4.0
"""How much dearer a total is than another count of its size."""


@dataclass
class Choice:
    """What may be hidden: `fixed` cannot be, `totals` only where nothing else helps; `together` are pairs."""

    fixed: np.ndarray
    totals: np.ndarray
    together: np.ndarray
    told_by: np.ndarray
    """For each count the one that is hidden to hide it: the events for the members without them."""

    table: np.ndarray
    """Number of the table each count stands in: of two tables, counts are chosen side by side."""


def with_partners(system: System, hidden: np.ndarray, choice: Choice) -> tuple[np.ndarray, np.ndarray]:
    """The hidden counts with those that must go with them, and which stay too narrow whatever is hidden."""
    hidden = hidden.copy()
    proof = Proof.of_nothing(system)
    hopeless = np.zeros(len(hidden), dtype=bool)
    attempts = np.zeros(len(hidden), dtype=np.int64)
    while True:
        _hide_together(hidden, choice)
        _fill_sums(system, hidden, choice)
        targets = targets_of(system, hidden) & ~hopeless
        widen(proof, hidden, proof.short(targets))
        short = proof.short(targets)
        if not short.any():
            break
        chosen = _one_of_each(choice, short, attempts)
        _hide_cheapest(proof, hidden, choice, chosen, attempts, hopeless)
    narrow = prove_each(proof, hidden, targets_of(system, hidden))
    return hidden, narrow


def _hide_together(hidden: np.ndarray, choice: Choice) -> None:
    """Both of a pair go where one does."""
    if not len(choice.together):
        return
    first, second = choice.together.T
    both = hidden[first] | hidden[second]
    hidden[first] |= both & ~choice.fixed[first]
    hidden[second] |= both & ~choice.fixed[second]


def _fill_sums(system: System, hidden: np.ndarray, choice: Choice) -> None:
    """Hide the smallest counts of sums that leave a hidden count too little open, until none does.

    Where members without the event are too little open, the events of others go.
    """
    matrix, by_count = system.matrix, system.by_count
    may_go = ~(choice.fixed | choice.totals) & (system.values > EPSILON) & ~system.is_implied
    may_go[system.printed :] = False
    unknown = unknown_of(system, hidden)
    short_of = unknown | hidden | targets_of(system, hidden)
    waiting = list(np.unique(_rows_of(by_count, np.flatnonzero(short_of))))
    while waiting:
        row = waiting.pop()
        columns = matrix.indices[matrix.indptr[row] : matrix.indptr[row + 1]]
        signs = matrix.data[matrix.indptr[row] : matrix.indptr[row + 1]]
        if not _too_little(system, unknown | hidden, columns, signs):
            continue
        told_by = choice.told_by[columns]
        left = np.flatnonzero(
            ~unknown[columns] & ~hidden[told_by] & may_go[told_by] & (system.values[columns] > EPSILON)
        )
        if not len(left):
            continue
        smallest = left[np.lexsort((columns[left], system.values[columns[left]]))[0]]
        goes = told_by[smallest]
        hidden[goes] = unknown[goes] = unknown[columns[smallest]] = True
        rows = _rows_of(by_count, np.array([goes]))
        unprinted = _columns_of(matrix, rows)
        unknown[unprinted[system.is_implied[unprinted]]] = True
        waiting.extend(_rows_of(by_count, np.unique([goes, *unprinted[system.is_implied[unprinted]]])))


def _rows_of(by_count: csc_array, counts: np.ndarray) -> np.ndarray:
    """The equations in which counts stand."""
    parts = [by_count.indices[by_count.indptr[one] : by_count.indptr[one + 1]] for one in counts]
    return np.concatenate(parts) if parts else np.zeros(0, dtype=np.int64)


def _columns_of(matrix: csr_array, rows: np.ndarray) -> np.ndarray:
    """The counts that stand in equations."""
    parts = [matrix.indices[matrix.indptr[row] : matrix.indptr[row + 1]] for row in rows]
    return np.unique(np.concatenate(parts)) if parts else np.zeros(0, dtype=np.int64)


def _too_little(system: System, unknown: np.ndarray, columns: np.ndarray, signs: np.ndarray) -> bool:
    """Whether an equation alone tells a count: it is the only unknown one, or all together are too small."""
    is_unknown = unknown[columns]
    own = columns[is_unknown]
    needs = float(system.needs[own].max(initial=0.0))
    if not needs:
        return False
    if len(own) == 1:
        return True
    told = signs[is_unknown]
    return bool((told == told[0]).all() and system.values[own].sum() < needs - EPSILON)


def _one_of_each(choice: Choice, short: np.ndarray, attempts: np.ndarray) -> np.ndarray:
    """Counts that are not proven, one of each table, and those for which that did not help yet."""
    left = np.flatnonzero(short)
    _, first = np.unique(choice.table[left], return_index=True)
    return np.unique(np.concatenate([left[first], left[attempts[left] > 0]]))


@dataclass
class _Part:
    """The surroundings of one count: its columns, and which of them it is."""

    columns: np.ndarray
    place: int
    matrix: csr_array


def _hide_cheapest(
    proof: Proof,
    hidden: np.ndarray,
    choice: Choice,
    chosen: np.ndarray,
    attempts: np.ndarray,
    hopeless: np.ndarray,
) -> None:
    """Hide, for each chosen count, what makes it wide enough at the least cost; note which nothing helps."""
    system = proof.system
    parts = []
    for target in chosen:
        attempt = attempts[target]
        fixed = choice.fixed if attempt else choice.fixed | (choice.totals & ~hidden)
        parts.append(_around(system, fixed & ~hidden, int(target), AROUND[min(attempt, len(AROUND) - 1)]))
    changes, unreached = [], []
    for some in _in_programs(parts):
        change, missed = _cheapest(proof, hidden, choice, some)
        changes += change
        unreached += list(missed)
    for target, part, change, missed in zip(chosen, parts, changes, unreached, strict=True):
        if missed > EPSILON:
            attempts[target] += 1
            hopeless[target] = attempts[target] > len(AROUND)
            continue
        moved = np.abs(change) > EPSILON
        printed = (part.columns < system.printed) & ~system.is_implied[part.columns]
        hidden[part.columns[moved & printed]] = True
        solution = system.values[part.columns] + change
        if not is_broken(system, part.columns, solution).any():
            proof.add(part.columns, np.maximum(solution, 0.0))
        elif not (moved & printed & ~hidden[part.columns]).any():
            attempts[target] += 1
            hopeless[target] = attempts[target] > len(AROUND)


def _in_programs(parts: list[_Part]) -> Iterator[list[_Part]]:
    """Parts that are solved together: a program of twice the size takes more than twice the time."""
    size, some = 0, []
    for part in parts:
        if some and size + len(part.columns) > COLUMNS:
            yield some
            size, some = 0, []
        size, some = size + len(part.columns), [*some, part]
    if some:
        yield some


def _around(system: System, fixed: np.ndarray, target: int, most: int) -> _Part:
    """The counts around one that may move, nearest first, up to about `most` of them."""
    matrix, by_count = system.matrix, system.by_count
    found, rows = {target: 0}, set()
    waiting = [target]
    for one in waiting:
        if len(found) > most:
            break
        for row in by_count.indices[by_count.indptr[one] : by_count.indptr[one + 1]]:
            if row in rows:
                continue
            rows.add(row)
            for other in matrix.indices[matrix.indptr[row] : matrix.indptr[row + 1]]:
                is_zero = system.values[other] <= EPSILON and not (
                    other >= system.printed or system.is_implied[other]
                )
                if other not in found and not fixed[other] and not is_zero:
                    found[int(other)] = len(found)
                    waiting.append(int(other))
    columns = np.array(sorted(found))
    part = matrix[:, columns]
    return _Part(columns, int(np.searchsorted(columns, target)), part[np.flatnonzero(np.diff(part.indptr))])


def _cheapest(
    proof: Proof, hidden: np.ndarray, choice: Choice, parts: list[_Part]
) -> tuple[list[np.ndarray], np.ndarray]:
    """For each part the cheapest change that makes its count wide enough, and by how much it falls short."""
    system = proof.system
    columns = np.concatenate([part.columns for part in parts])
    starts = np.cumsum([0, *(len(part.columns) for part in parts)])
    targets = np.array([part.columns[part.place] for part in parts])
    places = starts[:-1] + np.array([part.place for part in parts])
    values, needs = system.values[columns], system.needs[columns]
    is_open = hidden[columns] | system.is_implied[columns] | (columns >= system.printed)
    up = np.where(needs > 0, REACH * needs, np.inf)
    cost = np.where(is_open, 0.0, np.log2(1.0 + values) / np.maximum(needs, 1.0))
    cost = np.where(choice.totals[columns], DEAR * cost, cost)
    size, asked = len(columns), len(parts)
    goal = proof.least[targets] + system.needs[targets] - system.values[targets]
    equations = csr_array(block_diag([part.matrix for part in parts], format="csr"))
    pick = csr_array((np.ones(asked), (np.arange(asked), places)), shape=(asked, size))
    changes = hstack([equations, -equations, csr_array((equations.shape[0], asked))], format="csr")
    reached = hstack([pick, -pick, eye_array(asked)], format="csr")
    done = milp(
        np.concatenate([cost, cost, np.full(asked, UNREACHED)]),
        constraints=[LinearConstraint(changes, 0.0, 0.0), LinearConstraint(reached, goal, np.inf)],
        bounds=Bounds(np.zeros(2 * size + asked), np.concatenate([up, values, np.full(asked, np.inf)])),
    )
    if done.x is None:
        raise NoSolutionError(f"disclosure control: the solver ended with: {done.message}")
    change = done.x[:size] - done.x[size : 2 * size]
    return np.split(change, starts[1:-1]), done.x[2 * size :]
