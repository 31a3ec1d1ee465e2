"""Days as whole numbers since 1970-01-01, federal fiscal years and report periods over them.

Calendar arithmetic on arrays belongs here; nothing that draws at random does.
"""

from __future__ import annotations

import datetime as dt

import numpy as np
import polars as pl

from data_samples.generator.arrays import Days, Numbers

EPOCH = dt.date(1970, 1, 1)
NEVER = 2**31 - 1
"""Stands for no date in arrays of days."""
LAST_FISCAL_YEAR = 2026
FIRST_AFCARS_2020_YEAR = 2023
AFCARS_2020_BEGINS = (dt.date(2022, 10, 1) - EPOCH).days
LAST_AFCARS_SUBMISSION = "26A"


def day(year: int, month: int, of_month: int) -> int:
    """A calendar date as a day."""
    return (dt.date(year, month, of_month) - EPOCH).days


def first_day(fiscal_year: int) -> int:
    """1 October before the federal fiscal year."""
    return day(fiscal_year - 1, 10, 1)


def fiscal_year(days: Days) -> Numbers:
    """The federal fiscal year of each day."""
    months = days.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
    return 1970 + (months + 3) // 12


def completed_years(earlier: Days, later: Days) -> Numbers:
    """Age in completed years; 29 February counts as reached on 1 March; negative before birth."""
    return completed_months(earlier, later) // 12


def completed_months(earlier: Days, later: Days) -> Numbers:
    """Calendar months between two days, one fewer where the later day of the month is the smaller."""
    months_a, rest_a = _months(earlier)
    months_b, rest_b = _months(later)
    return months_b - months_a - (rest_b < rest_a)


def add_years(days: Days, years: int) -> Days:
    """The same date `years` later; 29 February becomes 28 February in a common year."""
    start = days.astype("datetime64[D]")
    month = start.astype("datetime64[M]")
    within = (start - month).astype(np.int64)
    target = month + np.int64(years * 12)
    length = ((target + 1).astype("datetime64[D]") - target.astype("datetime64[D]")).astype(np.int64)
    return (target.astype("datetime64[D]").astype(np.int64) + np.minimum(within, length - 1)).astype(np.int64)


def _months(days: Days) -> tuple[Numbers, Numbers]:
    """Months since 1970 and the day within the month."""
    start = days.astype("datetime64[D]")
    month = start.astype("datetime64[M]")
    return month.astype(np.int64), (start - month).astype(np.int64)


def dates(days: Days) -> pl.Series:
    """Days as dates; `NEVER` is null."""
    found = pl.Series(np.where(days == NEVER, 0, days).astype(np.int32)).cast(pl.Date)
    return found.to_frame("d").select(pl.when(pl.Series(days != NEVER)).then(pl.col("d")))["d"]


def afcars_submissions(first_fiscal_year: int) -> list[tuple[str, int, int]]:
    """Submissions from the later of a year and the first of this layout: name, first day, last day."""
    found = []
    for year in range(max(first_fiscal_year, FIRST_AFCARS_2020_YEAR), LAST_FISCAL_YEAR + 1):
        for half, start, end in (
            ("A", day(year - 1, 10, 1), day(year, 3, 31)),
            ("B", day(year, 4, 1), day(year, 9, 30)),
        ):
            found.append((f"{year % 100:02d}{half}", start, end))
            if found[-1][0] == LAST_AFCARS_SUBMISSION:
                return found
    return found
