"""Living arrangements."""

from __future__ import annotations

from transforms.contracts import codes
from transforms.contracts.contract import Contract, boolean, coded, date, integer, text


class LivingArrangements(Contract):
    """One row per living arrangement in a removal episode."""

    state = text("Postal code", key=True, example="ZZ")
    child_id = text("AFCARS record number (E4)", key=True, example="A")
    removal_date = date("Day of removal", key=True, example="2022-10-05")
    sequence = integer("Order within the episode, from 1", key=True, example=1)
    began_on = date("First day (E112)", example="2022-10-05")
    ended_on = date("First day of the next arrangement, or the exit; null while open")
    setting = coded(
        codes.PLACEMENT_SETTINGS,
        "Kind of living arrangement; null when none was reported",
        example="foster_home",
    )
    location = coded(codes.PLACEMENT_LOCATIONS, "Where it is (E121)", example="in_state")
    is_with_kin = boolean(
        "The home of a relative or kin, whatever other kind it is of too; null where the kind is not known",
        example=False,
    )
    is_new_setting = boolean(
        "False where the child is back in a home of the episode, or in respite: no move", example=True
    )
    basis = coded(codes.EPISODE_BASES, "Where the arrangement is taken from", example="afcars_2020")
    repair = coded(codes.EPISODE_REPAIRS, "Rule by which it was rebuilt; null as filed")
