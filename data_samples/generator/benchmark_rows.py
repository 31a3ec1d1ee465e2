"""Rows of the agency's table of benchmarks: an invented data profile to read a few results against.

No value here was published by anyone, and the source says so.
"""

from __future__ import annotations

import polars as pl

from data_samples.generator import days
from data_samples.generator.afcars_rows import STATE
from data_samples.generator.simulation import World

SOURCE = "Synthetic: data profile of the invented agency, no published figure"


def benchmark_rows(world: World) -> pl.DataFrame:
    """Rows of `staging.benchmarks`: last year's profile of the state, for each year it is told of."""
    known, rows = world.parameters.benchmarks, []
    for year in range(max(world.first_fiscal_year, days.FIRST_AFCARS_2020_YEAR), days.LAST_FISCAL_YEAR):
        two = f"{year % 100:02d}"
        names = {"afcars": f"{two}A{two}B", "ncands": f"FFY{year}"}
        for file, name in names.items():
            rows += [(measure, name, value) for measure, value in known[file].items()]
    frame = pl.DataFrame(
        rows, schema={"measure_id": pl.String, "period": pl.String, "value": pl.Float64}, orient="row"
    )
    return frame.with_columns(
        pl.lit(STATE).alias("geography"),
        pl.lit("all").alias("dimension"),
        pl.lit("all").alias("category"),
        pl.lit(SOURCE).alias("source"),
    )
