"""Folders that are finished: on the disk for good, closed to changes, moved whole, removed whole.

Here belongs what is done to the files of a finished folder, whatever they hold. That they cannot be changed
is a guard against mistakes, where the system offers it; what they should hold is told by their manifest.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

FILE, FOLDER = 0o400, 0o500
TO_ALL = 0o044, 0o055
"""What is added where every account of the machine may read."""
FLUSHING = 8
"""Files written through at once: most of that time is waiting for the disk."""


def seal(folder: Path, *, is_public: bool) -> None:
    """Write a folder with all that is in it through to the disk, and make it read-only.

    The folder itself stays writable by its owner, so that it can be moved; `move_sealed` closes it.
    """
    file_mode, folder_mode = _modes(is_public=is_public)
    paths = list(folder.rglob("*"))
    with ThreadPoolExecutor(FLUSHING) as pool:
        list(pool.map(lambda path: _seal_file(path, file_mode), (path for path in paths if path.is_file())))
    for below in sorted((path for path in paths if path.is_dir()), reverse=True):
        flush_folder(below)
        set_mode(below, folder_mode)
    set_mode(folder, folder_mode | 0o200)
    flush_folder(folder)


def _modes(*, is_public: bool) -> tuple[int, int]:
    return (FILE | TO_ALL[0], FOLDER | TO_ALL[1]) if is_public else (FILE, FOLDER)


def _seal_file(path: Path, mode: int) -> None:
    with path.open("r+b") as stream:
        set_mode(path, mode)
        os.fsync(stream.fileno())


def set_mode(path: Path, mode: int) -> None:
    """Set who may do what with a file; where the system knows no such thing, nothing happens."""
    with suppress(OSError):
        path.chmod(mode)


def flush_folder(folder: Path) -> None:
    """Write the names in a folder through to the disk, where the system does this for folders."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def move_sealed(source: Path, target: Path, *, is_public: bool) -> None:
    """Move a sealed folder to a place on the same disk in one step, and close it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    set_mode(source, _modes(is_public=is_public)[1] | 0o200)
    source.replace(target)
    set_mode(target, _modes(is_public=is_public)[1])
    for parent in {source.parent, target.parent}:
        flush_folder(parent)


def copy_sealed(source: Path, target: Path, *, is_public: bool) -> None:
    """Copy a sealed folder to another disk, sealed as well; `target` is new."""
    shutil.copytree(source, target)
    for path in [target, *target.rglob("*")]:
        set_mode(path, 0o700 if path.is_dir() else 0o600)
    seal(target, is_public=is_public)


def is_same_disk(one: Path, other: Path) -> bool:
    """Whether a move between two folders is a change of name alone."""
    return one.stat().st_dev == other.stat().st_dev


def remove_sealed(folder: Path) -> None:
    """Remove a folder, sealed or not; one that is not there is removed already."""
    if not folder.is_dir():
        return
    for path in [folder, *folder.rglob("*")]:
        if path.is_dir() or os.name == "nt":
            set_mode(path, 0o700)
    shutil.rmtree(folder)


def size_of(paths: Iterable[Path]) -> int:
    """Bytes of files, and of all files in folders."""
    files = (file for path in paths for file in (path.rglob("*") if path.is_dir() else [path]))
    return sum(file.stat().st_size for file in files if file.is_file())
