"""A headline's course in the space of a word: a line and its last point, without axes.

Only the chart; federal years alone are joined, for periods from April to March overlap them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import altair as alt

from reports import words
from reports.charts import theme
from reports.records import Measure, Result

SIZE = (150, 34)


def sparkline(measure: Measure, rows: Sequence[Result], says: str) -> theme.Chart:
    """A small line of final results that do not overlap, the last one marked. `says`: it in a sentence."""
    data = [
        {"end": f"{row.period_end.isoformat()}T12:00:00", "value": words.shown(measure, row.value)}
        for row in rows
        if row.value is not None
    ]
    x = alt.X("end:T", axis=None, scale=alt.Scale(padding=5))
    y = alt.Y("value:Q", axis=None, scale=alt.Scale(zero=False, padding=5))
    line = theme.over("course").mark_line(color=theme.ACCENT, strokeWidth=2).encode(x, y)
    last = theme.over("last").mark_point(color=theme.ACCENT, filled=True, size=48, opacity=1).encode(x, y)
    chart = theme.applied(
        {"course": [line], "last": [last]}, says, width=SIZE[0], height=SIZE[1], course=data, last=data[-1:]
    )
    return replace(chart, padding=0)
