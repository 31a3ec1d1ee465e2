"""Check results: faults show, and the four statuses mean what they say."""

from __future__ import annotations

from datetime import date

import duckdb
import polars as pl
import pytest

from quality.checks import check_agency, check_contracts, control_totals_frame
from quality.outcomes import results_frame
from quality.rule_files import all_rules
from quality.suites import SEVERITIES, check_names, checked_tables
from tests.quality.tables_by_hand import agency
from transforms.contracts.quality.check_results import CheckResults
from transforms.contracts.quality.control_totals import ControlTotals

M = "PLANTED7"
"""A text that must stand nowhere outside the tables it was planted in."""

CHILD_REPORTS = """
rptid | chid | file_id | record_number | rptdt      | rptsrc  | rptdisp         | rptdisdt   | chage | wrkrid
R1    | C1   | F1      | 1             | 2023-01-15 | medical | substantiated   | 2023-02-15 | 4     | W1
R2    | C2   | F1      | 2             | 2023-01-16 |         | substantiated   | 2023-02-15 | 5     | W1
R3    | C3   | F1      | 3             |            | medical |                 | 2023-02-15 |       |
R3    | C3   | F1      | 4             | 2023-01-16 | a typo  | substantiated   | 2023-02-15 | 120   |
R1    | C1   | F2      | 1             | 2023-01-15 | medical | unsubstantiated | 2023-02-15 | 4     | W1
"""
FAULTS = """
file_id | record_number | table_name           | column_name | raw      | rule      | state
F1      | 2             | staging.ncands_child | rptsrc      | 77       | code_list | ZZ
F1      | 3             | staging.ncands_child | rptdt       | 20231345 | date      | ZZ
F1      | 3             | staging.ncands_child | rptdisp     |          | required  | ZZ
F1      | 3             | staging.ncands_child | chage       | x        | number    | ZZ
F1      | 3             | staging.ncands_child | wrkrid      | bell     | text      | ZZ
"""
WORKERS = """
worker_id | file_id | fte | supervisor_id
W1        | F3      | 1.0 |
"""


@pytest.fixture(scope="module")
def connection() -> duckdb.DuckDBPyConnection:
    connection = agency({"ncands_child": CHILD_REPORTS, "faults": FAULTS, "workers": WORKERS})
    connection.execute("alter table staging.workers alter column fte type varchar")
    connection.execute("alter table staging.workers drop column role")
    return connection


@pytest.fixture(scope="module")
def results(connection: duckdb.DuckDBPyConnection) -> pl.DataFrame:
    return check_agency(connection, "ZZ", []).check_results


def test_contracts_can_be_checked_by_themselves(
    connection: duckdb.DuckDBPyConnection, results: pl.DataFrame
) -> None:
    of_contracts = results.filter(pl.col("rule").is_in(list(SEVERITIES)))
    assert results_frame("ZZ", check_contracts(connection, "ZZ")).equals(of_contracts)


def ended(results: pl.DataFrame, column: str, rule: str, table: str = "ncands_child") -> tuple:
    row = results.row(
        by_predicate=(pl.col("table_name") == f"staging.{table}")
        & (pl.col("column_name") == column)
        & (pl.col("rule") == rule),
        named=True,
    )
    return row["status"], row["rows"], row["violations"]


@pytest.mark.parametrize(
    ("column", "rule", "expected"),
    [
        ("rptsrc", "code_list", ("failed", 5, 2)),
        ("rptsrc", "required", ("failed", 5, 1)),
        ("rptdt", "date", ("failed", 5, 1)),
        ("rptdt", "required", ("failed", 5, 1)),
        ("rptdisp", "required", ("failed", 5, 1)),
        ("rptdisp", "code_list", ("passed", 4, 0)),
        ("chage", "range", ("failed", 5, 2)),
        ("", "text", ("failed", 6, 1)),
        ("rptdisdt", "date", ("passed", 5, 0)),
    ],
)
def test_a_value_that_could_not_be_read_breaks_the_rule_of_its_column(
    results: pl.DataFrame, column: str, rule: str, expected: tuple
) -> None:
    assert ended(results, column, rule) == expected


def test_a_key_repeated_within_a_file_fails_and_in_another_file_does_not(results: pl.DataFrame) -> None:
    assert ended(results, "", "key_unique") == ("failed", 5, 2)


def test_a_column_that_is_absent_or_of_another_type_fails_the_table(results: pl.DataFrame) -> None:
    assert ended(results, "", "columns", "workers") == ("failed", 12, 2)
    assert ended(results, "", "columns") == ("passed", 156, 0)


