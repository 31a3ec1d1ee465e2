"""Receiving a drop zone: reading the files that are new, and finding the receipts of the others.

Here belongs the order of reading and what is kept of it in the lake. What the receipts say, and who
uses them, stands in `inventory.py`. Nothing here knows Dagster.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from functools import cache, partial
from pathlib import Path
from typing import Any

from pipelines.inventory import Inventory, LakeTable, Receipt, only_state, save_inventory
from pipelines.processes import borrowed_process, processes
from transforms.contracts.contract import all_contracts
from transforms.contracts.raw.files import Files
from transforms.settings import DEFAULTS, Settings
from transforms.sources import sources_hash
from transforms.staging.datasets import FEDERAL
from transforms.staging.limits import DEFAULT, Limits, in_force
from transforms.staging.mapping.mappings import NO_MAPPINGS, TableMapping, TableMappings
from transforms.staging.readers import FileReading, read_file
from transforms.staging.receiving.drop_zone import ReceivedFile, Repeat, received_files, without_repeats
from transforms.staging.receiving.register import NO_REGISTER
from transforms.warehouse import Warehouse, recipe, write_whole

WORTH_PROCESSES = 50_000_000
"""Bytes for one core from which starting processes, two seconds of a core each, costs less than it saves."""

TABLE_BYTES = 6
"""Bytes of a table of texts that are read and written in the time of one of fixed width."""

UNPACKED = 20
"""Bytes that one of a packed file stands for: ten of fixed width, up to fifty of XML."""

Tell = Callable[[int, int, str], None]
"""Told of each file before it is read: its number, how many there are, its path below the drop zone."""


def receive(  # noqa: PLR0913
    warehouse: Warehouse,
    drop_zone: Path,
    tell: Tell,
    mappings: TableMappings = NO_MAPPINGS,
    register: Mapping[str, datetime] = NO_REGISTER,
    *,
    settings: Settings = DEFAULTS,
) -> Inventory:
    """Read what is new in the drop zone and save the inventory of all that is present.

    Federal files come first: extracts that name no state are those of the agency that the settings name, else
    of the only state found there. Extracts are read by the mapping of their table, where there is one.
    `register` says when files were received.

    Raises:
        DropZoneError: the drop zone is missing or holds no file.
    """
    with in_force(settings.limits):
        files, repeats = without_repeats(received_files(drop_zone, register))
    federal = [file for file in files if file.dataset in FEDERAL]
    extracts = [file for file in files if file.dataset not in FEDERAL]
    told = partial(_told, tell, len(files))
    reading = Reading(warehouse.output, limits=settings.limits)
    receipts = list(told(1, federal, reading.receipts(federal)))
    reading = replace(reading, state=settings.agency.state or only_state(receipts), mappings=mappings)
    receipts += told(len(federal) + 1, extracts, reading.receipts(extracts))
    receipts += [_repeated(repeat, receipts) for repeat in repeats]
    receipts = [replace(r, mapping=mapping_version(mappings.get(r.row["dataset"]))) for r in receipts]
    inventory = Inventory(sorted(receipts, key=lambda receipt: receipt.row["path"]))
    save_inventory(warehouse, inventory)
    return inventory


def _told(
    tell: Tell, count: int, first: int, files: list[ReceivedFile], receipts: Iterable[Receipt]
) -> Iterator[Receipt]:
    """The receipts, each file told of before its receipt is waited for."""
    waiting = iter(receipts)
    for number, file in enumerate(files, start=first):
        tell(number, count, file.relative)
        yield next(waiting)


@dataclass(frozen=True)
class Reading:
    """How files are read into an output folder: for which agency, by which mappings, within which limits.

    `state` is the agency of extracts that name none; None where it is not known.
    """

    output: Path
    state: str | None = None
    mappings: TableMappings = field(default_factory=dict)
    limits: Limits = DEFAULT

    def receipts(self, files: list[ReceivedFile]) -> Iterator[Receipt]:
        """Receipts of files in order; where it is worth their start, in processes of their own.

        A process that was started ahead reads beside this one, where there are no more cores than two.
        """
        is_worth = are_worth_processes([file for file in files if not self._place(file)[1].exists()])
        with borrowed_process() as beside:
            if beside is not None and not (is_worth and (os.cpu_count() or 1) > 2):
                yield from self._receipts_beside(beside, files)
            elif is_worth:
                with processes(len(files)) as executor:
                    yield from executor.map(self.receipt, files)
            else:
                yield from map(self.receipt, files)

    def _receipts_beside(self, beside: Executor, files: list[ReceivedFile]) -> Iterator[Receipt]:
        """Receipts of files in order: the other process reads from the last on, this one from the first."""
        waiting = [beside.submit(self.receipt, file) for file in reversed(files)]
        try:
            for file in files:
                found = waiting.pop()
                yield self.receipt(file) if found.cancel() else found.result()
        finally:
            for left in waiting:
                left.cancel()

    def receipt(self, file: ReceivedFile) -> Receipt:
        """The receipt of a file: the one kept of an equal reading, else that of reading it now."""
        if file.refusal:
            return Receipt(_row(file, {"status": "refused", "reason": f"{file.relative}: {file.refusal}"}))
        warehouse, mapping = Warehouse(self.output), self.mappings.get(file.dataset)
        key, path = self._place(file)
        kept = _kept(warehouse, path)
        if kept is None:
            with tempfile.TemporaryDirectory(dir=warehouse.restricted, prefix="reading-") as folder:
                with in_force(self.limits):
                    reading = read_file(file, Path(folder), self.state, mapping)
                kept = _moved(warehouse, reading, key)
            if not _may_pass(kept):
                write_whole(path, json.dumps(asdict(kept), sort_keys=True, indent=1))
        else:
            kept = replace(kept, is_reused=True)
        return replace(kept, row=_row(file, kept.row))

    def _place(self, file: ReceivedFile) -> tuple[str, Path]:
        """What a reading of the file depends on, and where its receipt is kept."""
        limits = recipe(self.limits.model_dump())[:12] if self.limits != DEFAULT else ""
        mapping = mapping_version(self.mappings.get(file.dataset))
        key = "-".join(filter(None, (file.file_id, reading_version(), self.state, mapping, limits)))
        return key, Warehouse(self.output).lake / "receipts" / file.dataset / f"{key}.json"


def are_worth_processes(files: Sequence[ReceivedFile]) -> bool:
    """Whether reading files side by side, a core each, saves more than starting processes takes."""
    return len(files) > 1 and sum(map(_bytes_for_one_core, files)) >= WORTH_PROCESSES


def _bytes_for_one_core(file: ReceivedFile) -> int:
    is_workbook = file.relative.lower().endswith(".xlsx")
    size = file.bytes * (UNPACKED if is_workbook or "gzip" in file.container else 1)
    return size if file.dataset in FEDERAL or is_workbook else size // TABLE_BYTES


def _may_pass(receipt: Receipt) -> bool:
    """Whether reading the same bytes another time may end otherwise: the disk was full, the file locked."""
    return receipt.is_refused and "cannot be read (" in str(receipt.row["reason"])


def mapping_version(mapping: TableMapping | None) -> str:
    """What a receipt depends on in a mapping; nothing where there is none."""
    return recipe(mapping.model_dump())[:12] if mapping is not None else ""


@cache
def reading_version() -> str:
    """What a receipt depends on beside the file's bytes: the reader, and what the contracts promise."""
    promised = {
        name: [replace(column, says="") for column in contract.columns.values()]
        for name, contract in all_contracts().items()
        if contract.stage == "staging"
    }
    return recipe(sources_hash("transforms/staging"), promised)[:12]


