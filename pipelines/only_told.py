"""What `cwo run --only` says of a measure: its latest figures for the whole agency, and where the rest lies.

Here belong these lines. They hold exact counts, for the terminal of people who are entitled to them; no value
of a record and no identifier.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from pipelines.named_edition import edition_in_force
from transforms.measures.registry import Measure
from transforms.warehouse import Warehouse

LATEST = {"12_months": 3, "agency_year": 1, "quarter": 1, "month": 1}
"""How many of the latest periods of each kind are shown; of a figure in many parts, the latest alone."""

PARTS = ("component", "category", "outcome", "statistic")
FEW_PARTS = 4
MOST_LINES = 45
WIDTH = 110
HEADINGS = ("component", "group", "figure", "period", "value", "95% interval", "denominator", "status")
TO_THE_RIGHT = frozenset({"value", "denominator"})


@dataclass(frozen=True)
class Shown:
    """A measure of one agency: all its results, the CSV that holds them.

    `is_listed`: its members are those of the results in force, of which lists can be made.
    """

    measure: Measure
    state: str
    results: pl.DataFrame
    csv: Path
    is_listed: bool


def measure_lines(shown: Shown) -> list[str]:
    """Title, a table of the latest figures, why some are not final, and where the rest lies."""
    header, measure_id = shown.measure.header, shown.measure.measure_id
    rows = latest(shown.results)
    per = f" per {header.per:,.10g}" if header.per != 1 else ""
    lines = [
        f"{shown.state}  {measure_id} {header.version}: {header.title} ({header.kind}{per}, {header.unit})"
    ]
    lines += [f"  {line}" for line in table(rows.head(MOST_LINES))] or ["  no period is covered"]
    if rows.height > MOST_LINES:
        lines.append(f"  ... {rows.height - MOST_LINES:,} more")
    lines += [f"  {line}" for line in _reasons(rows)]
    lines.append(f"  All rows   {shown.results.height:,} in {shown.csv}")
    if not shown.measure.is_derived:
        when = "" if shown.is_listed else " after the next whole run"
        lines.append(f"  Members    cwo list {measure_id}{when}")
    return lines


def edition_line(warehouse: Warehouse) -> str:
    """That nothing was published, and what stands."""
    edition = edition_in_force(warehouse.output)
    if not edition:
        return "Published  nothing; `cwo run` without --only computes every measure and publishes"
    return f"Published  nothing: edition {edition} and all results in force stay as they are"


def latest(results: pl.DataFrame) -> pl.DataFrame:
    """The figures of the whole agency in its latest periods, newest first in each part of the measure.

    Of a measure that is told by group alone, those of the breakdown it is told by most.
    """
    whole = results.filter(geography_level="state")
    if whole.is_empty():
        return whole
    dimensions = whole.group_by("dimension").len().sort("len", "dimension")["dimension"]
    plain = whole.filter(dimension="all" if "all" in dimensions else dimensions.last())
    parts = plain.select(*PARTS).n_unique()
    counts = {kind: count if parts <= FEW_PARTS else 1 for kind, count in LATEST.items()}
    recency = pl.col("period_end").rank("dense", descending=True).over("component", "period_type")
    allowed, order = (
        pl.col("period_type").replace_strict(by_kind, return_dtype=pl.Int64)
        for by_kind in (counts, {kind: place for place, kind in enumerate(LATEST)})
    )
    newest_first = pl.col("period_end").dt.epoch("d").neg()
    return plain.filter(recency <= allowed).sort("component", order, newest_first, *PARTS[1:])


def table(rows: pl.DataFrame) -> list[str]:
    """The rows as a table, each column as wide as it needs; columns that say nothing are left out."""
    if rows.is_empty():
        return []
    cells = [_cells(row) for row in rows.iter_rows(named=True)]
    headings = [name for name in HEADINGS if any(cell[name] for cell in cells)]
    widths = {name: max(len(name), *(len(cell[name]) for cell in cells)) for name in headings}

    def line(cell: Mapping[str, str]) -> str:
        parts = (
            cell[name].rjust(widths[name]) if name in TO_THE_RIGHT else cell[name].ljust(widths[name])
            for name in headings
        )
        return "  ".join(parts).rstrip()

    return [line(dict(zip(headings, headings, strict=True))), *map(line, cells)]


def _cells(row: Mapping[str, object]) -> dict[str, str]:
    """One result as the texts of its columns."""
    figure = [
        str(row[name]) for name, plain in (("outcome", "all"), ("statistic", "value")) if row[name] != plain
    ]
    ends = [_number(row[name]) for name in ("ci_lower", "ci_upper")]
    return {
        "component": "" if row["component"] == "all" else str(row["component"]),
        "group": "" if row["category"] == "all" else str(row["category"]).replace("_", " "),
        "figure": " ".join(figure).replace("_", " "),
        "period": str(row["period"]),
        "value": _number(row["value"]),
        "95% interval": " to ".join(end or "?" for end in ends) if any(ends) else "",
        "denominator": _number(row["denominator"], digits=12),
        "status": str(row["status"]).replace("_", " "),
    }


def _number(value: object, digits: int = 4) -> str:
    """A number with so many digits at most, or all those before the point; nothing where there is none."""
    if not isinstance(value, int | float):
        return ""
    return f"{value:,.0f}" if abs(value) >= 10**digits else f"{value:,.{digits}g}"


def _reasons(rows: pl.DataFrame) -> Iterator[str]:
    """Why figures are not final: each reason once, with the periods it holds for."""
    open_ones = rows.filter(pl.col("status_reason").is_not_null())
    told = open_ones.group_by("status_reason", maintain_order=True).agg(
        pl.col("period").unique(maintain_order=True)
    )
    for reason, periods in told.iter_rows():
        yield from textwrap.wrap(f"{', '.join(periods)}: {reason}", WIDTH, subsequent_indent="  ")
