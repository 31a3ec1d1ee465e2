"""A measure's page: what it says, its course, who it is about, where, and how it is defined.

Here belongs what the template is told, one section per state and named part: sentences, drawings and
the rows of the tables. States are shown apart and never summed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from reports import annotation_words, labels, words
from reports.charts.axes import cut_note
from reports.charts.trend import count_of, is_federal_year, trend
from reports.drawing import draw
from reports.edition import Edition
from reports.findings import Finding, components, finding, in_order, with_reason
from reports.pages import effects, reconciliation
from reports.pages.blocks import Block, subject
from reports.pages.by_place import counties_in_funnel, places
from reports.pages.compared import EXPLAINED, compared
from reports.pages.definition import definition
from reports.pages.groups import group_outcomes, groups
from reports.pages.groups_compared import groups_compared
from reports.pages.lists import lists_behind
from reports.pages.months import months
from reports.pages.outcomes import outcomes
from reports.pages.tables import anchored_once, cell, trend_tables
from reports.pages.ways_out import ways_out
from reports.records import Measure, Result
from reports.story import story


@dataclass(frozen=True)
class Section:
    """What a page shows of one state and one named part of the measure."""

    state: str
    state_name: str
    component: str
    anchor: str
    found: Finding | None
    sentence: str
    doubt: str
    """How far the headline could lie from what is published for faults in the data."""

    withheld: Sequence[str] = field(default_factory=tuple)
    """Periods withheld, and why."""

    blocks: Sequence[Block] = field(default_factory=tuple)
    caveats: Sequence[tuple[str, str]] = field(default_factory=tuple)
    """What a reader must know, and of which periods."""


def measure_page(edition: Edition, measure: Measure) -> dict[str, object]:
    """What the template `measure.html.j2` is told of one measure."""
    sections = [
        _section(edition, measure, state, component)
        for state in edition.states
        for component in components(edition, measure, state)
    ]
    anchored_once(
        table for section in sections if section for block in section.blocks for table in block.tables
    )
    return {
        "measure": measure,
        "sections": [section for section in sections if section is not None],
        "direction": words.direction(measure),
        "national": words.national(measure),
        "national_note": words.NATIONAL_NOTE
        if measure.is_federal_indicator and measure.benchmark_value
        else "",
        "kind": labels.kind(measure.kind),
        "domain": edition.domain(measure.domain)[0],
        "beside": [
            (edition.measures[other], why)
            for other, why in story().beside(measure.measure_id)
            if other in edition.measures
        ],
        "evaluated": _evaluated(edition, measure),
        "reviewed": words.day(measure.reviewed) if measure.reviewed else "",
        "siblings": [
            other for other in in_order(edition, edition.measures.values()) if other.domain == measure.domain
        ],
        **definition(edition, measure),
    }


def _evaluated(edition: Edition, measure: Measure) -> list[tuple[str, str]]:
    """Programmes that should have moved the measure: address and title of their pages, inside alone."""
    found = {one.evaluation: one.title for one in edition.evaluations if one.measure_id == measure.measure_id}
    return [(f"evaluations/{name}.html", title) for name, title in found.items()]


def _section(edition: Edition, measure: Measure, state: str, component: str) -> Section | None:
    results = [r for r in edition.by_measure[measure.measure_id, state] if r.component == component]
    anchor = f"{state}-{component}".lower()
    found = finding(edition, measure, state, component)
    if found is None:
        return _section_of_groups(edition, measure, results, anchor)
    makers: list[Callable[..., Block | None]] = [
        outcomes,
        ways_out,
        _trend,
        months,
        _compared,
        groups,
        group_outcomes,
        counties_in_funnel,
        partial(places, "county"),
        partial(places, "unit"),
        _effects,
        _reconciled,
    ]
    blocks = [make(edition, found, results, anchor) for make in makers]
    return Section(
        state,
        edition.state_name(state),
        edition.component_name(component),
        anchor,
        found,
        sentence(edition, found),
        effects.doubt(edition, found),
        effects.withheld(edition, found),
        [block for block in blocks if block is not None],
        caveats(edition, measure, state),
    )


def _section_of_groups(
    edition: Edition, measure: Measure, results: Sequence[Result], anchor: str
) -> Section | None:
    """A part that has figures of groups alone."""
    said, blocks = groups_compared(edition, measure, results, anchor)
    if not blocks:
        return None
    state, component = results[0].state, edition.component_name(results[0].component)
    return Section(state, edition.state_name(state), component, anchor, None, said, "", (), blocks)


def caveats(edition: Edition, measure: Measure, state: str) -> list[tuple[str, str]]:
    """Each caveat of a measure once, with the periods it is of, in the order of the first of them."""
    ends: dict[str, list[date]] = defaultdict(list)
    for caveat in edition.caveats:
        if (caveat.measure_id, caveat.state) == (measure.measure_id, state):
            ends[caveat.says].append(caveat.period_end)
    return [(says, words.periods_to(sorted(set(found)))) for says, found in ends.items()]


def sentence(edition: Edition, found: Finding) -> str:
    """The headline as one sentence, or why there is none."""
    row, measure = found.headline, found.measure
    if row is None:
        said = with_reason(found.instead, found.series[-1]) if found.series else found.instead
        return f"{said}."
    what = subject(edition, found, row)
    interval = words.interval(measure, row)
    between = f" (95% interval {interval})" if interval else ""
    of = words.members(measure, row)
    when = words.period(row.period_start, row.period_end)
    based = f", based on {of}" if of else ""
    return f"{when}: {what}{words.figure(measure, row.value, with_unit=True)}{between}{based}."


def _compared(edition: Edition, found: Finding, results: Sequence[Result], anchor: str) -> Block | None:
    """The headline beside earlier periods, the national value and the target."""
    del results
    table = compared(edition, found)
    return Block("Compared", f"{anchor}-compared", None, [], [table], EXPLAINED) if table else None


def course_in_words(edition: Edition, found: Finding) -> str:
    """The figures of all periods in a line, as the words of a drawing."""
    measure, rows = found.measure, found.series
    what = subject(edition, found, rows[0]).strip()
    return f"{measure.title}, {edition.state_name(found.state)}. {what} ".strip() + "; ".join(
        [
            *(f"12 months to {words.month(row.period_end)}: {cell(measure, row)}" for row in rows),
            *([f"target: {words.figure(measure, measure.target)}"] if measure.target is not None else []),
        ]
    )


def _trend(edition: Edition, found: Finding, results: Sequence[Result], anchor: str) -> Block | None:
    measure, rows = found.measure, found.series
    what = subject(edition, found, rows[0]).strip()
    marked = annotation_words.marks(edition.changed_beside(measure.measure_id), rows)
    says = course_in_words(edition, found) + annotation_words.alternative(marked)
    drawing = draw(trend(measure, rows, says, marked), f"{anchor}-trend") if found.latest else None
    return Block(
        words.titled(f"Over time, {what}" if what else "Over time", found.change),
        f"{anchor}-trend",
        drawing,
        [*_trend_notes(measure, rows), *annotation_words.note(marked)],
        [
            *trend_tables(edition.measures[measure.measure_id], found, results),
            *annotation_words.table(marked),
        ],
        lists=lists_behind(edition, found),
    )


def _trend_notes(measure: Measure, rows: Sequence[Result]) -> list[str]:
    notes = ["Each point is a 12-month period; the upright line through it is its 95% interval."]
    if not any(row.ci_lower is not None for row in rows):
        notes = ["Each point is a 12-month period."]
    if any(not is_federal_year(row) for row in rows):
        notes.append("Joined circles are October to September; diamonds, April to March, overlap them.")
    if any(row.status in ("provisional", "dq_withheld") and row.value is not None for row in rows):
        notes.append("Hollow points are not final.")
    if measure.target is not None:
        notes.append("The dotted level line is the agency's own target.")
    notes += cut_note(rows)
    if any(count_of(measure, row) for row in rows):
        notes.append("Numbers along the top are how many the figure rests on.")
    return notes


def _effects(edition: Edition, found: Finding, results: Sequence[Result], anchor: str) -> Block | None:
    """What faults in the data could do to the figure, by rule and by period."""
    del results
    tables = effects.tables(edition, found)
    if not tables:
        return None
    title = "What faults in the data could do to it"
    return Block(title, f"{anchor}-effects", None, [], tables, effects.EXPLAINED)


def _reconciled(edition: Edition, found: Finding, results: Sequence[Result], anchor: str) -> Block | None:
    """The agency's own federal figures beside these, and why they differ."""
    del results
    rows = reconciliation.rows_of(edition, found.measure.measure_id, found.state, found.component)
    if not rows:
        return None
    table = reconciliation.table(edition, found.measure, rows)
    causes = reconciliation.causes(rows)
    title, says = "Beside the federal figures", reconciliation.EXPLAINED
    return Block(title, f"{anchor}-federal", None, [], [table], says, items=causes)
