"""Suites: what is checked follows from contracts alone."""

from __future__ import annotations

import subprocess
import sys

import pytest

from quality.checks import check_names
from quality.suites import checked_tables
from transforms.contracts.contract import all_contracts


@pytest.mark.parametrize(
    ("table", "column", "rule"),
    [
        ("staging.ncands_child", "", "columns"),
        ("staging.ncands_child", "", "key_unique"),
        ("staging.ncands_child", "rptdt", "required"),
        ("staging.ncands_child", "rptdt", "date"),
        ("staging.ncands_child", "rptsrc", "code_list"),
        ("staging.ncands_child", "chage", "range"),
        ("staging.ncands_child", "rpttm", "time"),
        ("staging.ncands_child", "rptcnty", "number"),
        ("staging.afcars_oohc_removals", "e72_runaway", "boolean"),
        ("staging.contacts", "attempted_at", "date"),
    ],
)
def test_what_a_contract_declares_is_checked(table: str, column: str, rule: str) -> None:
    assert (column, rule) in {(check.column, check.rule) for check in check_names(table)}


def test_every_staging_table_of_records_has_a_suite() -> None:
    staged = {name for name in all_contracts() if name.startswith("staging.")}
    assert staged - set(checked_tables()) == {"staging.faults", "staging.rejected_records"}


def test_names_of_checks_are_unique_within_a_table_and_plain_enough_for_any_system() -> None:
    for table in checked_tables():
        names = [check.name for check in check_names(table)]
        assert len(set(names)) == len(names)
        assert all(name.isidentifier() for name in names)


def test_what_readers_write_themselves_is_not_checked() -> None:
    columns = {check.column for check in check_names("staging.ncands_child")}
    assert not columns & {"state", "submission", "file_id", "record_number"}


def test_a_table_without_a_suite_has_no_checks() -> None:
    assert check_names("staging.faults") == []


def test_listing_checks_does_not_import_great_expectations() -> None:
    code = (
        "import sys; from quality.checks import check_names; "
        "check_names('staging.ncands_child'); assert 'great_expectations' not in sys.modules"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
