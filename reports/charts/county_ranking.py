"""Counties in the order of their figures, with 95% intervals, beside the state and the national value.

Only the chart. Counties without a figure come last, with their symbol.
"""

from __future__ import annotations

from collections.abc import Sequence

from reports.charts import theme
from reports.charts.dots import STEP, Row, dot_data, layers_of, reference_data, reference_layers
from reports.records import Measure, Result


def ranked(rows: Sequence[Row]) -> list[Row]:
    """Rows from the highest figure to the lowest, those without one last, ties by label."""

    def place(row: Row) -> tuple[bool, float, str]:
        value = row.result.value if row.result else None
        return (value is None, -(value or 0.0), row.label)

    return sorted(rows, key=place)


def county_ranking(measure: Measure, rows: Sequence[Row], state: Result | None, says: str) -> theme.Chart:
    """A dot chart of counties of one state and period. `state` is the state's own result."""
    name = "National" if measure.is_federal_indicator else "Standard"
    lines = {**reference_layers("state", dashed=False), **reference_layers("national", dashed=True)}
    return theme.applied(
        {**lines, **layers_of(measure, rows)},
        says,
        width=theme.WIDTH,
        labels=theme.room_for(row.label or row.group for row in rows),
        height=STEP * len(rows),
        rows=[row.key for row in ranked(rows)],
        state=reference_data(measure, None if state is None else state.value, "State"),
        national=reference_data(measure, measure.benchmark_value, name),
        **dot_data(measure, rows),
    )
