"""How far a figure could lie from the published one, by kind: arrays in, figures out; no data, no SQL.

Here belongs the arithmetic of going either way. Flagged members stand in the figure, members left out do not.
Whom a rule flags stands in `flagged.py`, who is left out in `left_out.py`.

Proportions and shares: all flagged and left out without the event, or all with it. Rates: flagged members
without their events, and those left out in with their exposure alone; or each of them in with its events (at
least one where it was left out, or an event itself is flagged) or out, whichever gives more. Counts and rates
over the population: without the flagged, or with those left out. Means, ratios, percentiles: each flagged
member in or out, whichever gives most.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from transforms.marts.intervals import Floats

NONE = np.array([], dtype=float)


class Figure(NamedTuple):
    """A figure with what it is made of, unscaled; a percentile has no numerator."""

    numerator: float | None
    denominator: float
    value: float | None


class Bounds(NamedTuple):
    """The figure without the flagged members, the lowest and the highest one possible."""

    without: Figure
    lowest: Figure
    highest: Figure


class Parts(NamedTuple):
    """Numerators and denominators member by member: of those not flagged, flagged, and left out.

    `is_event`: of those flagged, whether it is an event of theirs that is flagged; none where not given.
    """

    kept: tuple[Floats, Floats]
    flagged: tuple[Floats, Floats]
    left_out: tuple[Floats, Floats] = (NONE, NONE)
    is_event: Floats = NONE


def quotient(numerator: float, denominator: float) -> Figure:
    """Numerator over denominator; no value where there is nothing below."""
    return Figure(numerator, denominator, numerator / denominator if denominator > 0 else None)


def of_proportion(parts: Parts) -> Bounds:
    """Events are 0 or 1, every denominator is 1."""
    events, members = float(parts.kept[0].sum()), len(parts.kept[0])
    flagged, left_out = len(parts.flagged[0]), len(parts.left_out[0])
    every = members + flagged + left_out
    return Bounds(
        quotient(events, members), quotient(events, every), quotient(events + flagged + left_out, every)
    )


def of_count(parts: Parts, population: float | None = None) -> Bounds:
    """Members, or events over a population that no fault of theirs moves."""
    kept, flagged, left_out = (float(part[0].sum()) for part in (parts.kept, parts.flagged, parts.left_out))

    def figure(count: float) -> Figure:
        return Figure(count, count, count) if population is None else quotient(count, population)

    return Bounds(figure(kept), figure(kept), figure(kept + flagged + left_out))


def of_rate(parts: Parts) -> Bounds:
    """Events over exposure."""
    events, exposure = (float(part.sum()) for part in parts.kept)
    flagged = parts.flagged[0]
    flagged_at_most = np.maximum(flagged, parts.is_event) if len(parts.is_event) else flagged
    at_most = np.concatenate([flagged_at_most, np.maximum(parts.left_out[0], 1)])
    in_doubt = np.concatenate([parts.flagged[1], parts.left_out[1]])
    highest = extreme((events, exposure), at_most, in_doubt)
    lowest = quotient(events, exposure + float(in_doubt.sum()))
    return Bounds(quotient(events, exposure), lowest, highest)


def of_ratio(parts: Parts) -> Bounds:
    """A sum over a sum: ratios, and means with denominators of 1."""
    fixed = (float(parts.kept[0].sum()), float(parts.kept[1].sum()))
    lowest = extreme(fixed, *parts.flagged, is_highest=False)
    return Bounds(quotient(*fixed), lowest, extreme(fixed, *parts.flagged))


def extreme(
    fixed: tuple[float, float], numerators: Floats, denominators: Floats, *, is_highest: bool = True
) -> Figure:
    """The highest (or lowest) quotient of a fixed part with any choice of further ones.

    Taken in the order of their own quotients, each is in as long as it moves the whole further.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        own = np.nan_to_num(numerators / denominators, nan=0.0, posinf=np.inf)
    order = np.argsort(-own if is_highest else own, kind="stable")
    above = np.concatenate([[fixed[0]], fixed[0] + np.cumsum(numerators[order])])
    below = np.concatenate([[fixed[1]], fixed[1] + np.cumsum(denominators[order])])
    with np.errstate(divide="ignore", invalid="ignore"):
        values = np.where(below > 0, above / below, np.nan)
    if np.isnan(values).all():
        return quotient(*fixed)
    best = int(np.nanargmax(values) if is_highest else np.nanargmin(values))
    return quotient(float(above[best]), float(below[best]))


def of_percentile(kept: Floats, flagged: Floats, share: float) -> Bounds:
    """A percentile of members' own figures."""
    without = _all_percentiles(kept, np.array([]), share, drop_largest=True)[0]
    falling = _all_percentiles(kept, flagged, share, drop_largest=True)
    rising = _all_percentiles(kept, flagged, share, drop_largest=False)
    members = len(kept) + len(flagged)
    if np.isnan(falling).all():
        nothing = Figure(None, 0.0, None)
        return Bounds(nothing, nothing, nothing)
    low, high = int(np.nanargmin(falling)), int(np.nanargmax(rising))
    return Bounds(
        Figure(None, float(len(kept)), None if np.isnan(without) else float(without)),
        Figure(None, float(members - low), float(falling[low])),
        Figure(None, float(members - high), float(rising[high])),
    )


def _all_percentiles(kept: Floats, flagged: Floats, share: float, *, drop_largest: bool) -> Floats:
    """The percentile without the 0, 1, 2, ... largest (or smallest) of the flagged; nan where none is left.

    Percentiles are those of `intervals.percentile`.
    """
    every = np.concatenate([kept, flagged])
    order = np.argsort(every, kind="stable")
    ordered, sure = every[order], np.sort(kept)
    places = np.flatnonzero(order >= len(kept))
    gone = np.arange(len(flagged) + 1)
    left = len(every) - gone

    def at(place: NDArray[np.int64]) -> Floats:
        """The members left, in order: at a place of each choice."""
        if drop_largest:
            is_whole = place < np.append(len(every), places[::-1])
            whole, rest = place, place - (len(flagged) - gone)
        else:
            is_whole = place + gone > np.append(-1, places)
            whole, rest = place + gone, place
        known = np.append(ordered, np.nan)[np.clip(whole, 0, len(ordered))]
        return np.where(is_whole, known, np.append(sure, np.nan)[np.clip(rest, 0, len(sure))])

    if share == 0.5:
        found = (at((left - 1) // 2) + at(left // 2)) / 2
    else:
        found = at(np.maximum(np.ceil(share * left - 1e-9).astype(np.int64), 1) - 1)
    return np.where(left > 0, found, np.nan)
