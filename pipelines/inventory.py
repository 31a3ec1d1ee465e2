"""What was received: every file of the drop zone with what reading it gave, kept as receipts.

Here belongs which files are read anew and which are known already. How a file is read stands in
`transforms.staging`, what is made of it in `transforms.agency`. Nothing here knows Dagster.

A receipt lies beside the staged tables in the lake, named by the file's bytes, the reader's version
and the state given to extracts that name none. `received.json` lists the receipts of the files that
are present now: a file that left the drop zone is in it no longer, and so in no later result.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from typing import Any

import polars as pl

from transforms.contracts.raw.files import Files
from transforms.settings import Settings
from transforms.staging.datasets import FEDERAL
from transforms.staging.receiving.receipt_order import with_order_of_receipt
from transforms.warehouse import Warehouse, recipe, write_whole

RECEIVED = "received.json"


class NothingReceivedError(ValueError):
    """No drop zone was read yet, or none of its files can be placed with an agency."""


@dataclass(frozen=True)
class LakeTable:
    """One staging table of one file and state; `path` is relative to the lake."""

    name: str
    state: str
    path: str
    rows: int


@dataclass(frozen=True)
class Receipt:
    """What reading one file gave. `row` is its row of `raw.files`, with dates as ISO text.

    `mapping` is the version of the mapping it was read by; empty for none.
    """

    row: dict[str, Any]
    tables: list[LakeTable] = field(default_factory=list)
    control_totals: list[dict[str, Any]] = field(default_factory=list)
    faults: int = 0
    notes: list[str] = field(default_factory=list)
    is_reused: bool = False
    mapping: str = ""

    @classmethod
    def from_dict(cls, content: Mapping[str, Any]) -> Receipt:
        """A receipt from its JSON form."""
        tables = [LakeTable(**table) for table in content["tables"]]
        return cls(**{**content, "tables": tables})

    @property
    def states(self) -> frozenset[str]:
        """The states the file has rows of, or names."""
        named = (self.row.get("state") or "").split(", ")
        return frozenset({table.state for table in self.tables} or {state for state in named if state})

    @property
    def is_refused(self) -> bool:
        """Whether nothing of the file can be used."""
        return self.row["status"] == "refused"


@dataclass
class Inventory:
    """The files present in the drop zone, sorted by path."""

    receipts: list[Receipt]

    def as_json(self) -> str:
        """The inventory as text, in a fixed order."""
        return json.dumps([asdict(receipt) for receipt in self.receipts], sort_keys=True, indent=1)

    @classmethod
    def from_json(cls, text: str) -> Inventory:
        """An inventory from its JSON form."""
        return cls([Receipt.from_dict(content) for content in json.loads(text)])

    @property
    def states(self) -> list[str]:
        """Every state that sent a file, whether it can be used or not."""
        return sorted({state for receipt in self.receipts for state in receipt.states})

    @property
    def unplaced(self) -> list[Receipt]:
        """Files that name no state: refused before one could be read."""
        return [receipt for receipt in self.receipts if not receipt.states]

    def of(self, state: str) -> list[Receipt]:
        """The files with rows of a state."""
        return [receipt for receipt in self.receipts if state in receipt.states]

    def tables_of(self, state: str) -> dict[str, list[LakeTable]]:
        """The staging tables of a state, by name."""
        found: dict[str, list[LakeTable]] = {}
        for table in (table for receipt in self.of(state) for table in receipt.tables):
            if table.state == state:
                found.setdefault(table.name, []).append(table)
        return found

    def made_from(self, state: str, settings: Settings, code_version: str) -> str:
        """A hash of all an agency's results depend on."""
        files = [(receipt.row, [asdict(table) for table in receipt.tables]) for receipt in self.of(state)]
        return recipe(files, settings.of_results(), code_version)


def only_state(receipts: Iterable[Receipt]) -> str | None:
    """The state of extracts that name none: the only one the federal files name, else none."""
    states = {state for receipt in receipts if receipt.row["dataset"] in FEDERAL for state in receipt.states}
    return states.pop() if len(states) == 1 else None


def files_frame(receipts: Iterable[Receipt], state: str | None) -> pl.DataFrame:
    """Rows of `raw.files` of one agency (of none), sorted by path."""
    makers = {"date": date.fromisoformat, "timestamp": datetime.fromisoformat}
    rows = [
        {
            name: makers[column.kind](value) if value is not None and column.kind in makers else value
            for name, column in Files.columns.items()
            for value in [receipt.row.get(name)]
        }
        for receipt in receipts
    ]
    frame = pl.DataFrame(rows, schema=Files.schema(), orient="row")
    return with_order_of_receipt(frame.with_columns(state=pl.lit(state, dtype=pl.String)).sort("path"))


def save_inventory(warehouse: Warehouse, inventory: Inventory) -> None:
    """Make the inventory the one that later steps read."""
    write_whole(warehouse.lake / RECEIVED, inventory.as_json())


def saved_inventory(warehouse: Warehouse) -> Inventory:
    """The inventory of the last time the drop zone was read.

    Raises:
        NothingReceivedError: it was never read.
    """
    path = warehouse.lake / RECEIVED
    if not path.exists():
        raise NothingReceivedError(
            "no drop zone was read into this output folder yet; run the receive job first"
        )
    try:
        return Inventory.from_json(path.read_text(encoding="utf-8"))
    except (ValueError, KeyError, TypeError):
        raise NothingReceivedError("the list of files received is damaged; run the receive job") from None
