"""Spells in foster care."""

from __future__ import annotations

from transforms.contracts.contract import Contract, boolean, date, integer, text


class EntrySpells(Contract):
    """One row per removal episode as a spell: from removal to exit, or to the last day observed."""

    state = text("Postal code", key=True, example="ZZ")
    child_id = text("AFCARS record number (E4)", key=True, example="A")
    removal_date = date("Day of removal", key=True, example="2022-10-05")
    county = text("Five-digit county FIPS of the local agency", example="99001")
    days = integer("Days from removal to exit, or to the last day observed", example=100)
    is_ended = boolean("The child left", example=True)
    exit_kind = text(
        "How: reunification, living_with_relative, adoption, guardianship, aging_out, other, missing"
    )
