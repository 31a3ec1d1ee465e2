"""What is forgotten when a file left the drop zone: every row that was made from it.

Here belongs clearing the lake after a run. That the file is in no result is the matter of the inventory. The
editions published before stay: they are what was said at the time.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pipelines.follow_up import Register, register_path
from pipelines.inventory import Inventory
from pipelines.lists import forget_lists
from transforms.warehouse import Draft, Warehouse


def forget_withdrawn(warehouse: Warehouse, inventory: Inventory) -> int:
    """Remove what the lake holds of files that are no longer there; returns how many files that were.

    Only where a file was withdrawn: tables of earlier settings or code stay, for they are found again. What
    agencies in force are shown from stays as well, also where it is their last good results.
    """
    present = {receipt.row["file_id"] for receipt in inventory.receipts}
    receipts = warehouse.lake / "receipts"
    withdrawn = [path for path in receipts.rglob("*.json") if path.stem.partition("-")[0] not in present]
    if not withdrawn:
        return 0
    in_force = warehouse.current()
    drafts = warehouse.lake / "drafts"
    named = {*inventory.states, *in_force}
    left = [path for path in drafts.glob("*.json") if path.stem not in named]
    left += [path for path in register_path(warehouse, "").parent.glob("*.json") if path.stem not in named]
    left += [path for path in (warehouse.restricted / "quality").glob("*/*") if path.parent.name not in named]
    kept = needed_files(warehouse, inventory)
    tables = [path for path in warehouse.lake.rglob("*.parquet") if warehouse.relative(path) not in kept]
    gone: list[Path] = [*withdrawn, *left, *tables]
    for path in gone:
        path.unlink()
    forget_lists(warehouse)
    return len(gone)


def needed_files(warehouse: Warehouse, inventory: Inventory) -> set[str]:
    """The tables of the lake, by path, that results in force or under way are made from."""
    in_force = warehouse.current()
    needed = {table.path for receipt in inventory.receipts for table in receipt.tables}
    needed |= {path for draft in in_force.values() for path in files_of(draft)}
    needed |= {path for state in inventory.states for path in files_of(warehouse.draft(state))}
    named = {*inventory.states, *in_force}
    return needed | {path for state in named for path in Register.of(warehouse, state).paths}


def files_of(draft: Draft) -> Iterator[str]:
    """Every file that a draft names, its results by measure among them."""
    for paths in draft.tables.values():
        yield from paths
    for fact in draft.facts.values():
        if isinstance(fact, list):
            yield from (part for part in fact if isinstance(part, str) and part.endswith(".parquet"))
