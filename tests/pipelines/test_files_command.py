"""`cwo files`: what was received and what became of it, from the last run or from a folder not read yet."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from typer.testing import CliRunner

from data_samples import SAMPLES
from pipelines.cli import app
from pipelines.receiving import receive
from tests.staging.received import child_file, line
from transforms.staging.receiving.drop_zone import received_files
from transforms.staging.receiving.register import read_register
from transforms.warehouse import Warehouse

WORKERS = b"state,worker_id,unit,county,role,fte,hired_on,colour\n"
WORKER = b"MD,W1,S\xfcd,24031,adoption,1,2020-01-01,x\n"
MARKER = "XQ9Z"


def cwo(*arguments: str | Path) -> str:
    told = CliRunner().invoke(app, ["files", *map(str, arguments)])
    assert told.exit_code == 0, told.stderr
    return told.stdout


@pytest.fixture
def zone(tmp_path: Path) -> Path:
    """A drop zone in which every file ends otherwise."""
    folder = tmp_path / "zone"
    sent = {
        "ncands_child/a.txt": child_file(line(chid=MARKER)),
        "ncands_child/b.txt": child_file(line(), line(chid="C2"), line()),
        "ncands_child/c.txt": child_file(line(), line(chid="C2"), line()),
        "ncands_child/d.txt": b"nothing to read",
        "workers/w.csv": WORKERS + WORKER,
    }
    for day, (name, content) in enumerate(sent.items(), start=1):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        os.utime(path, (86_400 * day, 86_400 * day))
    with zipfile.ZipFile(folder / "ncands_child" / "old.zip", "w") as archive:
        archive.writestr("2022.txt", child_file(line(subyr="2022")))
    os.utime(folder / "ncands_child" / "old.zip", (86_400 * 9, 86_400 * 9))
    return folder


@pytest.fixture
def output(zone: Path, tmp_path: Path) -> Path:
    receive(Warehouse(tmp_path / "out"), zone, lambda *_: None)
    return tmp_path / "out"


def test_each_file_of_the_last_run_is_told_with_its_records_and_how_it_stands(output: Path) -> None:
    lines = json.loads(cwo("--output", output, "--json"))
    told = [
        tuple(one[name] for name in ("path", "state", "period", "records_in", "records_accepted", "standing"))
        for one in lines
    ]
    assert told == [
        ("ncands_child/a.txt", "MD", "FFY2023", 1, 1, "superseded"),
        ("ncands_child/b.txt", "MD", "FFY2023", 3, 2, "in force"),
        ("ncands_child/c.txt", "MD", "FFY2023", None, None, "duplicate"),
        ("ncands_child/d.txt", None, None, None, None, "refused"),
        ("ncands_child/old.zip/2022.txt", "MD", "FFY2022", 1, 1, "in force"),
        ("workers/w.csv", "MD", None, 1, 1, "used"),
    ]
    assert lines[0]["superseded_by"] == "ncands_child/b.txt"
    assert (lines[4]["container"], lines[5]["encoding"]) == ("zip", "Windows-1252")
    assert lines[3]["because"].startswith("no line has the length of a record")
    assert any("Windows-1252" in note for note in lines[5]["notes"])


def test_the_table_holds_a_line_for_each_file_with_reasons_below(output: Path, monkeypatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    told = cwo("--output", output)
    assert [row.split()[0] for row in told.splitlines() if row.startswith(("ncands", "workers"))] == [
        "ncands_child/a.txt",
        "ncands_child/b.txt",
        "ncands_child/c.txt",
        "ncands_child/d.txt",
        "ncands_child/old.zip/2022.txt",
        "workers/w.csv",
    ]
    assert "6 files: 1 duplicate, 2 in force, 1 refused, 1 superseded, 1 used" in told
    assert "superseded  ncands_child/a.txt: by ncands_child/b.txt, received later" in told
    assert "duplicate   ncands_child/c.txt: holds the same bytes as ncands_child/b.txt" in told
    assert MARKER not in told


def test_a_drop_zone_is_told_as_it_lies_there_before_anything_is_read(zone: Path) -> None:
    (zone / "agency").mkdir()
    register = "path,received_at\nncands_child/a.txt,2024-05-15T09:30\nncands_child/gone.txt,2024-01-01\n"
    (zone / "agency" / "received.csv").write_text(register)
    lines = {one["path"]: one for one in json.loads(cwo(zone, "--json"))}
    assert lines["ncands_child/a.txt"]["received_at"] == "2024-05-15T09:30"
    assert {path: one["standing"] for path, one in lines.items() if one["standing"] != "not read yet"} == {
        "ncands_child/c.txt": "duplicate"
    }
    assert "received.csv names files that are not in the drop zone: ncands_child/gone.txt" in cwo(zone)


WRONG = [
    # what stands there                     what is said
    ("", "holds no results yet; name a drop zone"),
    ("path,received_at\nx,yesterday\n", "received.csv: record 2, received_at: must be a day"),
]


@pytest.mark.parametrize(("register", "expected"), WRONG)
def test_wrong_use_is_told_in_one_message(zone: Path, tmp_path: Path, register: str, expected: str) -> None:
    arguments = ["files", "--output", str(tmp_path / "none")]
    if register:
        (zone / "agency").mkdir()
        (zone / "agency" / "received.csv").write_text(register)
        arguments.append(str(zone))
    told = CliRunner().invoke(app, arguments)
    assert (told.exit_code, expected in told.stderr) == (2, True)
    assert "yesterday" not in told.stderr


def test_the_samples_register_names_each_of_their_files() -> None:
    register = read_register(SAMPLES / "agency")
    assert sorted(register) == [file.relative for file in received_files(SAMPLES)]


def test_listing_files_needs_no_dagster(output: Path) -> None:
    code = (
        "import sys; from typer.testing import CliRunner; from pipelines.cli import app;"
        f"CliRunner().invoke(app, ['files', '--output', {str(output)!r}]);"
        "print([name for name in ('dagster', 'great_expectations', 'altair') if name in sys.modules])"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"
