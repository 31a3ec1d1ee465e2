"""Counts that are one and the same under two names: exits are the members of a share and of proportions.

Here belongs finding them in the exact figures: whoever reads the definitions knows them. Two series that
agree in every period and place, in more than chance would give, are taken for one; of two that mostly agree
(they differ where a place is not known) the counts that are equal are, for a reader expects no less. Where
they are not, nothing is lost but a little freedom in what may be hidden.
"""

from __future__ import annotations

import numpy as np
import polars as pl
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from transforms.publication.disclosure.counts import ROUNDING_SLACK

SERIES = ["measure_id", "component", "part", "outcome", "statistic"]
WHEN = ["state", "period_type", "period_end", "geography_level", "geography"]
ENOUGH_BITS = 24.0
"""How much two equal series must say: three counts of 250, or twenty of one."""
PAIR = {"series": pl.UInt32, "other": pl.UInt32, "is_in_all": pl.Boolean}
MOSTLY = 0.75
"""In which part of periods and places two series agree that a reader may take for one."""


def same_counts(counts: pl.DataFrame) -> np.ndarray:
    """For each count (by `id`), the id of the first count that is the same one."""
    pairs = [_under_other_measures(counts), _under_other_breakdowns(counts)]
    first, second = (np.concatenate([pair[n] for pair in pairs]) for n in (0, 1))
    links = coo_array((np.ones(len(first)), (first, second)), shape=(len(counts), len(counts)))
    _, group = connected_components(links, directed=False)
    firsts = np.full(group.max() + 1 if len(group) else 0, len(counts))
    np.minimum.at(firsts, group, np.arange(len(counts)))
    return firsts[group]


def _under_other_measures(counts: pl.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """Counts of series that agree in all, by breakdown where they agree in it too; equal ones of others."""
    whole = counts.filter(dimension="all")
    names = whole.select(SERIES).unique().sort(SERIES).with_row_index("series")
    pairs = pl.DataFrame(_alike(whole, names), PAIR, orient="row")
    where = [*WHEN, "dimension", "category"]
    told = counts.join(names, on=SERIES).select("series", *where, "value", "id")
    own, their = told.join(pairs, on="series"), told.rename({"series": "other"})
    both = own.join(their, on=["other", *where], suffix="_other")
    is_equal = (pl.col("value") - pl.col("value_other")).abs() < ROUNDING_SLACK
    agree = is_equal.all().over("series", "other", "dimension")
    same = both.filter(pl.when("is_in_all").then(agree).otherwise(is_equal))
    return same["id"].to_numpy(), same["id_other"].to_numpy()


def _alike(whole: pl.DataFrame, names: pl.DataFrame) -> list[tuple[int, int, bool]]:
    """Pairs of series that agree wherever both have a figure, or mostly, and whether they do everywhere."""
    keyed = whole.join(names, on=SERIES).with_columns(when=pl.struct(WHEN).rank("dense").cast(pl.Int64) - 1)
    table = np.full((len(names), int(str(keyed["when"].max() or 0)) + 1), np.nan)
    table[keyed["series"].to_numpy(), keyed["when"].to_numpy()] = keyed["value"].to_numpy()
    found = []
    for series in range(len(names)):
        later = table[series + 1 :]
        apart = np.abs(later - table[series])
        is_equal, is_both = apart <= ROUNDING_SLACK, ~np.isnan(apart)
        says = (is_equal * np.log2(1 + np.nan_to_num(table[series]))).sum(axis=1) >= ENOUGH_BITS
        share = is_equal.sum(axis=1) / np.maximum(is_both.sum(axis=1), 1)
        for other in np.flatnonzero(says & (share >= MOSTLY)):
            found.append((series, series + 1 + int(other), bool(share[other] == 1)))
    return found


def _under_other_breakdowns(counts: pl.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """Counts of whole series of a category that equal those of another breakdown or outcome."""
    series = [*SERIES, "dimension", "category"]
    marked = counts.filter(pl.col("value") > ROUNDING_SLACK).with_columns(
        mark=pl.struct(*WHEN, pl.col("value").round(6)).hash(0)
    )
    prints = marked.group_by(series).agg(
        print=pl.col("mark").sort().implode().list.eval(pl.element().cast(pl.String)).list.join(" ").first(),
        bits=(1 + pl.col("value")).log(2).sum(),
    )
    own = marked.join(prints.filter(pl.col("bits") >= ENOUGH_BITS), on=series)
    first = own.with_columns(first=pl.col("id").min().over("print", "mark"))
    return first["id"].to_numpy(), first["first"].to_numpy()
