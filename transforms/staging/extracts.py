"""An agency's extracts (workers, assignments, referrals, contacts, population) to staging rows.

Here belongs the matching of a file's columns to a contract, the splitting by state, and which records lack
a key. How texts become values stands in `typed_columns`, how files become texts in `delimited`.
"""

from __future__ import annotations

import difflib
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl
import pyarrow as pa

from transforms.contracts.contract import Contract
from transforms.contracts.staging.child_population import ChildPopulation
from transforms.contracts.staging.contacts import Contacts
from transforms.contracts.staging.referrals import Referrals
from transforms.contracts.staging.worker_assignments import WorkerAssignments
from transforms.contracts.staging.workers import Workers
from transforms.staging import limits
from transforms.staging.batches import RECORD, StagedBatch, Total
from transforms.staging.delimited import TextBlock, Texts, text_table
from transforms.staging.faults import FaultLog, RejectedLog, RejectRule
from transforms.staging.notes import Notes
from transforms.staging.refusals import RefusedFileError
from transforms.staging.seen_keys import SeenKeys
from transforms.staging.submissions import Submission, state_of_text
from transforms.staging.typed_columns import ColumnReader, TypedColumn

CONTRACTS: dict[str, type[Contract]] = {
    contract.table: contract
    for contract in (Workers, WorkerAssignments, Referrals, Contacts, ChildPopulation)
}
STATE = "state"
MADE_HERE = (STATE, "file_id", "record_number")
"""Columns that are not read as values: the state splits the file, the others are added."""

MORE_THAN_ONE_AGENCY = (
    "the column state is missing, and the drop zone holds more than one agency; "
    "add the postal code to each record"
)


def read_batches(
    stream: io.BufferedReader,
    contract: type[Contract],
    default_state: str | None,
    notes: Notes,
) -> Iterator[StagedBatch]:
    """The records of an extract, typed, a block and state at a time.

    `default_state` holds for records that name no state. `notes` takes a sentence per unknown column.

    Raises:
        RefusedFileError: the file is empty or damaged, a required column is missing, or the state is
            not told.
    """
    table = text_table(stream)
    places = _places(table.header, contract)
    for sentence in _unknown_columns(table.header, places):
        notes.say(sentence)
    if STATE not in places and default_state is None:
        raise RefusedFileError(MORE_THAN_ONE_AGENCY)
    readers = _Readers(contract, places, table.form)
    states = _States(default_state)
    for block in table.blocks:
        told = block.columns[places[STATE]] if STATE in places else None
        yield from readers.batches(block, states.split(block, told))


def _places(header: Sequence[str], contract: type[Contract]) -> dict[str, int]:
    """Where each column of the contract stands in the file.

    Raises:
        RefusedFileError: a required column is missing, or a column stands twice.
    """
    lowered = [name.lower() for name in header]
    places: dict[str, int] = {}
    missing = []
    for name, column in contract.columns.items():
        if lowered.count(name) > 1:
            raise RefusedFileError(f"the column {name} stands twice in the header")
        if name in lowered and name not in MADE_HERE[1:]:
            places[name] = lowered.index(name)
        elif column.required and name != STATE:
            missing.append(_missing(name, [n for n in lowered if n not in contract.columns]))
    if missing:
        raise RefusedFileError("; ".join(missing))
    return places


def _missing(name: str, others: Sequence[str]) -> str:
    near = difflib.get_close_matches(name, others, n=1)
    hint = f" (the nearest name in the header is {near[0]})" if near else ""
    return f"the required column {name} is missing{hint}"


def _unknown_columns(header: Sequence[str], places: dict[str, int]) -> list[str]:
    unknown = [name for position, name in enumerate(header) if position not in places.values()]
    return [
        f"column {name}: not read, the table has none of this name" for name in unknown[: limits.MAX_NOTES]
    ]


@dataclass(frozen=True)
class _Share:
    """The rows of a block that belong to one state."""

    state: str
    rows: list[int] | None
    rejected: RejectedLog
    lost: int = 0

    def of(self, texts: Texts) -> Texts:
        """The texts of these rows; `rows` None means all."""
        return texts if self.rows is None else [texts[row] for row in self.rows]


class _States:
    """Tells which rows belong to which state."""

    def __init__(self, default: str | None) -> None:
        self._default = default
        self._known: dict[str | None, str | None] = {}
        self._fallback = default

    def split(self, block: TextBlock, told: Texts | None) -> list[_Share]:
        """The block's rows by state; rows of no known state are rejected with the first share."""
        if told is None:
            assert self._default is not None  # noqa: S101
            return [_Share(self._default, None, block.rejected, len(block.rejected))]
        rows: dict[str | None, list[int]] = {}
        for row, text in enumerate(told):
            rows.setdefault(self._state(text), []).append(row)
        stateless = rows.pop(None, [])
        for row in stateless:
            raw = _raw(block, row)
            reason = "state must be a postal code; it may be blank only where one agency sends all files"
            block.rejected.add(block.numbers[row], RECORD, "key", reason, raw)
        self._fallback = self._fallback or next(iter(rows), None)  # type: ignore[arg-type]
        lost = len(block.rejected)
        if not rows:
            return [_Share(self._fallback or "", [], block.rejected, lost)] if lost else []
        shares: list[_Share] = []
        for state, members in rows.items():
            everything = None if len(rows) == 1 and not stateless else members
            log, count = (block.rejected, lost) if not shares else (RejectedLog(), 0)
            shares.append(_Share(str(state), everything, log, count))
        return shares

    def _state(self, text: str | None) -> str | None:
        if text not in self._known:
            self._known[text] = state_of_text(text) if text and text.strip() else self._default
        return self._known[text]


