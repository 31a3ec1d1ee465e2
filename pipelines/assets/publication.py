"""What people open, from the results of all agencies: the database file and both editions."""

from collections.abc import Iterator

import dagster as dg

from pipelines.agency_steps import QUALITY
from pipelines.assets.described import keys_of
from pipelines.faults import without_values
from pipelines.publishing import publish
from pipelines.resources import Work
from transforms.agency import MARTS

MADE_FROM_TABLES = (
    *MARTS,
    "raw.files",
    *QUALITY,
)
SAYS = {
    "outcomes": "Every table of every stage and agency, in one DuckDB file for analysts (restricted)",
    "internal": "The edition for people entitled to exact figures: pages and data (restricted)",
    "public": "The edition for everyone: pages and data, small counts hidden",
}


@dg.multi_asset(
    name="publication",
    specs=[
        dg.AssetSpec(
            ["publication", name],
            deps=keys_of(MADE_FROM_TABLES),
            description=says,
            group_name="publication",
        )
        for name, says in SAYS.items()
    ],
)
def publication(work: Work) -> Iterator[dg.MaterializeResult]:
    """Put the results of all finished agencies in force."""
    with without_values("publication"):
        made = publish(work.warehouse(), work.settings())
    paths = {"outcomes": made.outcomes, "internal": made.internal, "public": made.public}
    for name, path in paths.items():
        yield dg.MaterializeResult(
            dg.AssetKey(["publication", name]),
            metadata={
                "edition": made.edition,
                "path": dg.MetadataValue.path(str(path)),
                "is_new": made.is_new,
                "is_in_force": made.is_in_force,
            },
        )
