"""Living arrangements within removal episodes: where each child lived, from which day.

Moves come at a pace that slows with time in care; settings depend on age. Trial home visits and
pre-adoptive homes come last, before the exits they lead to.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from data_samples.generator.arrays import Days, Flags, Numbers, Shares
from data_samples.generator.draws import in_order
from data_samples.generator.episodes import Episodes
from data_samples.generator.parameters import CAUSES
from data_samples.generator.setup import Setup

MOST_MOVES = 60
HOSPITALS = ("medical_or_rehabilitative_facility", "psychiatric_hospital")
ABSENCES = ("runaway", "whereabouts_unknown")
KIN_EXITS = tuple(CAUSES.index(name) for name in ("living_with_relative", "guardianship"))
AGES_OF_SETTINGS = (6, 11, 14, 16, 18)


@dataclass(frozen=True)
class Arrangements:
    """Living arrangements, by episode and then by start."""

    episode: Numbers
    """Position in the episodes."""
    began: Days
    setting: Numbers
    """Position in `settings`."""
    settings: tuple[str, ...]


def place(given: Setup, episodes: Episodes, chosen: Numbers) -> Arrangements:
    """Living arrangements of the chosen episodes, each with at least one, on the day of removal."""
    chances = given.parameters.placements
    settings = (*chances["settings"], "pre_adoptive_home", "placed_at_home")
    length = (episodes.exited - episodes.removed)[chosen].astype(float)
    last_began, last_setting = _last_setting(given, episodes, chosen, length, settings)
    until = np.where(last_setting >= 0, last_began, length)
    parts = [_wandering(given, episodes, chosen, until)]
    ended = last_setting >= 0
    parts.append((np.flatnonzero(ended), last_began[ended], last_setting[ended]))
    at, began, setting = (np.concatenate(column) for column in zip(*parts, strict=True))
    began = episodes.removed[chosen[at]] + np.floor(began).astype(np.int64)
    order = np.lexsort((began, at))
    at, began, setting = at[order], began[order], setting[order]
    # two arrangements on one day: the later stands
    stands = ~((np.diff(at, append=-1) == 0) & (np.diff(began, append=0) == 0))
    return Arrangements(chosen[at[stands]], began[stands], setting[stands], settings)


def _last_setting(
    given: Setup, episodes: Episodes, chosen: Numbers, length: Shares, settings: tuple[str, ...]
) -> tuple[Shares, Numbers]:
    """Day of care on which a trial home visit or a pre-adoptive home begins, and its setting or -1."""
    chances = given.parameters.placements
    cause = episodes.cause[chosen]
    order = in_order(cause, length)
    began, setting = np.zeros(len(chosen)), np.full(len(chosen), -1)
    for exit_to, name, key in (
        ("reunification", "placed_at_home", "trial_home_visit"),
        ("adoption", "pre_adoptive_home", "pre_adoptive"),
    ):
        mine = (cause == CAUSES.index(exit_to)) & (length > 60)
        ends_so = given.draws.chosen(key, np.where(mine, chances[key], 0.0), order)
        stays = given.draws.stream(f"{key} days").gamma(2.0, chances[f"{key}_days"] / 2.0, len(chosen))
        start = np.maximum(length - stays, np.minimum(0.35 * length, 30.0) + 5)
        began = np.where(ends_so, start, began)
        setting = np.where(ends_so, settings.index(name), setting)
    return began, setting


def _wandering(
    given: Setup, episodes: Episodes, chosen: Numbers, until: Shares
) -> tuple[Numbers, Shares, Numbers]:
    """Position in `chosen`, day of care and setting of every arrangement before the last one."""
    chances = given.parameters.placements
    names = list(chances["settings"])
    born = given.people.born[episodes.person[chosen]]
    months = (episodes.removed[chosen] - born) / 30.44
    base = np.array(chances["moves"])[np.searchsorted([4, 12, 72, 132, 204], months, side="right")] / 1000
    first_order = in_order(np.searchsorted([4, 12, 72, 132, 204], months), episodes.removed[chosen])
    short = dict.fromkeys(HOSPITALS, chances["hospital_days"])
    short |= dict.fromkeys(ABSENCES, chances["runaway_days"])
    away = np.array([short.get(name, 0) for name in names], dtype=float)
    to_kin = np.isin(episodes.cause[chosen], KIN_EXITS)
    active, now = first_order, np.zeros(len(chosen))
    found: list[tuple[Numbers, Shares, Numbers]] = []
    for turn in range(MOST_MOVES):
        if not len(active):
            break
        at = given.draws.even(f"settings {turn}", len(active), 3)
        age = (episodes.removed[chosen[active]] + now[active] - born[active]) / 365.25
        setting = _settings(given, age, to_kin[active], at[:, :2], first=turn == 0)
        found.append((active, now[active].copy(), setting))
        wait = -np.log1p(-at[:, 2])
        moved = _later(now[active], wait / base[active], chances["pace"])
        now[active] = np.where(away[setting] > 0, now[active] + 1 + wait * away[setting], moved)
        active = active[now[active] < until[active] - 1]
    return tuple(np.concatenate(column) for column in zip(*found, strict=True))  # type: ignore[return-value]


def _later(now: Shares, effort: Shares, pace: list[list[float]]) -> Shares:
    """The day on which the pace, summed from `now`, reaches `effort`."""
    starts, factors = np.array(pace).T
    passed = np.concatenate([[0.0], np.cumsum(np.diff(starts) * factors[:-1])])
    band = np.searchsorted(starts, now, side="right") - 1
    target = passed[band] + (now - starts[band]) * factors[band] + effort
    band = np.searchsorted(passed, target, side="right") - 1
    return starts[band] + (target - passed[band]) / factors[band]


def _settings(given: Setup, age: Shares, to_kin: Flags, at: Shares, *, first: bool) -> Numbers:
    """A setting for each child by age, and with relatives where the child will stay with one.

    Args:
        given: shares of settings by age.
        age: in years.
        to_kin: the stay ends with a relative or a guardian.
        at: two uniforms for each child.
        first: the first arrangement of an episode is no absence.
    """
    chances = given.parameters.placements
    names = list(chances["settings"])
    shares = np.array([chances["settings"][name] for name in names])
    if first:
        shares[[names.index(name) for name in ABSENCES]] = 0.0
    edges = np.cumsum(shares / shares.sum(0), axis=0)
    band = np.searchsorted(AGES_OF_SETTINGS, age, side="right")
    setting = np.minimum((at[:, 0] >= edges[:, band]).sum(0), len(names) - 1)
    with_kin = to_kin & (at[:, 1] < chances["relative_before_relative_exit"]) & (age < 17)
    return np.where(with_kin, names.index("relative_foster_home"), setting)
