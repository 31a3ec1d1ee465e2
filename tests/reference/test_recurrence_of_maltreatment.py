"""Recurrence, one hand-made child per line of decision 9."""

from __future__ import annotations

from datetime import date

from .histories import Histories
from .recurrence_of_maltreatment import recurrence_of_maltreatment
from .written_by_hand import reports

FFY2023 = (date(2022, 10, 1), date(2023, 9, 30))


def verdicts(table: str) -> dict[str, bool]:
    found = recurrence_of_maltreatment(Histories(reports=reports(table)), *FFY2023)
    return {child: again for (_, child), again in found.items()}


def test_the_window_is_15_to_365_days_after_the_initial_report() -> None:
    assert verdicts("""
        report|child|reported
        R01   |A    |2022-11-01
        R02   |A    |2022-11-15
        R03   |B    |2022-11-01
        R04   |B    |2022-11-16
        R05   |C    |2022-11-01
        R06   |C    |2023-11-01
        R07   |D    |2022-11-01
        R08   |D    |2023-11-02
        R09   |E    |2022-11-01
        R10   |E    |2022-11-11
        R11   |E    |2022-11-21
    """) == {"A": False, "B": True, "C": True, "D": False, "E": True}  # E: anchored, not chained


def test_the_initial_report_is_dated_in_the_year_and_disposed_by_the_end_of_the_next() -> None:
    assert verdicts("""
        report|child|reported  |disposed
        R01   |A    |2022-09-30|2022-10-30
        R02   |A    |2022-10-20|2022-11-01
        R03   |B    |2022-09-30|2022-10-30
        R04   |C    |2023-09-30|2023-10-30
        R05   |C    |2024-09-28|2024-09-30
        R06   |D    |2023-09-30|2023-10-30
        R07   |D    |2024-09-28|2024-10-01
        R08   |E    |2022-10-20|2024-10-01
    """) == {"A": False, "C": True, "D": False}


def test_the_same_incident_is_not_a_recurrence_but_a_later_report_still_can_be() -> None:
    assert verdicts("""
        report|child|reported  |incident
        R01   |A    |2022-11-01|2022-10-30
        R02   |A    |2022-12-01|2022-10-30
        R03   |B    |2022-11-01|2022-10-30
        R04   |B    |2022-12-01|2022-10-30
        R05   |B    |2023-01-01|2022-12-30
        R06   |C    |2022-11-01|
        R07   |C    |2022-12-01|2022-10-30
    """) == {"A": False, "B": True, "C": True}


def test_unborn_and_adult_reports_are_set_aside_first() -> None:
    assert verdicts("""
        report|child|reported  |age|born
        R01   |A    |2022-11-01|77 |
        R02   |A    |2022-12-01|0  |
        R03   |B    |2022-11-01|   |2022-11-02
        R04   |C    |2022-11-01|   |2022-11-01
        R05   |C    |2023-01-01|18 |
        R06   |D    |2022-11-01|17 |
        R07   |D    |2022-12-01|   |2004-12-02
        R08   |E    |2022-11-01|17 |
        R09   |E    |2022-12-01|   |2004-12-01
        R10   |F    |2022-11-01|99 |
        R11   |F    |2022-12-01|   |
    """) == {"A": False, "C": False, "D": True, "E": False, "F": True}


def test_a_child_whose_initial_report_is_a_maltreatment_death_is_left_out() -> None:
    assert verdicts("""
        report|child|reported  |death|disposition
        R01   |A    |2022-11-01|yes  |unsubstantiated
        R02   |A    |2022-12-01|     |
        R03   |B    |2022-11-01|     |
        R04   |B    |2022-12-01|yes  |unsubstantiated
        R05   |C    |2022-11-01|     |unsubstantiated
        R06   |C    |2022-11-21|     |
    """) == {"B": True, "C": False}


def test_reports_of_one_day_are_ordered_by_report_id() -> None:
    assert verdicts("""
        report|child|reported  |death
        R02   |A    |2022-11-01|yes
        R01   |A    |2022-11-01|
        R03   |B    |2022-11-01|yes
        R04   |B    |2022-11-01|
    """) == {"A": False}
