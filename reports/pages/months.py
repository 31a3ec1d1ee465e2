"""Months and quarters of a measure's page: the series under control limits, and its tables.

Here belongs which months are shown. The limits stand in `process_control.py`.
"""

from __future__ import annotations

from collections.abc import Sequence

from reports import annotation_words, words
from reports.charts.control import control_chart
from reports.drawing import draw
from reports.edition import Edition
from reports.findings import Finding
from reports.labels import plain
from reports.pages.blocks import Block, subject
from reports.pages.tables import STATUSES, Table, cells_of, columns_of
from reports.process_control import control
from reports.records import Result

MONTHS_SHOWN = 36
QUARTERS_SHOWN = 12
EXPLAINED = {
    "p": "Limits by a p chart: three standard deviations of a share of as many members, wider where months "
    "scatter more than that.",
    "u": "Limits by a u chart: three standard deviations of a rate over as many, wider where months scatter "
    "more than that.",
    "XmR": "Limits by an XmR chart: three standard deviations, by the mean difference between neighbouring "
    "months.",
}


def months(edition: Edition, found: Finding, results: Sequence[Result], anchor: str) -> Block | None:
    """The last three years by month with control limits, and by quarter."""
    del results
    by_kind = {kind: _rows(edition, found, kind) for kind in ("month", "quarter")}
    rows = by_kind["month"][-MONTHS_SHOWN:]
    if not any(row.value is not None for row in rows):
        return None
    limits = control(found.measure, rows)
    what = subject(edition, found, rows[0]).strip()
    said = words.standing_out(limits) if limits else words.TOO_FEW_MONTHS
    says = f"{found.measure.title}, {edition.state_name(found.state)}, by month. {what} {said}".strip()
    marked = annotation_words.marks(edition.changed_beside(found.measure.measure_id), rows)
    says += annotation_words.alternative(marked)
    drawing = draw(control_chart(found.measure, rows, limits, says, marked), f"{anchor}-months")
    notes = ["Each point is a month; hollow ones are not final. The scale does not start at zero."]
    if limits:
        notes.append(f"{EXPLAINED[limits.form]} Triangles stand out.")
    notes += annotation_words.note(marked)
    tables = [
        *annotation_words.table(marked),
        _table(found, rows, "Month"),
        _table(found, by_kind["quarter"][-QUARTERS_SHOWN:], "Quarter"),
    ]
    title = f"Month by month{f', {what}' if what else ''}: {words.months_in_short(limits)}"
    shown = [table for table in tables if table.rows]
    return Block(title, f"{anchor}-months", drawing, notes, shown, said, folds="Figures by month and quarter")


def _rows(edition: Edition, found: Finding, kind: str) -> list[Result]:
    """The state's results of one kind of period, oldest first."""
    first = found.series[0]
    return [
        row
        for row in edition.within_years.get((kind, found.measure.measure_id, found.state), ())
        if (row.component, row.statistic, row.outcome) == (found.component, found.statistic, first.outcome)
    ]


def _table(found: Finding, rows: Sequence[Result], head: str) -> Table:
    """One kind of period, newest first."""
    body = [
        [
            words.month(row.period_end)
            if head == "Month"
            else words.period(row.period_start, row.period_end, is_short=True),
            *cells_of(found.measure, row),
            STATUSES.get(row.status, plain(row.status)),
        ]
        for row in reversed(rows)
    ]
    return Table(f"By {head.lower()}", [head, *columns_of(found.measure), "Status"], body)
