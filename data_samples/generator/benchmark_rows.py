"""Rows of the agency's table of benchmarks: the invented data profile to hold results against.

No value here was published by anyone, and the source says so. How the profile is computed stands in
`data_profile`.
"""

from __future__ import annotations

import polars as pl

from data_samples.generator import days
from data_samples.generator.afcars_rows import STATE
from data_samples.generator.care import Care
from data_samples.generator.data_profile import OF_REPORTS, DataProfile, Observed
from transforms.contracts.contract import all_contracts

SOURCE = "Synthetic: CFSR data profile of the invented agency, no published figure"


def benchmark_rows(care: Care) -> pl.DataFrame:
    """Rows of `staging.benchmarks`: observed performance of the state in each year told of by AFCARS 2020."""
    first = max(care.world.first_fiscal_year, days.FIRST_AFCARS_2020_YEAR)
    rows = [
        {
            "measure_id": one.measure_id,
            "component": "all",
            "period": _period(one),
            "geography": STATE,
            "dimension": "all",
            "category": "all",
            "outcome": "all",
            "statistic": "value",
            "value": one.value,
            "numerator": one.numerator,
            "denominator": one.denominator,
            "source": SOURCE,
        }
        for one in DataProfile(care).rows(range(first, days.LAST_FISCAL_YEAR))
    ]
    contract = all_contracts()["staging.benchmarks"]
    return pl.DataFrame(rows, schema=contract.schema())


def _period(one: Observed) -> str:
    """The period by the name results give it: 23A23B, or FFY2023 where reports are counted."""
    two = f"{one.fiscal_year % 100:02d}"
    return f"FFY{one.fiscal_year}" if one.measure_id in OF_REPORTS else f"{two}A{two}B"
