"""Values of the curves of all cells: at horizons, and where they cross a level.

Here belongs the reading of the temporary tables that `curves.py` makes. What becomes of the values stands in
`survival.py`.
"""

from __future__ import annotations

from collections.abc import Sequence

import duckdb
import polars as pl

from transforms.marts.curves import EXACT, columns_sql
from transforms.marts.intervals import Z

TOLERANCE = 1e-9
"""How near a share must lie to a level to be it: members are far fewer than its inverse."""

# A row per cell and horizon, of ends of any kind. `known` are those whose whole time up to the horizon was
# observed. `area` is the area under the curve up to a time: what is left at it times the time, and the times
# already lost.
AT_HORIZONS = """
with horizons as (
    select unnest([{horizons}]) as horizon
),

areas as (
    select *,
        time * remaining
        + cast(sum(cast(time * (remaining_before - remaining) as {exact})) over so_far as double) as area
    from curve_steps
    window so_far as (partition by cell_number order by time)
),

steps as (
    select cell_number, {horizon} as horizon, sum(cast(log_kept as {exact})) as log_kept,
        sum(cast(time * (remaining_before - remaining) as {exact})) as time_lost,
        sum(cast(doubt_added as {exact})) as doubt,
        sum(cast(doubt_added * area as {exact})) as doubt_area,
        sum(cast(doubt_added * area * area as {exact})) as doubt_area_squared
    from areas
    group by all
),

changes as (
    select cell_number, {horizon} as horizon, sum(ended) as ended, sum(entering) as entering,
        sum(leaving - ended) as last_seen
    from curve_at_risk
    group by all
)

select {cell} cells.cell_number, horizons.horizon, members, members_open, followed_to,
    members > 0 and (
        followed_to >= horizons.horizon or coalesce(exp(sum(log_kept) over whole) = 0, false)
    ) as is_observed,
    members - coalesce(sum(entering) over whole, 0)
    + coalesce(sum(entering - last_seen) over so_far, 0) as known,
    cast(coalesce(sum(ended) over so_far, 0) as bigint) as ended,
    exp(coalesce(sum(log_kept) over so_far, 0)) as remaining,
    {sums}
from curve_cells as cells
cross join horizons
left join steps on cells.cell_number = steps.cell_number and horizons.horizon = steps.horizon
left join changes on cells.cell_number = changes.cell_number and horizons.horizon = changes.horizon
window so_far as (partition by cells.cell_number order by horizons.horizon),
    whole as (partition by cells.cell_number)
"""
AREA_SUMS = ("time_lost", "doubt", "doubt_area", "doubt_area_squared")

# A row per cell, outcome and horizon. `fixed` and `slope` are the two parts of the variance of an incidence F
# that do not depend on F: it is fixed + 2 F slope.
BY_OUTCOME = """
with horizons as (
    select unnest([{horizons}]) as horizon
),

ends as (
    select cell_number, outcome_number, {horizon} as horizon, sum(ended) as ended,
        sum(cast(incidence_added as {exact})) as incidence,
        sum(cast(
            incidence_added * incidence_added * (1 / ended - 1 / at_risk)
            + 2 * incidence_added * incidence / at_risk
            - incidence_added * (2 * incidence - incidence_added) * doubt_before as {exact}
        )) as fixed,
        sum(cast(incidence_added * (doubt_before - 1 / at_risk) as {exact})) as slope
    from curve_ends
    group by all
)

select cells.cell_number, outcomes.outcome, horizons.horizon, {sums}
from curve_cells as cells
cross join curve_outcomes as outcomes
cross join horizons
left join ends on cells.cell_number = ends.cell_number and outcomes.outcome_number = ends.outcome_number
    and horizons.horizon = ends.horizon
window so_far as (partition by cells.cell_number, outcomes.outcome_number order by horizons.horizon)
"""
OUTCOME_SUMS = ("ended", "incidence", "fixed", "slope")

# A row per cell. `position` is the curve on the log(-log) scale, where a level not reached lies above it.
AT_LEVEL = """
with points as (
    select cell_number, time, remaining,
        case when remaining > 0 then ln(-ln(remaining)) end as position,
        case when remaining > 0 then {z} * sqrt(doubt) / -ln(remaining) end as half
    from curve_steps
),

crossings as (
    select cell_number,
        min(time) filter (where remaining <= {level} + {tolerance}) as reached,
        max(remaining) filter (where remaining <= {level} + {tolerance}) as remaining,
        min(time) filter (where remaining < {level} - {tolerance}) as passed,
        min(time) filter (where remaining = 0 or position + half >= ln(-ln({level}))) as ci_lower,
        min(time) filter (where position - half >= ln(-ln({level}))) as ci_upper
    from points
    group by all
)

select {cell} members, members_open, followed_to, reached, ci_lower, ci_upper,
    case when abs(remaining - {level}) <= {tolerance} then passed end as passed
from curve_cells as cells
left join crossings on cells.cell_number = crossings.cell_number
"""


def at_horizons(
    connection: duckdb.DuckDBPyConnection, cell: Sequence[str], horizons: Sequence[float]
) -> pl.DataFrame:
    """What has come about by each horizon, of any kind: a row per cell and horizon.

    The columns of `cell`, `cell_number`, `horizon`, `members`, `members_open`, `followed_to`, `is_observed`,
    `known`, `ended`, `remaining` (the share that had not ended) and the sums named in `AREA_SUMS`.
    """
    return _read(connection, AT_HORIZONS, AREA_SUMS, horizons, cell)


def by_outcome(connection: duckdb.DuckDBPyConnection, horizons: Sequence[float]) -> pl.DataFrame:
    """What has come about by each horizon in each way: a row per cell, outcome and horizon.

    Columns `cell_number`, `outcome`, `horizon`, and the sums named in `OUTCOME_SUMS`.
    """
    return _read(connection, BY_OUTCOME, OUTCOME_SUMS, horizons)


def _read(
    connection: duckdb.DuckDBPyConnection,
    sql: str,
    sums: Sequence[str],
    horizons: Sequence[float],
    cell: Sequence[str] = (),
) -> pl.DataFrame:
    """The rows of `sql`, with sums of all that came about up to each of the horizons, which are in order."""
    literals = [f"cast({days!r} as double)" for days in horizons]
    within = " ".join(f"when time <= {days} then {days}" for days in literals)
    words = {
        "cell": columns_sql(cell),
        "exact": EXACT,
        "horizons": ", ".join(literals),
        "horizon": f"case {within} end",
        "sums": ", ".join(f"cast(coalesce(sum({x}) over so_far, 0) as double) as {x}" for x in sums),
    }
    return connection.execute(sql.format(**words)).pl()


def at_level(connection: duckdb.DuckDBPyConnection, cell: Sequence[str], level: float) -> pl.DataFrame:
    """Where the curve of any end comes down to a share: a row per cell.

    The columns of `cell`, `members`, `members_open`, `followed_to`, `reached` (the first time at which the
    curve is at or below the level), `passed` (where it stays at the level from there on: the time at which it
    falls below), `ci_lower` and `ci_upper` (the first times at which the limits of the curve are at or below
    it).
    """
    words = {"cell": columns_sql(cell), "z": Z, "level": level, "tolerance": TOLERANCE}
    return connection.execute(AT_LEVEL.format(**words)).pl()
