"""The records behind one value: who is counted, who is left out and why, down to files and record numbers.

Here belongs bringing together what `transforms.lists` makes of an edition's tables, checking that it counts
what was published, and the files: a workbook with a sheet each, and the same rows as CSV. They name persons
and lie under `restricted/lists/` alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb
import polars as pl

from pipelines.list_files import AS_TEXT, CONFIDENTIAL, MOST_ROWS, SYNTHETIC, write_csv, write_workbook
from pipelines.lists import Lists
from reports.explained import sentence
from reports.values import Value
from transforms.engine import open_engine, show_parquet
from transforms.lists.asked import Asked
from transforms.lists.columns import in_words
from transforms.lists.counts import Counted, has_outcome, reconcile
from transforms.lists.left_out import left_out
from transforms.lists.records import LEADS, records_behind
from transforms.lists.rows import ALL_MEMBERS, CHARACTERISTICS
from transforms.measures.registry import Measure
from transforms.publication.release import About
from transforms.queries import behind
from transforms.settings import Settings
from transforms.warehouse import Draft, Warehouse

COUNTED, LEFT_OUT = "counted", "left out"
BESIDE = ("cohorts.left_out", "raw.files", "episodes.submissions")
NOT_TOLD = "who is left out cannot be told row by row: the tables do not give these members with this code"

SAYS: Mapping[str, str] = {
    "counted": "Members of the denominator; In numerator says who is in the numerator too",
    "left out": "Rows of the cohort's source that are not counted in this cell, with the first condition they"
    " fail; Member counted: another record of the same member is counted",
    "records": "Records of the files that tell of them; In force: the file counts, no later one replaces it",
}


@dataclass(frozen=True)
class Behind:
    """What stands behind a value. `out` is None where it cannot be told."""

    members: pl.DataFrame
    out: pl.DataFrame | None
    records: pl.DataFrame
    counts: Counted


@dataclass(frozen=True)
class WrittenRecords:
    """The files that were written, and how many are counted, left out and on record."""

    workbook: Path
    counted: int
    left_out: int | None
    records: int


@dataclass(frozen=True)
class Tables:
    """The tables of one agency that an edition was made of, and the settings, where these are known."""

    warehouse: Warehouse
    draft: Draft
    settings: Settings | None = None


def behind_value(tables: Tables, value: Value, measure: Measure, about: About) -> Behind:
    """Members, those left out and records behind a value, reconciled with its counts.

    Raises:
        UnreconciledError: the members do not count what was published.
        ListError: the lake does not hold the measure's members.
    """
    row, asked = value.result, _asked(value, measure)
    period = {
        "state": row.state, "period_type": value.period_type, "period": row.period,
        "period_start": row.period_start, "period_end": row.period_end,
    }  # fmt: skip
    lists = Lists.open(tables.warehouse, tables.draft)
    try:
        lists.show(measure)
        listing = lists.make_of(measure, asked, period, about.counties)
    finally:
        lists.connection.close()
    figure = {
        name: getattr(row, name)
        for name in ("statistic", "outcome", "numerator", "denominator", "members_open")
    }
    counts = reconcile(measure, figure, listing.members)
    with _engine(tables, measure) as connection:
        out = left_out(connection, measure, asked, period)
        whom = _whom(listing.members, out)
        records = records_behind(connection, measure, whom)
    in_numerator = _in_numerator(measure, row.outcome)
    marks = listing.members.with_columns(Standing=pl.lit(COUNTED), **{"In numerator": in_numerator})
    marks = marks.select("Standing", "In numerator")  # ratios are sorted: all yes
    members = pl.concat([marks, in_words(listing, about.counties)], how="horizontal")
    return Behind(members, None if out is None else _out_in_words(out), records, counts)


def _asked(value: Value, measure: Measure) -> Asked:
    """The cell of a value as a list is asked for."""
    row = value.result
    return Asked(
        period=row.period,
        component=row.component if measure.header.components != ["all"] else "",
        county=row.geography if row.geography_level == "county" else "",
        unit=row.geography if row.geography_level == "unit" else "",
        categories=() if row.dimension == "all" else ((row.dimension, row.category),),
    )


def _engine(tables: Tables, measure: Measure) -> duckdb.DuckDBPyConnection:
    """A connection that shows what a measure is made from, with the settings it was made with."""
    connection = open_engine(tables.settings)
    connection.execute("create schema lists")
    shown = {*behind(measure.query.reads), *CHARACTERISTICS, *BESIDE, "cohorts.population"}
    for name in sorted(name for name in shown if not name.startswith("codes.")):
        show_parquet(connection, name, tables.warehouse.paths(tables.draft, name))
    show_parquet(connection, ALL_MEMBERS, tables.warehouse.paths(tables.draft, measure.query.name))
    return connection


def _in_numerator(measure: Measure, outcome: str) -> pl.Expr:
    """Whether a member is in the numerator, in a word; of durations, whether its end is known."""
    kind = measure.header.kind
    if kind in ("proportion", "rate"):
        known = pl.col("numerator") > 0
    elif kind == "share":
        known = has_outcome(measure, outcome)
    elif kind == "incidence":
        known = pl.col("ended") & (pl.lit(outcome == "all") | (pl.col("outcome") == outcome))
    elif kind == "duration":
        known = pl.col("ended")
    else:
        known = pl.lit(value=True)
    return pl.when(known).then(pl.lit("yes")).otherwise(pl.lit("no"))


def _whom(members: pl.DataFrame, out: pl.DataFrame | None) -> pl.DataFrame:
    """Whose records are sought: members, and those left out, by report, child, worker and unit."""
    whom = pl.col("member_key").alias("whom")
    parts = [members.select(whom, pl.lit(COUNTED).alias("role"), *LEADS)]
    if out is not None:
        lead = {"report_id": "of_report", "child_id": "of_child", "worker_id": "of_worker", "unit": "unit"}
        parts.append(
            out.select(
                pl.coalesce("candidate_key", "member_key").alias("whom"),
                pl.lit(LEFT_OUT).alias("role"),
                *(pl.col(column).alias(name) for name, column in lead.items()),
            )
        )
    return pl.concat(parts, how="vertical_relaxed")


def _out_in_words(out: pl.DataFrame) -> pl.DataFrame:
    """Those left out under headings a person reads."""
    return out.select(
        pl.lit(LEFT_OUT).alias("Standing"),
        pl.col("reason").alias("Left out because it fails"),
        pl.col("rule_id").alias("Rule that finds it"),
        pl.when("is_member").then(pl.lit("yes")).otherwise(pl.lit("no")).alias("Member counted"),
        pl.col("component").replace("all", None).alias("Part"),
        pl.coalesce("child_id", "of_child").alias("Child"),
        pl.col("of_report").alias("Report"),
        pl.coalesce("worker_id", "of_worker").alias("Worker"),
        pl.col("county").alias("County"),
        pl.col("counted_on").alias("Counted on"),
        pl.col("member_key").alias("Member"),
        pl.col("source").alias("Table"),
        pl.col("candidate_key").alias("Row"),
        pl.col("file_id").alias("File"),
        pl.col("record_number").alias("Record"),
    )


def _records_in_words(records: pl.DataFrame) -> pl.DataFrame:
    """Records under headings a person reads."""
    names = {
        "role": "Standing", "whom": "Member", "table_name": "Table", "dataset": "Dataset",
        "submission": "Submission", "path": "File", "record_number": "Record", "sha256": "SHA-256",
    }  # fmt: skip
    in_force = pl.when("is_in_force").then(pl.lit("yes")).otherwise(pl.lit("no")).alias("In force")
    return records.select(*(pl.col(name).alias(heading) for name, heading in names.items()), in_force)


def write_records(folder: Path, value: Value, found: Behind, about: About) -> WrittenRecords:
    """Write what stands behind a value: a workbook, and a CSV for each of its sheets."""
    folder.mkdir(parents=True, exist_ok=True)
    stem = f"explained-{value.result.value_id}"
    sheets = {"counted": found.members, "records": _records_in_words(found.records)}
    if found.out is not None:
        sheets = {"counted": found.members, "left out": found.out, "records": sheets["records"]}
    workbook = folder / f"{stem}.xlsx"
    write_workbook(
        workbook,
        list(_notes(value, found, about, sheets)),
        {name: rows.head(MOST_ROWS) for name, rows in sheets.items()},
    )
    for name, rows in sheets.items():
        write_csv(folder / f"{stem}-{name.replace(' ', '_')}.csv", rows)
    out = None if found.out is None else found.out.height
    return WrittenRecords(workbook, found.members.height, out, found.records.height)


def _notes(
    value: Value, found: Behind, about: About, sheets: Mapping[str, pl.DataFrame]
) -> Iterator[tuple[str, str]]:
    """What the workbook is, the figure it stands behind, and that both count the same."""
    yield value.measure.title, ""
    yield "", CONFIDENTIAL
    if about.is_synthetic:
        yield "", SYNTHETIC
    yield "Figure", sentence(value)
    yield "Id", f"{value.result.value_id}, edition {about.edition}"
    yield "Definition", f"{value.measure.measure_id}, version {value.version}: {value.measure.states}"
    if value.measure.exclusions:
        yield "Leaves out", value.measure.exclusions
    yield "Reconciled", reconciled(found.counts)
    if found.out is None:
        yield "", NOT_TOLD
    for name, rows in sheets.items():
        yield name.capitalize(), f"{rows.height:,} rows. {SAYS[name]}"
    yield "", AS_TEXT


def reconciled(counts: Counted) -> str:
    """The counts of the rows, which are those that were published."""
    told = [
        f"{name} {count:,.10g}"
        for name, count in (
            ("denominator", counts.denominator),
            ("numerator", counts.numerator),
            ("open or not recorded", counts.members_open),
        )
        if count is not None
    ]
    return f"the rows count what was published: {', '.join(told)}"
