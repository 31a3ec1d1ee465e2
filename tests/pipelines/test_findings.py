"""What a person is told of each file: one line for each fault, with file, record number and field."""

from __future__ import annotations

import os
from pathlib import Path

import duckdb
import pytest

from pipelines.findings import MANY, fault_lines, rejected_lines
from pipelines.inventory import Inventory
from pipelines.outcome import Outcome
from pipelines.receiving import receive
from pipelines.summary import replaced_files, summary
from tests.staging.received import child_file, document, line, record, removal
from transforms.staging.mapping.mappings import TableMapping
from transforms.warehouse import Warehouse

REFERRALS = b"state,referral_id,received_at,screening_decision,county\n"


@pytest.fixture
def warehouse(tmp_path) -> Warehouse:
    return Warehouse(tmp_path / "out")


def received(warehouse: Warehouse, zone: Path, files: dict[str, bytes]) -> Inventory:
    for name, content in files.items():
        path = zone / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return receive(warehouse, zone, lambda *_: None)


FAULTS = [
    # file, content, and the one line that is told
    (
        "ncands_child/f.txt",
        child_file(line(chid="C1"), line(chid="C2", rptdt="20230231")),
        "record 2, rptdt: must be a real date written mmddyyyy",
    ),
    (
        "ncands_child/f.txt",
        child_file(line(chid="C1", rptdisp="QQ"), line(chid="C2", rptdisp="QZ")),
        "record 1, rptdisp: must be one of 01, 02, 03, 04, 05, 06, 07, 88, 99 (2 values in all)",
    ),
    (
        "afcars_oohc/f.xml",
        document(record("A", removals=removal("02302023"))),
        "record 1, e69_removal_date: must be a real date written yyyymmdd",
    ),
    (
        "afcars_oohc/f.xml",
        document(
            record("A"), record("B", removals=removal(body="<E153_exit_date>20220101</E153_exit_date>"))
        ),
        "record 2, e153_exit_date: must not be before e69_removal_date; measures leave the removal out",
    ),
    (
        "referrals/f.csv",
        REFERRALS + b"ZZ,F1,02/28/2023,screened_in,99001\n",
        "record 1, received_at: must be a date and time (yyyy-mm-ddThh:mm)",
    ),
]


@pytest.mark.parametrize(("name", "content", "told"), FAULTS)
def test_a_value_that_cannot_be_used_is_told_with_record_field_and_what_is_allowed(
    name, content, told, warehouse, tmp_path
):
    inventory = received(warehouse, tmp_path / "zone", {name: content})
    assert fault_lines(warehouse, inventory) == [f"{name}: {told}"]


REJECTED = [
    (
        child_file(line(chid="C1"), line(chid="C2")[:300], line(chid="C3")[:200]),
        "record 2: the line has 300 characters; the records of this file have 338 (2 records in all)",
    ),
    (
        child_file(line(chid="C1"), line(chid="C1")),
        "record 2: RPTID and CHID repeat an earlier record; the first stays",
    ),
]


@pytest.mark.parametrize(("content", "told"), REJECTED)
def test_a_record_set_aside_is_told_with_its_number_and_reason(content, told, warehouse, tmp_path):
    inventory = received(warehouse, tmp_path / "zone", {"ncands_child/f.txt": content})
    assert rejected_lines(warehouse, inventory) == [f"ncands_child/f.txt: {told}"]


def test_records_that_a_mapping_leaves_out_are_told_by_the_column_that_says_so(warehouse, tmp_path):
    rows = ["ZZ,F1,2023-02-28,screened_in,99001", *["ZZ,F2,2023-02-28,call,99001"] * 2, "ZZ,VOID,x,x,99001"]
    path = tmp_path / "zone" / "referrals" / "f.csv"
    path.parent.mkdir(parents=True)
    path.write_bytes(REFERRALS + "\n".join(rows).encode())
    leave_out = {"screening_decision": ["Call"], "referral_id": ["void"]}
    mapping = TableMapping.model_validate({"leave_out": leave_out})
    inventory = receive(warehouse, tmp_path / "zone", lambda *_: None, {"referrals": mapping})
    by = "left out by mappings/referrals.toml"
    assert rejected_lines(warehouse, inventory) == [
        f"referrals/f.csv: record 2: {by}: screening_decision (2 records in all)",
        f"referrals/f.csv: record 4: {by}: referral_id",
    ]


def test_a_file_sent_twice_is_told_by_name(warehouse, tmp_path):
    same = child_file(line())
    inventory = received(
        warehouse, tmp_path / "zone", {"ncands_child/a.txt": same, "ncands_child/b.txt": same}
    )
    told = summary(Outcome(inventory), warehouse, [])
    assert "  repeated ncands_child/b.txt: holds the same bytes as ncands_child/a.txt" in told.splitlines()


def test_of_very_many_lines_of_a_kind_the_first_are_told_and_where_the_others_are(warehouse, tmp_path):
    files = {f"afcars_oohc/{number:02}.xml": b"<x/>" + bytes([48 + number]) for number in range(MANY + 5)}
    lines = summary(Outcome(received(warehouse, tmp_path / "zone", files)), warehouse, []).splitlines()
    assert sum(text.startswith("  refused") for text in lines) == MANY + 1
    assert "  refused  5 more; all are in raw.files" in lines


def test_a_file_of_which_a_later_one_counts_is_told(warehouse, tmp_path):
    inventory = received(
        warehouse,
        tmp_path / "zone",
        {"ncands_child/old.txt": child_file(line()), "ncands_child/new.txt": child_file(line(chid="C9"))},
    )
    os.utime(tmp_path / "zone" / "ncands_child" / "new.txt", (2e9, 2e9))
    with duckdb.connect(str(warehouse.outcomes)) as connection:
        for schema in ("raw", "episodes", "quality"):
            connection.execute(f"create schema {schema}")
        connection.execute(
            """
            create table raw.files as from (values
                ('ncands_child/old.txt', 'MD', 'ncands_child', 'FFY2023', 'f1', 'accepted'),
                ('ncands_child/new.txt', 'MD', 'ncands_child', 'FFY2023', 'f2', 'accepted')
            ) as listed (path, state, dataset, submission, file_id, status);
            create table episodes.submissions as
                select state, dataset, submission, file_id from raw.files where file_id = 'f2';
            create table quality.gate as select state, file_id, false as is_blocked from raw.files
            """
        )
    told = replaced_files(Outcome(inventory), warehouse)
    assert told == ["ncands_child/old.txt: ncands_child/new.txt, received later, counts for FFY2023"]


def test_no_earlier_results_are_promised_where_there_are_none(warehouse, tmp_path):
    inventory = received(warehouse, tmp_path / "zone", {"ncands_child/f.txt": b"short\n"})
    told = summary(Outcome(inventory), warehouse, [])
    assert "Agencies   none: no file could be used. There are no results yet." in told.splitlines()
