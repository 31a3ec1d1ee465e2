"""Running the rules over one agency: what each found, by file, and what the gate makes of block rules.

Here belongs the order of the work. The rules stand in `rules/`, their verdicts in `verdicts.py`, what they
found row by row in `findings.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import duckdb
import polars as pl

from quality.outcomes import Counts
from quality.readings import SCHEMA
from quality.rule_files import VERDICT, Rule, all_rules
from quality.suites import CheckName
from quality.verdicts import Count, Verdicts, behind, show_received, show_records, show_tables, verdicts_of
from transforms.contracts.quality.rule_counts import RuleCounts
from transforms.contracts.quality.rules import Rules

BLOCK = "block"


def block_rules() -> list[Rule]:
    """The rules that decide whether a file may be used."""
    return [rule for rule in all_rules().values() if rule.header.severity == BLOCK]


@dataclass(frozen=True)
class RuleRun:
    """What some rules found: where their verdicts stand, and their counts by rule and file."""

    rules: list[Rule]
    verdicts: Verdicts
    fetched: set[str] = field(default_factory=set)
    """Rules whose violating rows stand in a table of their own."""

    @property
    def counts(self) -> Mapping[str, list[Count]]:
        """Counts by rule and file; of a rule without a row to check there are none."""
        return self.verdicts.counts

    def checks(self) -> list[CheckName]:
        """The checks Great Expectations is to make: of rules that had something to check."""
        return [
            rule_check(rule, self.verdicts.views[rule.rule_id])
            for rule in self.rules
            if self.counts.get(rule.rule_id)
        ]

    def others(self) -> Iterator[tuple[CheckName, Counts]]:
        """The rules that could not run, and those that had nothing to check."""
        for rule in self.rules:
            if rule.rule_id in self.verdicts.errors:
                kind = self.verdicts.errors[rule.rule_id]
                yield rule_check(rule), Counts(error=f"the rule could not run ({kind})")
            elif not self.counts.get(rule.rule_id):
                yield rule_check(rule), Counts()

    def violating(self, connection: duckdb.DuckDBPyConnection, rule: Rule) -> str:
        """The table of a rule's violating rows, with the columns of its select; made when first asked for."""
        table = f"{SCHEMA}.{rule.rule_id}_violating"
        if rule.rule_id not in self.fetched:
            connection.execute(
                f"create or replace table {table} as select * from (\n{rule.sql}\n) as asked where {VERDICT}"
            )
            self.fetched.add(rule.rule_id)
        return table


def rule_check(rule: Rule, view: str = "") -> CheckName:
    """A rule as a check of its table."""
    return CheckName(
        f"staging.{rule.table}",
        "",
        rule.rule_id,
        rule.header.severity,
        rule.header.says,
        rule.header.threshold,
        view,
        rule.header.at_threshold_fails,
    )


def run_rules(connection: duckdb.DuckDBPyConnection, rules: Iterable[Rule]) -> RuleRun:
    """Ask rules of the rows of `checked.files`; the tables must be shown."""
    rules = list(rules)
    return RuleRun(rules, verdicts_of(connection, rules))


def run_block_rules(connection: duckdb.DuckDBPyConnection) -> RuleRun:
    """Show what the block rules look at, of the rows of `checked.files`, and ask them."""
    show_tables(connection)
    show_records(connection, {step for rule in block_rules() for step in behind(rule)})
    return run_rules(connection, block_rules())


def blocked_by_rules(connection: duckdb.DuckDBPyConnection) -> Iterator[tuple[str, str]]:
    """Files over the threshold of a block rule, each with the reason in words."""
    show_received(connection)
    run = run_block_rules(connection)
    for rule in run.rules:
        for count in run.counts.get(rule.rule_id, ()):
            if rule.is_over(count.rows, count.violations):
                yield (
                    count.file_id,
                    f"{count.violations:,} of {count.rows:,} rows break the rule {rule.rule_id} "
                    f"({rule.header.says.rstrip('.')}); at most {rule.header.threshold:.0%} is allowed",
                )


def rules_frame(state: str) -> pl.DataFrame:
    """Every rule as `quality.rules` has it."""
    rows = [
        {
            "state": state,
            "rule_id": rule.rule_id,
            "dataset": rule.dataset,
            "table_name": rule.table,
            **rule.header.model_dump(exclude={"example", "at_threshold_fails"}),
            "fields": " ".join(rule.header.fields),
            "withholds": " ".join(rule.header.withholds),
            "notes": " ".join(rule.header.notes.split()),
            "sql": rule.sql,
        }
        for rule in all_rules().values()
    ]
    return pl.DataFrame(rows, schema=Rules.schema())


def rule_counts_frame(connection: duckdb.DuckDBPyConnection, state: str, run: RuleRun) -> pl.DataFrame:
    """Counts by rule and file as `quality.rule_counts` has them."""
    submissions = dict(connection.execute("select file_id, submission from checked.files").fetchall())
    rows = [
        {
            "state": state,
            "rule_id": rule.rule_id,
            "dataset": rule.dataset,
            "submission": submissions.get(count.file_id),
            "file_id": count.file_id,
            "severity": rule.header.severity,
            "rows": count.rows,
            "violations": count.violations,
            "share": count.violations / count.rows,
            "threshold": rule.header.threshold,
            "is_over": rule.is_over(count.rows, count.violations),
        }
        for rule in run.rules
        for count in run.counts.get(rule.rule_id, ())
    ]
    return pl.DataFrame(rows, schema=RuleCounts.schema()).sort(RuleCounts.keys(), nulls_last=True)
