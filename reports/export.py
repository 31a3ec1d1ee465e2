"""The released results as files for machines, and the order to write the workbook for people.

Here belong the CSV files of an edition's released tables in `data/`, and those of each measure beside its
page. What a public edition adds for researchers stands in `data_package.py`, what the workbook holds in
`workbook.py`. Pages and charts do not belong here.
"""

from __future__ import annotations

from pathlib import Path

import duckdb
import polars as pl

from reports.data_package import DATA, write_csv, write_package
from reports.reading import connect, frame, read_labels
from reports.workbook import EFFECTS, Told, write_workbook

NAME = "measure_results"
INSIDE = (NAME, "caveats", EFFECTS, "reconciliation", "annotations", "revisions")
"""Tables that the internal edition offers as CSV; all others are in its database."""

OUTCOME = "evaluation, state, measure_id, component, answer"
EVALUATED = {
    "": f"""
        select {OUTCOME}, 'effect' as analysis, false as is_sensitivity, scale, effect, ci_lower, ci_upper,
            before, observed, expected, first_month, last_month, status, status_reason, 0 as position
        from published.evaluations
        union all by name
        select {OUTCOME}, analysis, is_sensitivity, effect, ci_lower, ci_upper, position
        from published.evaluation_estimates
        order by {OUTCOME}, position, analysis
    """,
    "series": f"select * from published.evaluation_points order by {OUTCOME}, series, step",
}
"""What is found of programmes, by folder: effects with parts and other choices; every series by month."""


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
            written += _evaluation_files(edition, connection)
        else:
            written = write_package(edition, connection)
    workbook = edition / f"{NAME}.xlsx"
    write_workbook(workbook, Told(results, effects, measures, about, labels))
    return [*written, workbook, *_measure_files(edition, results, measures["measure_id"].to_list())]


def _evaluation_files(edition: Path, connection: duckdb.DuckDBPyConnection) -> list[Path]:
    """What was found of each programme, and its series, as CSV: its page links to them."""
    written = []
    for kind, query in EVALUATED.items():
        found = frame(connection, query)
        for (name,), rows in found.partition_by("evaluation", as_dict=True, maintain_order=True).items():
            path = edition / "evaluations" / kind / f"{name}.csv"
            path.parent.mkdir(parents=True, exist_ok=True)
            rows.write_csv(path)
            written.append(path)
    return written


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
