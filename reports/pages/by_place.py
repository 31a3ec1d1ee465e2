"""Where a measure is high and low: its counties as a funnel and ranked, its units ranked, in one period.

Here belong the blocks of one period by place. Groups of people stand in `groups.py`, a place's own page in
`place.py`.
"""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup, escape

from reports import place_words, words
from reports.charts.axes import cut_note
from reports.charts.county_ranking import county_ranking, ranked
from reports.charts.dots import Row, results_of
from reports.charts.funnel import funnel_chart
from reports.drawing import draw
from reports.edition import Edition
from reports.findings import Finding
from reports.funnel import funnel
from reports.labels import plain
from reports.pages.blocks import Block, interval_note, listed, subject
from reports.pages.groups import latest_with
from reports.pages.tables import Table, cells_of, columns_of
from reports.records import Result


def counties_in_funnel(
    edition: Edition, found: Finding, results: Sequence[Result], anchor: str
) -> Block | None:
    """Counties by how many their figure rests on, beside limits around the state's; of shares and rates."""
    latest, own = _of_level("county", found, results)
    if latest is None or edition.measures[found.measure.measure_id].kind == "incidence":
        return None  # the share that ended by a time rests on no plain count where some are still open
    plot = funnel(found.measure, latest, own)
    if plot is None:
        return None
    names = {row.geography: edition.county_name(row.geography) for row in own}
    said = place_words.beyond_limits(found.measure, plot, names)
    when = words.period(latest.period_start, latest.period_end)
    what = subject(edition, found, latest).strip()
    says = f"{found.measure.title}{', ' if what else ''}{what}, {when}: counties beside the state. {said}"
    drawing = draw(funnel_chart(found.measure, plot, names, says), f"{anchor}-funnel")
    drawn = {one.row.geography for one in plot.spots}
    absent = [name for code, name in sorted(names.items(), key=lambda one: one[1]) if code not in drawn]
    notes = [f"{when}.", *place_words.funnel_notes(plot, absent)]
    title = place_words.funnel_title(plot)
    return Block(title, f"{anchor}-funnel", drawing, notes, [], said)


def places(
    level: str, edition: Edition, found: Finding, results: Sequence[Result], anchor: str
) -> Block | None:
    """Counties, or units, in the latest period, in the order of their figures."""
    measure = found.measure
    latest, own = _of_level(level, found, results)
    if latest is None or not own:
        return None
    rows = ranked(
        [Row(" ", edition.county_name(r.geography) if level == "county" else r.geography, r) for r in own]
    )
    when = words.period(latest.period_start, latest.period_end)
    of = subject(edition, found, latest).strip()
    title = f"By {level}: {of}" if measure.kind == "share" and of else f"By {level}"
    says = f"{measure.title} by {level}, {when}. " + listed(measure, rows)
    drawing = draw(county_ranking(measure, rows, latest, says), f"{anchor}-{level}")
    body = [
        [_link(edition, row.result), *cells_of(measure, row.result), _beside_state(edition, row.result)]
        for row in rows
        if row.result
    ]
    table = Table(f"{title}, {when}", [plain(level), *columns_of(measure), "Beside the state"], body)
    notes = [f"{when}.", *cut_note(results_of(rows)), *interval_note(rows)]
    if any(row.result and row.result.ci_lower is not None for row in rows):
        notes.append("One whose interval holds the state's figure does not clearly differ from it.")
    return Block(title, f"{anchor}-{level}", drawing, notes, [table])


def _of_level(level: str, found: Finding, results: Sequence[Result]) -> tuple[Result | None, list[Result]]:
    """The state's latest result of a period with results of a level, and these results."""
    latest = found.headline or found.latest
    if latest is None:
        return None, []
    latest = latest_with(results, found, latest, lambda r: r.geography_level == level)
    own = [
        r
        for r in results
        if r.geography_level == level
        and (r.period, r.statistic, r.outcome) == (latest.period, found.statistic, latest.outcome)
    ]
    return latest, own


def _link(edition: Edition, row: Result) -> Markup:
    """A place's name, which leads to its page."""
    place = edition.places[row.state, row.geography_level, row.geography]
    return Markup('<a href="../{}">{}</a>').format(place.page, escape(place.name))


def _beside_state(edition: Edition, row: Result) -> str:
    """How a county or unit lies to the whole state."""
    found = edition.compared(row, "state")
    return words.verdict(found) if found and found.verdict != "not_judged" else "[z]"
