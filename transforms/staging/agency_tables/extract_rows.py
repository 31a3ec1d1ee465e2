"""Blocks of an extract's texts to rows of its table: values, faults, and records whose key cannot be used.

Here belongs what makes a record of an extract acceptable. Which column of the file fills which of the table
stands in `matched_columns`, what a text means in `text_values`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
import polars as pl
import pyarrow as pa
import pyarrow.compute as pc

from transforms.contracts.contract import Column, Contract
from transforms.staging.agency_tables.matched_columns import ADDED, STATE, Places
from transforms.staging.agency_tables.no_records import NoRecords
from transforms.staging.agency_tables.state_shares import Share
from transforms.staging.batches import RECORD, StagedBatch, Total
from transforms.staging.faults import FaultLog, RejectRule
from transforms.staging.mapping.mappings import TableMapping, is_answer, place_of
from transforms.staging.seen_keys import SeenKeys
from transforms.staging.submissions import Submission
from transforms.staging.tables.text_tables import TextBlock, as_strings
from transforms.staging.values.array_columns import ArrayReader
from transforms.staging.values.joined_texts import joined_texts
from transforms.staging.values.text_values import NULL, OFFSET, Translation
from transforms.staging.values.typed_columns import ColumnReader, TypedColumn

TIME = ("a date and time", "yyyy-mm-ddThh:mm")
STRETCH = 200
"""Rows between two lost ones, on average, from which joining stretches is quicker than choosing rows."""


@dataclass(frozen=True)
class TypedBlock:
    """The columns made of a block of texts, and those of the key.

    `ascending` holds the first and the last text of those columns of the key that grow from row to row.
    """

    columns: Mapping[str, TypedColumn]
    keys: Sequence[pa.Array]
    ascending: Mapping[str, tuple[str, str]]


class ExtractRows:
    """Types the columns of one file. `repeating` are the places of columns best given as dictionaries.

    Those are columns whose distinct texts are asked for: it takes longer to make one than to look up codes.
    """

    def __init__(
        self,
        contract: type[Contract],
        header: Sequence[str],
        places: Places,
        mapping: TableMapping,
        layout: str,
    ) -> None:
        self._contract = contract
        self._table = contract.qualified_name()
        self._places = places
        self._mapping = mapping
        self._layout = layout
        self._no_records = NoRecords(header, places)
        self._seen: dict[str, SeenKeys] = {}
        columns = {name: c for name, c in contract.columns.items() if name not in (STATE, *ADDED)}
        self._slow = {
            name: ColumnReader(column, "extract", self.translation(name)) for name, column in columns.items()
        }
        self._readers = {name: ArrayReader(reader) for name, reader in self._slow.items()}
        self._keys = [name for name, column in columns.items() if column.key]
        self._ascending = dict.fromkeys(self._keys, "")
        self._offsets: dict[str, int] = {}
        self.repeating = set(places.get(STATE, ()))

    def translation(self, name: str) -> Translation:
        """How the agency writes a column of ours."""
        mapping = self._mapping
        if name in mapping.constants:
            return Translation(empty=frozenset(mapping.empty))
        return Translation(
            mapping.codes.get(name, {}),
            frozenset(mapping.empty),
            mapping.forms(name),
            name in mapping.last_days,
            is_by_number=is_answer(self._contract.columns[name]),
        )

    def texts(self, block: TextBlock, name: str) -> pa.Array | None:
        """The block's texts for a column of ours; None where neither file nor mapping gives any."""
        if name in self._mapping.constants:
            indices = pa.array(np.zeros(len(block.numbers), np.int32))
            return pa.DictionaryArray.from_arrays(indices, pa.array([self._mapping.constants[name]]))
        columns = [block.columns[place] for place in self._places.get(name, ())]
        if len(columns) > 1:
            return joined_texts(columns, Translation(empty=frozenset(self._mapping.empty)))
        return columns[0] if columns else None

    def typed(self, block: TextBlock) -> TypedBlock:
        """The block's columns and keys."""
        columns = {name: self._typed(name, self.texts(block, name), block) for name in self._readers}
        keys = {name: columns[name].values for name in self._keys}
        ascending = {name: _ends(values) for name, values in keys.items() if _is_ascending(values)}
        return TypedBlock(columns, list(keys.values()), ascending)

    def follow(self, typed: TypedBlock) -> None:
        """Takes note of the next block, whose batches are then asked for.

        Many files are in the order of a number that no two records share; then no key can repeat.
        """
        self._ascending = {
            name: last
            for name, (first, last) in typed.ascending.items()
            if name in self._ascending and first > self._ascending[name]
        }

    def batch(self, block: TextBlock, typed: TypedBlock, share: Share) -> StagedBatch:
        """The rows of one state. Blocks come in the file's order: of a key's records the first stays."""
        numbers = share.numbers(block)
        columns = typed.columns
        if share.rows is not None:
            columns = {name: column.at(share.rows) for name, column in columns.items()}
        keep = self._keep(block, typed, share, columns)
        faults = FaultLog()
        for column in columns.values():
            self._log(faults, column, block, share, keep)
        arrays = {name: column.values for name, column in columns.items()}
        arrays["record_number"] = pa.array(numbers)
        names = [name for name in self._contract.columns if name in arrays]
        rows = pa.RecordBatch.from_arrays([arrays[name] for name in names], names=names)
        if not keep.all():
            rows = _kept(rows, keep)
        lost = share.lost + int(np.count_nonzero(~keep))
        total = Total(len(numbers) + share.lost, rows.num_rows, lost)
        submission = Submission(share.state, self._layout)
        return StagedBatch(submission, {self._table: rows}, faults, share.rejected, {RECORD: total})

    def says(self) -> list[str]:
        """A sentence for each column whose times bear offsets from UTC, once all blocks are typed."""
        return [
            f"{name}: an offset from UTC stands in {count:,} of its times and is not applied: they are taken"
            " for local times as they stand; write local times without one"
            for name, count in self._offsets.items()
        ]

    def _typed(self, name: str, texts: pa.Array | None, block: TextBlock) -> TypedColumn:
        if texts is not None:
            typed = self._readers[name].read(texts, is_plain=block.is_plain)
            if self._slow[name].memo.has_offsets:
                bears_one = pc.match_substring_regex(as_strings(texts), OFFSET)
                read = pc.sum(pc.and_(bears_one, typed.values.is_valid())).as_py() or 0
                self._offsets[name] = self._offsets.get(name, 0) + read
            return typed
        reader, count = self._slow[name], len(block.numbers)
        if reader.is_text:
            return TypedColumn(reader.column, pa.nulls(count, pa.string()), {}, np.ones(count, bool))
        return reader.column_of(np.full(count, NULL))

    def _keep(
        self, block: TextBlock, typed: TypedBlock, share: Share, columns: Mapping[str, TypedColumn]
    ) -> np.ndarray:
        """Which rows have a readable key that no earlier row has; the others are rejected."""
        keep = np.ones(len(share.numbers(block)), bool)
        for mask, reason in self._no_records.found(block, share, columns):
            _reject(block, share, mask & keep, "structure", reason)
            keep &= ~mask
        for name in self._keys:
            column = self._contract.columns[name]
            unreadable = np.zeros(len(keep), bool)
            for rows in columns[name].broken.values():
                unreadable[rows] = True
            if column.required:
                unreadable |= columns[name].blank
            if unreadable.any():
                reason = f"{name} is part of the key and must be {self._allowed(column)}"
                _reject(block, share, unreadable & keep, "key", reason)
                keep &= ~unreadable
        seen = self._seen.setdefault(share.state, SeenKeys())
        kept = None if share.rows is None and keep.all() else share.places(np.flatnonzero(keep))
        if self._ascending:
            taken = sum(key.nbytes for key in typed.keys) + (0 if kept is None else kept.nbytes)
            seen.add_new(partial(_hashes, typed.keys, kept), taken)
            return keep
        repeated = seen.repeats(_hashes(typed.keys, kept))
        if repeated is not None:
            mask = keep.copy()
            mask[keep] = repeated
            reason = f"{', '.join(self._keys)} repeat an earlier record; the first stays"
            _reject(block, share, mask, "duplicate_key", reason)
            keep &= ~mask
        return keep

    def _log(
        self, faults: FaultLog, typed: TypedColumn, block: TextBlock, share: Share, keep: np.ndarray
    ) -> None:
        column = typed.column
        texts = self.texts(block, column.name)
        for rule, broken in typed.broken.items():
            rows = share.places(broken[keep[broken]])
            raw = [] if texts is None else texts.take(pa.array(rows)).to_pylist()
            faults.add(self._table, column, rule, block.numbers[rows], raw, allowed=self._allowed(column))
        if column.required and typed.blank.any():
            faults.add(self._table, column, "required", share.numbers(block)[typed.blank & keep], None)

    def _allowed(self, column: Column) -> str:
        """What may stand in a column of this agency's file, or in several that are joined."""
        joined = " and ".join(self._mapping.theirs(column.name))
        where = f", in {joined} joined by a blank" if self._mapping.is_joined(column.name) else ""
        return self._allowed_text(column) + where

    def _allowed_text(self, column: Column) -> str:
        translation = self.translation(column.name)
        if translation.forms and column.kind in ("date", "timestamp"):
            what, ours = ("a date", "yyyy-mm-dd") if column.kind == "date" else TIME
            return f"{what} written {' or '.join([*translation.forms, ours])}"
        if translation.codes:
            return f"{column.allowed}; or a text that {place_of(self._contract.table)} translates"
        return column.allowed


