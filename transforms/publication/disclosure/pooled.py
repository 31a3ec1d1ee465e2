"""Three fiscal years together: figures of groups within counties, for which one year is too few.

Here belongs adding up exact numerators and denominators of proportions and rates, with the framework's own
values and intervals. Medians and percentiles cannot be added up, counts of a day are not: they are not
pooled. Nor are groups within counties where nearly all of them are too small even so: what would be left to
show is little, and would cost other figures.
"""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from transforms.marts.figures import figures
from transforms.publication.disclosure.counts import ROUNDING_SLACK, WITH_COMPLEMENT
from transforms.publication.disclosure.plan import FISCAL_YEAR_ENDS, POOLED, POOLED_YEARS, block_end

KINDS = ("proportion", "rate")
LARGE_ENOUGH = 0.25
"""Which part of a measure's groups within counties must rest on no small count for any to be released."""
CELL = [
    "measure_id", "measure_version", "component", "state", "geography_level", "geography", "dimension",
    "category", "outcome", "statistic",
]  # fmt: skip
COUNTED = "count"
"""Statistic of a rate over the population that is its events alone: groups of unknown size have it too."""
_OF_YEARS = (pl.col("period_start").min(), pl.col("period_end").max(), pl.col("as_of").max())


def pooled_results(results: pl.DataFrame, definitions: pl.DataFrame) -> pl.DataFrame:
    """Rows of three years together, of the state and counties, with the columns of `results`.

    `results` are exact, `definitions` has `measure_id`, `kind`, `per`. Only breakdowns that are counted
    within counties are pooled, and only blocks of which every year has a figure for the whole state. A
    group without anybody in a year counts as nobody in it; one whose population is not known in a year has
    its count of events, and no rate.
    """
    years = _years(results, definitions)
    is_told = pl.col("status").is_in(["final", "provisional"]) & pl.col("numerator").is_not_null()
    told = years.filter(is_told, pl.col("denominator").is_not_null() | (pl.col("statistic") == COUNTED))
    untold = years.filter(pl.col("status") == "not_available").select(*CELL, "block").unique()
    sums = (
        told.join(untold, on=[*CELL, "block"], how="anti")
        .group_by(*CELL, "block", "kind", "per")
        .agg(
            pl.col("numerator", "members").sum(),
            pl.when(pl.col("denominator").is_not_null().all()).then(pl.col("denominator").sum()),
            *_OF_YEARS,
            is_final=(pl.col("status") == "final").all(),
        )
        .with_columns(
            status=pl.when("is_final").then(pl.lit("final")).otherwise(pl.lit("provisional")),
            status_reason=pl.when(~pl.col("is_final")).then(pl.lit("a year of the three is not final")),
        )
    )
    parts = [
        _figures(part.sort(CELL), str(kind), float(str(per)), str(statistic))
        for (kind, per, statistic), part in sums.sort("kind", "per", "statistic").group_by(
            ["kind", "per", "statistic"], maintain_order=True
        )
    ]
    without = (
        years.join(untold, on=[*CELL, "block"], how="semi")
        .group_by(*CELL, "block")
        .agg(
            *_OF_YEARS,
            status=pl.lit("not_available"),
            status_reason=pl.col("status_reason").drop_nulls().first(),
        )
    )
    if not parts:
        return results.clear()
    every = pl.concat([*parts, without], how="diagonal_relaxed").with_columns(
        pl.lit(POOLED).alias("period_type"),
        period=pl.format("FFY{}-{}", pl.col("block") - POOLED_YEARS + 1, "block"),
        period_start=pl.date(pl.col("block") - POOLED_YEARS, 10, 1),
        period_end=pl.date(pl.col("block"), FISCAL_YEAR_ENDS, 30),
    )
    schema: Mapping[str, pl.DataType] = results.schema
    return every.select(
        (pl.col(name) if name in every.columns else pl.lit(None)).cast(kind).alias(name)
        for name, kind in schema.items()
    )


def without_small_tables(pooled: pl.DataFrame, definitions: pl.DataFrame, threshold: int) -> pl.DataFrame:
    """Pooled rows without groups within counties of the measures and blocks of which nearly all are small."""
    table = ["measure_id", "component", "state", "period"]
    is_of_group = (pl.col("geography_level") == "county") & (pl.col("dimension") != "all")
    groups = pooled.filter(is_of_group).join(definitions.select("measure_id", "kind"), on="measure_id")
    without = pl.when(pl.col("kind").is_in(WITH_COMPLEMENT)).then(pl.col("denominator") - pl.col("numerator"))
    members = pl.when(pl.col("kind").is_in(WITH_COMPLEMENT)).then("denominator")
    is_small = pl.any_horizontal(
        (count > ROUNDING_SLACK) & (count < threshold + 1 - ROUNDING_SLACK)
        for count in (pl.col("numerator"), pl.col("members"), members, without)
    )
    has_figure = pl.col("value").is_not_null()
    large = groups.group_by(table).agg(part=(has_figure & ~is_small.fill_null(value=False)).mean())
    kept = large.filter(pl.col("part") >= LARGE_ENOUGH).select(*table, is_large=pl.lit(value=True))
    marked = pooled.join(kept, on=table, how="left", maintain_order="left")
    return marked.filter(~is_of_group | pl.col("is_large").fill_null(value=False)).drop("is_large")


def _years(results: pl.DataFrame, definitions: pl.DataFrame) -> pl.DataFrame:
    """The fiscal years to be pooled, with their `block`, `kind` and `per`."""
    years = results.filter(
        pl.col("period_type") == "12_months",
        pl.col("period_end").dt.month() == FISCAL_YEAR_ENDS,
        pl.col("geography_level").is_in(["state", "county"]),
        pl.col("statistic").is_in(["value", COUNTED]),
    ).join(definitions.select("measure_id", "kind", "per"), on="measure_id")
    years = years.filter(pl.col("kind").is_in(KINDS)).with_columns(block=block_end("period_end"))
    wholes = years.filter(
        pl.col("status").is_in(["final", "provisional"]),
        pl.col("numerator").is_not_null() & pl.col("denominator").is_not_null(),
        geography_level="state", dimension="all", statistic="value",
    )  # fmt: skip
    block = ["measure_id", "measure_version", "component", "state", "block"]
    complete = wholes.group_by(block).len().filter(pl.col("len") == POOLED_YEARS).select(block)
    of_counties = years.filter(geography_level="county").select("measure_id", "dimension").unique()
    return years.join(complete, on=block).join(of_counties, on=["measure_id", "dimension"])


def _figures(cells: pl.DataFrame, kind: str, per: float, statistic: str) -> pl.DataFrame:
    """Values and intervals of pooled cells of one statistic."""
    if statistic == COUNTED:
        return cells.with_columns(value="numerator")
    return figures(cells.drop("statistic"), kind, per)
