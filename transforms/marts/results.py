"""From the members of a denominator to exact results: counted once per kind, for every measure alike.

Here belongs joining who the members are on the day they count, and counting them by geography and
breakdown. Whether a result can be relied on stands in `coverage.py`, its interval in `intervals.py`,
population in `population.py`. Nothing here is rounded or hidden.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import duckdb
import numpy as np
import polars as pl

from transforms.contracts.contract import all_contracts
from transforms.engine import members
from transforms.marts import intervals
from transforms.marts.coverage import Coverage
from transforms.marts.population import with_population
from transforms.measures.registry import DEMOGRAPHY, POPULATION, VERDICTS, Measure, all_measures
from transforms.periods import Period

MEMBER_TYPES: Mapping[str, pl.DataType] = {
    "period_type": pl.String(),
    "period": pl.String(),
    "state": pl.String(),
    "child_id": pl.String(),
    "worker_id": pl.String(),
    "member_key": pl.String(),
    "counted_on": pl.Date(),
    "component": pl.String(),
    "unit": pl.String(),
    "county": pl.String(),
    "outcome": pl.String(),
    "numerator": pl.Float64(),
    "denominator": pl.Float64(),
    "exposure": pl.Float64(),
    "duration": pl.Float64(),
    "ended": pl.Boolean(),
}
MEMBER_SAYS: Mapping[str, str] = {
    "period_type": "12_months",
    "period": "Name of the period",
    "state": "Postal code",
    "child_id": "Child, in the identifiers of the file the measure counts",
    "worker_id": "Worker",
    "member_key": "The member, unique in the period and component",
    "counted_on": "The day that fixes age, race and county",
    "component": "Named part of the measure, else all",
    "unit": "Unit of the worker",
    "county": "Five-digit county FIPS, where the measure itself fixes it",
    "outcome": "The member's category in a share, else all",
    "numerator": "Whether (0 or 1) or how often it happened to the member; what a ratio counts",
    "denominator": "What a ratio counts against",
    "exposure": "What a rate is over: days in care",
    "duration": "How long it took",
    "ended": "Whether the end is known",
}
CELL = ["component", "period", "geography_level", "geography", "dimension", "category"]


class MembersError(ValueError):
    """A measure's query does not return what its kind demands: names the measure and the column."""


def _conforming(frame: pl.DataFrame, measure: Measure, period: Period) -> pl.DataFrame:
    """One period's members with all standard columns, in order."""
    demanded = {
        "state",
        "member_key",
        "counted_on",
        *VERDICTS[measure.header.kind],
        *measure.header.breakdowns,
    }
    if measure.header.exposure == POPULATION:
        demanded.discard("exposure")
    if measure.header.components != ["all"]:
        demanded.add("component")
    absent = sorted(demanded - set(frame.columns))
    if absent:
        raise MembersError(f"measures/{measure.measure_id}.sql: the select must return {', '.join(absent)}")
    types = {**MEMBER_TYPES, **dict.fromkeys(measure.header.breakdowns, pl.String())}
    given = {"period_type": pl.lit(period.period_type), "period": pl.lit(period.name)}
    if "component" not in frame.columns:
        given["component"] = pl.lit("all")
    if "outcome" not in frame.columns:
        given["outcome"] = pl.lit("all")
    return frame.with_columns(**given).select(
        (pl.col(name) if name in frame.columns or name in given else pl.lit(None)).cast(kind).alias(name)
        for name, kind in types.items()
    )


def measure_members(
    connection: duckdb.DuckDBPyConnection, measure: Measure, periods: list[Period]
) -> pl.DataFrame:
    """One row per member of the denominator and period, sorted, with the verdict of the measure's kind.

    Raises:
        MembersError: the query lacks a column, or a member stands twice in a period and component.
    """
    frames = [_conforming(members(connection, measure.query, p.start, p.end), measure, p) for p in periods]
    empty = pl.DataFrame(schema={**MEMBER_TYPES, **dict.fromkeys(measure.header.breakdowns, pl.String())})
    found = pl.concat([empty, *frames]).sort("period", "component", "member_key")
    if found.select("period", "component", "state", "member_key").is_duplicated().any():
        raise MembersError(f"measures/{measure.measure_id}.sql: a member_key stands twice in one period")
    return found


