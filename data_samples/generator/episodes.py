"""Removal episodes: who is taken into care after which report, who leaves when and why, who comes back.

The way out of care is a race between competing hazards (`exits`). Placements and case events within an
episode belong to `placements` and `case_history`.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from data_samples.generator.arrays import Days, Flags, Numbers
from data_samples.generator.dispositions import Findings
from data_samples.generator.draws import in_order, rake
from data_samples.generator.exits import leave
from data_samples.generator.parameters import CAUSES
from data_samples.generator.people import RACES
from data_samples.generator.setup import Setup

FITTINGS = 2
MOST_EPISODES = 9
COMES_BACK = tuple(CAUSES.index(c) for c in ("reunification", "living_with_relative", "guardianship"))
EMANCIPATION = CAUSES.index("emancipation")
NO_REPORT = -1


@dataclass(frozen=True)
class Episodes:
    """Removal episodes, by person and then by date of removal."""

    person: Numbers
    removed: Days
    exited: Days
    """The day of the exit, also where it lies beyond the observed time."""
    cause: Numbers
    """Position in CAUSES."""
    row: Numbers
    """The child of a report (its position) that led to the removal, or NO_REPORT."""

    @property
    def count(self) -> int:
        """Number of episodes."""
        return len(self.person)

    def in_care(self, person: Numbers, on: Days) -> Numbers:
        """The episode each person is in on a day (removed before it, not yet gone), or -1."""
        span = np.int64(10**6)
        key = self.person * span + self.removed
        at = np.searchsorted(key, person * span + on, side="left") - 1
        inside = (at >= 0) & (self.person[at] == person) & (self.exited[at] > on)
        return np.where(inside, at, -1)


def remove(given: Setup, found: Findings, fatal: Flags) -> Episodes:
    """Episodes with the published shape of entries by age and race, reentries included.

    Args:
        given: population, time, parameters, random numbers.
        found: reports with findings.
        fatal: children of reports who died; never removed.
    """
    chances = given.parameters.removals
    reports = found.reports
    rows = np.flatnonzero(~fatal)
    age = given.people.age(reports.child[rows], reports.received_of_child[rows])
    race = given.people.recorded_race[reports.child[rows]]
    total = chances["entries"] * given.children * given.years
    shape = np.array(chances["by_age"]) / sum(chances["by_age"])
    wanted = shape * total * (1 - chances["at_18_and_over"])
    races = np.array([chances["by_race"][name] for name in RACES])
    wanted_race = races / races.sum() * wanted.sum()
    county = np.array([one["removals"] for one in given.parameters.counties])[
        given.people.county[reports.child[rows]]
    ]
    weight = np.where(found.victim[rows], chances["victims_to_others"], 1.0) * county
    by_age, by_race = np.ones(18), np.ones(len(RACES))
    order = in_order(age, race, reports.received_of_child[rows])
    for _ in range(FITTINGS + 1):
        margin = wanted_race * by_race
        goal = wanted * by_age
        chance = rake(weight, [(race, margin / margin.sum() * goal.sum()), (age, goal)])
        index = rows[given.draws.chosen("removals", chance, order)]
        episodes = _histories(given, found, _with_siblings(given, found, index, fatal))
        ages = given.people.age(episodes.person, episodes.removed)
        minor = ages < 18
        got = np.bincount(ages[minor], minlength=18)
        got_race = np.bincount(given.people.recorded_race[episodes.person[minor]], minlength=len(RACES))
        by_age *= np.divide(wanted, got, out=np.ones(18), where=got > 0)
        by_race *= np.divide(wanted_race, got_race, out=np.ones(len(RACES)), where=got_race > 0)
    return episodes


def _with_siblings(given: Setup, found: Findings, index: Numbers, fatal: Flags) -> Numbers:
    """The chosen children of reports and those of their siblings in the report who go with them."""
    reports = found.reports
    chosen = np.zeros(len(reports.child), dtype=bool)
    chosen[index] = True
    touched = np.zeros(len(reports.received), dtype=bool)
    touched[reports.report[index]] = True
    others = np.flatnonzero(touched[reports.report] & ~chosen & ~fatal)
    chance = np.full(len(others), given.parameters.removals["siblings_too"])
    chosen[others[given.draws.chosen("siblings removed", chance)]] = True
    return np.flatnonzero(chosen)


def _histories(given: Setup, found: Findings, rows: Numbers) -> Episodes:
    """Episodes of the children of the chosen rows, one after another, with reentries."""
    reports = found.reports
    lag_at = given.draws.uniform("days to removal", len(reports.received))[reports.report[rows]]
    lag = np.where(lag_at < 0.45, 0, np.floor(30 * ((lag_at - 0.45) / 0.55) ** 3)).astype(np.int64)
    person, removed, row = reports.child[rows], reports.received_of_child[rows] + lag, rows
    young = given.people.age(person, removed) < 18
    person, removed, row = person[young], removed[young], row[young]
    done = []
    for turn in range(MOST_EPISODES):
        if not len(person):
            break
        order = np.lexsort((removed, person))
        person, removed, row = person[order], removed[order], row[order]
        now = np.diff(person, prepend=-1) != 0
        group = np.where(row == NO_REPORT, -1 - np.arange(len(row)), reports.report[row])
        exited, cause = leave(given, person[now], removed[now], group[now], turn)
        done.append((person[now], removed[now], exited, cause, row[now]))
        until = np.zeros(given.people.count, dtype=np.int64)
        until[person[now]] = exited
        later = ~now & (removed > until[person])
        again, back = _reentries(given, person[now], exited, cause, turn)
        person = np.concatenate([person[later], again])
        removed = np.concatenate([removed[later], back])
        row = np.concatenate([row[later], np.full(len(again), NO_REPORT)])
    columns = [np.concatenate(part) for part in zip(*done, strict=True)]
    order = np.lexsort((columns[1], columns[0]))
    return Episodes(*(column[order] for column in columns))


def _reentries(
    given: Setup, person: Numbers, exited: Days, cause: Numbers, turn: int
) -> tuple[Numbers, Days]:
    """Persons who come back into care, and when."""
    chances = given.parameters.exits
    months = (exited - given.people.born[person]) / 30.44
    band = np.searchsorted([4, 12, 72, 132, 204], months, side="right")
    within = np.array(chances["reentry_12_months"])[band]
    chance = np.where(np.isin(cause, COMES_BACK), within * (1 + chances["reentry_later"]), 0.0)
    grown = (cause == EMANCIPATION) & (months >= 216) & (months < 234)
    chance = np.where(grown, chances["reentry_after_18"], chance)
    order = in_order(band, cause, exited)
    back = given.draws.chosen(f"reentries {turn}", chance, order)
    at = given.draws.even(f"reentry gaps {turn}", int(back.sum()))[:, 0]
    soon = 1 / (1 + chances["reentry_later"])
    gap = np.where(at < soon, 364 * (at / soon) ** 1.25, 365 + 730 * (at - soon) / (1 - soon))
    gap = np.where(grown[back], 20 + 500 * at, gap)
    removed = exited[back] + 1 + gap.astype(np.int64)
    age = given.people.age(person[back], removed)
    fine = np.where(grown[back], age < 20, age < 18)
    return person[back][fine], removed[fine]
