"""A chart as a page holds it: a drawing that needs no script, and the specification a script makes live.

Here belongs the way from an Altair chart to SVG and JSON text. What a chart shows stands in `charts`.
The converter is one per process; the same chart in two editions is drawn once.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup, escape

from reports.charts.theme import Chart

ESCAPES = str.maketrans(
    {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
)


@dataclass(frozen=True)
class Drawing:
    """A chart ready for a template: `svg` and `spec` are safe to place as they are."""

    figure_id: str
    svg: Markup
    spec: Markup
    says: str


def draw(chart: Chart, figure_id: str) -> Drawing:
    """The chart as SVG, with ids of its own, and as escaped JSON."""
    text = json.dumps(chart.to_dict(), sort_keys=True, separators=(",", ":"))
    svg = with_own_ids(_svg(text), figure_id).replace(
        "<svg ", f'<svg role="img" aria-label="{escape(chart.says)}" ', 1
    )
    return Drawing(figure_id, Markup(svg), Markup(escaped(text)), chart.says)  # noqa: S704


def escaped(text: str) -> str:
    """JSON that no HTML parser takes for a tag."""
    return text.translate(ESCAPES)


def with_own_ids(svg: str, figure_id: str) -> str:
    """The SVG with its ids numbered from 1 and prefixed: the converter counts them per process."""
    ids = list(dict.fromkeys(re.findall(r'\bid="([^"]+)"', svg)))
    for position, found in enumerate(ids, start=1):
        own = f"{figure_id}-{position}"
        svg = svg.replace(f'id="{found}"', f'id="{own}"')
        svg = svg.replace(f"url(#{found})", f"url(#{own})").replace(f'href="#{found}"', f'href="#{own}"')
    return svg


@lru_cache(maxsize=4096)
def _svg(spec: str) -> str:
    import vl_convert  # noqa: PLC0415 - starts an engine; not before a page is drawn

    return str(vl_convert.vegalite_to_svg(spec))


@lru_cache(maxsize=1)
def vega_bundle() -> str:
    """Vega, Vega-Lite and Vega-Embed as one script that asks nothing of any network."""
    import vl_convert  # noqa: PLC0415 - as above

    return str(vl_convert.javascript_bundle())  # type: ignore[call-arg]
