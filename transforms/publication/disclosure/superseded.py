"""Figures of earlier public editions that no longer hold, since the records were corrected.

Here belongs what an edition says of them: which measures, periods and places an edition before it told a
count of that is another one today. A reader who keeps the earlier edition must know it; and where what is
shown now gives no sign that anything moved, the earlier count would be taken for today's, and told with it
what is hidden. No number is told, neither the earlier one nor by how much it moved. Of what has no figures
today, the last edition's word stands: what is told here is all that a reader must know.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import duckdb
import polars as pl

from transforms.publication.disclosure.counts import ROUNDING_SLACK
from transforms.publication.disclosure.earlier import DATA, DAYS, HAS_FIGURES, ROW, TOLD
from transforms.publication.published.tables import Superseded

OF_TIMES = ["median", "p90", "mean", "restricted_mean"]
"""Statistics whose numerators are sums of days, or none."""


def superseded_before(databases: Sequence[Path]) -> pl.DataFrame:
    """What the last of earlier editions, oldest first, said of those before it; nothing if it says none."""
    nothing = pl.DataFrame(schema=Superseded.schema())
    if not databases:
        return nothing
    with duckdb.connect(str(databases[-1]), read_only=True) as connection:
        try:
            return connection.table(f"published.{Superseded.table}").pl().select(nothing.columns)
        except duckdb.CatalogException:  # made before there was such a table
            return nothing


def superseded(
    exact: pl.DataFrame, told: pl.DataFrame, said: pl.DataFrame, definitions: pl.DataFrame
) -> pl.DataFrame:
    """The rows of `published.superseded`.

    `exact` are today's results, `told` the rows of earlier editions as `earlier_results` reads them, `said`
    is what `superseded_before` reads, `definitions` has `measure_id` and `kind`. A count that was told and is
    not in today's results is nobody today, where its measure and period have figures at all. Of those that
    have none, what was said before is said again, and that they no longer hold where they share days with a
    period whose figures moved: the years of a pooled one add up no more. An edition without a row for a
    group told that nobody was in it. Sums of days and what rates are over are no counts.
    """
    has_figures = exact.filter(HAS_FIGURES)
    counts = pl.col(TOLD).cast(pl.Float64).name.suffix("_now")
    now = exact.select(*ROW, counts, is_there=pl.lit(value=True))
    both = told.join(has_figures.select(DATA).unique(), on=DATA).join(now, on=ROW, how="left")
    told_figures = told.filter(HAS_FIGURES | (pl.col("status") == "suppressed"))
    new = [
        _appeared(has_figures, own).with_columns(earlier_edition=pl.lit(edition))
        for (edition,), own in told_figures.group_by("earlier_edition", maintain_order=True)
    ]
    compared = pl.concat([both, *new], how="diagonal").join(
        definitions.select("measure_id", "kind"), on="measure_id"
    )
    counts_events = (pl.col("kind") != "duration") & ~pl.col("statistic").is_in(OF_TIMES)
    counts_members = ~pl.col("kind").is_in(["rate", "count"])
    moved = compared.filter(
        (counts_events & _is_moved("numerator")) | (counts_members & _is_moved("denominator"))
    )
    again = said.join(told, on="earlier_edition", how="semi")
    beside = _overlapping(told_figures.select(again.columns).unique(), moved)
    without = pl.concat([again, beside]).join(has_figures, on=DATA, how="anti")
    return pl.concat([moved.select(again.columns), without]).unique().sort(Superseded.keys())


def _overlapping(told: pl.DataFrame, moved: pl.DataFrame) -> pl.DataFrame:
    """The places and periods that share days with a period of the same place whose figures moved."""
    same = [name for name in told.columns if name not in ("period_type", "period", *DAYS)]
    of_moved = moved.select(*same, pl.col(DAYS).name.suffix("_moved")).unique()
    both = told.join(of_moved, on=same)
    start, end = DAYS
    share_days = (pl.col(start) <= pl.col(f"{end}_moved")) & (pl.col(end) >= pl.col(f"{start}_moved"))
    return both.filter(share_days).select(told.columns)


def _appeared(now: pl.DataFrame, told: pl.DataFrame) -> pl.DataFrame:
    """Rows of today that an edition had not, though it had others beside: it told that there was nobody.

    Beside are other categories of the breakdown, other outcomes, other counties.
    """
    new = now.join(told, on=ROW, how="anti")
    beside = [
        new.join(told, on=[name for name in ROW if name != differs], how="semi")
        for differs in ("category", "outcome", "geography")
    ]
    nobody = [pl.lit(0.0).alias(name) for name in TOLD]
    return (
        pl.concat(beside)
        .unique(ROW)
        .select(*ROW, *DAYS, pl.col(TOLD).name.suffix("_now"))
        .with_columns(nobody)
    )


def _is_moved(count: str) -> pl.Expr:
    """Whether a count that was told is another one now, or one that was hidden, as no zero is, is zero."""
    told, now = pl.col(count), pl.col(f"{count}_now")
    is_none = pl.col("is_there").is_null() | (now.abs() <= ROUNDING_SLACK)
    was_hidden = told.is_null() & (pl.col("status") == "suppressed")
    return ((told - now.fill_null(0)).abs() > ROUNDING_SLACK).fill_null(value=False) | (was_hidden & is_none)
