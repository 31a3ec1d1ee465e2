"""What of the restricted side is past its time: the files that `cwo purge` may remove, and why.

Here belongs deciding that; what is told, and that it is asked for, stands in `command_purge.py`. How long
each kind of file is kept is the agency's matter (`[retention]` in `agency.toml`).

Never past their time are the results in force and all they rest on, the edition in force, the one last built,
every public edition (later ones are protected against what earlier ones told) and the ledger.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from pipelines.editions import folder_of, held_folder
from pipelines.inventory import Inventory
from pipelines.lists import is_of_agency
from pipelines.made_of import made_of
from pipelines.publication_ledger import in_force, read_ledger
from pipelines.sealing import remove_sealed, size_of
from pipelines.withdrawal import files_of, needed_files
from transforms.research.release import REPORT_END
from transforms.settings import Retention
from transforms.warehouse import Warehouse


@dataclass(frozen=True)
class PastTime:
    """Files that may go: what they are, how old the youngest of them is and how old it may be, in days."""

    what: str
    paths: tuple[Path, ...]
    days: int
    limit: int

    @property
    def bytes(self) -> int:
        """What removing them frees."""
        return size_of(self.paths)

    @property
    def files(self) -> int:
        """How many files they are."""
        each = (file for path in self.paths for file in (path.rglob("*") if path.is_dir() else [path]))
        return sum(file.is_file() for file in each)

    def remove(self) -> None:
        """Remove them."""
        for path in self.paths:
            if path.is_dir():
                remove_sealed(path)
            else:
                path.unlink(missing_ok=True)


def past_their_time(
    warehouse: Warehouse, inventory: Inventory, retention: Retention, built: str | None, today: date
) -> list[PastTime]:
    """Everything that may go as of a day; a limit of 0 keeps all of a kind.

    `built` is the edition last built.
    """
    last = in_force(read_ledger(warehouse))
    kept = {built, last.edition if last else None}
    found = [
        *_editions(warehouse, kept, retention.internal_editions_days, today),
        *_reports(warehouse, kept, retention.internal_editions_days, today),
        *_lists(warehouse, kept, retention.lists_days, today),
        *_together(
            "workbooks of data quality",
            (warehouse.restricted / "quality").glob("*/*"),
            retention.workbooks_days,
            today,
        ),
        *_research(warehouse, retention.research_days, today),
        *_together(
            "case records in files that nothing in force is made from",
            _unneeded(warehouse, inventory, last.edition if last else None),
            retention.case_records_days,
            today,
        ),
    ]
    return [part for part in found if part.paths]


def _editions(warehouse: Warehouse, kept: set[str | None], limit: int, today: date) -> Iterator[PastTime]:
    """Internal editions, and public sides that were built and never published."""
    for folder in sorted((warehouse.restricted / "editions").glob("*")):
        if folder.name in kept:
            continue
        sides = (folder_of(warehouse, "internal", folder.name), held_folder(warehouse, folder.name))
        present = tuple(side for side in sides if side.is_dir())
        age = _age(folder, today)
        if limit and age > limit:
            yield PastTime(f"internal edition {folder.name}", present, age, limit)


def _reports(warehouse: Warehouse, kept: set[str | None], limit: int, today: date) -> Iterator[PastTime]:
    """Documents made from internal editions, by edition."""
    folders = [one for one in (warehouse.restricted / "reports").glob("*") if one.name not in kept]
    yield from _together("documents of internal editions", folders, limit, today)


def _lists(warehouse: Warehouse, kept: set[str | None], limit: int, today: date) -> Iterator[PastTime]:
    """Lists, which name persons: those asked for, and of other editions than the one last built."""
    asked = [folder for folder in warehouse.lists.glob("*") if is_of_agency(folder)]
    files = [path for folder in asked for path in folder.rglob("*") if path.is_file()]
    other = [f for f in warehouse.lists.glob("*") if f not in asked and f.name not in kept]
    yield from _together("lists that name persons", [*files, *other], limit, today)


def _research(warehouse: Warehouse, limit: int, today: date) -> Iterator[PastTime]:
    """Releases to researchers, each with its report; the log of them is kept."""
    for folder in sorted(warehouse.research.glob("[!.]*")):
        if folder.name.endswith(REPORT_END):
            continue
        report = folder.with_name(folder.name + REPORT_END)
        age = _age(folder, today)
        if limit and age > limit:
            paths = tuple(path for path in (folder, report) if path.is_dir())
            yield PastTime(f"research release {folder.name}", paths, age, limit)


def _unneeded(warehouse: Warehouse, inventory: Inventory, edition: str | None) -> Iterator[Path]:
    """Tables and receipts of the lake that neither results in force or under way nor an edition rest on."""
    behind = made_of(warehouse, edition) if edition else None
    needed = needed_files(warehouse, inventory)
    needed |= {path for draft in (behind.drafts if behind else {}).values() for path in files_of(draft)}
    present = {receipt.row["file_id"] for receipt in inventory.receipts}
    for path in warehouse.lake.rglob("*.parquet"):
        if warehouse.relative(path) not in needed:
            yield path
    for path in (warehouse.lake / "receipts").rglob("*.json"):
        if path.stem.partition("-")[0] not in present:
            yield path


def _together(what: str, paths: Iterable[Path], limit: int, today: date) -> Iterator[PastTime]:
    """Those of some files that are past a limit, as one."""
    aged = {path: _age(path, today) for path in paths} if limit else {}
    old = tuple(sorted(path for path, age in aged.items() if age > limit))
    if old:
        yield PastTime(what, old, min(aged[path] for path in old), limit)


def _age(path: Path, today: date) -> int:
    """Days since a file or folder was last changed."""
    return (today - datetime.fromtimestamp(path.stat().st_mtime, UTC).date()).days
