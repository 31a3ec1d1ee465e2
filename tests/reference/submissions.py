"""What of a history the files received tell (decision 13, and who is dropped).

Here belongs the passage from what happened to what is known: which six-month files hold a child, what
they say of it by the end of their period, and that the latest record replaces the whole history.
Table shapes belong in `staging_frames`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from .histories import Child, Histories, Removal

FIRST_DAY_OF_AFCARS_2020 = date(2022, 10, 1)
SUBMISSIONS = ("23A", "23B", "24A", "24B", "25A", "25B", "26A")


@dataclass(frozen=True)
class Period:
    """The six months a file covers, both days included."""

    submission: str
    start: date
    end: date


def period_of(submission: str) -> Period:
    """The six months of a submission: A is October to March, B April to September."""
    year = 2000 + int(submission[:2])
    if submission[2] == "A":
        return Period(submission, date(year - 1, 10, 1), date(year, 3, 31))
    return Period(submission, date(year, 4, 1), date(year, 9, 30))


def is_removal_1993(removal: Removal) -> bool:
    """The episode ended before 1 October 2022: only its dates and reason are reported."""
    if removal.exit_date is None:
        return False
    last = max(removal.exit_date, removal.removal_date or removal.exit_date)
    return last < FIRST_DAY_OF_AFCARS_2020


def is_open_in(removal: Removal, period: Period) -> bool:
    """The episode is open on some day of the period; the day of exit is such a day."""
    if removal.removal_date is not None and removal.removal_date > period.end:
        return False
    if removal.exit_date is None:
        return True
    return max(removal.exit_date, removal.removal_date or removal.exit_date) >= period.start


def is_in_file(child: Child, period: Period) -> bool:
    """The file of the period holds the child."""
    if period.submission in child.missing_from:
        return False
    return any(is_open_in(removal, period) for removal in child.removals)


def removal_as_filed(removal: Removal, period: Period) -> Removal:
    """The removal as the file of the period tells it: nothing after the period's last day."""
    if is_removal_1993(removal):
        return replace(removal, county=None, arrangements=(), visits=())
    exited = removal.exit_date is not None and removal.exit_date <= period.end
    return replace(
        removal,
        exit_date=removal.exit_date if exited else None,
        exit_reason=removal.exit_reason if exited else None,
        arrangements=tuple(a for a in removal.arrangements if a.began_on <= period.end),
        visits=tuple(v for v in removal.visits if v.visited_on <= period.end),
    )


def as_filed(child: Child, period: Period) -> Child:
    """The child's whole record in the file of the period."""
    known = [r for r in child.removals if r.removal_date is None or r.removal_date <= period.end]
    removals = tuple(removal_as_filed(removal, period) for removal in known)
    return replace(child, removals=removals, observed_until=period.end)


def child_as_received(child: Child, submissions: Sequence[str]) -> Child | None:
    """The record of the latest file that holds the child; None when no file does."""
    periods = sorted((period_of(submission) for submission in submissions), key=lambda p: p.end)
    holding = [period for period in periods if is_in_file(child, period)]
    if not holding:
        return None
    return replace(as_filed(child, holding[-1]), in_last_file=holding[-1] == periods[-1])


def as_received(
    histories: Histories,
    submissions: Sequence[str] = SUBMISSIONS,
    submission_years: Iterable[int] = range(2021, 2027),
) -> Histories:
    """The histories as the files of these AFCARS submissions and NCANDS submission years tell them."""
    received = [child_as_received(child, submissions) for child in histories.children]
    years = set(submission_years)
    return replace(
        histories,
        children=tuple(child for child in received if child is not None),
        reports=tuple(r for r in histories.reports if r.submission_year in years),
    )
