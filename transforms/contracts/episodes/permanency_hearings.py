"""Permanency hearings."""

from __future__ import annotations

from transforms.contracts.contract import Contract, date, integer, text


class PermanencyHearings(Contract):
    """One row per permanency hearing of a child in foster care."""

    state = text("Postal code", key=True, example="ZZ")
    child_id = text("AFCARS record number (E4)", key=True, example="A")
    removal_date = date("Day of removal", key=True, example="2022-10-05")
    sequence = integer("Order within the episode, from 1", key=True, example=1)
    held_on = date("Day of the hearing (E150)", example="2023-09-20")
