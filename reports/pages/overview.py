"""The first page: what is better and worse in a minute, a few headlines, and the way into each domain.

Here belongs what the template is told. Only final results are headlines. States stand in sections of their
own. What a tile says stands in `tiles.py`, which measures lead in `story.toml`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reports import words
from reports.edition import Edition
from reports.findings import Finding
from reports.pages.tiles import Tile, findings_of, tile
from reports.story import story

KINDS = ("better", "worse", "moved", "steady", "untested")


@dataclass(frozen=True)
class Compared:
    """Headlines beside those of an earlier period: the clear changes, and how many there are of each kind."""

    says: str
    better: Sequence[Tile]
    worse: Sequence[Tile]
    moved: Sequence[Tile]


@dataclass(frozen=True)
class DomainLine:
    """A domain in a line: its measures by what they say of the year before, and those without a headline."""

    name: str
    label: str
    says: str
    changes: Mapping[str, int]
    absent: int


@dataclass(frozen=True)
class StateOverview:
    """One state's message, its leading headlines, and its domains."""

    state: str
    name: str
    compared: Sequence[Compared]
    tiles: Sequence[Tile]
    domains: Sequence[DomainLine]
    latest: str


def overview_page(edition: Edition) -> dict[str, object]:
    """What the template `index.html.j2` is told."""
    return {
        "overviews": [state_overview(edition, state) for state in edition.states],
        "has_national": any(
            m.is_federal_indicator and m.benchmark_value is not None for m in edition.measures.values()
        ),
        "national_note": words.NATIONAL_NOTE,
        "themes": story().themes,
    }


def state_overview(edition: Edition, state: str) -> StateOverview:
    """One state's headlines in the fixed order of the domains."""
    return overview_of(edition, state, findings_of(edition, state))


def overview_of(edition: Edition, state: str, found: Sequence[Finding]) -> StateOverview:
    """The same of findings that are known."""
    tiles = [tile(edition, one) for one in found if one.headline is not None]
    by_id = {one.measure.measure_id: one for one in tiles}
    ends = [one.headline.period_end for one in found if one.headline is not None]
    return StateOverview(
        state,
        edition.state_name(state),
        [one for one in (_compared(tiles, is_long=False), _compared(tiles, is_long=True)) if one],
        [by_id[name] for name in story().headlines if name in by_id] or tiles,
        _domains(edition, found, by_id),
        words.month(max(ends)) if ends else "",
    )


def _compared(tiles: Sequence[Tile], *, is_long: bool) -> Compared | None:
    """The clear changes over one year, or over five."""
    changed = [(one, change) for one in tiles if (change := one.long_change if is_long else one.change)]
    if not changed:
        return None
    by_kind: dict[str, list[Tile]] = {kind: [] for kind in KINDS}
    for one, change in changed:
        by_kind[kind_of(change)].append(one)
    counts = {kind: len(some) for kind, some in by_kind.items()}
    return Compared(
        words.changes(counts, is_long=is_long), by_kind["better"], by_kind["worse"], by_kind["moved"]
    )


def kind_of(change: words.Change) -> str:
    """What a change says: better, worse, moved (neither), steady (no clear change) or untested."""
    if change.is_better is not None:
        return "better" if change.is_better else "worse"
    return {"clear": "moved", "not clear": "steady"}.get(change.certainty, "untested")


def _domains(edition: Edition, found: Sequence[Finding], tiles: dict[str, Tile]) -> list[DomainLine]:
    """Each domain with results, in the order of a child's way."""
    lines = []
    for name in sorted({one.measure.domain for one in found}, key=lambda name: edition.domain(name)[1]):
        own = [one for one in found if one.measure.domain == name]
        shown = [tiles[one.measure.measure_id] for one in own if one.measure.measure_id in tiles]
        kinds = [kind_of(one.change) for one in shown if one.change]
        counts = {kind: kinds.count(kind) for kind in KINDS}
        absent = sum(one.headline is None for one in own)
        lines.append(DomainLine(name, edition.domain(name)[0], story().domains.get(name, ""), counts, absent))
    return lines
