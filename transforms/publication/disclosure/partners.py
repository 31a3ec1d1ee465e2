"""Further counts that must be hidden so that the small ones cannot be worked out: the cheapest first.

Here belongs their choice. In a sum that leaves too little open, the smallest count that is still shown goes
too (`sums.py`). For what is left a linear program over the counts around it asks which would have to be
unknown, at the least loss of information: the logarithm of a count, of a whole state many times that
(`around.py`). What turns out not to be needed is shown again (`shown_again.py`). All are heuristics; that
what they leave is wide enough is proven in `ranges.py`, not assumed.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from transforms.publication.disclosure.around import (
    LITTLE,
    Beside,
    Moves,
    Surroundings,
    cheapest_moves,
)
from transforms.publication.disclosure.ranges import (
    Proof,
    near,
    prove_each,
    targets_of,
    unknown_of,
    widen,
)
from transforms.publication.disclosure.relations import EPSILON, System
from transforms.publication.disclosure.shown_again import show_again
from transforms.publication.disclosure.sums import fill_sums

FIRST_ATTEMPTS = ((60, False), (300, False))
"""How many counts around one are looked at, at first and where that is not enough; whether totals may go."""
LAST_ATTEMPTS = ((150, True), (800, False), (6000, True))
"""The same of counts that were looked at already with all totals shown; what helps a little goes at last."""
BESIDE_ATTEMPTS = ((60, False), (300, False), (1200, False), (6000, False))
"""The same of other tables than the main ones, with all that these show left as it is."""
LAST_BESIDE_ATTEMPTS = ((800, False), (6000, False), (6000, True))
"""The same where that does not help: what the main tables show may go."""
PROGRAM_ROUNDS = 60
FEW = 120
"""So few counts that are not proven are looked at one by one, all at once."""
STEPS = 3
"""How many equations away from what is newly hidden counts are looked at again."""
DEAR = 16.0
"""How much dearer a total is than another count of its size."""


@dataclass
class Choice:
    """What may be hidden: `fixed` cannot be, `totals` only where nothing else helps."""

    fixed: np.ndarray
    totals: np.ndarray
    told_by: np.ndarray
    """For each count the one that is hidden to hide it: the events for the members without them."""

    table: np.ndarray
    """Number of the table each count stands in: of two tables, counts are chosen side by side."""

    rows: np.ndarray
    """In how many rows of results each count stands: as many lose a figure with it."""

    dear: np.ndarray
    """How much dearer each count is than another of its size."""

    main: np.ndarray
    """Counts of the main tables, and those that are printed nowhere."""

    lot: np.ndarray
    """In which lot each count is solved, by its measure; 0 for what is printed nowhere."""

    attempts: tuple[tuple[int, bool], ...] = (*FIRST_ATTEMPTS, *LAST_ATTEMPTS)

    def is_final(self) -> bool:
        """Whether what stays too narrow is given up, not looked at again with more that may be hidden."""
        return self.attempts[-1] == LAST_ATTEMPTS[-1]


def with_partners(system: System, small: np.ndarray, choice: Choice) -> tuple[np.ndarray, np.ndarray]:
    """The small counts with those that must go with them, and which stay too narrow whatever is hidden.

    Partners that are too narrow themselves are shown again before more is hidden for them.
    """
    search = _Search(system, small, choice)
    cost = search.cost()
    search.hide_for(small | system.is_unprinted())
    needed = small
    for _ in range(2):
        show_again(search.proof, search.hidden, needed, cost, choice.totals)
        needed = search.hidden.copy()
        if not search.short().any():
            break
        search.hide_for(np.ones(len(small), dtype=bool))
        if not (search.hidden & ~needed).any():
            break
    if not choice.is_final():
        return search.hidden, search.short()
    return search.hidden, prove_each(search.proof, search.hidden, targets_of(system, search.hidden))


class _Search:
    """What is hidden so far, and what is proven of it."""

    def __init__(self, system: System, small: np.ndarray, choice: Choice) -> None:
        """Begin with what is small."""
        self.system, self.choice = system, choice
        self.proof, self.hidden = Proof.of_nothing(system), small.copy()
        self.looked_at = np.zeros(len(small), dtype=bool)
        self.attempts = np.zeros(len(small), dtype=np.int64)
        self.may_go = ~choice.fixed & (system.values > EPSILON) & ~system.is_unprinted()
        self._near: Surroundings | None = None

    def cost(self) -> np.ndarray:
        """What a unit of each count costs where it is shown."""
        cost = np.log2(1.0 + self.system.values) / np.maximum(self.system.needs, 1.0)
        return cost * self.choice.rows * self.choice.dear

    def short(self) -> np.ndarray:
        """Which counts are not proven."""
        return self.proof.short(targets_of(self.system, self.hidden))

    def hide_for(self, asked: np.ndarray) -> None:
        """Hide what makes the counts asked for wide enough."""
        short = self._look() & asked
        for _ in range(PROGRAM_ROUNDS):
            chosen = self._one_of_each(short)
            if not len(chosen):
                break
            before = int(self.hidden.sum())
            self._hide_cheapest(chosen)
            short = (self._look() if self.hidden.sum() > before else self.short()) & asked

    def _look(self) -> np.ndarray:
        """Fill sums, look for solutions where more is hidden, and tell which counts are not proven."""
        may_go = self.may_go & ~self.choice.totals
        fill_sums(self.system, self.hidden, may_go, self.choice.told_by, ~self.looked_at)
        fresh, self.looked_at = self.hidden & ~self.looked_at, self.hidden.copy()
        unknown = unknown_of(self.system, self.hidden)
        short = self.short() & unknown
        if short.any():
            widen(self.proof, unknown, short & near(self.system, unknown, fresh, STEPS))
        return self.short()

    def _one_of_each(self, short: np.ndarray) -> np.ndarray:
        """Counts that are not proven, one of each table, and those for which that did not help yet."""
        left = np.flatnonzero(short & (self.attempts < len(self.choice.attempts)))
        if len(left) <= FEW:
            return left
        _, first = np.unique(self.choice.table[left], return_index=True)
        return np.unique(np.concatenate([left[first], left[self.attempts[left] > 0]]))

    def _hide_cheapest(self, chosen: np.ndarray) -> None:
        """Hide, for each chosen count, what makes it wide enough at the least cost: upward, else downward.

        Totals go where nothing else helps, and only at the last attempt what does not help enough.
        """
        is_open = self.hidden | self.system.is_unprinted()
        cost = np.where(is_open, LITTLE, self.cost())
        for attempt in np.unique(self.attempts[chosen]):
            most, with_totals = self.choice.attempts[attempt]
            is_last = self.choice.is_final() and attempt == len(self.choice.attempts) - 1
            may_move = is_open | (self.may_go if with_totals else self.may_go & ~self.choice.totals)
            near = self._surroundings(may_move)
            apart = _Apart.among(near, chosen[self.attempts[chosen] == attempt], most)
            beside = Beside.of(self.system, apart.parts, apart.counts)
            for sign in (1.0, -1.0):
                moves = cheapest_moves(self.proof, cost, beside, self._is_short(apart.counts), sign)
                self._hide(moves if is_last else moves.of(moves.missing <= EPSILON))
            self.attempts[apart.all_of(self._is_short(apart.counts), with_waiting=not is_last)] += 1

    def _is_short(self, counts: np.ndarray) -> np.ndarray:
        """Which of some counts are not proven."""
        return self.proof.short(np.isin(np.arange(len(self.hidden)), counts))[counts]

    def _surroundings(self, may_move: np.ndarray) -> Surroundings:
        """What stands around counts where some may move: looked up once while these are the same."""
        if self._near is None or not np.array_equal(self._near.may_move, may_move):
            self._near = Surroundings(self.system, may_move)
        return self._near

    def _hide(self, moves: Moves) -> None:
        """Hide what moves, and take the moves for solutions."""
        self.hidden[moves.counts[~self.system.is_unprinted()[moves.counts]]] = True
        moves.prove(self.proof)


@dataclass(frozen=True)
class _Apart:
    """Counts with their surroundings, none of which stands among those of another; and those that wait.

    What is hidden for one often makes those around it wide enough too; what does not help it helps them
    no more.
    """

    counts: np.ndarray
    parts: list[np.ndarray]
    waiting: np.ndarray
    wait_for: np.ndarray
    """For each that waits the position of the one it stands beside."""

    @classmethod
    def among(cls, near: Surroundings, counts: np.ndarray, most: int) -> _Apart:
        """Some counts, the first of those that stand together chosen."""
        beside, chosen, parts = dict[int, int](), list[int](), list[np.ndarray]()
        for count in counts.tolist():
            if count not in beside:
                parts.append(near.around(count, most))
                beside |= dict.fromkeys(parts[-1].tolist(), len(chosen))
                chosen.append(count)
        waiting = np.setdiff1d(counts, chosen)
        wait_for = np.array([beside[count] for count in waiting.tolist()], dtype=np.int64)
        return cls(np.array(chosen, dtype=np.int64), parts, waiting, wait_for)

    def all_of(self, marked: np.ndarray, *, with_waiting: bool) -> np.ndarray:
        """The marked counts, with those that wait for them."""
        own = self.counts[marked]
        return np.concatenate([own, self.waiting[marked[self.wait_for]]]) if with_waiting else own
