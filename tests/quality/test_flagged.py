"""The rows at fault with typed keys."""

from __future__ import annotations

from quality.flagged import flagged_frame
from quality.readings import scratch_schema
from quality.rule_files import all_rules
from quality.rule_results import run_rules
from quality.verdicts import show_files, show_records, show_tables
from tests.quality.tables_by_hand import agency
from transforms.contracts.codes import LEFT_OUT_REASONS

FILES = """
file_id | submission
F1      | 23A
N1      | FFY2023
"""
TABLES = {
    "afcars_oohc_children": """
        file_id | submission | record_number | e4_child_record_number
        F1      | 23A        | 1             | A
        F1      | 23A        | 2             | B
        """,
    "afcars_oohc_removals": """
        file_id | record_number | e4_child_record_number | removal_number | e69_removal_date | e153_exit_date
        F1      | 1             | A                      | 1              | 2022-11-05       | 2022-11-01
        F1      | 2             | B                      | 1              | 2022-11-05       |
        """,
    "ncands_child": """
        file_id | submission | record_number | rptid | chid | rptdt      | invdate
        N1      | FFY2023    | 7             | R1    | C1   | 2023-01-10 | 2023-01-05
        N1      | FFY2023    | 8             | R2    | C2   | 2023-01-10 | 2023-01-12
        """,
}  # fmt: skip
ASKED = (
    "exit_before_removal",
    "removal_without_living_arrangement",
    "response_before_report",
    "first_removal",
)


def test_rows_at_fault_lead_to_children_removals_and_reports_and_a_rule_over_files_to_none():
    connection = agency(TABLES, FILES)
    with scratch_schema(connection):
        show_files(connection, [])
        show_tables(connection)
        show_records(connection)
        run = run_rules(connection, [all_rules()[rule_id] for rule_id in ASKED])
        found = flagged_frame(connection, "ZZ", run)
    told = found.select(
        "rule_id", "file_id", "record_number", "child_id", "removal_number", "reported_child_id", "report_id"
    ).rows()
    assert sorted(told, key=lambda row: row[:3]) == [
        ("exit_before_removal", "F1", 1, "A", None, None, None),
        ("removal_without_living_arrangement", "F1", 1, "A", 1, None, None),
        ("removal_without_living_arrangement", "F1", 2, "B", 1, None, None),
        ("response_before_report", "N1", 7, None, None, "C1", "R1"),
    ]
    assert found["finding_id"].is_unique().all()


def test_every_reason_to_leave_an_episode_out_is_found_by_a_rule():
    named = {code.means[rules] for code in LEFT_OUT_REASONS.codes for rules in ("rule_2020", "rule_1993")}
    assert named <= set(all_rules())
