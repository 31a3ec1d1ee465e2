"""Writing what was staged: one Parquet file per table and state.

Here belong file names, compression and the columns that hold for a whole file. Nothing is read here.
Files appear under their final name only when the whole source file was read.
"""

from __future__ import annotations

import shutil
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType

import pyarrow as pa
import pyarrow.parquet as pq

from transforms.contracts.contract import Contract, all_contracts
from transforms.contracts.staging.faults import Faults
from transforms.contracts.staging.rejected_records import RejectedRecords
from transforms.staging.batches import StagedBatch
from transforms.staging.submissions import Submission

CONSTANT = ("state", "submission", "file_id", "dataset")
"""Columns that hold one text throughout a file."""

COMPRESSION = "zstd"
COMPRESSION_LEVEL = 1
ROW_GROUP_ROWS = 120_000


@dataclass(frozen=True)
class StagedTable:
    """One Parquet file: rows of one staging table, source file and state."""

    name: str
    state: str
    path: Path
    rows: int


@dataclass
class _Target:
    """A Parquet file being written. Batches are gathered into row groups."""

    path: Path
    schema: pa.Schema
    waiting: list[pa.RecordBatch] = field(default_factory=list)
    waiting_rows: int = 0
    rows: int = 0
    writer: pq.ParquetWriter | None = None

    def add(self, batch: pa.RecordBatch) -> None:
        self.waiting.append(batch)
        self.waiting_rows += batch.num_rows
        self.rows += batch.num_rows
        if self.waiting_rows >= ROW_GROUP_ROWS:
            self.flush()

    def flush(self) -> None:
        if not self.waiting_rows:
            return
        if self.writer is None:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            coded = [f.name for f in self.schema if pa.types.is_dictionary(f.type)]
            self.writer = pq.ParquetWriter(
                self.path,
                self.schema,
                compression=COMPRESSION,
                compression_level=COMPRESSION_LEVEL,
                use_dictionary=coded or False,
                write_statistics=[f.name for f in self.schema if f.name not in coded or f.name in CONSTANT],
                store_schema=False,
            )
        self.writer.write_table(pa.Table.from_batches(self.waiting, self.schema), self.waiting_rows)
        self.waiting, self.waiting_rows = [], 0

    def close(self) -> None:
        if self.writer is not None:
            self.writer.close()
            self.writer = None


class StagedFileWriter:
    """Writes the batches of one source file below a folder.

    Used as a context: leaving it without `finish` removes everything that was written. One thread writes
    while the caller reads on; at most one batch waits for it.
    """

    def __init__(self, into: Path, dataset: str, file_id: str) -> None:
        self._into = into
        self._partial = into / f".{file_id}.partial"
        self._dataset = dataset
        self._file_id = file_id
        self._targets: dict[tuple[str, str], _Target] = {}
        self._thread = ThreadPoolExecutor(max_workers=1)
        self._writing: Future[None] | None = None

    def __enter__(self) -> StagedFileWriter:
        shutil.rmtree(self._partial, ignore_errors=True)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._thread.shutdown(wait=True)
        for target in self._targets.values():
            target.close()
        shutil.rmtree(self._partial, ignore_errors=True)

    def add(self, batch: StagedBatch) -> None:
        """Writes the rows, faults and rejected records of a batch, once the batch before is written."""
        self._wait()
        self._writing = self._thread.submit(self._write_batch, batch)

    def _wait(self) -> None:
        if self._writing is not None:
            self._writing.result()

    def _write_batch(self, batch: StagedBatch) -> None:
        for name, rows in batch.tables.items():
            if rows.num_rows:
                self._write(all_contracts()[name], batch.submission, rows)
        for contract, table in ((Faults, batch.faults.table()), (RejectedRecords, batch.rejected.table())):
            if table is not None:
                for rows in table.combine_chunks().to_batches():
                    self._write(contract, batch.submission, rows)

    def finish(self) -> list[StagedTable]:
        """Closes the files and gives them their names: `<stage>/<table>/<state>/<file id>.parquet`."""
        self._wait()
        staged = []
        for (name, state), target in sorted(self._targets.items()):
            target.flush()
            target.close()
            final = self._into / target.path.relative_to(self._partial)
            final.parent.mkdir(parents=True, exist_ok=True)
            target.path.replace(final)
            staged.append(StagedTable(name, state, final, target.rows))
        return staged

    def _write(self, contract: type[Contract], submission: Submission, rows: pa.RecordBatch) -> None:
        batch = self._with_file_columns(contract, submission, rows)
        key = (contract.qualified_name(), submission.state)
        if key not in self._targets:
            path = self._partial / contract.stage / contract.table / submission.state
            self._targets[key] = _Target(path / f"{self._file_id}.parquet", batch.schema)
        self._targets[key].add(batch)

    def _with_file_columns(
        self, contract: type[Contract], submission: Submission, rows: pa.RecordBatch
    ) -> pa.RecordBatch:
        """The rows with state, submission, file and dataset, in the contract's order."""
        constant = {
            "state": submission.state,
            "submission": submission.name,
            "file_id": self._file_id,
            "dataset": self._dataset,
        }
        present = dict(zip(rows.schema.names, rows.columns, strict=True))
        names = list(contract.columns)
        arrays = [
            present[name] if name in present else _repeated(constant[name], rows.num_rows) for name in names
        ]
        return pa.RecordBatch.from_arrays(arrays, names=names)


def _repeated(text: str | None, count: int) -> pa.Array:
    """A text column that holds one text throughout, at the cost of a byte per row."""
    names = pa.array([text or ""], pa.string())
    if text is None:
        return pa.DictionaryArray.from_arrays(pa.nulls(count, pa.int8()), names)
    return pa.DictionaryArray.from_arrays(pa.repeat(pa.scalar(0, pa.int8()), count), names)
