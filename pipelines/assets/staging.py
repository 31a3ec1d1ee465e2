"""The staging tables of one agency: the parts of its files that the receipts name, put into its draft."""

from collections.abc import Iterator

import dagster as dg

from pipelines.agency_steps import STAGING, put_received
from pipelines.assets.described import counted, table_spec
from pipelines.faults import without_values
from pipelines.inventory import saved_inventory
from pipelines.partitions import AGENCIES
from pipelines.resources import Work


@dg.multi_asset(
    name="staging", specs=[table_spec(name, ["raw.files"]) for name in STAGING], partitions_def=AGENCIES
)
def staging(context: dg.AssetExecutionContext, work: Work) -> Iterator[dg.MaterializeResult]:
    """Begin the agency's draft with its files and their staged tables."""
    with without_values("staging"):
        inventory = saved_inventory(work.warehouse())
        run = work.begin(context.partition_key)
        rows = put_received(run, inventory)
    yield from counted(rows)
