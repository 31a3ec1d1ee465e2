"""What every rule says of the rows it checks: a column of verdicts for each rule, counted by file.

Here belongs showing the tables a rule may look at, and asking: rules that look at the same rows are asked
together, in one pass; each of the others is asked alone. Great Expectations then validates the columns of
verdicts (`validation.py`). What a rule is stands in `rule_files.py`, the decision between passed and failed
in `outcomes.py`. No value leaves the database.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import duckdb
import polars as pl
import sqlglot

from quality.readings import SCHEMA
from quality.rule_files import FILE, VERDICT, Rule, all_rules
from transforms.contracts.contract import all_contracts
from transforms.engine import on_all_cores, put_table
from transforms.queries import split_header, stage_queries, tables_read
from transforms.staging.datasets import tables_of

RECORDS = Path(__file__).parent / "records"
FILES = "files"
FILE_NAME = f"{SCHEMA}.file_name"
"""The type of a file's name beside a verdict: millions are written faster as numbers than as texts."""


@dataclass(frozen=True)
class Count:
    """What a rule found in one file."""

    file_id: str
    rows: int
    violations: int


@dataclass
class Verdicts:
    """What some rules said.

    `views` name the table or view of the scratch schema in which a rule's verdicts stand in a column of its
    name (true: violated, null: not checked); `counts` are theirs by file; `errors` tell which rules could not
    run, with the kind of error.
    """

    views: dict[str, str] = field(default_factory=dict)
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


@cache
def _reads_of_step(name: str) -> frozenset[str]:
    """The tables of the scratch schema a shared step reads, by name."""
    tree = sqlglot.parse_one(shared_steps()[name], dialect="duckdb")
    return frozenset(t.split(".")[1] for t in tables_read(tree) if t.startswith(SCHEMA))


def behind(rule: Rule) -> set[str]:
    """The shared steps and staging tables a rule is made from, by name."""
    found: set[str] = set()
    waiting = list(rule.tables)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            if name in shared_steps() and name != FILES:
                waiting += _reads_of_step(name)
    return found


def show_records(connection: duckdb.DuckDBPyConnection, only: Container[str] | None = None) -> None:
    """Make what several rules share, from the shown tables: all that rules read, side by side, or only some.

    Some are made one by one over the connection itself: it may be in a transaction no cursor sees.
    """
    wanted = {name for name in shared_steps().keys() - {FILES} if only is None or name in only}
    if only is None:
        wanted &= {name for rule in all_rules().values() for name in behind(rule)}
    order = TopologicalSorter({name: _reads_of_step(name) & wanted for name in sorted(wanted)})
    if only is not None:
        for name in order.static_order():
            _make_step(connection, name)
        return
    order.prepare()
    with on_all_cores(connection) as pool:
        made: dict[Future[None], str] = {}
        while order.is_active():
            made |= {pool.submit(_make_step, connection.cursor(), name): name for name in order.get_ready()}
            for done in wait(made, return_when=FIRST_COMPLETED).done:
                done.result()
                order.done(made.pop(done))


def _make_step(connection: duckdb.DuckDBPyConnection, name: str) -> None:
    """Make one shared step. Where a received table lacks a column, the rules that read it end as errors."""
    connection.execute(f"drop table if exists {SCHEMA}.{name}")
    with suppress(duckdb.Error):
        connection.execute(f"create table {SCHEMA}.{name} as {shared_steps()[name]}")


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
    left_out = connection.execute(
        f"select file_id from raw.files where status = 'accepted' except select file_id from {SCHEMA}.files "
        "order by all"
    ).fetchall()
    # Every rule pays for the comparison, so it is made only where a file is left out.
    listed = ", ".join(f"'{file_id}'" for (file_id,) in left_out)
    where = f" where file_id not in ({listed})" if left_out else ""
    for name, contract in all_contracts().items():
        if contract.stage == "staging" and (only is None or contract.table in only):
            connection.execute(
                f"create or replace view {SCHEMA}.{contract.table} as select * from {name}{where}"
            )


def verdicts_of(connection: duckdb.DuckDBPyConnection, rules: Iterable[Rule]) -> Verdicts:
    """Ask rules of the shown tables; a rule that cannot run is told apart and stops no other.

    A rule of whose dataset every table it reads is without rows has nothing to check and is not asked; nor is
    any where no file was received.
    """
    told = Verdicts()
    if not connection.execute(f"select 1 from raw.files where {FILE} is not null limit 1").fetchone():
        return told
    connection.execute(
        f"create or replace type {FILE_NAME} as enum (select distinct {FILE} from raw.files order by {FILE})"
    )
    with on_all_cores(connection) as pool:
        empty = _empty_tables(connection, pool)
        together, alone = _sharing_rows(rule for rule in rules if not _has_nothing_to_check(rule, empty))
        left_over = pool.map(
            lambda view: _ask_together(connection.cursor(), view, together[view], told), together
        )
        answered = pool.map(lambda rule: _ask_alone(connection.cursor(), rule, told), alone)
        rest = [rule for rules_left in left_over for rule in rules_left]
        list(answered)
        list(pool.map(lambda rule: _ask_alone(connection.cursor(), rule, told), rest))
    _show_alone(connection, [*alone, *rest], told)
    return told


