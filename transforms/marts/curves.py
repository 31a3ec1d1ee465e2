"""The curve of each cell: who was under observation at each end, and what share had not ended after it.

Here belongs the counting, from members with a duration to one row per cell, outcome and distinct time. All
cells are counted at once, by windows over distinct times, so that cost grows with members and cells. What is
read off the curves stands in `curve_points.py`.

A member is under observation after `entered_after` up to and including `duration`; one who enters at 0, from
the start, so that an end at 0 counts. One last seen on the day on which another ends is still under
observation then. Running sums are exact decimals: neither the order of rows nor the number of threads moves a
digit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import duckdb

ANY = "any"
EXACT = "decimal(38, 18)"
TABLES = (
    "curve_leaving", "curve_entering", "curve_cells", "curve_outcomes", "curve_changes", "curve_at_risk",
    "curve_steps", "curve_ends",
)  # fmt: skip


class CurveError(ValueError):
    """Members that cannot stand on a curve: names the table, the columns and what is allowed."""


ALLOWED = {
    "duration": "a number from 0 on, or null where it is not known",
    "entered_after": "a number, 0 for a member observed from the start",
    "ended": "true or false",
    "outcome": f"any name but '{ANY}', which stands for all of them together",
}
FAULTY = """
select count(*) filter (where not (isfinite({duration}) and duration >= 0)) as duration,
    count(*) filter (where not isfinite({entered})) as entered_after,
    count(*) filter (where ended is null) as ended,
    count(*) filter (where ended and {outcome} = '{any}') as outcome
from {table}
"""
# Members by the time they leave: with an outcome where they ended, without one where they were last seen. A
# member never under observation has no time and counts among none, but keeps its cell in being.
LEAVING = """
create temp table curve_leaving as
select {cell} case when {is_observed} then {duration} end as time,
    case when ended then coalesce({outcome}, 'missing') end as outcome,
    count(*) filter (where {is_observed}) as members
from {table}
group by all
"""
ENTERING = """
create temp table curve_entering as
select {cell} {entered} as time, count(*) as members
from {table}
where {entered} > 0 and {is_observed}
group by all
"""
CELLS = """
create temp table curve_cells as
select *, cast(row_number() over () as integer) as cell_number
from (
    select {cell} cast(sum(members) as bigint) as members,
        cast(coalesce(sum(members) filter (where outcome is null), 0) as bigint) as members_open,
        max(time) as followed_to
    from curve_leaving
    group by all
)
"""
OUTCOMES = """
create temp table curve_outcomes as
select outcome, cast(row_number() over () as integer) as outcome_number
from (select distinct outcome from curve_leaving where outcome is not null)
"""
CHANGES = """
create temp table curve_changes as
select cell_number, time, outcome_number, leaving.members as leaving, 0 as entering
from curve_leaving as leaving
inner join curve_cells as cells on {same_leaving}
left join curve_outcomes as outcomes on leaving.outcome = outcomes.outcome
where time is not null
union all
select cell_number, time, null as outcome_number, 0 as leaving, entering.members as entering
from curve_entering as entering
inner join curve_cells as cells on {same_entering}
"""
# Those under observation just before a time: who leave at it or later, but for those who enter at it or
# later.
AT_RISK = """
create temp table curve_at_risk as
with by_time as (
    select cell_number, time, cast(sum(leaving) as bigint) as leaving,
        cast(sum(entering) as bigint) as entering,
        cast(coalesce(sum(leaving) filter (where outcome_number is not null), 0) as bigint) as ended
    from curve_changes
    group by all
)

select *, cast(sum(leaving - entering) over later as bigint) as at_risk
from by_time
window later as (
    partition by cell_number order by time rows between current row and unbounded following
)
"""
# The all-cause curve (Kaplan and Meier): the share that had not ended before the time, and after it. `doubt`
# sums Greenwood's terms; where all at risk end, a term has no value and needs none, for nothing moves after
# it. There the logarithm of the share kept, that of 0, is written as -1000: the exponential of which is 0,
# and of nothing else here.
STEPS = """
create temp table curve_steps as
with terms as (
    select cell_number, time, cast(ended as double) as ended, cast(at_risk as double) as at_risk,
        case when ended = at_risk then -1000 else ln(1 - ended / at_risk) end as log_kept,
        case when ended = at_risk then 0 else ended / (at_risk * (at_risk - ended)) end as doubt_added
    from curve_at_risk
    where ended > 0
),

