"""Editions on the disk: where they lie, and how one of them comes in force.

Here belong the moves, and what they leave if they are interrupted. What an edition holds, and when one is
built, is decided in `publishing.py`. Nothing here knows Dagster.

    <output>/restricted/building-*/             being built; what a killed build left goes at the next start
    <output>/restricted/editions/<edition>/     internal editions
    <output>/restricted/held/<edition>/         a public edition that is built, and not published yet
    <output>/restricted/withdrawn/<edition>/    public editions that are no longer offered
    <output>/published/<edition>/               public editions
    <output>/published/latest.json, index.html  lead to the one in force

The line in the ledger is what puts an edition in force: everything that may fail is done before it is
written, and what comes after are moves of what is complete. Where these are interrupted, readers are led to
the edition they were led to before, and the next start carries on from the ledger.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from pipelines.manifest import manifest_hash, read_manifest
from pipelines.named_edition import LATEST
from pipelines.publication_ledger import (
    NAME,
    Entry,
    What,
    in_force,
    is_withdrawn,
    next_entry,
    published_editions,
    read_ledger,
)
from pipelines.sealing import (
    copy_sealed,
    flush_folder,
    is_same_disk,
    move_sealed,
    remove_sealed,
    seal,
    set_mode,
)
from transforms.publication.names import DATABASE
from transforms.publication.release import Audience
from transforms.warehouse import Warehouse, write_whole

BUILDING, MOVING = "building-", ".moving-"
REDIRECT = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="refresh" content="0; url={edition}/index.html">
<title>Child welfare outcomes</title>
<p><a href="{edition}/index.html">The latest edition, {edition}</a></p>
</html>
"""


class NoSuchEditionError(ValueError):
    """An edition is not there: the message says which are."""


def folder_of(warehouse: Warehouse, audience: str, edition: str) -> Path:
    """Where an edition lies that is in force, or was."""
    if audience == "public":
        return warehouse.published / edition
    return warehouse.restricted / "editions" / edition


def held_folder(warehouse: Warehouse, edition: str) -> Path:
    """Where a public edition lies that is built, and not published yet."""
    return warehouse.restricted / "held" / edition


def withdrawn_folder(warehouse: Warehouse, edition: str) -> Path:
    """Where a public edition lies that is no longer offered."""
    return warehouse.restricted / "withdrawn" / edition


def public_folder(warehouse: Warehouse, edition: str) -> Path | None:
    """Where a public edition lies now, published or not; None where it is not there."""
    places = (folder_of(warehouse, "public", edition), held_folder(warehouse, edition))
    return next((p for p in (*places, withdrawn_folder(warehouse, edition)) if p.is_dir()), None)


def missing_sides(warehouse: Warehouse, edition: str) -> list[Audience]:
    """The audiences whose side of an edition is not there, in the order in which they are built."""
    is_there: dict[Audience, bool] = {
        "internal": folder_of(warehouse, "internal", edition).is_dir(),
        "public": public_folder(warehouse, edition) is not None,
    }
    return [audience for audience, there in is_there.items() if not there]


def earlier_publications(warehouse: Warehouse) -> dict[str, Path]:
    """Every public edition that readers may hold and that is there, by name, the oldest first.

    Those that lie in `published/` from before there was a ledger come first.
    """
    listed = published_editions(read_ledger(warehouse))
    found = {name: public_folder(warehouse, name) for name in listed}
    before = {path.parent.name: path.parent for path in sorted(warehouse.published.glob(f"[!.]*/{DATABASE}"))}
    unlisted = {name: folder for name, folder in before.items() if name not in found}
    return unlisted | {name: folder for name, folder in found.items() if folder is not None}


def check_none_is_missing(warehouse: Warehouse, edition: str, lost: Iterable[str]) -> None:
    """Refuse to build an edition while one published before is not there to be protected against.

    `lost` are those that the agency knows to be gone; one that is built again is not missing.

    Raises:
        NoSuchEditionError: some are missing.
    """
    gone = {name for name in published_editions(read_ledger(warehouse)) if not public_folder(warehouse, name)}
    missing = sorted(gone - {edition, *lost})
    if missing:
        raise NoSuchEditionError(
            f"published before, and no longer in {warehouse.published}: {', '.join(missing)}. What they told"
            " cannot be taken into account. Restore them, or name them in agency.toml: [publication] lost"
        )


@contextmanager
def building_folder(warehouse: Warehouse) -> Iterator[Path]:
    """A folder to build in, which nobody is led to; removed at the end with what is still in it."""
    aside = Path(tempfile.mkdtemp(dir=warehouse.restricted, prefix=BUILDING))
    try:
        yield aside
    finally:
        remove_sealed(aside)


def keep_built(warehouse: Warehouse, edition: str, asides: Mapping[Audience, Path]) -> None:
    """Seal the complete folders of an edition, by audience, and move them to where they wait or stay.

    An edition is written once: OSError where it is there already.
    """
    places = {
        "internal": folder_of(warehouse, "internal", edition),
        "public": held_folder(warehouse, edition),
    }
    for audience, aside in asides.items():
        seal(aside, is_public=audience == "public")
    for audience, aside in asides.items():
        move_sealed(aside, places[audience], is_public=audience == "public")


