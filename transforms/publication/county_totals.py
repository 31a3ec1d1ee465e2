"""Whether counties add up to their state: of which measures and periods some members have no county.

Here belong the rows of `published.county_totals`. Who reads counties must know whether what is left to the
state is nothing; how many are left is not told.
"""

from __future__ import annotations

import polars as pl

from transforms.publication.disclosure.counts import ROUNDING_SLACK

DATA = ["measure_id", "component", "state", "period_type", "period_start", "period_end"]
SUMS = ("numerator", "denominator")
SPREAD = ("median", "p90", "mean", "restricted_mean")


def county_totals(results: pl.DataFrame) -> pl.DataFrame:
    """One row per measure, part and period with counties; `results` are exact."""
    is_spread = pl.col("statistic").is_in(SPREAD)
    counted = results.filter(dimension="all").with_columns(numerator=pl.when(~is_spread).then("numerator"))
    counted = counted.filter(pl.any_horizontal(pl.col(SUMS).is_not_null()))
    key = [*DATA, "outcome", "statistic"]
    counties = counted.filter(geography_level="county").group_by(key).agg(pl.col(SUMS).sum())
    states = counted.filter(geography_level="state").select(*key, *SUMS)
    both = states.join(counties.select(DATA).unique(), on=DATA, how="semi").join(
        counties, on=key, how="left", suffix="_of_counties"
    )
    # An outcome in no county is left to the state; members are told by what is counted of them in all.
    left = [
        (pl.col(name) - pl.col(f"{name}_of_counties").fill_null(0)).abs() > ROUNDING_SLACK for name in SUMS
    ]
    is_left = left[0].fill_null(value=False) | ((pl.col("outcome") == "all") & left[1].fill_null(value=False))
    return both.group_by(DATA).agg(is_complete=~is_left.any()).sort(DATA)
