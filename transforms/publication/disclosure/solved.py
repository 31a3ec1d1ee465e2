"""Linked counts that were solved before are not solved again.

Here belong the order in which tables are solved, and the store: for each group of counts that hang together,
a file named by a hash of all that the solution follows from (equations, values, needs, what may be hidden,
the code of this folder and that which tells the solver).
"""

from __future__ import annotations

import hashlib
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import numpy as np
from scipy.sparse import csr_array

from transforms import linear_programs
from transforms.publication.disclosure.lots import solve_in_lots
from transforms.publication.disclosure.partners import (
    BESIDE_ATTEMPTS,
    DEAR,
    FIRST_ATTEMPTS,
    LAST_ATTEMPTS,
    LAST_BESIDE_ATTEMPTS,
    Choice,
)
from transforms.publication.disclosure.ranges import groups_of
from transforms.publication.disclosure.relations import System


@dataclass(frozen=True)
class Means:
    """Where what was solved is kept, and a process that solves beside this one; either may be missing."""

    store: Path | None = None
    beside: Executor | None = None


ALONE = Means()


@dataclass(frozen=True)
class Solution:
    """What is hidden, what stays too narrow whatever is hidden, and how many groups were solved."""

    hidden: np.ndarray
    narrow: np.ndarray
    groups: int
    groups_solved: int
    largest_group: int


def solved(system: System, hidden: np.ndarray, choice: Choice, means: Means) -> Solution:
    """The counts to hide.

    First the main tables by themselves, then the others beside what these show; of the main ones more goes
    only where that protects a count too little.
    """
    alone = _main_alone(system, choice.main)
    among = replace(system, matrix=system.matrix[alone])
    of_main = _totals_last(
        _without_needs(among, ~choice.main | _is_loose(among)),
        hidden & choice.main,
        replace(choice, fixed=choice.fixed | ~choice.main),
        means,
    )
    if choice.main.all():
        return of_main
    shown = choice.main & ~of_main.hidden & ~system.is_unprinted()
    beside = replace(choice, fixed=choice.fixed | shown, attempts=BESIDE_ATTEMPTS)
    every = hidden | of_main.hidden
    group = groups_of(system, every | system.is_unprinted())
    is_told_more = np.isin(group, group[system.counts_in(np.flatnonzero(~alone))])
    is_proven = choice.main & ~of_main.narrow & ~is_told_more
    others = _by_group(_without_needs(system, is_proven), every, beside, means)
    if others.narrow.any():
        dear = np.where(choice.main, DEAR, 1.0) * choice.dear
        again = replace(choice, dear=dear, attempts=LAST_BESIDE_ATTEMPTS)
        others = _once_more(system, others, again, means)
    return replace(others, groups_solved=of_main.groups_solved + others.groups_solved)


def _main_alone(system: System, main: np.ndarray) -> np.ndarray:
    """Which equations are among counts of the main tables alone."""
    return system.pattern @ (~main).astype(np.int32) == 0


def _is_loose(system: System) -> np.ndarray:
    """What is printed nowhere and stands in no equation."""
    return system.is_unprinted() & (np.diff(system.by_count.indptr) == 0)


def _without_needs(system: System, counts: np.ndarray) -> System:
    """The system in which some counts need no range."""
    return replace(system, needs=np.where(counts, 0.0, system.needs))


def _totals_last(system: System, hidden: np.ndarray, choice: Choice, means: Means) -> Solution:
    """A solution first with all totals shown that need not be hidden.

    They part the periods and breakdowns of a measure into groups of their own. Where that protects a count
    too little, more goes of all that hangs together; what was proven stays so, for it moves no total.
    """
    is_last = choice.totals & ~hidden & ~choice.fixed & ~system.is_unprinted()
    if not is_last.any():
        return _by_group(system, hidden, choice, means)
    among = replace(choice, fixed=choice.fixed | is_last, attempts=FIRST_ATTEMPTS)
    first = _by_group(system, hidden, among, means)
    if not first.narrow.any():
        return first
    return _once_more(system, first, replace(choice, attempts=LAST_ATTEMPTS), means)


def _once_more(system: System, first: Solution, choice: Choice, means: Means) -> Solution:
    """A solution of what hangs together with counts that are too narrow in another, with more that may go."""
    is_proven = (first.hidden | system.is_unprinted()) & ~first.narrow
    open_ones = replace(system, needs=np.where(is_proven, 0.0, system.needs))
    group = groups_of(system, ~choice.fixed | first.hidden | system.is_unprinted())
    is_again = np.isin(group, np.unique(group[first.narrow])) & (group >= 0)
    again = _by_group(open_ones, first.hidden & is_again, choice, means)
    done = np.where(is_again, again.hidden, first.hidden)
    return replace(
        first, hidden=done, narrow=again.narrow, groups_solved=first.groups_solved + again.groups_solved
    )


