"""The NCANDS Child File as a state sends it: 338 ASCII characters and a line feed per record.

Positions, widths, forms and codes come from the contract `staging.ncands_child`.
"""

from __future__ import annotations

from pathlib import Path

import polars as pl

from data_samples.writers.output import open_output
from transforms.contracts.contract import Column
from transforms.contracts.staging.ncands_child import NcandsChild

RECORD_WIDTH = 338
ROWS_AT_ONCE = 100_000


def layout() -> list[Column]:
    """The fields of a record in the order of their positions."""
    placed = [column for column in NcandsChild.columns.values() if column.start is not None]
    return sorted(placed, key=lambda column: column.start or 0)


def _field(column: Column) -> pl.Expr:
    """One field as text of its full width; null is blanks."""
    width = column.width or 0
    value = pl.col(column.name)
    if column.codes is not None:
        known = {code.name: code.code for code in column.codes.codes}
        text = value.replace_strict(known, default=None, return_dtype=pl.String)
    elif column.text_form == "mmddyyyy":
        text = value.dt.strftime("%m%d%Y")
    elif column.kind == "integer":
        text = value.cast(pl.String)
    else:
        text = value
    if column.kind == "integer" or column.text_form in {"digits", "hhmm"}:
        text = text.str.zfill(width)
    return text.fill_null("").str.pad_end(width, " ")


def write_ncands_child(rows: pl.DataFrame, path: Path) -> None:
    """Writes rows of `staging.ncands_child` as one Child File; `.gz` in the name compresses.

    Args:
        rows: decoded and typed, in the order in which they are to stand in the file.
        path: the file; replaced where it exists.

    Raises:
        ValueError: where a value does not fit its field or is not ASCII; the record number is named.
    """
    fields = [_field(column) for column in layout()]
    with open_output(path) as stream:
        for start in range(0, rows.height, ROWS_AT_ONCE):
            lines = rows.slice(start, ROWS_AT_ONCE).select(pl.concat_str(fields).alias("line"))["line"]
            wrong = (lines.str.len_bytes() != RECORD_WIDTH).arg_true()
            if wrong.len():
                raise ValueError(
                    f"{path.name}: record {start + int(wrong[0]) + 1} does not have {RECORD_WIDTH} characters"
                )
            stream.write(("\n".join(lines.to_list()) + "\n").encode("ascii"))
