"""What law enforcement did about a report. Agency extract."""

from __future__ import annotations

from transforms.contracts import codes
from transforms.contracts.contract import Contract, coded, integer, text, timestamp


class LawEnforcementEvents(Contract):
    """One row per thing that law enforcement did, or declined to do, about a report."""

    state = text(
        "Postal code of the state; needed in the file only where the drop zone holds several agencies",
        key=True,
        required=True,
        example="ZZ",
    )
    report_id = text("Report identifier in the Child File", key=True, required=True, example="R1")
    child_id = text("Child identifier in the Child File, where the event is of one child", key=True)
    event = coded(
        codes.LAW_ENFORCEMENT_EVENTS, "What happened", key=True, required=True, example="joint_contact"
    )
    occurred_at = timestamp(
        "When it happened, local time", key=True, required=True, example="2023-01-16T09:00"
    )
    agency = text("Identifier of the law enforcement agency")
    file_id = text("First 16 characters of the SHA-256 of the file's bytes", example="0000000000000000")
    record_number = integer("Number of the record in the file, from 1", example=1)
