"""What a finding is called, and the values it shows its owner."""

from __future__ import annotations

import polars as pl
import pytest

from quality.findings import findings_frame
from quality.readings import scratch_schema
from quality.rule_files import all_rules
from quality.rule_results import run_rules
from quality.verdicts import show_files, show_records, show_tables
from tests.quality.tables_by_hand import agency

CHILDREN = """
e4_child_record_number | file_id | record_number | e5_date_of_birth
C2                     | {file}  | {record}      | 2010-12-02
"""
REMOVALS = """
e4_child_record_number | file_id | record_number | removal_number | e69_removal_date | e153_exit_date | e155_exit_reason
C2                     | {file}  | {record}      | 1              | 2022-10-05       | 2022-11-05     | reunification
C2                     | {file}  | {record}      | 2              | 2022-12-05       | 2023-01-05     | emancipation
"""  # noqa: E501
WORKERS = """
worker_id | file_id | record_number | hired_on   | case_carrying_from
W2        | {file}  | {record}      | 2023-01-09 | 2023-01-08
"""
SENT = """
file_id | submission | dataset
{file}  | 23A        | afcars_oohc
W{file} |            | workers
"""
EMANCIPATION, WORKER = "emancipation_of_young_child", "carries_cases_before_hired"


def found(tables: dict[str, str], files: str, *rules: str) -> pl.DataFrame:
    """Findings of some rules over an agency's tables."""
    connection = agency(tables, files)
    with scratch_schema(connection):
        show_files(connection, [])
        show_tables(connection)
        show_records(connection)
        return findings_frame(connection, "ZZ", run_rules(connection, [all_rules()[one] for one in rules]))


def sent_as(file: str, record: int) -> pl.DataFrame:
    tables = {
        "afcars_oohc_children": CHILDREN.format(file=file, record=record),
        "afcars_oohc_removals": REMOVALS.format(file=file, record=record),
        "workers": WORKERS.format(file=f"W{file}", record=record),
    }
    return found(tables, SENT.format(file=file), EMANCIPATION, WORKER).sort("rule_id")


@pytest.fixture(scope="module")
def first() -> pl.DataFrame:
    return sent_as("F1", 7)


def test_a_finding_is_called_the_same_in_another_file_at_another_place(first):
    again = sent_as("F2", 90)
    assert again["finding_id"].to_list() == first["finding_id"].to_list()
    assert again["record_number"].to_list() == [90, 90]
    assert first.select("rule_id", "submission", "key_values").rows() == [
        (WORKER, None, "worker_id=W2"),
        (EMANCIPATION, "23A", "child_id=C2 removal_number=2"),
    ]


def test_the_fields_of_a_rule_are_shown_with_their_values_and_codes_as_they_stand_in_the_record(first):
    told = dict(first.select("rule_id", "found").iter_rows())
    assert told == {
        EMANCIPATION: "e5_date_of_birth: 2010-12-02; "
        "e155_exit_reason: emancipation (4); e153_exit_date: 2023-01-05",
        WORKER: "case_carrying_from: 2023-01-08; hired_on: 2023-01-09",
    }


def test_what_is_blank_and_what_cannot_be_read_is_told_apart():
    children = """
    rptid | chid | file_id | record_number | chbdate    | chage
    R1    | C1   | F1      | 1             | 2015-06-15 |
    R2    | C1   | F1      | 2             | 2015-06-15 |
    """
    faults = """
    file_id | record_number | table_name           | column_name | raw  | rule   | state
    F1      | 2             | staging.ncands_child | chage       | 7O   | number | ZZ
    """
    told = found({"ncands_child": children, "faults": faults}, "file_id | submission\nF1 | FFY2023",
                 "age_missing_beside_birth_date")  # fmt: skip
    assert dict(told.select("record_number", "found").iter_rows()) == {
        1: "chage: (blank); chbdate: 2015-06-15",
        2: "chage: 7O (cannot be read); chbdate: 2015-06-15",
    }


def test_a_rule_that_judges_a_file_shows_its_share():
    children = "\n".join(
        ["rptid | chid | file_id | record_number | chsex", *(f"R{n} | C{n} | F1 | {n} |" for n in range(9))]
    )
    told = found({"ncands_child": children}, "file_id | submission\nF1 | FFY2023", "sex_is_unknown")
    assert told["found"].to_list() == ["9 of 9 rows (100.0%); at most 5.0% is allowed"]
