"""From the members of a denominator to exact results: counted once per kind, for every measure alike.

Here belongs counting members by geography and breakdown. The members themselves stand in `members.py`, who
they are in `breakdowns.py`, statistics and intervals in `figures.py`; whether a result can be relied on in
`coverage.py`, population in `population.py`. Nothing here is rounded or hidden.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

import duckdb
import polars as pl

from transforms.contracts.contract import all_contracts
from transforms.marts.breakdowns import Breakdown, characterize
from transforms.marts.coverage import Coverage
from transforms.marts.figures import figures
from transforms.marts.members import ROWS_TOGETHER, own_breakdowns
from transforms.marts.population import with_population
from transforms.marts.spells import is_of_spells, spell_rows, with_maturity
from transforms.measures.registry import POPULATION, Measure
from transforms.periods import Period

CELL = ["component", "period_type", "period", "geography_level", "geography", "dimension", "category"]
YEARS = ("12_months", "agency_year")

COUNTED = ", ".join(
    f"m.{name}"
    for name in (
        *("component", "period_type", "period", "state", "unit", "outcome", "numerator", "denominator"),
        *("exposure", "duration", "ended", "entered_after"),
    )
)
TWICE = """
    select 1 from members_by_group group by component, period_type, period, person having count(*) > 1 limit 1
