"""Which assumptions of an evaluation the data bear out."""

from __future__ import annotations

from transforms.contracts import codes
from transforms.contracts.contract import Contract, boolean, coded, integer, number, text


class EvaluationChecks(Contract):
    """One row per evaluated programme, state, outcome measure and assumption: how its check ended."""

    evaluation = text("The programme: the name of its file", key=True)
    state = text("Postal code", key=True)
    measure_id = text("Measure", key=True)
    component = text("Named part of the measure, else all", key=True)
    answer = text("Category of the answer for shares, else all", key=True)
    assumption = coded(codes.EVALUATION_CHECKS, "The assumption", key=True)
    position = integer("Order of the checks")
    verdict = coded(codes.CHECK_STATUSES, "How it ended")
    is_condition = boolean("No effect is given where it fails")
    found = number("What is held against the limit; of a test the difference found")
    allowed = number("The limit: a least number, a largest share, or of a test the smallest p value")
    p_value = number("Of a test: how often chance alone gives as much or more")
