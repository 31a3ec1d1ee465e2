"""The envelope of an AFCARS submission of 1993: foster care and adoption records in one file.

Here belongs finding the parts of a submission. A line of one character opens each part: `@` foster care, `#`
and `$` adoption; then comes a summary record, then the detail records. The facts are thin: `#` opens the
adoption aggregate, and whether `$` opens the adoption records or ends the file is not confirmed, so both are
read; where the counts stand in a summary is not known, so they are not compared. Without an envelope a file
is one part.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Literal

from transforms.staging import limits
from transforms.staging.fixed.line_blocks import BYTE_ORDER_MARK
from transforms.staging.notes import Notes
from transforms.staging.refusals import RefusedFileError

Part = Literal["foster care", "adoption"]

OPENS: dict[bytes, Part] = {b"@": "foster care", b"#": "adoption", b"$": "adoption"}
RECORD_LENGTHS: dict[Part, int] = {"foster care": 197, "adoption": 111}
SUMMARY_LENGTHS = (174, 168)
"""Characters of the foster care summary and of the adoption aggregate."""

_BEGINS_RECORD = re.compile(rb"[0-9]{2}(?:19|20)[0-9]{2}(?:03|09)")
"""State and report period, with which every detail record begins."""

PIECE_BYTES = 4 * limits.MEBIBYTE


class PartOfSubmission(io.RawIOBase):
    """The detail records of one part, as a file of their own.

    Raises:
        RefusedFileError: from a read, when the file has an envelope and in it no record of the part.
    """

    def __init__(self, stream: io.BufferedIOBase, part: Part) -> None:
        super().__init__()
        self._source = stream
        self._part = part
        self._now: Part = part
        self._is_first = False
        self.has_envelope = False
        self._others = 0
        self._summaries: list[int] = []
        self._pieces = self._wanted()
        self._left = memoryview(b"")

    def readable(self) -> bool:
        """Always true."""
        return True

    def readinto(self, buffer) -> int:  # type: ignore[no-untyped-def, override]
        """Fills a buffer; returns the number of bytes, 0 at the end."""
        while not self._left:
            piece = next(self._pieces, None)
            if piece is None:
                return 0
            self._left = memoryview(piece)
        count = min(len(buffer), len(self._left))
        buffer[:count] = self._left[:count]
        self._left = self._left[count:]
        return count

    def _wanted(self) -> Iterator[bytes]:
        has_records = False
        for lines in _whole_lines(self._source):
            for run in self._runs(lines):
                if self._now == self._part:
                    has_records = True
                    yield run
                else:
                    self._others += run.count(b"\n") + (not run.endswith(b"\n"))
        if self.has_envelope and not has_records:
            raise RefusedFileError(f"the submission holds no {self._part} records")

    def _runs(self, lines: bytes) -> Iterator[bytes]:
        """The detail records between delimiters; `_now` is the part of the one just yielded."""
        begin = 0
        for start, end in _delimiters(lines):
            yield from self._details(lines[begin:start])
            self._now = OPENS[lines[start : start + 1]]
            self.has_envelope = self._is_first = True
            begin = end
        yield from self._details(lines[begin:])

    def _details(self, run: bytes) -> Iterator[bytes]:
        """The run without the summary that opens its part, and empty lines above it."""
        if self._is_first:
            run = run.lstrip(b"\r\n")
        if run and self._is_first:
            self._is_first = False
            end = run.find(b"\n") + 1 or len(run)
            line = run[:end].rstrip(b"\r\n")
            if _is_summary(line, self._now):
                run = run[end:]
                if len(line) not in SUMMARY_LENGTHS and self._now == self._part:
                    self._summaries.append(len(line))
        if run:
            yield run

    def say(self, notes: Notes | None, folder_of_other: str) -> None:
        """Says, once all was read, what of the submission was not read here."""
        if notes is None or not self.has_envelope:
            return
        notes.say(f"a submission with its envelope: records are numbered within its {self._part} part")
        for length in self._summaries:
            notes.say(
                f"the line of {length} characters that opens its {self._part} part is taken as a summary"
            )
        if self._others:
            (other,) = set(RECORD_LENGTHS) - {self._part}
            notes.say(
                f"its {other} part (records: {self._others:,}) is left to {folder_of_other}/; put the same"
                " file there too"
            )


def _is_summary(line: bytes, part: Part) -> bool:
    """Whether the first line of a part is no detail record.

    A system that writes lines of one length pads the summary to that of a record: it is then blank where the
    last elements of a record, which are always filled, stand. A line of neither length that begins as a
    record does is one that lost or gained characters.
    """
    if len(line) != RECORD_LENGTHS[part]:
        return len(line) in SUMMARY_LENGTHS or _BEGINS_RECORD.match(line) is None
    return part == "foster care" and len(line.rstrip()) <= max(SUMMARY_LENGTHS)


def _whole_lines(stream: io.BufferedIOBase) -> Iterator[bytes]:
    """The file in pieces that end with a line, without a byte order mark."""
    lines = stream.read(PIECE_BYTES).removeprefix(BYTE_ORDER_MARK)
    while lines:
        if not lines.endswith(b"\n"):
            lines += stream.readline(limits.MAX_LINE_BYTES)
        yield lines
        lines = stream.read(PIECE_BYTES)


def _delimiters(lines: bytes) -> list[tuple[int, int]]:
    """Where lines stand that hold a delimiter and nothing else, with their ends."""
    found = []
    for mark in OPENS:
        if mark not in lines:
            continue
        at = 0 if lines.startswith(mark) else lines.find(b"\n" + mark) + 1
        while at or lines.startswith(mark, at):
            end = lines.find(b"\n", at) + 1 or len(lines)
            if lines[at:end].strip() == mark:
                found.append((at, end))
            at = lines.find(b"\n" + mark, at + 1) + 1
            if not at:
                break
    return sorted(found)
