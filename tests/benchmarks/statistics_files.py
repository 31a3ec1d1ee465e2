"""Files of SPSS and Stata with the Child File's columns: a whole reading, against the library's own.

Floors: `pyreadstat` reading the whole file as it does unless told otherwise (a data frame of pandas), and in
its fastest form, which is no columns yet (lists of objects).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import polars as pl
import pyreadstat

from tests.benchmarks.larger_samples import repeated
from tests.benchmarks.reading import whole_reading
from tests.benchmarks.timing import Ratio, compare
from tests.staging.distributed_files import archive_frame
from transforms.contracts.staging.ncands_child import NcandsChild

RECORDS = 120_000
FORMS: dict[str, tuple[str, Callable[..., Any], Callable[..., Any]]] = {
    "plain.sav": ("SPSS", pyreadstat.write_sav, pyreadstat.read_sav),
    "packed.sav": ("Packed SPSS", partial(pyreadstat.write_sav, row_compress=True), pyreadstat.read_sav),
    "stata.dta": ("Stata", pyreadstat.write_dta, pyreadstat.read_dta),
}

FLOORS: dict[str, dict[str, str]] = {"a data frame": {}, "lists of objects": {"output_format": "dict"}}


def run(rows: pl.DataFrame, folder: Path) -> list[Ratio]:
    """A ratio for each package and floor, and one for the same columns as CSV."""
    year = rows.filter(pl.col("submission") == rows["submission"].max())
    frame = archive_frame(NcandsChild, repeated(year, -(-RECORDS // len(year))).head(RECORDS))
    plain = folder / "child.csv"
    frame.with_columns(pl.col(pl.Float64).cast(pl.Int64)).write_csv(plain)  # codes as archives write them
    ratios = [
        compare(
            "ncands_child, CSV of an archive",
            partial(pl.read_csv, plain, infer_schema=False),
            partial(whole_reading, plain, "ncands_child"),
            1.5,
            RECORDS,
        )
    ]
    for form, (name, write, read) in FORMS.items():
        path = folder / f"child_{form}"
        write(frame, path)
        for floor, options in FLOORS.items():
            ratios.append(
                compare(
                    f"{name} file, against {floor}",
                    partial(read, path, **options),
                    partial(whole_reading, path, "ncands_child"),
                    1.2,
                    RECORDS,
                )
            )
    return ratios