def test_a_check_that_cannot_run_ends_as_an_error_without_counts(results: pl.DataFrame) -> None:
    assert ended(results, "role", "code_list", "workers") == ("error", None, None)
    assert ended(results, "role", "required", "workers") == ("error", None, None)


def test_an_empty_table_is_not_applicable_and_never_passed(results: pl.DataFrame) -> None:
    referrals = results.filter(pl.col("table_name") == "staging.referrals")
    assert set(referrals["status"]) == {"not_applicable"}
    assert referrals["share"].null_count() == len(referrals)


def test_a_column_without_any_value_is_not_applicable(results: pl.DataFrame) -> None:
    assert ended(results, "chbdate", "date") == ("not_applicable", 0, 0)


def test_a_required_column_without_any_value_fails(results: pl.DataFrame) -> None:
    assert ended(results, "subyr", "required") == ("failed", 5, 5)
    assert ended(results, "subyr", "range") == ("not_applicable", 0, 0)


def test_every_check_that_is_declared_has_one_result(results: pl.DataFrame) -> None:
    declared = {(t, c.column, c.rule) for t in checked_tables() for c in check_names(t)}
    declared |= {(f"staging.{rule.table}", "", rule.rule_id) for rule in all_rules().values()}
    assert set(results.select("table_name", "column_name", "rule").iter_rows()) == declared
    assert len(results) == len(declared)
    assert results.schema == CheckResults.schema()


def test_no_value_and_no_identifier_reaches_results_logs_or_output(
    caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture
) -> None:
    marked = f"""
    rptid | chid | file_id | subyr | rptdt      | rptdisdt   | rptsrc | rptcnty | wrkrid | chsex
    {M}   | {M}  | F1      | 2023  | 2023-01-15 | 2030-02-15 | {M}    | {M}     | {M}    | {M}
    """
    faults = f"""
    file_id | record_number | table_name           | column_name | raw | rule | allowed
    F1      | 1             | staging.ncands_child | chage       | {M} | {M}  | {M}
    """
    files = "file_id | submission | path | reason\nF1 | FFY2023 | a | " + M
    connection = agency({"ncands_child": marked, "faults": faults, "workers": WORKERS}, files)
    connection.execute("alter table staging.workers alter column fte type varchar")
    connection.execute(f"update staging.workers set fte = '{M}'")
    connection.execute("alter table staging.ncands_child drop column notifs")
    caplog.set_level("DEBUG")
    result = check_agency(connection, "ZZ", [])
    frames = (result.check_results, result.gate, result.control_totals, result.federal_limits)
    told = [*(frame.write_csv() for frame in frames), caplog.text, *capfd.readouterr()]
    assert not [text for text in told if M in text]
    assert ended(result.check_results, "fte", "range", "workers") == ("failed", 1, 1)
    assert ended(result.check_results, "notifs", "code_list") == ("error", None, None)
    assert ended(result.check_results, "rptsrc", "code_list") == ("failed", 1, 1)


def test_the_connection_is_left_as_it_was_found() -> None:
    connection = agency({"workers": WORKERS})
    before = connection.sql("select schema_name, table_name from duckdb_tables() order by all").fetchall()
    check_agency(connection, "ZZ", [])
    assert (
        connection.sql("select schema_name, table_name from duckdb_tables() order by all").fetchall()
        == before
    )
    assert not connection.sql("select 1 from duckdb_schemas() where schema_name = 'checked'").fetchall()


def test_control_totals_balance_when_in_equals_accepted_plus_rejected() -> None:
    part = {"dataset": "workers", "file_id": "F1", "records_in": 10, "records_accepted": 9}
    totals = control_totals_frame(
        "ZZ",
        [
            {**part, "part": "record", "records_rejected": 1},
            {**part, "part": "staging.workers", "records_rejected": 0},
        ],
    )
    assert totals["is_balanced"].to_list() == [True, False]
    assert totals.schema == ControlTotals.schema()


def test_control_totals_of_no_file_are_an_empty_table() -> None:
    assert control_totals_frame("ZZ", []).schema == ControlTotals.schema()


def test_identities_that_are_kept_are_those_of_great_expectations() -> None:
    from great_expectations.core.id_dict import IDDict  # noqa: PLC0415 - takes seconds

    from quality.kept_derivations import kept_derivations  # noqa: PLC0415

    asked = [
        IDDict(column="sex", batch_id="agency-workers"),
        IDDict(column="sex", value_set=["male", "female", None], mostly=1.0),
        IDDict(column="hired_on", min_value=date(2022, 10, 1)),
        IDDict(column="sex"),
        IDDict(),
    ]
    expected = [one.to_id() for one in asked]
    with kept_derivations():
        assert [one.to_id() for one in asked] == expected
