"""CSV and Parquet extracts as blocks of texts, every column as text, with the records' numbers.

Here belongs what holds for any table of texts: encoding, quotes, lines of too few or too many fields. What
the columns mean is the business of `extracts`.

A quotation mark that is never closed costs its own line only: lines with an odd number of marks are joined
to the next such line when that makes one record of the right number of fields, else set aside.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import pyarrow as pa
import pyarrow.csv as pa_csv
import pyarrow.parquet as pq

from transforms.staging import limits
from transforms.staging.batches import RECORD
from transforms.staging.faults import RejectedLog
from transforms.staging.refusals import RefusedFileError

PARQUET_MAGIC = b"PAR1"
BYTE_ORDER_MARK = b"\xef\xbb\xbf"
ZIP_MAGIC = b"PK\x03\x04"
CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1f]")
OTHER_SEPARATORS = {b";": "semicolons", b"\t": "tabs", b"|": "vertical bars"}
Texts = Sequence[str | None]


@dataclass
class TextBlock:
    """Some records: one list of texts per header name, all of one length.

    `numbers` are the records' numbers in the file, from 1; `rejected` those set aside in this block.
    """

    columns: list[Texts]
    numbers: list[int]
    rejected: RejectedLog = field(default_factory=RejectedLog)


@dataclass
class TextTable:
    """A file's header and its blocks."""

    header: list[str]
    blocks: Iterator[TextBlock]
    form: str


def text_table(stream: io.BufferedReader) -> TextTable:
    """Opens an extract; Parquet is told by its first bytes.

    Raises:
        RefusedFileError: the file is empty, binary, or damaged Parquet; also from the blocks.
    """
    if stream.peek(4)[:4] == PARQUET_MAGIC:
        return _parquet_table(stream)
    lines = _line_blocks(stream)
    first = next(lines, b"")
    if not first.strip():
        raise RefusedFileError("the file is empty")
    header_line, _, rest = first.removeprefix(BYTE_ORDER_MARK).partition(b"\n")
    header = _header(header_line.removesuffix(b"\r"))
    return TextTable(header, _csv_blocks(rest, lines, len(header)), "csv")


def _header(line: bytes) -> list[str]:
    """The column names of a CSV's first line.

    Raises:
        RefusedFileError: the line is no text, or no list of names between commas.
    """
    if line.startswith(ZIP_MAGIC):
        raise RefusedFileError("the file is a workbook or an archive; save it as CSV or Parquet")
    if b"\r" in line:
        raise RefusedFileError("the lines end with CR alone; they must end with LF or CR LF")
    if not line.strip():
        raise RefusedFileError("the first line is empty; it must hold the column names")
    if CONTROL.search(line):
        raise RefusedFileError("the file is binary; a CSV or Parquet file is expected")
    try:
        names = next(csv.reader([line.decode("utf-8")]), [])
    except (UnicodeDecodeError, csv.Error):
        raise RefusedFileError(
            "the header line is not UTF-8 text; a CSV or Parquet file is expected"
        ) from None
    separator = next((name for mark, name in OTHER_SEPARATORS.items() if mark in line), None)
    if len(names) == 1 and separator:
        raise RefusedFileError(f"the columns are separated by {separator}; they must be separated by commas")
    return [name.strip() for name in names]


def _line_blocks(stream: io.BufferedIOBase) -> Iterator[bytes]:
    """Pieces of the file that end with a line end; the last may lack it."""
    held = b""
    while piece := stream.read(limits.EXTRACT_BLOCK_BYTES):
        end = piece.rfind(b"\n") + 1
        if not end:
            held += piece
            if len(held) > limits.EXTRACT_BLOCK_BYTES + limits.MAX_LINE_BYTES:
                raise RefusedFileError("the file is not made of lines; a CSV or Parquet file is expected")
            continue
        yield held + piece[:end]
        held = piece[end:]
    if held:
        yield held


def _csv_blocks(first: bytes, rest: Iterator[bytes], width: int) -> Iterator[TextBlock]:
    reader = _LineReader(width)
    text = first
    for block in rest:
        read, held = reader.read(text, at_end=False)
        yield read
        text = held + block
    yield reader.read(text, at_end=True)[0]


