"""Federal limits: who is checked, who fails, what is withheld."""

from __future__ import annotations

import duckdb
import pytest

from quality.checks import check_agency, usable_of_agency
from quality.federal_limits import federal_limits_frame
from quality.gate import gate_frame
from quality.readings import scratch_schema
from quality.rule_files import Rule, all_rules
from quality.rule_results import run_rules
from quality.verdicts import show_files, show_records, show_tables
from tests.quality.tables_by_hand import agency
from transforms.contracts.quality.federal_limits import FederalLimits
from transforms.measures.registry import all_measures

FILES = """
file_id | submission
A       | 23A
B       | 23B
D       | 24B
"""
CHILDREN = """
e4_child_record_number | submission | file_id | e5_date_of_birth
C1                     | 23A        | A       | 2015-06-15
C2                     | 23A        | A       | 2023-06-15
C3                     | 23A        | A       |
C4                     | 23A        | A       | 2015-06-15
C1                     | 23B        | B       | 2015-06-15
C2                     | 23B        | B       | 2015-06-15
C5                     | 23B        | B       | 2015-06-15
"""
REMOVALS = """
child | file_id | removal_number | removal_layout | e69_removal_date | e153_exit_date | e155_exit_reason
C1    | A       | 1              | removal_2020   | 2022-11-01       | 2022-11-01     | not_applicable
C1    | A       | 2              | removal_1993   | 2020-11-01       | 2020-12-01     | adoption
C2    | A       | 1              | removal_2020   | 2022-11-01       | 2022-10-30     | adoption
C3    | A       | 1              | removal_2020   |                  |                |
C4    | A       | 1              | removal_2020   | 2022-11-01       |                |
C1    | B       | 1              | removal_2020   | 2022-11-01       | 2022-12-01     | adoption
""".replace("child", "e4_child_record_number")
ARRANGEMENTS = """
e4_child_record_number | file_id | removal_number | sequence | e112_date_living_arrangement
C1                     | A       | 1              | 1        | 2022-11-01
C2                     | A       | 1              | 1        |
C4                     | A       | 2              | 1        | 2022-11-01
"""
AFCARS = {
    "afcars_oohc_children": CHILDREN,
    "afcars_oohc_removals": REMOVALS,
    "afcars_oohc_living_arrangements": ARRANGEMENTS,
}
SEVEN = {
    "maltreatment_in_foster_care",
    "recurrence_of_maltreatment",
    "permanency_in_12_months_entries",
    "permanency_in_12_months_12_to_23",
    "permanency_in_12_months_24_plus",
    "reentry_to_foster_care",
    "placement_stability",
}


FEDERAL = [rule for rule in all_rules().values() if rule.header.withholds]
Counted = dict[tuple[str, str], tuple[int, int]]


def counted(connection: duckdb.DuckDBPyConnection, blocked: str = "") -> Counted:
    """Records and failures by submission and check, one file blocked or none."""
    with scratch_schema(connection):
        show_files(connection, [blocked])
        show_tables(connection)
        show_records(connection)
        frame = federal_limits_frame(connection, "ZZ", run_rules(connection, FEDERAL))
    return {(r["submission"], r["check_id"]): (r["records"], r["failures"]) for r in frame.to_dicts()}


USED = """
file_id | submission | records_in | records_accepted | records_rejected
A       | 23A        | 4          | 3                | 1
B       | 23B        | 4          | 4                | 0
"""


def test_the_gate_and_the_limits_are_found_by_the_rules_they_need_as_by_all():
    connection = agency(AFCARS, USED)
    found = usable_of_agency(connection, "ZZ")
    assert dict(found.gate.select("file_id", "is_blocked").iter_rows()) == {"A": True, "B": False}
    with scratch_schema(connection):
        assert found.gate.equals(gate_frame(connection, "ZZ"))
    limits = found.federal_limits.select("submission", "check_id", "records", "failures").rows()
    assert {(of, check): tuple(found) for of, check, *found in limits} == counted(connection, "A")
    assert limits


@pytest.fixture(scope="module")
def afcars() -> Counted:
    return counted(agency(AFCARS, FILES))


@pytest.fixture(scope="module")
def ncands() -> Counted:
    children = "e4_child_record_number | submission | file_id\nA2 | 23A | A"
    return counted(agency({"ncands_child": VICTIMS, "afcars_oohc_children": children}, NCANDS_FILES))


@pytest.mark.parametrize(
    ("check_id", "expected"),
    [
        ("child_ids_without_match_in_next_file", (4, 2)),
        ("dropped_records", (4, 2)),
        ("birth_after_removal", (3, 1)),
        ("birth_after_exit", (2, 1)),
        ("exit_on_removal_day", (2, 1)),
        ("exit_before_removal", (2, 1)),
        ("missing_birth_date", (4, 1)),
        ("missing_removal_date", (4, 1)),
        ("missing_exit_reason", (2, 1)),
        ("missing_placement_settings", (4, 2)),
        ("first_removal", (3, 2)),
    ],
)
def test_afcars_checks_count_the_current_removal_of_each_child(
    check_id: str, expected: tuple[int, int]
) -> None:
    assert counted(agency(AFCARS, FILES))["23A", check_id] == expected


