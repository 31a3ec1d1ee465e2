"""A county's or unit's page: the leading measures over five years, beside the state and similar counties.

Here belongs what the template `place.html.j2` is told. What places are called, and which are alike, stands in
`places.py`. Places are compared in the latest period with a final figure of the state and a result of theirs,
as not every period is released by place; counts are not compared, for they are part of the state's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from reports import place_words, words
from reports.annotation_words import in_county
from reports.charts import sparkline
from reports.edition import Edition
from reports.findings import Finding
from reports.pages.blocks import subject
from reports.pages.tables import Table, anchored_once, cell
from reports.pages.tiles import findings_of
from reports.places import Place, alike
from reports.records import Comparison, Result
from reports.story import story

YEARS = 5
INDEXES = {"county": ("counties.html", "Counties"), "unit": ("units.html", "Units")}
"""The page that lists all places of a kind, and its title."""


@dataclass(frozen=True)
class Placed:
    """A measure in one place: its result in the state's latest final period, and the years up to it."""

    found: Finding
    row: Result | None
    state_row: Result
    years: Sequence[Result]
    state_years: Sequence[Result]


@dataclass(frozen=True)
class Line:
    """A line of the page: every text as it is printed."""

    measure_id: str
    title: str
    what: str
    when: str
    spark: Markup
    figure: str
    interval: str
    year_before: str
    state: str
    verdict: str
    is_better: bool | None
    similar: str


@dataclass(frozen=True)
class Differing:
    """A measure whose figure clearly differs from the state's."""

    measure_id: str
    title: str
    what: str
    figure: str
    state: str


def place_pages(edition: Edition) -> Iterator[tuple[Place, dict[str, object]]]:
    """Every county's page and, in the internal edition, every unit's, with what its template is told."""
    found = {state: findings_of(edition, state) for state in edition.states}
    for place in edition.places.values():
        if place.level == "county" or edition.is_internal:
            yield place, place_page(edition, place, found.get(place.state, ()))


def place_page(edition: Edition, place: Place, findings: Sequence[Finding]) -> dict[str, object]:
    """What the template is told of one place; `findings` are those of its state."""
    placed = placed_in(edition, place, findings)
    leading = leading_in(place, placed)
    near = alike(place, edition.sizes, _counties(edition)) if place.level == "county" else []
    tables = [_years(place, leading), *_beside_similar(edition, leading, near)]
    lines = [_line(edition, one, near) for one in leading]
    anchored_once([Table("", [], [[one.figure, one.state] for one in lines]), *tables])
    return {
        "place": place,
        "state_name": edition.state_name(place.state),
        "index": INDEXES[place.level],
        "differing": _differing(edition, place, placed),
        "lines": lines,
        "has_similar": bool(near),
        "similar": place_words.similar(place, edition.sizes, near) if place.level == "county" else "",
        "near": near,
        "tables": tables if leading else [],
        "quality": _quality(edition, place, leading),
        "policy_changes": in_county(edition.changed_in(place.geography)) if place.level == "county" else [],
    }


def _counties(edition: Edition) -> list[Place]:
    return [one for one in edition.places.values() if one.level == "county"]


def placed_in(edition: Edition, place: Place, findings: Sequence[Finding]) -> list[Placed]:
    """Every measure with a result in a place."""
    return [one for found in findings if (one := _placed(edition, place, found)) is not None]


def leading_in(place: Place, placed: Sequence[Placed]) -> list[Placed]:
    """The editors' choice in their order; of a unit, and where none of it has figures, every measure."""
    by_id = {one.found.measure.measure_id: one for one in placed}
    chosen = [by_id[name] for name in story().headlines if name in by_id]
    return chosen if chosen and place.level == "county" else list(placed)


def _placed(edition: Edition, place: Place, found: Finding) -> Placed | None:
    """A measure in a place; None where the place, or the state, has no result of it."""
    own = _rows(edition, place, found)
    known = [row for row in found.series if row.value is not None and row.period in own]
    state_row = next((row for row in reversed(known) if row.status == "final"), known[-1] if known else None)
    if state_row is None:
        return None
    same_months = [
        row
        for row in found.series
        if row.period_end.month == state_row.period_end.month and row.period_end <= state_row.period_end
    ][-YEARS:]
    years = [own[row.period] for row in same_months if row.period in own]
    return Placed(found, own.get(state_row.period), state_row, years, same_months)


def _rows(edition: Edition, place: Place, found: Finding) -> Mapping[str, Result]:
    """The results of a place that are of the same part, statistic and outcome as the state's, by period."""
    outcome = found.series[0].outcome
    what = (found.measure.measure_id, found.component, found.statistic, outcome)
    return edition.of_places.get((*what, place.state, place.level, place.geography), {})


