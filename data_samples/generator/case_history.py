"""What happens in a case: permanency plans, reviews, hearings, caseworker visits, termination of rights.

Events of removal episodes as arrays of episode and day. Where a child lives is in `placements`.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from data_samples.generator.arrays import Days, Flags, Numbers
from data_samples.generator.days import NEVER
from data_samples.generator.draws import in_order, pick
from data_samples.generator.episodes import Episodes
from data_samples.generator.parameters import CAUSES
from data_samples.generator.setup import Setup

PLANS = ("reunification", "living_with_relative", "adoption", "guardianship", "planned_permanent_living")
FRIDAY = 4
MONTHS_TO_ADOPTION = (0, 1, 6, 12, 18, 24, 30, 36, 60, 84)


@dataclass(frozen=True)
class Events:
    """Dated events of episodes, by episode and day; `what` is a position or flag the event carries."""

    episode: Numbers
    on: Days
    what: Numbers


@dataclass(frozen=True)
class Rights:
    """How parents' rights ended, of each episode: days (NEVER where not) and whether by the parent's will."""

    petitioned: Days
    ended: Days
    voluntary: Flags


@dataclass(frozen=True)
class Rhythm:
    """Events each `every` days from day `first` of care, up to `spread` days early."""

    purpose: str
    every: int
    first: int
    spread: int


def _sorted(episode: Numbers, on: Days, what: Numbers) -> Events:
    order = np.lexsort((on, episode))
    return Events(episode[order], on[order], what[order])


def plans(given: Setup, episodes: Episodes, chosen: Numbers) -> Events:
    """Plans by date: mostly reunification first, later where the child will in the end go."""
    chances = given.parameters.plans
    count = len(chosen)
    removed, cause = episodes.removed[chosen], episodes.cause[chosen]
    length = episodes.exited[chosen] - removed
    low, high = chances["first_plan_days"]
    order = in_order(cause, length)
    at = np.empty((count, 3))
    at[order] = given.draws.even("plans", count, 3)
    first = removed + (low + (high - low) * at[:, 0]).astype(np.int64)
    goal = np.array([PLANS.index(c) if c in PLANS else 0 for c in CAUSES])[cause]
    turn = np.full(count, NEVER, dtype=np.int64)
    for name, (start, end) in chances["turns"].items():
        mine = cause == CAUSES.index(name)
        turn = np.where(mine, removed + (length * (start + (end - start) * at[:, 1])).astype(np.int64), turn)
    sixteen = given.people.born[episodes.person[chosen]] + 16 * 365 + 4
    old = cause == CAUSES.index("emancipation")
    goal = np.where(old, PLANS.index("planned_permanent_living"), goal)
    turn = np.where(old, np.maximum(sixteen, np.minimum(turn, removed + 500)), turn)
    long_stay = (goal == 0) & (length > 600) & (at[:, 2] < chances["long_stay_adoption"])
    turn = np.where(long_stay, removed + 480, turn)
    goal = np.where(long_stay, PLANS.index("adoption"), goal)
    early = turn <= first
    initial = np.where(early, goal, 0)
    other = ~early & (at[:, 2] > 1 - chances["first_plan_other"])
    initial = np.where(other, PLANS.index("living_with_relative"), initial)
    turns = ~early & (turn < NEVER)
    return _sorted(
        np.concatenate([chosen, chosen[turns]]),
        np.concatenate([first, turn[turns]]),
        np.concatenate([initial, goal[turns]]),
    )


def terminations(given: Setup, episodes: Episodes, chosen: Numbers, until: int) -> Rights:
    """Termination of both parents' rights, before adoptions and in some long stays."""
    chances = given.parameters.plans
    count = len(chosen)
    removed, exited = episodes.removed[chosen], episodes.exited[chosen]
    at = given.draws.even("terminations", count, 3)
    adopted = episodes.cause[chosen] == CAUSES.index("adoption")
    # long waits belong to long stays; ranks are those among adoptions of the observed time
    score = (exited - removed) / 365.25 + 2.0 * at[:, 0]
    among = np.sort(score[adopted & (exited <= until)])
    rank = np.searchsorted(among, score) / max(len(among), 1)
    band = pick(chances["tpr_to_adoption_months"], np.minimum(rank, 0.999999))
    edges = np.array(MONTHS_TO_ADOPTION, dtype=float) * 30.44
    gap = edges[band] + (edges[band + 1] - edges[band]) * at[:, 1]
    ended = np.maximum(exited - gap.astype(np.int64), removed + np.minimum(150, (exited - removed) * 2 // 3))
    long_stay = ~adopted & (exited - removed > 730) & (at[:, 1] < 0.25)
    ended = np.where(long_stay, removed + 540, ended)
    happens = adopted | long_stay
    petitioned = np.maximum(ended - 60 - (120 * at[:, 2]).astype(np.int64), removed + 20)
    return Rights(
        np.where(happens, np.minimum(petitioned, ended), NEVER),
        np.where(happens, ended, NEVER),
        at[:, 1] < 0.3,
    )


def on_weekdays(on: Days) -> Days:
    """The days, or the Monday after a weekend."""
    weekday = (on + 3) % 7
    return on + np.where(weekday > FRIDAY, 7 - weekday, 0)


def recurring(given: Setup, episodes: Episodes, chosen: Numbers, rhythm: Rhythm) -> Events:
    """Hearings or reviews of one rhythm, some late and some missed."""
    every, first, spread, purpose = rhythm.every, rhythm.first, rhythm.spread, rhythm.purpose
    length = episodes.exited[chosen] - episodes.removed[chosen]
    number = np.maximum((length - first) // every + 1, 0)
    at = np.repeat(np.arange(len(chosen)), number)
    turn = np.arange(len(at)) - np.repeat(np.cumsum(number) - number, number)
    late = given.draws.stream(purpose).integers(-spread, spread // 2, len(at))
    on = episodes.removed[chosen][at] + first + turn * every + late
    held = given.draws.uniform(f"{purpose} held", len(at)) >= given.parameters.plans["review_missed"]
    on = on_weekdays(on)
    held &= on < episodes.exited[chosen][at]
    return _sorted(chosen[at[held]], on[held], np.zeros(int(held.sum()), dtype=np.int64))


def visits(given: Setup, episodes: Episodes, chosen: Numbers, since: int, until: int) -> Events:
    """One visit in most calendar months of care; `what` is 1 where it was in the child's residence."""
    chances = given.parameters.plans
    start = np.maximum(episodes.removed[chosen] + 1, since)
    end = np.minimum(episodes.exited[chosen] - 1, until)
    month = start.astype("datetime64[D]").astype("datetime64[M]")
    last = end.astype("datetime64[D]").astype("datetime64[M]")
    number = np.where(end >= start, (last - month).astype(np.int64) + 1, 0)
    at = np.repeat(np.arange(len(chosen)), number)
    turn = np.arange(len(at)) - np.repeat(np.cumsum(number) - number, number)
    first = (month[at] + turn).astype("datetime64[D]").astype(np.int64)
    after = (month[at] + turn + 1).astype("datetime64[D]").astype(np.int64)
    low, high = np.maximum(first, start[at]), np.minimum(after - 1, end[at])
    whole = (low == first) & (high == after - 1)
    made = given.draws.chosen("visits", np.where(whole, chances["visits"], chances["visits_first_month"]))
    usual = given.draws.uniform("usual visit day", len(chosen))[at]
    varies = given.draws.stream("visit days").normal(0, 0.05, len(at))
    part = np.clip(usual + varies, 0, 0.999)
    on = low + np.floor((high - low + 1) * part).astype(np.int64)
    residence = given.draws.uniform("visit places", len(at)) < chances["visit_in_residence"]
    return _sorted(chosen[at[made]], on[made], residence[made].astype(np.int64))


def petitions(given: Setup, episodes: Episodes) -> Days:
    """Day on which each episode's dependency petition was filed, or NEVER."""
    at = given.draws.uniform("petition day", episodes.count)
    filed = given.draws.uniform("petition filed", episodes.count) < given.parameters.court["petition"]
    on = np.minimum(episodes.removed + np.floor(5 * at).astype(np.int64), episodes.exited)
    return np.where(filed, on, NEVER)
