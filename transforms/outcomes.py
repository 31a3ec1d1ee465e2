"""`restricted/outcomes.duckdb`: every table of every stage in one file that explains itself.

Here belongs building that file and the descriptions on its tables and columns. What the tables hold is
decided where they are made; what may leave the agency stands in `publication`.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

import duckdb

from transforms.contracts.codes import all_code_lists
from transforms.contracts.contract import all_contracts
from transforms.engine import code_tables_sql, empty_select
from transforms.marts.members import MEMBER_SAYS
from transforms.measures.registry import counted_measures
from transforms.warehouse import Draft, Warehouse

CODE_SAYS: Mapping[str, str] = {
    "code": "As the file writes it",
    "name": "As this project names it, and as tables hold it",
    "label": "As a person reads it",
    "position": "Order in the list, from 1",
}


DEAR_COMPRESSION = "fsst,alp,alprd"
"""Ways of packing texts and numbers that save a fifth of the file and take a quarter of the time to build."""


def descriptions() -> Mapping[str, tuple[str, Mapping[str, str]]]:
    """What each table says, and what each of its columns says, by qualified name."""
    contracts = {
        name: (contract.describes(), {c.name: c.says for c in contract.columns.values()})
        for name, contract in all_contracts().items()
    }
    codes = {
        f"codes.{codes.name}": (f"One row per code. {codes.says}", {**CODE_SAYS, **codes.meanings})
        for codes in all_code_lists().values()
    }
    measures = {
        measure.query.name: (
            f"One row per member of the denominator and period, with the verdict. {measure.header.title}",
            {**MEMBER_SAYS, **{name: f"Breakdown by {name}" for name in measure.header.breakdowns}},
        )
        for measure in counted_measures().values()
    }
    return {**contracts, **codes, **measures}


def describe(connection: duckdb.DuckDBPyConnection) -> None:
    """Put the descriptions on the tables and columns of a database as comments."""
    present = connection.execute(
        "select table_schema, table_name, column_name from information_schema.columns"
    ).fetchall()
    said = descriptions()
    comments = [f"comment on table {name} is {quoted(says)}" for name, (says, _) in said.items()]
    found = {f"{schema}.{table}" for schema, table, _ in present}
    statements = [text for text, name in zip(comments, said, strict=True) if name in found]
    for schema, table, column in present:
        name = f"{schema}.{table}"
        says = said[name][1].get(column) if name in said else None
        if says:
            statements.append(f'comment on column {name}."{column}" is {quoted(says)}')
    connection.execute(";\n".join(statements))


def quoted(text: str) -> str:
    """A SQL string literal."""
    return "'" + text.replace("'", "''") + "'"


def build_outcomes(warehouse: Warehouse, drafts: Iterable[Draft], fresh: Path) -> None:
    """Build the database aside, as a new file, from the tables of all agencies.

    Tables are copies, not views over files. It is built while pages are drawn: half of the cores are left to
    them, and with two of them DuckDB's threads would wait for each other twice as long as they work.
    """
    tables: dict[str, list[Path]] = {}
    for draft in drafts:
        for name in draft.tables:
            tables.setdefault(name, []).extend(warehouse.paths(draft, name))
    with duckdb.connect(":memory:", config={"threads": max(1, (os.cpu_count() or 1) // 2)}) as connection:
        connection.execute(f"set disabled_compression_methods = '{DEAR_COMPRESSION}'")
        connection.execute(f"attach {quoted(str(fresh))} as fresh (storage_version 'v1.2.0')")
        connection.execute("use fresh")
        connection.execute("begin transaction")
        for schema in sorted({name.split(".")[0] for name in tables} | {"codes"}):
            connection.execute(f"create schema {schema}")
        for name, paths in sorted(tables.items()):
            files = ", ".join(quoted(str(path)) for path in paths)
            select = f"select * from read_parquet([{files}], union_by_name = true)"
            connection.execute(
                f"create table {name} as {select if paths else empty_select(all_contracts()[name])}"
            )
        connection.execute(code_tables_sql())
        describe(connection)
        connection.execute("commit")
        connection.execute("checkpoint fresh")
        connection.execute("use memory")
        connection.execute("detach fresh")


def put_outcomes(warehouse: Warehouse, fresh: Path) -> None:
    """Move a database that is complete into place, so that no old log can be replayed into it."""
    Path(f"{warehouse.outcomes}.wal").unlink(missing_ok=True)
    fresh.replace(warehouse.outcomes)
