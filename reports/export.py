"""The released results as files for spreadsheets: CSV for machines, a workbook for people.

Here belong `measure_results.csv`, `caveats.csv`, `data_quality_effects.csv`, `reconciliation.csv` and
`measure_results.xlsx` of an edition, written from its released tables. In the CSV an empty number has its
reason in `status`; in the workbook a symbol stands in its place. Pages and charts do not belong here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import polars as pl
import xlsxwriter

from reports import words
from reports.edition import connect, frame

NAME = "measure_results"
EFFECTS = "data_quality_effects"
NUMBERS = ("denominator", "numerator", "value", "ci_lower", "ci_upper")
RANGE = (
    "members_flagged",
    "members_left_out",
    "value",
    "value_without",
    "lowest",
    "highest",
    "effect",
)
ROW_LIMIT = 1_048_000
HEADER_ROW = 0


def export(edition: Path) -> list[Path]:
    """Write the CSV files and the workbook into the edition's folder; return their paths.

    The CSV holds every released result, and those of each measure stand beside its page; the workbook holds
    those of 12-month periods, of states with their breakdowns, of counties and units without. Reads
    `<edition>/outcomes.duckdb` only.
    """
    with connect(edition) as connection:
        results = frame(connection, f"select * from published.{NAME}")
        caveats = frame(
            connection, "select * from published.caveats order by measure_id, state, period_end, caveat"
        )
        effects = frame(
            connection,
            f"select * from published.{EFFECTS} "
            "order by measure_id, component, state, period_end, outcome, statistic, effect desc, rule_id",
        )
        beside = frame(connection, "select * from published.reconciliation order by all")
        measures = frame(connection, "select measure_id, title, states, unit, per from published.measures")
        about = frame(connection, "select * from published.edition").to_dicts()[0]
        columns = frame(
            connection,
            "select column_name, comment from duckdb_columns() "
            f"where table_name = '{NAME}' order by column_index",
        )
    csv, workbook = edition / f"{NAME}.csv", edition / f"{NAME}.xlsx"
    results.write_csv(csv)
    notes = edition / "caveats.csv"
    caveats.write_csv(notes)
    faults = edition / f"{EFFECTS}.csv"
    effects.write_csv(faults)
    federal = edition / "reconciliation.csv"
    beside.write_csv(federal)
    frames = {NAME: results, "measures": measures, EFFECTS: effects}
    _write_workbook(workbook, frames, columns, about)
    return [
        csv,
        notes,
        faults,
        federal,
        workbook,
        *_measure_files(edition, results, measures["measure_id"].to_list()),
    ]


def _measure_files(edition: Path, results: pl.DataFrame, measure_ids: list[str]) -> list[Path]:
    """The released results of each measure as CSV, where its page links to them."""
    by_measure = results.partition_by("measure_id", as_dict=True)
    written = []
    for measure_id in measure_ids:
        path = edition / "measures" / f"{measure_id}.csv"
        path.parent.mkdir(exist_ok=True)
        by_measure.get((measure_id,), results.clear()).write_csv(path)
        written.append(path)
    return written


def _write_workbook(
    path: Path, frames: Mapping[str, pl.DataFrame], columns: pl.DataFrame, about: dict[str, object]
) -> None:
    """Notes first, then definitions, the results of 12-month periods, what faults could do to them."""
    results = frames[NAME]
    shown = results.filter(
        pl.col("period_type") == "12_months",
        (pl.col("geography_level") == "state") | (pl.col("dimension") == "all"),
    ).head(ROW_LIMIT)
    options = {"strings_to_formulas": False, "strings_to_urls": False, "nan_inf_to_errors": True}
    with xlsxwriter.Workbook(str(path), options) as workbook:
        workbook.set_properties({"title": "Child welfare outcomes", "author": str(about["agency"] or "")})
        _write_notes(workbook, about, columns, shown.height < results.height)
        frames["measures"].write_excel(
            workbook, "measures", autofit=False, column_widths=220, table_style="Table Style Light 1"
        )
        for name, frame_shown in ((NAME, shown), (EFFECTS, frames[EFFECTS].head(ROW_LIMIT))):
            frame_shown.write_excel(
                workbook,
                name,
                autofit=False,
                column_widths=120,
                freeze_panes=(1, 0),
                table_style="Table Style Light 1",
                float_precision=3,
            )
        _write_symbols(workbook, NAME, shown, NUMBERS)
        _write_symbols(workbook, EFFECTS, frames[EFFECTS].head(ROW_LIMIT), RANGE)


def _write_symbols(
    workbook: xlsxwriter.Workbook, name: str, shown: pl.DataFrame, numbers: Sequence[str]
) -> None:
    """A symbol in place of every number that is hidden, withheld or not available."""
    sheet = workbook.get_worksheet_by_name(name)
    right = workbook.add_format({"align": "right"})
    statuses = shown["status"].to_list()
    hidden = shown["is_hidden"].to_list() if "is_hidden" in shown.columns else [False] * len(shown)
    for number in numbers:
        column = shown.columns.index(number)
        empty = shown[number].is_null().to_list()
        for row, (is_empty, status, is_hidden) in enumerate(
            zip(empty, statuses, hidden, strict=True), start=HEADER_ROW + 1
        ):
            known = "suppressed" if is_hidden else status
            symbol = words.symbol(known) if known != "provisional" else ""
            if is_empty:
                sheet.write_string(row, column, symbol or words.symbol("not_applicable"), right)


def _write_notes(
    workbook: xlsxwriter.Workbook, about: dict[str, object], columns: pl.DataFrame, is_shortened: bool
) -> None:
    """The first sheet: what this is, the symbols, and what the columns hold."""
    sheet = workbook.add_worksheet("notes")
    bold = workbook.add_format({"bold": True})
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 110)
    lines: list[tuple[str, str]] = [("Child welfare outcomes", "")]
    if about["audience"] == "internal":
        lines.append(("Internal", "Exact figures, not for release"))
    if about["is_synthetic"]:
        lines.append(("Synthetic data", "Every record was invented: no figure describes a real child"))
    lines += [
        (name.replace("_", " ").capitalize(), str(about[name] or ""))
        for name in ("agency", "edition", "audience", "as_of", "states", "code_version", "contact")
    ]
    if is_shortened:
        where = f"they stand in {NAME}.csv and outcomes.duckdb"
        lines.append(("Left out here", f"Counties by group: {where}"))
    lines += [("", ""), ("Sheets", ""), ("measures", "What each measure says"), (NAME, "The figures")]
    lines += [(EFFECTS, "How far each figure could lie from it for faults in the data, by rule")]
    lines += [("", ""), ("Symbols", ""), *sorted(words.SYMBOLS.values())]
    lines += [("", ""), ("Columns", ""), *((str(n), str(c or "")) for n, c in columns.iter_rows())]
    headings = {"Child welfare outcomes", "Internal", "Synthetic data", "Sheets", "Symbols", "Columns"}
    for row, (left, text) in enumerate(lines):
        sheet.write_string(row, 0, left, bold if left in headings else None)
        sheet.write_string(row, 1, text)
