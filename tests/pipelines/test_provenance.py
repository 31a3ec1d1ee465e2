"""Which file counts: what a correction replaces, what arrives late, what is withdrawn, up to the pages."""

from __future__ import annotations

import json
import os
import zipfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import duckdb
import polars as pl
import pytest
from typer.testing import CliRunner

from pipelines import edition_building
from pipelines.cli import app
from pipelines.inventory import files_frame
from pipelines.receiving import receive
from pipelines.unchanged import nothing_changed
from tests.pipelines.drop_zones import write_drop_zone
from tests.pipelines.undrawn import undrawn
from tests.staging.received import child_file, line
from transforms.engine import open_engine, put_table
from transforms.queries import stage_queries
from transforms.settings import Settings
from transforms.staging.receiving.register import read_register
from transforms.warehouse import Warehouse

DAY = 86_400


@dataclass
class Zone:
    """A drop zone in which files are put on a day of January 2024."""

    folder: Path

    def send(self, name: str, content: bytes, day: int) -> Path:
        path = self.folder / "ncands_child" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        return self.dated(path, day)

    def send_archive(self, name: str, day: int, **members: bytes) -> Path:
        path = self.folder / "ncands_child" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(path, "w") as archive:
            for member, content in members.items():
                archive.writestr(zipfile.ZipInfo(f"{member}.txt", (2024, 1, day, 0, 0, 0)), content)
        return self.dated(path, day)

    def dated(self, path: Path, day: int) -> Path:
        at = (datetime(2024, 1, day) - datetime(1970, 1, 1)).total_seconds()  # noqa: DTZ001
        os.utime(path, (at, at))
        return path

    def standing(self, output: Path) -> dict[str, str | None]:
        """Of each accepted file, which one `raw.files` says supersedes it; the one in force has none.

        The query of the submissions in force must say the same.
        """
        register = read_register(self.folder / "agency")
        inventory = receive(Warehouse(output), self.folder, lambda *_: None, register=register)
        files = files_frame(inventory.of("MD"), "MD")
        accepted = files.filter(pl.col("status") == "accepted")
        standing = accepted.filter(pl.col("superseded_by").is_null())
        assert sorted(in_force(files)) == sorted(standing["path"])
        assert set(accepted["superseded_by"].drop_nulls()) <= set(standing["path"])
        return {
            path.removeprefix("ncands_child/"): by and by.removeprefix("ncands_child/")
            for path, by in accepted.select("path", "superseded_by").iter_rows()
        }


def in_force(files: pl.DataFrame, blocked: str = "none") -> list[str]:
    """The paths of the files in force, as `episodes.submissions` chooses them."""
    with open_engine(threads=1) as connection:
        put_table(connection, "raw.files", files)
        connection.execute("create table quality.gate as select ? as file_id, true as is_blocked", [blocked])
        connection.execute(f"create table chosen as {stage_queries('episodes')['episodes.submissions'].sql}")
        found = connection.execute(
            "select path from chosen join raw.files using (file_id) where status = 'accepted'"
        ).fetchall()
    return [path for (path,) in found]


@pytest.fixture
def zone(tmp_path: Path) -> Zone:
    return Zone(tmp_path / "zone")


FIRST, CORRECTED = child_file(line()), child_file(line(chid="C2"))
LAST_YEAR = child_file(line(subyr="2022"))


def test_a_correction_supersedes_the_file_before_it(zone: Zone, tmp_path: Path) -> None:
    zone.send("z.txt", FIRST, day=1)
    zone.send("a.txt", CORRECTED, day=2)
    zone.send("2022.txt", LAST_YEAR, day=3)
    assert zone.standing(tmp_path / "out") == {"z.txt": "a.txt", "a.txt": None, "2022.txt": None}


def test_an_older_file_that_arrives_late_supersedes_nothing(zone: Zone, tmp_path: Path) -> None:
    zone.send("a.txt", CORRECTED, day=2)
    assert zone.standing(tmp_path / "out") == {"a.txt": None}
    zone.send("z.txt", FIRST, day=1)
    assert zone.standing(tmp_path / "out") == {"z.txt": "a.txt", "a.txt": None}


def test_of_files_received_at_one_moment_the_one_with_the_later_path_counts(
    zone: Zone, tmp_path: Path
) -> None:
    zone.send("b.txt", FIRST, day=1)
    zone.send("a.txt", CORRECTED, day=1)
    assert zone.standing(tmp_path / "out") == {"a.txt": "b.txt", "b.txt": None}


def test_a_correction_in_an_archive_supersedes_and_its_removal_brings_the_first_file_back(
    zone: Zone, tmp_path: Path
) -> None:
    zone.send("a.txt", FIRST, day=1)
    sent = zone.send_archive("sent.zip", day=2, again=CORRECTED, before=LAST_YEAR)
    assert zone.standing(tmp_path / "out") == {
        "a.txt": "sent.zip/again.txt",
        "sent.zip/again.txt": None,
        "sent.zip/before.txt": None,
    }
    sent.unlink()
    assert zone.standing(tmp_path / "out") == {"a.txt": None}


def test_a_file_sent_again_unchanged_is_the_last_received(zone: Zone, tmp_path: Path) -> None:
    zone.send("a.txt", FIRST, day=1)
    zone.send("b.txt", CORRECTED, day=2)
    zone.send("c.txt", FIRST, day=3)
    assert zone.standing(tmp_path / "out") == {"a.txt": None, "b.txt": "a.txt"}


