"""DuckDB as the engine over the lake: connections, code tables, and running one query into one table.

Here belongs everything that executes SQL for the stages before marts. Where files lie is the
warehouse's matter; what a query says stands in its file; when it runs is decided in pipelines.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date
from functools import cache
from pathlib import Path

import duckdb
import polars as pl
import pyarrow as pa

from transforms.contracts.codes import CodeList, Meaning, all_code_lists
from transforms.contracts.contract import DUCKDB_TYPES, Contract, all_contracts
from transforms.queries import Query, functions_sql
from transforms.settings import Settings

STAGES = ("raw", "staging", "quality", "codes", "episodes", "cohorts", "measures", "marts")


class EngineError(RuntimeError):
    """A query failed. The message names the query and the kind of error, never a value."""


def open_engine(settings: Settings | None = None, threads: int | None = None) -> duckdb.DuckDBPyConnection:
    """A DuckDB connection in memory with the schemas, the shared functions and the code tables.

    It installs and loads no extension, so nothing is downloaded.
    """
    config: dict[str, str | bool | int | float | list[str]] = {
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "python_enable_replacements": False,
    }
    if threads:
        config["threads"] = threads
    connection = duckdb.connect(":memory:", config=config)
    for stage in STAGES:
        connection.execute(f"create schema {stage}")
    connection.execute(functions_sql())
    connection.execute(code_tables_sql())
    for name, table in (settings or Settings()).tables().items():
        put_table(connection, name, table)
    return connection


def _literal(value: Meaning) -> str:
    """A constant of a code list as SQL."""
    if value is None:
        return "null"
    return "'" + value.replace("'", "''") + "'" if isinstance(value, str) else str(value).lower()


def _code_table(codes: CodeList) -> str:
    """The statement that makes the table of a code list: code, name, label, position, its meanings."""
    rows = codes.rows()
    values = ", ".join("(" + ", ".join(map(_literal, row.values())) + ")" for row in rows)
    return f"create table codes.{codes.name} as from (values {values}) as code ({', '.join(rows[0])})"


@cache
def code_tables_sql() -> str:
    """The statements that make the tables of all code lists in the schema `codes`."""
    return ";\n".join(_code_table(codes) for codes in all_code_lists().values())


def put_table(connection: duckdb.DuckDBPyConnection, name: str, frame: pl.DataFrame) -> None:
    """Create or replace a table from a frame."""
    connection.register("incoming_frame", frame.to_arrow())
    connection.execute(f"create or replace table {name} as select * from incoming_frame")
    connection.unregister("incoming_frame")


def empty_select(contract: type[Contract]) -> str:
    """A select of no rows with the contract's columns."""
    columns = ", ".join(
        f'cast(null as {DUCKDB_TYPES[c.kind]}) as "{name}"' for name, c in contract.columns.items()
    )
    return f"select {columns} where false"


def _parquet_select(name: str, paths: Iterable[Path]) -> str:
    """A select of all rows of Parquet files; of none where there are none but a contract."""
    files = ", ".join("'" + str(path).replace("'", "''") + "'" for path in paths)
    contract = all_contracts().get(name)
    if files:
        return f"select * from read_parquet([{files}])"
    if contract is not None:
        return empty_select(contract)
    raise EngineError(f"{name}: no files and no contract")


def show_parquet(connection: duckdb.DuckDBPyConnection, name: str, paths: Iterable[Path]) -> None:
    """Make a contract's table a view over Parquet files; an empty one where there are none."""
    view = f"create or replace view {name} as {_parquet_select(name, paths)}"
    try:
        connection.execute(view)
    except duckdb.CatalogException:  # it is a table; to ask first takes longer than all the rest
        connection.execute(f"drop table {name}")
        connection.execute(view)


def hold_parquet(connection: duckdb.DuckDBPyConnection, name: str, paths: Iterable[Path]) -> None:
    """Make a table a copy in memory of its Parquet files, for queries that ask it often."""
    paths = list(paths)
    show_parquet(connection, name, paths)
    connection.execute(f"drop view {name}")
    connection.execute(f"create table {name} as {_parquet_select(name, paths)}")


@contextmanager
def on_all_cores(connection: duckdb.DuckDBPyConnection) -> Iterator[ThreadPoolExecutor]:
    """A pool that asks as many selects at once as DuckDB has threads, each in one of them.

    Most selects here are too small to be worth dividing. Each needs a cursor of its own.
    """
    row = connection.execute("select cast(current_setting('threads') as integer)").fetchone()
    threads = row[0] if row else 1
    connection.execute("set threads = 1")
    try:
        with ThreadPoolExecutor(threads) as pool:
            yield pool
    finally:
        connection.execute(f"set threads = {threads}")


def conforming(sql: str, contract: type[Contract]) -> str:
    """The query with the contract's columns, types and order, sorted by its keys."""
    columns = ", ".join(
        f'cast("{name}" as {DUCKDB_TYPES[c.kind]}) as "{name}"' for name, c in contract.columns.items()
    )
    keys = contract.keys()
    order = " order by " + ", ".join(f'"{key}"' for key in keys) if keys else ""
    return f"select {columns} from (\n{sql}\n) as result{order}"


def used_parameters(query: Query, parameters: Mapping[str, object]) -> dict[str, object]:
    """Only the parameters a query names, for DuckDB refuses surplus ones."""
    return {name: value for name, value in parameters.items() if name in query.parameters}


def run_query(connection: duckdb.DuckDBPyConnection, query: Query, into: Path) -> int:
    """Run an episodes or cohorts query and write its table as one Parquet file; returns its rows.

    Raises:
        EngineError: the query failed; DuckDB's own message, which may hold values, is not repeated.
    """
    contract = all_contracts()[query.name]
    target = str(into).replace("'", "''")
    try:
        row = connection.execute(
            f"copy ({conforming(query.sql, contract)}) to '{target}' (format parquet, compression zstd)"
        ).fetchone()
    except duckdb.Error as error:
        raise EngineError(f"{query.name}: {type(error).__name__} while running {query.path.name}") from None
    return int(row[0]) if row else 0


def members(
    connection: duckdb.DuckDBPyConnection, query: Query, period_start: date, period_end: date
) -> pa.Table:
    """The members of a measure's denominator in one period, with their verdicts, as DuckDB gives them.

    Raises:
        EngineError: the query failed.
    """
    parameters = used_parameters(query, {"period_start": period_start, "period_end": period_end})
    try:
        return connection.execute(query.sql, parameters).to_arrow_table()  # a relation is planned twice
    except duckdb.Error as error:
        raise EngineError(f"{query.name}: {type(error).__name__} while running {query.path.name}") from None
