"""Planted rows as parts of files: numbered as their file numbers records, and told in words.

Here belongs what becomes of the rows of many plants in one file. Which file that is stands in `targets`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from data_samples.faults.examples import CHILD, ExampleRow, Row
from data_samples.faults.targets import Target
from transforms.staging.datasets import tables_of

FILE_TOLD = frozenset({"submission", "file_id", "state"})


@dataclass(frozen=True)
class PlantedRow:
    """A row to plant, and the cells of it that its rule's example lists."""

    example: ExampleRow
    row: Row

    def told(self) -> str:
        """The cells in words."""
        cells = [f"{name} {self._value(name)}" for name in self.example.told if name not in FILE_TOLD]
        return f"{self.example.table}: {', '.join(cells)}" if cells else ""

    def _value(self, name: str) -> str:
        value = self.row[name]
        return "empty" if value is None else str(value)


@dataclass(frozen=True)
class PlantedPart:
    """What stands in one file for planted faults: staging rows, what was written, and for which plant.

    `told` goes by record number, `plants` says by record number which plant it belongs to.
    """

    target: Target
    tables: Mapping[str, pl.DataFrame]
    told: Mapping[int, str]
    plants: Mapping[int, int]


def part_of_file(target: Target, plants: Mapping[int, list[PlantedRow]], before: int) -> PlantedPart:
    """Rows of one file by the number of their plant; record numbers follow those before."""
    gathered: dict[str, list[Row]] = defaultdict(list)
    told: dict[int, list[str]] = defaultdict(list)
    whose: dict[int, int] = {}
    last = before
    for plant, rows in sorted(plants.items()):
        of_child: dict[object, int] = {}
        for planted in rows:
            number = of_child.get(planted.row.get(CHILD)) if target.dataset == "afcars_oohc" else None
            if number is None:
                last = number = last + 1
                of_child[planted.row.get(CHILD)] = number
                whose[number] = plant
            gathered[planted.example.table].append(planted.row | {"record_number": number})
            told[number].append(planted.told())
    tables = {
        contract.table: _in_order(pl.DataFrame(gathered[contract.table], schema=contract.schema()))
        for contract in tables_of(target.dataset)
    }
    words = {number: "; ".join(filter(None, texts)) for number, texts in told.items()}
    return PlantedPart(target, tables, words, whose)


def _in_order(rows: pl.DataFrame) -> pl.DataFrame:
    """Repeated parts of a record numbered in the order they are told in, as a reader numbers them."""
    if "sequence" not in rows.columns:
        return rows
    within = [name for name in ("record_number", "removal_number") if name in rows.columns]
    rows = rows.sort(*within, "sequence", maintain_order=True)
    return rows.with_columns(pl.int_range(1, pl.len() + 1).over(within).cast(pl.Int64).alias("sequence"))
