"""The exact results of one agency, brought together from all its measures."""

from collections.abc import Iterator

import dagster as dg

from pipelines.agency_steps import EFFECTS, write_findings
from pipelines.assets.described import counted, table_spec
from pipelines.code_version import code_version
from pipelines.faults import without_values
from pipelines.inventory import saved_inventory
from pipelines.partitions import AGENCIES
from pipelines.publishing import MADE_FROM
from pipelines.resources import Work
from transforms.agency import EFFECTS_READ, MARTS
from transforms.measures.registry import counted_measures

MADE_FROM_TABLES = (*(m.query.name for m in counted_measures().values()), *set(EFFECTS_READ) - set(MARTS))


@dg.multi_asset(
    name="marts",
    specs=[table_spec(name, MADE_FROM_TABLES) for name in MARTS],
    partitions_def=AGENCIES,
)
def marts(context: dg.AssetExecutionContext, work: Work) -> Iterator[dg.MaterializeResult]:
    """Finish the agency's draft: from now on it may be published."""
    with without_values("marts"):
        run = work.resume(context.partition_key)
        rows = run.build_marts()
        inventory = saved_inventory(run.warehouse)
        made_from = inventory.made_from(context.partition_key, run.settings, code_version())
        run.draft.facts[MADE_FROM] = made_from
        run.save()
        if EFFECTS in run.draft.tables:
            write_findings(run, inventory)
    yield from counted(rows)
