"""Periods: names, days, coverage."""

from __future__ import annotations

from datetime import date

import pytest

from transforms.periods import (
    Period,
    afcars_bounds,
    afcars_periods,
    fiscal_years,
    july_year,
    months_after,
    ncands_periods,
)


@pytest.mark.parametrize(
    ("submission", "first", "last"),
    [
        ("23A", date(2022, 10, 1), date(2023, 3, 31)),
        ("23B", date(2023, 4, 1), date(2023, 9, 30)),
        ("98B", date(1998, 4, 1), date(1998, 9, 30)),
        ("00A", date(1999, 10, 1), date(2000, 3, 31)),
    ],
)
def test_a_six_month_file_has_its_days(submission, first, last):
    assert afcars_bounds(submission) == (first, last)


def test_a_period_needs_both_of_its_files():
    assert [p.name for p in afcars_periods(["23A", "23B", "24A", "25A"])] == ["23A23B", "23B24A"]


def test_a_child_file_year_is_its_own_period():
    (period,) = ncands_periods(["FFY2023"])
    assert (period.start, period.end) == (date(2022, 10, 1), date(2023, 9, 30))


def test_fiscal_years_must_lie_within_the_days_an_extract_covers():
    found = fiscal_years(date(2021, 10, 1), date(2023, 9, 29))
    assert [p.name for p in found] == ["FFY2022"]


def test_the_population_is_that_of_the_1_july_in_the_period():
    assert july_year(Period(date(2022, 10, 1), date(2023, 9, 30), "23A23B")) == 2023
    assert july_year(Period(date(2022, 4, 1), date(2023, 3, 31), "22B23A")) == 2022


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [(date(2023, 9, 30), 12, date(2024, 9, 30)), (date(2023, 9, 30), 6, date(2024, 3, 31))],
)
def test_follow_up_ends_on_the_last_day_of_a_month(day, months, expected):
    assert months_after(day, months) == expected
