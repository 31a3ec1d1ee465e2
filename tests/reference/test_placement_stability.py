"""P5 and maltreatment in foster care: days and events counted by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from .maltreatment_in_foster_care import maltreatment_in_foster_care
from .placement_stability import placement_stability
from .written_by_hand import children, reports

FFY2023 = (date(2022, 10, 1), date(2023, 9, 30))
FFY2024 = (date(2023, 10, 1), date(2024, 9, 30))


def by_child(verdicts):
    return {key[1]: value for key, value in verdicts.items()}


def test_moves_are_settings_begun_before_the_exit_and_by_the_period_end_minus_one() -> None:
    histories = children(
        """
        child|born      |removed   |exited    |reason
        A    |2015-06-15|2023-09-01|2023-10-15|
        B    |2015-06-15|2023-09-01|2023-09-11|reunification
        C    |2015-06-15|2023-09-01|          |
        D    |2015-06-15|2023-09-01|          |
        E    |2015-06-15|2023-09-01|          |
    """,
        settings="""
        child|removed   |began     |setting
        A    |2023-09-01|2023-09-01|shelter_foster_home
        A    |2023-09-01|2023-09-30|foster_home
        A    |2023-09-01|2023-10-01|group_home_shelter
        B    |2023-09-01|2023-09-01|foster_home
        B    |2023-09-01|2023-09-10|relative_foster_home
        B    |2023-09-01|2023-09-11|kin_foster_home
        C    |2023-09-01|2023-09-01|foster_home
        C    |2023-09-01|2023-09-05|runaway
        C    |2023-09-01|2023-09-09|foster_home
        C    |2023-09-01|2023-09-12|foster_home
        C    |2023-09-01|2023-09-15|placed_at_home
        C    |2023-09-01|2023-09-20|supervised_independent_living
        D    |2023-09-01|2023-09-01|psychiatric_hospital
        D    |2023-09-01|2023-09-02|
    """,
    )
    assert by_child(placement_stability(histories, *FFY2023)) == {
        "A": (1, 29),  # 1 to 30 September; the third begins after the period
        "B": (1, 10),  # the third begins on the day of exit
        "C": (3, 29),  # four counted settings, a return to the same home included
    }  # D and E: no counted setting, days included


def test_short_stays_leave_only_when_complete_by_the_period_end() -> None:
    histories = children(
        """
        child|born      |removed   |exited    |reason
        A    |2015-06-15|2023-09-23|2023-09-30|reunification
        B    |2015-06-15|2023-09-24|2023-10-01|reunification
        C    |2015-06-15|2023-09-22|2023-09-30|reunification
        D    |2015-06-15|2023-09-30|          |
        E    |2005-10-03|2023-09-27|          |
        F    |2005-09-29|2023-09-27|          |
    """,
        settings="""
        child|removed   |began     |setting
        A    |2023-09-23|2023-09-23|foster_home
        B    |2023-09-24|2023-09-24|foster_home
        C    |2023-09-22|2023-09-22|foster_home
        D    |2023-09-30|2023-09-30|foster_home
        E    |2023-09-27|2023-09-27|foster_home
        F    |2023-09-27|2023-09-27|foster_home
    """,
    )
    assert by_child(placement_stability(histories, *FFY2023)) == {
        "B": (0, 6),  # 7 days in all, but not complete by the period's end; A is
        "C": (0, 8),
        "E": (0, 3),  # 18 after the period's end; F turned 18 after 2 days; D: 0 days
    }


DAYS = """
    child|born      |removed   |exited    |reason
    A    |2015-06-15|2023-09-30|          |
    B    |2015-06-15|2023-10-01|          |
    C    |2015-06-15|2023-09-30|2024-09-30|reunification
    D    |2015-06-15|2023-10-01|2023-10-09|
    E    |2015-06-15|2023-10-01|2023-10-08|reunification
    F    |2015-06-15|2024-09-24|2024-10-01|reunification
    G    |2015-06-15|2023-01-01|2023-10-01|reunification
    H    |2015-06-15|2023-01-01|2023-10-02|reunification
    I    |2015-06-15|2022-01-01|          |
    I    |2015-06-15|2023-12-01|          |
    J    |2005-11-01|2023-01-01|          |
