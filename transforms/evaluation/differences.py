"""Difference in differences with staggered starts: counties before and after theirs, beside ones without.

Here belongs what is asked of group-time effects (`group_time.py`): the effect, its checks, other choices, the
event study, and when there is none. Nothing here reads results.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

import numpy as np

from transforms.evaluation.estimates import Estimate
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
from transforms.evaluation.group_time import (
    EARLIEST_EVENT,
    EVENT_MONTHS,
    NEVER,
    YEAR,
    Choice,
    Differences,
    Panel,
    dip,
    trend,
)

SHORT_BASE, LONG_BASE = 6, 24
LEAST_TOGETHER = 2
"""Counties of a span of the event study: how much one differs from others nobody can tell."""

TREND_LIMIT = 0.025
"""Each of two tests of what went before: together they fail one time in twenty by chance."""


def differences(panel: Panel, phase_in: int = 0) -> Evaluated:
    """What counties did after their starts beside counties that had not started."""
    whole = Differences(panel, Choice(phase_in=phase_in))
    conditions = _enough(whole)
    groups = list(panel.groups)
    found = Evaluated(
        conditions,
        first_month=panel.months[0] if panel.months else None,
        last_month=panel.months[-1] if panel.months else None,
        months_before=max(groups[0], 0) if groups else 0,
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
    before = max(min(groups, default=0), 0)
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
