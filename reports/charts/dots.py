"""Rows of dots with 95% intervals: the layers that the breakdown and the county ranking share.

Only the layers; the chart forms stand in files of their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import altair as alt

from reports import words
from reports.charts import theme
from reports.charts.axes import starts_at_zero
from reports.records import Measure, Result

STEP = 28


@dataclass(frozen=True)
class Row:
    """A line of the chart: the heading it stands under, its label, and its result (None for a heading)."""

    group: str
    label: str
    result: Result | None = None

    @property
    def key(self) -> str:
        """What tells it from every other line."""
        return f"{self.group}{theme.SEPARATOR}{self.label}"


def layers_of(measure: Measure, rows: Sequence[Row]) -> theme.Layers:
    """The layers of rows whose axis begins at zero, unless all figures lie far from it."""
    return dot_layers(is_percent=words.is_percent(measure), starts_at_zero=starts_at_zero(results_of(rows)))


def results_of(rows: Sequence[Row]) -> list[Result]:
    """The results of rows, without headings."""
    return [row.result for row in rows if row.result is not None]


@cache
def dot_layers(*, is_percent: bool, starts_at_zero: bool = True, is_of_ratios: bool = False) -> theme.Layers:
    """Interval, dot, figure and, where a number is missing, its symbol, for each row from top to bottom.

    By the dataset of `dot_data` they are over. `is_of_ratios`: twice and half lie equally far from 1.
    """
    linear = alt.Scale(zero=starts_at_zero, nice=True)
    scale = alt.Scale(type="log", nice=False, padding=16) if is_of_ratios else linear
    y = alt.Y(f"{theme.ROW}:N", title=None, sort=None, axis=_labels())
    x = alt.X("value:Q", title=None, scale=scale, axis=_axis(is_percent=is_percent))
    known, absent = theme.over("known"), theme.over("absent")
    ends = theme.over("bounded").mark_rule(color=theme.ACCENT, strokeWidth=2, opacity=0.55)
    dots = known.mark_point(size=56, color=theme.ACCENT, filled=True, opacity=1)
    figures = {"dy": -10, "fontSize": 11, "color": theme.INK}
    symbols = absent.mark_text(align="left", dx=4, color=theme.MUTED)
    return theme.layers(
        bounded=[ends.encode(alt.X("low:Q"), alt.X2("high:Q"), y)],
        known=[
            dots.encode(x, y, alt.Description("says:N"), tooltip=theme.TOOLTIP),
            theme.on_paper(known, figures, x, y, alt.Text("words:N")),
        ],
        absent=[symbols.encode(alt.XValue(0), y, alt.Text("words:N"))],
    )


def dot_data(measure: Measure, rows: Sequence[Row]) -> dict[str, list[dict[str, object]]]:
    """The datasets of `dot_layers`."""
    data = [_datum(measure, row, row.result) for row in rows if row.result is not None]
    return {
        "bounded": [d for d in data if d["low"] is not None and d["high"] is not None],
        "known": [d for d in data if d["value"] is not None],
        "absent": [d for d in data if d["value"] is None],
    }


@cache
def reference_layers(dataset: str, *, dashed: bool) -> theme.Layers:
    """A vertical line at a value, with its name above it; over a dataset of `reference_data`."""
    color = theme.NATIONAL if dashed else theme.MUTED
    base, x = theme.over(dataset), alt.X("value:Q")
    line = base.mark_rule(color=color, strokeDash=[6, 4] if dashed else [1, 0], strokeWidth=1.25)
    name = base.mark_text(color=color, dy=-20 if dashed else -6, baseline="bottom")
    return theme.layers(**{dataset: [line.encode(x), name.encode(x, alt.YValue(0), alt.Text("label:N"))]})


def reference_data(measure: Measure, value: float | None, name: str) -> list[dict[str, object]]:
    """The value of a reference line and its name; nothing where there is no value."""
    if value is None:
        return []
    return [{"value": words.shown(measure, value), "label": f"{name} {words.figure(measure, value)}"}]


def _labels() -> alt.Axis:
    """Labels of the rows: a heading is bold, its key ends with the separator."""
    parts = f"split(datum.label, '{theme.SEPARATOR}')"
    weight = {"condition": {"test": f"{parts}[1] == ''", "value": "bold"}, "value": "normal"}
    return alt.Axis(
        labelExpr=f"{parts}[1] || {parts}[0]",
        labelFontWeight=weight,  # type: ignore[arg-type]
        ticks=False,
        domain=False,
        grid=False,
        labelPadding=8,
    )


def _axis(*, is_percent: bool) -> alt.Axis:
    return alt.Axis(labelExpr=theme.value_label(is_percent), tickCount=5, ticks=False, labelOverlap=True)


def _datum(measure: Measure, row: Row, result: Result) -> dict[str, object]:
    figure = words.figure(measure, result.value) or words.symbol(result.status) or "[x]"
    return {
        "key": row.key,
        "name": row.label,
        "value": None if result.value is None else words.shown(measure, result.value),
        "low": None if result.ci_lower is None else words.shown(measure, result.ci_lower),
        "high": None if result.ci_upper is None else words.shown(measure, result.ci_upper),
        "words": figure,
        "interval": words.interval(measure, result),
        "n": words.members(measure, result),
        "says": f"{row.label}: {figure}",
    }
