"""The drop zone: which files were received, as bytes.

Here belong listing, hashing and finding repeats. What a file's content says is read by the layouts'
own modules; nothing here looks inside a file.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

DATASETS = (
    "ncands_child",
    "afcars_oohc",
    "workers",
    "worker_assignments",
    "referrals",
    "contacts",
    "child_population",
)
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
        DropZoneError: the folder is missing, is no folder, or holds no file.
    """
    if not drop_zone.is_dir():
        what = "is a file, not a folder" if drop_zone.exists() else "does not exist"
        raise DropZoneError(f"The drop zone {drop_zone} {what}. `cwo init {drop_zone}` makes an empty one.")
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
    for path in drop_zone.rglob("*"):
        parts = path.relative_to(drop_zone).parts
        hidden = any(part.startswith(".") for part in parts)
        if hidden or parts[0] == AGENCY_FOLDER or path.name == README or path.is_dir():
            continue
        yield path, "/".join(parts)


def _received(path: Path, relative: str) -> ReceivedFile:
    dataset = relative.split("/", maxsplit=1)[0] if "/" in relative else ""
    refusal = _misplaced(dataset)
    try:
        status = path.stat()
        with path.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        epoch = datetime(1970, 1, 1)  # noqa: DTZ001
        return ReceivedFile(
            path, relative, dataset, "", "", 0, epoch, "the file cannot be opened for reading"
        )
    modified = datetime.fromtimestamp(status.st_mtime, UTC).replace(tzinfo=None)
    return ReceivedFile(
        path, relative, dataset, digest[:FILE_ID_LENGTH], digest, status.st_size, modified, refusal
    )


def _misplaced(dataset: str) -> str:
    if dataset in DATASETS:
        return ""
    where = "the folder is not a known dataset" if dataset else "the file lies in no dataset folder"
    return f"{where}; the first folder must be one of {', '.join(DATASETS)}"
