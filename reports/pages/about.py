"""The about page: sources, methods, statuses and symbols, what is hidden, and as of when."""

from __future__ import annotations

import json

from reports import words
from reports.edition import Edition
from reports.labels import plain


def about_page(edition: Edition) -> dict[str, object]:
    """What the template `about.html.j2` is told."""
    settings = json.loads(edition.settings or "{}")
    statuses = edition.labels.get("result_statuses", {})
    return {
        "symbols": sorted(words.SYMBOLS.values()),
        "statuses": [label for label, _ in sorted(statuses.values(), key=lambda item: item[1])],
        "released": list(settings.get("released_tables", {}).values()),
        "threshold": settings.get("hidden_counts", [1, 10])[1],
        "withheld": settings.get("withheld", []),
        "datasets": sorted({str(row["dataset"]) for row in edition.submissions}),
        "as_of": words.day(edition.as_of),
        "plain": plain,
    }
