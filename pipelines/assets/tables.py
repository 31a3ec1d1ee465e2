"""Episodes and cohorts of one agency: a key for each SQL file, its dependencies read out of the SQL."""

from collections.abc import Iterator

import dagster as dg

from pipelines.assets.described import counted, table_spec
from pipelines.faults import without_values
from pipelines.partitions import AGENCIES
from pipelines.resources import Work
from transforms.queries import Query, stage_queries


def query_spec(query: Query) -> dg.AssetSpec:
    """The asset of one SQL file."""
    return table_spec(query.name, query.reads, sql=dg.MetadataValue.md(f"```sql\n{query.sql}\n```"))


def sql_stage(stage: str) -> dg.AssetsDefinition:
    """The assets of a stage whose tables are made by SQL files."""

    @dg.multi_asset(
        name=stage, specs=[query_spec(q) for q in stage_queries(stage).values()], partitions_def=AGENCIES
    )
    def tables(context: dg.AssetExecutionContext, work: Work) -> Iterator[dg.MaterializeResult]:
        with without_values(stage):
            rows = work.resume(context.partition_key).build_stage(stage)
        yield from counted(rows)

    return tables


episodes = sql_stage("episodes")
cohorts = sql_stage("cohorts")
