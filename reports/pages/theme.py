"""A page across the domains for one side of the work: its parts, each with tiles and tables by group.

Here belongs what the template `theme.html.j2` is told. Which parts a theme has, and which measures stand in
each, is the editors' choice in `story.toml`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reports import words
from reports.edition import Edition
from reports.findings import Finding, dimensions, finding
from reports.pages.groups import rows_of, table_rows
from reports.pages.outcomes import outcome_table
from reports.pages.tables import Table, anchored_once, columns_of
from reports.pages.tiles import Tile, tile
from reports.records import Result
from reports.story import Theme, ThemePart


@dataclass(frozen=True)
class PartShown:
    """One part of a theme in one state."""

    title: str
    says: str
    anchor: str
    tiles: Sequence[Tile]
    absent: Sequence[Finding]
    tables: Sequence[Table]


def theme_page(edition: Edition, theme: Theme) -> dict[str, object]:
    """What the template is told of one theme, by state."""
    views = []
    for state in edition.states:
        parts = [_part(edition, part, state, place) for place, part in enumerate(theme.parts, 1)]
        shown = [part for part in parts if part.tiles or part.absent or part.tables]
        anchored_once(table for part in shown for table in part.tables)
        views.append((state, edition.state_name(state), shown))
    return {"theme": theme, "views": views}


def _part(edition: Edition, part: ThemePart, state: str, place: int) -> PartShown:
    known = [edition.measures[one] for one in part.measures if one in edition.measures]
    found = [one for measure in known if (one := finding(edition, measure, state)) is not None]
    tables = [table for one in part.groups if (table := _table(edition, one, state)) is not None]
    return PartShown(
        part.title,
        part.says,
        f"{state}-{place}".lower(),
        [tile(edition, one) for one in found if one.headline is not None],
        [one for one in found if one.headline is None],
        tables,
    )


def _table(edition: Edition, measure_id: str, state: str) -> Table | None:
    """A measure's outcomes over the years, or its own groups in the latest period."""
    measure = edition.measures.get(measure_id)
    found = finding(edition, measure, state) if measure else None
    if found is None or found.latest is None:
        return None
    own = [
        row
        for row in edition.by_measure[measure_id, state]
        if row.geography_level == "state" and row.component == found.component
    ]
    if found.measure.kind == "share":
        outcomes = [row for row in own if row.dimension == "all" and row.outcome != "all"]
        return outcome_table(found.measure, outcomes, edition.outcomes(outcomes), found.measure.title)
    return _by_group(edition, found, own)


def _by_group(edition: Edition, found: Finding, own: Sequence[Result]) -> Table | None:
    """The measure's own breakdowns, those of people left to its page."""
    latest = found.headline or found.latest
    asked = set((found.measure.breakdowns or "").split())
    shown = [
        row
        for row in own
        if latest is not None
        and row.dimension in asked
        and (row.period, row.statistic) == (latest.period, found.statistic)
    ]
    rows = [row for name in dimensions(shown) for row in rows_of(edition, name, shown)]
    if not rows or latest is None:
        return None
    when = words.period(latest.period_start, latest.period_end)
    title = f"{found.measure.title}, {when}"
    return Table(title, ["Group", *columns_of(found.measure)], table_rows(found.measure, rows))
