"""The child population under a rate: which cells of the population table belong to which result.

A population table may hold children by county or for the state, by sex, by race and ethnicity, or by
several of them at once. The least broken-down rows that answer a question are the ones summed.
"""

from __future__ import annotations

from collections.abc import Sequence

import duckdb
import polars as pl

from transforms.periods import Period, july_year

BY_SEX, BY_RACE = "sex", "race_ethnicity"
LAYERS: dict[str, list[tuple[bool, bool]]] = {
    # whether rows are by sex and by race, in the order they are preferred
    "all": [(False, False), (True, False), (False, True), (True, True)],
    "age_group": [(False, False), (True, False), (False, True), (True, True)],
    BY_SEX: [(True, False), (True, True)],
    BY_RACE: [(False, True), (True, True)],
}


def _places(population: pl.DataFrame) -> pl.DataFrame:
    """Cells by geography: counties, and the state from its own rows or else from its counties."""
    counties = population.filter(pl.col("county").is_not_null())
    own = population.filter(pl.col("county").is_null())
    summed = counties.join(own.select("state", "year").unique(), on=["state", "year"], how="anti")
    return pl.concat(
        [
            counties.with_columns(geography_level=pl.lit("county"), geography=pl.col("county")),
            pl.concat([own, summed]).with_columns(geography_level=pl.lit("state"), geography=pl.col("state")),
        ]
    ).with_columns(by_sex=pl.col(BY_SEX).is_not_null(), by_race=pl.col(BY_RACE).is_not_null())


def _dimension(cells: pl.DataFrame, dimension: str) -> pl.DataFrame:
    """Children by place, year and category of one dimension, from the preferred layer of each place."""
    order = pl.DataFrame(
        [(by_sex, by_race, rank) for rank, (by_sex, by_race) in enumerate(LAYERS[dimension])],
        schema={"by_sex": pl.Boolean, "by_race": pl.Boolean, "rank": pl.Int64},
        orient="row",
    )
    place = ["geography_level", "geography", "year"]
    chosen = cells.join(order, on=["by_sex", "by_race"]).filter(
        pl.col("rank") == pl.col("rank").min().over(place)
    )
    category = pl.lit("all") if dimension == "all" else pl.col(dimension)
    return (
        chosen.group_by(*place, category.alias("category"))
        .agg(children=pl.col("children").sum())
        .with_columns(dimension=pl.lit(dimension))
    )


def _part_of_a_year(period: Period) -> float:
    """The part of a year a month or a quarter is; 1 for a year."""
    if period.period_type not in ("month", "quarter"):
        return 1.0
    return ((period.end - period.start).days + 1) / 365.25


def with_population(
    connection: duckdb.DuckDBPyConnection, cells: pl.DataFrame, periods: Sequence[Period]
) -> pl.DataFrame:
    """Cells with `denominator` from the population of the 1 July in their period.

    Of a month or a quarter it is that of the 1 July in its year, times its part of a year, so that rates are
    a year's. Null where the population is not known. Cells of the population without an event are added with
    a numerator of 0 at the whole of each county.
    """
    population = connection.sql("select * from cohorts.population").pl()
    years = pl.DataFrame(
        [(p.period_type, p.name, july_year(p), _part_of_a_year(p)) for p in periods],
        schema={"period_type": pl.String, "period": pl.String, "year": pl.Int64, "part": pl.Float64},
        orient="row",
    )
    places = _places(population)
    known = pl.concat([_dimension(places, name) for name in LAYERS]).join(years, on="year")
    known = known.with_columns(children=pl.col("children") * pl.col("part")).drop("year", "part")
    on = ["period_type", "period", "geography_level", "geography", "dimension", "category"]
    quiet = (
        known.filter(pl.col("dimension") == "all")
        .join(cells.select("component").unique(), how="cross")
        .join(cells, on=["component", *on], how="anti")
        .with_columns(outcome=pl.lit("all"), numerator=pl.lit(0.0))
        .drop("children")
    )
    everything = pl.concat([cells.drop("denominator"), quiet], how="diagonal_relaxed")
    return everything.join(known, on=on, how="left").rename({"children": "denominator"})
