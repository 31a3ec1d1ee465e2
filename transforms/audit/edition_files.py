"""The files of an edition as they lie on disk: which kinds there may be, and the tables of its database.

Here belongs the closed list of what an edition may hold. What stands in the files is looked at in
`copies.py`, `pages.py` and `identifiers.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import duckdb
import polars as pl

from transforms.audit.findings import Finding, UnreadableEditionError

DATABASE = "outcomes.duckdb"
SCHEMA = "published"
PLACES = {
    ".": (
        ".html",
        ".csv",
        ".xlsx",
        ".json",
        ".duckdb",
        ".parquet",
        ".md",
        ".cff",
        ".txt",
        ".sql",
        ".R",
        ".py",
    ),
    "assets": (".css", ".js", ".svg"),
    "data": (".csv", ".parquet", ".json"),
    "tables": (".csv", ".parquet", ".json"),
    "examples": (".sql", ".py", ".R", ".md"),
}
"""Kinds of files by folder; any other folder holds pages and tables."""
ELSEWHERE = (".html", ".csv", ".json", ".parquet")
COMMENTS = """
    select comment from duckdb_columns() where not internal and comment is not null
    union all select comment from duckdb_tables() where not internal and comment is not null
    union all select comment from duckdb_views() where not internal and comment is not null
    union all select sql from duckdb_views() where not internal
"""
"""All that a database says beside its rows: comments, and of what its views are made."""
TEXT = (".html", ".csv", ".json", ".md", ".cff", ".txt", ".sql", ".R", ".py", ".css", ".js", ".svg")
LIBRARY = ("vega.js",)
"""Scripts of others, which hold no figure."""


@dataclass(frozen=True)
class EditionFiles:
    """An edition on disk: its folder, its files by relative path, and its tables by name.

    Views and comments of its database are read when they are asked for: of earlier editions they are not.
    """

    folder: Path
    paths: tuple[str, ...]
    tables: Mapping[str, pl.DataFrame]

    @cached_property
    def views(self) -> Mapping[str, pl.DataFrame]:
        """The views of the database by name."""
        with _opened(self.folder / DATABASE) as connection:
            return _read(connection, "view")

    @cached_property
    def comments(self) -> tuple[str, ...]:
        """All that the database says beside its rows."""
        with _opened(self.folder / DATABASE) as connection:
            return tuple(text for (text,) in connection.execute(COMMENTS).fetchall())

    @property
    def everything(self) -> Mapping[str, pl.DataFrame]:
        """Tables and views, whose names the database keeps apart."""
        return {**self.tables, **self.views}

    def of_kind(self, *suffixes: str) -> Iterator[str]:
        """The files with one of the suffixes, in order."""
        return (path for path in self.paths if path.endswith(suffixes))

    def text(self, path: str) -> str:
        """A file's text; what is not UTF-8 in it raises UnicodeDecodeError."""
        return (self.folder / path).read_text(encoding="utf-8")


def read_edition(folder: Path) -> EditionFiles:
    """An edition with all tables of its database.

    Raises:
        UnreadableEditionError: it has no database, or one that does not open or lacks the results.
    """
    paths = tuple(
        sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir())
    )
    with _opened(folder / DATABASE) as connection:
        tables = _read(connection, "table")
    for needed in ("measure_results", "measures", "edition"):
        if needed not in tables:
            raise UnreadableEditionError(f"{DATABASE}: the edition has no table {SCHEMA}.{needed}")
    return EditionFiles(folder, paths, tables)


@contextmanager
def _opened(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The database of an edition, read-only."""
    if not path.is_file():
        raise UnreadableEditionError(f"{path.name}: the edition has no database")
    try:
        with duckdb.connect(str(path), read_only=True) as connection:
            yield connection
    except duckdb.Error:
        raise UnreadableEditionError(f"{path.name}: the database does not open") from None


def _read(connection: duckdb.DuckDBPyConnection, what: str) -> dict[str, pl.DataFrame]:
    """All tables, or all views, by name; those outside the released schema with its name before theirs."""
    names = connection.execute(
        f"select schema_name, {what}_name from duckdb_{what}s() where not internal order by 1, 2"
    ).fetchall()
    return {
        name if schema == SCHEMA else f"{schema}.{name}": connection.sql(
            f'select * from "{schema}"."{name}"'
        ).pl()
        for schema, name in names
    }


def unexpected_files(edition: EditionFiles) -> Iterator[Finding]:
    """Files of no kind that an edition holds, hidden ones, links, and tables outside the released schema."""
    for path in edition.paths:
        place, _, name = path.rpartition("/")
        top = place.split("/")[0] or "."
        is_kind = name.endswith(PLACES.get(top, ELSEWHERE))
        is_database = path.endswith(".duckdb")
        if not is_kind or name.startswith(".") or (is_database and path != DATABASE) or "restricted" in path:
            yield Finding("unexpected_file", path)
        elif (edition.folder / path).is_symlink():
            yield Finding("unexpected_file", path, what="a link")
    for name in edition.everything:
        if "." in name:
            yield Finding("unexpected_file", DATABASE, table=name)
