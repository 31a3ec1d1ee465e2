"""Exact results."""

from __future__ import annotations

from transforms.contracts import codes
from transforms.contracts.contract import Contract, coded, date, integer, number, text


class MeasureResults(Contract):
    """One row per measure, component, period, place, category, outcome and statistic: the exact result."""

    measure_id = text("Measure", key=True)
    component = text("Named part of the measure, else all", key=True)
    state = text("Postal code", key=True)
    period_type = text("12_months, agency_year, quarter or month", key=True)
    period = text("23A23B (Oct-Sep), 22B23A (Apr-Mar), FFY2023, SFY2023, 2023Q2, 2023-04", key=True)
    geography_level = text("state, county or unit", key=True)
    geography = text("Postal code, five-digit county FIPS, or unit", key=True)
    dimension = text("Breakdown, else all", key=True)
    category = text("Category of the breakdown, else all", key=True)
    outcome = text("Category of the answer for shares, else all", key=True)
    statistic = text("value, count, mean, median, p90", key=True)
    measure_version = text("Version of the definition")
    period_start = date("First day of the period")
    period_end = date("Last day of the period")
    denominator = number("Members, or their exposure (days, children, full-time equivalents), unscaled")
    numerator = number("Members or events for whom it happened, unscaled")
    value = number("The figure, scaled as the measure says")
    ci_lower = number("Lower end of the 95% interval")
    ci_upper = number("Upper end of the 95% interval")
    members_open = integer("Members whose end is not known: still open, or not recorded")
    status = coded(codes.RESULT_STATUSES, "How far the result can be relied on")
    status_reason = text("Why, where it is not final")
    as_of = date("Last day the data of the measure cover")
    members = integer("Distinct children, workers or reports behind the figure; not published")
