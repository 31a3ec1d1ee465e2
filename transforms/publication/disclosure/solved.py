"""What must be hidden of a whole release, in order: the main tables, the others, totals at last.

Here belongs what is solved after what, with what as it stands. What hangs together is a group; how groups are
solved stands in `lots.py`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from transforms.publication.disclosure.lots import Means, lots_of, solve_lots
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
class Solution:
    """What is hidden, what stays too narrow whatever is hidden, how many groups there are, and how large."""

    hidden: np.ndarray
    narrow: np.ndarray
    groups: int
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
    return others


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
    return replace(first, hidden=done, narrow=again.narrow)


def _by_group(system: System, hidden: np.ndarray, choice: Choice, means: Means) -> Solution:
    """The solution of every group by itself; counts that cannot be hidden and are not link nothing."""
    group = groups_of(system, ~choice.fixed | hidden | system.is_unprinted())
    asked = np.unique(group[_is_asked(system, hidden)])
    asked = asked[asked >= 0]
    group[~np.isin(group, asked)] = -1
    done, narrow = hidden.copy(), np.zeros(len(hidden), dtype=bool)
    for lot, (of_lot, narrow_in_lot) in solve_lots(lots_of(system, hidden, choice, group), means):
        done[lot.counts], narrow[lot.counts] = of_lot, narrow_in_lot
    sizes = np.bincount(group[group >= 0])
    return Solution(done, narrow, len(asked), int(sizes.max(initial=0)))


def _is_asked(system: System, hidden: np.ndarray) -> np.ndarray:
    """Counts for which something is to be solved: hidden ones, and small ones that are printed nowhere."""
    return hidden | (system.is_unprinted() & (system.needs > 0))
