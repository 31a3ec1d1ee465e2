"""Broken XML: AFCARS out-of-home care, adoption and guardianship assistance, and NYTD."""

from __future__ import annotations

from tests.broken_files.broken_file import MARKER, accepted, broken, refused
from tests.broken_files.ncands_files import PNG
from tests.staging.received import document, record, removal
from tests.staging.test_afcars_aga import aga_file, agreement
from tests.staging.test_nytd import youth, youth_file

OOHC, AGA = "afcars_oohc", "afcars_aga"
OUTCOMES, SERVED = "nytd_outcomes", "nytd_served"
TWO = document(record("A", removals=removal()), record(MARKER, removals=removal()))
DECLARATION = b'<?xml version="1.0" encoding="utf-8"?>'
BOMB = (
    '<!DOCTYPE d [<!ENTITY a "haha">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
).encode()
YOUTH = youth("A", outcomes={"E37_current_full_time_employment": "no"}, served={"E29_mentoring": "yes"})


def _after_declaration(text: bytes) -> bytes:
    """A file of two children with a text behind its XML declaration."""
    return TWO.replace(DECLARATION, DECLARATION + text)


def _swapped(old: str, new: str) -> bytes:
    """A file of two children with a text replaced everywhere."""
    return TWO.replace(old.encode(), new.encode())


def _child(body: str = "", removals: str = "", key: str = MARKER) -> bytes:
    """A sound child, then one with a body or removals."""
    return document(record("A", removals=removal()), record(key, body, removals))


def _nested(depth: int) -> bytes:
    return document(record("A", "<x>" * depth + "</x>" * depth))


def _never_closed(depth: int) -> bytes:
    return document(record("A"), "<record>" + "<x>" * depth)


def _birth(text: str) -> bytes:
    return _child().replace(
        f"{MARKER}</E4_child_record_number><E5_date_of_birth>20150615".encode(),
        f"{MARKER}</E4_child_record_number><E5_date_of_birth>{text}".encode(),
    )


