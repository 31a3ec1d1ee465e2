"""The file of a key that pseudonyms are made with: a new one, and reading one.

Here belongs where a key may lie and who may read it. What is made with it stands in
`transforms.deidentification.pseudonyms`.
"""

from __future__ import annotations

import os
import secrets
import stat
from pathlib import Path

from pipelines.wrong_use import WrongUseError
from transforms.deidentification.pseudonyms import KEY_BYTES
from transforms.staging.datasets import DATASETS, FEDERAL
from transforms.staging.receiving.drop_zone import AGENCY_FOLDER

AGENCY_SETTINGS = Path(AGENCY_FOLDER) / "agency.toml"


def new_key(path: Path) -> None:
    """Write a new key, readable by its owner alone.

    Raises:
        WrongUseError: something stands there, or no key may lie there.
    """
    _check_place(path, [])
    if not path.parent.is_dir():
        raise WrongUseError(f"the folder {path.parent} does not exist")
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise WrongUseError(f"{path} exists; a key is never replaced") from None
    with os.fdopen(descriptor, "w", encoding="ascii") as stream:
        stream.write(secrets.token_hex(KEY_BYTES) + "\n")


def read_key(path: Path, folders: list[Path]) -> bytes:
    """The key of a key file.

    Raises:
        WrongUseError: there is none, it may not lie there, others can read it, or it is no key.
    """
    _check_place(path, folders)
    try:
        mode, text = path.stat().st_mode, path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        raise WrongUseError(
            f"the key file {path} cannot be read as one; `cwo deidentify --new-key FILE` makes one"
        ) from None
    if os.name == "posix" and stat.S_IMODE(mode) & 0o077:
        raise WrongUseError(f"the key file {path} can be read by others; `chmod 600` it")
    try:
        key = bytes.fromhex(text)
    except ValueError:
        key = b""
    if len(key) != KEY_BYTES:
        raise WrongUseError(f"{path} holds no key; `cwo deidentify --new-key FILE` makes one")
    return key


def _check_place(path: Path, folders: list[Path]) -> None:
    """Refuses a key where it would be handed on: with the files, in a drop zone, in a repository."""
    where = path.resolve()
    for folder in folders:
        if is_within(path, folder):
            raise WrongUseError(f"the key must not lie in {folder}; keep it where these files never go")
    for folder in where.parents:
        if (folder / ".git").exists():
            raise WrongUseError("the key must not lie in a git work tree; keep it outside")
        is_dataset = folder.name in FEDERAL
        if is_dataset or (folder / AGENCY_SETTINGS).is_file() or _has_datasets(folder):
            raise WrongUseError("the key must not lie in a drop zone; keep it outside")


def _has_datasets(folder: Path) -> bool:
    """Whether a folder looks like a drop zone: it has folders named as datasets are."""
    return sum((folder / name).is_dir() for name in DATASETS) >= 2


def is_within(path: Path, folder: Path) -> bool:
    """Whether a path is a folder, or lies in it."""
    return path.resolve() == folder.resolve() or folder.resolve() in path.resolve().parents
