"""A measure's page: what it says, its course, who it is about, where, and how it is defined.

Here belongs what the template is told, one section per state and named part: sentences, drawings and
the rows of the tables. States are shown apart and never summed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from reports import labels, words
from reports.charts.breakdown import breakdown
from reports.charts.county_ranking import county_ranking, ranked
from reports.charts.dots import Row
from reports.charts.trend import count_of, is_federal_year, starts_at_zero, trend
from reports.drawing import Drawing, draw
from reports.edition import Edition
from reports.findings import Finding, components, dimensions, finding, in_order, with_reason
from reports.labels import STATISTICS, plain
from reports.pages import effects, reconciliation
from reports.pages.compared import EXPLAINED, compared
from reports.pages.definition import definition
from reports.pages.lists import ListBehind, lists_behind
from reports.pages.tables import Table, cell, cells_of, columns_of, trend_tables
from reports.records import Measure, Result


@dataclass(frozen=True)
class Section:
    """What a page shows of one state and one named part of the measure."""

    state: str
    state_name: str
    component: str
    anchor: str
    found: Finding
    sentence: str
    doubt: str
    """How far the headline could lie from what is published for faults in the data."""

    withheld: Sequence[str] = field(default_factory=tuple)
    """Periods withheld, and why."""

    blocks: Sequence[Block] = field(default_factory=tuple)
    caveats: Sequence[tuple[str, str]] = field(default_factory=tuple)
    """What a reader must know, and of which periods."""


@dataclass(frozen=True)
class Block:
    """A heading with a drawing, notes under it, and the table of the same figures.

    `says` explains tables that have no drawing; `lists` are those behind the figures.
    """

    title: str
    anchor: str
    drawing: Drawing | None
    notes: Sequence[str]
    tables: Sequence[Table]
    says: str = ""
    lists: Sequence[ListBehind] = ()
    items: Sequence[tuple[str, str]] = field(default_factory=tuple)
    """Sentences under the tables, each with the periods it is of."""


def measure_page(edition: Edition, measure: Measure) -> dict[str, object]:
    """What the template `measure.html.j2` is told of one measure."""
    sections = [
        _section(edition, measure, state, component)
        for state in edition.states
        for component in components(edition, measure, state)
    ]
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
        "reviewed": words.day(measure.reviewed) if measure.reviewed else "",
        "siblings": [
            other for other in in_order(edition.measures.values()) if other.domain == measure.domain
        ],
        **definition(edition, measure),
    }


def _section(edition: Edition, measure: Measure, state: str, component: str) -> Section | None:
    found = finding(edition, measure, state, component)
    if found is None:
        return None
    results = [r for r in edition.by_measure[measure.measure_id, state] if r.component == component]
    anchor = f"{state}-{component}".lower()
    makers: list[Callable[..., Block | None]] = [
        _outcomes,
        _compared,
        _trend,
        _groups,
        _group_outcomes,
        partial(_places, "county"),
        partial(_places, "unit"),
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


def subject(edition: Edition, found: Finding, row: Result) -> str:
    """What a figure is, where the measure's sentence does not say it: the statistic, the outcome."""
    if found.measure.kind == "share":
        return f"{edition.outcomes([row])[row.outcome][0].lower()} " if row.outcome != "all" else ""
    if row.statistic in ("mean", "median", "p90"):
        return f"{STATISTICS[row.statistic].lower()} "
    return ""


def _compared(edition: Edition, found: Finding, results: Sequence[Result], anchor: str) -> Block | None:
    """The headline beside earlier periods, the national value and the target."""
    del results
    table = compared(edition, found)
    return Block("Compared", f"{anchor}-compared", None, [], [table], EXPLAINED) if table else None


