"""Rules in the order of what they could do to the figures."""

from __future__ import annotations

from transforms.contracts.contract import Contract, integer, number, text


class RuleEffects(Contract):
    """One row per state and rule that could move a figure: the one it could move furthest, and its rank."""

    state = text("Postal code", key=True)
    rule_id = text("Data-quality rule", key=True)
    position = integer("1 for the rule with the largest reach")
    reach = number("Width of the range, 0 to 1: of a share of a whole itself, else as a part of the highest")
    measure_id = text("Measure it could move furthest")
    component = text("Named part of the measure, else all")
    period = text("Period")
    outcome = text("Category of the answer for shares, else all")
    statistic = text("value, count, mean, median, p90")
    value = number("Published figure, scaled as the measure says")
    lowest = number("Lowest figure possible")
    highest = number("Highest figure possible")
    effect = number("highest - lowest, in the measure's own unit")
    effect_share = number("effect / value; null where the value is 0")
    members_flagged = integer("Members flagged by the rule in that period")
    members_left_out = integer("Members left out for its fault in that period")
    measures = text("Every measure it could move, separated by spaces")
