"""P1 to P4, one hand-made child per line of the decisions."""

from __future__ import annotations

from datetime import date

from .permanency_indicators import (
    permanency_in_12_months_12_to_23,
    permanency_in_12_months_24_plus,
    permanency_in_12_months_entries,
    reentry_to_foster_care,
)
from .written_by_hand import children

FFY2023 = (date(2022, 10, 1), date(2023, 9, 30))
FFY2024 = (date(2023, 10, 1), date(2024, 9, 30))


def verdicts(measure, histories, period):
    return {child: verdict for (_, child), verdict in measure(histories, *period).items()}


def test_entries_succeed_before_the_anniversary_only() -> None:
    histories = children("""
        child|born      |removed   |exited    |reason
        A    |2015-06-15|2022-10-05|2023-10-04|reunification
        B    |2015-06-15|2022-10-05|2023-10-05|reunification
        C    |2015-06-15|2023-03-31|2024-03-30|adoption
        D    |2015-06-15|2022-10-05|2023-03-04|transfer
        E    |2015-06-15|2022-10-05|2023-03-04|death
        F    |2015-06-15|2022-10-05|          |
        G    |2015-06-15|2022-09-30|2023-03-04|reunification
        H    |2015-06-15|2023-09-30|2024-01-04|guardianship
        I    |2015-06-15|2023-10-01|2024-01-04|guardianship
    """)
    assert verdicts(permanency_in_12_months_entries, histories, FFY2023) == {
        "A": True,
        "B": False,  # on the anniversary
        "C": True,
        "D": False,  # a transfer stays in the denominator
        "E": False,
        "F": False,
        "H": True,  # entered on the last day; G and I outside
    }


def test_short_stays_are_dropped_before_the_first_entry_is_chosen_whenever_the_exit() -> None:
    histories = children("""
        child|born      |removed   |exited    |reason
        A    |2015-06-15|2022-11-01|2022-11-08|reunification
        A    |2015-06-15|2023-01-10|          |
        B    |2015-06-15|2022-11-01|2022-11-09|reunification
        B    |2015-06-15|2023-01-10|          |
        C    |2015-06-15|2023-09-28|2023-10-05|reunification
    """)
    # A: 7 days dropped, the second entry stands. B: 8 days is the entry. C: 7 days, over the border.
    assert verdicts(permanency_in_12_months_entries, histories, FFY2023) == {"A": False, "B": True}


def test_an_exit_without_reason_matters_only_before_twelve_months_after_the_period() -> None:
    histories = children("""
        child|born      |removed   |exited    |reason
        A    |2015-06-15|2022-10-05|2024-09-30|
        B    |2015-06-15|2022-10-05|2024-10-01|
        C    |2015-06-15|2022-10-05|2023-01-01|not_applicable
        D    |2015-06-15|2022-10-05|2023-01-01|
        D    |2015-06-15|2023-03-01|2023-06-01|adoption
    """)
    # D's first entry leaves the child out; the second is not used instead.
    assert verdicts(permanency_in_12_months_entries, histories, FFY2023) == {"B": False}


