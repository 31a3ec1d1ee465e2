"""Every programme of an agency, outcome by outcome: the rows of `marts.evaluation*`.

Here belongs the way from a programme's file to the design that evaluates it, and from its answer to rows. The
designs stand in `interrupted.py` and `differences.py`, monthly figures in `series.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import duckdb
import numpy as np
import polars as pl

from transforms.contracts.codes import EVALUATION_ANALYSES
from transforms.contracts.contract import all_contracts
from transforms.evaluation.asked import EVALUATIONS
from transforms.evaluation.differences import differences
from transforms.evaluation.estimates import Estimate, Floats
from transforms.evaluation.evaluated import FAILED, Check, Evaluated
from transforms.evaluation.group_time import NEVER, Panel
from transforms.evaluation.interrupted import Monthly, interrupted, steps
from transforms.evaluation.series import NotByMonthError, PlaceMonths, place_months
from transforms.marts.coverage import Coverage
from transforms.measures.registry import all_measures
from transforms.programmes import Outcome, Programme

FIGURE, OWN_MEAN = "figure", "own_mean"
LEAST_MEAN = 2.0
"""Counted a month before any start, below which a county's counts are no base to compare changes with."""


@dataclass(frozen=True)
class Answered:
    """One outcome of one programme with what was found."""

    programme: Programme
    outcome: Outcome
    position: int
    found: Evaluated
    scale: str


def evaluate(
    connection: duckdb.DuckDBPyConnection, programmes: Sequence[Programme], coverage: Coverage, state: str
) -> dict[str, pl.DataFrame]:
    """Evaluate an agency's programmes; returns the four tables by qualified name.

    Reads `marts.measure_results`, and what members are made from where an outcome has no series in it.
    """
    answered = [
        _answered(connection, programme, place, coverage, state)
        for programme in programmes
        if programme.state in ("", state)
        for place in range(len(programme.outcome))
    ]
    return tables_of(answered, state)


def tables_of(answered: Sequence[Answered], state: str) -> dict[str, pl.DataFrame]:
    """What was found in one state as rows of the four tables, by qualified name."""
    makers = dict(zip(EVALUATIONS, (_summary, _checks, _estimates, _points), strict=True))
    return {
        name: pl.DataFrame(
            [{**_key(one, state), **row} for one in answered for row in rows(one)],
            schema=all_contracts()[name].schema(),
        )
        for name, rows in makers.items()
    }


def _answered(
    connection: duckdb.DuckDBPyConnection, programme: Programme, place: int, coverage: Coverage, state: str
) -> Answered:
    outcome = programme.outcome[place]
    measure = all_measures()[outcome.measure]
    try:
        figures = place_months(connection, measure, outcome, programme.for_whom, coverage, state)
    except NotByMonthError as error:
        found = Evaluated([Check("counted_by_month", FAILED, True, str(error))]).judged()
        return Answered(programme, outcome, place + 1, found, FIGURE)
    looked_at = _between(figures, programme.since, programme.until)
    is_scaled = looked_at.is_count and (programme.is_of_differences or bool(programme.compared_with))
    refusal = _no_such_place(looked_at, programme)
    if refusal is not None:
        found = Evaluated([refusal]).judged()
    elif programme.is_of_differences:
        found = differences(_panel(looked_at, programme), programme.phase_in_months)
    else:
        found = _of_series(looked_at, programme, is_scaled=is_scaled)
    return Answered(programme, outcome, place + 1, found, OWN_MEAN if is_scaled else FIGURE)


def _between(figures: PlaceMonths, since: date | None, until: date | None) -> PlaceMonths:
    """The months looked at."""
    kept = [
        place
        for place, month in enumerate(figures.months)
        if (since is None or month >= since.replace(day=1)) and (until is None or month <= until)
    ]
    return replace(
        figures,
        months=tuple(figures.months[place] for place in kept),
        numerators=figures.numerators[:, kept],
        denominators=figures.denominators[:, kept],
        of_state=(figures.of_state[0][kept], figures.of_state[1][kept]),
    )


def _no_such_place(figures: PlaceMonths, programme: Programme) -> Check | None:
    """Why nothing can be followed: no month has a figure, or a county that is named has none."""
    named = {*programme.starts, *programme.counties, *programme.compared_with}
    absent = sorted(named - set(figures.counties))
    if not figures.months:
        return Check("months_before", FAILED, True, "no month has a final figure of this measure", 0.0)
    if absent:
        reason = f"no month has a final figure in {', '.join(absent)}"
        return Check("counties_started", FAILED, True, reason, float(len(named) - len(absent)), len(named))
    return None


def _of_series(figures: PlaceMonths, programme: Programme, *, is_scaled: bool) -> Evaluated:
    """An interrupted time series, beside that of comparison counties where some are named."""
    start = programme.first_start.replace(day=1)
    own = figures.together(programme.counties)
    if not programme.compared_with:
        return interrupted(own, start, programme.phase_in_months)
    others = figures.together(programme.compared_with)
    if is_scaled:
        own, others = _of_own_mean(own, start), _of_own_mean(others, start)
    return interrupted(own, start, programme.phase_in_months, others)