class _LineReader:
    """Reads blocks of lines, numbering records as it goes."""

    def __init__(self, width: int) -> None:
        self._width = width
        self._next = 1

    def read(self, text: bytes, at_end: bool) -> tuple[TextBlock, bytes]:
        """The records of some lines, and the lines to be read with those that follow."""
        columns = self._fast(text)
        if columns is None:
            records, held = _records(text.split(b"\n"), self._width, at_end)
            return self._careful(records), held
        count = len(columns[0])
        numbers = list(range(self._next, self._next + count))
        self._next += count
        return TextBlock(columns, numbers), b""

    def _fast(self, text: bytes) -> list[Texts] | None:
        """The columns when every line is plain; else None."""
        if not text.strip():
            return [[] for _ in range(self._width)]
        if b"\0" in text or (b'"' in text and any(line.count(b'"') % 2 for line in text.split(b"\n"))):
            return None
        names = [str(position) for position in range(self._width)]
        try:
            text.decode("utf-8")
            table = pa_csv.read_csv(
                pa.BufferReader(text),
                read_options=pa_csv.ReadOptions(
                    column_names=names, use_threads=False, block_size=len(text) + 1
                ),
                convert_options=pa_csv.ConvertOptions(
                    column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=False
                ),
            )
        except (UnicodeDecodeError, pa.ArrowInvalid):
            return None
        lines = text.count(b"\n") + (not text.endswith(b"\n"))
        if table.num_rows != lines:
            return None
        return [column.to_pylist() for column in table.columns]

    def _careful(self, records: list[bytes]) -> TextBlock:
        """One record at a time; sets aside what cannot be read."""
        rejected = RejectedLog()
        rows: list[list[str]] = []
        numbers: list[int] = []
        for record in records:
            if not record.strip():
                continue
            found = _fields(record, self._width)
            if isinstance(found, list):
                rows.append(found)
                numbers.append(self._next)
            else:
                rule = "structure" if found[0] != "encoding" else "encoding"
                rejected.add(self._next, RECORD, rule, found[1], record)  # type: ignore[arg-type]
            self._next += 1
        columns: list[Texts] = list(zip(*rows, strict=True)) or [[] for _ in range(self._width)]
        return TextBlock(columns, numbers, rejected)


def _records(lines: list[bytes], width: int, at_end: bool) -> tuple[list[bytes], bytes]:
    """Lines, joined where a quoted value holds line ends; and the lines from a quote still open."""
    records: list[bytes] = []
    position = 0
    while position < len(lines):
        record, after = lines[position].removesuffix(b"\r"), position + 1
        if record.count(b'"') % 2:
            end = next((n for n in range(after, len(lines)) if lines[n].count(b'"') % 2), None)
            if end is None and not at_end:
                held = b"\n".join(lines[position:])
                if len(held) < limits.MAX_LINE_BYTES:
                    return records, held
            if end is not None:
                joined = b"\n".join(lines[position : end + 1]).removesuffix(b"\r")
                if isinstance(_fields(joined, width), list):
                    record, after = joined, end + 1
        records.append(record)
        position = after
    return records, b""


def _fields(record: bytes, width: int) -> list[str] | tuple[str, str]:
    """The fields of one record, or the rule and reason why they cannot be read."""
    if b"\0" in record:
        return "encoding", "the record holds a NUL byte; text is expected"
    try:
        text = record.decode("utf-8")
    except UnicodeDecodeError:
        return "encoding", "the record is not UTF-8 text"
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error:
        return "structure", "a quotation mark is not closed, or stands inside a value"
    if len(rows) != 1 or len(rows[0]) != width:
        count = len(rows[0]) if len(rows) == 1 else 0
        return "structure", f"the record has {count} fields; the header has {width}"
    return rows[0]


def _parquet_table(stream: io.BufferedReader) -> TextTable:
    try:
        source = pq.ParquetFile(pa.BufferReader(stream.read()))
        rows = source.metadata.num_rows
        unpacked = sum(
            source.metadata.row_group(n).total_byte_size for n in range(source.metadata.num_row_groups)
        )
    except (pa.ArrowException, OSError):
        raise RefusedFileError("the Parquet file is damaged or cut short; send it again as a whole") from None
    if rows > limits.EXTRACT_MAX_ROWS or unpacked > limits.MAX_FILE_BYTES:
        raise RefusedFileError(f"the Parquet file claims more than {limits.EXTRACT_MAX_ROWS:,} rows")
    return TextTable(list(source.schema_arrow.names), _parquet_blocks(source), "parquet")


def _parquet_blocks(source: pq.ParquetFile) -> Iterator[TextBlock]:
    number = 1
    try:
        for batch in source.iter_batches(limits.EXTRACT_BATCH_ROWS):
            columns = [_as_texts(column) for column in batch.columns]
            yield TextBlock(columns, list(range(number, number + batch.num_rows)))
            number += batch.num_rows
    except (pa.ArrowException, OSError):
        raise RefusedFileError("the Parquet file is damaged; send it again as a whole") from None


def _as_texts(column: pa.Array) -> Texts:
    """A column as the text a CSV would hold; times with a zone as local times of that zone."""
    kind = column.type
    if pa.types.is_timestamp(kind) and kind.tz is not None:
        column = pa.compute.local_timestamp(column)
    if pa.types.is_nested(kind):
        return [None] * len(column)
    if pa.types.is_binary(kind) or pa.types.is_large_binary(kind):
        return [None if value is None else value.decode("utf-8", "replace") for value in column.to_pylist()]
    return column.cast(pa.string()).to_pylist()