def _by_group(system: System, hidden: np.ndarray, choice: Choice, means: Means) -> Solution:
    """The solution of every group by itself; counts that cannot be hidden and are not link nothing."""
    group = groups_of(system, ~choice.fixed | hidden | system.is_unprinted())
    asked = np.unique(group[_is_asked(system, hidden)])
    group[~np.isin(group, asked)] = -1
    order = np.argsort(group, kind="stable")
    order = order[group[order] >= 0]
    numbers, starts = np.unique(group[order], return_index=True)
    groups = np.split(order, starts[1:]) if len(numbers) else []
    done, narrow, new, store = hidden.copy(), np.zeros(len(hidden), dtype=bool), [], means.store
    contents = _contents(system, hidden, choice, group) if store else groups
    for own, content in zip(groups, contents, strict=True):
        path = store / f"{content}.npy" if store else None
        if path is not None and path.exists():
            done[own], narrow[own] = np.load(path)
        else:
            new.append((own, path))
    for lot, (of_lot, narrow_in_lot) in solve_in_lots(
        system, hidden, choice, [own for own, _ in new], means.beside
    ):
        done[lot], narrow[lot] = of_lot, narrow_in_lot
    for own, path in new:
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
            aside = path.with_suffix(".part.npy")
            np.save(aside, np.stack([done[own], narrow[own]]))
            aside.replace(path)
    largest = max((len(own) for own in groups), default=0)
    return Solution(done, narrow, len(groups), len(new), largest)


def _is_asked(system: System, hidden: np.ndarray) -> np.ndarray:
    """Counts for which something is to be solved: hidden ones, and small ones that are printed nowhere."""
    return hidden | (system.is_unprinted() & (system.needs > 0))


def _contents(system: System, hidden: np.ndarray, choice: Choice, group: np.ndarray) -> list[str]:
    """A hash of each group of counts, in order of their numbers; -1 is none.

    Counts and equations are put in the order of their groups once; what a group holds is a stretch of that.
    """
    counts = np.argsort(group, kind="stable")
    counts = counts[group[counts] >= 0]
    matrix = system.among(counts)
    of_count = np.unique(group[counts], return_inverse=True)[1]
    of_row = of_count[matrix.indices[matrix.indptr[:-1]]]
    rows = np.argsort(of_row, kind="stable")
    matrix = csr_array(matrix[rows])
    numbers = np.arange(of_count.max(initial=-1) + 2)
    firsts, first_rows = (np.searchsorted(of, numbers) for of in (of_count, of_row[rows]))
    first_terms = matrix.indptr[first_rows]
    own = matrix.indices - np.repeat(firsts[:-1], np.diff(first_terms))
    place = np.zeros(len(group), dtype=np.int64)
    place[counts] = np.arange(len(counts)) - firsts[of_count]
    told_by = np.where(group[choice.told_by] == group, place[choice.told_by], -1)
    parts = (
        (first_terms, _lines(matrix.data, own)),
        (first_rows, _lines(np.diff(matrix.indptr))),
        (firsts, _lines(
            system.values[counts], system.needs[counts], system.is_count[counts], system.is_implied[counts],
            counts < system.printed, hidden[counts], choice.fixed[counts], choice.totals[counts],
            told_by[counts], choice.rows[counts], choice.dear[counts],
        )),
    )  # fmt: skip
    about = _code().encode() + np.array(choice.attempts).tobytes()
    found = []
    for n in numbers[:-1].tolist():
        content = hashlib.sha256(about)
        for starts, lines in parts:
            content.update(lines[starts[n] : starts[n + 1]].tobytes())
        found.append(content.hexdigest()[:32])
    return found


def _lines(*columns: np.ndarray) -> np.ndarray:
    """Columns side by side, a line of numbers for each position."""
    return np.stack([column.astype(np.float64) for column in columns], axis=1)


@cache
def _code() -> str:
    """A hash of the code that solves."""
    content = hashlib.sha256()
    for path in [*sorted(Path(__file__).parent.glob("*.py")), Path(linear_programs.__file__)]:
        content.update(path.read_bytes())
    return content.hexdigest()
