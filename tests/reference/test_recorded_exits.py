"""Counts, exits by reason, reunification, visits and caseload by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from .caseload_per_worker import caseload_per_worker
from .histories import Assignment, Contact, Histories, Worker
from .recorded_exits import (
    caseworker_visits,
    children_in_care,
    exits_by_reason,
    foster_care_entries,
    reunification_within_12_months,
)
from .response import response_time, timely_response
from .written_by_hand import children, reports

FFY2023 = (date(2022, 10, 1), date(2023, 9, 30))

HISTORIES = children(
    """
    child|born      |removed   |exited    |reason
    A    |2015-06-15|2022-10-01|2023-09-30|reunification
    B    |2015-06-15|2022-09-30|2023-10-01|reunification
    C    |2000-06-15|2023-09-30|          |
    D    |2015-06-15|2023-01-05|2023-01-05|
    E    |2015-06-15|2023-01-05|2023-01-04|reunification
    F    |2015-06-15|2022-09-30|2023-09-30|reunification
    G    |2015-06-15|2023-01-05|2023-06-05|not_applicable
    H    |2015-06-15|2023-01-05|          |
    I    |2015-06-15|2023-05-05|          |
    J    |          |2022-09-05|2022-10-05|adoption
""",
    dropped={"H": "2023-03-31", "I": "2023-09-30"},
)


def test_entries_are_removals_in_the_period_short_stays_in() -> None:
    entered = sorted(child for _, child, _ in foster_care_entries(HISTORIES, *FFY2023))
    assert entered == ["A", "C", "D", "E", "G", "H", "I"]


def test_children_in_care_are_those_not_yet_out_on_the_last_day() -> None:
    assert sorted(child for _, child in children_in_care(HISTORIES, *FFY2023)) == ["B", "C", "I"]


def test_exits_keep_their_recorded_reason() -> None:
    reasons = {child: reason for (_, child, _), reason in exits_by_reason(HISTORIES, *FFY2023).items()}
    assert reasons == {
        "A": "reunification",
        "D": "missing",
        "E": "reunification",
        "F": "reunification",
        "G": "missing",
        "J": "adoption",
    }


def test_reunification_within_12_months_leaves_out_exits_before_removal() -> None:
    found = reunification_within_12_months(HISTORIES, *FFY2023)
    assert {child: within for (_, child, _), within in found.items()} == {"A": True, "F": False}


def test_child_months_are_whole_months_in_care_under_18() -> None:
    histories = children(
        """
        child|born      |removed   |exited    |reason
        A    |2015-06-15|2022-10-01|2022-12-31|reunification
        B    |2015-06-15|2022-10-02|2022-12-01|reunification
        C    |2004-12-01|2022-09-01|2023-03-01|emancipation
        D    |2004-11-02|2022-09-01|2022-12-01|emancipation
        E    |2015-06-15|2023-02-01|          |
    """,
        visits="""
        child|removed   |visited
        A    |2022-10-01|2022-10-31
        A    |2022-10-01|2022-12-01
        B    |2022-10-02|2022-11-01
        B    |2022-10-02|2022-11-20
        E    |2023-02-01|2023-04-01
    """,
        dropped={"E": "2023-03-31"},
    )
    found = {(c, m.isoformat()): seen for (_, c, m), seen in caseworker_visits(histories, *FFY2023).items()}
    assert found == {
        ("A", "2022-10-01"): True,
        ("A", "2022-11-01"): False,  # December is not whole: exit on the 31st
        ("B", "2022-11-01"): True,  # two visits count once
        ("C", "2022-10-01"): False,
        ("C", "2022-11-01"): False,  # 18 on 1 December
        ("D", "2022-10-01"): False,
        ("D", "2022-11-01"): False,  # 18 on 2 November: under 18 on the first
        ("E", "2023-02-01"): False,
        ("E", "2023-03-01"): False,  # known to the end of March
    }


REPORTS = reports("""
    report|child|reported  |time|started   |started_at
    R1    |A    |2022-10-01|1200|2022-10-02|0930
    R1    |B    |2022-10-01|1200|2022-10-02|0930
    R2    |A    |2023-01-05|    |2023-01-06|0930
    R3    |A    |2023-01-05|1200|2023-01-05|1159
    R4    |A    |2023-01-05|1200|2024-01-05|1200
    R5    |A    |2023-01-05|1200|2024-01-05|1201
    R6    |A    |2023-01-05|1200|          |
    R7    |A    |2022-09-30|1200|2022-10-02|0930
    R8    |A    |2023-03-01|1000|2023-03-01|1100
    R9    |A    |2023-03-01|1000|2023-03-01|1100
