"""What the report of a child tells."""

from __future__ import annotations

from transforms.contracts import codes
from transforms.contracts.contract import Contract, coded, date, text


class ReportedChildren(Contract):
    """One row per child and day of a report."""

    state = text("Postal code", key=True, example="ZZ")
    child_id = text("Child (CHID)", key=True, example="C1")
    report_date = date("Day of the report", key=True, example="2023-01-15")
    report_id = text("Report (RPTID)", example="R1")
    report_source = coded(codes.REPORT_SOURCES, "Who made the report", example="education")
    maltreatment_types = text("Types found, or else alleged, joined by bars; null when none is reported")
