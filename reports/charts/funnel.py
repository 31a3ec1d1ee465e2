"""Counties by how many their figure rests on, beside limits around the state's value: a funnel plot.

Only the chart. Counties beyond the outer limits are triangles with their names; the limits are those of
`funnel.py`.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache

import altair as alt

from reports import words
from reports.charts import theme
from reports.funnel import Funnel, Spot
from reports.records import Measure

HEIGHT = 300


def funnel_chart(measure: Measure, found: Funnel, names: Mapping[str, str], says: str) -> theme.Chart:
    """A funnel plot of one state and period. `names`: counties by code; `says`: the chart in a sentence."""
    middle = math.sqrt(found.curve[0].size * found.curve[-1].size)
    spots = [
        _datum(measure, spot, names.get(spot.row.geography, spot.row.geography), middle)
        for spot in found.spots
    ]
    named = [spot for spot in spots if spot["shape"] != "circle"]
    state = words.shown(measure, found.centre.value or 0.0)
    label = f"State {words.figure(measure, found.centre.value)}"
    return theme.applied(
        _layers(size_title(measure), is_percent=words.is_percent(measure)),
        says,
        width=theme.WIDTH,
        height=HEIGHT,
        limits=[
            {
                "size": one.size,
                "value": state,
                "lower": words.shown(measure, one.lower),
                "upper": words.shown(measure, one.upper),
                "outer_lower": words.shown(measure, one.outer_lower),
                "outer_upper": words.shown(measure, one.outer_upper),
            }
            for one in found.curve
        ],
        state=[{"value": state, "label": label}],
        known=spots,
        named=[spot for spot in named if not spot["is_large"]],
        named_large=[spot for spot in named if spot["is_large"]],
    )


def size_title(measure: Measure) -> str:
    """What a county's figure rests on, as the title of the axis."""
    counted = words.exposure(measure) if measure.kind == "rate" else measure.unit
    return f"{counted[:1].upper()}{counted[1:]} counted, on a scale of ratios"


@cache
def _layers(title: str, *, is_percent: bool) -> theme.Layers:
    """The layers, which differ between measures by the axes alone."""
    steps = alt.Axis(format=",", tickCount=5, grid=False, labelOverlap=True)
    x = alt.X("size:Q", title=title, axis=steps, scale=alt.Scale(type="log", nice=False, padding=12))
    figures = theme.figures_axis(is_percent=is_percent)

    def y(field: str) -> alt.Y:
        return alt.Y(f"{field}:Q", title=None, axis=figures, scale=alt.Scale(zero=False, nice=True))

    inner = theme.over("limits").mark_line(color=theme.NATIONAL, strokeWidth=1.2, strokeDash=[5, 4])
    outer = theme.over("limits").mark_line(color=theme.NATIONAL, strokeWidth=1.2)
    rule = theme.over("state").mark_rule(color=theme.MUTED, strokeWidth=1.25)
    name = theme.over("state").mark_text(align="right", baseline="bottom", dy=-8, color=theme.MUTED)
    return theme.layers(
        limits=[
            *(outer.encode(x, y(field)) for field in ("outer_lower", "outer_upper")),
            *(inner.encode(x, y(field)) for field in ("lower", "upper")),
        ],
        state=[
            rule.encode(y("value")),
            name.encode(alt.XValue("width"), alt.YValue(0), alt.Text("label:N")),
        ],
        named=_names("named", "left", x, y("value")),
        named_large=_names("named_large", "right", x, y("value")),
        known=[_points(x, y("value"))],
    )


def _names(dataset: str, align: str, x: alt.X, y: alt.Y) -> list[alt.Chart]:
    """The names of counties beside their points, towards the middle of the chart."""
    style = {"align": align, "dx": 9 if align == "left" else -9, "fontSize": 11, "limit": 170}
    return [theme.on_paper(theme.over(dataset), style | {"color": theme.INK}, x, y, alt.Text("name:N"))]


def _points(x: alt.X, y: alt.Y) -> alt.Chart:
    return (
        theme.over("known")
        .mark_point(filled=True, opacity=1, color=theme.ACCENT)
        .encode(
            x,
            y,
            alt.Shape("shape:N", scale=None, legend=None),
            alt.Size("area:Q", scale=None, legend=None),
            alt.Description("says:N"),
            tooltip=theme.TOOLTIP,
        )
    )


def _datum(measure: Measure, spot: Spot, name: str, middle: float) -> dict[str, object]:
    row = spot.row
    figure = words.figure(measure, row.value)
    return {
        "size": row.denominator,
        "value": None if row.value is None else words.shown(measure, row.value),
        "words": f"{figure} {words.symbol(row.status)}".strip(),
        "name": name,
        "interval": words.interval(measure, row),
        "n": words.members(measure, row),
        "says": f"{name}: {figure}" + (", beyond the limits" if spot.is_beyond else ""),
        "shape": "triangle-up" if spot.is_beyond else "circle",
        "area": 110 if spot.is_beyond else 56,
        "is_large": (row.denominator or 0.0) > middle,
    }
