"""Control limits of a monthly series, and the months that chance alone does not explain.

Here belongs the arithmetic of control charts: p for proportions, u for rates, XmR (individual values and
moving ranges) for anything else. Limits lie three standard deviations from the mean of the final months.
Where months scatter more than their counts allow, the limits of p and u are widened by that scatter (Laney's
p' and u'), and never narrowed. How they are drawn stands in `charts/control.py`, how they are spoken of in
`words.py`.

Source: Wheeler, Understanding Variation (1993), for XmR; Laney, Improved control charts for attributes,
Quality Engineering 14(4), 2002; the run rules are the first, second and fourth of the Western Electric rules
(a run of eight), and six months rising or falling.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from reports.records import Measure, Result

Form = Literal["p", "u", "XmR"]
Signal = Literal["outside", "run", "trend", "near"]

FEWEST_MONTHS = 12
D2 = 1.128
"""Mean moving range of two values over the standard deviation of a normal series."""

LIMIT, WARNING = 3.0, 2.0
RUN, TREND = 8, 6


@dataclass(frozen=True)
class Month:
    """A month with its limits; `deviation` is its distance from the mean in standard deviations."""

    row: Result
    lower: float
    upper: float
    deviation: float
    signals: tuple[Signal, ...] = ()


@dataclass(frozen=True)
class Control:
    """A series under control limits: `months` are those with a figure, final or not."""

    form: Form
    mean: float
    months: Sequence[Month]

    @property
    def signalling(self) -> list[Month]:
        """Months that chance alone does not explain."""
        return [month for month in self.months if month.signals]


def control(measure: Measure, rows: Sequence[Result]) -> Control | None:
    """Limits and signals of months in order, on the scale of the released values.

    None with fewer than twelve final months, or where all of them are equal.
    """
    form = _form(measure, rows)
    final = [row for row in rows if row.status == "final" and row.value is not None]
    if len(final) < FEWEST_MONTHS:
        return None
    mean, spreads = _of_counts(form, measure, final, rows) if form != "XmR" else _of_values(final, rows)
    if not any(spreads.values()):
        return None
    months = []
    for row in rows:
        if row.value is None or not spreads[row.period]:
            continue
        reach = LIMIT * spreads[row.period]
        lower, upper = mean - reach, mean + reach
        if form != "XmR" or min(one.value or 0.0 for one in final) >= 0:
            lower = max(lower, 0.0)
        if form == "p":
            upper = min(upper, measure.per or 1.0)
        months.append(Month(row, lower, upper, (row.value - mean) / spreads[row.period]))
    return Control(form, mean, _with_signals(months, rows))


def _form(measure: Measure, rows: Sequence[Result]) -> Form:
    """The chart that fits the kind of figure, where its counts are known."""
    counted = all(row.numerator is not None and row.denominator for row in rows if row.value is not None)
    if measure.kind == "proportion" and counted:
        return "p"
    return "u" if measure.kind == "rate" and counted else "XmR"


def _of_counts(
    form: Form, measure: Measure, final: Sequence[Result], rows: Sequence[Result]
) -> tuple[float, dict[str, float]]:
    """The pooled mean, and each month's standard deviation by what it rests on and how months scatter."""
    per = measure.per or 1.0
    pooled = sum(row.numerator or 0.0 for row in final) / sum(row.denominator or 0.0 for row in final)
    variance = pooled * (1 - pooled) if form == "p" else pooled
    by_chance = {row.period: math.sqrt(variance / row.denominator) for row in rows if row.denominator}
    if not variance:
        return pooled * per, dict.fromkeys(by_chance, 0.0)
    scaled = {row.period: ((row.value or 0.0) / per - pooled) / by_chance[row.period] for row in final}
    scatter = _spread([(row, scaled[row.period]) for row in final], rows)
    return pooled * per, {period: max(1.0, scatter) * one * per for period, one in by_chance.items()}


def _of_values(final: Sequence[Result], rows: Sequence[Result]) -> tuple[float, dict[str, float]]:
    """The mean, and one standard deviation for all months, from the ranges between neighbours."""
    values = [(row, row.value or 0.0) for row in final]
    spread = _spread(values, rows)
    return sum(value for _, value in values) / len(values), {row.period: spread for row in rows}


def _spread(values: Sequence[tuple[Result, float]], rows: Sequence[Result]) -> float:
    """The standard deviation that the mean range between neighbouring months gives."""
    place = {row.period: position for position, row in enumerate(rows)}
    ranges = [
        abs(later - earlier)
        for (before, earlier), (after, later) in pairwise(values)
        if place[after.period] == place[before.period] + 1
    ]
    return sum(ranges) / len(ranges) / D2 if ranges else 0.0


def _with_signals(months: Sequence[Month], rows: Sequence[Result]) -> list[Month]:
    """The months with the rules they break; a month that is missing or not final breaks a run."""
    place = {row.period: position for position, row in enumerate(rows)}
    runs: list[list[Month]] = []
    for month in months:
        is_next = runs and place[month.row.period] == place[runs[-1][-1].row.period] + 1
        if month.row.status != "final":
            continue
        if is_next:
            runs[-1].append(month)
        else:
            runs.append([month])
    found = {month.row.period: _signals(run, at) for run in runs for at, month in enumerate(run)}
    return [
        Month(month.row, month.lower, month.upper, month.deviation, found.get(month.row.period, ()))
        for month in months
    ]


def _signals(run: Sequence[Month], at: int) -> tuple[Signal, ...]:
    """The rules a month of an unbroken run breaks."""
    deviations = [month.deviation for month in run]
    steps = [later - earlier for earlier, later in pairwise(deviations)]
    here = deviations[at]
    signals: list[Signal] = []
    if abs(here) > LIMIT:
        signals.append("outside")
    if _length(deviations, at) >= RUN:
        signals.append("run")
    if max((_length(steps, one) for one in (at - 1, at) if 0 <= one < len(steps)), default=0) >= TREND - 1:
        signals.append("trend")
    if abs(here) > WARNING and any(
        _is_near(deviations[start : start + 3], here) for start in (at - 2, at - 1, at) if start >= 0
    ):
        signals.append("near")
    return tuple(signals)


def _length(values: Sequence[float], at: int) -> int:
    """How many neighbours, itself among them, lie on the same side of zero; none where it is zero."""

    def is_same(other: float) -> bool:
        return other * values[at] > 0

    first = at
    while first > 0 and is_same(values[first - 1]):
        first -= 1
    last = at
    while last + 1 < len(values) and is_same(values[last + 1]):
        last += 1
    return last - first + 1 if values[at] else 0


def _is_near(three: Sequence[float], here: float) -> bool:
    """Whether two of three months lie beyond two standard deviations on the side of one of them."""
    return len(three) == 3 and sum(one * here > 0 and abs(one) > WARNING for one in three) >= 2
