"""Stays in foster care with what each file says of the child."""

from __future__ import annotations

from transforms.contracts import codes
from transforms.contracts.contract import Contract, boolean, coded, date, text


class RecordedCare(Contract):
    """One row per child, removal and AFCARS 2020 file that covers days of it, with what that file says."""

    state = text("Postal code", key=True, example="ZZ")
    child_id = text("AFCARS record number (E4)", key=True, example="A")
    submission = text("Submission: 23A", key=True, example="23A")
    removal_date = date("Day of the removal", key=True, example="2022-10-05")
    from_on = date("First day in foster care that the file covers", example="2022-10-05")
    until_on = date("First day no longer: out of care, or after the file", example="2023-04-01")
    county = text("Five-digit county FIPS of the removal", example="99001")
    birth_date = date("Date of birth", example="2015-06-15")
    inquiry_made = boolean("The agency inquired whether the child is an Indian child (E7)")
    icwa_applies = coded(codes.AFCARS_ANSWERS, "The Indian Child Welfare Act applies (E10)")
    tribe_notified = boolean("Legal notice was sent to the tribe (E12)")
    health_assessed = boolean("A health assessment was made (E22)")
    school_enrollment = coded(codes.SCHOOL_ENROLLMENTS, "School enrollment (E35)")
    education_completed = coded(codes.EDUCATION_LEVELS, "Highest level completed (E36)")
