"""Permanency plans."""

from __future__ import annotations

from transforms.contracts import codes
from transforms.contracts.contract import Contract, coded, date, integer, text


class PermanencyPlans(Contract):
    """One row per dated permanency plan of a removal episode, in force from its date to the next one."""

    state = text("Postal code", key=True, example="ZZ")
    child_id = text("AFCARS record number (E4)", key=True, example="A")
    removal_date = date("Day of removal", key=True, example="2022-10-05")
    sequence = integer("Order within the episode, from 1", key=True, example=1)
    planned_on = date("Day of the plan (E147): the first day it is in force", example="2022-11-15")
    ended_on = date(
        "Day of the next plan, or of the exit: no longer in force on it; null while it is in force"
    )
    plan = coded(
        codes.PERMANENCY_PLANS, "The plan (E148); null when none was reported", example="reunification"
    )