AGE_GROUP = """case
    when c.birth_date is null and c.age_years is null then 'missing'
    when c.birth_date > m.counted_on then 'missing'
    when coalesce(age_in_years(c.birth_date, m.counted_on), c.age_years) >= 18 then '18_and_older'
    when coalesce(age_in_years(c.birth_date, m.counted_on), c.age_years) >= 17 then '17_years'
    when coalesce(age_in_years(c.birth_date, m.counted_on), c.age_years) >= 11 then '11_16_years'
    when coalesce(age_in_years(c.birth_date, m.counted_on), c.age_years) >= 6 then '6_10_years'
    when coalesce(age_in_years(c.birth_date, m.counted_on), c.age_years) >= 1 then '1_5_years'
    when c.birth_date is null {infants} then 'under_1_year'
    when completed_months(c.birth_date, m.counted_on) < 4 then '0_3_months'
    else '4_11_months' end"""


def _characterize(connection: duckdb.DuckDBPyConnection, measure: Measure) -> list[str]:
    """Make the temporary table `members_by_group`; returns the breakdowns it holds."""
    if measure.is_of_units or not _has_children(connection, measure):
        connection.execute(f"create or replace temp table members_by_group as from {measure.query.name}")
        return measure.header.breakdowns
    county = "m.county" if "county" in measure.query.columns else "c.county"
    infants = "or true" if measure.header.exposure == POPULATION else ""
    connection.execute(
        f"""
        create or replace temp table members_by_group as
        select m.* exclude (county), {county} as county,
            {AGE_GROUP.format(infants=infants)} as age_group,
            coalesce(c.sex, 'missing') as sex,
            coalesce(c.race_ethnicity, 'missing') as race_ethnicity
        from {measure.query.name} as m
        left join cohorts.characteristics as c
            on m.state = c.state and m.child_id = c.child_id and c.identifier = '{measure.identifier}'
            and c.from_on <= m.counted_on
            and m.counted_on < coalesce(c.until_on, date '9999-12-31')
        """
    )
    return [*DEMOGRAPHY, *measure.header.breakdowns]


def _has_children(connection: duckdb.DuckDBPyConnection, measure: Measure) -> bool:
    """Whether the measure's members are children, so that they have an age, a sex and a race."""
    row = connection.execute(
        f"select count(child_id) > 0 or count(*) = 0 from {measure.query.name}"
    ).fetchone()
    return bool(row and row[0])


SUMS: Mapping[str, str] = {
    "proportion": "count(*) as denominator, sum(numerator) as numerator",
    "rate": "sum(exposure) as denominator, sum(numerator) as numerator",
    "count": "count(*) as denominator, count(*) as numerator",
    "share": "count(*) as numerator",
    "ratio": "sum(denominator) as denominator, sum(numerator) as numerator, "
    "list(numerator / denominator order by numerator / denominator) "
    "filter (where denominator > 0) as spread",
    "duration": "count(*) filter (where ended) as denominator, "
    "sum(duration) filter (where ended) as numerator, count(*) filter (where not ended) as members_open, "
    "list(duration order by duration) filter (where ended) as spread",
}


def _cells(connection: duckdb.DuckDBPyConnection, measure: Measure, dimensions: list[str]) -> pl.DataFrame:
    """Counts by component, period, geography, dimension, category and outcome."""
    levels = {"state": "state", "county": "county"}
    if measure.is_of_units:
        levels["unit"] = "unit"
    person = "coalesce(child_id, worker_id, member_key)"
    selects = [
        f"""select component, period, '{level}' as geography_level, {place} as geography,
            '{dimension}' as dimension, {"'all'" if dimension == "all" else dimension} as category,
            outcome, count(distinct {person}) as members, {SUMS[measure.header.kind]}
        from members_by_group where {place} is not null group by all"""
        for level, place in levels.items()
        for dimension in ["all", *dimensions]
    ]
    return connection.sql(" union all ".join(selects)).pl()


