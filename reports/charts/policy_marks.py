"""Policy changes in a chart over time: a dotted upright line at the day, and its letter at the top.

Only the marks, as layers of a chart whose horizontal axis is the field `end`. What a letter stands for is
said under the chart.
"""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt

from reports.annotation_words import Mark
from reports.charts import theme

DATASET = "marked"
TOP = 7


def marked(marks: Sequence[Mark]) -> list[dict[str, object]]:
    """The dataset of the marks: the day, the letter, and what changed."""
    return [
        {
            "end": f"{one.change.changed_on.isoformat()}T12:00:00",
            "letter": one.letter,
            "name": one.says,
        }
        for one in marks
    ]


def mark_layers(x: alt.X) -> list[alt.Chart]:
    """A line at each day, behind the figures, and its letter over a band of paper."""
    base = theme.over(DATASET)
    rule = base.mark_rule(color=theme.MUTED, strokeWidth=1.3, strokeDash=[2, 3])
    style = {"color": theme.INK, "fontWeight": "bold", "fontSize": 12}
    said = alt.Tooltip("name:N", title="Policy change")
    return [
        rule.encode(x, alt.Description("name:N"), tooltip=[said]),
        theme.on_paper(base, style, x, alt.YValue(TOP), alt.Text("letter:N")),
    ]
