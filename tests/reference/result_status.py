"""Whether the data received reach far enough for a result to be final (decision 10)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from .dates import fiscal_year
from .submissions import period_of

FOLLOWED_12_MONTHS = ("permanency_in_12_months_entries", "reentry_to_foster_care")
FOLLOWED_TO_PERIOD_END = (
    "permanency_in_12_months_12_to_23",
    "permanency_in_12_months_24_plus",
    "placement_stability",
)


def is_submission_year_complete(year: int, dispositions: Collection[date], years: Collection[int]) -> bool:
    """A disposition in the year's September is held, or a later submission year."""
    return any((day.year, day.month) == (year, 9) for day in dispositions) or any(y > year for y in years)


def result_status(
    measure_id: str,
    period_end: date,
    submissions: Collection[str],
    dispositions: Collection[date] = (),
    years: Collection[int] = (),
) -> str:
    """`final` or `provisional` for one of the seven indicators, from what one state has sent.

    `dispositions` are the disposition days in its Child Files, `years` their submission years.
    """
    reached = max((period_of(s).end for s in submissions), default=date.min)
    year = fiscal_year(period_end)
    disposed = all(is_submission_year_complete(y, dispositions, years) for y in (year, year + 1))
    if measure_id in FOLLOWED_12_MONTHS:
        final = reached >= period_end.replace(year=period_end.year + 1)
    elif measure_id in FOLLOWED_TO_PERIOD_END:
        final = reached >= period_end
    elif measure_id == "maltreatment_in_foster_care":
        final = reached >= period_end and disposed
    elif measure_id == "recurrence_of_maltreatment":
        final = disposed
    else:
        raise ValueError("decision 10 speaks of the seven indicators only")
    return "final" if final else "provisional"
