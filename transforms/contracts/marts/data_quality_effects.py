"""What faults in the data could do to the figures."""

from __future__ import annotations

from transforms.contracts import codes
from transforms.contracts.contract import Contract, coded, date, integer, number, text


class DataQualityEffects(Contract):
    """One row per measure, component, state, 12-month period, outcome, statistic and rule.

    How far the figure could lie from the published one if what the rule flags or leaves out had gone either
    way.
    """

    measure_id = text("Measure", key=True)
    component = text("Named part of the measure, else all", key=True)
    state = text("Postal code", key=True)
    period = text("23A23B, 22B23A, FFY2023", key=True)
    outcome = text("Category of the answer for shares, else all", key=True)
    statistic = text("value, count, mean, median, p90", key=True)
    rule_id = text("Data-quality rule; all: every rule together", key=True)
    period_start = date("First day of the period")
    period_end = date("Last day of the period")
    members_flagged = integer("Members of the denominator whose records the rule flags")
    members_left_out = integer("Members left out for the fault that the rule finds")
    numerator = number("Published numerator, unscaled")
    denominator = number("Published denominator, unscaled")
    value = number("Published figure, scaled as the measure says")
    value_without = number("The figure without the flagged members")
    lowest = number("Lowest figure possible")
    lowest_numerator = number("Its numerator; null for a percentile")
    lowest_denominator = number("Its denominator")
    highest = number("Highest figure possible")
    highest_numerator = number("Its numerator; null for a percentile")
    highest_denominator = number("Its denominator")
    effect = number("highest - lowest, in the measure's own unit")
    effect_share = number("effect / value; null where the value is 0")
    reach = number("Width of the range, 0 to 1: of a share of a whole itself, else as a part of the highest")
    status = coded(codes.RESULT_STATUSES, "Status of the published figure")
    status_reason = text("Why, where it is not final")
