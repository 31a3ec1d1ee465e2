"""Living arrangements of the agency's own placements."""

from __future__ import annotations

from transforms.contracts import codes
from transforms.contracts.contract import Contract, boolean, coded, date, integer, text


class PlacementArrangements(Contract):
    """One row per living arrangement of the placements extract whose removal is an episode."""

    state = text("Postal code", key=True, example="ZZ")
    child_id = text("AFCARS record number (E4)", key=True, example="A")
    removal_date = date("Day of removal", key=True, example="2022-10-05")
    sequence = integer("Order within the episode, from 1", key=True, example=1)
    began_on = date("First day", example="2022-10-05")
    ended_on = date("First day no longer in it; null where the file gives none")
    setting = coded(
        codes.PLACEMENT_SETTINGS,
        "Kind of living arrangement; null when none was reported",
        example="foster_home",
    )
    location = coded(codes.PLACEMENT_LOCATIONS, "Where it is", example="in_state")
    county = text("Five-digit FIPS of the county it is in; null where the file gives none")
    is_new_setting = boolean(
        "False where the child is back in a home of the episode, or in respite", example=True
    )
    repair = coded(codes.EPISODE_REPAIRS, "Rule behind it; null as filed")
