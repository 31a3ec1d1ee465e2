"""What Dagster is told of the quality of an agency's data."""

from __future__ import annotations

import dataclasses

import dagster as dg
import polars as pl
import pytest

from pipelines.assets.described import key_of
from pipelines.definitions import defs
from pipelines.quality_checks import CONTRACT, RULE_CHECKS, outcomes
from quality.outcomes import Counts, results_frame
from quality.rule_files import all_rules
from quality.suites import CheckName, check_names, checked_tables
from transforms.contracts.contract import all_contracts

RULE = next(
    rule for rule in all_rules().values() if rule.header.severity == "query" and rule.header.threshold == 0
)
TABLE = f"staging.{RULE.table}"


def told(*counted: tuple[CheckName, Counts]) -> dict[tuple[str, str], dg.AssetCheckResult]:
    """The results for checks with these counts, by table and name; nothing else was received."""
    empty = {name: pl.DataFrame(schema=all_contracts()[name].schema()) for name in all_contracts()}
    found = outcomes({**empty, "quality.check_results": results_frame("ZZ", counted)})
    return {(".".join(result.asset_key.path), result.check_name): result for result in found}


def as_check(threshold: float = 0.0) -> CheckName:
    return CheckName(TABLE, "", RULE.rule_id, RULE.header.severity, RULE.header.says, threshold)


def numbers(result: dg.AssetCheckResult) -> dict[str, object]:
    return {name: value.value for name, value in result.metadata.items()}


def test_every_rule_is_a_check_of_the_table_it_looks_at():
    keys = {(".".join(key.asset_key.path), key.name) for key in defs.resolve_asset_graph().asset_check_keys}
    assert {(f"staging.{rule.table}", rule.rule_id) for rule in all_rules().values()} <= keys
    assert {(table, CONTRACT) for table in checked_tables()} <= keys


@pytest.mark.parametrize(
    ("counts", "threshold", "passed", "expected"),
    [
        (Counts(40, 0), 0.0, True, ("passed", 0, 40, 0.0, 0.0)),
        (Counts(40, 10), 0.0, False, ("failed", 10, 40, 0.25, 0.0)),
        (Counts(40, 10), 0.25, True, ("passed", 10, 40, 0.25, 0.25)),
    ],
)
def test_a_rule_tells_violations_rows_share_and_threshold(counts, threshold, passed, expected):
    result = told((as_check(threshold), counts))[TABLE, RULE.rule_id]
    assert result.passed is passed
    assert (
        tuple(numbers(result)[n] for n in ("status", "violations", "rows", "share", "threshold")) == expected
    )


def test_a_share_at_the_threshold_fails_where_the_rule_says_so():
    check = dataclasses.replace(as_check(0.25), at_threshold_fails=True)
    assert not told((check, Counts(40, 10)))[TABLE, RULE.rule_id].passed
    assert told((check, Counts(40, 9)))[TABLE, RULE.rule_id].passed


def test_a_rule_with_nothing_to_check_is_not_told_at_all():
    assert (TABLE, RULE.rule_id) not in told((as_check(), Counts()))


def test_a_rule_that_could_not_run_does_not_pass():
    result = told((as_check(), Counts(error="the rule could not run (BinderException)")))[TABLE, RULE.rule_id]
    assert not result.passed
    assert result.severity == dg.AssetCheckSeverity.ERROR
    assert numbers(result) == {"status": "error", "detail": "the rule could not run (BinderException)"}


def test_the_contract_of_a_table_fails_where_one_of_its_checks_does_and_names_it():
    first, second, third = check_names("staging.workers")[:3]
    result = told((first, Counts(9, 0)), (second, Counts(9, 2)), (third, Counts()))[
        "staging.workers", CONTRACT
    ]
    assert not result.passed
    assert numbers(result) == {
        "checks_passed": 1,
        "checks_failed": 1,
        "checks_in_error": 0,
        "violations": 2,
        "failing": " ".join(filter(None, (second.column, second.rule))),
    }


def test_checks_of_staged_tables_are_part_of_the_quality_step():
    node = defs.resolve_asset_graph().get(key_of("quality.check_results"))
    assert set(RULE_CHECKS) <= {key.name for key in node.assets_def.check_keys}
