"""The measures of one agency: a key for each measure file, one step for each domain of the catalogue."""

from collections.abc import Iterator

import dagster as dg

from pipelines.assets.described import key_of, table_spec
from pipelines.checks import measure_check_specs, measure_checks
from pipelines.faults import without_values
from pipelines.jobs import compute_job
from pipelines.partitions import AGENCIES
from pipelines.resources import Work
from transforms.agency import NO_MEASURES, WHO_MEMBERS_ARE
from transforms.measures.registry import Measure, counted_measures, domains

COUNTED_WITH = (
    *WHO_MEMBERS_ARE,
    "cohorts.population",
    "episodes.submissions",
    "quality.federal_limits",
)
"""What the results of every measure need beside its members: who they are, and what the data cover."""


def measure_spec(measure: Measure) -> dg.AssetSpec:
    """The asset of one measure."""
    header = measure.header
    return table_spec(
        measure.query.name,
        [*measure.query.reads, *COUNTED_WITH],
        f"**{header.title}.** {header.states}\n\n{header.why}\n\nSource: {header.authority}.",
        domain=header.domain,
        kind=header.kind,
        version=header.version,
        sql=dg.MetadataValue.md(f"```sql\n{measure.query.sql}\n```"),
    )


def domain_assets(domain: str, measures: dict[str, Measure]) -> dg.AssetsDefinition:
    """The assets of one domain's measures."""

    @dg.multi_asset(
        name=f"measures_{domain}",
        specs=[measure_spec(measure) for measure in measures.values()],
        check_specs=[spec for measure in measures.values() for spec in measure_check_specs(measure)],
        partitions_def=AGENCIES,
    )
    def made(context: dg.AssetExecutionContext, work: Work) -> Iterator[dg.MaterializeResult]:
        with without_values("measures"):
            run = work.resume(context.partition_key)
            is_whole = context.job_name == compute_job.name and not context.run.asset_selection
            rows = run.build_measures(measures, counted_measures() if is_whole else NO_MEASURES)
            checks = {measure.query.name: measure_checks(run, measure) for measure in measures.values()}
        for name, members in rows.items():
            yield dg.MaterializeResult(
                key_of(name), metadata={"dagster/row_count": members}, check_results=checks[name]
            )

    return made


def measure_assets() -> list[dg.AssetsDefinition]:
    """The assets of all measures, domain by domain."""
    found = []
    for domain in domains():
        measures = {i: m for i, m in counted_measures().items() if m.header.domain == domain}
        if measures:
            found.append(domain_assets(domain, measures))
    return found
