"""The results of quality as Dagster's asset checks.

Here belongs the projection alone: one check of the contract for each staged table, one for each rule on the
table it looks at, and those of the gate, the totals and the federal limits. The rules stand in `quality`,
every single result (table, column, rule) in `quality.check_results`; Dagster is told counts. Of a check with
nothing to check Dagster is told nothing and shows it as skipped: what is missing never reads as passed.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import dagster as dg
import polars as pl

from pipelines.assets.described import key_of
from quality.rule_files import declared_rules
from quality.suites import SEVERITIES, checked_tables

GATE = key_of("quality.gate")
TOTALS, LIMITS = key_of("quality.control_totals"), key_of("quality.federal_limits")
CONTRACT = "contract"
CONTRACT_CHECKS = {
    table: dg.AssetCheckSpec(
        CONTRACT,
        asset=key_of(table),
        description="Columns, keys, required fields, code lists, ranges and forms are those of the contract.",
    )
    for table in checked_tables()
}
RULE_CHECKS = {
    rule.rule_id: dg.AssetCheckSpec(
        rule.rule_id,
        asset=key_of(f"staging.{rule.table}"),
        description=rule.header.says,
        metadata={
            "dataset": rule.dataset,
            "fields": ", ".join(rule.header.fields),
            "severity": rule.header.severity,
            "category": rule.header.category,
            "level": rule.header.level,
            "fix": rule.header.fix,
        },
    )
    for rule in declared_rules().values()
}
USABLE = dg.AssetCheckSpec(
    "something_is_usable",
    asset=GATE,
    blocking=True,
    description="At least one file of the agency was accepted and passes the gate.",
)
ALL_PASS = dg.AssetCheckSpec("every_file_passes", asset=GATE, description="The gate blocks no file.")
BALANCE = dg.AssetCheckSpec(
    "records_balance", asset=TOTALS, description="Records found are those accepted and those set aside."
)
WITHIN = dg.AssetCheckSpec(
    "within_federal_limits", asset=LIMITS, description="No submission passes a federal data-quality limit."
)
QUALITY_CHECKS = [*CONTRACT_CHECKS.values(), *RULE_CHECKS.values(), USABLE, ALL_PASS, BALANCE, WITHIN]
ERROR, WARN = dg.AssetCheckSeverity.ERROR, dg.AssetCheckSeverity.WARN
REASONS, MOST_REASONS = "reasons", 5
"""Why files are blocked, as the check of usable files tells it, and of how many."""
BROKEN = ("failed", "error")
TOLD_OF_RULES = ("status", "violations", "rows", "share", "threshold")


def outcomes(tables: Mapping[str, pl.DataFrame]) -> Iterator[dg.AssetCheckResult]:
    """How the checks that had something to check ended, from the quality tables of an agency."""
    gate, totals = tables["quality.gate"], tables["quality.control_totals"]
    limits = tables["quality.federal_limits"]
    blocked, over = int(gate["is_blocked"].sum()), int(limits["is_over"].sum())
    unbalanced = int((~totals["is_balanced"]).sum())
    told = tables["quality.check_results"].filter(pl.col("status") != "not_applicable")
    of_contracts = told.filter(pl.col("rule").is_in(list(SEVERITIES)))
    for (table,), own in of_contracts.group_by("table_name", maintain_order=True):
        yield _contract(CONTRACT_CHECKS[str(table)], own)
    for row in told.filter(pl.col("rule").is_in(list(RULE_CHECKS))).iter_rows(named=True):
        yield _rule(RULE_CHECKS[row["rule"]], row)
    why = [f"{dataset}: {reasons}" for dataset, reasons in _blocked(gate)]
    yield _ended(
        USABLE, len(gate) > blocked, ERROR, files=len(gate), blocked=blocked, **{REASONS: "; ".join(why)}
    )
    yield _ended(ALL_PASS, not blocked, WARN, files=len(gate), blocked=blocked)
    yield _ended(BALANCE, not unbalanced, ERROR, totals=len(totals), unbalanced=unbalanced)
    yield _ended(WITHIN, not over, WARN, limits=len(limits), over=over)


def _blocked(gate: pl.DataFrame) -> Iterator[tuple[str, str]]:
    """Dataset and reasons of the blocked files, equal ones once."""
    blocked = gate.filter("is_blocked").select("dataset", "reasons")
    return blocked.unique(maintain_order=True).head(MOST_REASONS).iter_rows()


def _rule(spec: dg.AssetCheckSpec, row: Mapping[str, Any]) -> dg.AssetCheckResult:
    """How one rule ended over all files: with its counts, or the kind of error that stopped it."""
    if row["status"] == "error":
        return _ended(spec, False, ERROR, status="error", detail=str(row["detail"]))
    return _ended(
        spec,
        row["status"] == "passed",
        ERROR if row["severity"] == "block" else WARN,
        **{name: row[name] for name in TOLD_OF_RULES},
    )


def _contract(spec: dg.AssetCheckSpec, own: pl.DataFrame) -> dg.AssetCheckResult:
    """How the contract of one table ended: it fails where any of its checks failed or could not run."""
    counts = {name: int((own["status"] == name).sum()) for name in ("passed", *BROKEN)}
    broken = (
        own.filter(pl.col("status").is_in(BROKEN)).select("column_name", "rule").sort("column_name", "rule")
    )
    is_grave = bool(counts["error"]) or "block" in own.filter(status="failed")["severity"]
    return _ended(
        spec,
        broken.is_empty(),
        ERROR if is_grave else WARN,
        checks_passed=counts["passed"],
        checks_failed=counts["failed"],
        checks_in_error=counts["error"],
        violations=int(own["violations"].sum()),
        failing=", ".join(" ".join(filter(None, names)) for names in broken.iter_rows()) or "none",
    )


def _ended(
    spec: dg.AssetCheckSpec, passed: bool, severity: dg.AssetCheckSeverity, **counts: str | float
) -> dg.AssetCheckResult:
    """The result of one check."""
    return dg.AssetCheckResult(
        passed=passed, check_name=spec.name, asset_key=spec.asset_key, severity=severity, metadata=counts
    )
