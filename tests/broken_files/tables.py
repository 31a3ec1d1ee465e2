"""Broken extracts of an agency: CSV and its like, Parquet, workbooks, and mappings that do not fit."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import xlsxwriter

from tests.broken_files.broken_file import MARKER, accepted, broken, refused
from tests.broken_files.ncands_files import PNG
from transforms.staging.mapping.mappings import TableMapping

WORKERS = "worker_id,unit,county,role,fte,hired_on"
W1 = "W1,U1,24031,foster_care,1.0,2020-01-01"
W2 = f"{MARKER},U1,24031,supervisor,0.5,2021-07-01"
BINARY = "the header line is not UTF-8 text; a CSV, Parquet or XLSX file is expected"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
REFERRALS = "referral_id,received_at,screening_decision,county"
R1 = "F1,2023-01-15T09:00,screened_in,24031"
R2 = f"{MARKER},2023-01-16T09:30,screened_out,24031"


def _rows(*lines: str, header: str = WORKERS, end: str = "\n") -> bytes:
    return "".join(line + end for line in (header, *lines)).encode()


def _w2(**fields: str) -> bytes:
    """A sound worker, then one with the named fields."""
    plain = dict(zip(WORKERS.split(","), W2.split(","), strict=True)) | fields
    return _rows(W1, ",".join(plain.values()))


def _parquet(frame: pl.DataFrame) -> bytes:
    into = io.BytesIO()
    frame.write_parquet(into)
    return into.getvalue()


FRAME = pl.DataFrame(
    {
        "worker_id": ["W1", MARKER],
        "unit": ["U1", "U1"],
        "county": ["24031", "24031"],
        "role": ["foster_care", "supervisor"],
        "fte": [1.0, 0.5],
        "hired_on": ["2020-01-01", "2021-07-01"],
    }
)
PARQUET = _parquet(FRAME)


def _claiming(rows: int) -> bytes:
    """A Parquet file that claims very many rows in its footer."""
    into = io.BytesIO()
    has = 12_345
    none = pa.table({name: pa.nulls(has, pa.string()) for name in WORKERS.split(",")})
    pq.write_table(none, into)
    whole = into.getvalue()
    length = int.from_bytes(whole[-8:-4], "little")
    footer = whole[-8 - length : -8].replace(_varint(has), _varint(rows))
    return whole[: -8 - length] + footer + len(footer).to_bytes(4, "little") + whole[-4:]


def _varint(number: int) -> bytes:
    """A number as the footer of Parquet writes it."""
    left, digits = 2 * number, bytearray()
    while left > 127:
        digits.append(left & 127 | 128)
        left >>= 7
    return bytes([*digits, left])


Cell = object


def _workbook(*sheets: tuple[str, list[list[Cell]]], merged: str = "") -> bytes:
    """A workbook of sheets, given row by row; `merged` joins cells of the first row."""
    into = io.BytesIO()
    book = xlsxwriter.Workbook(into, {"in_memory": True})
    book.set_properties({"created": datetime(2024, 1, 1)})  # noqa: DTZ001
    for name, rows in sheets:
        sheet = book.add_worksheet(name)
        for at, row in enumerate(rows):
            for place, cell in enumerate(row):
                if isinstance(cell, str) and cell.startswith("="):
                    sheet.write_formula(at, place, cell, value="#N/A" if "NA()" in cell else 0)
                else:
                    sheet.write(at, place, cell)
        if merged:
            sheet.merge_range(merged, "Staff of the agency")
    book.close()
    return into.getvalue()


def _without_values(workbook: bytes) -> bytes:
    """The same workbook, its formulas without what they came to."""
    into = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as whole, zipfile.ZipFile(into, "w") as copy:
        for part in whole.infolist():
            copy.writestr(part, re.sub(rb"</f><v>[^<]*</v>", b"</f><v></v>", whole.read(part)))
    return into.getvalue()


def _cells(*lines: str) -> list[list[Cell]]:
    return [list(line.split(",")) for line in lines]


SHEET = ("workers", _cells(WORKERS, W1, W2))
OWN = TableMapping(columns={"worker_id": "Emp No", "role": "Job"}, codes={"role": {"FC": "foster_care"}})

CASES = [
    broken("an extract is empty", "workers", b"", refused("the file is empty")),
    broken(
        "an extract holds blanks and line ends alone", "workers", b"  \n\r\n \n", refused("the file is empty")
    ),
    broken(
        "an extract holds a byte order mark alone", "workers", b"\xef\xbb\xbf", refused("the file is empty")
    ),
    broken(
        "an extract is a picture",
        "workers",
        PNG,
        refused("the header line is not UTF-8 text; a CSV, Parquet or XLSX file is expected"),
    ),
    broken("an extract is a header alone", "workers", _rows(), refused("the file holds no record")),
    broken(
        "an extract is a header alone without a line end",
        "workers",
        WORKERS.encode(),
        refused("the file holds no record"),
    ),
    broken(
        "an extract has no header",
        "workers",
        f"{W1}\n{W2}\n".encode(),
        refused(
            "the header names none of the columns of workers (worker_id, unit, county, role, "
            "fte, hired_on); the first line must hold the column names, and the file must lie in "
            "the folder of its table"
        ),
    ),
    broken(
        "an empty line stands above the header",
        "workers",
        b"\n" + _rows(W1, W2),
        accepted(2, notes=("the column names stand in line 2; the line above it is not read",)),
    ),
    broken(
        "a title stands above the header",
        "workers",
        b"Staff of the agency\n" + _rows(W1, W2),
        accepted(2, notes=("the column names stand in line 2; the line above it is not read",)),
    ),
    broken(
        "a title, its date and an empty line stand above the header",
        "workers",
        b'Staff of the agency\r\n"As of 10/05/2022, by region"\r\n\r\n' + _rows(W1, W2),
        accepted(2, notes=("the column names stand in line 4; the 3 lines above it are not read",)),
    ),
    broken(
        "a title stands above a header that lacks a column",
        "workers",
        b"Staff\n"
        + _rows("W1,U1,24031,foster_care,2020-01-01", header="worker_id,unit,county,role,hired_on"),
        refused("the required column fte is missing"),
    ),
    broken(
        "the header stands twice",
        "workers",
        _rows(W1, WORKERS, W2),
        accepted(2, rejected={"structure: the line repeats the header; it is no record": 1}),
    ),
    broken(
        "the header stands on every page of a table whose key is text alone",
        "referrals",
        _rows(R1, REFERRALS.upper(), R2, f" {REFERRALS} ", header=REFERRALS),
        accepted(2, rejected={"structure: the line repeats the header; it is no record": 2}),
    ),
    broken(
        "a line of totals ends a table whose key is text alone",
        "referrals",
        _rows(R1, R2, "Total: 2,,,", header=REFERRALS),
        accepted(2, rejected={"structure: the line holds nothing but referral_id; it is no record": 1}),
    ),
    broken(
        "columns are swapped",
        "workers",
        _rows("U1,W1,24031,foster_care,1.0,2020-01-01", header="unit,worker_id,county,role,fte,hired_on"),
        accepted(1),
    ),
    broken(
        "values stand in each other's columns",
        "workers",
        _rows(W1, f"{MARKER},U1,supervisor,24031,2021-07-01,0.5"),
        accepted(1, rejected={"key: hired_on is part of the key and must be a date (yyyy-mm-dd)": 1}),
    ),
    broken(
        "an extract has extra columns",
        "workers",
        _rows(f"{W1},x,{MARKER}", header=f"{WORKERS},shoe_size,desk"),
        accepted(
            1,
            notes=(
                "column shoe_size: not read, the table has none of this name",
                "column desk: not read, the table has none of this name",
            ),
        ),
    ),
    broken(
        "a column of an extract has no name",
        "workers",
        _rows(f"{W1},{MARKER}", header=f"{WORKERS},"),
        accepted(1, notes=("column 7: not read, the table has none of this name",)),
    ),
    broken(
        "a column of an extract stands twice",
        "workers",
        _rows(f"{W1},U2", header=f"{WORKERS},Unit"),
        refused(
            "the column unit stands twice in the header; say which is meant in mappings/workers.toml, "
            "columns.unit, as unit (column 2) or unit (column 7)"
        ),
    ),
    broken(
        "of a column that stands twice the mapping means the second",
        "workers",
        _rows(f"{W1},U2", header=f"{WORKERS},unit"),
        accepted(1, notes=("column unit: not read, mappings/workers.toml fills it otherwise",)),
        mapping=TableMapping(columns={"unit": "Unit (column 7)"}),
    ),
    broken(
        "a required column is missing",
        "workers",
        _rows("W1,U1,24031,foster_care,2020-01-01", header="worker_id,unit,county,role,hired_on"),
        refused("the required column fte is missing"),
    ),
    broken(
        "a required column has nearly its name",
        "workers",
        _rows(W1, header=WORKERS.replace("hired_on", "hire_on").replace("worker_id", "workerid")),
        refused(
            "the required column worker_id is missing (the nearest name in the header is "
            "workerid); the required column hired_on is missing (the nearest name in the header "
            "is hire_on)"
        ),
    ),
    broken(
        "a record has too few fields",
        "workers",
        _rows(W1, f"{MARKER},U1,24031"),
        accepted(1, rejected={"structure: the record has 3 fields; the header has 6": 1}),
    ),
    broken(
        "a record has too many fields",
        "workers",
        _rows(W1, W2 + ",x"),
        accepted(1, rejected={"structure: the record has 7 fields; the header has 6": 1}),
    ),
    broken(
        "a comma in a value is not quoted",
        "workers",
        _rows(W1, f"{MARKER},Unit 1, North,24031,supervisor,0.5,2021-07-01"),
        accepted(1, rejected={"structure: the record has 7 fields; the header has 6": 1}),
    ),
    broken(
        "a key is blank",
        "workers",
        _w2(worker_id=""),
        accepted(1, rejected={"key: worker_id is part of the key and must be text": 1}),
    ),
    broken(
        "a key is blanks",
        "workers",
        _w2(worker_id="   "),
        accepted(1, rejected={"key: worker_id is part of the key and must be text": 1}),
    ),
    broken(
        "part of a key is no date",
        "workers",
        _w2(hired_on="unknown"),
        accepted(1, rejected={"key: hired_on is part of the key and must be a date (yyyy-mm-dd)": 1}),
    ),
    broken(
        "a key stands twice",
        "workers",
        _rows(W1, W2, W2.replace("U1", "U2")),
        accepted(
            2, rejected={"duplicate_key: worker_id, hired_on repeat an earlier record; the first stays": 1}
        ),
    ),
    broken("a code has blanks around it", "workers", _w2(role="  supervisor "), accepted(2)),
    broken(
        "a code has a blank inside",
        "workers",
        _w2(role="foster care"),
        accepted(2, faults={"role: code_list": 1}),
    ),
    broken("a code is in capitals", "workers", _w2(role="SUPERVISOR"), accepted(2)),
    broken(
        "a code of an extract is unknown",
        "workers",
        _w2(role="janitor"),
        accepted(2, faults={"role: code_list": 1}),
    ),
    broken(
        "a required value is blank",
        "workers",
        _w2(unit="", fte=""),
        accepted(2, faults={"unit: required": 1, "fte: required": 1}),
    ),
    broken(
        "a key's dates are written in three ways",
        "workers",
        _rows(
            W1,
            "W2,U1,24031,adoption,1,07/01/2021",
            "W3,U1,24031,adoption,1,1-Jul-21",
            "W4,U1,24031,adoption,1,20210701",
        ),
        accepted(1, rejected={"key: hired_on is part of the key and must be a date (yyyy-mm-dd)": 3}),
    ),
    broken(
        "a date of an extract is 30 February",
        "court_events",
        b"child_id,event,occurred_on,scheduled_on\nA,permanency_hearing,2023-09-01,2023-02-30\n",
        accepted(1, faults={"scheduled_on: date": 1}),
    ),
    broken(
        "a date of an extract has a two-digit year",
        "court_events",
        b"child_id,event,occurred_on,scheduled_on\nA,permanency_hearing,2023-09-01,23-02-03\n",
        accepted(1, faults={"scheduled_on: date": 1}),
    ),
    broken(
        "a date of an extract lies in the future",
        "court_events",
        b"child_id,event,occurred_on,scheduled_on\nA,permanency_hearing,2093-09-01,2093-02-03\n",
        accepted(1),
    ),
    broken(
        "a date of an extract is a spreadsheet's number of days",
        "court_events",
        b"child_id,event,occurred_on,scheduled_on\nA,permanency_hearing,2023-09-01,45170\n",
        accepted(1, faults={"scheduled_on: date": 1}),
    ),
    broken(
        "a time has an impossible hour",
        "referrals",
        b"referral_id,received_at,screening_decision,county\nF1,2023-01-15T29:00,screened_in,24031\n",
        accepted(1, faults={"received_at: time": 1}),
    ),
    broken(
        "a time is a day",
        "referrals",
        b"referral_id,received_at,screening_decision,county\nF1,2023-01-15,screened_in,24031\n",
        accepted(1),
    ),
    broken(
        "a number has a thousands separator",
        "child_population",
        b'year,age_group,children\n2023,0,"1,200"\n',
        accepted(1, faults={"children: number": 1}),
    ),
    broken(
        "a number has a decimal comma",
        "workers",
        _rows("W1;U1;24031;foster_care;0,5;2020-01-01", header=WORKERS.replace(",", ";")),
        accepted(1, faults={"fte: number": 1}, notes=("the columns are separated by semicolons",)),
    ),
    broken(
        "a number is negative",
        "child_population",
        b"year,age_group,children\n2023,0,-1200\n",
        accepted(1, faults={"children: range": 1}),
    ),
    broken(
        "a number is in scientific notation",
        "child_population",
        b"year,age_group,children\n2023,0,1.2E+03\n",
        accepted(1),
    ),
    broken(
        "a number is no number",
        "child_population",
        b"year,age_group,children\n2023,0,NaN\n",
        accepted(1, faults={"children: number": 1}),
    ),
    broken(
        "a number is infinite",
        "child_population",
        b"year,age_group,children\n2023,0,1e999\n",
        accepted(1, faults={"children: range": 1}),
    ),
    broken(
        "a year is written with decimals",
        "child_population",
        b"year,age_group,children\n2023.0,0,1200\n",
        accepted(1),
    ),
    broken(
        "a number has 400 digits",
        "child_population",
        f"year,age_group,children\n2023,0,{'9' * 400}\n".encode(),
        accepted(1, faults={"children: range": 1}),
    ),
    broken(
        "a share of full time is more than one person's",
        "workers",
        _w2(fte="37.5"),
        accepted(2, faults={"fte: range": 1}),
    ),
    broken("an identifier's leading zeros were lost", "workers", _w2(county="1003"), accepted(2)),
    broken(
        "an identifier was turned into scientific notation",
        "workers",
        _w2(worker_id="1.23457E+11"),
        accepted(
            2,
            notes=(
                (
                    "worker_id: query: 1 of the record numbers are in scientific notation, as "
                    "spreadsheets write long numbers; what they were is lost. Send them as text"
                ),
            ),
        ),
    ),
    broken(
        "a yes or no of an extract is a mark",
        "contacts",
        b"report_id,child_id,attempted_at,completed,in_person\nR1,C1,2023-01-16 09:00,x,-\n",
        accepted(1, faults={"completed: code_list": 1, "in_person: code_list": 1}),
    ),
    broken(
        "an extract is in Windows-1252",
        "workers",
        _w2(unit="Unité 1").decode().encode("cp1252"),
        accepted(
            2,
            notes=(
                (
                    "the text is not UTF-8 and was read as Windows-1252, the usual encoding of Western "
                    "Windows programs"
                ),
            ),
        ),
    ),
    broken(
        "one record of a UTF-8 extract is Latin-1",
        "workers",
        _rows(W1, W2.replace("U1", "Unité"))
        + W1.replace("W1", "W3").replace("U1", "Unité").encode("latin-1"),
        accepted(2, rejected={"encoding: the record is not UTF-8 text": 1}),
    ),
    broken("an extract is UTF-16", "workers", _rows(W1, W2).decode().encode("utf-16"), accepted(2)),
    broken(
        "an extract begins with a byte order mark", "workers", b"\xef\xbb\xbf" + _rows(W1, W2), accepted(2)
    ),
    broken(
        "an extract begins with two byte order marks",
        "workers",
        b"\xef\xbb\xbf\xef\xbb\xbf" + _rows(W1, W2),
        accepted(2),
    ),
    broken(
        "an extract is UTF-32",
        "workers",
        _rows(W1, W2).decode().encode("utf-32"),
        refused("the file is binary; a CSV, Parquet or XLSX file is expected"),
    ),
    broken(
        "an extract of an IBM host",
        "workers",
        _rows(W1, W2).decode().encode("cp037"),
        refused("the header line is not UTF-8 text; a CSV, Parquet or XLSX file is expected"),
    ),
    broken(
        "a NUL byte stands in an extract",
        "workers",
        _w2(unit="U\0"),
        accepted(1, rejected={"encoding: the record holds a NUL byte; text is expected": 1}),
    ),
    broken(
        "NUL bytes follow an extract",
        "workers",
        _rows(W1, W2) + bytes(2_000),
        accepted(2, rejected={"encoding: the record holds a NUL byte; text is expected": 1}),
    ),
    broken(
        "a control character stands in a value",
        "workers",
        _w2(unit="U\x1b[2J"),
        accepted(2, faults={"unit: text": 1}),
    ),
    broken(
        "a quotation mark is open at the beginning",
        "workers",
        _rows(f'"{W1}', W2, W2.replace(MARKER, "W3")),
        accepted(2, rejected={"structure: a quotation mark is not closed, or stands inside a value": 1}),
    ),
    broken(
        "a quotation mark is open in the middle",
        "workers",
        _rows(W1, f'{MARKER},"U1,24031,supervisor,0.5,2021-07-01', W2.replace(MARKER, "W3")),
        accepted(2, rejected={"structure: a quotation mark is not closed, or stands inside a value": 1}),
    ),
    broken(
        "a quotation mark is open at the end",
        "workers",
        _rows(W1, W2.replace(MARKER, "W3"), f'{MARKER},"U1,24031,supervisor,0.5,2021-07-01'),
        accepted(2, rejected={"structure: a quotation mark is not closed, or stands inside a value": 1}),
    ),
    broken(
        "quotation marks are open in two lines, with whole records between them",
        "workers",
        _rows(
            W1,
            'W3,"North,24031,supervisor,0.5,2021-07-01',
            *(W1.replace("W1", f"W{n}") for n in range(4, 9)),
            f'{MARKER},South",24031,supervisor,0.5,2021-07-01',
        ),
        accepted(7, rejected={"structure: a quotation mark is not closed, or stands inside a value": 1}),
    ),
    broken(
        "quotation marks are open in two lines that follow each other",
        "workers",
        _rows(
            W1,
            'W3,"North,24031,supervisor,0.5,2021-07-01',
            f'{MARKER},South",24031,supervisor,0.5,2021-07-01',
        ),
        accepted(2, rejected={"structure: a quotation mark is not closed, or stands inside a value": 1}),
    ),
    broken(
        "lines within quotation marks hold separators and are no records",
        "workers",
        _w2(unit='"North\nfloor 2, room 5,\n"'),
        accepted(2, faults={"unit: text": 1}),
    ),
    broken("a quotation mark stands inside a value", "workers", _w2(unit='North "A" wing'), accepted(2)),
    broken(
        "a quotation mark is open in the header",
        "workers",
        _rows(W1, W2, header=f'"{WORKERS}'),
        refused(
            "the header names none of the columns of workers (worker_id, unit, county, role, "
            "fte, hired_on); the first line must hold the column names, and the file must lie in "
            "the folder of its table"
        ),
    ),
    broken(
        "a value holds a line end in quotation marks",
        "workers",
        _w2(unit='"Unit\n1"'),
        accepted(2, faults={"unit: text": 1}),
    ),
    broken(
        "a value holds 50 line ends in quotation marks",
        "workers",
        _w2(unit='"' + "\n" * 50 + '"'),
        accepted(2, faults={"unit: required": 1}),
    ),
    broken("an extract ends its lines with CR LF", "workers", _rows(W1, W2, end="\r\n"), accepted(2)),
    broken(
        "an extract ends its lines with CR alone",
        "workers",
        _rows(W1, W2, end="\r"),
        refused("the lines end with CR alone; they must end with LF or CR LF"),
    ),
    broken(
        "an extract has three kinds of line ends",
        "workers",
        f"{WORKERS}\r\n{W1}\n{W2}\r{W1}\n".encode(),
        accepted(
            1, rejected={"structure: a line end (CR) stands inside the record, outside quotation marks": 1}
        ),
    ),
    broken("the last line of an extract has no line end", "workers", _rows(W1, W2)[:-1], accepted(2)),
    broken(
        "an extract is cut off inside its last record",
        "workers",
        _rows(W1, W2)[:-20],
        accepted(1, rejected={"structure: the record has 4 fields; the header has 6": 1}),
    ),
    broken(
        "an extract is cut off inside a character",
        "workers",
        _rows(W1, W2.replace("2021-07-01", "é"))[:-2],
        accepted(
            1,
            rejected={"key: hired_on is part of the key and must be a date (yyyy-mm-dd)": 1},
            notes=(
                (
                    "the text is not UTF-8 and was read as Windows-1252, the usual encoding of Western "
                    "Windows programs"
                ),
            ),
        ),
    ),
    broken(
        "empty lines stand between the records of an extract",
        "workers",
        _rows(W1, "", "  ", W2, ""),
        accepted(2),
    ),
    broken(
        "lines of separators alone follow an extract",
        "workers",
        _rows(W1, W2, ",,,,,", ",,,,,"),
        accepted(2, rejected={"key: worker_id is part of the key and must be text": 2}),
    ),
    broken(
        "a line of totals follows an extract",
        "workers",
        _rows(W1, W2, "Total,,,,1.5,"),
        accepted(2, rejected={"key: hired_on is part of the key and must be a date (yyyy-mm-dd)": 1}),
    ),
    broken(
        "an extract is a line of 5 MB",
        "workers",
        lambda: b"a" * 5_000_000,
        refused("the first line is longer than 131,072 bytes; it must hold the column names"),
    ),
    broken(
        "a value of an extract is 5 MB long",
        "workers",
        lambda: _w2(unit="u" * 5_000_000),
        accepted(2, faults={"unit: text": 1}),
    ),
    broken(
        "a header has 100,000 columns",
        "workers",
        lambda: _rows(W1, header=WORKERS + "".join(f",c{n}" for n in range(100_000))),
        refused("the first line is longer than 131,072 bytes; it must hold the column names"),
    ),
    broken(
        "the separators are semicolons",
        "workers",
        _rows(W1, W2).replace(b",", b";"),
        accepted(2, notes=("the columns are separated by semicolons",)),
    ),
    broken(
        "the separators are colons",
        "workers",
        _rows(W1, W2).replace(b",", b":"),
        refused(
            "the header names none of the columns of workers (worker_id, unit, county, role, "
            "fte, hired_on); the first line must hold the column names, and the file must lie in "
            "the folder of its table"
        ),
    ),
    broken(
        "the separators of records and header differ",
        "workers",
        _rows(W1.replace(",", ";"), W2.replace(",", ";")),
        refused(
            "none of its 2 records can be read; the first fault is in record 1: the record has 1 "
            "fields; the header has 6"
        ),
    ),
    broken(
        "several states stand in an extract",
        "workers",
        _rows(f"MD,{W1}", f"VA,{W2}", header=f"state,{WORKERS}"),
        accepted(2),
        default_state=None,
    ),
    broken(
        "a state of an extract is unknown",
        "workers",
        _rows(f"MD,{W1}", f"QX,{W2}", header=f"state,{WORKERS}"),
        accepted(
            1,
            rejected={
                "key: state must be a postal code; it may be blank only where "
                "agency.toml, or the federal files, name one agency": 1
            },
        ),
        default_state=None,
    ),
    broken(
        "no state of an extract is known",
        "workers",
        _rows(f"QX,{W1}", f"QX,{W2}", header=f"state,{WORKERS}"),
        refused(
            "none of its 2 records can be read; the first fault is in record 1: state must be a "
            "postal code; it may be blank only where "
            "agency.toml, or the federal files, name one agency"
        ),
        default_state=None,
    ),
    broken(
        "an extract names no state among several agencies",
        "workers",
        _rows(W1, W2),
        refused(
            "the column state is missing, and the federal files of the drop zone do not name one agency "
            "alone; name it as `state` under [agency] in agency.toml, or add the postal code to each record"
        ),
        default_state=None,
    ),
    broken(
        "a state is left blank among several agencies",
        "workers",
        _rows(f"MD,{W1}", f",{W2}", header=f"state,{WORKERS}"),
        accepted(
            1,
            rejected={
                "key: state must be a postal code; it may be blank only where "
                "agency.toml, or the federal files, name one agency": 1
            },
        ),
        default_state=None,
    ),
    broken(
        "an extract is JSON",
        "workers",
        b'[{"worker_id": "W1", "unit": "U1"}]\n',
        refused("the file is JSON; a CSV, Parquet or XLSX file is expected"),
    ),
    broken(
        "an extract is a web page",
        "workers",
        b"<!DOCTYPE html>\n<html><body>Sign in</body></html>\n",
        refused("the file is XML or a web page; a CSV, Parquet or XLSX file is expected"),
    ),
    broken(
        "an extract is a Parquet file cut short",
        "workers",
        PARQUET[: len(PARQUET) // 2],
        refused("the Parquet file is damaged or cut short; send it again as a whole"),
    ),
    broken(
        "an extract is a Parquet file with a damaged footer",
        "workers",
        PARQUET[:-60] + b"\xff" * 40 + PARQUET[-20:],
        refused("the Parquet file is damaged or cut short; send it again as a whole"),
    ),
    broken(
        "an extract is a Parquet file with damaged pages",
        "workers",
        PARQUET[:4] + b"\xff" * 200 + PARQUET[204:],
        refused("the Parquet file is damaged; send it again as a whole"),
    ),
    broken(
        "an extract is the signature of Parquet alone",
        "workers",
        b"PAR1PAR1",
        refused("the Parquet file is damaged or cut short; send it again as a whole"),
    ),
    broken(
        "an extract is an encrypted Parquet file",
        "workers",
        b"PARE" + PARQUET[4:-4] + b"PARE",
        refused("the file is binary; a CSV, Parquet or XLSX file is expected"),
    ),
    broken(
        "a Parquet file has nested columns",
        "workers",
        _parquet(FRAME.with_columns(unit=pl.concat_list("unit", "role"))),
        accepted(
            2,
            faults={"unit: required": 2},
            notes=("column unit: holds lists or structures, which are not read",),
        ),
    ),
    broken(
        "a Parquet file has no rows", "workers", _parquet(FRAME.head(0)), refused("the file holds no record")
    ),
    broken(
        "a Parquet file has no columns",
        "workers",
        _parquet(pl.DataFrame()),
        refused(
            "the header names none of the columns of workers (worker_id, unit, county, role, "
            "fte, hired_on); the first line must hold the column names, and the file must lie in "
            "the folder of its table"
        ),
    ),
    broken(
        "a Parquet file lacks a column",
        "workers",
        _parquet(FRAME.drop("hired_on")),
        refused("the required column hired_on is missing"),
    ),
    broken(
        "a Parquet file's dates are numbers",
        "workers",
        _parquet(FRAME.with_columns(hired_on=pl.lit(18262))),
        refused(
            "none of its 2 records can be read; the first fault is in record 1: hired_on is part "
            "of the key and must be a date (yyyy-mm-dd)"
        ),
    ),
    broken(
        "a Parquet file's identifiers are numbers",
        "workers",
        _parquet(FRAME.with_columns(worker_id=pl.Series([1.0, 2.0]))),
        accepted(2),
    ),
    broken(
        "a Parquet file claims 600 million rows",
        "workers",
        lambda: _claiming(600_000_000),
        refused("the Parquet file claims more than 500,000,000 rows"),
    ),
    broken(
        "an extract is a workbook of old Excel",
        "workers",
        OLE,
        refused(
            "the file is a workbook of the old form (.xls), or one with a password; save it as XLSX without "
            "a password, or as CSV"
        ),
    ),
    broken(
        "a workbook has two sheets",
        "workers",
        _workbook(("Staff", SHEET[1]), ("Old", SHEET[1])),
        refused(
            "several sheets have content (Staff, Old) and none is called workers; call the one "
            "to be read so, or name it as `sheet` in the table's mapping (`cwo map --sheet` drafts one)"
        ),
    ),
    broken(
        "a workbook has two sheets, one of the table's name",
        "workers",
        _workbook(SHEET, ("notes", [["x"]])),
        accepted(2, notes=("the workbook has 2 sheets; read is workers",)),
    ),
    broken(
        "a mapping names a sheet that the workbook lacks",
        "workers",
        _workbook(SHEET, ("Old", SHEET[1])),
        refused(
            "the workbook has no sheet called Stff, which is named as the one to be read; it has workers, "
            "Old: call the sheet so, or correct `sheet` in the table's mapping"
        ),
        mapping=TableMapping(sheet="Stff"),
    ),
    broken(
        "a mapping names a sheet that a workbook of one sheet lacks",
        "workers",
        _workbook(("Old", SHEET[1])),
        refused(
            "the workbook has no sheet called Staff, which is named as the one to be read; it has Old: call "
            "the sheet so, or correct `sheet` in the table's mapping"
        ),
        mapping=TableMapping(sheet="Staff"),
    ),
    broken(
        "a workbook holds cells with errors",
        "workers",
        _workbook(("workers", [*SHEET[1], ["W3", "=NA()", "24031", "adoption", 1, "2021-07-01"]])),
        accepted(
            3,
            faults={"unit: required": 1},
            notes=("1 cells hold an error of the workbook (such as #N/A); they are empty",),
        ),
    ),
    broken(
        "a program wrote formulas without their values",
        "workers",
        _without_values(
            _workbook(("workers", [*SHEET[1], ["W3", '=""', "24031", "adoption", 1, "2021-07-01"]]))
        ),
        accepted(
            3,
            faults={"unit: required": 1},
            notes=(
                "1 formulas were saved without their values and are empty; open the workbook in a "
                "spreadsheet program and save it there",
            ),
        ),
    ),
    broken(
        "a workbook has a merged title above its header",
        "workers",
        _workbook(("workers", [["Staff of the agency"], *SHEET[1]]), merged="A1:F1"),
        accepted(2, notes=("the column names stand in row 2; the row above it is not read",)),
    ),
    broken(
        "a workbook has merged cells in its header",
        "workers",
        _workbook(SHEET, merged="A1:B1"),
        refused("the required column worker_id is missing"),
    ),
    broken(
        "a workbook is empty",
        "workers",
        _workbook(("workers", [])),
        refused("the workbook holds no cell with content"),
    ),
    broken(
        "a workbook is a header alone",
        "workers",
        _workbook(("workers", SHEET[1][:1])),
        refused("the file holds no record"),
    ),
    broken(
        "a workbook is cut short",
        "workers",
        _workbook(SHEET)[:-300],
        refused("the ZIP archive or workbook is damaged or cut short; send it again as a whole"),
    ),
    broken(
        "a workbook's numbers are numbers and its dates days",
        "workers",
        _workbook(("workers", [SHEET[1][0], [1001, "U1", 24031, "adoption", 1, 44013]])),
        refused(
            "none of its 1 records can be read; the first fault is in record 1: hired_on is part "
            "of the key and must be a date (yyyy-mm-dd)"
        ),
    ),
    broken(
        "a mapping names columns that the extract lacks",
        "workers",
        _rows(W1, W2),
        refused(
            "mappings/workers.toml, columns.worker_id: the file has no column Emp No; "
            "mappings/workers.toml, columns.role: the file has no column Job"
        ),
        mapping=OWN,
    ),
    broken(
        "a mapping names a column by nearly its name",
        "workers",
        _rows("7,U1,24031,FC,1.0,2020-01-01", header="Emp_No,unit,county,Job,fte,hired_on"),
        refused(
            "mappings/workers.toml, columns.worker_id: the file has no column Emp No; the "
            "nearest names in its header are Emp_No"
        ),
        mapping=OWN,
    ),
    broken(
        "an extract holds a code that the mapping does not know",
        "workers",
        _rows(
            "7,U1,24031,FC,1.0,2020-01-01",
            "8,U1,24031,XX,1.0,2020-01-01",
            header="Emp No,unit,county,Job,fte,hired_on",
        ),
        accepted(2, faults={"role: code_list": 1}),
        mapping=OWN,
    ),
    broken(
        "dates are written otherwise than the mapping says",
        "workers",
        _rows("7,U1,24031,adoption,1.0,2020-01-01", "8,U1,24031,adoption,1.0,2020/01/02"),
        accepted(
            1,
            rejected={
                "key: hired_on is part of the key and must be a date written %m/%d/%Y or yyyy-mm-dd": 1
            },
        ),
        mapping=TableMapping(formats={"hired_on": "%m/%d/%Y"}),
    ),
    broken(
        "a mapping's constant stands beside a column of the file",
        "workers",
        _rows(W1, W2),
        accepted(2, notes=("column unit: not read, mappings/workers.toml fills it otherwise",)),
        mapping=TableMapping(constants={"unit": "U9"}),
    ),
    broken(
        "a mapping gives a state that no record has",
        "workers",
        _rows(W1, W2),
        refused("mappings/workers.toml, columns.state: the file has no column St"),
        default_state=None,
        mapping=TableMapping(columns={"state": "St"}),
    ),
    broken(
        "assignments lie in the folder of workers",
        "workers",
        b"case_id,role,primary,assigned_on\nK1,adoption,yes,2022-11-01\n",
        refused(
            "the required column worker_id is missing; the required column unit is missing; the "
            "required column county is missing; the required column fte is missing; the required "
            "column hired_on is missing (the nearest name in the header is assigned_on)"
        ),
    ),
    *(
        broken(f"an extract of {table} is a picture", table, PNG, refused(BINARY))
        for table in (
            "worker_assignments",
            "worker_leave",
            "positions",
            "referrals",
            "contacts",
            "law_enforcement_events",
            "court_events",
            "placements",
            "youth_outcomes",
            "child_population",
            "benchmarks",
        )
    ),
]
