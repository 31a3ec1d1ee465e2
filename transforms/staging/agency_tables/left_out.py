"""Records of another kind, which a file holds beside those of the table: left out before a value is judged.

Here belongs which records these are, by the agency's mapping. They are set aside under a rule of their own,
so that totals balance and each can be found by its number; the record itself, which is not ours, is not kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
import polars as pl
import pyarrow as pa

from transforms.staging.batches import RECORD
from transforms.staging.mapping.mappings import TableMapping, place_in, place_of
from transforms.staging.tables.text_tables import TextBlock
from transforms.staging.values.plain_text import value_of
from transforms.staging.values.text_values import as_whole_number

OLDEST = pl.CompatLevel.oldest()


class LeftOut:
    """Tells which records of a file a mapping leaves out. `records` counts them, `places` are its columns."""

    def __init__(self, header: Sequence[str], table: str, mapping: TableMapping) -> None:
        found = {name: place_in(header, name) for name in mapping.leave_out}
        self._columns = {
            place: (name.strip(), _comparable(mapping.leave_out[name]))
            for name, place in found.items()
            if place is not None
        }
        self._where = place_of(table)
        self.places = frozenset(self._columns)
        self.records = 0

    def without(self, block: TextBlock) -> TextBlock:
        """The block without the records that are left out, which stand among those set aside."""
        keep = np.ones(len(block.numbers), bool)
        for place, (name, texts) in self._columns.items():
            found = keep & _holds(block.columns[place], texts)
            keep &= ~found
            reason = f"left out by {self._where}: {name}"
            for number in block.numbers[found].tolist():
                block.rejected.add(number, RECORD, "left_out", reason, "")
        if keep.all():
            return block
        self.records += int(np.count_nonzero(~keep))
        columns = [column.filter(pa.array(keep)) for column in block.columns]
        return replace(block, columns=columns, numbers=block.numbers[keep])

    def kept(self, block: pl.DataFrame) -> pl.DataFrame:
        """A block of texts without those records, columns in the header's order."""
        is_left = np.zeros(block.height, bool)
        for place, (_, texts) in self._columns.items():
            is_left |= _holds(block.to_series(place).to_arrow(compat_level=OLDEST), texts)
        return block.filter(~is_left) if is_left.any() else block

    def notes(self) -> Iterator[str]:
        """What is said of the file: how many there are."""
        if self.records:
            yield f"{self.records:,} records are of another kind and left out, as {self._where} says"


def _comparable(texts: Sequence[str]) -> frozenset[str]:
    return frozenset(_as_compared(text.strip()) for text in texts)


def _as_compared(text: str) -> str:
    """A text whatever its case, and a number whatever its zeros, as those of codes are."""
    return as_whole_number(text) or text.casefold()


def _holds(column: pa.Array, texts: frozenset[str]) -> np.ndarray:
    """Which rows hold one of some texts, whatever its case and the blanks around it."""
    distinct = column if isinstance(column, pa.DictionaryArray) else column.dictionary_encode()
    held = [_as_compared(value_of(text or "")) in texts for text in [*distinct.dictionary.to_pylist(), None]]
    places = distinct.indices.cast(pa.int32()).fill_null(len(held) - 1)
    return np.array(held, bool)[places.to_numpy(zero_copy_only=False)]
