"""Periodic reviews."""

from __future__ import annotations

from transforms.contracts.contract import Contract, date, integer, text


class PeriodicReviews(Contract):
    """One row per periodic review, by a court or an administrative body, of a child in foster care."""

    state = text("Postal code", key=True, example="ZZ")
    child_id = text("AFCARS record number (E4)", key=True, example="A")
    removal_date = date("Day of removal", key=True, example="2022-10-05")
    sequence = integer("Order within the episode, from 1", key=True, example=1)
    held_on = date("Day of the review (E149)", example="2023-03-20")
