"""The ledger of what was ever published: one line per act, each holding the hash of the line before.

Here belong its lines, their chain, and which edition they say is in force: the last one published or put
back. When a line is written, and what follows from it on the disk, stands in `editions.py`.

    <output>/restricted/ledger.jsonl    the ledger, with reasons
    <output>/published/ledger.jsonl     the same lines without the reasons, for everyone to check

A reason is in the chain by its hash, with a salt that is not released: it cannot be changed later, and not be
guessed from the public copy.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Literal

from transforms.warehouse import Warehouse

What = Literal["published", "rolled_back", "withdrawn"]
NAME = "ledger.jsonl"
BEGINNING = "0" * 64
POINTS: tuple[What, ...] = ("published", "rolled_back")
"""Acts that put an edition in force; the others leave the one in force where it is."""
NOT_CHAINED = ("hash", "reason", "salt")
NOT_RELEASED = ("reason", "salt")


class DamagedLedgerError(ValueError):
    """The ledger cannot be read: the message names the line."""


@dataclass(frozen=True)
class Entry:
    """One act: `what` was done with `edition`, `at` which second (UTC, ISO).

    `manifest` is the SHA-256 of the public edition's `manifest.json`; `previous` and `hash` are those of
    lines; `reason_hash` is of salt and reason, empty where no reason was asked.
    """

    number: int
    at: str
    what: What
    edition: str
    as_of: str
    manifest: str
    reason_hash: str
    previous: str
    hash: str = ""
    reason: str = ""
    salt: str = ""

    def computed_hash(self) -> str:
        """The hash this line should have."""
        told = {name: value for name, value in asdict(self).items() if name not in NOT_CHAINED}
        return hashlib.sha256(_line(told).encode()).hexdigest()

    def as_line(self, *, is_public: bool) -> str:
        """The line of a file, with its end."""
        told = {
            name: value
            for name, value in asdict(self).items()
            if not (name in NOT_RELEASED and (is_public or not value))
        }
        return _line(told) + "\n"


def _line(told: dict[str, object]) -> str:
    return json.dumps(told, sort_keys=True, ensure_ascii=True)


def read_ledger(warehouse: Warehouse) -> list[Entry]:
    """Every line, the oldest first; none where nothing was published yet.

    Raises:
        DamagedLedgerError: a line cannot be read, the chain does not hold, or the public copy knows more.
    """
    path, copy = warehouse.restricted / NAME, warehouse.published / NAME
    entries = entries_of(path.read_text(encoding="utf-8")) if path.exists() else []
    faults = chain_faults(entries)
    known = {entry.hash for entry in entries}
    if copy.exists() and not {entry.hash for entry in entries_of(copy.read_text(encoding="utf-8"))} <= known:
        faults.append("the public copy holds lines that it does not")
    if faults:
        raise DamagedLedgerError(f"{NAME}: {'; '.join(faults)}. Restore the file from a copy")
    return entries


def entries_of(text: str) -> list[Entry]:
    """The lines of a ledger, unchecked.

    Raises:
        DamagedLedgerError: a line cannot be read.
    """
    entries = []
    for number, line in enumerate(text.splitlines(), start=1):
        try:
            entries.append(Entry(**json.loads(line)))
        except (ValueError, TypeError):
            raise DamagedLedgerError(f"{NAME}: line {number} cannot be read") from None
    return entries


def chain_faults(entries: Sequence[Entry]) -> list[str]:
    """What is wrong with the chain of a ledger, by line; nothing where it holds."""
    faults, previous = [], BEGINNING
    for number, entry in enumerate(entries, start=1):
        if entry.number != number:
            faults.append(f"line {number} says that it is line {entry.number}")
        if entry.previous != previous:
            faults.append(f"line {number} does not follow from the line before")
        if entry.hash != entry.computed_hash():
            faults.append(f"line {number} was changed")
        if entry.reason and entry.reason_hash != _reason_hash(entry.salt, entry.reason):
            faults.append(f"the reason of line {number} was changed")
        previous = entry.hash
    return faults


def next_entry(  # noqa: PLR0913, PLR0917 - what a line says
    entries: Sequence[Entry], what: What, edition: str, as_of: str, manifest: str, at: str, reason: str = ""
) -> Entry:
    """The line that would follow."""
    salt = secrets.token_hex(16) if reason else ""
    entry = Entry(
        number=len(entries) + 1,
        at=at,
        what=what,
        edition=edition,
        as_of=as_of,
        manifest=manifest,
        reason_hash=_reason_hash(salt, reason) if reason else "",
        previous=entries[-1].hash if entries else BEGINNING,
        reason=reason,
        salt=salt,
    )
    return replace(entry, hash=entry.computed_hash())


def _reason_hash(salt: str, reason: str) -> str:
    return hashlib.sha256(f"{salt}|{reason}".encode()).hexdigest()


def in_force(entries: Sequence[Entry]) -> Entry | None:
    """The line that put the edition in force that is so now; none before the first."""
    return next((entry for entry in reversed(entries) if entry.what in POINTS), None)


def was_rolled_back(entries: Sequence[Entry]) -> bool:
    """Whether an earlier edition was put back in force and none was published since."""
    last = in_force(entries)
    return last is not None and last.what == "rolled_back"


def published_editions(entries: Sequence[Entry]) -> list[str]:
    """Every edition that was ever published, the first one first."""
    return list(dict.fromkeys(entry.edition for entry in entries if entry.what == "published"))


def is_withdrawn(entries: Sequence[Entry], edition: str) -> bool:
    """Whether a published edition is no longer offered."""
    last = next((entry for entry in reversed(entries) if entry.edition == edition), None)
    return last is not None and last.what == "withdrawn"
