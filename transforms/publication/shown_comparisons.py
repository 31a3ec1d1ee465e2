"""Comparisons that an edition may show: of two figures that both stand in it.

Here belongs the choice of rows of `published.comparisons`. What is compared, and the verdicts, are those of
`marts.comparisons`. A difference tells a hidden figure by the one that is shown, so that a comparison leaves
with both or not at all.
"""

from __future__ import annotations

import polars as pl

FIGURE = [
    "measure_id", "component", "state", "period_type", "geography_level", "geography", "dimension",
    "category", "outcome", "statistic",
]  # fmt: skip
"""What names a figure, beside its period."""


def shown_comparisons(comparisons: pl.DataFrame, results: pl.DataFrame) -> pl.DataFrame:
    """The comparisons whose own figure, and whose other one where it is a result, `results` shows.

    `comparisons` has the columns of `marts.comparisons`, `results` are the released results. Of two periods
    the other figure is that of the same place and group; of a county or unit, that of its state.
    """
    shown = results.filter(pl.col("value").is_not_null()).select(*FIGURE, "period")
    own = comparisons.join(shown, on=[*FIGURE, "period"], how="semi")
    is_constant = pl.col("compared_with").is_in(["benchmark", "target"])
    is_of_state = pl.col("compared_with") == "state"
    keyed = own.with_columns(
        other_level=pl.when(is_of_state).then(pl.lit("state")).otherwise("geography_level"),
        other_place=pl.when(is_of_state).then("state").otherwise("geography"),
    )
    places = {"geography_level": "other_level", "geography": "other_place"}
    others = shown.rename(places | {"period": "compared_period"})
    on = [places.get(name, name) for name in FIGURE] + ["compared_period"]
    both = keyed.filter(~is_constant).join(others, on=on, how="semi")
    return pl.concat([keyed.filter(is_constant), both]).select(comparisons.columns)
