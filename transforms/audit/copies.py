"""Whether the tables that lie beside the database say what it says: CSV, Parquet and the workbook.

Here belongs comparing every row of such a file with the released table whose columns it has. A row that the
table does not hold is a finding; the rows of a table that a file leaves out are none, but in the folder of
whole copies, where a file bears the name of its table and must hold all of it.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import fastexcel
import polars as pl

from transforms.audit.edition_files import EditionFiles
from transforms.audit.findings import Finding
from transforms.audit.shown_numbers import Shown, figures_in

READ_DECIMALS, SAME_DECIMALS = 9, 7
"""Decimals to which a workbook's numbers are read, and to which they must equal the table's."""

WHOLE = "data/"
"""Folder of whole copies."""
MARKS = r"^\[[a-z]\]$"
RESULTS, ID, STATUS = "measure_results", "Id", "status"
HEADS = {
    "denominator": "Denominator",
    "numerator": "Numerator",
    "value": "Value",
    "ci_lower": "95% from",
    "ci_upper": "95% to",
}
"""Numbers of a result by the headings of a workbook."""

PARTS = (
    "[Content_Types].xml", "_rels/", "docProps/", "xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml",
    "xl/theme/", "xl/_rels/", "xl/worksheets/sheet", "xl/worksheets/_rels/", "xl/tables/", "xl/metadata.xml",
    "xl/drawings/",
)  # fmt: skip
"""What a workbook may hold: no comments, no macros, no other files."""


def differing_copies(edition: EditionFiles) -> Iterator[Finding]:
    """Every finding about CSV and Parquet files, which repeat released tables."""
    for path in edition.of_kind(".csv", ".parquet"):
        yield from _of_table(edition, path)


def differing_workbooks(edition: EditionFiles, shown: Shown) -> Iterator[Finding]:
    """Every finding about workbooks, whose sheets repeat released tables or tell of what these show."""
    for path in edition.of_kind(".xlsx"):
        yield from _of_workbook(edition, path, shown)


def _of_table(edition: EditionFiles, path: str) -> Iterator[Finding]:
    """What a CSV or Parquet file says that its table does not; of a whole copy also what it lacks."""
    file = edition.folder / path
    is_whole = path.startswith(WHOLE)
    try:
        columns = (
            pl.read_parquet_schema(file) if path.endswith(".parquet") else pl.scan_csv(file).collect_schema()
        )
        name = _named(edition, file.stem, list(columns)) if is_whole else _table_of(edition, list(columns))
        if name is None:
            yield Finding("differs_from_table", path, what="columns of no released table")
            return
        table = edition.everything[name].select(list(columns))
        if path.endswith(".parquet"):
            rows = pl.read_parquet(file).cast(dict(table.schema))  # type: ignore[arg-type]
        else:
            rows = pl.read_csv(file, schema=table.schema, truncate_ragged_lines=False)
    except (pl.exceptions.PolarsError, OSError):
        yield Finding("unreadable", path)
        return
    if not is_whole and "measure_id" in columns:
        table = table.filter(
            pl.col("measure_id").is_in(rows["measure_id"].unique().implode(), nulls_equal=True)
        )
    if rows.equals(table):
        return
    if is_whole and rows.height != table.height:
        yield Finding("differs_from_table", path, name, what="as many rows as the table has")
    strange = rows.join(table, on=list(columns), how="anti", nulls_equal=True)
    yield from _rows_found(strange, path, name)


def _named(edition: EditionFiles, name: str, columns: list[str]) -> str | None:
    """The table or view that a whole copy is called after, where it has the same columns."""
    held = edition.everything.get(name)
    return name if held is not None and set(held.columns) == set(columns) else None


def _table_of(edition: EditionFiles, columns: list[str]) -> str | None:
    """The released table or view with these columns, in any order."""
    held = edition.everything
    return next((name for name, table in held.items() if set(table.columns) == set(columns)), None)


def _rows_found(strange: pl.DataFrame, path: str, table: str) -> Iterator[Finding]:
    """One finding for each measure among rows that the table does not hold."""
    if strange.is_empty():
        return
    if "measure_id" not in strange.columns:
        yield Finding("differs_from_table", path, table, times=len(strange))
        return
    for measure, times in strange.group_by("measure_id").len().iter_rows():
        known = measure if isinstance(measure, str) and measure.isidentifier() else ""
        yield Finding("differs_from_table", path, table, known, times=times)


def _of_workbook(edition: EditionFiles, path: str, shown: Shown) -> Iterator[Finding]:
    """What a workbook holds beside sheets of released tables and of notes."""
    file = edition.folder / path
    try:
        with zipfile.ZipFile(file) as archive:
            if any(not name.startswith(PARTS) for name in archive.namelist()):
                yield Finding("unexpected_file", path, what="a part of a workbook of no expected kind")
        book = fastexcel.read_excel(file)
        sheets = {name: book.load_sheet(name, dtypes="string").to_polars() for name in book.sheet_names}
    except (OSError, zipfile.BadZipFile, fastexcel.FastExcelError):
        yield Finding("unreadable", path)
        return
    for sheet, rows in sheets.items():
        yield from _of_sheet(edition, rows, f"{path}#{sheet}", shown)


def _of_sheet(edition: EditionFiles, rows: pl.DataFrame, place: str, shown: Shown) -> Iterator[Finding]:
    """A sheet with the columns of a table, one of results by their ids, or one of words."""
    name = _table_of(edition, rows.columns)
    if name is not None:
        table = edition.everything[name].select(rows.columns)
    elif ID in rows.columns:
        own = pl.col("value_id").is_in(rows[ID].implode())
        name, table = RESULTS, edition.tables[RESULTS].filter(own).rename({"value_id": ID, **HEADS})
        rows = rows.select(column for column in rows.columns if column in (ID, *HEADS.values()))
        table = table.select("measure_id", *rows.columns)
    else:
        figures = [
            f for column in rows.columns for text in rows[column].drop_nulls() for f in figures_in(text)
        ]
        if any(not shown.everything.round_to(figure) for figure in figures):
            yield Finding("unexplained_number", place)
        return
    yield from _rows_found(_strange_cells(rows, table), place, name)


def _strange_cells(rows: pl.DataFrame, table: pl.DataFrame) -> pl.DataFrame:
    """The rows of a sheet that the table does not hold, numbers compared by their first digits."""
    columns = [column for column in rows.columns if column != STATUS]
    read, held = (
        frame.select(_as_read(column, table.schema[column]) for column in columns) for frame in (rows, table)
    )
    return read.join(held, on=columns, how="anti", nulls_equal=True)


def _as_read(column: str, kind: pl.DataType) -> pl.Expr:
    """A column as comparable text or number: a mark of what is hidden is an empty number."""
    if kind.is_numeric():
        text = pl.col(column).cast(pl.String).str.replace(MARKS, "")
        number = pl.when(text == "").then(None).otherwise(text).cast(pl.Float64)
        return number.round(READ_DECIMALS).round(SAME_DECIMALS).alias(column)
    if kind in (pl.Date, pl.Datetime):
        return pl.col(column).cast(pl.String).str.slice(0, 10).alias(column)
    text = pl.col(column).cast(pl.String).str.to_lowercase() if kind == pl.Boolean else pl.col(column)
    trimmed = text.cast(pl.String).str.strip_chars()
    return pl.when(trimmed == "").then(None).otherwise(trimmed).alias(column)


def column_names(edition: EditionFiles) -> dict[str, list[str]]:
    """The names of the columns of every table on disk, by file."""
    found: dict[str, list[str]] = {}
    for path in edition.of_kind(".csv", ".parquet"):
        file: Path = edition.folder / path
        try:
            schema = (
                pl.read_parquet_schema(file)
                if path.endswith(".parquet")
                else pl.scan_csv(file).collect_schema()
            )
        except (pl.exceptions.PolarsError, OSError):
            continue
        found[path] = list(schema)
    return found
