"""Unique victims."""

from __future__ import annotations

from transforms.contracts import codes
from transforms.contracts.contract import Contract, coded, date, integer, text


class UniqueVictims(Contract):
    """One row per child and Child File year in which the child was a victim: the federal unique count."""

    state = text("Postal code", key=True, example="ZZ")
    child_id = text("Child (CHID)", key=True)
    submission_year = integer("Federal fiscal year of the disposition", key=True)
    report_id = text("The child's first report of the year that found maltreatment")
    counted_on = date("Day of that report; of its disposition where the report has no date")
    county = text("Five-digit FIPS of the county of that report")
    prior_victim = coded(codes.NCANDS_ANSWERS, "Known as a victim before that report (CHPRIOR)")
