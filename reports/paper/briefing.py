"""The leadership briefing: what a commissioner must know in five minutes, on four to six pages.

Here belongs what the template `briefing.typ` is told of one state: the facts of the first page, the leading
figures, each domain with its charts, and how far the data carry. Sentences come from `words.py` and
`paper_words.py`, figures and verdicts from the pages of the same edition.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reports import annotation_words, paper_words, words
from reports.charts.axes import starts_at_zero
from reports.charts.trend import trend
from reports.drawing import draw
from reports.edition import Edition
from reports.findings import Finding
from reports.pages.leading import leading_facts, telling
from reports.pages.measure import course_in_words
from reports.pages.overview import DomainLine, kind_of, overview_of
from reports.pages.tiles import Tile, findings_of, tile
from reports.paper.data_behind import data_behind
from reports.paper.typesetting import about, on_paper
from reports.story import story

CHARTS = 12
"""Charts of the whole briefing, shared among its domains; each domain has one."""

MOST_PER_DOMAIN = 3
CHART_WIDTH, CHART_HEIGHT = 320, 80
"""Pixels: half the width of a page at about the size of its small letters, four to a page."""

Tiles = Mapping[str, Tile]


def briefing(edition: Edition, state: str) -> dict[str, object]:
    """What the template is told of one state."""
    found = findings_of(edition, state)
    tiles = {one.measure.measure_id: tile(edition, one) for one in found if one.headline is not None}
    overview = overview_of(edition, state, found)
    charts = max(1, CHARTS // max(1, len(overview.domains)))
    return {
        "title": f"Child welfare outcomes: {edition.state_name(state)}",
        "about": about(edition, state),
        "latest": overview.latest,
        "nothing": paper_words.NOTHING_FINAL,
        "compared": [one.says for one in overview.compared],
        "facts": [_fact(one) for one in leading_facts(overview.compared, overview.tiles)],
        "tiles": [_tile(one) for one in overview.tiles[:CHARTS]],
        "domains": [_domain(edition, line, found, tiles, charts) for line in overview.domains],
        "data": data_behind(edition, state, found),
        "reading": [paper_words.CHANCE, paper_words.PERIODS],
        "national": words.NATIONAL_NOTE,
    }


def _fact(one: Tile) -> dict[str, object]:
    said = [one.change.says if one.change else paper_words.NO_EARLIER]
    said += [one.long_change.says] if one.long_change else []
    return {
        **_signed(telling(one)),
        "title": one.measure.title,
        "figure": _figure(one),
        "says": said,
        "rests_on": paper_words.rests_on(one.period, one.interval, one.members),
    }


def _figure(one: Tile) -> str:
    return paper_words.figure_with_unit(one.figure, one.unit, one.what)


def _signed(change: words.Change | None) -> dict[str, str]:
    """Which way a figure went, as a sign and as a name of a colour."""
    kind = kind_of(change) if change else "untested"
    return {"kind": kind, "sign": paper_words.SIGNS[kind]}


def _tile(one: Tile) -> dict[str, object]:
    beside = [one.national] if one.national else []
    beside += [f"Target: {one.target}"] if one.target else []
    return {
        **_signed(one.change),
        "title": one.measure.title,
        "figure": one.figure,
        "unit": ", ".join(part for part in (one.unit, one.what) if part),
        "change": one.change.says if one.change else paper_words.NO_EARLIER,
        "rests_on": paper_words.rests_on(one.period, one.interval, ""),
        "beside": ". ".join(beside),
        "spark": str(one.spark) if one.spark else "",
        "spark_says": f"{one.measure.title}. {paper_words.alternative(one.spark or '')}",
    }


def _domain(
    edition: Edition, line: DomainLine, found: Sequence[Finding], tiles: Tiles, charts: int
) -> dict[str, object]:
    """A domain: how its figures changed, which of them clearly, and so many charts of those that lead."""
    own = [one for one in found if one.measure.domain == line.name]
    shown = [tiles[one.measure.measure_id] for one in own if one.measure.measure_id in tiles]
    charted = _charted(own, tiles)[:charts]
    drawn = {one.measure.measure_id for one in charted}
    changed = [
        (one, kind_of(one.change)) for one in shown if one.change and one.measure.measure_id not in drawn
    ]
    return {
        "label": line.label,
        "says": line.says,
        "tally": paper_words.tally(line.changes),
        "lists": [
            {
                "kind": kind,
                "sign": paper_words.SIGNS[kind],
                "label": label,
                **_listed([t for t, k in changed if k == kind]),
            }
            for kind, label in paper_words.KINDS.items()
            if any(k == kind for _, k in changed)
        ],
        "absent": paper_words.without_headline(line.absent),
        "charts": [_chart(edition, one, tiles) for one in charted],
        "beside": _beside(own, tiles),
    }


def _listed(tiles: Sequence[Tile]) -> dict[str, object]:
    """The first figures of a list, and how many there are more."""
    said = [f"{one.measure.title} {_figure(one)}" for one in tiles[:MOST_PER_DOMAIN]]
    left = len(tiles) - len(said)
    return {"items": said, "more": paper_words.more(left)}


def _charted(own: Sequence[Finding], tiles: Tiles) -> list[Finding]:
    """Measures with a headline: those that lead, then those that clearly changed, then the others."""
    leading = story().headlines

    def place(one: Finding) -> tuple[int, bool]:
        name, change = one.measure.measure_id, tiles[one.measure.measure_id].change
        order = leading.index(name) if name in leading else len(leading)
        return order, change is None or change.is_better is None

    return sorted((one for one in own if one.measure.measure_id in tiles), key=place)


def _chart(edition: Edition, found: Finding, tiles: Tiles) -> dict[str, str]:
    """The course of a measure, under what it says."""
    one = tiles[found.measure.measure_id]
    marked = annotation_words.marks(edition.changed_beside(found.measure.measure_id), found.series)
    says = course_in_words(edition, found) + annotation_words.alternative(marked)
    chart = trend(found.measure, found.series, says, marked, width=CHART_WIDTH, height=CHART_HEIGHT)
    drawn = draw(chart, f"c-{found.measure.measure_id}")
    return {
        **_signed(one.change),
        "title": paper_words.finding(one.measure.title, _figure(one), one.change),
        "rests_on": paper_words.rests_on(one.period, one.interval, one.members),
        "scale": "" if starts_at_zero(found.series) else f". {paper_words.CUT_SCALE}.",
        "marks": " ".join(annotation_words.note(marked)),
        "svg": on_paper(str(drawn.svg)),
        "says": says,
    }


def _beside(own: Sequence[Finding], tiles: Tiles) -> str:
    """What the domain's first figure must be read beside, and why; nothing where it stands alone."""
    charted = _charted(own, tiles)
    if not charted:
        return ""
    measure = charted[0].measure
    for name, why in story().beside(measure.measure_id):
        if name in tiles:
            other = tiles[name]
            return paper_words.beside(measure.title, other.measure.title, _figure(other), why)
    return ""
