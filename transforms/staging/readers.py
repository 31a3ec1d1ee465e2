"""One received file to Parquet files of staging, with the row that says what became of it.

Here belongs the bookkeeping around reading: control totals, refusal, the row of `raw.files`. Which reader
takes a file stands in `datasets`, how a layout is read in its own module. The caller says where
files lie; state and period come from their content.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from transforms.staging.batches import RECORD, StagedBatch, Total
from transforms.staging.content import Circumstances, Content
from transforms.staging.datasets import DATASETS
from transforms.staging.identifiers.record_numbers import RecordNumbers
from transforms.staging.mapping.mappings import TableMapping
from transforms.staging.parquet import StagedFileWriter, StagedTable
from transforms.staging.receiving.decompress import open_bounded
from transforms.staging.receiving.drop_zone import ReceivedFile, Repeat
from transforms.staging.receiving.encodings import ASSUMED, WINDOWS_1252, as_text
from transforms.staging.refusals import RefusedFileError, none_readable
from transforms.staging.submissions import Submission, state_of_fips

__all__ = ["FileReading", "StagedTable", "read_file", "repeated_file", "state_of_fips"]


EARLY = "query: its period {0} begins after the file was received; check its year, and the time of receipt"


@dataclass(frozen=True)
class FileReading:
    """What became of one file.

    `files_row` has the columns of `raw.files`, `control_totals` rows those of `quality.control_totals`
    (part `record`, or the qualified staging table of a part). `notes` are sentences about what is not
    part of the layout. A refused file has no tables and no totals.
    """

    files_row: dict[str, Any]
    tables: list[StagedTable] = field(default_factory=list)
    faults: int = 0
    rejected: int = 0
    control_totals: list[dict[str, Any]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def read_file(
    file: ReceivedFile, into: Path, default_state: str | None, mapping: TableMapping | None = None
) -> FileReading:
    """Stages one file below `into`.

    `default_state` is the agency of extracts that name none; None when the drop zone holds several.
    `mapping` translates an extract's own columns and codes; None where they are ours already.
    A file that cannot be used is no error: the reading says `refused` and why, and nothing is written.

    Raises:
        OSError: the tables cannot be written.
    """
    try:
        return _staged(file, into, Circumstances(default_state, mapping))
    except RefusedFileError as refusal:
        row = _files_row(file, "refused", f"{file.relative}: {refusal}")
        return FileReading(row | _named(refusal.submission) if refusal.submission else row)


def repeated_file(repeat: Repeat) -> FileReading:
    """The reading of a file with the same bytes as another: nothing is staged twice."""
    reason = f"{repeat.file.relative}: holds the same bytes as {repeat.repeats.relative}"
    return FileReading(_files_row(repeat.file, "duplicate", reason))


def _staged(file: ReceivedFile, into: Path, about: Circumstances) -> FileReading:
    if file.refusal:
        raise RefusedFileError(file.refusal)
    if not file.bytes:
        raise RefusedFileError("the file is empty")
    counts = _Counts()
    record_numbers = RecordNumbers()
    with (
        open_bounded(file.path, file.member) as stream,
        StagedFileWriter(into, file.dataset, file.file_id) as writer,
    ):
        text, decoded = as_text(stream)
        content = Content(text, file.relative, file.path if file.member is None else None)
        for batch in DATASETS[file.dataset].read(content, about):
            counts.add(batch)
            about.gate.look_at_batch(batch)
            record_numbers.add_batch(batch)
            writer.add(batch)
        counts.require_records()
        about.gate.finish()
        tables = writer.finish()
    if decoded.encoding == WINDOWS_1252:
        about.notes.say(ASSUMED)
    submission = counts.submissions[0]
    total = counts.total(RECORD)
    row = _files_row(file, "accepted", None) | {
        **_named(submission),
        "state": ", ".join(sorted({s.state for s in counts.submissions})),
        "encoding": decoded.encoding or None,
        "records_in": total.found,
        "records_accepted": total.accepted,
        "records_rejected": total.rejected,
    }
    if submission.period_start and submission.period_start > file.received_at.date():
        about.notes.say(EARLY.format(submission.name))
    for question in record_numbers.queries():
        about.notes.say(question)
    all_notes = [f"{file.relative}: {note}" for note in about.notes.texts()]
    return FileReading(row, tables, counts.faults, counts.rejected, counts.rows(file), all_notes)


@dataclass
class _Counts:
    """Running totals of one file, by state and part."""

    totals: dict[tuple[str, str], Total] = field(default_factory=dict)
    submissions: list[Submission] = field(default_factory=list)
    faults: int = 0
    rejected: int = 0
    first_reason: str = ""

    def add(self, batch: StagedBatch) -> None:
        """Adds a batch."""
        if batch.submission not in self.submissions:
            self.submissions.append(batch.submission)
        for part, total in batch.totals.items():
            key = (batch.submission.state, part)
            self.totals[key] = self.totals.get(key, Total()) + total
        self.faults += len(batch.faults)
        self.rejected += len(batch.rejected)
        self.first_reason = self.first_reason or batch.rejected.first_reason()

    def total(self, part: str) -> Total:
        """One part over all states."""
        return sum((total for (_, name), total in self.totals.items() if name == part), Total())

    def require_records(self) -> None:
        """Refuses a file of which no record can be staged."""
        total = self.total(RECORD)
        if total.accepted:
            return
        if not total.found:
            raise RefusedFileError("the file holds no record")
        raise none_readable(total.found, self.first_reason)

    def rows(self, file: ReceivedFile) -> list[dict[str, Any]]:
        """The rows of `quality.control_totals`."""
        return [
            {
                "state": state,
                "dataset": file.dataset,
                "file_id": file.file_id,
                "part": part,
                "records_in": total.found,
                "records_accepted": total.accepted,
                "records_rejected": total.rejected,
                "is_balanced": total.found == total.accepted + total.rejected,
            }
            for (state, part), total in sorted(self.totals.items())
        ]


def _named(submission: Submission) -> dict[str, Any]:
    """What a file says of itself, as columns of `raw.files`."""
    return {
        "layout": submission.layout,
        "state": submission.state,
        "submission": submission.name,
        "period_start": submission.period_start,
        "period_end": submission.period_end,
    }


def _files_row(file: ReceivedFile, status: str, reason: str | None) -> dict[str, Any]:
    """A row of `raw.files` without what only a reading can tell."""
    return {
        "file_id": file.file_id,
        "sha256": file.sha256,
        "path": file.relative,
        "bytes": file.bytes,
        "received_at": file.received_at,
        "received_order": None,
        "dataset": file.dataset,
        "container": file.container or None,
        "encoding": None,
        "layout": None,
        "state": None,
        "submission": None,
        "period_start": None,
        "period_end": None,
        "status": status,
        "reason": reason,
        "superseded_by": None,
        "records_in": None,
        "records_accepted": None,
        "records_rejected": None,
    }
