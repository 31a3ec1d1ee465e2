"""Monthly figures of counties and the state for an outcome: from the results, or counted for it from members.

Here belongs finding or making them, as numerators and denominators by place and month. Measures with a
series have them in `marts.measure_results`; of others, and of one group alone, the framework's members are
counted by month when an evaluation asks. Only months whose figures are final are used.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import duckdb
import numpy as np
import polars as pl

from transforms.engine import put_table
from transforms.evaluation.asked import is_in_results
from transforms.evaluation.estimates import Floats
from transforms.evaluation.interrupted import Monthly
from transforms.marts.breakdowns import characterize
from transforms.marts.coverage import Coverage
from transforms.marts.members import measure_members
from transforms.marts.population import with_population
from transforms.marts.results import COUNTED, SUMS
from transforms.measures.registry import POPULATION, Measure
from transforms.periods import Period
from transforms.programmes import ForWhom, Outcome

FROM_RESULTS = """
    select geography_level, geography, period_start as month, numerator, denominator
    from marts.measure_results
    where
        measure_id = $measure and component = $component and outcome = $answer and state = $state
        and statistic = $statistic and period_type = 'month' and dimension = 'all' and status = 'final'
        and geography_level in ('state', 'county')
"""
SCHEMA = {
    "geography_level": pl.String,
    "geography": pl.String,
    "month": pl.Date,
    "numerator": pl.Float64,
    "denominator": pl.Float64,
}
MOST_ELSEWHERE = 0.01
"""Share of a month's members counted on other days, above which the measure's query does not go by month."""

OF_MONTHS = "measures.members_by_month"
"""Where the members of the months asked for are kept while they are counted."""


class NotByMonthError(ValueError):
    """A measure that knows no months, as its members show: they are counted on days of the whole year."""


@dataclass(frozen=True)
class PlaceMonths:
    """Numerators and denominators by county and month, and of the state, in order of county and month.

    `denominators` are nan of counts. A county-month that holds nobody is nan, of a count 0.
    """

    counties: tuple[str, ...]
    months: tuple[date, ...]
    numerators: Floats
    denominators: Floats
    of_state: tuple[Floats, Floats]
    per: float
    is_count: bool

    def figures(self, numerators: Floats, denominators: Floats) -> Floats:
        """Figures on the measure's own scale; counts are themselves."""
        if self.is_count:
            return numerators
        known = np.nan_to_num(denominators) > 0
        return self.per * np.divide(
            numerators, denominators, out=np.full_like(numerators, np.nan), where=known
        )

    def together(self, counties: Sequence[str]) -> Monthly:
        """Some counties as one series; the whole state for none."""
        numerators, denominators = self.of_state
        if counties:
            places = [self.counties.index(county) for county in counties if county in self.counties]
            numerators = _summed(self.numerators[places])
            denominators = _summed(self.denominators[places])
        return Monthly(self.months, self.figures(numerators, denominators), denominators)


def _summed(rows: Floats) -> Floats:
    """Sums over places, nan where none is known."""
    return np.where(np.isfinite(rows).any(axis=0), np.nansum(rows, axis=0), np.nan)


def place_months(  # noqa: PLR0913, PLR0917 - what a series is of
    connection: duckdb.DuckDBPyConnection,
    measure: Measure,
    outcome: Outcome,
    for_whom: ForWhom | None,
    coverage: Coverage,
    state: str,
) -> PlaceMonths:
    """The monthly figures of one outcome in one state, of all its counties.

    Raises:
        NotByMonthError: the measure's query gives other months' members too.
        MembersError, EngineError: the query fails when it is asked by month.
    """
    if is_in_results(measure, for_whom):
        rows = _from_results(connection, measure, outcome, state)
    else:
        rows = _counted(connection, measure, outcome, for_whom, coverage, state)
    return _laid_out(rows, measure)


def _from_results(
    connection: duckdb.DuckDBPyConnection, measure: Measure, outcome: Outcome, state: str
) -> pl.DataFrame:
    asked = {
        "measure": measure.measure_id,
        "component": outcome.component,
        "answer": outcome.answer,
        "state": state,
        "statistic": "mean" if measure.header.kind == "duration" else "value",
    }
    return connection.sql(FROM_RESULTS, params=asked).pl()