""")
CONTACTS = (
    Contact("ZZ", "R8", "A", date(2023, 3, 2), "1000", completed=False),
    Contact("ZZ", "R8", "A", date(2023, 3, 2), "1030", in_person=False),
    Contact("ZZ", "R8", "A", date(2023, 3, 3), "1015"),
    Contact("ZZ", "R8", "A", date(2023, 3, 2), "1615"),
    Contact("ZZ", "R9", "A", date(2023, 3, 2), "1000", completed=False),
    Contact("MD", "R1", "A", date(2023, 3, 2), "1000"),
)


def test_response_time_is_in_hours_and_in_whole_days_without_both_times() -> None:
    histories = Histories(reports=REPORTS, contacts=CONTACTS)
    found = {report: hours for (_, report), hours in response_time(histories, *FFY2023).items()}
    assert found == {
        "R1": 21.5,
        "R2": 24,
        "R4": 8760,  # R3 negative, R5 over a year, R6 not recorded, R7 before the year
        "R8": 30.25,  # first completed in-person contact; R9 has contacts, none completed
    }


def test_every_report_of_the_year_is_asked_whether_the_response_was_timely() -> None:
    histories = Histories(reports=REPORTS, contacts=CONTACTS, priorities={("ZZ", "R8"): "2"})
    found = timely_response(histories, *FFY2023, 24, {"2": 30.25})
    timely = sorted(report for (_, report), verdict in found.items() if verdict)
    assert (len(found), timely) == (8, ["R1", "R2", "R8"])


def test_caseload_divides_open_primary_cases_by_case_carrying_time() -> None:
    histories = Histories(
        workers=(
            Worker("ZZ", "W1", "foster_care", 1.0, date(2020, 1, 1)),
            Worker("ZZ", "W2", "investigation", 0.5, date(2020, 1, 1), separated_on=date(2023, 9, 30)),
            Worker("ZZ", "W3", "in_home", 0.5, date(2023, 9, 1), case_carrying_from=date(2023, 9, 29)),
            Worker("ZZ", "W4", "supervisor", 1.0, date(2020, 1, 1)),
        ),
        assignments=(
            Assignment("ZZ", "K1", "W1", "foster_care", date(2020, 1, 1)),
            Assignment("ZZ", "K1", "W1", "adoption", date(2020, 1, 1)),
            Assignment("ZZ", "K2", "W1", "foster_care", date(2023, 9, 30)),
            Assignment("ZZ", "K3", "W2", "foster_care", date(2023, 9, 1), ended_on=date(2023, 9, 30)),
            Assignment("ZZ", "K4", "W1", "foster_care", date(2020, 1, 1), primary=False),
            Assignment("ZZ", "K5", None, "foster_care", date(2023, 9, 30)),
        ),
    )
    found = caseload_per_worker(histories, date(2023, 9, 28), date(2023, 9, 30))
    # K1 in two roles, K2 and K5, over W1 and W3
    assert found[("ZZ", "point_in_time")] == (4, 1.5)
    # 28 Sep: K1 twice and K3 over 1.5; 29 Sep: the same over 2.0; 30 Sep: as above
    assert found[("ZZ", "average_daily")] == (10, 5.0)


def test_equal_numbers_in_two_states_are_two_children() -> None:
    two = replace(HISTORIES, children=(*HISTORIES.children, replace(HISTORIES.children[2], state="MD")))
    assert {("ZZ", "C"), ("MD", "C")} <= children_in_care(two, *FFY2023)
