"""Ratios of groups: shown only where the counts of all groups they rest on are.

Here belongs which groups those are. A ratio of rates rests on its own group and the reference group, a
ratio of shares on the sum over all known groups too: that sum is told where everyone, the unknown and the
missing are.
"""

from __future__ import annotations

import numpy as np
import polars as pl

PLACE = ["state", "period_end", "geography_level", "geography", "dimension"]
NOT_KNOWN = ("unknown", "missing")
SUMMED = "race_ethnicity"


def ratios_told(
    rows: pl.DataFrame, counts: pl.DataFrame, gone: np.ndarray, steps: pl.DataFrame
) -> pl.DataFrame:
    """The rows (`row`) whose ratio would tell a hidden count, with `is_untold`."""
    if rows.is_empty():
        return pl.DataFrame(schema={"row": pl.UInt32, "is_untold": pl.Boolean})
    own = counts.with_columns(is_gone=pl.Series(gone)).filter(
        pl.col("component") == "all", pl.col("period_type") == "12_months", pl.col("part") != "without",
        pl.col("outcome").is_in(["", "all"]), pl.col("statistic").is_in(["", "value"]),
    ).select("measure_id", *PLACE, "category", "part", "is_gone")  # fmt: skip
    wholes = (
        own.filter(dimension="all").drop("dimension").join(pl.DataFrame({"dimension": [SUMMED]}), how="cross")
    )
    own = pl.concat([own, wholes.select(own.columns)])
    asked = rows.join(steps, left_on="component", right_on="name", how="left")
    groups = asked.select("measure_id", "component", *PLACE, "category").unique()
    needed = pl.concat([_of_shares(asked), _of_rates(asked, own, groups)])
    read = [
        needed.select("row", *PLACE, "category", measure_id="reached", part=pl.lit("events")),
        needed.filter(~pl.col("is_of_population").fill_null(value=False)).select(
            "row", *PLACE, "category", measure_id="base",
            part=pl.when(pl.col("reached") == pl.col("base"))
            .then(pl.lit("members")).otherwise(pl.lit("events")),
        ),
    ]  # fmt: skip
    told = pl.concat(read).join(own, on=["measure_id", *PLACE, "category", "part"])
    return told.group_by("row").agg(is_untold=pl.col("is_gone").any())


def _of_shares(asked: pl.DataFrame) -> pl.DataFrame:
    """What a ratio of shares rests on: everyone but the unknown, or each group where groups overlap."""
    shares = asked.filter(kind="share_ratio").select("row", *PLACE, "reached", "base", "is_of_population")
    wholes = pl.DataFrame({"category": ["all", *NOT_KNOWN]})
    every = asked.select("category").unique()
    return pl.concat(
        [
            shares.filter(dimension=SUMMED).join(wholes, how="cross"),
            shares.filter(pl.col("dimension") != SUMMED).join(every, how="cross"),
        ]
    )


def _of_rates(asked: pl.DataFrame, own: pl.DataFrame, groups: pl.DataFrame) -> pl.DataFrame:
    """What a ratio of rates rests on: groups without a ratio of their own, one of which it is against."""
    rates = asked.filter(kind="rate_ratio").select(
        "row", "measure_id", "component", *PLACE, "reached", "base", "is_of_population"
    )
    others = own.filter(part="events").select(*PLACE, "category", reached="measure_id")
    others = others.filter(~pl.col("category").is_in([*NOT_KNOWN, "all"]))
    beside = rates.join(others, on=[*PLACE, "reached"]).join(
        groups, on=["measure_id", "component", *PLACE, "category"], how="anti"
    )
    return beside.select("row", *PLACE, "reached", "base", "is_of_population", "category")
