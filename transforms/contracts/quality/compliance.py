"""The federal compliance view of AFCARS."""

from __future__ import annotations

from transforms.contracts.contract import Contract, boolean, integer, number, text


class Compliance(Contract):
    """One row per element, error type and AFCARS submission: as the agency will be judged at submission."""

    state = text("Postal code", key=True, example="ZZ")
    dataset = text("Dataset", key=True)
    submission = text("Submission", key=True)
    table_name = text("Staging table of the element", key=True)
    element = text("Column of the element", key=True)
    error_type = text("missing, invalid, inconsistent, cross_file, tardy", key=True)
    records = integer("Records to which the element applies, without exempt ones")
    failures = integer("Of these, records with an error of the type")
    share = number("failures / records")
    limit_share = number("Largest share allowed")
    is_over = boolean("The share passes the limit")
