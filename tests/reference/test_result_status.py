"""When the seven indicators are final."""

from __future__ import annotations

from datetime import date

import pytest

from .result_status import result_status

END = date(2023, 9, 30)


@pytest.mark.parametrize(
    ("measure", "last_file", "status"),
    [
        ("permanency_in_12_months_entries", "24A", "provisional"),
        ("permanency_in_12_months_entries", "24B", "final"),
        ("reentry_to_foster_care", "24A", "provisional"),
        ("permanency_in_12_months_24_plus", "23A", "provisional"),
        ("placement_stability", "23B", "final"),
    ],
)
def test_follow_up_needs_files_to_its_last_day(measure: str, last_file: str, status: str) -> None:
    assert result_status(measure, END, ("23A", last_file)) == status


@pytest.mark.parametrize(
    ("dispositions", "years", "status"),
    [
        (("2024-08-31",), (2023, 2024), "provisional"),
        (("2023-09-30", "2024-09-01"), (2023, 2024), "final"),
        ((), (2023, 2024, 2025), "final"),  # a later submission year
        (("2023-09-30",), (2023,), "provisional"),
    ],
)
def test_submission_years_are_complete_with_a_september_or_a_later_year(
    dispositions: tuple[str, ...], years: tuple[int, ...], status: str
) -> None:
    days = [date.fromisoformat(text) for text in dispositions]
    assert result_status("recurrence_of_maltreatment", END, (), days, years) == status
    assert result_status("maltreatment_in_foster_care", END, ("23B",), days, years) == status
    assert result_status("maltreatment_in_foster_care", END, ("23A",), days, years) == "provisional"
