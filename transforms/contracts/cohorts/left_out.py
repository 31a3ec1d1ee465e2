"""Removal episodes that a fault keeps out of figures."""

from __future__ import annotations

from transforms.contracts import codes
from transforms.contracts.contract import Contract, coded, date, text


class LeftOut(Contract):
    """One row per removal episode and fault for which cohorts or measures leave it out."""

    state = text("Postal code", key=True, example="ZZ")
    child_id = text("AFCARS record number", key=True)
    removal_date = date("Day of removal", key=True)
    reason = coded(codes.LEFT_OUT_REASONS, "The fault", key=True)
    rule_id = text("Data-quality rule that finds the fault")
