"""The static site of one edition: pages, charts and data beside one another, readable from a folder.

Here belongs the order in which pages are written and the files they share. What a page says stands in
`pages`, its HTML in `templates`, its look in `assets`. The site is read from `outcomes.duckdb` of the
edition alone, and asks nothing of any network.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
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


def build_site(edition: Path) -> list[Path]:
    """Write the pages of the edition in a folder into that folder; return the files.

    Reads `<edition>/outcomes.duckdb` only. Raises FileNotFoundError where it is missing. The files the pages
    offer for download are those of `export.py`; the script of their charts is that of `write_scripts`.
    """
    read = read_edition(edition)
    with debug_mode(False):  # charts are validated by their tests, not at every drawing
        return _write_pages(edition, read)


def write_scripts(editions: Iterable[Path]) -> list[Path]:
    """Write the script that makes charts live into each edition, made once for all; return the files."""
    return [_write(edition / "assets" / "vega.js", vega_bundle()) for edition in editions]


def _write_pages(edition: Path, read: Edition) -> list[Path]:
    written = [_write(edition / "assets" / name, _asset(name)) for name in ASSETS]
    written.append(_write(edition / "assets" / "search-index.js", search_index(read)))
    written.append(_write(edition / SCHEMA, _asset(SCHEMA)))
    pages: dict[str, Mapping[str, object]] = {
        "index.html": overview_page(read),
        "catalogue.html": catalogue_page(read),
        "quality.html": quality_page(read),
        "equity.html": equity_page(read),
        "search.html": search_page(read),
        "methods.html": methods_page(read),
        "glossary.html": glossary_page(),
        "about.html": about_page(read),
        "layouts.html": guide_page(read),
        "rules.html": rules_page(read),
        "compliance.html": compliance_page(read),
        "reconciliation.html": reconciliation_page(read),
        "revisions.html": revisions_page(read),
    }
    if read.is_internal:
        pages["evaluations.html"] = evaluations_page(read)
    else:
        pages["downloads.html"] = downloads_page(read)
    for name, told in pages.items():
        written.append(_write(edition / name, _render(name, read, told, root="")))
    for theme in story().themes:
        page = _render("theme.html", read, theme_page(read, theme), root="")
        written.append(_write(edition / theme.page, page))
    written.append(_write(edition / "measures.json", measures_json(read)))
    for name in domains(read):
        page = _render("domain.html", read, domain_page(read, name), root="../")
        written.append(_write(edition / "domains" / f"{name}.html", page))
    for measure in read.measures.values():
        page = _render("measure.html", read, measure_page(read, measure), root="../")
        written.append(_write(edition / "measures" / f"{measure.measure_id}.html", page))
    written += _write_places(edition, read)
    for name in programmes(read):
        page = _render("evaluation.html", read, evaluation_page(read, name), root="../")
        written.append(_write(edition / "evaluations" / f"{name}.html", page))
    for rule_id in read.rules:
        page = _render("rule.html", read, rule_page(read, rule_id), root="../")
        written.append(_write(edition / "rules" / f"{rule_id}.html", page))
    for dataset in datasets(read):
        page = _render("layout_guide.html", read, layout_page(read, dataset), root="../")
        written.append(_write(edition / "layouts" / f"{dataset}.html", page))
    return written


def _write_places(edition: Path, read: Edition) -> list[Path]:
    """A page for each county and unit, and the lists of them."""
    pages = list(place_pages(read))
    written = [
        _write(edition / place.page, _render("place.html", read, told, root="../")) for place, told in pages
    ]
    for level, (name, _) in INDEXES.items():
        if level == "county" or read.is_internal:
            listed = places_page(read, level, pages)
            written.append(_write(edition / name, _render("places.html", read, listed, root="")))
    return written


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
