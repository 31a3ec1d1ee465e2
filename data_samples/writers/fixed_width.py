"""Rows of a staging table as fixed-width records: one line of ASCII per row, blanks for null.

Positions, widths, forms and codes come from the table's contract. Files around the records, such as an
envelope, are put together by the caller.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import polars as pl

from data_samples.writers.output import open_output
from transforms.contracts.contract import Column, Contract

ROWS_AT_ONCE = 100_000
DATE_FORMS = {"mmddyyyy": "%m%d%Y", "yyyymmdd": "%Y%m%d", "yyyymm": "%Y%m"}


def layout(contract: type[Contract]) -> list[Column]:
    """The fields of a record in the order of their positions."""
    placed = [column for column in contract.columns.values() if column.start is not None]
    return sorted(placed, key=lambda column: column.start or 0)


def record_width(contract: type[Contract]) -> int:
    """Characters of a record."""
    last = layout(contract)[-1]
    return (last.start or 1) + (last.width or 1) - 1


def _field(column: Column) -> pl.Expr:
    """One field as text of its full width; null is blanks."""
    width = column.width or 0
    value = pl.col(column.name)
    if column.codes is not None:
        known = {code.name: code.code for code in column.codes.codes}
        text = value.replace_strict(known, default=None, return_dtype=pl.String)
    elif column.kind == "date":
        text = value.dt.strftime(DATE_FORMS[column.text_form])
    elif column.kind == "boolean":
        text = value.cast(pl.Int8).cast(pl.String)
    elif column.kind == "integer":
        text = value.cast(pl.String)
    else:
        text = value
    if column.kind == "integer" or column.text_form in {"digits", "hhmm"}:
        text = text.str.zfill(width)
    return text.fill_null("").str.pad_end(width, " ")


@cache
def _fields(contract: type[Contract]) -> list[pl.Expr]:
    """All fields of a record in order."""
    return [_field(column) for column in layout(contract)]


def fixed_width_lines(rows: pl.DataFrame, contract: type[Contract]) -> Iterator[list[str]]:
    """The records of some rows as lines without their ends, many at a time.

    Raises:
        ValueError: where a value does not fit its field or is not ASCII; the record number is named.
    """
    fields = _fields(contract)  # type: ignore[arg-type]
    width = record_width(contract)
    for start in range(0, rows.height, ROWS_AT_ONCE):
        lines = rows.slice(start, ROWS_AT_ONCE).select(pl.concat_str(fields).alias("line"))["line"]
        wrong = (lines.str.len_bytes() != width).arg_true()
        if wrong.len():
            raise ValueError(f"record {start + int(wrong[0]) + 1} does not have {width} characters")
        yield lines.to_list()


def write_fixed_width(rows: pl.DataFrame, contract: type[Contract], path: Path) -> None:
    """Writes rows of a staging table as one file of records; `.gz` in the name compresses.

    Args:
        rows: decoded and typed, in the order in which they are to stand in the file.
        contract: the table; its columns with a `start` are written.
        path: the file; replaced where it exists.

    Raises:
        ValueError: where a value does not fit its field or is not ASCII; file and record number are named.
    """
    try:
        with open_output(path) as stream:
            for lines in fixed_width_lines(rows, contract):
                stream.write(("\n".join(lines) + "\n").encode("ascii"))
    except ValueError as error:
        raise ValueError(f"{path.name}: {error}") from None
