"""The suite of each staging table, derived from its contract: which rules it has, and what they demand.

Here belongs what can be said from contracts alone, so that importing it costs nothing and checks can be
declared before any data are read. How a suite is run stands in `validation.py`, what it runs on in
`readings.py`. Rules over several files (federal limits, block rules) are not part of a suite.

A rule is left out where it cannot fail by construction:

- `state`, `submission`, `file_id`, `record_number`, `removal_number`, `sequence` and `removal_layout` are
  written by the readers, not found in a file;
- a record whose key is missing or unreadable is set aside, so "required" is no rule of a key column:
  control totals count these records;
- a plain text column without a form takes any text. Texts that hold control characters are counted once
  per table (`text`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from transforms.contracts.contract import Column, Contract, all_contracts

WRITTEN_BY_READERS = frozenset(
    {"state", "submission", "file_id", "record_number", "removal_number", "sequence", "removal_layout"}
)
NOT_RECORDS = frozenset({"staging.faults", "staging.rejected_records"})
LARGEST_SHARE = 0.0
"""No violation passes: a check that tolerates some would hide them. Limits are the gate's matter."""

SEVERITIES: Mapping[str, str] = {
    "columns": "block",
    "key_unique": "error",
    "required": "error",
    "code_list": "error",
    "range": "error",
    "date": "error",
    "time": "error",
    "number": "error",
    "boolean": "error",
    "text": "query",
}

RULES_OF_FORMS: Mapping[str, str] = {"hhmm": "time", "digits": "number", "fips": "code_list"}
RULES_OF_KINDS: Mapping[str, str] = {
    "integer": "number",
    "number": "number",
    "date": "date",
    "timestamp": "date",
    "boolean": "boolean",
}


def is_over(rows: int, violations: int, threshold: float, *, at_threshold_fails: bool = False) -> bool:
    """Whether the share of violations passes a threshold; without rows it does not."""
    share = violations / rows if rows else 0.0
    return share > threshold or (at_threshold_fails and bool(rows) and share == threshold)


@dataclass(frozen=True)
class CheckName:
    """One check of a staging table. `column` is empty for a rule over the table.

    A share of violations up to `threshold` passes, or below it with `at_threshold_fails`. A check of a rule's
    file looks at `view`, where the rule's verdicts stand in a column of its name.
    """

    table: str
    column: str
    rule: str
    severity: str
    says: str
    threshold: float = LARGEST_SHARE
    view: str = ""
    at_threshold_fails: bool = False

    @property
    def name(self) -> str:
        """The check's name within its table: `rptsrc_code_list`, `key_unique`."""
        return f"{self.column}_{self.rule}" if self.column else self.rule


def checked_tables() -> list[str]:
    """Qualified names of the staging tables that have a suite."""
    return [name for name in all_contracts() if name.startswith("staging.") and name not in NOT_RECORDS]


def value_rule(column: Column) -> str | None:
    """The rule a column's values follow, or None where any text will do."""
    if column.name in WRITTEN_BY_READERS:
        return None
    if column.codes is not None:
        return "code_list"
    if column.minimum is not None or column.maximum is not None:
        return "range"
    return RULES_OF_FORMS.get(column.text_form) or RULES_OF_KINDS.get(column.kind)


def is_checked_for_presence(column: Column) -> bool:
    """Whether "required" is a rule of the column."""
    return column.required and not column.key and column.name not in WRITTEN_BY_READERS


def free_texts(contract: type[Contract]) -> list[str]:
    """Names of the columns that take any text, which the rule `text` covers together."""
    return [
        name
        for name, column in contract.columns.items()
        if column.kind == "text" and value_rule(column) is None and name not in WRITTEN_BY_READERS
    ]


def _check(table: str, column: str, rule: str, says: str) -> CheckName:
    return CheckName(table, column, rule, SEVERITIES[rule], says)


def _column_checks(table: str, column: Column) -> list[CheckName]:
    found = []
    if is_checked_for_presence(column):
        found.append(_check(table, column.name, "required", f"Every record has a value in {column.name}."))
    rule = value_rule(column)
    if rule:
        says = f"Every value of {column.name} is {column.allowed}."
        if column.codes is not None:
            says = f"Every value of {column.name} is a code of the list {column.codes.name}."
        found.append(_check(table, column.name, rule, says))
    return found


@cache
def _check_names(table: str) -> tuple[CheckName, ...]:
    contract = all_contracts()[table]
    found = [_check(table, "", "columns", "Every column of the contract is there, with its type.")]
    says = f"No two rows of a file share their key ({', '.join(contract.keys())})."
    found.append(_check(table, "", "key_unique", says))
    if free_texts(contract):
        found.append(_check(table, "", "text", "Free text holds no control characters."))
    for column in contract.columns.values():
        found += _column_checks(table, column)
    return tuple(found)


def check_names(table: str) -> list[CheckName]:
    """The checks of a staging table, by its qualified name; empty for a table without a suite.

    Great Expectations is not imported.
    """
    return list(_check_names(table)) if table in checked_tables() else []
