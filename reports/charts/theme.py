"""How every chart looks: colours, type and lines, applied to a chart explicitly.

Here belong the colours charts share with `assets/site.css` and the Vega-Lite configuration. No chart
form, and no registered global theme.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import altair as alt

INK = "#1c2733"
MUTED = "#4d5b69"
RULE = "#c9d1d8"
GRID = "#e6eaee"
ACCENT = "#12506f"
NATIONAL = "#8a4b08"
PAPER = "#ffffff"
FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"
WIDTH = 680
BAND = 5
LABEL_LIMIT = 300
LETTER_WIDTH = 7.3
ROW = "key"
"""The field of a datum that names its row."""

SEPARATOR = "|"
"""Between the heading and the label of a row in its key; a heading's key ends with it."""

SIGNS = "~^`_" + "".join(map(chr, range(0xA1, 0x180)))
"""Letters around short names of rows: the first that the chart does not hold."""

CONFIG = {
    "background": PAPER,
    "font": FONT,
    "view": {"stroke": None, "continuousWidth": 300, "continuousHeight": 300},
    "axis": {
        "labelColor": MUTED,
        "labelFontSize": 12,
        "labelLimit": 0,
        "titleColor": MUTED,
        "titleFontSize": 12,
        "titleFontWeight": "normal",
        "titlePadding": 10,
        "gridColor": GRID,
        "domainColor": RULE,
        "tickColor": RULE,
    },
    "text": {"color": INK, "fontSize": 12, "font": FONT},
}
TOOLTIP = [
    alt.Tooltip("words:N", title="Figure"),
    alt.Tooltip("name:N", title="For"),
    alt.Tooltip("interval:N", title="95% interval"),
    alt.Tooltip("n:N", title="Based on"),
]


def value_label(is_percent: bool) -> str:
    """Expression for the label of a value axis."""
    return "format(datum.value, ',') + '%'" if is_percent else "format(datum.value, ',')"


def figures_axis(*, is_percent: bool) -> alt.Axis:
    """The axis of figures, of charts that have no rows."""
    return alt.Axis(
        labelExpr=value_label(is_percent), tickCount=5, labelOverlap=False, domain=False, ticks=False
    )


def on_paper(base: alt.Chart, style: Mapping[str, Any], *channels: object) -> alt.Chart:
    """Text over a band of paper, so that lines behind it do not cross the letters.

    The band is the letters' own outline, which pages and drawings paint first.
    """
    return base.mark_text(**style, stroke=PAPER, strokeWidth=BAND, strokeJoin="round").encode(*channels)


def room_for(labels: Iterable[str]) -> int:
    """Pixels that labels of rows take at most, whichever system font draws them."""
    longest = max((len(label) for label in labels), default=0)
    return min(LABEL_LIMIT, round(longest * LETTER_WIDTH) + 8)


@dataclass(frozen=True, eq=False)
class Layer:
    """A layer of a chart, put into words for the drawing once, however many charts share it."""

    chart: alt.Chart

    @cached_property
    def spec(self) -> Mapping[str, Any]:
        """Its specification in Vega-Lite, over the dataset it names."""
        told: dict[str, Any] = self.chart.to_dict(validate=False, context={"top_level": False})
        return told


Layers = Mapping[str, Sequence[Layer]]
"""Layers by the dataset they are over, from the back to the front."""


def layers(**by_dataset: Sequence[alt.Chart]) -> Layers:
    """Layers by the dataset they are over; to be kept by forms whose layers differ by few things."""
    return {name: [Layer(chart) for chart in several] for name, several in by_dataset.items()}


