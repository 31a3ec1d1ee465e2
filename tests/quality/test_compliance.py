"""The federal compliance view: what counts as an error, once per record and element, of how many records."""

from __future__ import annotations

import duckdb
import pytest

from quality.compliance import compliance_frame, limit_of
from quality.readings import scratch_schema
from quality.rule_files import all_rules
from quality.rule_results import run_rules
from quality.verdicts import show_files, show_records, show_tables
from tests.quality.tables_by_hand import agency

FILES = """
file_id | submission | dataset
A       | 23A        | afcars_oohc
G       | 23A        | afcars_aga
"""
# C1 is in order; C2 lacks an answer; C3 holds one that cannot be read; C4 came of age before October 2022;
# C5 has blanks where none is asked; C6 turned 18 in the period.
CHILDREN = """
record_number | e4_child_record_number | e5_date_of_birth | e6_sex | e21_child_hispanic_latino | e38_pregnant
1             | C1                     | 2015-06-15       | female | not_hispanic              | false
2             | C2                     | 2015-06-15       | female |                           |
3             | C3                     | 2015-06-15       |        | not_hispanic              |
4             | C4                     | 2004-09-30       |        |                           |
5             | C5                     | 2015-06-15       | male   | not_hispanic              |
6             | C6                     | 2004-10-01       | male   | not_hispanic              | true
"""
FAULTS = """
file_id | record_number | table_name                   | column_name    | raw | rule      | dataset
A       | 3             | staging.afcars_oohc_children | e6_sex         | 3   | code_list | afcars_oohc
A       | 1             | staging.afcars_oohc_removals | e71_removal_environment | 9 | code_list | afcars_oohc
A       | 1             | staging.afcars_oohc_removals | e71_removal_environment | 8 | code_list | afcars_oohc
"""
# C1's two removals are both late; C4's is late too, but exempt.
REMOVALS = """
record_number | child | number | layout       | e69        | e70        | e153
1             | C1    | 1      | removal_2020 | 2022-11-01 | 2022-12-02 |
1             | C1    | 2      | removal_2020 | 2022-10-01 | 2022-12-02 | 2022-10-15
2             | C2    | 1      | removal_2020 | 2022-11-01 | 2022-12-01 | 2022-12-15
4             | C4    | 1      | removal_2020 | 2022-11-01 | 2023-03-01 |
5             | C5    | 1      | removal_1993 | 2020-11-01 |            | 2020-12-01
"""
REMOVAL_COLUMNS = {
    "child": "e4_child_record_number",
    " number": " removal_number",
    "layout": "removal_layout",
    "e69": "e69_removal_date",
    "e70": "e70_removal_transaction_date",
    "e153": "e153_exit_date",
}
AGREEMENTS = """
record_number | a3_child_record_number | a5_child_sex | a15_assistance_agreement_type
1             | D1                     | male         | adoption
2             | D2                     |              | adoption
3             | D3                     |              | guardianship
"""


def named_file(table: str, file_id: str, columns: dict[str, str] | None = None) -> str:
    """The table with a file's id in each row, and with the long names of columns."""
    lines = table.strip().splitlines()
    for short, name in (columns or {}).items():
        lines[0] = lines[0].replace(short, name)
    return "\n".join([f"{lines[0]} | file_id", *(f"{line} | {file_id}" for line in lines[1:])])


@pytest.fixture(scope="module")
def judged() -> dict[tuple[str, str], tuple[int, int, bool]]:
    """Records, failures and whether over the limit, by element and type of error."""
    connection: duckdb.DuckDBPyConnection = agency(
        {
            "afcars_oohc_children": named_file(CHILDREN, "A"),
            "afcars_oohc_removals": named_file(REMOVALS, "A", REMOVAL_COLUMNS),
            "afcars_aga": named_file(AGREEMENTS, "G"),
            "faults": FAULTS,
        },
        FILES,
    )
    with scratch_schema(connection):
        show_files(connection, [])
        show_tables(connection)
        show_records(connection)
        rules = [rule for rule in all_rules().values() if rule.header.error_type]
        frame = compliance_frame(connection, "ZZ", run_rules(connection, rules))
    return {
        (r["element"], r["error_type"]): (r["records"], r["failures"], r["is_over"]) for r in frame.to_dicts()
    }


@pytest.mark.parametrize(
    ("element", "error_type", "expected"),
    [
        ("e21_child_hispanic_latino", "missing", (5, 1, True)),
        ("e6_sex", "missing", (5, 0, False)),
        ("e6_sex", "invalid", (5, 1, True)),
    ],
)
def test_of_elements_asked_together_only_blank_ones_are_missing_and_unreadable_ones_invalid(
    judged, element, error_type, expected
):
    assert judged[element, error_type] == expected


def test_an_element_applies_to_those_its_rule_of_missing_data_asks_and_to_those_in_error(judged):
    assert judged["e38_pregnant", "missing"] == (2, 1, True)
    assert ("e42_prior_adoption_date", "missing") not in judged
    assert judged["e153_exit_date", "missing"] == (3, 0, False)


def test_all_elements_of_an_inconsistent_answer_are_marked(judged):
    assert judged["e38_pregnant", "inconsistent"] == (2, 1, True)
    assert judged["e6_sex", "inconsistent"] == (5, 1, True)


def test_a_record_counts_once_for_an_element_and_type_however_many_rows_are_in_error(judged):
    assert judged["e70_removal_transaction_date", "tardy"] == (2, 1, True)
    assert judged["e71_removal_environment", "invalid"] == (2, 1, True)


def test_guardianship_agreements_are_exempt(judged):
    assert judged["a5_child_sex", "missing"] == (2, 1, True)


def test_no_element_fails_more_often_than_it_applies(judged):
    assert all(failures <= records for records, failures, _ in judged.values())


@pytest.mark.parametrize(
    ("element", "error_type", "limit"),
    [
        ("e4_child_record_number", "invalid", 0.0),
        ("e5_date_of_birth", "missing", 0.0),
        ("e6_sex", "missing", 0.1),
        ("e6_sex", "cross_file", 0.0),
    ],
)
def test_no_error_is_allowed_in_what_tells_one_child_from_another_nor_across_the_file(
    element, error_type, limit
):
    assert limit_of(("afcars_oohc", "afcars_oohc_children", element), error_type) == limit


def test_the_missing_data_of_an_element_are_told_by_one_rule():
    told = [
        field
        for rule in all_rules().values()
        if rule.header.error_type == "missing"
        for field in rule.header.fields
    ]
    assert sorted(told) == sorted(set(told))
