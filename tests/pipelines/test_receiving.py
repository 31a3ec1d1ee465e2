"""Receiving: what is read, what is known already, and what a file's absence means."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path

import pytest

from pipelines.inventory import Inventory, files_frame, saved_inventory
from pipelines.receiving import are_worth_processes, receive
from pipelines.unchanged import is_much_new, nothing_changed
from tests.staging.received import document, record
from transforms.settings import Settings
from transforms.staging.receiving.drop_zone import ReceivedFile
from transforms.warehouse import Warehouse

WORKERS = "state,worker_id,unit,county,role,fte,hired_on\n"
W1 = "ZZ,W1,North,99001,foster_care,1,2020-01-01\n"
W2 = "ZZ,W2,North,99001,foster_care,1,2021-01-01\n"
W3 = "MD,W1,South,24003,foster_care,1,2020-01-01\n"


@pytest.fixture
def zone(tmp_path) -> Path:
    return tmp_path / "zone"


@pytest.fixture
def warehouse(tmp_path) -> Warehouse:
    return Warehouse(tmp_path / "out")


def send(zone: Path, name: str, *rows: str, changed: int = 1_700_000_000) -> Path:
    path = zone / "workers" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(WORKERS + "".join(rows))
    os.utime(path, (changed, changed))
    return path


def received(warehouse: Warehouse, zone: Path) -> Inventory:
    return receive(warehouse, zone, lambda *_: None)


def statuses(inventory: Inventory) -> dict[str, tuple[str, bool]]:
    """Status by file name, and whether it was known already."""
    return {Path(r.row["path"]).name: (r.row["status"], r.is_reused) for r in inventory.receipts}


def test_a_file_is_read_once(warehouse, zone):
    send(zone, "a.csv", W1)
    assert statuses(received(warehouse, zone)) == {"a.csv": ("accepted", False)}
    assert statuses(received(warehouse, zone)) == {"a.csv": ("accepted", True)}


def test_only_the_changed_file_is_read_again(warehouse, zone):
    send(zone, "a.csv", W1)
    send(zone, "b.csv", W2)
    received(warehouse, zone)
    send(zone, "b.csv", W1, W2)
    assert statuses(received(warehouse, zone)) == {"a.csv": ("accepted", True), "b.csv": ("accepted", False)}


def test_a_renamed_file_is_known_by_its_bytes_and_shown_by_its_new_name(warehouse, zone):
    old = send(zone, "a.csv", W1)
    received(warehouse, zone)
    old.rename(old.with_name("b.csv"))
    assert statuses(received(warehouse, zone)) == {"b.csv": ("accepted", True)}


def test_a_file_that_left_the_drop_zone_is_withdrawn(warehouse, zone):
    send(zone, "a.csv", W1)
    left = send(zone, "b.csv", W2)
    received(warehouse, zone)
    left.unlink()
    assert statuses(received(warehouse, zone)) == {"a.csv": ("accepted", True)}
    assert [table.rows for table in saved_inventory(warehouse).tables_of("ZZ")["staging.workers"]] == [1]


def test_the_second_of_two_equal_files_is_a_duplicate_and_counts_once(warehouse, zone):
    send(zone, "a.csv", W1)
    send(zone, "b.csv", W1)
    inventory = received(warehouse, zone)
    assert statuses(inventory) == {"a.csv": ("accepted", False), "b.csv": ("duplicate", False)}
    assert len(inventory.tables_of("ZZ")["staging.workers"]) == 1
    reasons = files_frame(inventory.of("ZZ"), "ZZ")["reason"].to_list()
    assert reasons == [None, "workers/b.csv: holds the same bytes as workers/a.csv"]


def test_an_extract_of_two_agencies_belongs_to_both(warehouse, zone):
    send(zone, "a.csv", W1, W3)
    inventory = received(warehouse, zone)
    assert inventory.states == ["MD", "ZZ"]
    assert {s: [t.rows for t in inventory.tables_of(s)["staging.workers"]] for s in inventory.states} == {
        "MD": [1],
        "ZZ": [1],
    }


def test_a_refused_file_belongs_to_no_agency_and_says_why(warehouse, zone):
    send(zone, "a.csv", W1)
    (zone / "workers" / "b.csv").write_bytes(b"\x00\xff")
    inventory = received(warehouse, zone)
    assert statuses(inventory)["b.csv"] == ("refused", False)
    assert [receipt.row["path"] for receipt in inventory.unplaced] == ["workers/b.csv"]
    assert inventory.unplaced[0].row["reason"].startswith("workers/b.csv: ")


@pytest.mark.parametrize(
    ("change", "is_other"),
    [
        ("nothing", False),
        ("another agency's file", False),
        ("an own file", True),
        ("the time of an own file", True),
        ("a setting", True),
        ("the code", True),
    ],
)
def test_an_agency_is_computed_again_when_what_it_is_made_from_changed(warehouse, zone, change, is_other):
    send(zone, "a.csv", W1)
    send(zone, "b.csv", W3)
    before = received(warehouse, zone).made_from("ZZ", Settings(), "1")
    if change == "another agency's file":
        send(zone, "b.csv", W3.replace("W1", "W9"))
    if change == "an own file":
        send(zone, "a.csv", W1, W2)
    if change == "the time of an own file":
        send(zone, "a.csv", W1, changed=1_700_000_001)
    settings = (
        Settings.model_validate({"response": {"default_hours": 48}}) if change == "a setting" else Settings()
    )
    after = received(warehouse, zone).made_from("ZZ", settings, "2" if change == "the code" else "1")
    assert (after != before) is is_other


def test_nothing_is_left_half_read(warehouse, zone):
    send(zone, "a.csv", W1)
    (zone / "workers" / "b.csv").write_bytes(b"\x00\xff")
    received(warehouse, zone)
    assert list(warehouse.restricted.glob("reading-*")) == []


def test_a_damaged_list_of_files_received_is_made_anew(warehouse, zone):
    send(zone, "a.csv", W1)
    received(warehouse, zone)
    (warehouse.lake / "received.json").write_text("{")
    assert nothing_changed(warehouse, zone, Settings()) is None
    assert statuses(received(warehouse, zone)) == {"a.csv": ("accepted", True)}
    assert saved_inventory(warehouse).states == ["ZZ"]


def test_extracts_without_a_state_wait_while_a_refused_file_names_a_second_agency(warehouse, zone):
    federal = {
        "afcars_oohc/MD.xml": document(record("A")),
        "afcars_oohc/VA.xml": document(record("A"), agency="51")[:-30],
    }
    for name, content in federal.items():
        path = zone / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    path = send(zone, "a.csv")
    path.write_text((WORKERS + W1).replace("state,", "").replace("ZZ,", ""))
    told = {receipt.row["path"]: receipt.row for receipt in received(warehouse, zone).receipts}
    assert told["afcars_oohc/VA.xml"]["state"] == "VA"
    assert "do not name one agency alone" in told["workers/a.csv"]["reason"]


NO_STATE = (WORKERS + W1).replace("state,", "").replace("ZZ,", "")


def test_the_agency_that_the_settings_name_is_that_of_extracts_without_a_state(warehouse, zone):
    send(zone, "a.csv").write_text(NO_STATE)
    settings = Settings.model_validate({"agency": {"state": " md "}})
    (receipt,) = receive(warehouse, zone, lambda *_: None, settings=settings).receipts
    assert receipt.states == {"MD"}


def test_a_limit_that_the_agency_sets_holds_and_a_changed_one_reads_again(warehouse, zone):
    send(zone, "a.csv", W1, W2)
    small = Settings.model_validate({"limits": {"content_gigabytes": 1e-7}})
    (refused,) = receive(warehouse, zone, lambda *_: None, settings=small).receipts
    assert refused.row["reason"] == (
        "workers/a.csv: the content exceeds 107 bytes, more than a file of this size may unpack to; "
        "the limit is content_gigabytes under [limits] in agency.toml"
    )
    assert statuses(received(warehouse, zone)) == {"a.csv": ("accepted", False)}


def test_a_limit_on_texts_that_the_agency_sets_holds_in_every_column(warehouse, zone):
    send(zone, "a.csv", W1, W2.replace("North", "Northern"))
    short = Settings.model_validate({"limits": {"text_characters": 11}})
    shorter = Settings.model_validate({"limits": {"text_characters": 7}})
    faults = [
        receive(warehouse, zone, lambda *_: None, settings=settings).receipts[0].faults
        for settings in (Settings(), short, shorter)
    ]
    assert faults == [0, 0, 3]


MEGABYTE = 1_000_000
LONG_AGO = datetime.fromisoformat("2026-01-01")
SIDE_BY_SIDE = {
    # what: (dataset, name, container, bytes of each file, files, whether in processes of their own)
    "large XML": ("afcars_oohc", "a.xml", "", 30 * MEGABYTE, 2, True),
    "packed XML": ("afcars_oohc", "a.xml.gz", "gzip", 2 * MEGABYTE, 2, True),
    "packed XML in an archive": ("afcars_oohc", "a.zip/a.xml.gz", "zip, gzip", 2 * MEGABYTE, 2, True),
    "small files": ("afcars_oohc", "a.xml", "", MEGABYTE, 12, False),
    "one file": ("ncands_child", "a.txt", "", 900 * MEGABYTE, 1, False),
    "large tables": ("contacts", "a.csv", "", 900 * MEGABYTE, 2, True),
    "tables that are read before a process has started": ("contacts", "a.csv", "", 100 * MEGABYTE, 2, False),
    "workbooks": ("contacts", "a.XLSX", "", 20 * MEGABYTE, 2, True),
}


@pytest.mark.parametrize("what", SIDE_BY_SIDE)
def test_files_are_read_side_by_side_where_that_saves_more_than_it_costs(what: str):
    dataset, name, container, size, count, is_worth = SIDE_BY_SIDE[what]
    file = ReceivedFile(Path(name), name, dataset, "0", "0", size, LONG_AGO, container=container)
    assert are_worth_processes([file] * count) is is_worth


def test_files_are_the_same_where_another_reads_beside(warehouse, zone, tmp_path, monkeypatch):
    for number in range(9):
        send(zone, f"{number}.csv", W1.replace("W1", f"W{number}"))
    alone = received(warehouse, zone)
    with ThreadPoolExecutor(1) as other:
        monkeypatch.setattr("pipelines.processes._ahead", [other])
        beside = received(Warehouse(tmp_path / "beside"), zone)
    assert [receipt.row for receipt in beside.receipts] == [receipt.row for receipt in alone.receipts]


def test_how_much_is_new_is_told_by_names_and_sizes(warehouse, zone, monkeypatch):
    monkeypatch.setattr("pipelines.unchanged.WORTH_PROCESSES", len(WORKERS + W1))
    send(zone, "a.csv", W1)
    assert is_much_new(warehouse, zone)
    received(warehouse, zone)
    assert not is_much_new(warehouse, zone)
    send(zone, "b.csv", W2)
    assert is_much_new(warehouse, zone)
