"""To what each member that two editions count differently owes the difference, and figures in between.

Here belongs comparing the members of a measure with those of an earlier edition, giving every difference one
cause, and putting members of both together, so that a figure can be counted with some causes at work and not
the others. The facts that changed are found in `facts.py`.
"""

from __future__ import annotations

from collections.abc import Sequence

import duckdb
import polars as pl

from transforms.lists.rows import report_in_key
from transforms.marts.breakdowns import Breakdown, characterize
from transforms.measures.registry import Measure
from transforms.revisions.facts import Changes, datasets_behind, fact_tables

KEY = ["period_type", "period", "component", "member_key"]
DEFINITION, SETTINGS = "definition", "settings"
QUALITY, CORRECTED, NEW = "data_quality", "corrected_history", "new_data"
CAUSES = (DEFINITION, SETTINGS, QUALITY, CORRECTED, NEW)
"""The causes in the order in which they are put in: each works on what those before it left."""


def groups(
    connection: duckdb.DuckDBPyConnection, measure: Measure, periods: Sequence[str]
) -> tuple[pl.DataFrame, dict[str, Breakdown]]:
    """The members of some periods (of all, where none is named) with county, categories and their report."""
    found = characterize(connection, measure, periods=periods)
    report = report_in_key(measure.query)
    person = "coalesce(child_id, worker_id, member_key) as person"
    rows = connection.sql(f"select *, {person}, {report} as report_in_key from members_by_group").pl()
    return rows, found


def causes(measure: Measure, before: pl.DataFrame, now: pl.DataFrame, changed: Changes) -> pl.DataFrame:
    """Period, component and key of each member that differs, with its cause.

    Quality first: whom a check leaves out in one edition alone. Then corrected history: whose earlier-known
    facts changed. What is left is new data. Where all files are the same, only how they are read can differ:
    that is the definition's.
    """
    columns = [name for name in now.columns if name not in (*KEY, "state")]
    both = before.join(now, on=KEY, how="full", suffix="_now", coalesce=True)
    differs = [pl.col(name).ne_missing(pl.col(f"{name}_now")) for name in columns if name in before.columns]
    both = both.filter(pl.any_horizontal(differs) | pl.col("state").ne_missing(pl.col("state_now")))
    told = both.select(
        *KEY,
        *(pl.coalesce(f"{n}_now", n).alias(n) for n in ("child_id", "report_in_key", "worker_id")),
    )
    if datasets_behind(frozenset(measure.query.reads)) <= changed.same_files:
        return told.select(*KEY, cause=pl.lit(DEFINITION))
    tables = [changed.corrected[name] for name in fact_tables(measure.query) if name in changed.corrected]
    empty = changed.quality.clear()
    corrected = pl.concat([empty, *tables]).unique()
    return told.select(
        *KEY,
        cause=pl.when(_is_among(changed.quality))
        .then(pl.lit(QUALITY))
        .when(_is_among(corrected))
        .then(pl.lit(CORRECTED))
        .otherwise(pl.lit(NEW)),
    )


def _is_among(whom: pl.DataFrame) -> pl.Expr:
    """Whether child, report or worker of a member is among some."""
    columns = {"child": "child_id", "report": "report_in_key", "worker": "worker_id"}
    return pl.any_horizontal(
        pl.col(column).is_in(whom.filter(whose=whose)["identifier"].to_list()).fill_null(value=False)
        for whose, column in columns.items()
    )


def mixed(
    before: pl.DataFrame, now: pl.DataFrame, differing: pl.DataFrame, at_work: Sequence[str]
) -> pl.DataFrame:
    """The earlier members, but those that differ for one of some causes as they are now."""
    chosen = differing.filter(pl.col("cause").is_in(at_work)).select(KEY)
    kept = before.join(chosen, on=KEY, how="anti")
    put = now.join(chosen, on=KEY, how="semi")
    return pl.concat([kept, put], how="diagonal_relaxed").select(now.columns)


def put_groups(connection: duckdb.DuckDBPyConnection, rows: pl.DataFrame) -> None:
    """Put members in the place where they are counted from."""
    connection.register("incoming_members", rows.to_arrow())
    connection.execute("create or replace temp table members_by_group as select * from incoming_members")
    connection.unregister("incoming_members")
