"""The workbook of an edition: contents with the symbols, a sheet for each domain, what faults could do.

Here belongs what people open in a spreadsheet program, in the words of the pages; machines take the CSV
files of `export.py`. A symbol stands in place of every number that is hidden, withheld or not available; no
cell holds a formula.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

import polars as pl
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from reports import labels, words

YEARS_OF_PLACES = 5
NUMBERS = ("denominator", "numerator", "value", "ci_lower", "ci_upper")
HEADS = {
    "measure": ("Measure", 52),
    "part": ("Part", 24),
    "place": ("Place", 20),
    "period_in_words": ("12 months", 22),
    "grouped_by": ("Grouped by", 20),
    "group": ("Group", 28),
    "outcome_label": ("Outcome", 28),
    "statistic_label": ("Statistic", 18),
    "denominator": ("Denominator", 13),
    "numerator": ("Numerator", 13),
    "value": ("Value", 13),
    "ci_lower": ("95% from", 13),
    "ci_upper": ("95% to", 13),
    "status": ("Status", 13),
    "value_id": ("Id", 15),
}
"""Columns of a domain's sheet: heading and width."""

EFFECT_NUMBERS = (
    "members_flagged", "members_left_out", "value", "value_without", "lowest", "highest", "effect",
)  # fmt: skip
EFFECTS = "data_quality_effects"
SHORTENED = (
    "Groups are those of the latest period with a figure; counties and units stand without groups, with the "
    "last five years. Everything else, months and quarters too, stands in data/measure_results.csv and "
    "outcomes.duckdb."
)
ROW_LIMIT = 1_048_000
SHEET_NAME_LIMIT = 31


@dataclass(frozen=True)
class Told:
    """What a workbook is made from: released results, effects and measures, the edition's row, labels."""

    results: pl.DataFrame
    effects: pl.DataFrame
    measures: pl.DataFrame
    about: Mapping[str, object]
    labels: Mapping[str, Mapping[str, tuple[str, int]]]


def write_workbook(path: Path, told: Told) -> None:
    """Write the workbook of an edition."""
    shown = _in_words(_chosen(told.results), told)
    domains = sorted(shown["domain"].unique().to_list(), key=lambda name: labels.domain(told.labels, name)[1])
    named = {name: labels.domain(told.labels, name)[0][:SHEET_NAME_LIMIT] for name in domains}
    options = {"strings_to_formulas": False, "strings_to_urls": False, "nan_inf_to_errors": True}
    with xlsxwriter.Workbook(str(path), options) as workbook:
        workbook.set_properties(
            {
                "title": "Child welfare outcomes",
                "author": str(told.about["agency"] or ""),
                "created": datetime.combine(told.about["as_of"] or date(1970, 1, 1), time()),  # type: ignore[arg-type]
            }
        )  # no time of writing: equal figures make equal files
        _write_contents(workbook, told, named)
        for name in domains:
            rows = shown.filter(pl.col("domain") == name).head(ROW_LIMIT)
            _write_rows(workbook, named[name], rows.select("is_hidden", *HEADS), HEADS, NUMBERS)
        heads = {column: (column, 16) for column in told.effects.columns}
        effects = told.effects.with_columns(status=pl.lit("not_applicable")).head(ROW_LIMIT)
        _write_rows(workbook, EFFECTS, effects, heads, EFFECT_NUMBERS)


def _chosen(results: pl.DataFrame) -> pl.DataFrame:
    """Results of 12-month periods: of states, of groups in the latest period, of places in recent years."""
    yearly = results.filter(pl.col("period_type") == "12_months")
    of_all = (pl.col("dimension") == "all") & (pl.col("geography_level") == "state")
    figure = ["measure_id", "component", "state"]
    latest = (
        yearly.filter(of_all | (pl.col("geography_level") == "state"))
        .group_by(figure)
        .agg(
            pl.col("period_end").filter(pl.col("value").is_not_null()).max().alias("last_known"),
            pl.col("period_end").max().alias("last"),
        )
        .with_columns(pl.coalesce("last_known", "last").alias("latest"))
        .select(*figure, "latest")
    )
    since = pl.col("latest").dt.offset_by(f"-{YEARS_OF_PLACES}y")
    is_recent = (pl.col("period_end") > since) & (
        pl.col("period_end").dt.month() == pl.col("latest").dt.month()
    )
    return (
        yearly.join(latest, on=figure, how="left")
        .filter(
            of_all
            | ((pl.col("geography_level") == "state") & (pl.col("period_end") == pl.col("latest")))
            | ((pl.col("geography_level") != "state") & (pl.col("dimension") == "all") & is_recent)
        )
        .drop("latest")
    )


