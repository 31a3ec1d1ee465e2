"""What the slides of a deck say: one finding each, its figures as a chart that can be edited, its definition.

Here belong titles, categories, values, alternative texts and notes, of a state and of a place in it. How they
are drawn stands in `deck.py`. A figure that is hidden, withheld or missing has no value: it is a gap in
the chart, with its symbol beside the name of its period, and never a zero.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reports import annotation_words, paper_words, words
from reports.charts.axes import starts_at_zero
from reports.edition import Edition
from reports.findings import Finding
from reports.pages.leading import leading_facts
from reports.pages.overview import overview_of
from reports.pages.place import Line, Placed, leading_in, place_page, placed_in
from reports.pages.tables import cell
from reports.pages.tiles import Tile, findings_of, tile
from reports.paper.briefing import CHARTS
from reports.paper.data_behind import unsaid
from reports.places import Place
from reports.records import Measure, Result
from reports.story import story

MISSING = words.symbol("not_available")
YEARS = 6
"""Years of a state that a chart shows at most."""


@dataclass(frozen=True)
class Series:
    """A line of a chart: its values on the scale they are read on, None for a gap, and which are final."""

    name: str
    values: Sequence[float | None]
    is_final: Sequence[bool]
    is_reference: bool = False


@dataclass(frozen=True)
class SlideChart:
    """A chart of named categories; `says` is the sentence that stands for it.

    Its scale starts at zero unless every figure lies far from it.
    """

    categories: Sequence[str]
    series: Sequence[Series]
    number_format: str
    says: str
    starts_at_zero: bool


@dataclass(frozen=True)
class Slide:
    """A finding as title, its chart, lines under it or in its place, and notes for whoever speaks."""

    title: str
    chart: SlideChart | None
    lines: Sequence[str]
    notes: Sequence[str]


@dataclass(frozen=True)
class Deck:
    """Slides with what stands before them, and on each of them."""

    title: str
    says: Sequence[str]
    marks: Sequence[str]
    slides: Sequence[Slide]


def state_deck(edition: Edition, state: str) -> Deck:
    """The leading findings of a state; then what is not shown, and how to read the slides."""
    found = findings_of(edition, state)
    overview = overview_of(edition, state, found)
    by_id = {one.measure.measure_id: one for one in found if one.headline is not None}
    leading = [by_id[one.measure.measure_id] for one in overview.tiles[:CHARTS]]
    short = Slide(
        "In short",
        None,
        [_in_one_line(one) for one in leading_facts(overview.compared, overview.tiles)]
        or [paper_words.NOTHING_FINAL],
        [one.says for one in overview.compared],
    )
    slides = [_finding(edition, one) for one in leading]
    return _deck(edition, edition.state_name(state), [short, *slides, *_unsaid(found)])


def place_deck(edition: Edition, place: Place, found: Sequence[Finding]) -> Deck:
    """The leading measures of a county or unit beside its state; `found` are the findings of the state."""
    told = place_page(edition, place, found)
    placed = leading_in(place, placed_in(edition, place, found))
    lines: Sequence[Line] = told["lines"]  # type: ignore[assignment]
    short = Slide("In short", None, [str(told["differing"]["says"]), *told["quality"]], [])  # type: ignore[index,misc]
    slides = [_in_place(edition, place, one, line) for one, line in zip(placed[:CHARTS], lines, strict=False)]
    return _deck(edition, f"{place.name}, {edition.state_name(place.state)}", [short, *slides])


def _deck(edition: Edition, title: str, slides: Sequence[Slide]) -> Deck:
    """Slides between what the deck is and how it is to be read."""
    marks = [words.INTERNAL] if edition.is_internal else []
    marks += [" ".join(words.SYNTHETIC)] if edition.is_synthetic else []
    says = [edition.agency, f"Data to {words.day(edition.as_of)}. Edition {edition.name}."]
    says += [f"Questions: {edition.contact}"] if edition.contact else []
    symbols = [f"{symbol} {said}" for symbol, said in sorted(words.SYMBOLS.values())]
    reading = Slide(
        "How to read this", None, [paper_words.CHANCE, paper_words.SLIDES, "; ".join(symbols)], []
    )
    return Deck(title, [one for one in says if one], marks, [*slides, reading])


def _in_one_line(one: Tile) -> str:
    figure = paper_words.figure_with_unit(one.figure, one.unit, one.what)
    return paper_words.finding(one.measure.title, figure, one.change)


def _finding(edition: Edition, found: Finding) -> Slide:
    """A measure of a state: its years, its interval and what it rests on."""
    one, measure = tile(edition, found), found.measure
    rows = _years(found)
    series = [_series(edition.state_name(found.state), measure, rows), *_reference(measure, len(rows))]
    lines = [paper_words.rests_on(one.period, one.interval, one.members) + "."]
    lines += [f"{one.long_change.says}."] if one.long_change else []
    lines += [f"{one.national}."] if one.national else []
    lines += [f"Target: {one.target}."] if one.target else []
    title = _in_one_line(one)
    return Slide(title, _chart(measure, rows, series), lines, notes(edition, measure))


def _in_place(edition: Edition, place: Place, one: Placed, line: Line) -> Slide:
    """A measure of a place, its years beside the state's; counts stand alone, being part of the state's."""
    measure = one.found.measure
    rows = {row.period: row for row in one.years}
    own = [rows.get(row.period) for row in one.state_years]
    series = [_series(place.name, measure, own)]
    if measure.kind != "count":
        series.append(_series("State", measure, one.state_years, is_reference=True))
    known = [row or state for row, state in zip(own, one.state_years, strict=True)]
    title = paper_words.in_place(place.name, line.title, str(line.figure), str(line.state), line.verdict)
    about = [f"{line.what or line.title}, {line.when}.", f"{line.year_before}."]
    about[0:0] = [f"95% interval {line.interval}."] if line.interval else []
    has_any = any(value is not None for value in series[0].values)
    chart = _chart(measure, known, series, own) if has_any else None
    return Slide(title, chart, about, notes(edition, measure))


def _years(found: Finding) -> list[Result]:
    """Results that end in the month of the headline, later ones that are not final too."""
    month = found.headline.period_end.month if found.headline else 9
    return [row for row in found.series if row.period_end.month == month][-YEARS:]


def _series(
    name: str, measure: Measure, rows: Sequence[Result | None], *, is_reference: bool = False
) -> Series:
    values = [None if row is None or row.value is None else words.shown(measure, row.value) for row in rows]
    return Series(name, values, [row is not None and row.status == "final" for row in rows], is_reference)


def _reference(measure: Measure, count: int) -> list[Series]:
    """The national value over all periods, where there is one."""
    if measure.benchmark_value is None:
        return []
    value = words.shown(measure, measure.benchmark_value)
    label = measure.benchmark_label or "national value"
    name = f"{label[:1].upper()}{label[1:]}"
    return [Series(name, [value] * count, [True] * count, is_reference=True)]


def _chart(
    measure: Measure,
    rows: Sequence[Result],
    series: Sequence[Series],
    own: Sequence[Result | None] | None = None,
) -> SlideChart:
    """A chart over periods; `own` are the results spoken of, where they are not the rows themselves."""
    shown = rows if own is None else own
    categories = [
        f"{words.month(row.period_end)} {_symbol(one)}".strip() for row, one in zip(rows, shown, strict=True)
    ]
    told = [
        f"12 months to {words.month(row.period_end)}: {cell(measure, one) if one else MISSING}"
        for row, one in zip(rows, shown, strict=True)
    ]
    beside = [f"{one.name}: dashed line" for one in series if one.is_reference]
    says = f"Line chart of {measure.title}, {series[0].name}. {'; '.join([*told, *beside])}."
    places = words.places(measure)
    digits = "#,##0" + (f".{'0' * places}" if places else "")
    number_format = f'{digits}"%"' if words.is_percent(measure) else digits
    known = [row for row in (*rows, *shown) if row is not None]
    return SlideChart(categories, series, number_format, says, starts_at_zero(known))


def _symbol(row: Result | None) -> str:
    """The mark of a period whose figure is missing or not final."""
    if row is None:
        return MISSING
    return words.symbol(row.status) or ("" if row.value is not None else MISSING)


def notes(edition: Edition, measure: Measure) -> list[str]:
    """What a measure is, where its definition comes from, and where its figures stand."""
    told = [measure.states, f"{words.direction(measure)}."]
    told += [f"Why it matters: {measure.why}"] if measure.why else []
    told += [f"Source of the definition: {measure.authority}, version {measure.version}."]
    told += annotation_words.told(edition.changed_beside(measure.measure_id))
    told += [words.NATIONAL_NOTE] if measure.is_federal_indicator and measure.benchmark_value else []
    told += [
        f"Must be read beside {edition.measures[other].title}: {why}"
        for other, why in story().beside(measure.measure_id)
        if other in edition.measures
    ]
    return [*told, f"Figures: edition {edition.name}, page measures/{measure.measure_id}.html."]


def _unsaid(found: Sequence[Finding]) -> list[Slide]:
    """What has no final figure, and why."""
    lines = unsaid(found)
    return [Slide("Not final, hidden, withheld or not available", None, lines, [])] if lines else []