def _every_period(cells: pl.DataFrame, measure: Measure, periods: list[Period], state: str) -> pl.DataFrame:
    """The cells, with a row for the whole state in every period and component, also where it is empty."""
    wanted = pl.DataFrame(
        [
            (component, period.name, "state", state, "all", "all")
            for component in measure.header.components
            for period in periods
        ],
        schema=dict.fromkeys(CELL, pl.String),
        orient="row",
    )
    absent = wanted.join(cells, on=CELL, how="anti")
    if measure.header.kind == "share" and len(absent):
        absent = absent.with_columns(outcome=pl.lit("all"))
    zeros = absent.with_columns(
        pl.lit(0.0).alias(name) for name in ("numerator", "denominator") if name in cells.columns
    )
    if "outcome" not in zeros.columns:
        zeros = zeros.with_columns(outcome=pl.lit("all"))
    return pl.concat([cells, zeros], how="diagonal_relaxed")


def _floats(cells: pl.DataFrame, column: str) -> intervals.Floats:
    """A column as floats, nan for null."""
    return cells[column].cast(pl.Float64).fill_null(float("nan")).to_numpy()


def _with_figures(
    cells: pl.DataFrame,
    per: float,
    interval: Callable[[intervals.Floats, intervals.Floats], tuple[intervals.Floats, intervals.Floats]]
    | None,
) -> pl.DataFrame:
    """Value and interval of cells whose figure is numerator over denominator."""
    numerator, denominator = _floats(cells, "numerator"), _floats(cells, "denominator")
    with np.errstate(divide="ignore", invalid="ignore"):
        value = np.where(denominator > 0, numerator / denominator, np.nan)
    low = high = np.full(len(cells), np.nan)
    if interval is not None:
        low, high = interval(numerator, denominator)
    return cells.with_columns(
        statistic=pl.lit("value"),
        value=pl.Series(value * per, nan_to_null=True),
        ci_lower=pl.Series(low * per, nan_to_null=True),
        ci_upper=pl.Series(high * per, nan_to_null=True),
    )


def _shares(cells: pl.DataFrame, per: float) -> pl.DataFrame:
    """Shares: each outcome over all members of its cell."""
    totals = cells.with_columns(denominator=pl.col("numerator").sum().over(CELL).cast(pl.Float64))
    return _with_figures(totals, per, intervals.wilson)


def _spread_rows(cells: pl.DataFrame, per: float, statistic: str, share: float) -> pl.DataFrame:
    """Percentiles of the members' own figures, with the number of members as denominator."""
    found = [
        intervals.percentile(np.array(values or [], dtype=float), share)
        for values in cells["spread"].to_list()
    ]
    figures = np.array(found, dtype=float).reshape(-1, 3) * per
    return cells.with_columns(
        statistic=pl.lit(statistic),
        numerator=pl.lit(None, dtype=pl.Float64),
        denominator=pl.col("spread").list.len().fill_null(0).cast(pl.Float64),
        value=pl.Series(figures[:, 0], nan_to_null=True),
        ci_lower=pl.Series(figures[:, 1], nan_to_null=True),
        ci_upper=pl.Series(figures[:, 2], nan_to_null=True),
    )


def _with_spread(cells: pl.DataFrame) -> pl.DataFrame:
    """Cells with the members' figures as a list column, also where no member had any."""
    return cells.with_columns(pl.col("spread").cast(pl.List(pl.Float64)))


def _means(cells: pl.DataFrame, per: float) -> pl.DataFrame:
    """Means of durations with their intervals."""
    found = [
        intervals.mean(float(np.sum(v)), float(np.sum(np.square(v))), len(v))
        for v in (np.array(values or [], dtype=float) for values in cells["spread"].to_list())
    ]
    limits = np.array(found, dtype=float).reshape(-1, 2) * per
    return _with_figures(cells, per, None).with_columns(
        statistic=pl.lit("mean"),
        ci_lower=pl.Series(limits[:, 0], nan_to_null=True),
        ci_upper=pl.Series(limits[:, 1], nan_to_null=True),
    )


def _counts(cells: pl.DataFrame) -> pl.DataFrame:
    """Counts: the numerator is the figure; a whole count has no interval."""
    return cells.with_columns(
        value=pl.col("numerator").cast(pl.Float64),
        ci_lower=pl.lit(None, dtype=pl.Float64),
        ci_upper=pl.lit(None, dtype=pl.Float64),
    )


