"""What evaluating one outcome of one programme gives: an effect or the reason for none, and what it rests on.

Here belong the forms of that answer and the limits that both designs hold data to. The designs stand in
`interrupted.py` and `differences.py`, the tables in `tables.py`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from transforms.evaluation.estimates import Estimate

LEAST_BEFORE = 12
"""Months before the start: one round of the seasons."""

LEAST_AFTER = 6
LEAST_COUNTIES = 3
"""Counties that started, and counties compared with: of fewer nobody can tell how much counties differ."""

MOST_MISSING = 0.1
"""Share of months, or of counties' months, without a figure."""

FEW_MEMBERS = 10
"""Members in a middling month below which figures are mostly noise."""

PASSED, FAILED, NOT_APPLICABLE = "passed", "failed", "not_applicable"


@dataclass(frozen=True)
class Check:
    """One assumption and how it ended. `is_condition`: no effect is given where it fails.

    `found` is held against `limit`; `p_value` where it is a test.
    """

    name: str
    verdict: str
    is_condition: bool
    reason: str = ""
    found: float | None = None
    limit: float | None = None
    p_value: float | None = None


@dataclass(frozen=True)
class Point:
    """One figure to be drawn: of a series, so many months since the start.

    Series: `observed` and `expected` of one, `started` and `compared` of counties, `event`: the effect.
    """

    series: str
    step: int
    month: date | None
    value: float
    interval: tuple[float, float] | None = None
    places: int | None = None


@dataclass(frozen=True)
class Evaluated:
    """One outcome of one programme. `reason` says why there is no effect; it is empty where there is one."""

    checks: Sequence[Check]
    reason: str = ""
    effect: Estimate | None = None
    before: float | None = None
    observed: float | None = None
    first_month: date | None = None
    last_month: date | None = None
    months_before: int = 0
    months_after: int = 0
    places_started: int = 0
    places_compared: int = 0
    autocorrelation: float | None = None
    analyses: Mapping[str, Estimate] = field(default_factory=dict)
    points: Sequence[Point] = ()

    def judged(self) -> Evaluated:
        """The same, without an effect where a condition failed."""
        failed = [check.reason for check in self.checks if check.is_condition and check.verdict == FAILED]
        if not failed:
            return self
        shown = [
            point for point in self.points if point.series not in ("expected", "event") or point.step < 0
        ]
        return replace(self, reason="; ".join(failed), effect=None, analyses={}, points=shown)


def at_least(name: str, found: float, limit: float, reason: str) -> Check:
    """A condition on how much there is; `reason` says what is lacking, with both numbers put in."""
    verdict = PASSED if found >= limit else FAILED
    said = "" if verdict == PASSED else reason.format(limit=f"{limit:g}", found=f"{found:g}")
    return Check(name, verdict, True, said, found, limit)


def no_effect(name: str, estimate: Estimate | None, limit: float, *, reason: str = "") -> Check:
    """A test that nothing moves where nothing should; a condition where a reason is given."""
    if estimate is None:
        return Check(name, NOT_APPLICABLE, bool(reason))
    verdict = PASSED if estimate.p_value >= limit else FAILED
    said = reason.format(p=_shown(estimate.p_value)) if verdict == FAILED else ""
    return Check(name, verdict, bool(reason), said, estimate.value, limit, estimate.p_value)


def _shown(p_value: float) -> str:
    return "under 0.001" if p_value < 0.001 else f"{p_value:.3f}"
