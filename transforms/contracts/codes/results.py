"""Statuses of results and of checks."""

from __future__ import annotations

from transforms.contracts.codes.code_list import Code, CodeList

RESULT_STATUSES = CodeList(
    name="result_statuses",
    says="How far a result can be relied on",
    codes=(
        Code("final", "final", "Final"),
        Code("provisional", "provisional", "Provisional: data that count are still to come"),
        Code("dq_withheld", "dq_withheld", "Withheld: the data fail a federal quality limit"),
        Code("not_available", "not_available", "Not available: a source is missing"),
        Code("suppressed", "suppressed", "Hidden to protect persons"),
    ),
    source="this project",
)

CHECK_STATUSES = CodeList(
    name="check_statuses",
    says="How a quality check ended",
    codes=(
        Code("passed", "passed", "Passed"),
        Code("failed", "failed", "Failed"),
        Code("not_applicable", "not_applicable", "Not applicable"),
        Code("error", "error", "Error: the check could not run"),
    ),
    source="this project",
)
