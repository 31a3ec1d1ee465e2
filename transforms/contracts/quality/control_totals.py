"""Control totals."""

from __future__ import annotations

from transforms.contracts.contract import Contract, boolean, integer, text


class ControlTotals(Contract):
    """One row per file and staging table: records in equal accepted plus rejected."""

    state = text("Postal code", key=True, example="ZZ")
    dataset = text("Dataset", key=True)
    file_id = text("File", key=True)
    part = text("record, or the staging table of a part", key=True)
    records_in = integer("Found in the file")
    records_accepted = integer("Stand in staging")
    records_rejected = integer("Set aside, those among them that a mapping leaves out")
    is_balanced = boolean("In equals accepted plus rejected")
