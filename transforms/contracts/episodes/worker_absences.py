"""Absences of workers."""

from __future__ import annotations

from transforms.contracts.contract import Contract, date, text


class WorkerAbsences(Contract):
    """One row per uninterrupted absence of a worker, however short."""

    state = text("Postal code", key=True, example="ZZ")
    worker_id = text("Worker", key=True, example="W1")
    from_on = date("First day of the absence", key=True, example="2023-01-09")
    until_on = date("First day back at work; null while away")
