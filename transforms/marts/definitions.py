"""The definitions of the measures as a table: what their files state, and what follows from their SQL.

Here belongs what a reader of results must be able to look up: sentence, sources, settings, versions. Nothing
is stated here that a measure's file does not hold or imply.
"""

from __future__ import annotations

import polars as pl

from transforms.contracts.contract import all_contracts
from transforms.lineage import of_figure, settings_of
from transforms.measures.registry import Measure, all_measures
from transforms.settings import Settings

PLAIN = (
    "version", "title", "states", "why", "authority", "domain", "kind", "unit", "exposure", "duration_unit",
    "better", "per", "open_ones", "series", "any_type", "replaced_by", "reviewed",
)  # fmt: skip
"""Keys of a header that stand in the table as they are."""


def measures_frame(settings: Settings) -> pl.DataFrame:
    """The table `marts.measures`: every measure's definition, with the agency's settings that move it."""
    rows = [_definition(measure, settings) for measure in all_measures().values()]
    schema = all_contracts()["marts.measures"].schema()
    return pl.DataFrame(rows, infer_schema_length=None).select(
        pl.col(name).cast(kind) for name, kind in schema.items()
    )


def _definition(measure: Measure, settings: Settings) -> dict[str, object]:
    """One measure's row."""
    header, benchmark = measure.header, measure.header.benchmark
    return {name: getattr(header, name) for name in PLAIN} | {
        "measure_id": measure.measure_id,
        "components": " ".join(header.components),
        "breakdowns": " ".join(header.breakdowns),
        "benchmark_value": benchmark.value if benchmark else None,
        "benchmark_label": benchmark.label if benchmark else None,
        "benchmark_is_adjusted": benchmark.is_adjusted if benchmark else None,
        "target": settings.targets.get(measure.measure_id),
        "denominator_in_words": by_component(header.denominator),
        "numerator_in_words": by_component(header.numerator),
        "exclusions": "; ".join(header.exclusions or ()),
        "follow_up": by_component(header.follow_up),
        "needs": " ".join(sorted(measure.sources)),
        "source_elements": " ".join(
            sorted(f"{table}.{column}" for table, column in of_figure(measure.measure_id))
        ),
        "settings": "; ".join(settings.told(settings_of(measure.measure_id))),
        "changes": " ".join(f"{c.version} ({c.on.isoformat()}): {c.says.strip()}" for c in header.changes),
        "differs_from_federal": "\n".join(" ".join(cause.split()) for cause in header.differs_from_federal),
        "notes": " ".join(header.notes.split()),
        "sql": measure.query.sql,
    }


def by_component(told: str | dict[str, str]) -> str:
    """A key of a header as one text: by component where they differ."""
    if isinstance(told, str):
        return told
    return "; ".join(f"{component.replace('_', ' ')}: {one or 'none'}" for component, one in told.items())
