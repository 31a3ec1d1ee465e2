"""What earlier editions make known of the figures of a later one.

Here belongs which figures of an earlier edition still hold. Where the latest edition tells that those of a
measure, place and period were superseded, or shows any of them otherwise, they are those of other data: they
are left out, and counted. Else what either edition shows is known of both. An edition that shows a figure
otherwise and does not tell it has not told all: that is found.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from transforms.audit.counts import COUNT, PERIOD, PLACE
from transforms.audit.relations import SLACK

DATA = ["measure_id", "component", "measure_version", "state", *PERIOD]
"""What is sent again together: a measure's period."""

OF_PLACE = [*DATA, *PLACE[1:]]
OF_BREAKDOWN = [*DATA, "geography_level", "role", "statistic", "dimension"]


@dataclass(frozen=True)
class Joined:
    """Counts of all editions, each once: those of `editions` by the counts each holds.

    `lacking` are for each edition the periods of measures of which not all counties stand in it any more, so
    that these do not add up to their state: rows as in `county_totals`. `revised` is the number of places and
    periods whose earlier figures no longer hold; `untold` has the measures of those of which the latest
    edition shows a figure otherwise and does not tell it.
    """

    counts: pl.DataFrame
    editions: list[pl.DataFrame]
    lacking: list[pl.DataFrame]
    revised: int
    untold: pl.DataFrame


def joined(
    latest: pl.DataFrame, earlier: Mapping[str, pl.DataFrame], superseded: pl.DataFrame | None
) -> Joined:
    """The counts of an edition with what earlier ones tell of them; `count_id` names each.

    `earlier` has the counts of editions by their names, oldest first; `superseded` is the latest edition's
    table of that name, None where it was made before there was one.
    """
    kept, revised, untold = [latest], 0, [latest.select(OF_PLACE).clear()]
    lacking = [_lacking(latest.clear())]
    for name, before in reversed(list(earlier.items())):
        otherwise = _shown_otherwise(before, latest)
        if superseded is None:
            gone = otherwise.filter(pl.coalesce("is_moved", "is_any_moved").fill_null(value=False)).select(
                OF_PLACE
            )
        else:
            told = superseded.filter(earlier_edition=name)
            moved = otherwise.filter("is_moved")
            untold.append(moved.join(told, on=OF_PLACE, how="anti").select(OF_PLACE))
            gone = pl.concat([told.select(OF_PLACE), moved.select(OF_PLACE)]).unique()
        revised += len(gone)
        lacking.append(_lacking(gone))
        kept.append(_with_figures(before).join(gone, on=OF_PLACE, how="anti", nulls_equal=True))
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
        part.join(ids, on=COUNT, how="left", nulls_equal=True, maintain_order="left")
        for part in (_with_figures(latest), *kept[1:])
    ]
    return Joined(counts, editions, lacking, revised, pl.concat(untold))


def _with_figures(told: pl.DataFrame) -> pl.DataFrame:
    """The counts without breakdowns of which an edition released nothing: these tell no category either."""
    tells = pl.col("shown").is_not_null() | pl.col("is_hidden") | pl.col("is_withheld")
    return told.filter(tells.any().over(OF_BREAKDOWN))


def _lacking(gone: pl.DataFrame) -> pl.DataFrame:
    """The periods of measures of which a county is gone."""
    counties = gone.filter(geography_level="county").select(DATA).unique()
    return counties.with_columns(is_complete=pl.lit(value=False))


def _shown_otherwise(before: pl.DataFrame, latest: pl.DataFrame) -> pl.DataFrame:
    """Places and periods of the earlier edition, and whether the latest one shows any figure otherwise.

    `is_moved` is of the place, null where both show nothing of it; `is_any_moved` of all places together.
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
    )
