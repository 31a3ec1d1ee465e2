"""The drop zone: which files were received, as bytes, and when.

Here belong listing, hashing, the time of receipt and finding repeats. Each file in a ZIP archive is a file
received of its own. What a file's content says is read by the layouts' own modules.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from transforms.staging.datasets import DATASETS
from transforms.staging.receiving.archives import Member, archive_members, is_archive, plausible
from transforms.staging.receiving.decompress import GZIP_MAGIC, open_as_received
from transforms.staging.receiving.passed_over import is_left_behind
from transforms.staging.refusals import RefusedFileError
from transforms.staging.values.plain_text import is_plain

AGENCY_FOLDER = "agency"
README = "README.txt"
"""What `cwo init` writes into each folder; it is no file received."""
FILE_ID_LENGTH = 16
UNUSABLE_NAME = "its name is not UTF-8 text, or holds control characters; rename the file"


class DropZoneError(Exception):
    """The drop zone is missing, or holds no file."""


@dataclass(frozen=True)
class ReceivedFile:
    """One file as received.

    `path` is the file on disk and `relative` its path below the drop zone with forward slashes; a file in a
    ZIP archive has the archive's `path`, its own `relative` (`ncands_child/sent.zip/2023.txt`) and its place
    in the archive's directory as `member`. `file_id` is the first 16 hexadecimal digits of `sha256`.
    `received_at` is UTC without a zone. `container` says what the content is packed in: `zip`, `gzip`, both,
    or nothing. `refusal` says why the file cannot be read whatever it holds (it lies in no dataset folder, or
    cannot be opened); else it is empty.
    """

    path: Path
    relative: str
    dataset: str
    file_id: str
    sha256: str
    bytes: int
    received_at: datetime
    refusal: str = ""
    member: int | None = None
    container: str = ""


@dataclass(frozen=True)
class Repeat:
    """A file with the same bytes as another one of its dataset."""

    file: ReceivedFile
    repeats: ReceivedFile


def received_files(drop_zone: Path, register: Mapping[str, datetime] | None = None) -> list[ReceivedFile]:
    """The files of a drop zone, sorted by relative path.

    The first folder names the dataset; a ZIP archive beside the folders may hold these folders. The `agency`
    folder, README.txt, hidden files and what systems leave in folders are skipped; a file outside the known
    folders is refused, not lost.
    `register` says when files were received, by relative path; an archive's time holds for all files in it.
    A file it does not name was received when it was last changed.

    Raises:
        DropZoneError: the folder is missing, is no folder, cannot be opened, or holds no file.
    """
    if not drop_zone.is_dir():
        what = "is a file, not a folder" if drop_zone.exists() else "does not exist"
        raise DropZoneError(f"The drop zone {drop_zone} {what}. `cwo init {drop_zone}` makes an empty one.")
    if not os.access(drop_zone, os.R_OK | os.X_OK):
        raise DropZoneError(f"The drop zone {drop_zone} cannot be opened for reading.")
    listed = (_Found(path, relative, register or {}) for path, relative in _listed(drop_zone))
    files = [file for found in listed for file in found.files()]
    if not files:
        folders = ", ".join(f"{name}/" for name in DATASETS)
        raise DropZoneError(f"The drop zone {drop_zone} holds no files. Put them into {folders}.")
    return sorted(files, key=lambda file: file.relative)


def without_repeats(files: Iterable[ReceivedFile]) -> tuple[list[ReceivedFile], list[Repeat]]:
    """The files without repeats, and the repeats.

    The first of several files of one dataset with the same bytes stays, with the latest time of receipt
    among them: sending a submission again makes it the latest.
    """
    kept: dict[tuple[str, str], ReceivedFile] = {}
    repeats: list[ReceivedFile] = []
    for file in files:
        key = (file.dataset, file.sha256 or file.relative)
        first = kept.get(key)
        if first is None or file.refusal:
            kept[key if first is None else (file.relative, key[1])] = file
            continue
        repeats.append(file)
        kept[key] = replace(first, received_at=max(first.received_at, file.received_at))
    return list(kept.values()), [Repeat(file, kept[file.dataset, file.sha256]) for file in repeats]


def _listed(drop_zone: Path) -> Iterator[tuple[Path, str]]:
    """Every file below the drop zone, and every folder that cannot be opened. Links are followed."""
    closed: list[Path] = []
    met: set[Path] = set()
    for name, folders, files in os.walk(
        drop_zone, followlinks=True, onerror=lambda error: closed.append(Path(error.filename))
    ):
        folder = Path(name)
        met.add(folder.resolve())
        folders[:] = [below for below in folders if (folder / below).resolve() not in met]
        for path in (folder / file for file in files):
            if is_received(path.relative_to(drop_zone)):
                yield path, path.relative_to(drop_zone).as_posix()
    for path in closed:
        if is_received(path.relative_to(drop_zone)):
            yield path, path.relative_to(drop_zone).as_posix()


def _shown(relative: str) -> str:
    """A path as text of one line: what is no character, or a control character, as its number."""
    text = os.fsencode(relative).decode("utf-8", "backslashreplace")
    return "".join(letter if is_plain(letter) else f"\\x{ord(letter):02x}" for letter in text)


def is_received(relative: Path) -> bool:
    """Whether a path below the drop zone is a file received: not the agency's settings, nor left behind."""
    parts = relative.parts
    is_ours = not parts or parts[0] == AGENCY_FOLDER or relative.name == README
    return not (is_ours or is_left_behind(parts))


