"""Infants exposed to alcohol or drugs."""

from __future__ import annotations

from transforms.contracts import codes
from transforms.contracts.contract import Contract, coded, date, integer, text


class SubstanceExposedInfants(Contract):
    """One row per infant and Child File year: reported by medical personnel, exposed to alcohol or drugs."""

    state = text("Postal code", key=True, example="ZZ")
    child_id = text("Child (CHID)", key=True, example="C1")
    submission_year = integer("Federal fiscal year of the disposition", key=True, example=2023)
    first_reported_on = date("Day of the year's first such report", example="2023-01-15")
    plan_of_safe_care = coded(
        codes.NCANDS_ANSWERS, "Has a plan of safe care (PLNSFCR); null where not answered"
    )
    care_referral = coded(
        codes.NCANDS_ANSWERS, "Referred to appropriate services (REFRCARA); null where not answered"
    )
