"""Which facts two editions tell differently of the same children, reports and workers.

Here belongs comparing the tables of one edition with those of an earlier one: histories that were corrected,
records that quality checks leave out in one of them alone, and whether the files are the same. What that
makes of a member stands in `members.py`. Identifiers stand in these rows: they are restricted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

import duckdb
import polars as pl

from transforms.contracts.contract import Contract, all_contracts
from transforms.queries import Query, behind, made_from
from transforms.staging.datasets import DATASETS, FEDERAL, tables_of
from transforms.staging.identifiers.whose import IDENTIFIES

EARLIER = "earlier"
"""The schema in which the earlier edition's tables are shown, as `episodes_children`."""

WHOSE: Mapping[str, str] = {
    "child_id": "child",
    "afcars_id": "child",
    "report_id": "report",
    "worker_id": "worker",
}
"""Columns of episodes by whom they name."""

NO_FACTS = frozenset({
    "file_id", "record_number", "submission", "observed_until", "known_until", "is_in_last_file", "is_last",
    "basis", "received_order", "period_start", "period_end",
})  # fmt: skip
"""Columns that say what was read, and until when, rather than what happened."""

SCHEMA = {"whose": pl.String, "identifier": pl.String}

LEFT_OUT = """
    with one as (from cohorts.left_out), other as (from earlier.cohorts_left_out),
    differing as (
        (select state, child_id, removal_date, reason from one
            except select state, child_id, removal_date, reason from other)
        union
        (select state, child_id, removal_date, reason from other
            except select state, child_id, removal_date, reason from one)
    )
    select distinct 'child' as whose, d.child_id as identifier
    from differing as d
    semi join episodes.removal_episodes as e using (state, child_id, removal_date)
    semi join earlier.episodes_removal_episodes as o using (state, child_id, removal_date)
"""
GATED = """
    select distinct n.file_id
    from quality.gate as n inner join earlier.quality_gate as o using (file_id)
    where n.is_blocked <> o.is_blocked
"""


@dataclass(frozen=True)
class Changes:
    """What two editions tell differently.

    `corrected` names by table of episodes the children, reports and workers whose earlier-known facts
    changed; `quality` those whom a check leaves out in one edition alone; `same_files` are the datasets whose
    files are the same in both.
    """

    corrected: Mapping[str, pl.DataFrame]
    quality: pl.DataFrame
    same_files: frozenset[str]


def compared_tables() -> list[str]:
    """The tables of both editions that are compared."""
    episodes = [name for name in all_contracts() if name.startswith(("episodes.", "staging."))]
    return [*episodes, "cohorts.left_out", "cohorts.population", "quality.gate", "raw.files"]


def earlier_name(name: str) -> str:
    """Where the earlier edition's table is shown."""
    return f"{EARLIER}.{name.replace('.', '_')}"


@cache
def fact_tables(query: Query) -> frozenset[str]:
    """The tables of episodes that a measure's query or its cohorts read."""
    cohorts = {name for name in behind(query.reads) if name.startswith("cohorts.")}
    read = {*query.reads, *(table for name in cohorts for table in made_from(name))}
    return frozenset(name for name in read if name.startswith("episodes."))


@cache
def datasets_behind(names: frozenset[str]) -> frozenset[str]:
    """The datasets that some tables are made from."""
    staging = {name for name in behind(names) if name.startswith("staging.")}
    return frozenset(
        dataset for dataset in DATASETS for table in tables_of(dataset) if table.qualified_name() in staging
    )


def changes(connection: duckdb.DuckDBPyConnection, moved: Iterable[str], covered: date) -> Changes:
    """What the edition in the main schemas tells differently from that in `EARLIER`.

    `moved` are the tables of episodes whose files differ; `covered` is the last day that the earlier edition
    covered, where the files themselves do not say it.
    """
    corrected = {
        name: _corrected(connection, all_contracts()[name], _covered(connection, name, covered))
        for name in moved
        if name.startswith("episodes.")
    }
    return Changes(corrected, _quality(connection), _same_files(connection))


