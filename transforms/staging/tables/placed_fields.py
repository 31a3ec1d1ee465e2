"""Lines of plain text cut at their separators: where each field stands, column by column.

Here belongs the quickest way through a block, for text that needs no care at all: printable ASCII, no
quotation marks, the same number of fields in every line. It takes a block whole or not at all; `plain_lines`
reads the others.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from transforms.staging.tables.careful_lines import IN_CACHE, LINE_END, LineForm
from transforms.staging.values.placed_texts import PADDING, PlacedTexts

FIRST_PRINTABLE = 32
DELETE = b"\x7f"
WIDE = 32
"""From so many columns on, a text's neighbours in its column lie on other lines of the processor's cache."""

ROWS_TURNED = 512
"""Rows turned into columns together, so that they stay in the processor's cache."""


def placed_columns(text: bytes, form: LineForm) -> list[PlacedTexts] | None:
    """The columns of some lines without quotation marks; None where a line needs more care."""
    if not text or not text.isascii() or DELETE in text:
        return None
    if b"\r" in text:
        text = text.replace(b"\r\n", b"\n")
    if not text.endswith(b"\n"):
        text += b"\n"
    content = np.zeros(len(text) + PADDING, np.uint8)
    content[:-PADDING] = np.frombuffer(text, np.uint8)
    found = _ends(content, form)
    if found is None:
        return None
    ends, pairs = found
    first = content[:2].view("<u2")
    begun = _after(pairs, first) if len(pairs) else [None] * form.width
    columns = []
    for before, end, pair in zip(_after(ends, np.full(1, -1, np.int32)), ends, begun, strict=True):
        starts = before + np.int32(1)
        columns.append(PlacedTexts(content, starts, end - starts, pair))
    return columns


def _after(ends: np.ndarray, first: np.ndarray) -> Iterator[np.ndarray]:
    """What is told of the end before each field, column by column, from what is told of each field's end."""
    yield np.concatenate([first, ends[-1, :-1]])
    yield from ends[:-1]


def _ends(content: np.ndarray, form: LineForm) -> tuple[np.ndarray, np.ndarray] | None:
    """Where each field ends (int32), one row per column; None where lines differ or hold control characters.

    All separators are found, and all control characters with them: when each line's last is a line end and
    there are as many control characters as lines, the others are separators. Of wide lines, which hold short
    codes, the two bytes after each end are taken too while they are at hand (uint16).
    """
    separator, is_wide = ord(form.separator), form.width >= WIDE
    found, after, controls = [], [], 0
    for at in range(0, len(content) - PADDING, IN_CACHE):
        piece = content[at : min(at + IN_CACHE, len(content) - PADDING)]
        is_end = piece < FIRST_PRINTABLE
        controls += np.count_nonzero(is_end)
        is_end |= piece == separator
        places = np.flatnonzero(is_end)
        if is_wide:
            after.append(_pairs(content[at + 1 : at + len(piece) + 2]).take(places))
        found.append((places + at).astype(np.int32))
    places = np.concatenate(found)
    rows, others = divmod(len(places), form.width)
    if others or controls != (rows if separator >= FIRST_PRINTABLE else len(places)):
        return None
    ends = _turned(places.reshape(rows, form.width))
    if (content[ends[-1]] != LINE_END).any():
        return None
    if separator < FIRST_PRINTABLE and (content[ends[:-1]] != separator).any():
        return None
    return ends, _turned(np.concatenate(after).reshape(rows, form.width)) if is_wide else ends[:0]


def _pairs(codes: np.ndarray) -> np.ndarray:
    """Each byte and the one after it as a number, little end first."""
    pairs = codes[1:].astype(np.uint16)
    pairs <<= np.uint16(8)
    pairs |= codes[:-1]
    return pairs


def _turned(rows: np.ndarray) -> np.ndarray:
    """The transposed array, contiguous."""
    turned = np.empty(rows.shape[::-1], rows.dtype)
    for begin in range(0, len(rows), ROWS_TURNED):
        some = slice(begin, begin + ROWS_TURNED)
        turned[:, some] = rows[some].T
    return turned
