"""The same count under two names: exits by reason stand in a share, in a count and as a denominator.

Here belongs finding such series as an attacker would: by their figures. Two series that agree wherever both
are shown, often enough and with numbers that differ from cell to cell, are taken for one; so is a numerator
that is another measure's complement. A numerator is never taken for its own denominator: where both are
shown they agree because the cells in which they nearly do are hidden. For the same reason one that is its
denominator wherever it is shown (to nobody it did not happen), or whose complement is, is not taken for
another count either: where it is hidden, it is known to be less.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl

from transforms.audit.counts import CELL, DENOMINATOR, NUMERATOR, SERIES
from transforms.audit.relations import SLACK, Relations, no_terms

ENOUGH_CELLS, ENOUGH_NUMBERS, LARGE = 5, 4, 10
"""How many cells must agree, with how many different numbers, above which size chance is no explanation."""

WITH_COMPLEMENT = "proportion"
Floats = np.ndarray


@dataclass(frozen=True)
class _Series:
    """Series by cell: `shown` (nan where hidden or absent), the counts each is made of, and its figure.

    `figures` numbers what a numerator, its complement and their denominator share; `is_whole` marks
    numerators and complements that are their denominator wherever a whole state shows them.
    """

    shown: Floats
    plus: np.ndarray
    minus: np.ndarray
    figures: np.ndarray
    is_denominator: np.ndarray
    is_whole: np.ndarray
    plain: int


def same_counts(counts: pl.DataFrame) -> Relations:
    """The relations between series that are one count; `counts` has `count_id`."""
    if counts.is_empty():
        return Relations("the same count", no_terms(), is_equal=True)
    main = _main_cells(counts)
    series = _series(counts, main)
    joined = _joined(series, main)
    return Relations("the same count", _terms(series, joined), is_equal=True)


def _numbered(counts: pl.DataFrame) -> pl.DataFrame:
    rank = [pl.struct(key).rank("dense").cast(pl.Int64) - 1 for key in (SERIES, CELL)]
    return counts.with_columns(series=rank[0], cell=rank[1])


def _series(counts: pl.DataFrame, main: np.ndarray) -> _Series:
    """Every series by cell, and the complements of proportions after them."""
    numbered = _numbered(counts)
    rows, cells = int(numbered["series"].max() or 0) + 1, int(numbered["cell"].max() or 0) + 1  # type: ignore[arg-type]
    shown = np.full((rows, cells), np.nan)
    plus = np.full((rows, cells), -1, dtype=np.int64)
    at = (numbered["series"].to_numpy(), numbered["cell"].to_numpy())
    shown[at] = numbered["shown"].cast(pl.Float64).fill_null(float("nan")).to_numpy()
    plus[at] = numbered["count_id"].cast(pl.Int64).to_numpy()
    of = ["measure_id", "component", "statistic", "measure_version"]
    names = (
        numbered.unique("series")
        .sort("series")
        .select(*of, "role", "kind", "series", figure=pl.struct("measure_id", "component").rank("dense"))
    )
    figures = names["figure"].to_numpy()
    is_denominator = (names["role"] == DENOMINATOR).to_numpy()
    names = names.filter(kind=WITH_COMPLEMENT)
    both = names.filter(role=NUMERATOR).join(
        names.filter(role=DENOMINATOR), on=of, suffix="_of", nulls_equal=True
    )
    tops, bottoms = both["series"].to_numpy(), both["series_of"].to_numpy()
    is_whole = np.zeros(rows + len(tops), dtype=bool)
    is_whole[tops] = _are_one(shown[tops][:, main], shown[bottoms][:, main])
    is_whole[rows:] = _are_one(shown[tops][:, main], np.zeros(len(main)))
    return _Series(
        np.vstack([shown, shown[bottoms] - shown[tops]]),
        np.vstack([plus, plus[bottoms]]),
        np.vstack([np.full_like(plus, -1), plus[tops]]),
        np.concatenate([figures, figures[tops]]),
        np.concatenate([is_denominator, np.zeros(len(tops), dtype=bool)]),
        is_whole,
        rows,
    )


def _are_one(some: Floats, others: Floats) -> np.ndarray:
    """Of rows of figures, those that are equal wherever both are shown."""
    apart = np.abs(some - others)
    return ~(apart >= SLACK).any(axis=1) & (apart < SLACK).any(axis=1)


def _main_cells(counts: pl.DataFrame) -> np.ndarray:
    """The cells of whole states, by which candidates are chosen."""
    numbered = _numbered(counts)
    whole = numbered.filter(dimension="all", geography_level="state")
    return np.unique(whole["cell"].to_numpy())


def _joined(series: _Series, main: np.ndarray) -> list[tuple[int, int]]:
    """Pairs of series that are one, each series joined to the first of its kind."""
    joined: list[tuple[int, int]] = []
    known = series.shown.copy()
    first = np.arange(len(known))
    kept = {one: {int(figure)} for one, figure in enumerate(series.figures)}
    for one, other in _candidates(series, main):
        left, right = int(first[one]), int(first[other])
        if left == right or not _agree(known[left], known[right]):
            continue
        if kept[left] & kept[right] and not _are_denominators(series, one, other):
            continue
        keep, drop = min(left, right), max(left, right)
        joined.append((keep, drop))
        known[keep] = np.where(np.isnan(known[keep]), known[drop], known[keep])
        kept[keep] |= kept[drop]
        first[first == drop] = keep
    return joined


def _are_denominators(series: _Series, one: int, other: int) -> bool:
    """Whether both stand for denominators, of several statistics of one figure."""
    return bool(series.is_denominator[one] and series.is_denominator[other])


def _candidates(series: _Series, main: np.ndarray) -> list[tuple[int, int]]:
    """Pairs of series that agree wherever both are shown for whole states, those most often seen first.

    One of each pair is no complement.
    """
    shown = series.shown
    whole = np.where(series.is_whole[:, None], np.nan, shown[:, main])
    found = []
    for one in range(series.plain):
        rest = whole[one + 1 :]
        is_both = ~np.isnan(rest) & ~np.isnan(whole[one])
        is_equal = is_both & (np.abs(rest - whole[one]) < SLACK) & (rest > LARGE)
        differs = is_both & (np.abs(rest - whole[one]) >= SLACK)
        good = ~differs.any(axis=1) & (is_equal.sum(axis=1) >= 2)
        found += [
            (-int((shown[one] == shown[other]).sum()), one, int(other))
            for other in one + 1 + np.flatnonzero(good)
        ]
    return [(one, other) for _, one, other in sorted(found)]


def _agree(one: Floats, other: Floats) -> bool:
    """Whether two series are shown to be one: no cell differs, enough large numbers are equal."""
    is_both = ~np.isnan(one) & ~np.isnan(other)
    if not is_both.any() or (np.abs(one[is_both] - other[is_both]) >= SLACK).any():
        return False
    large = one[is_both & (one > LARGE)]
    return len(large) >= ENOUGH_CELLS and len(np.unique(large)) >= ENOUGH_NUMBERS


def _terms(series: _Series, joined: list[tuple[int, int]]) -> pl.DataFrame:
    """For each pair and cell that both have: the one count less the other is nothing."""
    frames, start = [no_terms()], 0
    for one, other in joined:
        both = np.flatnonzero((series.plus[one] >= 0) & (series.plus[other] >= 0))
        relation = np.arange(start, start + len(both))
        start += len(both)
        for ids, sign in (
            (series.plus[one][both], 1.0),
            (series.minus[one][both], -1.0),
            (series.plus[other][both], -1.0),
            (series.minus[other][both], 1.0),
        ):
            present = ids >= 0
            frames.append(
                pl.DataFrame({"relation": relation[present], "count_id": ids[present]}).select(
                    "relation", "count_id", coefficient=pl.lit(sign)
                )
            )
    return pl.concat(frames).group_by("relation", "count_id").agg(pl.col("coefficient").sum())
