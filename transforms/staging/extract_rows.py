"""Blocks of an extract's texts to rows of its table: values, faults, and records whose key cannot be used.

Here belongs what makes a record of an extract acceptable. Which column of the file fills which of the table
stands in `matched_columns`, what a text means in `text_values`.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import polars as pl
import pyarrow as pa

from transforms.contracts.contract import Column, Contract
from transforms.staging.array_columns import ArrayReader
from transforms.staging.batches import RECORD, StagedBatch, Total
from transforms.staging.faults import FaultLog, RejectRule
from transforms.staging.mappings import TableMapping, place_of
from transforms.staging.matched_columns import ADDED, STATE
from transforms.staging.seen_keys import SeenKeys
from transforms.staging.state_shares import Share
from transforms.staging.submissions import Submission
from transforms.staging.text_tables import TextBlock
from transforms.staging.text_values import NULL, Translation
from transforms.staging.typed_columns import ColumnReader, TypedColumn


class ExtractRows:
    """Types the columns of one file. `repeating` are the places of columns best given as dictionaries."""

    def __init__(
        self, contract: type[Contract], places: Mapping[str, int], mapping: TableMapping, layout: str
    ) -> None:
        self._contract = contract
        self._table = contract.qualified_name()
        self._places = places
        self._mapping = mapping
        self._layout = layout
        self._seen: dict[str, SeenKeys] = {}
        columns = {name: c for name, c in contract.columns.items() if name not in (STATE, *ADDED)}
        self._slow = {
            name: ColumnReader(column, "extract", self.translation(name)) for name, column in columns.items()
        }
        self._readers = {name: ArrayReader(reader) for name, reader in self._slow.items()}
        self._keys = [name for name, column in columns.items() if column.key]
        self.repeating = {
            place for name, place in places.items() if name == STATE or self._readers[name].is_repeating
        }

    def translation(self, name: str) -> Translation:
        """How the agency writes a column of ours."""
        mapping = self._mapping
        codes, form = mapping.codes.get(name, {}), mapping.formats.get(name, "")
        is_constant = name in mapping.constants
        return Translation(
            {} if is_constant else codes, frozenset(mapping.empty), "" if is_constant else form
        )

    def texts(self, block: TextBlock, name: str) -> pa.Array | None:
        """The block's texts for a column of ours; None where neither file nor mapping gives any."""
        if name in self._mapping.constants:
            indices = pa.array(np.zeros(len(block.numbers), np.int32))
            return pa.DictionaryArray.from_arrays(indices, pa.array([self._mapping.constants[name]]))
        return block.columns[self._places[name]] if name in self._places else None

    def batch(self, block: TextBlock, share: Share) -> StagedBatch:
        """The rows of one state."""
        numbers = share.numbers(block)
        texts = {name: self._shared(block, share, name) for name in self._readers}
        typed = {name: self._typed(name, found, len(numbers), block) for name, found in texts.items()}
        keep = self._keep(block, share, typed, numbers)
        faults = FaultLog()
        for name, column in typed.items():
            self._log(faults, column, texts[name], numbers, keep)
        arrays = {name: column.values for name, column in typed.items()}
        arrays["record_number"] = pa.array(numbers)
        names = [name for name in self._contract.columns if name in arrays]
        rows = pa.RecordBatch.from_arrays([arrays[name] for name in names], names=names)
        if not keep.all():
            rows = rows.filter(pa.array(keep))
        lost = share.lost + int(np.count_nonzero(~keep))
        total = Total(len(numbers) + share.lost, rows.num_rows, lost)
        submission = Submission(share.state, self._layout)
        return StagedBatch(submission, {self._table: rows}, faults, share.rejected, {RECORD: total})

    def _shared(self, block: TextBlock, share: Share, name: str) -> pa.Array | None:
        found = self.texts(block, name)
        return None if found is None else share.of(found)

    def _typed(self, name: str, texts: pa.Array | None, count: int, block: TextBlock) -> TypedColumn:
        if texts is not None:
            return self._readers[name].read(texts, is_plain=block.is_plain)
        reader = self._slow[name]
        if reader.is_text:
            return TypedColumn(reader.column, pa.nulls(count, pa.string()), {}, np.ones(count, bool))
        return reader.column_of(np.full(count, NULL))

    def _keep(
        self, block: TextBlock, share: Share, typed: dict[str, TypedColumn], numbers: np.ndarray
    ) -> np.ndarray:
        """Which rows have a readable key that no earlier row has; the others are rejected."""
        keep = np.ones(len(numbers), bool)
        for name in self._keys:
            column = self._contract.columns[name]
            unreadable = np.zeros(len(numbers), bool)
            for rows in typed[name].broken.values():
                unreadable[rows] = True
            if column.required:
                unreadable |= typed[name].blank
            if unreadable.any():
                reason = f"{name} is part of the key and must be {self._allowed(column)}"
                self._reject(block, share, unreadable & keep, "key", reason)
                keep &= ~unreadable
        positions = None if keep.all() else np.flatnonzero(keep)
        hashes = _hashes([typed[name].values for name in self._keys])
        repeated = self._seen.setdefault(share.state, SeenKeys()).repeats(
            hashes if positions is None else hashes[positions]
        )
        if repeated is not None:
            mask = keep.copy()
            mask[keep] = repeated
            reason = f"{', '.join(self._keys)} repeat an earlier record; the first stays"
            self._reject(block, share, mask, "duplicate_key", reason)
            keep &= ~mask
        return keep

    def _reject(
        self, block: TextBlock, share: Share, mask: np.ndarray, rule: RejectRule, reason: str
    ) -> None:
        for position in np.flatnonzero(mask).tolist():
            row = share.row(position)
            share.rejected.add(int(block.numbers[row]), RECORD, rule, reason, block.raw(row))

    def _log(
        self,
        faults: FaultLog,
        typed: TypedColumn,
        texts: pa.Array | None,
        numbers: np.ndarray,
        keep: np.ndarray,
    ) -> None:
        column = typed.column
        for rule, broken in typed.broken.items():
            rows = broken[keep[broken]]
            raw = [] if texts is None else texts.take(pa.array(rows)).to_pylist()
            faults.add(self._table, column, rule, numbers[rows], raw, allowed=self._allowed(column))
        if column.required and typed.blank.any():
            faults.add(self._table, column, "required", numbers[typed.blank & keep], None)

    def _allowed(self, column: Column) -> str:
        """What may stand in a column of this agency's file."""
        translation = self.translation(column.name)
        if translation.form:
            return f"{'a date' if column.kind == 'date' else 'a date and time'} written {translation.form}"
        if translation.codes:
            return f"{column.allowed}; or a text that {place_of(self._contract.table)} translates"
        return column.allowed


def _hashes(keys: list[pa.Array]) -> np.ndarray:
    """One 64-bit hash per row of the key's columns; codes by their position in the list."""
    frame = pl.DataFrame([pl.Series(str(n), _hashable(values)) for n, values in enumerate(keys)])
    return frame.hash_rows(seed=1).to_numpy()


def _hashable(values: pa.Array) -> pa.Array:
    """Values in a form that Polars takes over as it is."""
    if isinstance(values, pa.DictionaryArray):
        return values.indices
    return values.cast(pa.string_view()) if pa.types.is_string(values.type) else values
