"""CFSR Round 4 data-quality limits."""

from __future__ import annotations

from transforms.contracts.contract import Contract, boolean, integer, number, text


class FederalLimits(Contract):
    """One row per federal data-quality check, state and submission."""

    state = text("Postal code", key=True, example="ZZ")
    dataset = text("Dataset", key=True)
    submission = text("Submission", key=True)
    check_id = text("Check", key=True)
    says = text("What the check counts")
    records = integer("Records checked")
    failures = integer("Records that fail")
    share = number("failures / records")
    limit_share = number("Largest (or smallest) share allowed")
    is_over = boolean("The limit is passed: affected indicators are withheld")
    measures = text("Measures withheld when over, separated by spaces")
