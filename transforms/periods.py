"""Report periods: their names, first and last days, and which of them the data received cover.

Here belongs the calendar of federal fiscal years and six-month AFCARS files. What a measure needs
to be final is decided in `marts/coverage.py`; counting is not done here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Literal

Calendar = Literal["afcars", "ncands", "fiscal_year"]


@dataclass(frozen=True, order=True)
class Period:
    """Days with a name: `23A23B` (Oct-Sep), `22B23A` (Apr-Mar), `FFY2023`, `SFY2023`, `2023Q2`, `2023-04`.

    `period_type` is 12_months, agency_year, quarter or month.
    """

    start: date
    end: date
    name: str
    submissions: tuple[str, ...] = ()
    period_type: str = "12_months"


@cache
def afcars_bounds(submission: str) -> tuple[date, date]:
    """First and last day of a six-month AFCARS file: `23A` is Oct 2022-Mar 2023, `23B` Apr-Sep 2023.

    Fiscal years 80-99 are of the last century.

    Raises:
        ValueError: the text is not two digits and A or B.
    """
    if not re.fullmatch(r"\d\d[AB]", submission):
        raise ValueError("an AFCARS submission is two digits of the fiscal year and A or B")
    year = int(submission[:2])
    year += 1900 if year >= 80 else 2000
    if submission[2] == "A":
        return date(year - 1, 10, 1), date(year, 3, 31)
    return date(year, 4, 1), date(year, 9, 30)


@cache
def ncands_bounds(submission: str) -> tuple[date, date]:
    """First and last day of a federal fiscal year written `FFY2023`.

    Raises:
        ValueError: the text is not FFY and four digits.
    """
    if not re.fullmatch(r"FFY\d{4}", submission):
        raise ValueError("an NCANDS submission is FFY and four digits")
    year = int(submission[3:])
    return date(year - 1, 10, 1), date(year, 9, 30)


def afcars_submission(year: int, month: int) -> str:
    """The name of the six-month file that ends in March (03) or September (09) of a calendar year."""
    return f"{year % 100:02d}{'A' if month == 3 else 'B'}"


@cache
def six_month_files(submission: str) -> tuple[str, ...]:
    """The six-month files a submission stands for: an annual `21A21B` for two, any other for itself."""
    if re.fullmatch(r"(\d\d)A\1B", submission):
        return submission[:3], submission[3:]
    return (submission,)


def afcars_periods(submissions: Iterable[str]) -> list[Period]:
    """Every 12 months whose two six-month files were both received, oldest first."""
    bounds = {name: afcars_bounds(name) for name in submissions}
    ends = {start - timedelta(days=1): name for name, (start, _) in bounds.items()}
    found = []
    for first, (start, end) in bounds.items():
        second = ends.get(end)
        if second:
            found.append(Period(start, bounds[second][1], first + second, (first, second)))
    return sorted(found)


def ncands_periods(submissions: Iterable[str]) -> list[Period]:
    """Every federal fiscal year whose Child File was received, oldest first."""
    return sorted(Period(*ncands_bounds(name), name, (name,)) for name in submissions)


def fiscal_years(first_day: date, last_day: date) -> list[Period]:
    """Every federal fiscal year that lies within some days, oldest first."""
    years = range(first_day.year, last_day.year + 2)
    periods = [Period(*ncands_bounds(f"FFY{year}"), f"FFY{year}") for year in years]
    return [p for p in periods if p.start >= first_day and p.end <= last_day]


def agency_years(first_day: date, last_day: date, first_month: int) -> list[Period]:
    """Every fiscal year of an agency that lies within some days: `SFY2024` ends in 2024.

    None where the agency's year is the federal one, which begins in October.
    """
    if first_month == 10:
        return []
    found = []
    for year in range(first_day.year, last_day.year + 1):
        start = date(year, first_month, 1)
        end = months_after(start - timedelta(days=1), 12)
        if start >= first_day and end <= last_day:
            found.append(Period(start, end, f"SFY{end.year}", period_type="agency_year"))
    return found


def series_periods(first_day: date, last_day: date) -> list[Period]:
    """Every calendar month and quarter that lies within some days; months first, each oldest first."""
    months, start = [], first_day.replace(day=1)
    while start <= last_day:
        end = months_after(start - timedelta(days=1), 1)
        months.append(Period(start, end, f"{start:%Y-%m}", period_type="month"))
        start = end + timedelta(days=1)
    quarters = [
        Period(m.start, months_after(m.start - timedelta(days=1), 3), quarter_name(m.start), (), "quarter")
        for m in months
        if m.start.month % 3 == 1
    ]
    return [p for p in [*months, *quarters] if p.start >= first_day and p.end <= last_day]


def quarter_name(day: date) -> str:
    """The calendar quarter of a day: `2023Q2`."""
    return f"{day.year}Q{(day.month - 1) // 3 + 1}"


def fiscal_year_of(day: date) -> int:
    """The federal fiscal year of a day: the one that ends on the next 30 September."""
    return day.year + (day.month >= 10)


def months_after(day: date, months: int) -> date:
    """The same day of the month some months later; a month end for the last day of a month.

    Periods end on the last day of a month, so their follow-up ends on one too.
    """
    following = day + timedelta(days=1)
    total = following.year * 12 + following.month - 1 + months
    return date(total // 12, total % 12 + 1, following.day) - timedelta(days=1)


def july_year(period: Period) -> int:
    """The year of the 1 July in a 12-month period, the day the child population is counted."""
    return period.start.year if period.start.month <= 7 else period.end.year
