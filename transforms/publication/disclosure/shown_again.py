"""Counts that were hidden beside small ones and turn out not to be needed: they are shown again.

Here belongs trying it, the dearest first. What rested on solutions that move such a count is proven anew by
solutions that do not; where that fails, the count stays hidden.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from transforms.publication.disclosure.around import LITTLE, Surroundings, cheapest_moves
from transforms.publication.disclosure.ranges import Proof, targets_of, unknown_of
from transforms.publication.disclosure.sums import tells_a_count

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
    proven = _Proven.by(proof, targets_of(proof.system, hidden))
    taken = np.zeros(len(hidden), dtype=bool)
    moves = _pieces_of(proof, left)
    trials: list[_Trial] = []
    waiting: list[int] = []
    for count in left.tolist():
        if len(trials) >= AT_ONCE:
            waiting.append(count)
            continue
        if _is_needed(proof, unknown, count):
            continue
        rests = proven.by_any(moves.get(count, []))
        if len(rests) > AT_MOST and not always[count]:
            waiting.append(count)
            continue
        if taken[count] or taken[rests].any():
            waiting.append(count)
            continue
        taken[rests] = taken[count] = True
        trials.append(_Trial(count, rests[rests != count]))
    return trials, np.array(waiting, dtype=np.int64)


@dataclass(frozen=True)
class _Proven:
    """Counts in the order of the pieces of solutions that prove an end of their ranges."""

    counts: np.ndarray
    pieces: np.ndarray

    @classmethod
    def by(cls, proof: Proof, targets: np.ndarray) -> _Proven:
        """What proves the ends of the targets."""
        counts = np.flatnonzero(targets)
        pieces = np.concatenate([proof.least_by[counts], proof.most_by[counts]])
        order = np.argsort(pieces, kind="stable")
        return cls(np.tile(counts, 2)[order], pieces[order])

    def by_any(self, pieces: list[int]) -> np.ndarray:
        """The counts of which any of some pieces proves an end."""
        starts, ends = (np.searchsorted(self.pieces, pieces, side=side) for side in ("left", "right"))
        return np.unique(np.concatenate([self.counts[:0], *map(self._between, starts, ends)]))

    def _between(self, start: int, end: int) -> np.ndarray:
        return self.counts[start:end]


def _pieces_of(proof: Proof, counts: np.ndarray) -> dict[int, list[int]]:
    """The pieces of solutions that move each count and prove something."""
    is_asked = np.zeros(len(proof.least), dtype=bool)
    is_asked[counts] = True
    found: dict[int, list[int]] = {}
    for piece in np.unique(np.concatenate([proof.least_by, proof.most_by])):
        if piece >= 0:
            moved = proof.pieces[piece]
            for count in moved[is_asked[moved]].tolist():
                found.setdefault(count, []).append(int(piece))
    return found


def _is_needed(proof: Proof, unknown: np.ndarray, count: int) -> bool:
    """Whether an equation alone would tell a hidden count if this one were shown."""
    system = proof.system
    for row in system.equations_with(count):
        columns, signs = system.terms(row)
        if tells_a_count(system, columns, signs, unknown[columns] & (columns != count)):
            return True
    return False


def _try(proof: Proof, hidden: np.ndarray, trials: list[_Trial]) -> bool:
    """Show counts, prove anew what rested on them, first beside them; hide again those for which that fails.

    Whether any of them stays shown.
    """
    moves = _pieces_of(proof, np.array([trial.count for trial in trials], dtype=np.int64))
    gone = np.array(sorted(piece for pieces in moves.values() for piece in pieces), dtype=np.int64)
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
        for sign in (1.0, -1.0):
            is_short = proof.short(_among(hidden, np.concatenate([nothing, *asked])))
            left = [own[is_short[own]] for own in asked]
            every = np.concatenate([nothing, *(own for own in left if len(own) <= few)])
            parts = [near.around(int(one), most) for one in every]
            cheapest_moves(proof, cost, parts, every, sign).prove(proof)


def _among(hidden: np.ndarray, counts: np.ndarray) -> np.ndarray:
    """Counts as marks."""
    marked = np.zeros(len(hidden), dtype=bool)
    marked[counts] = True
    return marked
