"""The child population: persons with birth date, sex, race and county, in families with siblings.

A person is a row of arrays; siblings stand next to each other. What happens to them comes later.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from data_samples.generator import days
from data_samples.generator.arrays import Days, Flags, Numbers, Shares
from data_samples.generator.draws import Draws, pick
from data_samples.generator.parameters import Parameters

RACES = (
    "hispanic",
    "two_or_more",
    "american_indian_alaska_native",
    "asian",
    "black",
    "native_hawaiian_pacific_islander",
    "white",
    "unknown",
)
"""Race and ethnicity as recorded; `unknown` is a failure to record, not a group of the population."""


@dataclass(frozen=True)
class People:
    """Everyone who is a child at some time of the simulation."""

    born: Days
    male: Flags
    race: Numbers
    """Position in RACES, never `unknown`."""
    recorded_race: Numbers
    """Position in RACES as the agency writes it."""
    county: Numbers
    """Position in the list of counties."""
    family: Numbers
    first_of_family: Numbers
    """Index of the first person of each family, with one entry more than there are families."""
    frailty: Shares
    """By family: how much more often than others it is reported; mean near 1."""

    @property
    def count(self) -> int:
        """Number of persons."""
        return len(self.born)

    def age(self, persons: Numbers, on: Days) -> Numbers:
        """Completed years of each person on a day; negative before birth."""
        return days.completed_years(self.born[persons], on)


def make_people(children: int, begins: int, ends: int, parameters: Parameters, draws: Draws) -> People:
    """A population with `children` aged 0 to 17 in the middle of the last six years.

    Args:
        children: size of the child population.
        begins: first day on which anyone is observed.
        ends: last day.
        parameters: shares of counties, races and family sizes.
        draws: random numbers.
    """
    chances = parameters.population
    earliest, latest = begins - 21 * 366, ends
    span_years = (latest - earliest) / 365.25
    families = int(children / 18 * span_years / chances["mean_children"] * 1.25) + 200
    sizes = 1 + pick(chances["family_sizes"], draws.uniform("family sizes", families))
    order = np.arange(sizes.sum()) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    stretch = (latest - earliest) * 1.25
    first_birth = latest - stretch * draws.even("first births", families)[:, 0]
    gap = draws.stream("birth gaps").uniform(500, 1600, len(order)).astype(np.int64)
    born = np.repeat(first_birth.astype(np.int64), sizes) + np.where(order > 0, gap * order, 0)
    family = np.repeat(np.arange(families), sizes)
    keep = _kept(born, family, children, earliest, latest)
    return _described(born[keep], family[keep], families, parameters, draws)


def _kept(born: Days, family: Numbers, children: int, earliest: int, latest: int) -> Flags:
    """Persons of the observed years, in as many families as give the wanted number of children."""
    observed = (born >= earliest) & (born <= latest)
    middle = latest - 3 * 365
    ages = days.completed_years(born, np.full_like(born, middle))
    child = observed & (ages >= 0) & (ages < 18)
    enough = np.searchsorted(np.cumsum(np.bincount(family, child)), children)
    return observed & (family <= enough)


def _described(born: Days, family: Numbers, families: int, parameters: Parameters, draws: Draws) -> People:
    """People with race, county, sex and frailty."""
    chances = parameters.population
    county_of = pick([c["share"] for c in parameters.counties], draws.even("counties", families, 2)[:, 0])
    mixes = np.array(
        [[county["races"].get(race, 1.0) for race in RACES[:-1]] for county in parameters.counties]
    )
    shares = np.array([chances["races"][race] for race in RACES[:-1]])
    weights = mixes * shares
    edges = np.cumsum(weights / weights.sum(1, keepdims=True), axis=1)
    at = draws.uniform("races", families)
    race_of = np.minimum((at[:, None] > edges[county_of]).sum(1), len(RACES) - 2)
    kept, family = np.unique(family, return_inverse=True)
    number = len(kept)
    count = len(born)
    race = race_of[kept][family]
    masked = draws.uniform("race not recorded", count) < chances["race_not_recorded"]
    shape = chances["frailty_shape"]
    return People(
        born=born,
        male=draws.even("sexes", count)[:, 0] < chances["male"],
        race=race,
        recorded_race=np.where(masked, len(RACES) - 1, race),
        county=county_of[kept][family],
        family=family,
        first_of_family=np.searchsorted(family, np.arange(number + 1)),
        frailty=draws.stream("frailty").gamma(shape, 1 / shape, number),
    )


def siblings(people: People, persons: Numbers, slot: int) -> tuple[Numbers, Flags]:
    """The person at a position of each person's family, and whether it is another one."""
    family = people.family[persons]
    found = people.first_of_family[family] + slot
    there = found < people.first_of_family[family + 1]
    return np.where(there, found, persons), there & (found != persons)
