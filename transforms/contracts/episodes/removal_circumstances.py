"""Circumstances of removals."""

from __future__ import annotations

from transforms.contracts import codes
from transforms.contracts.contract import Contract, coded, date, text


class RemovalCircumstances(Contract):
    """One row per removal episode and circumstance at removal.

    An episode of which every answered circumstance is answered no has the one row `none_applies`; an episode
    whose record answers none has no row. What files of 1993 ask in other words stands under the nearest name
    of 2020: an alcohol or drug problem of a parent or of the child (prenatal exposure is among the child's),
    the child's disability as a diagnosed condition, relinquishment; their neglect is broader.
    """

    state = text("Postal code", key=True, example="ZZ")
    child_id = text("AFCARS record number (E4)", key=True, example="A")
    removal_date = date("Day of removal of the episode (E69)", key=True, example="2022-10-05")
    basis = coded(
        codes.EPISODE_BASES, "Where the answers are taken from, the episode apart", example="afcars_2020"
    )
    circumstance = coded(
        codes.REMOVAL_CIRCUMSTANCES, "What applied at removal (E72-E105)", key=True, example="neglect"
    )
