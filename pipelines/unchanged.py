"""Whether anything is to be done at all: equal files, mappings, settings and code give the results in force.

Here belongs the comparison alone, and a guess at how much is new. It reads the bytes of the drop zone, and
nothing inside a file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from pipelines.inventory import Inventory, NothingReceivedError, saved_inventory
from pipelines.publishing import built_edition, content_of, drafts_to_publish, finished, is_due
from pipelines.receiving import UNPACKED, WORTH_PROCESSES, mapping_version
from transforms.settings import Settings
from transforms.staging.limits import in_force
from transforms.staging.mapping.mappings import NO_MAPPINGS, TableMappings
from transforms.staging.receiving.drop_zone import ReceivedFile, received_files, without_repeats
from transforms.staging.receiving.register import NO_REGISTER
from transforms.warehouse import Warehouse

PACKED = (".gz", ".xlsx", ".zip")


def nothing_changed(
    warehouse: Warehouse,
    drop_zone: Path,
    settings: Settings,
    mappings: TableMappings = NO_MAPPINGS,
    register: Mapping[str, datetime] = NO_REGISTER,
) -> Inventory | None:
    """The inventory of the last run, if this one would end the same; else None.

    Raises:
        DropZoneError: the drop zone is missing or holds no file.
    """
    with in_force(settings.limits):
        files, repeats = without_repeats(received_files(drop_zone, register))
    try:
        inventory = saved_inventory(warehouse)
    except NothingReceivedError:
        return None
    present = _identities([*files, *(repeat.file for repeat in repeats)], mappings)
    known = {(r.row["path"], r.row["sha256"], r.row["received_at"], r.mapping) for r in inventory.receipts}
    done = finished(warehouse, inventory, settings)
    if present != known or not done or set(done) != set(inventory.states):
        return None
    drafts, _ = drafts_to_publish(warehouse, inventory, settings)
    edition = built_edition(warehouse, content_of(drafts, settings))
    if edition is None or is_due(warehouse, settings, edition):
        return None
    return Inventory([replace(receipt, is_reused=True) for receipt in inventory.receipts])


def is_much_new(warehouse: Warehouse, drop_zone: Path) -> bool:
    """Whether so much was not received before that a process is worth starting; by names and sizes alone."""
    try:
        receipts = saved_inventory(warehouse).receipts
    except NothingReceivedError:
        receipts = []
    known = {(str(r.row["path"]), r.row["bytes"]) for r in receipts}
    archives = {path.partition(".zip/")[0] + ".zip" for path, _ in known if ".zip/" in path}
    size = 0
    for path in drop_zone.rglob("*"):
        name, found = path.relative_to(drop_zone).as_posix(), _size(path)
        if (name, found) not in known and name not in archives:
            size += found * (UNPACKED if path.suffix.lower() in PACKED else 1)
    return size >= WORTH_PROCESSES


def _size(path: Path) -> int:
    """The bytes of a file; none of what is no file, or cannot be looked at."""
    try:
        return path.stat().st_size if path.is_file() else 0
    except OSError:
        return 0


def _identities(files: Iterable[ReceivedFile], mappings: TableMappings) -> set[tuple[str, str, str, str]]:
    """Path, hash and time of receipt of files, and the mapping each is read by."""
    return {
        (
            file.relative,
            file.sha256,
            file.received_at.isoformat(),
            mapping_version(mappings.get(file.dataset)),
        )
        for file in files
    }
