"""Submissions in force."""

from __future__ import annotations

from transforms.contracts.contract import Contract, boolean, date, integer, text


class Submissions(Contract):
    """One row per submission that counts: the latest accepted one of its period."""

    state = text("Postal code", key=True, example="ZZ")
    dataset = text("Dataset", key=True)
    submission = text(
        "FFY2023, 23A, 21A21B of an annual file; the file identifier for an agency extract", key=True
    )
    file_id = text("File of the submission", example="0000000000000000")
    period_start = date("First day of the period")
    period_end = date("Last day of the period")
    is_last = boolean("No later submission of the dataset was received", example=True)
    received_order = integer("Order in which files of the dataset were received, from 1", example=1)
