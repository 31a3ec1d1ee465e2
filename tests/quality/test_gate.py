"""The gate: which files are blocked, at which share, with which words."""

from __future__ import annotations

import duckdb
import polars as pl
import pytest

from quality.checks import control_totals_frame
from quality.gate import gate_frame
from quality.readings import scratch_schema
from tests.quality.tables_by_hand import agency


def gate(connection: duckdb.DuckDBPyConnection, totals: pl.DataFrame | None = None) -> pl.DataFrame:
    """The gate of an agency."""
    with scratch_schema(connection):
        return gate_frame(connection, "ZZ", totals)


def reasons(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """Reasons of the blocked files."""
    return {row["file_id"]: row["reasons"] for row in gate(connection).to_dicts() if row["is_blocked"]}


def test_a_file_is_blocked_when_more_than_10_percent_of_its_records_were_set_aside() -> None:
    files = """
    file_id | submission | records_in | records_accepted | records_rejected
    F1      | FFY2022    | 1000       | 900              | 100
    F2      | FFY2023    | 1000       | 899              | 101
    """
    assert reasons(agency({}, files)) == {"F2": "101 of 1,000 records were set aside; at most 10% is allowed"}


def test_records_that_the_mapping_leaves_out_are_lost_to_no_one() -> None:
    files = """
    file_id | submission | dataset  | records_in | records_accepted | records_rejected
    F1      |            | contacts | 30         | 19               | 11
    F2      |            | contacts | 30         | 17               | 13
    F3      |            | contacts | 9          | 0                | 9
    F4      |            | contacts | 10         | 0                | 10
    """
    left_out = {"F1": 10, "F2": 10, "F3": 9, "F4": 9}
    rows = [f"{file} | left_out" for file, count in left_out.items() for _ in range(count)]
    rejected = "\n".join(["file_id | rule", *rows, "F1 | key", *["F2 | key"] * 3, "F4 | key"])
    assert reasons(agency({"rejected_records": rejected}, files)) == {
        "F2": "3 of 20 records were set aside; at most 10% is allowed",
        "F4": "no record can be used",
    }


def test_a_file_without_a_record_is_blocked() -> None:
    files = """
    file_id | submission | dataset | records_in | records_accepted | records_rejected
    F1      | 23A        |         | 0          | 0                | 0
    F2      |            | workers | 5          | 0                | 5
    """
    assert reasons(agency({}, files)) == {"F1": "no record can be used", "F2": "no record can be used"}


def test_of_a_file_with_several_agencies_only_the_agencys_own_records_count() -> None:
    files = """
    file_id | submission | dataset | records_in | records_accepted | records_rejected
    F1      |            | workers | 100        | 50               | 50
    """
    own = {"dataset": "workers", "file_id": "F1", "part": "record", "records_in": 20, "records_accepted": 20}
    totals = control_totals_frame("ZZ", [{**own, "records_rejected": 0}])
    assert gate(agency({}, files), totals)["is_blocked"].to_list() == [False]


def test_a_refused_file_never_reaches_the_gate() -> None:
    files = """
    file_id | submission | status  | records_in
    F1      | 23A        | refused | 0
    """
    assert gate(agency({}, files)).is_empty()


@pytest.mark.parametrize(("outside", "is_blocked"), [(1, False), (2, True)])
def test_dispositions_outside_the_fiscal_year_block_above_10_percent(outside: int, is_blocked: bool) -> None:
    rows = ["rptid | chid | file_id | subyr | rptdisp       | rptdisdt"]
    days = ["2022-09-30", "2023-10-01"][:outside] + ["2022-10-01", "2023-09-30"] * 5
    rows += [f"R{n} | C1 | F1 | 2023 | substantiated | {day}" for n, day in enumerate(days[:10])]
    connection = agency({"ncands_child": "\n".join(rows)}, "file_id | submission\nF1 | FFY2023")
    assert ("F1" in reasons(connection)) is is_blocked


@pytest.mark.parametrize(("missing", "is_blocked"), [(1, False), (2, True)])
def test_a_key_field_missing_in_more_than_10_percent_blocks(missing: int, is_blocked: bool) -> None:
    rows = ["e4_child_record_number | file_id | e5_date_of_birth"]
    rows += [f"C{n} | F1 | {'' if n < missing else '2015-06-15'}" for n in range(10)]
    connection = agency({"afcars_oohc_children": "\n".join(rows)}, "file_id | submission\nF1 | 23A")
    told = reasons(connection)
    assert ("F1" in told) is is_blocked
    if is_blocked:
        assert told["F1"] == (
            "2 of 10 rows break the rule birth_date_is_missing (A child has a readable date of birth); "
            "at most 10% is allowed"
        )


def test_a_blocked_file_is_replaced_by_a_usable_one_received_later_and_by_no_earlier_one() -> None:
    files = """
    file_id | submission | received_at      | records_in | records_accepted | records_rejected
    F1      | FFY2022    | 2023-01-01T00:00 | 1000       | 500              | 500
    F2      | FFY2022    | 2023-02-01T00:00 | 1000       | 1000             | 0
    F3      | FFY2022    | 2023-03-01T00:00 | 1000       | 500              | 500
    """
    told = gate(agency({}, files)).select("file_id", "is_blocked", "is_replaced").rows()
    assert told == [("F1", True, True), ("F2", False, False), ("F3", True, False)]
