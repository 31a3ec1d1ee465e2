"""The course of a measure over its 12-month periods: points with 95% intervals, n, and the national value.

Only the chart. A period from April to March overlaps those before and after it, so it stands as a
diamond beside the line that joins the federal years. A hollow point is not final, and no line leads to it:
members of an immature period still have time to come, so a fall there is no finding.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache

import altair as alt

from reports import words
from reports.annotation_words import Mark
from reports.charts import theme
from reports.charts.axes import starts_at_zero
from reports.charts.policy_marks import mark_layers, marked
from reports.records import Measure, Result

HEIGHT = 260
FEDERAL_YEAR_STARTS = 10


def trend(  # noqa: PLR0913 - what may be shown
    measure: Measure,
    rows: Sequence[Result],
    says: str,
    marks: Sequence[Mark] = (),
    *,
    width: int = theme.WIDTH,
    height: int = HEIGHT,
) -> theme.Chart:
    """A line chart of one measure in one place.

    `rows`: one per period; `says`: the chart in a sentence; `marks`: policy changes in these periods.
    """
    data = [_datum(measure, row) for row in rows]
    counted = [d for d in data if d["joined"] and d["count"]]
    return theme.applied(
        _layers(
            _ticks(rows),
            len(counted),
            height,
            is_percent=words.is_percent(measure),
            starts_at_zero=starts_at_zero(rows),
        ),
        says,
        width=width,
        height=height,
        joined=[{**d, "value": d["value"] if d["final"] else None} for d in data if d["joined"]],
        bounded=[d for d in data if d["low"] is not None and d["high"] is not None],
        known=[d for d in data if d["value"] is not None],
        absent=[d for d in data if d["value"] is None],
        counted=counted,
        national=_national_value(measure),
        target=_target_value(measure),
        marked=marked(marks),
    )


@cache
def _layers(
    ticks: tuple[date, ...], counts: int, height: int, *, is_percent: bool, starts_at_zero: bool
) -> theme.Layers:
    """The layers, which differ between charts by axes, height and how many counts stand along the top."""
    values = [alt.DateTime(year=end.year, month=end.month, date=end.day, hours=12) for end in ticks]
    x = alt.X(
        "end:T",
        title="12 months ending",
        scale=alt.Scale(padding=30),
        axis=alt.Axis(format="%b %Y", values=values, grid=False, labelOverlap=True, labelPadding=6),
    )
    axis = theme.figures_axis(is_percent=is_percent)
    y = alt.Y("value:Q", title=None, scale=alt.Scale(zero=starts_at_zero, nice=True), axis=axis)
    line = theme.over("joined").mark_line(color=theme.ACCENT, strokeWidth=2).encode(x, y)
    ends = theme.over("bounded").mark_rule(color=theme.ACCENT, strokeWidth=1.5, opacity=0.7)
    return theme.layers(
        marked=mark_layers(x),
        joined=[line],
        bounded=[ends.encode(x, alt.Y("low:Q"), alt.Y2("high:Q"))],
        known=[_points(x, y)],
        national=_line_at("national", theme.NATIONAL, (6, 4), -9),
        target=_line_at("target", theme.INK, (2, 3), 12),
        absent=[_missing(x, height)],
        counted=[_counts(counts, x)],
    )


def _points(x: alt.X, y: alt.Y) -> alt.Chart:
    return (
        theme.over("known")
        .mark_point(size=64, color=theme.ACCENT, strokeWidth=2, opacity=1)
        .encode(
            x,
            y,
            alt.Shape("shape:N", scale=None, legend=None),
            alt.Fill("fill:N", scale=None, legend=None),
            alt.Description("says:N"),
            tooltip=theme.TOOLTIP,
        )
    )


def count_of(measure: Measure, row: Result) -> str:
    """How many members a figure rests on, where they are counted one by one."""
    if row.denominator is None or measure.kind not in ("proportion", "share", "duration"):
        return ""
    return f"n {words.number(row.denominator)}"


def is_federal_year(row: Result) -> bool:
    """Whether a period runs from October to September."""
    return row.period_start.month == FEDERAL_YEAR_STARTS


def _datum(measure: Measure, row: Result) -> dict[str, object]:
    is_final = row.status == "final"
    figure = words.figure(measure, row.value, with_unit=True)
    return {
        "end": f"{row.period_end.isoformat()}T12:00:00",
        "value": None if row.value is None else words.shown(measure, row.value),
        "low": None if row.ci_lower is None else words.shown(measure, row.ci_lower),
        "high": None if row.ci_upper is None else words.shown(measure, row.ci_upper),
        "words": f"{figure} {words.symbol(row.status)}".strip(),
        "name": words.period(row.period_start, row.period_end),
        "interval": words.interval(measure, row),
        "n": words.members(measure, row),
        "count": count_of(measure, row),
        "says": f"{words.period(row.period_start, row.period_end)}: {figure}",
        "symbol": words.symbol(row.status) or "[x]",
        "joined": is_federal_year(row),
        "final": is_final,
        "shape": "circle" if is_federal_year(row) else "diamond",
        "fill": theme.ACCENT if is_final else theme.PAPER,
    }


def _ticks(rows: Sequence[Result]) -> tuple[date, ...]:
    federal = {row.period_end for row in rows if is_federal_year(row)}
    return tuple(sorted(federal or {row.period_end for row in rows}))


def _national_value(measure: Measure) -> list[dict[str, object]]:
    if measure.benchmark_value is None:
        return []
    figure = words.figure(measure, measure.benchmark_value)
    name = "National" if measure.is_federal_indicator else "Standard"
    return [{"value": words.shown(measure, measure.benchmark_value), "label": f"{name} {figure}"}]


def _target_value(measure: Measure) -> list[dict[str, object]]:
    if measure.target is None:
        return []
    label = f"Target {words.figure(measure, measure.target)}"
    return [{"value": words.shown(measure, measure.target), "label": label}]


def _line_at(dataset: str, color: str, dash: Sequence[int], dy: int) -> list[alt.Chart]:
    """A line at a value that does not change, with its name above or below."""
    base, y, x = theme.over(dataset), alt.Y("value:Q"), alt.XValue("width")
    name = {"align": "right", "dy": dy, "color": color}
    return [
        base.mark_rule(color=color, strokeDash=list(dash), strokeWidth=1.5).encode(y),
        theme.on_paper(base, name, x, y, alt.Text("label:N")),
    ]


def _missing(x: alt.X, height: int) -> alt.Chart:
    """The symbol of every period without a number, at the foot of the chart."""
    base = theme.over("absent").mark_text(color=theme.MUTED)
    return base.encode(x, alt.YValue(height - 12), alt.Text("symbol:N"))


def _counts(counts: int, x: alt.X) -> alt.Chart:
    """On how many each federal year rests, along the top where there is room."""
    room = {"expr": f"width < {58 * (counts + 1)} ? 0 : 1"}
    text = theme.over("counted").mark_text(color=theme.MUTED, fontSize=11, opacity=room)
    return text.encode(x, alt.YValue(-14), alt.Text("count:N"))
