"""What the rules found, row by row, and what became of it since the last run.

Here belongs fetching the keys of violating rows and comparing them with the findings of the run before. A
finding's name depends on the rule, the dataset, the submission and the keys, not on the file or the place of
the record in it: a fault that a resubmission repeats is the same finding. These rows hold identifiers and
stand under `restricted/` alone.
"""

from __future__ import annotations

import duckdb
import polars as pl

from quality.readings import SCHEMA
from quality.rule_files import RECORD, VERDICT, Rule
from quality.rule_results import RuleRun
from transforms.contracts.quality.findings import Findings

NEW, CONTINUING, FIXED, RETURNED = "new", "continuing", "fixed", "returned"
FOUND = "found"


def findings_frame(connection: duckdb.DuckDBPyConnection, state: str, run: RuleRun) -> pl.DataFrame:
    """The findings of some rules, all of them new, as `quality.findings` has them.

    Only rules that counted a violation are asked for keys.
    """
    connection.execute(
        f"create or replace table {SCHEMA}.{FOUND} (rule_id varchar, severity varchar, dataset varchar, "
        "file_id varchar, record_number bigint, key_values varchar, county varchar)"
    )
    for rule in run.rules:
        counts = run.counts.get(rule.rule_id, ())
        if rule.header.finds == "file":
            over = [count.file_id for count in counts if rule.is_over(count.rows, count.violations)]
            for file_id in over:
                values = [rule.rule_id, rule.header.severity, rule.dataset, file_id]
                connection.execute(
                    f"insert into {SCHEMA}.{FOUND} values (?, ?, ?, ?, null, null, null)", values
                )
        elif any(count.violations for count in counts):
            connection.execute(_found(rule))
    named = connection.sql(
        f"""
        select
            substr(sha256(
                concat_ws('|', f.rule_id, f.dataset, coalesce(s.submission, ''), f.key_values)
            ), 1, 12)
                as finding_id,
            f.rule_id, any_value(f.severity) as severity, f.dataset, s.submission,
            min(f.file_id) as file_id, min(f.record_number) as record_number, f.key_values,
            coalesce(any_value(f.county), any_value(o.county)) as county
        from {SCHEMA}.{FOUND} as f
        left join {SCHEMA}.files as s on f.file_id = s.file_id and f.dataset = s.dataset
        left join {SCHEMA}.record_owners as o on f.file_id = o.file_id and f.record_number = o.record_number
        group by f.rule_id, f.dataset, s.submission, f.key_values
        """
    ).pl()
    now = named.with_columns(state=pl.lit(state, pl.String), status=pl.lit(NEW))
    return now.select(pl.col(n).cast(t) for n, t in Findings.schema().items()).sort("finding_id")


def _found(rule: Rule) -> str:
    """The insert of a rule's violating rows."""
    names = rule.tree.named_selects
    keys = ", ".join(f"'{key}=' || cast({key} as varchar)" for key in rule.keys)
    record = RECORD if RECORD in names else "null"
    county = "county" if "county" in names else "null"
    return (
        f"insert into {SCHEMA}.{FOUND} select '{rule.rule_id}', '{rule.header.severity}', '{rule.dataset}', "
        f"file_id, {record}, {f'concat_ws(chr(32), {keys})' if keys else 'null'}, {county} "
        f"from (\n{rule.sql}\n) as asked where {VERDICT}"
    )


def followed(now: pl.DataFrame, before: pl.DataFrame, files: pl.DataFrame) -> pl.DataFrame:
    """Findings of a run, with what became of those of the run before.

    One that stood then continues, one that was fixed and is back returned, one that is gone is fixed. `files`
    are the rows of `raw.files`: what was found in a submission that was withdrawn is forgotten, and a fixed
    finding names no file that is there no longer.
    """
    earlier = before.select("finding_id", was="status")
    known = now.join(earlier, on="finding_id", how="left").with_columns(
        status=pl.when(pl.col("was").is_null())
        .then(pl.lit(NEW))
        .when(pl.col("was") == FIXED)
        .then(pl.lit(RETURNED))
        .otherwise(pl.lit(CONTINUING))
    )
    gone = before.join(now.select("finding_id"), on="finding_id", how="anti").with_columns(
        status=pl.lit(FIXED)
    )
    held = files.select("dataset", "submission").unique()
    gone = gone.join(held, on=["dataset", "submission"], how="semi", nulls_equal=True)
    is_there = pl.col("file_id").is_in(files["file_id"].implode())
    gone = gone.with_columns(
        file_id=pl.when(is_there).then("file_id"), record_number=pl.when(is_there).then("record_number")
    )
    return pl.concat([known.drop("was"), gone.select(now.columns)]).sort("finding_id")
