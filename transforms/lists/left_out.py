"""Whom a figure leaves out, one row each, with the condition that left them out.

Here belongs running the traced query of a measure (`traced.py`), checking that the rows it keeps are the
members, and choosing the rows of a figure's cell. Rows of other periods are no matter of a figure.
"""

from __future__ import annotations

from collections.abc import Mapping

import duckdb
import polars as pl

from transforms.engine import put_table, used_parameters
from transforms.lists.asked import Asked
from transforms.lists.rows import ALL_MEMBERS
from transforms.lists.traced import CANDIDATE, REASON, UntraceableError, traced
from transforms.marts.breakdowns import Breakdown, characterize
from transforms.marts.members import MEMBER_TYPES, own_breakdowns
from transforms.measures.registry import Measure

ROWS = "lists.rows_left_out"
KEY = ("component", "member_key")
FROM = ("source", "candidate_key")
BY_RULE = """
    select child_id || ' ' || cast(removal_date as varchar) as candidate_key,
        string_agg(distinct rule_id, ', ' order by rule_id) as rule_id
    from cohorts.left_out
    group by all
"""


def left_out(
    connection: duckdb.DuckDBPyConnection, measure: Measure, asked: Asked, period: Mapping[str, object]
) -> pl.DataFrame | None:
    """The rows that a figure's cell leaves out; None where they cannot be told for this measure.

    `connection` shows, with the agency's settings, the tables behind the measure, those that say who members
    are, `cohorts.left_out`, and `lists.all_members`. `asked` restricts as in a list; `period` is a row of
    results. Columns: those of members, `reason`, `rule_id` (where a rule finds that fault), `is_member`
    (another record of the member counts), and where the row comes from: `source`, `candidate_key`,
    `of_child`, `of_report`, `of_worker`, `file_id`, `record_number`.
    """
    for down_to_episodes in (True, False):
        try:
            rows = _traced_rows(connection, measure, period, down_to_episodes=down_to_episodes)
        except (UntraceableError, duckdb.Error):
            continue
        if _kept(rows) == _members(connection, period):
            return _of_cell(connection, measure, asked, _out(rows))
    return None


def _traced_rows(
    connection: duckdb.DuckDBPyConnection,
    measure: Measure,
    period: Mapping[str, object],
    *,
    down_to_episodes: bool,
) -> pl.DataFrame:
    """All rows, kept and left out, in the columns of members."""
    named = used_parameters(measure.query, {n: period[n] for n in ("period_start", "period_end")})
    found = connection.sql(traced(measure, down_to_episodes=down_to_episodes), params=named).pl()
    given = {"period_type": pl.lit(period["period_type"]), "period": pl.lit(period["period"])}
    given |= {n: pl.lit("all") for n in ("component", "outcome") if n not in found.columns}
    types = {**MEMBER_TYPES, **dict.fromkeys(own_breakdowns(measure), pl.String())}
    columns = [
        (given[n] if n in given else pl.col(n) if n in found.columns else pl.lit(None)).cast(kind).alias(n)
        for n, kind in types.items()
    ]
    return found.select(*columns, pl.col(REASON).alias("reason"), CANDIDATE).unnest(CANDIDATE)


def _kept(rows: pl.DataFrame) -> list[tuple[str, str]]:
    return sorted(rows.filter(pl.col("reason").is_null()).select(KEY).iter_rows())


def _members(connection: duckdb.DuckDBPyConnection, period: Mapping[str, object]) -> list[tuple[str, str]]:
    """Component and key of the members of the period, as the results were counted from."""
    found = connection.execute(
        f"select component, member_key from {ALL_MEMBERS} where period_type = ? and period = ?",
        [period["period_type"], period["period"]],
    ).fetchall()
    return sorted(found)


def _out(rows: pl.DataFrame) -> pl.DataFrame:
    """What is left out: rows of which no part is kept, once for each reason."""
    kept = rows.filter(pl.col("reason").is_null())
    members = kept.select(KEY).unique().with_columns(is_member=pl.lit(value=True))
    out = rows.filter(pl.col("reason").is_not_null())
    out = out.join(kept.select("component", *FROM).unique(), on=["component", *FROM], how="anti")
    out = out.unique([*KEY, *FROM, "reason"], maintain_order=True)
    return out.join(members, on=list(KEY), how="left").with_columns(
        pl.col("is_member").fill_null(value=False)
    )


def _of_cell(
    connection: duckdb.DuckDBPyConnection, measure: Measure, asked: Asked, rows: pl.DataFrame
) -> pl.DataFrame:
    """The rows that would be counted in the cell: of its part, county, unit and category."""
    put_table(connection, ROWS, rows)
    connection.execute(f"create or replace view {measure.query.name} as select * from {ROWS}")
    breakdowns = characterize(connection, measure)
    conditions, values = ["true"], []
    for column, value in (("component", asked.component), ("county", asked.county), ("unit", asked.unit)):
        if value:
            conditions.append(f"{column} = ?")
            values.append(value)
    for name, value in asked.categories:
        conditions.append(_category(breakdowns, name))
        values.append(value)
    return connection.execute(
        f"""
        select g.*, r.rule_id
        from members_by_group as g
        left join ({BY_RULE}) as r
            on g.source = 'episodes.removal_episodes' and g.candidate_key = r.candidate_key
        where {" and ".join(conditions)}
        order by g.is_member, g.reason, g.component, g.member_key, g.candidate_key
        """,
        values,
    ).pl()


def _category(breakdowns: Mapping[str, Breakdown], name: str) -> str:
    """SQL for the condition that a row is in a category."""
    if breakdowns[name].is_of_many:
        return f"list_contains(string_split(\"{name}\", '|'), ?)"
    return f'"{name}" = ?'