def _of_own_mean(series: Monthly, start: date) -> Monthly:
    """A series of counts in parts of its mean before the start."""
    before = series.until(start).values
    mean = float(np.nanmean(before)) if np.isfinite(before).any() else np.nan
    return replace(series, values=series.values / mean if mean else series.values * np.nan)


def _panel(figures: PlaceMonths, programme: Programme) -> Panel:
    """The counties of a difference with their starts; those that count too few to compare are left out."""
    figures = _where_counties_are_known(figures)
    first = figures.months[0]
    starts = {county: steps(day, first) for county, day in programme.starts.items()}
    allowed = {*starts, *(programme.compared_with or figures.counties)}
    values = figures.figures(figures.numerators, figures.denominators)
    kept = [place for place, county in enumerate(figures.counties) if county in allowed]
    if figures.is_count:
        values = _parts_of_own_mean(values, max(min(starts.values()), 0))
        kept = [place for place in kept if np.isfinite(values[place]).any()]
    counties = tuple(figures.counties[place] for place in kept)
    begins = tuple(starts.get(county, NEVER) for county in counties)
    return Panel(counties, figures.months, values[kept], figures.denominators[kept], begins)


def _where_counties_are_known(figures: PlaceMonths) -> PlaceMonths:
    """The months from the first to the last in which any county has a figure; a state may have more."""
    held = np.flatnonzero(np.isfinite(figures.numerators).any(axis=0))
    return _between(figures, figures.months[held[0]], figures.months[held[-1]])


def _parts_of_own_mean(values: Floats, first: int) -> Floats:
    """Counts of each county in parts of its mean before any start; nan where that is too small."""
    means = np.array([np.nanmean(row) if np.isfinite(row).any() else np.nan for row in values[:, :first]])
    return values / np.where(means >= LEAST_MEAN, means, np.nan)[:, None]


def _key(one: Answered, state: str) -> dict[str, object]:
    return {
        "evaluation": one.programme.name,
        "state": state,
        "measure_id": one.outcome.measure,
        "component": one.outcome.component,
        "answer": one.outcome.answer,
    }


def _limits(found: Estimate | None) -> dict[str, float | None]:
    if found is None:
        return dict.fromkeys(("effect", "ci_lower", "ci_upper"))
    low, high = found.interval
    return {"effect": found.value, "ci_lower": low, "ci_upper": high}


def _summary(one: Answered) -> Iterator[Mapping[str, object]]:
    programme, found = one.programme, one.found
    effect, group = found.effect, programme.for_whom
    places = sorted({*programme.starts, *programme.counties})
    yield {
        "position": one.position,
        "title": programme.title,
        "says": programme.says,
        "design": programme.design,
        "starts_on": programme.first_start,
        "places": " ".join(places) or None,
        "compared_with": " ".join(programme.compared_with) or None,
        "breakdown": group.breakdown if group else None,
        "category": group.category if group else None,
        "phase_in_months": programme.phase_in_months,
        "scale": one.scale,
        "first_month": found.first_month,
        "last_month": found.last_month,
        "months_before": found.months_before,
        "months_after": found.months_after,
        "places_started": found.places_started,
        "places_compared": found.places_compared,
        "status": "refused" if effect is None else "estimated",
        "status_reason": found.reason or None,
        **_limits(effect),
        "standard_error": effect.standard_error if effect else None,
        "degrees_of_freedom": effect.degrees_of_freedom if effect else None,
        "p_value": effect.p_value if effect else None,
        "before": found.before if effect else None,
        "observed": found.observed if effect else None,
        "expected": found.observed - effect.value if effect and found.observed is not None else None,
        "autocorrelation": found.autocorrelation,
    }


def _checks(one: Answered) -> Iterator[Mapping[str, object]]:
    for position, check in enumerate(one.found.checks, start=1):
        yield {
            "assumption": check.name,
            "position": position,
            "verdict": check.verdict,
            "is_condition": check.is_condition,
            "found": check.found,
            "allowed": check.limit,
            "p_value": check.p_value,
        }


def _estimates(one: Answered) -> Iterator[Mapping[str, object]]:
    for position, (name, found) in enumerate(one.found.analyses.items(), start=1):
        means = EVALUATION_ANALYSES.by_name[name].means
        yield {"analysis": name, "position": position, **means, **_limits(found)}


def _points(one: Answered) -> Iterable[Mapping[str, object]]:
    for point in one.found.points:
        low, high = point.interval or (None, None)
        yield {
            "series": point.series,
            "step": point.step,
            "month": point.month,
            "value": float(point.value),
            "ci_lower": low,
            "ci_upper": high,
            "places": point.places,
        }
