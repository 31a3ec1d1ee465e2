"""Removals after reports."""

from __future__ import annotations

from transforms.contracts.contract import Contract, boolean, date, integer, text


class ReportRemovals(Contract):
    """One row per child in a report and removal that belongs to it, or one without where there is none.

    Of the removals from the day before the report on, one belongs to it whose day the Child File gives for
    it, and of the child's AFCARS record those up to 90 days after the report or its disposition.
    """

    state = text("Postal code", key=True, example="ZZ")
    report_id = text("Report", key=True, example="R1")
    child_id = text("Child (CHID)", key=True, example="A")
    report_date = date("Day of the report", example="2023-01-15")
    county = text("County of the report", example="99001")
    is_victim = boolean("The child was a victim in the report", example=True)
    removal_date = date("Day of the removal; null where none belongs to the report", key=True)
    days_to_removal = integer("Days from the report to the removal; negative before it")
    is_removal_unknown = boolean(
        "No removal is known, and the Child File says that there was one or that it does not know",
        example=False,
    )
