"""Results beside the figures of the agency's own federal profile: differences, and what they may come from.

Here belongs which result a figure entered in `benchmarks` is held against, and how far the two agree. Why
they may differ is put together in `known_causes.py`. Figures of the nation and of other states are not the
agency's: they are compared with, never reconciled.
"""

from __future__ import annotations

from collections.abc import Mapping

import duckdb
import polars as pl

from transforms.contracts.contract import all_contracts
from transforms.marts.known_causes import Found, known_causes
from transforms.measures.registry import Measure

WHOLE = {"component": "all", "outcome": "all"}
MEDIAN_KINDS = ("duration", "incidence")
SHARES = ("proportion", "share")
PERCENT = 100
CLOSE = 1e-9
FIGURE = ["measure_id", "component", "state", "period", "geography", "dimension", "category", "outcome"]
FIGURE += ["statistic"]
RESULT = ["geography_level", "period_type", "period_start", "period_end", "measure_version", "numerator"]
RESULT += ["denominator", "value", "ci_lower", "ci_upper", "status", "status_reason"]

# A figure that stands in several files counts as in the one received last.
ENTERED = """
    select b.*
    from staging.benchmarks as b
    inner join episodes.submissions as f on b.state = f.state and b.file_id = f.file_id
    where b.measure_id is not null and b.value is not null
        and (b.geography = b.state or regexp_matches(b.geography, '^[0-9]{5}$'))
    qualify row_number() over (
        partition by b.state, b.measure_id, b.component, b.period, b.geography, b.dimension, b.category,
            b.outcome, b.statistic, b.source
        order by f.received_order desc, b.record_number
    ) = 1
"""
RANGES = """
    select measure_id, component, state, period, state as geography, 'all' as dimension, 'all' as category,
        outcome, statistic, lowest, highest
    from marts.data_quality_effects where rule_id = 'all'
"""


def reconciliation_frame(
    connection: duckdb.DuckDBPyConnection, measures: Mapping[str, Measure]
) -> pl.DataFrame:
    """The table `marts.reconciliation` of one agency.

    Reads `staging.benchmarks`, `marts.measure_results`, `marts.data_quality_effects`, `marts.caveats` and
    `raw.files`.
    """
    contract = all_contracts()["marts.reconciliation"]
    entered = _entered(connection.sql(ENTERED).pl(), measures)
    results = connection.sql(
        f"select {', '.join([*FIGURE, *RESULT])} from marts.measure_results "
        "where geography_level in ('state', 'county') "
        "and measure_id in (select measure_id from staging.benchmarks)"
    ).pl()
    rows = entered.join(results, on=FIGURE, how="left", maintain_order="left")
    rows = rows.join(connection.sql(RANGES).pl(), on=FIGURE, how="left", maintain_order="left")
    rows = _compared(rows)
    found = Found.read(connection) if rows.height else None
    causes = [known_causes(row, measures, found) for row in rows.iter_rows(named=True) if found]
    return (
        rows.with_columns(known_causes=pl.Series(causes, dtype=pl.String))
        .select(pl.col(name).cast(kind) for name, kind in contract.schema().items())
        .sort(contract.keys())
    )


def _entered(figures: pl.DataFrame, measures: Mapping[str, Measure]) -> pl.DataFrame:
    """Figures as entered, by the names of results and in the scale of the measure.

    Percentages entered for a share of a whole are told by their counts, else by being larger than the whole.
    """
    kinds = {name: m.header.kind for name, m in measures.items()}
    of_median = [name for name, kind in kinds.items() if kind in MEDIAN_KINDS]
    headline = (
        pl.when(pl.col("measure_id").is_in(of_median)).then(pl.lit("median")).otherwise(pl.lit("value"))
    )
    per = pl.col("measure_id").replace_strict(
        {name: float(m.header.per) for name, m in measures.items()}, default=1.0, return_dtype=pl.Float64
    )
    is_share = pl.col("measure_id").is_in([name for name, kind in kinds.items() if kind in SHARES])
    from_counts = pl.col("numerator") / pl.col("denominator") * per
    nearer = (pl.col("value") / PERCENT - from_counts).abs() < (pl.col("value") - from_counts).abs()
    is_percent = is_share & pl.when(from_counts.is_finite()).then(nearer).otherwise(pl.col("value") > per)
    places = pl.col("value").map_elements(decimals, return_dtype=pl.Int64).max().over("measure_id", "source")
    return figures.with_columns(
        *(pl.col(name).fill_null(value) for name, value in WHOLE.items()),
        statistic=pl.coalesce("statistic", headline),
        is_percent=is_percent.fill_null(value=False),
        per=per,
        geography_of_figure=pl.when(pl.col("geography") == pl.col("state"))
        .then(pl.lit("state"))
        .otherwise(pl.lit("county")),
    ).select(
        *FIGURE,
        "source",
        "per",
        "is_percent",
        "geography_of_figure",
        pl.col("numerator").alias("their_numerator"),
        pl.col("denominator").alias("their_denominator"),
        (pl.col("value") / pl.when("is_percent").then(PERCENT).otherwise(1)).alias("their_value"),
        (0.1 ** places.cast(pl.Float64) / pl.when("is_percent").then(PERCENT).otherwise(1)).alias(
            "rounded_to"
        ),
    )


def decimals(value: float) -> int:
    """Decimals a number is written with: 2 of 4.48, 0 of 35.0."""
    written = f"{value:.9f}".rstrip("0")
    return len(written.split(".")[1])


def _compared(rows: pl.DataFrame) -> pl.DataFrame:
    """Figures beside results, with their differences and how far they agree."""
    ours, theirs = pl.col("value"), pl.col("their_value")
    slack = CLOSE * pl.max_horizontal(theirs.abs(), pl.lit(1.0))
    counts = {name: pl.col(name) - pl.col(f"their_{name}") for name in ("numerator", "denominator")}
    told = rows.with_columns(
        **{f"{name}_difference": difference for name, difference in counts.items()},
        geography_level=pl.coalesce("geography_level", "geography_of_figure"),
        difference=ours - theirs,
        is_explained_by_rounding=(ours - theirs).abs() <= pl.col("rounded_to") / 2 + slack,
        is_within_interval=(pl.col("ci_lower") - slack <= theirs) & (theirs <= pl.col("ci_upper") + slack),
        is_within_fault_range=(pl.col("lowest") - slack <= theirs) & (theirs <= pl.col("highest") + slack),
    )
    differ = pl.any_horizontal(
        (pl.col(f"{name}_difference").abs() > CLOSE).fill_null(value=False) for name in counts
    )
    agreement = (
        pl.when(pl.col("status").is_null())
        .then(pl.lit("no_result"))
        .when(ours.is_null())
        .then(pl.lit("no_figure"))
        .when("is_explained_by_rounding")
        .then(pl.when(differ).then(pl.lit("same_as_printed")).otherwise(_exactly()))
        .when("is_within_interval")
        .then(pl.lit("within_interval"))
        .when(pl.col("ci_lower").is_null())
        .then(pl.lit("differs"))
        .otherwise(pl.lit("beyond_interval"))
    )
    return told.with_columns(agreement=agreement)


def _exactly() -> pl.Expr:
    """Same where the counts are known to be, else the same as far as it is printed."""
    known = pl.col("numerator_difference").is_not_null() & pl.col("denominator_difference").is_not_null()
    return pl.when(known).then(pl.lit("same")).otherwise(pl.lit("same_as_printed"))
