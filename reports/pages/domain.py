"""A domain's page: figures that belong side by side, then a tile for each of its measures.

Here belongs what the template `domain.html.j2` is told. The pairs and the opening sentences stand in
`story.toml`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reports.edition import Edition
from reports.findings import Finding
from reports.pages.leading import Compared, compared
from reports.pages.tiles import Tile, findings_of, tile
from reports.story import story


@dataclass(frozen=True)
class Pair:
    """Two headlines to be read together, and why."""

    tiles: tuple[Tile, Tile]
    why: str


@dataclass(frozen=True)
class StateDomain:
    """One state's figures of a domain."""

    state: str
    name: str
    compared: Compared | None
    pairs: Sequence[Pair]
    tiles: Sequence[Tile]
    absent: Sequence[Finding]


def domains(edition: Edition) -> list[str]:
    """Domains of the edition's measures in the order of a child's way."""
    names = {measure.domain for measure in edition.measures.values()}
    return sorted(names, key=lambda name: edition.domain(name)[1])


def domain_page(edition: Edition, name: str) -> dict[str, object]:
    """What the template is told of one domain."""
    order = domains(edition)
    here = order.index(name)
    return {
        "domain": name,
        "label": edition.domain(name)[0],
        "says": story().domains.get(name, ""),
        "views": [_of_state(edition, name, state) for state in edition.states],
        "before": _named(edition, order[here - 1]) if here else None,
        "after": _named(edition, order[here + 1]) if here + 1 < len(order) else None,
    }


def _named(edition: Edition, name: str) -> tuple[str, str]:
    return name, edition.domain(name)[0]


def _of_state(edition: Edition, name: str, state: str) -> StateDomain:
    pairs = [pair for pair in story().counterbalances if _is_of(edition, pair.measures, name)]
    own = {one.measure_id for one in edition.measures.values() if one.domain == name}
    asked = own | {measure for pair in pairs for measure in pair.measures}
    found = findings_of(edition, state, [edition.measures[one] for one in sorted(asked)])
    tiles = {one.measure.measure_id: tile(edition, one) for one in found if one.headline is not None}
    own_tiles = [tiles[one.measure.measure_id] for one in found if one.measure.measure_id in own & set(tiles)]
    return StateDomain(
        state,
        edition.state_name(state),
        compared(own_tiles, is_long=False),
        [
            Pair((tiles[first], tiles[second]), pair.why)
            for pair in pairs
            for first, second in [pair.measures]
            if first in tiles and second in tiles
        ],
        own_tiles,
        [one for one in found if one.headline is None and one.measure.measure_id in own],
    )


def _is_of(edition: Edition, measures: Sequence[str], name: str) -> bool:
    """Whether a pair's measures are all in the edition and one of them belongs to the domain."""
    known: Mapping[str, object] = edition.measures
    return all(one in known for one in measures) and any(
        edition.measures[one].domain == name for one in measures
    )
