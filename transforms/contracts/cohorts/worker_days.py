"""Duty of workers, day by day."""

from __future__ import annotations

from transforms.contracts import codes
from transforms.contracts.contract import Contract, coded, date, number, text


class WorkerDays(Contract):
    """One row per worker and stretch of days of employment over which post and duty stay the same."""

    state = text("Postal code", key=True, example="ZZ")
    worker_id = text("Worker", key=True, example="W1")
    from_on = date("First day", key=True)
    until_on = date("First day no longer; null in the last stretch")
    unit = text("Unit")
    county = text("Five-digit county FIPS")
    role = coded(codes.WORKER_ROLES, "Role of the post")
    fte = number(
        "Full-time equivalent that carries cases and is on duty: 0 in training, on a long leave and in a role"
        " without cases; null where it is not known"
    )
