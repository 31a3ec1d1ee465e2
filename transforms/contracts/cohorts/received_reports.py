"""Reports received, disposed or still open."""

from __future__ import annotations

from transforms.contracts import codes
from transforms.contracts.contract import Contract, boolean, coded, date, text


class ReceivedReports(Contract):
    """One row per report received, by the Child Files or else by the referrals."""

    state = text("Postal code", key=True, example="ZZ")
    report_id = text("Report", key=True)
    report_date = date("Day of the report; of the referral where no Child File holds it")
    disposition_date = date("Day of the disposition, by the latest Child File that holds the report")
    source = coded(codes.REPORT_SOURCES, "Who made the report, or the referral")
    county = text("Five-digit FIPS of the county of the report")
    is_in_child_file = boolean("A Child File holds the report, so it is no longer open")
    observed_until = date("Last day whose dispositions are known; null where the Child File is missing")
