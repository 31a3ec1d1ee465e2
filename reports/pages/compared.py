"""The headline beside what it is compared with: earlier periods, the national value, the agency's target.

Here belongs the table of these comparisons. They are computed once for all measures before release; nothing
is compared here.
"""

from __future__ import annotations

from reports import words
from reports.edition import Edition
from reports.findings import Finding
from reports.pages.tables import Table

EXPLAINED = (
    "A verdict is given where the 95% interval of the difference leaves out zero: better or worse by the "
    "direction of the measure, higher or lower where neither is better."
)


def compared(edition: Edition, found: Finding) -> Table | None:
    """What the latest figure is compared with; None where there is nothing."""
    row, measure = found.headline or found.latest, found.measure
    if row is None:
        return None
    known = [one for name in words.COMPARED if (one := edition.compared(row, name)) is not None]
    body = [
        [
            words.compared_with(measure, one),
            words.verdict(one),
            words.figure(measure, one.other_value),
            words.difference(measure, one.difference),
            words.interval_of_difference(measure, one) or words.symbol("not_applicable"),
        ]
        for one in known
    ]
    columns = ["Compared with", "Verdict", "Its figure", "Difference", "95% interval of the difference"]
    when = words.period(row.period_start, row.period_end)
    figure = words.figure(measure, row.value, with_unit=True)
    return Table(f"{when}, {figure}, compared", columns, body, words_in=1) if body else None
