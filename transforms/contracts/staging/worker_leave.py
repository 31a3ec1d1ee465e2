"""Absences of workers. Agency extract."""

from __future__ import annotations

from transforms.contracts.contract import Contract, date, integer, text


class WorkerLeave(Contract):
    """One row per absence of a worker."""

    state = text(
        "Postal code of the state; needed in the file only where the drop zone holds several agencies",
        key=True,
        required=True,
        example="ZZ",
    )
    worker_id = text("Worker identifier", key=True, required=True, example="W1")
    from_on = date("First day of the absence", key=True, required=True, example="2023-01-09")
    until_on = date("First day back at work, so that the absence ends the day before; empty while away")
    file_id = text("First 16 characters of the SHA-256 of the file's bytes", example="0000000000000000")
    record_number = integer("Number of the record in the file, from 1", example=1)