CASES = [
    broken("an out-of-home care file is empty", OOHC, b"", TODO),
    broken("an out-of-home care file holds blanks alone", OOHC, b" \n\t \n", TODO),
    broken("an out-of-home care file holds a byte order mark alone", OOHC, b"\xef\xbb\xbf", TODO),
    broken("an out-of-home care file is a picture", OOHC, PNG, TODO),
    broken("an out-of-home care file holds a heading alone", OOHC, document(), TODO),
    broken("an out-of-home care file is cut off in a tag", OOHC, TWO[:-60], TODO),
    broken("an out-of-home care file is cut off between records", OOHC, TWO[: TWO.rindex(b"<record>")], TODO),
    broken("a record's tags are not closed", OOHC, _swapped("</E4_child_record_number>", ""), TODO),
    broken("tags are closed in the wrong order", OOHC, _swapped("</E69_E186_removals></record>", "</record></E69_E186_removals>"), TODO),
    broken("the root element is another", OOHC, _swapped("acf:data", "acf:date"), TODO),
    broken("the root element has no namespace", OOHC, TWO.replace(b"acf:data", b"data"), TODO),
    broken("two documents stand in one file", OOHC, TWO + TWO.replace(DECLARATION, b""), TODO),
    broken("text stands after the root element", OOHC, TWO + MARKER.encode(), TODO),
    broken("text stands before the XML declaration", OOHC, MARKER.encode() + TWO, TODO),
    broken("blanks stand before the XML declaration", OOHC, b"\n  " + TWO, TODO),
    broken("the file declares a document type", OOHC, _after_declaration(b'<!DOCTYPE data SYSTEM "afcars.dtd">'), TODO),
    broken("entities expand a millionfold", OOHC, _after_declaration(BOMB).replace(b">A<", b">&i;<"), TODO),
    broken("an external entity asks for a file", OOHC, _after_declaration(b'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>').replace(b">A<", b">&x;<"), TODO),
    broken("a document type is hidden behind a comment", OOHC, _after_declaration(b"<!-- a -->\n<!DOCTYPE d [<!ENTITY x 'y'>]>"), TODO),
    broken("a document type is hidden behind a long comment", OOHC, lambda: _after_declaration(b"<!--" + b"a" * 100_000 + b"-->\n<!DOCTYPE d [<!ENTITY x 'y'>]>"), TODO),
    broken("an entity of HTML is not declared", OOHC, _swapped(MARKER, "A&nbsp;B"), TODO),
    broken("an ampersand is not escaped", OOHC, _swapped(MARKER, f"{MARKER} & B"), TODO),
    broken("tags are nested 200,000 deep", OOHC, lambda: _nested(200_000), TODO),
    broken("tags are nested 200 deep", OOHC, _nested(200), TODO),
    broken("tags are nested 20 deep", OOHC, _nested(20), TODO),
    broken("200,000 tags are never closed", OOHC, lambda: _never_closed(200_000), TODO),
    broken("200,000 records are nested in one another", OOHC, lambda: document("<record>" * 200_000), TODO),
    broken("a text of 20 MB stands in an element", OOHC, lambda: _child(f"<E6_sex>{'1' * 20_000_000}</E6_sex>"), TODO),
    broken("a text of 50,000 characters stands in an element", OOHC, lambda: _child(f"<E6_sex>{'1' * 50_000}</E6_sex>"), TODO),
    broken("a record takes 40 MB of unknown elements", OOHC, lambda: _child("<y>1</y>" * 5_000_000), TODO),
    broken("a tag's name is 1 MB long", OOHC, lambda: _child(f"<{'y' * 1_000_000}/>"), TODO),
    broken("an element has 100,000 attributes", OOHC, lambda: _child("<y " + " ".join(f'a{n}="1"' for n in range(100_000)) + "/>"), TODO),
    broken("a NUL byte stands in the XML", OOHC, TWO.replace(MARKER.encode(), b"QZ\0"), TODO),
    broken("a control character stands in the XML", OOHC, TWO.replace(MARKER.encode(), b"QZ\x01"), TODO),
    broken("a control character stands in the XML as a reference", OOHC, _swapped(MARKER, "QZ&#1;"), TODO),
    broken("a line end stands inside a record number", OOHC, _swapped(MARKER, "QZ&#10;7"), TODO),
    broken("the XML is Latin-1 but says UTF-8", OOHC, TWO.replace(MARKER.encode(), b"QZ\xe9"), TODO),
    broken("the XML says that it is Latin-1", OOHC, TWO.replace(b"utf-8", b"iso-8859-1"), TODO),
    broken("the XML is UTF-16", OOHC, TWO.decode().replace("utf-8", "utf-16").encode("utf-16"), TODO),
    broken("the XML begins with a byte order mark", OOHC, b"\xef\xbb\xbf" + TWO, TODO),
    broken("the XML has no declaration", OOHC, TWO.replace(DECLARATION, b""), TODO),
    broken("comments and instructions stand among the records", OOHC, TWO.replace(b"<records>", b"<records><!-- made by a program --><?print yes?>"), TODO),
    broken("the XML ends its lines with CR LF", OOHC, TWO.replace(b"><", b">\r\n<"), TODO),
    broken("a value stands in a CDATA section", OOHC, _swapped(MARKER, f"<![CDATA[{MARKER}]]>"), TODO),
    broken("the agency is unknown", OOHC, document(record("A"), agency="98"), TODO),
    broken("the agency is missing", OOHC, _swapped("<E1_title_iv_agency>24</E1_title_iv_agency>", ""), TODO),
    broken("the agency is a postal code", OOHC, document(record("A"), agency="MD"), TODO),
    broken("the agency stands twice", OOHC, _swapped("<records>", "<E1_title_iv_agency>51</E1_title_iv_agency><records>"), TODO),
    broken("two periods stand in one file", OOHC, _swapped("<records>", "<E2_report_date>202309</E2_report_date><records>"), TODO),
    broken("the period is missing", OOHC, _swapped("<E2_report_date>202303</E2_report_date>", ""), TODO),
    broken("the period ends in no month of a report period", OOHC, document(record("A"), month="202312"), TODO),
    broken("the period has a two-digit year", OOHC, document(record("A"), month="2303"), TODO),
    broken("the period is a day", OOHC, document(record("A"), month="20230331"), TODO),
    broken("the heading stands after the records", OOHC, document(record("A"), record(MARKER)).replace(b"<E2_report_date>202303</E2_report_date>", b"").replace(b"</records>", b"</records><E2_report_date>202303</E2_report_date>"), TODO),
    broken("a record number is missing", OOHC, document(record("A"), "<record><E5_date_of_birth>20150615</E5_date_of_birth></record>"), TODO),
    broken("a record number is blank", OOHC, document(record("A"), record("   ")), TODO),
    broken("no record has a number", OOHC, document(record(""), record("")), TODO),
    broken("a child stands twice", OOHC, document(record("A"), record(MARKER), record(MARKER)), TODO),
    broken("a record holds text in place of elements", OOHC, document(record("A"), f"<record>{MARKER}</record>"), TODO),
    broken("a removal holds text in place of elements", OOHC, _child(removals=f"<removal_2020>{MARKER}</removal_2020>"), TODO),
    broken("an arrangement holds text in place of elements", OOHC, _child(removals=removal(body=f"<E112_E146_living_arrangements><living_arrangement>{MARKER}</living_arrangement></E112_E146_living_arrangements>")), TODO),
    broken("a birth date is 30 February", OOHC, _birth("20150230"), TODO),
    broken("a birth date is written with hyphens", OOHC, _birth("2015-06-15"), TODO),
    broken("a birth date is written as in the United States", OOHC, _birth("06/15/2015"), TODO),
    broken("a birth date lies in the future", OOHC, _birth("20990615"), TODO),
    broken("a birth date is a year", OOHC, _birth("2015"), TODO),
    broken("a birth date has a time", OOHC, _birth("20150615T00:00:00"), TODO),
    broken("a removal date is blank", OOHC, _child(removals=removal("")), TODO),
    broken("a removal lies after the end of the period", OOHC, _child(removals=removal("20240105")), TODO),
    broken("a code of an element has blanks around it", OOHC, _child("<E6_sex> 1 </E6_sex>"), TODO),
    broken("a code of an element is a word", OOHC, _child("<E6_sex>female</E6_sex>"), TODO),
    broken("an element is spelled in lower case", OOHC, _child("<e6_sex>1</e6_sex>"), TODO),
    broken("an element stands twice in a record", OOHC, _child("<E5_date_of_birth>20140101</E5_date_of_birth>"), TODO),
    broken("elements of another schema stand in a record", OOHC, _child(f"<nonsense><a>{MARKER}</a></nonsense>"), TODO),
    broken("names stand in a record", OOHC, _child(f"<child_first_name>{MARKER}</child_first_name>"), TODO),
    broken("an assistance file lies in the out-of-home care folder", OOHC, aga_file(agreement()), TODO),
    broken("an out-of-home care file lies in the assistance folder", AGA, TWO, TODO),
    broken("a NYTD file lies in the out-of-home care folder", OOHC, youth_file(YOUTH), TODO),
    broken("an assistance file is empty", AGA, b"", TODO),
    broken("an assistance file holds a heading alone", AGA, aga_file(), TODO),
    broken("an assistance file is a picture", AGA, PNG, TODO),
    broken("an assistance file is cut off", AGA, aga_file(agreement("A"), agreement(MARKER))[:-40], TODO),
    broken("an agreement stands twice", AGA, aga_file(agreement("A"), agreement(MARKER), agreement(MARKER)), TODO),
    broken("an amount has a thousands separator", AGA, aga_file(agreement("A", "<A16_adoption_subsidy_amount>1,640</A16_adoption_subsidy_amount>")), TODO),
    broken("an amount has a dollar sign", AGA, aga_file(agreement("A", "<A16_adoption_subsidy_amount>$640</A16_adoption_subsidy_amount>")), TODO),
    broken("an amount is negative", AGA, aga_file(agreement("A", "<A16_adoption_subsidy_amount>-640</A16_adoption_subsidy_amount>")), TODO),
    broken("an amount has cents", AGA, aga_file(agreement("A", "<A16_adoption_subsidy_amount>640.50</A16_adoption_subsidy_amount>")), TODO),
    broken("an amount is in scientific notation", AGA, aga_file(agreement("A", "<A16_adoption_subsidy_amount>6.4E2</A16_adoption_subsidy_amount>")), TODO),
    broken("an agreement's type is unknown", AGA, aga_file(agreement("A", "<A15_assistance_agreement_type>9</A15_assistance_agreement_type>")), TODO),
    broken("an assistance file is of a month between", AGA, aga_file(agreement(), month="202407"), TODO),
    broken("a NYTD file is empty", OUTCOMES, b"", TODO),
    broken("a NYTD file is a picture", SERVED, PNG, TODO),
    broken("a NYTD file holds a heading alone", OUTCOMES, youth_file(), TODO),
    broken("a NYTD file is cut off", SERVED, youth_file(YOUTH, youth(MARKER))[:-80], TODO),
    broken("a NYTD file has no record of the folder's part", OUTCOMES, youth_file("<record><E3_record_number>A</E3_record_number><E4_date_of_birth>2006-12-01</E4_date_of_birth></record>"), TODO),
    broken("a youth stands twice", SERVED, youth_file(YOUTH, youth(MARKER), youth(MARKER)), TODO),
    broken("a youth has no number", OUTCOMES, youth_file(YOUTH, youth("")), TODO),
    broken("a NYTD answer is unknown", OUTCOMES, youth_file(youth("A", outcomes={"E37_current_full_time_employment": "maybe"})), TODO),
    broken("a NYTD answer is a number", OUTCOMES, youth_file(youth("A", outcomes={"E37_current_full_time_employment": "1"})), TODO),
    broken("a NYTD answer is in capitals", OUTCOMES, youth_file(youth("A", outcomes={"E37_current_full_time_employment": "NO"})), TODO),
    broken("a NYTD date is written without hyphens", OUTCOMES, youth_file(youth("A", born="20061201")), TODO),
    broken("a NYTD date is 30 February", SERVED, youth_file(youth("A", born="2006-02-30", served={"E29_mentoring": "yes"})), TODO),
    broken("an AFCARS file lies in the NYTD folder", OUTCOMES, TWO, TODO),
    broken("a NYTD state is unknown", SERVED, youth_file(YOUTH, state="98"), TODO),
    broken("a NYTD period is no report period", OUTCOMES, youth_file(YOUTH, month="202401"), TODO),
    broken("entities expand in a NYTD file", SERVED, youth_file(YOUTH).replace(b'standalone="yes"?>', b'standalone="yes"?>' + BOMB), TODO),
]  # fmt: skip
