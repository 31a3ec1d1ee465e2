"""Lines of plain text cut at their separators: where each field stands, column by column.

Here belongs the quickest way through a block, for text that needs no care at all: printable ASCII, no
quotation marks, the same number of fields in every line. It takes a block whole or not at all; `plain_lines`
reads the others.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from transforms.staging.tables.careful_lines import IN_CACHE, LINE_END, LineForm
from transforms.staging.values.placed_texts import PADDING, PAIR, PAIR_MASKS, Bounds, PlacedTexts, ShortTexts

FIRST_PRINTABLE = 32
DELETE = b"\x7f"
WIDE = 32
"""From so many columns on, neighbours in a column lie far apart: short texts are taken line by line."""


def placed_columns(text: bytes, form: LineForm) -> Sequence[PlacedTexts] | None:
    """The columns of some lines without quotation marks; None where a line needs more care."""
    if not text or not text.isascii() or DELETE in text:
        return None
    if b"\r" in text:
        text = text.replace(b"\r\n", b"\n")
    padded = b"".join((text, b"" if text.endswith(b"\n") else b"\n", bytes(PADDING)))
    content = np.frombuffer(padded, np.uint8)
    return _narrow(content, form) if form.width < WIDE else _wide(padded, content, form)


def _narrow(content: np.ndarray, form: LineForm) -> list[PlacedTexts] | None:
    """The columns of lines of few fields: where each field stands."""
    codes = content[:-PADDING]
    found, controls = [], 0
    for at in range(0, len(codes), IN_CACHE):
        places, some = _separators(codes[at : at + IN_CACHE], form)
        found.append((places + at).astype(np.int32))
        controls += some
    ends = _by_line(codes, np.concatenate(found), controls, form)
    if ends is None:
        return None
    columns = []
    before = np.concatenate([np.full(1, -1, np.int32), ends[:-1, -1]])
    for end in np.ascontiguousarray(ends.T):
        starts = before + np.int32(1)
        columns.append(PlacedTexts(content, starts, end - starts))
        before = end
    return columns


def _separators(piece: np.ndarray, form: LineForm) -> tuple[np.ndarray, int]:
    """Where separators and control characters stand, and how many are control characters."""
    is_end = piece < FIRST_PRINTABLE
    controls = int(np.count_nonzero(is_end))
    is_end |= piece == ord(form.separator)
    return np.flatnonzero(is_end), controls


def _by_line(codes: np.ndarray, places: np.ndarray, controls: int, form: LineForm) -> np.ndarray | None:
    """Where each field ends, a row per line; None where lines differ or hold control characters.

    When each line's last is a line end and there are as many control characters as lines, the others are
    separators.
    """
    rows, others = divmod(len(places), form.width)
    is_printable = ord(form.separator) >= FIRST_PRINTABLE
    if others or controls != (rows if is_printable else len(places)):
        return None
    ends = places.reshape(rows, form.width)
    if (codes[ends[:, -1]] != LINE_END).any():
        return None
    if not is_printable and (codes[ends[:, :-1]] != ord(form.separator)).any():
        return None
    return ends


@dataclass
class _Cut:
    """The fields of some lines: bounds, and by line those of one or two bytes; lengths by column."""

    ends: list[np.ndarray]
    pairs: list[np.ndarray]
    shortest: list[np.ndarray]
    longest: list[np.ndarray]

    def add(self, content: np.ndarray, at: int, ends: np.ndarray) -> None:
        """Adds lines that begin at a byte of a content; `ends` counts from there."""
        places = ends.ravel()
        starts = np.zeros_like(places)
        np.add(places[:-1], 1, out=starts[1:])
        lengths = places - starts
        pairs = np.ndarray((int(places[-1]) + 1,), "<u2", content, at, (1,)).copy().take(starts)
        pairs &= PAIR_MASKS.take(lengths, mode="clip")
        self.ends.append((places + at).astype(np.int32))
        self.pairs.append(pairs.reshape(ends.shape).T)
        by_line = lengths.reshape(ends.shape)
        self.shortest.append(by_line.min(axis=0))
        self.longest.append(by_line.max(axis=0))


def _wide(padded: bytes, content: np.ndarray, form: LineForm) -> list[PlacedTexts] | None:
    """The columns of lines of many fields: pairs of bytes are taken in the order of the file."""
    cut, at = _Cut([np.full(1, -1, np.int32)], [], [], []), 0
    while at < len(padded) - PADDING:
        end = padded.rfind(b"\n", at, at + IN_CACHE) + 1 or padded.find(b"\n", at) + 1
        piece = content[at:end]
        ends = _by_line(piece, *_separators(piece, form), form)
        if ends is None:
            return None
        cut.add(content, at, ends)
        at = end
    bounds, pairs = Bounds(np.concatenate(cut.ends), form.width), np.concatenate(cut.pairs, axis=1)
    shortest, longest = np.min(cut.shortest, axis=0).tolist(), np.max(cut.longest, axis=0).tolist()
    return [
        ShortTexts(content, bounds, column, pairs[column], (shortest[column], longest[column]))
        if longest[column] <= PAIR
        else PlacedTexts(content, bounds.starts(column), bounds.lengths(column))
        for column in range(form.width)
    ]
