"""Broken files of AFCARS 1993: foster care and adoption, with and without a submission's envelope."""

from __future__ import annotations

from tests.broken_files.broken_file import MARKER, accepted, broken, refused
from tests.broken_files.ncands_files import PNG
from tests.staging.test_afcars_1993 import ADOPTION, FOSTER, line, lines, submission

FIRST, SECOND = line(), line(key=MARKER)
TWO = lines(FIRST, SECOND)
ADOPTED = lines(line(ADOPTION), line(ADOPTION, key=MARKER))


def _values(**fields: str) -> bytes:
    """A sound record, then one with the named fields."""
    return lines(FIRST, line(key=MARKER, **fields))


CASES = [
    broken("a foster care file of 1993 is empty", FOSTER, b"", refused("the file is empty")),
    broken(
        "a foster care file of 1993 is a picture",
        FOSTER,
        PNG,
        refused("the file is binary; a fixed-width text file is expected"),
    ),
    broken(
        "a foster care file of 1993 holds line ends alone", FOSTER, b"\n\n\n", refused("the file is empty")
    ),
    broken(
        "a foster care file of 1993 is cut off inside its last record",
        FOSTER,
        TWO[:-100],
        accepted(
            1,
            rejected={
                "line_length: the line has 98 characters; the records of this file have 197. It is "
                "the last and has no line end: the file may have been cut off": 1
            },
        ),
    ),
    broken(
        "a record of 1993 is shifted to the right by one character",
        FOSTER,
        lines(FIRST, b" " + SECOND[:-1]),
        accepted(
            1,
            rejected={
                "structure: the line is shifted: state and report period stand some characters off "
                "their place": 1
            },
        ),
    ),
    broken(
        "a record of 1993 is shifted to the left by one character",
        FOSTER,
        lines(FIRST, SECOND[1:] + b" "),
        accepted(
            1,
            rejected={
                "structure: the line is shifted: state and report period stand some characters off "
                "their place": 1
            },
        ),
    ),
    broken(
        "a character is missing in a record of 1993",
        FOSTER,
        lines(FIRST, SECOND[:60] + SECOND[61:]),
        accepted(
            1, rejected={"line_length: the line has 196 characters; the records of this file have 197": 1}
        ),
    ),
    broken(
        "all records of 1993 are shifted by one character",
        FOSTER,
        lines(b" " + FIRST[:-1], b" " + SECOND[:-1]),
        refused(
            "no record has a readable state and report period (element 1 in characters 1-2, "
            "element 2 in characters 3-8)"
        ),
    ),
    broken(
        "trailing blanks were trimmed from records of 1993",
        FOSTER,
        lines(FIRST.rstrip(), SECOND.rstrip()),
        refused(
            "no line has the length of a record; accepted are 197 characters without the line "
            "end, and line 1 has 192"
        ),
    ),
    broken(
        "a record of 1993 is longer by text",
        FOSTER,
        lines(FIRST, SECOND + b"XYZ"),
        accepted(
            1, rejected={"line_length: the line has 200 characters; the records of this file have 197": 1}
        ),
    ),
    broken(
        "a record of 1993 is longer by blanks",
        FOSTER,
        lines(FIRST, SECOND + b"   "),
        accepted(
            2,
            notes=(
                (
                    "lines longer than the 197 characters of a record by blanks alone were read without "
                    "these (lines: 1, the first is record 2)"
                ),
            ),
        ),
    ),
    broken("a record of 1993 is in lower case", FOSTER, lines(FIRST, SECOND.lower()), accepted(2)),
    broken(
        "two report periods stand in one file of 1993",
        FOSTER,
        _values(report_date="202009"),
        refused("record 2, element 2: differs from the records before it; a file holds one report period"),
    ),
    broken(
        "the report period of 1993 has no such month",
        FOSTER,
        lines(line(report_date="202113")),
        refused(
            "no record has a readable state and report period (element 1 in characters 1-2, "
            "element 2 in characters 3-8)"
        ),
    ),
    broken(
        "the report period of 1993 ends in June",
        FOSTER,
        lines(line(report_date="202106")),
        refused(
            "record 1, element 2 (report period): must be yyyy03 (October to March) or yyyy09 "
            "(April to September)"
        ),
    ),
    broken(
        "the report period of 1993 is written month first",
        FOSTER,
        lines(line(report_date="032021")),
        refused(
            "no record has a readable state and report period (element 1 in characters 1-2, "
            "element 2 in characters 3-8)"
        ),
    ),
    broken(
        "two states stand in one file of 1993",
        FOSTER,
        _values(state_fips="51"),
        refused("record 2, element 1: differs from the records before it; a file holds one state"),
    ),
    broken(
        "the state of a file of 1993 is unknown",
        FOSTER,
        lines(line(state_fips="90")),
        refused(
            "record 1, element 1 (state): must be a state's two-digit FIPS code or a three-digit tribal code"
        ),
    ),
    broken(
        "the state of a file of 1993 is a postal code",
        FOSTER,
        lines(line(state_fips="MD")),
        refused(
            "no record has a readable state and report period (element 1 in characters 1-2, "
            "element 2 in characters 3-8)"
        ),
    ),
    broken(
        "the state of one record of 1993 is blank",
        FOSTER,
        _values(state_fips=""),
        accepted(2, faults={"state_fips: required": 1}),
    ),
    broken(
        "a line of totals as long as a record ends a file of 1993",
        FOSTER,
        lines(FIRST, SECOND, b"TOTAL RECORDS: 000002".ljust(197)),
        accepted(
            2,
            rejected={"structure: state and report period cannot be read: the line is no record": 1},
        ),
    ),
    broken(
        "column names as long as a record stand amid a file of 1993",
        ADOPTION,
        lines(line(ADOPTION), b"STATE REPDATE RECNUM".ljust(111), line(ADOPTION, key=MARKER)),
        accepted(
            2,
            rejected={"structure: state and report period cannot be read: the line is no record": 1},
        ),
    ),
    broken(
        "a record number of 1993 is blank",
        FOSTER,
        lines(FIRST, line(recnumbr="")),
        accepted(1, rejected={"key: element 4 is blank; a record needs element 4": 1}),
    ),
    broken(
        "record numbers of 1993 stand at the right of their field",
        FOSTER,
        lines(line(key="     CHILD01"), line(key="CHILD01"), SECOND),
        accepted(2, rejected={"duplicate_key: element 4 repeats an earlier record; the first stays": 1}),
    ),
    broken(
        "a child stands twice in a file of 1993",
        FOSTER,
        lines(FIRST, SECOND, SECOND),
        accepted(2, rejected={"duplicate_key: element 4 repeats an earlier record; the first stays": 1}),
    ),
    broken(
        "a date of 1993 is 30 February", FOSTER, _values(dob="20150230"), accepted(2, faults={"dob: date": 1})
    ),
    broken(
        "a date of 1993 is written as in the United States",
        FOSTER,
        _values(dob="07042015"),
        accepted(2, faults={"dob: date": 1}),
    ),
    broken(
        "a date of 1993 has a two-digit year",
        FOSTER,
        _values(dob="150704"),
        accepted(2, faults={"dob: date": 1}),
    ),
    broken("a date of 1993 lies in the future", FOSTER, _values(latremdt="20991102"), accepted(2)),
    broken(
        "a date of 1993 is all zeros",
        FOSTER,
        _values(latremdt="00000000"),
        accepted(2, faults={"latremdt: date": 1}),
    ),
    broken("a code of 1993 is unknown", FOSTER, _values(sex="7"), accepted(2, faults={"sex: code_list": 1})),
    broken(
        "a number of 1993 is negative",
        FOSTER,
        _values(numplep="-1"),
        accepted(2, faults={"numplep: number": 1}),
    ),
    broken(
        "a number of 1993 has blanks inside",
        FOSTER,
        _values(fcmntpay="8 870"),
        accepted(2, faults={"fcmntpay: number": 1}),
    ),
    broken(
        "numbers of 1993 stand at the left of their field",
        FOSTER,
        _values(totalrem="1 ", fcmntpay="887  "),
        accepted(2),
    ),
    broken("a file of 1993 is UTF-16", FOSTER, b"\xff\xfe" + TWO.decode().encode("utf-16-le"), accepted(2)),
    broken(
        "a file of 1993 is one line without line ends",
        FOSTER,
        FIRST + SECOND,
        refused(
            "no line has the length of a record; accepted are 197 characters without the line "
            "end, and line 1 has 394"
        ),
    ),
    broken(
        "a file of 1993 ends its lines with CR alone",
        FOSTER,
        lines(FIRST, SECOND, end=b"\r"),
        refused("the lines end with CR alone; they must end with LF or CR LF"),
    ),
    broken(
        "a file of 1993 ends its lines with two CR and a LF",
        FOSTER,
        lines(FIRST, SECOND, end=b"\r\r\n"),
        refused("the lines end with two CR and a LF; they must end with LF or CR LF"),
    ),
    *(
        broken(
            f"a file of 1993 is in EBCDIC, {how}",
            FOSTER,
            lines(FIRST, SECOND, end=end).decode().encode("cp037"),
            refused(
                "the text is in EBCDIC, the code of IBM hosts; send it as ASCII or UTF-8, a line for each "
                "record"
            ),
        )
        for how, end in (("with line ends", b"\n"), ("without line ends", b""))
    ),
    broken(
        "a NUL byte stands in a record of 1993",
        FOSTER,
        TWO.replace(b"QZ7MA", b"QZ\x00MA"),
        accepted(1, rejected={"encoding: the line holds a NUL byte; text is expected": 1}),
    ),
    broken(
        "a file of 1993 is one line of 5 MB",
        FOSTER,
        lambda: b"24202103" + b"A" * 5_000_000,
        refused(
            "no line has the length of a record; accepted are 197 characters without the line "
            "end, and line 1 has more than 4,194,304"
        ),
    ),
    broken(
        "a submission of 1993 has no foster care records",
        FOSTER,
        lines(b"#", b"2" * 168, line(ADOPTION)),
        refused("the submission holds no foster care records"),
    ),
    broken(
        "a submission of 1993 has no adoption records",
        ADOPTION,
        submission(adoptions=0),
        refused("the submission holds no adoption records"),
    ),
    broken(
        "a submission of 1993 is cut off in its foster care part",
        FOSTER,
        submission()[:500],
        accepted(
            1,
            rejected={
                "line_length: the line has 125 characters; the records of this file have 197. It is "
                "the last and has no line end: the file may have been cut off": 1
            },
            notes=("a submission with its envelope: records are numbered within its foster care part",),
        ),
    ),
    broken(
        "a submission of 1993 has a summary of an odd length",
        FOSTER,
        lines(b"@", b"1" * 150, FIRST, SECOND, b"#", b"2" * 168, b"$"),
        accepted(
            2,
            notes=(
                "a submission with its envelope: records are numbered within its foster care part",
                "the line of 150 characters that opens its foster care part is taken as a summary",
            ),
        ),
    ),
    broken(
        "a submission of 1993 has no summary, and its first record lost characters",
        FOSTER,
        lines(b"@", SECOND[:-2], FIRST, line(key="C3"), b"#", b"2" * 168, b"$"),
        accepted(
            2,
            rejected={"line_length: the line has 195 characters; the records of this file have 197": 1},
            notes=("a submission with its envelope: records are numbered within its foster care part",),
        ),
    ),
    broken(
        "a submission of 1993 has no summary, and its adoption records end in blanks",
        ADOPTION,
        lines(b"#", line(ADOPTION) + b"  ", line(ADOPTION, key=MARKER) + b"  ", b"$"),
        accepted(2, notes=("a submission with its envelope: records are numbered within its adoption part",)),
    ),
    broken(
        "an empty line stands above the summary of a submission of 1993",
        FOSTER,
        lines(b"@", b"", b"1" * 174, FIRST, SECOND, b"#", b"2" * 168, b"$"),
        accepted(
            2, notes=("a submission with its envelope: records are numbered within its foster care part",)
        ),
    ),
    broken(
        "a submission of 1993 is delimited twice",
        FOSTER,
        lines(b"@", b"@", b"1" * 174, FIRST, b"@", b"1" * 174, SECOND),
        accepted(
            2, notes=("a submission with its envelope: records are numbered within its foster care part",)
        ),
    ),
    broken(
        "an adoption file of 1993 lies in the foster care folder",
        FOSTER,
        ADOPTED,
        refused(
            "no line has the length of a record; accepted are 197 characters without the line "
            "end, and line 1 has 111, as records in the folder afcars_adoption_1993/ have"
        ),
    ),
    broken(
        "a foster care file of 1993 lies in the adoption folder",
        ADOPTION,
        TWO,
        refused(
            "no line has the length of a record; accepted are 111 characters without the line "
            "end, and line 1 has 197, as records in the folder afcars_foster_care_1993/ have"
        ),
    ),
    broken("an adoption file of 1993 is empty", ADOPTION, b"", refused("the file is empty")),
    broken(
        "an adoption file of 1993 is a picture",
        ADOPTION,
        PNG,
        refused("the file is binary; a fixed-width text file is expected"),
    ),
    broken(
        "an adoption file of 1993 is cut off",
        ADOPTION,
        ADOPTED[:-40],
        accepted(
            1,
            rejected={
                "line_length: the line has 72 characters; the records of this file have 111. It is "
                "the last and has no line end: the file may have been cut off": 1
            },
        ),
    ),
    broken(
        "an adoption record of 1993 is shifted by one character",
        ADOPTION,
        lines(line(ADOPTION), b" " + line(ADOPTION, key=MARKER)[:-1]),
        accepted(
            1,
            rejected={
                "structure: the line is shifted: state and report period stand some characters off "
                "their place": 1
            },
        ),
    ),
    broken(
        "an adoption of 1993 has an impossible month of birth",
        ADOPTION,
        lines(line(ADOPTION, dob="201513")),
        accepted(1, faults={"dob: date": 1}),
    ),
    broken(
        "an adoption of 1993 stands twice",
        ADOPTION,
        lines(line(ADOPTION), line(ADOPTION)),
        accepted(1, rejected={"duplicate_key: element 3 repeats an earlier record; the first stays": 1}),
    ),
]
