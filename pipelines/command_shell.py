"""`cwo shell`: one question after another to the results, read-only and shut off as `cwo query` is.

Here belongs the conversation: where a question ends, and the few words that are no SQL. Nothing that is asked
is kept: there is no file of history, for questions may name a child.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import duckdb

from pipelines.command_query import show, write_csv
from pipelines.locked_database import answer, locked
from pipelines.wrong_use import WrongUseError

PROMPT, MORE = "cwo> ", "...> "
HELP = """A question is SQL and ends with a semicolon. Other words:
  .tables           what there is, with what a row of it is
  .columns TABLE    what its columns say
  .csv              answers as CSV, all rows; again: as tables, the first 1000
  .save FILE        the answer to the next question, as a new CSV file
  .quit             leave"""
TABLES = """
    select schema_name || '.' || table_name as name, comment as a_row_is
    from (
        select schema_name, table_name, comment from duckdb_tables() where not internal
        union all select schema_name, view_name, comment from duckdb_views() where not internal
    )
    order by 1
"""
COLUMNS = """
    select column_name, data_type, comment as says
    from duckdb_columns()
    where not internal and (table_name = $name or schema_name || '.' || table_name = $name)
    order by schema_name, column_index
"""


class _Leave(Exception):  # noqa: N818 - the end of a conversation is no error
    """Whoever asks has had enough."""


class Conversation:
    """Questions to one database, and how the next answer is to be given."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection
        self._is_csv = False
        self._save: Path | None = None

    def say(self, question: str) -> None:
        """Answer a question, or do what a word asks.

        Raises:
            WrongUseError: it cannot be done; the message says why.
        """
        if question.startswith("."):
            self._word(*question.rstrip(";").split(maxsplit=1))
            return
        found, self._save, to = answer(self._connection, question), None, self._save
        if to is not None:
            write_csv(found, to)
        else:
            show(found, as_csv=self._is_csv)

    def _word(self, word: str, what: str = "") -> None:
        if word in (".quit", ".exit"):
            raise _Leave
        if word == ".tables":
            show(answer(self._connection, TABLES), as_csv=self._is_csv)
        elif word == ".columns" and what:
            quoted = "'" + what.replace("'", "''") + "'"
            show(answer(self._connection, COLUMNS.replace("$name", quoted)), as_csv=self._is_csv)
        elif word == ".csv":
            self._is_csv = not self._is_csv
        elif word == ".save" and what:
            self._save = Path(what)
        elif word == ".help":
            sys.stdout.write(HELP + "\n")
        else:
            raise WrongUseError(
                f"no such word; .help says which there are, each question ends with ;\n{HELP}"
            )


def converse(path: Path) -> None:
    """Answer questions from the terminal, or from what is piped in, until there are no more."""
    is_asking = sys.stdin.isatty()
    with locked(path) as connection:
        conversation = Conversation(connection)
        if is_asking:
            sys.stdout.write("Read-only. .help says what can be asked, .quit leaves.\n")
            with suppress(ImportError):
                import readline  # noqa: F401, PLC0415 - lets lines be edited; keeps no history on disk
        with suppress(_Leave, EOFError):
            for question in _questions(is_asking=is_asking):
                try:
                    conversation.say(question)
                except WrongUseError as error:
                    sys.stderr.write(f"cwo: {error}\n")
                except KeyboardInterrupt:
                    sys.stderr.write("cwo: stopped\n")


def _questions(*, is_asking: bool) -> Iterator[str]:
    """What is asked, one by one: words of a line, and SQL up to the line that ends with a semicolon."""
    begun: list[str] = []
    while True:
        try:
            line = input((MORE if begun else PROMPT) if is_asking else "")
        except EOFError:
            if begun:
                yield "\n".join(begun)
            return
        except KeyboardInterrupt:  # what was begun is forgotten
            begun = []
            sys.stdout.write("\n")
            continue
        if not begun and (not line.strip() or line.strip().startswith(".")):
            if line.strip():
                yield line.strip()
            continue
        begun.append(line)
        if line.rstrip().endswith(";"):
            yield "\n".join(begun)
            begun = []
