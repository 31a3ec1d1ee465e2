"""Members of the row-by-row computation as a table that curves are drawn from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import duckdb
import polars as pl

from tests.reference.curves import Observed

SCHEMA = {
    "duration": pl.Float64,
    "ended": pl.Boolean,
    "outcome": pl.String,
    "entered_after": pl.Float64,
}


def engine_over(members: pl.DataFrame) -> duckdb.DuckDBPyConnection:
    """A connection whose table `members` holds them."""
    connection = duckdb.connect(config={"threads": 1})
    connection.register("incoming", members.to_arrow())
    connection.execute("create table members as from incoming")
    return connection


def in_cells(cells: Mapping[str, Sequence[Observed]]) -> pl.DataFrame:
    """A row per member, with its cell."""
    rows = [
        (cell, m.duration, m.ended, m.outcome, m.entered_after) for cell, told in cells.items() for m in told
    ]
    return pl.DataFrame(rows, schema={"cell": pl.String, **SCHEMA}, orient="row")
