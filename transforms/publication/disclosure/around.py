"""The least that would have to be unknown for one hidden count to be any of enough values.

Here belong the linear programs over the counts around one: which of them move, at the least loss of
information, so that the count moves as far as it needs, first upward and then downward. Many are solved side
by side in one program. What is hidden for it is decided in `partners.py` and `shown_again.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csc_array, csr_array, eye_array, hstack

from transforms.publication.disclosure.ranges import REACH, Proof, solution_of, up_to
from transforms.publication.disclosure.relations import EPSILON, System

UNREACHED = 1e4
"""Cost of a unit by which a range stays too narrow: more than any count could cost."""
LITTLE = 1e-3
"""Cost of moving what is unknown anyway, so that solutions stay small."""
COLUMNS = 4000
"""About how many counts of several surroundings are put in one program."""


@dataclass(frozen=True)
class Move:
    """What moves around a count: `counts` by `steps`, and by how much its range is still too narrow."""

    counts: np.ndarray
    steps: np.ndarray
    missing: float


class Surroundings:
    """The counts that may move, by the equations they stand in together."""

    def __init__(self, system: System, may_move: np.ndarray) -> None:
        """Only counts above zero move, and those that are printed nowhere."""
        self._may_move = may_move & ((system.values > EPSILON) | system.is_unprinted())
        self._system = system
        self._known: dict[int, list[int]] = {}

    def around(self, target: int, most: int) -> np.ndarray:
        """The counts around one that may move, nearest first up to about `most` of them, in order."""
        found, seen, waiting = {target}, set[int](), [target]
        for one in waiting:
            if len(found) > most:
                break
            for row in self._system.equations_with(one).tolist():
                if row in seen:
                    continue
                seen.add(row)
                new = [other for other in self._in_row(row) if other not in found]
                found.update(new)
                waiting += new
        return np.array(sorted(found))

    def _in_row(self, row: int) -> list[int]:
        """The counts of an equation that may move."""
        if row not in self._known:
            counts = self._system.terms(row)[0]
            self._known[row] = counts[self._may_move[counts]].tolist()
        return self._known[row]


def cheapest_moves(
    proof: Proof, cost: np.ndarray, parts: Sequence[np.ndarray], targets: np.ndarray, sign: float
) -> list[Move]:
    """For each target the cheapest move, up or down by `sign`, that makes its range wide enough.

    Where none does, it goes as far as it can. `parts` are the counts around each target, `cost` is that of a
    unit of each count.
    """
    found: list[Move] = []
    for own in _in_programs(parts):
        found += _moves(proof, cost, [parts[n] for n in own], targets[own], sign)
    return found


def _in_programs(parts: Sequence[np.ndarray]) -> Iterator[list[int]]:
    """Numbers of parts that are solved together: twice the size takes more than twice the time."""
    size, some = 0, list[int]()
    for n, part in enumerate(parts):
        if some and size + len(part) > COLUMNS:
            yield some
            size, some = 0, []
        size, some = size + len(part), [*some, n]
    if some:
        yield some


def _moves(
    proof: Proof, cost: np.ndarray, parts: list[np.ndarray], targets: np.ndarray, sign: float
) -> list[Move]:
    """One program for several targets, each with surroundings of its own."""
    starts = np.cumsum([0, *(len(part) for part in parts)])
    inside = [int(np.searchsorted(part, target)) for part, target in zip(parts, targets, strict=True)]
    steps, missing = _program(
        proof,
        cost,
        _side_by_side(proof.system, parts),
        np.concatenate(parts),
        targets,
        starts[:-1] + inside,
        sign,
    )
    return [Move(*one) for one in zip(parts, np.split(steps, starts[1:-1]), missing.tolist(), strict=True)]


def _program(  # noqa: PLR0913, PLR0917 - a program in its parts
    proof: Proof,
    cost: np.ndarray,
    equations: csr_array,
    columns: np.ndarray,
    targets: np.ndarray,
    places: np.ndarray,
    sign: float,
) -> tuple[np.ndarray, np.ndarray]:
    """The cheapest steps of `columns`, and by how much each target, at its place among them, falls short."""
    system = proof.system
    size, asked = len(columns), len(targets)
    pick = csr_array((np.full(asked, sign), (np.arange(asked), places)), shape=(asked, size))
    changes = hstack([equations, -equations, csr_array((equations.shape[0], asked))], format="csr")
    short = hstack([-pick, pick, -eye_array(asked)], format="csr")
    above, below = proof.most[targets] - system.values[targets], system.values[targets] - proof.least[targets]
    goal = system.needs[targets] - (below if sign > 0 else above)
    values, needs, price = system.values[columns], system.needs[columns], cost[columns]
    most = np.where(needs > 0, REACH * needs, np.inf)
    done = linprog(
        np.concatenate([price, price, np.full(asked, UNREACHED)]),
        A_eq=changes,
        b_eq=np.zeros(changes.shape[0]),
        A_ub=short,
        b_ub=-goal,
        bounds=up_to(np.concatenate([most, values, np.full(asked, np.inf)])),
        method="highs-ds",
    )
    found = solution_of(done)
    return found[:size] - found[size : 2 * size], found[2 * size :]


def _side_by_side(system: System, parts: list[np.ndarray]) -> csr_array:
    """The equations of several surroundings, each with columns of its own."""
    blocks = system.by_count[:, np.concatenate(parts)]
    owner = np.repeat(np.arange(len(parts)), [len(part) for part in parts])
    keys = blocks.indices + np.repeat(owner, np.diff(blocks.indptr)) * np.int64(blocks.shape[0])
    rows, numbers = np.unique(keys, return_inverse=True)
    return csr_array(csc_array((blocks.data, numbers, blocks.indptr), shape=(len(rows), blocks.shape[1])))
