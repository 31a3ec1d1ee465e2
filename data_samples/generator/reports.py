"""Screened-in reports: which families are reported, when, and with which children.

A first report comes from a family's hazard; a report with a victim may be followed by another of the
same children (`follow_ups`). What is found stands in `dispositions`.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from data_samples.generator import days
from data_samples.generator.arrays import Days, Flags, Numbers
from data_samples.generator.draws import in_order
from data_samples.generator.people import RACES, siblings
from data_samples.generator.setup import Setup

LARGEST_FAMILY = 5


@dataclass(frozen=True)
class Reports:
    """Reports and their children. A report is a row of the first arrays, a child of the last."""

    received: Days
    index: Numbers
    """The child the report is about first."""
    report: Numbers
    """Of each child: its report."""
    child: Numbers
    """Of each child: the person."""

    @property
    def is_index(self) -> Flags:
        """Of each child: whether the report is about this child first."""
        return self.child == self.index[self.report]

    @property
    def received_of_child(self) -> Days:
        """Of each child: when its report was received."""
        return self.received[self.report]


def first_reports(given: Setup) -> Reports:
    """Reports from the hazard of families, from the fiscal year of `begins` to `ends`."""
    chances = given.parameters.reports
    weight_of_race = np.array([chances["by_race"][race] for race in RACES])
    standing = weight_of_race[given.people.race] * given.people.frailty[given.people.family]
    received, index = [], []
    first, last = days.fiscal_year(np.array([given.begins, given.ends]))
    for year in range(int(first), int(last) + 1):
        start = days.first_day(year)
        age = np.floor((start + 182 - given.people.born) / 365.25).astype(np.int64)
        present = np.flatnonzero((age >= 0) & (age < 18))
        weight = standing[present] * np.array(chances["by_age"])[age[present]]
        wanted = len(present) * chances["reports"] * chances["first_share"]
        order = in_order(age[present], given.people.county[present], given.people.race[present])
        counts = given.draws.systematic(f"first reports {year}", weight / weight.sum() * wanted, order)
        found = np.repeat(present[order], counts[order])
        at = given.draws.even(f"first report dates {year}", len(found))[:, 0]
        ordinary = start + np.floor(365 * at)
        early = given.people.born[found] + np.floor(365 * at ** chances["newborn_power"])
        infant = (start + 182 - given.people.born[found]) < 365.25
        received.append(np.where(infant, early, ordinary).astype(np.int64))
        index.append(found)
    return with_siblings(given, np.concatenate(received), np.concatenate(index), "first reports")


def with_siblings(given: Setup, received: Days, index: Numbers, purpose: str) -> Reports:
    """Reports with the siblings that stand in them; none on the child's 18th birthday or later."""
    age = given.people.age(index, received)
    kept = (received <= given.ends) & (age >= 0) & (age < 18)
    received, index = received[kept], index[kept]
    candidates = []
    for slot in range(LARGEST_FAMILY):
        person, other = siblings(given.people, index, slot)
        age = given.people.age(person, received)
        report = np.flatnonzero(other & (age >= 0) & (age < 18))
        candidates.append((report, person[report]))
    report = np.concatenate([one for one, _ in candidates])
    person = np.concatenate([one for _, one in candidates])
    wanted = (given.parameters.reports["children_per_report"] - 1) * len(index)
    chance = np.full(len(report), min(1.0, wanted / max(len(report), 1)))
    joins = given.draws.chosen(f"siblings {purpose}", chance, in_order(given.people.born[person]))
    every = np.concatenate([np.arange(len(index)), report[joins]])
    child = np.concatenate([index, person[joins]])
    order = np.lexsort((child, every))
    return Reports(received, index, every[order], child[order])


def follow_ups(given: Setup, received: Days, about: Numbers, chance: float, purpose: str) -> Reports:
    """Further reports about the same children.

    Args:
        given: population, time, parameters, random numbers.
        received: when each report came that may be followed.
        about: the child each would be followed up about.
        chance: of a report to be followed by another.
        purpose: names the random numbers.
    """
    order = in_order(given.people.age(about, received), received)
    followed = given.draws.chosen(purpose, np.full(len(about), chance), order)
    power = given.parameters.reports["follow_up_power"]
    gap = 3 + 480 * given.draws.even(f"{purpose} gaps", int(followed.sum()))[:, 0] ** power
    return with_siblings(given, received[followed] + gap.astype(np.int64), about[followed], purpose)


def together(parts: list[Reports]) -> Reports:
    """Several sets of reports as one; the reports of the first come first."""
    offsets = np.cumsum([0] + [len(part.received) for part in parts[:-1]])
    return Reports(
        np.concatenate([part.received for part in parts]),
        np.concatenate([part.index for part in parts]),
        np.concatenate([part.report + offset for part, offset in zip(parts, offsets, strict=True)]),
        np.concatenate([part.child for part in parts]),
    )
