"""The writers of the source layouts: where things stand in a file."""

from __future__ import annotations

import gzip
from pathlib import Path

import polars as pl
import pytest
from lxml import etree

from data_samples.writers import write_afcars_oohc, write_extract, write_ncands_child
from tests.data_samples.every_column import rows
from transforms.contracts.contract import all_contracts
from transforms.contracts.staging.afcars_oohc_living_arrangements import AfcarsOohcLivingArrangements
from transforms.contracts.staging.contacts import Contacts
from transforms.contracts.staging.ncands_child import NcandsChild

EXAMPLE_ORDER = [
    "E69_removal_date",
    "E70_removal_transaction_date",
    "E71_removal_environment",
    "E3_local_agency",
    "E72_runaway",
]


def one_child_tables(**removal: list[object]) -> dict[str, pl.DataFrame]:
    """Every AFCARS table with one row of child, removal and arrangement; the others empty."""
    keys: dict[str, list[object]] = {
        "state": ["ZZ"],
        "submission": ["23A"],
        "record_number": [1],
        "removal_number": [1],
        "sequence": [1],
        "e4_child_record_number": ["A00000000001"],
        "removal_layout": ["removal_2020"],
    }
    tables = {}
    for name, contract in all_contracts().items():
        if name.startswith("staging.afcars_oohc_"):
            given = {key: value for key, value in (keys | removal).items() if key in contract.columns}
            tables[name.removeprefix("staging.")] = rows(contract, 1, **given)
    return tables


def parsed(path: Path) -> etree._Element:
    return etree.fromstring(path.read_bytes())


def test_a_child_file_record_has_338_characters_with_each_field_in_its_place(tmp_path: Path) -> None:
    given: dict[str, list[object]] = {
        "subyr": [2023],
        "staterr": ["ZZ"],
        "rptid": ["R1"],
        "chage": [7],
        "rptsrc": ["education"],
        "inciddt": [None],
        "rpttm": ["0905"],
    }
    write_ncands_child(rows(NcandsChild, 1, **given), tmp_path / "file.txt")
    record = (tmp_path / "file.txt").read_bytes()
    assert len(record) == 339
    assert record.endswith(b"\n")
    assert record[0:4] == b"2023"
    assert record[4:6] == b"ZZ"
    assert record[6:18] == b"R1          "
    assert record[49:51] == b"05"
    assert record[62:64] == b"07"
    assert record[304:312] == b"        "
    assert record[312:316] == b"0905"


def test_a_value_wider_than_its_field_is_refused_by_record_number_without_the_value(tmp_path: Path) -> None:
    wide = rows(NcandsChild, 3, rptid=["R1", "R2", "R-far-too-wide"])
    with pytest.raises(ValueError, match="record 3 does not have 338 characters") as refused:
        write_ncands_child(wide, tmp_path / "file.txt")
    assert "R-far" not in str(refused.value)


def test_the_same_rows_give_the_same_compressed_bytes(tmp_path: Path) -> None:
    child = rows(NcandsChild, 5)
    for name in ("a.txt.gz", "b.txt.gz"):
        write_ncands_child(child, tmp_path / name)
    assert (tmp_path / "a.txt.gz").read_bytes() == (tmp_path / "b.txt.gz").read_bytes()
    assert gzip.decompress((tmp_path / "a.txt.gz").read_bytes()).count(b"\n") == 5


def test_an_afcars_file_names_its_agency_and_period_and_puts_e3_after_e71(tmp_path: Path) -> None:
    write_afcars_oohc(one_child_tables(), "ZZ", "23A", tmp_path / "file.xml")
    root = parsed(tmp_path / "file.xml")
    assert root.tag == "{http://www.acf.hhs.gov}data"
    assert [root.findtext("E1_title_iv_agency"), root.findtext("E2_report_date")] == ["99", "202303"]
    removal = root.find(".//removal_2020")
    assert removal is not None
    assert [child.tag for child in removal][:5] == EXAMPLE_ORDER


def test_e106_to_e111_close_the_record_after_the_removals(tmp_path: Path) -> None:
    write_afcars_oohc(one_child_tables(), "ZZ", "23A", tmp_path / "file.xml")
    record = parsed(tmp_path / "file.xml").find(".//record")
    assert record is not None
    assert [child.tag for child in record][-5:] == [
        "E69_E186_removals",
        "E106_prior_victim_sex_trafficking",
        "E107_E108_prior_victim_sex_trafficking_reporting",
        "E109_victim_sex_trafficking",
        "E110_E111_victim_sex_trafficking_reporting",
    ]


def test_an_earlier_removal_is_reported_by_two_dates_and_a_reason_alone(tmp_path: Path) -> None:
    tables = one_child_tables(removal_layout=["removal_1993"])
    write_afcars_oohc(tables, "ZZ", "23A", tmp_path / "file.xml")
    removal = parsed(tmp_path / "file.xml").find(".//removal_1993")
    assert removal is not None
    assert [child.tag for child in removal] == ["E69_removal_date", "E153_exit_date", "E155_exit_reason"]


def test_an_arrangement_outside_a_home_has_no_foster_parents_and_empty_elements(tmp_path: Path) -> None:
    tables = one_child_tables()
    homes = [
        name for name, column in AfcarsOohcLivingArrangements.columns.items() if (column.number or 0) >= 123
    ]
    table = tables["afcars_oohc_living_arrangements"]
    tables["afcars_oohc_living_arrangements"] = table.with_columns(
        pl.lit(None).cast(table.schema[name]).alias(name) for name in homes
    )
    write_afcars_oohc(tables, "ZZ", "23A", tmp_path / "file.xml")
    arrangement = parsed(tmp_path / "file.xml").find(".//living_arrangement")
    assert arrangement is not None
    assert arrangement.find(".//E123_E146_foster_parent_information") is None
    assert arrangement[-1].tag == "E122_jurisdiction_or_country"


def test_a_deceased_parent_stands_as_66666666_in_place_of_the_petition(tmp_path: Path) -> None:
    tables = one_child_tables()
    children = tables["afcars_oohc_children"].with_columns(e65_tpr_petition_date_parent1_deceased=True)
    write_afcars_oohc(tables | {"afcars_oohc_children": children}, "ZZ", "23A", tmp_path / "file.xml")
    assert parsed(tmp_path / "file.xml").findtext(".//E65_tpr_petition_date_parent1") == "66666666"


def test_an_extract_is_written_with_local_minutes_and_lower_case_booleans(tmp_path: Path) -> None:
    contact = pl.DataFrame(
        {
            "state": ["ZZ"],
            "report_id": ["R1"],
            "child_id": ["C1"],
            "attempted_at": ["2023-01-16T09:05"],
            "completed": [True],
            "in_person": [False],
        }
    ).with_columns(pl.col("attempted_at").str.to_datetime())
    write_extract(contact, Contacts, tmp_path / "contacts.csv")
    assert (tmp_path / "contacts.csv").read_text().splitlines() == [
        "state,report_id,child_id,attempted_at,completed,in_person",
        "ZZ,R1,C1,2023-01-16T09:05,true,false",
    ]
