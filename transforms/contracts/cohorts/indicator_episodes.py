"""Episodes of the CFSR indicators."""

from __future__ import annotations

from transforms.contracts import codes
from transforms.contracts.contract import Contract, boolean, coded, date, text


class IndicatorEpisodes(Contract):
    """One row per removal episode that counts in the CFSR indicators, cut at the 18th birthday."""

    state = text("Postal code", key=True, example="ZZ")
    child_id = text("AFCARS record number", key=True)
    removal_date = date("Day of removal", key=True)
    exit_date = date("Day of exit, no later than the 18th birthday; null while open")
    exit_reason = coded(
        codes.EXIT_REASONS, "Why the child left; aged_out at the 18th birthday; null when none was reported"
    )
    is_permanency = boolean("The exit is to permanency")
    can_reenter = boolean("The exit is to reunification, relative or guardianship")
    is_short_stay = boolean("Exit less than 8 days after removal; false while open")
    eighteenth_birthday = date("18th birthday")
    county = text("Five-digit FIPS of the local agency of the removal")