def test_the_register_stands_above_the_time_of_change(zone: Zone, tmp_path: Path) -> None:
    zone.send("a.txt", FIRST, day=9)
    zone.send("b.txt", CORRECTED, day=1)
    (zone.folder / "agency").mkdir()
    register = "path,received_at\nncands_child/a.txt,2023-12-01\nncands_child/b.txt,2023-12-24\n"
    (zone.folder / "agency" / "received.csv").write_text(register)
    assert zone.standing(tmp_path / "out") == {"a.txt": "b.txt", "b.txt": None}


def test_where_the_gate_blocks_the_later_file_the_earlier_one_is_in_force(zone: Zone, tmp_path: Path) -> None:
    zone.send("a.txt", FIRST, day=1)
    zone.send("b.txt", CORRECTED, day=2)
    files = receive(Warehouse(tmp_path / "out"), zone.folder, lambda *_: None).receipts
    (blocked,) = [r.row["file_id"] for r in files if r.row["path"].endswith("b.txt")]
    assert in_force(files_frame(files, "MD"), blocked) == ["ncands_child/a.txt"]


def test_a_later_time_in_the_register_is_a_change(zone: Zone, tmp_path: Path) -> None:
    zone.send("a.txt", FIRST, day=1)
    warehouse = Warehouse(tmp_path / "out")
    at = {"ncands_child/a.txt": datetime(2024, 3, 1)}  # noqa: DTZ001
    before = receive(warehouse, zone.folder, lambda *_: None).made_from("MD", Settings(), "1")
    inventory = receive(warehouse, zone.folder, lambda *_: None, register=at)
    assert inventory.made_from("MD", Settings(), "1") != before
    assert [receipt.is_reused for receipt in inventory.receipts] == [True]
    assert nothing_changed(warehouse, zone.folder, Settings(), register=at) is None


@dataclass
class Place:
    """A drop zone with a register, run by the real command."""

    zone: Path
    output: Path

    def run(self) -> str:
        """The edition in force after a run."""
        told = CliRunner().invoke(app, ["run", str(self.zone), "--output", str(self.output)])
        assert told.exit_code == 0, told.stdout + told.stderr
        return json.loads((self.output / "published" / "latest.json").read_text())["edition"]

    def query(self, sql: str, database: Path | None = None) -> list[tuple]:
        path = database or self.output / "restricted" / "outcomes.duckdb"
        with duckdb.connect(str(path), read_only=True) as connection:
            return connection.execute(sql).fetchall()

    def registered(self) -> None:
        """Write the register: every file on a day of its own, in the order of paths."""
        files = sorted(path for path in self.zone.glob("*/*") if path.parent.name != "agency")
        lines = [
            f"{path.relative_to(self.zone).as_posix()},2024-01-{day:02}\n"
            for day, path in enumerate(files, start=1)
        ]
        (self.zone / "agency").mkdir(exist_ok=True)
        (self.zone / "agency" / "received.csv").write_text("path,received_at\n" + "".join(lines))


def holds(table: Path, file_id: str) -> bool:
    """Whether a table of the lake has rows of a file."""
    rows = pl.scan_parquet(table)
    if "file_id" not in rows.collect_schema():
        return False
    return not rows.filter(pl.col("file_id").cast(pl.String) == file_id).collect().is_empty()


def test_corrections_and_withdrawals_reach_everything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(edition_building, "build_pages", undrawn)  # other tests draw; here tables are asked
    monkeypatch.setattr(edition_building, "build_downloads", undrawn)
    place = Place(tmp_path / "zone", tmp_path / "out")
    write_drop_zone(place.zone, children=16, afcars=("23A", "23B"), years=(2023,))
    later = place.zone / "afcars_oohc" / "ZZ23B.xml"
    place.registered()
    correction = later.read_bytes().replace(b"</records>", b"\n</records>")
    with zipfile.ZipFile(place.zone / "afcars_oohc" / "sent.zip", "w") as archive:
        archive.writestr("again.xml", correction)
    first = place.run()
    chosen = "episodes.submissions join raw.files as f using (file_id)"
    assert place.query(f"select f.path from {chosen} where f.submission = '23B'") == [
        ("afcars_oohc/sent.zip/again.xml",)
    ]
    assert place.query("select superseded_by from raw.files where path like '%ZZ23B.xml'") == [
        ("afcars_oohc/sent.zip/again.xml",)
    ]
    (gone,) = [row[0] for row in place.query("select file_id from raw.files where path like '%again.xml'")]
    (place.zone / "afcars_oohc" / "sent.zip").unlink()
    last = place.run()
    assert last != first
    assert place.query(f"select f.path from {chosen} where f.submission = '23B'") == [
        ("afcars_oohc/ZZ23B.xml",)
    ]

    tables = place.query(
        "select schema_name || '.' || table_name from duckdb_columns() where column_name = 'file_id'"
    )
    assert len(tables) > 10
    assert [t for (t,) in tables if place.query(f"select 1 from {t} where file_id = '{gone}' limit 1")] == []
    lake = place.output / "restricted" / "lake"
    assert [path for path in lake.glob("receipts/*/*.json") if path.name.startswith(gone)] == []
    assert [path for path in lake.rglob("*.parquet") if gone in path.name or holds(path, gone)] == []
    for folder in (place.output / "published" / last, place.output / "restricted" / "editions" / last):
        told = place.query("select submission from published.submissions", folder / "outcomes.duckdb")
        assert told.count(("23B",)) == 1
