"""`cwo query`: one question to the restricted results, read-only and shut off from files and networks."""

from __future__ import annotations

import sys
from pathlib import Path

import duckdb

from pipelines.wrong_use import WrongUseError

SHUT: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "python_enable_replacements": "false",
    "lock_configuration": "true",
}
ABOUT_THE_QUESTION = (duckdb.ParserException, duckdb.BinderException, duckdb.CatalogException)
READS_ONLY = "a query may read the results only; it cannot change them, nor read files or settings"
LIMIT = 1000


def ask(sql: str, output: Path) -> None:
    """Print the answer to a question as a table.

    Raises:
        WrongUseError: there are no results yet, or the question cannot be answered.
    """
    path = output / "restricted" / "outcomes.duckdb"
    if not path.exists():
        raise WrongUseError(f"{path} does not exist; `cwo run --output {output}` makes it")
    names, rows = answer(sql, path)
    _print(names, rows)


def answer(sql: str, path: Path) -> tuple[list[str], list[tuple[object, ...]]]:
    """Column names and rows of the answer, at most `LIMIT` and one more.

    Raises:
        WrongUseError: the question cannot be answered. DuckDB's words are repeated only where they speak of
            the question itself, for others may hold values of the data.
    """
    if not sql.strip(" \t\r\n;"):
        raise WrongUseError('the query is empty; ask one select, as "select * from marts.measures"')
    try:
        with duckdb.connect(str(path), read_only=True, config=SHUT) as connection:
            result = connection.execute(sql)
            return [column[0] for column in result.description or []], result.fetchmany(LIMIT + 1)
    except ABOUT_THE_QUESTION as error:
        raise WrongUseError(str(error)) from None
    except duckdb.PermissionException:
        raise WrongUseError(READS_ONLY) from None
    except duckdb.Error as error:
        if "read-only mode" in str(error):
            raise WrongUseError(READS_ONLY) from None
        raise WrongUseError(f"the query failed: {type(error).__name__}") from None


def _print(names: list[str], rows: list[tuple[object, ...]]) -> None:
    """The answer: a table on a terminal, else tab-separated lines."""
    shown = rows[:LIMIT]
    if sys.stdout.isatty():
        from rich.console import Console  # noqa: PLC0415
        from rich.table import Table  # noqa: PLC0415

        table = Table(*names)
        for row in shown:
            table.add_row(*(_text(value) for value in row))
        Console().print(table)
    else:
        for line in [names, *([_text(value) for value in row] for row in shown)]:
            sys.stdout.write("\t".join(line) + "\n")
    if len(rows) > LIMIT:
        sys.stderr.write(f"cwo: the first {LIMIT} rows; add an order by and a limit to choose others\n")


def _text(value: object) -> str:
    """A value as text; nothing for null."""
    return "" if value is None else str(value)
