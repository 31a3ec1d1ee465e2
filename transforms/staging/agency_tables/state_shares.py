"""The rows of a block by state: one batch holds records of one state.

Here belongs which rows belong to which state, and which to none.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from transforms.staging.batches import RECORD
from transforms.staging.faults import RejectedLog
from transforms.staging.submissions import state_of_text
from transforms.staging.tables.text_tables import TextBlock, as_strings
from transforms.staging.values.text_values import AS_IT_IS, Translation

NO_STATE = (
    "state must be a postal code; it may be blank only where "
    "agency.toml, or the federal files, name one agency"
)


@dataclass(frozen=True)
class Share:
    """The rows of a block of one state; `rows` None means all. `lost` counts `rejected` so far."""

    state: str
    rows: np.ndarray | None
    rejected: RejectedLog
    lost: int = 0

    def numbers(self, block: TextBlock) -> np.ndarray:
        """The record numbers of these rows."""
        return block.numbers if self.rows is None else block.numbers[self.rows]

    def places(self, positions: np.ndarray) -> np.ndarray:
        """The rows of the block at some positions among these."""
        return positions if self.rows is None else self.rows[positions]


class StateShares:
    """Tells which rows belong to which state."""

    def __init__(self, default: str | None, translation: Translation = AS_IT_IS) -> None:
        self._default = default
        self._translation = translation
        self._fallback = default

    def split(self, block: TextBlock, told: pa.Array | None) -> list[Share]:
        """The block's rows by state; rows of no known state are rejected with the first share."""
        if told is None:
            return [Share(self._default or "", None, block.rejected, len(block.rejected))]
        rows, stateless = self._rows_by_state(told)
        for number, raw in zip(block.numbers[stateless].tolist(), block.raw(stateless), strict=True):
            block.rejected.add(number, RECORD, "key", NO_STATE, raw)
        self._fallback = self._fallback or next(iter(rows), None)
        lost = len(block.rejected)
        if not rows:
            none = np.zeros(0, np.int64)
            return [Share(self._fallback or "", none, block.rejected, lost)] if lost else []
        shares: list[Share] = []
        for state, members in rows.items():
            everything = None if len(rows) == 1 and not len(stateless) else members
            log, count = (block.rejected, lost) if not shares else (RejectedLog(), 0)
            shares.append(Share(state, everything, log, count))
        return shares

    def _rows_by_state(self, told: pa.Array) -> tuple[dict[str, np.ndarray], np.ndarray]:
        """Rows of each state, in the order in which the states come up, and rows of none."""
        distinct = told if isinstance(told, pa.DictionaryArray) else as_strings(told).dictionary_encode()
        states = [self._state(text) for text in [*distinct.dictionary.to_pylist(), None]]
        places = distinct.indices.cast(pa.int32()).fill_null(len(states) - 1).to_numpy(zero_copy_only=False)
        names = sorted({state for state in states if state})
        numbers = np.array([names.index(state) if state else -1 for state in states])[places]
        present, first = np.unique(numbers, return_index=True)
        if len(present) == 1 and present[0] >= 0:
            return {names[present[0]]: np.arange(len(numbers))}, np.zeros(0, np.int64)
        in_order = present[np.argsort(first)].tolist()
        rows = {names[number]: np.flatnonzero(numbers == number) for number in in_order if number >= 0}
        return rows, np.flatnonzero(numbers < 0)

    def _state(self, text: str | None) -> str | None:
        ours = self._translation.of(text.strip()) if text else ""
        return state_of_text(ours) if ours else self._default
