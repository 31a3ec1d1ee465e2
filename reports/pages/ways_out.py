"""Ways of leaving over time: how many have left by each way within 6, 12, 18, 24 and 36 months.

Here belong the curves of a cohort that is known for two years, and the table of the headline's. The course of
the headline over the periods is that of any measure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from reports import words
from reports.charts.ways_out import Way, ways_chart
from reports.drawing import Drawing, draw
from reports.edition import Edition
from reports.findings import Finding
from reports.labels import STATISTICS
from reports.pages.blocks import Block
from reports.pages.tables import Table, cell
from reports.records import Result

BY_MONTHS = {name: int(name.split("_")[1]) for name in STATISTICS if name.startswith("incidence")}
EVERY_WAY = "all"
ANY_WAY = "Any way"
LONG_ENOUGH = "incidence_24_months"

Cohort = Mapping[tuple[str, str], Result]
"""The results of one period by way and time."""


def ways_out(edition: Edition, found: Finding, results: Sequence[Result], anchor: str) -> Block | None:
    """The curves of a cohort, and tables: ways down, times across; none for measures of other kinds."""
    latest = found.headline or found.latest
    if latest is None or latest.statistic not in BY_MONTHS:
        return None
    cohorts: dict[str, dict[tuple[str, str], Result]] = defaultdict(dict)
    for row in results:
        if row.geography_level == "state" and row.dimension == "all" and row.statistic in BY_MONTHS:
            cohorts[row.period][row.outcome, row.statistic] = row
    drawn = _followed(cohorts) or cohorts[latest.period]
    drawing, notes = _curves(edition, found, drawn, anchor)
    shown = [drawn] if drawn is cohorts[latest.period] else [drawn, cohorts[latest.period]]
    tables = [_table(edition, found, one) for one in shown]
    says = "The ways add up to the share that has left in any way; who is still in care counts while seen."
    return Block("By way out", f"{anchor}-ways", drawing, notes, tables, says)


def _followed(cohorts: Mapping[str, Cohort]) -> Cohort | None:
    """The newest cohort of which two years are known, the later ones being too young for a curve."""
    known = [
        one
        for one in cohorts.values()
        if (row := one.get((EVERY_WAY, LONG_ENOUGH))) and row.value is not None
    ]
    return max(known, key=lambda one: next(iter(one.values())).period_end, default=None)


def _names(edition: Edition, cohort: Cohort) -> dict[str, str]:
    """Labels of the ways in the order of their list, then that of all together."""
    named = edition.outcomes(list(cohort.values()))
    ordered = sorted(named, key=lambda name: named[name][1])
    return {name: named[name][0] for name in ordered if name != EVERY_WAY} | {EVERY_WAY: ANY_WAY}


def _curves(
    edition: Edition, found: Finding, cohort: Cohort, anchor: str
) -> tuple[Drawing | None, list[str]]:
    """The cohort's chart and how it is to be read; no chart where only one time is known."""
    ways: list[Way] = []
    for name, label in _names(edition, cohort).items():
        by_time = [(months, cohort.get((name, by))) for by, months in BY_MONTHS.items()]
        points = [(months, row) for months, row in by_time if row is not None and row.value is not None]
        ways += [(label, points)] if len(points) > 1 else []
    if not ways:
        return None, []
    when = _when(cohort)
    told = "; ".join(
        f"{label}: "
        + ", ".join(f"{cell(found.measure, row)} within {months} months" for months, row in points)
        for label, points in ways
    )
    says = f"{found.measure.title}, who entered care from {when}. {told}"
    notes = [f"Children who entered from {when}, by how they left. Each line is a way out."]
    if any(row.status != "final" for _, points in ways for _, row in points):
        notes.append("Dashed parts and hollow points are not final: they may still grow.")
    return draw(ways_chart(found.measure, ways, says), f"{anchor}-ways"), notes


def _when(cohort: Cohort) -> str:
    row = next(iter(cohort.values()))
    return words.period(row.period_start, row.period_end)


def _table(edition: Edition, found: Finding, cohort: Cohort) -> Table:
    """The ways down, the times across."""
    rows = [
        [label, *(cell(found.measure, row) if (row := cohort.get((name, by))) else "[x]" for by in BY_MONTHS)]
        for name, label in _names(edition, cohort).items()
    ]
    columns = ["Way out", *(STATISTICS[by] for by in BY_MONTHS)]
    return Table(f"Percent who have left, {_when(cohort)}", columns, rows)
