"""Difference in differences with staggered starts: counties before and after theirs, beside ones without.

Here belong the group-time effects of Callaway and Sant'Anna (2021): for counties that start in the same
month, and a later month, the change since before their start less the same change of counties that have not
started by then. Changes are from the mean of the months before, which one month of a small county would be
too noisy for. Every figure is a weighted sum of county-months, so that one error serves all: by county, of
`estimates.py`. Nothing here reads results.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

import numpy as np
import numpy.typing as npt

from transforms.evaluation.estimates import ClusteredFit, Estimate, Floats
from transforms.evaluation.evaluated import (
    FAILED,
    FEW_MEMBERS,
    LEAST_AFTER,
    LEAST_BEFORE,
    LEAST_COUNTIES,
    MOST_MISSING,
    NOT_APPLICABLE,
    PASSED,
    Check,
    Evaluated,
    Point,
    at_least,
    no_effect,
)

Mask = npt.NDArray[np.bool_]
Ints = npt.NDArray[np.int64]

BASE, SHORT_BASE, LONG_BASE = 12, 6, 24
TREND_MONTHS = 24
"""Months before a start in which trends are compared, as far as there are so many."""

DIP_MONTHS = 3
EVENT_MONTHS = 3
"""Months of an event study that are told together."""

EARLIEST_EVENT = -24
LEAST_TOGETHER = 2
"""Counties of a span of the event study: how much one differs from others nobody can tell."""

YEAR = 12
TREND_LIMIT = 0.025
"""Each of two tests of what went before: together they fail one time in twenty by chance."""

NEVER = 10**6


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

    base: int = BASE
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
        design = np.column_stack(
            [
                county[:, None] == np.arange(len(self.panel.counties)),
                month[:, None] == np.unique(month)[1:],
                spans[:, None] == np.unique(spans[spans < NEVER]),
            ]
        ).astype(float)
        return ClusteredFit(self.panel.values[county, month], design, county)

    @cached_property
    def _bases(self) -> Mapping[int, Floats]:
        """By group and county the weights of the months that changes are from; none without a figure then."""
        found = {}
        for group in self.panel.groups:
            held = np.zeros_like(self.panel.values)
            held[:, max(group - self.choice.base, 0) : group] = 1.0
            held *= self.known
            months = held.sum(axis=1, keepdims=True)
            found[group] = np.divide(held, months, out=held, where=months > 0)
        return found

    @cached_property
    def _able(self) -> Mapping[int, Mask]:
        """By group the counties that have a figure in the months that changes are from."""
        return {group: base.any(axis=1) for group, base in self._bases.items()}

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


def differences(panel: Panel, phase_in: int = 0) -> Evaluated:
    """What counties did after their starts beside counties that had not started."""
    whole = Differences(panel, Choice(phase_in=phase_in))
    conditions = _enough(whole)
    groups = list(panel.groups)
    found = Evaluated(
        conditions,
        first_month=panel.months[0] if panel.months else None,
        last_month=panel.months[-1] if panel.months else None,
        months_before=groups[0] if groups else 0,
        months_after=max((len(whole.months_after(group)) for group in groups), default=0),
        places_started=len(panel.started),
        places_compared=sum(start >= NEVER for start in panel.starts),
        points=list(_series(panel)),
    )
    if any(check.verdict == FAILED for check in conditions):
        return found.judged()
    return replace(
        found,
        checks=[*conditions, *_checks(whole)],
        effect=whole.effect(),
        before=_mean_over(whole, lambda group: range(max(group - whole.choice.base, 0), group)),
        observed=_mean_over(whole, whole.months_after),
        analyses=dict(_analyses(whole)),
        points=[*found.points, *_events(whole)],
    ).judged()


def _enough(whole: Differences) -> list[Check]:
    """Whether there are counties and months enough."""
    panel = whole.panel
    groups = panel.groups
    before = min(groups, default=0)
    after = max((len(whole.months_after(group)) for group in groups), default=0)
    compared = max((int(whole.compared(group, group).sum()) for group in groups), default=0)
    missing = float(np.mean(~np.isfinite(panel.values))) if panel.values.size else 1.0
    started = len(panel.started)
    checks = [
        at_least(
            "counties_started", started, LEAST_COUNTIES, "needs {limit} counties that started and has {found}"
        ),
        at_least(
            "counties_compared",
            compared,
            LEAST_COUNTIES,
            "needs {limit} counties that had not started to compare with and has {found}",
        ),
        at_least(
            "months_before",
            before,
            LEAST_BEFORE,
            "needs {limit} months before the first start and has {found}",
        ),
    ]
    if started and compared >= LEAST_COUNTIES:
        says = "needs {limit} months after a start with counties to compare with and has {found}"
        checks.append(at_least("months_after", after, LEAST_AFTER, says))
    verdict = PASSED if missing <= MOST_MISSING else FAILED
    reason = "" if verdict == PASSED else f"{missing:.0%} of the counties' months have no figure"
    return [*checks, Check("months_missing", verdict, True, reason, missing, MOST_MISSING)]


def _checks(whole: Differences) -> list[Check]:
    """What the data tell of the assumptions."""
    members = whole.panel.members
    few = float(np.nanmedian(members)) if np.isfinite(members).any() else None
    verdict = NOT_APPLICABLE if few is None else PASSED if few >= FEW_MEMBERS else FAILED
    return [
        Check("members_a_month", verdict, False, "", few, FEW_MEMBERS),
        no_effect(
            "same_trend_before",
            whole.before(trend),
            TREND_LIMIT,
            reason="before the start, the counties that started had another trend than those they are "
            "compared with (p {p})",
        ),
        no_effect(
            "no_dip_before",
            whole.before(dip),
            TREND_LIMIT,
            reason="in the three months before the start, the counties that started had already moved away "
            "from those they are compared with (p {p})",
        ),
    ]


def _analyses(whole: Differences) -> Iterator[tuple[str, Estimate]]:
    """Parts of the effect, and the effect under other choices, as far as the panel carries them."""
    panel, choice = whole.panel, whole.choice
    others = {
        "never_started": replace(choice, only_never=True),
        "half_year_base": replace(choice, base=SHORT_BASE),
        "two_year_base": replace(choice, base=LONG_BASE),
        "by_members": replace(choice, by_members=True),
    }
    first = whole.effect(first=YEAR)
    if first is not None and max(len(whole.months_after(group)) for group in panel.groups) > YEAR:
        yield "first_year", first
    for name, other in others.items():
        if name == "by_members" and not np.isfinite(panel.members).all():
            continue
        if name == "two_year_base" and min(panel.groups) < LONG_BASE:
            continue
        found = Differences(panel, other).effect()
        if found is not None:
            yield name, found
    left_out = [
        found
        for county in range(len(panel.counties))
        if (found := Differences(panel.without(county), choice).effect()) is not None
    ]
    if left_out:
        yield "one_left_out_lowest", min(left_out, key=lambda one: one.value)
        yield "one_left_out_highest", max(left_out, key=lambda one: one.value)


def _mean_over(whole: Differences, months_of: Callable[[int], Iterable[int]]) -> float:
    """The mean figure of the counties that started, over some months of each."""
    means = []
    for group, own in whole.panel.groups.items():
        months = list(months_of(group))
        if months:
            means += [float(np.nanmean(whole.panel.values[place, months])) for place in own]
    return float(np.mean(means))


def _series(panel: Panel) -> Iterator[Point]:
    """Month by month the means of the counties that start and of those that never do."""
    first = min(panel.groups, default=0)
    never = [place for place, start in enumerate(panel.starts) if start >= NEVER]
    for name, places in (("started", panel.started), ("compared", never)):
        for place, month in enumerate(panel.months):
            known = [panel.values[one, place] for one in places if np.isfinite(panel.values[one, place])]
            if known:
                yield Point(name, place - first, month, float(np.mean(known)), None, len(known))


def _events(whole: Differences) -> Iterator[Point]:
    """The effect by time since the start, three months together; before the start it should be none."""
    panel = whole.panel
    last = max(len(panel.months) - group for group in panel.groups)
    for step in range(EARLIEST_EVENT, last - EVENT_MONTHS + 1, EVENT_MONTHS):
        months_of = _span(panel, step)
        places = sum(len(own) for group, own in panel.groups.items() if months_of(group))
        found = whole.at(months_of) if places >= LEAST_TOGETHER else None
        if found is not None:
            yield Point("event", step, None, found.value, found.interval, places)


def _span(panel: Panel, step: int) -> Callable[[int], list[int]]:
    """The months of a group in a span of the event study; none where it does not hold all of them."""

    def months(group: int) -> list[int]:
        first = group + step
        is_whole = first >= 0 and first + EVENT_MONTHS <= len(panel.months)
        return list(range(first, first + EVENT_MONTHS)) if is_whole else []

    return months
