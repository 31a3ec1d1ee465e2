"""Workbooks (XLSX) as blocks of texts: one sheet, its first row with content as the header.

Here belongs which sheet is read, and how cells become texts. Whether a workbook may be opened at all is
decided in `workbook_safety`. Formulas are not computed: a cell holds the value that was saved with it.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence

import fastexcel
import numpy as np
import polars as pl
import pyarrow as pa

from transforms.staging import limits
from transforms.staging.refusals import RefusedFileError
from transforms.staging.tables.header_rows import (
    ROWS_LOOKED_AT,
    Fit,
    HeaderRow,
    chosen_header,
    says_where,
)
from transforms.staging.tables.text_tables import TextBlock, TextTable, name_of_column
from transforms.staging.tables.workbook_safety import DAMAGED, TOO_LARGE, check_workbook


def workbook_table(
    stream: io.BufferedReader, sheet: str = "", usual: str = "", fit: Fit | None = None
) -> TextTable:
    """Opens a workbook. Every cell is text: whole numbers without decimals, dates and times in ISO form.

    Read is the sheet called `sheet`, whatever the case and blanks of its name; where none is asked for, the
    one called `usual`, else the only one with content. Rows without any content are no records. Cells that
    hold an error of Excel (#N/A) are empty.

    Raises:
        RefusedFileError: the workbook is damaged, too large, empty, lacks the sheet, or has several to choose
            from.
    """
    content = stream.read(limits.WORKBOOK_MAX_PACKED_BYTES + 1)
    if len(content) > limits.WORKBOOK_MAX_PACKED_BYTES:
        raise RefusedFileError(TOO_LARGE.format(f"{limits.WORKBOOK_MAX_PACKED_BYTES:,} bytes"))
    without_value = check_workbook(content)
    try:
        reader = fastexcel.read_excel(content)
        name, cells, errors = _chosen(reader, sheet, usual)
    except fastexcel.FastExcelError:
        raise RefusedFileError(DAMAGED) from None
    below = chosen_header(_candidates(cells), fit) if fit else None
    header, rows = _split(cells, below)
    table = TextTable(header, _blocks(rows), "xlsx", says_where(below, "row"))
    if len(reader.sheet_names) > 1:
        table.says.append(f"the workbook has {len(reader.sheet_names)} sheets; read is {name}")
    if errors:
        table.says.append(f"{errors:,} cells hold an error of the workbook (such as #N/A); they are empty")
    if without_value:
        table.says.append(
            f"{without_value:,} formulas were saved without their values and are empty; open the workbook in"
            " a spreadsheet program and save it there"
        )
    return table


def _chosen(reader: fastexcel.ExcelReader, asked: str, usual: str) -> tuple[str, pl.DataFrame, int]:
    """The sheet to be read: its name, its cells as texts, and how many of them hold errors."""
    wanted = asked or usual
    named = [name for name in reader.sheet_names if wanted and _plain(name) == _plain(wanted)]
    if asked and not named:
        raise RefusedFileError(
            f"the workbook has no sheet called {asked}, which is named as the one to be read; it has "
            f"{', '.join(reader.sheet_names)}: call the sheet so, or correct `sheet` in the table's mapping"
        )
    filled = []
    for name in named[:1] or reader.sheet_names:
        sheet = reader.load_sheet(name, header_row=None, dtypes="string")
        if sheet.height and (named or sheet.visible == "visible"):
            filled.append((name, sheet))
    if not filled:
        raise RefusedFileError("the workbook holds no cell with content")
    if len(filled) > 1:
        names = ", ".join(name for name, _ in filled)
        raise RefusedFileError(
            f"several sheets have content ({names}) and none is called {usual or 'as the table'}; call the"
            " one to be read so, or name it as `sheet` in the table's mapping (`cwo map --sheet` drafts one)"
        )
    name, sheet = filled[0]
    batch, errors = sheet.to_arrow_with_errors()
    return name, pl.DataFrame(pl.from_arrow(batch)), len(errors.errors) if errors else 0


def _plain(name: str) -> str:
    return re.sub(r"[\s_-]+", "_", name.strip().lower())


def _candidates(cells: pl.DataFrame) -> Iterator[tuple[int, list[str]]]:
    """The first rows as column names, by number; each also as the lower one of two under merged cells."""
    above: list[str] = []
    for number in range(1, min(cells.height, ROWS_LOOKED_AT) + 1):
        row = [name_of_column(name or "") for name in cells.row(number - 1)]
        yield number, row
        if any(above) and any(row):
            yield number, _under_merged(above, row)
        above = row


def _under_merged(above: Sequence[str], row: Sequence[str]) -> list[str]:
    """Names of two rows: a name above holds for what stands below it, and below the empty cells beside it."""
    held, names = "", []
    for upper, lower in zip(above, row, strict=True):
        held = upper or (held if lower else "")
        names.append(f"{held} {lower}".strip())
    return names


def _split(cells: pl.DataFrame, below: HeaderRow | None) -> tuple[list[str], pl.DataFrame]:
    """The header, and the rows with content; columns without name and content are left out."""
    names = below.names if below else [name_of_column(name or "") for name in cells.row(0)]
    rows = cells.slice(below.row if below else 1).with_columns(pl.all().cast(pl.String))
    named = list(zip(rows.columns, names, strict=True))
    kept = {column: name for column, name in named if name or rows[column].null_count() < rows.height}
    rows = rows.select(list(kept))
    blank = pl.all_horizontal(pl.all().fill_null("").str.strip_chars() == "")
    is_blank = rows.select(blank).to_series()
    return list(kept.values()), rows.filter(~is_blank) if is_blank.any() else rows


def _blocks(rows: pl.DataFrame) -> Iterator[TextBlock]:
    for begin in range(0, rows.height, limits.EXTRACT_BATCH_ROWS):
        some = rows.slice(begin, limits.EXTRACT_BATCH_ROWS)
        columns = [column.to_arrow(compat_level=pl.CompatLevel.oldest()).cast(pa.string()) for column in some]
        yield TextBlock(columns, np.arange(begin + 1, begin + 1 + some.height))
