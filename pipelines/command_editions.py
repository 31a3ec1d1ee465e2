"""`cwo publish`, `cwo editions`, `cwo rollback`: what is in force, what was, and what is to be.

Here belong the words of these commands, and what may be asked of them. How an edition comes in force stands
in `editions.py`, how one is built in `publishing.py`.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from pipelines.command_run import clear_left_behind
from pipelines.editions import (
    folder_of,
    held_folder,
    is_carried_out,
    public_folder,
    put_in_force,
    start_clean,
    withdraw,
    withdrawn_folder,
)
from pipelines.locks import alone, publishing_alone
from pipelines.manifest import faults_of, manifest_hash, read_manifest
from pipelines.publication_ledger import (
    DamagedLedgerError,
    Entry,
    in_force,
    is_withdrawn,
    published_editions,
    read_ledger,
)
from pipelines.sealing import size_of
from pipelines.wrong_use import WrongUseError
from transforms.warehouse import Warehouse

HASH_SHOWN = 12
HEADS = ("edition", "as of", "published at (UTC)", "state", "manifest", "size")


@dataclass(frozen=True)
class Listed:
    """One edition: `published_at` is when it first was; `manifest` the hash of its public manifest.

    `state` is in force, published, withdrawn, held, internal only, or not in the ledger. `bytes` are those of
    both sides.
    """

    edition: str
    as_of: str
    published_at: str
    state: str
    manifest: str
    bytes: int


def opened(output: Path) -> Warehouse:
    """An output folder that holds results.

    Raises:
        WrongUseError: it does not.
    """
    if not (output / "restricted" / "lake" / "current").exists():
        raise WrongUseError(f"{output} holds no results; `cwo run --output {output}` makes them")
    return Warehouse(output)


def publish_now(output: Path, *, is_held: bool) -> str:
    """Put the results of the last run in force, building what is not built; returns what to tell.

    Raises:
        NothingToPublishError: no run has asked for a publication yet.
        WrongUseError: there are no results, another run or publication is under way, or the results were made
            by other code.
    """
    warehouse = opened(output)
    with alone(warehouse):
        from pipelines.publishing import publish_last_run  # noqa: PLC0415 - takes seconds

        clear_left_behind(warehouse)
        before = in_force(read_ledger(warehouse))
        made = publish_last_run(warehouse, is_wanted=not is_held)
    page = made.public / "index.html"
    if not made.is_in_force:
        return f"{made.edition} is built and held: {page}. `cwo publish` puts it in force."
    was = before is not None and before.edition == made.edition
    return f"{made.edition} {'was' if was else 'is'} in force{' already' if was else ''}: {page}"


def roll_back(output: Path, edition: str, reason: str, *, is_withdrawing: bool) -> str:
    """Put an earlier edition in force again, or a later one; returns what to tell.

    `edition` empty means the one that was in force before. `is_withdrawing` takes the one in force out of
    what is offered.

    Raises:
        WrongUseError: there is no such edition, it is in force, or another publication is under way.
    """
    if not reason.strip():
        raise WrongUseError('say why, as --reason "a county was counted twice"; the ledger keeps it')
    warehouse = opened(output)
    with publishing_alone(warehouse):
        start_clean(warehouse)
        entries = read_ledger(warehouse)
        last = in_force(entries)
        if last is None:
            raise WrongUseError("no edition was published yet")
        wanted = edition or _before(warehouse, entries, last.edition)
        _check_target(warehouse, entries, last.edition, wanted)
        put_in_force(warehouse, wanted, "rolled_back", reason.strip())
        if is_withdrawing:
            withdraw(warehouse, last.edition, reason.strip())
    after = f"{last.edition} is {'withdrawn' if is_withdrawing else 'still there'}"
    return f"{wanted} is in force again; {after}. Runs build editions and hold them until `cwo publish`."


def _before(warehouse: Warehouse, entries: Sequence[Entry], current: str) -> str:
    """The edition in force before the current one that is still offered."""
    for entry in reversed(entries):
        offered = folder_of(warehouse, "public", entry.edition).is_dir()
        if entry.edition != current and offered:
            return entry.edition
    raise WrongUseError("there is no earlier edition; `cwo editions` lists all")


def _check_target(warehouse: Warehouse, entries: Sequence[Entry], current: str, wanted: str) -> None:
    """Refuse an edition that cannot be put in force again."""
    if wanted == current:
        raise WrongUseError(f"{wanted} is in force already")
    if wanted not in published_editions(entries):
        raise WrongUseError(f"{wanted} was never published; `cwo editions` lists those that were")
    folder = public_folder(warehouse, wanted)
    faults = faults_of(folder) if folder else [f"its folder is gone from {warehouse.published}"]
    if faults:
        raise WrongUseError(f"{wanted} is not as it was published: {'; '.join(faults[:3])}")


def listed(warehouse: Warehouse) -> list[Listed]:
    """Every edition that is there or was published, the newest first; sorted by when, then by name."""
    entries = read_ledger(warehouse)
    places = (warehouse.published, *(warehouse.restricted / n for n in ("editions", "held", "withdrawn")))
    found = {path.name for place in places for path in place.glob("[!.]*") if path.is_dir()}
    names = found | set(published_editions(entries))
    rows = [_listed(warehouse, entries, name) for name in names]
    return sorted(rows, key=lambda row: (row.published_at or "9", row.edition), reverse=True)


def _listed(warehouse: Warehouse, entries: Sequence[Entry], edition: str) -> Listed:
    first = next((entry for entry in entries if entry.edition == edition), None)
    folder = public_folder(warehouse, edition)
    internal = folder_of(warehouse, "internal", edition)
    as_of = read_manifest(folder or internal).get("as_of", "")
    return Listed(
        edition=edition,
        as_of=first.as_of if first else str(as_of),
        published_at=first.at if first else "",
        state=_state(warehouse, entries, edition),
        manifest=first.manifest if first else manifest_hash(folder) if folder else "",
        bytes=size_of(path for path in (folder, internal) if path is not None and path.is_dir()),
    )


def _state(warehouse: Warehouse, entries: Sequence[Entry], edition: str) -> str:
    last = in_force(entries)
    if last is not None and last.edition == edition:
        return "in force"
    if edition in published_editions(entries):
        return "withdrawn" if is_withdrawn(entries, edition) else "published"
    if held_folder(warehouse, edition).is_dir():
        return "held"
    return "not in the ledger" if folder_of(warehouse, "public", edition).is_dir() else "internal only"


def as_text(rows: Sequence[Listed]) -> str:
    """The editions as a table."""
    if not rows:
        return "no edition yet; `cwo run` makes one"
    cells = [
        HEADS,
        *(
            (r.edition, r.as_of, r.published_at, r.state, r.manifest[:HASH_SHOWN], f"{r.bytes / 1e6:,.1f} MB")
            for r in rows
        ),
    ]
    widths = [max(len(row[column]) for row in cells) for column in range(len(HEADS))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in cells]
    return "\n".join(line.rstrip() for line in lines)


def as_json(rows: Sequence[Listed]) -> str:
    """The editions for programs."""
    return json.dumps([asdict(row) for row in rows], indent=1)


def faults_found(warehouse: Warehouse) -> list[str]:
    """What is wrong with the ledger, the editions it names and their internal sides; nothing where all hold.

    Editions of before there was a ledger are not looked at: nothing says what they were.
    """
    try:
        entries = read_ledger(warehouse)
    except DamagedLedgerError as error:
        return [str(error)]
    faults = []
    if not is_carried_out(warehouse, entries):
        faults.append(
            "published/: the files that lead readers are not those of the ledger; `cwo publish` mends it"
        )
    for edition in published_editions(entries):
        entry = next(e for e in reversed(entries) if e.edition == edition)
        offered = withdrawn_folder if is_withdrawn(entries, edition) else _public
        folder = offered(warehouse, edition)
        faults += _faults_of(folder, f"{folder.parent.name}/{edition}", entry.manifest)
        internal = folder_of(warehouse, "internal", edition)
        if internal.is_dir():  # it may be purged
            faults += _faults_of(internal, f"restricted/editions/{edition}", "")
    return faults


def _public(warehouse: Warehouse, edition: str) -> Path:
    return folder_of(warehouse, "public", edition)


def _faults_of(folder: Path, name: str, manifest: str) -> list[str]:
    if not folder.is_dir():
        return [f"{name}: missing"]
    found = faults_of(folder)
    if manifest and not found and manifest_hash(folder) != manifest:
        found = ["manifest.json is not the one the ledger names"]
    return [f"{name}: {fault}" for fault in found]
