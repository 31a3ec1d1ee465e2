"""Living arrangements that records of 2020 report."""

from __future__ import annotations

from transforms.contracts import codes
from transforms.contracts.contract import Contract, boolean, coded, date, integer, text


class ReportedArrangements(Contract):
    """One row per living arrangement in the AFCARS 2020 record in force."""

    state = text("Postal code", key=True, example="ZZ")
    child_id = text("AFCARS record number (E4)", key=True, example="A")
    removal_date = date("Day of removal", key=True, example="2022-10-05")
    sequence = integer("Order within the episode, from 1", key=True, example=1)
    began_on = date("First day", example="2022-10-05")
    setting = coded(
        codes.PLACEMENT_SETTINGS,
        "Kind of living arrangement; null when none was reported",
        example="foster_home",
    )
    location = coded(codes.PLACEMENT_LOCATIONS, "Where it is", example="in_state")
    is_with_kin = boolean(
        "The home of a relative or kin (E117, E119, or E113 with E124), whatever other kind it is of too;"
        " null where no kind was reported",
        example=False,
    )
