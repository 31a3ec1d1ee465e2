"""Statistics, values and intervals of counted cells: one way for each kind of measure.

Here belongs what a kind's figure is. Counting the cells stands in `results.py`, the intervals themselves in
`intervals.py`, spells that may still last in `survival.py`. Nothing here is rounded or hidden.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import polars as pl

from transforms.marts import intervals


def _floats(cells: pl.DataFrame, column: str) -> intervals.Floats:
    """A column as floats, nan for null."""
    return cells[column].cast(pl.Float64).fill_null(float("nan")).to_numpy()


def _with_figures(
    cells: pl.DataFrame,
    per: float,
    interval: Callable[[intervals.Floats, intervals.Floats], tuple[intervals.Floats, intervals.Floats]]
    | None,
) -> pl.DataFrame:
    """Value and interval of cells whose figure is numerator over denominator."""
    numerator, denominator = _floats(cells, "numerator"), _floats(cells, "denominator")
    with np.errstate(divide="ignore", invalid="ignore"):
        value = np.where(denominator > 0, numerator / denominator, np.nan)
    low = high = np.full(len(cells), np.nan)
    if interval is not None:
        low, high = interval(numerator, denominator)
    return cells.with_columns(
        statistic=pl.lit("value"),
        value=pl.Series(value * per, nan_to_null=True),
        ci_lower=pl.Series(low * per, nan_to_null=True),
        ci_upper=pl.Series(high * per, nan_to_null=True),
    )


def _spread_rows(cells: pl.DataFrame, per: float, statistic: str, share: float) -> pl.DataFrame:
    """Percentiles of the members' own figures, with the number of members as denominator."""
    found = [intervals.percentile(values, share) for values in _spreads(cells)]
    figures = np.array(found, dtype=float).reshape(-1, 3) * per
    return cells.with_columns(
        statistic=pl.lit(statistic),
        numerator=pl.lit(None, dtype=pl.Float64),
        denominator=pl.col("spread").list.len().fill_null(0).cast(pl.Float64),
        value=pl.Series(figures[:, 0], nan_to_null=True),
        ci_lower=pl.Series(figures[:, 1], nan_to_null=True),
        ci_upper=pl.Series(figures[:, 2], nan_to_null=True),
    )


def _spreads(cells: pl.DataFrame) -> list[intervals.Floats]:
    """The members' own figures of each cell; none of a cell where no member had any."""
    spreads = cells["spread"]
    counts = spreads.list.len().fill_null(0)
    last = np.cumsum(counts.to_numpy())
    figures = spreads.filter(counts > 0).explode().cast(pl.Float64).to_numpy()
    return np.split(figures, last[:-1]) if len(last) else []


def _with_spread(cells: pl.DataFrame) -> pl.DataFrame:
    """Cells with the members' figures as a list column, also where no member had any."""
    return cells.with_columns(pl.col("spread").cast(pl.List(pl.Float64)))


def _means(cells: pl.DataFrame, per: float) -> pl.DataFrame:
    """Means of durations with their intervals."""
    found = [intervals.mean(float(np.sum(v)), float(np.sum(np.square(v))), len(v)) for v in _spreads(cells)]
    limits = np.array(found, dtype=float).reshape(-1, 2) * per
    return _with_figures(cells, per, None).with_columns(
        statistic=pl.lit("mean"),
        ci_lower=pl.Series(limits[:, 0], nan_to_null=True),
        ci_upper=pl.Series(limits[:, 1], nan_to_null=True),
    )


def _ratios(cells: pl.DataFrame, per: float) -> pl.DataFrame:
    """Ratios of two sums over the members, with the interval of a ratio estimator."""
    names = ("numerator", "denominator", "squares", "products", "squares_below", "contributors")
    low, high = intervals.ratio(intervals.Sums(*(_floats(cells, name) for name in names)))
    return _with_figures(cells, per, None).with_columns(
        ci_lower=pl.Series(low * per, nan_to_null=True), ci_upper=pl.Series(high * per, nan_to_null=True)
    )


def _counts(cells: pl.DataFrame) -> pl.DataFrame:
    """Counts: the numerator is the figure; a whole count has no interval."""
    return cells.with_columns(
        value=pl.col("numerator").cast(pl.Float64),
        ci_lower=pl.lit(None, dtype=pl.Float64),
        ci_upper=pl.lit(None, dtype=pl.Float64),
    )


def figures(cells: pl.DataFrame, kind: str, per: float, *, over_population: bool = False) -> pl.DataFrame:
    """Statistics, values and intervals of cells, by kind. A rate over the population gives its count too."""
    if over_population:
        rate = _with_figures(cells, per, intervals.poisson)
        count = _counts(cells).with_columns(statistic=pl.lit("count"))
        return pl.concat([rate, count], how="diagonal_relaxed")
    if kind in ("proportion", "share"):
        return _with_figures(cells, per, intervals.wilson)
    if kind == "rate":
        return _with_figures(cells, per, intervals.poisson)
    if kind == "count":
        return _counts(cells).with_columns(statistic=pl.lit("value"))
    cells = _with_spread(cells)
    first = _ratios(cells, per) if kind == "ratio" else _means(cells, per)
    percentiles = [_spread_rows(cells, per, "median", 0.5), _spread_rows(cells, per, "p90", 0.9)]
    return pl.concat([first, *percentiles], how="diagonal_relaxed")
