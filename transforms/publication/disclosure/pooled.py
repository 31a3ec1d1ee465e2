"""Three fiscal years together: figures of groups within counties, for which one year is too few.

Here belongs adding up exact numerators and denominators of proportions and rates, with the framework's own
values and intervals. Medians and percentiles cannot be added up, counts of a day are not: they are not
pooled.
"""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from transforms.marts.figures import figures
from transforms.publication.disclosure.plan import FISCAL_YEAR_ENDS, POOLED, POOLED_YEARS, block_end

KINDS = ("proportion", "rate")
CELL = [
    "measure_id", "measure_version", "component", "state", "geography_level", "geography", "dimension",
    "category", "outcome",
]  # fmt: skip
FIGURES = ("numerator", "denominator", "value", "ci_lower", "ci_upper")


def pooled_results(results: pl.DataFrame, definitions: pl.DataFrame) -> pl.DataFrame:
    """Rows of three years together, of the state and counties, with the columns of `results`.

    `results` are exact, `definitions` has `measure_id`, `kind`, `per`. Only breakdowns that are counted
    within counties are pooled, and only blocks of which every year has a figure for the whole state. A
    group without anybody in a year counts as nobody in it.
    """
    years = results.filter(
        pl.col("period_type") == "12_months",
        pl.col("period_end").dt.month() == FISCAL_YEAR_ENDS,
        pl.col("geography_level").is_in(["state", "county"]),
        pl.col("statistic") == "value",
        pl.col("numerator").is_not_null() & pl.col("denominator").is_not_null(),
        pl.col("status").is_in(["final", "provisional"]),
    ).join(definitions.select("measure_id", "kind", "per"), on="measure_id")
    years = years.filter(pl.col("kind").is_in(KINDS)).with_columns(block=block_end("period_end"))
    wholes = years.filter(geography_level="state", dimension="all")
    block = ["measure_id", "measure_version", "component", "state", "block"]
    complete = wholes.group_by(block).len().filter(pl.col("len") == POOLED_YEARS).select(block)
    of_counties = years.filter(geography_level="county").select("measure_id", "dimension").unique()
    years = years.join(complete, on=block).join(of_counties, on=["measure_id", "dimension"])
    sums = years.group_by(*CELL, "block", "kind", "per").agg(
        pl.col("numerator", "denominator", "members").sum(),
        pl.col("period_start").min(),
        pl.col("period_end").max(),
        pl.col("as_of").max(),
        is_final=(pl.col("status") == "final").all(),
    )
    parts = [
        figures(part.sort(CELL), str(kind), float(str(per)))
        for (kind, per), part in sums.sort("kind", "per").group_by(["kind", "per"], maintain_order=True)
    ]
    if not parts:
        return results.clear()
    told = pl.concat(parts, how="diagonal_relaxed").with_columns(
        pl.lit(POOLED).alias("period_type"),
        period=pl.format("FFY{}-{}", pl.col("block") - POOLED_YEARS + 1, "block"),
        period_start=pl.date(pl.col("block") - POOLED_YEARS, 10, 1),
        period_end=pl.date(pl.col("block"), FISCAL_YEAR_ENDS, 30),
        status=pl.when("is_final").then(pl.lit("final")).otherwise(pl.lit("provisional")),
        status_reason=pl.when(~pl.col("is_final")).then(pl.lit("a year of the three is not final")),
    )
    schema: Mapping[str, pl.DataType] = results.schema
    return told.select(
        (pl.col(name) if name in told.columns else pl.lit(None)).cast(kind).alias(name)
        for name, kind in schema.items()
    )
