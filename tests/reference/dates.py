"""The few rules about days that several measures share: months, birthdays, periods (decisions 1 and 2).

Nothing about children or reports belongs here.
"""

from __future__ import annotations

from datetime import date, timedelta


def completed_months(start: date, end: date) -> int:
    """Calendar months from start to end, minus one if end's day of the month is smaller (decision 1)."""
    months = (end.year - start.year) * 12 + (end.month - start.month)
    return months - 1 if end.day < start.day else months


def eighteenth_birthday(birth_date: date) -> date:
    """Birth date + 18 years; 29 February becomes 28 February (decision 2)."""
    if (birth_date.month, birth_date.day) == (2, 29):
        return date(birth_date.year + 18, 2, 28)
    return birth_date.replace(year=birth_date.year + 18)


def age_in_years(birth_date: date, day: date) -> int:
    """Completed years on a day; of those born on 29 February the birthday is the 28th."""
    birthday = birth_date.replace(
        year=day.year, day=28 if (birth_date.month, birth_date.day) == (2, 29) else birth_date.day
    )
    return day.year - birth_date.year - (day < birthday)


def day_after(day: date) -> date:
    """The next day."""
    return day + timedelta(days=1)


def days_between(start: date, end: date) -> int:
    """Days from start to end: in Monday, out Tuesday is 1 day."""
    return (end - start).days


def fiscal_year(day: date) -> int:
    """Federal fiscal year of a day: October to September, named after its end."""
    return day.year + 1 if day.month >= 10 else day.year


def fiscal_year_period(year: int) -> tuple[date, date]:
    """First and last day of a federal fiscal year."""
    return date(year - 1, 10, 1), date(year, 9, 30)


def last_of_month(first: date) -> date:
    """Last day of the month that begins on `first`."""
    following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return following - timedelta(days=1)


def months_of(period_start: date, period_end: date) -> list[tuple[date, date]]:
    """First and last days of the whole calendar months within a period."""
    months = []
    first = period_start
    if first.day != 1:
        first = day_after(last_of_month(first.replace(day=1)))
    while last_of_month(first) <= period_end:
        months.append((first, last_of_month(first)))
        first = day_after(last_of_month(first))
    return months
