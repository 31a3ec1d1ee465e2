"""Children in foster care."""

from __future__ import annotations

from transforms.contracts import codes
from transforms.contracts.contract import Contract, boolean, coded, date, integer, text


class Children(Contract):
    """One row per child in foster care: the latest record of the child."""

    state = text("Postal code", key=True, example="ZZ")
    child_id = text("AFCARS record number (E4)", key=True, example="A")
    birth_date = date("Date of birth", example="2015-06-15")
    sex = coded(codes.SEXES, "Sex", example="female")
    race_ethnicity = coded(codes.RACE_ETHNICITIES, "Race and ethnicity, exclusive groups", example="white")
    races = text("Every race named, Hispanic ethnicity among them, joined by bars; null where none is")
    basis = coded(codes.EPISODE_BASES, "Generation of the latest record", example="afcars_2020")
    submission = text("Submission of the latest record", example="26A")
    observed_until = date("Last day that record tells of", example="2026-03-31")
    is_in_last_file = boolean("The latest record tells of the last day of any in force", example=True)
    file_id = text("File of the record", example="0000000000000000")
    record_number = integer("Number of the record in the file", example=1)
