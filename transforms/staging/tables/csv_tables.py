"""CSV and its like as blocks of texts: header, separator, encoding, and blocks that end where a record ends.

Here belongs cutting a stream into blocks. How the lines of a block become columns stands in `plain_lines` and
`careful_lines`. Blocks are cut in a thread of their own while the caller types the one before: cutting is one
long call of a library that leaves the interpreter to the caller.
"""

from __future__ import annotations

import csv
import io
import re
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress

import numpy as np

from transforms.staging import limits
from transforms.staging.batches import RECORD
from transforms.staging.faults import RejectedLog
from transforms.staging.refusals import RefusedFileError
from transforms.staging.tables.careful_lines import LineForm, joined_lines, marks_of
from transforms.staging.tables.header_rows import ROWS_LOOKED_AT, Fit, chosen_header, says_where
from transforms.staging.tables.plain_lines import BYTE_ORDER_MARK, Lines, ReadLines, read_lines
from transforms.staging.tables.text_tables import TextBlock, TextTable, name_of_column

CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1f]")
NO_TABLES = {
    b"<": "XML or a web page",
    b"{\\rtf": "a text document (RTF)",
    b"{": "JSON",
    b"[": "JSON",
    b"%PDF": "a PDF document",
}
"""How files begin that are no tables, and what they are."""
CR_ALONE = "the lines end with CR alone; they must end with LF or CR LF"
SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "vertical bars"}
FIRST_PIECE_BYTES = 1 << 20
"""Of the first piece, which the caller waits for; each further one is twice as large, up to a block."""
AHEAD = 2
"""So many pieces are cut, or wait to be used, while another is."""
LINES_OF_HEADER = 50
"""Names in quotation marks may hold line ends: so many lines are taken for one header at most."""
LINES_WITHOUT_END = 2
"""So many longest lines without an end are no table: enough that what unpacks without end is called that."""


def csv_table(stream: io.BufferedReader, fit: Fit | None = None) -> TextTable:
    """Opens a delimited text; the separator is told by the header, which `fit` finds below a title.

    Raises:
        RefusedFileError: the file is empty, binary or not made of lines; also from the blocks.
    """
    pieces = _pieces(stream)
    first = next(pieces, b"")
    if not first.strip():
        raise RefusedFileError("the file is empty")
    first = first.removeprefix(BYTE_ORDER_MARK)
    below = chosen_header(_candidates(first), fit) if fit else None
    for _ in range(below.row - 1 if below else 0):
        first = first.partition(b"\n")[2]
    header_line, _, rest = _first_line(first)
    header, separator = _header(header_line.removesuffix(b"\r"))
    table = TextTable(header, iter(()), "csv", says_where(below, "line"))
    if separator != ",":
        table.says.append(f"the columns are separated by {SEPARATORS[separator]}")
    table.blocks = _csv_blocks(rest, pieces, LineForm(len(header), separator), table.repeating)
    return table


def _candidates(text: bytes) -> Iterator[tuple[int, list[str]]]:
    """The first lines as column names, by number; without those that are none."""
    for number in range(1, ROWS_LOOKED_AT + 1):
        with suppress(RefusedFileError):
            yield number, _header(_first_line(text)[0].removesuffix(b"\r"))[0]
        _, end, text = text.partition(b"\n")
        if not end:
            return


def _first_line(text: bytes) -> tuple[bytes, bytes, bytes]:
    """A text parted at the end of its first line; a line end within quotation marks is none, if it may be."""
    end = -1
    for _ in range(LINES_OF_HEADER):
        end = text.find(b"\n", end + 1)
        if end < 0:
            break
        if text.count(b'"', 0, end) % 2 == 0:
            return text[:end], b"\n", text[end + 1 :]
    return text.partition(b"\n")


