"""What earlier editions make known of the figures of a later one.

Here belongs which figures of an earlier edition still hold. Where all that both editions show of a measure,
place and period is the same, nothing was revised, and what either shows is known of both. Where anything
moved, the earlier figures are those of other data: they are left out, and counted.
"""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from transforms.audit.counts import COUNT, PERIOD, PLACE
from transforms.audit.relations import SLACK

DATA = ["measure_id", "component", "measure_version", "state", *PERIOD]
"""What is sent again together: a measure's period."""

OF_PLACE = [*DATA, *PLACE[1:]]


@dataclass(frozen=True)
class Joined:
    """Counts of all editions, each once: those of `editions` by the counts each holds."""

    counts: pl.DataFrame
    editions: list[pl.DataFrame]
    revised: int


def joined(latest: pl.DataFrame, earlier: list[pl.DataFrame]) -> Joined:
    """The counts of an edition with what earlier ones (oldest first) tell of them; `count_id` names each."""
    kept, revised = [latest], 0
    for before in reversed(earlier):
        moved = _revised(before, latest)
        revised += len(moved.unique(OF_PLACE)) if len(moved) else 0
        kept.append(before.join(moved.select(OF_PLACE).unique(), on=OF_PLACE, how="anti", nulls_equal=True))
    every = pl.concat(kept).with_columns(
        age=pl.Series([n for n, part in enumerate(kept) for _ in range(len(part))])
    )
    counts = (
        every.group_by([*COUNT, "kind"], maintain_order=True)
        .agg(
            shown=pl.col("shown").sort_by("age").drop_nulls().first(),
            is_hidden=pl.col("is_hidden").sort_by("age").first(),
            is_withheld=pl.col("is_withheld").sort_by("age").first(),
        )
        .with_row_index("count_id")
        .with_columns(pl.col("count_id").cast(pl.Int64))
    )
    ids = counts.select(*COUNT, "count_id")
    editions = [
        part.join(ids, on=COUNT, how="left", nulls_equal=True, maintain_order="left") for part in kept
    ]
    return Joined(counts, editions, revised)


def _revised(before: pl.DataFrame, latest: pl.DataFrame) -> pl.DataFrame:
    """Places and periods of the earlier edition whose figures the latest one shows otherwise.

    Where both show nothing of a place, it is taken for revised if its state's figures of the period were.
    """
    both = before.join(latest.select(*COUNT, now="shown"), on=COUNT, nulls_equal=True).filter(
        pl.col("shown").is_not_null() & pl.col("now").is_not_null()
    )
    moved = both.with_columns(is_moved=(pl.col("shown") - pl.col("now")).abs() > SLACK)
    by_place = moved.group_by(OF_PLACE).agg(is_moved=pl.col("is_moved").any())
    by_data = moved.group_by(DATA).agg(is_any_moved=pl.col("is_moved").any())
    return (
        before.select(OF_PLACE)
        .unique()
        .join(by_place, on=OF_PLACE, how="left", nulls_equal=True)
        .join(by_data, on=DATA, how="left", nulls_equal=True)
        .filter(pl.coalesce("is_moved", "is_any_moved").fill_null(value=False))
        .select(OF_PLACE)
    )
