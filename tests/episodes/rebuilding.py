"""An engine that makes episodes from a few staged rows, again and again.

Here belongs the way from snapshots, AFCARS 2020 records and placements to the tables of `episodes`; what
they should hold stands in the tests.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

import duckdb
import polars as pl

from tests.reference.snapshots import Snapshot, snapshot_rows
from transforms.contracts.contract import all_contracts
from transforms.engine import conforming, empty_select, open_engine, put_table
from transforms.periods import afcars_bounds
from transforms.queries import in_order, stage_queries

FEDERAL = {"afcars_foster_care_1993": "afcars_foster_care_1993", "afcars_oohc_children": "afcars_oohc"}
NEEDED = (
    "submissions",
    "children",
    "snapshots",
    "snapshot_removals",
    "removal_episodes",
    "snapshot_arrangements",
    "reported_arrangements",
    "placement_arrangements",
    "living_arrangements",
)


def bounds_of(submission: str) -> tuple:
    """First and last day of 21A or of 21A21B."""
    return afcars_bounds(submission[:3])[0], afcars_bounds(submission[-3:])[1]


def files_of(frames: Mapping[str, pl.DataFrame], order: Iterable[str] = ()) -> pl.DataFrame:
    """The rows of raw.files of staged frames; `order` names files in the order they were received."""
    names = list(order)
    rows = []
    for table, frame in frames.items():
        dataset = FEDERAL.get(table, table if table == "placements" else None)
        if dataset is None:
            continue
        columns = [name for name in ("state", "file_id", "submission") if name in frame.columns]
        for row in frame.select(columns).unique(maintain_order=True).to_dicts():
            submission = row.get("submission")
            start, end = bounds_of(submission) if submission else (None, None)
            known = row["file_id"] in names
            place = names.index(row["file_id"]) if known else len(rows)
            rows.append(
                row
                | {
                    "path": row["file_id"],
                    "dataset": dataset,
                    "submission": submission,
                    "period_start": start,
                    "period_end": end,
                    "status": "accepted",
                    "received_order": place + 1,
                    "received_at": datetime(2026, 1, 1) + timedelta(hours=place),  # noqa: DTZ001 (fixed)
                }
            )
    schema = all_contracts()["raw.files"].schema()
    rows = [{name: value for name, value in row.items() if name in schema} for row in rows]
    return pl.DataFrame(rows, schema=schema, strict=False)


class Rebuilding:
    """A connection whose staging is replaced for each history."""

    def __init__(self) -> None:
        self.connection: duckdb.DuckDBPyConnection = open_engine(threads=1)
        for name, contract in all_contracts().items():
            self.connection.execute(f"create table {name} as {empty_select(contract)}")
        self._queries = [query for query in in_order(stage_queries("episodes")) if query.table in NEEDED]
        self._filled: set[str] = set()

    def of_frames(self, frames: Mapping[str, pl.DataFrame], order: Iterable[str] = ()) -> Rebuilding:
        """Make the tables of episodes from staged frames; those not given are empty."""
        for table in self._filled - set(frames):
            self.connection.execute(
                f"create or replace table staging.{table} as "
                + empty_select(all_contracts()[f"staging.{table}"])
            )
        self._filled = set(frames)
        for table, frame in frames.items():
            put_table(self.connection, f"staging.{table}", frame)
        put_table(self.connection, "raw.files", files_of(frames, order))
        for query in self._queries:
            select = conforming(query.sql, all_contracts()[query.name])
            self.connection.execute(f"create or replace table {query.name} as {select}")
        return self

    def of_snapshots(self, snapshots: Iterable[Snapshot]) -> Rebuilding:
        """Make the tables of episodes from snapshots alone."""
        return self.of_frames({"afcars_foster_care_1993": snapshot_rows(snapshots)})

    def rows(self, query: str) -> list[tuple]:
        """The rows of a query over the tables made."""
        return self.connection.execute(query).fetchall()

    def table(self, columns: str, table: str) -> list[list[str]]:
        """The columns of a table of episodes as texts, in the order of its keys, empty for null."""
        keys = ", ".join(all_contracts()[f"episodes.{table}"].keys())
        found = self.rows(f"select {columns} from episodes.{table} order by {keys}")
        return [["" if value is None else str(value) for value in row] for row in found]
