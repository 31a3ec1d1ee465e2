"""Group-time effects of counties that start one after the other, as weighted sums of county-months.

Here belong the effects of Callaway and Sant'Anna (2021): for counties that start in the same month, and a
later month, the change since before their start less the same change of counties that have not started by
then. Changes are from the mean of the months before, which one month of a small county would be too noisy
for. One error serves all: by county, of `estimates.py`. What is asked of them stands in `differences.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

import numpy as np
import numpy.typing as npt

from transforms.evaluation.estimates import ClusteredFit, Estimate, Floats, Ints
from transforms.evaluation.evaluated import LEAST_BEFORE, LEAST_COUNTIES

Mask = npt.NDArray[np.bool_]

USUAL_BASE = 12
"""Months before a start that changes are from: one round of the seasons."""

TREND_MONTHS = 24
"""Months before a start in which trends are compared, as far as there are so many."""

DIP_MONTHS = 3
EVENT_MONTHS = 3
"""Months of an event study that are told together."""

EARLIEST_EVENT = -24
YEAR = 12
NEVER = 10**6
"""The start of a county that has none."""


@dataclass(frozen=True)
class Panel:
    """Figures by county and month. `starts` is the place of the county's first month, `NEVER` without one."""

    counties: tuple[str, ...]
    months: tuple[date, ...]
    values: Floats
    members: Floats
    starts: tuple[int, ...]

    @property
    def started(self) -> list[int]:
        """Counties whose start lies in the months."""
        return [place for place, start in enumerate(self.starts) if start < len(self.months)]

    @cached_property
    def groups(self) -> Mapping[int, list[int]]:
        """Counties by the month they start in, oldest first."""
        found: dict[int, list[int]] = {}
        for place in sorted(self.started, key=lambda one: self.starts[one]):
            found.setdefault(self.starts[place], []).append(place)
        return found

    def without(self, county: int) -> Panel:
        """The panel without one county."""
        kept = [place for place in range(len(self.counties)) if place != county]
        return Panel(
            tuple(self.counties[place] for place in kept),
            self.months,
            self.values[kept],
            self.members[kept],
            tuple(self.starts[place] for place in kept),
        )


@dataclass(frozen=True)
class Choice:
    """How changes are compared: from how many months before, with whom, counties weighted how."""

    base: int = USUAL_BASE
    phase_in: int = 0
    only_never: bool = False
    by_members: bool = False


