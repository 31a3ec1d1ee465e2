"""Parts of an effect, and the effect under other choices."""

from __future__ import annotations

from transforms.contracts import codes
from transforms.contracts.contract import Contract, boolean, coded, integer, number, text


class EvaluationEstimates(Contract):
    """One row per evaluated programme, state, outcome measure and further analysis."""

    evaluation = text("The programme: the name of its file", key=True)
    state = text("Postal code", key=True)
    measure_id = text("Measure", key=True)
    component = text("Named part of the measure, else all", key=True)
    answer = text("Category of the answer for shares, else all", key=True)
    analysis = coded(codes.EVALUATION_ANALYSES, "What was computed", key=True)
    position = integer("Order of the analyses")
    is_sensitivity = boolean("The same effect under another choice; else a part of it")
    effect = number("The figure, on the scale of the effect")
    ci_lower = number("Lower limit of the 95% interval")
    ci_upper = number("Upper limit of the 95% interval")
