"""Whom or what cases are about."""

from __future__ import annotations

from transforms.contracts.contract import Contract, text


class CaseSubjects(Contract):
    """One row per case and child or report it is about, as the assignments of the case tell."""

    state = text("Postal code", key=True, example="ZZ")
    case_id = text("Case", key=True, example="K1")
    child_id = text("Child, where the case is of one child", key=True, example="A")
    report_id = text("Report, where the case is of a report", key=True)
