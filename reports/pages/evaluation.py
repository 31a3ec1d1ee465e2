"""The pages of evaluated programmes: what was found, drawn, checked, and computed otherwise.

Here belongs which figures these pages show. Their sentences stand in `evaluation_words.py`; everything was
computed before the edition was released.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from reports import evaluation_words as told
from reports import words
from reports.charts.courses import COMPARED, STARTED, courses_chart, courses_data
from reports.charts.event_study import event_chart, event_data
from reports.charts.interrupted import interrupted_chart, interrupted_data
from reports.drawing import Drawing, draw
from reports.edition import Edition
from reports.evaluations import Analysis, Evaluation, Point
from reports.labels import breakdown, plain
from reports.pages.tables import Table
from reports.records import Measure

ABSENT = words.symbol("not_available")


@dataclass(frozen=True)
class Figure:
    """A drawing with its notes and the table of the same figures."""

    drawing: Drawing
    notes: Sequence[str]
    table: Table


@dataclass(frozen=True)
class Section:
    """One outcome of a programme, in one state."""

    measure: Measure
    anchor: str
    title: str
    found: str
    notes: Sequence[str]
    figures: Sequence[Figure]
    checks: Table
    others: Table | None
    parts: Table | None


def programmes(edition: Edition) -> list[str]:
    """The programmes evaluated, by the name of their files."""
    return list(dict.fromkeys(one.evaluation for one in edition.evaluations))


def evaluations_page(edition: Edition) -> dict[str, object]:
    """What the template `evaluations.html.j2` is told: each programme, and what was found of it."""
    return {
        "programmes": [
            (ones[0], _about(edition, ones[0]), [_named(edition, one) for one in ones])
            for name in programmes(edition)
            for ones in [[one for one in edition.evaluations if one.evaluation == name]]
        ],
    }


def evaluation_page(edition: Edition, name: str) -> dict[str, object]:
    """What the template `evaluation.html.j2` is told of one programme."""
    ones = [one for one in edition.evaluations if one.evaluation == name]
    return {
        "programme": ones[0],
        "about": _about(edition, ones[0]),
        "how": told.HOW[ones[0].design],
        "cannot_tell": told.CANNOT_TELL[ones[0].design],
        "several": told.SEVERAL if len(ones) > 1 else "",
        "sections": [_section(edition, one) for one in ones],
        "has_series": any(one.points for one in ones),
    }


def _named(edition: Edition, one: Evaluation) -> tuple[str, str]:
    """What an outcome is called, and what was found of it."""
    measure = edition.measures[one.measure_id]
    return _title(edition, one), told.found(measure, one)


def _title(edition: Edition, one: Evaluation) -> str:
    """The measure, its part, its answer, and the state where there are several."""
    names = [edition.measures[one.measure_id].title]
    names += [edition.component_name(one.component)] if one.component != "all" else []
    names += [plain(one.answer)] if one.answer != "all" else []
    names += [edition.state_name(one.state)] if len(edition.states) > 1 else []
    return ", ".join(names)


def _about(edition: Edition, one: Evaluation) -> list[tuple[str, str]]:
    """When, where and for whom a programme is, and how it was evaluated: terms with what they are."""
    label, _ = edition.labels.get("evaluation_designs", {}).get(one.design, (plain(one.design), 0))
    first = "First start" if one.is_of_differences else "Start"
    group = None
    if one.breakdown and one.category:
        group = f"{breakdown(one.breakdown)}: {edition.category(one.breakdown, one.category)[0]}"
    rows = [
        (first, words.day(one.starts_on)),
        ("Where", _places(edition, one.places) or f"All of {edition.state_name(one.state)}"),
        ("For whom", group or "All whom the measures count"),
        ("Design", label),
    ]
    if one.compared_with or one.is_of_differences:
        others = _places(edition, one.compared_with) or "All counties that had not started"
        rows.append(("Compared with", others))
    return rows


def _places(edition: Edition, fips: str | None) -> str:
    return ", ".join(edition.county_name(one) for one in (fips or "").split())


def _section(edition: Edition, one: Evaluation) -> Section:
    measure = edition.measures[one.measure_id]
    anchor = "-".join([one.measure_id, one.component, one.answer, one.state.lower()])
    labels = {name: label for name, (label, _) in edition.labels.get("evaluation_checks", {}).items()}
    others = [row for row in one.analyses if row.is_sensitivity]
    parts = [row for row in one.analyses if not row.is_sensitivity]
    notes = [told.when(one), told.scale_note(one)]
    if one.effect is not None:
        notes += [told.failures(one.checks, labels), told.sensitivity(measure, others, one)]
    return Section(
        measure,
        anchor,
        _title(edition, one),
        told.found(measure, one),
        [note for note in notes if note],
        _figures(edition, measure, one, anchor),
        _checks(measure, one, labels),
        _estimates(edition, measure, one, others, "The same difference under other choices"),
        _estimates(edition, measure, one, parts, "Parts of the difference"),
    )


def _figures(edition: Edition, measure: Measure, one: Evaluation, anchor: str) -> list[Figure]:
    """What is drawn of an outcome, as far as there is anything."""
    stated = one.stated(measure)
    name = f"{_title(edition, one)}, {one.title}"
    if not one.is_of_differences:
        observed = one.series("observed")
        return [_interrupted(stated, one, observed, name, anchor)] if observed else []
    figures = []
    if one.series("event"):
        figures.append(_events(stated, one, name, anchor))
    if one.series("started"):
        figures.append(_courses(stated, one, name, anchor))
    return figures


def _interrupted(
    stated: Measure, one: Evaluation, observed: Sequence[Point], name: str, anchor: str
) -> Figure:
    expected = one.series("expected")
    says = f"{name}, by month, before and after the start. {told.found(stated, _as_stated(one))}"
    chart = interrupted_chart(
        stated, interrupted_data(stated, observed, expected), one.starts_on.replace(day=1), says
    )
    by_step = {point.step: point for point in expected}
    beside = {point.step: point for point in one.series("compared")}
    columns = ["Month", "Observed", "By the model, or expected", "95% interval"]
    body = []
    for point in reversed(observed):
        fitted, other = by_step.get(point.step), beside.get(point.step)
        row = [
            words.month(point.month or date(1970, 1, 1)),
            words.figure(stated, point.value),
            ABSENT if fitted is None else words.figure(stated, fitted.value),
            _interval(stated, fitted),
        ]
        body.append([*row, ABSENT if other is None else words.figure(stated, other.value)] if beside else row)
    if beside:
        columns.append("Comparison counties")
    notes = [
        "Each dot is a month; the line is the model's, dashed where it tells what was to be expected after "
        "the start, with its 95% interval. The scale does not start at zero."
    ]
    return Figure(draw(chart, f"{anchor}-months"), notes, Table("By month", columns, body))


def _as_stated(one: Evaluation) -> Evaluation:
    """The same where the measure is given as stated already."""
    return replace(one, scale="figure")


def _events(stated: Measure, one: Evaluation, name: str, anchor: str) -> Figure:
    events = one.series("event")
    says = (
        f"{name}: difference by time since the start. {told.found(stated, _as_stated(one))} "
        "Before the start it should lie about zero."
    )
    rows = event_data(stated, events)
    columns = ["Months since the start", "Difference", "95% interval", "Based on"]
    body = [[str(row[key]) for key in ("name", "words", "interval", "n")] for row in rows]
    notes = [
        "Each dot is three months together; the line through it is its 95% interval. Later months are of the "
        "counties that started first alone."
    ]
    drawing = draw(event_chart(rows, says), f"{anchor}-events")
    return Figure(drawing, notes, Table("By time since the start", columns, body))


def _courses(stated: Measure, one: Evaluation, name: str, anchor: str) -> Figure:
    started, compared = one.series("started"), one.series("compared")
    says = f"{name}: counties that started and counties that did not, by month."
    data = courses_data(stated, started, compared)
    others = {point.step: point for point in compared}
    body = [
        [
            words.month(point.month or date(1970, 1, 1)),
            words.figure(stated, point.value),
            words.figure(stated, others[point.step].value) if point.step in others else ABSENT,
        ]
        for point in reversed(started)
    ]
    drawing = draw(courses_chart(stated, data, one.starts_on.replace(day=1), says), f"{anchor}-courses")
    notes = ["Means of counties, each counted once. The scale does not start at zero."]
    return Figure(drawing, notes, Table("Courses by month", ["Month", STARTED, COMPARED], body))


def _interval(stated: Measure, point: Point | None) -> str:
    if point is None or point.ci_lower is None or point.ci_upper is None:
        return words.symbol("not_applicable")
    return f"{words.figure(stated, point.ci_lower)} to {words.figure(stated, point.ci_upper)}"


def _checks(measure: Measure, one: Evaluation, labels: dict[str, str]) -> Table:
    """The assumptions, what was found and allowed, and how each fared; those without which none is told."""
    body = []
    for check in one.checks:
        found, allowed, ended = told.what_was_checked(measure, one, check)
        needed = "Yes" if check.is_condition else "No"
        body.append([labels.get(check.assumption, plain(check.assumption)), ended, needed, found, allowed])
    columns = ["Assumption", "How it fared", "No difference without it", "Found", "Allowed"]
    return Table("Assumptions and their checks", columns, body)


def _estimates(
    edition: Edition, measure: Measure, one: Evaluation, rows: Sequence[Analysis], caption: str
) -> Table | None:
    """Differences with their intervals, by analysis; none where there are none."""
    if not rows:
        return None
    labels, stated = edition.labels.get("evaluation_analyses", {}), one.stated(measure)
    body = [
        [
            labels.get(row.analysis, (plain(row.analysis), 0))[0],
            words.difference(stated, row.effect),
            told.limits(stated, row),
        ]
        for row in rows
    ]
    return Table(caption, ["What", "Difference", "95% interval"], body)
