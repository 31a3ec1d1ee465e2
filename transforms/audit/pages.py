"""Numbers on pages: in tables, sentences, alternative texts, drawings and the specifications of charts.

Here belongs reading the HTML as a browser, a screen reader or a script would, and asking of each figure
whether the released tables show it. A figure that leads to its value's id must be that value's; a datum of
a chart must be one released result, whole; a drawing and its alternative text must say what its
specification says.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from lxml import etree, html

from transforms.audit.edition_files import EditionFiles
from transforms.audit.findings import Finding
from transforms.audit.shown_numbers import Numbers, Shown, figures_in, key_of

MEASURE_PAGE = re.compile(r"^measures/([a-z0-9_]+)\.html$")
VALUE_LINK = re.compile(r"#v-([0-9a-f]{12})$")
FIGURE_FIELDS = ("value", "low", "high")
LIMITS = ("lower", "upper")
LAYOUT_FIELDS = ("size", "position", "order", "rules")
"""Numbers of a datum that say how it is drawn, or count rules of ours."""

LABELS = ("name", "key", "end")
"""Fields of a datum that say what it is of."""

NO_FIGURES = ("definition", "sql", "examples", "differs", "decisions", "explain")
"""Sections of a measure's page that hold definitions and invented examples, by their ids."""

COUNTS_OF_RULES = {
    "index.html": ("Measures by what their headline says",),
    "quality.html": ("Scorecard, ", "Rules of ", "Checks by table "),
}
"""Tables that count measures, rules or checks, and no persons: pages, and how their captions begin."""

SENTENCES = ("says", "change", "doubt", "aside")
HIDDEN_MARK = "[c]"
ESCAPED_TABLES = ("layouts/", "layouts.html", "catalogue.html", "about.html", "downloads.html", "rules/")
"""Pages without figures of children: field guide, catalogue, rules, descriptions of files."""


@dataclass(frozen=True)
class _Page:
    """One page: its path, what may be printed on it, and the measure it is about, if one."""

    path: str
    measure: str
    numbers: Numbers
    shown: Shown

    def found(self, kind: str, what: str) -> Finding:
        """A finding on this page."""
        return Finding(kind, self.path, measure=self.measure, what=what)


@dataclass(frozen=True)
class _Specification:
    """A chart's specification as a script makes it live: its words, and every list of its data."""

    description: object
    datasets: Sequence[tuple[str, Sequence[object]]]

    @cached_property
    def data(self) -> Sequence[tuple[str, Mapping[str, object]]]:
        """Every datum, with the name of its list."""
        return [(name, datum) for name, data in self.datasets for datum in data if isinstance(datum, dict)]

    @cached_property
    def figures(self) -> set[str]:
        """Every figure in the data, as it is printed there."""
        texts = {text for _, datum in self.data for text in datum.values() if isinstance(text, str)}
        return {figure for text in texts for figure in figures_in(text)}

    @cached_property
    def numbers(self) -> Numbers:
        """Every number in the data."""
        found = (number for _, datum in self.data for number in datum.values())
        return Numbers.of(float(number) for number in found if isinstance(number, (int, float)))


def unexplained_numbers(edition: EditionFiles, shown: Shown) -> Iterator[Finding]:
    """Every finding about numbers on the pages of an edition."""
    for path in edition.of_kind(".html"):
        try:
            text = edition.text(path)
            root = html.document_fromstring(text.encode(), parser=html.HTMLParser(encoding="utf-8"))
        except (UnicodeDecodeError, etree.LxmlError):
            yield Finding("unreadable", path)
            continue
        about = MEASURE_PAGE.match(path)
        measure = about[1] if about else ""
        numbers = shown.by_measure.get(measure, Numbers(())) if about else shown.everything
        page = _Page(path, measure, numbers, shown)
        yield from _charts(root, page)
        if not path.startswith(ESCAPED_TABLES):
            yield from _tables(root, page)
            yield from _sentences(root, page)


def _charts(root: html.HtmlElement, page: _Page) -> Iterator[Finding]:
    """Specifications against the tables, drawings against their specifications."""
    specs: dict[str, _Specification] = {}
    for script in root.iter("script"):
        if script.get("type") != "application/json":
            continue
        try:
            told = json.loads(script.text or "")
        except ValueError:
            yield page.found("unreadable", "a chart's specification")
            continue
        description = told.get("description") if isinstance(told, dict) else None
        specs[script.get("id") or ""] = _Specification(description, list(_datasets(told)))
    for spec in specs.values():
        yield from _specification(spec, page)
    for drawing in root.iter("svg", "{http://www.w3.org/2000/svg}svg"):
        host = drawing.getparent()
        own = specs.get(host.get("data-spec") or "") if host is not None else None
        yield from _drawing(drawing, own, page)


def _specification(spec: _Specification, page: _Page) -> Iterator[Finding]:
    """Each datum of a chart is one released result, or a line that a table holds."""
    for name, datum in spec.data:
        yield from _datum(name, datum, page)
    if isinstance(spec.description, str):
        for figure in figures_in(spec.description):
            if figure not in spec.figures and not page.numbers.round_to(figure):
                yield page.found("unexplained_number", "alternative text of a chart")


def _datasets(spec: object) -> Iterator[tuple[str, Sequence[object]]]:
    """Every list of data in a specification, wherever it stands."""
    if isinstance(spec, dict):
        for name, part in spec.items():
            if name == "datasets" and isinstance(part, dict):
                yield from ((str(key), data) for key, data in part.items() if isinstance(data, list))
            elif name == "values" and isinstance(part, list):
                yield "values", part
            else:
                yield from _datasets(part)
    elif isinstance(spec, list):
        for part in spec:
            yield from _datasets(part)