def test_a_trial_home_visit_counts_from_31_days_before_a_reunification() -> None:
    histories = children(
        """
        child|born      |removed   |exited    |reason
        A    |2015-06-15|2022-10-05|2023-10-06|reunification
        B    |2015-06-15|2022-10-05|2023-10-06|reunification
        C    |2015-06-15|2022-10-05|2023-10-06|living_with_relative
        D    |2015-06-15|2022-10-05|2024-06-01|reunification
        E    |2015-06-15|2022-10-05|2024-06-01|reunification
        F    |2015-06-15|2022-10-05|2024-06-01|reunification
        G    |2015-06-15|2022-10-05|2024-06-01|reunification
        H    |2015-06-15|2022-10-05|2024-06-01|reunification
    """,
        settings="""
        child|removed   |began     |setting
        A    |2022-10-05|2022-10-05|foster_home
        A    |2022-10-05|2023-09-06|placed_at_home
        B    |2022-10-05|2022-10-05|foster_home
        B    |2022-10-05|2023-09-05|placed_at_home
        C    |2022-10-05|2023-06-05|placed_at_home
        D    |2022-10-05|2023-09-04|placed_at_home
        E    |2022-10-05|2022-10-05|placed_at_home
        F    |2022-10-05|2023-03-01|placed_at_home
        F    |2022-10-05|2023-09-01|foster_home
        G    |2022-10-05|2023-03-01|placed_at_home
        G    |2022-10-05|2024-06-01|foster_home
        H    |2022-10-05|2023-03-01|placed_at_home
        H    |2022-10-05|2023-04-01|
    """,
    )
    assert verdicts(permanency_in_12_months_entries, histories, FFY2023) == {
        "A": False,  # 30 days before the exit: 12 months stand
        "B": False,  # 31 days before: 11 completed months + 1 = 12
        "C": False,  # not to reunification
        "D": True,  # 10 completed months + 1 = 11
        "E": False,  # began on the day of removal, not after it
        "F": False,  # a foster home came after
        "G": True,  # an arrangement beginning on the day of exit is not before it
        "H": False,  # the last arrangement has no setting
    }


def test_turning_18_ends_the_stay_without_permanency() -> None:
    histories = children(
        """
        child|born      |removed   |exited    |reason
        A    |2005-03-01|2022-10-05|2023-02-28|reunification
        B    |2005-03-01|2022-10-05|2023-03-01|reunification
        C    |2005-03-01|2022-10-05|2023-05-01|
        D    |2005-03-01|2022-10-05|          |
        E    |2004-10-05|2022-10-05|2023-01-01|reunification
        F    |2004-10-06|2022-10-05|2023-01-01|reunification
        G    |2004-10-13|2022-10-05|2023-01-01|reunification
        H    |2005-03-01|2022-10-05|          |
        I    |2005-04-01|2022-10-05|          |
    """,
        dropped={"H": "2023-03-31", "I": "2023-03-31"},
    )
    assert verdicts(permanency_in_12_months_entries, histories, FFY2023) == {
        "A": True,  # the day before the birthday
        "B": False,
        "C": False,  # an exit without a reason after 18 is aged out, not missing
        "D": False,
        "G": False,  # aged out after exactly 8 days; F after 1 day is a short stay, E entered at 18
        "H": False,  # absent from the later files, but 18 before the last one that holds the child ended
    }


def test_records_with_impossible_dates_and_dropped_records_are_left_out_one_by_one() -> None:
    histories = children(
        """
        child|born      |removed   |exited    |reason
        A    |          |2022-10-05|2023-02-28|reunification
        B    |2022-10-06|2022-10-05|2023-02-28|reunification
        C    |2022-10-05|2022-10-05|2023-02-28|reunification
        D    |2015-06-15|2022-10-05|2022-10-04|reunification
        E    |2015-06-15|2022-10-05|2022-10-05|reunification
        E    |2015-06-15|2022-12-05|2023-02-05|reunification
        F    |2015-06-15|          |2023-02-05|reunification
        G    |2015-06-15|2022-12-05|          |
        H    |2015-06-15|2022-10-05|2023-01-05|reunification
        H    |2015-06-15|2023-02-05|          |
    """,
        dropped={"G": "2023-03-31", "H": "2023-03-31"},
    )
    # E: the second record stands; H: the closed one stands although the open one is dropped.
    assert verdicts(permanency_in_12_months_entries, histories, FFY2023) == {"C": True, "E": True, "H": True}


