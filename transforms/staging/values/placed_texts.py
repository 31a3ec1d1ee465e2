"""The texts of a column where they stand in the bytes of a block, without a copy of their own.

Here belongs speed alone: bytes of texts by where they begin and how long they are. Most columns hold codes,
dates and numbers, which are read from there at once; an Arrow array is made of texts that stay texts, and of
the few that need care. Texts are ASCII without control characters: where they are not, `plain_lines` makes
Arrow arrays.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pyarrow as pa

PADDING = 16
"""Bytes that must follow the last text, so that as many can be read from any text's beginning."""

FEW_BYTES = 4
"""Bytes for each text up to which `take` is quicker than indexing."""

PAIR = 2
"""Bytes of a pair."""

PAIR_MASKS = np.array([0, 0xFF, 0xFFFF], np.uint16)
"""What leaves of a pair of bytes those of a text, by its length."""

IN_VIEW = 12
"""Bytes of a text that Arrow's views hold themselves; longer ones are pointed at."""


class PlacedTexts:
    """One column of a block. `content` is padded (uint8), `starts` and `lengths` are in bytes (int32).

    `is_dense` says that the texts follow each other without anything between.
    """

    def __init__(
        self, content: np.ndarray, starts: np.ndarray, lengths: np.ndarray, *, is_dense: bool = False
    ) -> None:
        self.content = content
        self.starts = starts
        self.lengths = lengths
        self.is_dense = is_dense
        self.shortest = int(lengths.min()) if len(lengths) else 0
        self.longest = int(lengths.max()) if len(lengths) else 0

    def __len__(self) -> int:
        return len(self.starts)

    def begun(self, kind: np.dtype) -> np.ndarray:
        """The bytes from each text's beginning on, as one value of a type of up to `PADDING` bytes.

        `take` copies the value that begins at each byte before it chooses: only among few is it quicker.
        """
        if self.is_dense and self.shortest == self.longest:
            return np.ndarray((len(self),), kind, self.content, strides=(self.longest,))
        count = len(self.content) - PADDING + 1
        at_each = np.ndarray((count,), kind, self.content, strides=(1,))
        return at_each.take(self.starts) if count <= FEW_BYTES * len(self) else at_each[self.starts]

    def at(self, rows: np.ndarray | slice) -> PlacedTexts:
        """Some rows."""
        return PlacedTexts(self.content, self.starts[rows], self.lengths[rows])

    def take(self, rows: pa.Array) -> pa.Array:
        """Some rows as an Arrow array."""
        return self.at(rows.to_numpy()).array

    def matrix(self, rows: np.ndarray, length: int) -> np.ndarray:
        """The bytes of some rows, all of this length: one row each."""
        return self._bytes_at(self.starts if len(rows) == len(self) else self.starts[rows], length)

    def all_of(self, length: int) -> np.ndarray:
        """The bytes of all rows, which have this length or none."""
        return self._bytes_at(self.starts if self.shortest else self.starts[self.lengths > 0], length)

    @cached_property
    def array(self) -> pa.Array:
        """The texts as an Arrow array of strings."""
        offsets = np.zeros(len(self) + 1, np.int32)
        if self.shortest == self.longest:
            offsets = np.arange(len(offsets), dtype=np.int32) * np.int32(self.longest)
        elif ((self.lengths == 0) | (self.lengths == self.longest)).all():
            np.cumsum(self.lengths, out=offsets[1:])
        else:
            return self._views().cast(pa.string())
        data = self.all_of(self.longest) if self.longest else self.content[:0]
        return pa.Array.from_buffers(
            pa.string(), len(self), [None, pa.py_buffer(offsets), pa.py_buffer(data)]
        )

    def _bytes_at(self, starts: np.ndarray, length: int) -> np.ndarray:
        count = len(self.content) - length + 1
        texts = np.ndarray((count,), f"V{length}", self.content, strides=(1,))[starts]
        return texts.view(np.uint8).reshape(-1, length)

    def _views(self) -> pa.Array:
        """The texts as views: length, then either the text or its first four bytes, a zero and its place."""
        views = np.empty((len(self), 4), np.int32)
        views[:, 0] = self.lengths
        views[:, 1:] = self.begun(np.dtype(f"V{IN_VIEW}")).view(np.int32).reshape(-1, 3)
        long = np.flatnonzero(self.lengths > IN_VIEW)
        views[long, 2] = 0
        views[long, 3] = self.starts[long]
        buffers = [None, pa.py_buffer(views), pa.py_buffer(self.content)]
        return pa.Array.from_buffers(pa.string_view(), len(self), buffers)


@dataclass(frozen=True)
class Bounds:
    """Where the texts of a block stand that follow each other line by line, one byte between.

    `ends` holds -1 and where each text ends (int32), `width` says how many texts a line has.
    """

    ends: np.ndarray
    width: int

    def starts(self, column: int) -> np.ndarray:
        """Where each text of a column begins."""
        return self.ends[column : -1 : self.width] + np.int32(1)

    def lengths(self, column: int) -> np.ndarray:
        """How long each text of a column is."""
        return self.ends[column + 1 :: self.width] - self.starts(column)


class ShortTexts(PlacedTexts):
    """A column of which no text is longer than a pair of bytes.

    `pairs` (uint16) are the texts, 0 after their end; `extent` is the shortest and the longest length. Where
    the texts stand is asked for of few columns, and worked out then.
    """

    def __init__(
        self, content: np.ndarray, bounds: Bounds, column: int, pairs: np.ndarray, extent: tuple[int, int]
    ) -> None:
        self.content = content
        self.pairs = pairs
        self.is_dense = False
        self.shortest, self.longest = extent
        self._bounds, self._column = bounds, column

    def __len__(self) -> int:
        return len(self.pairs)

    @cached_property
    def starts(self) -> np.ndarray:  # type: ignore[override]
        """Where each text begins, in bytes."""
        return self._bounds.starts(self._column)

    @cached_property
    def lengths(self) -> np.ndarray:  # type: ignore[override]
        """How long each text is, in bytes."""
        return self._bounds.lengths(self._column)


def lines_of(columns: Sequence[PlacedTexts], rows: np.ndarray, separator: str) -> list[str]:
    """The texts of some rows, with a separator between, of columns that stand side by side in one content.

    A line is cut from the first text to the last at once, and what separates them there is replaced.
    """
    first, last = columns[0], columns[-1]
    begins, ends = first.starts[rows].tolist(), (last.starts[rows] + last.lengths[rows]).tolist()
    lines = [
        first.content[begin:end].tobytes().decode("ascii") for begin, end in zip(begins, ends, strict=True)
    ]
    written = chr(first.content[int(first.starts[0]) + int(first.lengths[0])]) if lines else separator
    return lines if written == separator else [line.replace(written, separator) for line in lines]
