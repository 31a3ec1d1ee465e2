"""Whether counties are said to add up to their state: only where no member is left, of any outcome."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from transforms.publication.county_totals import county_totals


def row(level: str, outcome: str, numerator: float, denominator: float = 40.0) -> dict[str, object]:
    return {
        "measure_id": "dispositions",
        "component": "all",
        "state": "ZZ",
        "period_type": "12_months",
        "period_start": date(2022, 10, 1),
        "period_end": date(2023, 9, 30),
        "geography_level": level,
        "dimension": "all",
        "statistic": "value",
        "outcome": outcome,
        "numerator": numerator,
        "denominator": denominator,
    }


STATE = [row("state", "indicated", 30), row("state", "missing", 10)]


@pytest.mark.parametrize(
    ("counties", "is_complete"),
    [
        ([row("county", "indicated", 30), row("county", "missing", 10)], True),
        ([row("county", "indicated", 29), row("county", "missing", 10)], False),
        ([row("county", "indicated", 30)], False),
    ],
    ids=["all members have a county", "one has none", "those of an outcome have none"],
)
def test_counties_add_up_only_where_no_member_is_left(
    counties: list[dict[str, object]], *, is_complete: bool
) -> None:
    told = county_totals(pl.DataFrame([*STATE, *counties]))
    assert told["is_complete"].to_list() == [is_complete]


def test_a_measure_without_counties_says_nothing_of_them() -> None:
    assert county_totals(pl.DataFrame(STATE)).is_empty()


def test_members_without_a_county_are_left_though_it_happened_to_none_of_them() -> None:
    rows = [row("state", "all", 5, 40), row("county", "all", 5, 39)]
    assert county_totals(pl.DataFrame(rows))["is_complete"].to_list() == [False]


@pytest.mark.parametrize(("members", "is_complete"), [(40, True), (39, False)])
def test_counties_of_a_measure_of_times_alone_are_judged_by_their_members(
    members: float, *, is_complete: bool
) -> None:
    rows = [row("state", "all", 900, 40), row("county", "all", 880, members)]
    told = county_totals(pl.DataFrame([one | {"statistic": "median"} for one in rows]))
    assert told["is_complete"].to_list() == [is_complete]
