"""Observed figures of published CFSR Round 4 state data profiles, from their own counts.

Source: Maryland and Kentucky CFSR Round 4 data profiles, observed performance (numerator, denominator).
"""

from __future__ import annotations

import polars as pl
import pytest

from transforms.marts.figures import figures
from transforms.measures.registry import all_measures

PUBLISHED = [
    # measure, numerator, denominator, as printed, digits
    ("maltreatment_in_foster_care", 134, 1_235_735, 10.84, 2),  # Maryland 22A22B; 134 / 1,235,735 x 100,000
    ("placement_stability", 1_067, 231_834, 4.60, 2),  # Maryland 21B22A; 1,067 / 231,834 x 1,000
    ("placement_stability", 3_392, 683_032, 4.97, 2),  # Kentucky 22A22B; 3,392 / 683,032 x 1,000
    ("permanency_in_12_months_entries", 2_097, 4_335, 0.484, 3),  # Kentucky 23A23B; 2,097 / 4,335
]


@pytest.mark.parametrize(("measure_id", "numerator", "denominator", "printed", "digits"), PUBLISHED)
def test_the_published_counts_give_the_published_figure(measure_id, numerator, denominator, printed, digits):
    header = all_measures()[measure_id].header
    cells = pl.DataFrame({"numerator": [float(numerator)], "denominator": [float(denominator)]})
    row = figures(cells, header.kind, header.per).row(0, named=True)
    assert round(row["value"], digits) == printed
    assert row["ci_lower"] < row["value"] < row["ci_upper"]
