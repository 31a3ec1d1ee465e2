"""The connection's own database as a source of Great Expectations.

Here belongs what Great Expectations 1.24 and duckdb_engine 0.17 need to work together on a DuckDB
connection that is already open, in memory. It imports SQLAlchemy at the top and is itself imported only
where a suite runs.

Great Expectations fetches rows after it has given the SQLAlchemy connection back; duckdb_engine's cursor
is empty by then. The dialect below reads all rows as soon as a statement has run. Statements return one
row of counts, so that costs nothing. Reflection goes through PostgreSQL's catalogue there, a query of some
70 ms per view; `describe` says the same.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import duckdb
import duckdb_engine
from sqlalchemy import TIMESTAMP, BigInteger, Boolean, Connection, Date, Double, String
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.postgresql.psycopg2 import PGExecutionContext_psycopg2
from sqlalchemy.engine.cursor import FullyBufferedCursorFetchStrategy

DIALECT = "buffered_duckdb"
COLUMN_TYPES: dict[str, Any] = {
    "BIGINT": BigInteger,
    "BOOLEAN": Boolean,
    "DATE": Date,
    "DOUBLE": Double,
    "TIMESTAMP": TIMESTAMP,
    "VARCHAR": String,
}


class BufferedExecution(PGExecutionContext_psycopg2):
    """Execution of one statement that holds all its rows in memory."""

    def post_exec(self) -> None:
        """Read the rows before the connection goes back to the pool."""
        super().post_exec()
        description = self.cursor.description
        if description:
            rows = self.cursor.fetchall()
            self.cursor_fetch_strategy = FullyBufferedCursorFetchStrategy(
                self.cursor, initial_buffer=rows, alternate_description=description
            )


class BufferedDuckDb(duckdb_engine.Dialect):
    """duckdb_engine's dialect with buffered rows and without a statement cache."""

    name = "duckdb"
    execution_ctx_cls = BufferedExecution
    supports_statement_cache = False

    def get_columns(
        self,
        connection: Connection,
        table_name: str,
        schema: str | None = None,  # noqa: ARG002 - the cursor looks in one schema alone
        **_: Any,
    ) -> list[Any]:
        """Names and types of a view's columns, as SQLAlchemy's reflection gives them."""
        described = connection.exec_driver_sql(f'describe "{table_name}"').all()
        return [
            {"name": row[0], "type": COLUMN_TYPES.get(row[1], String)(), "nullable": True, "default": None}
            for row in described
        ]

    def get_pk_constraint(
        self,
        connection: Connection,  # noqa: ARG002
        table_name: str,  # noqa: ARG002
        schema: str | None = None,  # noqa: ARG002
        **_: Any,
    ) -> Any:
        """None: the views that are checked have no primary key."""
        return {"constrained_columns": [], "name": None}


def register_dialect() -> str:
    """Make the dialect known to SQLAlchemy; returns the connection string to use with it."""
    registry.register(DIALECT, __name__, "BufferedDuckDb")
    return f"{DIALECT}:///:memory:"


def cursor_maker(
    connection: duckdb.DuckDBPyConnection, schema: str
) -> Callable[[], duckdb_engine.ConnectionWrapper]:
    """What SQLAlchemy calls to connect: another cursor of the same database, with a schema to look in."""

    def connect() -> duckdb_engine.ConnectionWrapper:
        cursor = connection.cursor()
        cursor.execute(f"set schema = '{schema}'")
        return duckdb_engine.ConnectionWrapper(cursor)

    return connect
