"""A monthly series before and after a start, beside what was to be expected without it.

Only the chart. Dots are months as observed; the line is the model's, dashed where it tells what was to be
expected after the start, with its 95% interval as a band.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import altair as alt

from reports import words
from reports.charts import theme
from reports.evaluations import Point
from reports.records import Measure

HEIGHT = 260


def interrupted_data(
    measure: Measure, observed: Sequence[Point], expected: Sequence[Point]
) -> dict[str, list[dict[str, object]]]:
    """The datasets of the chart: `observed`, `fitted` before the start and `expected` after it."""
    after = [point for point in expected if point.ci_lower is not None]
    before = [point for point in expected if point.ci_lower is None]
    return {
        "observed": [_datum(measure, point, "observed") for point in observed],
        "fitted": [_datum(measure, point, "by the model") for point in before],
        "expected": [_datum(measure, point, "expected without a start") for point in after],
    }


def interrupted_chart(
    measure: Measure, data: dict[str, list[dict[str, object]]], start: date, says: str
) -> theme.Chart:
    """The chart of those datasets, with a line at the start."""
    axis = alt.Axis(format="%b %Y", grid=False, labelOverlap=True, tickCount=6)
    x = alt.X("month:T", title=None, scale=alt.Scale(padding=16), axis=axis)
    y = alt.Y(
        "value:Q",
        title=None,
        scale=alt.Scale(zero=False, nice=True),
        axis=theme.figures_axis(is_percent=words.is_percent(measure)),
    )
    line: dict[str, Any] = {"color": theme.NATIONAL, "strokeWidth": 1.6}
    band = theme.over("expected").mark_area(color=theme.NATIONAL, opacity=0.14)
    return theme.applied(
        {
            "expected": [
                band.encode(x, alt.Y("lower:Q"), alt.Y2("upper:Q")),
                theme.over("expected").mark_line(**line, strokeDash=[5, 4]).encode(x, y),
            ],
            "fitted": [theme.over("fitted").mark_line(**line).encode(x, y)],
            "start": start_line(x),
            "observed": [
                theme.over("observed")
                .mark_point(color=theme.ACCENT, filled=True, size=30, opacity=1)
                .encode(x, y, alt.Description("says:N"), tooltip=theme.TOOLTIP)
            ],
        },
        says,
        width=theme.WIDTH,
        height=HEIGHT,
        start=[{"month": noon(start), "label": f"Start, {words.month(start)}"}],
        observed=data["observed"],
        fitted=data["fitted"],
        expected=data["expected"],
    )


def start_line(x: alt.X) -> list[alt.Chart]:
    """A line at the start, and its name above the plot."""
    base = theme.over("start")
    name = base.mark_text(color=theme.MUTED, dy=-8, baseline="bottom")
    return [
        base.mark_rule(color=theme.MUTED, strokeWidth=1.2).encode(x),
        name.encode(x, alt.YValue(0), alt.Text("label:N")),
    ]


def noon(month: date) -> str:
    """A month's place on the axis, whatever the zone of the reader."""
    return f"{month.isoformat()}T12:00:00"


def _datum(measure: Measure, point: Point, what: str) -> dict[str, object]:
    month = point.month or date(1970, 1, 1)
    figure = words.figure(measure, point.value, with_unit=True)
    lower, upper = point.ci_lower, point.ci_upper
    return {
        "month": noon(month),
        "value": words.shown(measure, point.value),
        "lower": None if lower is None else words.shown(measure, lower),
        "upper": None if upper is None else words.shown(measure, upper),
        "words": f"{figure} {what}",
        "name": words.month(month),
        "interval": ""
        if lower is None or upper is None
        else f"{words.figure(measure, lower)} to {words.figure(measure, upper)}",
        "n": "",
        "says": f"{words.month(month)}: {figure} {what}",
    }
