"""The months of an evaluation, to be drawn."""

from __future__ import annotations

from transforms.contracts.contract import Contract, date, integer, number, text


class EvaluationPoints(Contract):
    """One row per evaluated programme, state, outcome measure, series and months since the start.

    Series: observed and expected of a time series, compared beside it; of differences started and compared
    counties by month, and event: the effect in three months together, from so many months since the start.
    """

    evaluation = text("The programme: the name of its file", key=True)
    state = text("Postal code", key=True)
    measure_id = text("Measure", key=True)
    component = text("Named part of the measure, else all", key=True)
    answer = text("Category of the answer for shares, else all", key=True)
    series = text("observed, expected, started, compared, event", key=True)
    step = integer("Months since the start; below zero before it", key=True)
    month = date("First day of the month; null of events")
    value = number("The figure")
    ci_lower = number("Lower limit of its 95% interval")
    ci_upper = number("Upper limit of its 95% interval")
    places = integer("Counties it is of, of differences")
