"""AFCARS 2020 out-of-home care: permanency plan of a removal (45 CFR 1355.44)."""

from __future__ import annotations

from transforms.contracts import codes
from transforms.contracts.contract import Contract, coded, date, integer, text


class AfcarsOohcPermanencyPlans(Contract):
    """One row per permanency plan of a removal (E147-E148).

    Column names are the XML tags in lower case. `path` is the place below the element `permanency_plan`.
    """

    state = text(
        "Postal code of the agency's state, or a tribal agency's three-digit code", key=True, example="ZZ"
    )
    submission = text(
        "Six-month period of the file: two-digit fiscal year, A (Oct-Mar) or B (Apr-Sep)",
        key=True,
        example="23A",
    )
    file_id = text("First 16 characters of the SHA-256 of the file's bytes", example="0000000000000000")
    record_number = integer("Number of the child's record in the file, from 1", example=1)
    e4_child_record_number = text("Child record number of the record", key=True, required=True, example="A")
    removal_number = integer("Order of the removal within the record, from 1", key=True, example=1)
    sequence = integer("Order within the removal, from 1", key=True, example=1)
    e147_permanency_plan_date = date(
        "Date of permanency plan",
        text_form="yyyymmdd",
        element="E147_permanency_plan_date",
        number=147,
        path="E147_permanency_plan_date",
    )
    e148_permanency_plan_type = coded(
        codes.PERMANENCY_PLANS,
        "Permanency plan",
        element="E148_permanency_plan_type",
        number=148,
        path="E148_permanency_plan_type",
    )
