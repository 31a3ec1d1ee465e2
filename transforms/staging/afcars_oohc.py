"""AFCARS 2020 out-of-home care: an XML file to rows of the nine `staging.afcars_oohc_*` tables.

Here belongs the file as a whole: its heading, the keys of its records, and the typing of collected
rows. The walk through one record stands in `afcars_records`, safety of XML in `xml_safety`.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from lxml import etree

from transforms.contracts.contract import Contract
from transforms.staging import limits
from transforms.staging.afcars_parts import CONTRACTS, value_columns
from transforms.staging.afcars_records import (
    CHILD_KEY,
    FIRST_VALUE,
    RECORD_INDEX,
    REMOVAL_NUMBER,
    SEQUENCE,
    Notes,
    RecordWalker,
)
from transforms.staging.batches import RECORD, StagedBatch, Total
from transforms.staging.faults import FaultLog
from transforms.staging.plain_text import is_plain
from transforms.staging.refusals import RefusedFileError
from transforms.staging.submissions import Submission, afcars_submission
from transforms.staging.typed_columns import ColumnReader, TypedColumn
from transforms.staging.xml_safety import MeteredStream, elements, forget

ROOT = "{http://www.acf.hhs.gov}data"
LAYOUT = "afcars_2020_oohc"
AGENCY, REPORT_DATE = "E1_title_iv_agency", "E2_report_date"
OTHER_FILE = "A1_title_iv_agency"
FILE_COLUMNS = ("state", "submission", "file_id")


def read_batches(stream: io.BufferedIOBase, notes: Notes | None = None) -> Iterator[StagedBatch]:
    """The records of an out-of-home care file, typed, some thousand children at a time.

    `notes` collects elements that are not part of the layout.

    Raises:
        RefusedFileError: the XML cannot be trusted or is ill-formed, the root is another, or agency and
            period are missing, unknown or several. It may come after batches were yielded.
    """
    source = MeteredStream(stream)
    file = _File(notes or Notes())
    try:
        yield from _batches(source, file)
    except RefusedFileError as refusal:
        refusal.submission = None if file.is_several else file.submission
        raise


def _batches(source: MeteredStream, file: _File) -> Iterator[StagedBatch]:
    """The batches of a file that was opened; `file` keeps what was read so far."""
    read_up_to = 0
    for element in elements(source, ("record", AGENCY, REPORT_DATE, OTHER_FILE), ROOT):
        if element.tag != "record":
            file.heading(element)
            continue
        if next(element.iterancestors("record"), None) is not None:
            continue
        source.record_ended()
        file.add(element)
        forget(element)
        if file.size >= limits.XML_BATCH_RECORDS or source.bytes_read - read_up_to > limits.XML_BATCH_BYTES:
            read_up_to = source.bytes_read
            if file.submission is None:
                raise RefusedFileError(f"{AGENCY} and {REPORT_DATE} must stand before the records")
            yield file.batch()
    file.finish()
    if file.size:
        yield file.batch()


class _File:
    """What was read of a file so far."""

    def __init__(self, notes: Notes) -> None:
        self.submission: Submission | None = None
        self.size = 0
        self.is_several = False
        self._heading: dict[str, str] = {}
        self._number = 0
        self._keys: set[str] = set()
        self._walker = RecordWalker(notes)

    def heading(self, element: Any) -> None:
        """Takes the agency or the report date."""
        if element.tag == OTHER_FILE:
            raise RefusedFileError(
                "this is an adoption and guardianship assistance file; out-of-home care is expected"
            )
        text = (element.text or "").strip()
        if self._heading.setdefault(element.tag, text) != text:
            self.is_several = True
            raise RefusedFileError(
                f"{element.tag} stands twice and differs; a file holds one agency and period"
            )
        if len(self._heading) == 2 and self.submission is None:
            self.submission = afcars_submission(self._heading[AGENCY], self._heading[REPORT_DATE], LAYOUT)

    def finish(self) -> None:
        """Checks that agency and period were found."""
        if self.submission is None:
            found = self._heading
            self.submission = afcars_submission(found.get(AGENCY), found.get(REPORT_DATE), LAYOUT)

    def add(self, record: Any) -> None:
        """Takes one child's record, or sets it aside."""
        self._number += 1
        self.size += 1
        key = (record.findtext(CHILD_KEY) or "").strip()
        if not key or not is_plain(key):
            self._reject(record, "key", f"{CHILD_KEY} is missing or unreadable")
        elif key in self._keys:
            self._reject(record, "duplicate_key", f"{CHILD_KEY} repeats an earlier record; the first stays")
        else:
            self._keys.add(key)
            self._walker.add(record, key, self._number)

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
        for contract in CONTRACTS:
            rows = walker.rows[contract]
            name = contract.qualified_name()
            tables[name] = _typed(contract, rows.values, numbers, keys, faults)
            if contract is not CONTRACTS[0]:
                totals[name] = Total(rows.found, len(rows.values), rows.rejected)
        done = StagedBatch(self.submission, tables, faults, walker.rejected, totals)
        walker.start_batch()
        self.size = 0
        return done


READERS = {
    contract: [ColumnReader(column, "afcars") for column in value_columns(contract)] for contract in CONTRACTS
}


def _typed(
    contract: type[Contract], rows: list[list[Any]], numbers: np.ndarray, keys: pa.Array, faults: FaultLog
) -> pa.RecordBatch:
    """The columns of one table in contract order; what cannot be read goes to `faults`."""
    readers = READERS[contract]
    columns: Sequence[Sequence[Any]] = list(zip(*rows, strict=True)) or [()] * (FIRST_VALUE + len(readers))
    index = np.array(columns[RECORD_INDEX], np.int64)
    record_numbers = numbers[index] if len(index) else index
    arrays: dict[str, pa.Array] = {
        "record_number": pa.array(record_numbers),
        "removal_number": pa.array(columns[REMOVAL_NUMBER], pa.int64()),
        "sequence": pa.array(columns[SEQUENCE], pa.int64()),
    }
    for reader, texts in zip(readers, columns[FIRST_VALUE:], strict=True):
        typed = reader.read(texts)
        arrays[reader.column.name] = typed.values
        for marker in set(reader.column.markers.values()):
            arrays[marker] = _answers(typed)
        _log(faults, contract.qualified_name(), typed, texts, record_numbers)
    if "e4_child_record_number" not in arrays:
        arrays["e4_child_record_number"] = pc.take(keys, pa.array(index))
    names = [name for name in contract.columns if name not in FILE_COLUMNS]
    return pa.RecordBatch.from_arrays([arrays[name] for name in names], names=names)


def _answers(typed: TypedColumn) -> pa.Array:
    """Whether the file holds the marker in place of a value."""
    return pa.array(typed.marked if typed.marked is not None else np.zeros(len(typed.values), bool))


def _log(
    faults: FaultLog,
    table: str,
    typed: TypedColumn,
    texts: Sequence[str | None],
    record_numbers: np.ndarray,
) -> None:
    column = typed.column
    allowed = "0 or 1" if column.kind == "boolean" else ""
    for rule, rows in typed.broken.items():
        raw = [texts[row] for row in rows]
        if rule == "text" and any(len(text or "") > limits.MAX_TEXT for text in raw):
            number = record_numbers[rows[0]]
            raise RefusedFileError(
                f"record {number}, {column.element}: a text of more than {limits.MAX_TEXT:,} characters"
            )
        faults.add(table, column, rule, record_numbers[rows], raw, allowed=allowed)
    if column.required:
        faults.add(table, column, "required", record_numbers[typed.blank], None, allowed=allowed)
