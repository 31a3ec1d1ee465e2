"""Perpetrators in reports."""

from __future__ import annotations

from transforms.contracts import codes
from transforms.contracts.contract import Contract, coded, integer, text


class Perpetrators(Contract):
    """One row per child in a report and perpetrator, at most three."""

    state = text("Postal code", key=True, example="ZZ")
    report_id = text("Report (RPTID)", key=True, example="R1")
    child_id = text("Child (CHID)", key=True, example="C1")
    submission_year = integer("Federal fiscal year of the disposition", key=True, example=2023)
    place = integer("Place of the perpetrator in the record, 1 to 3", key=True, example=1)
    perpetrator_id = text("Perpetrator (PER1ID)", example="P1")
    relationship = coded(
        codes.PERPETRATOR_RELATIONSHIPS,
        "Relationship to the child; null when not reported",
        example="parent",
    )
    parent_type = coded(codes.PERPETRATOR_PARENT_TYPES, "Which kind of parent")
    was_perpetrator_before = coded(codes.NCANDS_ANSWERS, "Known as a perpetrator before the report")
