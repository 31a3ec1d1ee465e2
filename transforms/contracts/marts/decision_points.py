"""The ladder of decision points by group."""

from __future__ import annotations

from transforms.contracts import codes
from transforms.contracts.contract import Contract, coded, date, number, text


class DecisionPoints(Contract):
    """One row per place, fiscal year, group and decision point: who took the step, of those who could."""

    state = text("Postal code", key=True, example="ZZ")
    period = text("Federal fiscal year: FFY2023", key=True, example="FFY2023")
    period_end = date("Last day of the fiscal year", example="2023-09-30")
    geography_level = text("state or county", key=True, example="state")
    geography = text("Postal code or five-digit county FIPS", key=True, example="ZZ")
    dimension = text("Coding of race and ethnicity", key=True, example="race_ethnicity")
    category = text("Group; unknown and missing ones are left out", key=True, example="white")
    decision_point = coded(codes.DECISION_POINTS, "The step", key=True, example="victims_of_reports")
    reached = number("Children (or removals) of the group who took the step", example=100)
    base = number("Children of the group who could have", example=1000)
    status = coded(codes.RESULT_STATUSES, "The weaker of the two counts", example="final")
    status_reason = text("Why it is not final")
    as_of = date("Last day both counts cover")