@dataclass(frozen=True)
class Chart:
    """Layers over named datasets, in this project's look.

    In place of Altair's own `LayerChart`, which copies each layer and all its data several times over. `rows`
    are the keys of a chart of rows, from top to bottom.
    """

    layers: Sequence[Layer]
    says: str
    width: int
    height: int
    labels: int
    datasets: Mapping[str, Sequence[Mapping[str, object]]]
    rows: Sequence[str] = ()
    longest: int = 0
    """Pixels at which labels of rows are cut; 0 where none is so long: each is measured again to be cut."""

    padding: object = field(default_factory=lambda: {"left": 4, "right": 14, "top": 8, "bottom": 4})

    def to_dict(self) -> dict[str, object]:
        """Its specification in Vega-Lite, without the address of the schema."""
        return self._spec({name: list(rows) for name, rows in self.datasets.items()}, self.rows, self.says)

    def with_short_rows(self) -> tuple[Chart, dict[str, str]]:
        """The chart with rows of short names, and the labels these stand for; itself where labels are cut."""
        if self.longest or not self.rows:
            return self, {}
        told = json.dumps(self.to_dict())
        sign = next(one for one in SIGNS if json.dumps(one)[1:-1] not in told)
        short, labels = {}, {}
        for position, key in enumerate(self.rows):
            group, _, label = key.partition(SEPARATOR)
            name = f"{sign}{position}{sign}"
            short[key], labels[name] = (
                f"{'' if label else name}{SEPARATOR}{name if label else ''}",
                label or group,
            )
        datasets = {
            name: [{**datum, ROW: short[str(datum[ROW])]} if ROW in datum else datum for datum in rows]
            for name, rows in self.datasets.items()
        }
        return replace(self, rows=[short[key] for key in self.rows], datasets=datasets), labels

    @property
    def filling(self) -> dict[str, object]:
        """What stands in the blanks of its form: measures, the rows of each dataset, keys of rows, words.

        Numbers come first: data that are filled in later may hold any.
        """
        return {
            str(_WIDTH): self.width,
            str(_HEIGHT): self.height,
            str(_LABELS): self.labels,
            str(_LONGEST): self.longest,
            **{_blank(name): [*rows] for name, rows in self.datasets.items()},
            _blank(ROW): [*self.rows],
            _blank("says"): self.says,
        }

    def form(self) -> dict[str, object]:
        """Its specification with blanks for what differs between charts of one form: see `filling`.

        A blank dataset or list of rows holds its name, a blank number is one that no chart has.
        """
        longest = _LONGEST if self.longest else 0
        blank = replace(self, width=_WIDTH, height=_HEIGHT, labels=_LABELS, longest=longest)
        return blank._spec({name: [_blank(name)] for name in self.datasets}, [_blank(ROW)], _blank("says"))

    def _spec(
        self, datasets: Mapping[str, Sequence[object]], rows: Sequence[str], says: str
    ) -> dict[str, Any]:
        return {
            "config": {**CONFIG, "axisY": {"labelLimit": self.longest, "minExtent": self.labels}},
            "datasets": datasets,
            "description": says,
            "height": self.height,
            "layer": [_in_rows(layer.spec, rows) for layer in self.layers],
            "padding": self.padding,
            "width": self.width,
        }


_WIDTH, _HEIGHT, _LABELS, _LONGEST = 987651, 987652, 987653, 987654
"""Blank numbers of a form."""


def _blank(name: str) -> str:
    """What stands in a form for something of its charts."""
    return f"\N{WHITE SQUARE}{name}"


def _in_rows(spec: Mapping[str, Any], rows: Sequence[str]) -> Mapping[str, Any]:
    """A layer with a chart's rows as those of its upright axis, where it has rows."""
    y = spec["encoding"].get("y", {})
    if y.get("field") != ROW:
        return spec
    return {**spec, "encoding": {**spec["encoding"], "y": {**y, "scale": {"domain": list(rows)}}}}


def applied(  # noqa: PLR0913 - what a chart is made of
    layers: Mapping[str, Sequence[alt.Chart | Layer]],
    says: str,
    *,
    width: int,
    height: int,
    labels: int = 0,
    rows: Sequence[str] = (),
    **datasets: Sequence[Mapping[str, object]],
) -> Chart:
    """The layers as one chart in this project's look, with the data they name; without data, no layer.

    `layers` are by the dataset they are over, from the back to the front: charts, or layers that are kept.
    `says` is the sentence that stands for the chart to those who cannot see it; `labels` the width
    kept free for labels of rows, taken from `width`; `rows` their keys.
    """
    drawn = [
        layer if isinstance(layer, Layer) else Layer(layer)
        for name, several in layers.items()
        if datasets[name]
        for layer in several
    ]
    longest = labels if labels >= LABEL_LIMIT else 0
    return Chart(drawn, says, width - labels, height, labels, datasets, rows, longest)


def over(dataset: str) -> alt.Chart:
    """An empty chart over one of the datasets given to `applied`."""
    return alt.Chart(alt.NamedData(name=dataset))
