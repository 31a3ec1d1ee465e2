"""Services after a report."""

from __future__ import annotations

from transforms.contracts import codes
from transforms.contracts.contract import Contract, coded, integer, text


class PostResponseServices(Contract):
    """One row per child in a report and service the Child File says the family or the child received."""

    state = text("Postal code", key=True, example="ZZ")
    report_id = text("Report (RPTID)", key=True, example="R1")
    child_id = text("Child (CHID)", key=True, example="C1")
    submission_year = integer("Federal fiscal year of the disposition", key=True, example=2023)
    service = coded(codes.CHILD_FILE_SERVICES, "Service", key=True, example="case_management")