def test_checks_against_the_next_file_are_left_out_where_it_was_not_received() -> None:
    checked = {check for submission, check in counted(agency(AFCARS, FILES)) if submission == "23B"}
    assert "missing_birth_date" in checked
    assert not checked & {"child_ids_without_match_in_next_file", "dropped_records"}


def test_a_child_without_a_removal_lacks_the_removal_date(afcars: Counted) -> None:
    assert afcars["23B", "missing_removal_date"] == (3, 2)


def test_the_file_received_last_is_checked_and_a_blocked_one_leaves_the_earlier_in_force() -> None:
    files = """
    file_id | submission | received_at
    A       | 23A        | 2023-05-01T00:00
    E       | 23A        | 2023-06-01T00:00
    """
    tables = AFCARS | {"afcars_oohc_children": CHILDREN + "C9 | 23A | E | 2015-06-15"}
    assert counted(agency(tables, files))["23A", "missing_birth_date"] == (1, 0)
    assert counted(agency(tables, files), blocked="E")["23A", "missing_birth_date"] == (4, 1)


VICTIMS = """
submission | file_id| chid | rptdt      | mal1lev        | maldeath | chage | chsex   | chbdate    | afcarsid
FFY2023    | N3     | C1   | 2023-01-15 | substantiated  |          | 4     | male    | 2018-06-15 | A1
FFY2023    | N3     | C2   | 2023-01-15 | indicated      |          | 0     | male    | 2022-06-15 | A2
FFY2023    | N3     | C3   | 2023-01-15 |                | yes      | 99    | unknown |            |
FFY2023    | N3     | C4   | 2023-01-15 | substantiated  |          | 5     | female  | 2017-06-15 |
FFY2023    | N3     | C5   | 2023-01-15 | unsubstantiated |          |       | female  | 2017-06-15 | A5
FFY2023    | N3     | C6   | 2023-01-15 | substantiated  |          | 77    |         |            |
FFY2024    | N4     | C1   | 2024-01-15 | substantiated  |          | 5     | female  | 2018-06-15 |
FFY2024    | N4     | C2   | 2024-01-15 | substantiated  |          | 1     | male    | 2022-06-16 |
FFY2024    | N4     | C3   | 2024-01-15 | substantiated  |          | 4     | female  | 2018-06-15 |
FFY2024    | N4     | C4   | 2024-01-15 | substantiated  |          | 8     | female  | 2000-06-15 |
FFY2024    | N4     | C5   | 2024-01-15 | substantiated  |          |       | male    | 2017-06-15 |
"""
NCANDS_FILES = """
file_id | submission
N3      | FFY2023
N4      | FFY2024
A       | 23A
"""


@pytest.mark.parametrize(
    ("submission", "check_id", "expected"),
    [
        ("FFY2023", "victims_without_match_in_next_year", (5, 1)),
        ("FFY2023", "matched_victims_inconsistent", (3, 2)),
        ("FFY2023", "victims_without_age", (5, 1)),
        ("FFY2024", "victims_without_age", (5, 1)),
        ("FFY2023", "victims_without_afcars_id", (5, 3)),
        ("FFY2023", "afcars_ids_without_match", (2, 1)),
    ],
)
def test_ncands_checks_count_victims_only(
    ncands: Counted, submission: str, check_id: str, expected: tuple[int, int]
) -> None:
    assert ncands[submission, check_id] == expected


def test_afcars_ids_are_not_checked_without_an_afcars_file() -> None:
    assert ("FFY2023", "afcars_ids_without_match") not in counted(
        agency({"ncands_child": VICTIMS}, NCANDS_FILES)
    )


def test_nothing_received_gives_no_row() -> None:
    assert counted(agency({})) == {}


def rule(check_id: str) -> Rule:
    """One rule by its id."""
    return all_rules()[check_id]


@pytest.mark.parametrize(
    ("check_id", "violations", "is_over"),
    [
        ("missing_birth_date", 50, False),
        ("missing_birth_date", 51, True),
        ("dropped_records", 100, False),
        ("victims_without_match_in_next_year", 990, False),
        ("victims_without_match_in_next_year", 991, True),
        ("afcars_ids_without_match", 999, False),
        ("afcars_ids_without_match", 1000, True),
    ],
)
def test_a_share_equal_to_the_limit_is_allowed_unless_the_rule_says_otherwise(
    check_id: str, violations: int, is_over: bool
) -> None:
    assert rule(check_id).is_over(1000, violations) is is_over


def test_every_rule_withholds_some_of_the_seven_indicators_and_measures_that_exist() -> None:
    named = {measure for found in FEDERAL for measure in found.header.withholds}
    assert named == SEVEN
    assert named <= set(all_measures())


def test_recurrence_is_withheld_by_no_afcars_check() -> None:
    afcars = [found.header.withholds for found in FEDERAL if found.dataset == "afcars_oohc"]
    assert len(afcars) == 11
    assert not any("recurrence_of_maltreatment" in measures for measures in afcars)


def test_an_agency_without_a_usable_file_is_blocked() -> None:
    nothing = check_agency(agency({}), "ZZ", [])
    assert nothing.blocked
    assert nothing.federal_limits.schema == FederalLimits.schema()
    some = check_agency(agency({}, "file_id | submission\nA | 23A"), "ZZ", [])
    assert not some.blocked
