"""A list as files: a workbook with notes for the person who works it off, and the same rows as CSV.

Here belong sheets, notes and file names. They hold identifiers and lie under `restricted/lists/` alone. Who
stands on a list is decided in `transforms.lists`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import polars as pl
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from transforms.lists.columns import SAYS, in_words
from transforms.lists.rows import Listing
from transforms.publication.release import About

MOST_ROWS = 200_000
"""Rows of the sheet: more than anybody works off by hand; the CSV holds all."""

CONFIDENTIAL = "Confidential: this list names records of persons. Keep it where case files are kept."
SYNTHETIC = "Synthetic data: every record was invented."
AS_TEXT = "In the CSV, texts that a spreadsheet would take for a formula have an apostrophe before them."
BEGINS_FORMULA = r"^[=+\-@\t\r]"
WIDTHS: Mapping[str, int] = {"Verdict": 30, "Member": 30, "Child": 18, "Report": 18, "County name": 18}
DEFAULT_WIDTH = 14


@dataclass(frozen=True)
class Written:
    """A list that was written: its workbook and CSV, and how many rows they hold."""

    workbook: Path
    csv: Path
    rows: int


def write_list(folder: Path, listing: Listing, about: About, most_rows: int = MOST_ROWS) -> Written:
    """Write a list's workbook and CSV into a folder, in place of those of the same name.

    The workbook holds the first `most_rows`. A file is written aside and moved: nobody opens a part of it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    rows, stem = in_words(listing, about.counties), file_name(listing)
    workbook, csv = folder / f"{stem}.xlsx", folder / f"{stem}.csv"
    write_workbook(workbook, list(_notes(listing, rows, about, most_rows)), {"list": rows.head(most_rows)})
    write_csv(csv, rows)
    return Written(workbook, csv, rows.height)


def write_csv(path: Path, rows: pl.DataFrame) -> None:
    """Write rows as CSV, whole or not at all; texts that look like a formula are marked."""
    aside = path.with_suffix(".csv.part")
    rows.with_columns(
        pl.when(pl.col(pl.String).str.contains(BEGINS_FORMULA))
        .then("'" + pl.col(pl.String))
        .otherwise(pl.col(pl.String))
        .name.keep()
    ).write_csv(aside)
    aside.replace(path)


def file_name(listing: Listing) -> str:
    """The name of a list's files without ending: measure, period, and what it is restricted to."""
    asked = listing.asked
    parts = [listing.measure.measure_id, asked.period, asked.component, asked.county, asked.unit]
    parts += [f"{name}-{value}" for name, value in asked.categories]
    parts.append("missed" if asked.is_missed else "")
    return "-".join(re.sub(r"[^A-Za-z0-9_-]+", "_", part) for part in parts if part)


def write_workbook(path: Path, told: Sequence[tuple[str, str]], sheets: Mapping[str, pl.DataFrame]) -> None:
    """Write notes and then a sheet for each frame, whole or not at all; every text is written as text."""
    options = {"strings_to_formulas": False, "strings_to_urls": False, "constant_memory": True}
    aside = path.with_suffix(".part")
    with xlsxwriter.Workbook(str(aside), options) as book:
        bold = book.add_format({"bold": True})
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        notes = book.add_worksheet("notes")
        notes.set_column(0, 0, 20)
        notes.set_column(1, 1, 110)
        for number, (left, right) in enumerate(told):
            notes.write_string(number, 0, left, bold)
            notes.write_string(number, 1, right)
        for name, rows in sheets.items():
            _write_sheet(book.add_worksheet(name), rows, bold, day)
    aside.replace(path)


def _write_sheet(sheet: Worksheet, rows: pl.DataFrame, bold: Format, day: Format) -> None:
    """One frame as a sheet, its headings fixed."""
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, rows.height, rows.width - 1)
    for column, heading in enumerate(rows.columns):
        sheet.set_column(column, column, WIDTHS.get(heading, DEFAULT_WIDTH))
        sheet.write_string(0, column, heading, bold)
    for number, row in enumerate(rows.iter_rows(), start=1):
        for column, value in enumerate(row):
            if isinstance(value, date):
                sheet.write_datetime(number, column, value, day)
            elif isinstance(value, int | float):
                sheet.write_number(number, column, value)
            elif value is not None:
                sheet.write_string(number, column, value)


def _notes(listing: Listing, rows: pl.DataFrame, about: About, most_rows: int) -> Iterator[tuple[str, str]]:
    """What the list is, which figure it stands behind, and what its columns hold."""
    header, period, asked = listing.measure.header, listing.period, listing.asked
    yield listing.says, ""
    yield "", CONFIDENTIAL
    if about.is_synthetic:
        yield "", SYNTHETIC
    yield "Agency", f"{about.agency} ({period['state']})"
    yield "Measure", f"{listing.measure.measure_id}: {header.states}"
    yield "Period", f"{asked.period}: {period['period_start']} to {period['period_end']}"
    county = f"{asked.county} {about.counties.get(asked.county, '')}".strip()
    only = [("part", asked.component), ("county", county), ("unit", asked.unit), *asked.categories]
    told = "; ".join(f"{name.replace('_', ' ')}: {value}" for name, value in only if value)
    if told:
        yield "Only", told
    for figure in listing.figures.iter_rows(named=True):
        yield "Figure", figure_told(figure)
    yield "Rows", f"{rows.height:,}"
    if rows.height > most_rows:
        yield "", f"The sheet holds the first {most_rows:,}; the CSV beside this workbook holds all."
    yield "Made from", f"edition {about.edition}, data to {about.as_of.isoformat()}"
    yield "", AS_TEXT
    yield "", ""
    for heading in rows.columns:
        yield heading, SAYS.get(heading, "The measure's own breakdown")


def figure_told(figure: Mapping[str, object]) -> str:
    """A result in a line: which, how much, over what, how sure."""
    which = [str(figure[name]) for name in ("component", "outcome") if figure[name] != "all"]
    parts = [
        f"{name.replace('_', ' ')} {figure[column]:,.10g}"
        for name, column in (
            (str(figure["statistic"]), "value"),
            ("numerator", "numerator"),
            ("denominator", "denominator"),
            ("open or not recorded", "members_open"),
        )
        if figure[column] is not None
    ]
    reason = f" ({figure['status_reason']})" if figure["status_reason"] else ""
    return f"{' '.join([*which, ''])}{', '.join(parts)}; {str(figure['status']).replace('_', ' ')}{reason}"