def _covered(connection: duckdb.DuckDBPyConnection, name: str, otherwise: date) -> date:
    """The last day that the earlier edition's files behind a table cover."""
    federal = sorted(datasets_behind(frozenset({name})) & set(FEDERAL))
    row = connection.execute(
        f"select max(period_end) from {earlier_name('raw.files')}"
        " where status = 'accepted' and list_contains(?, dataset)",
        [federal],
    ).fetchone()
    return row[0] if row and row[0] else otherwise


def _corrected(
    connection: duckdb.DuckDBPyConnection, contract: type[Contract], covered: date
) -> pl.DataFrame:
    """Whose rows of a table tell otherwise what the earlier edition told, or tell late of days it covered."""
    keys = contract.keys()
    named = {column: whose for column, whose in WHOSE.items() if column in contract.columns}
    facts = [name for name in contract.columns if name not in NO_FACTS and name not in keys]
    days = [n for n, c in contract.columns.items() if c.kind in ("date", "timestamp") and n not in NO_FACTS]
    if not keys or not named:
        return pl.DataFrame(schema=SCHEMA)
    otherwise = [f"(o.{name} is not null and o.{name} is distinct from n.{name})" for name in facts]
    otherwise += [
        f"(o.{name} is null and cast(n.{name} as date) <= $covered)" for name in days if name not in keys
    ]
    late = " or ".join(f"cast(n.{name} as date) <= $covered" for name in days) or "true"
    on = " and ".join(f"o.{key} is not distinct from n.{key}" for key in keys)
    names = contract.qualified_name()
    whom = ", ".join(
        f"{{'whose': '{whose}', 'identifier': coalesce(n.{c}, o.{c})}}" for c, whose in named.items()
    )
    known = " or ".join(f"n.{column} in (select {column} from {earlier_name(names)})" for column in named)
    return connection.execute(
        f"""
        with o as (select *, true as is_there from {earlier_name(names)}),
        n as (select *, true as is_there from {names}),
        differing as (
            select unnest([{whom}]) as whom
            from o full join n on {on}
            where n.is_there is null
                or (o.is_there and n.is_there and ({" or ".join(otherwise) or "false"}))
                or (o.is_there is null and ({late}) and ({known}))
        )
        select distinct whom.whose as whose, whom.identifier as identifier
        from differing where whom.identifier is not null
        """,
        {"covered": covered} if "$covered" in "".join([*otherwise, late]) else {},
    ).pl()


def _quality(connection: duckdb.DuckDBPyConnection) -> pl.DataFrame:
    """Whom a fault or the gate leaves out in one of both editions alone."""
    gated = [row[0] for row in connection.execute(GATED).fetchall()]
    parts = [connection.sql(LEFT_OUT).pl()]
    columns = {
        "child": (*IDENTIFIES["child_id"], *IDENTIFIES["reported_child_id"]),
        "report": IDENTIFIES["report_id"],
    }
    for name in [name for name in all_contracts() if gated and name.startswith("staging.")]:
        held = all_contracts()[name].columns
        for whose, named in columns.items():
            column = next((one for one in named if one in held and "file_id" in held), None)
            if column:
                both = f"(select * from {name} union all by name select * from {earlier_name(name)})"
                sql = f"select distinct '{whose}' as whose, {column} as identifier from {both}"
                parts.append(
                    connection.sql(
                        f"{sql} where list_contains($files, file_id)", params={"files": gated}
                    ).pl()
                )
    return pl.concat(parts).unique()


def _same_files(connection: duckdb.DuckDBPyConnection) -> frozenset[str]:
    """Datasets of which both editions had the same files."""
    sql = "select dataset, list(distinct sha256 order by sha256) from {} where status = 'accepted' group by 1"
    now = dict(connection.execute(sql.format("raw.files")).fetchall())
    then = dict(connection.execute(sql.format(earlier_name("raw.files"))).fetchall())
    return frozenset(name for name in DATASETS if now.get(name) == then.get(name))
