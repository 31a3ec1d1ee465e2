"""The Agency File: by short names, by items, and an item for each row."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from tests.staging.distributed_files import written
from tests.staging.received import stage

COLUMNS = ("submission", "subyr", "staterr", "fatality", "item_1_1_a_children", "item_2_2")
ROW = {"SUBYR": 2023, "STATERR": "MD", "FATALITY": 3, "item_1_1_a_children": 120, "item_2_2": 20.5}
EXPECTED = [("FFY2023", 2023, "MD", 3, 120, 20.5)]


@pytest.mark.parametrize("form", ["csv", "tab", "parquet", "sav", "dta"])
def test_a_table_of_items_is_read_in_every_container(tmp_path: Path, form: str) -> None:
    content = written(pl.DataFrame([ROW, {**ROW, "STATERR": "VA", "FATALITY": None}]), form, tmp_path)
    staged = stage(tmp_path, "ncands_agency", content, None)
    assert staged.counts == (2, 2, 0)
    assert staged.rows("ncands_agency", *COLUMNS) == EXPECTED
    assert staged.rows("ncands_agency", "fatality", state="VA") == [(None,)]
    row = staged.reading.files_row
    assert (row["layout"], row["submission"], row["period_end"]) == (
        "ncands_agency_table",
        "FFY2023",
        date(2023, 9, 30),
    )


@pytest.mark.parametrize("form", ["csv", "sav", "dta"])
def test_what_stands_in_a_table_of_items_is_looked_at_also_where_the_item_is_unknown(
    tmp_path: Path, form: str
) -> None:
    items = [("FATALITY", "3"), *((f"OWN{n}", f"mary.smith{n}@example.org") for n in range(5))]
    rows = [{"SUBYR": 2023, "STATERR": "MD", "item": item, "value": value} for item, value in items]
    staged = stage(tmp_path, "ncands_agency", written(pl.DataFrame(rows), form, tmp_path), None)
    assert staged.status == "refused"
    assert "value: e-mail addresses" in staged.reason
    assert "mary" not in staged.reason


HEADERS = [
    "SUBYR,STATERR,FATALITY,1.1.A children,2.2",
    "subyr,staterr,4.1.A,item_1_1_a_children,item_2_2",
    "SubYr,StaTerr,Fatality,1.1.A Children,2.2",
    "SUBYR,STATERR,4.1.A Fatalities not reported,1.1.A: Children who received services,2.2 Response time",
]


@pytest.mark.parametrize("header", HEADERS)
def test_columns_may_be_named_by_item(tmp_path: Path, header: str) -> None:
    staged = stage(tmp_path, "ncands_agency", f"{header}\n2023,MD,3,120,20.5\n".encode(), None)
    assert staged.rows("ncands_agency", *COLUMNS) == EXPECTED


def test_an_item_for_each_row_gives_the_same_record(tmp_path: Path) -> None:
    content = b"SUBYR,STATERR,item,value\n2023,MD,FATALITY,3\n2023,MD,1.1.A children,120\n2023,MD,2.2,20.5\n"
    staged = stage(tmp_path, "ncands_agency", content, None)
    assert staged.counts == (1, 1, 0)
    assert staged.rows("ncands_agency", *COLUMNS) == EXPECTED


def test_a_second_record_of_a_state_is_set_aside_and_a_bad_count_is_a_fault(tmp_path: Path) -> None:
    content = b"SUBYR,STATERR,FATALITY\n2023,MD,-3\n2023,MD,4\n2023,VA,x\n"
    staged = stage(tmp_path, "ncands_agency", content, None)
    assert staged.counts == (3, 2, 1)
    assert staged.faults() == [(1, "fatality", "-3", "range")]
    assert staged.faults("VA") == [(3, "fatality", "x", "number")]
    assert staged.rejected() == [(2, "record", "duplicate_key")]


def test_totals_the_archive_adds_are_not_read(tmp_path: Path) -> None:
    content = b"SUBYR,STATERR,FATALITY,CFDEATHS,TOTDEATHS\n2023,MD,3,9,12\n"
    (note,) = stage(tmp_path, "ncands_agency", content, None).reading.notes
    assert note.endswith("are not read: CFDEATHS, TOTDEATHS")


def test_a_file_of_several_years_is_refused(tmp_path: Path) -> None:
    staged = stage(tmp_path, "ncands_agency", b"SUBYR,STATERR,FATALITY\n2023,MD,3\n2022,MD,4\n", None)
    assert "record 2, SUBYR: differs from the records before it; a file holds one year" in staged.reason
