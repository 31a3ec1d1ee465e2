"""The first page: what is better and worse in a minute, a few headlines, and the way into each domain.

Here belongs what the template is told. Only final results are headlines. States stand in sections of their
own. What a tile says stands in `tiles.py`, which measures lead in `story.toml`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reports import paper_words, words
from reports.edition import Edition
from reports.findings import Finding
from reports.pages.leading import KINDS, Compared, compared, kind_of, leading_facts, telling
from reports.pages.tiles import Tile, findings_of, tile
from reports.story import story

FACTS = 3
"""Figures named first on the page: what a reader takes along within a minute."""


@dataclass(frozen=True)
class DomainLine:
    """A domain in a line: its measures by what they say of the year before, and those without a headline."""

    name: str
    label: str
    says: str
    changes: Mapping[str, int]
    absent: int


@dataclass(frozen=True)
class Fact:
    """One of the figures to know first: the tile, and its change as a sign and in words."""

    tile: Tile
    kind: str
    sign: str
    figure: str
    says: str


@dataclass(frozen=True)
class StateOverview:
    """One state's message, its leading headlines, and its domains."""

    state: str
    name: str
    facts: Sequence[Fact]
    compared: Sequence[Compared]
    tiles: Sequence[Tile]
    domains: Sequence[DomainLine]
    latest: str
    moved: str


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
    leading = [by_id[name] for name in story().headlines if name in by_id] or tiles
    clear = [one for one in (compared(tiles, is_long=False), compared(tiles, is_long=True)) if one]
    ends = [one.headline.period_end for one in found if one.headline is not None]
    return StateOverview(
        state,
        edition.state_name(state),
        [_fact(one) for one in leading_facts(clear, leading, FACTS)],
        clear,
        leading,
        _domains(edition, found, by_id),
        words.month(max(ends)) if ends else "",
        moved_since(edition, state),
    )


def _fact(one: Tile) -> Fact:
    change = telling(one)
    kind = kind_of(change) if change else "untested"
    figure = paper_words.figure_with_unit(one.figure, one.unit, one.what)
    says = f"{change.says if change else paper_words.NO_EARLIER}."
    return Fact(one, kind, paper_words.SIGNS[kind], figure, says)


def moved_since(edition: Edition, state: str) -> str:
    """Which measures' figures moved since the edition before."""
    moved = {row.measure_id for row in edition.revisions if row.state == state}
    titles = [one.title for name, one in edition.measures.items() if name in moved]
    return paper_words.moved_since(edition.earlier, titles)


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
