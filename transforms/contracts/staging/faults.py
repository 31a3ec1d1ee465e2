"""Values that could not be read."""

from __future__ import annotations

from transforms.contracts.contract import Contract, integer, text


class Faults(Contract):
    """One row per value that could not be used: the record stands, the value is null."""

    state = text("Postal code", example="ZZ")
    dataset = text("Dataset folder of the drop zone")
    submission = text("Submission the record belongs to; empty for extracts")
    file_id = text("First 16 characters of the SHA-256 of the file's bytes")
    record_number = integer("Number of the record in the file, from 1")
    table_name = text("Staging table the value belongs to")
    column_name = text("Column of that table")
    raw = text("The text as it stands in the file")
    rule = text("Which rule the text breaks: code_list, date, number, range, time, required, text")
    allowed = text("What is allowed")
