"""Sums that tell a hidden count by themselves: the smallest of what is still shown in them goes too.

Here belongs what one equation alone tells: its only unknown count, or several that are together too small.
What equations tell together is asked in `partners.py`.
"""

from __future__ import annotations

import numpy as np

from transforms.publication.disclosure.ranges import targets_of, unknown_of
from transforms.publication.disclosure.relations import EPSILON, System


def fill_sums(
    system: System, hidden: np.ndarray, may_go: np.ndarray, told_by: np.ndarray, fresh: np.ndarray
) -> None:
    """Hide the smallest counts of sums that leave a hidden count too little open, until none does.

    Where members without the event are too little open, the events of others go (`told_by`). `fresh` marks
    the counts that were not hidden when this was last done.
    """
    unknown = unknown_of(system, hidden) | hidden
    unknown |= system.beside(hidden) & system.is_implied
    targets = targets_of(system, hidden)
    beside = system.beside(fresh & (hidden | targets)) & (unknown | hidden | targets)
    rows = np.flatnonzero(system.pattern @ beside.astype(np.int32))
    waiting: list[int] = rows[tell_a_count(system, rows, unknown | hidden)].tolist()
    while waiting:
        row = waiting.pop()
        columns, signs = system.terms(row)
        if not tells_a_count(system, columns, signs, unknown[columns] | hidden[columns]):
            continue
        goes = told_by[columns]
        left = np.flatnonzero(
            ~unknown[columns] & ~hidden[goes] & may_go[goes] & (system.values[columns] > EPSILON)
        )
        if not len(left):
            continue
        smallest = _first(system, unknown | hidden, row, columns, left)
        gone = goes[smallest]
        hidden[gone] = unknown[gone] = unknown[columns[smallest]] = True
        rows = system.equations_with(gone)
        unprinted = np.concatenate([system.terms(one)[0] for one in rows.tolist()])
        unprinted = unprinted[system.is_implied[unprinted]]
        unknown[unprinted] = True
        again = np.concatenate([rows, *(system.equations_with(one) for one in unprinted)])
        waiting.extend(np.unique(again).tolist())


def tells_a_count(system: System, columns: np.ndarray, signs: np.ndarray, is_unknown: np.ndarray) -> bool:
    """Whether an equation alone tells a count: it is the only unknown one, or all together are too small."""
    own = columns[is_unknown]
    needs = float(system.needs[own].max(initial=0.0))
    if not needs:
        return False
    if len(own) == 1:
        return True
    told = signs[is_unknown]
    return bool((told == told[0]).all() and system.values[own].sum() < needs - EPSILON)


def tell_a_count(
    system: System, rows: np.ndarray, unknown: np.ndarray, known: np.ndarray | None = None
) -> np.ndarray:
    """Which of many equations tell a count alone, asked of all at once; `known` is a count shown in each."""
    terms = system.matrix[rows].tocoo()
    own = unknown[terms.col]
    if known is not None:
        own &= terms.col != known[terms.row]
    row, column, sign = terms.row[own], terms.col[own], terms.data[own]
    needs = np.zeros(len(rows))
    np.maximum.at(needs, row, system.needs[column])
    unknowns = np.bincount(row, minlength=len(rows))
    is_one_sided = np.abs(np.bincount(row, np.sign(sign), minlength=len(rows))) == unknowns
    sums = np.bincount(row, system.values[column], minlength=len(rows))
    return (needs > 0) & ((unknowns == 1) | (is_one_sided & (sums < needs - EPSILON)))


def _first(system: System, unknown: np.ndarray, row: int, columns: np.ndarray, left: np.ndarray) -> int:
    """The part of a sum to hide first: not alone in its other sums, which would ask for more, and small."""
    is_unknown = unknown.tobytes()
    equations, counts = system.equations_by_count, system.counts_by_equation
    alone = [
        sum(
            not any(is_unknown[count] for count in counts.of(other))
            for other in equations.of(int(columns[n]))
            if other != row
        )
        for n in left
    ]
    return int(left[np.lexsort((columns[left], system.values[columns[left]], alone))[0]])
