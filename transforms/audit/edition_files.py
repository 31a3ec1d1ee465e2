"""The files of an edition as they lie on disk: which kinds there may be, and the tables of its database.

Here belongs the closed list of what an edition may hold. What stands in the files is looked at in
`copies.py`, `pages.py` and `identifiers.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
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
TEXT = (".html", ".csv", ".json", ".md", ".cff", ".txt", ".sql", ".R", ".py", ".css", ".js", ".svg")
LIBRARY = ("vega.js",)
"""Scripts of others, which hold no figure."""


@dataclass(frozen=True)
class EditionFiles:
    """An edition on disk: its folder, its files by relative path, and its tables by name."""

    folder: Path
    paths: tuple[str, ...]
    tables: Mapping[str, pl.DataFrame]

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
    tables = _tables(folder / DATABASE)
    for needed in ("measure_results", "measures", "edition"):
        if needed not in tables:
            raise UnreadableEditionError(f"{DATABASE}: the edition has no table {SCHEMA}.{needed}")
    return EditionFiles(folder, paths, tables)


def _tables(path: Path) -> dict[str, pl.DataFrame]:
    if not path.is_file():
        raise UnreadableEditionError(f"{path.name}: the edition has no database")
    try:
        with duckdb.connect(str(path), read_only=True) as connection:
            names = connection.execute(
                "select schema_name, table_name from duckdb_tables() where not internal order by 1, 2"
            ).fetchall()
            return {
                table if schema == SCHEMA else f"{schema}.{table}": connection.sql(
                    f'select * from "{schema}"."{table}"'
                ).pl()
                for schema, table in names
            }
    except duckdb.Error:
        raise UnreadableEditionError(f"{path.name}: the database does not open") from None


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
    for name in edition.tables:
        if "." in name:
            yield Finding("unexpected_file", DATABASE, table=name)
