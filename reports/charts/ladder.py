"""Groups at each decision point on a child's way: ratios with 95% intervals, a ladder for each group.

Only the chart; the order of groups and of decision points is that of the rows. Half and twice lie equally far
from parity.
"""

from __future__ import annotations

from collections.abc import Sequence

from reports.charts import theme
from reports.charts.dots import STEP, Row, dot_data, dot_layers, reference_layers
from reports.records import Measure

PARITY = "Parity"


def ladder(measure: Measure, rows: Sequence[Row], says: str) -> theme.Chart:
    """A dot chart of decision points under a heading for each group. `says`: the chart in a sentence."""
    return theme.applied(
        {
            **reference_layers("parity", dashed=False),
            **dot_layers(is_percent=False, is_of_ratios=True),
        },
        says,
        width=theme.WIDTH,
        labels=theme.room_for(row.label or row.group for row in rows),
        height=STEP * len(rows),
        rows=[row.key for row in rows],
        parity=[{"value": 1.0, "label": PARITY}],
        **dot_data(measure, rows),
    )
