"""The least that would have to be unknown for one hidden count to be any of enough values.

Here belong the linear programs over the counts around one: which of them move, at the least loss of
information, so that the count moves as far as it needs, first upward and then downward. Many are solved side
by side in one program. What is hidden for it is decided in `partners.py` and `shown_again.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import coo_array, csr_array

from transforms.linear_programs import LinearProgram
from transforms.publication.disclosure.ranges import REACH, NoSolutionError, Proof
from transforms.publication.disclosure.relations import EPSILON, System

UNREACHED = 1e5
"""Cost of a unit by which a range stays too narrow: more than any count could cost."""
LITTLE = 1e-3
"""Cost of moving what is unknown anyway, so that solutions stay small."""
COLUMNS = 1500
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
        self._may_move = (may_move & ((system.values > EPSILON) | system.is_unprinted())).tobytes()
        self._equations, self._counts = system.equations_by_count, system.counts_by_equation

    def around(self, target: int, most: int) -> np.ndarray:
        """The counts around one that may move, nearest first up to about `most` of them, in order."""
        may_move, equations, counts = self._may_move, self._equations, self._counts
        found, seen, waiting = {target}, set[int](), [target]
        for one in waiting:
            if len(found) > most:
                break
            for row in equations.of(one):
                if row not in seen:
                    seen.add(row)
                    new = [other for other in counts.of(row) if may_move[other] and other not in found]
                    found.update(new)
                    waiting += new
        return np.array(sorted(found))


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
    steps, missing = _cheapest(
        proof,
        cost,
        np.concatenate(parts),
        _side_by_side(proof.system, parts),
        targets,
        starts[:-1] + inside,
        sign,
    )
    return [Move(*one) for one in zip(parts, np.split(steps, starts[1:-1]), missing.tolist(), strict=True)]


def _cheapest(  # noqa: PLR0913, PLR0917 - a program in its parts
    proof: Proof,
    cost: np.ndarray,
    columns: np.ndarray,
    equations: coo_array,
    targets: np.ndarray,
    places: np.ndarray,
    sign: float,
) -> tuple[np.ndarray, np.ndarray]:
    """The cheapest steps of `columns`, and by how much each target, at its place among them, falls short.

    The variables are steps up, steps down, and what is missing of each target's range.
    """
    system = proof.system
    above, below = proof.most[targets] - system.values[targets], system.values[targets] - proof.least[targets]
    goal = system.needs[targets] - (below if sign > 0 else above)
    values, needs, price = system.values[columns], system.needs[columns], cost[columns]
    rows = _steps(equations, places, sign)
    nothing = np.zeros(equations.shape[0])
    most = np.concatenate([np.where(needs > 0, REACH * needs, np.inf), values, np.full(len(targets), np.inf)])
    program = LinearProgram(
        rows,
        (np.concatenate([nothing, goal]), np.concatenate([nothing, np.full(len(targets), np.inf)])),
        (np.zeros(len(most)), most),
        "cheapest",
    )
    found = program.least(np.concatenate([price, price, np.full(len(targets), UNREACHED)]))
    if found is None:
        raise NoSolutionError("disclosure control: the solver found no cheapest move")
    up, down, missing = np.split(found, [len(columns), 2 * len(columns)])
    return up - down, missing


def _steps(equations: coo_array, places: np.ndarray, sign: float) -> csr_array:
    """Rows that keep the equations, and one for each target: how far it steps, and what is missing."""
    (row, column), (rows, size), asked = equations.coords, equations.shape, np.arange(len(places))
    one, own = np.ones(len(places)), rows + asked
    terms = np.concatenate([equations.data, -equations.data, sign * one, -sign * one, one])
    where = (
        np.concatenate([row, row, own, own, own]),
        np.concatenate([column, size + column, places, size + places, 2 * size + asked]),
    )
    return csr_array((terms, where), shape=(rows + len(places), 2 * size + len(places)))


def _side_by_side(system: System, parts: list[np.ndarray]) -> coo_array:
    """The equations of several surroundings, each with columns of its own."""
    blocks = system.by_count[:, np.concatenate(parts)]
    of = np.repeat(np.arange(blocks.shape[1]), np.diff(blocks.indptr))
    owner = np.repeat(np.arange(len(parts)), [len(part) for part in parts])
    keys = blocks.indices + owner[of] * np.int64(blocks.shape[0])
    rows, numbers = np.unique(keys, return_inverse=True)
    return coo_array((blocks.data, (numbers, of)), shape=(len(rows), blocks.shape[1]))
