"""Change and comparison, once for all measures: how far a figure lies from another, and what that says.

Here belongs the choice of what is compared, the interval of the difference and the verdict. Figures of two
periods are independent; a county is a part of its state, so that the state's figure is held against the
county's own interval. An observed figure is never judged by the national performance of an indicator that
the federal review adjusts for risk (CFSR Round 4 compares risk-standardised performance). Words stand in
`reports`.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import polars as pl

from transforms.contracts.contract import all_contracts
from transforms.marts import intervals
from transforms.measures.registry import Measure

RELIABLE = ("final", "provisional")
BEFORE = {"a_year_before": 12, "five_years_before": 60}
SAME = ["measure_id", "component", "state", "period_type", "geography_level", "geography"]
SAME += ["dimension", "category", "outcome", "statistic"]
FIGURE = ["value", "ci_lower", "ci_upper"]
UNADJUSTED = "an observed figure is not judged by a national value that is adjusted for risk"
NO_INTERVAL = "the figure has no interval"
HEADLINE = ("value", "median")
"""Statistics a national value or a target is about; a rate's count and a percentile are not."""


def comparisons_frame(
    results: pl.DataFrame, measures: Mapping[str, Measure], targets: Mapping[str, float]
) -> pl.DataFrame:
    """The table `marts.comparisons` from the rows of `marts.measure_results`.

    Results without a number, withheld or not available, are compared with nothing.
    """
    known = results.filter(pl.col("status").is_in(RELIABLE), pl.col("value").is_not_null())
    known = _with_intervals_of_counts(known, measures)
    parts = [_before(known, name, months) for name, months in BEFORE.items()]
    parts += [_with_state(known), _with_benchmarks(known, measures), _with_targets(known, targets)]
    found = pl.concat(parts, how="diagonal_relaxed")
    contract = all_contracts()["marts.comparisons"]
    return (
        _judged(found, measures)
        .select(pl.col(name).cast(kind) for name, kind in contract.schema().items())
        .sort(contract.keys())
    )


def _with_intervals_of_counts(known: pl.DataFrame, measures: Mapping[str, Measure]) -> pl.DataFrame:
    """Counts with the Poisson interval that a change between two of them is judged by."""
    counts = [m.measure_id for m in measures.values() if m.header.kind == "count"]
    is_count = pl.col("measure_id").is_in(counts) | (pl.col("statistic") == "count")
    is_count &= pl.col("ci_lower").is_null()
    values = known.select(pl.when(is_count).then("value"))["value"].to_numpy()
    low, high = intervals.poisson(np.maximum(values, 0.0), np.ones(len(values)))
    return known.with_columns(
        ci_lower=pl.when(is_count).then(pl.Series(low)).otherwise("ci_lower"),
        ci_upper=pl.when(is_count).then(pl.Series(high)).otherwise("ci_upper"),
    )


def _other(found: pl.DataFrame) -> pl.DataFrame:
    """The columns of a figure compared with, by their names in a comparison."""
    names = {name: f"other_{name}" for name in FIGURE}
    return found.rename(names | {"period": "compared_period", "status": "other_status"})


def _before(known: pl.DataFrame, name: str, months: int) -> pl.DataFrame:
    """Every result beside that of the same kind of period some months earlier.

    Months and quarters are held against the same season, so that the time of the year is no change.
    """
    earlier = _other(known.select(*SAME, "period", "period_end", "status", *FIGURE)).with_columns(
        period_end=pl.col("period_end").dt.offset_by("1d").dt.offset_by(f"{months}mo").dt.offset_by("-1d")
    )
    found = known.join(earlier, on=[*SAME, "period_end"])
    return found.with_columns(compared_with=pl.lit(name))


def _with_state(known: pl.DataFrame) -> pl.DataFrame:
    """The results of counties and units beside that of the whole state."""
    on = [name for name in SAME if not name.startswith("geography")]
    whole = known.filter(geography_level="state").select(*on, "period", "status", *FIGURE)
    parts = known.filter(pl.col("geography_level") != "state")
    found = parts.join(_other(whole).with_columns(period="compared_period"), on=[*on, "period"])
    return found.with_columns(
        compared_with=pl.lit("state"), other_ci_lower="other_value", other_ci_upper="other_value"
    )


