"""Termination of all parental rights."""

from __future__ import annotations

from transforms.contracts.contract import Contract, boolean, date, text


class Terminations(Contract):
    """One row per child: whether and when the rights of all legal parents ended, and the petitions for it."""

    state = text("Postal code", key=True, example="ZZ")
    child_id = text("AFCARS record number", key=True, example="A")
    is_terminated = boolean("The rights of all legal parents ended; null where that is not known")
    terminated_on = date("Day the last of them ended, a parent's death included; null where no day is told")
    first_petitioned_on = date("Day of the first petition against a living parent")
    last_petitioned_on = date("Day of the last petition against a living parent")
    first_ordered_on = date("Day the first living parent's rights ended")
    last_ordered_on = date("Day the last living parent's rights ended, so far")
    are_all_deceased = boolean("All legal parents are deceased", example=False)
    is_untold = boolean("Nothing is told of any parent's rights", example=False)