def figures(cells: pl.DataFrame, kind: str, per: float, *, over_population: bool = False) -> pl.DataFrame:
    """Statistics, values and intervals of cells, by kind. A rate over the population gives its count too."""
    if over_population:
        rate = _with_figures(cells, per, intervals.poisson)
        count = _counts(cells).with_columns(statistic=pl.lit("count"))
        return pl.concat([rate, count], how="diagonal_relaxed")
    if kind == "proportion":
        return _with_figures(cells, per, intervals.wilson)
    if kind == "share":
        return _shares(cells, per)
    if kind == "rate":
        return _with_figures(cells, per, intervals.poisson)
    if kind == "count":
        return _counts(cells).with_columns(statistic=pl.lit("value"))
    cells = _with_spread(cells)
    first = _with_figures(cells, per, None) if kind == "ratio" else _means(cells, per)
    percentiles = [_spread_rows(cells, per, "median", 0.5), _spread_rows(cells, per, "p90", 0.9)]
    return pl.concat([first, *percentiles], how="diagonal_relaxed")


def measure_results(
    connection: duckdb.DuckDBPyConnection, measure: Measure, coverage: Coverage, state: str
) -> pl.DataFrame:
    """The measure's rows of `marts.measure_results` for one agency, from its members.

    Reads the members table of the measure, `cohorts.characteristics` and `cohorts.population`.
    """
    header, periods = measure.header, coverage.periods(measure)
    dimensions = _characterize(connection, measure)
    cells = _every_period(_cells(connection, measure, dimensions), measure, periods, state)
    if header.exposure == POPULATION:
        cells = with_population(connection, cells, periods)
    rows = figures(cells, header.kind, header.per, over_population=header.exposure == POPULATION)
    rows = _with_status(rows, measure, coverage, periods, state)
    schema = all_contracts()["marts.measure_results"].schema()
    keys = all_contracts()["marts.measure_results"].keys()
    return rows.select(
        (pl.col(name) if name in rows.columns else pl.lit(None)).cast(kind).alias(name)
        for name, kind in schema.items()
    ).sort(keys)


def _with_status(
    rows: pl.DataFrame, measure: Measure, coverage: Coverage, periods: list[Period], state: str
) -> pl.DataFrame:
    """The rows with their period's days, status and reason."""
    statuses = {period.name: coverage.status(measure, period) for period in periods}
    about = pl.DataFrame(
        [
            (p.name, p.period_type, p.start, p.end, s.status, s.reason, s.as_of)
            for p in periods
            for s in [statuses[p.name]]
        ],
        schema={
            "period": pl.String,
            "period_type": pl.String,
            "period_start": pl.Date,
            "period_end": pl.Date,
            "status": pl.String,
            "status_reason": pl.String,
            "as_of": pl.Date,
        },
        orient="row",
    )
    rows = rows.join(about, on="period", how="left").with_columns(
        measure_id=pl.lit(measure.measure_id),
        measure_version=pl.lit(measure.header.version),
        state=pl.lit(state),
    )
    absent = pl.col("status") == "not_available"
    if measure.header.exposure == POPULATION:
        no_population = pl.col("denominator").is_null() & (pl.col("statistic") == "value") & ~absent
        rows = rows.with_columns(
            status=pl.when(no_population).then(pl.lit("not_available")).otherwise(pl.col("status")),
            status_reason=pl.when(no_population)
            .then(pl.lit("needs child_population; the count stands beside it"))
            .otherwise(pl.col("status_reason")),
        )
    return rows.with_columns(
        pl.when(absent).then(None).otherwise(pl.col(name)).alias(name)
        for name in ("numerator", "denominator", "value", "ci_lower", "ci_upper")
    )


def measures_frame() -> pl.DataFrame:
    """The table `marts.measures`: every measure's definition."""
    rows = []
    for measure in all_measures().values():
        header = measure.header
        benchmark = header.benchmark
        rows.append(
            header.model_dump(exclude={"example", "benchmark"})
            | {
                "measure_id": measure.measure_id,
                "benchmark_value": benchmark.value if benchmark else None,
                "benchmark_label": benchmark.label if benchmark else None,
                "notes": " ".join(header.notes.split()),
                "sql": measure.query.sql,
            }
        )
    schema = all_contracts()["marts.measures"].schema()
    return pl.DataFrame(rows, infer_schema_length=None).select(
        pl.col(name).cast(kind) for name, kind in schema.items()
    )
