"""Hiding of small counts in what faults could do to a figure.

Here belongs which rows of `published.data_quality_effects` lose their numbers in the public edition. Which
results do is decided in `disclosure`; what is hidden or withheld there has no range here.

A range tells how many members are flagged, how many of these had the event, and how many are left out: each
as a difference to the published figure. So the numbers of a rule go for a measure and period where any of
these, what is left without them, or either end of the range rests on 1 to the threshold (10); where that
holds of the difference to all rules together; and in every period that overlaps one in which they go. All
parts, outcomes and statistics of a measure go together. Ranges of two rules are no parts of a sum: they are
not compared.
"""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from transforms.publication.disclosure.counts import ROUNDING_SLACK
from transforms.publication.reconciled import WITH_COMPLEMENT

EVERY_RULE = "all"
RESULT = ["measure_id", "component", "state", "period", "outcome", "statistic"]
GROUP = ["measure_id", "state", "period", "rule_id"]
TOLD = (
    "members_flagged", "members_left_out", "value_without",
    "lowest", "lowest_numerator", "lowest_denominator",
    "highest", "highest_numerator", "highest_denominator", "effect", "effect_share", "reach",
)  # fmt: skip
COUNTED = (
    "members_flagged", "members_left_out", "lowest_numerator", "lowest_denominator",
    "highest_numerator", "highest_denominator",
)  # fmt: skip


def hide_small_effects(
    effects: pl.DataFrame, results: pl.DataFrame, kinds: Mapping[str, str], threshold: int
) -> pl.DataFrame:
    """The effects without the numbers that a small count could be told from, and `is_hidden`.

    `effects` has the columns of `marts.data_quality_effects`; `results` are the released results, by which a
    figure that is not shown has no range. With a threshold of 0 nothing is small.
    """
    released = results.filter(geography_level="state", period_type="12_months", dimension="all")
    own = effects.drop("numerator", "denominator", "value", "status", "status_reason").join(
        released.select(*RESULT, "numerator", "denominator", "value", "status", "status_reason"), on=RESULT
    )
    told = own.with_columns(
        is_share=pl.col("measure_id").replace_strict(kinds, default="").is_in(WITH_COMPLEMENT)
    )
    together = told.filter(rule_id=EVERY_RULE).select(
        *RESULT, *(pl.col(name).alias(f"every_{name}") for name in COUNTED)
    )
    told = told.join(together, on=RESULT, how="left")
    is_small = [_is_small(count, threshold) for count in (*_counts(), *_beside_every_rule())]
    unsafe = told.filter(pl.any_horizontal(is_small).fill_null(value=False)).select(GROUP).unique()
    hidden = pl.concat([unsafe, _in_overlapping_periods(own, unsafe)]).unique().with_columns(is_hidden=True)
    marked = own.join(hidden, on=GROUP, how="left").with_columns(
        is_hidden=pl.col("is_hidden").fill_null(value=False) & pl.col("value").is_not_null()
    )
    is_untold = pl.col("value").is_null()
    is_gone = pl.col("is_hidden") | is_untold
    return marked.with_columns(
        *(pl.when(is_gone).then(None).otherwise(name).alias(name) for name in TOLD),
        *(pl.when(is_untold).then(None).otherwise(name).alias(name) for name in ("numerator", "denominator")),
    )


def _is_small(count: pl.Expr, threshold: int) -> pl.Expr:
    """Whether a count, or a difference of counts, is 1 to the threshold."""
    return (count.abs() > ROUNDING_SLACK) & (count.abs() < threshold + 1 - ROUNDING_SLACK)


def _counts() -> list[pl.Expr]:
    """The counts a row tells: by itself, and beside the published figure."""
    flagged, left_out, low, low_of, high, high_of = (pl.col(name) for name in COUNTED)
    numerator, denominator = pl.col("numerator"), pl.col("denominator")
    told = [flagged, left_out, low, high, numerator - low, numerator - high]
    told += [denominator - low_of, denominator - high_of, denominator - flagged]
    of_shares = [flagged - (numerator - low), low_of - low, high_of - high, denominator - flagged - low]
    return [*told, *(pl.when("is_share").then(count) for count in of_shares)]


def _beside_every_rule() -> list[pl.Expr]:
    """The same as differences to all rules together, whose members hold those of each."""
    differences = {name: pl.col(f"every_{name}") - pl.col(name) for name in COUNTED}
    without_event = differences["members_flagged"] + differences["lowest_numerator"]
    return [*differences.values(), pl.when("is_share").then(without_event)]


def _in_overlapping_periods(effects: pl.DataFrame, groups: pl.DataFrame) -> pl.DataFrame:
    """The same rules of the same measures in the periods that share a day with theirs."""
    periods = effects.select(*GROUP, "period_start", "period_end").unique()
    gone = periods.join(groups, on=GROUP)
    both = gone.join(periods, on=["measure_id", "state", "rule_id"], suffix="_beside").filter(
        pl.col("period_start_beside") <= pl.col("period_end"),
        pl.col("period_start") <= pl.col("period_end_beside"),
    )
    return both.select("measure_id", "state", pl.col("period_beside").alias("period"), "rule_id")
