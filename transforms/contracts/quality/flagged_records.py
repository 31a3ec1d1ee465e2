"""The rows at fault, as they lead to what was counted."""

from __future__ import annotations

from transforms.contracts.contract import Contract, integer, text


class FlaggedRecords(Contract):
    """One row per row at fault in the files in force, with the keys that lead to what was counted."""

    state = text("Postal code", example="ZZ")
    finding_id = text("The finding")
    rule_id = text("Rule that found it")
    severity = text("block, error, query")
    dataset = text("Dataset")
    file_id = text("File")
    record_number = integer("Number of the record in the file; empty where the rule names none")
    child_id = text("AFCARS record number of the child, where the row has one")
    removal_number = integer("Removal of the child's AFCARS record, where the fault is of one removal")
    reported_child_id = text("Child in the identifiers of the Child File, where the row has one")
    report_id = text("Report, where the row has one")
    worker_id = text("Worker, where the row has one")
    case_id = text("Case, where the fault is of one case")
