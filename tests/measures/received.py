"""Random histories as received tables in an engine: the shortest road from a history to a measure.

Here belongs putting the frames of `tests.reference.staging_frames` into staging, with the files they
would have come in, and running the queries of episodes and cohorts over them.
"""

from __future__ import annotations

from datetime import datetime

import duckdb
import polars as pl

from tests.reference import staging_frames
from tests.reference.histories import Histories
from tests.reference.submissions import SUBMISSIONS
from transforms.contracts.contract import all_contracts
from transforms.engine import conforming, empty_select, open_engine, put_table
from transforms.periods import afcars_bounds, ncands_bounds
from transforms.queries import in_order, stage_queries
from transforms.staging.receiving.receipt_order import with_order_of_receipt

EXTRACTS = {
    "contacts": staging_frames.contact_rows,
    "referrals": staging_frames.referral_rows,
    "workers": staging_frames.worker_rows,
    "worker_assignments": staging_frames.assignment_rows,
}


def received_frames(histories: Histories, state: str) -> dict[str, pl.DataFrame]:
    """Staging tables of one state by table name, each row with the file it would stand in."""
    afcars = staging_frames.afcars_tables(histories, state, SUBMISSIONS)
    reports = {"ncands_child": staging_frames.ncands_rows(histories, state)}
    extracts = {name: make(histories, state) for name, make in EXTRACTS.items()}
    dated = {
        name: frame.with_columns(file_id=pl.concat_str(pl.lit(state), pl.col("submission")))
        for name, frame in {**afcars, **reports}.items()
    }
    undated = {name: frame.with_columns(file_id=pl.lit(f"{state}{name}")) for name, frame in extracts.items()}
    return {**dated, **undated}


def received_files(frames: dict[str, pl.DataFrame]) -> pl.DataFrame:
    """The rows of raw.files for frames of one or more states."""
    rows = []
    for name, frame in frames.items():
        dataset = "afcars_oohc" if name.startswith("afcars_oohc") else name
        columns = ["state", "file_id", *(["submission"] if "submission" in frame.columns else [])]
        for row in frame.select(columns).unique().to_dicts():
            submission = row.get("submission")
            bounds = ncands_bounds if (submission or "").startswith("FFY") else afcars_bounds
            start, end = bounds(submission) if submission else (None, None)
            rows.append(
                {
                    "state": row["state"],
                    "file_id": row["file_id"],
                    "path": row["file_id"],
                    "received_at": datetime(2026, 11, 1),  # noqa: DTZ001 (a fixed local time)
                    "dataset": dataset,
                    "submission": submission,
                    "period_start": start,
                    "period_end": end,
                    "status": "accepted",
                }
            )
    schema = all_contracts()["raw.files"].schema()
    files = pl.DataFrame(rows, schema=schema, strict=False).unique(["state", "file_id"])
    return with_order_of_receipt(files)


def engine_with(histories: Histories, states: tuple[str, ...]) -> duckdb.DuckDBPyConnection:
    """An engine that holds the histories of the states, with episodes and cohorts made."""
    parts = [received_frames(histories, state) for state in states]
    frames = {name: pl.concat([part[name] for part in parts]) for name in parts[0]}
    return engine_over(frames, received_files(frames))


def engine_over(frames: dict[str, pl.DataFrame], files: pl.DataFrame) -> duckdb.DuckDBPyConnection:
    """An engine over staging frames and their rows of raw.files, with episodes and cohorts made."""
    connection = open_engine(threads=1)
    for name, contract in all_contracts().items():
        connection.execute(f"create table {name} as {empty_select(contract)}")
    for name, frame in frames.items():
        put_table(connection, f"staging.{name}", frame)
    put_table(connection, "raw.files", files)
    for query in [*in_order(stage_queries("episodes")), *in_order(stage_queries("cohorts"))]:
        select = conforming(query.sql, all_contracts()[query.name])
        connection.execute(f"create or replace table {query.name} as {select}")
    return connection
