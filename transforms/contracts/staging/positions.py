"""Authorised positions. Agency extract."""

from __future__ import annotations

from transforms.contracts import codes
from transforms.contracts.contract import Contract, coded, date, integer, number, text


class Positions(Contract):
    """One row per unit, role and month: the positions authorised, filled or not."""

    state = text(
        "Postal code of the state; needed in the file only where the drop zone holds several agencies",
        key=True,
        required=True,
        example="ZZ",
    )
    unit = text("Unit the positions belong to", key=True, required=True, example="Unit 1")
    role = coded(codes.WORKER_ROLES, "Role of the positions", key=True, required=True, example="foster_care")
    month = date("Month, written as its first day", key=True, required=True, example="2023-01-01")
    authorised = number(
        "Positions authorised, in full-time equivalents", required=True, minimum=0, maximum=100000, example=5
    )
    file_id = text("First 16 characters of the SHA-256 of the file's bytes", example="0000000000000000")
    record_number = integer("Number of the record in the file, from 1", example=1)