def _raw(block: TextBlock, row: int) -> str:
    return ",".join("" if column[row] is None else str(column[row]) for column in block.columns)


class _Readers:
    """Types the columns of one file."""

    def __init__(self, contract: type[Contract], places: dict[str, int], form: str) -> None:
        self._contract = contract
        self._table = contract.qualified_name()
        self._places = places
        self._layout = f"{contract.table}_{form}"
        self._seen: dict[str, SeenKeys] = {}
        self._readers = {
            name: ColumnReader(column, "extract")
            for name, column in contract.columns.items()
            if name not in MADE_HERE
        }

    def batches(self, block: TextBlock, shares: list[_Share]) -> Iterator[StagedBatch]:
        """One batch per state of a block."""
        for share in shares:
            yield self._batch(block, share)

    def _batch(self, block: TextBlock, share: _Share) -> StagedBatch:
        numbers = np.array(share.of(block.numbers), np.int64)  # type: ignore[arg-type]
        count = len(numbers)
        texts = {name: share.of(block.columns[place]) for name, place in self._places.items()}
        typed = {name: reader.read(texts.get(name, [None] * count)) for name, reader in self._readers.items()}
        keep = self._keep(block, share, typed, numbers)
        faults = FaultLog()
        for name, column in typed.items():
            self._log(faults, column, texts.get(name), numbers, keep)
        arrays = {name: column.values for name, column in typed.items()} | {
            "record_number": pa.array(numbers)
        }
        names = [n for n in self._contract.columns if n in arrays]
        rows = pa.RecordBatch.from_arrays([arrays[name] for name in names], names=names)
        if not keep.all():
            rows = rows.filter(pa.array(keep))
        lost = share.lost + int(np.count_nonzero(~keep))
        total = Total(count + share.lost, rows.num_rows, lost)
        submission = Submission(share.state, self._layout)
        return StagedBatch(submission, {self._table: rows}, faults, share.rejected, {RECORD: total})

    def _keep(
        self, block: TextBlock, share: _Share, typed: dict[str, TypedColumn], numbers: np.ndarray
    ) -> np.ndarray:
        """Which rows have a readable key that no earlier row has; the others are rejected."""
        keep = np.ones(len(numbers), bool)
        keys = [name for name, column in self._contract.columns.items() if column.key and name in typed]
        for name in keys:
            unreadable = np.zeros(len(numbers), bool)
            for rows in typed[name].broken.values():
                unreadable[rows] = True
            column = self._contract.columns[name]
            if column.required and len(typed[name].blank):
                unreadable |= typed[name].blank
            reason = f"{name} is part of the key and must be {column.allowed}"
            self._reject(block, share, unreadable & keep, "key", reason)
            keep &= ~unreadable
        positions = np.flatnonzero(keep)
        frame = pl.DataFrame({name: pl.from_arrow(_plain(typed[name].values)) for name in keys})
        hashes = frame.hash_rows(seed=1).to_numpy()[positions]
        repeated = self._seen.setdefault(share.state, SeenKeys()).repeats(hashes)
        if repeated is not None:
            mask = np.zeros(len(numbers), bool)
            mask[positions[repeated]] = True
            reason = f"{', '.join(keys)} repeat an earlier record; the first stays"
            self._reject(block, share, mask, "duplicate_key", reason)
            keep &= ~mask
        return keep

    def _reject(
        self, block: TextBlock, share: _Share, mask: np.ndarray, rule: RejectRule, reason: str
    ) -> None:
        for position in np.flatnonzero(mask):
            row = int(position) if share.rows is None else share.rows[position]
            share.rejected.add(block.numbers[row], RECORD, rule, reason, _raw(block, row))

    def _log(
        self,
        faults: FaultLog,
        typed: TypedColumn,
        texts: Texts | None,
        numbers: np.ndarray,
        keep: np.ndarray,
    ) -> None:
        column = typed.column
        for rule, broken in typed.broken.items():
            rows = broken[keep[broken]]
            faults.add(self._table, column, rule, numbers[rows], [(texts or [])[row] for row in rows])
        if column.required:
            faults.add(self._table, column, "required", numbers[typed.blank & keep], None)


def _plain(values: pa.Array) -> pa.Array:
    return values.dictionary_decode() if isinstance(values, pa.DictionaryArray) else values
