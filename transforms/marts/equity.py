"""Groups compared at each decision point: rate ratios against a reference group, and shares against the base.

Here belongs the arithmetic of disparity and disproportionality over `marts.decision_points`, and the rule on
small groups. Which steps there are stands in `codes.decision_points`, the sentences in the measures' files.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import duckdb
import numpy as np
import polars as pl

from transforms.contracts.codes.equity import DECISION_POINTS
from transforms.contracts.contract import all_contracts
from transforms.marts import intervals
from transforms.measures.registry import Measure, counted_measures
from transforms.settings import Equity

PLACE = ["state", "period", "geography_level", "geography", "dimension", "component"]


def counted_behind(measures: Iterable[Measure]) -> dict[str, Measure]:
    """The measures that count members among these, and those whose results the others are made of, by id."""
    found = {measure.measure_id: measure for measure in measures}
    counted = {i: measure for i, measure in found.items() if not measure.is_derived}
    if len(counted) < len(found):
        steps = {str(row[role]) for row in DECISION_POINTS.rows() for role in ("reached", "base")}
        counted |= {i: measure for i, measure in counted_measures().items() if i in steps}
    return counted


def equity_results(
    connection: duckdb.DuckDBPyConnection, measures: Iterable[Measure], settings: Equity
) -> pl.DataFrame:
    """The rows of `marts.measure_results` of the measures that are made of results."""
    contract = all_contracts()["marts.measure_results"]
    frames = [pl.DataFrame(schema=contract.schema())]
    for measure in measures:
        steps = connection.sql(measure.query.sql).pl()
        rows = compared(steps, measure.header.kind, settings)
        frames.append(_results(rows, measure))
    return pl.concat(frames).sort(contract.keys())


def compared(steps: pl.DataFrame, kind: str, settings: Equity) -> pl.DataFrame:
    """The steps with `value`, `ci_lower` and `ci_upper`: a ratio of rates, or of shares.

    `steps` has PLACE, category, reached, base, status and status_reason. A ratio that rests on fewer children
    than the smallest group, of the group or of the reference, is not given: the counts stand, with a reason.
    """
    rows = _rate_ratios(steps, settings) if kind == "rate_ratio" else _share_ratios(steps)
    smallest = settings.smallest_group
    is_small = pl.min_horizontal("reached", "base", "other_reached", "other_base") < smallest
    is_alone = pl.col("other_base").is_null()
    reason = (
        pl.when(is_alone)
        .then(pl.lit(f"no figure for the reference group, {settings.reference_group}"))
        .when(is_small)
        .then(pl.lit(f"rests on fewer than {smallest} children"))
    )
    return rows.with_columns(
        *(pl.when(reason.is_null()).then(name).alias(name) for name in ("value", "ci_lower", "ci_upper")),
        status=pl.when(reason.is_null()).then("status").otherwise(pl.lit("not_available")),
        status_reason=pl.coalesce(reason, "status_reason"),
    )


def _rate_ratios(steps: pl.DataFrame, settings: Equity) -> pl.DataFrame:
    """Each group's rate over that of the reference group, which has none of its own."""
    is_reference = pl.col("category") == settings.reference_group
    others = steps.filter(is_reference).select(*PLACE, other_reached="reached", other_base="base")
    rows = steps.filter(~is_reference).join(others, on=PLACE, how="left")
    a, n, c, m = (_floats(rows, name) for name in ("reached", "base", "other_reached", "other_base"))
    return _with_ratio(rows, (a / n) / (c / m), 1 / a - 1 / n + 1 / c - 1 / m)


def _share_ratios(steps: pl.DataFrame) -> pl.DataFrame:
    """Each group's share of those who took the step over its share of those who could, of known groups."""
    rows = steps.with_columns(
        other_reached=pl.col("reached").sum().over(PLACE), other_base=pl.col("base").sum().over(PLACE)
    )
    a, n, c, m = (_floats(rows, name) for name in ("reached", "base", "other_reached", "other_base"))
    return _with_ratio(rows, (a / c) / (n / m), 1 / a - 1 / c)


def _with_ratio(rows: pl.DataFrame, ratio: intervals.Floats, log_variance: intervals.Floats) -> pl.DataFrame:
    """Rows with a ratio and its interval on the logarithmic scale; empty where it cannot be taken.

    Katz D et al., "Obtaining confidence intervals for the risk ratio in cohort studies", 1978. Where those
    who took a step are no part of the base, the variance is not taken below 0.
    """
    half = intervals.Z * np.sqrt(np.maximum(log_variance, 0.0))
    is_known = np.isfinite(ratio) & (ratio > 0) & np.isfinite(half)
    figures = {"value": ratio, "ci_lower": ratio * np.exp(-half), "ci_upper": ratio * np.exp(half)}
    return rows.with_columns(
        pl.Series(name, np.where(is_known, figure, np.nan), nan_to_null=True)
        for name, figure in figures.items()
    )


def _floats(frame: pl.DataFrame, column: str) -> intervals.Floats:
    """A column as floats, nan for null and for 0, of which no logarithm can be taken."""
    values = frame[column].cast(pl.Float64).fill_null(float("nan")).to_numpy()
    return np.where(values > 0, values, np.nan)


def _results(rows: pl.DataFrame, measure: Measure) -> pl.DataFrame:
    """Compared steps as rows of `marts.measure_results`."""
    contract = all_contracts()["marts.measure_results"]
    told = rows.with_columns(
        measure_id=pl.lit(measure.measure_id),
        measure_version=pl.lit(measure.header.version),
        period_type=pl.lit("12_months"),
        period_start=pl.col("period_end").map_elements(_first_day, return_dtype=pl.Date),
        outcome=pl.lit("all"),
        statistic=pl.lit("value"),
        numerator="reached",
        denominator="base",
        members=pl.col("reached").cast(pl.Int64),
    )
    return told.select(
        (pl.col(name) if name in told.columns else pl.lit(None)).cast(kind).alias(name)
        for name, kind in contract.schema().items()
    )


def _first_day(last: date) -> date:
    """The first day of the fiscal year that ends on a day."""
    return date(last.year - 1, 10, 1)
