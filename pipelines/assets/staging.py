"""The staging tables of one agency: the parts of its files that the receipts name, put into its draft."""

from collections.abc import Iterator

import dagster as dg

from pipelines.assets.described import counted, table_spec
from pipelines.faults import without_values
from pipelines.inventory import files_frame, saved_inventory
from pipelines.partitions import AGENCIES
from pipelines.resources import Work
from transforms.contracts.contract import all_contracts
from transforms.warehouse import recipe

STAGING = sorted(name for name, contract in all_contracts().items() if contract.stage == "staging")


@dg.multi_asset(
    name="staging", specs=[table_spec(name, ["raw.files"]) for name in STAGING], partitions_def=AGENCIES
)
def staging(context: dg.AssetExecutionContext, work: Work) -> Iterator[dg.MaterializeResult]:
    """Begin the agency's draft with its files and their staged tables."""
    with without_values("staging"):
        inventory = saved_inventory(work.warehouse())
        run = work.begin(context.partition_key)
        files = files_frame(inventory.of(context.partition_key), context.partition_key)
        run.put_frame("raw.files", files, recipe(files.to_dicts()))
        tables = inventory.tables_of(context.partition_key)
        for name in STAGING:
            parts = tables.get(name, [])
            paths = [part.path for part in parts]
            run.put(name, recipe(paths), [run.warehouse.lake / path for path in paths])
        run.save()
        rows = {name: sum(part.rows for part in tables.get(name, [])) for name in STAGING}
    yield from counted(rows)
