"""Caseworker visits."""

from __future__ import annotations

from transforms.contracts import codes
from transforms.contracts.contract import Contract, coded, date, integer, text


class CaseworkerVisits(Contract):
    """One row per visit of a caseworker with a child in foster care."""

    state = text("Postal code", key=True, example="ZZ")
    child_id = text("AFCARS record number (E4)", key=True, example="A")
    removal_date = date("Day of removal", key=True, example="2022-10-05")
    sequence = integer("Order within the episode, from 1", key=True, example=1)
    visited_on = date("Day of the visit (E151)", example="2022-11-15")
    location = coded(codes.VISIT_LOCATIONS, "Where the child was seen (E152)", example="residence")
