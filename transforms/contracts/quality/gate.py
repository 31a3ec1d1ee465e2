"""Gate of submissions."""

from __future__ import annotations

from transforms.contracts.contract import Contract, boolean, text


class Gate(Contract):
    """One row per submission: may it be used?"""

    state = text("Postal code", key=True, example="ZZ")
    dataset = text("Dataset", key=True)
    submission = text("Submission; empty for extracts", key=True)
    file_id = text("File of the submission", key=True)
    is_blocked = boolean("The submission stays out of episodes", example=False)
    is_replaced = boolean("A usable file of the submission was received later, and stands", example=False)
    reasons = text("Block rules it failed, in words")
