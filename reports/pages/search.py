"""Search: every page a reader may look for by name, as a plain list and as an index for the script.

Here belongs what is found, and by which words. How the script ranks stands in `assets/search.js`; without it
the list stands as it is. The index is a script of its own, as pages opened from a folder may fetch nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from reports import labels
from reports.edition import Edition
from reports.findings import in_order
from reports.pages.glossary import words
from reports.story import story

FIXED = (
    ("index.html", "Overview", "what is better, worse, unchanged; headlines"),
    ("catalogue.html", "Every measure", "catalogue, definitions, versions, what changed"),
    ("equity.html", "Equity", "race, ethnicity, disparity, disproportionality, decision points"),
    ("quality.html", "Data quality", "rules, checks, faults, files received, federal limits"),
    ("rules.html", "Data-quality rules", "what must hold, what to fix"),
    ("compliance.html", "Compliance by element", "AFCARS errors by element and type"),
    ("reconciliation.html", "Beside the federal figures", "CFSR data profile, differences and causes"),
    ("revisions.html", "Why figures moved", "revisions, corrections since the edition before"),
    ("layouts.html", "Field guide", "layouts, elements, codes of the files"),
    ("methods.html", "Methods", "intervals, periods, comparisons, control limits, funnel"),
    ("glossary.html", "Glossary", "words, terms, definitions"),
    ("about.html", "About these figures", "sources, statuses, symbols, what is hidden, data"),
)
"""Pages that every edition has: address, title, and words they are found by besides."""


@dataclass(frozen=True)
class Entry:
    """A page to be found: its title, what kind it is, its address, and words it is found by besides."""

    title: str
    kind: str
    page: str
    besides: str


def search_page(edition: Edition) -> dict[str, object]:
    """What the template `search.html.j2` is told: everything that can be found, by kind."""
    found = list(entries(edition))
    kinds = list(dict.fromkeys(one.kind for one in found))
    return {"kinds": [(kind, [one for one in found if one.kind == kind]) for kind in kinds]}


def search_index(edition: Edition) -> str:
    """The script that gives the index to the page: title, kind, address and other words of each entry."""
    found = [*entries(edition), *_words()]
    rows = [[one.title, one.kind, one.page, one.besides] for one in found]
    told = json.dumps(rows, ensure_ascii=True, separators=(",", ":")).replace("<", "\\u003c")
    return f"window.cwoIndex = {told};\n"


def entries(edition: Edition) -> Iterator[Entry]:
    """Measures in the order of a child's way, counties and units by name, then the other pages."""
    for one in in_order(edition, edition.measures.values()):
        domain = edition.domain(one.domain)[0]
        besides = f"{domain}. {one.states} {one.measure_id} {labels.kind(one.kind)}"
        yield Entry(one.title, "Measure", f"measures/{one.measure_id}.html", besides)
    for place in edition.places.values():
        if place.level == "county" or edition.is_internal:
            code = place.geography if place.level == "county" else ""
            besides = f"{edition.state_name(place.state)} {code}".strip()
            yield Entry(place.name, place.level.capitalize(), place.page, besides)
    domains = {one.domain for one in edition.measures.values()}
    for name in sorted(domains, key=lambda name: edition.domain(name)[1]):
        yield Entry(edition.domain(name)[0], "Domain", f"domains/{name}.html", story().domains.get(name, ""))
    for theme in story().themes:
        besides = " ".join([theme.says, *(part.title for part in theme.parts)])
        yield Entry(theme.title, "Page", theme.page, besides)
    yield Entry("Counties", "Page", "counties.html", "county, local, compare")
    if edition.is_internal:
        yield Entry("Units", "Page", "units.html", "unit, supervisor, workers")
        yield Entry(
            "Evaluated programmes", "Page", "evaluations.html", "program evaluation, effect, before and after"
        )
    else:
        yield Entry("Downloads", "Page", "downloads.html", "CSV, Parquet, Excel workbook, database, data")
    for page, title, besides in FIXED:
        yield Entry(title, "Page", page, besides)


def _words() -> Iterator[Entry]:
    """Words of the glossary, found by the script alone: the list leads to the glossary's page."""
    for one in words():
        yield Entry(one.word, "Word", f"glossary.html#{one.anchor}", one.meaning.striptags())
