"""Files as other programs leave them: marks, endings, pages and forms that nobody asked for.

Here belong exports of extracts that are whole but odd, and files of another kind under the name of one. What
is broken in the table itself stands in `tables`.
"""

from __future__ import annotations

import gzip
import io
from datetime import UTC, date, datetime
from decimal import Decimal

import pyarrow as pa
import pyarrow.parquet as pq
from pyarrow import feather

from tests.broken_files.broken_file import MARKER, accepted, broken, refused
from tests.broken_files.valid_files import VALID
from transforms.staging.tables.parquet_tables import TIMES_OF_UTC

HEADER = "worker_id,unit,county,role,fte,hired_on"
W1 = "W1,U1,24031,foster_care,1.0,2020-01-01"
W2 = f"{MARKER},U1,24031,supervisor,0.5,2021-07-01"
COLUMNS = {
    "worker_id": ["W1", MARKER],
    "unit": ["U1", "U1"],
    "county": ["24031", "24031"],
    "role": ["adoption", "adoption"],
    "fte": [1.0, 0.5],
    "hired_on": ["2020-01-01", "2020-01-01"],
}
CHILD, CARE_1993, CARE = "ncands_child", "afcars_foster_care_1993", "afcars_oohc"
NO_NAMES = (
    "the header names none of the columns of workers (worker_id, unit, county, role, fte, hired_on); the "
    "first line must hold the column names, and the file must lie in the folder of its table"
)
NO_DAY = "key: hired_on is part of the key and must be a date (yyyy-mm-dd)"
ONE_FIELD = "structure: the record has 1 fields; the header has 6"
BINARY = "the file is binary; a CSV, Parquet or XLSX file is expected"
NO_TEXT = "the header line is not UTF-8 text; a CSV, Parquet or XLSX file is expected"
CUT = "the compressed file is damaged or cut short; send it again as a whole"


def _rows(*rows: str, header: str = HEADER, end: str = "\n") -> bytes:
    return (end.join([header, *rows]) + end).encode()


def _parquet(**columns: pa.Array) -> bytes:
    buffer = io.BytesIO()
    pq.write_table(pa.table({name: pa.array(v) for name, v in COLUMNS.items()} | columns), buffer)
    return buffer.getvalue()


def _feather() -> bytes:
    buffer = io.BytesIO()
    feather.write_feather(pa.table(COLUMNS), buffer)
    return buffer.getvalue()


BOTH = _rows(W1, W2)
PACKED = gzip.compress(BOTH, mtime=0)
CHILD_FILE, CARE_FILE = VALID[CHILD], VALID[CARE]
UTC_DAYS = pa.array([datetime(2020, 1, 1, tzinfo=UTC)] * 2, pa.timestamp("us", "UTC"))

