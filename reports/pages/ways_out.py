"""Ways of leaving over time: how many have left by each way within 6, 12, 18, 24 and 36 months.

Here belongs the table of one period's cohort. Its course over the periods is that of any measure.
"""

from __future__ import annotations

from collections.abc import Sequence

from reports import words
from reports.edition import Edition
from reports.findings import Finding
from reports.labels import STATISTICS
from reports.pages.blocks import Block
from reports.pages.tables import Table, cell
from reports.records import Result

BY_MONTHS = [name for name in STATISTICS if name.startswith("incidence")]
EVERY_WAY = "all"


def ways_out(edition: Edition, found: Finding, results: Sequence[Result], anchor: str) -> Block | None:
    """The ways down, the times across; none for measures of other kinds."""
    latest = found.headline or found.latest
    if latest is None or latest.statistic not in BY_MONTHS:
        return None
    own = [
        r
        for r in results
        if r.geography_level == "state" and r.dimension == "all" and r.period == latest.period
    ]
    by_key = {(r.outcome, r.statistic): r for r in own if r.statistic in BY_MONTHS}
    named = edition.outcomes(list(by_key.values()))
    names = sorted(named, key=lambda name: named[name][1])
    rows = [
        [
            named[name][0] if name in named else "Any way",
            *(cell(found.measure, row) if (row := by_key.get((name, by))) else "[x]" for by in BY_MONTHS),
        ]
        for name in [*names, EVERY_WAY]
    ]
    when = words.period(latest.period_start, latest.period_end)
    table = Table(f"Percent who have left, {when}", ["Way out", *(STATISTICS[by] for by in BY_MONTHS)], rows)
    says = "The ways add up to the share that has left in any way; who is still in care counts while seen."
    return Block("By way out", f"{anchor}-ways", None, [], [table], says)
