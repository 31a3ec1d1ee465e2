"""What becomes of findings from run to run."""

from __future__ import annotations

import polars as pl

from quality.findings import followed
from tests.quality.tables_by_hand import frame_of, rows_of

FILES = """
file_id | dataset      | submission
N2      | ncands_child | FFY2023
W1      | workers      |
"""


def findings(table: str) -> pl.DataFrame:
    return frame_of("quality.findings", rows_of(table))


def test_a_finding_is_new_continues_is_fixed_and_returns():
    before = findings(
        """
        finding_id | dataset      | submission | file_id | status
        stays      | ncands_child | FFY2023    | N2      | new
        goes       | ncands_child | FFY2023    | N2      | continuing
        was_fixed  | ncands_child | FFY2023    | N2      | fixed
        comes_back | ncands_child | FFY2023    | N2      | fixed
        """
    )
    now = findings(
        """
        finding_id | dataset      | submission | file_id | status
        stays      | ncands_child | FFY2023    | N2      | new
        comes_back | ncands_child | FFY2023    | N2      | new
        appears    | ncands_child | FFY2023    | N2      | new
        """
    )
    told = followed(now, before, frame_of("raw.files", rows_of(FILES)))
    assert dict(told.select("finding_id", "status").iter_rows()) == {
        "appears": "new",
        "stays": "continuing",
        "goes": "fixed",
        "was_fixed": "fixed",
        "comes_back": "returned",
    }


def test_what_a_withdrawn_file_held_is_forgotten_and_a_resubmission_names_no_file_that_is_gone():
    before = findings(
        """
        finding_id  | dataset      | submission | file_id | record_number | status
        resubmitted | ncands_child | FFY2023    | N1      | 7             | new
        withdrawn   | ncands_child | FFY2022    | N0      | 8             | new
        of_extract  | workers      |            | W1      | 9             | new
        """
    )
    told = followed(before.clear(), before, frame_of("raw.files", rows_of(FILES)))
    assert told.select("finding_id", "file_id", "record_number", "status").rows() == [
        ("of_extract", "W1", 9, "fixed"),
        ("resubmitted", None, None, "fixed"),
    ]
