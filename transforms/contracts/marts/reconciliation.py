"""Results beside the agency's own federal figures."""

from __future__ import annotations

from transforms.contracts import codes
from transforms.contracts.contract import Contract, boolean, coded, date, number, text


class Reconciliation(Contract):
    """One row per figure of the agency's federal profile or report, as it was entered, beside our result.

    Values of the nation and of other states are no figures of the agency and are not here.
    """

    measure_id = text("Measure", key=True)
    component = text("Named part of the measure, else all", key=True)
    state = text("Postal code", key=True)
    period = text("Period, as in marts.measure_results", key=True)
    geography_level = text("state or county", key=True)
    geography = text("Postal code, or five-digit county FIPS", key=True)
    dimension = text("Breakdown, else all", key=True)
    category = text("Category of the breakdown, else all", key=True)
    outcome = text("Category of the answer for shares, else all", key=True)
    statistic = text("value, count, mean, median, p90", key=True)
    source = text("Who published their figure, and where", key=True)
    period_type = text("12_months, agency_year, quarter or month")
    period_start = date("First day of the period")
    period_end = date("Last day of the period")
    measure_version = text("Version of our definition")
    numerator = number("Our numerator, unscaled")
    denominator = number("Our denominator, unscaled")
    value = number("Our figure, scaled as the measure says")
    ci_lower = number("Lower end of its 95% interval")
    ci_upper = number("Upper end of its 95% interval")
    status = coded(codes.RESULT_STATUSES, "How far our figure can be relied on; null where there is none")
    status_reason = text("Why, where it is not final")
    their_numerator = number("Their numerator, where it was entered")
    their_denominator = number("Their denominator, where it was entered")
    their_value = number("Their figure, scaled as the measure says")
    rounded_to = number("One unit of the last place their figures of the measure are printed with")
    numerator_difference = number("Our numerator minus theirs")
    denominator_difference = number("Our denominator minus theirs")
    difference = number("Our figure minus theirs")
    is_explained_by_rounding = boolean("Ours, rounded as theirs is printed, is theirs")
    is_within_interval = boolean("Theirs lies in our 95% interval; null where there is none")
    is_within_fault_range = boolean(
        "Theirs lies where our figure could be if flagged and left-out records had gone either way"
    )
    agreement = coded(codes.AGREEMENTS, "How the two stand to each other")
    known_causes = text("Why they may differ, one cause a line; what the data show first")
