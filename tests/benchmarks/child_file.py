"""The Child File: typed columns and faults, and with Parquet, against bytes to 152 Arrow text columns.

Floor: the records as a byte matrix, each field a contiguous copy made into an Arrow text array, every
array consumed by a checksum. Work: `read_batches`, consumed the same way; then the same with Parquet.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
import polars as pl
import pyarrow as pa

from data_samples.writers.ncands import write_ncands_child
from tests.benchmarks.larger_samples import repeated
from tests.benchmarks.timing import Ratio, compare
from transforms.contracts.staging.ncands_child import NcandsChild
from transforms.staging import ncands_child
from transforms.staging.decompress import open_bounded
from transforms.staging.drop_zone import received_files
from transforms.staging.readers import read_file

RECORDS = 400_000
LENGTH = 338


def write_file(rows: pl.DataFrame, folder: Path, records: int) -> Path:
    """One year's Child File of about this many records."""
    year = rows.filter(pl.col("submission") == rows["submission"].max())
    path = folder / "ncands_child" / "ncands.txt"
    write_ncands_child(repeated(year, -(-records // len(year))).head(records), path)
    return path


def checksum(array: pa.Array) -> int:
    """Touches every buffer of an Arrow array."""
    return sum(int(np.frombuffer(b, dtype=np.uint8)[::64].sum()) for b in array.buffers() if b is not None)


def floor(path: Path) -> int:
    """Bytes to 152 Arrow text columns through contiguous copies."""
    matrix = np.frombuffer(path.read_bytes(), dtype=np.uint8).reshape(-1, LENGTH + 1)
    total = 0
    for column in NcandsChild.columns.values():
        if column.start is None or column.width is None:
            continue
        field = np.ascontiguousarray(matrix[:, column.start - 1 : column.start - 1 + column.width])
        offsets = np.arange(0, field.size + 1, column.width, dtype=np.int32)
        total += checksum(pa.StringArray.from_buffers(len(field), pa.py_buffer(offsets), pa.py_buffer(field)))
    return total


def typed(path: Path) -> int:
    """Typed columns and faults, every one consumed."""
    total = 0
    with open_bounded(path) as stream:
        for batch in ncands_child.read_batches(stream):
            for rows in batch.tables.values():
                total += sum(checksum(_plain(column)) for column in rows.columns)
            total += len(batch.faults)
    return total


def _plain(array: pa.Array) -> pa.Array:
    """The indices of a dictionary array, any other array itself."""
    return array.indices if isinstance(array, pa.DictionaryArray) else array


def with_parquet(path: Path) -> int:
    """The whole reading, Parquet written."""
    (file,) = received_files(path.parent.parent)
    with tempfile.TemporaryDirectory() as into:
        reading = read_file(file, Path(into), None)
    return sum(table.rows for table in reading.tables)


def peak_megabytes(drop_zone: Path) -> float:
    """Peak memory of a process of its own that reads the drop zone's file.

    Linux only: the peak since the process began, for the usual figure holds that of its parent too.
    """
    code = (
        "import re, sys, tempfile; from pathlib import Path;"
        "from transforms.staging.drop_zone import received_files;"
        "from transforms.staging.readers import read_file;"
        "into = tempfile.TemporaryDirectory();"
        "[read_file(f, Path(into.name), None) for f in received_files(Path(sys.argv[1]))];"
        "print(re.search(r'VmHWM:\\s+(\\d+)', Path('/proc/self/status').read_text())[1])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(drop_zone)], capture_output=True, text=True, check=True
    )
    return float(done.stdout) / 1024


def run(rows: pl.DataFrame, folder: Path) -> list[Ratio]:
    """Both ratios."""
    path = write_file(rows, folder, RECORDS)
    return [
        compare("Child File: typed columns and faults", lambda: floor(path), lambda: typed(path), 2, RECORDS),
        compare(
            "Child File: with Parquet written", lambda: floor(path), lambda: with_parquet(path), 4, RECORDS
        ),
    ]
