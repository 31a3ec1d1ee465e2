"""How a check ended: counts and one of four statuses, without any value.

Here belongs the decision between passed, failed, not applicable and error. Counting is done elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import polars as pl

from quality.suites import CheckName, is_over
from transforms.contracts.quality.check_results import CheckResults


@dataclass(frozen=True)
class Counts:
    """What a check counted. `error` says what went wrong where it could not count, without values."""

    rows: int = 0
    violations: int = 0
    error: str = ""


def status_of(counts: Counts, check: CheckName) -> str:
    """`error` where the check could not run, `not_applicable` where there was nothing to check."""
    if counts.error:
        return "error"
    if not counts.rows:
        return "not_applicable"
    over = is_over(
        counts.rows, counts.violations, check.threshold, at_threshold_fails=check.at_threshold_fails
    )
    return "failed" if over else "passed"


def results_frame(state: str, outcomes: Iterable[tuple[CheckName, Counts]]) -> pl.DataFrame:
    """Checks with their counts as rows of `quality.check_results`."""
    rows = [
        {
            "state": state,
            "table_name": check.table,
            "column_name": check.column,
            "rule": check.rule,
            "says": check.says,
            "severity": check.severity,
            "status": status_of(counts, check),
            "rows": None if counts.error else counts.rows,
            "violations": None if counts.error else counts.violations,
            "share": counts.violations / counts.rows if counts.rows and not counts.error else None,
            "threshold": check.threshold,
            "detail": counts.error,
        }
        for check, counts in outcomes
    ]
    return pl.DataFrame(rows, schema=CheckResults.schema()).sort(CheckResults.keys())
