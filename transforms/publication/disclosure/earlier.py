"""What earlier public editions told: their numbers are known, whatever is hidden now.

Here belongs reading them, and what they told that is not released any more, or has no figures: it stays in
readers' hands, and in the equations. A count that stood in one with the value it has today cannot be hidden
any more; one that was hidden stays so, since a new pattern beside an old one would tell both.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import duckdb
import numpy as np
import polars as pl

from transforms.publication.disclosure.counts import ROUNDING_SLACK, Counts

DATA = ["measure_id", "measure_version", "component", "state", "period_type", "period"]
ROW = [
    "measure_id", "measure_version", "component", "state", "period_type", "period", "geography_level",
    "geography", "dimension", "category", "outcome", "statistic",
]  # fmt: skip
DAYS = ("period_start", "period_end")
TOLD = ("denominator", "numerator")
HAS_FIGURES = pl.col("status").is_in(["final", "provisional"])


def earlier_results(databases: Iterable[Path]) -> pl.DataFrame:
    """The released rows of earlier editions: ROW, DAYS, TOLD, status and the edition's name."""
    columns = ", ".join([*ROW, *DAYS, *TOLD, "status"])
    frames = []
    for path in databases:
        with duckdb.connect(str(path), read_only=True) as connection:
            rows = connection.sql(f"select {columns} from published.measure_results").pl()
        frames.append(rows.with_columns(earlier_edition=pl.lit(path.parent.name)))
    schema = dict.fromkeys([*ROW, "status", "earlier_edition"], pl.String) | dict.fromkeys(TOLD, pl.Float64)
    return pl.concat(frames) if frames else pl.DataFrame(schema=schema | dict.fromkeys(DAYS, pl.Date))


def told_beside(
    exact: pl.DataFrame, released: pl.DataFrame, told: pl.DataFrame, superseded: pl.DataFrame
) -> pl.DataFrame:
    """The rows of `exact` of which earlier editions gave figures that hold, and `released` gives none.

    `told` is what `earlier_results` reads, `superseded` what no longer holds of it. A figure that is not
    available any more (a median that too few reached) had counts that are what they were: it is `final` here.
    """
    holds = _holding(told, superseded)
    beside = exact.join(holds, on=ROW, how="semi").join(released.filter(HAS_FIGURES), on=ROW, how="anti")
    return beside.with_columns(status=pl.lit("final"))


def told_alone(exact: pl.DataFrame, told: pl.DataFrame, superseded: pl.DataFrame) -> pl.DataFrame:
    """What earlier editions, of several the last, told of measures and periods without figures in `exact`.

    Nothing says that it does not hold, and other measures may count the same persons. The columns are those
    of `exact`; numbers that are hidden, and what no edition tells, are null.
    """
    alone = _holding(told, superseded).join(exact.filter(HAS_FIGURES), on=DATA, how="anti")
    last = alone.unique(ROW, keep="last", maintain_order=True).with_columns(status=pl.lit("final"))
    none = [pl.lit(None).cast(kind).alias(name) for name, kind in exact.schema.items() if name not in last]
    return last.with_columns(none).select(pl.col(name).cast(kind) for name, kind in exact.schema.items())


def _holding(told: pl.DataFrame, superseded: pl.DataFrame) -> pl.DataFrame:
    """Rows that told figures, or that they are hidden, of places and periods that are not superseded."""
    of_place = [name for name in superseded.columns if name in told.columns and name not in DAYS]
    was_told = HAS_FIGURES | (pl.col("status") == "suppressed")
    return told.filter(was_told).join(superseded, on=of_place, how="anti")


def known_and_hidden(
    found: Counts, shown: pl.DataFrame, earlier: pl.DataFrame
) -> tuple[np.ndarray, np.ndarray]:
    """Which counts an earlier edition told with the value they have now, and which one hid.

    `shown` are the rows the counts were made from.
    """
    size = len(found.counts)
    known, hidden = np.zeros(size, dtype=bool), np.zeros(size, dtype=bool)
    rows = found.rows.join(shown.select("row", *ROW), on="row").join(earlier, on=ROW, how="inner")
    values = found.counts["value"].to_numpy()
    for name, count in (("denominator", "members_id"), ("numerator", "events_id")):
        own = rows.filter(pl.col(count).is_not_null())
        ids, told = own[count].to_numpy(), own[name].to_numpy()
        known[ids[np.abs(told - values[ids]) < ROUNDING_SLACK]] = True
        was_hidden = (own["status"] == "suppressed").to_numpy() & np.isnan(told)
        hidden[ids[was_hidden]] = True
    return known, hidden & ~known
