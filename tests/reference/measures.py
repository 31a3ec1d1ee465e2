"""Every measure of the reference by its id, the periods the files cover, and totals.

The definitions are in the modules this one lists.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import date
from itertools import pairwise

from .caseload_per_worker import caseload_per_worker
from .dates import fiscal_year_period
from .maltreatment_in_foster_care import maltreatment_in_foster_care
from .permanency_indicators import (
    permanency_in_12_months_12_to_23,
    permanency_in_12_months_24_plus,
    permanency_in_12_months_entries,
    reentry_to_foster_care,
)
from .placement_stability import placement_stability
from .recorded_exits import (
    caseworker_visits,
    children_in_care,
    exits_by_reason,
    foster_care_entries,
    reunification_within_12_months,
)
from .recurrence_of_maltreatment import recurrence_of_maltreatment
from .response import response_time, timely_response
from .submissions import SUBMISSIONS, period_of

MEASURES: Mapping[str, Callable[..., Mapping | Collection]] = {
    "maltreatment_in_foster_care": maltreatment_in_foster_care,
    "recurrence_of_maltreatment": recurrence_of_maltreatment,
    "permanency_in_12_months_entries": permanency_in_12_months_entries,
    "permanency_in_12_months_12_to_23": permanency_in_12_months_12_to_23,
    "permanency_in_12_months_24_plus": permanency_in_12_months_24_plus,
    "reentry_to_foster_care": reentry_to_foster_care,
    "placement_stability": placement_stability,
    "response_time": response_time,
    "timely_response": timely_response,
    "reunification_within_12_months": reunification_within_12_months,
    "exits_by_reason": exits_by_reason,
    "children_in_care": children_in_care,
    "foster_care_entries": foster_care_entries,
    "caseload_per_worker": caseload_per_worker,
    "caseworker_visits": caseworker_visits,
}


def afcars_periods(submissions: tuple[str, ...] = SUBMISSIONS) -> dict[str, tuple[date, date]]:
    """The 12-month periods these submissions cover: two that follow each other, `23A23B` or `23B24A`."""
    ordered = sorted(submissions)
    found = {}
    for first, second in pairwise(ordered):
        start, end = period_of(first), period_of(second)
        if (end.start - start.end).days == 1:
            found[first + second] = (start.start, end.end)
    return found


def fiscal_years(years: Collection[int] = range(2021, 2027)) -> dict[str, tuple[date, date]]:
    """The federal fiscal years as periods: `FFY2023`."""
    return {f"FFY{year}": fiscal_year_period(year) for year in years}


def totals(verdicts: Mapping | Collection, state: str) -> tuple[float, float]:
    """(numerator, denominator) of one state from a measure's verdicts.

    A bool counts as its own numerator over one member; a pair is numerator and denominator; any other
    member (a count, a share's outcome, hours) adds its number, or 1, over one member.
    """
    numerator, denominator = 0.0, 0.0
    for key in verdicts:
        if key[0] != state:
            continue
        value = verdicts[key] if isinstance(verdicts, Mapping) else 1
        if isinstance(value, tuple):
            numerator, denominator = numerator + value[0], denominator + value[1]
        else:
            numerator += 1 if isinstance(value, str) else float(value)
            denominator += 1
    return numerator, denominator
