"""Extracts: a whole reading, against Polars reading the same file all as text.

Floor: `polars.read_csv` without inferring types, or `polars.read_parquet`. Nothing is written on either side.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

import numpy as np
import polars as pl

from tests.benchmarks.reading import typing, whole_reading
from tests.benchmarks.timing import Ratio, compare

RECORDS = 2_000_000
ALLOWED = 1.5
DAY = np.datetime64("2015-01-01")


def _texts(prefix: str, numbers: np.ndarray) -> pl.Series:
    return prefix + pl.Series(numbers).cast(pl.String).str.zfill(8)


def assignments(records: int) -> pl.DataFrame:
    """Assignments of cases to workers; one in a thousand dates and roles cannot be read, some are empty."""
    dice = np.random.default_rng(1)
    first = DAY + dice.integers(0, 3_000, records)
    ended = pl.Series(first + dice.integers(1, 700, records)).cast(pl.String)
    rare, some = pl.Series(dice.random(records) < 0.001), pl.Series(dice.random(records) < 0.2)
    roles = pl.Series(["foster_care", "investigation", "adoption"])[dice.integers(0, 3, records)]
    frame = pl.DataFrame({"rare": rare, "some": some, "role": roles, "ended_on": ended})
    broken = frame.select(
        pl.when("rare").then(pl.lit("other")).otherwise("role").alias("role"),
        pl.when("some")
        .then(None)
        .when("rare")
        .then(pl.lit("02/30/2020"))
        .otherwise("ended_on")
        .alias("ended_on"),
    )
    return pl.DataFrame(
        {
            "worker_id": _texts("W", dice.integers(0, 5_000, records)),
            "unit": _texts("Unit ", dice.integers(0, 300, records)),
            "case_id": _texts("K", np.arange(records)),
            "child_id": _texts("C", dice.integers(0, 10**7, records)),
            "role": broken["role"],
            "primary": pl.Series(dice.random(records) < 0.9),
            "assigned_on": pl.Series(first),
            "ended_on": broken["ended_on"],
        }
    )


def contacts(records: int) -> pl.DataFrame:
    """Attempts to contact children."""
    dice = np.random.default_rng(2)
    at = DAY.astype("datetime64[m]") + dice.integers(0, 3_000 * 1_440, records)
    return pl.DataFrame(
        {
            "report_id": _texts("R", np.arange(records)),
            "child_id": _texts("C", dice.integers(0, 10**7, records)),
            "attempted_at": pl.Series(at.astype("datetime64[us]")),
            "completed": pl.Series(dice.random(records) < 0.7),
            "in_person": pl.Series(dice.random(records) < 0.6),
        }
    )


def run(folder: Path, records: int = RECORDS) -> list[Ratio]:
    """Both tables as CSV, typed alone and with all that a reading does, and as Parquet."""
    ratios = []
    for table, made in (("worker_assignments", assignments(records)), ("contacts", contacts(records))):
        plain, packed = folder / f"{table}.csv", folder / f"{table}.parquet"
        made.write_csv(plain, datetime_format="%Y-%m-%dT%H:%M")
        made.write_parquet(packed)
        texts = partial(pl.read_csv, plain, infer_schema=False)
        columns = partial(pl.read_parquet, packed)
        ratios += [
            compare(f"{table}, CSV, typed", texts, partial(typing, plain, table), ALLOWED, records),
            compare(f"{table}, CSV", texts, partial(whole_reading, plain, table), ALLOWED, records),
            compare(f"{table}, Parquet", columns, partial(whole_reading, packed, table), 10, records),
        ]
    return ratios
