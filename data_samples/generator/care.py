"""The part of the simulated world that the AFCARS files tell: who is in care, where, and what happened.

Gathers episodes reported with their history and the events within them, once for all submissions.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from data_samples.generator import days
from data_samples.generator.arrays import Flags, Numbers
from data_samples.generator.case_history import Events, Rhythm, Rights, plans, recurring, terminations, visits
from data_samples.generator.placements import Arrangements, place
from data_samples.generator.simulation import World

REVIEWS = Rhythm("reviews", every=182, first=170, spread=12)
HEARINGS = Rhythm("hearings", every=365, first=350, spread=30)


@dataclass(frozen=True)
class Care:
    """Episodes reported with their history, and what the files say of them."""

    world: World
    submissions: list[tuple[str, int, int]]
    """Name, first and last day of each period."""
    chosen: Numbers
    """Episodes open on or after 1 October 2022."""
    persons: Numbers
    """Persons of the chosen episodes, in order."""
    arrangements: Arrangements
    plans: Events
    reviews: Events
    hearings: Events
    visits: Events
    rights: Rights
    """Of each chosen episode."""

    def served(self, first: int, last: int) -> Numbers:
        """Chosen episodes of children in care at any time of a period."""
        episodes = self.world.episodes
        inside = (episodes.removed[self.chosen] <= last) & (episodes.exited[self.chosen] >= first)
        return self.chosen[inside]


def look_into_care(world: World) -> Care:
    """Placements and case histories of every episode of the observed AFCARS periods."""
    submissions = days.afcars_submissions(world.first_fiscal_year)
    last = submissions[-1][2]
    episodes, given = world.episodes, world.given
    chosen = np.flatnonzero((episodes.exited >= days.AFCARS_2020_BEGINS) & (episodes.removed <= last))
    return Care(
        world=world,
        submissions=submissions,
        chosen=chosen,
        persons=np.unique(episodes.person[chosen]),
        arrangements=place(given, episodes, chosen),
        plans=plans(given, episodes, chosen),
        reviews=recurring(given, episodes, chosen, REVIEWS),
        hearings=recurring(given, episodes, chosen, HEARINGS),
        visits=visits(given, episodes, chosen, days.AFCARS_2020_BEGINS, last),
        rights=terminations(given, episodes, chosen, last),
    )


def earlier_episodes(care: Care) -> Numbers:
    """Episodes of the same persons that ended before 1 October 2022."""
    episodes = care.world.episodes
    ended: Flags = episodes.exited < days.AFCARS_2020_BEGINS
    return np.flatnonzero(ended & np.isin(episodes.person, care.persons))
