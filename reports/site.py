"""The static site of one edition: pages, charts and data beside one another, readable from a folder.

Here belongs the order in which pages are written and the files they share. What a page says stands in
`pages`, its HTML in `templates`, its look in `assets`. The site is read from `outcomes.duckdb` of the
edition alone, and asks nothing of any network.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial
from importlib.resources import files
from itertools import islice
from pathlib import Path

import jinja2
from altair.utils.schemapi import debug_mode

from reports import words
from reports.drawing import vega_bundle
from reports.edition import Edition
from reports.measures_json import SCHEMA, measures_json
from reports.navigation import PAGES, PARENTS, more_pages
from reports.pages.about import about_page
from reports.pages.catalogue import catalogue_page
from reports.pages.compliance import compliance_page
from reports.pages.domain import domain_page, domains
from reports.pages.downloads import downloads_page
from reports.pages.equity import equity_page
from reports.pages.evaluation import evaluation_page, evaluations_page, programmes
from reports.pages.field_guide import datasets, guide_page, layout_page
from reports.pages.glossary import glossary_page
from reports.pages.measure import measure_page
from reports.pages.methods import methods_page
from reports.pages.overview import overview_page
from reports.pages.place import INDEXES, place_pages
from reports.pages.places_listed import places_page
from reports.pages.quality import quality_page
from reports.pages.reconciliation import reconciliation_page
from reports.pages.revisions import revisions_page
from reports.pages.rules import rule_page, rules_page
from reports.pages.search import search_index, search_page
from reports.pages.theme import theme_page
from reports.reading import read_edition
from reports.story import story

ASSETS = ("site.css", "site.js", "search.js")


def build_site(edition: Path, part: int = 0, parts: int = 1) -> list[Path]:
    """Write the pages of the edition in a folder into that folder; return the files.

    Of several `parts`, which processes of their own may write, it is that with this number, from 0.

    Reads `<edition>/outcomes.duckdb` only. Raises FileNotFoundError where it is missing. The files the pages
    offer for download are those of `export.py`; the script of their charts is that of `write_scripts`.
    """
    read = read_edition(edition)
    with debug_mode(False):  # charts are validated by their tests, not at every drawing
        return [_write(edition / name, make()) for name, make in islice(_files(read), part, None, parts)]


def write_scripts(editions: Iterable[Path]) -> list[Path]:
    """Write the script that makes charts live into each edition, made once for all; return the files."""
    return [_write(edition / "assets" / "vega.js", vega_bundle()) for edition in editions]


def _files(read: Edition) -> Iterator[tuple[str, Callable[[], str]]]:
    """Every file of the site, by its path within the edition, and what makes its content."""
    for name in ASSETS:
        yield f"assets/{name}", partial(_asset, name)
    yield "assets/search-index.js", partial(search_index, read)
    yield SCHEMA, partial(_asset, SCHEMA)
    yield "measures.json", partial(measures_json, read)
    for measure in read.measures.values():
        name = f"measures/{measure.measure_id}.html"
        yield _page(name, "measure.html", read, partial(measure_page, read, measure))
    yield from _whole_pages(read)
    yield from _places(read)
    for theme in story().themes:
        yield _page(theme.page, "theme.html", read, partial(theme_page, read, theme))
    for name in domains(read):
        yield _page(f"domains/{name}.html", "domain.html", read, partial(domain_page, read, name))
    for name in programmes(read):
        yield _page(f"evaluations/{name}.html", "evaluation.html", read, partial(evaluation_page, read, name))
    for name in read.rules:
        yield _page(f"rules/{name}.html", "rule.html", read, partial(rule_page, read, name))
    for name in datasets(read):
        yield _page(f"layouts/{name}.html", "layout_guide.html", read, partial(layout_page, read, name))


def _whole_pages(read: Edition) -> Iterator[tuple[str, Callable[[], str]]]:
    """The pages of which an edition has one each."""
    pages: dict[str, Callable[[Edition], Mapping[str, object]]] = {
        "index.html": overview_page,
        "catalogue.html": catalogue_page,
        "quality.html": quality_page,
        "equity.html": equity_page,
        "search.html": search_page,
        "methods.html": methods_page,
        "glossary.html": lambda _: glossary_page(),
        "about.html": about_page,
        "layouts.html": guide_page,
        "rules.html": rules_page,
        "compliance.html": compliance_page,
        "reconciliation.html": reconciliation_page,
        "revisions.html": revisions_page,
    }
    if read.is_internal:
        pages["evaluations.html"] = evaluations_page
    else:
        pages["downloads.html"] = downloads_page
    for name, tell in pages.items():
        yield _page(name, name, read, partial(tell, read))


def _places(read: Edition) -> Iterator[tuple[str, Callable[[], str]]]:
    """A page for each county and unit, and the lists of them."""
    pages = list(place_pages(read))
    for place, told in pages:
        yield _page(place.page, "place.html", read, partial(dict, told))
    for level, (name, _) in INDEXES.items():
        if level == "county" or read.is_internal:
            yield _page(name, "places.html", read, partial(places_page, read, level, pages))


def _page(
    path: str, template: str, read: Edition, tell: Callable[[], Mapping[str, object]]
) -> tuple[str, Callable[[], str]]:
    """A page's path, and what renders it when it is wanted."""
    root = "../" * path.count("/")
    return path, lambda: _render(template, read, tell(), root=root)


def _render(name: str, read: Edition, told: Mapping[str, object], *, root: str) -> str:
    """One page. `root` leads from the page back to the folder of the edition."""
    shared = {"edition": read, "root": root, "page": name, "as_of": words.day(read.as_of)}
    shared |= {"internal_says": words.INTERNAL, "synthetic_says": words.SYNTHETIC}
    shared |= {"pages": PAGES, "parent": PARENTS.get(name, ""), "more": more_pages(read)}
    return _environment().get_template(f"{name}.j2").render(**(shared | dict(told)))


@cache
def _environment() -> jinja2.Environment:
    """Templates of this package, escaping every value."""
    return jinja2.Environment(
        loader=jinja2.PackageLoader("reports"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _asset(name: str) -> str:
    return (files("reports") / "assets" / name).read_text(encoding="utf-8")


def _write(path: Path, content: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8", newline="\n")
    return path
