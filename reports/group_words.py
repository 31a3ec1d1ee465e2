"""Sentences about groups of children beside one another: where on a child's way a group clearly differs.

Here belongs wording alone, on top of `words.py`. A sentence says that figures differ, never why.
"""

from __future__ import annotations

from collections.abc import Sequence

from reports import words
from reports.charts.dots import Row
from reports.records import Measure


def along_the_way(measure: Measure, group: str, rows: Sequence[Row]) -> str:
    """At which decision points a group lies clearly above and below parity, in a sentence."""
    above, below, even = [], [], 0
    for row in rows:
        result = row.result
        if result is None or result.value is None or result.ci_lower is None or result.ci_upper is None:
            continue
        said = f"{row.label[:1].lower()}{row.label[1:]} ({words.figure(measure, result.value)})"
        if result.ci_lower > 1:
            above.append(said)
        elif result.ci_upper < 1:
            below.append(said)
        else:
            even += 1
    told = [f"clearly above parity at {'; '.join(above)}"] if above else []
    told += [f"clearly below at {'; '.join(below)}"] if below and above else []
    told += [f"clearly below parity at {'; '.join(below)}"] if below and not above else []
    told += [f"no clear difference at {words.counted(even, 'decision points')}"] if even else []
    return f"{group}: {'. '.join(one[:1].upper() + one[1:] for one in told) or 'no figure'}."


def reference(name: str) -> str:
    """Which group the others stand beside."""
    return f"The reference group is {name}: 1 is parity with it." if name else "1 is parity."
