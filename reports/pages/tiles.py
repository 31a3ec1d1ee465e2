"""Headlines of measures as tiles: figure, interval, change, small line.

Here belongs what a tile says, wherever it stands. Which measures a page shows stands with the page.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from reports import words
from reports.charts.sparkline import course, sparkline
from reports.edition import Edition
from reports.findings import Finding, apart, finding, in_order
from reports.pages.blocks import subject
from reports.records import Measure


@dataclass(frozen=True)
class Tile:
    """One headline: every text as it is printed."""

    measure: Measure
    domain: str
    figure: str
    unit: str
    what: str
    interval: str
    change: words.Change | None
    long_change: words.Change | None
    members: str
    period: str
    national: str
    target: str
    spark: Markup | None


def findings_of(edition: Edition, state: str, measures: Iterable[Measure] | None = None) -> list[Finding]:
    """What can be said of each measure in a state, in the order of the domains."""
    ordered = in_order(edition, edition.measures.values() if measures is None else measures)
    return [found for measure in ordered if (found := finding(edition, measure, state)) is not None]


def tile(edition: Edition, found: Finding) -> Tile:
    """The headline of one finding. Raises ValueError where there is none."""
    row, measure = found.headline, found.measure
    if row is None:
        raise ValueError("a measure without a headline has no tile")
    name = measure.benchmark_label or "national value"
    national = words.figure(measure, measure.benchmark_value)
    five_years = edition.compared(row, "five_years_before")
    return Tile(
        measure,
        edition.domain(measure.domain)[0],
        words.figure(measure, row.value),
        words.scale(measure) if measure.kind != "count" else "",
        _what(edition, found),
        words.interval(measure, row),
        found.change,
        words.change(measure, five_years) if five_years else None,
        words.members(measure, row),
        words.period(row.period_start, row.period_end, is_short=True),
        f"{name[:1].upper()}{name[1:]}: {national}" if national else "",
        words.figure(measure, measure.target),
        _spark(found),
    )


def _what(edition: Edition, found: Finding) -> str:
    """What the figure is, where the title does not say it: an outcome, a statistic, a named part."""
    if found.headline is None:
        return ""
    part = edition.component_name(found.component).lower()
    return subject(edition, found, found.headline).strip() or part


def _spark(found: Finding) -> Markup | None:
    """The headline's course, where there are at least two periods."""
    if found.headline is None:
        return None
    rows = apart(found.series, found.headline)
    if len(rows) < 2:
        return None
    measure = found.measure
    figures = ", ".join(words.figure(measure, row.value) for row in rows)
    says = f"Year by year to {words.month(rows[-1].period_end)}: {figures}"
    return sparkline(course(measure, rows), says)
