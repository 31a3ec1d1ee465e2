"""ZIP archives: which files lie in one, and the content of each as a stream.

Here belongs everything about archives: whether one can be trusted, which members are files received, and why
a member is none. Nothing is ever unpacked to a name that an archive gives. What a member holds is read by the
layouts' own modules; sizes are bounded in `decompress`.

A workbook is a ZIP archive too, and so are other documents of office programs: those are one file, unopened.
"""

from __future__ import annotations

import io
import re
import stat
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import IO

from transforms.staging import limits
from transforms.staging.receiving.passed_over import is_left_behind
from transforms.staging.refusals import RefusedFileError
from transforms.staging.values.plain_text import is_plain

ZIP_MAGIC = b"PK\x03\x04"
EMPTY_ZIP_MAGIC = b"PK\x05\x06"
SPANNED_ZIP_MAGIC = b"PK\x07\x08"
MAGICS = (ZIP_MAGIC, EMPTY_ZIP_MAGIC, SPANNED_ZIP_MAGIC)
DOCUMENT_PARTS = ("[Content_Types].xml", "mimetype", "_rels/", "docProps/", "xl/", "customXml/")
"""How the first name in a workbook, or another document made of parts, begins."""
DAMAGED = "the ZIP archive or workbook is damaged or cut short; send it again as a whole"
FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    OverflowError,
    RuntimeError,
    ValueError,
)
"""What `zipfile` raises over archives that are damaged or made to harm. Its texts hold names."""

FIRST_YEAR = 1990
"""Archives without times say 1980."""

_DIRECTORY_END = struct.Struct("<4s4H2LH")
_ENCRYPTED = 0x1 | 0x40 | 0x2000
_LOCAL_HEADER = 30


@dataclass(frozen=True)
class Member:
    """One file of an archive.

    `index` is its place in the archive's directory, `name` its path in the archive with forward slashes,
    or `member 3` where the name cannot be used. `modified_at` is the time the archive gives, in the sender's
    own zone; None where it gives none. `refusal` says why the member cannot be read; else it is empty.
    """

    index: int
    name: str
    modified_at: datetime | None
    refusal: str = ""


def is_archive(path: Path) -> bool:
    """Whether a file's first bytes are those of a ZIP archive. A workbook is one too.

    Raises:
        OSError: the file cannot be opened.
    """
    with path.open("rb") as stream:
        return stream.read(4) in MAGICS


def begins_as_archive(head: bytes) -> bool:
    """Whether content begins as a ZIP archive that is no workbook or other document of parts."""
    if head[:4] not in MAGICS:
        return False
    length = int.from_bytes(head[26:28], "little")
    first = head[_LOCAL_HEADER : _LOCAL_HEADER + length].decode("utf-8", "replace")
    return not first.startswith(DOCUMENT_PARTS)


def archive_members(path: Path) -> list[Member] | None:
    """The files in an archive, in its order; None when the file is a workbook or another document.

    Folders, README files, hidden files and what systems add are passed over.

    Raises:
        RefusedFileError: the archive cannot be trusted as a whole: damaged, with too many members or too
            large a content, members that overlap, or without any file.
        OSError: the file cannot be opened.
    """
    _check_directory(path)
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            start_of_directory = archive.start_dir
    except FAULTS:
        raise RefusedFileError(DAMAGED) from None
    if _is_document(entries):
        return None
    _check_whole(entries, path.stat().st_size, start_of_directory)
    files = [(index, entry) for index, entry in enumerate(entries) if not _is_passed_over(entry)]
    if not files:
        raise RefusedFileError("the ZIP archive holds no file")
    often = Counter(_path_of(entry).casefold() for _, entry in files)
    return [_member(index, entry, often[_path_of(entry).casefold()]) for index, entry in files]


def open_member(path: Path, index: int) -> tuple[io.RawIOBase, int]:
    """A member's content, and the bytes it takes in the archive. Closing the stream closes the archive.

    Raises:
        RefusedFileError: the archive or the member is damaged.
        OSError: the file cannot be opened.
    """
    try:
        archive = zipfile.ZipFile(path)
        try:
            entry = archive.infolist()[index]
            return _MemberStream(archive, archive.open(entry)), entry.compress_size
        except BaseException:
            archive.close()
            raise
    except (*FAULTS, IndexError):
        raise RefusedFileError(DAMAGED) from None


class _MemberStream(io.RawIOBase):
    """A member's content; it closes the archive too."""

    def __init__(self, archive: zipfile.ZipFile, member: IO[bytes]) -> None:
        self._archive = archive
        self._member = member

    def readable(self) -> bool:
        return True

    def readinto(self, buffer) -> int:  # type: ignore[no-untyped-def]
        return self._member.readinto(buffer)  # type: ignore[attr-defined, no-any-return]

    def close(self) -> None:
        self._member.close()
        self._archive.close()
        super().close()


