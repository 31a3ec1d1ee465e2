"""Tables of results: captions, headings and cells, every text as it is printed.

Here belongs how a result becomes cells: the figure, its interval and its counts, or the symbol that
stands for them. Which results a page shows stands with the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reports import words
from reports.findings import Finding, series
from reports.labels import STATISTICS, plain
from reports.records import Measure, Result

STATUSES = {"dq_withheld": "Withheld", "suppressed": "Hidden"}


class Figure(str):
    """A figure as printed, with the id it is explained by; the first on its page is where the id leads."""

    __slots__ = ("is_first", "value_id")

    value_id: str
    is_first: bool


def figure_of(row: Result, printed: str) -> Figure:
    """The printed figure of a result, which leads to what `cwo explain` tells of it."""
    made = Figure(printed)
    made.value_id, made.is_first = row.value_id, True
    return made


def anchored_once(tables: Iterable[Table]) -> None:
    """Leave the anchor of a figure that stands several times on a page to its first place."""
    seen: set[str] = set()
    for found in (cell for table in tables for row in table.rows for cell in row):
        if isinstance(found, Figure):
            found.is_first = found.value_id not in seen
            seen.add(found.value_id)


@dataclass(frozen=True)
class Table:
    """A table of a page: caption, column headings, and rows whose first cell is their heading.

    A row of one cell is a heading over the rows that follow it. The `words_in` columns after the first hold
    words.
    """

    caption: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    words_in: int = 0


def trend_tables(measure: Measure, found: Finding, results: Sequence[Result]) -> list[Table]:
    """One table per statistic, newest period first."""
    own = [r for r in results if r.geography_level == "state" and r.dimension == "all"]
    outcome = found.series[0].outcome
    statistics = [
        name for name in STATISTICS if any((r.statistic, r.outcome) == (name, outcome) for r in own)
    ]
    tables = []
    for statistic in statistics:
        stated = words.of_statistic(measure, statistic)
        rows = series(own, found.component, statistic, outcome)
        title = f"{STATISTICS[statistic]} by" if statistic != "value" else "By"
        columns = ["12 months", *columns_of(stated), "Status"]
        body = [
            [
                words.period(r.period_start, r.period_end),
                *cells_of(stated, r),
                STATUSES.get(r.status, plain(r.status)),
            ]
            for r in reversed(rows)
        ]
        tables.append(Table(f"{title} 12-month period", columns, body))
    return tables


def columns_of(measure: Measure) -> list[str]:
    """Headings of the columns `cells_of` fills."""
    figure = {"proportion": "Percent", "share": "Percent", "count": "Number"}.get(measure.kind, "Figure")
    unit = words.scale(measure) if measure.kind in ("rate", "duration") else ""
    heads = [f"{figure} ({unit})" if unit else figure]
    if measure.kind != "count":
        heads += ["95% interval", *_count_columns(measure)]
    return heads


def _count_columns(measure: Measure) -> list[str]:
    if measure.kind in ("proportion", "share", "ratio"):
        return ["Numerator", "Denominator"]
    if measure.kind in ("rate_ratio", "share_ratio"):
        return ["Reached it", "Could have"]
    if measure.kind == "duration":
        return [plain(measure.unit)]
    return [plain(measure.unit), plain(words.exposure(measure) or "denominator")]


def cell(measure: Measure, row: Result) -> str:
    """A figure in a table: the number, marked where it is not final, or the symbol that stands for it."""
    if row.value is None:
        return figure_of(row, words.symbol(row.status) or "[x]")
    return figure_of(row, f"{words.figure(measure, row.value)} {words.symbol(row.status)}".strip())


def cells_of(measure: Measure, row: Result) -> list[str]:
    """A result as cells: figure, interval and counts; hidden ones show their symbol."""
    symbol = (words.symbol(row.status) or "[x]") if row.value is None else ""
    cells = [cell(measure, row)]
    if measure.kind != "count":
        cells.append(words.interval(measure, row) or symbol or "[z]")
        counts = [row.denominator] if measure.kind == "duration" else [row.numerator, row.denominator]
        cells += [_count(count, symbol or words.symbol("not_applicable")) for count in counts]
    return cells


def _count(count: float | None, symbol: str) -> str:
    if count is None:
        return symbol
    return words.number(count, 0 if float(count).is_integer() else 1)
