"""Contact attempts. Agency extract."""

from __future__ import annotations

from transforms.contracts.contract import Contract, boolean, integer, text, timestamp


class Contacts(Contract):
    """One row per attempt to contact a child or family of a report."""

    state = text(
        "Postal code of the state; needed in the file only where the drop zone holds several agencies",
        key=True,
        required=True,
        example="ZZ",
    )
    report_id = text("Report identifier in the Child File", key=True, required=True, example="R1")
    child_id = text("Child identifier in the Child File", key=True, required=True, example="C1")
    attempted_at = timestamp(
        "When contact was attempted, local time", key=True, required=True, example="2023-01-16T09:00"
    )
    completed = boolean("The contact took place", required=True, example=True)
    in_person = boolean("Face to face", required=True, example=True)
    file_id = text("First 16 characters of the SHA-256 of the file's bytes", example="0000000000000000")
    record_number = integer("Number of the record in the file, from 1", example=1)
