"""Questions to the figures of this edition with Polars: `python with_polars.py`."""

from pathlib import Path

import polars as pl

DATA = Path(__file__).resolve().parent.parent / "data"
MEASURE = "permanency_in_12_months_entries"

figures = pl.read_parquet(DATA / "figures.parquet")
# Years alone: months, quarters and three years together stand beside them.
of_the_state = figures.filter(
    pl.col("place_level") == "state", pl.col("statistic") == "value", pl.col("period_type") == "12_months"
)

# One measure over the years, with its interval.
over_time = of_the_state.filter(pl.col("measure_id") == MEASURE, pl.col("grouped_by") == "").sort("last_day")
print(over_time.select("period", "value", "unit_of_value", "lower", "upper", "status_in_words"))

# By age in the last period with a final figure of a group. An empty value is hidden, never zero.
by_age = of_the_state.filter(pl.col("measure_id") == MEASURE, pl.col("grouped_by") == "age group")
last = by_age.filter(pl.col("status") == "final")["last_day"].max()
latest = by_age.filter(pl.col("last_day") == last).sort("group_name")
print(latest.select("period", "group_name", "value", "lower", "upper", "status_in_words"))

# The share of figures that are hidden, by measure: what small groups cost.
results = pl.scan_parquet(DATA / "measure_results.parquet")
hidden = (
    results.group_by("measure_id")
    .agg(figures=pl.len(), hidden=(pl.col("status") == "suppressed").mean())
    .sort("hidden", "measure_id", descending=[True, False])
    .collect()
)
print(hidden)
