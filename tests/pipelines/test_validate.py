"""A data owner's afternoon: validate, mend what the workbook says, validate and run again, see it mended."""

from __future__ import annotations

import json
from pathlib import Path

import polars as pl
import pytest

from data_samples.writers import write_ncands_child
from pipelines.command_validate import validate
from tests.quality.tables_by_hand import frame_of, rows_of

REPORTS = """
rptid | chid | subyr | staterr | rptcnty | rptdt      | invdate    | rptdisdt   | rptdisp       | chage
R1    | C1   | 2023  | ZZ      | 001     | 2023-01-15 | 2023-01-16 | 2023-02-15 | substantiated | 7
R2    | C2   | 2023  | ZZ      | 001     | 2023-01-15 | {start}    | 2023-02-15 | substantiated | 7
R3    | C3   | 2023  | ZZ      | 003     | 2023-01-15 | 2023-01-14 | 2023-02-15 | substantiated | 7
"""
RULE = "response_before_report"
WRONG, RIGHT = "2023-01-10", "2023-01-20"


def send(zone: Path, start: str) -> None:
    """Lay the year's Child File into the drop zone in place of the one before."""
    rows = frame_of("staging.ncands_child", rows_of(REPORTS.format(start=start)))
    write_ncands_child(rows, zone / "ncands_child" / "ffy2023.txt")


def findings(output: Path) -> dict[str, str]:
    """Status of what the rule found, by key values."""
    told = json.loads(
        (output / "restricted" / "quality" / "ZZ" / "findings.json").read_text(encoding="utf-8")
    )
    return {one["key_values"]: one["status"] for one in told["findings"] if one["rule_id"] == RULE}


def in_force(output: Path) -> None:
    """Put what was validated in force, as a finished run does."""
    from transforms.warehouse import Warehouse  # noqa: PLC0415

    warehouse = Warehouse(output)
    warehouse.put_in_force([warehouse.draft("ZZ")])


def test_a_fault_is_found_mended_and_found_again_under_one_name(tmp_path):
    zone, output = tmp_path / "zone", tmp_path / "out"
    second, third = "rptid=R2 chid=C2", "rptid=R3 chid=C3"
    statuses = []
    for start in (WRONG, RIGHT, RIGHT, WRONG):
        send(zone, start)
        validate(zone, None, output)
        in_force(output)
        statuses.append(findings(output))
    assert statuses[0] == {second: "new", third: "new"}
    assert statuses[1] == {second: "fixed", third: "continuing"}
    assert statuses[2] == statuses[1]
    assert statuses[3] == {second: "returned", third: "continuing"}


def test_each_county_gets_a_workbook_of_its_own_findings_and_the_state_one_of_all(tmp_path):
    zone, output = tmp_path / "zone", tmp_path / "out"
    send(zone, WRONG)
    validate(zone, None, output)
    folder = output / "restricted" / "quality" / "ZZ"
    keys = {
        path.stem: set(
            pl.read_excel(path, sheet_name="to mend").filter(pl.col("Rule") == RULE)["Keys"].to_list()
        )
        for path in folder.glob("*.xlsx")
    }
    assert keys == {
        "99001": {"rptid=R2 chid=C2"},
        "99003": {"rptid=R3 chid=C3"},
        "ZZ": {"rptid=R2 chid=C2", "rptid=R3 chid=C3"},
    }


def test_a_workbook_says_what_must_hold_what_to_fix_and_where_the_record_stands(tmp_path):
    zone, output = tmp_path / "zone", tmp_path / "out"
    send(zone, RIGHT)
    validate(zone, None, output)
    sheet = pl.read_excel(output / "restricted" / "quality" / "ZZ" / "ZZ.xlsx", sheet_name="to mend")
    row = sheet.filter(pl.col("Rule") == RULE).to_dicts()[0]
    assert row["What must hold"] == "The investigation begins on or after the day of the report."
    assert row["What to fix"]
    assert (row["File"], row["Record"], row["Submission"]) == ("ncands_child/ffy2023.txt", 3, "FFY2023")


@pytest.mark.parametrize(("dispositions", "is_blocked"), [("2023-02-15", False), ("2030-02-15", True)])
def test_only_a_block_or_a_refusal_makes_a_validation_end_badly(tmp_path, capsys, dispositions, is_blocked):
    zone, output = tmp_path / "zone", tmp_path / "out"
    rows = frame_of(
        "staging.ncands_child", rows_of(REPORTS.format(start=WRONG).replace("2023-02-15", dispositions))
    )
    write_ncands_child(rows, zone / "ncands_child" / "ffy2023.txt")
    assert validate(zone, None, output) is is_blocked
    told = capsys.readouterr().out
    assert ("disposition_in_fiscal_year" in told) is is_blocked
    assert "R2" not in told
    assert "C2" not in told
