"""Which members of a denominator rest on a record that a rule flags.

Here belongs the way from `quality.flagged_records` over what was recorded (removals, reports, assignments) to
the members of a measure. A rule concerns a measure where one of its fields feeds it, as the SQL says; fields
that feed only breakdowns do not. A record concerns a member where what it tells of reaches into the days
observed: from the day the member is counted to the end of the follow-up.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

import duckdb
import polars as pl

from transforms.lineage import Place, of_figure
from transforms.measures.registry import Measure, counted_measures
from transforms.periods import Period, months_after
from transforms.staging.datasets import tables_of

Concerned = Mapping[str, frozenset[str]]
"""For each measure, the rules whose fields feed it."""

FACTS = {
    # What the agency looked into and explains is as it should be: it moves no figure.
    "unexplained_records": """
        select * from quality.flagged_records
        where finding_id not in (select finding_id from quality.findings where is_accepted)
    """,
    # A rule over files or histories flags the child, any other the removal as the record in force tells it.
    "flagged_removals": """
        with at_fault as (
            select f.*, r.level in ('history', 'cross-file') or f.record_number is null
                or not starts_with(f.dataset, 'afcars') as is_of_child
            from unexplained_records as f inner join quality.rules as r using (rule_id)
        ),

        removals as (
            select a.rule_id, e.*
            from at_fault as a
            inner join episodes.removal_episodes as e
                on a.file_id = e.file_id and a.record_number = e.record_number
                and coalesce(a.removal_number = e.removal_number, true)
            where not a.is_of_child
            union all
            select a.rule_id, e.*
            from at_fault as a
            inner join episodes.removal_episodes as e
                on a.child_id = e.child_id and coalesce(a.removal_number = e.removal_number, true)
            where a.is_of_child
        )

        select distinct
            rule_id, child_id, removal_date as from_on,
            greatest(removal_date, coalesce(exit_date, observed_until, date '9999-12-31')) as until_on
        from removals
    """,
    "flagged_reports": """
        with at_fault as (
            select *
            from unexplained_records
            where coalesce(report_id, reported_child_id) is not null or dataset = 'ncands_child'
        ),

        reports as (
            select a.rule_id, m.*
            from at_fault as a
            inner join episodes.maltreatment_reports as m
                on a.report_id = m.report_id
                and (a.dataset <> 'ncands_child' or coalesce(a.reported_child_id = m.child_id, true))
            union all
            select a.rule_id, m.*
            from at_fault as a
            inner join episodes.maltreatment_reports as m on a.reported_child_id = m.child_id
            where a.report_id is null
            union all
            select a.rule_id, m.*
            from at_fault as a
            inner join episodes.maltreatment_reports as m
                on a.file_id = m.file_id and a.record_number = m.record_number
            where a.report_id is null and a.reported_child_id is null
        )

        select distinct rule_id, report_id, child_id, afcars_id, report_date, is_victim from reports
    """,
    "flagged_work": """
        select rule_id, worker_id, cast(null as varchar) as unit, cast(null as date) as from_on,
            cast(null as date) as until_on
        from unexplained_records
        where worker_id is not null and case_id is null
        union
        select
            f.rule_id, h.worker_id, case when h.worker_id is null then h.unit end, h.from_on, h.until_on
        from unexplained_records as f
        inner join cohorts.held_cases as h
            on f.case_id = h.case_id and f.worker_id is not distinct from h.assigned_to
        where f.case_id is not null
    """,
}

OF_REMOVALS = """
    select m.component, m.period, m.member_key, f.rule_id, false as is_event
    from {members} as m inner join observed as p using (period)
    inner join flagged_removals as f
        on m.child_id = f.child_id and f.from_on <= p.observed_until and f.until_on >= m.counted_on
"""
OF_REPORTS = """
    select m.component, m.period, m.member_key, f.rule_id, f.is_victim as is_event
    from {members} as m inner join observed as p using (period)
    inner join flagged_reports as f
        on m.child_id = f.{child}
        and coalesce(f.report_date between m.counted_on and p.observed_until, true)
"""
OF_RESPONSES = """
    select m.component, m.period, m.member_key, f.rule_id, false as is_event
    from {members} as m inner join flagged_reports as f on m.member_key = f.report_id
"""
OF_WORK = """
    select m.component, m.period, m.member_key, f.rule_id, false as is_event
    from {members} as m inner join observed as p using (period)
    inner join flagged_work as f
        on m.worker_id is not distinct from f.worker_id and (m.worker_id is not null or m.unit = f.unit)
        and coalesce(f.from_on <= p.period_end, true) and coalesce(f.until_on > p.period_start, true)
