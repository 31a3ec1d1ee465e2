"""Further counts that must be hidden so that the small ones cannot be worked out: the cheapest first.

Here belongs their choice, in three steps. In a sum that leaves too little open, the smallest count that is
still shown goes too, and again while counts in it are not proven wide enough. For what is left a linear
program over the counts around it asks which would have to be unknown, at the least loss of information: the
logarithm of a count. What neither helps loses all that stands in an equation with it. All are heuristics;
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
    prove_each,
    targets_of,
    unknown_of,
    widen,
)
from transforms.publication.disclosure.relations import EPSILON, System

UNREACHED = 1e4
"""Cost of a unit by which a range stays too narrow: more than any count could cost."""
AROUND = (60, 240)
"""How many counts around one are looked at, at first and where that is not enough."""
HELPS = 0.85
"""Part of the counts not proven that may be left so for the smallest of their sums to be hidden once more."""
WORTH = 0.95
"""Part of many counts not proven that a round of programs may leave so for another to follow."""
PROGRAM_ROUNDS = 8
LAST_ROUNDS = 5
"""How often programs are asked, and how often after that all beside a count goes."""
FEW = 120
"""So few counts that are not proven are looked at one by one, all at once."""
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
    state = _Search(proof, hidden, choice)
    short, before = state.look(), len(hidden)
    while short.any() and short.sum() < HELPS * before:
        before = int(short.sum())
        state.hide_siblings(short)
        short = state.look()
    for _ in range(PROGRAM_ROUNDS):
        if not (short & (state.attempts <= len(AROUND))).any():
            break
        before = int(short.sum())
        state.hide_cheapest(short)
        short = state.look()
        if before > FEW and short.sum() > WORTH * before:
            break
    for turn in range(LAST_ROUNDS):
        if not short.any():
            break
        state.hide_all_beside(short, with_wholes=turn > 0)
        short = state.look()
    narrow = prove_each(proof, hidden, targets_of(system, hidden))
    return hidden, narrow


class _Search:
    """What is hidden so far, and what is proven of it."""

    def __init__(self, proof: Proof, hidden: np.ndarray, choice: Choice) -> None:
        """Begin with what is small."""
        self.proof, self.hidden, self.choice = proof, hidden, choice
        self.filled = np.zeros(len(hidden), dtype=bool)
        self.attempts = np.zeros(len(hidden), dtype=np.int64)
        self.may_go = ~choice.fixed & (proof.system.values > EPSILON) & ~proof.system.is_implied
        self.may_go[proof.system.printed :] = False

    def look(self) -> np.ndarray:
        """Fill sums, look for solutions, and tell which counts are not proven."""
        system = self.proof.system
        _hide_together(self.hidden, self.choice)
        _fill_sums(system, self.hidden, self.choice, ~self.filled)
        self.filled = self.hidden.copy()
        targets = targets_of(system, self.hidden)
        widen(self.proof, self.hidden, self.proof.short(targets))
        return self.proof.short(targets)

    def hide_siblings(self, short: np.ndarray) -> None:
        """In every sum of a count that is not proven hide the smallest other part."""
        system = self.proof.system
        for row in np.unique(_rows_of(system.by_count, np.flatnonzero(short))):
            columns, signs = _terms(system, row)
            sides = np.unique(signs[short[columns]])
            told_by = self.choice.told_by[columns]
            is_free = self.may_go[told_by] & ~self.hidden[told_by] & (system.values[columns] > EPSILON)
            left = np.flatnonzero(is_free & ~self.choice.totals[told_by] & np.isin(signs, sides))
            if len(left):
                smallest = _first(system, self.hidden, row, columns, left)
                self.hidden[told_by[smallest]] = True

    def hide_cheapest(self, short: np.ndarray) -> None:
        """Ask linear programs what to hide, for one count of each table."""
        chosen = _one_of_each(self.choice, short, self.attempts)
        _hide_cheapest(self.proof, self.hidden, self.choice, chosen, self.attempts)

    def hide_all_beside(self, short: np.ndarray, *, with_wholes: bool) -> None:
        """Hide all that stands in an equation with a count that is not proven: nothing finer was found."""
        system = self.proof.system
        beside = _columns_of(system.matrix, np.unique(_rows_of(system.by_count, np.flatnonzero(short))))
        told_by = self.choice.told_by[beside]
        goes = self.may_go[told_by] & (with_wholes | ~self.choice.totals[told_by])
        self.hidden[told_by[goes]] = True


def _terms(system: System, row: int) -> tuple[np.ndarray, np.ndarray]:
    """The counts of an equation and their signs."""
    matrix = system.matrix
    own = slice(matrix.indptr[row], matrix.indptr[row + 1])
    return matrix.indices[own], matrix.data[own]


def _hide_together(hidden: np.ndarray, choice: Choice) -> None:
    """Both of a pair go where one does."""
    if not len(choice.together):
        return
    first, second = choice.together.T
    both = hidden[first] | hidden[second]
    hidden[first] |= both & ~choice.fixed[first]
    hidden[second] |= both & ~choice.fixed[second]


def _fill_sums(system: System, hidden: np.ndarray, choice: Choice, fresh: np.ndarray) -> None:
    """Hide the smallest counts of sums that leave a hidden count too little open, until none does.

    Where members without the event are too little open, the events of others go. `fresh` marks the counts
    that were not hidden when this was last done.
    """
    matrix, by_count = system.matrix, system.by_count
    may_go = ~(choice.fixed | choice.totals) & (system.values > EPSILON) & ~system.is_implied
    may_go[system.printed :] = False
    unknown = unknown_of(system, hidden) | hidden
    told = _columns_of(matrix, np.unique(_rows_of(by_count, np.flatnonzero(hidden))))
    unknown[told[system.is_implied[told]]] = True
    touched = _rows_of(by_count, np.flatnonzero(fresh & (hidden | targets_of(system, hidden))))
    beside = _columns_of(matrix, np.unique(touched))
    open_ones = (unknown | hidden | targets_of(system, hidden))[beside]
    waiting = list(np.unique(_rows_of(by_count, beside[open_ones])))
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
        smallest = _first(system, unknown | hidden, row, columns, left)
        goes = told_by[smallest]
        hidden[goes] = unknown[goes] = unknown[columns[smallest]] = True
        rows = _rows_of(by_count, np.array([goes]))
        unprinted = _columns_of(matrix, rows)
        unknown[unprinted[system.is_implied[unprinted]]] = True
        waiting.extend(_rows_of(by_count, np.unique([goes, *unprinted[system.is_implied[unprinted]]])))


def _first(system: System, unknown: np.ndarray, row: int, columns: np.ndarray, left: np.ndarray) -> int:
    """The part of a sum to hide first: not alone in its other sums, which would ask for more, and small."""
    alone = [
        sum(
            not unknown[_terms(system, int(other))[0]].any()
            for other in _rows_of(system.by_count, columns[n : n + 1])
            if other != row
        )
        for n in left
    ]
    return int(left[np.lexsort((columns[left], system.values[columns[left]], alone))[0]])


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
    left = np.flatnonzero(short & (attempts <= len(AROUND)))
    if len(left) <= FEW:
        return left
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
) -> None:
    """Hide, for each chosen count, what makes it wide enough at the least cost."""
    system = proof.system
    parts = []
    for target in chosen:
        attempt = attempts[target]
        fixed = choice.fixed if attempt else choice.fixed | (choice.totals & ~hidden)
        parts.append(_around(system, fixed & ~hidden, int(target), AROUND[min(attempt, len(AROUND) - 1)]))
    changes: list[np.ndarray] = []
    unreached: list[float] = []
    for some in _in_programs(parts):
        change, missed = _cheapest(proof, hidden, choice, some)
        changes += change
        unreached += list(missed)
    for target, part, moved_by, short_of in zip(chosen, parts, changes, unreached, strict=True):
        if short_of > EPSILON:
            attempts[target] += 1
            continue
        moved = np.abs(moved_by) > EPSILON
        printed = (part.columns < system.printed) & ~system.is_implied[part.columns]
        hidden[part.columns[moved & printed]] = True
        proof.add(part.columns, np.maximum(system.values[part.columns] + moved_by, 0.0))
        if not (moved & printed).any() and proof.short(np.arange(len(hidden)) == target).any():
            attempts[target] += 1


def _in_programs(parts: list[_Part]) -> Iterator[list[_Part]]:
    """Parts that are solved together: a program of twice the size takes more than twice the time."""
    size = 0
    some: list[_Part] = []
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
