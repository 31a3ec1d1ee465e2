"""The downloads page of a public edition: the database, every table as a file, how to cite, how to begin."""

from __future__ import annotations

from reports.data_package import CITATION, DATA, DESCRIPTOR, EXAMPLES, title_of
from reports.edition import Edition
from transforms.publication.names import DATABASE


def downloads_page(edition: Edition) -> dict[str, object]:
    """What the template `downloads.html.j2` is told."""
    about = {"edition": edition.name, "is_synthetic": edition.is_synthetic}
    return {
        "database": DATABASE,
        "descriptor": DESCRIPTOR,
        "citation": CITATION,
        "cited_as": f"{edition.agency}. {title_of(about)}. Data to {edition.as_of}.",
        "data": DATA,
        "examples": EXAMPLES,
        "views": [row for row in edition.held if row["is_view"]],
        "tables": [row for row in edition.held if not row["is_view"]],
    }
