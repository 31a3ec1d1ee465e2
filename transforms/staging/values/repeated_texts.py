"""The few texts that a column repeats, looked up among those that are known.

Here belongs speed alone: telling which of its distinct texts each row of a column holds. What a text means is
decided elsewhere. Texts of at most two bytes are so few that a place is kept for each; known others are
looked up, which is quicker than collecting distinct ones. Columns that hold many are collected as ever.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

FIRST_ROWS, FEW = 2_000, 100
"""Of so many rows, so few different texts are taken for all that a column holds."""

MOST_OTHERS = 0.1
"""Share of rows, not in the table, above which the table is no help."""

INLINE, MOST_COMPARED = 12, 6
"""A text of at most so many bytes stands in its Arrow view; so few of them are compared one by one."""

PAIR, PAIRS = 2, 1 << 16
"""Bytes of a pair, and how many pairs there are."""

PAIR_MASKS = np.array([0, 0xFF, 0xFFFF], np.uint16)
"""What leaves of a pair, from a text's beginning on, the bytes of the text, by its length."""


@dataclass(frozen=True)
class _Table:
    """The texts known of a column. `by_pair` holds the places of those of at most two bytes, else -1.

    `views` are all as two numbers (uint64) each, where they are few and short.
    """

    texts: list[str]
    known: pa.StringArray
    by_pair: np.ndarray
    views: np.ndarray | None

    @classmethod
    def of(cls, texts: list[str]) -> _Table | None:
        """None where there are many."""
        if len(texts) > FEW:
            return None
        by_pair = np.full(PAIRS, -1, np.int16)
        for place, text in enumerate(texts):
            if len(content := text.encode()) <= PAIR and 0 not in content:
                by_pair[int.from_bytes(content, "little")] = place
        known = pa.array(texts, pa.string())
        is_short = len(texts) <= MOST_COMPARED and max(len(text.encode()) for text in texts) <= INLINE
        return cls(texts, known, by_pair, _views(known) if is_short else None)

    def places_of(self, values: pa.StringArray) -> tuple[np.ndarray, np.ndarray]:
        """Which text of the table each is, and the rows of those that are none."""
        pairs = _pairs(values)
        if pairs is not None:
            places = self.by_pair.take(pairs).astype(np.intp)
            return places, np.flatnonzero(places < 0)
        if self.views is not None:
            return _compared(values, self.views)
        found = pc.index_in(values, value_set=self.known)
        if not found.null_count:
            return found.to_numpy(), np.zeros(0, np.intp)
        others = np.flatnonzero(found.is_null().to_numpy(zero_copy_only=False))
        return found.fill_null(0).to_numpy().copy(), others


class RepeatedTexts:
    """Remembers the texts of one column, block by block."""

    def __init__(self) -> None:
        self._table: _Table | None = None
        self._has_many = False

    def encoded(self, values: pa.Array) -> tuple[list, np.ndarray]:
        """Values that stand in a block, perhaps others with them, and which of them each row holds."""
        if pa.types.is_string(values.type) and not values.null_count and len(values) and not self._has_many:
            found = self._looked_up(values)
            if found is not None:
                return found
        if not isinstance(values, pa.DictionaryArray):
            values = values.dictionary_encode()
        places = values.indices
        if places.null_count:
            places = places.cast(pa.int32()).fill_null(len(values.dictionary))
        return [*values.dictionary.to_pylist(), None], places.to_numpy(zero_copy_only=False)

    def _looked_up(self, values: pa.StringArray) -> tuple[list[str], np.ndarray] | None:
        """The same by a table; None where there are too many texts for one."""
        table = self._table or _Table.of(values.slice(0, FIRST_ROWS).unique().to_pylist())
        if table is None:
            self._has_many = True
            return None
        self._table = table
        places, others = table.places_of(values)
        if not len(others):
            return table.texts, places
        rest = values.take(pa.array(others)).dictionary_encode()
        texts = [*table.texts, *rest.dictionary.to_pylist()]
        places[others] = rest.indices.to_numpy() + len(table.texts)
        grown = _Table.of(texts)
        self._has_many = grown is None and len(others) > MOST_OTHERS * len(values)
        self._table = grown or table
        return texts, places


def _views(values: pa.StringArray) -> np.ndarray:
    """Arrow's views of some texts: two numbers (uint64) a row, of a short text its length and its bytes."""
    views = values.cast(pa.string_view())
    numbers = np.frombuffer(views.buffers()[1], np.uint64, 2 * (views.offset + len(views)))
    return numbers.reshape(-1, 2)[views.offset :]


def _compared(values: pa.StringArray, known: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Which of some known views each text is, and the rows of those that are none."""
    beginnings, rests = np.ascontiguousarray(_views(values).T)
    places = np.full(len(values), -1, np.int8)
    for place, (beginning, rest) in enumerate(known):
        is_it = beginnings == beginning
        is_it &= rests == rest
        places += is_it.view(np.int8) * np.int8(place + 1)
    return places.astype(np.intp), np.flatnonzero(places < 0)


def _pairs(values: pa.StringArray) -> np.ndarray | None:
    """Each text as a number (uint16), little end first; None where one is longer than two bytes.

    None too where one holds NUL, which could be taken for the end of another.
    """
    _, starts, data = values.buffers()
    offsets = np.frombuffer(starts, np.int32)[values.offset : values.offset + len(values) + 1]
    if offsets[-1] - offsets[0] > PAIR * len(values):
        return None
    lengths = np.diff(offsets)
    if lengths.max() > PAIR:
        return None
    content = np.zeros(0, np.uint8) if data is None else np.frombuffer(data, np.uint8)
    content = content[offsets[0] : offsets[-1]]
    if len(content) and not content.min():
        return None
    padded = np.concatenate([content, np.zeros(PAIR, np.uint8)])
    length = int(lengths[0])
    if (lengths == length).all():
        return np.ndarray((len(lengths),), "<u2", padded, strides=(length,)) & PAIR_MASKS[length]
    at_each = np.ndarray((len(content) + 1,), "<u2", padded, strides=(1,))
    return at_each.take(offsets[:-1] - offsets[0]) & PAIR_MASKS.take(lengths)
