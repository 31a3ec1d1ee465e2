"""Files in ZIP archives: each is a file of its own, and no archive does harm."""

from __future__ import annotations

import gzip
import io
import os
import stat
import struct
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import polars as pl
import pytest

from tests.staging.received import child_file, document, line, record
from transforms.staging import limits
from transforms.staging.content import Content
from transforms.staging.readers import read_file
from transforms.staging.receiving.decompress import open_bounded
from transforms.staging.receiving.drop_zone import ReceivedFile, received_files, without_repeats
from transforms.staging.refusals import RefusedFileError

SENT_AT = datetime(2024, 6, 1, 12)  # noqa: DTZ001
CHILD_FILE = child_file(line())
OTHER_YEAR = child_file(line(subyr="2022"))
Entry = tuple[str, bytes]


def zipped(*entries: Entry, changed: tuple[int, ...] = (2024, 5, 30, 8, 0, 0), method: int = 8) -> bytes:
    """An archive of some files."""
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", method) as archive:
        for name, content in entries:
            archive.writestr(_info(name, changed, method), content)
    return into.getvalue()


def _info(name: str, changed: tuple[int, ...], method: int = 8) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo("x", changed)  # type: ignore[arg-type]
    info.filename = info.orig_filename = name
    info.compress_type = method
    return info


def zone_of(folder: Path, content: bytes, at: str = "ncands_child/sent.zip") -> Path:
    """A drop zone with one file, sent at `SENT_AT`."""
    path = folder / "zone" / at
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    seconds = (SENT_AT - datetime(1970, 1, 1)).total_seconds()  # noqa: DTZ001
    os.utime(path, (seconds, seconds))
    return folder / "zone"


def outcomes(zone: Path, into: Path) -> dict[str, str]:
    """Of each file received, by its path: accepted, or the reason why not."""
    read = [read_file(file, into / "staged", "MD").files_row for file in received_files(zone)]
    return {row["path"]: row["reason"] or row["status"] for row in read}


def test_each_file_of_an_archive_is_a_file_received_of_its_own(tmp_path: Path) -> None:
    archive = zipped(("2023.txt", CHILD_FILE), ("old/2022.txt", OTHER_YEAR))
    files = received_files(zone_of(tmp_path, archive))
    assert [(file.relative, file.dataset, file.bytes, file.container) for file in files] == [
        ("ncands_child/sent.zip/2023.txt", "ncands_child", len(CHILD_FILE), "zip"),
        ("ncands_child/sent.zip/old/2022.txt", "ncands_child", len(OTHER_YEAR), "zip"),
    ]
    rows = [read_file(file, tmp_path / "staged", None).files_row for file in files]
    assert [(row["submission"], row["records_in"], row["container"]) for row in rows] == [
        ("FFY2023", 1, "zip"),
        ("FFY2022", 1, "zip"),
    ]


def test_an_archive_is_told_by_its_first_bytes_and_not_by_its_name(tmp_path: Path) -> None:
    zone = zone_of(tmp_path, zipped(("2023.txt", CHILD_FILE)), "ncands_child/2023.txt")
    zone_of(tmp_path, OTHER_YEAR, "ncands_child/2022.zip")
    assert outcomes(zone, tmp_path) == {
        "ncands_child/2022.zip": "accepted",
        "ncands_child/2023.txt/2023.txt": "accepted",
    }


def test_a_file_in_an_archive_and_the_same_file_beside_it_are_one_and_a_repeat(tmp_path: Path) -> None:
    zone = zone_of(tmp_path, zipped(("2023.txt", CHILD_FILE)))
    zone_of(tmp_path, CHILD_FILE, "ncands_child/2023.txt")
    _, repeats = without_repeats(received_files(zone))
    assert [(repeat.file.relative, repeat.repeats.relative) for repeat in repeats] == [
        ("ncands_child/sent.zip/2023.txt", "ncands_child/2023.txt")
    ]


TIMES = [
    # the archive says         the register says                    received at
    ((2024, 5, 30, 8, 0, 0), {}, "2024-05-30T08:00:00"),
    ((2024, 6, 1, 22, 0, 0), {}, "2024-06-01T22:00:00"),
    ((2024, 6, 3, 0, 0, 0), {}, "2024-06-01T12:00:00"),
    ((1980, 1, 1, 0, 0, 0), {}, "2024-06-01T12:00:00"),
    ((2024, 5, 30, 8, 0, 0), {"ncands_child/sent.zip": "2024-06-07"}, "2024-06-07T00:00:00"),
    ((2024, 5, 30, 8, 0, 0), {"ncands_child/sent.zip/a": "2024-06-08"}, "2024-06-08T00:00:00"),
]