def _check_directory(path: Path) -> None:
    """Refuses an archive whose directory is larger than the members allowed could need, before it is read."""
    most = limits.MAX_ARCHIVE_MEMBERS * limits.ARCHIVE_ENTRY_BYTES
    with path.open("rb") as stream:
        size = stream.seek(0, io.SEEK_END)
        stream.seek(max(0, size - (1 << 16) - _DIRECTORY_END.size))
        tail = stream.read()
    place = tail.rfind(b"PK\x05\x06")
    if place < 0 or len(tail) - place < _DIRECTORY_END.size:
        raise RefusedFileError(DAMAGED)
    *_, directory, _, _ = _DIRECTORY_END.unpack_from(tail, place)
    if directory == 0xFFFFFFFF:
        large = tail.rfind(b"PK\x06\x06", 0, place)
        if large < 0 or place - large < 48:
            raise RefusedFileError(DAMAGED)
        directory = int.from_bytes(tail[large + 40 : large + 48], "little")
    if directory > most:
        raise RefusedFileError(_too_many())


def _too_many() -> str:
    most = f"{limits.MAX_ARCHIVE_MEMBERS:,}"
    told = f"the ZIP archive holds more than {most} files; send fewer in one archive"
    return f"{told}; {limits.set_by('archive_files')}"


def _is_document(entries: Sequence[zipfile.ZipInfo]) -> bool:
    """Whether an archive is a workbook or another document of an office program."""
    names = {entry.filename for entry in entries}
    is_office = "[Content_Types].xml" in names and any(n.startswith(("xl/", "word/", "ppt/")) for n in names)
    return is_office or ("mimetype" in names and "content.xml" in names)


def _check_whole(entries: Sequence[zipfile.ZipInfo], size: int, end: int) -> None:
    """Refuses an archive in which more is claimed, or more often, than it can honestly hold."""
    if len(entries) > limits.MAX_ARCHIVE_MEMBERS:
        raise RefusedFileError(_too_many())
    allowed = min(limits.MAX_FILE_BYTES, max(limits.RATIO_GRACE_BYTES, size * limits.MAX_COMPRESSION_RATIO))
    if sum(entry.file_size for entry in entries) > allowed:
        raise RefusedFileError(
            f"the files of the ZIP archive exceed {allowed:,} bytes, more than one of its size may unpack to;"
            f" {limits.set_by('packing_ratio' if allowed < limits.MAX_FILE_BYTES else 'content_gigabytes')}"
        )
    places = sorted((entry.header_offset, entry.compress_size) for entry in entries)
    following = [start for start, _ in places[1:]] + [end]
    if any(
        start < 0 or start + _LOCAL_HEADER + length > after
        for (start, length), after in zip(places, following, strict=False)
    ):
        raise RefusedFileError("the files of the ZIP archive overlap; make the archive anew")


def _path_of(entry: zipfile.ZipInfo) -> str:
    """The name of a member, with the separators of every system as slashes."""
    return entry.orig_filename.replace("\\", "/")


def _is_passed_over(entry: zipfile.ZipInfo) -> bool:
    """Whether a member is no file received: a folder, a README, a hidden file or what systems add."""
    path = _path_of(entry)
    parts = path.split("/")
    is_readme = re.fullmatch(r"readme(\.[a-z]+)?", parts[-1], re.IGNORECASE) is not None
    return path.endswith("/") or is_readme or is_left_behind(parts)


def _member(index: int, entry: zipfile.ZipInfo, often: int) -> Member:
    """A member as a file received; without its name where that cannot be used."""
    refusal = _unusable_name(_path_of(entry))
    if often > 1:
        refusal = refusal or "another file of the archive has the same name; each needs its own"
    name = f"member {index + 1}" if refusal else _path_of(entry)
    return Member(index, name, _time_of(entry), refusal or _unusable(entry))


def _unusable_name(path: str) -> str:
    """Why the name of a member is refused; empty when it is not."""
    if len(path) > limits.MAX_MEMBER_NAME:
        return (
            f"its name in the archive is longer than {limits.MAX_MEMBER_NAME} characters;"
            f" {limits.set_by('name_characters')}"
        )
    if not is_plain(path) or not path.isprintable():
        return "its name in the archive holds control characters"
    if path.startswith("/") or re.match(r"[A-Za-z]:", path):
        return "its name in the archive is an absolute path; names must be relative"
    if any(part in {"", ".", ".."} for part in path.split("/")):
        return "its name in the archive leads out of its folder; names must be plain"
    return ""


def _unusable(entry: zipfile.ZipInfo) -> str:
    """Why a member cannot be read; empty when it can."""
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind == stat.S_IFLNK:
        return "it is a link; send the file it leads to"
    if kind not in {0, stat.S_IFREG}:
        return "it is no file"
    if entry.flag_bits & _ENCRYPTED:
        return "it is encrypted; send the archive without a password"
    if entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        return "its compression is not read; use Deflate, which every program offers"
    return ""


def _time_of(entry: zipfile.ZipInfo) -> datetime | None:
    """The time of last change that the archive gives; None where it is missing or impossible."""
    try:
        return datetime(*entry.date_time) if entry.date_time[0] >= FIRST_YEAR else None  # noqa: DTZ001
    except ValueError:
        return None


def plausible(member: Member, sent_at: datetime) -> datetime:
    """When a member was last changed: as the archive says, unless that is long after the archive itself.

    A day is allowed between them, for archives do not say in which zone their times are.
    """
    told = member.modified_at
    return told if told is not None and told <= sent_at + timedelta(days=1) else sent_at
