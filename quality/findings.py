"""What the rules found, row by row, with the keys and values that lead an owner to it.

Here belongs fetching the violating rows of rules; how they lead to what was counted stands in `flagged.py`. A
finding's name depends on the rule, the dataset, the submission and the keys, not on the file or the place of
the record in it: a fault that a resubmission repeats is the same finding. What became of it since the check
before stands in `follow_up.py`. These rows hold identifiers and values and stand under `restricted/` alone.
"""

from __future__ import annotations

import duckdb
import polars as pl

from quality.found_values import value_selects
from quality.readings import SCHEMA
from quality.rule_files import FILE, RECORD, Rule, file_of_extract
from quality.rule_results import RuleRun
from quality.verdicts import show_records
from transforms.contracts.quality.findings import Findings

NEW, CONTINUING, FIXED, RETURNED = "new", "continuing", "fixed", "returned"
FOUND, FOUND_VALUES = "found", "found_values"
OWNERS = "record_owners"
MOST_CHARACTERS = 600
"""Of the values of one finding: enough for the fields of a rule in a few rows, too little to burst a cell."""
FINDING_ID = """substr(
    sha256(concat_ws('|', f.rule_id, f.dataset, coalesce(s.submission, ''), f.key_values)), 1, 12
)"""
"""A finding's name, of a row `f` at fault and its file `s`."""


def findings_frame(connection: duckdb.DuckDBPyConnection, state: str, run: RuleRun) -> pl.DataFrame:
    """The findings of some rules, all of them new, as `quality.findings` has them.

    Only rules that counted a violation are asked for keys.
    """
    show_records(connection, {OWNERS})
    names = "rule_id varchar, file_id varchar, record_number bigint, key_values varchar"
    connection.execute(
        f"create or replace table {SCHEMA}.{FOUND} ({names}, severity varchar, dataset varchar, "
        "county varchar, says varchar)"
    )
    connection.execute(
        f"create or replace table {SCHEMA}.{FOUND_VALUES} ({names}, position integer, says varchar)"
    )
    for rule in run.rules:
        if rule.header.finds == "file":
            _find_files(connection, rule, run)
        elif any(count.violations for count in run.counts.get(rule.rule_id, ())):
            _find_rows(connection, rule, run.violating(connection, rule))
    named = connection.sql(
        f"""
        with told as (
            select
                rule_id, file_id, record_number, key_values,
                string_agg(says, '; ' order by position, says) as says
            from {SCHEMA}.{FOUND_VALUES}
            group by all
        )
        select
            {FINDING_ID} as finding_id,
            f.rule_id, any_value(f.severity) as severity, f.dataset, s.submission,
            min(f.file_id) as file_id, min(f.record_number) as record_number, f.key_values,
            coalesce(any_value(f.county), any_value(o.county)) as county,
            left(coalesce(
                arg_min(v.says, coalesce(f.record_number, 0)),
                string_agg(distinct f.says, '; ' order by f.says)
            ), {MOST_CHARACTERS}) as found
        from {SCHEMA}.{FOUND} as f
        left join {SCHEMA}.files as s on f.file_id = s.file_id and f.dataset = s.dataset
        left join {SCHEMA}.{OWNERS} as o on f.file_id = o.file_id and f.record_number = o.record_number
        left join told as v
            on f.rule_id = v.rule_id and f.file_id = v.file_id
            and f.record_number is not distinct from v.record_number
            and f.key_values is not distinct from v.key_values
        group by f.rule_id, f.dataset, s.submission, f.key_values
        """
    ).pl()
    now = named.with_columns(
        state=pl.lit(state, pl.String),
        status=pl.lit(NEW),
        is_accepted=pl.lit(value=False),
        accepted_reason=pl.lit(None, pl.String),
        accepted_by_line=pl.lit(None, pl.Int64),
    )
    return now.select(pl.col(n).cast(t) for n, t in Findings.schema().items()).sort("finding_id")


def _find_files(connection: duckdb.DuckDBPyConnection, rule: Rule, run: RuleRun) -> None:
    """One finding for each file over the threshold, with its share in place of a value."""
    for count in run.counts.get(rule.rule_id, ()):
        if rule.is_over(count.rows, count.violations):
            says = (
                f"{count.violations:,} of {count.rows:,} rows ({count.violations / count.rows:.1%}); "
                f"{'less than' if rule.header.at_threshold_fails else 'at most'} "
                f"{rule.header.threshold:.1%} is allowed"
            )
            connection.execute(
                f"insert into {SCHEMA}.{FOUND} "
                f"select ?, {FILE}, null, {file_of_extract('one')}, ?, ?, null, ? "
                f"from (select ? as {FILE}) as one",
                [rule.rule_id, rule.header.severity, rule.dataset, says, count.file_id],
            )


def _find_rows(connection: duckdb.DuckDBPyConnection, rule: Rule, violating: str) -> None:
    """One finding for each row of a table of violating rows, and beside it the values that stand there."""
    told = rule.tree.named_selects
    record = f"a.{RECORD}" if RECORD in told else "cast(null as bigint)"
    county = "a.county" if "county" in told else "null"
    named = f"'{rule.rule_id}', a.file_id, {record}, {rule.key_text('a')}"
    connection.execute(
        f"insert into {SCHEMA}.{FOUND} select {named}, '{rule.header.severity}', '{rule.dataset}', "
        f"{county}, null from {violating} as a"
    )
    for select in value_selects(connection, rule, violating, named):
        connection.execute(f"insert into {SCHEMA}.{FOUND_VALUES} {select}")
