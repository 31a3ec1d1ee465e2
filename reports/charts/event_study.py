"""An event study: the difference from what was to be expected, by time since the start.

Only the chart. Each dot is three months together with its 95% interval; before the start it should lie about
zero.
"""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt

from reports import words
from reports.charts import theme
from reports.evaluation_words import interval_of, since_start
from reports.evaluations import Point
from reports.records import Measure

HEIGHT = 240
MIDDLE = 1.5
"""Months from the first of three to their middle."""


def event_data(measure: Measure, events: Sequence[Point]) -> list[dict[str, object]]:
    """One row for each three months: where they stand, the difference, its interval, and both in words."""
    return [_datum(measure, point) for point in events]


def event_chart(rows: list[dict[str, object]], says: str) -> theme.Chart:
    """The chart of those rows, with lines at zero and at the start."""
    axis = alt.Axis(title="Months since the start", grid=False, values=_half_years(rows), titleAnchor="end")
    x = alt.X("since:Q", scale=alt.Scale(padding=16), axis=axis)
    figures = theme.figures_axis(is_percent=False)
    y = alt.Y("value:Q", title=None, axis=figures)  # differences of shares are points, no percent
    zero = theme.over("zero").mark_rule(color=theme.MUTED, strokeWidth=1.2)
    start = theme.over("zero").mark_rule(color=theme.MUTED, strokeWidth=1.2, strokeDash=[2, 3])
    line = theme.over("known").mark_rule(color=theme.ACCENT, strokeWidth=1.6)
    dot = theme.over("known").mark_point(color=theme.ACCENT, filled=True, size=46, opacity=1)
    return theme.applied(
        {
            "zero": [zero.encode(alt.Y("nothing:Q")), start.encode(alt.X("nothing:Q"))],
            "known": [
                line.encode(x, alt.Y("lower:Q"), alt.Y2("upper:Q")),
                dot.encode(x, y, alt.Description("says:N"), tooltip=theme.TOOLTIP),
            ],
        },
        says,
        width=theme.WIDTH,
        height=HEIGHT,
        zero=[{"nothing": 0}],
        known=rows,
    )


def _half_years(rows: list[dict[str, object]]) -> list[int]:
    """Every sixth month from the first to the last of the rows."""
    since = [float(str(row["since"])) for row in rows] or [0.0]
    return list(range(-6 * int(-min(since) // 6), int(max(since)) + 1, 6))


def _datum(measure: Measure, point: Point) -> dict[str, object]:
    low = point.value if point.ci_lower is None else point.ci_lower
    high = point.value if point.ci_upper is None else point.ci_upper
    figure, span = words.difference(measure, point.value), since_start(point.step)
    return {
        "since": point.step + MIDDLE,
        "value": words.shown(measure, point.value),
        "lower": words.shown(measure, low),
        "upper": words.shown(measure, high),
        "words": figure,
        "name": span,
        "interval": interval_of(measure, low, high),
        "n": words.counted(point.places or 0, "counties"),
        "says": f"{span}: {figure}",
    }
