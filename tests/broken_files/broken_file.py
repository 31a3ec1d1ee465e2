"""What a broken file is, what is expected of its reading, and what a reading gave: one shape for both.

Here belongs the shape of a case and the comparison. The cases stand in the modules beside this one, a table
for each kind of file; how a case is laid down and read stands in `reading`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from transforms.staging.mapping.mappings import TableMapping

MARKER = "QZ7MARKERQZ7"
"""Planted where values and identifiers stand: no message, note, log or output may hold it. 12 characters."""

Bytes = bytes | Callable[[], bytes]


@dataclass(frozen=True)
class Outcome:
    """What became of one file received.

    `reason` is the whole text after the file's path. `rejected` counts records, or parts of records, by rule
    and reason; `faults` values by column and rule. `notes` stand without the file's path.
    """

    status: str
    reason: str = ""
    accepted: int = 0
    rejected: Mapping[str, int] = field(default_factory=dict)
    faults: Mapping[str, int] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class BrokenFile:
    """One case: what is broken, in a sentence that is the test's name, and what must become of it.

    `content` is the file, or several by their paths below the drop zone; large ones are made when needed.
    `outcomes` go file by file, sorted by path; an archive gives one for each file in it.
    """

    says: str
    dataset: str
    content: Bytes | Mapping[str, bytes]
    outcomes: tuple[Outcome, ...]
    default_state: str | None = "MD"
    mapping: TableMapping | None = None

    def files(self) -> Mapping[str, bytes]:
        """The files by their paths below the drop zone."""
        if isinstance(self.content, Mapping):
            return self.content
        content = self.content if isinstance(self.content, bytes) else self.content()
        return {f"{self.dataset}/file": content}


def accepted(
    count: int,
    *,
    rejected: Mapping[str, int] | None = None,
    faults: Mapping[str, int] | None = None,
    notes: tuple[str, ...] = (),
) -> Outcome:
    """So many records are staged; the others are set aside, by rule and reason."""
    return Outcome("accepted", "", count, rejected or {}, faults or {}, notes)


def refused(reason: str) -> Outcome:
    """Nothing of the file is staged."""
    return Outcome("refused", reason)


def repeats(path: str) -> Outcome:
    """The file is passed over: another of its dataset holds the same bytes."""
    return Outcome("duplicate", f"holds the same bytes as {path}")


def broken(
    says: str,
    dataset: str,
    content: Bytes | Mapping[str, bytes],
    *outcomes: Outcome,
    default_state: str | None = "MD",
    mapping: TableMapping | None = None,
) -> BrokenFile:
    """A case, as one entry of a table."""
    return BrokenFile(says, dataset, content, outcomes, default_state, mapping)
