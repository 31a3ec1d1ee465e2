"""Rules broken from period to period: bars by severity, those explained apart.

Only the chart. It counts rules, not records, so that no count of persons stands in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import altair as alt

from reports.charts import theme

SIZE = (340, 170)
COLOURS = {"Blocks": theme.INK, "Errors": theme.ACCENT, "Queries": theme.NATIONAL, "Explained": theme.RULE}


class Broken(NamedTuple):
    """How many rules one period broke, of one severity or explained."""

    period: str
    kind: str
    rules: int


def rule_trend(rows: Sequence[Broken], says: str) -> theme.Chart:
    """Stacked bars of broken rules, periods from oldest to newest; `says`: the chart in a sentence."""
    periods = list(dict.fromkeys(row.period for row in rows))
    kinds = [kind for kind in COLOURS if any(row.rules for row in rows if row.kind == kind)]
    x = alt.X("period:N", title=None, sort=periods, axis=alt.Axis(labelAngle=0, labelOverlap=True))
    y = alt.Y("rules:Q", axis=None)
    bars = (
        theme.over("broken")
        .mark_bar()
        .encode(
            x,
            y,
            alt.Color(
                "kind:N",
                scale=alt.Scale(domain=kinds, range=[COLOURS[kind] for kind in kinds]),
                legend=alt.Legend(orient="top", title=None),
            ),
            alt.Order("place:Q"),
            tooltip=[
                alt.Tooltip("period:N", title="Period"),
                alt.Tooltip("kind:N", title="Severity"),
                alt.Tooltip("rules:Q", title="Rules broken"),
            ],
        )
    )
    totals = theme.over("counted").mark_text(dy=-8, color=theme.MUTED).encode(x, y, alt.Text("rules:Q"))

    order = {kind: place for place, kind in enumerate(COLOURS)}
    return theme.applied(
        {"broken": [bars], "counted": [totals]},
        says,
        width=SIZE[0],
        height=SIZE[1],
        broken=[{**row._asdict(), "place": order[row.kind]} for row in rows if row.rules],
        counted=[
            {"period": period, "rules": sum(row.rules for row in rows if row.period == period)}
            for period in periods
        ],
    )
