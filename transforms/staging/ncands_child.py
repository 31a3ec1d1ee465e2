"""The NCANDS Child File: fixed-width records to rows of `staging.ncands_child`.

Here belong the layout's lengths, its key, and its rules that the contract cannot state. How lines and
fields are read stands in `line_blocks` and `fixed_width`.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

import numpy as np
import pyarrow as pa

from transforms.contracts.contract import Column
from transforms.contracts.staging.ncands_child import NcandsChild
from transforms.staging.batches import RECORD, StagedBatch, Total
from transforms.staging.faults import FaultLog, RejectedLog
from transforms.staging.fixed_width import FieldGatherer, FieldReader, column_type, field_reader, raw_texts
from transforms.staging.line_blocks import LineBlock, line_blocks
from transforms.staging.refusals import RefusedFileError, none_readable
from transforms.staging.seen_keys import SeenKeys, hash_words
from transforms.staging.submissions import Submission, ncands_submission, state_of_text

LENGTHS = (312, 336, 338)
"""Characters of a record: editions that end after field 146, 150 and 152."""

ALLOWED_NUMBERS = {"chage": frozenset([*range(22), 77, 99])}
ALLOWED_IN_WORDS = {
    "chage": "an age from 00 to 21, 77 (unborn) or 99 (unknown)",
    "rptcnty": "three digits",
    "chcnty": "three digits",
    "staterr": "a state's postal code",
    "subyr": "four digits, 1990 to 2099",
}

TABLE = NcandsChild.qualified_name()
FIELDS = tuple(column for column in NcandsChild.columns.values() if column.start is not None)
COLUMNS = ("record_number", *(column.name for column in FIELDS))
KEY_START, KEY_END = 6, 30


def read_batches(stream: io.BufferedIOBase) -> Iterator[StagedBatch]:
    """The records of a Child File, typed, a block of lines at a time.

    Raises:
        RefusedFileError: the file is empty, binary, of no accepted length, of an unknown state, or of
            several states or years.
    """
    seen = SeenKeys()
    heading: _Heading | None = None
    found, rejected = 0, RejectedLog()
    named: list[Submission] = []
    for block in _named(line_blocks(stream, LENGTHS), named):
        if len(block.matrix):
            heading = heading or _Heading.of(block)
            named.append(heading.submission)
            heading.check(block)
            _set_aside_unkeyed(block, seen)
        found += block.found
        rejected.extend(block.rejected)
        if heading is None or not len(block.matrix):
            continue
        rows, faults = _typed(block)
        total = Total(found, rows.num_rows, len(rejected))
        yield StagedBatch(heading.submission, {TABLE: rows}, faults, rejected, {RECORD: total})
        found, rejected = 0, RejectedLog()
    if heading is None:
        raise none_readable(found, rejected.first_reason())
    if found:
        yield StagedBatch(
            heading.submission, {}, FaultLog(), rejected, {RECORD: Total(found, 0, len(rejected))}
        )


def _named(blocks: Iterator[LineBlock], named: list[Submission]) -> Iterator[LineBlock]:
    """The blocks; a refusal on the way takes along the submission that was named before it."""
    try:
        yield from blocks
    except RefusedFileError as refusal:
        refusal.submission = named[0] if named else None
        raise


class _Heading:
    """State and year that every record of the file repeats, from its first record that has them."""

    def __init__(self, year: bytes, state: bytes, submission: Submission) -> None:
        self.year = np.frombuffer(year, "<u4")[0]
        self.state = np.frombuffer(state, "<u2")[0]
        self.submission = submission

    @classmethod
    def of(cls, block: LineBlock) -> _Heading:
        length = block.matrix.shape[1]
        for index in range(len(block.matrix)):
            year, state = block.matrix[index, :4].tobytes(), block.matrix[index, 4:6].tobytes()
            if not _is_year(year) or not state.isalnum():
                continue
            postal = state_of_text(state.decode("ascii"))
            if postal is None:
                number = block.numbers[index]
                raise RefusedFileError(f"record {number}, STATERR: must be a state's postal code")
            return cls(year, state, ncands_submission(int(year), postal, f"ncands_child_{length}"))
        raise RefusedFileError("no record has a readable state and year (STATERR, SUBYR)")

    def check(self, block: LineBlock) -> None:
        """Refuses the file at the first record of another year or state."""
        years = np.ascontiguousarray(block.matrix[:, :4]).view("<u4").ravel()
        states = np.ascontiguousarray(block.matrix[:, 4:6]).view("<u2").ravel()
        other = (years != self.year) | (states != self.state)
        for index in np.flatnonzero(other):
            year, state = block.matrix[index, :4].tobytes(), block.matrix[index, 4:6].tobytes()
            number = block.numbers[index]
            if years[index] != self.year and _is_year(year):
                raise RefusedFileError(
                    f"record {number}, SUBYR: differs from the records before it; a file holds one year"
                )
            if states[index] != self.state and state.isalpha():
                raise RefusedFileError(
                    f"record {number}, STATERR: differs from the records before it; a file holds one state"
                )


def _is_year(text: bytes) -> bool:
    return text.isdigit() and 1990 <= int(text) <= 2099


def _set_aside_unkeyed(block: LineBlock, seen: SeenKeys) -> None:
    """Rejects records with a blank key or the key of an earlier record."""
    key = np.ascontiguousarray(block.matrix[:, KEY_START:KEY_END])
    for first, field in ((0, "RPTID"), (3, "CHID")):
        words = key.view("<u4")[:, first : first + 3]
        blank = (words[:, 0] == 0x20202020) & (words[:, 1] == 0x20202020) & (words[:, 2] == 0x20202020)
        if blank.any():
            _reject(block, blank, "key", f"{field} is blank; a record needs RPTID and CHID")
            key = key[~blank]
    repeated = seen.repeats(hash_words(key.view("<u8")))
    if repeated is not None:
        _reject(block, repeated, "duplicate_key", "RPTID and CHID repeat an earlier record; the first stays")


def _reject(block: LineBlock, mask: np.ndarray, rule: str, reason: str) -> None:
    for index in np.flatnonzero(mask):
        raw = block.matrix[index].tobytes()
        block.rejected.add(block.numbers[index], RECORD, rule, reason, raw)  # type: ignore[arg-type]
    block.keep(~mask)


def _typed(block: LineBlock) -> tuple[pa.RecordBatch, FaultLog]:
    """The columns of a block in contract order, and the values that could not be read."""
    faults = FaultLog()
    length = block.matrix.shape[1]
    arrays: list[pa.Array] = [pa.array(block.numbers)]
    gathered = GATHERERS[length].gather(block.matrix)
    for column in FIELDS:
        if column.name in gathered:
            arrays.append(_typed_field(block, column, gathered[column.name], faults))
        else:
            arrays.append(pa.nulls(len(block.matrix), column_type(column)))
    return pa.RecordBatch.from_arrays(arrays, names=list(COLUMNS)), faults


def _typed_field(block: LineBlock, column: Column, texts: np.ndarray, faults: FaultLog) -> pa.Array:
    found = READERS[column.name](texts)
    allowed = ALLOWED_IN_WORDS.get(column.name, "")
    for rule, rows in found.broken.items():
        raw = raw_texts(block.matrix, column, rows)
        faults.add(TABLE, column, rule, block.numbers[rows], raw, allowed=allowed)
    if column.required and found.values.null_count:
        missing = found.values.is_null().to_numpy(zero_copy_only=False).copy()
        for rows in found.broken.values():
            missing[rows] = False
        faults.add(TABLE, column, "required", block.numbers[missing], None, allowed=allowed)
    return found.values


READERS: dict[str, FieldReader] = {column.name: field_reader(column, ALLOWED_NUMBERS) for column in FIELDS}


def _fields_within(length: int) -> list[Column]:
    return [column for column in FIELDS if (column.start or 0) + (column.width or 0) - 1 <= length]


GATHERERS = {length: FieldGatherer(_fields_within(length)) for length in LENGTHS}
