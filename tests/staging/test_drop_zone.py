"""The drop zone: which files are received and when, and which of them are repeats."""

from __future__ import annotations

import gzip
import hashlib
import os
from datetime import datetime
from pathlib import Path

import pytest

from transforms.staging.readers import read_file, repeated_file
from transforms.staging.receiving.drop_zone import DropZoneError, received_files, without_repeats
from transforms.staging.receiving.register import RegisterError, read_register, unmatched


def drop(folder: Path, **files: bytes) -> Path:
    """A drop zone; `__` in a name is a folder's slash."""
    for name, content in files.items():
        path = folder / name.replace("__", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


def test_files_are_listed_by_path_with_their_dataset_hash_and_size(tmp_path: Path) -> None:
    drop(tmp_path, workers__b=b"two", ncands_child__2023__a=b"one", agency__agency=b"no", workers__x=b"x")
    for left in (".hidden", "~$workers.xlsx", "Thumbs.db", "desktop.ini"):
        (tmp_path / "workers" / left).write_bytes(b"no")
    os.utime(tmp_path / "workers" / "b", (0, 86_400))
    files = received_files(tmp_path)
    assert [(file.relative, file.dataset, file.bytes, file.refusal) for file in files] == [
        ("ncands_child/2023/a", "ncands_child", 3, ""),
        ("workers/b", "workers", 3, ""),
        ("workers/x", "workers", 1, ""),
    ]
    sha = hashlib.sha256(b"two").hexdigest()
    assert (files[1].sha256, files[1].file_id) == (sha, sha[:16])
    assert files[1].received_at == datetime(1970, 1, 2)  # noqa: DTZ001


@pytest.mark.parametrize("missing", [True, False], ids=["missing", "empty"])
def test_a_missing_or_empty_drop_zone_is_an_error_that_says_what_to_do(tmp_path: Path, missing: bool) -> None:
    folder = tmp_path / "zone"
    if not missing:
        drop(folder, agency__agency=b"settings")
    with pytest.raises(DropZoneError, match="does not exist" if missing else "holds no files"):
        received_files(folder)


def test_a_file_outside_the_known_folders_is_refused_not_lost(tmp_path: Path) -> None:
    drop(tmp_path, stray=b"x", other__a=b"y", contacts__c=b"z")
    readings = [read_file(file, tmp_path / "out", "MD") for file in received_files(tmp_path)]
    reasons = {row["path"]: row["reason"] for row in (reading.files_row for reading in readings)}
    assert reasons["stray"].startswith(
        "stray: the file lies in no dataset folder; the first folder must be one of"
    )
    assert reasons["other/a"].startswith("other/a: the folder is not a known dataset")
    assert {reading.files_row["status"] for reading in readings} == {"refused"}


def test_a_file_twice_is_read_once_with_the_latest_time(tmp_path: Path) -> None:
    drop(tmp_path, workers__a=b"same", workers__b=b"same", contacts__a=b"same", workers__c=b"other")
    for name, day in (("a", 1), ("b", 3), ("c", 2)):
        os.utime(tmp_path / "workers" / name, (0, 86_400 * day))
    kept, repeats = without_repeats(received_files(tmp_path))
    assert [(file.relative, file.received_at.day) for file in kept if file.dataset == "workers"] == [
        ("workers/a", 4),
        ("workers/c", 3),
    ]
    assert len(kept) == 3
    assert [(repeat.file.relative, repeat.repeats.relative) for repeat in repeats] == [
        ("workers/b", "workers/a")
    ]
    row = repeated_file(repeats[0]).files_row
    assert (row["status"], row["reason"]) == ("duplicate", "workers/b: holds the same bytes as workers/a")


def test_a_register_says_when_files_were_received_and_others_were_when_they_were_last_changed(
    tmp_path: Path,
) -> None:
    drop(tmp_path, workers__a=b"one", workers__b=b"two")
    for name in ("a", "b"):
        os.utime(tmp_path / "workers" / name, (0, 86_400))
    files = received_files(tmp_path, {"workers/b": datetime(2024, 5, 15, 9, 30)})  # noqa: DTZ001
    assert [(file.relative, file.received_at.isoformat()) for file in files] == [
        ("workers/a", "1970-01-02T00:00:00"),
        ("workers/b", "2024-05-15T09:30:00"),
    ]


def test_a_file_says_whether_it_is_packed_by_its_first_bytes(tmp_path: Path) -> None:
    drop(tmp_path, workers__plain=b"one", workers__packed=gzip.compress(b"two", mtime=0))
    assert [file.container for file in received_files(tmp_path)] == ["gzip", ""]


REGISTERS = [
    # the register                                       what it says, or what is wrong with it
    ("path,received_at\nworkers/a,2024-05-15\n", {"workers/a": "2024-05-15T00:00:00"}),
    ("\ufeffreceived_at,path\r\n2024-05-15 09:30,workers/a\r\n", {"workers/a": "2024-05-15T09:30:00"}),
    ('path,received_at\n"workers\\a, b",2024-05-15T09:30:05Z\n\n', {"workers/a, b": "2024-05-15T09:30:05"}),
    ("path,received_at\n", {}),
    ("", "the first line must name the columns path and received_at"),
    ("path,when\nworkers/a,2024-05-15\n", "the first line must name the columns path and received_at"),
    ("path,received_at\nworkers/a\n", "record 2: has 1 values"),
    ("path,received_at\nworkers/a,15.05.2024\n", "record 2, received_at: must be a day"),
    ("path,received_at\nworkers/a,2024-02-30\n", "record 2, received_at: must be a day"),
    ("path,received_at\n../a,2024-05-15\n", "record 2, path: must be a path below the drop zone"),
    ("path,received_at\na,2024-05-15\na,2024-05-16\n", "record 3, path: stands in an earlier record too"),
    ('path,received_at\n"a,2024-05-15\n', "a quotation mark is not closed"),
]


@pytest.mark.parametrize(("text", "expected"), REGISTERS)
def test_a_register_is_checked_before_it_is_used(
    tmp_path: Path, text: str, expected: dict[str, str] | str
) -> None:
    (tmp_path / "received.csv").write_bytes(text.encode())
    if isinstance(expected, dict):
        assert {path: at.isoformat() for path, at in read_register(tmp_path).items()} == expected
    else:
        with pytest.raises(RegisterError, match=expected):
            read_register(tmp_path)


def test_all_faults_of_a_register_are_told_at_once_and_none_of_its_values(tmp_path: Path) -> None:
    (tmp_path / "received.csv").write_text("path,received_at\nx,secret\n/y,2024-01-01\nz,1,2\n")
    with pytest.raises(RegisterError) as told:
        read_register(tmp_path)
    assert [line.split(":")[1].strip() for line in str(told.value).splitlines()] == [
        "record 2, received_at",
        "record 3, path",
        "record 4",
    ]
    assert "secret" not in str(told.value)


def test_a_path_of_the_register_that_is_not_there_is_found() -> None:
    register = dict.fromkeys(["workers/a", "workers/sent.zip", "workers/b"], datetime(2024, 1, 1))  # noqa: DTZ001
    assert unmatched(register, {"workers/a", "workers/sent.zip/x"}) == ["workers/b"]


def test_tables_that_cannot_be_written_are_an_error_and_leave_nothing_behind(tmp_path: Path) -> None:
    header, row = b"report_id,child_id,attempted_at,completed,in_person", b"R1,C1,2023-01-16T09:00,1,1"
    drop(tmp_path / "zone", contacts__a=header + b"\n" + row)
    blocked = tmp_path / "out"
    (blocked / "staging").mkdir(parents=True)
    (blocked / "staging" / "contacts").write_bytes(b"in the way")
    with pytest.raises(OSError, match="contacts"):
        read_file(received_files(tmp_path / "zone")[0], blocked, "MD")
    assert [path.name for path in blocked.rglob("*") if path.is_file()] == ["contacts"]


def test_a_file_gone_since_it_was_listed_is_refused(tmp_path: Path) -> None:
    drop(tmp_path, workers__a=b"x", workers__b=b"y")
    file = received_files(tmp_path)[0]
    file.path.unlink()
    reading = read_file(file, tmp_path / "out", "MD")
    assert reading.files_row["reason"] == "workers/a: the file cannot be read (FileNotFoundError)"


def test_what_cannot_be_opened_is_refused_not_passed_over(tmp_path: Path) -> None:
    drop(tmp_path, contacts__a=b"x")
    (tmp_path / "workers").mkdir()
    (tmp_path / "workers" / "gone").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "workers" / "pipe")
    refused = {file.relative for file in received_files(tmp_path) if "cannot be opened" in file.refusal}
    assert refused == {"workers/gone", "workers/pipe"}


def test_a_folder_that_cannot_be_opened_is_refused_not_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drop(tmp_path, contacts__a=b"x", workers__a=b"y")
    listed = os.scandir

    def locked(folder: str) -> object:
        if os.path.basename(folder) == "contacts":  # noqa: PTH119
            raise PermissionError(13, "Permission denied", str(folder))
        return listed(folder)

    monkeypatch.setattr(os, "scandir", locked)
    files = [(file.relative, file.dataset, file.refusal[:27]) for file in received_files(tmp_path)]
    assert files == [("contacts", "contacts", "the folder cannot be opened"), ("workers/a", "workers", "")]


def test_a_linked_folder_is_read_and_a_link_in_a_circle_is_not_followed(tmp_path: Path) -> None:
    drop(tmp_path / "share", a=b"x")
    (tmp_path / "zone" / "workers").mkdir(parents=True)
    (tmp_path / "zone" / "contacts").symlink_to(tmp_path / "share")
    (tmp_path / "zone" / "workers" / "up").symlink_to(tmp_path / "zone")
    assert [file.relative for file in received_files(tmp_path / "zone")] == ["contacts/a"]
