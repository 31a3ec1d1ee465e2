"""How good one agency's data are: results of the rules, and the gate that decides what may be used."""

from collections.abc import Iterator

import dagster as dg

from pipelines.agency_steps import QUALITY, STAGING, checked, write_findings
from pipelines.assets.described import key_of, table_spec
from pipelines.faults import without_values
from pipelines.inventory import saved_inventory
from pipelines.partitions import AGENCIES
from pipelines.quality_checks import QUALITY_CHECKS, outcomes
from pipelines.resources import Work


@dg.multi_asset(
    name="quality",
    specs=[table_spec(name, ["raw.files", *STAGING]) for name in QUALITY],
    check_specs=QUALITY_CHECKS,
    partitions_def=AGENCIES,
    # A check with nothing to check has no result, and the checks of this step are those of staged tables.
    can_subset=True,
    allow_arbitrary_check_specs=True,
)
def quality(
    context: dg.AssetExecutionContext, work: Work
) -> Iterator[dg.MaterializeResult | dg.AssetCheckResult]:
    """Check the agency's staged tables, or find the results of the same check."""
    with without_values("quality"):
        run = work.resume(context.partition_key)
        tables = checked(run)
        if tables["quality.gate"]["is_blocked"].all():
            # The run ends here; else the owners are told when the effects on the figures are known.
            write_findings(run, saved_inventory(run.warehouse))
        results = list(outcomes(tables))
    for name in QUALITY:
        if key_of(name) in context.selected_asset_keys:
            yield dg.MaterializeResult(key_of(name), metadata={"dagster/row_count": len(tables[name])})
    selected = {(key.asset_key, key.name) for key in context.selected_asset_check_keys}
    yield from (result for result in results if (result.asset_key, result.check_name) in selected)
