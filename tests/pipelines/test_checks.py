"""Rules over the results of every measure."""

from __future__ import annotations

import io
from datetime import date

import polars as pl
import pytest

from pipelines.checks import RULES
from transforms.measures.registry import all_measures

ENTRIES = all_measures()["permanency_in_12_months_entries"]
BROKEN = {rule.name: rule.broken for rule in RULES}
NUMBERS = ["numerator", "denominator", "value", "ci_lower", "ci_upper"]


def results(table: str) -> pl.DataFrame:
    """State results from a table with columns split by bars; columns not shown take plain values."""
    text = "\n".join(
        ",".join(cell.strip() for cell in line.split("|")) for line in table.strip().splitlines()
    )
    shown = pl.read_csv(io.StringIO(text), try_parse_dates=True, null_values="")
    plain = {
        "period_end": date(2023, 9, 30),
        "as_of": date(2025, 9, 30),
        "component": "all",
        "geography_level": "state",
        "dimension": "all",
        "outcome": "all",
        "statistic": "value",
        "status": "final",
        "status_reason": None,
        **dict.fromkeys(NUMBERS),
    }
    frame = shown.with_columns(pl.lit(v).alias(k) for k, v in plain.items() if k not in shown.columns)
    return frame.with_columns(
        pl.col(*NUMBERS).cast(pl.Float64),
        pl.col("status_reason").cast(pl.String),
    )


@pytest.mark.parametrize(
    ("rule", "table", "violations"),
    [
        (
            "numerator_within_denominator",
            """
            numerator | denominator
            0         | 0
            10        | 10
            11        | 10
            -1        | 10
            """,
            2,
        ),
        (
            "status_is_explained",
            """
            status      | status_reason | as_of
            final       |               | 2024-09-30
            final       |               | 2024-09-29
            provisional | waits         | 2023-09-30
            provisional |               | 2023-09-30
            """,
            2,
        ),
        (
            "value_within_interval",
            """
            value | ci_lower | ci_upper
            0.5   | 0.4      | 0.6
            0.5   |          |
            0.7   | 0.4      | 0.6
            """,
            1,
        ),
        (
            "no_jump_from_last_year",
            """
            period_end | denominator | outcome
            2022-09-30 | 1000        | steady
            2023-09-30 | 1400        | steady
            2022-09-30 | 1000        | grown
            2023-09-30 | 1600        | grown
            2022-09-30 | 10          | small
            2023-09-30 | 40          | small
            """,
            1,
        ),
    ],
)
def test_a_rule_finds_the_results_that_break_it(rule, table, violations):
    assert len(BROKEN[rule](results(table), ENTRIES)) == violations
