"""Primary assignments as the agency files them."""

from __future__ import annotations

from transforms.contracts import codes
from transforms.contracts.contract import Contract, coded, date, text


class FiledAssignments(Contract):
    """One row per primary assignment of a case, in the file in force, with the child or report it names."""

    state = text("Postal code", key=True, example="ZZ")
    case_id = text("Case", key=True, example="K1")
    worker_id = text("Worker; null for a vacant desk", key=True, example="W1")
    unit = text("Unit of the assignment, where one is given", key=True, example="Unit 1")
    role = coded(codes.WORKER_ROLES, "Role in which the case is worked", key=True, example="foster_care")
    child_id = text("Child, where the assignment is of one child", key=True)
    report_id = text("Report, where the assignment is of a report", key=True)
    assigned_on = date("First day", key=True, example="2022-11-01")
    ended_on = date("First day no longer assigned; null while assigned")
