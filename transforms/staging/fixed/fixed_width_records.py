"""Records of a fixed-width layout to rows of its staging table: what all such layouts share.

Here belong the fields that every record of a file repeats, blank and repeated keys, lines whose length was
mended, and typing. A layout states its lengths, heading and key in its own module; lines and fields are
read in `line_blocks` and `fixed_width`.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from transforms.contracts.contract import Column, Contract
from transforms.staging.batches import RECORD, StagedBatch, Total
from transforms.staging.faults import FaultLog, RejectedLog, RejectRule
from transforms.staging.fixed.fixed_width import (
    SPACE,
    FieldGatherer,
    FieldReader,
    column_type,
    field_reader,
    left_justified,
    raw_texts,
    unit_of,
)
from transforms.staging.fixed.line_blocks import LineBlock, line_blocks
from transforms.staging.notes import Notes
from transforms.staging.refusals import RefusedFileError, none_readable
from transforms.staging.seen_keys import SeenKeys, hash_words
from transforms.staging.submissions import Submission

SHIFTS = (1, 2, 3)
"""Characters by which a line is looked for when its heading does not stand where it should."""

EDGES = {pa.string(): 0, pa.int64(): -1}
"""The character that is blank where a line is shifted: a text's first, a number's last."""

BLANK_WORD = 0x20202020
APPLIES = "0 (does not apply) or 1 (applies)"
PADDED = "lines shorter than the {length} characters of a record were read with blanks at their end"
CUT = "lines longer than the {length} characters of a record by blanks alone were read without these"


@dataclass(frozen=True)
class HeadingField:
    """A field that every record of a file repeats: `one` thing of which a file holds one.

    `is_written` tells texts that name such a thing (and so may contradict) from texts that are a fault.
    """

    column: str
    one: str
    is_written: Callable[[bytes], bool]


@dataclass(frozen=True)
class FixedWidthLayout:
    """One layout, all its editions.

    `lengths` are the characters of a record per edition. `heading` are the first fields of a record, in
    order and without gaps; `key` are neighbouring fields of a multiple of four characters. `submission`
    makes what the file says of itself from the heading's texts by column, the length and the record's
    number; it may refuse. `always_filled` are fields, beside the required ones, that a record cannot leave
    blank. `allowed_numbers` restricts numbers of named columns, `in_words` says so in messages.
    """

    contract: type[Contract]
    lengths: Sequence[int]
    heading: Sequence[HeadingField]
    key: Sequence[str]
    submission: Callable[[Mapping[str, str], int, int], Submission]
    always_filled: Sequence[str] = ()
    allowed_numbers: Mapping[str, frozenset[int]] = field(default_factory=dict)
    in_words: Mapping[str, str] = field(default_factory=dict)


class FixedWidthReader:
    """Reads files of one layout."""

    def __init__(self, layout: FixedWidthLayout) -> None:
        self.layout = layout
        self.table = layout.contract.qualified_name()
        columns = layout.contract.columns
        self.fields = tuple(column for column in columns.values() if column.start is not None)
        self._names = ["record_number", *(column.name for column in self.fields)]
        self._gatherers = {length: FieldGatherer(self._within(length)) for length in layout.lengths}
        self._key = [columns[name] for name in layout.key]
        filled = set(layout.always_filled)
        self._filled = [column for column in self.fields if column.required or column.name in filled]

    @cached_property
    def _readers(self) -> Mapping[str, FieldReader]:
        """The reader of each field; made when a file is read, for the first array in Arrow loads pandas."""
        return {column.name: field_reader(column, self.layout.allowed_numbers) for column in self.fields}

    def _within(self, length: int) -> list[Column]:
        return [column for column in self.fields if _end(column) <= length]

    def read_batches(self, stream: io.BufferedIOBase, notes: Notes | None = None) -> Iterator[StagedBatch]:
        """The records of a file, typed, a block of lines at a time.

        Raises:
            RefusedFileError: the file is empty, binary, of no accepted length, of an unknown state, or of
                several states or periods.
        """
        seen, mended = SeenKeys(), _Mended()
        heading: _Heading | None = None
        found, rejected = 0, RejectedLog()
        named: list[Submission] = []
        for block in _named(line_blocks(stream, self.layout.lengths), named):
            if len(block.matrix):
                heading = heading or _Heading.of(block, self.layout)
                named.append(heading.submission)
                heading.check(block)
                self._set_aside_doubtful(block)
                mended.count(block)
                self._set_aside_unkeyed(block, seen)
            found += block.found
            rejected.extend(block.rejected)
            if heading is None or not len(block.matrix):
                continue
            rows, faults = self._typed(block)
            total = Total(found, rows.num_rows, len(rejected))
            yield StagedBatch(heading.submission, {self.table: rows}, faults, rejected, {RECORD: total})
            found, rejected = 0, RejectedLog()
        if heading is None:
            raise none_readable(found, rejected.first_reason())
        mended.say(notes)
        if found:
            total = Total(found, 0, len(rejected))
            yield StagedBatch(heading.submission, {}, FaultLog(), rejected, {RECORD: total})

    def _set_aside_doubtful(self, block: LineBlock) -> None:
        """Rejects lines of another length that did not only lose, or gain, blanks at their end.

        All their fields must be readable, those that are always filled must be, identifiers must not be torn,
        and texts must begin, and numbers end, with their field: else characters are missing, or all fields
        behind some place are shifted.
        """
        if block.line_lengths is None or not (rows := np.flatnonzero(block.line_lengths)).size:
            return
        lengths = block.line_lengths[rows]
        doubts = self._doubts(block.matrix[rows])
        keep = np.ones(len(block.matrix), bool)
        for index, column in sorted(doubts.items()):
            keep[rows[index]] = False
            reason = (
                f"the line has {lengths[index]} characters; the records of this file have"
                f" {block.matrix.shape[1]}. More than blanks at its end differs: {_called(column)} cannot be"
                " read"
            )
            _reject(block, rows[index], "line_length", reason)
        block.keep(keep)

    def _doubts(self, matrix: np.ndarray) -> dict[int, Column]:
        """The first field of each record that speaks against its having its full length."""
        doubts: dict[int, Column] = {}
        gathered = self._gatherers[matrix.shape[1]].gather(matrix)
        for column in self._within(matrix.shape[1]):
            found = self._readers[column.name](gathered[column.name])
            wrong = np.zeros(len(matrix), bool)
            for rows in found.broken.values():
                wrong[rows] = True
            if column in self._filled:
                wrong |= found.values.is_null().to_numpy(zero_copy_only=False)
            if pa.types.is_string(found.values.type):
                torn = pc.match_substring_regex(found.values, "  +[^ ]").fill_null(False)
                wrong |= torn.to_numpy(zero_copy_only=False)
            if (edge := EDGES.get(found.values.type)) is not None:
                written = found.values.is_valid().to_numpy(zero_copy_only=False)
                wrong |= written & (gathered[column.name][:, edge] == SPACE)
            for row in np.flatnonzero(wrong):
                doubts.setdefault(int(row), column)
        return doubts

    def _set_aside_unkeyed(self, block: LineBlock, seen: SeenKeys) -> None:
        """Rejects records with a blank key or the key of an earlier record."""
        names = " and ".join(map(_called, self._key))
        for column in self._key:
            words = _characters(block, column, column).view("<u4")
            blank = words[:, 0] == BLANK_WORD
            for position in range(1, words.shape[1]):
                blank &= words[:, position] == BLANK_WORD
            if blank.any():
                reason = f"{_called(column)} is blank; a record needs {names}"
                _reject_all(block, blank, "key", reason)
        key = self._keys(block)
        words = key.view("<u8") if key.shape[1] % 8 == 0 else key.view("<u4").astype(np.uint64)
        repeated = seen.repeats(hash_words(words))
        if repeated is not None:
            verb = "repeats" if len(self._key) == 1 else "repeat"
            _reject_all(
                block, repeated, "duplicate_key", f"{names} {verb} an earlier record; the first stays"
            )

    def _keys(self, block: LineBlock) -> np.ndarray:
        """The characters of the records' keys, blanks before an identifier moved behind it."""
        key = _characters(block, self._key[0], self._key[-1])
        begins = [(column.start or 1) - (self._key[0].start or 1) for column in self._key]
        if not any((key[:, begin] == SPACE).any() for begin in begins):
            return key
        return np.hstack([left_justified(text) for text in np.split(key, begins[1:], axis=1)])

    def _typed(self, block: LineBlock) -> tuple[pa.RecordBatch, FaultLog]:
        """The columns of a block in contract order, and the values that could not be read."""
        faults = FaultLog()
        arrays: list[pa.Array] = [pa.array(block.numbers)]
        gathered = self._gatherers[block.matrix.shape[1]].gather(block.matrix)
        for column in self.fields:
            if column.name in gathered:
                arrays.append(self._typed_field(block, column, gathered[column.name], faults))
            else:
                arrays.append(pa.nulls(len(block.matrix), column_type(column)))
        return pa.RecordBatch.from_arrays(arrays, names=self._names), faults

    def _typed_field(self, block: LineBlock, column: Column, texts: np.ndarray, faults: FaultLog) -> pa.Array:
        found = self._readers[column.name](texts)
        allowed = self.layout.in_words.get(column.name, APPLIES if column.kind == "boolean" else "")
        for rule, rows in found.broken.items():
            raw = raw_texts(block.matrix, column, rows)
            faults.add(self.table, column, rule, block.numbers[rows], raw, allowed=allowed)
        if column.required and found.values.null_count:
            missing = found.values.is_null().to_numpy(zero_copy_only=False).copy()
            for rows in found.broken.values():
                missing[rows] = False
            faults.add(self.table, column, "required", block.numbers[missing], None, allowed=allowed)
        return found.values


