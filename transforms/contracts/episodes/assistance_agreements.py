"""Adoption and guardianship assistance agreements."""

from __future__ import annotations

from transforms.contracts import codes
from transforms.contracts.contract import Contract, coded, date, integer, text


class AssistanceAgreements(Contract):
    """One row per child and AFCARS assistance file in force: the child's title IV-E agreement.

    The record number is the one of the assistance file, which is never joined with that of foster care.
    """

    state = text("Postal code", key=True, example="ZZ")
    agreement_id = text("Record number of the child in the assistance file (A3)", key=True, example="A")
    submission = text("Submission: 23A", key=True, example="23A")
    period_start = date("First day the file covers", example="2022-10-01")
    period_end = date("Last day the file covers", example="2023-03-31")
    agreement_type = coded(codes.AGREEMENT_TYPES, "Adoption or guardianship (A15)", example="adoption")
    subsidy_dollars = integer(
        "Subsidy in whole dollars, in the unit in which the agency files it (A16)", example=500
    )
    finalized_on = date("Day the adoption or guardianship was final (A17)", example="2022-06-15")
    terminated_on = date("Day the agreement ended (A18): the first day no longer in force; null while it is")
    placing_agency = coded(codes.PLACING_AGENCIES, "Who placed the child (A19)", example="iv_e_agency")
    file_id = text("File of the record", example="0000000000000000")
    record_number = integer("Number of the record in the file", example=1)
