"""What law enforcement did about reports."""

from __future__ import annotations

from transforms.contracts import codes
from transforms.contracts.contract import Contract, boolean, coded, text, timestamp


class LawEnforcementEvents(Contract):
    """One row per thing that law enforcement did about a report, or declined to do, as files in force say."""

    state = text("Postal code", key=True, example="ZZ")
    report_id = text("Report identifier in the Child File", key=True, example="R1")
    child_id = text(
        "Child identifier in the Child File; null where the event is of the whole report", key=True
    )
    event = coded(codes.LAW_ENFORCEMENT_EVENTS, "What happened", key=True, example="joint_contact")
    occurred_at = timestamp("When it happened, local time", key=True, example="2023-01-16T09:00")
    is_day_only = boolean("The time of day is midnight: the day alone is known", example=False)
    agency = text("Identifier of the law enforcement agency")