def _in_words(results: pl.DataFrame, told: Told) -> pl.DataFrame:
    """The results with the words of the pages beside their names, in the order of the pages."""
    known = told.labels
    outcomes = {
        (measure_id, name): label
        for (measure_id,), own in results.group_by("measure_id")
        for name, (label, _) in labels.outcomes(known, own["outcome"].unique()).items()
    }
    groups = {
        pair: labels.category(known, *pair)
        for pair in results.select("dimension", "category").unique().rows()
    }
    rows = [
        (
            labels.component(known, row["component"]),
            _place(known, row["geography_level"], row["geography"]),
            words.period(row["period_start"], row["period_end"], is_short=True),
            "" if row["dimension"] == "all" else labels.breakdown(row["dimension"]),
            "" if row["dimension"] == "all" else groups[row["dimension"], row["category"]][0],
            groups[row["dimension"], row["category"]][1],
            outcomes.get((row["measure_id"], row["outcome"]), ""),
            labels.STATISTICS.get(row["statistic"], row["statistic"]),
            row["status"] == "suppressed",
        )
        for row in results.iter_rows(named=True)
    ]
    schema = {
        "part": pl.String, "place": pl.String, "period_in_words": pl.String, "grouped_by": pl.String,
        "group": pl.String, "position": pl.Int64, "outcome_label": pl.String, "statistic_label": pl.String,
        "is_hidden": pl.Boolean,
    }  # fmt: skip
    said = pl.DataFrame(rows, schema=schema, orient="row")
    order = ["measure", "part", "geography_level", "place", "grouped_by", "position", "outcome_label"]
    titles = told.measures.select("measure_id", "domain", pl.col("title").alias("measure"))
    return (
        results.hstack(said)
        .join(titles, on="measure_id", how="left")
        .sort(
            [*order, "statistic_label", "period_end", "value_id"],
            descending=[False, False, True, *[False] * 7],
        )
    )


def _place(known: labels.Labels, level: str, geography: str) -> str:
    listed = {"state": "states", "county": "counties"}.get(level, "")
    return known.get(listed, {}).get(geography, (geography, 0))[0]


def _write_rows(
    workbook: xlsxwriter.Workbook,
    name: str,
    rows: pl.DataFrame,
    heads: Mapping[str, tuple[str, int]],
    numbers: Sequence[str],
) -> None:
    """A sheet of rows under headings that stay in sight and filter; a symbol where there is no number."""
    sheet = workbook.add_worksheet(name)
    bold, right = workbook.add_format({"bold": True, "bottom": 1}), workbook.add_format({"align": "right"})
    whole, broken = (
        workbook.add_format({"num_format": "#,##0"}),
        workbook.add_format({"num_format": "#,##0.0##"}),
    )
    for column, (head, width) in enumerate(heads.values()):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, head, bold)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(rows.height, 1), len(heads) - 1)
    for column, field in enumerate(heads):
        if field in numbers:
            _write_numbers(sheet, column, rows[field], _symbols(rows), (whole, broken, right))
        else:
            for line, text in enumerate(rows[field].cast(pl.String).fill_null("").to_list(), start=1):
                sheet.write_string(line, column, text)


def _symbols(rows: pl.DataFrame) -> list[str]:
    """What stands in each row in place of a number that is missing."""
    statuses = [
        "suppressed" if is_hidden else status
        for is_hidden, status in rows.select("is_hidden", "status").iter_rows()
    ]
    none = words.symbol("not_applicable")
    return [none if status == "provisional" else words.symbol(status) or none for status in statuses]


def _write_numbers(
    sheet: Worksheet, column: int, numbers: pl.Series, symbols: Sequence[str], formats: tuple[Format, ...]
) -> None:
    whole, broken, right = formats
    for line, (number, symbol) in enumerate(zip(numbers.to_list(), symbols, strict=True), start=1):
        if number is None:
            sheet.write_string(line, column, symbol, right)
        else:
            sheet.write_number(line, column, number, whole if float(number).is_integer() else broken)


def _write_contents(workbook: xlsxwriter.Workbook, told: Told, sheets: Mapping[str, str]) -> None:
    """The first sheet: what this is, the sheets, the symbols, and what each measure says."""
    about, measures = told.about, told.measures
    lines: list[tuple[str, str]] = [("Child welfare outcomes", "")]
    if about["audience"] == "internal":
        lines.append(("Internal", "Exact figures, not for release"))
    if about["is_synthetic"]:
        lines.append(("Synthetic data", "Every record was invented: no figure describes a real child"))
    lines += [
        (name.replace("_", " ").capitalize(), str(about[name] or ""))
        for name in ("agency", "edition", "audience", "as_of", "states", "code_version", "contact")
    ]
    lines += [("Not in this workbook", SHORTENED), ("", ""), ("Sheets", "")]
    counts = dict(measures.group_by("domain").len().iter_rows())
    lines += [(label, f"{counts.get(name, 0)} measures") for name, label in sheets.items()]
    lines += [(EFFECTS, "How far each figure could lie from it for faults in the data, by rule")]
    lines += [("", ""), ("Symbols", ""), *sorted(words.SYMBOLS.values()), ("", ""), ("Measures", "")]
    lines += [(row["title"], row["states"]) for row in measures.sort("title").iter_rows(named=True)]
    headings = {"Child welfare outcomes", "Internal", "Synthetic data", "Sheets", "Symbols", "Measures"}
    sheet, bold = workbook.add_worksheet("contents"), workbook.add_format({"bold": True})
    wrapped = workbook.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 52)
    sheet.set_column(1, 1, 110)
    for line, (left, text) in enumerate(lines):
        sheet.write_string(line, 0, left, bold if left in headings else None)
        sheet.write_string(line, 1, text, wrapped)
