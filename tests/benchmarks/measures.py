"""Measures at a million child-reports and 100,000 removals, against the largest value of what they read.

Floor: `max()` of every column the query reads, over the same Parquet. Work: the query for one 12-month
period, its rows materialized. Allowed: 5 times for scans, 15 where a self-join or window is the definition.
"""

from __future__ import annotations

import re
from pathlib import Path

import duckdb
import polars as pl
import sqlglot
from sqlglot import exp

from tests.benchmarks.larger_samples import repeated
from tests.benchmarks.timing import Ratio, compare
from transforms.contracts.contract import all_contracts
from transforms.engine import open_engine, put_table, run_query, show_parquet, used_parameters
from transforms.measures.registry import Measure, counted_measures
from transforms.queries import in_order, stage_queries

CHILD_REPORTS, REMOVALS = 1_000_000, 100_000


def _times(name: str, tables: dict[str, pl.DataFrame]) -> int:
    """How often a table is repeated."""
    if "afcars" in name:
        current = tables["staging.afcars_oohc_removals"].select("e4_child_record_number", "e69_removal_date")
        return -(-REMOVALS // current.n_unique())
    if name.split(".")[1] in ("ncands_child", "contacts", "referrals"):
        return -(-CHILD_REPORTS // len(tables["staging.ncands_child"]))
    return 1


def prepared(tables: dict[str, pl.DataFrame], files: list[dict], folder: Path) -> duckdb.DuckDBPyConnection:
    """An engine over Parquet with all tables up to the cohorts."""
    connection = open_engine()
    for name in all_contracts():
        show_parquet(connection, name, [])
    for name, frame in tables.items():
        path = folder / f"{name}.parquet"
        repeated(frame, _times(name, tables)).write_parquet(path)
        show_parquet(connection, name, [path])
    connection.execute("drop view raw.files")
    put_table(connection, "raw.files", pl.DataFrame(files, schema=all_contracts()["raw.files"].schema()))
    for query in [*in_order(stage_queries("episodes")), *in_order(stage_queries("cohorts"))]:
        path = folder / f"{query.name}.parquet"
        run_query(connection, query, path)
        show_parquet(connection, query.name, [path])
    return connection


def floor_sql(measure: Measure) -> str:
    """The largest value of every column the measure reads, over all tables it reads."""
    names = {c.name for c in sqlglot.parse_one(measure.query.sql, dialect="duckdb").find_all(exp.Column)}
    starred = "*" in re.sub(r"count\(\*\)", "", measure.query.sql)
    selects = []
    for table in measure.query.reads:
        if table.startswith("codes."):
            continue
        columns = [
            c for c in all_contracts()[table].columns if c in names or (starred and "cohorts" in table)
        ]
        values = ", ".join(f'max("{column}")' for column in columns)
        selects.append(f"(select hash({values}) from {table})")
    return "select " + ", ".join(selects)


def is_window(measure: Measure) -> bool:
    """Whether a window or a join of a table with what is made of it is part of the definition."""
    return bool(re.search(r"\bover\s*\(|\bjoin\b", measure.query.sql))


def run(tables: dict[str, pl.DataFrame], files: list[dict], folder: Path) -> list[Ratio]:
    """A ratio for each measure."""
    connection = prepared(tables, files, folder)
    ratios = []
    for measure in counted_measures().values():
        rows = sum(
            (connection.execute(f"select count(*) from {t}").fetchone() or (0,))[0]
            for t in measure.query.reads
            if not t.startswith("codes.")
        )
        period = {"period_start": "2023-10-01", "period_end": "2024-09-30"}
        parameters = used_parameters(measure.query, period)
        sql = f"create or replace temp table members as {measure.query.sql}"
        for name, value in parameters.items():
            sql = sql.replace(f"${name}", f"date '{value}'")
        below = floor_sql(measure)
        ratios.append(
            compare(
                f"measure: {measure.measure_id}",
                lambda below=below: connection.execute(below).fetchall(),
                lambda sql=sql: connection.execute(sql),
                15 if is_window(measure) else 5,
                rows,
            )
        )
    return ratios
