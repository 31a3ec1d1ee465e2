"""The rights of each parent of children in foster care."""

from __future__ import annotations

from transforms.contracts import codes
from transforms.contracts.contract import Contract, boolean, coded, date, integer, text


class ParentalRights(Contract):
    """One row per child and legal parent: whether and when the parent's rights ended.

    Rights have ended where there is a date, or where the parent is deceased. A second parent of whom the
    record tells nothing is a row of nulls: whether those rights stand is not known.
    """

    state = text("Postal code", key=True, example="ZZ")
    child_id = text("AFCARS record number (E4)", key=True, example="A")
    parent = integer("The first parent is 1", key=True, example=1)
    termination = coded(
        codes.RIGHTS_TERMINATIONS, "How rights ended or were modified (E63, E64); null where not told"
    )
    petitioned_on = date("Day of the petition to terminate (E65, E66)")
    ended_on = date("Day the rights ended (E67, E68); of a deceased parent the day of death")
    is_deceased = boolean("The parent is deceased; null where not told", example=False)
    basis = coded(codes.EPISODE_BASES, "The generation of the file", example="afcars_2020")
