"""Lines of an extract that are no records: its header once more, and lines that hold a key and nothing else.

Reports of systems repeat the header on every page and end in a line of totals. Where the key of a table is
text alone, such lines would pass for records.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from transforms.staging.agency_tables.matched_columns import Places
from transforms.staging.agency_tables.state_shares import Share
from transforms.staging.tables.text_tables import TextBlock, name_of_column
from transforms.staging.values.typed_columns import TypedColumn

HEADER_AGAIN = "the line repeats the header; it is no record"


class NoRecords:
    """Finds them in the blocks of one file, of which `places` are the columns read, by our names."""

    def __init__(self, header: Sequence[str], places: Places) -> None:
        self._header = [name.casefold() for name in header]
        self._places = places

    def found(
        self, block: TextBlock, share: Share, columns: Mapping[str, TypedColumn]
    ) -> Iterator[tuple[np.ndarray, str]]:
        """Rows (a mask over those of a share) and why they are none."""
        read = {name: column for name, column in columns.items() if name in self._places}
        if len(rows := self._headers(block, share, read)):
            mask = np.zeros(len(share.numbers(block)), bool)
            mask[rows] = True
            yield mask, HEADER_AGAIN
        if (only := self._only_keys(block, share, read)).any():
            keys = " and ".join(name for name, column in read.items() if column.column.key)
            yield only, f"the line holds nothing but {keys}; it is no record"

    def _only_keys(self, block: TextBlock, share: Share, read: Mapping[str, TypedColumn]) -> np.ndarray:
        """Rows that hold a key and nothing else. A time without the day it is joined to is something."""
        mask = _blank_but_keys(read)
        parts = [place for held in self._places.values() for place in held[1:]]
        for row in np.flatnonzero(mask).tolist() if parts else ():
            place = int(share.places(np.array([row]))[0])
            mask[row] = not any(str(block.columns[part][place].as_py() or "").strip() for part in parts)
        return mask

    def _headers(self, block: TextBlock, share: Share, read: Mapping[str, TypedColumn]) -> Sequence[int]:
        """Rows that repeat the header. Its names are no value of a column that is not of free text."""
        judged = next((column for column in read.values() if not column.column.is_free_text), None)
        if judged is None or not judged.broken:
            return ()
        rows = np.concatenate(list(judged.broken.values()))
        place = self._places[judged.column.name][0]
        texts = block.columns[place].take(pa.array(share.places(rows), pa.int64()))
        alike = pc.equal(pc.utf8_lower(pc.utf8_trim_whitespace(texts.cast(pa.string()))), self._header[place])
        likely = rows[alike.fill_null(False).to_numpy(zero_copy_only=False)]
        return [
            row for row in likely.tolist() if self._is_header(block, int(share.places(np.array([row]))[0]))
        ]

    def _is_header(self, block: TextBlock, row: int) -> bool:
        texts = (column[row].as_py() or "" for column in block.columns)
        return [name_of_column(text).casefold() for text in texts] == self._header


def _blank_but_keys(read: Mapping[str, TypedColumn]) -> np.ndarray:
    """Rows that are blank but for the key, in tables that require more."""
    keys = [column for column in read.values() if column.column.key]
    others = [column for column in read.values() if not column.column.key]
    if not any(column.column.required and column.blank.any() for column in others):
        return np.zeros(0, bool)
    mask = np.logical_and.reduce([column.blank for column in others])
    return mask & ~np.logical_or.reduce([column.blank for column in keys])
