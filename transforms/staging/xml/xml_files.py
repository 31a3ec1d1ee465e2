"""A file of XML records as the federal systems take it: heading, keys, and typed batches.

Here belongs what all such layouts share. Which elements a layout has is said in its own module; the walk
through one record stands in `xml_records`, safety of XML in `xml_safety`.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from lxml import etree

from transforms.contracts.contract import Column, Contract
from transforms.staging import limits
from transforms.staging.batches import RECORD, StagedBatch, Total
from transforms.staging.faults import FaultLog
from transforms.staging.notes import Notes
from transforms.staging.refusals import RefusedFileError
from transforms.staging.submissions import Submission, afcars_submission
from transforms.staging.values.plain_text import is_plain, value_of
from transforms.staging.values.typed_columns import ColumnReader, Style, TypedColumn
from transforms.staging.xml.xml_records import (
    FIRST_VALUE,
    GROUP_NUMBER,
    RECORD_INDEX,
    SEQUENCE,
    Part,
    RecordWalker,
    value_columns,
)
from transforms.staging.xml.xml_safety import MeteredStream, elements, forget, namespace_of

MISNAMED = (
    "the element of a record must be called record, in lower case and in no other namespace than the root's"
)
FILE_COLUMNS = ("state", "submission", "file_id")
Arrays = dict[str, pa.Array]


def _nothing_more(arrays: Arrays, submission: Submission, notes: Notes) -> None:
    """Adds no column."""
    del arrays, submission, notes


@dataclass(frozen=True)
class XmlLayout:
    """One layout: what its file is called, where its heading and key stand, which tables it fills.

    `agency` and `report_date` are tags of the heading, `key` is that of the record's own number, which is
    the column `key_column` of every table. `expects` ends the refusal of a file that is something else;
    `other_files` maps tags of a heading that tell another layout to the refusal. The first of `contracts`
    takes a row per record, those of `parts` one per part. `reads` gives the column as the file writes it.
    `is_kept` tells whether a record's row of texts belongs in the table. `complete` adds the columns that
    stand in no element, given the typed ones.
    """

    name: str
    root: str
    agency: str
    report_date: str
    key: str
    contracts: tuple[type[Contract], ...]
    expects: str
    other_files: Mapping[str, str] = field(default_factory=dict)
    parts: tuple[Part, ...] = ()
    passed_over: Mapping[str, str] = field(default_factory=dict)
    lenient: Callable[[str], str | None] | None = None
    style: Style = "afcars"
    reads: Callable[[Column], Column] = lambda column: column
    is_kept: Callable[[Sequence[str | None]], bool] | None = None
    complete: Callable[[Arrays, Submission, Notes], None] = _nothing_more

    @property
    def key_column(self) -> str:
        """The column of the record's number."""
        return self.key.lower()

    @cached_property
    def readers(self) -> Mapping[type[Contract], Sequence[ColumnReader]]:
        """What reads the columns of each table, in the order of a row of texts."""
        tags = {part.contract: part.tag_column for part in self.parts}
        return {
            contract: [
                ColumnReader(self.reads(column), self.style)
                for column in value_columns(contract, tags.get(contract, ""))
            ]
            for contract in self.contracts
        }


def read_batches(
    stream: io.BufferedIOBase, layout: XmlLayout, notes: Notes | None = None
) -> Iterator[StagedBatch]:
    """The records of a file, typed, some thousand at a time.

    `notes` collects elements that are not part of the layout.

    Raises:
        RefusedFileError: the XML cannot be trusted or is ill-formed, the root is another, or agency and
            period are missing, unknown or several. It may come after batches were yielded.
    """
    source = MeteredStream(stream, layout.expects)
    file = _File(layout, notes or Notes())
    try:
        yield from _batches(source, file)
    except RefusedFileError as refusal:
        refusal.submission = None if file.is_several else file.submission
        raise


def _batches(source: MeteredStream, file: _File) -> Iterator[StagedBatch]:
    """The batches of a file that was opened; `file` keeps what was read so far."""
    layout = file.layout
    tags = ("record", layout.key, layout.agency, layout.report_date, *layout.other_files)
    for element in elements(source, tags, layout.root, file.say_namespace):
        if file.misnamed is not None and file.misnamed not in element.iterancestors():
            source.record_ended()
            forget(file.set_aside_misnamed())
        if element.tag == layout.key:
            file.look_at_key(element)
        elif element.tag != "record":
            file.heading(element)
        elif next(element.iterancestors("{*}record"), None) is None:
            source.record_ended()
            file.add(element)
            forget(element)
        if file.is_full(source.bytes_read):
            yield file.batch()
    file.finish()
    if file.size:
        yield file.batch()