def _counted(  # noqa: PLR0913, PLR0917 - as above
    connection: duckdb.DuckDBPyConnection,
    measure: Measure,
    outcome: Outcome,
    for_whom: ForWhom | None,
    coverage: Coverage,
    state: str,
) -> pl.DataFrame:
    """Members of each final month, counted as the framework counts those of a year, or that it has none."""
    monthly = replace(
        measure,
        header=measure.header.model_copy(update={"series": "month"}),
        query=replace(measure.query, name=OF_MONTHS),
    )
    periods = [
        period
        for period in coverage.series(monthly)
        if period.period_type == "month"
        and coverage.status(monthly, period, outcome.component).status == "final"
    ]
    members = measure_members(connection, monthly, periods)
    _refuse_years(members, measure)
    put_table(connection, OF_MONTHS, members)
    try:
        found = characterize(connection, monthly, f"{COUNTED}, m.member_key as person")
        if for_whom is not None and for_whom.breakdown not in found:  # nobody is known, so no group is
            return pl.DataFrame(schema=SCHEMA)
        is_of_many = for_whom is not None and found[for_whom.breakdown].is_of_many
        cells = _cells(connection, measure, outcome, for_whom, is_of_many=is_of_many)
    finally:
        connection.execute(f"drop table {OF_MONTHS}")
    if measure.header.exposure == POPULATION:
        cells = _over_population(connection, cells, periods)
    starts = pl.DataFrame(
        [("state", state, p.name, p.start) for p in periods],
        schema={"geography_level": pl.String, "geography": pl.String, "period": pl.String, "month": pl.Date},
        orient="row",
    )
    held = cells.join(starts.select("period", "month"), on="period")
    quiet = starts.join(held, on=["geography_level", "geography", "period"], how="anti")
    nobody = quiet.with_columns(numerator=0.0, denominator=0.0)
    return pl.concat(
        [frame.select(pl.col(name).cast(kind) for name, kind in SCHEMA.items()) for frame in (held, nobody)]
    )


def _refuse_years(members: pl.DataFrame, measure: Measure) -> None:
    """Refuse members that are counted on days outside their month."""
    elsewhere = (pl.col("counted_on").dt.strftime("%Y-%m") != pl.col("period")).fill_null(value=False)
    share = members.select(elsewhere.mean()).item()
    if share is not None and share > MOST_ELSEWHERE:
        raise NotByMonthError(
            f"{measure.measure_id} counts whole years: its members of a month are those of other months too"
        )


def _cells(
    connection: duckdb.DuckDBPyConnection,
    measure: Measure,
    outcome: Outcome,
    for_whom: ForWhom | None,
    *,
    is_of_many: bool,
) -> pl.DataFrame:
    """Numerators and denominators by place and month."""
    kept, asked = "component = $component", {"component": outcome.component}
    if for_whom is not None:
        column = f'"{for_whom.breakdown}"'
        kept += f" and list_contains(string_split({column}, '|'), $category)" if is_of_many else ""
        kept += "" if is_of_many else f" and {column} = $category"
        asked["category"] = for_whom.category
    sums = SUMS[measure.header.kind]
    if measure.header.kind == "share":
        sums = (
            "count(*) filter (where list_contains(string_split(outcome, '|'), $answer)) as numerator, "
            "count(*) as denominator"
        )
        asked["answer"] = outcome.answer
    selects = [
        f"""select '{level}' as geography_level, {place} as geography, period_type, period, {sums}
        from members_by_group where {kept} and {place} is not null group by all"""
        for level, place in (("state", "state"), ("county", "county"))
    ]
    rows = connection.sql(" union all ".join(selects), params=asked).pl()
    names = ("geography_level", "geography", "period_type", "period", "numerator", "denominator")
    return rows.select(pl.col(name) if name in rows.columns else pl.lit(None).alias(name) for name in names)


def _over_population(
    connection: duckdb.DuckDBPyConnection, cells: pl.DataFrame, periods: Sequence[Period]
) -> pl.DataFrame:
    """The cells with the children under them, and those of quiet months."""
    whole = cells.with_columns(component=pl.lit("all"), dimension=pl.lit("all"), category=pl.lit("all"))
    return with_population(connection, whole, periods)


def _laid_out(rows: pl.DataFrame, measure: Measure) -> PlaceMonths:
    """The rows as arrays of counties by months."""
    is_count = measure.header.kind == "count"
    months = tuple(_every_month(rows["month"].unique().sort().to_list()))
    of_counties = rows.filter(geography_level="county")
    counties = tuple(of_counties["geography"].unique().sort().to_list())
    numerators = np.full((len(counties), len(months)), np.nan)
    denominators = numerators.copy()
    state = (np.full(len(months), np.nan), np.full(len(months), np.nan))
    months_at, counties_at = ({name: n for n, name in enumerate(names)} for names in (months, counties))
    for level, place, month, *counted in rows.select(*SCHEMA).iter_rows():
        above, below = (np.nan if one is None else float(one) for one in counted)
        at = months_at[month] if level == "state" else (counties_at[place], months_at[month])
        into = state if level == "state" else (numerators, denominators)
        into[0][at], into[1][at] = above, np.nan if is_count else below
    if is_count:
        held = np.isfinite(numerators).any(axis=0) | (state[0] == 0)
        numerators[:, held] = np.nan_to_num(numerators[:, held])
    return PlaceMonths(counties, months, numerators, denominators, state, measure.header.per, is_count)


def _every_month(months: Sequence[date]) -> list[date]:
    """All months from the first to the last."""
    if not months:
        return []
    first, last = months[0], months[-1]
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    return [
        date(first.year + (first.month - 1 + n) // 12, (first.month - 1 + n) % 12 + 1, 1)
        for n in range(count)
    ]