@dataclass(frozen=True)
class _Found:
    """A file on disk, which may be an archive of several files received."""

    path: Path
    relative: str
    register: Mapping[str, datetime] = field(repr=False)

    def files(self) -> list[ReceivedFile]:
        """The files received that it stands for."""
        named = replace(self, relative=_shown(self.relative))
        is_in_root = "/" not in self.relative and not self.path.is_dir()
        dataset = "" if is_in_root else named.relative.split("/", maxsplit=1)[0]
        try:
            if not self.path.is_file():
                return [named._unopened(dataset)]
            if named != self:
                return [named._whole(dataset, UNUSABLE_NAME)]
            if (is_in_root or dataset in DATASETS) and is_archive(self.path):
                return self._members(dataset)
            return [self._whole(dataset, _misplaced(dataset))]
        except OSError:
            return [named._unopened(dataset)]

    def _whole(self, dataset: str, refusal: str) -> ReceivedFile:
        """The file as one file received."""
        with self.path.open("rb") as stream:
            container = "gzip" if stream.read(len(GZIP_MAGIC)) == GZIP_MAGIC else ""
            stream.seek(0)
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
        return ReceivedFile(
            self.path,
            self.relative,
            dataset,
            digest[:FILE_ID_LENGTH],
            digest,
            self.path.stat().st_size,
            self._received_at(self.relative, self._changed_at()),
            refusal,
            container=container,
        )

    def _members(self, dataset: str) -> list[ReceivedFile]:
        """The files in an archive; the archive itself where it is a document, or cannot be trusted."""
        try:
            members = archive_members(self.path)
        except RefusedFileError as refusal:
            return [self._whole(dataset, str(refusal))]
        if members is None or not any(_dataset_of(member, dataset) in DATASETS for member in members):
            return [self._whole(dataset, _misplaced(dataset))]
        return [self._member(member, _dataset_of(member, dataset)) for member in members]

    def _member(self, member: Member, dataset: str) -> ReceivedFile:
        """A file in an archive."""
        relative = f"{self.relative}/{member.name}"
        refusal = member.refusal or _misplaced(dataset)
        digest, size, container = "", 0, "zip"
        if not refusal:
            try:
                digest, size, container = self._read_through(member.index)
            except RefusedFileError as damaged:
                refusal = str(damaged)
        received_at = self._received_at(relative, plausible(member, self._changed_at()))
        return ReceivedFile(
            self.path,
            relative,
            dataset,
            digest[:FILE_ID_LENGTH],
            digest,
            size,
            received_at,
            refusal,
            member.index,
            container,
        )

    def _read_through(self, member: int) -> tuple[str, int, str]:
        """SHA-256, size and container of a member's content."""
        stream, _ = open_as_received(self.path, member)
        digest, size = hashlib.sha256(), 0
        with stream:
            container = "zip, gzip" if stream.peek(2)[:2] == GZIP_MAGIC else "zip"
            while block := stream.read(1 << 20):
                digest.update(block)
                size += len(block)
        return digest.hexdigest(), size, container

    def _received_at(self, relative: str, changed_at: datetime) -> datetime:
        """By the register, where it names the file or its archive; else when the file was last changed."""
        return self.register.get(relative) or self.register.get(self.relative) or changed_at

    def _changed_at(self) -> datetime:
        return datetime.fromtimestamp(self.path.stat().st_mtime, UTC).replace(tzinfo=None)

    def _unopened(self, dataset: str) -> ReceivedFile:
        """What cannot be read: a locked file or folder, a link to nowhere, a pipe."""
        epoch = datetime(1970, 1, 1)  # noqa: DTZ001
        what = "folder" if self.path.is_dir() else "file"
        refusal = f"the {what} cannot be opened for reading; check its permissions, or what it links to"
        return ReceivedFile(self.path, self.relative, dataset, "", "", 0, epoch, refusal)


def _dataset_of(member: Member, dataset: str) -> str:
    """The dataset of a file in an archive: that of the archive, or its own first folder where it has none."""
    return dataset or (member.name.split("/", maxsplit=1)[0] if "/" in member.name else "")


def _misplaced(dataset: str) -> str:
    if dataset in DATASETS:
        return ""
    where = "the folder is not a known dataset" if dataset else "the file lies in no dataset folder"
    return f"{where}; the first folder must be one of {', '.join(DATASETS)}"
