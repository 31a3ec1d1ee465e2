"""Workbooks: one sheet, every cell as text, and nothing that a small file can make large."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
import xlsxwriter

from tests.staging.received import stage
from transforms.staging import limits

HEADER = ["worker_id", "unit", "county", "role", "fte", "hired_on", "separated_on"]
W1 = [1234, "U1", "24031", "adoption", 1, date(2020, 1, 1), None]
W2 = ["W2", "U 2", 24033, "Supervisor", 0.5, datetime(2021, 7, 1), "2023-02-28"]  # noqa: DTZ001
Rows = list[list[object]]


def workbook(*sheets: tuple[str, Rows], top: int = 0) -> bytes:
    """A workbook of some sheets, their content beginning at row `top`."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        book.set_properties({"created": datetime(2023, 1, 1, tzinfo=UTC)})
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for name, rows in sheets:
            sheet = book.add_worksheet(name)
            for n, row in enumerate(rows):
                for column, value in enumerate(row):
                    if isinstance(value, date | datetime | time):
                        sheet.write_datetime(top + n, column, value, day)
                    elif isinstance(value, str) and value.startswith("="):
                        sheet.write_formula(top + n, column, value, None, "#N/A" if "NA" in value else 42)
                    elif value is not None:
                        sheet.write(top + n, column, value)
    return buffer.getvalue()


def changed(content: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """A workbook with one of its parts changed."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as source,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as to,
    ):
        for name in source.namelist():
            data = source.read(name)
            assert name != part or old in data
            to.writestr(name, data.replace(old, new, 1) if name == part else data)
    return buffer.getvalue()


def test_cells_are_read_as_the_text_they_show(tmp_path: Path) -> None:
    staged = stage(tmp_path, "workers", workbook(("Sheet1", [HEADER, W1, [None], W2]), top=3))
    assert staged.rows(
        "workers", "record_number", "worker_id", "unit", "county", "role", "fte", "hired_on"
    ) == [
        (1, "1234", "U1", "24031", "adoption", 1.0, date(2020, 1, 1)),
        (2, "W2", "U 2", "24033", "supervisor", 0.5, date(2021, 7, 1)),
    ]
    assert staged.rows("workers", "separated_on") == [(None,), (date(2023, 2, 28),)]
    assert (staged.reading.files_row["layout"], staged.faults()) == ("workers_xlsx", [])


def test_times_of_a_workbook_are_times(tmp_path: Path) -> None:
    rows: Rows = [
        ["report_id", "child_id", "attempted_at", "completed", "in_person"],
        ["R1", "C1", datetime(2023, 1, 16, 9, 30), True, "no"],  # noqa: DTZ001
        ["R1", "C2", "2023-01-16T10:00", 0, False],
    ]
    staged = stage(tmp_path, "contacts", workbook(("x", rows)))
    assert staged.rows("contacts", "attempted_at", "completed", "in_person") == [
        (datetime(2023, 1, 16, 9, 30), True, False),  # noqa: DTZ001
        (datetime(2023, 1, 16, 10, 0), False, False),  # noqa: DTZ001
    ]


def test_a_formula_counts_by_its_saved_value_and_an_error_is_empty_and_told(tmp_path: Path) -> None:
    rows = [HEADER, ["W1", "=6*7", "24031", "=NA()", 1, date(2020, 1, 1)]]
    staged = stage(tmp_path, "workers", workbook(("x", rows)))
    assert staged.rows("workers", "unit", "role") == [("42", None)]
    assert staged.faults() == [(1, "role", None, "required")]
    assert staged.reading.notes == [
        "workers/file: 1 cells hold an error of the workbook (such as #N/A); they are empty"
    ]


@pytest.mark.parametrize(
    ("sheets", "read"),
    [
        ([("Read me", []), ("Data", [HEADER, W1])], "Data"),
        ([("Codes", [["a", "b"]]), (" WORKERS", [HEADER, W1])], "WORKERS"),
    ],
)
def test_the_sheet_is_the_only_one_with_content_or_the_one_named_like_the_table(
    tmp_path: Path, sheets: list[tuple[str, Rows]], read: str
) -> None:
    staged = stage(tmp_path, "workers", workbook(*sheets))
    assert staged.counts == (1, 1, 0)
    assert f"read is {read}" in staged.reading.notes[0].replace("is  ", "is ")


PLAIN = workbook(("x", [HEADER, W1]))
SHEET = "xl/worksheets/sheet1.xml"
REFUSED = [
    (workbook(("May", [HEADER, W1]), ("June", [HEADER, W2])), "several sheets have content (May, June)"),
    (workbook(("x", [])), "the workbook holds no cell with content"),
    (workbook(("x", [HEADER])), "the file holds no record"),
    (workbook(("x", [["worker_id", "unit"], ["W1", "U1"]])), "the required column county is missing"),
    (PLAIN[:900], "the workbook is damaged or cut short"),
    (PLAIN.replace(b"PK\x05\x06", b"PK\x05\x07"), "the workbook is damaged or cut short"),
    (changed(PLAIN, SHEET, b'r="A2"', b'r="XFD1048576"'), "larger than 12,000,000 cells"),
    (changed(PLAIN, SHEET, b'r="A2"', b"\nx='>' r = 'zz999999'"), "larger than 12,000,000 cells"),
    (
        changed(PLAIN, "xl/styles.xml", b"<styleSheet", b" " * 20_000_000 + b"<styleSheet"),
        "bytes when unpacked",
    ),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "a workbook of the old form (.xls)"),
]


@pytest.mark.parametrize(("content", "says"), REFUSED)
def test_a_workbook_that_cannot_be_used_is_refused(tmp_path: Path, content: bytes, says: str) -> None:
    staged = stage(tmp_path, "workers", content)
    assert staged.status == "refused"
    assert says in staged.reason


def test_the_text_of_a_workbook_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "WORKBOOK_MAX_TEXT_BYTES", 100)
    assert "larger than 100 bytes of text" in stage(tmp_path, "workers", PLAIN).reason


def test_an_archive_that_is_no_workbook_is_refused(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(zipfile.ZipInfo("content.xml"), "x")
    assert "an archive and no workbook" in stage(tmp_path, "workers", buffer.getvalue()).reason