def _trend(edition: Edition, found: Finding, results: Sequence[Result], anchor: str) -> Block | None:
    measure, rows = found.measure, found.series
    what = subject(edition, found, rows[0]).strip()
    says = f"{measure.title}, {edition.state_name(found.state)}. {what} ".strip() + "; ".join(
        f"12 months to {words.month(row.period_end)}: {cell(measure, row)}" for row in rows
    )
    drawing = draw(trend(measure, rows, says), f"{anchor}-trend") if found.latest else None
    return Block(
        f"Over time: {what}" if what else "Over time",
        f"{anchor}-trend",
        drawing,
        _trend_notes(measure, rows),
        trend_tables(edition.measures[measure.measure_id], found, results),
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
    if not starts_at_zero(rows):
        notes.append("The scale does not start at zero.")
    if any(count_of(measure, row) for row in rows):
        notes.append("Numbers along the top are how many the figure rests on.")
    return notes


def _outcomes(edition: Edition, found: Finding, results: Sequence[Result], anchor: str) -> Block | None:
    """A share's outcomes in its latest period, and their course as a table."""
    if found.measure.kind != "share" or found.latest is None:
        return None
    own = [r for r in results if r.geography_level == "state" and r.dimension == "all" and r.outcome != "all"]
    labels = edition.outcomes(own)
    latest = found.headline or found.latest
    now = sorted(
        (r for r in own if r.period == latest.period), key=lambda r: (-(r.value or 0), labels[r.outcome])
    )
    rows = [Row(" ", labels[r.outcome][0], r) for r in now]
    when = words.period(latest.period_start, latest.period_end)
    says = f"{found.measure.title}, {when}. " + _listed(found.measure, rows)
    drawing = draw(breakdown(found.measure, rows, None, says), f"{anchor}-outcomes")
    notes = [f"{when}. The line through a dot is its 95% interval. Shares add up to 100%."]
    return Block(
        "By outcome", f"{anchor}-outcomes", drawing, notes, [_outcome_table(found.measure, own, labels)]
    )


def _outcome_table(measure: Measure, own: Sequence[Result], labels: Mapping[str, tuple[str, int]]) -> Table:
    """Outcomes down, federal years across."""
    periods = {r.period: r for r in own if is_federal_year(r)} or {r.period: r for r in own}
    by_key = {(r.outcome, r.period): r for r in own}
    rows = [
        [label, *(cell(measure, by_key[name, p]) if (name, p) in by_key else "[x]" for p in periods)]
        for name, (label, _) in sorted(labels.items(), key=lambda item: item[1][1])
    ]
    heads = [f"12 months to {words.month(r.period_end)}" for r in periods.values()]
    return Table("Percent by outcome and 12-month period", ["Outcome", *heads], rows)


def _groups(edition: Edition, found: Finding, results: Sequence[Result], anchor: str) -> Block | None:
    """Age, sex, race and the measure's own breakdowns in the latest period."""
    measure, latest = found.measure, found.headline or found.latest
    if measure.kind == "share" or latest is None:
        return None
    own = [
        r
        for r in results
        if r.geography_level == "state" and r.period == latest.period and r.statistic == found.statistic
    ]
    rows = [row for dimension in dimensions(own) for row in _rows(edition, dimension, own)]
    if not rows:
        return None
    everyone = latest if measure.kind != "count" else None
    when = words.period(latest.period_start, latest.period_end)
    says = f"{measure.title} by group, {when}. " + _listed(measure, rows)
    drawing = draw(breakdown(measure, rows, everyone, says), f"{anchor}-groups")
    table = Table(f"By group, {when}", ["Group", *columns_of(measure)], _table_rows(measure, rows))
    notes = [f"{when}.", *_interval_note(rows)]
    if everyone is not None:
        notes.append("The upright line is everyone.")
    return Block(_title(dimensions(own)), f"{anchor}-groups", drawing, notes, [table])


def _interval_note(rows: Iterable[Row]) -> list[str]:
    """How to read the line through a dot, where there is one."""
    if not any(row.result and row.result.ci_lower is not None for row in rows):
        return []
    return [
        "The line through a dot is its 95% interval: small groups vary by chance, read it before the order."
    ]


def _title(dimensions_shown: Iterable[str]) -> str:
    """By age, sex and race and ethnicity: the breakdowns of a block."""
    names = [labels.breakdown(name).lower() for name in dimensions_shown]
    return "By " + (names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1])


