"""An agency's received tables written by hand, in an engine as `check_agency` gets it.

A table is one header line and one line per row, cells between bars; an empty cell is null, a column that is
not listed takes the contract's example value.
"""

from __future__ import annotations

import duckdb
import polars as pl

from transforms.contracts.contract import all_contracts
from transforms.engine import empty_select, open_engine, put_table
from transforms.periods import afcars_bounds, ncands_bounds
from transforms.staging.receiving.receipt_order import with_order_of_receipt


def rows_of(table: str) -> list[dict[str, str | None]]:
    """The lines of a table as dictionaries of texts."""
    lines = [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]
    return [dict(zip(lines[0], [cell or None for cell in line], strict=True)) for line in lines[1:]]


def frame_of(name: str, rows: list[dict[str, str | None]]) -> pl.DataFrame:
    """Rows of texts as a frame that conforms to the contract of `name`."""
    contract = all_contracts()[name]
    texts = [
        {column: None if value is None else str(value) for column, value in full.items()}
        for row in rows
        for full in [{c: row.get(c, about.example) for c, about in contract.columns.items()}]
    ]
    frame = pl.DataFrame(texts, schema=dict.fromkeys(contract.columns, pl.String))
    return frame.with_columns(_read(column, kind) for column, kind in contract.schema().items())


def _read(column: str, kind: pl.DataType) -> pl.Expr:
    if isinstance(kind, pl.Boolean):
        return pl.col(column).str.to_lowercase() == "true"
    if isinstance(kind, pl.Date):
        return pl.col(column).str.to_date("%Y-%m-%d")
    if isinstance(kind, pl.Datetime):
        return pl.col(column).str.replace(" ", "T").str.to_datetime("%Y-%m-%dT%H:%M")
    return pl.col(column).cast(kind)


def agency(tables: dict[str, str], files: str = "") -> duckdb.DuckDBPyConnection:
    """An engine that holds the tables, by name without the stage, and empty tables for all others.

    `files` are rows of raw.files; their period follows from `submission`.
    """
    connection = open_engine()
    for name in all_contracts():
        if name.startswith(("raw.", "staging.")):
            connection.execute(f"create table {name} as {empty_select(all_contracts()[name])}")
    for name, table in tables.items():
        put_table(connection, f"staging.{name}", frame_of(f"staging.{name}", rows_of(table)))
    if files:
        rows = frame_of("raw.files", [_dated(row) for row in rows_of(files)])
        put_table(connection, "raw.files", with_order_of_receipt(rows))
    return connection


def _dated(row: dict[str, str | None]) -> dict[str, str | None]:
    submission = row.get("submission") or ""
    defaults = {
        "path": row["file_id"],
        "status": "accepted",
        "received_at": "2026-11-01T00:00",
        "state": "ZZ",
    }
    if not submission:
        return {**defaults, **row}
    first, last = (ncands_bounds if submission.startswith("FFY") else afcars_bounds)(submission)
    defaults |= {
        "dataset": "ncands_child" if submission.startswith("FFY") else "afcars_oohc",
        "period_start": first.isoformat(),
        "period_end": last.isoformat(),
    }
    return {**defaults, "records_in": "1", "records_accepted": "1", "records_rejected": "0", **row}
