"""Blocks of a measure's page: a heading with a drawing, notes and tables, and what their texts share.

Here belongs what every block of figures is made of. Which blocks a page has stands in `measure.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from reports.charts.dots import Row
from reports.drawing import Drawing
from reports.edition import Edition
from reports.findings import Finding
from reports.labels import STATISTICS
from reports.pages.lists import ListBehind
from reports.pages.tables import Table, cell
from reports.records import Measure, Result

SPOKEN_OF = ("mean", "median", "p90", "restricted_mean")
"""Statistics that a figure must be called by."""


@dataclass(frozen=True)
class Block:
    """A heading with a drawing, notes under it, and the table of the same figures.

    `says` explains tables that have no drawing; `lists` are those behind the figures.
    """

    title: str
    anchor: str
    drawing: Drawing | None
    notes: Sequence[str]
    tables: Sequence[Table]
    says: str = ""
    lists: Sequence[ListBehind] = ()
    items: Sequence[tuple[str, str]] = field(default_factory=tuple)
    """Sentences under the tables, each with the periods it is of."""

    folds: str = ""
    """What its tables are, where they are long and open on demand."""


def subject(edition: Edition, found: Finding, row: Result) -> str:
    """What a figure is, where the measure's sentence does not say it: the statistic, the outcome."""
    if found.measure.kind == "share":
        return f"{edition.outcomes([row])[row.outcome][0].lower()} " if row.outcome != "all" else ""
    if row.statistic.startswith("incidence"):
        return f"{edition.outcomes([row])[row.outcome][0].lower()} {STATISTICS[row.statistic].lower()} "
    return f"{STATISTICS[row.statistic].lower()} " if row.statistic in SPOKEN_OF else ""


def interval_note(rows: Iterable[Row]) -> list[str]:
    """How to read the line through a dot, where there is one."""
    if not any(row.result and row.result.ci_lower is not None for row in rows):
        return []
    return [
        "The line through a dot is its 95% interval: small groups vary by chance, read it before the order."
    ]


def listed(measure: Measure, rows: Iterable[Row]) -> str:
    """The figures of rows in a line, as the words of a drawing."""
    return "; ".join(f"{r.label}: {cell(measure, r.result)}" for r in rows if r.result)
