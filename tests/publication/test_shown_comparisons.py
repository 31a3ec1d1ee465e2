"""Comparisons leave the agency only where both of their figures do."""

import polars as pl
import pytest

from transforms.publication.shown_comparisons import FIGURE, shown_comparisons

SAME = {
    "measure_id": "m", "component": "all", "state": "ZZ", "period_type": "12_months", "dimension": "all",
    "category": "all", "outcome": "all", "statistic": "value",
}  # fmt: skip
STATE = {"geography_level": "state", "geography": "ZZ"}
COUNTY = {"geography_level": "county", "geography": "99001"}


def result(period: str, value: float | None, **where) -> dict:
    return {**SAME, **STATE, **where, "period": period, "value": value}


def comparison(period: str, compared_with: str, compared_period: str | None, **where) -> dict:
    told = {"period": period, "compared_with": compared_with, "compared_period": compared_period}
    return {**SAME, **STATE, **where, **told, "difference": 3.0}


@pytest.mark.parametrize(
    ("hidden", "shown"),
    [
        ({}, {"a_year_before", "benchmark", "target", "state"}),
        ({"FFY2022"}, {"benchmark", "target", "state"}),
        ({"FFY2023"}, set()),
        ({"county"}, {"a_year_before", "benchmark", "target"}),
    ],
)
def test_a_comparison_needs_both_of_its_figures(hidden, shown):
    results = pl.DataFrame(
        [
            result("FFY2022", None if "FFY2022" in hidden else 9.0),
            result("FFY2023", None if "FFY2023" in hidden else 12.0),
            result("FFY2023", None if "county" in hidden else 15.0, **COUNTY),
        ]
    )
    comparisons = pl.DataFrame(
        [
            comparison("FFY2023", "a_year_before", "FFY2022"),
            comparison("FFY2023", "benchmark", None),
            comparison("FFY2023", "target", None),
            comparison("FFY2023", "state", "FFY2023", **COUNTY),
        ]
    )
    found = shown_comparisons(comparisons, results)
    assert found.columns == comparisons.columns
    assert set(found["compared_with"]) == shown


def test_a_figure_is_that_of_one_group_and_period_type():
    results = pl.DataFrame([result("FFY2022", 9.0), result("FFY2023", 12.0)])
    for name in FIGURE:
        other = {**comparison("FFY2023", "a_year_before", "FFY2022"), name: "another"}
        assert shown_comparisons(pl.DataFrame([other]), results).is_empty()
