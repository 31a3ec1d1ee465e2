"""Care histories out of AFCARS staging rows: removals as last reported, children in care at period ends."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

RACE_COLUMNS = {
    "american_indian_alaska_native": "e13_child_race_american_indian_alaska_native",
    "asian": "e14_child_race_asian",
    "black": "e15_child_race_black",
    "native_hawaiian_pacific_islander": "e16_child_race_native_hawaiian_pacific_islander",
    "white": "e17_child_race_white",
}
RECORD = ["submission", "record_number"]
REMOVAL = [*RECORD, "removal_number"]


@dataclass(frozen=True)
class History:
    """Care in the observed years."""

    removals: pl.DataFrame
    """Removals with their history, once each as last reported, with the child's birth, sex and race."""
    in_care: pl.DataFrame
    """Children in care at the end of each period, with their removal as reported then."""
    last_reported: pl.DataFrame
    """Keys of the records that hold each removal as last reported."""
    begins: dt.date
    ends: dt.date
    periods: list[tuple[dt.date, dt.date]]
    """First and last day of each submission."""


def period_of(submission: str) -> tuple[dt.date, dt.date]:
    """First and last day of a submission such as `23A`."""
    year = 2000 + int(submission[:2])
    if submission[2] == "A":
        return dt.date(year - 1, 10, 1), dt.date(year, 3, 31)
    return dt.date(year, 4, 1), dt.date(year, 9, 30)


def months(earlier: pl.Expr, later: pl.Expr) -> pl.Expr:
    """Completed calendar months."""
    whole = (later.dt.year() - earlier.dt.year()) * 12 + later.dt.month().cast(pl.Int32) - earlier.dt.month()
    return whole - (later.dt.day() < earlier.dt.day()).cast(pl.Int32)


def look_back(tables: Mapping[str, pl.DataFrame]) -> History:
    """The history that the AFCARS tables hold."""
    children = tables["afcars_oohc_children"].select(
        *RECORD, "e5_date_of_birth", "e6_sex", _race().alias("race")
    )
    removals = (
        tables["afcars_oohc_removals"]
        .filter(pl.col("removal_layout") == "removal_2020")
        .join(children, on=RECORD)
        .sort("submission")
    )
    names = removals["submission"].unique().sort().to_list()
    periods = [period_of(name) for name in names]
    ends = pl.DataFrame({"submission": names, "period_end": [end for _, end in periods]})
    latest = removals.unique(["e4_child_record_number", "e69_removal_date"], keep="last", maintain_order=True)
    in_care = removals.filter(pl.col("e153_exit_date").is_null()).join(ends, on="submission")
    return History(
        latest,
        in_care,
        latest.select(REMOVAL),
        periods[0][0],
        periods[-1][1],
        periods,
    )


def _race() -> pl.Expr:
    """Race and ethnicity in exclusive groups."""
    several = pl.sum_horizontal([pl.col(column).cast(pl.Int8) for column in RACE_COLUMNS.values()]) > 1
    chain: Any = pl.when(pl.col("e21_child_hispanic_latino") == "hispanic").then(pl.lit("hispanic"))
    chain = chain.when(several).then(pl.lit("two_or_more"))
    for name, column in RACE_COLUMNS.items():
        chain = chain.when(pl.col(column)).then(pl.lit(name))
    answer: pl.Expr = chain.otherwise(pl.lit("unknown"))
    return answer
