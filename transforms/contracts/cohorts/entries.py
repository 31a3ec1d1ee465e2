"""Entries to foster care."""

from __future__ import annotations

from transforms.contracts import codes
from transforms.contracts.contract import Contract, boolean, coded, date, integer, text


class Entries(Contract):
    """One row per entry to foster care that is not a completed stay under 8 days, with its months to exit."""

    state = text("Postal code", key=True, example="ZZ")
    child_id = text("AFCARS record number", key=True)
    entered_on = date("Day of removal", key=True)
    exit_date = date("Day of exit, no later than the 18th birthday; null while open")
    exit_reason = coded(codes.EXIT_REASONS, "Why the child left; null when none was reported")
    is_permanency = boolean("The exit is to permanency")
    months_to_exit = integer(
        "Completed months from removal to exit, after the trial home visit rule; null while open"
    )
    county = text("Five-digit FIPS of the local agency of the removal")
