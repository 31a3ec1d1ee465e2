"""The lists of counties and of units: each with its size, and where it clearly differs from the state.

Here belongs what the template `places.html.j2` is told; it is made from what the pages of the places say.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reports import words
from reports.edition import Edition
from reports.pages.place import INDEXES, Line
from reports.places import Place


@dataclass(frozen=True)
class Listed:
    """A place in the list: its size where it is known, and its leading measures that clearly differ."""

    place: Place
    size: str
    better: Sequence[Line]
    worse: Sequence[Line]


def places_page(
    edition: Edition, level: str, pages: Sequence[tuple[Place, Mapping[str, object]]]
) -> dict[str, object]:
    """What the template is told of all places of a kind, by state."""
    listed = [_listed(edition, place, told["lines"]) for place, told in pages if place.level == level]  # type: ignore[arg-type]
    known = edition.sizes
    row = known.row if level == "county" else None
    size = f"{known.of[:1].upper()}{known.of[1:]}" if row else ""
    return {
        "level": level,
        "title": INDEXES[level][1],
        "size": size,
        "size_when": words.period(row.period_start, row.period_end) if row else "",
        "views": [
            (state, edition.state_name(state), [one for one in listed if one.place.state == state])
            for state in edition.states
            if any(one.place.state == state for one in listed)
        ],
    }


def _listed(edition: Edition, place: Place, lines: Sequence[Line]) -> Listed:
    size = edition.sizes.by_place.get((place.state, place.geography)) if place.level == "county" else None
    return Listed(
        place,
        words.number(size) if size is not None else words.symbol("suppressed"),
        [one for one in lines if one.is_better is True],
        [one for one in lines if one.is_better is False],
    )