before as (
    select *,
        exp(coalesce(sum(cast(log_kept as {exact})) over earlier, 0)) as remaining_before,
        cast(coalesce(sum(cast(doubt_added as {exact})) over earlier, 0) as double) as doubt_before
    from terms
    window earlier as (
        partition by cell_number order by time rows between unbounded preceding and 1 preceding
    )
)

select *, remaining_before * (1 - ended / at_risk) as remaining, doubt_before + doubt_added as doubt
from before
"""
# Cumulative incidence by outcome (Aalen and Johansen): an end adds the share that had not ended before it,
# times the part of those at risk that ended so.
ENDS = """
create temp table curve_ends as
with added as (
    select changes.cell_number, changes.outcome_number, changes.time,
        cast(changes.leaving as double) as ended, steps.at_risk, steps.doubt_before,
        steps.remaining_before * changes.leaving / steps.at_risk as incidence_added
    from curve_changes as changes
    inner join curve_steps as steps on changes.cell_number = steps.cell_number and changes.time = steps.time
    where changes.outcome_number is not null
)

select *, cast(sum(cast(incidence_added as {exact})) over so_far as double) as incidence
from added
window so_far as (partition by cell_number, outcome_number order by time)
"""


def columns_sql(cell: Sequence[str]) -> str:
    """The columns of a cell as the first of a select, or nothing where all members are one cell."""
    return "".join(f'"{name}", ' for name in cell)


def _same_cell(table: str, cell: Sequence[str]) -> str:
    """The condition under which a row of a table is of a cell; a category that is null is one too."""
    return " and ".join(f'{table}."{name}" is not distinct from cells."{name}"' for name in cell) or "true"


def _refuse_faulty(connection: duckdb.DuckDBPyConnection, table: str, words: dict[str, str]) -> None:
    """Raise where a member cannot stand on a curve."""
    counts = connection.execute(FAULTY.format(**words)).fetchone() or ()
    faults = [
        f"{column} in {count} rows (allowed: {allowed})"
        for (column, allowed), count in zip(ALLOWED.items(), counts, strict=True)
        if count
    ]
    if faults:
        raise CurveError(f"{table}: {'; '.join(faults)}. Mend the select that makes it.")


@contextmanager
def curves(
    connection: duckdb.DuckDBPyConnection, table: str, cell: Sequence[str], *, by_outcome: bool
) -> Iterator[None]:
    """The temporary tables of the curves of all cells, while the context lasts.

    `curve_cells`: a row per cell. `curve_at_risk`: a row per cell and time at which anybody entered or left.
    `curve_steps`: a row per cell and time at which anybody ended. Where outcomes are told apart,
    `curve_outcomes`: a row for each; `curve_ends`: a row per cell, outcome and time at which one ended so.

    Raises:
        CurveError: a duration is negative, `ended` is null, or an outcome has the name kept for all together.
    """
    given = connection.table(table).columns
    entered = "coalesce(cast(entered_after as double), 0)" if "entered_after" in given else "0"
    words = {
        "table": table,
        "cell": columns_sql(cell),
        "any": ANY,
        "exact": EXACT,
        "duration": "cast(duration as double)",
        "entered": entered,
        "outcome": "outcome" if by_outcome else "null",
        "is_observed": f"duration is not null and ({entered} <= 0 or duration > {entered})",
        "same_leaving": _same_cell("leaving", cell),
        "same_entering": _same_cell("entering", cell),
    }
    _refuse_faulty(connection, table, words)
    try:
        for statement in [LEAVING, ENTERING, CELLS, OUTCOMES, CHANGES, AT_RISK, STEPS, *[ENDS] * by_outcome]:
            connection.execute(statement.format(**words))
        yield
    finally:
        for name in TABLES:
            connection.execute(f"drop table if exists temp.{name}")
