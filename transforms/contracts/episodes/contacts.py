"""Contact attempts."""

from __future__ import annotations

from transforms.contracts.contract import Contract, boolean, text, timestamp


class Contacts(Contract):
    """One row per attempt to contact a child or family of a report, as the last file tells of it."""

    state = text("Postal code", key=True, example="ZZ")
    report_id = text("Report (RPTID)", key=True, example="R1")
    child_id = text("Child (CHID)", key=True, example="C1")
    attempted_at = timestamp("When contact was attempted, local time", key=True, example="2023-01-16T09:00")
    completed = boolean("The contact took place; no where the file does not say", example=True)
    in_person = boolean("Face to face; no where the file does not say", example=True)