IN_CARE = """
    child|born      |removed   |exited    |reason
    A    |2015-06-15|2022-10-01|2024-09-30|reunification
    B    |2015-06-15|2022-10-02|2024-09-30|reunification
    C    |2015-06-15|2021-10-02|2023-10-01|adoption
    D    |2015-06-15|2021-10-01|2024-10-01|adoption
    E    |2015-06-15|2021-09-01|2023-09-30|adoption
    F    |2015-06-15|2022-03-01|2024-02-01|
    G    |2015-06-15|2022-03-01|2024-10-01|
    H    |2005-10-01|2022-03-01|2024-02-01|reunification
    I    |2005-10-02|2022-03-01|2024-02-01|reunification
    J    |2015-06-15|2019-03-01|2024-02-01|guardianship
"""


def test_children_in_care_12_to_23_months_on_day_1() -> None:
    assert verdicts(permanency_in_12_months_12_to_23, children(IN_CARE), FFY2024) == {
        "A": True,  # 12 months on day 1, left on the last day
        "C": True,  # 23 months, left on day 1 itself
        "G": False,  # left after the period, without a reason
        "I": False,  # 18 on the second day; H is 18 on day 1; F left without a reason
    }


def test_children_in_care_24_months_or_more_on_day_1() -> None:
    assert verdicts(permanency_in_12_months_24_plus, children(IN_CARE), FFY2024) == {
        "D": False,  # 24 months on day 1, left the day after the period; E left the day before
        "J": True,
    }


def test_trial_home_visits_do_not_shorten_the_stay_of_children_already_in_care() -> None:
    histories = children(
        "child|born|removed|exited|reason\nA|2015-06-15|2022-03-01|2024-10-05|reunification",
        settings="child|removed|began|setting\nA|2022-03-01|2024-01-01|placed_at_home",
    )
    assert verdicts(permanency_in_12_months_12_to_23, histories, FFY2024) == {"A": False}


def test_reentry_is_the_next_removal_within_12_completed_months() -> None:
    histories = children("""
        child|born      |removed   |exited    |reason
        A    |2015-06-15|2022-01-05|2023-01-10|reunification
        A    |2015-06-15|2024-01-09|          |
        B    |2015-06-15|2022-01-05|2023-01-10|living_with_relative
        B    |2015-06-15|2024-01-10|          |
        C    |2015-06-15|2022-01-05|2023-01-10|guardianship
        C    |2015-06-15|2023-01-10|          |
        D    |2015-06-15|2022-01-05|2023-01-10|reunification
        D    |2015-06-15|2023-01-09|          |
        E    |2015-06-15|2022-01-05|2023-01-10|adoption
        F    |2015-06-15|2022-01-05|2022-11-10|
        F    |2015-06-15|2022-12-05|2023-01-10|reunification
        G    |2015-06-15|2023-01-05|2023-01-10|reunification
        H    |2015-06-15|2022-01-05|2023-01-10|reunification
        H    |2015-06-15|2023-02-10|2023-02-10|reunification
        I    |2015-06-15|2022-01-05|2022-10-01|reunification
        I    |2015-06-15|2024-03-01|2024-04-01|reunification
        I    |2015-06-15|2022-12-01|2023-09-30|reunification
    """)
    assert verdicts(reentry_to_foster_care, histories, FFY2023) == {
        "A": True,
        "B": False,  # the anniversary
        "C": True,  # on the day of exit; D dated before the exit: left out; E adopted
        "F": False,  # the exit without a reason is passed over
        "G": False,  # a short stay stays
        "H": False,  # the next record left on its day of removal and does not count
        "I": True,  # by the first exit
    }


def test_removals_at_18_are_no_reentries_and_exits_at_18_no_exits() -> None:
    histories = children("""
        child|born      |removed   |exited    |reason
        A    |2005-03-01|2022-01-05|2023-02-28|reunification
        A    |2005-03-01|2023-03-01|2023-06-01|reunification
        B    |2005-03-01|2022-01-05|2023-03-01|reunification
        C    |2005-03-01|2022-01-05|2023-01-10|reunification
        C    |2005-03-01|2023-02-28|          |
    """)
    assert verdicts(reentry_to_foster_care, histories, FFY2023) == {"A": False, "C": True}
