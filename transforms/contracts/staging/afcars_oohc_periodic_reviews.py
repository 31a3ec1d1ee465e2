"""AFCARS 2020 out-of-home care: periodic review held in a removal (45 CFR 1355.44)."""

from __future__ import annotations

from transforms.contracts.contract import Contract, date, integer, text


class AfcarsOohcPeriodicReviews(Contract):
    """One row per periodic review held in a removal (E149).

    Column names are the XML tags in lower case. `path` is the place below `E149_periodic_review_date`.
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
    e149_periodic_review_date = date(
        "Date of periodic review",
        text_form="yyyymmdd",
        element="E149_periodic_review_date",
        number=149,
        path=".",
    )