@pytest.mark.parametrize(("changed", "register", "expected"), TIMES)
def test_a_file_in_an_archive_has_its_own_time_where_that_can_be(
    tmp_path: Path, changed: tuple[int, ...], register: dict[str, str], expected: str
) -> None:
    zone = zone_of(tmp_path, zipped(("a", CHILD_FILE), changed=changed))
    (file,) = received_files(zone, {path: datetime.fromisoformat(at) for path, at in register.items()})
    assert file.received_at.isoformat() == expected


def test_folders_hidden_files_notes_and_what_systems_add_are_passed_over(tmp_path: Path) -> None:
    notes = ("README.md", "data/readme.txt")
    added = (".DS_Store", "__MACOSX/._a.txt", "data/Thumbs.db", "desktop.ini", "data/~$a.xlsx")
    names = ("data/", *notes, *added, "data/a.txt")
    zone = zone_of(tmp_path, zipped(*((name, b"" if name[-1] == "/" else CHILD_FILE) for name in names)))
    assert list(outcomes(zone, tmp_path)) == ["ncands_child/sent.zip/data/a.txt"]


def test_an_archive_beside_the_folders_may_hold_the_folders(tmp_path: Path) -> None:
    care = document(record())
    archive = zipped(("ncands_child/a", CHILD_FILE), ("afcars_oohc/b", care), ("c", CHILD_FILE))
    found = outcomes(zone_of(tmp_path, archive, "all.zip"), tmp_path)
    assert found["all.zip/ncands_child/a"] == found["all.zip/afcars_oohc/b"] == "accepted"
    assert found["all.zip/c"].startswith("all.zip/c: the file lies in no dataset folder")


def test_an_archive_beside_the_folders_without_them_is_refused_as_one_file(tmp_path: Path) -> None:
    found = outcomes(zone_of(tmp_path, zipped(("a", CHILD_FILE)), "all.zip"), tmp_path)
    assert list(found) == ["all.zip"]
    assert found["all.zip"].startswith(
        "all.zip: the file lies in no dataset folder; the first folder must be"
    )


def test_a_compressed_file_in_an_archive_is_read(tmp_path: Path) -> None:
    zone = zone_of(tmp_path, zipped(("a.txt.gz", gzip.compress(CHILD_FILE, mtime=0))))
    (file,) = received_files(zone)
    assert (file.container, outcomes(zone, tmp_path)) == (
        "zip, gzip",
        {"ncands_child/sent.zip/a.txt.gz": "accepted"},
    )


def test_a_workbook_is_one_file_wherever_it_lies(tmp_path: Path) -> None:
    workbook = io.BytesIO()
    pl.DataFrame({"a": [1]}).write_excel(workbook)
    book = workbook.getvalue()
    zone = zone_of(tmp_path, book, "workers/staff.xlsx")
    zone_of(tmp_path, zipped(("staff.xlsx", book)), "workers/sent.zip")
    zone_of(tmp_path, gzip.compress(book, mtime=0), "workers/staff.xlsx.gz")
    files = received_files(zone)
    assert [file.relative for file in files] == [
        "workers/sent.zip/staff.xlsx",
        "workers/staff.xlsx",
        "workers/staff.xlsx.gz",
    ]
    for file in files:
        with open_bounded(file.path, file.member) as stream, Content(stream).on_disk() as path:
            assert path.read_bytes() == book


def member_of(*entries: Entry, changes: Callable[[zipfile.ZipInfo], None] | None = None) -> bytes:
    """An archive whose entries were changed before it was written."""
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w") as archive:
        for name, content in entries:
            info = _info(name, (2024, 5, 30, 8, 0, 0))
            if changes and name != "good":
                changes(info)
            archive.writestr(info, content)
    return into.getvalue()


def linked(info: zipfile.ZipInfo) -> None:
    info.external_attr = (stat.S_IFLNK | 0o777) << 16


def piped(info: zipfile.ZipInfo) -> None:
    info.external_attr = (stat.S_IFIFO | 0o644) << 16


def packed_by_bzip2(info: zipfile.ZipInfo) -> None:
    info.compress_type = zipfile.ZIP_BZIP2


