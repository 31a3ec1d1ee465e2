"""What a suite looks at: views that show, beside the typed rows, the values that could not be read.

Staging nulls a value it cannot read and keeps its text in `staging.faults`. A rule that looked at typed
columns alone would find nothing wrong. These views, in a schema of their own that is dropped afterwards,
put this right:

- `contract_columns`: one row per column of every contract; under the table's name, whether it was found as
  promised;
- `<table>_rows`: one row per row of the table, with its key as one value and its required columns;
- `<table>_values`: the typed rows, and below them one row per fault in which only the faulty column is
  filled, with a mark that breaks the column's rule. Nulls are not values, so each column counts exactly
  the values that stood in the file.

Only SQL is made here; no value leaves the database. Running expectations is the work of `validation.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager

import duckdb

from quality.suites import CheckName, check_names, free_texts
from transforms.contracts.contract import DUCKDB_TYPES, Column, Contract, all_contracts

SCHEMA = "checked"
CONTRACT_COLUMNS = "contract_columns"
READABLE, UNREADABLE = "readable", "unreadable"
FREE_TEXT = "free_text"
"""The column of `<table>_values` under which the free texts of a table stand together."""


@contextmanager
def scratch_schema(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """A schema for views and tables needed only while checking."""
    connection.execute(f"drop schema if exists {SCHEMA} cascade")
    connection.execute(f"create schema {SCHEMA}")
    try:
        yield
    finally:
        connection.execute(f"drop schema if exists {SCHEMA} cascade")


def view_of(check: CheckName) -> str:
    """The view a check runs on."""
    if check.view:
        return check.view
    table = check.table.split(".")[1]
    by_rule = {"columns": CONTRACT_COLUMNS, "key_unique": f"{table}_rows", "required": f"{table}_rows"}
    return by_rule.get(check.rule, f"{table}_values")


def column_of(check: CheckName) -> str:
    """The column of its view a check runs on."""
    if check.view:
        return check.rule
    by_rule = {"columns": check.table.split(".")[1], "key_unique": "row_key", "text": FREE_TEXT}
    return by_rule.get(check.rule, check.column)


def show_readings(connection: duckdb.DuckDBPyConnection, tables: Iterable[str]) -> None:
    """Create the views of these staging tables, by qualified name, in the scratch schema."""
    as_promised = []
    for table in tables:
        contract = all_contracts()[table]
        described = connection.execute(f"describe select * from {table}").fetchall()
        found = {name: kind for name, kind, *_ in described}
        as_promised.append(columns_sql(contract, found))
        for view, select in (("rows", rows_sql(contract, found)), ("values", values_sql(contract, found))):
            connection.execute(f"create or replace view {SCHEMA}.{contract.table}_{view} as {select}")
    connection.execute(
        f"create or replace table {SCHEMA}.{CONTRACT_COLUMNS} as {' union all by name '.join(as_promised)}"
    )


def is_empty(connection: duckdb.DuckDBPyConnection, table: str) -> bool:
    """Whether a staging table has no row at all, so that nothing of it can be checked."""
    return connection.execute(f"select 1 from {table} limit 1").fetchone() is None


def columns_sql(contract: type[Contract], found: Mapping[str, str]) -> str:
    """One row per column of the contract: readable where the table has it with the type promised."""
    marks = ", ".join(
        f"('{READABLE if found.get(name) == DUCKDB_TYPES[column.kind].upper() else UNREADABLE}')"
        for name, column in contract.columns.items()
    )
    return f"select {contract.table} from (values {marks}) as listed ({contract.table})"


def rows_sql(contract: type[Contract], found: Mapping[str, str]) -> str:
    """One row per row: its key within its file as one value (a hash), and the required columns."""
    keys = [_quoted(name) for name in (*contract.keys(), "file_id") if name in found]
    shown = [f"cast(hash({', '.join(keys)}) as varchar) as row_key"]
    checks = check_names(contract.qualified_name())
    shown += [_quoted(c.column) for c in checks if c.rule == "required" and c.column in found]
    return f"select {', '.join(shown)} from {contract.qualified_name()}"


def values_sql(contract: type[Contract], found: Mapping[str, str]) -> str:
    """The typed values, and below them the values that could not be read, each under its column."""
    table = contract.qualified_name()
    names = [
        check.column
        for check in check_names(table)
        if check.column and check.rule != "required" and check.column in found
    ]
    typed = [f"{_typed(contract.columns[name])} as {_quoted(name)}" for name in names]
    faulty = [f"case when column_name = '{name}' then {_mark(contract.columns[name])} end" for name in names]
    texts = [name for name in free_texts(contract) if name in found]
    if texts:
        any_text = f"coalesce({', '.join(f'cast({_quoted(name)} as varchar)' for name in texts)})"
        typed.append(f"case when {any_text} is not null then '{READABLE}' end as {FREE_TEXT}")
        listed = ", ".join(f"'{name}'" for name in texts)
        faulty.append(f"case when column_name in ({listed}) then '{UNREADABLE}' end")
    if not typed:
        return f"select null as nothing from {table}"
    return (
        f"select {', '.join(typed)} from {table} union all select {', '.join(faulty)} "
        f"from staging.faults where table_name = '{table}' and rule <> 'required'"
    )


def _quoted(name: str) -> str:
    """A column name as SQL takes it, reserved words (`primary`) included."""
    return f'"{name}"'


def _has_range(column: Column) -> bool:
    return column.codes is None and (column.minimum is not None or column.maximum is not None)


def _typed(column: Column) -> str:
    """A typed value as its rule sees it: codes and numbers as they are, else only that it was read.

    The casts change nothing where a column has its type, and fail on no value where it has another.
    """
    name = _quoted(column.name)
    if column.codes is not None:
        return f"cast({name} as varchar)"
    if _has_range(column):
        return f"case when {name} is not null then coalesce(try_cast({name} as double), {_mark(column)}) end"
    return f"case when {name} is not null then '{READABLE}' end"


def _mark(column: Column) -> str:
    """A value no rule of the column lets pass."""
    if _has_range(column):
        return "cast('-infinity' as double)" if column.minimum is not None else "cast('infinity' as double)"
    return f"'{UNREADABLE}'"