def misnamed_record(key: Any, root: str) -> Any:
    """The element above a record's own number where it is no record: one by another name. Else none."""
    above = key.getparent()
    if above is None or above.getparent() is None:
        return None
    usual = above.tag.removeprefix(namespace_of(root)) in {"record", "records"}
    is_within = usual or next(above.iterancestors("{*}record"), None) is not None
    return None if is_within else above


class _File:
    """What was read of a file so far."""

    def __init__(self, layout: XmlLayout, notes: Notes) -> None:
        self.layout = layout
        self.submission: Submission | None = None
        self.size = 0
        self.is_several = False
        self.misnamed: Any = None
        self._batched_up_to = 0
        self._notes = notes
        self._heading: dict[str, str] = {}
        self._number = 0
        self._keys: set[str] = set()
        self._walker = RecordWalker(notes, layout.contracts, layout.parts, layout.passed_over, layout.lenient)

    def heading(self, element: Any) -> None:
        """Takes the agency or the report date."""
        if element.tag in self.layout.other_files:
            raise RefusedFileError(self.layout.other_files[element.tag])
        text = (element.text or "").strip()
        if self._heading.setdefault(element.tag, text) != text:
            self.is_several = True
            raise RefusedFileError(
                f"{element.tag} stands twice and differs; a file holds one agency and period"
            )
        if len(self._heading) == 2 and self.submission is None:
            self.submission = self._submission()

    def say_namespace(self) -> None:
        """Says that elements stand in a namespace."""
        self._notes.say(
            "elements stand in the namespace of the root, where the layout has them in none; they are read"
        )

    def is_full(self, bytes_read: int) -> bool:
        """Whether what was taken makes a batch.

        Raises:
            RefusedFileError: agency and period did not stand before it.
        """
        by_bytes = bool(self.size) and bytes_read - self._batched_up_to > limits.XML_BATCH_BYTES
        if self.size < limits.XML_BATCH_RECORDS and not by_bytes:
            return False
        self._batched_up_to = bytes_read
        if self.submission is None:
            fields = f"{self.layout.agency} and {self.layout.report_date}"
            raise RefusedFileError(f"{fields} must stand before the records")
        return True

    def finish(self) -> None:
        """Takes what is left; checks that agency and period were found."""
        if self.misnamed is not None:
            self.set_aside_misnamed()
        if self.submission is None:
            self.submission = self._submission()

    def _submission(self) -> Submission:
        fields = (self.layout.agency, self.layout.report_date)
        agency, report_date = map(self._heading.get, fields)
        return afcars_submission(agency, report_date, self.layout.name, fields)

    def add(self, record: Any) -> None:
        """Takes one record, or sets it aside."""
        self._number += 1
        self.size += 1
        tag = self.layout.key
        key = self._key(record)
        if not key or not is_plain(key):
            self._reject(record, "key", f"{tag} is missing or unreadable")
        elif key in self._keys:
            self._reject(record, "duplicate_key", f"{tag} repeats an earlier record; the first stays")
        else:
            self._keys.add(key)
            self._walker.add(record, key, self._number)

    def look_at_key(self, key: Any) -> None:
        """Keeps in mind a record by another name, told by the number it holds."""
        self.misnamed = misnamed_record(key, self.layout.root) if self.misnamed is None else self.misnamed

    def set_aside_misnamed(self) -> Any:
        """Sets a record by another name aside; gives it."""
        record, self.misnamed = self.misnamed, None
        self._number += 1
        self.size += 1
        self._reject(record, "structure", MISNAMED)
        return record

    def _key(self, record: Any) -> str:
        """The record's own number, empty when there is none."""
        tag, lenient = self.layout.key, self.layout.lenient
        text = record.findtext(tag)
        if text is None and lenient is not None:
            text = next((child.text for child in record if lenient(child.tag) == tag), None)
        return value_of(text or "")

    def _reject(self, record: Any, rule: str, reason: str) -> None:
        raw = etree.tostring(record, encoding="unicode", with_tail=False)
        self._walker.rejected.add(self._number, RECORD, rule, reason, raw)  # type: ignore[arg-type]

    def batch(self) -> StagedBatch:
        """The records since the last batch, typed."""
        assert self.submission is not None  # noqa: S101
        walker, faults = self._walker, FaultLog()
        numbers = np.array(walker.record_numbers, np.int64)
        keys = pa.array(walker.keys, pa.string())
        tables = {}
        totals = {RECORD: Total(self.size, len(numbers), self.size - len(numbers))}
        for contract in self.layout.contracts:
            rows = walker.rows[contract]
            values = rows.values
            is_main = contract is self.layout.contracts[0]
            if is_main and self.layout.is_kept is not None:
                values = [row for row in values if self.layout.is_kept(row[FIRST_VALUE:])]
            name = contract.qualified_name()
            tables[name] = self._typed(contract, values, numbers, keys, faults)
            if not is_main:
                totals[name] = Total(rows.found, len(values), rows.rejected)
            elif self.layout.is_kept is not None:
                totals[name] = Total(len(values), len(values))
        done = StagedBatch(self.submission, tables, faults, walker.rejected, totals)
        walker.start_batch()
        self.size = 0
        return done

    def _typed(
        self,
        contract: type[Contract],
        rows: list[list[Any]],
        numbers: np.ndarray,
        keys: pa.Array,
        faults: FaultLog,
    ) -> pa.RecordBatch:
        """The columns of one table in contract order; what cannot be read goes to `faults`."""
        readers = self.layout.readers[contract]
        columns: Sequence[Sequence[Any]] = list(zip(*rows, strict=True))
        columns = columns or [()] * (FIRST_VALUE + len(readers))
        index = np.array(columns[RECORD_INDEX], np.int64)
        record_numbers = numbers[index] if len(index) else index
        arrays: Arrays = {
            "record_number": pa.array(record_numbers),
            "removal_number": pa.array(columns[GROUP_NUMBER], pa.int64()),
            "sequence": pa.array(columns[SEQUENCE], pa.int64()),
        }
        for reader, texts in zip(readers, columns[FIRST_VALUE:], strict=True):
            typed = reader.read(texts)
            arrays[reader.column.name] = typed.values
            for marker in set(reader.column.markers.values()):
                arrays[marker] = _answers(typed)
            yes_or_no = BOOLEANS_IN_WORDS[self.layout.style] if reader.column.kind == "boolean" else ""
            _log(
                partial(faults.add, contract.qualified_name(), reader.column),
                typed,
                texts,
                record_numbers,
                yes_or_no,
            )
        if self.layout.key_column not in arrays:
            arrays[self.layout.key_column] = pc.take(keys, pa.array(index))
        assert self.submission is not None  # noqa: S101
        self.layout.complete(arrays, self.submission, self._notes)
        names = [name for name in contract.columns if name not in FILE_COLUMNS]
        return pa.RecordBatch.from_arrays([arrays[name] for name in names], names=names)


def _answers(typed: TypedColumn) -> pa.Array:
    """Whether the file holds the marker in place of a value."""
    return pa.array(typed.marked if typed.marked is not None else np.zeros(len(typed.values), bool))


BOOLEANS_IN_WORDS: Mapping[Style, str] = {"afcars": "0 or 1", "extract": "yes or no"}


def _log(
    add: Callable[..., None],
    typed: TypedColumn,
    texts: Sequence[str | None],
    record_numbers: np.ndarray,
    allowed: str,
) -> None:
    """Adds the faults of one column; `add` knows the table and the column."""
    for rule, rows in typed.broken.items():
        raw = [texts[row] for row in rows]
        if rule == "text" and any(len(text or "") > limits.MAX_TEXT for text in raw):
            where = f"record {record_numbers[rows[0]]}, {typed.column.element}"
            what = f"a text of more than {limits.MAX_TEXT:,} characters"
            raise RefusedFileError(f"{where}: {what}; {limits.set_by('text_characters')}")
        add(rule, record_numbers[rows], raw, allowed=allowed)
    if typed.column.required:
        add("required", record_numbers[typed.blank], None, allowed=allowed)
