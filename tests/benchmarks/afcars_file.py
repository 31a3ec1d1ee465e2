"""AFCARS 2020 XML: staging without writing, against parsing alone.

Floor: `lxml.iterparse` over the end of each record, clearing as it goes. Work: `read_batches`.
"""

from __future__ import annotations

from pathlib import Path

import polars as pl
from lxml import etree

from data_samples.writers.afcars import write_afcars_oohc
from tests.benchmarks.larger_samples import repeated
from tests.benchmarks.timing import Ratio, compare
from transforms.staging.layouts import afcars_oohc
from transforms.staging.receiving.decompress import open_bounded

TIMES = 4


def write_file(tables: dict[str, pl.DataFrame], folder: Path, times: int) -> tuple[Path, int]:
    """One six-month file, each child of the last sample file several times; its path and records."""
    last = tables["afcars_oohc_children"]["submission"].max()
    of_file = {name: repeated(t.filter(pl.col("submission") == last), times) for name, t in tables.items()}
    path = folder / "afcars_oohc" / "afcars.xml"
    write_afcars_oohc(of_file, "ZZ", str(last), path)
    return path, len(of_file["afcars_oohc_children"])


def floor(path: Path) -> int:
    """Parsing alone."""
    records = 0
    with path.open("rb") as stream:
        for _, record in etree.iterparse(stream, events=("end",), tag="record"):
            records += 1
            record.clear()
            while record.getprevious() is not None:
                del record.getparent()[0]
    return records


def staged(path: Path) -> int:
    """Typed columns of all tables, and faults."""
    with open_bounded(path) as stream:
        return sum(
            sum(rows.num_rows for rows in batch.tables.values()) + len(batch.faults)
            for batch in afcars_oohc.read_batches(stream)
        )


def run(tables: dict[str, pl.DataFrame], folder: Path) -> list[Ratio]:
    """The ratio."""
    path, records = write_file(tables, folder, TIMES)
    return [compare("AFCARS XML: staging", lambda: floor(path), lambda: staged(path), 4, records)]
