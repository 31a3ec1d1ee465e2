"""The federal data profile of the invented agency: its indicators as the published code computes them.

Here belongs a second, rougher computation over the simulated histories, with the rules of the published code
where they depart from this project's measures: what a reentry within one six-month file loses, days capped at
364, chains of reports rolled up. It is near the measures and not equal to them, as a real profile is; nothing
is drawn at random. The exact measures stand in `transforms/measures`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from data_samples.calibration.indicators import COMES_BACK, NOT_SETTINGS, PERMANENCY
from data_samples.generator import days
from data_samples.generator.arrays import Days, Flags, Numbers
from data_samples.generator.care import Care
from data_samples.generator.parameters import CAUSES

SHORT_STAY = 8
FIRST_WEEK = 7
VISIT = 30
MOST_DAYS = 364
SAME_EVENT = 14
YEAR = 365
TO_PERMANENCY = [CAUSES.index(name) for name in PERMANENCY]
TO_FAMILY = [CAUSES.index(name) for name in COMES_BACK]
PER = {"placement_stability": 1000, "maltreatment_in_foster_care": 100_000}
FOLLOWED = ("permanency_in_12_months_entries", "reentry_to_foster_care")
"""Indicators whose children are followed for a year after the period."""


Counts = tuple[int, int]
"""Numerator and denominator."""


class Observed(NamedTuple):
    """Observed performance in one fiscal year: what a profile prints in a row."""

    measure_id: str
    fiscal_year: int
    numerator: int
    denominator: int

    @property
    def value(self) -> float:
        """The figure as printed: percentages to a tenth (as a share of 1), rates to a hundredth."""
        per = PER.get(self.measure_id, 1)
        return round(per * self.numerator / self.denominator, 3 if per == 1 else 2)


class DataProfile:
    """The indicators of a world by fiscal year."""

    def __init__(self, care: Care) -> None:
        world = care.world
        episodes = world.episodes
        birthday = days.add_years(world.people.born[episodes.person], 18)
        minor = episodes.removed < birthday
        self._care, self._world, self._at = care, world, np.flatnonzero(minor)
        self.person = episodes.person[minor]
        self.removed = episodes.removed[minor]
        self.exited = np.minimum(episodes.exited, birthday)[minor]
        self.is_aged_out = (episodes.exited >= birthday)[minor]
        self.cause = np.where(self.is_aged_out, -1, episodes.cause[minor])
        self.next_removed = np.where(
            np.append(self.person[1:] == self.person[:-1], [False]),
            np.append(self.removed[1:], [days.NEVER]),
            days.NEVER,
        )

    def rows(self, fiscal_years: range) -> Iterator[Observed]:
        """Every indicator of every year whose follow-up lies within the observed time."""
        last = days.afcars_submissions(fiscal_years.start)[-1][2]
        for year in fiscal_years:
            for measure_id, compute in INDICATORS.items():
                ends = days.first_day(year + 1) - 1 + (YEAR if measure_id in FOLLOWED else 0)
                if ends > last and measure_id not in OF_REPORTS:
                    continue
                numerator, denominator = compute(self, year)
                if denominator:
                    yield Observed(measure_id, year, numerator, denominator)

    def entries(self, year: int) -> Counts:
        """P1: first entries that are no short stay, without those that ended and came again in one file."""
        start, end = _year(year)
        stays = (self.removed >= start) & (self.removed <= end) & (self.exited - self.removed >= SHORT_STAY)
        at = _first_of(self.person, np.flatnonzero(stays))
        at = at[~self._lost(at)]
        home = self._visits_home()[at]
        is_visit = (self.exited[at] - home > VISIT) & (home > self.removed[at])
        until_home = days.completed_months(self.removed[at], np.where(is_visit, home, self.removed[at])) + 1
        stay = np.where(is_visit, until_home, days.completed_months(self.removed[at], self.exited[at]))
        return int(((stay < 12) & self._permanent(at)).sum()), len(at)

    def in_care(self, year: int, fewest: int, most: int) -> Counts:
        """P2 and P3: in care on the first day; an exit on the last day comes too late, as in the code."""
        start, end = _year(year)
        stay = days.completed_years(self.removed, np.full(len(self.removed), start))
        inside = (self.removed < start) & (self.exited >= start) & (stay >= fewest) & (stay <= most)
        birthday = days.add_years(self._world.people.born[self.person], 18)
        at = np.flatnonzero(inside & (birthday > start))
        return int(((self.exited[at] < end) & self._permanent(at)).sum()), len(at)

    def reentries(self, year: int) -> Counts:
        """P4: exits to family, each child once, without those who came again in one file."""
        start, end = _year(year)
        left = (self.exited >= start) & (self.exited <= end) & np.isin(self.cause, TO_FAMILY)
        at = _first_of(self.person, np.flatnonzero(left))
        at = at[~self._lost(at)]
        back = self.next_removed[at] != days.NEVER
        again = days.completed_years(self.exited[at[back]], self.next_removed[at[back]]) < 1
        return int(again.sum()), len(at)

    def stability(self, year: int) -> Counts:
        """P5: moves of entries over days, at most 364 of them; records with more moves than days dropped."""
        start, end = _year(year)
        until = np.minimum(self.exited, end)
        length = np.minimum(until - self.removed, MOST_DAYS)
        is_short = (self.exited <= end) & (self.exited - self.removed < SHORT_STAY)
        stays = (self.removed >= start) & (self.removed <= end) & ~is_short & (length > 0)
        at = np.flatnonzero(stays)
        placed = self._care.arrangements
        counted = ~np.isin(np.array(placed.settings)[placed.setting], NOT_SETTINGS)
        episode, began = placed.episode[counted], placed.began[counted]
        place = np.full(self._world.episodes.count, -1)
        place[self._at[at]] = np.arange(len(at))
        of = place[episode]
        begun = (of >= 0) & (began <= end) & (began < np.where(of >= 0, self.exited[at][of], 0))
        settings = np.bincount(of[begun], minlength=len(at))
        known = (settings > 0) & (settings - 1 <= length[at])
        return int((settings[known] - 1).sum()), int(length[at][known].sum())

    def maltreatment(self, year: int) -> Counts:
        """Victim reports after the first week over days in care, at most 364 of an episode."""
        start, end = _year(year)
        inside = (self.removed <= end) & (self.exited >= start)
        is_short = (self.exited <= end) & (self.exited - self.removed < SHORT_STAY)
        at = np.flatnonzero(inside & ~is_short)
        length = np.minimum(self.exited[at], end) - np.maximum(self.removed[at], start)
        person, received = self._victim_reports()
        mine = (received >= start) & (received <= end)
        person, received = person[mine], received[mine]
        span = np.int64(10**6)
        episode = np.searchsorted(self.person * span + self.removed, person * span + received, "right") - 1
        same = (episode >= 0) & (self.person[episode] == person)
        in_stay = (received >= self.removed[episode] + FIRST_WEEK) & (received < self.exited[episode])
        return int((same & in_stay).sum()), int(np.clip(length, 0, MOST_DAYS).sum())

    def recurrence(self, year: int) -> Counts:
        """Victims with another victim report within a year, chains of 14 days rolled up."""
        start, end = _year(year)
        person, received = self._victim_reports()
        later = received >= start
        person, received = person[later], received[later]
        follows = (np.diff(person, prepend=-1) == 0) & (np.diff(received, prepend=0) <= SAME_EVENT)
        person, received = person[~follows], received[~follows]
        first = np.diff(person, prepend=-1) != 0
        again = np.append(first[1:], [True])
        gap = np.where(again, days.NEVER, np.append(received[1:], [0]) - received)
        initial = first & (received <= end)
        return int((gap[initial] <= YEAR).sum()), int(initial.sum())

    def _visits_home(self) -> Days:
        """The day a last living arrangement at home began, before a reunification; else never."""
        placed, began = self._care.arrangements, np.full(self._world.episodes.count, days.NEVER)
        is_last = np.append(np.diff(placed.episode) != 0, [True])
        at_home = is_last & (placed.setting == placed.settings.index("placed_at_home"))
        began[placed.episode[at_home]] = placed.began[at_home]
        return np.where(self.cause == CAUSES.index("reunification"), began[self._at], days.NEVER)

    def _permanent(self, at: Numbers) -> Flags:
        return np.isin(self.cause[at], TO_PERMANENCY)

    def _lost(self, at: Numbers) -> Flags:
        """Episodes that ended in the six-month file in which the child was removed again."""
        return (self.next_removed[at] != days.NEVER) & (
            _half_year(self.exited[at]) == _half_year(self.next_removed[at])
        )

    def _victim_reports(self) -> tuple[Numbers, Days]:
        """Victim reports of children under 18 who did not die of it: child and day, in order."""
        found = self._world.findings
        person, received = found.reports.child, found.reports.received_of_child
        age = self._world.people.age(person, received)
        known = found.victim & ~self._world.fatal & (age >= 0) & (age < 18)
        order = np.lexsort((received[known], person[known]))
        return person[known][order], received[known][order]


INDICATORS = {
    "placement_stability": DataProfile.stability,
    "permanency_in_12_months_entries": DataProfile.entries,
    "permanency_in_12_months_12_to_23": lambda profile, year: profile.in_care(year, 1, 1),
    "permanency_in_12_months_24_plus": lambda profile, year: profile.in_care(year, 2, 99),
    "reentry_to_foster_care": DataProfile.reentries,
    "maltreatment_in_foster_care": DataProfile.maltreatment,
    "recurrence_of_maltreatment": DataProfile.recurrence,
}
OF_REPORTS = ("maltreatment_in_foster_care", "recurrence_of_maltreatment")


def _year(year: int) -> tuple[int, int]:
    """First and last day of a fiscal year."""
    return days.first_day(year), days.first_day(year + 1) - 1


def _half_year(day: Days) -> Numbers:
    """Which six-month file a day belongs to, counted from 1970."""
    months = day.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
    return (months + 3) // 6


def _first_of(person: Numbers, at: Numbers) -> Numbers:
    """The first of each person's episodes among some, which are in order of person and removal."""
    return at[np.diff(person[at], prepend=-1) != 0]
