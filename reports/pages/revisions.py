"""Why figures moved since the edition before: what each was, what it is, and what moved it by how much.

Here belong the rows of these tables and the words around them, and what no longer holds of the figures that
earlier editions told. The parts come from the edition's released table, where each begins where the one
before it ends.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from reports import words
from reports.edition import Edition
from reports.findings import in_order
from reports.labels import STATISTICS
from reports.pages.tables import Table
from reports.records import Measure, Revision, Superseded

WHOLE, SUPPRESSION = "all", "suppression"
CAUSES: Mapping[str, tuple[str, str]] = {
    "definition": ("Definition", "the measure, or how files are read, is another version"),
    "settings": ("Settings", "limits and standards in agency.toml were changed"),
    "data_quality": ("Data quality", "checks leave out records in one edition that count in the other"),
    "corrected_history": ("Corrected history", "files tell otherwise, or late, what the earlier ones told"),
    "new_data": ("New data", "records the edition before did not have, and how cases it knew went on"),
    "several": ("Several of these", "parts that are small by themselves are told together"),
    "not_separated": ("Not separated", "what the edition before was made of is no longer all there"),
    "suppression": ("Hidden or shown", "one of both editions has no figure, or hides it to protect persons"),
}
"""How a cause is called, and what it means; in the order in which they are put in."""
PERIODS = {"quarter": "quarters", "month": "months", "36_months": "three years together"}
"""How periods are called besides twelve months."""


@dataclass(frozen=True)
class Section:
    """The moved figures of one measure."""

    measure: Measure
    anchor: str
    table: Table


def revisions_page(edition: Edition) -> dict[str, object]:
    """What the template `revisions.html.j2` is told."""
    by_measure = {
        name: list(rows) for name, rows in groupby(edition.revisions, key=lambda row: row.measure_id)
    }
    sections = [
        Section(
            measure, f"moved-{measure.measure_id}", _table(edition, measure, by_measure[measure.measure_id])
        )
        for measure in in_order(edition, edition.measures.values())
        if measure.measure_id in by_measure
    ]
    return {
        "sections": sections,
        "causes": list(CAUSES.values()),
        "superseded": _superseded(edition) if edition.superseded else None,
    }


def _superseded(edition: Edition) -> Table:
    """A row for each measure and edition whose figures no longer hold."""
    by_measure: dict[tuple[str, str], list[Superseded]] = {}
    for row in edition.superseded:
        by_measure.setdefault((row.earlier_edition, row.measure_id), []).append(row)
    body = []
    for name in sorted({name for name, _ in by_measure}, reverse=True):
        for measure in in_order(edition, edition.measures.values()):
            if rows := by_measure.get((name, measure.measure_id)):
                body.append([measure.title, *_places(rows), name])
    heads = ["Measure", "Years of the whole state", "Besides", "Edition"]
    return Table("No longer hold", heads, body, words_in=3)


def _places(rows: Sequence[Superseded]) -> tuple[str, str]:
    """The years of a state whose figures no longer hold, and what others do not."""
    years = [row for row in rows if row.period_type in ("12_months", "agency_year")]
    ends = sorted({row.period_end for row in years if row.geography_level == "state"})
    besides = [says for kind, says in PERIODS.items() if any(row.period_type == kind for row in rows)]
    besides += ["counties"] if any(row.geography_level == "county" for row in rows) else []
    return words.periods_to(ends) if ends else "", ", ".join(besides)


def _table(edition: Edition, measure: Measure, rows: Sequence[Revision]) -> Table:
    """A row for the whole of each figure, under which its parts follow."""
    body = []
    for row in rows:
        stated = words.of_statistic(measure, row.statistic)
        if row.cause in (WHOLE, SUPPRESSION):
            body.append([_figure(edition, row)])
            if row.cause == WHOLE:
                body.append(["In all", *_cells(stated, row)])
                continue
        body.append([CAUSES.get(row.cause, (row.cause, ""))[0], *_cells(stated, row)])
    heads = ["Cause", "From", "To", "Change", "Numerator", "Denominator"]
    return Table("Moved since the edition before", heads, body)


def _figure(edition: Edition, row: Revision) -> str:
    """Which figure moved: period, state, part, outcome, statistic."""
    told = [words.period(row.period_start, row.period_end)]
    told += [edition.state_name(row.state)] if len(edition.states) > 1 else []
    told += [edition.component_name(row.component)] if row.component != "all" else []
    told += [row.outcome.replace("_", " ")] if row.outcome != "all" else []
    told += [STATISTICS.get(row.statistic, row.statistic).lower()] if row.statistic != "value" else []
    return ", ".join(part for part in told if part)


def _cells(measure: Measure, row: Revision) -> list[str]:
    """From, to and change of the figure, and the changes of its counts."""
    if row.cause == SUPPRESSION:
        return [_status(row.status_before), _status(row.status_now), "[c]", "[c]", "[c]"]
    if row.is_hidden:
        return ["[c]"] * 5
    change = None
    if row.value_before is not None and row.value_now is not None:
        change = row.value_now - row.value_before
    return [
        words.figure(measure, row.value_before) or "[x]",
        words.figure(measure, row.value_now) or "[x]",
        words.difference(measure, change) or "[z]",
        _count(row.numerator_before, row.numerator_now),
        _count(row.denominator_before, row.denominator_now),
    ]


def _status(status: str | None) -> str:
    """The mark of a hidden figure, else that it is shown."""
    return words.symbol(status) or "shown" if status in words.SYMBOLS and status != "provisional" else "shown"


def _count(before: float | None, now: float | None) -> str:
    """The change of a count with its sign; the mark for none where the statistic has no such count."""
    if before is None and now is None:
        return words.symbol("not_applicable")
    change = (now or 0) - (before or 0)
    text = words.number(change, 0 if float(change).is_integer() else 1)
    return f"+{text}" if change > 0 else text