def _header(line: bytes) -> tuple[list[str], str]:
    """The column names of a CSV's first line, and what stands between them.

    Raises:
        RefusedFileError: the line is no text.
    """
    if re.search(rb"\r(?!\n)", line) and b'"' not in line:
        raise RefusedFileError(CR_ALONE)
    if not line.strip():
        raise RefusedFileError("the first line is empty; it must hold the column names")
    if CONTROL.search(line):
        raise RefusedFileError("the file is binary; a CSV, Parquet or XLSX file is expected")
    what = next((says for begin, says in NO_TABLES.items() if line.lstrip().startswith(begin)), None)
    if what:
        raise RefusedFileError(f"the file is {what}; a CSV, Parquet or XLSX file is expected")
    if len(line) > limits.MAX_HEADER_BYTES:
        raise RefusedFileError(
            f"the first line is longer than {limits.MAX_HEADER_BYTES:,} bytes; it must hold the column names"
        )
    try:
        splits = {mark: _split(line.decode("utf-8"), mark) for mark in SEPARATORS}
    except UnicodeDecodeError:
        splits = {}
    if splits and not any(splits.values()) and b"\r" in line:
        raise RefusedFileError(CR_ALONE)
    if not any(splits.values()):
        raise RefusedFileError("the header line is not UTF-8 text; a CSV, Parquet or XLSX file is expected")
    separator = max(splits, key=lambda mark: len(splits[mark]))
    return [name_of_column(name.strip().strip('"')) for name in splits[separator]], separator


def _split(line: str, separator: str) -> list[str]:
    """The fields of a header line; none where they cannot be told with this separator."""
    try:
        rows = list(csv.reader(io.StringIO(line, newline=""), delimiter=separator))
    except csv.Error:
        return []
    return rows[0] if len(rows) == 1 else []


def _pieces(stream: io.BufferedIOBase) -> Iterator[bytes]:
    """Pieces of the file that end with a line end; the last may lack it.

    The first are small, so that whoever uses them need not wait long.
    """
    buffer, held = bytearray(limits.EXTRACT_BLOCK_BYTES), 0
    wanted = min(FIRST_PIECE_BYTES, len(buffer))
    while count := stream.readinto(memoryview(buffer)[held:wanted]):
        filled = held + count
        end = buffer.rfind(b"\n", held, filled) + 1
        if end:
            yield bytes(memoryview(buffer)[:end])
            buffer[: filled - end] = buffer[end:filled]
        elif filled > LINES_WITHOUT_END * limits.MAX_LINE_BYTES:
            raise RefusedFileError("the file is not made of lines; a CSV or Parquet file is expected")
        elif filled == len(buffer):
            buffer.extend(bytes(len(buffer)))
        held = filled - end
        wanted = min(2 * wanted, len(buffer))
    if held:
        yield bytes(memoryview(buffer)[:held])


def _whole_records(first: bytes, rest: Iterator[bytes], form: LineForm) -> Iterator[Lines]:
    """The pieces of a file, so that no record begins in one and ends in another."""
    text = first
    for piece in rest:
        marks = marks_of(text)
        joined, end = joined_lines(text, marks, form, at_end=False)
        if end == len(text):
            yield Lines(text, marks, joined)
            text = piece
        else:
            yield Lines(text[:end], marks[: np.searchsorted(marks, end)], joined)
            text = text[end:] + piece
    marks = marks_of(text)
    yield Lines(text, marks, joined_lines(text, marks, form, at_end=True)[0])


def _csv_blocks(
    first: bytes, rest: Iterator[bytes], form: LineForm, repeating: set[int]
) -> Iterator[TextBlock]:
    number = 1
    for found in _cut_ahead(_whole_records(first, rest, form), form, repeating):
        rejected = RejectedLog()
        for place, why, record in found.unreadable:
            rejected.add(number + place, RECORD, why.rule, why.reason, record)
        yield TextBlock(found.columns, found.places + number, rejected, found.is_plain)
        number += found.records


def _cut_ahead(pieces: Iterator[Lines], form: LineForm, repeating: set[int]) -> Iterator[ReadLines]:
    """The records of each piece, the next ones cut in a thread of their own while the caller uses these.

    A refusal is raised after what comes before it in the file is given out.
    """
    with ThreadPoolExecutor(max_workers=1) as thread:
        ahead: deque[Future[ReadLines]] = deque()
        refusal = None
        try:
            for lines in pieces:
                ahead.append(thread.submit(read_lines, lines, form, repeating))
                if len(ahead) > AHEAD:
                    yield ahead.popleft().result()
        except RefusedFileError as found:
            refusal = found
        while ahead:
            yield ahead.popleft().result()
        if refusal is not None:
            raise refusal
