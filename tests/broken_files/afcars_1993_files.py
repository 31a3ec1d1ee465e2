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
    broken("a foster care file of 1993 is empty", FOSTER, b"", TODO),
    broken("a foster care file of 1993 is a picture", FOSTER, PNG, TODO),
    broken("a foster care file of 1993 holds line ends alone", FOSTER, b"\n\n\n", TODO),
    broken("a foster care file of 1993 is cut off inside its last record", FOSTER, TWO[:-100], TODO),
    broken("a record of 1993 is shifted to the right by one character", FOSTER, lines(FIRST, b" " + SECOND[:-1]), TODO),
    broken("a record of 1993 is shifted to the left by one character", FOSTER, lines(FIRST, SECOND[1:] + b" "), TODO),
    broken("a character is missing in a record of 1993", FOSTER, lines(FIRST, SECOND[:60] + SECOND[61:]), TODO),
    broken("all records of 1993 are shifted by one character", FOSTER, lines(b" " + FIRST[:-1], b" " + SECOND[:-1]), TODO),
    broken("trailing blanks were trimmed from records of 1993", FOSTER, lines(FIRST.rstrip(), SECOND.rstrip()), TODO),
    broken("a record of 1993 is longer by text", FOSTER, lines(FIRST, SECOND + b"XYZ"), TODO),
    broken("a record of 1993 is longer by blanks", FOSTER, lines(FIRST, SECOND + b"   "), TODO),
    broken("a record of 1993 is in lower case", FOSTER, lines(FIRST, SECOND.lower()), TODO),
    broken("two report periods stand in one file of 1993", FOSTER, _values(report_date="202009"), TODO),
    broken("the report period of 1993 has no such month", FOSTER, lines(line(report_date="202113")), TODO),
    broken("the report period of 1993 ends in June", FOSTER, lines(line(report_date="202106")), TODO),
    broken("the report period of 1993 is written month first", FOSTER, lines(line(report_date="032021")), TODO),
    broken("two states stand in one file of 1993", FOSTER, _values(state_fips="51"), TODO),
    broken("the state of a file of 1993 is unknown", FOSTER, lines(line(state_fips="98")), TODO),
    broken("the state of a file of 1993 is a postal code", FOSTER, lines(line(state_fips="MD")), TODO),
    broken("the state of one record of 1993 is blank", FOSTER, _values(state_fips=""), TODO),
    broken("a record number of 1993 is blank", FOSTER, lines(FIRST, line(recnumbr="")), TODO),
    broken("a child stands twice in a file of 1993", FOSTER, lines(FIRST, SECOND, SECOND), TODO),
    broken("a date of 1993 is 30 February", FOSTER, _values(dob="20150230"), TODO),
    broken("a date of 1993 is written as in the United States", FOSTER, _values(dob="07042015"), TODO),
    broken("a date of 1993 has a two-digit year", FOSTER, _values(dob="150704"), TODO),
    broken("a date of 1993 lies in the future", FOSTER, _values(latremdt="20991102"), TODO),
    broken("a date of 1993 is all zeros", FOSTER, _values(latremdt="00000000"), TODO),
    broken("a code of 1993 is unknown", FOSTER, _values(sex="7"), TODO),
    broken("a number of 1993 is negative", FOSTER, _values(numplep="-1"), TODO),
    broken("a number of 1993 has blanks inside", FOSTER, _values(totalrem="1 "), TODO),
    broken("a file of 1993 is UTF-16", FOSTER, b"\xff\xfe" + TWO.decode().encode("utf-16-le"), TODO),
    broken("a file of 1993 is one line without line ends", FOSTER, FIRST + SECOND, TODO),
    broken("a file of 1993 ends its lines with CR alone", FOSTER, lines(FIRST, SECOND, end=b"\r"), TODO),
    broken("a NUL byte stands in a record of 1993", FOSTER, TWO.replace(b"QZ7MA", b"QZ\x00MA"), TODO),
    broken("a file of 1993 is one line of 5 MB", FOSTER, lambda: b"24202103" + b"A" * 5_000_000, TODO),
    broken("a submission of 1993 has no foster care records", FOSTER, lines(b"#", b"2" * 168, line(ADOPTION)), TODO),
    broken("a submission of 1993 has no adoption records", ADOPTION, submission(adoptions=0), TODO),
    broken("a submission of 1993 is cut off in its foster care part", FOSTER, submission()[:500], TODO),
    broken("a submission of 1993 has a summary of an odd length", FOSTER, lines(b"@", b"1" * 150, FIRST, SECOND, b"#", b"2" * 168, b"$"), TODO),
    broken("a submission of 1993 is delimited twice", FOSTER, lines(b"@", b"@", b"1" * 174, FIRST, b"@", b"1" * 174, SECOND), TODO),
    broken("an adoption file of 1993 lies in the foster care folder", FOSTER, ADOPTED, TODO),
    broken("a foster care file of 1993 lies in the adoption folder", ADOPTION, TWO, TODO),
    broken("an adoption file of 1993 is empty", ADOPTION, b"", TODO),
    broken("an adoption file of 1993 is a picture", ADOPTION, PNG, TODO),
    broken("an adoption file of 1993 is cut off", ADOPTION, ADOPTED[:-40], TODO),
    broken("an adoption record of 1993 is shifted by one character", ADOPTION, lines(line(ADOPTION), b" " + line(ADOPTION, key=MARKER)[:-1]), TODO),
    broken("an adoption of 1993 has an impossible month of birth", ADOPTION, lines(line(ADOPTION, dob="201513")), TODO),
    broken("an adoption of 1993 stands twice", ADOPTION, lines(line(ADOPTION), line(ADOPTION)), TODO),
]  # fmt: skip