def _datum(name: str, datum: Mapping[str, object], page: _Page) -> Iterator[Finding]:
    """What a datum says must be one result's; one that is marked hidden says no number."""
    texts = [text for field, text in datum.items() if isinstance(text, str) and field not in LABELS]
    numbers = {
        field: float(number)
        for field, number in datum.items()
        if isinstance(number, (int, float)) and not isinstance(number, bool) and field not in LAYOUT_FIELDS
    }
    if any(datum.get(field) == HIDDEN_MARK for field in ("words", "label", "symbol")) and numbers:
        yield page.found("number_beside_hidden", f"chart data {name}")
        return
    told = [figure for text in texts for figure in figures_in(text)]
    if not numbers.keys() & set(FIGURE_FIELDS):
        if numbers.keys() & set(LIMITS):
            yield page.found("unexplained_number", f"chart data {name}, limits without a value")
        yield from _rounded(told, page, f"chart data {name}")
        return
    beside = _results(page, numbers)
    if not beside and not _is_line(numbers, page):
        yield page.found("unexplained_number", f"chart data {name}")
        return
    own = Numbers.of(float(number) for result in beside for number in result)
    if not beside:
        own = Numbers.of(numbers.values())  # a line says its own value
    if any(not own.round_to(figure) and (beside or not page.numbers.round_to(figure)) for figure in told):
        yield page.found("unexplained_number", f"chart data {name}, in words")


def _results(page: _Page, numbers: Mapping[str, float]) -> list[frozenset[str]]:
    """The released results with this value and these ends of its interval."""
    wanted = {key_of(number) for field, number in numbers.items() if field in FIGURE_FIELDS}
    value = min(wanted)
    measures = [page.measure] if page.measure else page.shown.exact
    return [
        beside
        for measure in measures
        for beside in page.shown.exact.get(measure, {}).get(value, ())
        if wanted <= beside
    ]


def _is_line(numbers: Mapping[str, float], page: _Page) -> bool:
    """Whether a value stands by itself, as a national one, a target or a mean of shown ones does."""
    ordered = page.numbers.ordered
    is_alone = "value" in numbers and not numbers.keys() & {"low", "high", *LIMITS}
    return is_alone and bool(ordered) and ordered[0] <= abs(numbers["value"]) <= ordered[-1]


def _rounded(figures: Sequence[str], page: _Page, what: str) -> Iterator[Finding]:
    """A finding where a figure is no rounding of a number the page may show."""
    if any(not page.numbers.round_to(figure) for figure in figures):
        yield page.found("unexplained_number", what)


def _drawing(drawing: html.HtmlElement, spec: _Specification | None, page: _Page) -> Iterator[Finding]:
    """Texts and labels of a drawing, save its axes, say what its specification says."""
    own = spec.figures if spec else set()
    drawn = spec.numbers if spec else page.numbers
    for text in _drawn_texts(drawing):
        for figure in figures_in(text):
            if figure not in own and not drawn.round_to(figure) and not page.numbers.round_to(figure):
                yield page.found("unexplained_number", "a drawing or its alternative text")
                return


def _drawn_texts(drawing: html.HtmlElement) -> Iterator[str]:
    """What a drawing says: labels, titles and texts outside of its axes."""
    pending = [drawing]
    while pending:
        element = pending.pop()
        if not isinstance(element.tag, str) or "role-axis" in (element.get("class") or ""):
            continue
        label = element.get("aria-label")
        if label:
            yield from label.split(";")
        if element.text:
            yield element.text
        pending.extend(element)


def _tables(root: html.HtmlElement, page: _Page) -> Iterator[Finding]:
    """Cells of tables: those of a row that leads to values are these values' numbers."""
    counting = COUNTS_OF_RULES.get(page.path, ())
    tables = [table for table in root.iter("table") if not _caption(table).startswith(counting)]
    for row in (row for table in tables for row in table.iter("tr")):
        cells = [cell for cell in row.iter("td") if "num" in (cell.get("class") or "").split()]
        if not cells or _is_definition(row):
            continue
        ids = [found[1] for link in row.iter("a") if (found := VALUE_LINK.search(link.get("href") or ""))]
        figures = [figure for cell in cells for figure in figures_in(" ".join(cell.itertext()))]
        if not ids:
            yield from _rounded(figures, page, "a table")
            continue
        own = Numbers(
            tuple(sorted(x for one in ids if one in page.shown.by_id for x in page.shown.by_id[one].ordered))
        )
        if any(not own.round_to(figure) for figure in figures):
            yield page.found("unexplained_number", "a table, beside a value's id")


def _caption(table: html.HtmlElement) -> str:
    """What a table says it holds."""
    return " ".join(" ".join(caption.itertext()) for caption in table.iter("caption")).strip()


def _sentences(root: html.HtmlElement, page: _Page) -> Iterator[Finding]:
    """Sentences about figures, captions and headings."""
    for element in root.iter("p", "span", "figcaption", "caption", "li"):
        classes = (element.get("class") or "").split()
        is_figure = bool(set(classes) & set(SENTENCES)) or element.tag == "caption"
        if is_figure and not _is_definition(element):
            said = page.shown.without_names(" ".join(" ".join(element.itertext()).split()))
            yield from _rounded(figures_in(said), page, "a sentence")


def _is_definition(element: html.HtmlElement) -> bool:
    """Whether an element stands in a section of definitions or invented examples."""
    return any(
        (above.get("aria-labelledby") or above.get("id") or "") in NO_FIGURES
        for above in element.iterancestors("section", "details", "div")
    )
