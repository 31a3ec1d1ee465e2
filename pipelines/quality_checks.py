"""The results of quality as Dagster's asset checks: for each kind of check, and the rules of each dataset.

Here belongs the projection alone. The rules stand in `quality`, every single result (table, column, rule)
in `quality.check_results`; Dagster is told counts.
"""

from collections.abc import Mapping

import dagster as dg
import polars as pl

from pipelines.assets.described import key_of
from quality.rule_files import all_rules, datasets_with_rules
from quality.suites import SEVERITIES

RESULTS, GATE = key_of("quality.check_results"), key_of("quality.gate")
TOTALS, LIMITS = key_of("quality.control_totals"), key_of("quality.federal_limits")
RULE_CHECKS = [
    dg.AssetCheckSpec(
        f"rule_{rule}", asset=RESULTS, description=f"The rule {rule.replace('_', ' ')} holds in every table."
    )
    for rule in SEVERITIES
]
DATASET_CHECKS = [
    dg.AssetCheckSpec(
        f"rules_of_{dataset}", asset=RESULTS, description=f"The data-quality rules of {dataset} hold."
    )
    for dataset in datasets_with_rules()
]
"""One for the rules of a dataset: an event costs Dagster a hundredth of a second, and rules are hundreds.
Each rule's own result stands in `quality.check_results`."""

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
QUALITY_CHECKS = [*RULE_CHECKS, *DATASET_CHECKS, USABLE, ALL_PASS, BALANCE, WITHIN]
ERROR, WARN = dg.AssetCheckSeverity.ERROR, dg.AssetCheckSeverity.WARN


def outcomes(tables: Mapping[str, pl.DataFrame]) -> list[dg.AssetCheckResult]:
    """How all checks ended, from the four quality tables of an agency."""
    gate, totals = tables["quality.gate"], tables["quality.control_totals"]
    limits = tables["quality.federal_limits"]
    blocked, over = int(gate["is_blocked"].sum()), int(limits["is_over"].sum())
    unbalanced = int((~totals["is_balanced"]).sum())
    return [
        *(_rule(spec, tables["quality.check_results"]) for spec in RULE_CHECKS),
        *(_dataset(spec, tables["quality.check_results"]) for spec in DATASET_CHECKS),
        _ended(USABLE, len(gate) > blocked, ERROR, files=len(gate), blocked=blocked),
        _ended(ALL_PASS, not blocked, WARN, files=len(gate), blocked=blocked),
        _ended(BALANCE, not unbalanced, ERROR, totals=len(totals), unbalanced=unbalanced),
        _ended(WITHIN, not over, WARN, limits=len(limits), over=over),
    ]


def _dataset(spec: dg.AssetCheckSpec, results: pl.DataFrame) -> dg.AssetCheckResult:
    """How the rules of one dataset ended: they fail where one of severity error failed, or could not run."""
    dataset = spec.name.removeprefix("rules_of_")
    own = results.filter(
        pl.col("rule").is_in([rule.rule_id for rule in all_rules().values() if rule.dataset == dataset])
    )
    counts = {name: int((own["status"] == name).sum()) for name in ("passed", "failed", "error")}
    grave = own.filter((pl.col("status") == "failed") & pl.col("severity").is_in(["block", "error"]))
    return _ended(
        spec,
        grave.is_empty() and not counts["error"],
        ERROR if counts["error"] else WARN,
        rules_passed=counts["passed"],
        rules_failed=counts["failed"],
        rules_in_error=counts["error"],
        rules_not_applicable=len(own) - sum(counts.values()),
        failing_rules=", ".join(grave["rule"].sort()) or "none",
    )


def _rule(spec: dg.AssetCheckSpec, results: pl.DataFrame) -> dg.AssetCheckResult:
    """How one rule ended over all tables: it fails where any check failed or could not run."""
    rule = spec.name.removeprefix("rule_")
    of_rule = results.filter(rule=rule)
    counts = {name: int((of_rule["status"] == name).sum()) for name in ("passed", "failed", "error")}
    broken = counts["failed"] + counts["error"]
    severity = ERROR if counts["error"] or SEVERITIES.get(rule) == "block" else WARN
    return _ended(
        spec,
        not broken,
        severity,
        checks_passed=counts["passed"],
        checks_failed=counts["failed"],
        checks_in_error=counts["error"],
        checks_not_applicable=len(of_rule) - counts["passed"] - broken,
        violations=int(of_rule["violations"].sum()),
        failing_columns=", ".join(_failing(of_rule)) or "none",
    )


def _failing(of_rule: pl.DataFrame) -> list[str]:
    """The tables and columns in which a rule failed: names of contracts, no values."""
    failed = of_rule.filter(pl.col("status").is_in(["failed", "error"]))
    return [
        ".".join(part for part in names if part)
        for names in failed.select("table_name", "column_name").sort("table_name", "column_name").rows()
    ]


def _ended(
    spec: dg.AssetCheckSpec, passed: bool, severity: dg.AssetCheckSeverity, **counts: int | str
) -> dg.AssetCheckResult:
    """The result of one check."""
    return dg.AssetCheckResult(
        passed=passed, check_name=spec.name, asset_key=spec.asset_key, severity=severity, metadata=counts
    )
