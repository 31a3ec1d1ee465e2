"""The XML layouts: a whole reading, against parsing alone.

Floor: `lxml.iterparse` over the end of each record, clearing as it goes.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import polars as pl
from lxml import etree

from data_samples.writers.afcars import write_afcars_oohc
from data_samples.writers.afcars_aga import write_afcars_aga
from data_samples.writers.nytd import write_nytd
from tests.benchmarks.larger_samples import repeated
from tests.benchmarks.reading import whole_reading
from tests.benchmarks.timing import Ratio, compare

ALLOWED = 4
TIMES = {"afcars_oohc": 4, "afcars_aga": 20, "nytd_outcomes": 600, "nytd_served": 40}
"""How often each youth or child of the last sample file stands in the file that is read."""


def floor(path: Path) -> int:
    """Parsing alone."""
    records = 0
    with path.open("rb") as stream:
        for _, record in etree.iterparse(stream, events=("end",), tag="{*}record"):
            records += 1
            record.clear()
            while record.getprevious() is not None:
                del record.getparent()[0]
    return records


def _last(rows: pl.DataFrame, times: int) -> pl.DataFrame:
    """The rows of the last submission, many times over, numbered anew."""
    made = repeated(rows.filter(pl.col("submission") == rows["submission"].max()), times)
    return made.with_columns(pl.int_range(1, len(made) + 1).alias("record_number"))


def write_files(tables: dict[str, pl.DataFrame], folder: Path) -> dict[str, tuple[Path, int]]:
    """One file per dataset with its records; `tables` are staging tables by name."""
    afcars = {name: t for name, t in tables.items() if name.startswith("afcars_oohc_")}
    last = str(afcars["afcars_oohc_children"]["submission"].max())
    oohc = {
        name: repeated(t.filter(pl.col("submission") == last), TIMES["afcars_oohc"])
        for name, t in afcars.items()
    }
    aga, outcomes, served = (
        _last(tables[name], TIMES[name]) for name in ("afcars_aga", "nytd_outcomes", "nytd_served")
    )
    made: dict[str, tuple[Callable[..., None], tuple[object, ...], int]] = {
        "afcars_oohc": (write_afcars_oohc, (oohc, "ZZ", last), len(oohc["afcars_oohc_children"])),
        "afcars_aga": (write_afcars_aga, (aga, "ZZ", aga["submission"][0]), len(aga)),
        "nytd_outcomes": (
            write_nytd,
            (outcomes, served.clear(), "ZZ", outcomes["submission"][0]),
            len(outcomes),
        ),
        "nytd_served": (write_nytd, (outcomes.clear(), served, "ZZ", served["submission"][0]), len(served)),
    }
    files = {}
    for dataset, (write, given, records) in made.items():
        path = folder / dataset / "file.xml"
        path.parent.mkdir(parents=True)
        write(*given, path)
        files[dataset] = (path, records)
    return files


def run(tables: dict[str, pl.DataFrame], folder: Path) -> list[Ratio]:
    """A ratio for each layout."""
    files = write_files(tables, folder)
    return [
        compare(
            f"{dataset}, XML of {path.stat().st_size / 1e6:,.0f} MB",
            partial(floor, path),
            partial(whole_reading, path, dataset),
            ALLOWED,
            records,
        )
        for dataset, (path, records) in files.items()
    ]
