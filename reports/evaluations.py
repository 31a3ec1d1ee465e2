"""Evaluations of programmes as the pages hold them: one record for each outcome, with all that is told of it.

Here belong the records and reading them from an internal edition. Their sentences stand in
`evaluation_words.py`, their pages in `pages/evaluation.py`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import TypeVar

import duckdb

from reports.records import Measure

Key = tuple[str, str, str, str, str]
OWN_MEAN = "own_mean"


@dataclass(frozen=True, slots=True)
class Check:
    """How an assumption fared."""

    assumption: str
    verdict: str
    is_condition: bool
    found: float | None
    allowed: float | None
    p_value: float | None


@dataclass(frozen=True, slots=True)
class Analysis:
    """A part of an effect, or the effect under another choice."""

    analysis: str
    is_sensitivity: bool
    effect: float
    ci_lower: float
    ci_upper: float


@dataclass(frozen=True, slots=True)
class Point:
    """One figure of a series, so many months since the start."""

    series: str
    step: int
    month: date | None
    value: float
    ci_lower: float | None
    ci_upper: float | None
    places: int | None


Row = TypeVar("Row", Check, Analysis, Point)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """One outcome of one programme in one state: the effect or why there is none, and what it rests on."""

    evaluation: str
    state: str
    measure_id: str
    component: str
    answer: str
    title: str
    says: str
    design: str
    starts_on: date
    places: str | None
    compared_with: str | None
    breakdown: str | None
    category: str | None
    phase_in_months: int
    scale: str
    first_month: date | None
    last_month: date | None
    months_before: int
    months_after: int
    places_started: int
    places_compared: int
    status: str
    status_reason: str | None
    effect: float | None
    ci_lower: float | None
    ci_upper: float | None
    before: float | None
    observed: float | None
    expected: float | None
    checks: Sequence[Check] = ()
    analyses: Sequence[Analysis] = ()
    points: Sequence[Point] = ()

    @property
    def key(self) -> Key:
        """What names it."""
        return (self.evaluation, self.state, self.measure_id, self.component, self.answer)

    @property
    def is_of_differences(self) -> bool:
        """Whether counties are compared, rather than a series with itself."""
        return self.design == "difference_in_differences"

    @property
    def is_clear(self) -> bool:
        """Whether the interval of the effect leaves out zero."""
        return self.ci_lower is not None and self.ci_upper is not None and self.ci_lower * self.ci_upper > 0

    def series(self, name: str) -> list[Point]:
        """The points of one series, in order."""
        return sorted((point for point in self.points if point.series == name), key=lambda one: one.step)

    def stated(self, measure: Measure) -> Measure:
        """The measure as its figures are stated here: counts of unequal counties in percent of their mean."""
        return replace(measure, kind="proportion", per=1.0) if self.scale == OWN_MEAN else measure


def read_evaluations(connection: duckdb.DuckDBPyConnection) -> list[Evaluation]:
    """The evaluations of an internal edition, programme by programme."""
    names = [field.name for field in fields(Evaluation) if field.name not in ("checks", "analyses", "points")]
    checks = _by_key(connection, Check, "evaluation_checks", "position")
    analyses = _by_key(connection, Analysis, "evaluation_estimates", "position")
    points = _by_key(connection, Point, "evaluation_points", "series, step")
    rows = connection.execute(
        f"select {', '.join(names)} from published.evaluations order by evaluation, state, position"
    ).fetchall()
    found = [Evaluation(*row) for row in rows]
    return [
        replace(
            one,
            checks=checks.get(one.key, ()),
            analyses=analyses.get(one.key, ()),
            points=points.get(one.key, ()),
        )
        for one in found
    ]


def _by_key(
    connection: duckdb.DuckDBPyConnection, record: type[Row], table: str, order: str
) -> Mapping[Key, Sequence[Row]]:
    """Rows of a table by the evaluation they belong to."""
    names = ", ".join(field.name for field in fields(record))
    rows = connection.execute(
        f"select evaluation, state, measure_id, component, answer, {names} from published.{table} "
        f"order by {order}"
    ).fetchall()
    found: dict[Key, list[Row]] = defaultdict(list)
    for row in rows:
        key: Key = row[:5]
        found[key].append(record(*row[5:]))
    return found
