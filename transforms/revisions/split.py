"""Moved figures in parts: the steps from an earlier edition's results to those of the next.

Here belongs turning results after each cause into rows: each row tells what a figure was before a cause was
put in and what it was after, so that the parts of a figure follow one another and add up to the whole. How
results in between are made stands with those who make them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

import polars as pl

FIGURE = [
    "measure_id", "component", "state", "period_type", "period", "geography_level", "geography", "dimension",
    "category", "outcome", "statistic",
]  # fmt: skip
PERIOD = ["measure_id", "component", "state", "period_type", "period"]
NUMBERS = ("numerator", "denominator", "value")
WHOLE = "all"
SLACK = 1e-9


def split(steps: Sequence[tuple[str, pl.DataFrame]]) -> pl.DataFrame:
    """One row per figure that moved and cause, and one with cause `all`: what it was and what it became.

    `steps` begin with the earlier results (their name is not used) and end with the present ones; each but
    the first is named for the cause that was put in. Only periods that the first and the last both have.
    Columns: those of `FIGURE`, cause, position, period_start, period_end, versions and status before and now
    (of the whole), numbers before and now.
    """
    first, last = steps[0][1], steps[-1][1]
    periods = first.select(PERIOD).unique().join(last.select(PERIOD).unique(), on=PERIOD)
    parts = [
        _moved(before, now, periods).with_columns(cause=pl.lit(cause), position=pl.lit(position, pl.Int64))
        for position, ((_, before), (cause, now)) in enumerate(pairwise(steps), start=1)
        if before is not now
    ]
    whole = _moved(first, last, periods, with_status=True)
    whole = whole.with_columns(cause=pl.lit(WHOLE), position=pl.lit(0, pl.Int64))
    parts = [part.join(whole, on=FIGURE, how="semi") for part in parts]
    moved = pl.concat([whole, *parts], how="diagonal_relaxed")
    days = pl.concat([first, last]).select(*PERIOD, "period_start", "period_end").unique(PERIOD, keep="last")
    return moved.join(days, on=PERIOD, how="left").sort(*FIGURE, "position")


def _moved(
    before: pl.DataFrame, now: pl.DataFrame, periods: pl.DataFrame, *, with_status: bool = False
) -> pl.DataFrame:
    """The figures of some periods whose numbers differ, or whose status does."""
    told = ["measure_version", "status"] if with_status else []
    columns = [*FIGURE, *NUMBERS, *told]
    both = (
        before.select(columns)
        .join(periods, on=PERIOD, how="semi")
        .join(
            now.select(columns).join(periods, on=PERIOD, how="semi"),
            on=FIGURE,
            how="full",
            suffix="_now",
            coalesce=True,
        )
    )
    differs = [_differs(name) for name in NUMBERS]
    differs += [pl.col(name).ne_missing(pl.col(f"{name}_now")) for name in told]
    names: Mapping[str, str] = {"measure_version": "version", "status": "status"}
    return both.filter(pl.any_horizontal(differs)).select(
        *FIGURE,
        *(pl.col(name).alias(f"{names.get(name, name)}_before") for name in [*told, *NUMBERS]),
        *(pl.col(f"{name}_now").alias(f"{names.get(name, name)}_now") for name in [*told, *NUMBERS]),
    )


def _differs(name: str) -> pl.Expr:
    """Whether a number differs beyond what adding in another order makes."""
    was, is_now = pl.col(name), pl.col(f"{name}_now")
    scale = pl.max_horizontal(was.abs(), is_now.abs(), pl.lit(1.0))
    return (was.is_null() != is_now.is_null()) | ((was - is_now).abs() > SLACK * scale).fill_null(value=False)
