"""Interrupted time series: a monthly series before and after a start, by segmented regression.

Here belong the model (level, trend, their changes at the start, seasons), what it leads to expect without the
start, and the checks of one series. Errors are those of `estimates.py`. Nothing here reads results.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from transforms.evaluation.estimates import Estimate, Floats, SerialFit
from transforms.evaluation.evaluated import (
    FAILED,
    FEW_MEMBERS,
    LEAST_AFTER,
    LEAST_BEFORE,
    MOST_MISSING,
    NOT_APPLICABLE,
    PASSED,
    Check,
    Evaluated,
    Point,
    at_least,
    no_effect,
)

SEASONS_FROM = 24
"""Months before the start from which each calendar month has a level of its own; below, a wave."""

PLACEBO_LIMIT = 0.01
UNMOVED_LIMIT = 0.05
MOST_ALIKE = 0.6
"""Correlation of neighbouring months above which few of them tell of something new."""

LEFT_OUT_LATER = 3
YEAR = 12


@dataclass(frozen=True)
class Monthly:
    """A figure a month, in order, nan where there is none; `members` are those it rests on, nan of counts."""

    months: tuple[date, ...]
    values: Floats
    members: Floats

    def until(self, end: date) -> Monthly:
        """The months before a day."""
        return self.where([month < end for month in self.months])

    def known(self) -> Monthly:
        """The months that have a figure."""
        return self.where(list(np.isfinite(self.values)))

    def last_before(self, start: date, months: int) -> Monthly:
        """The months from so many before a start."""
        return self.where([steps(month, start) >= -months for month in self.months])

    def where(self, kept: Sequence[bool]) -> Monthly:
        """Those months that are to be kept."""
        mask = np.asarray(kept, dtype=bool)
        months = tuple(month for month, is_kept in zip(self.months, mask, strict=True) if is_kept)
        return Monthly(months, self.values[mask], self.members[mask])


@dataclass(frozen=True)
class Model:
    """What is fitted: from when on the programme counts, whether the trend may bend, how seasons go."""

    start: date
    phase_in: int = 0
    is_bent: bool = True
    is_smooth: bool = False


def steps(month: date, start: date) -> int:
    """Months from the start to a month; 0 for the month of the start."""
    return (month.year - start.year) * 12 + month.month - start.month


@dataclass(frozen=True)
class Segmented:
    """The model fitted to the months of a series that have a figure, months of phasing in left out."""

    series: Monthly
    model: Model
    fit: SerialFit

    @classmethod
    def of(cls, series: Monthly, model: Model) -> Segmented:
        """Fit the model."""
        known = series.known()
        away = np.array([steps(month, model.start) for month in known.months])
        kept = known.where(list((away < 0) | (away >= model.phase_in)))
        return cls(kept, model, SerialFit(kept.values, _design(kept.months, model)))

    @property
    def away(self) -> Floats:
        """Months from the start, by month."""
        return np.array([float(steps(month, self.model.start)) for month in self.series.months])

    @property
    def is_after(self) -> np.ndarray:
        """Whether a month is after the start."""
        return self.away >= self.model.phase_in

    def gap(self, away: Floats) -> Floats:
        """The parts of the model that are with the programme and not without it, on average over months."""
        parts = np.zeros(self.fit.design.shape[1])
        parts[2] = 1.0
        if self.model.is_bent:
            parts[3] = float(np.mean(away - self.model.phase_in)) / YEAR
        return parts

    def effect(self, last: int | None = None, first: int | None = None) -> Estimate:
        """Observed less expected, on average over the months after, or the last or first of them."""
        after = self.away[self.is_after]
        if last is not None:
            after = after[-last:]
        return self.fit.estimate(self.gap(after[:first] if first is not None else after))

    def part(self, place: int) -> Estimate:
        """One coefficient by its place in the design."""
        return self.fit.estimate(np.eye(self.fit.design.shape[1])[place])


def _design(months: Sequence[date], model: Model) -> Floats:
    """Level, trend a year, their changes at the start, and seasons."""
    away = np.array([float(steps(month, model.start)) for month in months])
    after = (away >= model.phase_in).astype(float)
    columns = [np.ones(len(away)), away / YEAR, after]
    if model.is_bent:
        columns.append(after * (away - model.phase_in) / YEAR)
    return np.column_stack([*columns, *_seasons(months, away, model)])


def _seasons(months: Sequence[date], away: Floats, model: Model) -> list[Floats]:
    """A column for each calendar month but one, or a wave over the year where the series is short."""
    calendar = np.array([month.month for month in months])
    if not model.is_smooth and int(np.sum(away < 0)) >= SEASONS_FROM:
        return [(calendar == one).astype(float) for one in range(2, 13)]
    turn = 2 * np.pi * calendar / YEAR
    return [np.sin(turn), np.cos(turn)]


def interrupted(
    series: Monthly, start: date, phase_in: int = 0, comparison: Monthly | None = None
) -> Evaluated:
    """What a series did after a start beside what it did before, and beside a comparison series, if any.

    Both series have the same months. With a comparison, the model is fitted to their difference, and what is
    shown as expected is the series itself less the effect.
    """
    apart = series if comparison is None else replace(series, values=series.values - comparison.values)
    conditions = _enough(apart, start, phase_in)
    known = apart.known().months
    found = Evaluated(
        conditions,
        first_month=min(known, default=None),
        last_month=max(known, default=None),
        months_before=sum(month < start for month in known),
        months_after=sum(steps(month, start) >= phase_in for month in known),
        points=_observed(series, start, "observed")
        + ([] if comparison is None else _observed(comparison, start, "compared")),
    )
    if any(check.verdict == FAILED for check in conditions):
        return found.judged()
    return _estimated(found, series, apart, Model(start, phase_in), comparison).judged()


def _estimated(
    found: Evaluated, series: Monthly, apart: Monthly, model: Model, comparison: Monthly | None
) -> Evaluated:
    """The effect, with its parts, its checks and what else could have been chosen."""
    main = Segmented.of(apart, model)
    shown = dict(zip(series.months, series.values, strict=True))
    after = [shown[m] for m, is_after in zip(main.series.months, main.is_after, strict=True) if is_after]
    before = [shown[m] for m, is_after in zip(main.series.months, main.is_after, strict=True) if not is_after]
    return replace(
        found,
        checks=[*found.checks, *_checks(series, apart, main, comparison)],
        effect=main.effect(),
        before=float(np.mean(before)),
        observed=float(np.mean(after)),
        autocorrelation=main.fit.autocorrelation,
        analyses=_analyses(series, apart, main, is_compared=comparison is not None),
        points=[*found.points, *_expected(main, shown)],
    )


def _enough(series: Monthly, start: date, phase_in: int) -> list[Check]:
    """Whether there are months enough on both sides, and how many are missing between them."""
    known = series.known().months
    before = sum(month < start for month in known)
    after = sum(steps(month, start) >= phase_in for month in known)
    span = steps(max(known), min(known)) + 1 if known else 0
    missing = 1 - len(known) / span if span else 0.0
    verdict = PASSED if missing <= MOST_MISSING else FAILED
    said = f"{missing:.0%} of the months between the first and the last have no figure"
    reason = "" if verdict == PASSED else said
    return [
        at_least(
            "months_before", before, LEAST_BEFORE, "needs {limit} months before the start and has {found}"
        ),
        at_least("months_after", after, LEAST_AFTER, "needs {limit} months after the start and has {found}"),
        Check("months_missing", verdict, True, reason, missing, MOST_MISSING),
    ]


def _checks(series: Monthly, apart: Monthly, main: Segmented, comparison: Monthly | None) -> list[Check]:
    """What the data tell of the assumptions."""
    members = series.known().members
    few = float(np.median(members)) if np.isfinite(members).all() else None
    alike = main.fit.autocorrelation
    unmoved = None if comparison is None else Segmented.of(comparison, main.model).effect()
    return [
        Check(
            "members_a_month",
            NOT_APPLICABLE if few is None else PASSED if few >= FEW_MEMBERS else FAILED,
            False,
            "",
            few,
            FEW_MEMBERS,
        ),
        no_effect(
            "trend_before",
            placebo(apart, main.model.start),
            PLACEBO_LIMIT,
            reason="the series moved in the same way before the start, where nothing started (p {p})",
        ),
        Check("months_alike", PASSED if alike <= MOST_ALIKE else FAILED, False, "", alike, MOST_ALIKE),
        no_effect("comparison_unmoved", unmoved, UNMOVED_LIMIT),
    ]


def placebo(series: Monthly, start: date) -> Estimate | None:
    """The effect of a start invented in the middle of the months before; none where they are too few."""
    before = series.until(start).known()
    if len(before.months) < 2 * LEAST_BEFORE:
        return None
    return Segmented.of(before, Model(before.months[len(before.months) // 2], is_smooth=True)).effect()


def _analyses(series: Monthly, apart: Monthly, main: Segmented, *, is_compared: bool) -> dict[str, Estimate]:
    """Parts of the effect, and the effect under other choices, as far as there are months for them."""
    model, away = main.model, main.away
    before, after = int(np.sum(away < 0)), int(np.sum(main.is_after))
    found = {"step": main.part(2), "slope": main.part(3)}
    if after > YEAR:
        found["first_year"], found["last_year"] = main.effect(first=YEAR), main.effect(last=YEAR)
    if before > 2 * YEAR:
        found["shorter_before"] = Segmented.of(apart.last_before(model.start, 2 * YEAR), model).effect()
    if after >= LEAST_AFTER + LEFT_OUT_LATER:
        later = replace(model, phase_in=model.phase_in + LEFT_OUT_LATER)
        found["later_start"] = Segmented.of(apart, later).effect()
    found["no_bend"] = Segmented.of(apart, replace(model, is_bent=False)).effect()
    if before >= SEASONS_FROM:
        found["smooth_seasons"] = Segmented.of(apart, replace(model, is_smooth=True)).effect()
    if is_compared:
        found["no_comparison"] = Segmented.of(series, model).effect()
    return found


def _observed(series: Monthly, start: date, name: str) -> list[Point]:
    """The months of a series that have a figure."""
    known = series.known()
    return [
        Point(name, steps(month, start), month, float(value))
        for month, value in zip(known.months, known.values, strict=True)
    ]


def _expected(main: Segmented, shown: dict[date, float]) -> list[Point]:
    """What the model says before the start, and after it what it would have said without: with intervals."""
    residuals = main.fit.results.resid
    points = []
    for place, month in enumerate(main.series.months):
        fitted, away = shown[month] - float(residuals[place]), steps(month, main.model.start)
        if not main.is_after[place]:
            points.append(Point("expected", away, month, fitted))
            continue
        gap = main.fit.estimate(main.gap(np.array([float(away)])))
        low, high = gap.interval
        points.append(Point("expected", away, month, fitted - gap.value, (fitted - high, fitted - low)))
    return points