def _with_constants(known: pl.DataFrame, name: str, values: Mapping[str, float]) -> pl.DataFrame:
    """The whole places' headline figures beside a value that holds for the measure."""
    constants = pl.DataFrame(
        {"measure_id": list(values), "other_value": list(values.values())},
        schema={"measure_id": pl.String, "other_value": pl.Float64},
    )
    figures = known.filter(pl.col("dimension") == "all", pl.col("statistic").is_in(HEADLINE))
    return figures.join(constants, on="measure_id").with_columns(
        compared_with=pl.lit(name),
        other_ci_lower="other_value",
        other_ci_upper="other_value",
        other_status=pl.lit("final"),
        compared_period=pl.lit(None, dtype=pl.String),
    )


def _with_benchmarks(known: pl.DataFrame, measures: Mapping[str, Measure]) -> pl.DataFrame:
    values = {i: m.header.benchmark.value for i, m in measures.items() if m.header.benchmark}
    return _with_constants(known, "benchmark", values)


def _with_targets(known: pl.DataFrame, targets: Mapping[str, float]) -> pl.DataFrame:
    return _with_constants(known, "target", targets)


def _judged(found: pl.DataFrame, measures: Mapping[str, Measure]) -> pl.DataFrame:
    """The comparisons with difference, interval and verdict."""
    own = intervals.Figure(*(_floats(found, name) for name in FIGURE))
    other = intervals.Figure(*(_floats(found, f"other_{name}") for name in FIGURE))
    low, high = intervals.difference(own, other)
    without = np.isnan(own.low) | np.isnan(own.high) | np.isnan(other.low) | np.isnan(other.high)
    adjusted = [i for i, m in measures.items() if m.header.benchmark and m.header.benchmark.is_adjusted]
    better = pl.col("measure_id").replace_strict(
        {i: m.header.better for i, m in measures.items()}, return_dtype=pl.String, default="neither"
    )
    found = found.with_columns(
        difference=pl.Series(own.value - other.value, nan_to_null=True),
        ci_lower=pl.Series(np.where(without, np.nan, low), nan_to_null=True),
        ci_upper=pl.Series(np.where(without, np.nan, high), nan_to_null=True),
        better=better,
        status=pl.when(pl.col("other_status") == "provisional").then("other_status").otherwise("status"),
        verdict_reason=pl.when(
            (pl.col("compared_with") == "benchmark") & pl.col("measure_id").is_in(adjusted)
        )
        .then(pl.lit(UNADJUSTED))
        .when(pl.Series(without))
        .then(pl.lit(NO_INTERVAL)),
    )
    return found.with_columns(verdict=_verdict())


def _verdict() -> pl.Expr:
    """Better or worse where the interval leaves out no difference; higher or lower where neither is."""
    is_higher, is_lower = pl.col("ci_lower") > 0, pl.col("ci_upper") < 0
    is_change = pl.col("compared_with").is_in(list(BEFORE))
    none = pl.when(is_change).then(pl.lit("no_clear_change")).otherwise(pl.lit("no_clear_difference"))
    is_better = (is_higher & (pl.col("better") == "higher")) | (is_lower & (pl.col("better") == "lower"))
    direction = pl.when(is_higher).then(pl.lit("higher")).otherwise(pl.lit("lower"))
    return (
        pl.when(pl.col("verdict_reason").is_not_null())
        .then(pl.lit("not_judged"))
        .when(~is_higher & ~is_lower)
        .then(none)
        .when(pl.col("better") == "neither")
        .then(direction)
        .when(is_better)
        .then(pl.lit("better"))
        .otherwise(pl.lit("worse"))
    )


def _floats(frame: pl.DataFrame, column: str) -> intervals.Floats:
    """A column as floats, nan for null."""
    return frame[column].cast(pl.Float64).fill_null(float("nan")).to_numpy()
