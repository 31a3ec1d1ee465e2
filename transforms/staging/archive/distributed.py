"""Files that a data archive distributes (NDACAN): the columns of a dataset under the archive's names.

Here belong the states and the year of a file, and which records lack a key. Containers stand in
`archive_tables`, the matching of names in `archive_columns`, how values are written in `archive_values`, the
facts of each dataset in `archive_forms`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import polars as pl
import pyarrow as pa

from transforms.contracts import codes
from transforms.contracts.contract import Column
from transforms.staging.archive.archive_columns import Places
from transforms.staging.archive.archive_forms import FIRST_YEAR, LAST_YEAR, ArchiveForm
from transforms.staging.archive.archive_tables import ColumnBlock, NamedColumns, has_named_columns, open_table
from transforms.staging.archive.archive_values import (
    ArchiveReader,
    arrow_of,
    arrow_type,
    text_of,
    whole_texts,
)
from transforms.staging.batches import RECORD, StagedBatch, Total
from transforms.staging.content import Circumstances, Content
from transforms.staging.faults import FaultLog, RejectedLog, RejectRule
from transforms.staging.notes import Notes
from transforms.staging.refusals import RefusedFileError, none_readable
from transforms.staging.seen_keys import SeenKeys
from transforms.staging.submissions import Submission, state_of_text
from transforms.staging.values.typed_columns import TypedColumn


def is_distributed(head: bytes) -> bool:
    """Whether content that begins with these bytes names its columns, as the archive's files do.

    The federal layouts (records of fixed width, XML) do not.
    """
    return has_named_columns(head)


def read_batches(content: Content, form: ArchiveForm, about: Circumstances) -> Iterator[StagedBatch]:
    """The records of a file, typed, a block and state at a time.

    Raises:
        RefusedFileError: the file is damaged or empty, lacks a required column, or holds several years.
    """
    with open_table(content, about) as table:
        yield from read_table(table, form, about)


def read_table(table: NamedColumns, form: ArchiveForm, about: Circumstances) -> Iterator[StagedBatch]:
    """The records of an open table; see `read_batches`."""
    places = Places(table.header, form)
    for sentence in places.notes():
        about.notes.say(sentence)
    yield from _Reading(table, places, about.notes).batches()


@dataclass(frozen=True)
class _Share:
    """The rows of a block that belong to one state; `rows` None means all."""

    state: str
    numbers: np.ndarray
    rows: np.ndarray | None

    def of(self, values: pl.Series) -> pl.Series:
        """These rows of a column."""
        return values if self.rows is None else values.gather(self.rows)


class _Meanings:
    """What each text of one column means, worked out once: a number, or -1 where it means nothing."""

    def __init__(self, meaning: Callable[[str], int]) -> None:
        self._meaning = meaning
        self._known: dict[str, int] = {}

    def of(self, values: pl.Series) -> np.ndarray:
        """A number per row."""
        encoded = arrow_of(values).dictionary_encode(null_encoding="encode")
        texts = [text_of(value).strip() for value in encoded.dictionary.to_pylist()]
        for text in texts:
            if text not in self._known:
                self._known[text] = self._meaning(text)
        known = np.array([self._known[text] for text in texts], np.int64)
        return known[encoded.indices.to_numpy(zero_copy_only=False)] if texts else np.zeros(0, np.int64)


class _Reading:
    """One file on its way."""

    def __init__(self, table: NamedColumns, places: Places, notes: Notes) -> None:
        self._table = table
        self._places = places
        self._form = places.form
        self._name = places.form.contract.qualified_name()
        self._notes = notes
        self._readers: dict[tuple[str, str], ArchiveReader] = {}
        self._state_names: list[str] = []
        self._states = _Meanings(self._state_number)
        self._years = _Meanings(places.form.year_of)
        self._seen = SeenKeys()
        self._year: int | None = None
        self._last: Submission | None = None
        self._rejected = RejectedLog()
        self._lost = 0

    def batches(self) -> Iterator[StagedBatch]:
        """One batch per state of a block. Records that belong to no state go with the next batch."""
        for block in self._table.blocks(self._places.wanted()):
            self._rejected.extend(block.rejected)
            self._lost += len(block.rejected)
            for share in self._shares(block):
                yield self._batch(block, share)
        if self._last is None and self._lost:
            raise none_readable(self._lost, self._rejected.first_reason())
        if self._last is not None and self._lost:
            total = Total(self._lost, 0, self._lost)
            yield StagedBatch(self._last, {}, FaultLog(), self._rejected, {RECORD: total})

    def _state_number(self, text: str) -> int:
        if self._places.names_state_first:
            text = text[:2]
        state = state_of_text(text.zfill(2) if text.isdigit() else text)
        if state is None:
            return -1
        if state not in self._state_names:
            self._state_names.append(state)
        return self._state_names.index(state)

    def _shares(self, block: ColumnBlock) -> list[_Share]:
        """The rows of each state; rows of no known state or year are set aside."""
        states = self._states.of(block.columns[self._places.state])
        years = self._years_of(block)
        reason = f"{self._places.state} must name a state by its postal or FIPS code"
        self._reject(block, np.flatnonzero(states < 0), "key", reason)
        reason = f"{self._places.year} must be a year from {FIRST_YEAR} to {LAST_YEAR}"
        self._reject(block, np.flatnonzero((states >= 0) & (years < 0)), "key", reason)
        placed = (states >= 0) & (years >= 0)
        self._lost += int(np.count_nonzero(~placed))
        self._require_one_year(block, years, placed)
        present, first = np.unique(states[placed], return_index=True)
        whole = len(present) == 1 and bool(placed.all())
        shares = []
        for number in present[np.argsort(first)]:
            rows = None if whole else np.flatnonzero(placed & (states == number))
            numbers = block.numbers if rows is None else block.numbers[rows]
            shares.append(_Share(self._state_names[number], numbers, rows))
        return shares

    def _years_of(self, block: ColumnBlock) -> np.ndarray:
        """The year of each row, -1 where there is none; in a cohort's file one year holds for all."""
        years = self._years.of(block.columns[self._places.year])
        if not self._form.is_cohort:
            return years
        known = years[years >= 0]
        if self._year is None and len(known):
            self._year = int(np.bincount(known).argmax())
        return years if self._year is None else np.full(len(years), self._year)

    def _require_one_year(self, block: ColumnBlock, years: np.ndarray, placed: np.ndarray) -> None:
        """Refuses the file at the first record of another year: a file counts for one submission."""
        if self._year is None and placed.any():
            self._year = int(years[placed][0])
        other = np.flatnonzero(placed & (years != self._year))
        if len(other):
            raise RefusedFileError(
                f"record {block.numbers[other[0]]}, {self._places.year}: differs from the records before it; "
                "a file holds one year, split it by year"
            )

    def _batch(self, block: ColumnBlock, share: _Share) -> StagedBatch:
        assert self._year is not None  # noqa: S101
        submission = self._last = self._form.submission_of(self._year, share.state)
        sources = {name: share.of(self._source(block, name)) for name in self._places.of}
        typed = {name: self._reader(name, share.state).read(values) for name, values in sources.items()}
        keep = self._keep(block, share, typed)
        faults = FaultLog()
        for name, column in typed.items():
            self._log(faults, self._reader(name, share.state), column, sources[name], share.numbers, keep)
        rows = self._rows(share, typed)
        if not keep.all():
            rows = rows.filter(pa.array(keep))
        lost = self._lost + len(keep) - rows.num_rows
        total = Total(self._lost + len(keep), rows.num_rows, lost)
        rejected, self._rejected, self._lost = self._rejected, RejectedLog(), 0
        self._say_masked()
        return StagedBatch(submission, {self._name: rows}, faults, rejected, {RECORD: total})

    def _source(self, block: ColumnBlock, name: str) -> pl.Series:
        """The file's values of one of our columns; year and month are written together."""
        columns = [block.columns[found] for found in self._places.of[name]]
        if len(columns) == 1:
            return columns[0]
        year, month = (whole_texts(column).fill_null("").str.strip_chars() for column in columns)
        return year + month.str.zfill(2).replace("00", "")

    def _reader(self, name: str, state: str) -> ArchiveReader:
        """The reader of one of our columns; those of counties know the state."""
        form = self._form
        key = (name, state if name in form.counties or name in self._places.stand_ins else "")
        if key not in self._readers:
            found = self._places.of[name][0]
            self._readers[key] = ArchiveReader(
                form.contract.columns[name],
                allowed=form.allowed.get(name),
                masked=form.masked.get(name, frozenset()),
                county_of=_fips(state) if name in form.counties else None,
                without=state if name in self._places.stand_ins else "",
                declared_missing=self._table.declared_missing.get(found, ()),
            )
        return self._readers[key]

    def _rows(self, share: _Share, typed: dict[str, TypedColumn]) -> pa.RecordBatch:
        """The columns in the contract's order; those the file has not are null."""
        count = len(share.numbers)
        arrays: dict[str, pa.Array] = {"record_number": pa.array(share.numbers)}
        for name, column in self._form.contract.columns.items():
            if name in typed:
                arrays[name] = typed[name].values
            elif name in self._form.of_state:
                text = share.state if self._form.of_state[name] == "postal" else _fips(share.state)
                arrays[name] = pa.repeat(text, count)
            elif name not in ("state", "submission", "file_id", "record_number"):
                arrays[name] = pa.nulls(count, arrow_type(column))
        names = [name for name in self._form.contract.columns if name in arrays]
        return pa.RecordBatch.from_arrays([arrays[name] for name in names], names=names)

    def _keep(self, block: ColumnBlock, share: _Share, typed: dict[str, TypedColumn]) -> np.ndarray:
        """Which rows have a readable key that no earlier row has; the others are rejected."""
        keep = np.ones(len(share.numbers), bool)
        keys = [name for name, column in typed.items() if column.column.key]
        for name in keys:
            unreadable = typed[name].values.is_null().to_numpy(zero_copy_only=False)
            column = self._form.contract.columns[name]
            reason = f"{self._places.of[name][0]} is part of the key and must be {column.allowed}"
            self._reject(block, _in_block(share, unreadable & keep), "key", reason)
            keep &= ~unreadable
        positions = np.flatnonzero(keep)
        states = pl.repeat(share.state, len(keep), eager=True)
        frame = pl.DataFrame([states.alias("state"), *(pl.Series(name, typed[name].values) for name in keys)])
        hashes = frame.hash_rows(seed=1).to_numpy()[positions]
        repeated = self._seen.repeats(hashes)
        if repeated is not None:
            mask = np.zeros(len(keep), bool)
            mask[positions[repeated]] = True
            named = ", ".join([self._places.state, *(self._places.of[name][0] for name in keys)])
            reason = f"{named}: repeat an earlier record; the first stays"
            self._reject(block, _in_block(share, mask), "duplicate_key", reason)
            keep &= ~mask
        return keep

    def _reject(self, block: ColumnBlock, rows: np.ndarray, rule: RejectRule, reason: str) -> None:
        if not len(rows):
            return
        columns = [whole_texts(values.gather(rows)).fill_null("") for values in block.columns.values()]
        for row, texts in zip(rows, zip(*columns, strict=True), strict=True):
            self._rejected.add(block.numbers[row], RECORD, rule, reason, ",".join(texts))

    def _log(  # noqa: PLR0913, PLR0917
        self,
        faults: FaultLog,
        reader: ArchiveReader,
        typed: TypedColumn,
        values: pl.Series,
        numbers: np.ndarray,
        keep: np.ndarray,
    ) -> None:
        column = typed.column
        says = self._form.allowed_in_words.get(column.name, "") or _allowed(column)
        for rule, broken in typed.broken.items():
            rows = broken[keep[broken]]
            faults.add(self._name, column, rule, numbers[rows], reader.raw(values, rows), allowed=says)
        if column.required:
            faults.add(self._name, column, "required", numbers[typed.blank & keep], None)

    def _say_masked(self) -> None:
        for (name, _), reader in self._readers.items():
            if reader.has_masked:
                found = " + ".join(self._places.of[name])
                self._notes.say(
                    f"column {found}: where the archive masked a value (8), it is read as unknown"
                )


def _in_block(share: _Share, mask: np.ndarray) -> np.ndarray:
    rows = np.flatnonzero(mask)
    return rows if share.rows is None else share.rows[rows]


def _fips(state: str) -> str:
    """The two-digit FIPS code of a state; a tribal agency's code stays as it is."""
    found = codes.STATES.by_name.get(state)
    return state if found is None else found.code


def _allowed(column: Column) -> str:
    """What may stand in a column of the archive's files; dates may be written in several ways."""
    return "a real date" if column.kind == "date" else ""
