"""Disabilities of children in foster care, file by file."""

from __future__ import annotations

from transforms.contracts import codes
from transforms.contracts.contract import Contract, coded, date, integer, text


class Disabilities(Contract):
    """One row per child and foster care file in force, of 2020 or 1993: what it says of a disability."""

    state = text("Postal code", key=True, example="ZZ")
    child_id = text("AFCARS record number", key=True, example="A")
    dataset = text("Which generation the file is of", key=True, example="afcars_oohc")
    submission = text("Submission: 23A; 21A21B of an annual file", key=True, example="23A")
    period_start = date("First day the file covers", example="2022-10-01")
    period_end = date("Last day the file covers", example="2023-03-31")
    has_disability = coded(
        codes.AFCARS_ANSWERS,
        "A condition exists now (E24-E34), or was diagnosed and none is named (E23), in files of 1993 was"
        " diagnosed (element 10); unknown where no examination brought results; null when none is answered",
    )
    file_id = text("File of the record", example="0000000000000000")
    record_number = integer("Number of the record in the file", example=1)