"""
"""Whether anybody is a member twice in a period: else members are persons, and need not be told apart."""

SUMS: Mapping[str, str] = {
    "proportion": "count(*) as denominator, sum(numerator) as numerator",
    "rate": "sum(exposure) as denominator, sum(numerator) as numerator",
    "count": "count(*) as denominator, count(*) as numerator",
    "share": "count(*) as numerator",
    "ratio": "sum(denominator) as denominator, sum(numerator) as numerator, "
    "sum(numerator * numerator) as squares, sum(numerator * denominator) as products, "
    "sum(denominator * denominator) as squares_below, count(*) as contributors, "
    "list(numerator / denominator order by numerator / denominator) "
    "filter (where denominator > 0) as spread",
    "duration": "count(*) filter (where ended) as denominator, "
    "sum(duration) filter (where ended) as numerator, count(*) filter (where not ended) as members_open, "
    "list(duration order by duration) filter (where ended) as spread",
}


def _parts(measure: Measure, found: Mapping[str, Breakdown]) -> Iterator[tuple[str, str, str, str]]:
    """Where and by what the members are counted: level, place, dimension and the rows counted.

    Years are counted by every breakdown for the whole state, and within counties and units by those of few
    categories; months and quarters as a whole.
    """
    levels = {"state": "state", "county": "county"} | ({"unit": "unit"} if measure.is_of_units else {})
    years = ", ".join(f"'{name}'" for name in YEARS)
    for level, place in levels.items():
        whole = f"(select *, 'all' as category from members_by_group where {place} is not null)"
        yield level, place, "all", whole
        for name, how in found.items():
            if level != "state" and (not how.is_of_counties or measure.header.kind in ("share", "incidence")):
                continue
            category = f"unnest(string_split(\"{name}\", '|'))" if how.is_of_many else f'"{name}"'
            yield (
                level,
                place,
                name,
                f"(select *, {category} as category from members_by_group "
                f"where {place} is not null and period_type in ({years}))",
            )


def _cells(
    connection: duckdb.DuckDBPyConnection, measure: Measure, found: Mapping[str, Breakdown]
) -> pl.DataFrame:
    """Counts by component, period, geography, dimension, category and outcome."""
    kind = measure.header.kind
    many = measure.header.any_type
    is_once = not connection.execute(TWICE).fetchone()
    selects = []
    for level, place, dimension, rows in _parts(measure, found):
        is_of_many = many or (dimension in found and found[dimension].is_of_many)
        persons = "count(*)" if is_once and not is_of_many else "count(distinct person)"
        outcome = "unnest(string_split(outcome, '|'))" if many else "outcome"
        by_outcome = f"(select * replace ({outcome} as outcome) from {rows})" if many else rows
        selects.append(
            f"""select component, period_type, period, '{level}' as geography_level, {place} as geography,
            '{dimension}' as dimension, category, outcome,
            {persons} as members, {SUMS[kind]}
        from {by_outcome} group by all"""
        )
    cells = connection.execute(" union all ".join(selects)).pl()
    if kind != "share":
        return cells
    if not many:
        return cells.with_columns(denominator=pl.col("numerator").sum().over(CELL).cast(pl.Float64))
    wholes = [
        f"""select component, period_type, period, '{level}' as geography_level, {place} as geography,
            '{dimension}' as dimension, category, cast(count(*) as double) as denominator
        from {rows} group by all"""
        for level, place, dimension, rows in _parts(measure, found)
    ]
    return cells.join(connection.execute(" union all ".join(wholes)).pl(), on=CELL)


def _spells(
    connection: duckdb.DuckDBPyConnection, measure: Measure, found: Mapping[str, Breakdown]
) -> pl.DataFrame:
    """Statistics of spells by component, period, geography, dimension and category."""
    laid_out = " union all ".join(
        f"""select component, period_type, period, '{level}' as geography_level, {place} as geography,
            '{dimension}' as dimension, category, person,
            duration, ended, outcome, coalesce(entered_after, 0) as entered_after
        from {rows}"""
        for level, place, dimension, rows in _parts(measure, found)
    )
    return spell_rows(connection, measure, laid_out, CELL)


def _every_period(
    cells: pl.DataFrame, measure: Measure, periods: Sequence[Period], state: str
) -> pl.DataFrame:
    """The cells, with a row for the whole state in every period and component, also where it is empty."""
    wanted = pl.DataFrame(
        [
            (component, period.period_type, period.name, "state", state, "all", "all")
            for component in measure.header.components
            for period in periods
        ],
        schema=dict.fromkeys(CELL, pl.String),
        orient="row",
    )
    absent = wanted.join(cells, on=CELL, how="anti").with_columns(outcome=pl.lit("all"))
    zeros = absent.with_columns(
        pl.lit(0.0).alias(name) for name in ("numerator", "denominator") if name in cells.columns
    )
    return pl.concat([cells, zeros], how="diagonal_relaxed")


def measure_results(
    connection: duckdb.DuckDBPyConnection, measure: Measure, coverage: Coverage, state: str
) -> pl.DataFrame:
    """The measure's rows of `marts.measure_results` for one agency, from its members.

    Reads the members table of the measure, `cohorts.characteristics`, what else tells who members are, and
    `cohorts.population`.
    """
    counted = []
    for names in _together(connection, measure):
        found = characterize(connection, measure, _columns(measure), names)
        counted.append(_counter(measure)(connection, measure, found))
    cells = pl.concat(counted, how="vertical_relaxed")
    return _results_of_cells(connection, cells, measure, coverage, state)


def results_of_groups(
    connection: duckdb.DuckDBPyConnection,
    measure: Measure,
    coverage: Coverage,
    state: str,
    found: Mapping[str, Breakdown],
) -> pl.DataFrame:
    """As `measure_results`, of the rows of `members_by_group`: with `person` and the breakdowns `found`.

    Members may be of periods that the files no longer cover, as an earlier edition knew them: they count
    towards none.
    """
    covered = [period.name for period in (*coverage.periods(measure), *coverage.series(measure))]
    cells = _counter(measure)(connection, measure, found).filter(pl.col("period").is_in(covered))
    return _results_of_cells(connection, cells, measure, coverage, state)


def _counter(measure: Measure) -> Callable[..., pl.DataFrame]:
    """What counts the members of a measure."""
    return _spells if is_of_spells(measure) else _cells


def _results_of_cells(
    connection: duckdb.DuckDBPyConnection,
    cells: pl.DataFrame,
    measure: Measure,
    coverage: Coverage,
    state: str,
) -> pl.DataFrame:
    """The results that counted cells give."""
    header = measure.header
    periods = [*coverage.periods(measure), *coverage.series(measure)]
    cells = _every_period(cells, measure, periods, state)
    if is_of_spells(measure):
        rows = cells.with_columns(pl.col("statistic").fill_null("median"))
    else:
        if header.exposure == POPULATION:
            cells = with_population(connection, cells, periods)
        rows = figures(cells, header.kind, header.per, over_population=header.exposure == POPULATION)
    rows = with_maturity(_with_status(rows, measure, coverage, periods, state), measure)
    contract = all_contracts()["marts.measure_results"]
    return rows.select(
        (pl.col(name) if name in rows.columns else pl.lit(None)).cast(kind).alias(name)
        for name, kind in contract.schema().items()
    ).sort(contract.keys())


def _together(connection: duckdb.DuckDBPyConnection, measure: Measure) -> Iterator[list[str]]:
    """The periods that have members, as many at once as hold few enough; none, once, where none has.

    Of an incidence all are counted at once: each cell tells of every way of ending found in any period.
    """
    if measure.header.kind == "incidence":
        yield []
        return
    counts = connection.execute(
        f"select period, count(*) from {measure.query.name} group by all order by all"
    ).fetchall()
    names: list[str] = []
    rows = 0
    for name, members in counts:
        if names and rows + members > ROWS_TOGETHER:
            yield names
            names, rows = [], 0
        names.append(name)
        rows += members
    yield names


def _columns(measure: Measure) -> str:
    """What is counted of members: their place and verdict, and who they are."""
    own = "".join(f', m."{name}"' for name in own_breakdowns(measure))
    return f"{COUNTED}, coalesce(m.child_id, m.worker_id, m.member_key) as person{own}"


def _with_status(
    rows: pl.DataFrame, measure: Measure, coverage: Coverage, periods: Sequence[Period], state: str
) -> pl.DataFrame:
    """The rows with their period's days, status and reason."""
    about = pl.DataFrame(
        [
            (component, p.period_type, p.name, p.start, p.end, s.status, s.reason, s.as_of)
            for component in measure.header.components
            for p in periods
            for s in [coverage.status(measure, p, component)]
        ],
        schema={
            "component": pl.String,
            "period_type": pl.String,
            "period": pl.String,
            "period_start": pl.Date,
            "period_end": pl.Date,
            "status": pl.String,
            "status_reason": pl.String,
            "as_of": pl.Date,
        },
        orient="row",
    )
    rows = rows.join(about, on=["component", "period_type", "period"], how="left").with_columns(
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
