"""What programmes did to the measures they were to move."""

from __future__ import annotations

from transforms.contracts import codes
from transforms.contracts.contract import Contract, coded, date, integer, number, text


class Evaluations(Contract):
    """One row per evaluated programme, state and outcome measure: the effect, or the reason for none.

    The effect is the mean of what was observed after the start less what was to be expected without it.
    """

    evaluation = text("The programme: the name of its file", key=True)
    state = text("Postal code", key=True)
    measure_id = text("Measure", key=True)
    component = text("Named part of the measure, else all", key=True)
    answer = text("Category of the answer for shares, else all", key=True)
    position = integer("Order of the outcomes of a programme")
    title = text("What the programme is called")
    says = text("What the programme is")
    design = coded(codes.EVALUATION_DESIGNS, "How an effect is told")
    starts_on = date("The first day of the programme anywhere")
    places = text(
        "Counties with the programme, five-digit FIPS separated by spaces; null for the whole state"
    )
    compared_with = text("Counties compared with; null for none, or for all others of a difference")
    breakdown = text("Breakdown of the group it is for; null for all")
    category = text("That group")
    phase_in_months = integer("Months after the start that count on neither side")
    scale = text("figure: the measure's own scale; own_mean: parts of the mean before any start")
    first_month = date("First month with a figure")
    last_month = date("Last month with a figure")
    months_before = integer("Months before the first start")
    months_after = integer("Months after the start, of those that started first")
    places_started = integer("Counties that started, of a difference")
    places_compared = integer("Counties that never started, of a difference")
    status = coded(codes.EVALUATION_STATUSES, "Whether an effect is given")
    status_reason = text("Why none is given")
    effect = number("Observed less expected, the mean over months after the start")
    ci_lower = number("Lower limit of the 95% interval")
    ci_upper = number("Upper limit of the 95% interval")
    standard_error = number("Standard error of the effect")
    degrees_of_freedom = number("Degrees of freedom of its t distribution")
    p_value = number("How often chance alone gives as much or more")
    before = number("The mean before the start")
    observed = number("The mean after the start")
    expected = number("observed - effect")
    autocorrelation = number("Correlation of neighbouring months, of a time series")
