"""The county of a member is that of the removal the measure counts, not of whatever removal came last."""

from __future__ import annotations

import pytest

from transforms.examples import members_of_example
from transforms.measures.registry import Example, all_measures

SAME_DAY = """
child_id | removal_date | exit_date  | exit_reason   | county
A        | 2022-11-05   | 2023-03-01 | reunification | 24001
A        | 2023-03-01   |            |               | 24003
"""
OVERLAP = """
child_id | removal_date | exit_date  | exit_reason   | county
B        | 2022-01-05   | 2023-05-10 | reunification | 24001
B        | 2022-06-05   | 2022-11-10 | reunification | 24003
"""


def counties(measure_id: str, removal_episodes: str) -> dict[str, str]:
    """County by day counted."""
    example = Example(says="-", period_start="2022-10-01", expects={}, removal_episodes=removal_episodes)
    rows = members_of_example(all_measures()[measure_id], example)
    return {str(day): county for day, county in rows.select("counted_on", "county").iter_rows()}


@pytest.mark.parametrize(
    "measure_id", ["exits_by_reason", "reunification_within_12_months", "reentry_to_foster_care"]
)
def test_an_exit_belongs_to_the_county_of_its_own_removal_also_when_the_child_is_removed_again_that_day(
    measure_id,
):
    assert counties(measure_id, SAME_DAY) == {"2023-03-01": "24001"}


@pytest.mark.parametrize("measure_id", ["exits_by_reason", "reunification_within_12_months"])
def test_exits_of_overlapping_episodes_belong_to_their_own_counties(measure_id):
    assert counties(measure_id, OVERLAP) == {"2023-05-10": "24001", "2022-11-10": "24003"}


def test_days_in_care_are_counted_from_the_first_stay_that_has_any():
    stays = """
child_id | removal_date | exit_date  | exit_reason   | county
A        | 2022-01-05   | 2022-10-01 | reunification | 24001
A        | 2023-01-05   |            |               | 24003
"""
    assert list(counties("maltreatment_in_foster_care", stays)) == ["2023-01-05"]
