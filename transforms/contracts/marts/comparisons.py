"""What results are compared with."""

from __future__ import annotations

from transforms.contracts import codes
from transforms.contracts.contract import Contract, coded, date, number, text


class Comparisons(Contract):
    """One row per result and what it is compared with: the difference, its interval and a verdict."""

    measure_id = text("Measure", key=True)
    component = text("Named part of the measure, else all", key=True)
    state = text("Postal code", key=True)
    period_type = text("12_months, agency_year, quarter or month", key=True)
    period = text("Period of the result", key=True)
    geography_level = text("state, county or unit", key=True)
    geography = text("Postal code, five-digit county FIPS, or unit", key=True)
    dimension = text("Breakdown, else all", key=True)
    category = text("Category of the breakdown, else all", key=True)
    outcome = text("Category of the answer, else all", key=True)
    statistic = text("value, count, mean, median, p90 and so on", key=True)
    compared_with = coded(codes.COMPARISONS, "With what", key=True)
    compared_period = text("Period of the figure compared with; null for a benchmark or a target")
    period_end = date("Last day of the period of the result")
    value = number("The result")
    other_value = number("The figure it is compared with")
    difference = number("Result minus that figure")
    ci_lower = number("Lower end of the 95% interval of the difference")
    ci_upper = number("Upper end of the 95% interval of the difference")
    verdict = coded(codes.VERDICTS, "What the comparison says, by the direction of the measure")
    verdict_reason = text("Why it is not judged")
    status = coded(codes.RESULT_STATUSES, "How far both can be relied on: the weaker of the two")
