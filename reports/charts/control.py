"""A monthly series under its control limits: a line, its mean, its limits, and the months that stand out.

Only the chart. Months that stand out are larger triangles, hollow points are not final; months without a
figure show their symbol.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import altair as alt

from reports import words
from reports.annotation_words import Mark
from reports.charts import theme
from reports.charts.policy_marks import mark_layers, marked
from reports.process_control import Control, Month
from reports.records import Measure, Result

HEIGHT = 240


def control_chart(
    measure: Measure, rows: Sequence[Result], found: Control | None, says: str, marks: Sequence[Mark] = ()
) -> theme.Chart:
    """A line chart of months. `rows`: one per month; without `found` there are no limits."""
    months = {month.row.period: month for month in found.months} if found else {}
    data = [_datum(measure, row, months.get(row.period)) for row in rows]
    return theme.applied(
        _layers(is_percent=words.is_percent(measure)),
        says,
        width=theme.WIDTH,
        height=HEIGHT,
        limited=[d for d in data if d["lower"] is not None],
        mean=[] if found is None else [_mean_value(measure, found)],
        months=data,
        known=[d for d in data if d["value"] is not None],
        absent=[d for d in data if d["value"] is None],
        marked=marked(marks),
    )


@cache
def _layers(*, is_percent: bool) -> theme.Layers:
    """The layers, which differ between measures by the axis alone."""
    axis = alt.Axis(format="%b %Y", grid=False, labelOverlap=True, tickCount=6)
    x = alt.X("end:T", title=None, scale=alt.Scale(padding=16), axis=axis)
    figures = theme.figures_axis(is_percent=is_percent)
    y = alt.Y("value:Q", title=None, scale=alt.Scale(zero=False, nice=True), axis=figures)
    limit = theme.over("limited").mark_line(
        color=theme.NATIONAL, strokeWidth=1.2, strokeDash=[5, 4], interpolate="step"
    )
    line = theme.over("months").mark_line(color=theme.ACCENT, strokeWidth=1.5)
    return theme.layers(
        marked=mark_layers(x),
        limited=[limit.encode(x, alt.Y("lower:Q")), limit.encode(x, alt.Y("upper:Q"))],
        mean=_mean(),
        months=[line.encode(x, y)],
        known=[_points(x, y)],
        absent=[
            theme.over("absent")
            .mark_text(color=theme.MUTED)
            .encode(x, alt.YValue(HEIGHT - 10), alt.Text("symbol:N"))
        ],
    )


def _points(x: alt.X, y: alt.Y) -> alt.Chart:
    return (
        theme.over("known")
        .mark_point(color=theme.ACCENT, strokeWidth=1.5, opacity=1)
        .encode(
            x,
            y,
            alt.Shape("shape:N", scale=None, legend=None),
            alt.Fill("fill:N", scale=None, legend=None),
            alt.Stroke("stroke:N", scale=None, legend=None),
            alt.Size("size:Q", scale=None, legend=None),
            alt.Description("says:N"),
            tooltip=theme.TOOLTIP,
        )
    )


def _mean() -> list[alt.Chart]:
    """A line at the mean, and its name above the plot."""
    base = theme.over("mean")
    name = base.mark_text(align="right", color=theme.MUTED, dy=-8, baseline="bottom")
    return [
        base.mark_rule(color=theme.MUTED, strokeWidth=1.2).encode(alt.Y("value:Q")),
        name.encode(alt.XValue("width"), alt.YValue(0), alt.Text("label:N")),
    ]


def _mean_value(measure: Measure, found: Control) -> dict[str, object]:
    label = f"Mean {words.figure(measure, found.mean)}; dashed: limits"
    return {"value": words.shown(measure, found.mean), "label": label}


def _datum(measure: Measure, row: Result, month: Month | None) -> dict[str, object]:
    figure = words.figure(measure, row.value, with_unit=True)
    stands_out = month is not None and bool(month.signals)
    colour = theme.NATIONAL if stands_out else theme.ACCENT
    return {
        "end": f"{row.period_end.isoformat()}T12:00:00",
        "value": None if row.value is None else words.shown(measure, row.value),
        "lower": None if month is None else words.shown(measure, month.lower),
        "upper": None if month is None else words.shown(measure, month.upper),
        "words": f"{figure} {words.symbol(row.status)}".strip(),
        "name": words.month(row.period_end),
        "interval": words.interval(measure, row),
        "n": words.members(measure, row),
        "says": f"{words.month(row.period_end)}: {figure}" + (", stands out" if stands_out else ""),
        "symbol": words.symbol(row.status) or "[x]",
        "shape": "triangle-up" if stands_out else "circle",
        "fill": colour if row.status == "final" else theme.PAPER,
        "stroke": colour,
        "size": 110 if stands_out else 26,
    }
