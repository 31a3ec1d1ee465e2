"""How good one agency's data are: results of the rules, and the gate that decides what may be used."""

from collections.abc import Iterator

import dagster as dg
import polars as pl

from pipelines.assets.described import key_of, table_spec
from pipelines.assets.staging import STAGING
from pipelines.faults import without_values
from pipelines.inventory import saved_inventory
from pipelines.partitions import AGENCIES
from pipelines.quality_checks import QUALITY_CHECKS, outcomes
from pipelines.resources import Work
from transforms.agency import AgencyRun
from transforms.sources import sources_hash
from transforms.warehouse import recipe

QUALITY = ("quality.check_results", "quality.control_totals", "quality.federal_limits", "quality.gate")


@dg.multi_asset(
    name="quality",
    specs=[table_spec(name, ["raw.files", *STAGING]) for name in QUALITY],
    check_specs=QUALITY_CHECKS,
    partitions_def=AGENCIES,
)
def quality(context: dg.AssetExecutionContext, work: Work) -> Iterator[dg.MaterializeResult]:
    """Check the agency's staged tables, or find the results of the same check."""
    with without_values("quality"):
        tables = checked(work.resume(context.partition_key))
        results = outcomes(tables)
    for name in QUALITY:
        yield dg.MaterializeResult(
            key_of(name),
            metadata={"dagster/row_count": len(tables[name])},
            check_results=[result for result in results if result.asset_key == key_of(name)],
        )


def checked(run: AgencyRun) -> dict[str, pl.DataFrame]:
    """The quality tables, put into the agency's draft."""
    state = run.draft.state
    totals = [
        total
        for receipt in saved_inventory(run.warehouse).of(state)
        for total in receipt.control_totals
        if total["state"] == state
    ]
    key = recipe(run.inputs(["raw.files", *STAGING]), totals, sources_hash("quality"))
    paths = {name: run.warehouse.table_path(name, state, key) for name in QUALITY}
    if all(path.exists() for path in paths.values()):
        for name, path in paths.items():
            run.put(name, key, [path])
    else:
        from quality.checks import check_agency  # noqa: PLC0415 - importing it takes seconds

        found = check_agency(run.connection, state, totals)
        for name in QUALITY:
            run.put_frame(name, getattr(found, name.split(".")[1]), key)
    run.save()
    return {name: pl.read_parquet(path) for name, path in paths.items()}
