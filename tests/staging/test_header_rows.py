"""Where the names of columns stand: below titles, under merged cells, and never in a record."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.staging.received import stage
from tests.staging.test_extracts_mapped import read
from tests.staging.test_workbooks import HEADER, W1, W2, workbook
from transforms.staging.mapping.mappings import TableMapping, labelled
from transforms.staging.tables.header_rows import HeaderRow, chosen_header

WANTED = {"id", "unit", "day"}


def share(names) -> float:
    return len(WANTED & set(names)) / len(WANTED)


ROWS = [
    # rows                                                        the row that names columns
    ([["id", "unit", "day"], ["1", "U", "x"]], 1),
    ([["Staff"], ["by", "unit"], ["id", "unit", "day"]], 3),
    ([["id", "unit"], ["id", "unit", "day"]], 2),
    ([["Staff"], ["1", "U", "x"]], None),
    ([["a", "b", "c"], ["id", "unit", "day"]], None),
    ([[], ["id", "", "day"], ["id", "unit", "day"]], 3),
]


@pytest.mark.parametrize(("rows", "place"), ROWS)
def test_the_row_with_most_of_the_names_is_chosen_unless_a_record_is_as_wide(rows, place):
    found = chosen_header(enumerate(rows, start=1), share)
    assert found == (HeaderRow(rows[place - 1], place) if place else None)


def test_a_workbook_with_names_under_merged_cells_is_read_by_both(tmp_path: Path) -> None:
    upper = ["", "", "", "", "", "Employment", ""]
    lower = [*HEADER[:5], "from", "until"]
    mapping = TableMapping(columns={"hired_on": "Employment from", "separated_on": "Employment until"})
    content = workbook(("Sheet1", [["Staff of the agency"], upper, lower, W1, W2]))
    staged = stage(tmp_path, "workers", content, mapping=mapping)
    assert staged.rows("workers", "record_number", "hired_on", "separated_on") == [
        (1, date(2020, 1, 1), None),
        (2, date(2021, 7, 1), date(2023, 2, 28)),
    ]
    assert staged.reading.notes == [
        "workers/file: the column names stand in row 3; the 2 rows above it are not read"
    ]


def test_records_are_numbered_from_below_the_names(tmp_path: Path) -> None:
    lines = ["Staff;as of today", ";;", "emp_no; Job class ;START;end;fte;Office", "W1;FC1;02/03/2020;;1;07"]
    staged = read(tmp_path, *lines[1:], header=lines[0])
    assert staged.rows("workers", "record_number", "worker_id", "unit") == [(1, "W1", "North")]


NAMES = [
    (["a", "b"], ["a", "b"]),
    (["Day", "b", "DAY ", ""], ["Day (column 1)", "b", "DAY (column 3)", "column 4"]),
]


@pytest.mark.parametrize(("header", "labels"), NAMES)
def test_a_name_that_stands_twice_or_is_empty_is_known_by_its_place(header, labels):
    assert labelled(header) == labels


def test_of_several_names_the_one_that_the_file_has_is_read(tmp_path: Path) -> None:
    mapping = TableMapping.model_validate({"columns": {"worker_id": ["EMP_NO", "Employee"]}})
    header = "state,employee,unit,county,role,fte,hired_on"
    staged = read(tmp_path, "MD,W1,U,24031,adoption,1,2020-01-01", header=header, mapping=mapping)
    assert staged.rows("workers", "worker_id") == [("W1",)]
    neither = read(tmp_path, "x", header=header.replace("employee", "emp"), mapping=mapping)
    assert "columns.worker_id: the file has no column EMP_NO or Employee" in neither.reason
