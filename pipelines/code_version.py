"""Which code made a figure: the release, and a hash of the sources.

Equal inputs and equal code give equal results, so this hash decides what need not be done again.
"""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGES = ("transforms", "quality", "reports", "pipelines")
PARTS = {".py", ".sql", ".toml", ".html", ".j2", ".css", ".js", ".svg", ".csv"}


def code_version() -> str:
    """The release and eight hexadecimal digits of the hash of all sources, as `0.1.0+1f3a9c04`."""
    return f"{version('child-welfare-outcomes')}+{sources_hash(*PACKAGES)[:8]}"


@cache
def sources_hash(*packages: str) -> str:
    """A hash of all sources of some packages of this project."""
    found = hashlib.sha256()
    for package in packages:
        for path in sorted((ROOT / package).rglob("*")):
            if path.suffix in PARTS:
                found.update(path.relative_to(ROOT).as_posix().encode() + b"\0")
                found.update(path.read_bytes())
    return found.hexdigest()