"""
NO_WAY = """
    select component, period, member_key, '' as rule_id, false as is_event from {members} where false
"""
LINK = "afcarsid"
"""The field of the Child File by which reports find children in care."""
UNLINKED = """
    select p.period, f.report_id || ' ' || f.child_id as member_key, f.rule_id
    from flagged_reports as f
    inner join quality.rules as r on f.rule_id = r.rule_id and list_contains(split(r.fields, ' '), $link)
    inner join observed as p on f.report_date between p.period_start and p.period_end
    where f.is_victim and f.afcars_id is null
"""


def concerned(connection: duckdb.DuckDBPyConnection) -> Concerned:
    """The rules that concern each measure, from the fields of `quality.rules` and the SQL of the measures."""
    rules = connection.execute("select rule_id, dataset, fields, category from quality.rules").fetchall()
    return concerned_by(rules, {measure_id: of_figure(measure_id) for measure_id in counted_measures()})


def concerned_by(
    rules: Iterable[tuple[str, str, str, str]], fed: Mapping[str, Collection[Place]]
) -> Concerned:
    """The rules that concern each measure: `rules` tell identifier, dataset, fields and category.

    `fed` names the columns of staging tables that feed each measure. Where values contradict each other
    either may be wrong: one field that feeds the measure is enough. What is missing concerns the measure only
    where every field of the rule that feeds any measure feeds it.
    """
    found: dict[str, set[str]] = defaultdict(set)
    for rule_id, dataset, fields, category in rules:
        held = {contract.qualified_name() for contract in tables_of(dataset)}
        feeds = [
            {m for m, places in fed.items() if any((table, field) in places for table in held)}
            for field in fields.split()
        ]
        feeding = [some for some in feeds if some] or [set()]
        combined = set.intersection if category == "completeness" else set.union
        for measure_id in combined(*feeding):
            found[measure_id].add(rule_id)
    return {measure_id: frozenset(rules) for measure_id, rules in found.items()}


def show_facts(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the temporary tables of rows at fault and of the removals, reports and work they flag."""
    for name, sql in FACTS.items():
        connection.execute(f"create or replace temp table {name} as {sql}")


def show_observed(connection: duckdb.DuckDBPyConnection, measure: Measure, periods: Sequence[Period]) -> None:
    """Make the table `observed`: the periods of a measure, each with the last day it observes."""
    rows = [(p.name, p.start, p.end, months_after(p.end, measure.follow_up_months())) for p in periods]
    schema = {"period": pl.String, "period_start": pl.Date, "period_end": pl.Date, "observed_until": pl.Date}
    connection.register("incoming_periods", pl.DataFrame(rows, schema=schema, orient="row").to_arrow())
    connection.execute("create or replace temp table observed as select * from incoming_periods")
    connection.unregister("incoming_periods")


def flagged_members(
    connection: duckdb.DuckDBPyConnection, measure: Measure, rules: frozenset[str]
) -> pl.DataFrame:
    """Component, period, member and rule, for each rule that flags a record of the member.

    `is_event`: the record is a victim report, which may be an event or not. The facts and the periods
    observed must be shown.
    """
    ways = _ways(measure) or [NO_WAY]
    sql = " union ".join(select.format(members=measure.query.name, child=_child(measure)) for select in ways)
    asked = "select unnest(cast($rules as varchar[]))"
    found = f"select * from ({sql}) where rule_id in ({asked})"
    return connection.execute(found, {"rules": sorted(rules)}).pl()


def _child(measure: Measure) -> str:
    """The column of reports that holds the members' identifier."""
    return "afcars_id" if measure.identifier == "afcars" else "child_id"


def _ways(measure: Measure) -> list[str]:
    """The ways from a flagged record to a member."""
    if measure.is_of_units:
        return [OF_WORK]
    if "child_id" not in measure.query.columns:
        return [OF_RESPONSES] if "ncands" in measure.sources else []
    ways = [OF_REMOVALS] if measure.identifier == "afcars" else []
    return [*ways, OF_REPORTS] if "ncands" in measure.sources else ways


def unlinked_events(connection: duckdb.DuckDBPyConnection, measure: Measure) -> pl.DataFrame:
    """Victim reports of a period that a fault keeps from finding their child in care, by rule: events, maybe.

    Only for measures of children in care that count reports. The facts and periods must be shown.
    """
    found = connection.execute(UNLINKED, {"link": LINK}).pl()
    is_linked = measure.identifier == "afcars" and "ncands" in measure.sources
    return found if is_linked else found.clear()
