"""Who a measure is about: its figures by breakdown.

Here belong the blocks of one period by group. The course over the periods stands in `measure.py`, places in
`by_place.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from reports import labels, words
from reports.charts.axes import cut_note
from reports.charts.breakdown import breakdown
from reports.charts.dots import Row, results_of
from reports.drawing import draw
from reports.edition import Edition
from reports.findings import Finding, dimensions
from reports.pages.blocks import Block, interval_note, listed
from reports.pages.tables import Table, cell, cells_of, columns_of
from reports.records import Measure, Result

MOST_UNFOLDED = 16
"""Rows of a table that stands open under its chart; a longer one opens on demand."""


def groups(edition: Edition, found: Finding, results: Sequence[Result], anchor: str) -> Block | None:
    """Age, sex, race and the measure's own breakdowns in the latest period."""
    measure, latest = found.measure, found.headline or found.latest
    if measure.kind == "share" or latest is None:
        return None
    latest = latest_with(
        results, found, latest, lambda r: r.geography_level == "state" and r.dimension != "all"
    )
    own = [
        r
        for r in results
        if r.geography_level == "state"
        and (r.period, r.statistic, r.outcome) == (latest.period, found.statistic, latest.outcome)
    ]
    rows = [row for dimension in dimensions(own) for row in rows_of(edition, dimension, own)]
    if not rows:
        return None
    everyone = latest if measure.kind != "count" else None
    when = words.period(latest.period_start, latest.period_end)
    says = f"{measure.title} by group, {when}. " + listed(measure, rows)
    drawing = draw(breakdown(measure, rows, everyone, says), f"{anchor}-groups")
    table = Table(f"By group, {when}", ["Group", *columns_of(measure)], table_rows(measure, rows))
    notes = [f"{when}.", *cut_note(results_of(rows)), *interval_note(rows)]
    if everyone is not None:
        notes.append("The upright line is everyone.")
    folds = "Figures by group" if len(table.rows) > MOST_UNFOLDED else ""
    return Block(_title(dimensions(own)), f"{anchor}-groups", drawing, notes, [table], folds=folds)


def latest_with(
    results: Sequence[Result], found: Finding, latest: Result, is_one: Callable[[Result], bool]
) -> Result:
    """The latest figure of the whole state whose period has rows of a kind: not each released period has."""
    periods = {r.period for r in results if is_one(r)}
    rows = [
        r
        for r in results
        if (r.geography_level, r.dimension) == ("state", "all")
        and (r.statistic, r.outcome) == (found.statistic, latest.outcome)
        and r.period in periods
        and r.period_end <= latest.period_end
    ]
    return max(rows, key=lambda r: r.period_end, default=latest)


def _title(dimensions_shown: Iterable[str]) -> str:
    """By age, sex and race and ethnicity: the breakdowns of a block."""
    names = [labels.breakdown(name).lower() for name in dimensions_shown]
    return "By " + (names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1])


def rows_of(edition: Edition, dimension: str, results: Iterable[Result]) -> list[Row]:
    """A breakdown's heading and its categories in the order of their list."""
    name = labels.breakdown(dimension)
    found = [r for r in results if r.dimension == dimension]
    found.sort(key=lambda r: (edition.category(dimension, r.category)[1], r.category))
    return [Row(name, ""), *(Row(name, edition.category(dimension, r.category)[0], r) for r in found)]


def table_rows(measure: Measure, rows: Iterable[Row]) -> list[list[str]]:
    """Rows as cells; a heading is a row of one."""
    return [[r.label, *cells_of(measure, r.result)] if r.result else [r.group] for r in rows]


def group_outcomes(edition: Edition, found: Finding, results: Sequence[Result], anchor: str) -> Block | None:
    """A share by groups: a table of groups down and outcomes across."""
    measure, latest = found.measure, found.headline or found.latest
    if measure.kind != "share" or latest is None:
        return None
    latest = latest_with(
        results, found, latest, lambda r: r.geography_level == "state" and r.dimension != "all"
    )
    own = [
        r
        for r in results
        if r.geography_level == "state" and r.period == latest.period and r.outcome != "all"
    ]
    outcomes = sorted(edition.outcomes(own).items(), key=lambda item: item[1][1])
    by_key = {(r.dimension, r.category, r.outcome): r for r in own}
    rows: list[list[str]] = []
    for dimension in dimensions(own):
        rows.append([labels.breakdown(dimension)])
        categories = {r.category for r in own if r.dimension == dimension}
        for category in sorted(categories, key=lambda c: (edition.category(dimension, c)[1], c)):
            cells = [by_key.get((dimension, category, name)) for name, _ in outcomes]
            label = edition.category(dimension, category)[0]
            rows.append([label, *(cell(measure, r) if r else words.figure(measure, 0) for r in cells)])
    if not rows:
        return None
    when = words.period(latest.period_start, latest.period_end)
    table = Table(
        f"Percent by group and outcome, {when}", ["Group", *(label for _, (label, _) in outcomes)], rows
    )
    return Block(_title(dimensions(own)), f"{anchor}-groups", None, [], [table])
