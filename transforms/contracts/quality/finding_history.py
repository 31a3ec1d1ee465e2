"""The course of findings."""

from __future__ import annotations

from transforms.contracts.contract import Contract, date, integer, text


class FindingHistory(Contract):
    """One row per check of changed data and severity: what became of the findings at that check."""

    state = text("Postal code", key=True, example="ZZ")
    check_number = integer("1, 2, ... among the checks of the agency's data, oldest first", key=True)
    severity = text("block, error, query, information", key=True)
    checked_on = date("Day the data were first checked")
    new = integer("Findings not known before")
    returned = integer("Findings that were fixed once and are back")
    continuing = integer("Findings that stood at the check before too")
    fixed = integer("Findings of the check before that stand no longer")
    accepted = integer("Of those that stand (new, returned, continuing), accepted with a reason")