def _reject(block: TextBlock, share: Share, mask: np.ndarray, rule: RejectRule, reason: str) -> None:
    places = share.places(np.flatnonzero(mask))
    for number, raw in zip(block.numbers[places].tolist(), block.raw(places), strict=True):
        share.rejected.add(number, RECORD, rule, reason, raw)


def _kept(rows: pa.RecordBatch, keep: np.ndarray) -> pa.RecordBatch:
    """The rows to be kept. Where few are lost, the stretches between them are joined: half the time."""
    lost = np.flatnonzero(~keep)
    if len(lost) > len(keep) // STRETCH:
        return rows.filter(pa.array(keep))
    stretches = zip([0, *(lost + 1).tolist()], [*lost.tolist(), len(keep)], strict=True)
    return pa.concat_batches([rows.slice(begin, end - begin) for begin, end in stretches])


def _is_ascending(texts: pa.Array) -> bool:
    """Whether each text is greater than the one before; false of other values."""
    if not pa.types.is_string(texts.type) or texts.null_count or not len(texts):
        return False
    return all(_grows(texts.slice(0, count)) for count in (2, STRETCH, len(texts)))


def _grows(texts: pa.Array) -> bool:
    return pc.all(pc.less(texts.slice(0, len(texts) - 1), texts.slice(1)), min_count=0).as_py()


def _ends(texts: pa.Array) -> tuple[str, str]:
    return texts[0].as_py(), texts[-1].as_py()


def _hashes(keys: Sequence[pa.Array], rows: np.ndarray | None) -> np.ndarray:
    """A 64-bit hash of the key's columns for each row, or of some; codes by their position in the list."""
    frame = pl.DataFrame([pl.Series(str(n), _hashable(values)) for n, values in enumerate(keys)])
    hashes = frame.hash_rows(seed=1).to_numpy()
    return hashes if rows is None else hashes[rows]


def _hashable(values: pa.Array) -> pa.Array:
    """Values in a form that Polars takes over as it is."""
    if isinstance(values, pa.DictionaryArray):
        return values.indices
    return values.cast(pa.string_view()) if pa.types.is_string(values.type) else values
