"""Equity: groups of children at each decision point, from a report to what follows leaving care.

Here belongs what the template `equity.html.j2` is told. Ratios are those of the edition; each decision point
is shown in its latest period with final figures.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reports import group_words, labels, words
from reports.charts.dots import Row
from reports.charts.ladder import ladder
from reports.drawing import Drawing, draw
from reports.edition import Edition
from reports.findings import dimensions
from reports.labels import DECISION_POINTS, plain
from reports.pages.blocks import listed
from reports.pages.definition import settings
from reports.pages.tables import Table, anchored_once, cell
from reports.records import Measure, Result

KINDS = ("rate_ratio", "share_ratio")
REFERENCE = "equity.reference_group"


@dataclass(frozen=True)
class Ladder:
    """One measure's groups by one coding of race, in one state."""

    measure: Measure
    title: str
    anchor: str
    reference: str
    sentences: Sequence[str]
    drawing: Drawing
    notes: Sequence[str]
    table: Table


def equity_page(edition: Edition) -> dict[str, object]:
    """What the template is told: by state, a ladder for each measure that compares groups."""
    compared = [one for one in edition.measures.values() if one.kind in KINDS]
    views = [
        (
            state,
            edition.state_name(state),
            [found for measure in compared for found in _ladders(edition, measure, state)],
        )
        for state in edition.states
    ]
    anchored_once(one.table for _, _, found in views for one in found)
    return {"views": views, "measures": compared}


def _ladders(edition: Edition, measure: Measure, state: str) -> list[Ladder]:
    """The measure by each coding of its groups; none without a figure."""
    own = [r for r in edition.by_measure.get((measure.measure_id, state), ()) if r.geography_level == "state"]
    found = []
    for dimension in dimensions(own):
        latest = _latest(edition, [r for r in own if r.dimension == dimension])
        if any(r.value is not None for r in latest):
            found.append(_ladder(edition, measure, state, dimension, latest))
    return found


def _latest(edition: Edition, results: Sequence[Result]) -> list[Result]:
    """Of each decision point the results of its latest final period, in the order of a child's way."""
    points = edition.labels.get(DECISION_POINTS, {})
    shown: list[Result] = []
    for point in sorted({r.component for r in results}, key=lambda name: points.get(name, ("", 0))[1]):
        own = [r for r in results if r.component == point]
        final = [r for r in own if r.value is not None and r.status == "final"]
        last = max((r.period_end for r in final or own), default=None)
        shown += [r for r in own if r.period_end == last]
    return shown


def _ladder(
    edition: Edition, measure: Measure, state: str, dimension: str, shown: Sequence[Result]
) -> Ladder:
    names = {r.category: edition.category(dimension, r.category) for r in shown}
    groups = sorted(names, key=lambda name: (names[name][1], name))
    rows: list[Row] = []
    sentences = []
    for group in groups:
        own = [
            Row(names[group][0], edition.component_name(r.component), r) for r in shown if r.category == group
        ]
        rows += [Row(names[group][0], ""), *own]
        sentences.append(group_words.along_the_way(measure, names[group][0], own))
    coding = labels.breakdown(dimension)
    name = f"{measure.title}, {coding.lower()}"
    says = f"{name}, {edition.state_name(state)}. " + listed(measure, rows)
    anchor = f"{state}-{measure.measure_id}-{dimension}".lower().replace("_", "-")
    asked = settings(measure).get(REFERENCE, "")
    return Ladder(
        measure,
        name,
        anchor,
        group_words.reference(edition.category(dimension, asked)[0] if asked else ""),
        sentences,
        draw(ladder(measure, rows, says), anchor),
        [
            "The line through a dot is its 95% interval; where it leaves out parity, groups clearly differ.",
            "Half and twice lie equally far from parity.",
        ],
        _table(edition, measure, name, dimension, groups, shown),
    )


def _table(  # noqa: PLR0913, PLR0917 - a table of groups by decision points
    edition: Edition,
    measure: Measure,
    name: str,
    dimension: str,
    groups: Sequence[str],
    shown: Sequence[Result],
) -> Table:
    """Decision points down, groups across."""
    by_key = {(r.component, r.category): r for r in shown}
    ends = {r.component: r for r in shown}
    body = [
        [
            edition.component_name(point) or plain(point),
            words.month(row.period_end),
            *(
                cell(measure, found)
                if (found := by_key.get((point, group)))
                else words.symbol("not_available")
                for group in groups
            ),
        ]
        for point, row in ends.items()
    ]
    heads = [edition.category(dimension, group)[0] for group in groups]
    return Table(f"{name}: ratios", ["Decision point", "12 months to", *heads], body, words_in=1)