def _empty_tables(connection: duckdb.DuckDBPyConnection, pool: ThreadPoolExecutor) -> set[str]:
    """The shown staging tables without a row."""
    tables = [contract.table for contract in all_contracts().values() if contract.stage == "staging"]

    def is_filled(table: str) -> bool:
        return connection.cursor().execute(f"select 1 from {SCHEMA}.{table} limit 1").fetchone() is not None

    return {table for table, filled in zip(tables, pool.map(is_filled, tables), strict=True) if not filled}


def _has_nothing_to_check(rule: Rule, empty: set[str]) -> bool:
    """Whether all tables of its dataset that a rule is made from are empty."""
    own = behind(rule) & {contract.table for contract in tables_of(rule.dataset)}
    return bool(own) and own <= empty


def _sharing_rows(rules: Iterable[Rule]) -> tuple[dict[str, list[Rule]], list[Rule]]:
    """Rules that look at the same rows, most first, by the name of their table of verdicts; and others."""
    by_rows: dict[object, list[Rule]] = defaultdict(list)
    for rule in rules:
        by_rows[rule.rows or rule.rule_id].append(rule)
    several = sorted((some for some in by_rows.values() if len(some) > 1), key=len, reverse=True)
    together = {f"{some[0].source}_by_rule_{number}": some for number, some in enumerate(several)}
    return together, [some[0] for some in by_rows.values() if len(some) == 1]


def _ask_together(
    connection: duckdb.DuckDBPyConnection, view: str, rules: list[Rule], told: Verdicts
) -> list[Rule]:
    """Rules that look at the same rows: all their verdicts in one pass, then counted.

    Returns the rules that have to be asked alone, all of them where one cannot run.
    """
    rows = rules[0].rows
    assert rows is not None  # noqa: S101
    columns = ", ".join(f"{rule.row_verdict} as {rule.rule_id}" for rule in rules)
    counts = ", ".join(f"count({rule.rule_id}), count_if({rule.rule_id})" for rule in rules)
    try:
        connection.execute(
            f"create or replace table {SCHEMA}.{view} as "
            f"select cast({rows.file} as {FILE_NAME}) as {FILE}, {columns} {rows.origin}"
        )
    except duckdb.Error:
        return rules
    counted = connection.execute(f"select {FILE}, {counts} from {SCHEMA}.{view} group by {FILE}").fetchall()
    for number, rule in enumerate(rules):
        told.views[rule.rule_id] = view
        found = [
            Count(file_id, *numbers[2 * number : 2 * number + 2]) for file_id, *numbers in sorted(counted)
        ]
        told.counts[rule.rule_id] = [count for count in found if count.rows]
    return []


def _ask_alone(connection: duckdb.DuckDBPyConnection, rule: Rule, told: Verdicts) -> None:
    """A rule that needs a select of its own: its verdicts in a table of their own, then counted."""
    verdicts = _verdicts_alone(rule)
    try:
        connection.execute(
            f"create or replace table {verdicts} as select cast({FILE} as {FILE_NAME}) as {FILE}, "
            f"coalesce({VERDICT}, false) as verdict from (\n{rule.sql}\n) as asked"
        )
    except duckdb.Error as error:
        told.errors[rule.rule_id] = type(error).__name__
        return
    counted = connection.execute(
        f"select {FILE}, count(*), count_if(verdict) from {verdicts} group by {FILE}"
    ).fetchall()
    told.counts[rule.rule_id] = [Count(*numbers) for numbers in sorted(counted)]


def _verdicts_alone(rule: Rule) -> str:
    return f"{SCHEMA}.{rule.rule_id}_verdicts"


def _show_alone(connection: duckdb.DuckDBPyConnection, rules: Iterable[Rule], told: Verdicts) -> None:
    """Show the verdicts of rules that were asked alone: a view for each table, a column for each rule."""
    by_table: dict[str, list[Rule]] = defaultdict(list)
    for rule in rules:
        if rule.rule_id not in told.errors:
            by_table[rule.table].append(rule)
    for table, some in by_table.items():
        view = f"{table}_by_select"
        columns = ", ".join(
            f"case when rule = {number} then verdict end as {rule.rule_id}"
            for number, rule in enumerate(some)
        )
        rows = " union all ".join(
            f"select {number} as rule, verdict from {_verdicts_alone(rule)}"
            for number, rule in enumerate(some)
        )
        connection.execute(
            f"create or replace view {SCHEMA}.{view} as select {columns} from ({rows}) as asked"
        )
        told.views |= dict.fromkeys((rule.rule_id for rule in some), view)
