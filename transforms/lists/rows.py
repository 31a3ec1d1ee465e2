"""The members behind a figure, one row each, with what the data tell of them.

Here belongs choosing the members of one agency, measure and period, and joining days and workers to them. The
members are those the results are counted from, with the same counties and categories, so that a list has as
many rows as its figure says. What is asked for is understood in `asked.py`; columns in words stand in
`columns.py`; files are written in `pipelines`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

import duckdb
import polars as pl
import sqlglot
from sqlglot import exp

from transforms.lists.asked import (
    OUTCOME,
    Asked,
    component_asked,
    county_asked,
    period_asked,
    unit_asked,
    unknown,
)
from transforms.lists.missed import missed
from transforms.marts.breakdowns import Breakdown, characterize
from transforms.measures.registry import Measure
from transforms.queries import Query, in_order, stage_queries

ALL_MEMBERS = "lists.all_members"
"""All members of the measure, of every period."""

IN_TIME = "lists.in_time"
"""The members of the measure that says who was in time, where there is one."""

MEMBERS = "lists.members"
CHARACTERISTICS = ("cohorts.characteristics", "cohorts.care_stretches", "cohorts.reported_children")


@dataclass(frozen=True)
class Listing:
    """A list: the members on it with all that is known of them, and the figure it stands behind.

    `asked` names period, part, place and categories as they were found, `says` who stands on the list;
    `period` is a row of results of the period, `figures` are those of the same cell, if there are any.
    """

    measure: Measure
    asked: Asked
    says: str
    period: Mapping[str, object]
    figures: pl.DataFrame
    members: pl.DataFrame


def tables_read() -> frozenset[str]:
    """The tables of episodes and cohorts that lists are made from, beside the members."""
    read = {name for query in stage_queries("lists").values() for name in query.reads}
    return frozenset(name for name in {*read, *CHARACTERISTICS} if not name.startswith("lists."))


def listing(
    connection: duckdb.DuckDBPyConnection, measure: Measure, asked: Asked, names: Mapping[str, str]
) -> Listing:
    """The list of one agency's members behind a figure.

    `connection` shows the tables of one agency that `tables_read` names, `lists.all_members`,
    `lists.in_time`, and the measure's own rows as `marts.measure_results`; `names` are those of counties by
    five-digit FIPS.

    Raises:
        ListError: there is no such period, part, place or category, or nothing that could be missed.
    """
    results = connection.sql("select * from marts.measure_results").pl()
    component_asked(measure, asked.component)
    return listing_of(connection, measure, asked, period_asked(results, measure, asked.period), names)


def listing_of(
    connection: duckdb.DuckDBPyConnection,
    measure: Measure,
    asked: Asked,
    period: Mapping[str, object],
    names: Mapping[str, str],
) -> Listing:
    """As `listing`, of the period that a row of results is of, also where the whole has no figure in it."""
    results = connection.sql("select * from marts.measure_results").pl()
    who = missed(measure) if asked.is_missed else None
    connection.execute(
        f"""
        create or replace view {measure.query.name} as
        select * from {ALL_MEMBERS}
        where period_type = '{period["period_type"]}' and period = '{period["period"]}'
        """
    )
    breakdowns = characterize(connection, measure)
    asked = replace(
        asked,
        period=str(period["period"]),
        county=county_asked(_distinct(connection, "county"), names, asked.county),
        unit=unit_asked(_units(connection), asked.unit),
    )
    _choose(connection, measure, asked, breakdowns, who.condition if who else "true")
    members = _with_facts(connection, measure, period)
    if asked.unit:
        members = members.filter(pl.col("unit") == asked.unit)
    says = who.says if who else f"{measure.header.title}: all {measure.header.unit} counted"
    return Listing(measure, asked, says, period, _figures(results, measure, asked, period), members)


def _distinct(connection: duckdb.DuckDBPyConnection, expression: str) -> list[str]:
    """What stands in a column of the members."""
    found = connection.execute(f"select distinct {expression} as found from members_by_group").fetchall()
    return sorted(str(row[0]) for row in found if row[0] is not None)


def _units(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """The units that members or those who work with them may be of."""
    of_workers = "select unit from episodes.employment union select unit from cohorts.held_cases"
    found = connection.execute(f"select unit from members_by_group union {of_workers}").fetchall()
    return sorted(row[0] for row in found if row[0] is not None)


def _choose(
    connection: duckdb.DuckDBPyConnection,
    measure: Measure,
    asked: Asked,
    breakdowns: Mapping[str, Breakdown],
    condition: str,
) -> None:
    """Make the temporary table `members_listed` of the members asked for.

    Raises:
        ListError: there is no such breakdown or category.
    """
    conditions, values = [f"({condition})"], []
    own_unit = asked.unit if measure.is_of_units else ""  # else it is that of who works with the member
    for column, value in (("component", asked.component), ("county", asked.county), ("unit", own_unit)):
        if value:
            conditions.append(f"{column} = ?")
            values.append(value)
    for name, value in asked.categories:
        conditions.append(f"list_contains({_categories(connection, measure, breakdowns, name, value)}, ?)")
        values.append(value)
    joined, past = "", "cast(null as boolean)"
    if measure.header.in_time:  # of several periods a member has the same verdict in each
        late = f"select state, member_key, min(numerator) = 0 as is_late from {IN_TIME} group by all"
        joined, past = f"left join ({late}) as late using (state, member_key)", "late.is_late"
    connection.execute(
        f"""
        create or replace temp table members_listed as
        select *, row_number() over (order by county, counted_on, component, member_key) as member_number
        from (select members_by_group.*, {past} as is_past_limit from members_by_group {joined})
        where {" and ".join(conditions)}
        """,
        values,
    )


def _categories(
    connection: duckdb.DuckDBPyConnection,
    measure: Measure,
    breakdowns: Mapping[str, Breakdown],
    name: str,
    value: str,
) -> str:
    """SQL for the list of categories of a breakdown that a member is in.

    Raises:
        ListError: the measure has no such breakdown, or nobody is in the category.
    """
    if name not in {*breakdowns, OUTCOME}:
        raise unknown(f"breakdown of {measure.measure_id}", name, [*breakdowns, OUTCOME])
    is_of_many = measure.header.any_type if name == OUTCOME else breakdowns[name].is_of_many
    listed = f"string_split(\"{name}\", '|')" if is_of_many else f'["{name}"]'
    known = _distinct(connection, f"unnest({listed})")
    if value not in known:
        raise unknown(f"category of {name} with members", value, known)
    return listed


@cache
def names_report(query: Query) -> bool:
    """Whether keys of a measure's members name a report, as its SQL says."""
    aliases = sqlglot.parse_one(query.sql, dialect="duckdb").find_all(exp.Alias)
    keys = [alias for alias in aliases if alias.alias == "member_key"]
    return any(column.name == "report_id" for key in keys for column in key.find_all(exp.Column))


