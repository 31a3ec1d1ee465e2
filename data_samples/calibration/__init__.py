"""How far synthetic data stray from published national figures: targets, tolerances, deviations.

Only synthetic data are compared here; figures about an agency come from `transforms`. Targets with
their sources stand in `published.csv`.
"""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from data_samples.calibration.distributions import in_care_figures, report_figures
from data_samples.calibration.history import look_back
from data_samples.calibration.indicators import care_indicators, recurrence
from data_samples.calibration.targets import published

__all__ = ["deviations", "published"]


def deviations(tables: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """Each published figure beside the same figure in the data.

    Args:
        tables: staging table name (`ncands_child`, `afcars_oohc_children`, ...) to its rows of one
            state, over all submissions; `referrals` and `child_population` too.

    Returns:
        measure, category, published, found, unit, deviation, allowed (both in the unit), within, source.
        A figure is within where it strays no more than its points, or its percentage of the target.
    """
    found = pl.concat(
        [*report_figures(tables), recurrence(tables), *in_care_figures(look_back(tables), tables)]
    )
    found = pl.concat([found, care_indicators(look_back(tables), tables)])
    targets = _as_shares(published(), tables)
    return (
        targets.join(found, on=["measure", "category"], how="left", maintain_order="left")
        .with_columns(pl.col("found").fill_null(0.0))
        .select(
            "measure",
            "category",
            pl.col("value").alias("published"),
            pl.col("found").round(3),
            "unit",
            (pl.col("found") - pl.col("value")).round(3).alias("deviation"),
            pl.max_horizontal("points", pl.col("percent") / 100 * pl.col("value")).alias("allowed"),
            "source",
        )
        .with_columns((pl.col("deviation").abs() <= pl.col("allowed") + 1e-9).alias("within"))
    )


def _as_shares(targets: pl.DataFrame, tables: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """Targets with the rates of victims by race and sex turned into shares of this population's victims."""
    population = tables["child_population"]
    for measure, column in (("victims_by_race", "race_ethnicity"), ("victims_by_sex", "sex")):
        cells = population.group_by(pl.col(column).alias("category")).agg(pl.col("children").sum())
        shares = (
            targets.filter(pl.col("measure") == measure)
            .join(cells, on="category")
            .select("measure", "category", (pl.col("value") * pl.col("children")).alias("share"))
            .with_columns(pl.col("share") * 100 / pl.col("share").sum())
        )
        targets = (
            targets.join(shares, on=["measure", "category"], how="left", maintain_order="left")
            .with_columns(
                pl.coalesce("share", "value").round(3).alias("value"),
                pl.when(pl.col("share").is_null())
                .then(pl.col("unit"))
                .otherwise(pl.lit("percent"))
                .alias("unit"),
            )
            .drop("share")
        )
    return targets