def _named(blocks: Iterator[LineBlock], named: list[Submission]) -> Iterator[LineBlock]:
    """The blocks; a refusal on the way takes along the submission that was named before it."""
    try:
        yield from blocks
    except RefusedFileError as refusal:
        refusal.submission = named[0] if named else None
        raise


@dataclass(frozen=True)
class _Heading:
    """What every record of the file begins with, from its first record that has it."""

    fields: Sequence[tuple[Column, HeadingField]]
    texts: Sequence[bytes]
    submission: Submission

    @classmethod
    def of(cls, block: LineBlock, layout: FixedWidthLayout) -> _Heading:
        fields = [(layout.contract.columns[one.column], one) for one in layout.heading]
        for number, line in zip(block.numbers, block.matrix, strict=True):
            texts = [_text(line, column) for column, _ in fields]
            if all(one.is_written(text) for (_, one), text in zip(fields, texts, strict=True)):
                words = {
                    column.name: text.decode("ascii") for (column, _), text in zip(fields, texts, strict=True)
                }
                submission = layout.submission(words, block.matrix.shape[1], int(number))
                return cls(fields, texts, submission)
        things = " and ".join(one.one for _, one in fields)
        names = ", ".join(f"{_called(c)} in characters {c.start}-{_end(c)}" for c, _ in fields)
        raise RefusedFileError(f"no record has a readable {things} ({names})")

    def check(self, block: LineBlock) -> None:
        """Rejects what is shifted or no record; refuses the file at the first of another state or period."""
        expected = b"".join(self.texts)
        unit = unit_of(len(expected))
        found = block.matrix[:, : len(expected)].view(unit)
        is_other = np.zeros(len(found), bool)
        for position, characters in enumerate(np.frombuffer(expected, unit)):
            is_other |= found[:, position] != characters
        other = np.flatnonzero(is_other)
        if not len(other):
            return
        keep = np.ones(len(block.matrix), bool)
        things = " and ".join(one.one for _, one in self.fields)
        for index in other:
            if _is_shifted(block.matrix[index], expected):
                keep[index] = False
                reason = f"the line is shifted: {things} stand some characters off their place"
                _reject(block, index, "structure", reason)
            elif self._is_no_record(block.matrix[index]):
                keep[index] = False
                reason = f"{things} cannot be read: the line is no record"
                _reject(block, index, "structure", reason)
            else:
                self._refuse_other(block.matrix[index], int(block.numbers[index]))
        block.keep(keep)

    def _is_no_record(self, line: np.ndarray) -> bool:
        """Whether none of the fields is the file's, and something stands in one that names no such thing."""
        texts = [_text(line, column) for column, _ in self.fields]
        if any(text == expected for text, expected in zip(texts, self.texts, strict=True)):
            return False
        return any(
            text.strip() and not one.is_written(text)
            for text, (_, one) in zip(texts, self.fields, strict=True)
        )

    def _refuse_other(self, line: np.ndarray, number: int) -> None:
        for (column, one), expected in zip(self.fields, self.texts, strict=True):
            text = _text(line, column)
            if text != expected and one.is_written(text):
                raise RefusedFileError(
                    f"record {number}, {_called(column)}: differs from the records before it;"
                    f" a file holds one {one.one}"
                )


