"""A data owner's afternoon: validate, mend what the workbook says, validate again, see it mended."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import polars as pl
import pytest
from typer.testing import CliRunner

from data_samples.writers import write_ncands_child
from pipelines.cli import app
from tests.quality.tables_by_hand import frame_of, rows_of

REPORTS = """
rptid | chid | subyr | staterr | rptcnty | rptdt      | invdate    | rptdisdt   | rptdisp       | chage
R1    | C1   | 2023  | ZZ      | 001     | 2023-01-15 | 2023-01-16 | 2023-02-15 | substantiated | 7
R2    | C2   | 2023  | ZZ      | 001     | 2023-01-15 | {start}    | 2023-02-15 | substantiated | 7
R3    | C3   | 2023  | ZZ      | 003     | 2023-01-15 | 2023-01-14 | 2023-02-15 | substantiated | 7
"""
RULE, QUERY = "response_before_report", "sex_is_unknown"
WRONG, RIGHT = "2023-01-10", "2023-01-20"
SECOND, THIRD = "rptid=R2 chid=C2", "rptid=R3 chid=C3"
LEDGER = f"""rule,scope,reason,by,until
{QUERY},,The state records no sex,data manager,2999-12-31
{QUERY},ncands_child FFY2020,The state recorded no sex,data manager,2999-12-31
race_is_not_stated,,Race is asked from next year on,data manager,2020-12-31
"""


@dataclass
class Check:
    """One validation: how it ended, what it told, and what it left for owners."""

    code: int
    said: str
    document: dict
    sheets: dict[str, dict[str, pl.DataFrame]]

    def found(self, rule: str = RULE) -> dict[str | None, str]:
        """Status of what a rule found, by key values."""
        return {
            one["key_values"]: one["status"] for one in self.document["findings"] if one["rule_id"] == rule
        }


def validated(zone: Path, output: Path) -> Check:
    told = CliRunner().invoke(app, ["validate", str(zone), "--output", str(output)])
    folder = output / "restricted" / "quality" / "ZZ"
    return Check(
        told.exit_code,
        told.stdout + told.stderr,
        json.loads((folder / "findings.json").read_text(encoding="utf-8")),
        {path.stem: pl.read_excel(path, sheet_id=0) for path in sorted(folder.glob("*.xlsx"))},
    )


def send(zone: Path, reports: str) -> None:
    """Lay the year's Child File into the drop zone in place of the one before."""
    write_ncands_child(frame_of("staging.ncands_child", rows_of(reports)), zone / "ncands_child" / "2023.txt")


@pytest.fixture(scope="module")
def afternoon(tmp_path_factory) -> dict[str, Check]:
    """Four validations of one folder: found, looked at again, mended with a ledger, and broken again."""
    folder = tmp_path_factory.mktemp("afternoon")
    zone, output = folder / "zone", folder / "out"
    checks = {}
    for name, start in (("found", WRONG), ("again", WRONG), ("mended", RIGHT), ("broken", WRONG)):
        send(zone, REPORTS.format(start=start))
        if name == "mended":
            (zone / "agency").mkdir()
            (zone / "agency" / "accepted.csv").write_text(LEDGER, encoding="utf-8")
        checks[name] = validated(zone, output)
    return checks


def test_a_fault_is_found_mended_and_found_again_under_one_name(afternoon):
    assert afternoon["found"].found() == {SECOND: "new", THIRD: "new"}
    assert afternoon["again"].found() == afternoon["found"].found(), "a second look makes nothing old"
    assert afternoon["mended"].found() == {SECOND: "fixed", THIRD: "continuing"}
    assert afternoon["broken"].found() == {SECOND: "returned", THIRD: "continuing"}


def test_each_county_gets_a_workbook_of_its_own_findings_and_the_state_one_of_all(afternoon):
    keys = {
        owner: set(sheets["to mend"].filter(pl.col("Rule") == RULE)["Keys"])
        for owner, sheets in afternoon["found"].sheets.items()
    }
    assert keys == {"99001": {SECOND}, "99003": {THIRD}, "ZZ": {SECOND, THIRD}}


def test_the_first_sheet_says_how_much_there_is_and_what_to_fix_first(afternoon):
    start = afternoon["found"].sheets["ZZ"]["start here"]
    lines = [start.columns[0], *start.to_series(0)]
    assert lines[0] == "Data quality: all of ZZ"
    assert any("13 findings to mend (13 new, 0 returned, 0 continuing)" in str(line) for line in lines), lines
    listed = [row for row in start.rows() if row[-1] and row[0] not in ("Order", None)]
    assert [row[0] for row in listed] == [str(n) for n in range(1, len(listed) + 1)]
    severities = [row[1] for row in listed]
    assert severities == sorted(severities, key=["block", "error", "query"].index)
    assert ("2", "2") in {(row[2], row[3]) for row in listed if row[-1] == RULE}


