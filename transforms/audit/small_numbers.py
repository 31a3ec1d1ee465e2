"""Numbers that must not stand in the released tables: small counts, and any number of a hidden figure.

Here belongs looking at each row by itself. What rows give away together stands in `ranges.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import polars as pl

from transforms.audit.counts import counts
from transforms.audit.edition_files import DATABASE
from transforms.audit.findings import Finding

SLACK = 1e-6
NUMBERS = ("denominator", "numerator", "value", "ci_lower", "ci_upper", "members_open")
COUNTS = ("denominator", "numerator")
QUOTIENTS = ("proportion", "share", "rate", "ratio")
RESULTS = "measure_results"
SHOWN = ("final", "provisional")
FIGURE = [
    "measure_id", "component", "state", "period_type", "geography_level", "geography", "dimension",
    "category", "outcome", "statistic",
]  # fmt: skip
NO_COUNTS: Mapping[str, Sequence[str]] = {
    "measure_results": NUMBERS,
    "comparisons": ("value", "other_value", "difference", "ci_lower", "ci_upper"),
    "data_quality_effects": (
        "numerator", "denominator", "value", "value_without", "lowest", "highest", "effect", "effect_share",
        "reach",
    ),
    "revisions": ("position", "value_before", "value_now"),
    "measures": ("per", "benchmark_value", "target"),
    "measure_components": ("position",),
    "measure_examples": ("example",),
    "labels": ("position",),
    "layouts": ("position",),
    "layout_fields": ("position",),
    "rules": ("threshold",),
    "rule_results": ("share", "threshold"),
    "quality_summary": ("share", "threshold"),
    "federal_limits": ("share", "limit_share"),
    "compliance": ("share", "limit_share"),
    "finding_history": ("check_number",),
    "accepted": ("line",),
    "submissions": ("file_number",),
    "data_dictionary": ("position",),
    "reconciliation": (
        "value", "ci_lower", "ci_upper", "their_value", "rounded_to", "numerator_difference",
        "denominator_difference", "difference",
    ),
}  # fmt: skip
"""Numeric columns that count no persons, by table. Any other numeric column is taken for a count."""

WITH_COMPLEMENT = ("proportion", "share")


def is_small(number: pl.Expr, threshold: int) -> pl.Expr:
    """Whether a number lies above 0 and below the first that may be shown."""
    return (number.abs() > SLACK) & (number.abs() < threshold + 1 - SLACK)


def forbidden_numbers(tables: Mapping[str, pl.DataFrame], threshold: int) -> Iterator[Finding]:
    """Every finding about single rows of the released tables."""
    results, measures = tables["measure_results"], tables["measures"]
    yield from _beside_hidden(results, measures)
    yield from _small_counts(results, measures, threshold)
    for name, table in tables.items():
        yield from _small_numbers(name, table, threshold)
    yield from _of_hidden_figures(tables, results)
    if "data_quality_effects" in tables:
        yield from _small_effects(tables["data_quality_effects"], measures, threshold)


def _found(rows: pl.DataFrame, kind: str, table: str, what: str) -> Iterator[Finding]:
    """One finding for each measure among the rows."""
    if "measure_id" not in rows.columns:
        if len(rows):
            yield Finding(kind, DATABASE, table, what=what, times=len(rows))
        return
    for measure, times in rows.group_by("measure_id").len().iter_rows():
        yield Finding(kind, DATABASE, table, str(measure), what, times)


def _beside_hidden(results: pl.DataFrame, measures: pl.DataFrame) -> Iterator[Finding]:
    """Numbers in rows whose status says that there is none, and figures whose counts are hidden.

    Of a hidden figure one of its counts may be shown, where the other cannot be told from it.
    """
    absent = results.filter(~pl.col("status").is_in(SHOWN))
    for name in NUMBERS:
        rows = absent.filter(pl.col("status") != "suppressed") if name in COUNTS else absent
        yield from _found(rows.filter(pl.col(name).is_not_null()), "number_beside_hidden", RESULTS, name)
    figures = results.join(measures.select("measure_id", "kind"), on="measure_id").filter(
        pl.col("value").is_not_null(), pl.col("kind").is_in(QUOTIENTS), pl.col("statistic") == "value"
    )
    alone = figures.filter(pl.col("numerator").is_null() | pl.col("denominator").is_null())
    yield from _found(alone, "number_beside_hidden", RESULTS, "a value without its counts")


def _small_counts(results: pl.DataFrame, measures: pl.DataFrame, threshold: int) -> Iterator[Finding]:
    """Counts of the results, their complements and those still open, from 1 to the threshold."""
    for role, rows in counts(results, measures).group_by("role"):
        small = rows.filter(is_small(pl.col("shown"), threshold))
        yield from _found(small, "small_count", RESULTS, str(role[0]))
    open_ones = results.filter(is_small(pl.col("members_open").cast(pl.Float64), threshold))
    yield from _found(open_ones, "small_count", RESULTS, "members_open")
    kinds = measures.select("measure_id", "kind")
    whole = results.join(kinds, on="measure_id").filter(pl.col("kind").is_in(WITH_COMPLEMENT))
    left = whole.filter(is_small(pl.col("denominator") - pl.col("numerator"), threshold))
    yield from _found(left, "small_count", RESULTS, "denominator - numerator")


def _small_numbers(name: str, table: pl.DataFrame, threshold: int) -> Iterator[Finding]:
    """Numbers from 1 to the threshold in columns that count, and in those nothing is known of."""
    for column, kind in table.schema.items():
        if not kind.is_numeric() or column in NO_COUNTS.get(name, ()):
            continue
        small = table.filter(is_small(pl.col(column).cast(pl.Float64), threshold))
        yield from _found(small, "small_count", name, column)


def _of_hidden_figures(tables: Mapping[str, pl.DataFrame], results: pl.DataFrame) -> Iterator[Finding]:
    """Rows of other tables that give a number of a figure whose own row shows none."""
    is_told = pl.any_horizontal(pl.col("value", "denominator", "numerator").is_not_null())
    shown = results.filter(is_told & pl.col("status").is_in(SHOWN))
    own = shown.select(*FIGURE, "period")
    if "comparisons" in tables:
        rows = tables["comparisons"]
        yield from _found(
            rows.join(own, on=[*FIGURE, "period"], how="anti"), "number_beside_hidden", "comparisons", "value"
        )
        yield from _found(
            _compared_with_hidden(rows, own), "number_beside_hidden", "comparisons", "other_value"
        )
    whole = own.filter(geography_level="state", dimension="all", period_type="12_months")
    for name, on in (
        ("data_quality_effects", ["measure_id", "component", "state", "period", "outcome", "statistic"]),
        ("reconciliation", [*FIGURE, "period"]),
        ("revisions", [*FIGURE, "period"]),
    ):
        if name not in tables:
            continue
        told = [
            column
            for column, kind in tables[name].schema.items()
            if kind.is_numeric() and column != "position"
        ]
        rows = tables[name].filter(pl.any_horizontal(pl.col(told).is_not_null()))
        known = (whole if name == "data_quality_effects" else own).select(on)
        yield from _found(rows.join(known, on=on, how="anti"), "number_beside_hidden", name, "its figure")


def _compared_with_hidden(rows: pl.DataFrame, own: pl.DataFrame) -> pl.DataFrame:
    """Comparisons whose other figure is a result that is not shown."""
    is_state = pl.col("compared_with") == "state"
    others = rows.filter(~pl.col("compared_with").is_in(["benchmark", "target"])).with_columns(
        geography_level=pl.when(is_state).then(pl.lit("state")).otherwise("geography_level"),
        geography=pl.when(is_state).then("state").otherwise("geography"),
    )
    return others.drop("period").join(
        own.rename({"period": "compared_period"}), on=[*FIGURE, "compared_period"], how="anti"
    )


def _small_effects(effects: pl.DataFrame, measures: pl.DataFrame, threshold: int) -> Iterator[Finding]:
    """Differences that a range tells of: who is flagged with the event, who would be added."""
    rows = effects.join(measures.select("measure_id", "kind"), on="measure_id").filter(
        pl.col("kind").is_in([*WITH_COMPLEMENT, "count"])
    )
    for end in ("lowest", "highest"):
        for part in ("numerator", "denominator"):
            differs = is_small(pl.col(part) - pl.col(f"{end}_{part}"), threshold)
            yield from _found(
                rows.filter(differs), "small_count", "data_quality_effects", f"{part} - {end}_{part}"
            )