@dataclass(frozen=True)
class Differences:
    """The panel, what is compared in it, and the fits whose residuals give the errors."""

    panel: Panel
    choice: Choice = field(default_factory=Choice)

    @cached_property
    def known(self) -> Mask:
        """Which county-months have a figure."""
        return np.isfinite(self.panel.values)

    @cached_property
    def sizes(self) -> Floats:
        """The weight of each county."""
        if not self.choice.by_members:
            return np.ones(len(self.panel.counties))
        return np.nan_to_num(np.nanmean(self.panel.members, axis=1))

    @cached_property
    def fit(self) -> ClusteredFit:
        """Counties, months and time since the start, fitted to all figures; the rest is error.

        Counties that differ in their effects differ in these errors: the interval is one for such counties.
        """
        return self._fitted(0)

    @cached_property
    def study(self) -> ClusteredFit:
        """The same with time before the start too, so that what is tested there is not in its own error."""
        return self._fitted(EARLIEST_EVENT)

    def _fitted(self, earliest: int) -> ClusteredFit:
        county, month = np.nonzero(self.known)
        starts = np.array(self.panel.starts)
        since = np.where(starts[county] < NEVER, month - starts[county], earliest - 1)
        spans = np.where(since >= earliest, since // EVENT_MONTHS, NEVER)
        span = np.searchsorted(np.unique(spans[spans < NEVER]), spans)
        factors = np.column_stack([county, month, np.where(spans < NEVER, span, -1)])
        return ClusteredFit(self.panel.values[county, month], factors, county)

    @cached_property
    def _bases(self) -> Mapping[int, Floats]:
        """By group and county the weights of the months that changes are from; none without a figure then."""
        found = {}
        for group in self.panel.groups:
            held = np.zeros_like(self.panel.values)
            held[:, max(group - self.choice.base, 0) : max(group, 0)] = 1.0
            held *= self.known
            months = held.sum(axis=1, keepdims=True)
            found[group] = np.divide(held, months, out=held, where=months > 0)
        return found

    @cached_property
    def _able(self) -> Mapping[int, Mask]:
        """By group the counties that have a figure in the months that changes are from."""
        return {group: np.asarray(base.any(axis=1)) for group, base in self._bases.items()}

    def compared(self, group: int, month: int) -> Mask:
        """Counties that have not started by a month, nor by the start of a group, and have figures then."""
        starts = np.array(self.panel.starts)
        waiting = starts >= NEVER if self.choice.only_never else starts > max(month, group)
        return waiting & self.known[:, month] & self._able[group]

    def months_after(self, group: int) -> list[int]:
        """Months after a group's start in which enough counties have not started."""
        after = range(group + self.choice.phase_in, len(self.panel.months))
        return [month for month in after if self.compared(group, month).sum() >= LEAST_COUNTIES]

    def group_time(self, group: int, months: Iterable[int]) -> Floats | None:
        """The weights of the mean of a group's effects in some months; none where they have none."""
        base = self._bases[group]
        able = np.isin(np.arange(len(base)), self.panel.groups[group]) & self._able[group]
        shares, counted = np.zeros_like(base), 0
        for month in months:
            own, others = able & self.known[:, month], self.compared(group, month)
            if own.any() and others.sum() >= LEAST_COUNTIES:
                shares[:, month] = self._shares(own) - self._shares(others)
                counted += 1
        if not counted:
            return None
        return (shares - shares.sum(axis=1, keepdims=True) * base) / counted

    def _shares(self, counties: Mask) -> Floats:
        """Each county's part in the mean of some."""
        sizes = np.where(counties, self.sizes, 0.0)
        return sizes / sizes.sum()

    def over(self, months_of: Callable[[int], Iterable[int]]) -> Floats | None:
        """Group-time effects, on average over a group's months and then over groups by their size."""
        total, sizes = np.zeros_like(self.panel.values), 0.0
        for group, own in self.panel.groups.items():
            weights = self.group_time(group, months_of(group))
            if weights is not None:
                size = float(self.sizes[own].sum())
                total += size * weights
                sizes += size
        return total / sizes if sizes else None

    def effect(self, first: int | None = None) -> Estimate | None:
        """The effect over all months after the starts, or the first of them."""
        weights = self.over(lambda group: self.months_after(group)[:first])
        return None if weights is None else self.fit.estimate(weights[self.known])

    def at(self, months_of: Callable[[int], Iterable[int]]) -> Estimate | None:
        """The effect in months before or after the starts, for the event study."""
        weights = self.over(months_of)
        if weights is None or not np.any(weights):
            return None
        return self.study.estimate(weights[self.known])

    def before(self, shape: Callable[[Ints], Floats]) -> Estimate | None:
        """A sum over the months before each start, of counties that start then less those that start later.

        `shape` gives the weights of the months, counted from the start, which are below zero.
        """
        total, sizes = np.zeros_like(self.panel.values), 0.0
        for group, own in self.panel.groups.items():
            others = [place for place, start in enumerate(self.panel.starts) if start > group]
            first = max(group - TREND_MONTHS, 0)
            if group - first < LEAST_BEFORE or len(others) < LEAST_COUNTIES:
                continue
            for places, sign in ((own, 1.0), (others, -1.0)):
                for place in places:
                    months = first + np.flatnonzero(self.known[place, first:group])
                    total[place, months] += sign * len(own) / len(places) * shape(months - group)
            sizes += len(own)
        return self.study.estimate((total / sizes)[self.known]) if sizes else None


def trend(away: Ints) -> Floats:
    """Weights whose sum is the slope of a straight line, a year."""
    centred = away - away.mean()
    return YEAR * centred / float(np.sum(centred**2))


def dip(away: Ints) -> Floats:
    """Weights whose sum is the mean of the last three months less that of those before them, in a year."""
    last, earlier = away >= -DIP_MONTHS, (away < -DIP_MONTHS) & (away >= -YEAR)
    if not last.any() or not earlier.any():
        return np.zeros(len(away))
    return last / last.sum() - earlier / earlier.sum()
