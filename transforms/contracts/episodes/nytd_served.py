"""Independent living services of youth."""

from __future__ import annotations

from transforms.contracts.contract import Contract, boolean, date, integer, text


class NytdServed(Contract):
    """One row per youth and six-month NYTD file: the independent living services received in it."""

    state = text("Postal code", key=True, example="ZZ")
    child_id = text(
        "Record number (E3), the AFCARS record number of a youth ever in care", key=True, example="A"
    )
    submission = text("Submission: 23A", key=True, example="23A")
    period_start = date("First day the file covers", example="2022-10-01")
    period_end = date("Last day the file covers", example="2023-03-31")
    birth_date = date("Date of birth (E4)", example="2006-06-15")
    was_in_foster_care = boolean("In foster care at some time in the period (E14)", example=True)
    services = text("Services received (E20-E33), joined by bars; null where none is", example="mentoring")
    file_id = text("File of the record", example="0000000000000000")
    record_number = integer("Number of the record in the file", example=1)
