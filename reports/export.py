"""The released results as files for machines, and the order to write the workbook for people.

Here belong the CSV files of an edition's released tables in `data/`, and those of each measure beside its
page. What a public edition adds for researchers stands in `data_package.py`, what the workbook holds in
`workbook.py`. Pages and charts do not belong here.
"""

from __future__ import annotations

from pathlib import Path

import polars as pl

from reports.data_package import DATA, write_csv, write_package
from reports.reading import connect, frame, read_labels
from reports.workbook import EFFECTS, Told, write_workbook

NAME = "measure_results"
INSIDE = (NAME, "caveats", EFFECTS, "reconciliation", "annotations", "revisions")
"""Tables that the internal edition offers as CSV; all others are in its database."""


def export(edition: Path) -> list[Path]:
    """Write the data files and the workbook into the edition's folder; return their paths.

    An empty number has its reason in `status`. Reads `<edition>/outcomes.duckdb` only.
    """
    with connect(edition) as connection:
        results = frame(connection, f"select * from published.{NAME}")
        effects = frame(
            connection,
            f"select * from published.{EFFECTS} "
            "order by measure_id, component, state, period_end, outcome, statistic, effect desc, rule_id",
        )
        measures = frame(connection, "select measure_id, domain, title, states from published.measures")
        about = frame(connection, "select * from published.edition").to_dicts()[0]
        labels = read_labels(connection)
        if about["audience"] == "internal":
            written = [write_csv(edition / DATA, connection, name) for name in INSIDE]
        else:
            written = write_package(edition, connection)
    workbook = edition / f"{NAME}.xlsx"
    write_workbook(workbook, Told(results, effects, measures, about, labels))
    return [*written, workbook, *_measure_files(edition, results, measures["measure_id"].to_list())]


def _measure_files(edition: Path, results: pl.DataFrame, measure_ids: list[str]) -> list[Path]:
    """The released results of each measure as CSV, where its page links to them."""
    by_measure = results.partition_by("measure_id", as_dict=True)
    written = []
    for measure_id in measure_ids:
        path = edition / "measures" / f"{measure_id}.csv"
        path.parent.mkdir(exist_ok=True)
        by_measure.get((measure_id,), results.clear()).write_csv(path)
        written.append(path)
    return written
