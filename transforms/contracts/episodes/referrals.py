"""Referrals to the hotline."""

from __future__ import annotations

from transforms.contracts import codes
from transforms.contracts.contract import Contract, coded, text, timestamp


class Referrals(Contract):
    """One row per referral to the hotline, as the last file tells of it."""

    state = text("Postal code", key=True, example="ZZ")
    referral_id = text("Referral", key=True, example="F1")
    received_at = timestamp("When the referral was received, local time", example="2023-01-15T09:00")
    source = coded(codes.REPORT_SOURCES, "Who made the referral", example="education")
    screening_decision = coded(
        codes.SCREENING_DECISIONS, "What became of the referral; null when not decided", example="screened_in"
    )
    screened_at = timestamp("When that was decided, local time")
    priority = text("The agency's priority of the response")
    county = text("Five-digit county FIPS", example="99001")
    report_id = text("Report in the Child File, where screened in", example="R1")
