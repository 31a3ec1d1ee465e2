"""What is found in each report: the track, which children are victims, which are only listed.

Chances are raked so that victims by age, race and sex have the published shape in the population that
was drawn; victims of earlier reports are likelier victims again.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from data_samples.generator.arrays import Days, Flags, Numbers, Shares
from data_samples.generator.days import NEVER
from data_samples.generator.draws import in_order, pick, rake
from data_samples.generator.people import RACES
from data_samples.generator.reports import Reports, first_reports, follow_ups, together
from data_samples.generator.setup import Setup

TRACKS = (
    "investigation",
    "alternative_response",
    "closed_no_finding",
    "other",
    "unknown",
    "intentionally_false",
)
GENERATIONS = 5
FITTINGS = 2


@dataclass(frozen=True)
class Findings:
    """Reports with what was found in them."""

    reports: Reports
    track: Numbers
    """Of each report: position in TRACKS."""
    victim: Flags
    """Of each child: substantiated or indicated."""
    listed: Flags
    """Of each child: named without an allegation."""


def investigate(given: Setup) -> Findings:
    """First reports and their follow-ups, with findings; victims fitted to the published shape."""
    first = first_reports(given)
    track, listed = _tracks(given, first, "first reports")
    correction = np.ones(18)
    for _ in range(FITTINGS + 1):
        victim, wanted = _victims(given, first, track, listed, correction)
        every = _with_follow_ups(given, Findings(first, track, victim, listed))
        found = _by_age(given, every.reports, every.victim)
        correction *= np.divide(wanted, found, out=np.ones(18), where=found > 0)
    return every


def _tracks(given: Setup, first: Reports, purpose: str) -> tuple[Numbers, Flags]:
    """The track of each first report, and which of its children are only listed."""
    chances = given.parameters.dispositions
    order = in_order(given.people.age(first.index, first.received), first.received)
    track = np.empty(len(order), dtype=np.int64)
    at = given.draws.even(f"tracks {purpose}", len(order))[:, 0]
    track[order] = pick([chances["tracks"][name] for name in TRACKS], at)
    open_to = (track[first.report] == 0) & ~first.is_index
    wanted = chances["none_alleged"] * len(first.child)
    chance = np.where(open_to, wanted / max(int(open_to.sum()), 1), 0.0)
    return track, given.draws.chosen(
        f"only listed {purpose}", chance, in_order(given.people.born[first.child])
    )


def _by_age(given: Setup, reports: Reports, chosen: Flags) -> Shares:
    ages = given.people.age(reports.child[chosen], reports.received_of_child[chosen])
    return np.bincount(ages, minlength=18)[:18].astype(float)


def _victims(
    given: Setup, first: Reports, track: Numbers, listed: Flags, correction: Shares
) -> tuple[Flags, Shares]:
    """Victims of first reports, and how many victims by age all reports together should have."""
    chances = given.parameters.dispositions
    rows = np.flatnonzero((track[first.report] == 0) & ~listed)
    person = first.child[rows]
    age = given.people.age(person, first.received_of_child[rows])
    shape = np.array(chances["victims_by_age"], dtype=float)
    wanted = (
        chances["victims"] * len(first.child) / given.parameters.reports["first_share"] * shape / shape.sum()
    )
    target = wanted * correction
    by_race = _race_targets(given, chances["victims_by_race"]) * target.sum()
    population = np.bincount(given.people.male.astype(int), minlength=2)
    by_sex = population * np.array([chances["victims_by_sex"][sex] for sex in ("female", "male")])
    race, male = given.people.recorded_race[person], given.people.male[person].astype(int)
    chance = rake(
        np.ones(len(rows)),
        [(race, by_race), (male, by_sex / by_sex.sum() * target.sum()), (age, target)],
    )
    victim = np.zeros(len(listed), dtype=bool)
    order = in_order(age, race, male, first.received_of_child[rows])
    victim[rows] = given.draws.chosen("victims", chance, order)
    return victim, wanted


def _race_targets(given: Setup, rates: dict[str, float]) -> Shares:
    """Shares by recorded race: rates times the population; `unknown` as often as it is recorded."""
    population = np.bincount(given.people.race, minlength=len(RACES)).astype(float)
    weights = population * np.array([rates.get(race, 0.0) for race in RACES])
    unknown = float((given.people.recorded_race == len(RACES) - 1).mean())
    shares = weights / weights.sum() * (1 - unknown)
    shares[-1] = unknown
    return shares


def _with_follow_ups(given: Setup, found: Findings) -> Findings:
    """The findings of first reports together with those of the reports that follow them."""
    parts, last = [found], found
    for generation in range(1, GENERATIONS + 1):
        later = [
            _after_victims(given, last, generation),
            _after_others(given, last, generation),
        ]
        last = _joined(later)
        parts.append(last)
    return _joined(parts)


def _after_victims(given: Setup, last: Findings, generation: int) -> Findings:
    """Reports that follow one with a victim: about that child first, investigated, often founded."""
    chances, earlier = given.parameters.dispositions, last.reports
    rows = np.flatnonzero(last.victim)
    rows = rows[np.argsort(~earlier.is_index[rows], kind="stable")]
    report, first = np.unique(earlier.report[rows], return_index=True)
    often = given.parameters.reports["follow_up_after_victim"]
    purpose = f"after victims {generation}"
    about = earlier.child[rows[first]]
    reports = follow_ups(given, earlier.received[report], about, often, purpose)
    chance = np.where(
        reports.is_index, chances["victim_after_victim"], chances["sibling_victim_after_victim"]
    )
    victim = given.draws.chosen(f"victims {purpose}", chance, in_order(given.people.born[reports.child]))
    track = np.zeros(len(reports.received), dtype=np.int64)
    return Findings(reports, track, victim, np.zeros(len(victim), dtype=bool))


def _after_others(given: Setup, last: Findings, generation: int) -> Findings:
    """Reports that follow one without a victim: much like first reports."""
    founded = np.zeros(len(last.track), dtype=bool)
    founded[last.reports.report[last.victim]] = True
    report = np.flatnonzero(~founded)
    often = given.parameters.reports["follow_up_after_other"]
    purpose = f"after others {generation}"
    about = last.reports.index[report]
    reports = follow_ups(given, last.reports.received[report], about, often, purpose)
    track, listed = _tracks(given, reports, purpose)
    open_to = (track[reports.report] == 0) & ~listed
    chance = np.where(open_to, given.parameters.dispositions["victim_after_other"], 0.0)
    victim = given.draws.chosen(f"victims {purpose}", chance, in_order(given.people.born[reports.child]))
    return Findings(reports, track, victim, listed)


def _joined(parts: list[Findings]) -> Findings:
    """Several findings as one."""
    return Findings(
        together([part.reports for part in parts]),
        np.concatenate([part.track for part in parts]),
        np.concatenate([part.victim for part in parts]),
        np.concatenate([part.listed for part in parts]),
    )


def deaths(given: Setup, found: Findings) -> tuple[Flags, Days]:
    """Victims who die of the maltreatment: a flag by child of a report, and the day by person."""
    chances = given.parameters.dispositions
    rows = np.flatnonzero(found.victim)
    person, received = found.reports.child[rows], found.reports.received_of_child[rows]
    age = given.people.age(person, received)
    weight = np.array(chances["deaths_by_age"], dtype=float)[age]
    expected = weight / weight.sum() * chances["deaths"] * given.children * given.years
    chosen = rows[given.draws.chosen("deaths", expected, in_order(received))]
    fatal = np.zeros(len(found.victim), dtype=bool)
    fatal[chosen] = True
    died = np.full(given.people.count, NEVER, dtype=np.int64)
    np.minimum.at(died, found.reports.child[chosen], found.reports.received_of_child[chosen])
    return fatal & (died[found.reports.child] == found.reports.received_of_child), died


def keep_children(found: Findings, kept: Flags) -> Findings:
    """The findings without some of the children; reports stay, also without children.

    Where those of whom something was alleged go, it is alleged of the children who stay.
    """
    reports = found.reports
    alleged = np.zeros(len(reports.received), dtype=bool)
    alleged[reports.report[kept & ~found.listed]] = True
    return replace(
        found,
        reports=Reports(reports.received, reports.index, reports.report[kept], reports.child[kept]),
        victim=found.victim[kept],
        listed=(found.listed & alleged[reports.report])[kept],
    )
