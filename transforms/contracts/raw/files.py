"""Files as received."""

from __future__ import annotations

from transforms.contracts.contract import Contract, date, integer, text, timestamp


class Files(Contract):
    """One row per file received: what was sent, and what became of it."""

    file_id = text("First 16 characters of the SHA-256 of the file's bytes", key=True)
    sha256 = text("SHA-256 of the file's bytes as received")
    path = text("Path below the drop zone", key=True)
    bytes = integer("Size in bytes as received")
    received_at = timestamp(
        "When the file was received (UTC): by the agency's register, else its last change"
    )
    received_order = integer("Order of receipt among the agency's files of the dataset, from 1", example=1)
    dataset = text("Dataset folder of the drop zone")
    container = text("What the file is packed in: zip, gzip, both; empty for none")
    encoding = text("What its text was read as: UTF-8, UTF-16, Windows-1252; empty where it is no plain text")
    layout = text("Record layout that was recognized")
    state = text("Postal code")
    submission = text("Submission: FFY2023, 23A; empty for extracts")
    period_start = date("First day of the period the submission covers")
    period_end = date("Last day of the period the submission covers")
    status = text("accepted, refused, duplicate")
    reason = text("Why the file was refused, or which file it repeats")
    superseded_by = text("Path of the file received later that holds the same submission; empty for none")
    records_in = integer("Records found")
    records_accepted = integer("Records that stand in staging")
    records_rejected = integer("Records set aside, those among them that a mapping leaves out")
