"""The committed table of the synthetic nation beside published figures: it holds, and fits the measures."""

from __future__ import annotations

import polars as pl
import pytest

from data_samples.calibration import national
from transforms.measures.registry import all_measures


@pytest.fixture(scope="module")
def table() -> pl.DataFrame:
    return national.compared(national.national_figures(), national.found_figures())


def test_the_page_shows_what_is_compared_and_what_was_found(table):
    assert national.TABLE.read_text(encoding="utf-8") == national.as_markdown(table)


def test_every_figure_is_one_of_a_measure_and_was_found_when_the_table_was_made(table):
    known = {(i, component) for i, m in all_measures().items() for component in m.header.components}
    assert set(table.select("measure_id", "component").rows()) - known == set()
    assert table.filter(pl.col("found").is_null()).is_empty()
    assert table.select(national.KEY).is_duplicated().any() is False


def test_every_figure_has_a_source_and_a_tolerance(table):
    assert table.filter(pl.col("source").is_null() | (pl.col("source") == "")).is_empty()
    assert table["tolerance"].min() > 0


def test_figures_are_within_their_tolerance_or_say_why_they_are_not(table):
    told = table["deviation"].is_not_null()
    assert table.filter(table["within"] == told).select(*national.KEY, "published", "found").rows() == []


def test_every_federal_indicator_with_a_national_value_is_in_the_table(table):
    benchmarks = {i: m.header.benchmark for i, m in all_measures().items() if m.header.benchmark}
    adjusted = {i for i, benchmark in benchmarks.items() if benchmark.is_adjusted}
    assert adjusted - set(table["measure_id"]) == set()
    published = table.filter(pl.col("measure_id").is_in(list(adjusted)), outcome="all")
    for row in published.to_dicts():
        scale = 100 if row["unit"] == "percent" else 1
        assert row["published"] == pytest.approx(scale * benchmarks[row["measure_id"]].value)


def test_found_figures_are_pooled_over_final_fiscal_years_and_outcomes_are_added():
    figures = pl.DataFrame(
        [
            ("exits_by_reason", "all", "adoption|guardianship", "value", "percent"),
            ("children_in_care", "all", "all", "value", "per 1,000 children"),
            ("days_in_care", "exits", "all", "median", "months"),
            ("time_in_care", "exits", "under_1_month", "value", "percent"),
        ],
        schema=[*national.KEY, "unit"],
        orient="row",
    )
    rows = [
        # measure, component, outcome, statistic, period, its end, status, numerator, denominator, value
        ("exits_by_reason", "all", "adoption", "value", "23A23B", "2023-09-30", "final", 20, 100, 0.2),
        ("exits_by_reason", "all", "guardianship", "value", "23A23B", "2023-09-30", "final", 10, 100, 0.1),
        ("exits_by_reason", "all", "adoption", "value", "24A24B", "2024-09-30", "final", 30, 100, 0.3),
        ("exits_by_reason", "all", "adoption", "value", "23B24A", "2024-03-31", "final", 99, 100, 0.99),
        ("exits_by_reason", "all", "adoption", "value", "25A25B", "2025-09-30", "provisional", 99, 100, 0.99),
        ("children_in_care", "all", "all", "value", "23A23B", "2023-09-30", "final", 50, 50, 50),
        ("children_in_care", "all", "all", "value", "24A24B", "2024-09-30", "final", 70, 70, 70),
        ("days_in_care", "exits", "all", "median", "23A23B", "2023-09-30", "final", 0, 9, 365.25),
    ]
    names = [*national.KEY, "period", "period_end", "status", "numerator", "denominator", "value"]
    results = pl.DataFrame(rows, schema=names, orient="row", strict=False).with_columns(
        pl.col("period_end").str.to_date()
    )
    found = national.found_in(results, figures, children=10_000)
    assert found["found"].to_list() == [pytest.approx(30.0), pytest.approx(6.0), pytest.approx(12.0), None]