def _line(edition: Edition, one: Placed, near: Sequence[Place]) -> Line:
    measure, row = one.found.measure, one.row
    compared = _beside_state(edition, one)
    changed = edition.compared(row, "a_year_before") if row else None
    others = [_rows(edition, other, one.found).get(one.state_row.period) for other in near]
    spark = sparkline.sparkline(
        sparkline.course(measure, one.years),
        place_words.course(measure, one.years, one.state_years),
        () if measure.kind == "count" else sparkline.course(measure, one.state_years),
    )
    return Line(
        measure.measure_id,
        measure.title,
        _what(edition, one),
        words.period(one.state_row.period_start, one.state_row.period_end, is_short=True),
        spark,
        _figure(one, row),
        words.interval(measure, row) if row else "",
        place_words.beside_year_before(measure, changed),
        cell(measure, one.state_row),
        place_words.beside_state(compared),
        {"better": True, "worse": False}.get(compared.verdict) if compared else None,
        place_words.between(measure, others) if near else "",
    )


def _beside_state(edition: Edition, one: Placed) -> Comparison | None:
    """The figure beside the state's; None where there is none, and of a count."""
    if one.row is None or one.found.measure.kind == "count":
        return None
    return edition.compared(one.row, "state")


def _what(edition: Edition, one: Placed) -> str:
    """What the figure is, where the title does not say it, and its unit."""
    what = subject(edition, one.found, one.state_row).strip()
    what = what or edition.component_name(one.found.component).lower()
    return ", ".join(told for told in (what, words.scale(one.found.measure)) if told)


def _figure(one: Placed, row: Result | None) -> str:
    return cell(one.found.measure, row) if row else words.symbol("not_available")


def _years(place: Place, leading: Sequence[Placed]) -> Table:
    """The leading measures down, the last five years across."""
    ends = sorted({row.period_end.year for one in leading for row in one.state_years})
    body = []
    for one in leading:
        by_year = {row.period_end.year: row for row in one.years}
        asked = {row.period_end.year for row in one.state_years}
        month = words.MONTHS[one.state_row.period_end.month - 1]
        cells = [
            _figure(one, by_year.get(end)) if end in asked else words.symbol("not_applicable") for end in ends
        ]
        body.append([one.found.measure.title, month, *cells])
    return Table(f"{place.name} by year", ["Measure", "12 months to", *map(str, ends)], body, words_in=1)


def _beside_similar(edition: Edition, leading: Sequence[Placed], near: Sequence[Place]) -> list[Table]:
    """The leading measures down; the county, the state and similar counties across; nothing without these."""
    if not near:
        return []
    body = [
        [
            one.found.measure.title,
            _figure(one, one.row),
            _figure(one, one.state_row),
            *(_figure(one, _rows(edition, other, one.found).get(one.state_row.period)) for other in near),
        ]
        for one in leading
    ]
    columns = ["Measure", "This county", "State", *(other.name for other in near)]
    return [Table("Beside the state and similar counties, latest final period", columns, body)]


def _differing(edition: Edition, place: Place, placed: Sequence[Placed]) -> dict[str, object]:
    """How many of all the figures of a place differ from the state's, and which."""
    by_verdict: dict[str, list[Differing]] = {"better": [], "worse": [], "moved": [], "steady": []}
    kinds = {"better": "better", "worse": "worse", "higher": "moved", "lower": "moved"}
    for one in placed:
        compared = _beside_state(edition, one)
        if compared is None or compared.verdict == "not_judged":
            continue
        measure = one.found.measure
        by_verdict[kinds.get(compared.verdict, "steady")].append(
            Differing(
                measure.measure_id,
                measure.title,
                subject(edition, one.found, one.state_row).strip(),
                words.figure(measure, compared.value),
                words.figure(measure, compared.other_value),
            )
        )
    counts = [len(some) for some in by_verdict.values()]
    return {"says": place_words.tally(place.level, *counts), **by_verdict}


def _quality(edition: Edition, place: Place, leading: Sequence[Placed]) -> list[str]:
    """What must be known of the data before the figures are used."""
    if not leading:
        return [f"This edition holds no figure of this {place.level}."]
    short = [
        one.found.measure.title
        for one in leading
        if (one.found.measure.measure_id, one.found.component, place.state, one.state_row.period_end)
        in edition.short_of_state
    ]
    said = [place_words.standing(place.level, [one.row for one in leading])]
    return said + ([place_words.without_county(short)] if short and place.level == "county" else [])