def patched(content: bytes, at_directory: int, value: int, bits: int = 0) -> bytes:
    """An archive with two bytes of its first directory entry changed: to a value, or by bits."""
    place = content.index(b"PK\x01\x02") + at_directory
    old = struct.unpack_from("<H", content, place)[0]
    return content[:place] + struct.pack("<H", old | bits if bits else value) + content[place + 2 :]


def garbled(content: bytes) -> bytes:
    """An archive in which the packed content of the first file is damaged."""
    place = 30 + len("bad") + 4
    return content[:place] + bytes(20) + content[place + 20 :]


GOOD = ("good", CHILD_FILE)
BAD = ("bad", OTHER_YEAR)
BOMB = ("bomb", bytes(limits.RATIO_GRACE_BYTES + (1 << 20)))
BAD_MEMBERS = {
    "traversal": (zipped(("../../etc/passwd", b"x"), GOOD), "leads out of its folder"),
    "traversal on Windows": (zipped(("..\\..\\boot.ini", b"x"), GOOD), "leads out of its folder"),
    "absolute": (zipped(("/etc/passwd", b"x"), GOOD), "absolute path"),
    "drive letter": (zipped(("C:\\data.txt", b"x"), GOOD), "absolute path"),
    "line end in name": (zipped(("a\nb.txt", b"x"), GOOD), "control characters"),
    "escape in name": (zipped(("a\x1b[2Jb", b"x"), GOOD), "control characters"),
    "overlong name": (zipped(("a" * 300, b"x"), GOOD), "longer than 240 characters"),
    "link": (member_of(("bad", b"/etc/passwd"), GOOD, changes=linked), "it is a link"),
    "pipe": (member_of(("bad", b""), GOOD, changes=piped), "it is no file"),
    "encrypted": (patched(zipped(BAD, GOOD), 8, 0, bits=1), "it is encrypted"),
    "other compression": (member_of(BAD, GOOD, changes=packed_by_bzip2), "compression is not read"),
    "archive": (zipped(("bad.zip", zipped(GOOD)), GOOD), "an archive within an archive"),
    "archive in gzip": (
        zipped(("bad.zip.gz", gzip.compress(zipped(GOOD), mtime=0)), GOOD),
        "an archive within an archive",
    ),
    "damaged content": (garbled(zipped(BAD, GOOD)), "damaged or cut short"),
    "wrong checksum": (patched(zipped(BAD, GOOD, method=0), 16, 12345), "damaged or cut short"),
    "empty": (zipped(("bad", b""), GOOD), "the file is empty"),
    "bomb in gzip": (
        zipped(("bad.gz", gzip.compress(BOMB[1], mtime=0)), GOOD),
        "more than a file of this size may unpack to",
    ),
}


@pytest.mark.parametrize(("content", "reason"), BAD_MEMBERS.values(), ids=list(BAD_MEMBERS))
def test_a_bad_file_in_an_archive_is_refused_alone(tmp_path: Path, content: bytes, reason: str) -> None:
    found = outcomes(zone_of(tmp_path, content), tmp_path)
    assert found.pop("ncands_child/sent.zip/good") == "accepted"
    ((path, told),) = found.items()
    assert reason in told
    assert told.startswith(f"{path}: ")
    assert path.startswith("ncands_child/sent.zip/")
    assert ".." not in path
    assert path.isprintable()
    assert [file for file in tmp_path.rglob("*") if "passwd" in file.name or "boot" in file.name] == []


def test_files_of_one_name_are_both_refused(tmp_path: Path) -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        content = zipped(("a", CHILD_FILE), ("a", OTHER_YEAR), GOOD)
    found = outcomes(zone_of(tmp_path, content), tmp_path)
    assert found.pop("ncands_child/sent.zip/good") == "accepted"
    assert list(found) == ["ncands_child/sent.zip/member 1", "ncands_child/sent.zip/member 2"]
    assert all("another file of the archive has the same name" in reason for reason in found.values())


def overlapping() -> bytes:
    """An archive in which two entries lead to the same content."""
    content = zipped(("aa", CHILD_FILE), ("bb", CHILD_FILE))
    second = content.index(b"PK\x01\x02", content.index(b"PK\x01\x02") + 4)
    return content[: second + 42] + struct.pack("<L", 0) + content[second + 46 :]


