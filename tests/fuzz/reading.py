"""Some bytes through a reader, in this process and without writing: what must hold whatever they are.

Here belongs one reading for the fuzzer, as `readers.read_file` makes it but for files and Parquet. What is
read, and how often, stands in `target`.
"""

from __future__ import annotations

import io
import tempfile
from pathlib import Path

from transforms.staging.batches import RECORD, StagedBatch, Total
from transforms.staging.content import Circumstances, Content
from transforms.staging.datasets import DATASETS
from transforms.staging.identifiers.record_numbers import RecordNumbers
from transforms.staging.readers import read_file
from transforms.staging.receiving.drop_zone import received_files
from transforms.staging.receiving.encodings import as_text
from transforms.staging.refusals import RefusedFileError

CONTAINERS = "containers"
TARGETS = (*DATASETS, CONTAINERS)


class UnbalancedError(Exception):
    """Records were lost, or counted twice."""


def read(target: str, content: bytes) -> None:
    """Reads some bytes; a refusal is an answer.

    Raises:
        UnbalancedError: the totals do not balance. Anything else that comes out is a fault of the reader.
    """
    if target == CONTAINERS:
        _read_packed(content)
        return
    if not content:
        return
    about, numbers = Circumstances("MD"), RecordNumbers()
    text, _ = as_text(io.BufferedReader(io.BytesIO(content)))  # type: ignore[arg-type]
    try:
        for batch in DATASETS[target].read(Content(text, "file"), about):
            _check(batch)
            about.gate.look_at_batch(batch)
            numbers.add_batch(batch)
        about.gate.finish()
    except RefusedFileError:
        return
    numbers.queries()
    about.notes.texts()


def _check(batch: StagedBatch) -> None:
    for part, total in batch.totals.items():
        if total.found != total.accepted + total.rejected or min(total.found, total.accepted) < 0:
            raise UnbalancedError(part)
    rejected = sum(total.rejected for total in batch.totals.values())
    if rejected != len(batch.rejected):
        raise UnbalancedError("rejected records")
    for table, rows in batch.tables.items():
        total = batch.totals.get(table) or (batch.totals[RECORD] if len(batch.tables) == 1 else None)
        if isinstance(total, Total) and total.accepted != rows.num_rows:
            raise UnbalancedError(table)


def _read_packed(content: bytes) -> None:
    """The bytes as a file in a drop zone, which may be packed."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "zone" / "workers" / "file"
        path.parent.mkdir(parents=True)
        path.write_bytes(content)
        for place, file in enumerate(received_files(path.parent.parent)):
            read_file(file, Path(folder) / str(place), "MD")
