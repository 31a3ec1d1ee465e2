"""A database of results opened for questions: read-only, and shut off from files, networks and settings.

Here belongs which database a question is put to, how it is opened, and what may be told of a question that
fails. How answers are shown stands in `command_query.py` and `command_shell.py`. Nothing is written: no log,
no history of questions, no spilled rows.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb

from pipelines.named_edition import named_edition
from pipelines.wrong_use import WrongUseError
from transforms.publication.names import DATABASE

RELEASED = "published"
"""Schema of an edition's tables: they need not be called by it."""
SHUT = (
    "set python_enable_replacements = false",
    "set autoinstall_known_extensions = false",
    "set autoload_known_extensions = false",
    "set temp_directory = ''",
    "set enable_external_access = false",
    "set lock_configuration = true",
)
"""What closes a connection, in this order: after the last nothing can be opened again."""
ABOUT_THE_QUESTION = (duckdb.ParserException, duckdb.BinderException, duckdb.CatalogException)
READS_ONLY = "a query may read the results only; it cannot change them, nor read files or settings"
BLOCK = 1000


@dataclass(frozen=True)
class Answer:
    """Names of columns, and the rows as they are fetched."""

    names: list[str]
    rows: Iterator[tuple[object, ...]]


def database(output: Path, edition: str, *, is_restricted: bool) -> Path:
    """The database that is asked: of the public edition in force or a named one, or the restricted one.

    Raises:
        WrongUseError: it is not there, or an edition is named of the restricted one.
    """
    if is_restricted and edition:
        raise WrongUseError(
            "name an edition or --restricted: the restricted results are those of the last run"
        )
    if is_restricted:
        path = output / "restricted" / DATABASE
        if not path.exists():
            raise WrongUseError(f"{path} does not exist; `cwo run --output {output}` makes it")
        return path
    hint = ". --restricted asks the results of the last run"
    return named_edition(edition, output, ["public"], hint=hint) / DATABASE


@contextmanager
def locked(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection that can read this database and do nothing else.

    Raises:
        WrongUseError: it is no database that this version of DuckDB reads, or a run is writing it.
    """
    try:
        connection = duckdb.connect(str(path), read_only=True)
    except duckdb.Error:
        raise WrongUseError(
            f"{path} does not open: it is no database, or another program is writing it"
        ) from None
    with connection:
        found = connection.execute(
            "select 1 from duckdb_schemas() where schema_name = ?", [RELEASED]
        ).fetchone()
        if found:
            connection.execute(f"use {RELEASED}")
        for closing in SHUT:
            connection.execute(closing)
        yield connection


def answer(connection: duckdb.DuckDBPyConnection, sql: str) -> Answer:
    """The answer to a question.

    Raises:
        WrongUseError: the question cannot be answered. DuckDB's words are repeated only where they speak of
            the question itself, for others may hold values of the data.
    """
    if not sql.strip(" \t\r\n;"):
        raise WrongUseError('the query is empty; ask one select, as "select * from measures"')
    with _without_values():
        result = connection.execute(sql)
        return Answer([column[0] for column in result.description or []], _rows(result))


def _rows(result: duckdb.DuckDBPyConnection) -> Iterator[tuple[object, ...]]:
    """The rows, some at a time."""
    while True:
        with _without_values():
            block = result.fetchmany(BLOCK)
        if not block:
            return
        yield from block


@contextmanager
def _without_values() -> Iterator[None]:
    """Errors of DuckDB as what may be told of them."""
    try:
        yield
    except ABOUT_THE_QUESTION as error:
        raise WrongUseError(str(error)) from None
    except duckdb.PermissionException:
        raise WrongUseError(READS_ONLY) from None
    except duckdb.Error as error:
        if "read-only mode" in str(error) or "configuration has been locked" in str(error):
            raise WrongUseError(READS_ONLY) from None
        raise WrongUseError(f"the query failed: {type(error).__name__}") from None
