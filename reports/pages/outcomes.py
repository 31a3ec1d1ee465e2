"""A share's outcomes: how its members part in the latest period, and their course over the years.

Here belong the block and the table of a share. Its figures by group stand in `groups.py`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reports import words
from reports.charts.breakdown import breakdown
from reports.charts.dots import Row
from reports.charts.trend import is_federal_year
from reports.drawing import draw
from reports.edition import Edition
from reports.findings import Finding
from reports.pages.blocks import Block, listed
from reports.pages.tables import Table, cell
from reports.records import Measure, Result


def outcomes(edition: Edition, found: Finding, results: Sequence[Result], anchor: str) -> Block | None:
    """A share's outcomes in its latest period, and their course as a table."""
    if found.measure.kind != "share" or found.latest is None:
        return None
    own = [r for r in results if r.geography_level == "state" and r.dimension == "all" and r.outcome != "all"]
    named = edition.outcomes(own)
    latest = found.headline or found.latest
    now = sorted(
        (r for r in own if r.period == latest.period), key=lambda r: (-(r.value or 0), named[r.outcome])
    )
    rows = [Row(" ", named[r.outcome][0], r) for r in now]
    when = words.period(latest.period_start, latest.period_end)
    says = f"{found.measure.title}, {when}. " + listed(found.measure, rows)
    drawing = draw(breakdown(found.measure, rows, None, says), f"{anchor}-outcomes")
    adds_up = "A member may count in several." if found.measure.any_type else "Shares add up to 100%."
    notes = [f"{when}. The line through a dot is its 95% interval. {adds_up}"]
    return Block(
        "By outcome", f"{anchor}-outcomes", drawing, notes, [outcome_table(found.measure, own, named)]
    )


def outcome_table(
    measure: Measure, own: Sequence[Result], named: Mapping[str, tuple[str, int]], title: str = ""
) -> Table:
    """Outcomes down, federal years across."""
    periods = {r.period: r for r in own if is_federal_year(r)} or {r.period: r for r in own}
    by_key = {(r.outcome, r.period): r for r in own}
    rows = [
        [label, *(_cell(measure, by_key, name, p) for p in periods)]
        for name, (label, _) in sorted(named.items(), key=lambda item: item[1][1])
    ]
    heads = [f"12 months to {words.month(r.period_end)}" for r in periods.values()]
    caption = f"{title}: percent by outcome" if title else "Percent by outcome"
    return Table(f"{caption} and 12-month period", ["Outcome", *heads], rows)


def _cell(measure: Measure, by_key: Mapping[tuple[str, str], Result], name: str, period: str) -> str:
    """An outcome in a period; one that nobody had has no row beside those of the others."""
    if (name, period) in by_key:
        return cell(measure, by_key[name, period])
    others = [row for (_, other), row in by_key.items() if other == period]
    is_known = any(row.value is not None for row in others)
    return words.figure(measure, 0.0) if is_known else words.symbol(others[0].status) or "[x]"
