"""The samples made larger: each child and report many times over, under new identifiers.

Here belongs making the files and tables the benchmarks run on; they are synthetic like the samples.
"""

from __future__ import annotations

from pathlib import Path

import polars as pl

from data_samples import SAMPLES
from transforms.staging.readers import read_file
from transforms.staging.receiving.drop_zone import received_files

IDENTIFIERS = (
    *("rptid", "chid", "afcarsid", "e4_child_record_number", "report_id", "child_id"),
    *("a3_child_record_number", "e3_record_number"),
)
MOST_RECORDS = 1_000_000
"""More than any sample file has."""


def staged_samples(into: Path) -> tuple[dict[str, pl.DataFrame], list[dict]]:
    """The samples' staging tables by qualified name, and their rows of raw.files."""
    parts: dict[str, list[pl.DataFrame]] = {}
    files = []
    for file in received_files(SAMPLES):
        reading = read_file(file, into, "ZZ")
        files.append(reading.files_row)
        for table in reading.tables:
            parts.setdefault(table.name, []).append(pl.read_parquet(table.path))
    return {name: pl.concat(frames) for name, frames in parts.items()}, files


def repeated(frame: pl.DataFrame, times: int) -> pl.DataFrame:
    """Every row many times over, each time with other identifiers and record numbers."""
    columns = [name for name in IDENTIFIERS if name in frame.columns]
    numbers = [name for name in ("record_number",) if name in frame.columns]
    copies = []
    for number in range(times):
        mark = format(number, "03X")
        copies.append(
            frame.with_columns(
                *(pl.concat_str(pl.lit(mark), pl.col(name).str.slice(3)).alias(name) for name in columns),
                *(pl.col(name) + number * MOST_RECORDS for name in numbers),
            )
        )
    return pl.concat(copies)
