"""Assignments of cases to workers. Agency extract."""

from __future__ import annotations

from transforms.contracts import codes
from transforms.contracts.contract import Contract, boolean, coded, date, integer, text


class WorkerAssignments(Contract):
    """One row per assignment of a case to a worker, or to a vacant desk."""

    state = text(
        "Postal code of the state; needed in the file only where the drop zone holds several agencies",
        key=True,
        required=True,
        example="ZZ",
    )
    worker_id = text("Worker identifier; empty for a vacant desk", key=True)
    unit = text("Unit of the assignment; needed where no worker is named")
    case_id = text("Case identifier", key=True, required=True, example="K1")
    child_id = text("Child identifier, where the assignment is of one child")
    report_id = text("Report identifier, where the assignment is of a report")
    role = coded(
        codes.WORKER_ROLES, "Role in which the case is worked", key=True, required=True, example="foster_care"
    )
    primary = boolean("Primary assignment of the case", key=True, required=True, example=True)
    assigned_on = date("First day of the assignment", key=True, required=True, example="2022-11-01")
    ended_on = date("First day no longer assigned; empty while assigned")
    file_id = text("First 16 characters of the SHA-256 of the file's bytes", example="0000000000000000")
    record_number = integer("Number of the record in the file, from 1", example=1)
