"""The released results as files for machines, and the order to write the workbook for people.

Here belong `measure_results.csv`, `caveats.csv`, `data_quality_effects.csv`, `reconciliation.csv`,
`revisions.csv` and those of each measure, written from an edition's released tables. An empty number has its
reason in `status`. What the workbook holds stands in `workbook.py`. Pages and charts do not belong here.
"""

from __future__ import annotations

from pathlib import Path

import polars as pl

from reports.edition import connect, frame, read_labels
from reports.workbook import EFFECTS, Told, write_workbook

NAME = "measure_results"


def export(edition: Path) -> list[Path]:
    """Write the CSV files and the workbook into the edition's folder; return their paths.

    The CSV holds every released result, and those of each measure stand beside its page; the workbook holds
    what its first sheet says. Reads `<edition>/outcomes.duckdb` only.
    """
    with connect(edition) as connection:
        results = frame(connection, f"select * from published.{NAME}")
        caveats = frame(
            connection, "select * from published.caveats order by measure_id, state, period_end, caveat"
        )
        effects = frame(
            connection,
            f"select * from published.{EFFECTS} "
            "order by measure_id, component, state, period_end, outcome, statistic, effect desc, rule_id",
        )
        beside = frame(connection, "select * from published.reconciliation order by all")
        moved = frame(connection, "select * from published.revisions")
        measures = frame(connection, "select measure_id, domain, title, states from published.measures")
        about = frame(connection, "select * from published.edition").to_dicts()[0]
        labels = read_labels(connection)
    csv, workbook = edition / f"{NAME}.csv", edition / f"{NAME}.xlsx"
    results.write_csv(csv)
    notes = edition / "caveats.csv"
    caveats.write_csv(notes)
    faults = edition / f"{EFFECTS}.csv"
    effects.write_csv(faults)
    federal = edition / "reconciliation.csv"
    beside.write_csv(federal)
    revisions = edition / "revisions.csv"
    moved.write_csv(revisions)
    write_workbook(workbook, Told(results, effects, measures, about, labels))
    return [
        csv,
        notes,
        faults,
        federal,
        revisions,
        workbook,
        *_measure_files(edition, results, measures["measure_id"].to_list()),
    ]


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