CASES = [
    broken(
        "two files with byte order marks are put together",
        "workers",
        b"\xef\xbb\xbf" + _rows(W1) + b"\xef\xbb\xbf" + _rows(W2),
        accepted(2, rejected={"structure: the line repeats the header; it is no record": 1}),
    ),
    broken("a byte order mark stands before a value", "workers", _rows(W1, f"\ufeff{W2}"), accepted(2)),
    broken(
        "a value has a character without width",
        "workers",
        _rows(W1, W2.replace("supervisor", "supervisor\u200b")),
        accepted(2),
    ),
    broken(
        "values have blanks that do not break",
        "workers",
        _rows(W1.replace(",U1,", ",\u00a0U1\u00a0,"), W2),
        accepted(2),
    ),
    broken(
        "an extract is UTF-16 without a byte order mark",
        "workers",
        BOTH.decode().encode("utf-16-le"),
        accepted(2),
    ),
    broken("an extract is in EBCDIC", "workers", BOTH.decode().encode("cp037"), refused(NO_TEXT)),
    broken("an extract ends with Ctrl-Z", "workers", BOTH + b"\x1a", accepted(2)),
    broken("a Child File ends with Ctrl-Z and a line end", CHILD, CHILD_FILE + b"\x1a\n", accepted(3)),
    broken("pages of an extract are parted", "workers", BOTH.replace(b"\nQ", b"\n\x0c\nQ"), accepted(2)),
    broken(
        "every line has a separator at its end",
        "workers",
        _rows(f"{W1},", f"{W2},", header=f"{HEADER},"),
        accepted(2, notes=("column 7: not read, the table has none of this name",)),
    ),
    broken(
        "the records alone have a separator at their end",
        "workers",
        _rows(f"{W1},", f"{W2},"),
        refused(
            "none of its 2 records can be read; the first fault is in record 1: the record has 7 fields; the"
            " header has 6"
        ),
    ),
    broken(
        "the program that wrote the extract counts its records at the end",
        "workers",
        BOTH + b"\n2 rows selected.\n",
        accepted(2, rejected={ONE_FIELD: 1}),
    ),
    broken(
        "a line of hyphens stands under the header",
        "workers",
        _rows("---------,----,------,----,---,--------", W1, W2),
        accepted(2, rejected={NO_DAY: 1}),
    ),
    broken(
        "a line tells a spreadsheet the separator",
        "workers",
        b"sep=;\r\n" + BOTH.replace(b",", b";"),
        accepted(
            2,
            notes=(
                "the column names stand in line 2; the line above it is not read",
                "the columns are separated by semicolons",
            ),
        ),
    ),
    broken(
        "values are written as texts for a spreadsheet",
        "workers",
        _rows(W1, f'="{MARKER}",U1,="24031",adoption,1,="2020-01-01"'),
        accepted(2),
    ),
    broken(
        "the header's names are in quotation marks and blanks",
        "workers",
        _rows(W1, W2, header='"worker_id" , "unit", county ,role,fte,"hired_on"'),
        accepted(2),
    ),
    broken(
        "the header's names have characters without width and blanks that do not break",
        "workers",
        _rows(W1, W2, header="\u200bworker_id,unit\u00a0,\u00a0county,role\u200b,fte,hired_on"),
        accepted(2),
    ),
    broken(
        "a name of the header holds a line end",
        "workers",
        _rows(f"{W1},7", f"{W2},8", header=f'{HEADER},"Desk\r\nnumber"'),
        accepted(2, notes=("column Desk number: not read, the table has none of this name",)),
    ),
    broken(
        "lines end with two CR and a LF",
        "workers",
        _rows(W1, W2, end="\r\r\n"),
        refused("the lines end with CR alone; they must end with LF or CR LF"),
    ),
    broken(
        "lines with quotation marks end with CR alone",
        "workers",
        _rows('"W1","U1",24031,foster_care,1.0,2020-01-01', W2, end="\r"),
        refused("the lines end with CR alone; they must end with LF or CR LF"),
    ),
    broken(
        "digits are those of another script",
        "workers",
        _rows(W1, W2.replace("2021", "\uff12\uff10\uff12\uff11")),
        accepted(1, rejected={NO_DAY: 1}),
    ),
    broken(
        "names of columns differ in case alone",
        "workers",
        _rows(f"{W1},x", f"{W2},y", header=f"{HEADER},Role"),
        refused(
            "the column role stands twice in the header; say which is meant in mappings/workers.toml, "
            "columns.role, as role (column 4) or role (column 7)"
        ),
    ),
    broken(
        "a gzip file has two parts",
        "workers",
        gzip.compress(_rows(W1), mtime=0) + gzip.compress(f"{W2}\n".encode(), mtime=0),
        accepted(2),
    ),
    broken("a gzip file is filled up with zeros", "workers", PACKED + bytes(512), accepted(2)),
    broken("a gzip file is followed by something else", "workers", PACKED + MARKER.encode(), refused(CUT)),
    broken("a gzip file of an extract is cut short", "workers", PACKED[:-9], refused(CUT)),
    broken(
        "a gzip file of an extract has a wrong checksum",
        "workers",
        PACKED[:-8] + b"1234" + PACKED[-4:],
        refused(CUT),
    ),
    broken("a gzip file packs nothing", "workers", gzip.compress(b"", mtime=0), refused("the file is empty")),
    broken(
        "an extract is a PDF document",
        "workers",
        b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj\n",
        refused("the file is a PDF document; a CSV, Parquet or XLSX file is expected"),
    ),
    broken(
        "an extract is a text document",
        "workers",
        rb"{\rtf1\ansi " + MARKER.encode() + b"}",
        refused("the file is a text document (RTF); a CSV, Parquet or XLSX file is expected"),
    ),
    broken(
        "an extract is the message of a database",
        "workers",
        b"ORA-00942: table or view does not exist\n",
        refused(NO_NAMES),
    ),
    broken(
        "an extract is the message of a server",
        "workers",
        b"504 Gateway Time-out\nThe server didn't respond in time.\n",
        refused(NO_NAMES),
    ),
    broken(
        "an extract is a spreadsheet as XML",
        "workers",
        b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>',
        refused("the file is XML or a web page; a CSV, Parquet or XLSX file is expected"),
    ),
    broken("an extract is a Feather file", "workers", _feather, refused(BINARY)),
    broken("an extract is a database", "workers", b"SQLite format 3\0" + bytes(200), refused(BINARY)),
    broken("an extract is an SPSS file", "workers", b"$FL2@(#) SPSS DATA FILE" + bytes(300), refused(BINARY)),
    broken(
        "a Child File is the first bytes of an SPSS file",
        CHILD,
        b"$FL2@(#) SPSS DATA FILE" + bytes(300),
        refused("the SPSS file is damaged or cut short; send it again as a whole"),
    ),
    broken(
        "a Parquet file has decimals, days and dictionaries",
        "workers",
        _parquet(
            fte=pa.array([Decimal("1.00"), Decimal("0.50")], pa.decimal128(5, 2)),
            hired_on=pa.array([date(2020, 1, 1)] * 2),
            role=pa.array(["adoption", "foster_care"]).dictionary_encode(),
        ),
        accepted(2),
    ),
    broken(
        "a Parquet file's days are times of UTC",
        "workers",
        _parquet(hired_on=UTC_DAYS),
        accepted(2, notes=(f"column hired_on: {TIMES_OF_UTC}",)),
    ),
    broken(
        "a Parquet file's days are times at an offset from UTC",
        "workers",
        _parquet(hired_on=UTC_DAYS.cast(pa.timestamp("us", "+00:00"))),
        accepted(2, notes=(f"column hired_on: {TIMES_OF_UTC}",)),
    ),
    broken(
        "a Parquet file's days are times of an agency's zone",
        "workers",
        _parquet(
            hired_on=pa.array([datetime(2020, 1, 1, 5, tzinfo=UTC)] * 2, pa.timestamp("us", "US/Eastern"))
        ),
        accepted(2),
    ),
    broken(
        "a Parquet file's zone does not exist",
        "workers",
        _parquet(hired_on=UTC_DAYS.cast(pa.timestamp("us", "Mars/Olympus"))),
        refused("the Parquet file is damaged; send it again as a whole"),
    ),
    broken(
        "a Parquet file's identifiers are bytes, one of them no text",
        "workers",
        _parquet(worker_id=pa.array([b"W1", b"\xff\xfe"])),
        accepted(1, rejected={"key: worker_id is part of the key and must be text": 1}),
    ),
    broken(
        "a Parquet file holds infinite numbers",
        "workers",
        _parquet(fte=pa.array([float("nan"), float("inf")])),
        accepted(2, faults={"fte: number": 2}),
    ),
    broken(
        "counties are names",
        "workers",
        _rows(
            W1.replace("24031", "Montgomery"), W2.replace("24031", "031"), "W3,U1,1001,adoption,1,2020-01-01"
        ),
        accepted(3, faults={"county: code_list": 2}),
    ),
    broken(
        "the fiscal year lies in the future",
        CHILD,
        CHILD_FILE.replace(b"2023MD", b"2098MD"),
        accepted(
            3,
            notes=(
                "query: its period FFY2098 begins after the file was received; check its year, and the time "
                "of receipt",
            ),
        ),
    ),
    broken(
        "records of two years' layouts stand in one file of 1993",
        CARE_1993,
        VALID[CARE_1993] + CHILD_FILE,
        accepted(3, rejected={"structure: state and report period cannot be read: the line is no record": 3}),
    ),
    broken(
        "lines of a Child File are in quotation marks",
        CHILD,
        b"".join(b'"' + line + b'"\n' for line in CHILD_FILE.splitlines()),
        refused(
            "no line has the length of a record; accepted are 312, 336, 338 characters without the line end, "
            "and line 1 has 340"
        ),
    ),
    broken(
        "an out-of-home care file is wrapped in the envelope of a service",
        CARE,
        b"<e:Envelope xmlns:e='http://example.org'>" + CARE_FILE.split(b"?>", 1)[-1] + b"</e:Envelope>",
        refused(
            "the root element is not {http://www.acf.hhs.gov}data; an AFCARS 2020 out-of-home care file "
            "(XML) is expected"
        ),
    ),
    broken(
        "a comment stands inside a record number",
        CARE,
        CARE_FILE.replace(MARKER.encode(), MARKER[:5].encode() + b"<!-- x --><?y z?>" + MARKER[5:].encode()),
        accepted(
            3,
            faults={"e112_date_living_arrangement: required": 2},
            notes=(
                "element E112_living_arrangement_start_date in living_arrangement: not read (2 times, first "
                "in record 1)",
            ),
        ),
    ),
]
