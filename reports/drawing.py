"""A chart as a page holds it: a drawing that needs no script, and the specification a script makes live.

Here belongs the way from an Altair chart to SVG and JSON text. What a chart shows stands in `charts`.
The converter is one per process. Charts of one form are put into the converter's own language once, with
blanks that each chart fills; the same chart in two editions is drawn once.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup, escape

from reports.charts.theme import BAND, FONT, SEPARATOR, Chart

ESCAPES = str.maketrans(
    {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
)


PLAIN_FONT = "sans-serif"
"""The last of the theme's faces, by which texts of drawings are measured."""


@dataclass(frozen=True)
class Drawing:
    """A chart ready for a template: `svg` and `spec` are safe to place as they are."""

    figure_id: str
    svg: Markup
    spec: Markup
    says: str


def draw(chart: Chart, figure_id: str) -> Drawing:
    """The chart as SVG, with ids of its own, and as escaped JSON."""
    text = _text(chart.to_dict())
    svg = with_own_ids(_drawn(chart), figure_id).replace(
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


def _text(spec: object) -> str:
    """A specification as JSON, the same text for the same content."""
    return json.dumps(spec, sort_keys=True, separators=(",", ":"))


def _drawn(chart: Chart) -> str:
    """The chart as SVG. Rows are drawn under short names, which give way to their labels then.

    Most of a drawing's time goes into measuring letters, and the labels' room is known beforehand.
    """
    short, labels = chart.with_short_rows()
    svg = _svg(_filled(short))
    if not labels:
        return svg
    between = re.escape(SEPARATOR)
    any_name = "|".join(map(re.escape, labels))
    return re.sub(
        f"(?:{between})?({any_name})(?:{between})?", lambda found: str(escape(labels[found[1]])), svg
    )


def _filled(chart: Chart) -> str:
    """The chart in the converter's own language: its form with the blanks filled."""
    told = _compiled(_text(chart.form()))
    for blank, content in chart.filling.items():
        told = told.replace(_in_form(blank, content), _text(content))
    return told


def _in_form(blank: str, content: object) -> str:
    """How a blank is written in a form: a number as it is, a text, or a list of its name."""
    if isinstance(content, int):
        return blank
    return _text(blank if isinstance(content, str) else [blank])


@lru_cache(maxsize=512)
def _compiled(form: str) -> str:
    """A form in Vega, which is what takes a third of a drawing's time; letters in the plain face.

    The faces of the theme are looked for one after the other, for each text anew, to measure it.
    """
    import vl_convert  # noqa: PLC0415 - starts an engine; not before a page is drawn

    compiled: object = vl_convert.vegalite_to_vega(form.replace(FONT, PLAIN_FONT))
    return _text(compiled)


@lru_cache(maxsize=4096)
def _svg(spec: str) -> str:
    import vl_convert  # noqa: PLC0415 - as above

    svg = str(vl_convert.vega_to_svg(spec)).replace(f'font-family="{PLAIN_FONT}"', f'font-family="{FONT}"')
    return svg.replace(f' stroke-width="{BAND}"', f' stroke-width="{BAND}" paint-order="stroke"')


@lru_cache(maxsize=1)
def vega_bundle() -> str:
    """Vega, Vega-Lite and Vega-Embed as one script that asks nothing of any network."""
    import vl_convert  # noqa: PLC0415 - as above

    return str(vl_convert.javascript_bundle())  # type: ignore[call-arg]
