"""Rows written as files by the sample writers come back from staging as they were, value by value."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from data_samples.writers.afcars import write_afcars_oohc
from data_samples.writers.extracts import write_extract
from data_samples.writers.ncands import write_ncands_child
from tests.staging.received import Staged, stage
from transforms.contracts.contract import Column, Contract, all_contracts
from transforms.staging.agency_tables.extracts import CONTRACTS as EXTRACTS
from transforms.staging.layouts.afcars_parts import CONTRACTS as AFCARS

CHILDREN = 25
IN_1993 = {"e69_removal_date", "e153_exit_date", "e155_exit_reason"}
Fixed = dict[str, Callable[[int], Any]]


def value(column: Column, row: int, dice: random.Random) -> object:
    """Any value a column may hold."""
    if column.codes is not None:
        return dice.choice([code.name for code in column.codes.codes if code.code])
    low, high = int(column.minimum or 0), min(int(column.maximum or 99), 10 ** (column.width or 4) - 1)
    day = 1 if column.text_form == "yyyymm" else dice.randint(1, 28)
    texts = {"hhmm": f"{dice.randint(0, 23):02d}59", "digits": f"{dice.randint(0, 999):03d}"}
    texts["fips"] = f"{1001 + 2 * row:05d}"
    return {
        "date": date(dice.randint(1950, 2025), dice.randint(1, 12), day),
        "timestamp": datetime(2023, dice.randint(1, 12), day, dice.randint(0, 23), 30),  # noqa: DTZ001
        "boolean": dice.random() < 0.5,
        "integer": dice.randint(low, high),
        "number": dice.randint(0, 3) / 2,
        "text": texts.get(column.text_form, f"X{row}{dice.choice('ABC')}"),
    }[column.kind]


def rows(contract: type[Contract], count: int, fixed: Fixed) -> pl.DataFrame:
    """Some rows of a table, about a third of the optional values empty."""
    dice = random.Random(contract.table)  # noqa: S311

    def one(row: int, name: str, column: Column) -> object:
        if name in fixed:
            return fixed[name](row)
        empty = dice.random() < 0.3 and not (column.required or column.key)
        return None if empty else value(column, row, dice)

    made = [{name: one(row, name, c) for name, c in contract.columns.items()} for row in range(count)]
    return pl.DataFrame(made, schema=contract.schema())


def assert_same(staged: Staged, name: str, expected: pl.DataFrame) -> None:
    """The staged table holds the rows, which now carry the file's identifier."""
    file_id = staged.reading.files_row["file_id"]
    assert_frame_equal(staged.frames[name, "ZZ"], expected.with_columns(file_id=pl.lit(file_id)))


def test_every_field_of_the_child_file_comes_back(tmp_path: Path) -> None:
    contract = all_contracts()["staging.ncands_child"]
    ages = [*range(22), 77, 99]
    fixed: Fixed = {
        "state": lambda _: "ZZ",
        "staterr": lambda _: "ZZ",
        "submission": lambda _: "FFY2023",
        "subyr": lambda _: 2023,
        "record_number": lambda row: row + 1,
        "chage": lambda row: ages[row % len(ages)],
    }
    expected = rows(contract, 60, fixed)
    write_ncands_child(expected, tmp_path / "file")
    staged = stage(tmp_path, "ncands_child", (tmp_path / "file").read_bytes(), None)
    assert staged.faults("ZZ") == []
    assert_same(staged, "staging.ncands_child", expected)


def afcars_rows(contract: type[Contract]) -> pl.DataFrame:
    """Rows of one AFCARS table: each child has two removals with history and one of dates only."""
    columns = contract.columns
    removals = (1, 2, 3) if contract.table == "afcars_oohc_removals" else (1, 2)
    orders = (1, 2) if "sequence" in columns else (0,)
    places = [
        (child, removal, order)
        for child in range(1, CHILDREN + 1)
        for removal in (removals if "removal_number" in columns else (0,))
        for order in orders
    ]
    fixed: Fixed = {
        "state": lambda _: "ZZ",
        "submission": lambda _: "23A",
        "record_number": lambda row: places[row][0],
        "e4_child_record_number": lambda row: f"K{places[row][0] * 7919 % 9973:011d}",
        "removal_number": lambda row: places[row][1],
        "sequence": lambda row: places[row][2],
        "removal_layout": lambda row: "removal_1993" if places[row][1] == 3 else "removal_2020",
    }
    alone = [column for column in columns.values() if column.path]
    if (len(alone) <= 2 and "removal_number" in columns) or contract.table.endswith("tribes"):
        filled = alone[0]
        fixed[filled.name] = lambda row: value(filled, row, random.Random(row))  # noqa: S311
    made = rows(contract, len(places), fixed)
    for column in alone:
        for marker in column.markers.values():
            made = made.with_columns(
                (pl.col(column.name).is_null() & (pl.col("record_number") % 2 == 0)).alias(marker)
            )
    if contract.table == "afcars_oohc_removals":
        in_2020 = pl.when(pl.col("removal_layout") == "removal_2020")
        only = [column.name for column in alone if column.name not in IN_1993]
        made = made.with_columns(in_2020.then(pl.col(name)).alias(name) for name in only)
    return made


def test_every_element_of_an_afcars_file_comes_back(tmp_path: Path) -> None:
    expected = {contract.table: afcars_rows(contract) for contract in AFCARS}
    write_afcars_oohc(expected, "ZZ", "23A", tmp_path / "file.gz")
    staged = stage(tmp_path, "afcars_oohc", (tmp_path / "file.gz").read_bytes(), None)
    assert (staged.status, staged.faults("ZZ"), staged.reading.notes) == ("accepted", [], [])
    for name, frame in expected.items():
        assert_same(staged, f"staging.{name}", frame)


@pytest.mark.parametrize("dataset", EXTRACTS)
def test_every_column_of_an_extract_comes_back(tmp_path: Path, dataset: str) -> None:
    contract = EXTRACTS[dataset]
    keys = [name for name, column in contract.columns.items() if column.key]
    expected = rows(contract, 60, {"state": lambda _: "ZZ"}).unique(keys, maintain_order=True)
    expected = expected.with_columns(record_number=pl.int_range(1, pl.len() + 1))
    write_extract(expected, contract, tmp_path / "file")
    staged = stage(tmp_path, dataset, (tmp_path / "file").read_bytes(), None)
    assert staged.faults("ZZ") == []
    assert_same(staged, f"staging.{dataset}", expected)
