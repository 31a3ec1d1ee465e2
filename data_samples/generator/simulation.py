"""The whole course of events: population, reports, removals, and what follows from each other.

Joins the stages; each stage's own rules stand in its module. Rows and files come after this.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from data_samples.generator import days
from data_samples.generator.arrays import Days, Flags, Numbers
from data_samples.generator.care_reports import maltreatment_in_care, reports_before_reentry
from data_samples.generator.dispositions import Findings, deaths, investigate, keep_children
from data_samples.generator.draws import Draws
from data_samples.generator.episodes import Episodes, remove
from data_samples.generator.parameters import CAUSES, Parameters, read_parameters
from data_samples.generator.people import People, make_people
from data_samples.generator.reports import together
from data_samples.generator.setup import Setup

DEATH = CAUSES.index("death")
NO_EPISODE = -1
Progress = Callable[[str], None]


@dataclass(frozen=True)
class World:
    """Everything that happened. Arrays of reports and of children of reports are those of `findings`."""

    given: Setup
    first_fiscal_year: int
    findings: Findings
    fatal: Flags
    """Of each child of a report: died of it."""
    removal: Numbers
    """Of each child of a report: the episode it led to, or -1."""
    in_care: Flags
    """Of each report: about maltreatment in care."""
    died: Days
    """Of each person."""
    episodes: Episodes

    @property
    def people(self) -> People:
        """The population."""
        return self.given.people

    @property
    def parameters(self) -> Parameters:
        """What is not drawn."""
        return self.given.parameters

    @property
    def draws(self) -> Draws:
        """Random numbers."""
        return self.given.draws


def silent(_: str) -> None:
    """Progress told to nobody."""


def simulate(
    children: int, years: int, seed: int, progress: Progress = silent, *, faults: bool = False
) -> World:
    """The history of a child population over the last `years` fiscal years, after a burn-in.

    Args:
        children: size of the child population.
        years: federal fiscal years observed, up to FFY2026.
        seed: the same seed gives the same history.
        progress: told the name of each stage.
        faults: plants recording faults at the low rates of the parameters; otherwise there are none.

    Raises:
        ValueError: for fewer than 2,000 children, or years outside 1 to 10.
    """
    if children < 2_000 or not 1 <= years <= 10:
        raise ValueError("synthetic data need at least 2,000 children and 1 to 10 years")
    every, draws = read_parameters(), Draws(seed)
    parameters = every if faults else every.without_faults()
    first = days.LAST_FISCAL_YEAR - years + 1
    begins = days.first_day(first - parameters.reports["burn_in_years"])
    ends = days.day(days.LAST_FISCAL_YEAR, 9, 30)
    progress("population")
    people = make_people(children, begins, ends, parameters, draws)
    given = Setup(children, begins, ends, parameters, draws, people)
    progress("reports")
    found = investigate(given)
    fatal, died = deaths(given, found)
    progress("removals")
    episodes = remove(given, found, fatal)
    ended = np.flatnonzero(episodes.cause == DEATH)
    np.minimum.at(died, episodes.person[ended], episodes.exited[ended])
    progress("reports of children in care")
    removal = _removals_of_rows(found, episodes)
    nowhere = np.zeros(0, dtype=bool)
    return _joined(World(given, first, found, fatal, removal, nowhere, died, episodes))


def _removals_of_rows(found: Findings, episodes: Episodes) -> Numbers:
    led_to = np.full(len(found.victim), NO_EPISODE)
    known = episodes.row >= 0
    led_to[episodes.row[known]] = np.flatnonzero(known)
    return led_to


def _joined(world: World) -> World:
    """The world with reports of children in care added and impossible ones left out."""
    found, episodes = world.findings, world.episodes
    reports = found.reports
    inside = episodes.in_care(reports.child, reports.received_of_child) >= 0
    dead = reports.received_of_child > world.died[reports.child]
    kept = ~inside & ~dead | (world.removal >= 0)
    inside_parts = maltreatment_in_care(world.given, episodes)
    back, led_to = reports_before_reentry(world.given, episodes)
    parts = [keep_children(found, kept), inside_parts, back]
    none = [np.full(len(part.victim), NO_EPISODE) for part in parts]
    return World(
        world.given,
        world.first_fiscal_year,
        Findings(
            together([part.reports for part in parts]),
            np.concatenate([part.track for part in parts]),
            np.concatenate([part.victim for part in parts]),
            np.concatenate([part.listed for part in parts]),
        ),
        np.concatenate([world.fatal[kept], none[1] > 0, none[2] > 0]),
        np.concatenate([world.removal[kept], none[1], led_to]),
        np.repeat([False, True, False], [len(part.track) for part in parts]),
        world.died,
        episodes,
    )
