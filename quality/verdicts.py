"""What every rule says of every row: one view per table, and counts by file.

Here belongs showing the tables a rule may look at, and turning selects into verdicts that Great Expectations
and one grouped select can count. Rules over the rows of one table are asked together, in one pass; each of
the others fills its part of `checked.verdicts`. What a rule is stands in `rule_files.py`, the decision
between passed and failed in `outcomes.py`. No value leaves the database.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import duckdb
import polars as pl

from quality.readings import SCHEMA
from quality.rule_files import FILE, VERDICT, Rule
from transforms.contracts.contract import all_contracts
from transforms.engine import put_table
from transforms.queries import split_header, stage_queries

RECORDS = Path(__file__).parent / "records"
HOLDS, VIOLATED = "holds", "violated"
VERDICTS = "verdicts"
BY_RULE = "verdicts_by_rule"


@dataclass(frozen=True)
class Count:
    """What a rule found in one file."""

    file_id: str
    rows: int
    violations: int


@dataclass
class Verdicts:
    """Where each rule's verdicts stand: the view and column; and the rules that could not run, with why."""

    views: dict[str, str] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)


def show_files(connection: duckdb.DuckDBPyConnection, blocked: Iterable[str]) -> None:
    """Make `checked.files`: the files in force when these are blocked, as `episodes.submissions` says."""
    frame = pl.DataFrame({"file_id": list(blocked)}, schema={"file_id": pl.String})
    put_table(connection, f"{SCHEMA}.gate", frame.with_columns(is_blocked=pl.lit(value=True)))
    in_force = stage_queries("episodes")["episodes.submissions"].sql.replace("quality.gate", f"{SCHEMA}.gate")
    connection.execute(f"create or replace table {SCHEMA}.in_force as {in_force}")
    sql = split_header((RECORDS / "files.sql").read_text(encoding="utf-8"))[1]
    connection.execute(f"create or replace table {SCHEMA}.files as {sql}")


def show_records(connection: duckdb.DuckDBPyConnection) -> None:
    """Make what several rules share, from the shown tables: the files of `records/` beside `files.sql`."""
    for path in sorted((RECORDS).glob("*.sql")):
        if path.stem != "files":
            sql = split_header(path.read_text(encoding="utf-8"))[1]
            connection.execute(f"create or replace table {SCHEMA}.{path.stem} as {sql}")


def show_received(connection: duckdb.DuckDBPyConnection, only: Iterable[str] | None = None) -> None:
    """Make `checked.files` of every accepted file, in force or not: what the gate judges; or of some."""
    connection.execute(
        f"create or replace table {SCHEMA}.files as select distinct dataset, submission, file_id, "
        "period_start, period_end, cast(null as varchar) as next_file_id, "
        "cast(null as varchar) as previous_file_id "
        "from raw.files where status = 'accepted'"
    )
    if only is not None:
        put_table(
            connection, f"{SCHEMA}.kept", pl.DataFrame({"file_id": list(only)}, schema={"file_id": pl.String})
        )
        connection.execute(
            f"delete from {SCHEMA}.files where file_id not in (select file_id from {SCHEMA}.kept)"
        )


def show_tables(connection: duckdb.DuckDBPyConnection) -> None:
    """Show every staging table in the scratch schema under its own name, with the rows of `checked.files`."""
    for name, contract in all_contracts().items():
        if contract.stage == "staging":
            connection.execute(
                f"create or replace view {SCHEMA}.{contract.table} as "
                f"select * from {name} where file_id in (select file_id from {SCHEMA}.files)"
            )


def show_verdicts(connection: duckdb.DuckDBPyConnection, rules: Iterable[Rule]) -> Verdicts:
    """Make the views of verdicts for some rules; a rule that cannot run is told apart and stops no other."""
    told = Verdicts()
    by_table: dict[str, list[Rule]] = defaultdict(list)
    others: list[Rule] = []
    for rule in rules:
        (others if rule.row_verdict is None else by_table[rule.source]).append(rule)
    for table, together in by_table.items():
        others += _show_together(connection, table, together, told)
    connection.execute(
        f"create or replace table {SCHEMA}.{VERDICTS} (rule_id varchar, file_id varchar, verdict varchar)"
    )
    for rule in others:
        _add(connection, rule, told)
    columns = [
        f"case when rule_id = '{rule.rule_id}' then verdict end as {rule.rule_id}"
        for rule in others
        if rule.rule_id not in told.errors
    ]
    if columns:
        connection.execute(
            f"create or replace view {SCHEMA}.{BY_RULE} as "
            f"select file_id, {', '.join(columns)} from {SCHEMA}.{VERDICTS}"
        )
    return told


def _show_together(
    connection: duckdb.DuckDBPyConnection, table: str, rules: list[Rule], told: Verdicts
) -> list[Rule]:
    """One view with a column for each rule; the rules that have to be asked alone."""
    view = f"{table}_by_rule"
    columns = ", ".join(f"{rule.row_verdict} as {rule.rule_id}" for rule in rules)
    try:
        connection.execute(
            f"create or replace view {SCHEMA}.{view} as select {FILE}, {columns} from {SCHEMA}.{table}"
        )
        # Bound and typed here; a value that cannot be cast shows only when the rows are read.
        counted(connection, view, rules)
    except duckdb.Error:
        connection.execute(f"drop view if exists {SCHEMA}.{view}")
        return rules
    told.views |= {rule.rule_id: view for rule in rules}
    return []


def _add(connection: duckdb.DuckDBPyConnection, rule: Rule, told: Verdicts) -> None:
    try:
        connection.execute(
            f"insert into {SCHEMA}.{VERDICTS} select '{rule.rule_id}', {FILE}, "
            f"case when {VERDICT} then '{VIOLATED}' else '{HOLDS}' end from (\n{rule.sql}\n) as asked"
        )
        told.views[rule.rule_id] = BY_RULE
    except duckdb.Error as error:
        told.errors[rule.rule_id] = type(error).__name__


def counted(
    connection: duckdb.DuckDBPyConnection, view: str, rules: Iterable[Rule]
) -> Mapping[str, list[Count]]:
    """Rows and violations of each rule by file, in one grouped select over a view of verdicts."""
    rules = list(rules)
    counts = ", ".join(
        f"count({rule.rule_id}), count(*) filter (where {rule.rule_id} = '{VIOLATED}')" for rule in rules
    )
    found: dict[str, list[Count]] = {rule.rule_id: [] for rule in rules}
    rows = connection.execute(f"select {FILE}, {counts} from {SCHEMA}.{view} group by {FILE}").fetchall()
    for file_id, *numbers in sorted(rows):
        for rule, checked, violations in zip(rules, numbers[::2], numbers[1::2], strict=True):
            if checked:
                found[rule.rule_id].append(Count(file_id, checked, violations))
    return found


def counts_by_file(
    connection: duckdb.DuckDBPyConnection, rules: Iterable[Rule], verdicts: Verdicts
) -> dict[str, list[Count]]:
    """Counts of every rule that could run, by rule and file."""
    by_view: dict[str, list[Rule]] = defaultdict(list)
    for rule in rules:
        if rule.rule_id in verdicts.views:
            by_view[verdicts.views[rule.rule_id]].append(rule)
    found: dict[str, list[Count]] = {}
    for view, together in by_view.items():
        found |= counted(connection, view, together)
    return found
