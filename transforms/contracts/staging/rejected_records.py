"""Records set aside."""

from __future__ import annotations

from transforms.contracts.contract import Contract, integer, text


class RejectedRecords(Contract):
    """One row per record, or part of one, whose key or structure could not be read, or that is left out."""

    state = text("Postal code", example="ZZ")
    dataset = text("Dataset folder of the drop zone")
    submission = text("Submission the record belongs to; empty for extracts")
    file_id = text("First 16 characters of the SHA-256 of the file's bytes")
    record_number = integer("Number of the record in the file, from 1")
    part = text("What was set aside: record, or the staging table the part belongs to")
    rule = text(
        "Why: line_length, encoding, key, duplicate_key, structure; left_out: of another kind, by the mapping"
    )
    reason = text("Why, in words, without the value")
    raw = text("The record as it stands in the file, at most 4,000 characters; empty where left out")
