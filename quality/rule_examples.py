"""Worked examples of rules: rows a person could write by hand, and what the rule finds among them.

Here belongs building the tables of an example and running the very select of a run on them. They are the
rules' tests and their documentation.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache

import duckdb
import polars as pl

from quality.readings import scratch_schema
from quality.rule_files import VERDICT, Rule, RuleExample
from quality.verdicts import behind, show_files, show_records, show_tables
from transforms.contracts.contract import Contract, all_contracts
from transforms.engine import empty_select, open_engine, put_table
from transforms.examples import put_texts, text_table
from transforms.periods import afcars_bounds, ncands_bounds
from transforms.staging.datasets import DATASETS, tables_of


class RuleExampleError(ValueError):
    """A rule's example cannot be read: names the table and what is allowed."""


def run_rule_example(rule: Rule, example: RuleExample) -> tuple[list[str], list[str]]:
    """The keys of the rows that hold and of those that violate, each sorted; keys are joined by blanks."""
    connection = _empty_engine()
    connection.begin()
    try:
        _put(connection, example.tables)
        with scratch_schema(connection):
            show_files(connection, [])
            needed = behind(rule)
            show_tables(connection, needed)
            show_records(connection, needed)
            keys = ", ".join(rule.keys) or "file_id"
            rows = connection.execute(
                f"select concat_ws(' ', {keys}), coalesce({VERDICT}, false) from (\n{rule.sql}\n) as asked"
            ).fetchall()
    finally:
        connection.rollback()
    return sorted(key for key, bad in rows if not bad), sorted(key for key, bad in rows if bad)


@cache
def _empty_engine() -> duckdb.DuckDBPyConnection:
    """An engine with empty tables as received; an example fills them in a transaction that is undone."""
    connection = open_engine(threads=1)
    for name in all_contracts():
        if name.startswith(("raw.", "staging.")):
            connection.execute(f"create table {name} as {empty_select(all_contracts()[name])}")
    return connection


def _put(connection: duckdb.DuckDBPyConnection, tables: Mapping[str, str]) -> None:
    """The example's staging tables, and `raw.files` as their rows name files."""
    files: dict[str, dict[str, object]] = {}
    for table, text in tables.items():
        contract = _contract(table)
        frame = text_table(text, contract)
        put_texts(connection, contract.qualified_name(), frame)
        files |= {str(row["file_id"]): row for row in _files(contract, frame)}
    if files:
        schema = all_contracts()["raw.files"].schema()
        put_table(connection, "raw.files", pl.DataFrame(list(files.values()), schema=schema))


def _contract(table: str) -> type[Contract]:
    found = all_contracts().get(f"staging.{table}")
    if found is None:
        raise RuleExampleError(f"{table}: an example gives tables of staging")
    return found


def _files(contract: type[Contract], frame: pl.DataFrame) -> Iterator[dict[str, object]]:
    """The files the rows name, as accepted files of their dataset and period."""
    dataset = next(name for name in DATASETS if contract in tables_of(name))
    named = [name for name in ("file_id", "submission") if name in frame.columns]
    for row in frame.select(named).unique().iter_rows(named=True):
        submission = row.get("submission")
        start, end = _bounds(submission)
        yield {
            "file_id": row["file_id"],
            "path": f"{dataset}/{row['file_id']}",
            "dataset": dataset,
            "state": "ZZ",
            "submission": submission,
            "period_start": start,
            "period_end": end,
            "status": "accepted",
            "received_order": 1,
        }


def _bounds(submission: str | None) -> tuple[date | None, date | None]:
    if submission is None:
        return None, None
    return (ncands_bounds if submission.startswith("FFY") else afcars_bounds)(submission)
