"""Any file with named columns as blocks of columns: a statistics package's file, or a table of texts.

Here belongs the choice between containers by their first bytes, and the one shape they all take. What the
columns mean is the business of those who ask for them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
import polars as pl

from transforms.staging.archive.archive_values import Values
from transforms.staging.content import Circumstances, Content
from transforms.staging.faults import RejectedLog
from transforms.staging.notes import Notes
from transforms.staging.tables.delimited import PARQUET_MAGIC, TextTable, text_table
from transforms.staging.tables.statistics_files import StatisticsFile, package_of

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
SEPARATORS = b",\t;|"
NAME = re.compile(rb'"?[A-Za-z_][A-Za-z0-9_. ]{0,63}"?')

Ranges = Sequence[tuple[object, object]]


@dataclass
class ColumnBlock:
    """Some records: columns of one length by their name in the file, and the records' numbers, from 1."""

    columns: dict[str, Values]
    numbers: np.ndarray
    rejected: RejectedLog = field(default_factory=RejectedLog)


class NamedColumns(Protocol):
    """An open file. `form` names its container; `declared_missing` says by column what means nothing."""

    form: str
    header: list[str]
    declared_missing: Mapping[str, Ranges]

    def blocks(self, wanted: Sequence[str], *, are_staged: bool = True) -> Iterator[ColumnBlock]:
        """The columns of these names, some records at a time.

        `are_staged` says that the caller stages their values, which pass by the gate afterwards.
        """


def has_named_columns(head: bytes) -> bool:
    """Whether content that begins so names its columns.

    A file of a statistics package and Parquet do, and a text whose first line is a list of names: a record of
    fixed width has no separators, and XML begins with `<`. The column of row names or numbers that R and
    Python write has none.
    """
    if package_of(head) is not None or head.startswith(PARQUET_MAGIC):
        return True
    line, end, _ = head.removeprefix(BYTE_ORDER_MARK).partition(b"\n")
    separator = next((mark for mark in SEPARATORS if mark in line), None)
    if separator is None:
        return False
    cells = line.removesuffix(b"\r").split(bytes([separator]))
    whole = cells if end else cells[:-1]
    names = [cell.strip() for cell in whole if cell.strip(b' \t"')]
    return bool(names) and all(NAME.fullmatch(name) for name in names)


@contextmanager
def open_table(content: Content, about: Circumstances) -> Iterator[NamedColumns]:
    """Opens a file with named columns.

    Raises:
        RefusedFileError: it is damaged, empty, or no such file; also from its blocks.
    """
    package = package_of(content.head())
    if package is None:
        yield _Texts(text_table(content.stream, gate=about.gate), about.notes)
        return
    with content.on_disk() as path:
        yield _Statistics(StatisticsFile(path, package, about.notes), about)


class _Statistics:
    """A statistics package's file. Columns that nobody stages are shown to the gate."""

    def __init__(self, file: StatisticsFile, about: Circumstances) -> None:
        self.form = file.form
        self.header = file.header
        self.declared_missing = file.declared_missing
        self._file = file
        self._about = about

    def blocks(self, wanted: Sequence[str], *, are_staged: bool = True) -> Iterator[ColumnBlock]:
        """See `NamedColumns`."""
        chosen = set(wanted)
        others = [name for name in self.header if name not in chosen]
        first = 1
        for columns in self._file.blocks([*wanted, *others]):
            numbers = np.arange(first, first + len(columns[0]), dtype=np.int64)
            first += len(columns[0])
            if unseen := columns[len(wanted) if are_staged else 0 :]:
                self._about.gate.look(pl.DataFrame(unseen), numbers)
            yield ColumnBlock({c.name: c for c in columns[: len(wanted)]}, numbers)


class _Texts:
    """A table of texts, every column as text."""

    declared_missing: Mapping[str, Ranges] = {}

    def __init__(self, table: TextTable, notes: Notes) -> None:
        self.form = table.form
        self.header = table.header
        self._table = table
        for sentence in table.says:
            notes.say(sentence)

    def blocks(self, wanted: Sequence[str], *, are_staged: bool = True) -> Iterator[ColumnBlock]:
        """See `NamedColumns`."""
        places = {name: self.header.index(name) for name in wanted}
        if are_staged:
            self._table.staged |= set(places.values())
        for block in self._table.blocks:
            columns: dict[str, Values] = {name: block.columns[place] for name, place in places.items()}
            yield ColumnBlock(columns, np.asarray(block.numbers, np.int64), block.rejected)
