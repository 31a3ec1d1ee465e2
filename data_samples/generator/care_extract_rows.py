"""Rows of the agency's own tables about children in care: where they lived, and what happened at court.

Both tell the same episodes, living arrangements, reviews, hearings and terminations as the AFCARS files, up
to the last day of the last of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import polars as pl

from data_samples.generator.afcars_attributes import HOMES
from data_samples.generator.arrays import Days, Flags, Numbers
from data_samples.generator.care import Care
from data_samples.generator.case_history import on_weekdays, petitions
from data_samples.generator.days import NEVER, dates
from data_samples.generator.identifiers import child_ids, provider_ids
from data_samples.generator.parameters import CAUSES

FAMILY_HOME = ("relative_foster_home", "kin_foster_home", "pre_adoptive_home")
"""Settings with people who know the family: siblings in one of them are with the same people."""
NO_PROVIDER = ("runaway", "whereabouts_unknown", "placed_at_home")
ADOPTION = CAUSES.index("adoption")
TURNS = 16
"""Homes of relatives and friends that a family can have, one after another."""
LAST_PETITION = 4
"""Days after the removal."""
PER_KIND = 1_000_000
"""Numbers set aside for the providers of a kind; those of families stand beyond all of them."""


def placement_rows(care: Care) -> pl.DataFrame:
    """Rows of `staging.placements`: each living arrangement of the episodes told in the AFCARS files."""
    arrangements, episodes = care.arrangements, care.world.episodes
    last = care.submissions[-1][2]
    follows = np.diff(arrangements.episode, append=-1) == 0
    until = np.where(follows, np.roll(arrangements.began, -1), episodes.exited[arrangements.episode])
    known = arrangements.began <= last
    episode, began = arrangements.episode[known], arrangements.began[known]
    until = until[known]
    person = episodes.person[episode]
    setting = np.array(arrangements.settings)[arrangements.setting[known]]
    county, provider = _providers(care, setting, arrangements.setting[known], episode)
    fips = np.array([one["fips"] for one in care.world.parameters.counties])
    has_provider = pl.Series(~np.isin(setting, NO_PROVIDER))
    rows = pl.DataFrame(
        {
            "child_id": child_ids(person),
            "removal_date": dates(episodes.removed[episode]),
            "began_on": dates(began),
            "ended_on": dates(np.where(until <= last, until, NEVER)),
            "setting": setting,
            "provider_id": provider_ids(provider),
            "county": fips[county],
        }
    )
    return rows.with_columns(
        pl.when(has_provider).then("provider_id"),
        pl.when(~pl.col("setting").is_in(NO_PROVIDER[:2])).then("county"),
    )


def _providers(care: Care, setting: np.ndarray, kind: Numbers, episode: Numbers) -> tuple[Numbers, Numbers]:
    """County and number of the home or facility of each arrangement; a move leads to another one."""
    world, count = care.world, len(setting)
    chances, counties = world.parameters.provider_homes, len(world.parameters.counties)
    person = world.episodes.person[episode]
    shares = np.array([one["share"] for one in world.parameters.counties])
    known_people = np.isin(setting, FAMILY_HOME)
    elsewhere = world.draws.uniform("placed elsewhere", count) < chances["other_county"]
    elsewhere &= ~known_people & (setting != "placed_at_home")
    other = np.searchsorted(np.cumsum(shares)[:-1] / shares.sum(), world.draws.uniform("county", count))
    county = np.where(elsewhere, other, world.people.county[person])
    rate = np.where(np.isin(setting, list(HOMES)), chances["homes"], chances["facilities"]) / 1000
    places = np.maximum(rate * world.given.children * shares[county], chances["fewest"]).astype(np.int64)
    turn = np.arange(count) - np.searchsorted(episode, episode)
    first = np.floor(world.draws.uniform("first home", world.episodes.count)[episode] * places)
    provider = (first.astype(np.int64) + turn) % places * counties + county + kind * PER_KIND
    beyond = (1 + len(care.arrangements.settings)) * PER_KIND
    family = beyond + world.people.family[person] * TURNS + turn % TURNS
    return county, np.where(known_people, family, provider)


@dataclass(frozen=True)
class _Dated:
    """Events of one kind: of which episode, when held, when first set, and whether put off."""

    event: str
    episode: Numbers
    on: Days
    set_for: Days
    continued: Flags


def court_event_rows(care: Care) -> pl.DataFrame:
    """Rows of `staging.court_events`, up to the last day of the last AFCARS file, by day and child."""
    last = care.submissions[-1][2]
    parts = [
        pl.DataFrame(
            {
                "episode": part.episode,
                "event": np.full(len(part.episode), part.event),
                "on": part.on,
                "set_for": part.set_for,
                "continued": part.continued,
            }
        )
        for part in _court(care)
    ]
    every = pl.concat(parts).filter(pl.col("on") <= last).sort("on", "episode", "event")
    person = care.world.episodes.person[every["episode"].to_numpy()]
    hearing = pl.col("set_for") != NEVER
    return every.select(
        child_ids(person).alias("child_id"),
        "event",
        dates(every["on"].to_numpy()).alias("occurred_on"),
        dates(every["set_for"].to_numpy()).alias("scheduled_on"),
        pl.when(hearing).then("continued").alias("continued"),
    ).unique(["child_id", "event", "occurred_on"], keep="first", maintain_order=True)


def _court(care: Care) -> Iterator[_Dated]:
    """Events at court by kind."""
    world, chosen = care.world, care.chosen
    episodes, rights = world.episodes, care.rights
    removed, exited = episodes.removed[chosen], episodes.exited[chosen]
    yield _plain("removal_order", chosen, removed)
    filed = petitions(world.given, episodes)[chosen]
    there = filed != NEVER
    yield _plain("petition", chosen[there], filed[there])
    chances = world.parameters.court
    adjudicated = removed + _days(care, "adjudication", chances["adjudication_days"])
    adjudicated = on_weekdays(adjudicated)
    disposed = adjudicated + _days(care, "disposition hearing", chances["disposition_days"])
    for event, on in (("adjudication", adjudicated), ("disposition_hearing", disposed)):
        yield from _with_continuances(care, event, chosen, on_weekdays(on), there & (on < exited))
    yield _hearing("review", care.reviews.episode, care.reviews.on)
    yield _hearing("permanency_hearing", care.hearings.episode, care.hearings.on)
    ended = rights.ended != NEVER
    yield _plain("termination_petition", chosen[ended], rights.petitioned[ended])
    yield _plain("termination_order", chosen[ended], rights.ended[ended])
    adopted = (episodes.cause[chosen] == ADOPTION) & ended
    before = exited - _days(care, "adoption petition", chances["adoption_petition_days"])
    asked = np.minimum(np.maximum(before, rights.ended), exited)
    yield _plain("adoption_petition", chosen[adopted], asked[adopted])
    yield _plain("adoption_decree", chosen[adopted], exited[adopted])


def _days(care: Care, purpose: str, between: list[int]) -> Numbers:
    """Days drawn for each chosen episode, from the first to the second number."""
    low, high = between
    return care.world.draws.stream(f"days to {purpose}").integers(low, high + 1, len(care.chosen))


def _plain(event: str, episode: Numbers, on: Days) -> _Dated:
    nothing = np.zeros(len(episode), dtype=bool)
    return _Dated(event, episode, on, np.full(len(episode), NEVER), nothing)


def _hearing(event: str, episode: Numbers, on: Days) -> _Dated:
    return _Dated(event, episode, on, on, np.zeros(len(episode), dtype=bool))


def _with_continuances(care: Care, event: str, episode: Numbers, on: Days, held: Flags) -> Iterator[_Dated]:
    """Hearings held, some of them after having been put off once."""
    chances = care.world.parameters.court
    late = care.world.draws.uniform(f"{event} continued", len(episode)) < chances["continued"]
    low, high = chances["continuance_days"]
    first = on - care.world.draws.stream(f"{event} put off").integers(low, high + 1, len(episode))
    first = on_weekdays(first)
    late &= held & (first < on)
    late &= first > LAST_PETITION + care.world.episodes.removed[episode]
    yield _Dated(event, episode[late], first[late], first[late], np.ones(int(late.sum()), dtype=bool))
    set_for = np.where(late, first, on)[held]
    yield _Dated(event, episode[held], on[held], set_for, np.zeros(int(held.sum()), dtype=bool))
