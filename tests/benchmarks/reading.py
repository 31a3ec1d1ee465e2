"""One file read as `readers.read_file` reads it, but for writing: the work of all benchmarks of readers.

Here belongs what reading without writing is: typed columns, faults, keys compared, and, in a whole reading,
direct identifiers looked for and record numbers questioned. Every column is consumed.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyarrow as pa

from transforms.staging.batches import StagedBatch
from transforms.staging.content import Circumstances, Content
from transforms.staging.datasets import DATASETS
from transforms.staging.identifiers.record_numbers import RecordNumbers
from transforms.staging.receiving.decompress import open_bounded


def checksum(array: pa.Array) -> int:
    """Touches every buffer of an Arrow array; of a dictionary array those of its indices."""
    plain = array.indices if isinstance(array, pa.DictionaryArray) else array
    return sum(int(np.frombuffer(b, dtype=np.uint8)[::64].sum()) for b in plain.buffers() if b is not None)


def _consumed(batch: StagedBatch) -> int:
    rows = sum(sum(map(checksum, rows.columns)) for rows in batch.tables.values())
    return rows + len(batch.faults) + sum(part.accepted for part in batch.totals.values())


def typing(path: Path, dataset: str) -> int:
    """Typed columns, faults, keys compared, totals."""
    total = 0
    with open_bounded(path) as stream:
        content = Content(stream, path.name, path)
        for batch in DATASETS[dataset].read(content, Circumstances("ZZ")):
            total += _consumed(batch)
    return total


def whole_reading(path: Path, dataset: str) -> int:
    """All that a reading does before it writes: the same, and direct identifiers and record numbers."""
    about, numbers = Circumstances("ZZ"), RecordNumbers()
    total = 0
    with open_bounded(path) as stream:
        for batch in DATASETS[dataset].read(Content(stream, path.name, path), about):
            about.gate.look_at_batch(batch)
            numbers.add_batch(batch)
            total += _consumed(batch)
    about.gate.finish()
    numbers.queries()
    return total