def _is_shifted(line: np.ndarray, expected: bytes) -> bool:
    """Whether a line begins with its heading some characters too far right, or too far left."""
    begins = line[: len(expected) + max(SHIFTS)].tobytes()
    return any(begins[n:].startswith(expected) or begins.startswith(expected[n:]) for n in SHIFTS)


@dataclass
class _Mended:
    """How many lines got trailing blanks back or lost surplus ones, and the first of each."""

    counts: dict[str, list[int]] = field(default_factory=dict)

    def count(self, block: LineBlock) -> None:
        if block.line_lengths is None:
            return
        length = block.matrix.shape[1]
        padded = (block.line_lengths > 0) & (block.line_lengths < length)
        for what, rows in ((PADDED, padded), (CUT, block.line_lengths > length)):
            if rows.any():
                first = int(block.numbers[rows][0])
                self.counts.setdefault(what.format(length=length), [0, first])[0] += int(rows.sum())

    def say(self, notes: Notes | None) -> None:
        for what, (count, first) in self.counts.items():
            if notes is not None:
                notes.say(f"{what} (lines: {count:,}, the first is record {first})")


def _end(column: Column) -> int:
    """The position of a field's last character, from 1."""
    return (column.start or 1) + (column.width or 1) - 1


def _called(column: Column) -> str:
    """What a message calls a field: the layout's short name, or its element's number."""
    return f"element {column.element}" if column.element[:1].isdigit() else column.element


def _text(line: np.ndarray, column: Column) -> bytes:
    return line[(column.start or 1) - 1 : _end(column)].tobytes()


def _characters(block: LineBlock, first: Column, last: Column) -> np.ndarray:
    """The characters from one field to another, side by side in memory."""
    begin, end = (first.start or 1) - 1, _end(last)
    return np.ascontiguousarray(block.matrix[:, begin:end].view(unit_of(end - begin))).view(np.uint8)


def _reject(block: LineBlock, index: np.intp, rule: RejectRule, reason: str) -> None:
    block.rejected.add(block.numbers[index], RECORD, rule, reason, block.matrix[index].tobytes())


def _reject_all(block: LineBlock, mask: np.ndarray, rule: RejectRule, reason: str) -> None:
    for index in np.flatnonzero(mask):
        _reject(block, index, rule, reason)
    block.keep(~mask)
