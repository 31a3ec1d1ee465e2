"""What every rule says of the rows it checks: a column of verdicts for each rule, counted by file.

Here belongs showing the tables a rule may look at, and asking: rules over the rows of one table are asked
together, in one pass; each of the others is asked alone. Great Expectations then validates the columns of
verdicts (`validation.py`). What a rule is stands in `rule_files.py`, the decision between passed and failed
in `outcomes.py`. No value leaves the database.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from graphlib import TopologicalSorter
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
    return frozenset(t.split(".")[1] for t in tables_read(shared_steps()[name]) if t.startswith(SCHEMA))


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
    """Make what several rules share, from the shown tables: all of it side by side, or only some.

    Some are made one by one over the connection itself: it may be in a transaction no cursor sees.
    """
    if only is not None:
        for name in shared_steps():
            if name != FILES and name in only:
                _make_step(connection, name)
        return
    names = shared_steps().keys() - {FILES}
    order = TopologicalSorter({name: _reads_of_step(name) & names for name in names})
    order.prepare()
    with side_by_side(connection) as pool:
        while order.is_active():
            ready = order.get_ready()
            list(pool.map(lambda name: _make_step(connection.cursor(), name), ready))
            order.done(*ready)


def _make_step(connection: duckdb.DuckDBPyConnection, name: str) -> None:
    """Make one shared step. Where a received table lacks a column, the rules that read it end as errors."""
    connection.execute(f"drop table if exists {SCHEMA}.{name}")
    with suppress(duckdb.Error):
        connection.execute(f"create table {SCHEMA}.{name} as {shared_steps()[name]}")


@contextmanager
def side_by_side(connection: duckdb.DuckDBPyConnection) -> Iterator[ThreadPoolExecutor]:
    """A pool that asks as many selects at once as DuckDB has threads, each in one of them.

    Most selects here are too small to be worth dividing. Each needs a cursor of its own.
    """
    row = connection.execute("select cast(current_setting('threads') as integer)").fetchone()
    threads = row[0] if row else 1
    connection.execute("set threads = 1")
    try:
        with ThreadPoolExecutor(threads) as pool:
            yield pool
    finally:
        connection.execute(f"set threads = {threads}")


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

    A rule of whose dataset every table it reads is without rows has nothing to check and is not asked.
    """
    told = Verdicts()
    together: dict[str, list[Rule]] = defaultdict(list)
    alone: dict[str, list[Rule]] = defaultdict(list)
    empty = _empty_tables(connection)
    for rule in rules:
        own = behind(rule) & {contract.table for contract in tables_of(rule.dataset)}
        if own and own <= empty:
            continue
        if rule.row_verdict is None:
            alone[rule.table].append(rule)
        else:
            together[rule.source].append(rule)
    with side_by_side(connection) as pool:
        for rest in pool.map(lambda s: _ask_together(connection.cursor(), s, together[s], told), together):
            for rule in rest:
                alone[rule.table].append(rule)
        for table, some in alone.items():
            _ask_alone(connection, table, some, told, pool)
    return told


def _empty_tables(connection: duckdb.DuckDBPyConnection) -> set[str]:
    """The shown staging tables without a row."""
    return {
        contract.table
        for contract in all_contracts().values()
        if contract.stage == "staging"
        and connection.execute(f"select 1 from {SCHEMA}.{contract.table} limit 1").fetchone() is None
    }


def _ask_together(
    connection: duckdb.DuckDBPyConnection, source: str, rules: list[Rule], told: Verdicts
) -> list[Rule]:
    """Rules over the rows of one table: all their verdicts in one pass over it, then counted.

    Returns the rules that have to be asked alone, all of them where one cannot run.
    """
    view = f"{source}_by_rule"
    columns = ", ".join(f"{rule.row_verdict} as {rule.rule_id}" for rule in rules)
    counts = ", ".join(f"count({rule.rule_id}), count(*) filter (where {rule.rule_id})" for rule in rules)
    try:
        connection.execute(
            f"create or replace table {SCHEMA}.{view} as select {FILE}, {columns} from {SCHEMA}.{source}"
        )
    except duckdb.Error:
        return rules
    rows = connection.execute(f"select {FILE}, {counts} from {SCHEMA}.{view} group by {FILE}").fetchall()
    for number, rule in enumerate(rules):
        told.views[rule.rule_id] = view
        found = [Count(file_id, *numbers[2 * number : 2 * number + 2]) for file_id, *numbers in sorted(rows)]
        told.counts[rule.rule_id] = [count for count in found if count.rows]
    return []


def _ask_alone(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    rules: list[Rule],
    told: Verdicts,
    pool: ThreadPoolExecutor,
) -> None:
    """Rules that need selects of their own: verdicts below one another, a column for each in a view."""
    verdicts, view = f"{SCHEMA}.{table}_verdicts", f"{table}_by_select"
    connection.execute(f"create or replace table {verdicts} (rule integer, file_id varchar, verdict boolean)")

    def asked(number: int) -> str:
        """Insert a rule's verdicts; the kind of error where it cannot run."""
        try:
            connection.cursor().execute(
                f"insert into {verdicts} select {number}, {FILE}, coalesce({VERDICT}, false) "
                f"from (\n{rules[number].sql}\n) as asked"
            )
        except duckdb.Error as error:
            return type(error).__name__
        return ""

    columns = []
    for number, failure in enumerate(pool.map(asked, range(len(rules)))):
        rule_id = rules[number].rule_id
        if failure:
            told.errors[rule_id] = failure
            continue
        told.views[rule_id] = view
        told.counts[rule_id] = []
        columns.append(f"case when rule = {number} then verdict end as {rule_id}")
    shown = ", ".join([FILE, *columns])
    connection.execute(f"create or replace view {SCHEMA}.{view} as select {shown} from {verdicts}")
    counted = connection.execute(
        f"select rule, file_id, count(*), count(*) filter (where verdict) "
        f"from {verdicts} group by rule, file_id order by rule, file_id"
    ).fetchall()
    for number, file_id, checked, violations in counted:
        told.counts[rules[number].rule_id].append(Count(file_id, checked, violations))
