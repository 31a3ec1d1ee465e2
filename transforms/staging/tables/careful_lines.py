"""Lines of a delimited text, one at a time: what the quick way does not understand is judged here.

Here belong the rules of quotation marks, of encoding and of the number of fields. Which lines come here is
decided in `plain_lines`.

A quotation mark that is never closed costs its own line only: lines with an odd number of marks are joined
to the next such line when that makes one record of the right number of fields, else set aside.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from transforms.staging import limits
from transforms.staging.faults import RejectRule

QUOTE = ord('"')
LINE_END = ord("\n")


@dataclass(frozen=True)
class LineForm:
    """How the lines of one file are made: the number of fields, and what stands between them."""

    width: int
    separator: str = ","

    @property
    def blanks(self) -> bytes:
        """The bytes that make no record: a line of them alone is empty. Old systems end a file by Ctrl-Z."""
        return b" \t\r\n\x0b\x0c\x1a".replace(self.separator.encode(), b"")


@dataclass(frozen=True)
class Unreadable:
    """Why a record is set aside."""

    rule: RejectRule
    reason: str


def fields(record: bytes, form: LineForm) -> list[str] | Unreadable:
    """The fields of one record without its line end, or why they cannot be read."""
    if b"\0" in record:
        return Unreadable("encoding", "the record holds a NUL byte; text is expected")
    try:
        text = record.decode("utf-8")
    except UnicodeDecodeError:
        return Unreadable("encoding", "the record is not UTF-8 text")
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True, delimiter=form.separator))
    except csv.Error:
        return Unreadable("structure", "a quotation mark is not closed, or stands inside a value")
    if len(rows) > 1:
        return Unreadable("structure", "a line end (CR) stands inside the record, outside quotation marks")
    if not rows or len(rows[0]) != form.width:
        count = len(rows[0]) if rows else 0
        return Unreadable("structure", f"the record has {count} fields; the header has {form.width}")
    return rows[0]


def joined_lines(
    codes: np.ndarray, marks: np.ndarray, form: LineForm, *, at_end: bool
) -> tuple[list[tuple[int, int]], int]:
    """Records of several lines, and how much of some bytes can be read without what follows them.

    Returns:
        Where each such record begins and ends (without its line end); and how many bytes there are up to a
        line whose quotation mark may be closed further on. `at_end` says that nothing follows.
    """
    if is_even(codes, marks):
        return [], len(codes)
    text = codes.tobytes()
    starts, ends = _odd_lines(codes, marks)
    joined: list[tuple[int, int]] = []
    position = 0
    while position < len(starts):
        if position + 1 == len(starts):
            is_short = len(text) - starts[position] < limits.MAX_LINE_BYTES
            return joined, starts[position] if is_short and not at_end else len(text)
        start, end = starts[position], ends[position + 1]
        between = text[ends[position] + 1 : starts[position + 1]]
        edges = (text[start : ends[position]], text[starts[position + 1] : end])
        is_one = isinstance(fields(text[start:end].removesuffix(b"\r"), form), list)
        if is_one and not (_holds_record(between, form) or all(_is_record(edge, form) for edge in edges)):
            joined.append((start, end))
            position += 1
        position += 1
    return joined, len(text)


def _holds_record(lines: bytes, form: LineForm) -> bool:
    """Whether any of some lines is a record by itself: no quotation mark before it may swallow it."""
    separator = form.separator.encode()
    return any(
        line.count(separator) >= form.width - 1 and isinstance(fields(line.removesuffix(b"\r"), form), list)
        for line in lines.split(b"\n")
    )


def _is_record(line: bytes, form: LineForm) -> bool:
    """Whether a line is a record by itself but for a stray quotation mark."""
    return isinstance(fields(line.replace(b'"', b"").removesuffix(b"\r"), form), list)


def is_even(codes: np.ndarray, marks: np.ndarray) -> bool:
    """Whether every line holds an even number of quotation marks: no value holds a line end."""
    if len(marks) % 2:
        return False
    begins, ends = marks[::2], marks[1::2]
    filled = np.flatnonzero(ends - begins > 1)
    if not len(filled):
        return True
    line_ends = np.flatnonzero(codes == LINE_END)
    lines = np.searchsorted(line_ends, begins[filled])
    return bool((lines == np.searchsorted(line_ends, ends[filled])).all())


def _odd_lines(codes: np.ndarray, marks: np.ndarray) -> tuple[Sequence[int], Sequence[int]]:
    """Where the lines with an odd number of quotation marks begin and end."""
    line_ends = np.flatnonzero(codes == LINE_END)
    if not len(line_ends) or line_ends[-1] != len(codes) - 1:
        line_ends = np.append(line_ends, len(codes))
    odd = np.flatnonzero(np.diff(np.searchsorted(marks, line_ends), prepend=0) & 1)
    starts = np.where(odd > 0, line_ends[odd - 1] + 1, 0)
    return starts.tolist(), line_ends[odd].tolist()
