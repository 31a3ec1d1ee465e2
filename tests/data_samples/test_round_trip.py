"""Rows to file to staging: the same rows come back, for every field of every layout."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import polars as pl
import pytest

from data_samples.generator.simulation import simulate
from data_samples.generator.tables import staging_tables
from data_samples.synthesize import synthesize
from data_samples.writers import write_afcars_oohc, write_ncands_child
from tests.data_samples.every_column import rows
from transforms.contracts.contract import all_contracts
from transforms.contracts.staging.ncands_child import NcandsChild
from transforms.staging.mapping.mapping_files import read_mappings
from transforms.staging.readers import read_file
from transforms.staging.receiving.drop_zone import received_files

ORDER = ("submission", "record_number", "removal_number", "sequence")


def staged(drop_zone: Path, lake: Path) -> dict[str, pl.DataFrame]:
    """Every staging table of a drop zone by name; each file must be accepted whole."""
    found: dict[str, list[pl.DataFrame]] = {}
    mappings = read_mappings(drop_zone / "agency")
    for file in received_files(drop_zone):
        reading = read_file(file, lake, "ZZ", mappings.get(file.dataset))
        assert (reading.files_row["status"], reading.rejected) == ("accepted", 0), reading.files_row["reason"]
        for table in reading.tables:
            found.setdefault(table.name.removeprefix("staging."), []).append(pl.read_parquet(table.path))
    return {name: pl.concat(parts) for name, parts in found.items()}


def assert_same_rows(table: str, written: pl.DataFrame, read: pl.DataFrame) -> None:
    order = [name for name in ORDER if name in written.columns]
    written, read = (
        written.drop("file_id").sort(order),
        read.select(written.columns).drop("file_id").sort(order),
    )
    assert written.height == read.height, table
    different = [name for name in written.columns if not written[name].equals(read[name], null_equal=True)]
    assert not different, f"{table}: {different}"


def in_one_file(table: str, rows: pl.DataFrame) -> pl.DataFrame:
    """Rows as if they stood in one file: court events come in several, each numbered anew."""
    if table != "court_events":
        return rows
    numbers = pl.int_range(1, pl.len() + 1, dtype=pl.Int64).alias("record_number")
    return rows.sort("child_id", "occurred_on", "event").with_columns(numbers)


def test_a_synthetic_drop_zone_is_staged_as_the_rows_it_was_made_from(tmp_path: Path) -> None:
    synthesize(children=3_000, years=5, seed=5, output=tmp_path / "drop_zone")
    read = staged(tmp_path / "drop_zone", tmp_path / "lake")
    for table, written in staging_tables(simulate(children=3_000, years=5, seed=5)).items():
        assert_same_rows(
            table, *(in_one_file(table, rows) for rows in (written, read.get(table, written.clear())))
        )


def test_every_field_of_the_child_file_comes_back_from_its_place(tmp_path: Path) -> None:
    written = rows(
        NcandsChild,
        40,
        state=["ZZ"] * 40,
        submission=["FFY2023"] * 40,
        record_number=list(range(1, 41)),
        subyr=[2023] * 40,
        staterr=["ZZ"] * 40,
        chage=[turn % 22 for turn in range(40)],
    )
    write_ncands_child(written, tmp_path / "drop_zone/ncands_child/file.txt")
    assert_same_rows(
        "ncands_child", written, staged(tmp_path / "drop_zone", tmp_path / "lake")["ncands_child"]
    )


@pytest.mark.parametrize("children", [6])
def test_every_element_of_afcars_comes_back_from_its_place(tmp_path: Path, children: int) -> None:
    numbers: list[object] = list(range(1, children + 1))
    keys: dict[str, list[object]] = {
        "state": ["ZZ"] * children,
        "submission": ["26A"] * children,
        "record_number": numbers,
        "removal_number": [1] * children,
        "sequence": [1] * children,
        "e4_child_record_number": [f"A{number:011d}" for number in numbers],
        "removal_layout": ["removal_2020"] * children,
        "e65_tpr_petition_date_parent1_deceased": [False] * children,
        "e66_tpr_petition_date_parent2_deceased": [False] * children,
    }
    tables = {}
    for name, contract in all_contracts().items():
        if name.startswith("staging.afcars_oohc_"):
            given = {key: value for key, value in keys.items() if key in contract.columns}
            tables[name.removeprefix("staging.")] = rows(contract, children, **given)
    write_afcars_oohc(tables, "ZZ", "26A", tmp_path / "drop_zone/afcars_oohc/file.xml")
    read = staged(tmp_path / "drop_zone", tmp_path / "lake")
    for table, written in tables.items():
        assert_same_rows(table, written, read[table])


def test_a_deceased_parent_comes_back_as_an_answer_and_no_date(tmp_path: Path) -> None:
    tables = staging_tables(simulate(children=3_000, years=1, seed=5))
    children = tables["afcars_oohc_children"].with_columns(
        e65_tpr_petition_date_parent1=pl.lit(None, dtype=pl.Date), e65_tpr_petition_date_parent1_deceased=True
    )
    tables = {name: table for name, table in tables.items() if name.startswith("afcars")}
    write_afcars_oohc(
        tables | {"afcars_oohc_children": children}, "ZZ", "26A", tmp_path / "drop_zone/afcars_oohc/file.xml"
    )
    read = staged(tmp_path / "drop_zone", tmp_path / "lake")["afcars_oohc_children"]
    assert read["e65_tpr_petition_date_parent1_deceased"].all()
    assert read["e65_tpr_petition_date_parent1"].null_count() == read.height
    assert read["e5_date_of_birth"].min() > dt.date(2000, 1, 1)  # type: ignore[operator]
