"""Which figure of a measure is spoken of, beside which earlier one, and what there is instead.

Here belongs the choice of the headline: the latest final 12-month result of a state, and its change from the
period a year before, as the edition compares them. Provisional and withheld results are never headlines. The
words stand in `words.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reports import words
from reports.edition import Edition
from reports.records import Measure, Result

STATISTIC_ORDER = ("value", "incidence_12_months", "median", "mean", "p90", "count")
WITH_OUTCOMES = ("share", "incidence")
"""Kinds whose headline is that of one outcome."""

COMPONENT_ORDER = ("all", "average_daily")
LEADING_DIMENSIONS = ("age_group", "sex", "race_ethnicity")


@dataclass(frozen=True)
class Finding:
    """What can be said of a measure in a state: the headline, or why there is none."""

    measure: Measure
    state: str
    component: str
    statistic: str
    series: Sequence[Result]
    headline: Result | None
    change: words.Change | None
    instead: str

    @property
    def latest(self) -> Result | None:
        """The latest result with a number, whatever its status, for charts and tables."""
        return next((row for row in reversed(self.series) if row.value is not None), None)


def first_of(order: Sequence[str], found: Iterable[str]) -> str:
    """The first of the preferred names that was found, else the first by name."""
    names = sorted(set(found))
    return next((name for name in order if name in names), names[0] if names else "all")


def in_order(edition: Edition, measures: Iterable[Measure]) -> list[Measure]:
    """Measures in the order of their domains on a child's way, then by title."""

    def place(measure: Measure) -> tuple[int, str, str]:
        return edition.domain(measure.domain)[1], measure.domain, measure.title

    return sorted(measures, key=place)


def series(results: Iterable[Result], component: str, statistic: str, outcome: str = "all") -> list[Result]:
    """The state's own results over the periods, in order of period end."""
    rows = [
        row
        for row in results
        if row.geography_level == "state"
        and row.dimension == "all"
        and (row.component, row.statistic, row.outcome) == (component, statistic, outcome)
    ]
    return sorted(rows, key=lambda row: (row.period_end, row.period))


def before(rows: Sequence[Result], row: Result) -> Result | None:
    """The latest final result that does not overlap the row's period."""
    return next(
        (
            earlier
            for earlier in reversed(rows)
            if earlier.period_end < row.period_start
            and earlier.status == "final"
            and earlier.value is not None
        ),
        None,
    )


def apart(rows: Sequence[Result], last: Result) -> list[Result]:
    """Final results up to the last one that do not overlap one another, oldest first."""
    chosen = [last]
    while (earlier := before(rows, chosen[0])) is not None:
        chosen.insert(0, earlier)
    return chosen


def finding(edition: Edition, measure: Measure, state: str, component: str | None = None) -> Finding | None:
    """What can be said of a measure in a state, or None where it has no results there.

    Where a rate has no figure for want of a population, its count is spoken of.
    """
    results = edition.by_measure.get((measure.measure_id, state), ())
    own = [row for row in results if row.geography_level == "state" and row.dimension == "all"]
    if not own:
        return None
    component = component or first_of(COMPONENT_ORDER, (row.component for row in own))
    own = [row for row in own if row.component == component]
    known = [row for row in own if row.value is not None] or own
    statistic = first_of(STATISTIC_ORDER, (row.statistic for row in known))
    outcome = first_of(("all",), (row.outcome for row in own))
    if measure.kind in WITH_OUTCOMES:
        outcome = leading_outcome([r for r in own if r.statistic == statistic and r.outcome != "all"] or own)
    measure = words.of_statistic(measure, statistic)
    rows = series(own, component, statistic, outcome)
    headline = next((row for row in reversed(rows) if row.status == "final" and row.value is not None), None)
    compared = edition.compared(headline, "a_year_before") if headline else None
    moved = words.change(measure, compared) if compared else None
    return Finding(measure, state, component, statistic, rows, headline, moved, _instead(rows, headline))


def leading_outcome(rows: Sequence[Result]) -> str:
    """The outcome of a share that is largest in its latest final period."""
    final = [row for row in rows if row.value is not None and row.status == "final"]
    final = final or [row for row in rows if row.value is not None]
    if not final:
        return rows[-1].outcome
    end = max(row.period_end for row in final)
    return max(
        (row for row in final if row.period_end == end), key=lambda row: (row.value or 0, row.outcome)
    ).outcome


def _instead(rows: Sequence[Result], headline: Result | None) -> str:
    """Why a measure has no headline, in words."""
    if headline is not None or not rows:
        return ""
    status = rows[-1].status
    said = {
        "provisional": "Only provisional results so far",
        "dq_withheld": "Withheld: the data fail a federal quality limit",
        "not_available": "Not available",
        "suppressed": "Hidden to protect persons",
    }.get(status, "No result")
    return said if status == "dq_withheld" else with_reason(said, rows[-1])


def with_reason(said: str, row: Result) -> str:
    """What is said of a result, and why as far as it is known, in words."""
    reason = (row.status_reason or "").strip().rstrip(".").replace("_", " ")
    return f"{said} ({reason})" if reason and reason.lower() not in said.lower() else said


def components(edition: Edition, measure: Measure, state: str) -> list[str]:
    """Named parts of a measure in a state, the leading one first, the others as its definition has them."""
    found = {row.component for row in edition.by_measure.get((measure.measure_id, state), ())}
    if not found:
        return []
    defined = [part.component for part in edition.parts.get(measure.measure_id, ())]
    known = [name for name in defined if name in found] + sorted(found - set(defined))
    leading = next((name for name in COMPONENT_ORDER if name in found), known[0])
    return [leading, *(name for name in known if name != leading)]


def dimensions(results: Iterable[Result]) -> list[str]:
    """Breakdowns found in results: age, sex and race first."""
    found = {row.dimension for row in results} - {"all"}
    leading = [name for name in LEADING_DIMENSIONS if name in found]
    return leading + sorted(found - set(leading))
