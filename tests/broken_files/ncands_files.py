"""Broken files of NCANDS: the Child File's records of fixed width, and the Agency File's table of items."""

from __future__ import annotations

from tests.broken_files.broken_file import MARKER, accepted, broken, refused
from tests.staging.received import child_file, line

CHILD, AGENCY = "ncands_child", "ncands_agency"
FIRST, SECOND = line(), line(chid=MARKER)
TWO = child_file(FIRST, SECOND)
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89" + bytes(40)
ITEMS = "SUBYR,STATERR,FATALITY,item_1_1_a_children\n"


def _values(**fields: str) -> bytes:
    """A sound record, then one with the named fields."""
    return child_file(FIRST, line(**({"chid": MARKER} | fields)))


CASES = [
    broken("a Child File is empty", CHILD, b"", refused("the file is empty")),
    broken(
        "a Child File holds blanks and line ends alone", CHILD, b"   \n \r\n\n", refused("the file is empty")
    ),
    broken(
        "a Child File holds a byte order mark alone", CHILD, b"\xef\xbb\xbf", refused("the file is empty")
    ),
    broken(
        "a Child File is a picture",
        CHILD,
        PNG,
        refused("the file is binary; a fixed-width text file is expected"),
    ),
    broken(
        "a Child File is cut off inside its last record",
        CHILD,
        TWO[:-150],
        accepted(
            1,
            rejected={
                "line_length: the line has 189 characters; the records of this file have 338. It is "
                "the last and has no line end: the file may have been cut off": 1
            },
        ),
    ),
    broken(
        "a Child File is cut off inside its only record",
        CHILD,
        TWO[:200],
        refused(
            "no line has the length of a record; accepted are 312, 336, 338 characters without "
            "the line end, and line 1 has 200"
        ),
    ),
    broken("a Child File's last line has no line end", CHILD, TWO[:-1], accepted(2)),
    broken(
        "a record is shifted to the right by one character",
        CHILD,
        child_file(FIRST, b" " + SECOND[:-1]),
        accepted(
            1,
            rejected={
                "structure: the line is shifted: year and state stand some characters off their place": 1
            },
        ),
    ),
    broken(
        "a record is shifted to the left by one character",
        CHILD,
        child_file(FIRST, SECOND[1:] + b" "),
        accepted(
            1,
            rejected={
                "structure: the line is shifted: year and state stand some characters off their place": 1
            },
        ),
    ),
    broken(
        "all records are shifted by one character",
        CHILD,
        child_file(b" " + FIRST[:-1], b" " + SECOND[:-1]),
        refused(
            "no record has a readable year and state (SUBYR in characters 1-4, STATERR in characters 5-6)"
        ),
    ),
    broken(
        "a character is missing in the middle of a record",
        CHILD,
        child_file(FIRST, SECOND[:40] + SECOND[41:]),
        accepted(
            1, rejected={"line_length: the line has 337 characters; the records of this file have 338": 1}
        ),
    ),
    broken(
        "a character is added in the middle of a record",
        CHILD,
        child_file(FIRST, SECOND[:40] + b"7" + SECOND[40:]),
        accepted(
            1,
            rejected={
                "line_length: the line has 339 characters; the records of this file have 338. More "
                "than blanks at its end differs: INVDATE cannot be read": 1
            },
        ),
    ),
    broken(
        "records of two editions stand in one Child File",
        CHILD,
        child_file(FIRST, line(312, chid="C2"), line(336, chid="C3")),
        accepted(
            1,
            rejected={
                "line_length: the line has 312 characters; the records of this file have 338": 1,
                "line_length: the line has 336 characters; the records of this file have 338": 1,
            },
        ),
    ),
    broken(
        "records are longer than any edition",
        CHILD,
        child_file(FIRST + b"X" * 9, SECOND + b"X" * 9),
        refused(
            "no line has the length of a record; accepted are 312, 336, 338 characters without "
            "the line end, and line 1 has 347"
        ),
    ),
    broken(
        "one record is longer by text",
        CHILD,
        child_file(FIRST, SECOND + b"XY"),
        accepted(
            1, rejected={"line_length: the line has 340 characters; the records of this file have 338": 1}
        ),
    ),
    broken(
        "trailing blanks were trimmed from all records",
        CHILD,
        child_file(line(rpttm="0930").rstrip(), line(chid=MARKER, afcarsid="A7").rstrip()),
        accepted(
            2,
            notes=(
                (
                    "lines shorter than the 338 characters of a record were read with blanks at their "
                    "end (lines: 2, the first is record 1)"
                ),
            ),
        ),
    ),
    broken(
        "every record lost a character at its end",
        CHILD,
        child_file(line(invdate="01012023")[:-1], line(chid=MARKER, invdate="02012023")[:-1]),
        accepted(2),
    ),
    broken(
        "records of a foster care file of 1993 were trimmed and lie in the Child File folder",
        CHILD,
        b"24202103A 1\n24202103B 12\n",
        refused(
            "no line has the length of a record; accepted are 312, 336, 338 characters without "
            "the line end, and line 1 has 11"
        ),
    ),
    broken(
        "trailing blanks were trimmed from some records",
        CHILD,
        child_file(FIRST, SECOND.rstrip()),
        accepted(
            1, rejected={"line_length: the line has 61 characters; the records of this file have 338": 1}
        ),
    ),
    broken(
        "blanks in a Child File became tabs",
        CHILD,
        child_file(FIRST, SECOND.replace(b"        ", b"\t")),
        accepted(
            1, rejected={"line_length: the line has 86 characters; the records of this file have 338": 1}
        ),
    ),
    broken(
        "a tab stands in place of one blank",
        CHILD,
        child_file(FIRST, SECOND[:-3] + b"\t  "),
        accepted(2, faults={"fcdchdt: date": 1}),
    ),
    broken(
        "one record is of another fiscal year",
        CHILD,
        child_file(FIRST, line(subyr="2022", chid=MARKER)),
        refused("record 2, SUBYR: differs from the records before it; a file holds one year"),
    ),
    broken(
        "the fiscal year of every record is 1899",
        CHILD,
        child_file(line(subyr="1899"), line(subyr="1899", chid="C2")),
        refused(
            "no record has a readable year and state (SUBYR in characters 1-4, STATERR in characters 5-6)"
        ),
    ),
    broken(
        "the fiscal year has two digits",
        CHILD,
        child_file(line(subyr="23")),
        refused(
            "no record has a readable year and state (SUBYR in characters 1-4, STATERR in characters 5-6)"
        ),
    ),
    broken(
        "one fiscal year cannot be read",
        CHILD,
        _values(subyr="20X3"),
        accepted(2, faults={"subyr: number": 1}),
    ),
    broken(
        "a report lies outside the fiscal year",
        CHILD,
        _values(rptdt="01152013", rptdisdt="02152013"),
        accepted(2),
    ),
    broken(
        "records of two states stand in one Child File",
        CHILD,
        child_file(FIRST, line(staterr="VA", chid=MARKER)),
        refused("record 2, STATERR: differs from the records before it; a file holds one state"),
    ),
    broken(
        "the state of a Child File is unknown",
        CHILD,
        child_file(line(staterr="QX")),
        refused("record 1, STATERR: must be a state's postal code"),
    ),
    broken("the state of a Child File is in lower case", CHILD, child_file(line(staterr="md")), accepted(1)),
    broken(
        "the state of a Child File is blank",
        CHILD,
        child_file(line(staterr="")),
        refused(
            "no record has a readable year and state (SUBYR in characters 1-4, STATERR in characters 5-6)"
        ),
    ),
    broken(
        "the state of one record is blank",
        CHILD,
        _values(staterr=""),
        accepted(2, faults={"staterr: required": 1}),
    ),
    broken("the state is a FIPS code", CHILD, child_file(line(staterr="24")), accepted(1)),
    broken(
        "a child's identifier is blank",
        CHILD,
        child_file(FIRST, line(chid="")),
        accepted(1, rejected={"key: CHID is blank; a record needs RPTID and CHID": 1}),
    ),
    broken(
        "a report's identifier is blank",
        CHILD,
        child_file(FIRST, line(rptid="", chid=MARKER)),
        accepted(1, rejected={"key: RPTID is blank; a record needs RPTID and CHID": 1}),
    ),
    broken(
        "an identifier stands at the right of its field in one record, at the left in another",
        CHILD,
        child_file(FIRST, line(chid="          C1")),
        accepted(1, rejected={"duplicate_key: RPTID and CHID repeat an earlier record; the first stays": 1}),
    ),
    broken(
        "a record stands twice",
        CHILD,
        child_file(FIRST, SECOND, SECOND),
        accepted(2, rejected={"duplicate_key: RPTID and CHID repeat an earlier record; the first stays": 1}),
    ),
    broken(
        "a record stands twice with other values",
        CHILD,
        child_file(FIRST, line(rptsrc="01")),
        accepted(1, rejected={"duplicate_key: RPTID and CHID repeat an earlier record; the first stays": 1}),
    ),
    broken("a date is 30 February", CHILD, _values(rptdt="02302023"), accepted(2, faults={"rptdt: date": 1})),
    broken(
        "dates are written in three ways",
        CHILD,
        _values(rptdt="20230115", rptdisdt="15012023", chbdate="150115"),
        accepted(2, faults={"rptdt: date": 1, "rptdisdt: date": 1, "chbdate: date": 1}),
    ),
    broken(
        "a date has a two-digit year", CHILD, _values(rptdt="011523"), accepted(2, faults={"rptdt: date": 1})
    ),
    broken(
        "a date is written with slashes",
        CHILD,
        _values(rptdt="1/15/23"),
        accepted(2, faults={"rptdt: date": 1}),
    ),
    broken("a date lies in the future", CHILD, _values(rptdt="01152093"), accepted(2)),
    broken(
        "a date is all zeros", CHILD, _values(rptdisdt="00000000"), accepted(2, faults={"rptdisdt: date": 1})
    ),
    broken(
        "a code is not padded",
        CHILD,
        _values(rptsrc="5 ", rptdisp=" 1"),
        accepted(2, faults={"rptsrc: code_list": 1, "rptdisp: code_list": 1}),
    ),
    broken("a code is unknown", CHILD, _values(rptsrc="55"), accepted(2, faults={"rptsrc: code_list": 1})),
    broken("a code is a letter", CHILD, _values(rptsrc="X1"), accepted(2, faults={"rptsrc: code_list": 1})),
    broken("an age is out of range", CHILD, _values(chage="54"), accepted(2, faults={"chage: range": 1})),
    broken("an age is negative", CHILD, _values(chage="-1"), accepted(2, faults={"chage: number": 1})),
    broken("an age is no number", CHILD, _values(chage="1e"), accepted(2, faults={"chage: number": 1})),
    broken("a time is impossible", CHILD, _values(rpttm="2575"), accepted(2, faults={"rpttm: time": 1})),
    broken(
        "a county is not three digits",
        CHILD,
        _values(rptcnty="5.0"),
        accepted(2, faults={"rptcnty: number": 1}),
    ),
    broken(
        "a required field is blank",
        CHILD,
        _values(rptdt="", rptsrc=""),
        accepted(2, faults={"rptdt: required": 1, "rptsrc: required": 1}),
    ),
    broken(
        "a Child File has a header line",
        CHILD,
        b"SUBYR STATERR RPTID CHID RPTDT\n" + TWO,
        accepted(
            2, rejected={"line_length: the line has 30 characters; the records of this file have 338": 1}
        ),
    ),
    broken(
        "a Child File has a header line as long as a record",
        CHILD,
        child_file(b"SUBYRSTATERRRPTID CHID".ljust(338), FIRST, SECOND),
        accepted(
            2,
            rejected={"structure: year and state cannot be read: the line is no record": 1},
        ),
    ),
    broken(
        "a Child File has a trailer line",
        CHILD,
        TWO + b"TOTAL 00000002\n",
        accepted(
            2, rejected={"line_length: the line has 14 characters; the records of this file have 338": 1}
        ),
    ),
    broken(
        "empty lines stand between the records",
        CHILD,
        FIRST + b"\n\n" + SECOND + b"\n\n\n",
        accepted(
            2, rejected={"line_length: the line has 0 characters; the records of this file have 338": 1}
        ),
    ),
    broken(
        "a Child File ends its lines with CR LF", CHILD, child_file(FIRST, SECOND, end=b"\r\n"), accepted(2)
    ),
    broken(
        "a Child File ends its lines with CR alone",
        CHILD,
        child_file(FIRST, SECOND, end=b"\r"),
        refused("the lines end with CR alone; they must end with LF or CR LF"),
    ),
    broken("a Child File has both line ends", CHILD, FIRST + b"\r\n" + SECOND + b"\n", accepted(2)),
    broken(
        "a Child File is one line without line ends",
        CHILD,
        FIRST + SECOND,
        refused(
            "no line has the length of a record; accepted are 312, 336, 338 characters without "
            "the line end, and line 1 has 676"
        ),
    ),
    broken("a Child File ends with the mark of old systems", CHILD, TWO + b"\x1a", accepted(2)),
    broken("a Child File begins with a byte order mark", CHILD, b"\xef\xbb\xbf" + TWO, accepted(2)),
    broken("a Child File is UTF-16", CHILD, b"\xff\xfe" + TWO.decode().encode("utf-16-le"), accepted(2)),
    broken("a Child File is UTF-16 without a mark", CHILD, TWO.decode().encode("utf-16-be"), accepted(2)),
    broken(
        "a Child File is UTF-16 and cut off inside a character",
        CHILD,
        b"\xff\xfe" + TWO.decode().encode("utf-16-le")[:-3],
        accepted(
            1,
            rejected={
                "encoding: character 338 of the line is not readable: neither UTF-8, nor one that "
                "Windows-1252 has": 1
            },
        ),
    ),
    broken(
        "a worker's number is written in Latin-1",
        CHILD,
        child_file(FIRST, SECOND.replace(MARKER.encode(), b"QZ\xe97MARKERQ")),
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
        "a NUL byte stands in a record",
        CHILD,
        child_file(FIRST, SECOND.replace(b"QZ7", b"Q\x007")),
        accepted(1, rejected={"encoding: the line holds a NUL byte; text is expected": 1}),
    ),
    broken(
        "a control character stands in an identifier",
        CHILD,
        child_file(FIRST, SECOND.replace(b"QZ7MARKERQZ7", b"Q\x1b7MARKERQZ7")),
        accepted(2, faults={"chid: text": 1}),
    ),
    broken(
        "a Child File is one line of 5 MB",
        CHILD,
        lambda: b"2023MD" + b"A" * 5_000_000,
        refused(
            "no line has the length of a record; accepted are 312, 336, 338 characters without "
            "the line end, and line 1 has more than 4,194,304"
        ),
    ),
    broken(
        "a line of 5 MB stands between the records",
        CHILD,
        lambda: FIRST + b"\n" + b"A" * 5_000_000 + b"\n" + SECOND + b"\n",
        accepted(
            2, rejected={"line_length: the line has 5000000 characters; the records of this file have 338": 1}
        ),
    ),
    broken(
        "a Child File is one line of 20 MB",
        CHILD,
        lambda: b"2023MD" + b"A" * 20_000_000,
        refused("the file is not made of lines; a fixed-width text file is expected"),
    ),
    broken("nothing but line ends in 5 MB", CHILD, lambda: b"\n" * 5_000_000, refused("the file is empty")),
    broken(
        "a Child File is a listing of a folder",
        CHILD,
        b"total 12\ndrwxr-x 2 a b\n-rw-r--r-- 1 file.txt\n",
        refused(
            "no line has the length of a record; accepted are 312, 336, 338 characters without "
            "the line end, and line 1 has 8"
        ),
    ),
    broken(
        "a Child File is a web page",
        CHILD,
        b"<!DOCTYPE html><html><body>Sign in</body></html>",
        refused("the file is XML or a web page; a fixed-width text file is expected"),
    ),
    broken(
        "a Child File lacks its first lines' beginnings",
        CHILD,
        child_file(FIRST[6:], SECOND[6:]),
        refused(
            "no record has a readable year and state (SUBYR in characters 1-4, STATERR in characters 5-6)"
        ),
    ),
    broken("an Agency File is empty", AGENCY, b"", refused("the file is empty")),
    broken("an Agency File is a header alone", AGENCY, ITEMS.encode(), refused("the file holds no record")),
    broken(
        "an Agency File names no state",
        AGENCY,
        b"SUBYR,FATALITY\n2023,3\n",
        refused("the required column STATERR is missing"),
    ),
    broken(
        "an Agency File names the year otherwise",
        AGENCY,
        b"SUBYEAR,STATERR,FATALITY\n2023,MD,3\n",
        refused("the required column SUBYR is missing (the nearest name in the file is SUBYEAR)"),
    ),
    broken(
        "an Agency File holds an unknown state",
        AGENCY,
        f"{ITEMS}2023,MD,3,120\n2023,QX,4,1\n".encode(),
        accepted(1, rejected={"key: STATERR must name a state by its postal or FIPS code": 1}),
    ),
    broken(
        "an Agency File holds no known state",
        AGENCY,
        f"{ITEMS}2023,QX,3,120\n".encode(),
        refused(
            "none of its 1 records can be read; the first fault is in record 1: STATERR must "
            "name a state by its postal or FIPS code"
        ),
    ),
    broken(
        "a count has a thousands separator",
        AGENCY,
        f'{ITEMS}2023,MD,3,"1,200"\n'.encode(),
        accepted(1, faults={"item_1_1_a_children: number": 1}),
    ),
    broken(
        "a count is in scientific notation",
        AGENCY,
        f"{ITEMS}2023,MD,3,1.2E+03\n".encode(),
        accepted(1, faults={"item_1_1_a_children: number": 1}),
    ),
    broken(
        "a count has a fraction",
        AGENCY,
        f"{ITEMS}2023,MD,3.5,120\n".encode(),
        accepted(1, faults={"fatality: number": 1}),
    ),
    broken(
        "a count is negative",
        AGENCY,
        f"{ITEMS}2023,MD,-3,120\n".encode(),
        accepted(1, faults={"fatality: range": 1}),
    ),
    broken(
        "a count is a word",
        AGENCY,
        f"{ITEMS}2023,MD,none,120\n".encode(),
        accepted(1, faults={"fatality: number": 1}),
    ),
    broken(
        "a state stands twice in an Agency File",
        AGENCY,
        f"{ITEMS}2023,MD,3,120\n2023,MD,4,120\n".encode(),
        accepted(1, rejected={"duplicate_key: STATERR: repeat an earlier record; the first stays": 1}),
    ),
    broken(
        "an item stands twice in a list of items",
        AGENCY,
        b"SUBYR,STATERR,item,value\n2023,MD,FATALITY,3\n2023,MD,FATALITY,4\n",
        accepted(
            1, rejected={"duplicate_key: SUBYR, STATERR, item: repeat an earlier row; the first stays": 1}
        ),
    ),
    broken(
        "an item of a list is unknown",
        AGENCY,
        f"SUBYR,STATERR,item,value\n2023,MD,FATALITY,3\n2023,MD,{MARKER},4\n".encode(),
        accepted(1, notes=("items that the layout has not were not read (1 different ones)",)),
    ),
    broken(
        "an Agency File is a picture",
        AGENCY,
        PNG,
        refused("the header line is not UTF-8 text; a CSV, Parquet or XLSX file is expected"),
    ),
    broken(
        "two years stand in an Agency File",
        AGENCY,
        f"{ITEMS}2023,MD,3,120\n2022,MD,4,120\n".encode(),
        refused(
            "record 2, SUBYR: differs from the records before it; a file holds one year, split it by year"
        ),
    ),
]
