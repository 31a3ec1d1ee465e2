"""What happened at court in a child's case."""

from __future__ import annotations

from transforms.contracts import codes
from transforms.contracts.contract import Contract, boolean, coded, date, text


class CourtEvents(Contract):
    """One row per order, petition, hearing or decree in a child's case, from the agency's own table.

    A hearing took place unless it was continued: of the same hearing the file then holds another row, of the
    day on which it was completed.
    """

    state = text("Postal code", key=True, example="ZZ")
    child_id = text("AFCARS record number", key=True, example="A")
    event = coded(codes.COURT_EVENTS, "What happened", key=True, example="petition")
    occurred_on = date(
        "Day the petition was filed, the hearing held or the order signed", key=True, example="2022-10-07"
    )
    scheduled_on = date("Day for which a hearing was first set")
    continued = boolean("The hearing was put off instead of being completed; null where not told")
    known_until = date(
        "Last day of which the state's court events are known: the latest event not dated after its file was "
        "received",
        example="2025-09-30",
    )
