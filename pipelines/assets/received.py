"""The files as received: `raw/files`, for all agencies at once."""

from pathlib import Path

import dagster as dg

from pipelines.assets.described import column_schema
from pipelines.faults import without_values
from pipelines.partitions import AGENCIES
from pipelines.receiving import receive
from pipelines.resources import Work
from transforms.contracts.raw.files import Files

READING = "reading"
"""How a message starts that tells which file is read next: `reading 3 of 12: <path>`."""


@dg.asset(
    key=["raw", "files"],
    group_name="raw",
    description=Files.describes(),
    metadata=column_schema("raw.files"),
)
def received_files(context: dg.AssetExecutionContext, work: Work) -> dg.MaterializeResult:
    """Read the drop zone: files that are new, and the receipts of those that are not."""

    def tell(number: int, total: int, path: str) -> None:
        context.log.info(f"{READING} {number} of {total}: {path}")

    with without_values("raw.files"):
        inventory = receive(
            work.warehouse(),
            Path(work.drop_zone),
            tell,
            work.mappings(),
            work.register(),
            settings=work.settings(),
        )
    context.instance.add_dynamic_partitions(str(AGENCIES.name), inventory.states)
    return dg.MaterializeResult(
        metadata={
            "dagster/row_count": len(inventory.receipts),
            "reused": sum(receipt.is_reused for receipt in inventory.receipts),
            "refused": sum(receipt.is_refused for receipt in inventory.receipts),
            "agencies": len(inventory.states),
        }
    )
