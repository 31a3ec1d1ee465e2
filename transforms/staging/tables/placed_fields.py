"""Lines of plain text cut at their separators: where each field stands, column by column.

Here belongs the quickest way through a block, for text that needs no care at all: printable ASCII, no
quotation marks, the same number of fields in every line, and not very many. It takes a block whole or not at
all; `plain_lines` reads the others.
"""

from __future__ import annotations

import numpy as np

from transforms.staging.tables.careful_lines import IN_CACHE, LINE_END, LineForm
from transforms.staging.values.placed_texts import PADDING, PlacedTexts

FIRST_PRINTABLE = 32
DELETE = b"\x7f"
WIDE = 32
"""From so many columns on, neighbours in a column lie so far apart that Arrow's copies are as quick."""


def placed_columns(text: bytes, form: LineForm) -> list[PlacedTexts] | None:
    """The columns of some lines without quotation marks; None where a line needs more care."""
    if not text or form.width >= WIDE or not text.isascii() or DELETE in text:
        return None
    if b"\r" in text:
        text = text.replace(b"\r\n", b"\n")
    if not text.endswith(b"\n"):
        text += b"\n"
    content = np.zeros(len(text) + PADDING, np.uint8)
    content[:-PADDING] = np.frombuffer(text, np.uint8)
    ends = _ends(content, form)
    if ends is None:
        return None
    columns = []
    before = np.concatenate([np.full(1, -1, np.int32), ends[-1, :-1]])
    for end in ends:
        starts = before + np.int32(1)
        columns.append(PlacedTexts(content, starts, end - starts))
        before = end
    return columns


def _ends(content: np.ndarray, form: LineForm) -> np.ndarray | None:
    """Where each field ends (int32), one row per column; None where lines differ or hold control characters.

    All separators are found, and all control characters with them: when each line's last is a line end and
    there are as many control characters as lines, the others are separators.
    """
    codes, separator = content[:-PADDING], ord(form.separator)
    found, controls = [], 0
    for at in range(0, len(codes), IN_CACHE):
        piece = codes[at : at + IN_CACHE]
        is_end = piece < FIRST_PRINTABLE
        controls += int(np.count_nonzero(is_end))
        is_end |= piece == separator
        found.append((np.flatnonzero(is_end) + at).astype(np.int32))
    places = np.concatenate(found)
    rows, others = divmod(len(places), form.width)
    if others or controls != (rows if separator >= FIRST_PRINTABLE else len(places)):
        return None
    ends = np.ascontiguousarray(places.reshape(rows, form.width).T)
    if (codes[ends[-1]] != LINE_END).any():
        return None
    if separator < FIRST_PRINTABLE and (codes[ends[:-1]] != separator).any():
        return None
    return ends
