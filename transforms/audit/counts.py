"""Counts of persons and events in the released results: which are shown, which are hidden.

Here belongs the way from rows of results to counts: one row of results holds a denominator and a numerator,
and one count stands in many rows (the denominator of a share in every outcome's, a rate's events beside the
count itself). How counts hang together stands in `sums.py`, `over_time.py` and `same_counts.py`.

A count is named by its series (what is counted) and its cell (where, when, of which group). Sums of days
and of dollars, and what a rate is over, are no counts of persons.
"""

from __future__ import annotations

import polars as pl

SERIES = ["measure_id", "component", "role", "outcome", "statistic", "measure_version"]
PLACE = ["state", "geography_level", "geography"]
PERIOD = ["period_type", "period_start", "period_end"]
GROUP = ["dimension", "category"]
CELL = [*PLACE, *PERIOD, *GROUP]
COUNT = [*SERIES, *CELL]

NO_COUNT_UNITS = ("dollars", "days on the run")
HIDDEN = ("suppressed",)
WITHHELD = ("dq_withheld",)

DENOMINATOR, NUMERATOR = "denominator", "numerator"


def counts(results: pl.DataFrame, measures: pl.DataFrame) -> pl.DataFrame:
    """One row per count, with `shown` (null where hidden), `is_hidden` and `is_withheld`.

    `results` and `measures` are the released tables; the columns are those of `COUNT`, and `kind`.
    """
    about = measures.select("measure_id", "kind", "unit").unique("measure_id")
    rows = results.join(about, on="measure_id", how="left").with_columns(pl.col("kind").fill_null("count"))
    both = pl.concat([_denominators(rows), _numerators(rows)])
    return (
        both.group_by([*COUNT, "kind"], maintain_order=True)
        .agg(
            shown=pl.col("shown").drop_nulls().first(),
            is_hidden=pl.col("status").is_in(HIDDEN).any(),
            is_withheld=pl.col("status").is_in(WITHHELD).any(),
        )
        .with_columns(
            is_hidden=pl.col("is_hidden") & pl.col("shown").is_null(),
            is_withheld=pl.col("is_withheld") & pl.col("shown").is_null(),
        )
    )


def _denominators(rows: pl.DataFrame) -> pl.DataFrame:
    """The denominators that count members; one for all outcomes."""
    is_population = pl.col("component").str.contains("population")
    of_kinds = pl.col("kind").is_in(["proportion", "share", "duration", "incidence", "ratio"])
    of_groups = pl.col("kind").is_in(["rate_ratio", "share_ratio"]) & ~is_population
    return rows.filter(of_kinds | of_groups).select(
        "measure_id", "component", pl.lit(DENOMINATOR).alias("role"), pl.lit("all").alias("outcome"),
        "statistic", "measure_version", *CELL, "kind", "status", shown="denominator",
    )  # fmt: skip


def _numerators(rows: pl.DataFrame) -> pl.DataFrame:
    """The numerators that count members or events; a rate's stand in its count's row too."""
    is_spread = pl.col("statistic").is_in(["median", "p90", "mean", "restricted_mean"])
    no_count = (pl.col("kind") == "duration") | is_spread | pl.col("unit").is_in(NO_COUNT_UNITS)
    statistic = pl.when(pl.col("kind") == "rate").then(pl.lit("value")).otherwise("statistic")
    value_counts = pl.col("kind") == "count"
    return rows.filter(~no_count).select(
        "measure_id", "component", pl.lit(NUMERATOR).alias("role"), "outcome",
        statistic.alias("statistic"), "measure_version", *CELL, "kind", "status",
        shown=pl.when(value_counts).then(pl.coalesce("numerator", "value")).otherwise("numerator"),
    )  # fmt: skip