def put_in_force(warehouse: Warehouse, edition: str, what: What = "published", reason: str = "") -> Entry:
    """Make an edition the one that readers are led to.

    Raises:
        NoSuchEditionError: its public side is not there.
        OSError: the disk is full or cannot be written; what was in force stays so.
    """
    with _moving(warehouse) as aside:
        source = public_folder(warehouse, edition)
        if source is None:
            raise NoSuchEditionError(
                f"the edition {edition} is not there; `cwo editions` lists those that are"
            )
        source = _on_the_disk_of_readers(warehouse, source, aside)
        as_of = str(read_manifest(source).get("as_of", ""))
        entries = read_ledger(warehouse)
        entry = next_entry(entries, what, edition, as_of, manifest_hash(source), now(), reason)
        _carry_out(warehouse, [*entries, entry], source, aside)
    return entry


def withdraw(warehouse: Warehouse, edition: str, reason: str) -> Entry:
    """Offer a published edition no longer; the one in force cannot be withdrawn."""
    with _moving(warehouse) as aside:
        entries = read_ledger(warehouse)
        folder = folder_of(warehouse, "public", edition)
        as_of = str(read_manifest(folder).get("as_of", ""))
        entry = next_entry(entries, "withdrawn", edition, as_of, manifest_hash(folder), now(), reason)
        _carry_out(warehouse, [*entries, entry], None, aside)
    return entry


def start_clean(warehouse: Warehouse) -> None:
    """Remove what builds that were killed left, and carry on where the ledger says more than readers see."""
    for folder in warehouse.restricted.glob(f"{BUILDING}*"):
        remove_sealed(folder)
    for folder in warehouse.published.glob(f"{MOVING}*"):
        remove_sealed(folder)
    entries = read_ledger(warehouse)
    if in_force(entries) is not None and not is_carried_out(warehouse, entries):
        with _moving(warehouse) as aside:
            _follow(warehouse, entries, None, _pointers(entries, aside))


def is_carried_out(warehouse: Warehouse, entries: Sequence[Entry]) -> bool:
    """Whether readers see what the ledger says."""
    told = _told(entries)
    files = {name: warehouse.published / name for name in told}
    return all(
        path.is_file() and path.read_text(encoding="utf-8") == told[name] for name, path in files.items()
    ) and not any(folder_of(warehouse, "public", edition).is_dir() for edition in _withdrawn(entries))


def now() -> str:
    """The second it is, in UTC."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@contextmanager
def _moving(warehouse: Warehouse) -> Iterator[Path]:
    """A hidden folder beside the public editions, closed to others, for what is about to be moved."""
    warehouse.published.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(dir=warehouse.published, prefix=MOVING))
    try:
        yield aside
    finally:
        remove_sealed(aside)


def _on_the_disk_of_readers(warehouse: Warehouse, source: Path, aside: Path) -> Path:
    """The edition's folder, or a copy where the public side lies on another disk: then a move is one step."""
    if is_same_disk(source, warehouse.published):
        return source
    copy_sealed(source, aside / source.name, is_public=True)
    return aside / source.name


def _carry_out(warehouse: Warehouse, entries: list[Entry], source: Path | None, aside: Path) -> None:
    """Write the ledger with its new line, and do what it says."""
    pointers = _pointers(entries, aside)
    ledger = warehouse.restricted / NAME
    write_whole(ledger, "".join(entry.as_line(is_public=False) for entry in entries))
    flush_folder(warehouse.restricted)
    _follow(warehouse, entries, source, pointers)


def _told(entries: Sequence[Entry]) -> dict[str, str]:
    """What the files that lead readers hold, in the order in which they are moved."""
    last = in_force(entries)
    told = {NAME: "".join(entry.as_line(is_public=True) for entry in entries)}
    if last is None:
        return told
    named = {"edition": last.edition, "as_of": last.as_of, "page": f"{last.edition}/index.html"}
    return told | {
        "index.html": REDIRECT.format(edition=last.edition),
        LATEST: json.dumps(named, indent=1) + "\n",
    }


def _pointers(entries: Sequence[Entry], aside: Path) -> dict[str, Path]:
    """These files, complete and on the disk, to be moved."""
    written = {}
    for name, content in _told(entries).items():
        path = aside / name
        with path.open("w", encoding="utf-8", newline="\n") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        set_mode(path, 0o644)
        written[name] = path
    return written


def _withdrawn(entries: Sequence[Entry]) -> list[str]:
    return [edition for edition in published_editions(entries) if is_withdrawn(entries, edition)]


def _follow(
    warehouse: Warehouse, entries: Sequence[Entry], source: Path | None, pointers: dict[str, Path]
) -> None:
    """Move what the ledger names into its place: the edition first, what leads to it last."""
    last = in_force(entries)
    if last is not None:
        target = folder_of(warehouse, "public", last.edition)
        source = source or public_folder(warehouse, last.edition)
        if not target.is_dir():
            if source is None:
                return  # removed by hand: readers are led nowhere that is not there
            move_sealed(source, target, is_public=True)
        for place in (held_folder, withdrawn_folder):  # what was copied from there, not moved
            remove_sealed(place(warehouse, last.edition))
    for name, path in pointers.items():
        path.replace(warehouse.published / name)
    set_mode(warehouse.published, 0o755)
    flush_folder(warehouse.published)
    for edition in _withdrawn(entries):
        folder = folder_of(warehouse, "public", edition)
        if folder.is_dir():
            _out_of_sight(warehouse, folder)


def _out_of_sight(warehouse: Warehouse, folder: Path) -> None:
    """Move a public edition that is no longer offered to the restricted side."""
    target = withdrawn_folder(warehouse, folder.name)
    if is_same_disk(folder, warehouse.restricted):
        move_sealed(folder, target, is_public=False)
        return
    remove_sealed(target)
    copy_sealed(folder, target, is_public=False)
    remove_sealed(folder)
