"""What a layout's reader is given: the content of one file, and what it cannot know from it.

Here belongs the shape that all readers take. How bytes are unpacked stands in `decompress`.
"""

from __future__ import annotations

import io
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from transforms.staging.identifiers.direct_identifiers import IdentifierGate
from transforms.staging.mapping.mappings import TableMapping
from transforms.staging.notes import Notes

HEAD_BYTES = 1 << 12


@dataclass
class Content:
    """One file's content, unpacked on the way. `stream` begins at its first byte; `name` is for messages.

    `path` is the file received, where it is one by itself; None for a member of an archive.
    """

    stream: io.BufferedReader
    name: str = ""
    path: Path | None = None

    def head(self) -> bytes:
        """The first bytes (up to `HEAD_BYTES`, fewer only at the end of the file); they stay to be read."""
        return self.stream.peek(HEAD_BYTES)[:HEAD_BYTES]

    @contextmanager
    def on_disk(self) -> Iterator[Path]:
        """The content as a file of its own, for libraries that read files only.

        The received file where it is packed in nothing, else a copy, which is removed afterwards.
        """
        if self.path is not None and self._is_as_received(self.path):
            yield self.path
            return
        with tempfile.TemporaryDirectory(prefix="unpacked-") as folder:
            path = Path(folder) / "content"
            with path.open("wb") as target:
                shutil.copyfileobj(self.stream, target, 1 << 20)
            yield path

    def _is_as_received(self, path: Path) -> bool:
        """Whether the file holds the content as it is: their first bytes are the same."""
        head = self.head()
        with path.open("rb") as stream:
            return bool(head) and stream.read(len(head)) == head


@dataclass
class Circumstances:
    """What holds for a file and does not stand in it.

    `default_state` is the agency of records that name none; None when the drop zone holds several.
    `mapping` says how an extract's own columns and codes translate; None where they are ours already.
    `notes` takes what the reader wants to say. `gate` looks at what is staged; a reader that meets columns it
    does not read shows them to it (`gate.look`), so that none with direct identifiers goes by unseen.
    """

    default_state: str | None = None
    mapping: TableMapping | None = None
    notes: Notes = field(default_factory=Notes)
    gate: IdentifierGate = field(default_factory=IdentifierGate)
