"""A look at the bytes of a block of delimited lines, before they are cut: all that is asked of them, at once.

Here belongs only looking; what follows is decided in `plain_lines` and `careful_lines`. Each step is as large
as the processor's cache allows, and makes little: the thread that cuts a block looks at it too, and with each
step may have to wait for the interpreter.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from transforms.staging.tables.careful_lines import LINE_END, QUOTE

AFTER_LINE_END, FIRST_PRINTABLE, LAST_PRINTABLE = LINE_END + 1, 32, 126
"""Among the characters of ASCII: what follows a line end are control characters up to the printable ones."""
CONTROLS = FIRST_PRINTABLE - AFTER_LINE_END
TAB = LINE_END - 1
EQUALS = np.uint8(ord("="))
LOOKED_AT_ONCE = 1 << 20
"""Bytes made something of at once, so that it stays in the processor's cache."""


@dataclass(frozen=True)
class Seen:
    """What stands among some bytes (uint8).

    `marks` says where quotation marks stand; `has_equals`, whether an = does; `has_controls`, whether control
    characters after the line end (LF) in ASCII do, such as CR; `has_others`, whether characters outside ASCII
    do, or control characters before it but for tabs that separate.
    """

    marks: np.ndarray
    has_equals: bool
    has_controls: bool
    has_others: bool

    @classmethod
    def of(cls, codes: np.ndarray, separator: str) -> Seen:
        """Looks at the bytes, in pieces that stay in the processor's cache."""
        lowest = TAB if separator == "\t" else LINE_END
        marks, has_equals, has_controls, has_others = [np.zeros(0, np.intp)], False, False, False
        room = np.empty(min(len(codes), LOOKED_AT_ONCE), np.uint8)
        for at in range(0, len(codes), LOOKED_AT_ONCE):
            piece = codes[at : at + LOOKED_AT_ONCE]
            made = np.subtract(piece, np.uint8(lowest), out=room[: len(piece)])
            has_others = has_others or bool(made.max() > LAST_PRINTABLE - lowest)
            made -= np.uint8(AFTER_LINE_END - lowest)
            has_controls = has_controls or bool(made.min() < CONTROLS)
            made ^= np.uint8(QUOTE - AFTER_LINE_END)
            if not made.min():
                marks.append(np.flatnonzero(made == 0) + at)
            if not has_equals:
                has_equals = not np.bitwise_xor(piece, EQUALS, out=made).min()
        return cls(np.concatenate(marks), has_equals, has_controls, has_others)

    def up_to(self, end: int) -> Seen:
        """What is known of the bytes up to a place; what stands behind it counts still, but for marks."""
        return replace(self, marks=self.marks[: np.searchsorted(self.marks, end)])
