"""The drop zone: which files were received, as bytes.

Here belong listing, hashing and finding repeats. What a file's content says is read by the layouts'
own modules; nothing here looks inside a file.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from transforms.staging.datasets import DATASETS

AGENCY_FOLDER = "agency"
README = "README.txt"
"""What `cwo init` writes into each folder; it is no file received."""
FILE_ID_LENGTH = 16


class DropZoneError(Exception):
    """The drop zone is missing, or holds no file."""


@dataclass(frozen=True)
class ReceivedFile:
    """One file as received.

    `relative` is the path below the drop zone with forward slashes, `file_id` the first 16 hexadecimal
    digits of `sha256`, `modified_at` UTC without a zone. `refusal` says why the file cannot be read
    whatever it holds (it lies in no dataset folder, or cannot be opened); else it is empty.
    """

    path: Path
    relative: str
    dataset: str
    file_id: str
    sha256: str
    bytes: int
    modified_at: datetime
    refusal: str = ""


@dataclass(frozen=True)
class Repeat:
    """A file with the same bytes as another one of its dataset."""

    file: ReceivedFile
    repeats: ReceivedFile


def received_files(drop_zone: Path) -> list[ReceivedFile]:
    """The files of a drop zone, sorted by relative path.

    The first folder names the dataset. The `agency` folder, README.txt and hidden files are skipped; a file
    outside the known folders is listed with a refusal.

    Raises:
        DropZoneError: the folder is missing, is no folder, cannot be opened, or holds no file.
    """
    if not drop_zone.is_dir():
        what = "is a file, not a folder" if drop_zone.exists() else "does not exist"
        raise DropZoneError(f"The drop zone {drop_zone} {what}. `cwo init {drop_zone}` makes an empty one.")
    if not os.access(drop_zone, os.R_OK | os.X_OK):
        raise DropZoneError(f"The drop zone {drop_zone} cannot be opened for reading.")
    files = [_received(path, relative) for path, relative in _listed(drop_zone)]
    if not files:
        folders = ", ".join(f"{name}/" for name in DATASETS)
        raise DropZoneError(f"The drop zone {drop_zone} holds no files. Put them into {folders}.")
    return sorted(files, key=lambda file: file.relative)


def without_repeats(files: Iterable[ReceivedFile]) -> tuple[list[ReceivedFile], list[Repeat]]:
    """The files without repeats, and the repeats.

    The first of several files of one dataset with the same bytes stays, with the latest time of
    change among them: sending a submission again makes it the latest.
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
        kept[key] = replace(first, modified_at=max(first.modified_at, file.modified_at))
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
            if _is_received(path.relative_to(drop_zone)):
                yield path, path.relative_to(drop_zone).as_posix()
    for path in closed:
        if _is_received(path.relative_to(drop_zone)):
            yield path, path.relative_to(drop_zone).as_posix()


def _is_received(relative: Path) -> bool:
    parts = relative.parts
    hidden = any(part.startswith(".") for part in parts)
    return bool(parts) and not (hidden or parts[0] == AGENCY_FOLDER or relative.name == README)


def _received(path: Path, relative: str) -> ReceivedFile:
    dataset = relative.split("/", maxsplit=1)[0] if "/" in relative or path.is_dir() else ""
    refusal = _misplaced(dataset)
    try:
        if not path.is_file():
            return _unopened(path, relative, dataset)
        status = path.stat()
        with path.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return _unopened(path, relative, dataset)
    modified = datetime.fromtimestamp(status.st_mtime, UTC).replace(tzinfo=None)
    return ReceivedFile(
        path, relative, dataset, digest[:FILE_ID_LENGTH], digest, status.st_size, modified, refusal
    )


def _unopened(path: Path, relative: str, dataset: str) -> ReceivedFile:
    """What cannot be read: a locked file or folder, a link to nowhere, a pipe."""
    epoch = datetime(1970, 1, 1)  # noqa: DTZ001
    what = "folder" if path.is_dir() else "file"
    refusal = f"the {what} cannot be opened for reading; check its permissions, or what it links to"
    return ReceivedFile(path, relative, dataset, "", "", 0, epoch, refusal)


def _misplaced(dataset: str) -> str:
    if dataset in DATASETS:
        return ""
    where = "the folder is not a known dataset" if dataset else "the file lies in no dataset folder"
    return f"{where}; the first folder must be one of {', '.join(DATASETS)}"