TWO = zipped(GOOD, BAD)
NO_UTF_8 = patched(zipped(("\xe9", b"x")), 8, 0, bits=0x800).replace("\xe9".encode(), b"\xff\xff")
MANY = [(str(number), b"x") for number in range(limits.MAX_ARCHIVE_MEMBERS + 1)]
BAD_ARCHIVES = {
    "cut short": (TWO[: len(TWO) // 2], "damaged or cut short"),
    "without end": (TWO[:-30], "damaged or cut short"),
    "damaged directory": (TWO.replace(b"PK\x01\x02", b"PK\x01\x03"), "damaged or cut short"),
    "signature alone": (b"PK\x03\x04", "damaged or cut short"),
    "name that is no UTF-8": (NO_UTF_8, "damaged or cut short"),
    "no file": (zipped(), "the ZIP archive holds no file"),
    "folders alone": (zipped(("data/", b"")), "the ZIP archive holds no file"),
    "bomb": (zipped(BOMB), "more than one of its size may unpack to"),
    "overlapping": (overlapping(), "the files of the ZIP archive overlap"),
    "many": (zipped(*MANY), "holds more than 1,000"),
}


@pytest.mark.parametrize(("content", "reason"), BAD_ARCHIVES.values(), ids=list(BAD_ARCHIVES))
def test_an_archive_that_cannot_be_trusted_is_refused_whole(
    tmp_path: Path, content: bytes, reason: str
) -> None:
    found = outcomes(zone_of(tmp_path, content), tmp_path)
    assert list(found) == ["ncands_child/sent.zip"]
    assert reason in found["ncands_child/sent.zip"]


def test_a_directory_that_is_too_large_is_not_even_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MAX_ARCHIVE_MEMBERS", 1)
    found = outcomes(zone_of(tmp_path, zipped(*((f"{n:0200}", b"x") for n in range(20)))), tmp_path)
    assert "holds more than 1 files" in found["ncands_child/sent.zip"]


def test_large_archives_and_streamed_ones_are_read(tmp_path: Path) -> None:
    class Pipe(io.RawIOBase):
        """A target that cannot go back, as when an archive is written to another program."""

        def __init__(self) -> None:
            self.content = b""

        def writable(self) -> bool:
            return True

        def write(self, data: bytes) -> int:  # type: ignore[override]
            self.content += bytes(data)
            return len(data)

    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive, archive.open(
        _info("a", (2024, 5, 30, 8, 0, 0)), "w", force_zip64=True
    ) as member:  # fmt: skip
        member.write(CHILD_FILE)
    assert outcomes(zone_of(tmp_path, pipe.content), tmp_path) == {"ncands_child/sent.zip/a": "accepted"}


def test_an_archive_in_the_form_for_more_than_4_gigabytes_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(zipfile, "ZIP64_LIMIT", 10)
    content = zipped(("a", CHILD_FILE))
    end = content.rindex(b"PK\x05\x06")
    large = content[: end + 8] + b"\xff" * 12 + content[end + 20 :]
    assert outcomes(zone_of(tmp_path, large), tmp_path) == {"ncands_child/sent.zip/a": "accepted"}
    place = large.index(b"PK\x06\x06") + 40
    claims = large[:place] + (1 << 40).to_bytes(8, "little") + large[place + 8 :]
    told = outcomes(zone_of(tmp_path, claims), tmp_path)
    assert "holds more than 1,000 files" in told["ncands_child/sent.zip"]


def test_an_archive_in_gzip_is_refused(tmp_path: Path) -> None:
    zone = zone_of(tmp_path, gzip.compress(zipped(GOOD), mtime=0), "ncands_child/sent.zip.gz")
    assert "an archive within an archive" in outcomes(zone, tmp_path)["ncands_child/sent.zip.gz"]


def test_the_content_of_a_file_in_an_archive_is_bounded_while_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    zone = zone_of(tmp_path, zipped(("a", bytes(1 << 20))))
    (file,) = received_files(zone)
    monkeypatch.setattr(limits, "RATIO_GRACE_BYTES", 1 << 10)
    with open_bounded(file.path, file.member) as stream, pytest.raises(RefusedFileError, match="unpack to"):
        stream.read()


def test_an_archive_gone_since_it_was_listed_is_refused(tmp_path: Path) -> None:
    zone = zone_of(tmp_path, zipped(GOOD))
    (file,) = received_files(zone)
    file.path.unlink()
    told = read_file(file, tmp_path / "staged", "MD").files_row["reason"]
    assert told == "ncands_child/sent.zip/good: the file cannot be read (FileNotFoundError)"
    assert isinstance(file, ReceivedFile)