def test_a_row_says_what_to_fix_what_was_found_and_where_the_record_stands(afternoon):
    sheet = afternoon["mended"].sheets["99003"]["to mend"]
    (row,) = sheet.filter(pl.col("Rule") == RULE).to_dicts()
    assert row["What must hold"] == "The investigation begins on or after the day of the report."
    assert row["What to fix"].startswith("Compare both dates with the case record")
    assert row["Found"] == "rptdt: 2023-01-15; invdate: 2023-01-14"
    assert (row["File"], row["Record"], row["Submission"]) == ("ncands_child/2023.txt", 3, "FFY2023")


def test_what_is_fixed_moves_to_a_sheet_of_its_own(afternoon):
    fixed = afternoon["mended"].sheets["99001"]["fixed"]
    assert fixed.filter(pl.col("Rule") == RULE)["Keys"].to_list() == [SECOND]
    assert "1 fixed since the check before" in afternoon["mended"].said


def test_an_explained_query_is_told_apart_with_its_reason_and_keeps_its_status(afternoon):
    before, after = afternoon["found"], afternoon["mended"]
    assert after.found(QUERY) == {None: "continuing"}
    assert QUERY in before.said
    assert f"query    {QUERY}" not in after.said
    assert "1 accepted" in after.said
    (row,) = after.sheets["ZZ"]["accepted"].to_dicts()
    assert (row["Rule"], row["Reason"], row["By"], row["Status"]) == (
        QUERY,
        "The state records no sex",
        "data manager",
        "continuing",
    )
    assert QUERY not in set(after.sheets["ZZ"]["to mend"]["Rule"])


def test_entries_that_silence_nothing_are_told(afternoon):
    said = afternoon["mended"].said
    assert f"accepted.csv: line 3, {QUERY}: fits no finding" in said
    assert "accepted.csv: line 4, race_is_not_stated: expired on 2020-12-31" in said
    assert [one["standing"] for one in afternoon["mended"].document["accepted"]] == [
        "in_use",
        "unused",
        "expired",
    ]


def test_findings_that_block_nothing_end_with_0_and_no_value_is_said(afternoon):
    for check in afternoon.values():
        assert check.code == 0
        assert not {"R2", "C2", WRONG, "2023-01-14"} & set(check.said.replace(":", " ").split())


def test_a_block_ends_with_1_until_a_usable_file_is_sent_beside_it(tmp_path):
    zone, output = tmp_path / "zone", tmp_path / "out"
    send(zone, REPORTS.format(start=RIGHT).replace("2023-02-15", "2030-02-15"))
    blocked = validated(zone, output)
    assert blocked.code == 1
    assert "disposition_in_fiscal_year" in blocked.said
    assert "2030" not in blocked.said
    assert blocked.document["files"][0]["is_blocked"]
    good = frame_of("staging.ncands_child", rows_of(REPORTS.format(start=RIGHT)))
    write_ncands_child(good, zone / "ncands_child" / "again.txt")
    (zone / "agency").mkdir()
    register = "path,received_at\nncands_child/2023.txt,2024-01-01\nncands_child/again.txt,2024-02-01\n"
    (zone / "agency" / "received.csv").write_text(register, encoding="utf-8")
    mended = validated(zone, output)
    assert mended.code == 0
    assert set(mended.found("disposition_in_fiscal_year").values()) == {"fixed"}


def test_a_faulty_ledger_is_wrong_use_and_told_before_any_file_is_read(tmp_path):
    zone, output = tmp_path / "zone", tmp_path / "out"
    (zone / "agency").mkdir(parents=True)
    (zone / "agency" / "accepted.csv").write_text("rule,scope,reason,by,until\nx,y,z,Mr X,soon\n")
    for command in ("validate", "run"):
        told = CliRunner().invoke(app, [command, str(zone), "--output", str(output)])
        assert told.exit_code == 2
        assert told.stderr.count("accepted.csv: line 2, ") == 5
    assert not output.exists()


WORKERS = """state,worker_id,unit,county,role,fte,hired_on
ZZ,W1,North,99001,adoption,1,2020-01-01
ZZ,W2,North,99001,clerk,1,2020-01-01
ZZ,Grand total,,,,2,
"""


def test_records_set_aside_and_values_that_could_not_be_read_are_told(tmp_path):
    path = tmp_path / "zone" / "workers" / "all.csv"
    path.parent.mkdir(parents=True)
    path.write_text(WORKERS)
    said = validated(tmp_path / "zone", tmp_path / "out").said
    assert "Records    3 found, 2 accepted, 1 set aside; 1 faults in values" in said
    assert "aside    workers/all.csv: record 3: hired_on is part of the key and must be a date" in said
    assert "fault    workers/all.csv: record 2, role: must be one of screening, " in said
    assert "clerk" not in said
