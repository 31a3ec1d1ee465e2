"""What happened at court in a child's case. Agency extract."""

from __future__ import annotations

from transforms.contracts import codes
from transforms.contracts.contract import Contract, boolean, coded, date, integer, text


class CourtEvents(Contract):
    """One row per order, petition, hearing or decree in a child's case."""

    state = text(
        "Postal code of the state; needed in the file only where the drop zone holds several agencies",
        key=True,
        required=True,
        example="ZZ",
    )
    child_id = text("Child identifier, the AFCARS record number", key=True, required=True, example="A")
    event = coded(codes.COURT_EVENTS, "What happened", key=True, required=True, example="petition")
    occurred_on = date(
        "Day the petition was filed, the hearing held or the order signed",
        key=True,
        required=True,
        example="2022-10-07",
    )
    scheduled_on = date("Day for which a hearing was first set")
    continued = boolean("The hearing was put off to another day instead of being completed")
    file_id = text("First 16 characters of the SHA-256 of the file's bytes", example="0000000000000000")
    record_number = integer("Number of the record in the file, from 1", example=1)
