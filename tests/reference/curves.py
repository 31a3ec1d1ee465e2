"""Cumulative incidence and durations with open ones censored, member by member: the obvious way, and slow.

Nothing here reads the project's SQL. Variances are sums over members of the square of what each of them adds,
time by time, so that they share no algebra with the running sums they are held against.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True)
class Observed:
    """One member: how long it was observed, whether it ended then, how, and from when on it was observed."""

    duration: float
    ended: bool
    outcome: str | None = None
    entered_after: float = 0.0


def at_risk(members: list[Observed], time: float) -> list[Observed]:
    """Those under observation just before a time; who entered at 0 was so from the start."""
    return [m for m in members if m.duration >= time and (m.entered_after < time or m.entered_after == 0)]


def end_times(members: list[Observed], by: float) -> list[float]:
    return sorted({m.duration for m in members if m.ended and m.duration <= by})


def ended_at(members: list[Observed], time: float, outcome: str | None = None) -> int:
    """How many ended at a time, so or in any way."""
    return sum(m.ended and m.duration == time and outcome in (None, m.outcome) for m in members)


def remaining(members: list[Observed], by: float) -> float:
    """The share that had not ended by a time, by Kaplan and Meier."""
    return math.prod(
        1 - ended_at(members, time) / len(at_risk(members, time)) for time in end_times(members, by)
    )


def before(members: list[Observed], time: float) -> float:
    return remaining(members, math.nextafter(time, -math.inf))


def incidence(members: list[Observed], by: float, outcome: str | None = None) -> float:
    """The share that had ended so (in any way) by a time, by Aalen and Johansen."""
    return math.fsum(
        before(members, time) * ended_at(members, time, outcome) / len(at_risk(members, time))
        for time in end_times(members, by)
    )


def incidence_variance(members: list[Observed], by: float, outcome: str | None = None) -> float:
    """What members add to the incidence at each time, squared and summed."""
    total, reached = 0.0, incidence(members, by, outcome)
    for time in end_times(members, by):
        there, share = at_risk(members, time), before(members, time)
        count, ended, so = len(there), ended_at(members, time), ended_at(members, time, outcome)
        later = reached - incidence(members, time, outcome)
        for member in there:
            ends = member.ended and member.duration == time
            direct = share * ((ends and outcome in (None, member.outcome)) - so / count) / count
            lost = (ends - ended / count) * later / (count - ended) if count > ended else 0.0
            total += (direct - lost) ** 2
    return total


def restricted_mean(members: list[Observed], to: float, since: float = 0.0) -> float:
    """The area under the curve between two times."""
    corners = [since, *(time for time in end_times(members, to) if time > since), to]
    return math.fsum((end - start) * remaining(members, start) for start, end in pairwise(corners))


def restricted_mean_variance(members: list[Observed], to: float) -> float:
    """Greenwood's variance of the area under the curve."""
    total = 0.0
    for time in end_times(members, to):
        count, ended = len(at_risk(members, time)), ended_at(members, time)
        if count > ended:
            total += restricted_mean(members, to, time) ** 2 * ended / (count * (count - ended))
    return total


def time_by_which(members: list[Observed], share: float) -> float | None:
    """The first time by which a share had ended; of a half, the middle of the times at which just it had."""
    times, level = end_times(members, math.inf), 1 - share
    reached = [time for time in times if remaining(members, time) <= level + 1e-9]
    if not reached:
        return None
    passed = [time for time in reached if remaining(members, time) < level - 1e-9]
    if share == 0.5 and passed and remaining(members, reached[0]) >= level - 1e-9:
        return (reached[0] + passed[0]) / 2
    return reached[0]
