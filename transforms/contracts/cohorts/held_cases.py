"""Whose desk a case is on."""

from __future__ import annotations

from transforms.contracts import codes
from transforms.contracts.contract import Contract, coded, date, text


class HeldCases(Contract):
    """One row per primary assignment, as filed, and stretch of days over which one desk holds the case."""

    state = text("Postal code", key=True, example="ZZ")
    case_id = text("Case", key=True)
    case_role = coded(codes.WORKER_ROLES, "Role in which the case is worked", key=True)
    child_id = text("Child, where the assignment is of one child", key=True)
    report_id = text("Report, where the assignment is of a report", key=True)
    assigned_to = text("Worker the assignment names; null for a vacant desk", key=True)
    desk = text("Worker (or supervisor of), unit, county and role of the desk, joined by bars")
    worker_id = text("Worker who holds the case; null on the desk of the unit's supervisor")
    unit = text("Unit of the desk", key=True)
    county = text("Five-digit FIPS of the county of the desk")
    role = text(
        "Role in which the case counts: the worker's where it carries cases, else the case's; missing"
    )
    from_on = date("First day", key=True)
    until_on = date("First day no longer; null while held")
