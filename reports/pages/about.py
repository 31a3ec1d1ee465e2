"""The about page: sources, methods, statuses and symbols, what is hidden, and as of when."""

from __future__ import annotations

import json

from reports import annotation_words, words
from reports.edition import Edition
from reports.labels import plain
from reports.pages.tables import Table


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
        "policy_changes": _policy_changes(edition),
        "no_cause": annotation_words.NO_CAUSE,
        "as_of": words.day(edition.as_of),
        "plain": plain,
    }


def _policy_changes(edition: Edition) -> Table | None:
    """What the agency tells of changes in law, policy or practice; None where it tells of none."""
    body = [
        [
            words.day(one.changed_on),
            one.says,
            edition.county_name(one.county) if one.county else "Whole state",
            ", ".join(edition.measures[name].title for name in one.measure_ids if name in edition.measures)
            or "All",
        ]
        for one in edition.annotations
    ]
    columns = ["Since", "What changed", "Where", "Measures"]
    return Table("Policy changes in the words of the agency", columns, body, words_in=3) if body else None
