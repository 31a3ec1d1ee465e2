"""`cwo query`: one question to the results, and how its answer is shown: a table, lines, or CSV.

Here belong the forms of an answer. What may be asked, and of which database, stands in `locked_database.py`.
"""

from __future__ import annotations

import csv
import os
import sys
from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import TextIO

from pipelines.locked_database import Answer, answer, locked
from pipelines.wrong_use import WrongUseError

LIMIT = 1000
"""Rows of an answer that are shown; CSV holds all."""


def ask(sql: str, path: Path, *, as_csv: bool = False, to: Path | None = None) -> None:
    """Print the answer to a question, or write all of it to a new CSV file for its owner alone.

    Raises:
        WrongUseError: the question cannot be answered, or the file is there already.
    """
    with locked(path) as connection:
        found = answer(connection, sql)
        if to is not None:
            write_csv(found, to)
        else:
            show(found, as_csv=as_csv)


def write_csv(found: Answer, to: Path) -> None:
    """All rows into a new file, readable by its owner alone: an answer may hold case records."""
    try:
        descriptor = os.open(to, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise WrongUseError(f"{to} exists; name a new file") from None
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as stream:
            _as_csv(found, stream)
    except (OSError, WrongUseError):
        to.unlink()  # a part of an answer would pass for all of it
        raise


def show(found: Answer, *, as_csv: bool) -> None:
    """The answer: CSV where it is asked for, a table on a terminal, else tab-separated lines."""
    if as_csv:
        _as_csv(found, sys.stdout)
        return
    shown = [[_text(value) for value in row] for row in islice(found.rows, LIMIT)]
    if sys.stdout.isatty():
        _as_table(found.names, shown)
    else:
        sys.stdout.writelines("\t".join(line) + "\n" for line in [found.names, *shown])
    if next(found.rows, None) is not None:
        sys.stderr.write(
            f"cwo: the first {LIMIT} rows; --csv gives all, a limit and an order by choose others\n"
        )


def _as_csv(found: Answer, stream: TextIO) -> None:
    """All rows as CSV; an empty field is null."""
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(found.names)
    writer.writerows([_text(value) for value in row] for row in found.rows)


def _as_table(names: Iterable[str], rows: Iterable[Iterable[str]]) -> None:
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    table = Table()
    for name in names:
        table.add_column(Text(name))
    for row in rows:
        table.add_row(*(Text(value) for value in row))  # as text: brackets in a value are no markup
    Console().print(table)


def _text(value: object) -> str:
    """A value as text; nothing for null."""
    return "" if value is None else str(value)
