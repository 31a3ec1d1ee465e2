"""Counties and units of an edition: what they are called, where their pages lie, and which are alike.

Here belongs what is told of a place without looking at how it does. Its figures stand in `pages/place.py`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from reports.records import Measure, Result

FOLDERS = {"county": "counties", "unit": "units"}
"""The folder that holds the pages of each kind of place."""

POPULATION = "child_population"
CASELOAD = "children_in_care"
"""The measure that tells how large a county is where no population is known."""

MOST_ALIKE = 4
NEAR = 2.0
"""How many times as large, or as small, a similar county may be."""


@dataclass(frozen=True, slots=True)
class Place:
    """A county or unit: its code or name in the results, what it is called, and its page's name."""

    state: str
    level: str
    geography: str
    name: str
    slug: str

    @property
    def page(self) -> str:
        """Its page, from the folder of the edition."""
        return f"{FOLDERS[self.level]}/{self.slug}.html"


@dataclass(frozen=True)
class Sizes:
    """How large counties are, by state and code; `of` says what was counted, and of when the figures are."""

    of: str
    row: Result | None
    by_place: Mapping[tuple[str, str], float]


def places_of(
    results: Iterable[Result], county_name: Callable[[str], str]
) -> dict[tuple[str, str, str], Place]:
    """Every place of the results by state, level and code, in the order of their names."""
    found = {
        (r.state, r.geography_level, r.geography): county_name(r.geography)
        if r.geography_level == "county"
        else r.geography
        for r in results
        if r.geography_level in FOLDERS
    }
    slugs = {key: slug(name) for key, name in found.items()}
    taken = Counter((key[1], one) for key, one in slugs.items())
    ordered = sorted(found, key=lambda key: (found[key].casefold(), key))
    return {
        key: Place(
            *key,
            found[key],
            slugs[key] if slugs[key] and taken[key[1], slugs[key]] == 1 else _told_apart(slugs[key], key),
        )
        for key in ordered
    }


def slug(name: str) -> str:
    """A name as part of an address: letters and digits, joined by hyphens; may be empty."""
    return "-".join(re.findall(r"[a-z0-9]+", name.lower()))


def _told_apart(short: str, key: tuple[str, str, str]) -> str:
    """A slug that no other place has: with the county's code, or a few digits that follow from the name."""
    state, level, geography = key
    tail = geography if level == "county" and geography.isdigit() else ""
    tail = tail or sha256("|".join((state, geography)).encode()).hexdigest()[:8]
    return f"{short}-{tail}" if short else tail


def sizes(measures: Mapping[str, Measure], results: Iterable[Result]) -> Sizes:
    """How many children live in each county as rates count them, else how many are in care there."""
    of_population = {name for name, one in measures.items() if one.exposure == POPULATION}
    counted: dict[tuple[str, str], list[Result]] = {}
    for r in results:
        is_whole = r.geography_level == "county" and r.outcome == "all" and r.statistic == "value"
        if is_whole and _size(r, of_population):
            counted.setdefault((r.measure_id, r.period), []).append(r)
    best = max(
        counted.items(),
        key=lambda item: (item[0][0] in of_population, len(item[1]), item[1][0].period_end, item[0]),
        default=None,
    )
    if best is None:
        return Sizes("", None, {})
    of = "child population" if best[0][0] in of_population else "number of children in foster care"
    by_place = {(r.state, r.geography): _size(r, of_population) or 0.0 for r in best[1]}
    return Sizes(of, best[1][0], by_place)


def _size(row: Result, of_population: set[str]) -> float | None:
    """What a row tells of its county's size; None where it tells nothing."""
    if row.measure_id in of_population:
        return row.denominator
    return row.value if row.measure_id == CASELOAD else None


def alike(place: Place, known: Sizes, among: Sequence[Place]) -> list[Place]:
    """The counties of the state nearest in size, at most twice as large or small, the nearest first."""
    own = known.by_place.get((place.state, place.geography))
    if not own:
        return []
    near = []
    for other in among:
        size = known.by_place.get((other.state, other.geography))
        if other.state == place.state and other != place and size:
            times = max(size / own, own / size)
            if times <= NEAR:
                near.append((times, other.name, other))
    return [other for *_, other in sorted(near, key=lambda one: one[:2])[:MOST_ALIKE]]
