"""Positions an agency may fill."""

from __future__ import annotations

from transforms.contracts import codes
from transforms.contracts.contract import Contract, coded, date, number, text


class AuthorisedPositions(Contract):
    """One row per unit, role and month."""

    state = text("Postal code", key=True, example="ZZ")
    unit = text("Unit the positions belong to", key=True, example="Unit 1")
    role = coded(codes.WORKER_ROLES, "Role of the positions", key=True, example="foster_care")
    month_start = date("First day of the month", key=True, example="2023-01-01")
    authorised = number("Positions authorised, filled or not, in full-time equivalents", example=5)
