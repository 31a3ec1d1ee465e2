"""Children in care at the end of a file."""

from __future__ import annotations

from transforms.contracts import codes
from transforms.contracts.contract import Contract, boolean, coded, date, text


class InCareAtFileEnd(Contract):
    """One row per child in foster care on the last day of an AFCARS 2020 file, and what that file says."""

    state = text("Postal code", key=True, example="ZZ")
    child_id = text("AFCARS record number (E4)", key=True, example="A")
    submission = text("Submission: 23A", key=True, example="23A")
    period_end = date("Last day the file covers", example="2023-03-31")
    removal_date = date("Day of the removal the child is in care by", example="2022-10-05")
    county = text("Five-digit county FIPS of that removal", example="99001")
    birth_date = date("Date of birth", example="2015-06-15")
    inquiry_made = boolean("The agency inquired whether the child is an Indian child (E7)")
    icwa_applies = coded(codes.AFCARS_ANSWERS, "The Indian Child Welfare Act applies (E10)")
    tribe_notified = boolean("Legal notice was sent to the tribe (E12)")
    health_assessed = boolean("A health assessment was made (E22)")
    school_enrollment = coded(codes.SCHOOL_ENROLLMENTS, "School enrollment (E35)")
    education_completed = coded(codes.EDUCATION_LEVELS, "Highest level completed (E36)")