def _rows(edition: Edition, dimension: str, results: Iterable[Result]) -> list[Row]:
    """A breakdown's heading and its categories in the order of their list."""
    name = labels.breakdown(dimension)
    found = [r for r in results if r.dimension == dimension]
    found.sort(key=lambda r: (edition.category(dimension, r.category)[1], r.category))
    return [Row(name, ""), *(Row(name, edition.category(dimension, r.category)[0], r) for r in found)]


def _table_rows(measure: Measure, rows: Iterable[Row]) -> list[list[str]]:
    return [[r.label, *cells_of(measure, r.result)] if r.result else [r.group] for r in rows]


def _listed(measure: Measure, rows: Iterable[Row]) -> str:
    return "; ".join(f"{r.label}: {cell(measure, r.result)}" for r in rows if r.result)


def _group_outcomes(edition: Edition, found: Finding, results: Sequence[Result], anchor: str) -> Block | None:
    """A share by groups: a table of groups down and outcomes across."""
    measure, latest = found.measure, found.headline or found.latest
    if measure.kind != "share" or latest is None:
        return None
    own = [
        r
        for r in results
        if r.geography_level == "state" and r.period == latest.period and r.outcome != "all"
    ]
    outcomes = sorted(edition.outcomes(own).items(), key=lambda item: item[1][1])
    by_key = {(r.dimension, r.category, r.outcome): r for r in own}
    rows: list[list[str]] = []
    for dimension in dimensions(own):
        rows.append([labels.breakdown(dimension)])
        categories = {r.category for r in own if r.dimension == dimension}
        for category in sorted(categories, key=lambda c: (edition.category(dimension, c)[1], c)):
            cells = [by_key.get((dimension, category, name)) for name, _ in outcomes]
            label = edition.category(dimension, category)[0]
            rows.append([label, *(cell(measure, r) if r else words.figure(measure, 0) for r in cells)])
    if not rows:
        return None
    when = words.period(latest.period_start, latest.period_end)
    table = Table(
        f"Percent by group and outcome, {when}", ["Group", *(label for _, (label, _) in outcomes)], rows
    )
    return Block(_title(dimensions(own)), f"{anchor}-groups", None, [], [table])


def _effects(edition: Edition, found: Finding, results: Sequence[Result], anchor: str) -> Block | None:
    """What faults in the data could do to the figure, by rule and by period."""
    del results
    tables = effects.tables(edition, found)
    if not tables:
        return None
    title = "What faults in the data could do to it"
    return Block(title, f"{anchor}-effects", None, [], tables, effects.EXPLAINED)


def _beside_state(edition: Edition, row: Result) -> str:
    """How a county or unit lies to the whole state."""
    found = edition.compared(row, "state")
    return words.verdict(found) if found and found.verdict != "not_judged" else "[z]"


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


def _places(
    level: str, edition: Edition, found: Finding, results: Sequence[Result], anchor: str
) -> Block | None:
    """Counties, or units, in the latest period, in the order of their figures."""
    measure, latest = found.measure, found.headline or found.latest
    if latest is None:
        return None
    own = [
        r
        for r in results
        if r.geography_level == level
        and (r.period, r.statistic, r.outcome) == (latest.period, found.statistic, latest.outcome)
    ]
    if not own:
        return None
    rows = ranked(
        [Row(" ", edition.county_name(r.geography) if level == "county" else r.geography, r) for r in own]
    )
    when = words.period(latest.period_start, latest.period_end)
    of = subject(edition, found, latest).strip()
    title = f"By {level}: {of}" if measure.kind == "share" and of else f"By {level}"
    says = f"{measure.title} by {level}, {when}. " + _listed(measure, rows)
    drawing = draw(county_ranking(measure, rows, latest, says), f"{anchor}-{level}")
    body = [
        [row.label, *cells_of(measure, row.result), _beside_state(edition, row.result)]
        for row in rows
        if row.result
    ]
    table = Table(f"{title}, {when}", [plain(level), *columns_of(measure), "Beside the state"], body)
    notes = [f"{when}.", *_interval_note(rows)]
    if any(row.result and row.result.ci_lower is not None for row in rows):
        notes.append("One whose interval holds the state's figure does not clearly differ from it.")
    return Block(title, f"{anchor}-{level}", drawing, notes, [table])
