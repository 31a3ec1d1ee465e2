"""The federal data-quality limits of the CFSR: how many records fail each check, and what is withheld.

Here belongs the view of the rules that withhold measures, by submission. The rules themselves stand in
`rules/`; a check without a record to check has no row, so that missing data never read as passed.
"""

from __future__ import annotations

import duckdb
import polars as pl

from quality.rule_results import RuleRun
from transforms.contracts.quality.federal_limits import FederalLimits


def federal_limits_frame(connection: duckdb.DuckDBPyConnection, state: str, run: RuleRun) -> pl.DataFrame:
    """One row per withholding rule and submission in force, as `quality.federal_limits` has it."""
    submissions = dict(connection.execute("select file_id, submission from checked.files").fetchall())
    rows = [
        {
            "state": state,
            "dataset": rule.dataset,
            "submission": submissions[count.file_id],
            "check_id": rule.rule_id,
            "says": rule.header.says,
            "records": count.rows,
            "failures": count.violations,
            "share": count.violations / count.rows,
            "limit_share": rule.header.threshold,
            "is_over": rule.is_over(count.rows, count.violations),
            "measures": " ".join(rule.header.withholds),
        }
        for rule in run.rules
        if rule.header.withholds
        for count in run.counts.get(rule.rule_id, ())
    ]
    return pl.DataFrame(rows, schema=FederalLimits.schema()).sort(FederalLimits.keys())
