"""Petitions behind removals."""

from __future__ import annotations

from transforms.contracts.contract import Contract, date, text


class RemovalPetitions(Contract):
    """One row per removal episode for which a petition is known, from the agency's own court events."""

    state = text("Postal code", key=True, example="ZZ")
    child_id = text("AFCARS record number", key=True, example="A")
    removal_date = date("Day of removal", key=True, example="2022-10-05")
    petitioned_on = date("Day the petition was filed; it may be before the removal", example="2022-10-07")
