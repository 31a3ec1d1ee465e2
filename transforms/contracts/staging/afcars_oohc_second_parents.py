"""AFCARS 2020 out-of-home care: further parent whose rights ended or were modified (45 CFR 1355.44)."""

from __future__ import annotations

from transforms.contracts import codes
from transforms.contracts.contract import Contract, boolean, coded, date, integer, text


class AfcarsOohcSecondParents(Contract):
    """One row per further parent whose rights ended or were modified (E64, E66, E68).

    Column names are the XML tags in lower case. `path` is the place below the element `tpr_second_parent`.
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
    sequence = integer("Order within the record, from 1", key=True, example=1)
    e64_tpr_parent2 = coded(
        codes.RIGHTS_TERMINATIONS,
        "Termination/modification of rights, further parent",
        element="E64_tpr_parent2",
        number=64,
        path="E64_tpr_parent2",
    )
    e66_tpr_petition_date_parent2 = date(
        "TPR petition date, further parent",
        text_form="yyyymmdd",
        element="E66_tpr_petition_date_parent2",
        number=66,
        path="E66_tpr_petition_date_parent2",
        markers={"66666666": "e66_tpr_petition_date_parent2_deceased"},
    )
    e66_tpr_petition_date_parent2_deceased = boolean(
        "The file says 66666666 in place of E66: the parent is deceased"
    )
    e68_tpr_date_parent2 = date(
        "TPR date, further parent",
        text_form="yyyymmdd",
        element="E68_tpr_date_parent2",
        number=68,
        path="E68_tpr_date_parent2",
    )
