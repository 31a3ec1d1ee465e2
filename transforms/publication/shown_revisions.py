"""What an edition tells of the figures that moved since the edition before.

Here belongs which parts of a moved figure an audience may see. The exact parts are made inside
(`transforms.revisions`); the internal edition holds them all. The public edition tells of whole states, whole
groups and 12 months alone, so that no sum over groups or places gives a part away, and of figures that both
editions show. A part counts members: where one of its changes (of the numerator, the denominator, or what is
between them, of any outcome) is 1 to the threshold, the small parts of the figure and period are told
together; where even the whole changes by so few, its numbers are hidden. A figure that one of both editions
hides has one row, cause `suppression`, without numbers.
"""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from transforms.publication.published.tables import Revisions as Released

FIGURE = [
    "measure_id", "component", "state", "period_type", "period", "geography_level", "geography", "dimension",
    "category", "outcome", "statistic",
]  # fmt: skip
GROUP = ["measure_id", "component", "state", "period_type", "period"]
NUMBERS = ("numerator", "denominator", "value")
SIDES = ("before", "now")
SLACK = 1e-6
WHOLE, SEVERAL, SUPPRESSION = "all", "several", "suppression"
SHOWN = ("final", "provisional")


@dataclass(frozen=True)
class Earlier:
    """The edition before: its name, the exact parts of what moved since, and the results it released."""

    edition: str
    moved: pl.DataFrame
    released: pl.DataFrame


def released_revisions(earlier: Earlier | None, results: pl.DataFrame, threshold: int) -> pl.DataFrame:
    """The rows of `published.revisions`: none where there is no edition before.

    `results` are those this edition releases. With a threshold of 0 nothing is small, and all is told.
    """
    schema = Released.schema()
    if earlier is None or earlier.moved.is_empty():
        return pl.DataFrame(schema=schema)
    moved = earlier.moved.with_columns(is_hidden=pl.lit(value=False))
    if threshold:
        moved = _public(moved, earlier.released, results, threshold)
    moved = moved.with_columns(earlier_edition=pl.lit(earlier.edition))
    return moved.select(
        (pl.col(name) if name in moved.columns else pl.lit(None)).cast(kind).alias(name)
        for name, kind in schema.items()
    )


def _public(moved: pl.DataFrame, before: pl.DataFrame, results: pl.DataFrame, threshold: int) -> pl.DataFrame:
    """The rows the public may see."""
    whole_states = pl.col("geography_level").eq("state") & pl.col("dimension").eq("all")
    moved = moved.filter(whole_states, pl.col("period_type") == "12_months")
    was, is_now = (_shown(frame) for frame in (before, results))
    both = was.join(is_now, on=FIGURE)
    hidden = was.join(is_now, on=FIGURE, how="anti"), is_now.join(was, on=FIGURE, how="anti")
    known = pl.concat([frame.select(FIGURE) for frame in (before, results)]).unique()
    turned = pl.concat(hidden).join(known, on=FIGURE, how="semi")
    told = _merged(moved.join(both, on=FIGURE, how="semi"), threshold)
    wholes = moved.filter(pl.col("cause") == WHOLE).join(turned, on=FIGURE, how="semi")
    return pl.concat([told, _without_numbers(wholes, before, results)], how="diagonal_relaxed")


def _shown(results: pl.DataFrame) -> pl.DataFrame:
    """The figures of released results that have a number."""
    shown = results.filter(pl.col("status").is_in(SHOWN), pl.col("value").is_not_null())
    return shown.select(FIGURE).unique()


def _without_numbers(wholes: pl.DataFrame, before: pl.DataFrame, results: pl.DataFrame) -> pl.DataFrame:
    """A row without numbers for each figure that one of both editions does not show, with both statuses."""
    for frame, side in ((before, "before"), (results, "now")):
        told = frame.select(*FIGURE, pl.col("status").alias(f"released_{side}")).unique(FIGURE)
        wholes = wholes.join(told, on=FIGURE, how="left")
    return wholes.with_columns(
        cause=pl.lit(SUPPRESSION),
        is_hidden=pl.lit(value=True),
        **{f"status_{side}": pl.col(f"released_{side}") for side in SIDES},
        **{f"{name}_{side}": pl.lit(None, pl.Float64) for name in NUMBERS for side in SIDES},
    )


def _merged(moved: pl.DataFrame, threshold: int) -> pl.DataFrame:
    """Parts that are small told together, and what is small even so without its numbers."""
    if moved.is_empty():
        return moved
    small = _groups_with_small(moved.filter(pl.col("cause") != WHOLE), [*GROUP, "position"], threshold)
    parts = moved.filter(pl.col("cause") != WHOLE).join(small, on=[*GROUP, "position"], how="left")
    is_small = pl.col("is_small").fill_null(value=False)
    # From the first small part to the last they are told as one step: what lies between goes with them.
    first, last = (
        pl.col("position").filter(is_small).min().over(GROUP),
        pl.col("position").filter(is_small).max().over(GROUP),
    )
    parts = parts.with_columns(is_merged=pl.col("position").is_between(first, last).fill_null(value=False))
    alone, together = parts.filter(~pl.col("is_merged")), parts.filter("is_merged").sort("position")
    merged = together.group_by(FIGURE, maintain_order=True).agg(
        pl.col("position", "period_start", "period_end", "is_hidden").first(),
        cause=pl.when(pl.col("cause").n_unique() > 1)
        .then(pl.lit(SEVERAL))
        .otherwise(pl.col("cause").first())
        .first(),
        **{f"{name}_before": pl.col(f"{name}_before").first() for name in NUMBERS},
        **{f"{name}_now": pl.col(f"{name}_now").last() for name in NUMBERS},
    )
    wholes = moved.filter(pl.col("cause") == WHOLE)
    made = pl.concat([wholes, alone.drop("is_small", "is_merged"), merged], how="diagonal_relaxed")
    still = _groups_with_small(made, GROUP, threshold).with_columns(is_hidden=pl.lit(value=True))
    made = made.drop("is_hidden").join(still.select(*GROUP, "is_hidden"), on=GROUP, how="left")
    made = made.with_columns(pl.col("is_hidden").fill_null(value=False))
    kept = made.filter(~pl.col("is_hidden") | (pl.col("cause") == WHOLE))
    return kept.with_columns(
        pl.when("is_hidden").then(None).otherwise(pl.col(f"{name}_{side}")).alias(f"{name}_{side}")
        for name in NUMBERS
        for side in SIDES
    ).sort(*FIGURE, "position")


def _groups_with_small(rows: pl.DataFrame, by: list[str], threshold: int) -> pl.DataFrame:
    """The groups of rows of which one changes a count by 1 to the threshold."""
    numerator, denominator = (
        (pl.col(f"{name}_now").fill_null(0) - pl.col(f"{name}_before").fill_null(0))
        for name in ("numerator", "denominator")
    )
    counts = (numerator, denominator, denominator - numerator)
    is_small = [(count.abs() > SLACK) & (count.abs() < threshold + 1 - SLACK) for count in counts]
    return (
        rows.filter(pl.any_horizontal(is_small)).select(by).unique().with_columns(is_small=pl.lit(value=True))
    )
