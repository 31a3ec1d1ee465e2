"""What every rule says of the rows it checks, counted by file.

Here belongs showing the tables a rule may look at, and asking: rules over the rows of one table are asked
together, in one pass; each of the others is asked alone. What a rule is stands in `rule_files.py`, the
decision between passed and failed in `outcomes.py`. No value leaves the database.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import duckdb
import polars as pl

from quality.readings import SCHEMA
from quality.rule_files import FILE, VERDICT, Rule
from transforms.contracts.contract import all_contracts
from transforms.engine import put_table
from transforms.queries import split_header, stage_queries, tables_read
from transforms.staging.datasets import tables_of

RECORDS = Path(__file__).parent / "records"
FILES = "files"


@dataclass(frozen=True)
class Count:
    """What a rule found in one file."""

    file_id: str
    rows: int
    violations: int


@dataclass
class Verdicts:
    """What some rules counted by rule and file, and which rules could not run, with the kind of error."""

    counts: dict[str, list[Count]] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)


def show_files(connection: duckdb.DuckDBPyConnection, blocked: Iterable[str]) -> None:
    """Make `checked.files`: the files in force when these are blocked, as `episodes.submissions` says."""
    frame = pl.DataFrame({"file_id": list(blocked)}, schema={"file_id": pl.String})
    put_table(connection, f"{SCHEMA}.gate", frame.with_columns(is_blocked=pl.lit(value=True)))
    in_force = stage_queries("episodes")["episodes.submissions"].sql.replace("quality.gate", f"{SCHEMA}.gate")
    connection.execute(f"create or replace table {SCHEMA}.in_force as {in_force}")
    connection.execute(f"create or replace table {SCHEMA}.files as {shared_steps()[FILES]}")


@cache
def shared_steps() -> Mapping[str, str]:
    """The selects of `records/` by name, in order: what several rules share."""
    return {
        path.stem: split_header(path.read_text(encoding="utf-8"))[1] for path in sorted(RECORDS.glob("*.sql"))
    }


def behind(rule: Rule) -> set[str]:
    """The shared steps and staging tables a rule is made from, by name."""
    found: set[str] = set()
    waiting = list(rule.tables)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            if name in shared_steps() and name != FILES:
                waiting += [
                    t.split(".")[1] for t in tables_read(shared_steps()[name]) if t.startswith(SCHEMA)
                ]
    return found


def show_records(connection: duckdb.DuckDBPyConnection, only: Container[str] | None = None) -> None:
    """Make what several rules share, from the shown tables; all of it, or only some."""
    for name, sql in shared_steps().items():
        if name != FILES and (only is None or name in only):
            connection.execute(f"drop table if exists {SCHEMA}.{name}")
            # Where a received table lacks a column, the rules that read this table end as errors, no others.
            with suppress(duckdb.Error):
                connection.execute(f"create table {SCHEMA}.{name} as {sql}")


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


def show_tables(connection: duckdb.DuckDBPyConnection, only: Container[str] | None = None) -> None:
    """Show staging tables in the scratch schema under their own names, with the rows of `checked.files`."""
    for name, contract in all_contracts().items():
        if contract.stage == "staging" and (only is None or contract.table in only):
            connection.execute(
                f"create or replace view {SCHEMA}.{contract.table} as "
                f"select * from {name} where file_id in (select file_id from {SCHEMA}.files)"
            )


def verdicts_of(connection: duckdb.DuckDBPyConnection, rules: Iterable[Rule]) -> Verdicts:
    """Ask rules of the shown tables; a rule that cannot run is told apart and stops no other.

    A rule of whose dataset every table it reads is without rows has nothing to check and is not asked.
    """
    told = Verdicts()
    together: dict[str, list[Rule]] = defaultdict(list)
    alone: list[Rule] = []
    empty = _empty_tables(connection)
    for rule in rules:
        own = behind(rule) & {contract.table for contract in tables_of(rule.dataset)}
        if own and own <= empty:
            continue
        if rule.row_verdict is None:
            alone.append(rule)
        else:
            together[rule.source].append(rule)
    for source, some in together.items():
        try:
            told.counts |= _asked_together(connection, source, some)
        except duckdb.Error:
            alone += some
    for rule in alone:
        try:
            told.counts[rule.rule_id] = _asked_alone(connection, rule)
        except duckdb.Error as error:
            told.errors[rule.rule_id] = type(error).__name__
    return told


def _empty_tables(connection: duckdb.DuckDBPyConnection) -> set[str]:
    """The shown staging tables without a row."""
    return {
        contract.table
        for contract in all_contracts().values()
        if contract.stage == "staging"
        and connection.execute(f"select 1 from {SCHEMA}.{contract.table} limit 1").fetchone() is None
    }


def _asked_together(
    connection: duckdb.DuckDBPyConnection, source: str, rules: list[Rule]
) -> dict[str, list[Count]]:
    """Counts of rules over the rows of one table, in one pass over it."""
    columns = ", ".join(f"{rule.row_verdict} as {rule.rule_id}" for rule in rules)
    counts = ", ".join(f"count({rule.rule_id}), count(*) filter (where {rule.rule_id})" for rule in rules)
    rows = connection.execute(
        f"select {FILE}, {counts} from (select {FILE}, {columns} from {SCHEMA}.{source}) group by {FILE}"
    ).fetchall()
    found: dict[str, list[Count]] = {rule.rule_id: [] for rule in rules}
    for file_id, *numbers in sorted(rows):
        for rule, checked, violations in zip(rules, numbers[::2], numbers[1::2], strict=True):
            if checked:
                found[rule.rule_id].append(Count(file_id, checked, violations))
    return found


def _asked_alone(connection: duckdb.DuckDBPyConnection, rule: Rule) -> list[Count]:
    """Counts of a rule that needs a select of its own."""
    rows = connection.execute(
        f"select {FILE}, count(*), count(*) filter (where {VERDICT}) "
        f"from (\n{rule.sql}\n) as asked group by {FILE} order by {FILE}"
    ).fetchall()
    return [Count(*row) for row in rows]
