"""Employment of workers."""

from __future__ import annotations

from transforms.contracts import codes
from transforms.contracts.contract import Contract, coded, date, number, text


class Employment(Contract):
    """One row per worker and employment spell."""

    state = text("Postal code", key=True, example="ZZ")
    worker_id = text("Worker", key=True, example="W1")
    hired_on = date("First day of employment", key=True, example="2020-01-01")
    separated_on = date("First day no longer employed; null while employed")
    carries_cases_from = date(
        "First day the worker carries cases; null where the role carries none", example="2020-01-01"
    )
    unit = text("Unit", example="Unit 1")
    county = text("Five-digit county FIPS", example="99001")
    role = coded(codes.WORKER_ROLES, "Role", example="foster_care")
    fte = number("Full-time equivalent", example=1.0)
    supervisor_id = text("Supervisor")
