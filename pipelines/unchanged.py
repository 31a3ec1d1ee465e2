"""Whether anything is to be done at all: equal files, mappings, settings and code give the results in force.

Here belongs the comparison alone. It reads the bytes of the drop zone, and nothing inside a file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from pipelines.inventory import Inventory, NothingReceivedError, saved_inventory
from pipelines.publishing import built_edition, content_of, drafts_to_publish, finished, is_due
from pipelines.receiving import mapping_version
from transforms.settings import Settings
from transforms.staging.limits import in_force
from transforms.staging.mapping.mappings import NO_MAPPINGS, TableMappings
from transforms.staging.receiving.drop_zone import ReceivedFile, received_files, without_repeats
from transforms.staging.receiving.register import NO_REGISTER
from transforms.warehouse import Warehouse


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
