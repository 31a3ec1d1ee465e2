"""Where a child in foster care is, and for what."""

from __future__ import annotations

from transforms.contracts import codes
from transforms.contracts.contract import Contract, coded, date, text


class CareStretches(Contract):
    """One row per child and stretch of days over which removal, setting and permanency plan stay the same."""

    state = text("Postal code", key=True, example="ZZ")
    child_id = text("AFCARS record number (E4)", key=True, example="A")
    from_on = date("First day; the stretch lasts to the next one", key=True, example="2022-10-05")
    until_on = date("First day of the next one; null in the last")
    removal_date = date("Day of removal", example="2022-10-05")
    placement_setting = coded(codes.PLACEMENT_SETTINGS, "Living arrangement; `missing` when not reported")
    case_goal = coded(codes.PERMANENCY_PLANS, "Permanency plan in force; `missing` when not reported")
    removal_reasons = text("Circumstances at removal, joined by bars; null when none is reported")
