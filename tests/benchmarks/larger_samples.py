"""The samples made larger: each child and report many times over, under new identifiers.

Here belongs making the files and tables the benchmarks run on; they are synthetic like the samples.
"""

from __future__ import annotations

from pathlib import Path

import polars as pl

from data_samples import SAMPLES
from transforms.staging.mapping.mapping_files import read_mappings
from transforms.staging.readers import read_file
from transforms.staging.receiving.drop_zone import received_files

IDENTIFIERS = (
    *("rptid", "chid", "afcarsid", "wrkrid", "suprvid", "per1id", "per2id", "per3id"),
    *("e4_child_record_number", "a3_child_record_number", "e3_record_number", "recnumbr", "recnum"),
    *("report_id", "child_id", "reported_child_id", "worker_id", "supervisor_id"),
)
"""Pseudonyms of a given width: the number of the copy takes the place of their first characters."""

LONGER = ("case_id", "referral_id", "unit")
"""What may be of any length: the copy's number stands before it."""

MOST_RECORDS = 1_000_000
"""More than any sample file has."""


def staged_samples(into: Path) -> tuple[dict[str, pl.DataFrame], list[dict]]:
    """The samples' staging tables by qualified name, and their rows of raw.files."""
    parts: dict[str, list[pl.DataFrame]] = {}
    files, mappings = [], read_mappings(SAMPLES / "agency")
    for file in received_files(SAMPLES):
        reading = read_file(file, into, "ZZ", mappings.get(file.dataset))
        files.append(reading.files_row)
        for table in reading.tables:
            parts.setdefault(table.name, []).append(pl.read_parquet(table.path))
    return {name: pl.concat(frames) for name, frames in parts.items()}, files


def copied(frame: pl.DataFrame, number: int) -> pl.DataFrame:
    """The rows with identifiers and record numbers of their own copy: no other number gives the same."""
    mark = format(number, "03X")
    shown = frame.columns
    return frame.with_columns(
        *(
            pl.concat_str(pl.lit(mark), pl.col(name).str.slice(3)).alias(name)
            for name in IDENTIFIERS
            if name in shown
        ),
        *(pl.concat_str(pl.lit(mark), pl.col(name)).alias(name) for name in LONGER if name in shown),
        *(pl.col(name) + number * MOST_RECORDS for name in ("record_number",) if name in shown),
    )


def repeated(frame: pl.DataFrame, times: int) -> pl.DataFrame:
    """Every row many times over, each time with other identifiers and record numbers."""
    return pl.concat([copied(frame, number) for number in range(times)])
