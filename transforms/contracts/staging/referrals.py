"""Referrals to the hotline. Agency extract."""

from __future__ import annotations

from transforms.contracts import codes
from transforms.contracts.contract import Contract, coded, integer, text, timestamp


class Referrals(Contract):
    """One row per referral to the hotline."""

    state = text(
        "Postal code of the state; needed in the file only where the drop zone holds several agencies",
        key=True,
        required=True,
        example="ZZ",
    )
    referral_id = text("Referral identifier", key=True, required=True, example="F1")
    received_at = timestamp(
        "When the referral was received, local time", required=True, example="2023-01-15T09:00"
    )
    source = coded(codes.REPORT_SOURCES, "Who made the referral", example="education")
    screening_decision = coded(
        codes.SCREENING_DECISIONS, "What became of the referral", required=True, example="screened_in"
    )
    screened_at = timestamp("When the screening decision was made, local time")
    priority = text("The agency's priority of the response")
    county = text("Five-digit county FIPS", text_form="fips", required=True, example="99001")
    report_id = text("Report identifier in the Child File, where screened in", example="R1")
    file_id = text("First 16 characters of the SHA-256 of the file's bytes", example="0000000000000000")
    record_number = integer("Number of the record in the file, from 1", example=1)
