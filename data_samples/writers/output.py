"""Writing bytes to a plain or gzip file so that the same content always gives the same bytes.

Only the file's outside belongs here; record layouts have modules of their own.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

LEVEL = 9
"""Compression level of gzip files: files are written rarely and kept."""


@contextmanager
def open_output(path: Path) -> Iterator[IO[bytes]]:
    """A binary stream to `path`, compressed where the name ends in `.gz`; makes missing folders.

    The gzip header carries neither time nor name, so equal content gives equal bytes.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as plain:
        if path.suffix != ".gz":
            yield plain
            return
        with gzip.GzipFile(filename="", mode="wb", compresslevel=LEVEL, fileobj=plain, mtime=0) as packed:
            yield packed  # type: ignore[misc]
