"""Tables of texts (CSV, Parquet, XLSX), every column as text, with the records' numbers.

Here belongs telling the forms apart, and the one place where every column of a file passes by a gate. How
each form is read stands in `csv_tables`, `parquet_tables` and `workbooks`; what the columns mean is the
business of `extracts` and of other readers of tables.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

from transforms.staging.refusals import RefusedFileError
from transforms.staging.tables.csv_tables import csv_table
from transforms.staging.tables.header_rows import Fit
from transforms.staging.tables.parquet_tables import parquet_table
from transforms.staging.tables.text_tables import Gate, TextBlock, TextTable, distinct_names
from transforms.staging.tables.workbooks import workbook_table

__all__ = ["Gate", "TextBlock", "TextTable", "text_table"]

PARQUET_MAGIC = b"PAR1"
ZIP_MAGIC = b"PK\x03\x04"
OLD_WORKBOOK_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def text_table(
    stream: io.BufferedReader,
    *,
    sheet: str = "",
    usual_sheet: str = "",
    gate: Gate | None = None,
    fit: Fit | None = None,
) -> TextTable:
    """Opens a table of texts: CSV, Parquet or XLSX, told by the first bytes.

    `sheet` is the sheet that a workbook must have and that is read, `usual_sheet` the one that is read where
    it has several. `fit` says how well a row serves as a header where it need not be the first. `gate` sees
    every block before it is used: all columns but those that the reader stages, which pass by the gate
    afterwards. Readers take `table.header`, then per block `block.frame()` (or the Arrow `block.columns`),
    `block.numbers` and `block.rejected`.

    Raises:
        RefusedFileError: the file is empty, binary or damaged; also from the blocks.
    """
    table = _opened(stream, sheet, usual_sheet, fit)
    if gate is not None:
        table.blocks = _past(gate, table, table.blocks)
    return table


def _opened(stream: io.BufferedReader, sheet: str, usual_sheet: str, fit: Fit | None) -> TextTable:
    head = stream.peek(len(OLD_WORKBOOK_MAGIC))
    if head.startswith(PARQUET_MAGIC):
        return parquet_table(stream)
    if head.startswith(ZIP_MAGIC):
        return workbook_table(stream, sheet, usual_sheet, fit)
    if head.startswith(OLD_WORKBOOK_MAGIC):
        raise RefusedFileError(
            "the file is a workbook of the old form (.xls), or one with a password; save it as XLSX without "
            "a password, or as CSV"
        )
    return csv_table(stream, fit)


def _past(gate: Gate, table: TextTable, blocks: Iterator[TextBlock]) -> Iterator[TextBlock]:
    """The blocks, each once the gate has seen its columns."""
    names = distinct_names(table.header)
    for block in blocks:
        unseen = [position for position in range(len(names)) if position not in table.staged]
        if unseen:
            gate.look(block.frame(unseen, names), block.numbers)
        yield block
