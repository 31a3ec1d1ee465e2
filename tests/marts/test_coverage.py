"""What the data cover: periods and statuses, and that a mistyped date moves neither."""

from __future__ import annotations

from datetime import date

import pytest

from tests.measures.received import engine_with
from tests.reference.strategies import random_histories
from transforms.marts.coverage import Coverage
from transforms.marts.received import read_coverage
from transforms.measures.registry import all_measures
from transforms.periods import afcars_periods, ncands_periods

AFCARS = ["23A", "23B", "24A", "24B"]
MEASURES = all_measures()


def status(measure_id: str, coverage: Coverage, period) -> str:
    return coverage.status(MEASURES[measure_id], period).status


@pytest.mark.parametrize(
    ("measure_id", "period", "expected"),
    [
        ("permanency_in_12_months_entries", 0, "final"),
        ("permanency_in_12_months_entries", 1, "provisional"),
        ("reentry_to_foster_care", 0, "final"),
        ("reentry_to_foster_care", 2, "provisional"),
        ("placement_stability", 2, "final"),
        ("permanency_in_12_months_24_plus", 2, "final"),
    ],
)
def test_a_foster_care_result_is_final_when_the_files_reach_its_follow_up(measure_id, period, expected):
    coverage = Coverage(afcars=AFCARS)
    assert status(measure_id, coverage, afcars_periods(AFCARS)[period]) == expected


def test_a_report_result_is_final_when_its_year_and_the_next_are_complete():
    first, second = ncands_periods(["FFY2022", "FFY2023"])
    coverage = Coverage(ncands=["FFY2022", "FFY2023"], complete_years=[2022])
    assert status("recurrence_of_maltreatment", coverage, first) == "provisional"
    coverage = Coverage(ncands=["FFY2022", "FFY2023"], complete_years=[2022, 2023])
    assert status("recurrence_of_maltreatment", coverage, first) == "final"
    assert status("recurrence_of_maltreatment", coverage, second) == "provisional"


def test_maltreatment_in_care_needs_both_files_of_its_own_year():
    (year,) = ncands_periods(["FFY2023"])
    found = Coverage(ncands=["FFY2023"], afcars=["23B"]).status(MEASURES["maltreatment_in_foster_care"], year)
    assert (found.status, found.reason) == ("not_available", "needs AFCARS 23A")


def test_children_of_reports_who_are_followed_into_care_wait_for_afcars_too():
    year = ncands_periods(["FFY2022"])[0]
    received = {"ncands": ["FFY2022", "FFY2023"], "complete_years": [2022, 2023]}
    waiting = Coverage(afcars=["22A", "22B", "23A"], **received).status(MEASURES["in_home_safety"], year)
    assert (waiting.status, waiting.reason) == ("provisional", "waits for AFCARS to 2023-09-30")
    complete = Coverage(afcars=["22A", "22B", "23A", "23B"], **received)
    assert status("in_home_safety", complete, year) == "final"
    assert status("maltreatment_in_foster_care", Coverage(afcars=["22A", "22B"], **received), year) == "final"


def test_either_of_two_sources_will_do_each_for_its_own_years():
    measure = MEASURES["youth_outcomes"]
    own = {"youth_outcomes": (date(2020, 10, 1), date(2022, 9, 30))}
    coverage = Coverage(received={"nytd_outcomes": ["23A", "23B"]}, extents=own)
    periods = coverage.periods(measure)
    assert [p.name for p in periods] == ["FFY2021", "FFY2022", "FFY2023"]
    assert {coverage.status(measure, p, "homeless_at_19").status for p in periods} == {"final"}
    without = Coverage(received={"nytd_outcomes": ["24A"]}).status(measure, periods[-1])
    assert without.reason == (
        "needs the NYTD outcomes file 23A, the NYTD outcomes file 23B, or the extract youth_outcomes"
    )


def test_a_submission_over_a_federal_limit_withholds_the_measures_named():
    over = [("23B", "missing_exit_reason", "permanency_in_12_months_entries")]
    coverage = Coverage(afcars=AFCARS, over_limit=over)
    first = afcars_periods(AFCARS)[0]
    assert status("permanency_in_12_months_entries", coverage, first) == "dq_withheld"
    assert status("placement_stability", coverage, first) == "final"


def test_a_mistyped_date_does_not_move_what_the_data_cover():
    connection = engine_with(random_histories(5, 20, ("ZZ",)), ("ZZ",))
    before = read_coverage(connection)
    connection.execute(
        "insert into episodes.case_assignments (state, case_id, worker_id, role, assigned_on, ended_on)"
        " values ('ZZ', 'K', 'W', 'foster_care', date '1925-01-01', date '2062-01-01')"
    )
    connection.execute(
        "update episodes.maltreatment_reports set disposition_date = date '2062-01-01'"
        " where record_number = 1"
    )
    after = read_coverage(connection)
    assert "workforce" in before.extents
    assert "workforce" in after.extents
    assert after.extents["workforce"][0].year >= 2000
    assert after.extents["workforce"][1] <= date(2026, 11, 1)
    assert after.last_disposition == date(2026, 9, 30)