def report_in_key(query: Query) -> str:
    """SQL for the report that a member's key names; null where keys of the measure name none."""
    if not names_report(query):
        return "cast(null as varchar)"
    return """case
        when ends_with(member_key, ' ' || child_id)
            then left(member_key, length(member_key) - length(child_id) - 1)
        when child_id is null then regexp_replace(member_key, '^report ', '')
    end"""


def _with_facts(
    connection: duckdb.DuckDBPyConnection, measure: Measure, period: Mapping[str, object]
) -> pl.DataFrame:
    """The members listed with days of stay and report, and who worked with them at the period's end."""
    connection.execute(
        f"""
        create or replace table {MEMBERS} as
        select
            member_number, state, child_id, worker_id, counted_on,
            {report_in_key(measure.query)} as report_in_key,
            case when child_id is not null then '{measure.identifier}' end as identifier,
            date '{period["period_end"]}' as seen_on
        from members_listed
        """
    )
    members = connection.sql("select * from members_listed order by member_number").pl()
    of_reports = measure.identifier == "ncands" or names_report(measure.query)
    is_idle = {"lists.care_days": measure.identifier != "afcars", "lists.reports": not of_reports}
    for query in in_order(stage_queries("lists")):
        rows = " limit 0" if is_idle.get(query.name) else ""  # nothing is read where there is nothing to find
        connection.execute(f"create or replace table {query.name} as {query.sql}{rows}")
        facts = connection.sql(f"select * from {query.name}").pl()
        members = members.join(facts, on="member_number", how="left", suffix="_told", maintain_order="left")
    return members.with_columns(unit=pl.coalesce("unit", "unit_told"))


def _figures(
    results: pl.DataFrame, measure: Measure, asked: Asked, period: Mapping[str, object]
) -> pl.DataFrame:
    """The results of the cell a list stands behind, one for each part and statistic."""
    level, place = "state", str(period["state"])
    if asked.unit:
        level, place = "unit", asked.unit
    elif asked.county:
        level, place = "county", asked.county
    groups = [pair for pair in asked.categories if pair[0] != OUTCOME]
    outcomes = [value for name, value in asked.categories if name == OUTCOME]
    is_no_cell = len(groups) > 1 or bool(asked.unit and (asked.county or not measure.is_of_units))
    dimension, category = groups[0] if groups else ("all", "all")
    found = results.filter(
        pl.lit(value=not is_no_cell),
        pl.col("period_type") == period["period_type"],
        pl.col("period") == period["period"],
        pl.col("geography_level") == level,
        pl.col("geography") == place,
        pl.col("dimension") == dimension,
        pl.col("category") == category,
    )
    if asked.component:
        found = found.filter(pl.col("component") == asked.component)
    return found.filter(pl.col("outcome").is_in(outcomes)) if outcomes else found
