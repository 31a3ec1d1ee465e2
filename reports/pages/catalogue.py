"""The catalogue: every measure of the edition by domain, with what it says and where it comes from."""

from __future__ import annotations

from reports import words
from reports.edition import Edition, Measure, plain
from reports.findings import in_order


def catalogue_page(edition: Edition) -> dict[str, object]:
    """What the template `catalogue.html.j2` is told."""
    domains: dict[str, list[Measure]] = {}
    for measure in in_order(edition.measures.values()):
        domains.setdefault(measure.domain, []).append(measure)
    return {
        "domains": [(plain(name), measures) for name, measures in domains.items()],
        "direction": words.direction,
        "plain": plain,
    }
