"""The shared rules about days, against a calendar read by hand."""

from __future__ import annotations

from datetime import date

import pytest

from .dates import completed_months, eighteenth_birthday, fiscal_year, months_of


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        ("2022-10-05", "2023-10-04", 11),  # the day before the anniversary
        ("2022-10-05", "2023-10-05", 12),  # the anniversary
        ("2022-10-05", "2023-10-06", 12),
        ("2023-01-31", "2023-02-28", 0),  # 28 < 31: no rounding at month ends
        ("2023-01-31", "2023-03-30", 1),
        ("2023-01-31", "2023-03-31", 2),
        ("2024-02-29", "2025-02-28", 11),  # 28 < 29
        ("2024-02-29", "2025-03-01", 12),  # 13 calendar months, less one
        ("2023-02-28", "2024-02-29", 12),
        ("2023-05-05", "2023-05-05", 0),
    ],
)
def test_completed_months_drop_one_when_the_day_of_month_is_smaller(
    start: str, end: str, months: int
) -> None:
    assert completed_months(date.fromisoformat(start), date.fromisoformat(end)) == months


@pytest.mark.parametrize(
    ("born", "birthday"),
    [
        ("2005-06-15", "2023-06-15"),
        ("2008-02-29", "2026-02-28"),
        ("2006-02-28", "2024-02-28"),  # 2024 is a leap year: still the 28th
    ],
)
def test_the_eighteenth_birthday_of_29_february_is_28_february(born: str, birthday: str) -> None:
    assert eighteenth_birthday(date.fromisoformat(born)) == date.fromisoformat(birthday)


def test_a_fiscal_year_starts_in_october() -> None:
    assert [fiscal_year(date(2023, 9, 30)), fiscal_year(date(2023, 10, 1))] == [2023, 2024]


def test_only_whole_months_of_a_period_are_listed() -> None:
    whole = months_of(date(2023, 10, 1), date(2024, 3, 31))
    assert len(whole) == 6
    assert whole[0] == (date(2023, 10, 1), date(2023, 10, 31))
    assert (date(2024, 2, 1), date(2024, 2, 29)) in whole
    assert months_of(date(2023, 1, 2), date(2023, 2, 27)) == []
