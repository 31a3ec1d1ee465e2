"""The catalogue: every measure of the edition by domain, what it says, whether it has figures, what changed.

Here belongs what the template is told. How a measure is defined stands in `definition.py`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from reports import labels, words
from reports.edition import Edition
from reports.findings import with_reason
from reports.labels import plain
from reports.pages.definition import needs, replaced
from reports.records import Measure, Result

FIRST = ("final", "provisional", "dq_withheld", "suppressed", "not_available")
"""Which of several statuses of one period is told: that of the parts that have figures."""

STATUSES = {"dq_withheld": "Withheld", "suppressed": "Hidden to protect persons"}


@dataclass(frozen=True)
class Entry:
    """A measure of the catalogue, every text as it is printed."""

    measure: Measure
    kind: str
    statuses: list[str]
    newer: Measure | None
    older: list[Measure]


def catalogue_page(edition: Edition) -> dict[str, object]:
    """What the template `catalogue.html.j2` is told."""
    by_domain: dict[str, list[Entry]] = defaultdict(list)
    for measure in sorted(edition.measures.values(), key=lambda one: (one.title, one.measure_id)):
        by_domain[measure.domain].append(_entry(edition, measure))
    in_order = sorted(by_domain.items(), key=lambda item: (edition.domain(item[0])[1], item[0]))
    changes = [
        (edition.measures[one.measure_id], one.version, words.day(one.changed_on), one.says)
        for versions in edition.versions.values()
        for one in versions
        if one.measure_id in edition.measures
    ]
    dates = {(v.measure_id, v.version): v.changed_on for found in edition.versions.values() for v in found}
    changes.sort(key=lambda one: (dates[one[0].measure_id, one[1]], one[0].title), reverse=True)
    return {
        "domains": [(name, edition.domain(name)[0], entries) for name, entries in in_order],
        "direction": words.direction,
        "changes": changes,
    }


def _entry(edition: Edition, measure: Measure) -> Entry:
    return Entry(
        measure,
        labels.kind(measure.kind),
        [status(edition, measure, state) for state in edition.states],
        edition.measures.get(measure.replaced_by or ""),
        replaced(edition, measure),
    )


def status(edition: Edition, measure: Measure, state: str) -> str:
    """How far the figures of a state's latest period can be relied on; without figures, what is needed."""
    results = edition.by_measure.get((measure.measure_id, state), ())
    rows = [row for row in results if row.geography_level == "state"]
    of = f"{edition.state_name(state)}: " if len(edition.states) > 1 else ""
    latest = _latest(rows)
    if latest is None:
        return of + _needing("No result", edition, measure)
    if latest.status != "not_available":
        return of + _said(latest)
    known = _latest([row for row in rows if row.value is not None])
    if known is None:
        return of + _needing(with_reason(_said(latest), latest), edition, measure)
    return f"{of}{with_reason(_said(latest), latest)}. Latest figures: {_said(known)}"


def _latest(rows: Sequence[Result]) -> Result | None:
    """The row that speaks for the latest period."""
    last = max((row.period_end for row in rows), default=None)
    return min((row for row in rows if row.period_end == last), key=_rank, default=None)


def _said(row: Result) -> str:
    """The status of a period in words."""
    return f"{STATUSES.get(row.status, plain(row.status))}, 12 months to {words.month(row.period_end)}"


def _rank(row: Result) -> tuple[int, bool]:
    """Figures of all members first, then by status."""
    return FIRST.index(row.status) if row.status in FIRST else len(FIRST), row.dimension != "all"


def _needing(said: str, edition: Edition, measure: Measure) -> str:
    """Why there is no figure, with what must be received for one."""
    named = [labels.source(name) for name in needs(edition, measure)]
    return f"{said}: needs {' and '.join(named)}" if named else said
