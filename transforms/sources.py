"""The sources of this project as a hash: what is made by them is made again when they change.

Here belongs only reading the project's own files. What a recipe is made from is decided where it is made.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
PARTS = {".py", ".sql", ".toml", ".html", ".j2", ".css", ".js", ".svg", ".csv"}


@cache
def sources_hash(*folders: str) -> str:
    """A hash of all sources in some folders of this project (`quality`, `transforms/marts`)."""
    found = hashlib.sha256()
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in PARTS:
                found.update(path.relative_to(ROOT).as_posix().encode() + b"\0")
                found.update(path.read_bytes())
    return found.hexdigest()
