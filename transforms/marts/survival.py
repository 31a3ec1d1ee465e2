"""How long it takes while some are still open: incidence with competing exits, and censored durations.

Here belongs what is read off the curves of all cells: the share that ended in each way by 6, 12, ... months,
the times by which half and nine tenths had ended, the mean time up to a limit. The curves stand in
`curves.py`, their values in `curve_points.py`, intervals in `intervals.py`. Nothing here is rounded or
hidden.

Methods. All-cause curve: Kaplan and Meier 1958, with Greenwood's variance. Incidence by outcome: Aalen and
Johansen 1978; its variance is the Greenwood-type one of ends of several kinds (Andersen, Borgan, Gill and
Keiding 1993, IV.4.1.3), which is F(1 - F)/n where nobody is censored, and the infinitesimal jackknife where
all are observed from the start. Median and 90th percentile: Brookmeyer and Crowley 1982, on the log(-log)
scale. Restricted mean: the area under the curve, Irwin 1949. Late entry changes who is at risk and no
formula; where all under observation end before the next comes under it, nothing is left of the curve, and it
says so for good.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import duckdb
import numpy as np
import polars as pl

from transforms.marts import intervals
from transforms.marts.curve_points import (
    AREA_SUMS,
    at_horizons,
    at_level,
    by_outcome,
)
from transforms.marts.curves import ANY, curves

DAYS_PER_MONTH = 365.25 / 12
HORIZONS_MONTHS = (6, 12, 18, 24, 36)
RESTRICTED_TO = HORIZONS_MONTHS[-1] * DAYS_PER_MONTH

FIGURE: Mapping[str, pl.DataType] = {
    "statistic": pl.String(),
    "value": pl.Float64(),
    "ci_lower": pl.Float64(),
    "ci_upper": pl.Float64(),
    "members": pl.Int64(),
    "members_open": pl.Int64(),
    "ended": pl.Int64(),
    "followed_to": pl.Float64(),
    "is_immature": pl.Boolean(),
}


def incidence(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    cell: Sequence[str],
    horizons_months: Sequence[int] = HORIZONS_MONTHS,
) -> pl.DataFrame:
    """Cumulative incidence by outcome, with the median and the restricted mean of the time to any of them.

    `table` holds a row per member: the columns of `cell`, `duration` in days from the start to the end or the
    last day observed, `ended`, `outcome` (how it ended; `missing` where that is not known) and, where members
    come under observation later than their start, `entered_after` in days from the start. Members whose
    duration is not known or does not go beyond `entered_after` are in no figure. A month is 365.25 / 12 days.

    Returns a row per cell, outcome (every one found in the table, and `any`) and statistic, sorted by them:
    `incidence_6_months` ... as fractions of 1; of `any` also `median` and `restricted_mean` (to the last of
    the horizons) in days. `members` were under observation, `members_open` of them had not ended when last
    seen, `ended` ended so (up to the horizon; of a median, ever), `followed_to` is the longest time observed,
    in days. `value` is null and `is_immature` true where nobody was observed up to the horizon while some are
    open, or where the curve does not reach a half; a limit of an interval is null where the data do not set
    it.

    Raises:
        CurveError: a member has a negative duration, no `ended`, or an outcome named `any`.
    """
    horizons = {months: months * DAYS_PER_MONTH for months in sorted(horizons_months)}
    names = {days: f"incidence_{months}_months" for months, days in horizons.items()}
    with curves(connection, table, cell, by_outcome=True):
        points = at_horizons(connection, cell, list(names))
        outcomes = by_outcome(connection, list(names))
        median = _percentiles(connection, cell, "median", 0.5)
    rows = [
        _incidences_by_outcome(outcomes, points, names),
        *(
            frame.with_columns(outcome=pl.lit(ANY))
            for frame in (
                _incidences(points, names),
                median,
                _restricted_means(points.filter(pl.col("horizon") == max(names))),
            )
        ),
    ]
    return _sorted(rows, {**_cell_types(points, cell), "outcome": pl.String(), **FIGURE})


def censored_durations(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    cell: Sequence[str],
    restricted_to: float = RESTRICTED_TO,
) -> pl.DataFrame:
    """Median, 90th percentile and restricted mean of durations, open ones censored when last observed.

    `table` is as for `incidence`, without `outcome`, in any one unit of time; `restricted_to` is in that unit
    (36 months in days, where not given). Where nobody is open, median and 90th percentile are those of
    `intervals.percentile`: the mean of the two middle values where as many lie on either side, and the
    smallest value with nine tenths at or below it.

    Returns a row per cell and statistic (`median`, `p90`, `restricted_mean`), sorted by them, with the
    columns of `incidence` but for the outcome. A percentile that the curve does not reach is null and
    immature, as is a mean where nobody was observed up to the limit while some are open.

    Raises:
        CurveError: a member has a negative duration, or no `ended`.
    """
    with curves(connection, table, cell, by_outcome=False):
        points = at_horizons(connection, cell, [restricted_to])
        rows = [
            _percentiles(connection, cell, "median", 0.5),
            _percentiles(connection, cell, "p90", 0.9),
            _restricted_means(points),
        ]
    return _sorted(rows, {**_cell_types(points, cell), **FIGURE})


def _cell_types(rows: pl.DataFrame, cell: Sequence[str]) -> dict[str, pl.DataType]:
    return {name: rows.schema[name] for name in cell}


def _sorted(rows: list[pl.DataFrame], types: dict[str, pl.DataType]) -> pl.DataFrame:
    """The rows together, in the columns and the order that are promised."""
    columns = [pl.col(name).cast(kind) for name, kind in types.items()]
    keys = [name for name in types if name not in FIGURE or name == "statistic"]
    return pl.concat([frame.select(columns) for frame in rows]).sort(keys, nulls_last=True)


def _floats(rows: pl.DataFrame, column: str) -> intervals.Floats:
    return rows[column].cast(pl.Float64).to_numpy()


def _with_figures(
    rows: pl.DataFrame, value: intervals.Floats, limits: tuple[intervals.Floats, intervals.Floats]
) -> pl.DataFrame:
    """Rows with a figure and its interval where it was observed; a cell without members is not immature."""
    is_observed = pl.col("is_observed")
    figures = {"value": value, "ci_lower": limits[0], "ci_upper": limits[1]}
    return rows.with_columns(
        pl.when(is_observed).then(pl.Series(name, x, nan_to_null=True)).alias(name)
        for name, x in figures.items()
    ).with_columns(is_immature=~is_observed & (pl.col("members") > 0))


def _incidences(points: pl.DataFrame, names: dict[float, str]) -> pl.DataFrame:
    """Cumulative incidence of any end at the horizons."""
    remaining = _floats(points, "remaining")
    variance = remaining**2 * _floats(points, "doubt")
    limits = intervals.cumulative_incidence(1 - remaining, variance, _floats(points, "known"))
    return _named(_with_figures(points, 1 - remaining, limits), names)


def _incidences_by_outcome(
    outcomes: pl.DataFrame, points: pl.DataFrame, names: dict[float, str]
) -> pl.DataFrame:
    """Cumulative incidence of each outcome at the horizons."""
    cells = points.drop("ended", *AREA_SUMS)
    rows = outcomes.join(cells, on=["cell_number", "horizon"])
    value = np.clip(_floats(rows, "incidence"), 0.0, 1.0)
    variance = _floats(rows, "fixed") + 2 * value * _floats(rows, "slope")
    limits = intervals.cumulative_incidence(value, variance, _floats(rows, "known"))
    return _named(_with_figures(rows, value, limits), names)


def _named(rows: pl.DataFrame, names: dict[float, str]) -> pl.DataFrame:
    """Rows with the name of their horizon as the statistic."""
    return rows.with_columns(statistic=pl.col("horizon").replace_strict(names, return_dtype=pl.String))


def _restricted_means(points: pl.DataFrame) -> pl.DataFrame:
    """The mean time up to the horizon of each row: the area under the curve, from `any` end."""
    to = _floats(points, "horizon")
    area = to * _floats(points, "remaining") + _floats(points, "time_lost")
    variance = (
        area**2 * _floats(points, "doubt")
        - 2 * area * _floats(points, "doubt_area")
        + _floats(points, "doubt_area_squared")
    )
    rows = _with_figures(points, area, intervals.restricted_mean(area, variance, to))
    return rows.with_columns(statistic=pl.lit("restricted_mean"))


def _percentiles(
    connection: duckdb.DuckDBPyConnection, cell: Sequence[str], statistic: str, share: float
) -> pl.DataFrame:
    """The time by which a share had ended; of a median, the middle of the times at which just half had."""
    rows = at_level(connection, cell, 1 - share)
    middle = (pl.col("reached") + pl.col("passed")) / 2
    value = pl.coalesce(middle, "reached") if share == 0.5 else pl.col("reached")
    return rows.with_columns(
        statistic=pl.lit(statistic),
        value=value,
        ended=pl.col("members") - pl.col("members_open"),
        is_immature=pl.col("reached").is_null() & (pl.col("members") > 0),
    )