"""


def test_days_in_care_follow_the_four_cases() -> None:
    days = {c: d for c, (_, d) in by_child(maltreatment_in_foster_care(children(DAYS), *FFY2024)).items()}
    assert days == {
        "A": 366,  # in at the start, all of a leap year
        "B": 365,  # entered on day 1: last day - first day
        "C": 365,  # in at the start, left on the last day: 30 Sep 2024 - 1 Oct 2023
        "D": 8,  # E: 7 days, complete; G left on day 1: 0 days
        "F": 6,  # not complete by the period's end
        "H": 1,
        "I": 366,  # two overlapping episodes, capped
        "J": 31,  # to the 18th birthday on 1 November
    }


def test_a_year_of_365_days_caps_at_365() -> None:
    histories = children("child|born|removed|exited|reason\nA|2015-06-15|2022-09-30||")
    assert by_child(maltreatment_in_foster_care(histories, *FFY2023)) == {"A": (0, 365)}


def counted(table: str) -> dict[str, int]:
    histories = children("""
        child|born      |removed   |exited    |reason
        A    |2015-06-15|2022-11-01|2023-03-01|reunification
        B    |2015-06-15|2022-09-01|          |
    """)
    histories = replace(histories, reports=reports(table))
    verdicts = by_child(maltreatment_in_foster_care(histories, *FFY2023))
    return {child: events for child, (events, _) in verdicts.items()}


def test_reports_count_from_seven_days_after_removal_to_the_day_before_the_exit() -> None:
    assert counted("""
        report|child|afcars|reported
        R1    |a    |A     |2022-11-07
        R2    |a    |A     |2022-12-01
        R3    |a    |A     |2023-02-28
        R4    |a    |A     |2023-03-02
    """) == {"A": 2, "B": 0}
    assert counted("""
        report|child|afcars|reported
        R1    |a    |A     |2022-11-08
        R2    |a    |A     |2023-03-01
    """) == {"A": 1, "B": 0}


def test_the_report_date_places_the_event_and_two_submission_years_are_read() -> None:
    assert counted("""
        report|child|afcars|reported  |disposed  |disposition
        R1    |b    |B     |2022-09-30|2022-10-15|
        R2    |b    |B     |2022-10-05|2022-11-15|indicated
        R3    |b    |B     |2023-09-30|2024-09-30|
        R4    |b    |B     |2023-06-30|2024-10-01|
        R5    |b    |B     |2023-04-30|2023-05-01|alternative_response_victim
        R6    |b    |      |2023-05-30|2023-06-01|
    """) == {"A": 0, "B": 2}  # R2 and R3; R1 before, R4 too late, R5 no victim, R6 without AFCARS ID


def test_a_report_within_a_day_of_the_preceding_one_is_the_same_event_counted_or_not() -> None:
    assert counted("""
        report|child|afcars|reported  |disposed
        R1    |b    |B     |2022-09-30|2022-10-15
        R2    |b    |B     |2022-10-01|2022-11-15
        R3    |b    |B     |2022-10-02|2022-11-15
        R4    |b    |B     |2022-10-04|2022-11-15
        R5    |b    |B     |2022-10-05|2022-11-15
        R6    |b    |B     |2022-10-05|2022-11-15
        R7    |b    |B     |2022-10-07|2022-11-15
    """) == {"A": 0, "B": 2}  # R4 and R7; R2 and R3 chain back to R1, which is before the period


def test_an_incident_outside_the_stay_takes_the_report_out() -> None:
    assert counted("""
        report|child|afcars|reported  |incident
        R1    |a    |A     |2022-12-01|2022-11-07
        R2    |a    |A     |2022-12-05|2022-11-08
        R3    |a    |A     |2022-12-09|2023-02-28
        R4    |a    |A     |2022-12-13|2023-03-01
        R5    |b    |B     |2022-12-13|2022-09-08
        R6    |b    |B     |2022-12-15|2022-09-07
    """) == {"A": 2, "B": 1}  # R2, R3 and R5: an incident before the period is allowed
