"""The monthly course of counties that started a programme beside that of counties that did not.

Only the chart. Two lines, named at their ends, the upper one above it, and told apart by dashes as well as
colour.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import altair as alt

from reports import words
from reports.charts import theme
from reports.charts.interrupted import noon, start_line
from reports.evaluations import Point
from reports.records import Measure

HEIGHT = 240
STARTED, COMPARED = "Started", "Not started"


def courses_data(
    measure: Measure, started: Sequence[Point], compared: Sequence[Point]
) -> dict[str, list[dict[str, object]]]:
    """The datasets of the chart: each course by month, and the name at its end."""
    found = {
        "started": [_datum(measure, point, STARTED) for point in started],
        "compared": [_datum(measure, point, COMPARED) for point in compared],
    }
    ends = sorted((rows[-1] for rows in found.values() if rows), key=lambda row: float(str(row["value"])))
    return found | {"named": [row | {"above": place > 0} for place, row in enumerate(ends)]}


def courses_chart(
    measure: Measure, data: dict[str, list[dict[str, object]]], start: date, says: str
) -> theme.Chart:
    """The chart of those datasets, with a line at the first start."""
    axis = alt.Axis(format="%b %Y", grid=False, labelOverlap=True, tickCount=6)
    x = alt.X("month:T", title=None, scale=alt.Scale(padding=16), axis=axis)
    y = alt.Y(
        "value:Q",
        title=None,
        scale=alt.Scale(zero=False, nice=True),
        axis=theme.figures_axis(is_percent=words.is_percent(measure)),
    )
    marks: dict[str, dict[str, Any]] = {
        "compared": {"color": theme.NATIONAL, "strokeWidth": 1.5, "strokeDash": [5, 4]},
        "started": {"color": theme.ACCENT, "strokeWidth": 2},
    }
    lower = theme.over("named").transform_filter("!datum.above")
    upper = theme.over("named").transform_filter("datum.above")
    names: dict[str, Any] = {"align": "left", "dx": 6, "color": theme.INK}
    room = theme.room_for([STARTED, COMPARED])
    chart = theme.applied(
        {name: [theme.over(name).mark_line(**mark).encode(x, y)] for name, mark in marks.items()}
        | {
            "start": start_line(x),
            "named": [
                lower.mark_text(**names, baseline="top").encode(x, y, alt.Text("label:N")),
                upper.mark_text(**names, baseline="bottom").encode(x, y, alt.Text("label:N")),
            ],
        },
        says,
        width=theme.WIDTH - room,
        height=HEIGHT,
        start=[{"month": noon(start), "label": f"First start, {words.month(start)}"}],
        started=data["started"],
        compared=data["compared"],
        named=data["named"],
    )
    return replace(chart, padding={"left": 4, "right": 14 + room, "top": 8, "bottom": 4})


def _datum(measure: Measure, point: Point, label: str) -> dict[str, object]:
    month = point.month or date(1970, 1, 1)
    return {
        "month": noon(month),
        "value": words.shown(measure, point.value),
        "label": label,
        "says": f"{label}, {words.month(month)}: {words.figure(measure, point.value)}",
    }
