"""Groups beside one another: ratios of rates and of shares at each decision point.

Here belong the blocks of measures that have no figure for everybody. The ratios are those of the edition.
"""

from __future__ import annotations

from collections.abc import Sequence

from reports import words
from reports.charts.breakdown import breakdown
from reports.drawing import draw
from reports.edition import Edition
from reports.findings import dimensions
from reports.pages.blocks import Block, interval_note, listed
from reports.pages.groups import rows_of, table_rows
from reports.pages.tables import Table, columns_of
from reports.records import Measure, Result


def groups_compared(
    edition: Edition, measure: Measure, results: Sequence[Result], anchor: str
) -> tuple[str, list[Block]]:
    """A sentence about the latest period with final figures, and its groups; nothing without figures."""
    own = [r for r in results if r.geography_level == "state" and r.value is not None]
    final = [r for r in own if r.status == "final"] or own
    if not final:
        return "", []
    latest = max(final, key=lambda r: r.period_end)
    shown = [r for r in results if r.geography_level == "state" and r.period == latest.period]
    when = words.period(latest.period_start, latest.period_end)
    blocks = []
    for dimension in dimensions(shown):
        rows = rows_of(edition, dimension, shown)
        says = f"{measure.title}, {when}. " + listed(measure, rows)
        block_anchor = f"{anchor}-{dimension.replace('_', '-')}"
        drawing = draw(breakdown(measure, rows, None, says), block_anchor)
        table = Table(
            f"{rows[0].group}, {when}", ["Group", *columns_of(measure)], table_rows(measure, rows)[1:]
        )
        notes = [f"{when}. 1 is parity.", *interval_note(rows)]
        blocks.append(Block(f"By {rows[0].group.lower()}", block_anchor, drawing, notes, [table]))
    return f"{when}: groups beside one another; 1 is parity.", blocks
