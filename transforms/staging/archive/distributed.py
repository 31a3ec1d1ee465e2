"""Files that a data archive distributes (NDACAN): the columns of a dataset under the archive's names.

Here belong typing, and which records lack a key. Containers stand in `archive_tables`, the matching of names
in `archive_columns`, whose records they are and of which year in `record_origins`, how values are written in
`archive_values`, how columns are read in `archive_reader`, the facts of each dataset in `archive_forms`.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import polars as pl
import pyarrow as pa

from transforms.contracts import codes
from transforms.contracts.contract import Column
from transforms.staging.archive.archive_columns import Places
from transforms.staging.archive.archive_forms import ArchiveForm
from transforms.staging.archive.archive_reader import ArchiveReader
from transforms.staging.archive.archive_tables import ColumnBlock, NamedColumns, has_named_columns, open_table
from transforms.staging.archive.archive_values import (
    MISSING_WORDS,
    Values,
    arrow_type,
    taken,
    whole_texts,
)
from transforms.staging.archive.record_origins import NO_FRACTION, RecordOrigins, Share
from transforms.staging.batches import RECORD, StagedBatch, Total
from transforms.staging.content import Circumstances, Content
from transforms.staging.faults import FaultLog, RejectedLog, RejectRule
from transforms.staging.notes import Notes
from transforms.staging.refusals import none_readable
from transforms.staging.seen_keys import SeenKeys
from transforms.staging.submissions import Submission
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


class _Reading:
    """One file on its way."""

    def __init__(self, table: NamedColumns, places: Places, notes: Notes) -> None:
        self._table = table
        self._places = places
        self._form = places.form
        self._name = places.form.contract.qualified_name()
        self._notes = notes
        self._readers: dict[tuple[str, str], ArchiveReader] = {}
        self._origins = RecordOrigins(places)
        self._seen = SeenKeys()
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
        self._say_missing()
        if self._last is None and self._lost:
            raise none_readable(self._lost, self._rejected.first_reason())
        if self._last is not None and self._lost:
            total = Total(self._lost, 0, self._lost)
            yield StagedBatch(self._last, {}, FaultLog(), self._rejected, {RECORD: total})

    def _shares(self, block: ColumnBlock) -> list[Share]:
        """The rows of each state; rows of no known state or year are set aside."""
        origins = self._origins.of(block)
        for rows, reason in origins.unplaced:
            self._reject(block, rows, "key", reason)
            self._lost += len(rows)
        return origins.shares

    def _batch(self, block: ColumnBlock, share: Share) -> StagedBatch:
        submission = self._last = self._origins.submission_of(share.state)
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
        return StagedBatch(submission, {self._name: rows}, faults, rejected, {RECORD: total})

    def _source(self, block: ColumnBlock, name: str) -> Values:
        """The file's values of one of our columns; year and month are written together."""
        columns = [block.columns[found] for found in self._places.of[name]]
        if len(columns) == 1:
            return columns[0]
        year, month = (
            whole_texts(column).fill_null("").str.strip_chars().str.replace(rf"{NO_FRACTION.pattern}$", "")
            for column in columns
        )
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
                spellings=form.spellings.get(name, {}),
                county_of=_fips(state) if name in form.counties else None,
                without=state if name in self._places.stand_ins else "",
                declared_missing=self._table.declared_missing.get(found, ()),
            )
        return self._readers[key]

    def _rows(self, share: Share, typed: dict[str, TypedColumn]) -> pa.RecordBatch:
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

    def _keep(self, block: ColumnBlock, share: Share, typed: dict[str, TypedColumn]) -> np.ndarray:
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
        columns = [whole_texts(taken(values, rows)).fill_null("") for values in block.columns.values()]
        for row, texts in zip(rows, zip(*columns, strict=True), strict=True):
            self._rejected.add(block.numbers[row], RECORD, rule, reason, ",".join(texts))

    def _log(  # noqa: PLR0913, PLR0917
        self,
        faults: FaultLog,
        reader: ArchiveReader,
        typed: TypedColumn,
        values: Values,
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

    def _say_missing(self) -> None:
        """Says what was read as no value though something stood there."""
        masked: dict[str, dict[str, None]] = {}
        for (name, _), reader in self._readers.items():
            if reader.has_masked:
                written = ", ".join(sorted(self._form.masked[name]))
                masked.setdefault(written, {})[" + ".join(self._places.of[name])] = None
        for written, found in masked.items():
            named = f"column{'s' if len(found) > 1 else ''} {', '.join(found)}"
            self._notes.say(f"{named}: where the archive gives no value ({written}), it is read as unknown")
        if any(reader.has_missing for reader in self._readers.values()):
            self._notes.say(
                f"what packages write for a missing value ({', '.join(MISSING_WORDS)}) is read as missing"
            )


def _in_block(share: Share, mask: np.ndarray) -> np.ndarray:
    rows = np.flatnonzero(mask)
    return rows if share.rows is None else share.rows[rows]


def _fips(state: str) -> str:
    """The two-digit FIPS code of a state; a tribal agency's code stays as it is."""
    found = codes.STATES.by_name.get(state)
    return state if found is None else found.code


def _allowed(column: Column) -> str:
    """What may stand in a column of the archive's files; dates may be written in several ways."""
    return "a real date" if column.kind == "date" else ""
