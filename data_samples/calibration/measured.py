"""A synthetic nation measured by the measures themselves: staging tables in, results of the whole state out.

Here belongs the shortest way from simulated tables to `marts.measure_results`. Rough figures that steer the
generator stand in `indicators` and `distributions`; published figures and tolerances in `national`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

import duckdb
import polars as pl

from data_samples.generator.afcars_rows import STATE
from transforms.contracts.contract import all_contracts
from transforms.engine import conforming, empty_select, open_engine, put_table
from transforms.marts.members import measure_members
from transforms.marts.received import read_coverage
from transforms.marts.results import measure_results
from transforms.measures.registry import Measure, all_measures
from transforms.periods import afcars_bounds, ncands_bounds
from transforms.queries import in_order, stage_queries
from transforms.staging.datasets import DATASETS, tables_of
from transforms.staging.receiving.receipt_order import with_order_of_receipt

RECEIVED_AT = datetime(2026, 11, 15)  # noqa: DTZ001 (a fixed local time)


def measured(tables: Mapping[str, pl.DataFrame], measure_ids: Iterable[str]) -> pl.DataFrame:
    """Rows of `marts.measure_results` of some measures for the whole state, without breakdowns.

    Args:
        tables: staging table name to its rows of one state, over all submissions.
        measure_ids: measures to compute; those made of results are not among them.
    """
    with _engine(tables) as connection:
        coverage = read_coverage(connection)
        found = []
        for measure in (all_measures()[name] for name in measure_ids):
            _put_members(connection, measure, coverage.periods(measure))
            found.append(measure_results(connection, measure, coverage, STATE))
    return pl.concat(found).filter(
        pl.col("period_type") == "12_months",
        pl.col("geography_level") == "state",
        pl.col("dimension") == "all",
    )


def _engine(tables: Mapping[str, pl.DataFrame]) -> duckdb.DuckDBPyConnection:
    """An engine over the tables, with episodes and cohorts made."""
    connection = open_engine()
    for name, contract in all_contracts().items():
        connection.execute(f"create table {name} as {empty_select(contract)}")
    connection.execute("create schema if not exists measures")
    received = {name: _with_file(name, rows) for name, rows in tables.items()}
    for name, rows in received.items():
        put_table(connection, f"staging.{name}", rows)
    files = pl.concat(list(_files(received))).unique(["file_id"], maintain_order=True)
    put_table(connection, "raw.files", with_order_of_receipt(files))
    for query in [*in_order(stage_queries("episodes")), *in_order(stage_queries("cohorts"))]:
        select = conforming(query.sql, all_contracts()[query.name])
        connection.execute(f"create or replace table {query.name} as {select}")
    return connection


def _with_file(name: str, rows: pl.DataFrame) -> pl.DataFrame:
    """Rows with the file they would have come in: one for each submission, one for an extract."""
    dataset = _dataset(name)
    file = pl.concat_str(pl.lit(f"{dataset} "), "submission") if "submission" in rows.columns else dataset
    return rows.with_columns(file_id=pl.lit(file) if isinstance(file, str) else file)


def _dataset(table: str) -> str:
    """The dataset whose files are read into a staging table."""
    return next(
        name for name in DATASETS if f"staging.{table}" in [c.qualified_name() for c in tables_of(name)]
    )


def _files(received: Mapping[str, pl.DataFrame]) -> Iterator[pl.DataFrame]:
    """Rows of `raw.files` for tables with their files."""
    schema = all_contracts()["raw.files"].schema()
    for name, rows in received.items():
        columns = ["file_id", *(["submission"] if "submission" in rows.columns else [])]
        for row in rows.select(columns).unique(maintain_order=True).iter_rows(named=True):
            submission = row.get("submission")
            bounds = ncands_bounds if (submission or "").startswith("FFY") else afcars_bounds
            start, end = bounds(submission) if submission else (None, None)
            about = {
                "file_id": row["file_id"],
                "path": row["file_id"],
                "dataset": _dataset(name),
                "state": STATE,
                "submission": submission,
                "period_start": start,
                "period_end": end,
                "received_at": RECEIVED_AT,
                "status": "accepted",
            }
            yield pl.DataFrame([about], schema=schema)


def _put_members(connection: duckdb.DuckDBPyConnection, measure: Measure, periods: list) -> None:
    connection.register("members", measure_members(connection, measure, periods))
    connection.execute(f"create or replace table {measure.query.name} as from members")
    connection.unregister("members")
