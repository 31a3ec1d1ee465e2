"""What each rule found in each file."""

from __future__ import annotations

from transforms.contracts.contract import Contract, boolean, integer, number, text


class RuleCounts(Contract):
    """One row per rule and file in which it had something to check: rows, violations, too many or not."""

    state = text("Postal code", key=True, example="ZZ")
    rule_id = text("Rule: the name of its file", key=True)
    dataset = text("Dataset", key=True)
    submission = text("Submission; empty for extracts", key=True)
    file_id = text("File", key=True)
    severity = text("block, error, query, information")
    rows = integer("Rows checked")
    violations = integer("Rows that break the rule")
    share = number("violations / rows")
    threshold = number("Largest share that passes")
    is_over = boolean("The share passes the threshold")
