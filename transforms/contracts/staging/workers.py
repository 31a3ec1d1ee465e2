"""Workers of an agency. Agency extract."""

from __future__ import annotations

from transforms.contracts import codes
from transforms.contracts.contract import Contract, coded, date, integer, number, text


class Workers(Contract):
    """One row per worker and employment spell, from the agency's own table."""

    state = text(
        "Postal code of the state; needed in the file only where the drop zone holds several agencies",
        key=True,
        required=True,
        example="ZZ",
    )
    worker_id = text("Worker identifier", key=True, required=True, example="W1")
    unit = text("Unit of the worker", required=True, example="Unit 1")
    county = text("Five-digit county FIPS", text_form="fips", required=True, example="99001")
    role = coded(codes.WORKER_ROLES, "Role of the worker", required=True, example="foster_care")
    fte = number("Full-time equivalent", required=True, minimum=0, maximum=1.5, example=1.0)
    supervisor_id = text("Worker identifier of the supervisor")
    hired_on = date("First day of employment", key=True, required=True, example="2020-01-01")
    separated_on = date("First day no longer employed; empty while employed")
    case_carrying_from = date("First day the worker carries cases; empty: from the first day")
    file_id = text("First 16 characters of the SHA-256 of the file's bytes", example="0000000000000000")
    record_number = integer("Number of the record in the file, from 1", example=1)
