"""Maltreatments alleged in reports."""

from __future__ import annotations

from transforms.contracts import codes
from transforms.contracts.contract import Contract, boolean, coded, integer, text


class AllegedMaltreatments(Contract):
    """One row per child in a report and maltreatment alleged, at most four."""

    state = text("Postal code", key=True, example="ZZ")
    report_id = text("Report (RPTID)", key=True, example="R1")
    child_id = text("Child (CHID)", key=True, example="C1")
    submission_year = integer("Federal fiscal year of the disposition", key=True, example=2023)
    place = integer("Place of the maltreatment in the record, 1 to 4", key=True, example=1)
    maltreatment_type = coded(codes.MALTREATMENT_TYPES, "Type; null when not reported", example="neglect")
    disposition = coded(
        codes.MALTREATMENT_DISPOSITIONS, "Disposition; null when none was reported", example="substantiated"
    )
    is_victim = boolean("Substantiated or indicated", example=True)
