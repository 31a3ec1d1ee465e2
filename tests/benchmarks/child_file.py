"""The Child File: a whole reading, and with Parquet, against bytes to 152 Arrow text columns.

The floor is that of `fixed_width`.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import polars as pl

from data_samples.writers.ncands import write_ncands_child
from tests.benchmarks.fixed_width import floor
from tests.benchmarks.larger_samples import repeated
from tests.benchmarks.reading import whole_reading
from tests.benchmarks.timing import Ratio, compare
from transforms.contracts.staging.ncands_child import NcandsChild
from transforms.staging.readers import read_file
from transforms.staging.receiving.drop_zone import received_files

RECORDS = 400_000


def write_file(rows: pl.DataFrame, folder: Path, records: int) -> Path:
    """One year's Child File of about this many records."""
    year = rows.filter(pl.col("submission") == rows["submission"].max())
    path = folder / "ncands_child" / "ncands.txt"
    write_ncands_child(repeated(year, -(-records // len(year))).head(records), path)
    return path


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
        "from transforms.staging.receiving.drop_zone import received_files;"
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
        compare(
            "ncands_child, 338 characters",
            lambda: floor(path, NcandsChild),
            lambda: whole_reading(path, "ncands_child"),
            2,
            RECORDS,
        ),
        compare(
            "ncands_child, with Parquet written",
            lambda: floor(path, NcandsChild),
            lambda: with_parquet(path),
            4,
            RECORDS,
        ),
    ]
