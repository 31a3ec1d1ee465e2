"""First response to reports."""

from __future__ import annotations

from transforms.contracts import codes
from transforms.contracts.contract import Contract, boolean, coded, date, number, text


class FirstResponses(Contract):
    """One row per report, with the time to the first response."""

    state = text("Postal code", key=True, example="ZZ")
    report_id = text("Report", key=True)
    report_date = date("Day of the report")
    source = coded(codes.REPORT_SOURCES, "Who made the report")
    county = text("County of the report")
    priority = text("The agency's priority; null where no referral is known")
    hours_to_response = number(
        "Hours from report to first response; null when not recorded, negative or over a year"
    )
    hours_to_attempt = number(
        "Hours from report to the first attempt in person, completed or not; without contacts to the response"
    )
    has_response = boolean("A start or contact is recorded")
    precision = text("minutes where both times are known, else days")
