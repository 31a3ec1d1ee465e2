"""A cohort's ways out over time: the share that has left by each way, a line each, named at its end.

Only the chart. Lines are stepless between the times that are known; a part that may still grow is dashed, and
its points are hollow. Names that would cover one another are moved apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

import altair as alt

from reports import words
from reports.charts import theme
from reports.records import Measure, Result

HEIGHT = 300
LETTERS = 13
"""Pixels between two names at least."""

Way = tuple[str, Sequence[tuple[int, Result]]]
"""A way's label, and its results that have a number by months since entry, in order."""


def ways_chart(measure: Measure, ways: Sequence[Way], says: str) -> theme.Chart:
    """A line for each way. `says`: the chart in a sentence."""
    data = [_datum(measure, label, months, row) for label, points in ways for months, row in points]
    ends = {label: _datum(measure, label, *points[-1]) for label, points in ways}
    longest = max((len(str(one["label"])) for one in ends.values()), default=0)
    return theme.applied(
        _layers(),
        says,
        width=theme.WIDTH - round(longest * theme.LETTER_WIDTH),
        height=HEIGHT,
        first=[_datum(measure, label, *points[0]) for label, points in ways],
        joined=[one for one in data if one["final"]],
        growing=_growing(measure, ways),
        known=data,
        named=_apart(list(ends.values())),
    )


@cache
def _layers() -> theme.Layers:
    """The layers, which no two charts differ in."""
    times = alt.Axis(title="Months since entry", values=[0, 6, 12, 18, 24, 36], grid=False)
    x = alt.X("months:Q", axis=times, scale=alt.Scale(domainMin=0, nice=False, padding=0))
    shares = theme.figures_axis(is_percent=True)
    y = alt.Y("value:Q", title=None, axis=shares, scale=alt.Scale(domainMin=0, nice=True))
    way = alt.Detail("name:N")
    line: dict[str, Any] = {"color": theme.ACCENT, "strokeWidth": 1.8}
    first = theme.over("first").mark_rule(**line)
    return theme.layers(
        first=[first.encode(x, y, alt.X2Value(0), alt.Y2Value(HEIGHT))],
        joined=[theme.over("joined").mark_line(**line).encode(x, y, way)],
        growing=[theme.over("growing").mark_line(**line, strokeDash=[4, 4]).encode(x, y, way)],
        known=[
            theme.over("known")
            .mark_point(size=46, color=theme.ACCENT, strokeWidth=1.6, opacity=1)
            .encode(
                x,
                y,
                alt.Fill("fill:N", scale=None, legend=None),
                alt.Description("says:N"),
                tooltip=theme.TOOLTIP,
            )
        ],
        named=[
            theme.over("named")
            .mark_text(align="left", dx=10, color=theme.INK)
            .encode(alt.XValue("width"), alt.Y("position:Q"), alt.Text("label:N"))
        ],
    )


def _growing(measure: Measure, ways: Sequence[Way]) -> list[dict[str, object]]:
    """The last final point of each way and those after it."""
    told = []
    for label, points in ways:
        final = [at for at, (_, row) in enumerate(points) if row.status == "final"]
        after = points[final[-1] if final else 0 :]
        told += [_datum(measure, label, *one) for one in after] if len(after) > 1 else []
    return told


def _apart(ends: list[dict[str, object]]) -> list[dict[str, object]]:
    """Names beside the ends of their lines, from the lowest up, each above the one before."""
    top = max((float(str(one["value"])) for one in ends), default=0.0)
    gap = top * LETTERS / HEIGHT * 1.2
    placed: list[dict[str, object]] = []
    for one in sorted(ends, key=lambda one: float(str(one["value"]))):
        least = float(str(placed[-1]["position"])) + gap if placed else 0.0
        placed.append({"label": one["label"], "position": max(float(str(one["value"])), least)})
    return placed


def _datum(measure: Measure, label: str, months: int, row: Result) -> dict[str, object]:
    figure = f"{words.figure(measure, row.value)} {words.symbol(row.status)}".strip()
    return {
        "name": label,
        "months": months,
        "value": None if row.value is None else words.shown(measure, row.value),
        "words": figure,
        "label": f"{label} {figure}",
        "interval": words.interval(measure, row),
        "n": words.members(measure, row),
        "says": f"{label} within {months} months: {figure}",
        "final": row.status == "final",
        "fill": theme.ACCENT if row.status == "final" else theme.PAPER,
    }
