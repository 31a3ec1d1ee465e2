"""CSV and its like as blocks of texts: header, separator, encoding, and blocks that end where a record ends.

Here belongs cutting a stream into blocks. How the lines of a block become columns stands in `plain_lines` and
`careful_lines`. Blocks are cut ahead of who uses them (`work_ahead`).
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from contextlib import suppress
from itertools import chain

import numpy as np
import pyarrow as pa

from transforms.staging import limits
from transforms.staging.batches import RECORD
from transforms.staging.faults import RejectedLog
from transforms.staging.refusals import RefusedFileError
from transforms.staging.tables.careful_lines import LineForm, joined_lines
from transforms.staging.tables.header_rows import ROWS_LOOKED_AT, Fit, chosen_header, says_where
from transforms.staging.tables.plain_lines import BYTE_ORDER_MARK, Lines, ReadLines, read_lines
from transforms.staging.tables.seen_bytes import Seen
from transforms.staging.tables.text_tables import TextBlock, TextTable, name_of_column
from transforms.staging.work_ahead import worked_ahead

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
LOOKED_AT_BYTES = 1 << 16
"""Looked at together for the last line end, from the end of a piece."""
NOTHING = np.zeros(0, np.uint8)
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
    first = next(pieces, NOTHING).tobytes()
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
    content = chain([np.frombuffer(rest, np.uint8)], pieces)
    table.blocks = _csv_blocks(content, LineForm(len(header), separator), table.repeating)
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


def _pieces(stream: io.BufferedIOBase) -> Iterator[np.ndarray]:
    """Pieces of the file (uint8) that end with a line end; the last may lack it.

    The first are small, so that whoever uses them need not wait long.
    """
    rest, wanted = NOTHING, min(FIRST_PIECE_BYTES, limits.EXTRACT_BLOCK_BYTES)
    while True:
        room = np.frombuffer(pa.allocate_buffer(max(wanted, 2 * len(rest))), np.uint8)
        room[: len(rest)] = rest
        count = stream.readinto(room[len(rest) :].data)
        if not count:
            break
        filled = room[: len(rest) + count]
        end = _end_of_lines(filled)
        if end:
            yield filled[:end]
        elif len(filled) > LINES_WITHOUT_END * limits.MAX_LINE_BYTES:
            raise RefusedFileError("the file is not made of lines; a CSV or Parquet file is expected")
        rest, wanted = filled[end:], min(2 * wanted, limits.EXTRACT_BLOCK_BYTES)
    if len(rest):
        yield rest


def _end_of_lines(codes: np.ndarray) -> int:
    """Where the last whole line among some bytes ends; 0 where there is none."""
    for end in range(len(codes), 0, -LOOKED_AT_BYTES):
        begin = max(end - LOOKED_AT_BYTES, 0)
        if place := codes[begin:end].tobytes().rfind(b"\n") + 1:
            return begin + place
    return 0


def _csv_blocks(pieces: Iterator[np.ndarray], form: LineForm, repeating: set[int]) -> Iterator[TextBlock]:
    number = 1
    for found in _whole_records(pieces, form, repeating):
        rejected = RejectedLog()
        for place, why, record in found.unreadable:
            rejected.add(number + place, RECORD, why.rule, why.reason, record)
        yield TextBlock(found.columns, found.places + number, rejected, found.is_plain)
        number += found.records


def _whole_records(pieces: Iterator[np.ndarray], form: LineForm, repeating: set[int]) -> Iterator[ReadLines]:
    """The records of each piece; one that goes on in the next piece is read with that."""

    def cut(piece: np.ndarray) -> tuple[np.ndarray, ReadLines | None]:
        lines = _lines_of(piece, form, at_end=False)
        is_whole = len(lines.codes) == len(piece)
        return piece, read_lines(lines, form, repeating) if is_whole else None

    held = NOTHING
    for piece, found in worked_ahead(pieces, cut):
        if found is not None and not len(held):
            yield found
            continue
        codes = np.concatenate([held, piece])
        lines = _lines_of(codes, form, at_end=False)
        yield read_lines(lines, form, repeating)
        held = codes[len(lines.codes) :]
    if len(held):
        yield read_lines(_lines_of(held, form, at_end=True), form, repeating)


def _lines_of(codes: np.ndarray, form: LineForm, *, at_end: bool) -> Lines:
    """As many of some bytes as can be read without what follows them; all, where they end the file."""
    seen = Seen.of(codes, form.separator)
    joined, end = joined_lines(codes, seen.marks, form, at_end=at_end)
    return Lines(codes[:end], seen.up_to(end), joined)
