"""Files of SPSS and Stata with the Child File's columns: typed rows, against the library's own read.

Floors: `pyreadstat` reading the whole file as it does unless told otherwise (a data frame of pandas), and in
its fastest form, which is no columns yet (lists of objects). Work: the file to typed Arrow columns and
faults, every one consumed.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import polars as pl
import pyreadstat

from tests.benchmarks.fixed_width import checksum
from tests.benchmarks.larger_samples import repeated
from tests.benchmarks.timing import Ratio, compare
from tests.staging.distributed_files import archive_frame
from transforms.contracts.staging.ncands_child import NcandsChild
from transforms.staging.archive import archive_forms, distributed
from transforms.staging.content import Circumstances, Content

RECORDS = 120_000
FORMS: dict[str, tuple[str, Callable[..., Any], Callable[..., Any]]] = {
    "sav": ("SPSS", pyreadstat.write_sav, pyreadstat.read_sav),
    "dta": ("Stata", pyreadstat.write_dta, pyreadstat.read_dta),
}

FLOORS: dict[str, dict[str, str]] = {"a data frame": {}, "lists of objects": {"output_format": "dict"}}


def typed(path: Path) -> int:
    """Typed columns and faults, every one consumed."""
    total = 0
    with path.open("rb") as stream:
        content = Content(stream, path.name, path)
        for batch in distributed.read_batches(content, archive_forms.NCANDS_CHILD, Circumstances(None)):
            for rows in batch.tables.values():
                total += sum(checksum(getattr(column, "indices", column)) for column in rows.columns)
            total += len(batch.faults)
    return total


def run(rows: pl.DataFrame, folder: Path) -> list[Ratio]:
    """One ratio for each package."""
    year = rows.filter(pl.col("submission") == rows["submission"].max())
    frame = archive_frame(NcandsChild, repeated(year, -(-RECORDS // len(year))).head(RECORDS))
    ratios = []
    for form, (name, write, read) in FORMS.items():
        path = folder / f"child.{form}"
        write(frame, path)
        for floor, options in FLOORS.items():
            ratios.append(
                compare(
                    f"{name} file: typed, against {floor}",
                    partial(read, path, **options),
                    partial(typed, path),
                    1.2,
                    RECORDS,
                )
            )
    return ratios
