"""The agency's own federal figures beside these: both, their difference, and why they may differ.

Here belong the rows of these tables and the words around them, for the page of all measures and for that of
each. What is held against what, and the causes, come from the edition's released table.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reports import words
from reports.edition import Edition
from reports.findings import in_order
from reports.labels import STATISTICS, breakdown, plain
from reports.pages.tables import Table
from reports.records import Measure, Reconciled

EXPLAINED = (
    "Theirs are the figures of the agency's own federal profile or report, as it entered them. Both count "
    "the same children, so the interval is a yardstick here and no test: behind a difference stand causes, "
    "not chance."
)
FAULTS = (
    "Records that data-quality rules flag or leave out could move our figure as far as theirs: see what "
    "faults in the data could do to it."
)
NO_RESULT = "no_result"


@dataclass(frozen=True)
class Section:
    """The figures of one measure in one state, with the causes of their differences."""

    measure: Measure
    anchor: str
    title: str
    summary: str
    table: Table
    causes: Sequence[tuple[str, str]]


def reconciliation_page(edition: Edition) -> dict[str, object]:
    """What the template `reconciliation.html.j2` is told."""
    return {
        "explained": EXPLAINED,
        "sections": [
            section
            for state in edition.states
            for measure in in_order(edition, edition.measures.values())
            if (section := _section(edition, measure, state)) is not None
        ],
        "unmatched": _unmatched(edition),
        "sources": sorted({row.source for row in edition.reconciliation}),
    }


def rows_of(edition: Edition, measure_id: str, state: str, component: str = "") -> list[Reconciled]:
    """The figures of a measure in a state beside which a result stands, newest period first."""
    rows = [
        row
        for row in edition.reconciliation
        if (row.measure_id, row.state) == (measure_id, state)
        and component in ("", row.component)
        and row.agreement != NO_RESULT
    ]
    return sorted(rows, key=lambda row: row.period_end or date.min, reverse=True)


def _section(edition: Edition, measure: Measure, state: str) -> Section | None:
    rows = rows_of(edition, measure.measure_id, state)
    if not rows:
        return None
    place = f" in {edition.state_name(state)}" if len(edition.states) > 1 else ""
    return Section(
        measure,
        f"{state}-{measure.measure_id}".lower(),
        f"{measure.title}{place}",
        _summary(edition, rows),
        table(edition, measure, rows),
        causes(rows),
    )


def _summary(edition: Edition, rows: Sequence[Reconciled]) -> str:
    """How many figures agree and how many do not, in words."""
    counts: dict[str, int] = defaultdict(int)
    for row in rows:
        counts[row.agreement] += 1
    labels = edition.labels.get("agreements", {})
    told = sorted(counts.items(), key=lambda item: labels.get(item[0], ("", 0))[1])
    return "; ".join(f"{words.number(n)}: {_agreement(edition, name)}" for name, n in told) + "."


def _agreement(edition: Edition, name: str) -> str:
    label = edition.labels.get("agreements", {}).get(name, (plain(name), 0))[0]
    return label[:1].lower() + label[1:]


def table(edition: Edition, measure: Measure, rows: Sequence[Reconciled]) -> Table:
    """Ours beside theirs, with the counts behind both and what the difference says."""
    body = [
        [
            _of_what(edition, row),
            _figure(measure, row, row.value) or words.symbol(row.status or "") or "[x]",
            _counts(row.numerator, row.denominator),
            _figure(measure, row, row.their_value),
            _counts(row.their_numerator, row.their_denominator),
            "[z]"
            if row.difference is None
            else words.difference(words.of_statistic(measure, row.statistic), row.difference),
            _agreement(edition, row.agreement).capitalize(),
        ]
        for row in rows
    ]
    columns = ["Period", "Ours", "Our counts", "Theirs", "Their counts", "Difference", "What it says"]
    return Table(f"{measure.title}: ours and the federal figures", columns, body)


def _figure(measure: Measure, row: Reconciled, value: float | None) -> str:
    text = words.figure(words.of_statistic(measure, row.statistic), value)
    mark = words.symbol(row.status or "") if row.status == "provisional" and value == row.value else ""
    return f"{text} {mark}".strip()


def _counts(top: float | None, bottom: float | None) -> str:
    """Numerator and denominator: 2,097 of 4,335; the symbol of what does not apply where neither is known."""
    told = [
        words.number(count, 0 if count.is_integer() else 1) for count in (top, bottom) if count is not None
    ]
    return " of ".join(told) if told else words.symbol("not_applicable")


def _of_what(edition: Edition, row: Reconciled) -> str:
    """Which figure a row is of: its period, and what is not the whole."""
    when = (
        words.period(row.period_start, row.period_end) if row.period_start and row.period_end else row.period
    )
    told = [when]
    if row.geography_level == "county":
        told.append(edition.county_name(row.geography))
    if row.component != "all":
        told.append(plain(row.component))
    if row.dimension != "all":
        told.append(f"{breakdown(row.dimension)}: {edition.category(row.dimension, row.category)[0]}")
    if row.outcome != "all":
        told.append(plain(row.outcome))
    if row.statistic != "value":
        told.append(STATISTICS.get(row.statistic, plain(row.statistic)))
    return ", ".join(told)


def causes(rows: Sequence[Reconciled]) -> list[tuple[str, str]]:
    """Each cause once, with the periods it is of; without them where it is of all that have any."""
    ends: dict[str, set[date]] = defaultdict(set)
    every: set[date] = set()
    for row in rows:
        told = [*row.known_causes.splitlines()]
        if told and row.is_within_fault_range and row.difference:
            told.insert(0, FAULTS)
        for says in told:
            if row.period_end:
                ends[says].add(row.period_end)
                every.add(row.period_end)
    return [(says, words.periods_to(sorted(of)) if of != every else "") for says, of in ends.items()]


def _unmatched(edition: Edition) -> Table | None:
    """Figures that were entered and beside which no result stands, with the reason."""
    rows = [row for row in edition.reconciliation if row.agreement == NO_RESULT]
    if not rows:
        return None
    body = [
        [row.measure_id, row.period, row.geography, f"{row.dimension}: {row.category}", row.known_causes]
        for row in rows
    ]
    columns = ["Measure entered", "Period", "Place", "Breakdown", "Why nothing stands beside it"]
    return Table("Figures entered without a result of ours", columns, body)
