"""Counts that were hidden beside small ones and turn out not to be needed: they are shown again.

Here belongs trying it, the dearest first. What rested on solutions that move such a count is proven anew by
solutions that do not; where that fails, the count stays hidden.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from scipy.sparse import coo_array, csr_array

from transforms.publication.disclosure.around import LITTLE, Beside, Surroundings, cheapest_moves
from transforms.publication.disclosure.ranges import Proof, targets_of, unknown_of
from transforms.publication.disclosure.relations import System
from transforms.publication.disclosure.sums import tell_a_count

AROUND = (30, 150)
"""How many counts around one a new solution may move, at first and where that is not enough."""
AT_MOST = 60
"""On how many counts one may rest to be tried, unless it is of a whole state: of more it rarely helps."""
FEW_LEFT = 6
"""Of how many counts that rest on one larger solutions are looked for."""
AT_ONCE = 100
"""How many counts are tried side by side."""


@dataclass(frozen=True)
class _Trial:
    """A count to show, and the counts whose proof moves it."""

    count: int
    rests_on_it: np.ndarray


def show_again(
    proof: Proof, hidden: np.ndarray, needed: np.ndarray, cost: np.ndarray, always: np.ndarray
) -> None:
    """Show every partner that is not known to be needed, without which all that is hidden can be proven."""
    system = proof.system
    partners = np.flatnonzero(hidden & ~needed)
    is_narrow = proof.short(targets_of(system, hidden))[partners]
    weight = cost[partners] * np.maximum(system.needs[partners], 1.0)
    left = partners[np.lexsort((partners, -weight, ~is_narrow))]
    while len(left):
        trials, left = _side_by_side(proof, hidden, left, always)
        if not trials or not _try(proof, hidden, trials):
            break


def _side_by_side(
    proof: Proof, hidden: np.ndarray, left: np.ndarray, always: np.ndarray
) -> tuple[list[_Trial], np.ndarray]:
    """Counts to try at once, on none of which rests what rests on another; and those that must wait."""
    unknown = unknown_of(proof.system, hidden)
    left = left[~_are_needed(proof.system, unknown, left)]
    rests_on = _rests_on(proof, targets_of(proof.system, hidden), left)
    taken = np.zeros(len(hidden), dtype=bool)
    trials: list[_Trial] = []
    waiting: list[int] = []
    for count, rests in zip(left.tolist(), rests_on, strict=True):
        is_free = len(trials) < AT_ONCE and not taken[count] and not taken[rests].any()
        if not is_free or (len(rests) > AT_MOST and not always[count]):
            waiting.append(count)
            continue
        taken[rests] = taken[count] = True
        trials.append(_Trial(count, rests[rests != count]))
    return trials, np.array(waiting, dtype=np.int64)


def _rests_on(proof: Proof, targets: np.ndarray, counts: np.ndarray) -> Iterator[np.ndarray]:
    """For each count the targets of which an end is proven by a piece of a solution that moves it."""
    own = np.flatnonzero(targets)
    pieces, ends = np.concatenate([proof.least_by[own], proof.most_by[own]]), np.tile(own, 2)
    piece, number = _moved(proof, counts)
    shape = len(counts), len(proof.pieces)
    by = csr_array(coo_array((np.ones(len(piece), dtype=bool), (number, piece)), shape=shape))
    is_proven = pieces >= 0
    size = len(proof.pieces), len(targets)
    marks = np.ones(int(is_proven.sum()), dtype=bool)
    proves = csr_array(coo_array((marks, (pieces[is_proven], ends[is_proven])), shape=size))
    found = csr_array(by @ proves)
    found.sort_indices()
    return (found.indices[start:end] for start, end in pairwise(found.indptr.tolist()))


def _moved(proof: Proof, counts: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Pairs of a piece that proves something and the position of a count that it moves."""
    used = np.unique(np.concatenate([proof.least_by, proof.most_by]))
    used = used[used >= 0]
    some = [proof.pieces[one] for one in used.tolist()]
    every = np.concatenate([np.zeros(0, dtype=np.int64), *some])
    position = np.full(len(proof.least), -1)
    position[counts] = np.arange(len(counts))
    number = position[every]
    return np.repeat(used, [len(one) for one in some])[number >= 0], number[number >= 0]


def _are_needed(system: System, unknown: np.ndarray, counts: np.ndarray) -> np.ndarray:
    """Of each count whether an equation alone would tell a hidden one if this one were shown."""
    part = system.by_count[:, counts]
    number = np.repeat(np.arange(len(counts)), np.diff(part.indptr))
    is_needed = np.zeros(len(counts), dtype=bool)
    is_needed[number[tell_a_count(system, part.indices, unknown, counts[number])]] = True
    return is_needed


def _try(proof: Proof, hidden: np.ndarray, trials: list[_Trial]) -> bool:
    """Show counts, prove anew what rested on them, first beside them; hide again those for which that fails.

    Whether any of them stays shown.
    """
    gone = np.unique(_moved(proof, np.array([trial.count for trial in trials], dtype=np.int64))[0])
    before = tuple(one.copy() for one in (proof.least, proof.most, proof.least_by, proof.most_by))
    for trial in trials:
        hidden[trial.count] = False
    for is_beside in (True, False):
        asked = [_beside(proof, trial, is_beside=is_beside) for trial in trials]
        every = np.concatenate([*asked, np.zeros(0, dtype=np.int64)])
        proof.forget(every, gone)
        _prove(proof, hidden, asked)
        is_short = proof.short(_among(hidden, every))
        for trial, own in zip(trials, asked, strict=True):
            hidden[trial.count] = is_short[own].any()
        left = np.flatnonzero(is_short)
        for now, then in zip((proof.least, proof.most, proof.least_by, proof.most_by), before, strict=True):
            now[left] = then[left]
        trials = [trial for trial in trials if not hidden[trial.count]]
    return bool(trials)


def _beside(proof: Proof, trial: _Trial, *, is_beside: bool) -> np.ndarray:
    """Of what rests on a count, what stands in an equation with it, or what does not."""
    system = proof.system
    near = system.counts_in(system.equations_of(np.array([trial.count])))
    return trial.rests_on_it[np.isin(trial.rests_on_it, near) == is_beside]


def _prove(proof: Proof, hidden: np.ndarray, asked: list[np.ndarray]) -> None:
    """Look for small solutions that make counts wide enough, upward and then downward.

    Larger ones are looked for where few of the counts that were asked for together are left.
    """
    nothing = np.zeros(0, dtype=np.int64)
    cost = np.full(len(hidden), LITTLE)
    near = Surroundings(proof.system, hidden | proof.system.is_unprinted())
    for most, few in zip(AROUND, (len(hidden), FEW_LEFT), strict=True):
        is_short = proof.short(_among(hidden, np.concatenate([nothing, *asked])))
        left = [own[is_short[own]] for own in asked]
        every = np.concatenate([nothing, *(own for own in left if len(own) <= few)])
        beside = Beside.of(proof.system, [near.around(one, most) for one in every.tolist()], every)
        for sign in (1.0, -1.0):
            is_short = proof.short(_among(hidden, every))[every]
            cheapest_moves(proof, cost, beside, is_short, sign).prove(proof)


def _among(hidden: np.ndarray, counts: np.ndarray) -> np.ndarray:
    """Counts as marks."""
    marked = np.zeros(len(hidden), dtype=bool)
    marked[counts] = True
    return marked
