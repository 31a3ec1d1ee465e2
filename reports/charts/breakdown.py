"""One period by groups of people, or by outcome: dots with 95% intervals under a heading for each breakdown.

Only the chart; the order of groups is the order of the rows.
"""

from __future__ import annotations

from collections.abc import Sequence

from reports.charts import theme
from reports.charts.dots import STEP, Row, dot_data, layers_of, reference_data, reference_layers
from reports.records import Measure, Result


def breakdown(measure: Measure, rows: Sequence[Row], overall: Result | None, says: str) -> theme.Chart:
    """A dot chart of groups, with a line at the figure of everyone. `says`: the chart in a sentence."""
    value = None if overall is None else overall.value
    return theme.applied(
        {**reference_layers("everyone", dashed=False), **layers_of(measure, rows)},
        says,
        width=theme.WIDTH,
        labels=theme.room_for(row.label or row.group for row in rows),
        height=STEP * len(rows),
        rows=[row.key for row in rows],
        everyone=reference_data(measure, value, "All"),
        **dot_data(measure, rows),
    )
