"""Files as blocks of columns, and back: CSV of any separator, Parquet, workbooks, fixed-width records.

Here belong reading and writing for de-identification, where a record that cannot be read stops everything:
what stands in which column of a shifted record is not known. XML stands in `documents`.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from transforms.contracts.contract import Column
from transforms.deidentification.layouts import Layout, layout_named
from transforms.staging.limits import MAX_LINE_BYTES
from transforms.staging.receiving.decompress import open_bounded
from transforms.staging.receiving.encodings import as_text
from transforms.staging.refusals import RefusedFileError

BLOCK = 50_000
"""Records treated at a time."""

SEPARATORS = ",;\t|"
PARQUET, WORKBOOK = b"PAR1", b"PK\x03\x04"
NO_TABLE = "the first line holds no column names; a table or a known form is expected"
PACKED_END = ".gz"
WORKBOOK_END = ".xlsx"
NAMELESS = "__UNNAMED__"
"""How the reader of workbooks calls a column whose first cell is empty, with a number behind."""

TITLE = "the first row does not name every column; take away the rows above the names, such as titles"


class Writer(Protocol):
    """Takes treated blocks."""

    def write(self, frame: pl.DataFrame) -> None:
        """Adds the records of a block."""


@dataclass(frozen=True)
class Table:
    """An opened file: its column names, its blocks, and how the like of it is written.

    `open_writer` makes a writer into an opened stack; that of a workbook writes CSV.
    """

    header: list[str]
    blocks: Iterator[pl.DataFrame]
    open_writer: Callable[[Path, ExitStack], Writer]


def target_name(relative: str, suffix: str) -> str:
    """The name of the output: without the packing, and with the suffix of another form."""
    name = relative.removesuffix(PACKED_END)
    return str(Path(name).with_suffix(suffix)) if suffix else name


@contextmanager
def opened(path: Path, layout: str = "") -> Iterator[Table]:
    """A file as a table; `layout` names a federal layout of fixed width.

    Raises:
        RefusedFileError: the file is empty or damaged; also from its blocks, at the first record that cannot
            be read.
    """
    with open_bounded(path) as stream:
        head = stream.peek(4)[:4]
        if not head:
            raise RefusedFileError("the file is empty")
        if layout:
            yield _Records(layout_named(layout)).table(stream)
        elif head == PARQUET:
            yield _parquet(path)
        elif head == WORKBOOK:
            if path.suffix.lower() != WORKBOOK_END:
                raise RefusedFileError("it is an archive; unpack it, and name the folder")
            yield _workbook(stream)
        else:
            text = io.TextIOWrapper(as_text(stream)[0], "utf-8", errors="strict", newline="")
            yield _delimited(text)
            text.detach()


def separator_of(line: str) -> str:
    """The separator of a header line: the one that stands in it most often."""
    return max(SEPARATORS, key=line.count)


def _delimited(text: io.TextIOWrapper) -> Table:
    csv.field_size_limit(MAX_LINE_BYTES)
    try:
        line = text.readline()
    except UnicodeError:
        raise RefusedFileError(NO_TABLE) from None
    separator = separator_of(line)
    header = [name.strip() for name in next(csv.reader([line], delimiter=separator), [])]
    if not any(header) or not line.rstrip("\r\n").replace("\t", "").isprintable():
        raise RefusedFileError(NO_TABLE)
    if header.count("") > 1 or (len(header) == 2 and "" in header):
        raise RefusedFileError(TITLE)
    if len(set(header)) != len(header):
        raise RefusedFileError("two columns have the same name; rename one")

    def writer(path: Path, stack: ExitStack) -> Writer:
        return _DelimitedWriter(stack.enter_context(path.open("w", encoding="utf-8", newline="")), separator)

    rows = csv.reader(text, delimiter=separator, strict=True)
    return Table(header, _delimited_blocks(rows, header, separator), writer)


def _delimited_blocks(
    rows: Iterator[list[str]], header: Sequence[str], separator: str
) -> Iterator[pl.DataFrame]:
    held: list[list[str]] = []
    number = 0
    try:
        for number, row in enumerate((row for row in rows if row), start=1):
            if len(row) != len(header):
                raise RefusedFileError(
                    f"record {number} has {len(row)} fields, the header {len(header)}; correct the file first"
                )
            if _swallows_records(row, separator):
                raise _open_mark(number)
            held.append(row)
            if len(held) == BLOCK:
                yield _frame(held, header)
                held = []
    except csv.Error:
        raise _open_mark(number + 1) from None
    except UnicodeError:
        raise RefusedFileError("the file is no text of one encoding; save it as UTF-8") from None
    if held:
        yield _frame(held, header)


def _open_mark(number: int) -> RefusedFileError:
    return RefusedFileError(
        f"record {number} cannot be read: a quotation mark is not closed, or stands inside a value"
    )


def _swallows_records(row: Sequence[str], separator: str) -> bool:
    """Whether a value of several lines is made of records: an open quotation mark, not a text.

    Their identifiers would go by untreated.
    """
    of_record = len(row) - 1
    for place, value in enumerate(row):
        if "\n" not in value:
            continue
        first, *between, last = (line.count(separator) for line in value.split("\n"))
        if of_record in between or (place + first == of_record == of_record - place + last):
            return True
    return False


def _frame(rows: list[list[str]], header: Sequence[str]) -> pl.DataFrame:
    columns = zip(header, zip(*rows, strict=True), strict=True)
    frame = pl.DataFrame([pl.Series(name, texts, dtype=pl.String) for name, texts in columns])
    return frame.with_columns(pl.all().replace("", None))


class _DelimitedWriter:
    def __init__(self, stream: io.TextIOBase, separator: str) -> None:
        self._stream, self._separator, self._is_new = stream, separator, True

    def write(self, frame: pl.DataFrame) -> None:
        self._stream.write(frame.write_csv(separator=self._separator, include_header=self._is_new))
        self._is_new = False


def _parquet(path: Path) -> Table:
    try:
        source = pq.ParquetFile(path)
    except (pa.ArrowException, OSError, UnicodeDecodeError):
        raise RefusedFileError("the Parquet file is damaged or packed; give it as it was written") from None

    def blocks() -> Iterator[pl.DataFrame]:
        try:
            for batch in source.iter_batches(BLOCK):
                batch.validate(full=True)
                yield pl.DataFrame(batch)
        except (pa.ArrowException, OSError):
            raise RefusedFileError("the Parquet file is damaged; give it as it was written") from None
        finally:
            source.close()

    return Table(list(source.schema_arrow.names), blocks(), _ParquetWriter)


class _ParquetWriter:
    def __init__(self, path: Path, stack: ExitStack) -> None:
        self._path, self._stack = path, stack
        self._writer: pq.ParquetWriter | None = None

    def write(self, frame: pl.DataFrame) -> None:
        table = frame.to_arrow(compat_level=pl.CompatLevel.oldest())
        if self._writer is None:
            self._writer = self._stack.enter_context(pq.ParquetWriter(self._path, table.schema))
        self._writer.write_table(table.cast(self._writer.schema))


def _workbook(stream: io.BufferedReader) -> Table:
    import fastexcel  # noqa: PLC0415  # needed for workbooks only

    try:
        book = fastexcel.read_excel(stream.read())
        if len(book.sheet_names) > 1:
            raise RefusedFileError("the workbook has several sheets; save each as a file of its own")
        frame = book.load_sheet(0, dtypes="string").to_polars()
    except fastexcel.FastExcelError:
        raise RefusedFileError("the workbook cannot be read; save the table as CSV") from None
    nameless = [name for name in frame.columns if name.startswith(NAMELESS)]
    if any(frame[name].null_count() < len(frame) for name in nameless):
        raise RefusedFileError(TITLE)
    frame = frame.drop(nameless)

    def writer(path: Path, stack: ExitStack) -> Writer:
        return _DelimitedWriter(stack.enter_context(path.open("w", encoding="utf-8", newline="")), ",")

    return Table(frame.columns, iter(frame.iter_slices(BLOCK)), writer)


class _Records:
    """A fixed-width file: lines by field, and fields back to lines of the same length."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._length = 0

    def table(self, stream: io.BufferedReader) -> Table:
        """The file as a table."""

        def writer(path: Path, stack: ExitStack) -> Writer:
            return _RecordWriter(stack.enter_context(path.open("wb")), self.lines_of)

        return Table([column.name for column in self._layout.columns], self.blocks(stream), writer)

    def blocks(self, stream: io.BufferedReader) -> Iterator[pl.DataFrame]:
        """Lines by field; a field beyond the end of a shorter edition is left out."""
        lines: list[str] = []
        for line in self._lines(stream):
            lines.append(line)
            if len(lines) == BLOCK:
                yield self._fields(lines)
                lines = []
        if lines:
            yield self._fields(lines)

    def _lines(self, stream: io.BufferedReader) -> Iterator[str]:
        number = 0
        while line := stream.readline(MAX_LINE_BYTES):
            record = line.rstrip(b"\r\n").decode("latin-1")
            if not record.strip(" \x1a"):
                continue
            number += 1
            self._length = self._length or len(record)
            if len(record) not in self._layout.lengths or len(record) != self._length:
                allowed = ", ".join(str(length) for length in self._layout.lengths)
                raise RefusedFileError(
                    f"record {number} has {len(record)} characters; all must have the same, one of {allowed}"
                )
            yield record

    def _within(self) -> list[Column]:
        return [c for c in self._layout.columns if start(c) + (c.width or 1) <= self._length]

    def _fields(self, lines: list[str]) -> pl.DataFrame:
        texts = pl.Series(lines)
        fields = [
            texts.str.slice(start(column), column.width or 1).alias(column.name) for column in self._within()
        ]
        blank = pl.all().str.strip_chars(" ").str.len_bytes() == 0
        return pl.DataFrame(fields).with_columns(pl.when(~blank).then(pl.all()))

    def lines_of(self, frame: pl.DataFrame) -> bytes:
        """Records with each field at its place; blank where it was dropped, and where no field stands."""
        pieces, at = [], 0
        for column in sorted(self._within(), key=start):
            width = column.width or 1
            pieces.append(pl.lit(" " * (start(column) - at)))
            text = pl.col(column.name) if column.name in frame.columns else pl.lit("")
            pieces.append(text.fill_null("").str.head(width).str.pad_end(width))
            at = start(column) + width
        pieces.append(pl.lit(" " * (self._length - at) + "\n"))
        texts = frame.select(pl.concat_str(pieces).alias("line"))["line"]
        return "".join(texts.to_list()).encode("latin-1")


class _RecordWriter:
    def __init__(self, stream: io.BufferedIOBase, lines_of: Callable[[pl.DataFrame], bytes]) -> None:
        self._stream, self._lines_of = stream, lines_of

    def write(self, frame: pl.DataFrame) -> None:
        self._stream.write(self._lines_of(frame))


def start(column: Column) -> int:
    """Where a field begins, from 0."""
    return (column.start or 1) - 1
