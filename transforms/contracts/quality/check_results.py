"""Results of quality checks."""

from __future__ import annotations

from transforms.contracts import codes
from transforms.contracts.contract import Contract, coded, integer, number, text


class CheckResults(Contract):
    """One row per rule, table and state: how the check ended."""

    state = text("Postal code", key=True, example="ZZ")
    table_name = text("Qualified name of the table", key=True)
    column_name = text("Column; empty for a rule over the table", key=True)
    rule = text("Rule", key=True)
    says = text("What the rule demands, in a sentence")
    severity = text("block, error, query, information")
    status = coded(codes.CHECK_STATUSES, "How the check ended")
    rows = integer("Rows the rule was applied to")
    violations = integer("Rows that break it")
    share = number("violations / rows")
    threshold = number("Largest share that passes")
    detail = text("What went wrong, without values, where the status is error")
