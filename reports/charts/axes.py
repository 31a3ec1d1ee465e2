"""Where the axis of figures begins: at zero, unless all of them lie far from it.

Only that choice, for charts and for what is said under them.
"""

from __future__ import annotations

from collections.abc import Sequence

from reports.records import Result

CUT = "The scale does not start at zero."


def starts_at_zero(rows: Sequence[Result]) -> bool:
    """Whether the axis starts at zero: unless every figure lies in the upper quarter of its range."""
    values = [row.value for row in rows if row.value is not None]
    return not values or min(values) < 0.75 * max(values)


def cut_note(rows: Sequence[Result]) -> list[str]:
    """What is said under a chart whose axis begins elsewhere."""
    return [] if starts_at_zero(rows) else [CUT]
