"""Months in care."""

from __future__ import annotations

from transforms.contracts.contract import Contract, date, integer, text


class CareMonths(Contract):
    """One row per child and calendar month wholly spent in foster care while under 18."""

    state = text("Postal code", key=True, example="ZZ")
    child_id = text("AFCARS record number", key=True)
    month_start = date("First day of the month", key=True)
    visits = integer("Visits of a caseworker in the month")
    visits_in_residence = integer("Of them in the child's residence")
    visits_without_location = integer("Of them those of which the place is not recorded")
