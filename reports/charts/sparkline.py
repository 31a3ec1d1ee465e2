"""A figure's course in the space of a word: a line and its last point, without axes.

Only the drawing, written as SVG here rather than through the charting library: pages hold hundreds of them,
and each costs microseconds so. A point that is not final is hollow; a year without a figure breaks the line.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from markupsafe import Markup, escape

from reports import words
from reports.charts import theme
from reports.records import Measure, Result

WIDTH, HEIGHT = 150, 34
PADDING = 5


class Point(NamedTuple):
    """A figure and when: the day its period ends as a number, its value or None, and whether it is final."""

    day: int
    value: float | None
    is_final: bool


def course(measure: Measure, rows: Sequence[Result]) -> list[Point]:
    """The points of results in order, on the scale they are read on."""
    return [
        Point(
            row.period_end.toordinal(),
            None if row.value is None else words.shown(measure, row.value),
            row.status == "final",
        )
        for row in rows
    ]


def sparkline(points: Sequence[Point], says: str, beside: Sequence[Point] = ()) -> Markup:
    """A small line, its last point marked, over a thin dashed one `beside` it; `says`: it in a sentence."""
    known = [point for point in (*points, *beside) if point.value is not None]
    days, values = [point.day for point in known], [point.value or 0.0 for point in known]

    def at(point: Point) -> str:
        return f"{_along(point.day, days, WIDTH)},{HEIGHT - _along(point.value or 0.0, values, HEIGHT)}"

    dashed = f'stroke="{theme.MUTED}" stroke-width="1.25" stroke-dasharray="3 3"'
    lines = [f'<polyline points="{stretch}" {dashed}/>' for stretch in _stretches(beside, at)]
    own = f'stroke="{theme.ACCENT}" stroke-width="2"'
    lines += [f'<polyline points="{stretch}" {own}/>' for stretch in _stretches(points, at)]
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" '
        f'height="{HEIGHT}" fill="none" role="img" aria-label="{escape(says)}">'
    )
    return Markup(f"{head}{''.join(lines)}{_last(points, at)}</svg>")  # noqa: S704 - escaped above


def _along(number: float, numbers: Sequence[float], length: int) -> float:
    """Where a number lies between the smallest and largest, in pixels; one alone in the middle."""
    low, high = min(numbers), max(numbers)
    share = (number - low) / (high - low) if high > low else 0.5
    return round(PADDING + share * (length - 2 * PADDING), 1)


def _stretches(points: Sequence[Point], at: Callable[[Point], str]) -> list[str]:
    """Neighbouring final points with a figure, as the points of a line each."""
    stretches: list[list[str]] = [[]]
    for point in points:
        if point.value is None or not point.is_final:
            stretches.append([])
        else:
            stretches[-1].append(at(point))
    return [" ".join(stretch) for stretch in stretches if len(stretch) > 1]


def _last(points: Sequence[Point], at: Callable[[Point], str]) -> str:
    """A dot at the last figure, hollow where it is not final."""
    last = next((point for point in reversed(points) if point.value is not None), None)
    if last is None:
        return ""
    x, y = at(last).split(",")
    fill = theme.ACCENT if last.is_final else theme.PAPER
    return f'<circle cx="{x}" cy="{y}" r="4" fill="{fill}" stroke="{theme.ACCENT}" stroke-width="1.5"/>'
