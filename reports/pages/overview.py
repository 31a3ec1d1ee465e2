"""The first page: the message in a minute, then a tile for each measure of each state.

Here belongs what the template is told. Only final results are headlines; what has none is listed with
the reason. States stand in sections of their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reports import words
from reports.charts.sparkline import sparkline
from reports.drawing import Drawing, draw
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
    members: str
    period: str
    national: str
    spark: Drawing | None


@dataclass(frozen=True)
class StateOverview:
    """One state's tiles in their order, the measures in a few lines, and those without a headline."""

    state: str
    name: str
    tiles: Sequence[Tile]
    better: Sequence[Tile]
    worse: Sequence[Tile]
    moved: Sequence[Tile]
    steady: Sequence[Tile]
    untested: Sequence[Tile]
    absent: Sequence[Finding]
    latest: str


def overview_page(edition: Edition) -> dict[str, object]:
    """What the template `index.html.j2` is told."""
    return {
        "overviews": [state_overview(edition, state) for state in edition.states],
        "has_national": any(
            m.is_federal_indicator and m.benchmark_value is not None for m in edition.measures.values()
        ),
        "national_note": words.NATIONAL_NOTE,
    }


def state_overview(edition: Edition, state: str) -> StateOverview:
    """One state's headlines in the fixed order of the domains."""
    ordered = in_order(edition.measures.values())
    found = [f for f in (finding(edition, measure, state) for measure in ordered) if f is not None]
    tiles = [tile(edition, f) for f in found if f.headline is not None]
    changed = [t for t in tiles if t.change is not None]
    ends = [f.headline.period_end for f in found if f.headline is not None]
    return StateOverview(
        state,
        edition.state_name(state),
        tiles,
        [t for t in changed if t.change and t.change.is_better is True],
        [t for t in changed if t.change and t.change.is_better is False],
        [t for t in changed if t.change and t.change.certainty == "clear" and t.change.is_better is None],
        [t for t in changed if t.change and t.change.certainty == "not clear"],
        [t for t in changed if t.change and t.change.certainty == "untested"],
        [f for f in found if f.headline is None],
        words.month(max(ends)) if ends else "",
    )


def tile(edition: Edition, found: Finding) -> Tile:
    """The headline of one finding. Raises ValueError where there is none."""
    row, measure = found.headline, found.measure
    if row is None:
        raise ValueError("a measure without a headline has no tile")
    figure = words.figure(measure, row.value)
    scale = words.scale(measure) if measure.kind != "count" else ""
    name = measure.benchmark_label or "national value"
    national = words.figure(measure, measure.benchmark_value)
    return Tile(
        measure,
        edition.domain(measure.domain)[0],
        figure,
        scale,
        _what(edition, found),
        words.interval(measure, row),
        found.change,
        words.members(measure, row),
        words.period(row.period_start, row.period_end, is_short=True),
        f"{name[:1].upper()}{name[1:]}: {national}" if national else "",
        _spark(found),
    )


def _what(edition: Edition, found: Finding) -> str:
    """What the figure is, where the title does not say it: an outcome, a statistic, a named part."""
    if found.headline is None:
        return ""
    part = edition.component_name(found.component).lower()
    return subject(edition, found, found.headline).strip() or part


def _spark(found: Finding) -> Drawing | None:
    """The headline's course, where there are at least two periods."""
    if found.headline is None:
        return None
    rows = apart(found.series, found.headline)
    if len(rows) < 2:
        return None
    measure = found.measure
    course = ", ".join(words.figure(measure, row.value) for row in rows)
    says = f"Year by year to {words.month(rows[-1].period_end)}: {course}"
    figure_id = f"spark-{found.state}-{measure.measure_id}".lower().replace("_", "-")
    return draw(sparkline(measure, rows, says), figure_id)
