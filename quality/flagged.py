"""The rows at fault with typed keys: what leads from a violation to a child, a report, a worker, a case.

Here belongs reading identifiers off the rows a rule selects; which column is whose stands in `whose.py`.
Which rows violate is the rules' matter, what becomes of findings that of `findings.py`, what a flagged row
does to a figure that of `transforms.marts`. Identifiers stand in these rows: they are restricted.
"""

from __future__ import annotations

import duckdb
import polars as pl

from quality.findings import FINDING_ID
from quality.readings import SCHEMA
from quality.rule_files import RECORD, Rule
from quality.rule_results import RuleRun
from transforms.contracts.quality.flagged_records import FlaggedRecords
from transforms.staging.identifiers.whose import IDENTIFIES, OF_REPORTS

FLAGGED = "flagged"
SEVERITIES = ("block", "error", "query")
"""Information is no fault. Of block rules, the rows of files that stayed under the limit and are in force."""


def flagged_frame(connection: duckdb.DuckDBPyConnection, state: str, run: RuleRun) -> pl.DataFrame:
    """The violating rows of some rules as `quality.flagged_records` has them.

    A rule that judges a file by a share is not asked: it finds fault with no single row.
    """
    columns = ", ".join(
        f"{name} {'bigint' if name == 'removal_number' else 'varchar'}" for name in IDENTIFIES
    )
    connection.execute(
        f"create or replace table {SCHEMA}.{FLAGGED} (rule_id varchar, severity varchar, dataset varchar, "
        f"file_id varchar, record_number bigint, key_values varchar, {columns})"
    )
    for rule in run.rules:
        is_asked = rule.header.severity in SEVERITIES and rule.header.finds == "rows"
        if is_asked and any(count.violations for count in run.counts.get(rule.rule_id, ())):
            connection.execute(_flagging(rule, run.violating(connection, rule)))
    rows = connection.sql(
        f"select distinct f.*, {FINDING_ID} as finding_id from {SCHEMA}.{FLAGGED} as f "
        f"left join {SCHEMA}.files as s on f.file_id = s.file_id and f.dataset = s.dataset"
    ).pl()
    named = rows.with_columns(state=pl.lit(state, pl.String))
    schema = FlaggedRecords.schema()
    return named.select(pl.col(n).cast(t) for n, t in schema.items()).sort(list(schema), nulls_last=True)


def _flagging(rule: Rule, violating: str) -> str:
    """The insert of the rows of a table of a rule's violating rows."""
    names = rule.tree.named_selects
    record = RECORD if RECORD in names else "null"
    columns = ", ".join(_identifier(rule.dataset, whom, names) for whom in IDENTIFIES)
    keys = rule.key_text("asked")
    told = f"'{rule.rule_id}', '{rule.header.severity}', '{rule.dataset}', file_id, {record}, {keys}"
    return f"insert into {SCHEMA}.{FLAGGED} select {told}, {columns} from {violating} as asked"


def _identifier(dataset: str, whom: str, names: list[str]) -> str:
    """The column of a rule's select that identifies someone, or null."""
    own = "reported_child_id" if dataset in OF_REPORTS else "child_id"
    known = (*IDENTIFIES[whom], "child_id") if whom == own else IDENTIFIES[whom]
    return next((name for name in known if name in names), "null")
