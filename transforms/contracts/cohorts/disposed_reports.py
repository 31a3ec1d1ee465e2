"""Reports with their disposition."""

from __future__ import annotations

from transforms.contracts import codes
from transforms.contracts.contract import Contract, coded, date, integer, text


class DisposedReports(Contract):
    """One row per report and Child File year that holds it, whatever the number of its children."""

    state = text("Postal code", key=True, example="ZZ")
    report_id = text("Report", key=True)
    submission_year = integer("Federal fiscal year of the disposition", key=True)
    report_date = date("Day of the report; the first where its children's records differ")
    disposition_date = date("Day of the disposition; the last where its children's records differ")
    disposition = coded(codes.REPORT_DISPOSITIONS, "Disposition; the gravest where records differ")
    source = coded(codes.REPORT_SOURCES, "Who made the report; a known one where records differ")
    county = text("Five-digit FIPS of the county of the report")
