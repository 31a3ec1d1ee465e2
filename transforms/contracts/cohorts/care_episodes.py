"""Removal episodes with the days on which they count as foster care."""

from __future__ import annotations

from transforms.contracts import codes
from transforms.contracts.contract import Contract, coded, date, text


class CareEpisodes(Contract):
    """One row per removal episode: as recorded, with the first day that no longer counts as foster care."""

    state = text("Postal code", key=True)
    child_id = text("AFCARS record number", key=True)
    removal_date = date("Day of removal: the first day in foster care", key=True)
    left_on = date(
        "First day at whose end the child is not, or not known to be, in foster care: the exit, or of a"
        " dropped record the day after the last one observed; null while in care"
    )
    exit_date = date("Day of the recorded exit; null where none was recorded")
    exit_reason = coded(codes.EXIT_REASONS, "Why the child left; null when none was reported")
    birth_date = date("Date of birth")
    county = text("Five-digit FIPS of the local agency of the removal")
    observed_until = date("Last day the child's latest record covers")
