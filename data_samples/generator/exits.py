"""The way out of care: competing hazards by time in care and age, the 18th and the 21st birthday.

Given when children were removed, this says when they leave and for what reason; nothing else.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from data_samples.generator import days
from data_samples.generator.arrays import Days, Numbers, Shares
from data_samples.generator.draws import in_order
from data_samples.generator.parameters import CAUSES
from data_samples.generator.people import RACES
from data_samples.generator.setup import Setup

DAYS_PER_MONTH = 30.44
STEPS = np.concatenate([[0, 8 / DAYS_PER_MONTH], np.arange(1, 254)])
"""Borders of the steps, in months in care: a first week, then months."""
EMANCIPATION = CAUSES.index("emancipation")
HOMEWARD = slice(0, 2)
"""Reunification and relatives: what a child's age at entry bears on."""


def leave(given: Setup, person: Numbers, removed: Days, group: Numbers, turn: int) -> tuple[Days, Numbers]:
    """The day of exit and its cause (position in CAUSES).

    Args:
        given: population, time, parameters, random numbers.
        person: who is in care.
        removed: since when.
        group: children with the same number share their luck (siblings removed together).
        turn: how many episodes came before; names the random numbers.
    """
    race = given.people.recorded_race[person]
    order = in_order(race, given.people.age(person, removed), removed)
    _, first, group = np.unique(group[order], return_index=True, return_inverse=True)
    rank = np.argsort(np.argsort(first))
    at = np.empty((len(order), 2))
    at[order] = given.draws.even(f"exits {turn}", len(first), 2)[rank[group]]
    months, cause = _race_of_hazards(given, person, removed, at)
    exited = removed + np.maximum(1, np.floor(months * DAYS_PER_MONTH)).astype(np.int64)
    birthday = days.add_years(given.people.born[person], 18)
    passes = (removed < birthday) & (exited > birthday)
    stops = np.zeros(len(passes), dtype=bool)
    stops[passes] = given.draws.chosen(
        f"leaves at 18 {turn}", np.full(int(passes.sum()), given.parameters.exits["at_18"])
    )
    some_days = np.floor(12 * given.draws.uniform(f"days after 18 {turn}", len(stops)) ** 3).astype(np.int64)
    exited = np.where(stops, birthday + some_days, exited)
    last = days.add_years(given.people.born[person], 21)
    exited = np.where(exited >= last, np.maximum(last - 1, removed + 1), exited)
    return exited, np.where(stops | (exited == last - 1), EMANCIPATION, cause)


def _race_of_hazards(given: Setup, person: Numbers, removed: Days, at: Shares) -> tuple[Shares, Numbers]:
    """Months until some cause strikes, and which; birthdays left aside."""
    count = len(person)
    months = np.full(count, STEPS[-1])
    cause = np.full(count, EMANCIPATION)
    factor = _factors(given, person, removed)
    to_go = -np.log1p(-at[:, 0])
    active = np.arange(count)
    for start, end in pairwise(STEPS):
        if not len(active):
            break
        hazard = _hazards(given, person[active], removed[active], (start + end) / 2)
        hazard *= factor[:, active]
        total = hazard.sum(0)
        passed = total * (end - start)
        strikes = passed >= to_go[active]
        hit = active[strikes]
        months[hit] = start + to_go[hit] / total[strikes]
        cumulative = np.cumsum(hazard[:, strikes], 0) / total[strikes]
        cause[hit] = np.minimum((at[hit, 1] >= cumulative).sum(0), len(CAUSES) - 1)
        to_go[active] -= passed
        active = active[~strikes]
    return months, cause


def _hazards(given: Setup, person: Numbers, removed: Days, months: float) -> Shares:
    """Hazards per month, shape (cause, child), after some months in care."""
    hazards = given.parameters.hazards
    age = (removed - given.people.born[person]) / 365.25 + months / 12
    time_band = np.searchsorted(hazards.from_months, months, side="right") - 1
    age_band = np.maximum(np.searchsorted(hazards.from_age, age, side="right") - 1, 0)
    return np.exp(hazards.by_time[:, [time_band]] + hazards.by_age[:, age_band])


def _factors(given: Setup, person: Numbers, removed: Days) -> Shares:
    """What multiplies the hazards of a child throughout, shape (cause, child)."""
    chances = given.parameters.exits
    by_race = np.array([chances["by_race"][name] for name in RACES])[given.people.recorded_race[person]]
    factor = np.tile(by_race, (len(CAUSES), 1))
    factor[EMANCIPATION] = 1.0
    months = (removed - given.people.born[person]) / DAYS_PER_MONTH
    entry = np.where(
        months < 4,
        chances["entry_under_4_months"],
        np.where(months < 12, chances["entry_4_to_11_months"], 1.0),
    )
    factor[HOMEWARD] *= entry
    return factor