def _kept(warehouse: Warehouse, path: Path) -> Receipt | None:
    """The receipt at a path, if it is there and all its tables are."""
    if not path.exists():
        return None
    receipt = Receipt.from_dict(json.loads(path.read_text(encoding="utf-8")))
    whole = all((warehouse.lake / table.path).exists() for table in receipt.tables)
    return receipt if whole else None


def _row(file: ReceivedFile, read: Mapping[str, Any]) -> dict[str, Any]:
    """The file's row of `raw.files`: what reading it gave, with the place and time it has now."""
    now = {name: getattr(file, name) for name in ("file_id", "sha256", "bytes", "dataset", "received_at")}
    row = {**read, **now, "path": file.relative, "container": file.container or None}
    if read.get("path") and read.get("reason"):
        row["reason"] = str(read["reason"]).replace(str(read["path"]), file.relative, 1)
    return {name: _plain(row.get(name)) for name in Files.columns}


def _plain(value: Any) -> Any:
    """Dates as ISO text, for JSON."""
    return value.isoformat() if hasattr(value, "isoformat") else value


def _moved(warehouse: Warehouse, reading: FileReading, key: str) -> Receipt:
    """The reading with its tables moved into the lake."""
    tables: list[LakeTable] = []
    for table in reading.tables:
        number = sum((kept.name, kept.state) == (table.name, table.state) for kept in tables)
        written = warehouse.table_path(table.name, table.state, f"{key}-{number}" if number else key)
        shutil.move(table.path, written)
        tables.append(LakeTable(table.name, table.state, warehouse.relative(written), table.rows))
    row = {name: _plain(value) for name, value in reading.files_row.items()}
    totals = [{name: _plain(value) for name, value in total.items()} for total in reading.control_totals]
    return Receipt(row, tables, totals, reading.faults, reading.notes)


def _repeated(repeat: Repeat, receipts: list[Receipt]) -> Receipt:
    """The row of a file that holds the bytes of another; the later time of receipt counts for both."""
    first = next(r for r in receipts if r.row["path"] == repeat.repeats.relative)
    named = {
        name: first.row[name] for name in ("layout", "state", "submission", "period_start", "period_end")
    }
    reason = f"{repeat.file.relative}: holds the same bytes as {repeat.repeats.relative}"
    return Receipt(_row(repeat.file, {**named, "status": "duplicate", "reason": reason}))
