"""The pages that every page leads to, and under which of them a page stands.

Here belongs the way through the site. What the pages hold stands in `pages`.
"""

from __future__ import annotations

from reports.edition import Edition
from reports.story import story

PAGES = (
    ("index.html", "Overview"),
    ("catalogue.html", "Measures"),
    ("counties.html", "Counties"),
    ("equity.html", "Equity"),
    ("quality.html", "Data quality"),
    ("about.html", "About"),
    ("search.html", "Search"),
)
"""Pages at the head of each page: address and label."""

PARENTS = {
    "measure.html": "catalogue.html",
    "reconciliation.html": "catalogue.html",
    "evaluations.html": "catalogue.html",
    "evaluation.html": "catalogue.html",
    "domain.html": "index.html",
    "theme.html": "index.html",
    "place.html": "counties.html",
    "places.html": "counties.html",
    "rules.html": "quality.html",
    "rule.html": "quality.html",
    "compliance.html": "quality.html",
    "revisions.html": "about.html",
    "methods.html": "about.html",
    "downloads.html": "about.html",
    "glossary.html": "about.html",
    "layouts.html": "about.html",
    "layout_guide.html": "about.html",
}
"""By template, the page at the head under which a page stands."""


def more_pages(edition: Edition) -> list[tuple[str, str]]:
    """Pages at the foot of each page: address and label."""
    internal = [("units.html", "Units"), ("evaluations.html", "Evaluated programmes")]
    downloads = "about.html#data" if edition.is_internal else "downloads.html"
    return [
        *((theme.page, theme.title) for theme in story().themes),
        *(internal if edition.is_internal else ()),
        ("methods.html", "Methods"),
        (downloads, "Downloads"),
        ("glossary.html", "Glossary"),
        ("layouts.html", "Field guide"),
        ("revisions.html", "Why figures moved"),
        ("about.html#symbols", "Symbols"),
    ]
