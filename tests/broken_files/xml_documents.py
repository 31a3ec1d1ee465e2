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
MISNAMED = (
    "structure: the element of a record must be called record, in lower case and in no other namespace than "
    "the root's"
)
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


def _called(opens: str, text: str) -> str:
    """A record with another opening tag, closed to match."""
    return (
        f"<{opens}>{text.removeprefix('<record>').removesuffix('</record>')}</{opens.split(maxsplit=1)[0]}>"
    )


def _birth(text: str) -> bytes:
    return _child().replace(
        f"{MARKER}</E4_child_record_number><E5_date_of_birth>20150615".encode(),
        f"{MARKER}</E4_child_record_number><E5_date_of_birth>{text}".encode(),
    )


CASES = [
    broken("an out-of-home care file is empty", OOHC, b"", refused("the file is empty")),
    broken("an out-of-home care file holds blanks alone", OOHC, b" \n\t \n", refused("the file is empty")),
    broken(
        "an out-of-home care file holds a byte order mark alone",
        OOHC,
        b"\xef\xbb\xbf",
        refused("the file is empty"),
    ),
    broken(
        "an out-of-home care file is a picture",
        OOHC,
        PNG,
        refused("the file is binary or UTF-16; XML in UTF-8 is expected"),
    ),
    broken(
        "an out-of-home care file holds a heading alone",
        OOHC,
        document(),
        refused("the file holds no record"),
    ),
    broken(
        "an out-of-home care file is cut off in a tag",
        OOHC,
        TWO[:-60],
        refused(
            "the XML is cut short or ill-formed in line 2 after record 1: a tag is not closed "
            "with >; nothing of the file is used"
        ),
    ),
    broken(
        "an out-of-home care file is cut off between records",
        OOHC,
        TWO[: TWO.rindex(b"<record>")],
        refused(
            "the XML is cut short or ill-formed in line 2 after record 1: the file is cut short, "
            "an element is not closed; nothing of the file is used"
        ),
    ),
    broken(
        "a record's tags are not closed",
        OOHC,
        _swapped("</E4_child_record_number>", ""),
        refused(
            "the XML is cut short or ill-formed in line 2: an opening and a closing tag do not "
            "match; nothing of the file is used"
        ),
    ),
    broken(
        "tags are closed in the wrong order",
        OOHC,
        _swapped("</E69_E186_removals></record>", "</record></E69_E186_removals>"),
        refused(
            "the XML is cut short or ill-formed in line 2: an opening and a closing tag do not "
            "match; nothing of the file is used"
        ),
    ),
    broken(
        "the root element is another",
        OOHC,
        _swapped("acf:data", "acf:date"),
        refused(
            "the root element is not {http://www.acf.hhs.gov}data; an AFCARS 2020 out-of-home "
            "care file (XML) is expected"
        ),
    ),
    broken(
        "the root element has no namespace",
        OOHC,
        TWO.replace(b"acf:data", b"data"),
        refused(
            "the root element is not {http://www.acf.hhs.gov}data; an AFCARS 2020 out-of-home "
            "care file (XML) is expected"
        ),
    ),
    broken(
        "two documents stand in one file",
        OOHC,
        TWO + TWO.replace(DECLARATION, b""),
        refused(
            "the XML is cut short or ill-formed in line 3 after record 2: the file goes on after "
            "the end of its root element; nothing of the file is used"
        ),
    ),
    broken(
        "text stands after the root element",
        OOHC,
        TWO + MARKER.encode(),
        refused(
            "the XML is cut short or ill-formed in line 2 after record 2: the file goes on after "
            "the end of its root element; nothing of the file is used"
        ),
    ),
    broken(
        "text stands before the XML declaration",
        OOHC,
        MARKER.encode() + TWO,
        refused(
            "the file is not XML: no element was found at its beginning; an AFCARS 2020 "
            "out-of-home care file (XML) is expected"
        ),
    ),
    broken(
        "blanks stand before the XML declaration",
        OOHC,
        b"\n  " + TWO,
        refused(
            "the XML is cut short or ill-formed in line 2: something stands before the XML "
            "declaration, which must be the first of the file; nothing of the file is used"
        ),
    ),
    broken(
        "the file declares a document type",
        OOHC,
        _after_declaration(b'<!DOCTYPE data SYSTEM "afcars.dtd">'),
        refused("the file declares a document type (DTD); DTDs and entities are not read"),
    ),
    broken(
        "entities expand a millionfold",
        OOHC,
        _after_declaration(BOMB).replace(b">A<", b">&i;<"),
        refused("the file declares a document type (DTD); DTDs and entities are not read"),
    ),
    broken(
        "an external entity asks for a file",
        OOHC,
        _after_declaration(b'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>').replace(
            b">A<", b">&x;<"
        ),
        refused("the file declares a document type (DTD); DTDs and entities are not read"),
    ),
    broken(
        "a document type is hidden behind a comment",
        OOHC,
        _after_declaration(b"<!-- a -->\n<!DOCTYPE d [<!ENTITY x 'y'>]>"),
        refused("the file declares a document type (DTD); DTDs and entities are not read"),
    ),
    broken(
        "a document type is hidden behind a long comment",
        OOHC,
        lambda: _after_declaration(b"<!--" + b"a" * 100_000 + b"-->\n<!DOCTYPE d [<!ENTITY x 'y'>]>"),
        refused(
            "the file is not XML: no element was found at its beginning; an AFCARS 2020 "
            "out-of-home care file (XML) is expected"
        ),
    ),
    broken(
        "an entity of HTML is not declared",
        OOHC,
        _swapped(MARKER, "A&nbsp;B"),
        refused(
            "the XML is cut short or ill-formed after record 1: an entity that is not declared; "
            "nothing of the file is used"
        ),
    ),
    broken(
        "an ampersand is not escaped",
        OOHC,
        _swapped(MARKER, f"{MARKER} & B"),
        refused(
            "the XML is cut short or ill-formed in line 2 after record 1: a & or < inside a "
            "value, to be written &amp; or &lt;; nothing of the file is used"
        ),
    ),
    broken(
        "tags are nested 200,000 deep",
        OOHC,
        lambda: _nested(200_000),
        refused(
            "the XML is cut short or ill-formed in line 2: nesting or a text beyond what any "
            "record needs; nothing of the file is used"
        ),
    ),
    broken(
        "tags are nested 200 deep",
        OOHC,
        _nested(200),
        refused(
            "record 1: elements are nested deeper than 24 levels"
            "; the limit is nesting_levels under [limits] in agency.toml"
        ),
    ),
    broken(
        "tags are nested 20 deep",
        OOHC,
        _nested(20),
        accepted(1, notes=("element x in record: not read (1 times, first in record 1)",)),
    ),
    broken(
        "200,000 tags are never closed",
        OOHC,
        lambda: _never_closed(200_000),
        refused(
            "the XML is cut short or ill-formed in line 2 after record 1: nesting or a text "
            "beyond what any record needs; nothing of the file is used"
        ),
    ),
    broken(
        "200,000 records are nested in one another",
        OOHC,
        lambda: document("<record>" * 200_000),
        refused(
            "the XML is cut short or ill-formed in line 2: nesting or a text beyond what any "
            "record needs; nothing of the file is used"
        ),
    ),
    broken(
        "a text of 20 MB stands in an element",
        OOHC,
        lambda: _child(f"<E6_sex>{'1' * 20_000_000}</E6_sex>"),
        refused(
            "the XML is cut short or ill-formed in line 2 after record 1: nesting or a text "
            "beyond what any record needs; nothing of the file is used"
        ),
    ),
    broken(
        "a text of 50,000 characters stands in an element",
        OOHC,
        lambda: _child(f"<E6_sex>{'1' * 50_000}</E6_sex>"),
        refused(
            "record 2, E6_sex: a text of more than 10,000 characters"
            "; the limit is text_characters under [limits] in agency.toml"
        ),
    ),
    broken(
        "a record takes 40 MB of unknown elements",
        OOHC,
        lambda: _child(f"<y>{'a' * 8_000}</y>" * 5_000),
        refused("a record takes more than 33,554,432 bytes; the layout's records are small"),
    ),
    broken(
        "a tag's name is 1 MB long",
        OOHC,
        lambda: _child(f"<{'y' * 1_000_000}/>"),
        refused(
            "the XML is cut short or ill-formed in line 2 after record 1: a fault in the markup; "
            "nothing of the file is used"
        ),
    ),
    broken(
        "an element has 100,000 attributes",
        OOHC,
        lambda: _child("<y " + " ".join(f'a{n}="1"' for n in range(100_000)) + "/>"),
        accepted(2, notes=("element y in record: not read (1 times, first in record 2)",)),
    ),
    broken(
        "a NUL byte stands in the XML",
        OOHC,
        TWO.replace(MARKER.encode(), b"QZ\0"),
        refused("the file is binary or UTF-16; XML in UTF-8 is expected"),
    ),
    broken(
        "a control character stands in the XML",
        OOHC,
        TWO.replace(MARKER.encode(), b"QZ\x01"),
        refused(
            "the XML is cut short or ill-formed in line 2 after record 1: a character that XML "
            "does not allow; nothing of the file is used"
        ),
    ),
    broken(
        "a control character stands in the XML as a reference",
        OOHC,
        _swapped(MARKER, "QZ&#1;"),
        refused(
            "the XML is cut short or ill-formed in line 2 after record 1: a character that XML "
            "does not allow; nothing of the file is used"
        ),
    ),
    broken(
        "a line end stands inside a record number",
        OOHC,
        _swapped(MARKER, "QZ&#10;7"),
        accepted(1, rejected={"key: E4_child_record_number is missing or unreadable": 1}),
    ),
    broken(
        "the XML is Latin-1 but says UTF-8",
        OOHC,
        TWO.replace(MARKER.encode(), b"QZ\xe9"),
        refused(
            "the XML is cut short or ill-formed in line 2 after record 1: bytes that are not "
            "UTF-8; nothing of the file is used"
        ),
    ),
    broken(
        "the XML says that it is Latin-1",
        OOHC,
        TWO.replace(b"utf-8", b"iso-8859-1"),
        refused("the XML declaration names an encoding other than UTF-8"),
    ),
    broken(
        "the XML is UTF-16",
        OOHC,
        TWO.decode().replace("utf-8", "utf-16").encode("utf-16"),
        refused("the file is binary or UTF-16; XML in UTF-8 is expected"),
    ),
    broken("the XML begins with a byte order mark", OOHC, b"\xef\xbb\xbf" + TWO, accepted(2)),
    broken("the XML has no declaration", OOHC, TWO.replace(DECLARATION, b""), accepted(2)),
    broken(
        "comments and instructions stand among the records",
        OOHC,
        TWO.replace(b"<records>", b"<records><!-- made by a program --><?print yes?>"),
        accepted(2),
    ),
    broken("the XML ends its lines with CR LF", OOHC, TWO.replace(b"><", b">\r\n<"), accepted(2)),
    broken("a value stands in a CDATA section", OOHC, _swapped(MARKER, f"<![CDATA[{MARKER}]]>"), accepted(2)),
    broken(
        "the agency is unknown",
        OOHC,
        document(record("A"), agency="90"),
        refused("E1_title_iv_agency: must be a state's two-digit FIPS code or a three-digit tribal code"),
    ),
    broken(
        "the agency is missing",
        OOHC,
        _swapped("<E1_title_iv_agency>24</E1_title_iv_agency>", ""),
        refused("E1_title_iv_agency: must be a state's two-digit FIPS code or a three-digit tribal code"),
    ),
    broken(
        "the agency is a postal code",
        OOHC,
        document(record("A"), agency="MD"),
        refused("E1_title_iv_agency: must be a state's two-digit FIPS code or a three-digit tribal code"),
    ),
    broken(
        "the agency stands twice",
        OOHC,
        _swapped("<records>", "<E1_title_iv_agency>51</E1_title_iv_agency><records>"),
        refused("E1_title_iv_agency stands twice and differs; a file holds one agency and period"),
    ),
    broken(
        "two periods stand in one file",
        OOHC,
        _swapped("<records>", "<E2_report_date>202309</E2_report_date><records>"),
        refused("E2_report_date stands twice and differs; a file holds one agency and period"),
    ),
    broken(
        "the period is missing",
        OOHC,
        _swapped("<E2_report_date>202303</E2_report_date>", ""),
        refused("E2_report_date: must be yyyy03 (October to March) or yyyy09 (April to September)"),
    ),
    broken(
        "the period ends in no month of a report period",
        OOHC,
        document(record("A"), month="202312"),
        refused("E2_report_date: must be yyyy03 (October to March) or yyyy09 (April to September)"),
    ),
    broken(
        "the period has a two-digit year",
        OOHC,
        document(record("A"), month="2303"),
        refused("E2_report_date: must be yyyy03 (October to March) or yyyy09 (April to September)"),
    ),
    broken(
        "the period is a day",
        OOHC,
        document(record("A"), month="20230331"),
        refused("E2_report_date: must be yyyy03 (October to March) or yyyy09 (April to September)"),
    ),
    broken(
        "the heading stands after the records",
        OOHC,
        document(record("A"), record(MARKER))
        .replace(b"<E2_report_date>202303</E2_report_date>", b"")
        .replace(b"</records>", b"</records><E2_report_date>202303</E2_report_date>"),
        accepted(2),
    ),
    broken(
        "a record number is missing",
        OOHC,
        document(record("A"), "<record><E5_date_of_birth>20150615</E5_date_of_birth></record>"),
        accepted(1, rejected={"key: E4_child_record_number is missing or unreadable": 1}),
    ),
    broken(
        "a record number is blank",
        OOHC,
        document(record("A"), record("   ")),
        accepted(1, rejected={"key: E4_child_record_number is missing or unreadable": 1}),
    ),
    broken(
        "no record has a number",
        OOHC,
        document(record(""), record("")),
        refused(
            "none of its 2 records can be read; the first fault is in record 1: "
            "E4_child_record_number is missing or unreadable"
        ),
    ),
    *(
        broken(
            f"one of the records is {what}",
            OOHC,
            document(record("A"), _called(opens, record(MARKER)), record("C")),
            accepted(2, rejected={MISNAMED: 1}),
        )
        for what, opens in (
            ("called otherwise", "child"),
            ("called so with a capital", "Record"),
            ("in another namespace", "x:record xmlns:x='urn:x'"),
        )
    ),
    broken(
        "all records are called otherwise",
        AGA,
        aga_file(agreement("A"), agreement(MARKER)).replace(b"record>", b"Record>"),
        refused(
            "none of its 2 records can be read; the first fault is in record 1: "
            + MISNAMED.removeprefix("structure: ")
        ),
    ),
    broken(
        "the last youth's record is called otherwise",
        OUTCOMES,
        youth_file(YOUTH, youth(MARKER).replace("record>", "youth>")),
        accepted(
            1,
            rejected={MISNAMED: 1},
            notes=("the served part (folder nytd_served/): not read (1 times, first in record 1)",),
        ),
    ),
    broken(
        "record numbers differ by a character without width alone",
        OOHC,
        document(record(MARKER), record(f"{MARKER}\u200b")),
        accepted(
            1,
            rejected={"duplicate_key: E4_child_record_number repeats an earlier record; the first stays": 1},
        ),
    ),
    broken(
        "a child stands twice",
        OOHC,
        document(record("A"), record(MARKER), record(MARKER)),
        accepted(
            2,
            rejected={"duplicate_key: E4_child_record_number repeats an earlier record; the first stays": 1},
        ),
    ),
    broken(
        "a record holds text in place of elements",
        OOHC,
        document(record("A"), f"<record>{MARKER}</record>"),
        accepted(1, rejected={"key: E4_child_record_number is missing or unreadable": 1}),
    ),
    broken(
        "a removal holds text in place of elements",
        OOHC,
        _child(removals=f"<removal_2020>{MARKER}</removal_2020>"),
        accepted(2, rejected={"structure: removal_2020 holds text in place of elements": 1}),
    ),
    broken(
        "an arrangement holds text in place of elements",
        OOHC,
        _child(
            removals=removal(
                body=f"<E112_E146_living_arrangements><living_arrangement>{MARKER}</living_arrangement></E112_E146_living_arrangements>"
            )
        ),
        accepted(2, rejected={"structure: living_arrangement holds text in place of elements": 1}),
    ),
    broken(
        "a birth date is 30 February",
        OOHC,
        _birth("20150230"),
        accepted(2, faults={"e5_date_of_birth: date": 1}),
    ),
    broken(
        "a birth date is written with hyphens",
        OOHC,
        _birth("2015-06-15"),
        accepted(2, faults={"e5_date_of_birth: date": 1}),
    ),
    broken(
        "a birth date is written as in the United States",
        OOHC,
        _birth("06/15/2015"),
        accepted(2, faults={"e5_date_of_birth: date": 1}),
    ),
    broken("a birth date lies in the future", OOHC, _birth("20990615"), accepted(2)),
    broken("a birth date is a year", OOHC, _birth("2015"), accepted(2, faults={"e5_date_of_birth: date": 1})),
    broken(
        "a birth date has a time",
        OOHC,
        _birth("20150615T00:00:00"),
        accepted(2, faults={"e5_date_of_birth: date": 1}),
    ),
    broken(
        "a removal date is blank",
        OOHC,
        _child(removals=removal("")),
        accepted(2, faults={"e69_removal_date: required": 1}),
    ),
    broken(
        "a removal lies after the end of the period", OOHC, _child(removals=removal("20240105")), accepted(2)
    ),
    broken("a code of an element has blanks around it", OOHC, _child("<E6_sex> 1 </E6_sex>"), accepted(2)),
    broken(
        "a code of an element is a word",
        OOHC,
        _child("<E6_sex>female</E6_sex>"),
        accepted(2, faults={"e6_sex: code_list": 1}),
    ),
    broken(
        "an element is spelled in lower case",
        OOHC,
        _child("<e6_sex>1</e6_sex>"),
        accepted(2, notes=("element e6_sex in record: not read (1 times, first in record 2)",)),
    ),
    broken(
        "an element stands twice in a record",
        OOHC,
        _child("<E5_date_of_birth>20140101</E5_date_of_birth>"),
        accepted(2, notes=("a repeated E5_date_of_birth: not read (1 times, first in record 2)",)),
    ),
    broken(
        "elements of another schema stand in a record",
        OOHC,
        _child(f"<nonsense><a>{MARKER}</a></nonsense>"),
        accepted(2, notes=("element nonsense in record: not read (1 times, first in record 2)",)),
    ),
    broken(
        "names stand in a record",
        OOHC,
        _child(f"<child_first_name>{MARKER}</child_first_name>"),
        accepted(2, notes=("element child_first_name in record: not read (1 times, first in record 2)",)),
    ),
    broken(
        "an assistance file lies in the out-of-home care folder",
        OOHC,
        aga_file(agreement()),
        refused(
            "this is an adoption and guardianship assistance file; out-of-home care is expected. "
            "Put it into the folder afcars_aga/"
        ),
    ),
    broken(
        "an out-of-home care file lies in the assistance folder",
        AGA,
        TWO,
        refused(
            "this is an out-of-home care file; adoption and guardianship assistance is expected. "
            "Put it into the folder afcars_oohc/"
        ),
    ),
    broken(
        "a NYTD file lies in the out-of-home care folder",
        OOHC,
        youth_file(YOUTH),
        refused(
            "the root element is not {http://www.acf.hhs.gov}data; an AFCARS 2020 out-of-home "
            "care file (XML) is expected"
        ),
    ),
    broken("an assistance file is empty", AGA, b"", refused("the file is empty")),
    broken("an assistance file holds a heading alone", AGA, aga_file(), refused("the file holds no record")),
    broken(
        "an assistance file is a picture",
        AGA,
        PNG,
        refused("the file is binary or UTF-16; XML in UTF-8 is expected"),
    ),
    broken(
        "an assistance file is cut off",
        AGA,
        aga_file(agreement("A"), agreement(MARKER))[:-40],
        refused(
            "the XML is cut short or ill-formed in line 2 after record 1: a tag is not closed "
            "with >; nothing of the file is used"
        ),
    ),
    broken(
        "an agreement stands twice",
        AGA,
        aga_file(agreement("A"), agreement(MARKER), agreement(MARKER)),
        accepted(
            2,
            rejected={"duplicate_key: A3_child_record_number repeats an earlier record; the first stays": 1},
        ),
    ),
    broken(
        "an amount has a thousands separator",
        AGA,
        aga_file(agreement("A", "<A16_adoption_subsidy_amount>1,640</A16_adoption_subsidy_amount>")),
        accepted(1, faults={"a16_adoption_subsidy_amount: number": 1}),
    ),
    broken(
        "an amount has a dollar sign",
        AGA,
        aga_file(agreement("A", "<A16_adoption_subsidy_amount>$640</A16_adoption_subsidy_amount>")),
        accepted(1, faults={"a16_adoption_subsidy_amount: number": 1}),
    ),
    broken(
        "an amount is negative",
        AGA,
        aga_file(agreement("A", "<A16_adoption_subsidy_amount>-640</A16_adoption_subsidy_amount>")),
        accepted(1, faults={"a16_adoption_subsidy_amount: range": 1}),
    ),
    broken(
        "an amount has cents",
        AGA,
        aga_file(agreement("A", "<A16_adoption_subsidy_amount>640.50</A16_adoption_subsidy_amount>")),
        accepted(1, faults={"a16_adoption_subsidy_amount: number": 1}),
    ),
    broken(
        "an amount is in scientific notation",
        AGA,
        aga_file(agreement("A", "<A16_adoption_subsidy_amount>6.4E2</A16_adoption_subsidy_amount>")),
        accepted(1, faults={"a16_adoption_subsidy_amount: number": 1}),
    ),
    broken(
        "an agreement's type is unknown",
        AGA,
        aga_file(agreement("A", "<A15_assistance_agreement_type>9</A15_assistance_agreement_type>")),
        accepted(1, faults={"a15_assistance_agreement_type: code_list": 1}),
    ),
    broken(
        "an assistance file is of a month between",
        AGA,
        aga_file(agreement(), month="202407"),
        refused("A2_report_date: must be yyyy03 (October to March) or yyyy09 (April to September)"),
    ),
    broken("a NYTD file is empty", OUTCOMES, b"", refused("the file is empty")),
    broken(
        "a NYTD file is a picture",
        SERVED,
        PNG,
        refused("the file is binary or UTF-16; XML in UTF-8 is expected"),
    ),
    broken("a NYTD file holds a heading alone", OUTCOMES, youth_file(), refused("the file holds no record")),
    broken(
        "a NYTD file is cut off",
        SERVED,
        youth_file(YOUTH, youth(MARKER))[:-80],
        refused(
            "the XML is cut short or ill-formed in line 2 after record 1: a tag is not closed "
            "with >; nothing of the file is used"
        ),
    ),
    broken(
        "a NYTD file has no record of the folder's part",
        OUTCOMES,
        youth_file(
            "<record><E3_record_number>A</E3_record_number><E4_date_of_birth>2006-12-01</E4_date_of_birth></record>"
        ),
        accepted(1),
    ),
    broken(
        "a youth stands twice",
        SERVED,
        youth_file(YOUTH, youth(MARKER), youth(MARKER)),
        accepted(
            2,
            rejected={"duplicate_key: E3_record_number repeats an earlier record; the first stays": 1},
            notes=("the outcomes part (folder nytd_outcomes/): not read (2 times, first in record 1)",),
        ),
    ),
    broken(
        "a youth has no number",
        OUTCOMES,
        youth_file(YOUTH, youth("")),
        accepted(
            1,
            rejected={"key: E3_record_number is missing or unreadable": 1},
            notes=("the served part (folder nytd_served/): not read (1 times, first in record 1)",),
        ),
    ),
    broken(
        "a NYTD answer is unknown",
        OUTCOMES,
        youth_file(youth("A", outcomes={"E37_current_full_time_employment": "maybe"})),
        accepted(
            1,
            faults={"e37_current_full_time_employment: code_list": 1},
            notes=("the served part (folder nytd_served/): not read (1 times, first in record 1)",),
        ),
    ),
    broken(
        "a NYTD answer is a number",
        OUTCOMES,
        youth_file(youth("A", outcomes={"E37_current_full_time_employment": "1"})),
        accepted(
            1,
            faults={"e37_current_full_time_employment: code_list": 1},
            notes=("the served part (folder nytd_served/): not read (1 times, first in record 1)",),
        ),
    ),
    broken(
        "a NYTD answer is in capitals",
        OUTCOMES,
        youth_file(youth("A", outcomes={"E37_current_full_time_employment": "NO"})),
        accepted(1, notes=("the served part (folder nytd_served/): not read (1 times, first in record 1)",)),
    ),
    broken(
        "a NYTD date is written without hyphens",
        OUTCOMES,
        youth_file(youth("A", born="20061201")),
        accepted(
            1,
            faults={"e4_date_of_birth: date": 1},
            notes=("the served part (folder nytd_served/): not read (1 times, first in record 1)",),
        ),
    ),
    broken(
        "a NYTD date is 30 February",
        SERVED,
        youth_file(youth("A", born="2006-02-30", served={"E29_mentoring": "yes"})),
        accepted(
            1,
            faults={"e4_date_of_birth: date": 1},
            notes=("the outcomes part (folder nytd_outcomes/): not read (1 times, first in record 1)",),
        ),
    ),
    broken(
        "an AFCARS file lies in the NYTD folder",
        OUTCOMES,
        TWO,
        refused(
            "the root element is not {http://nytd.acf.hhs.gov}nytd_data_file; an NYTD file is "
            "expected: XML with the root {http://nytd.acf.hhs.gov}nytd_data_file, E1_state, "
            "E2_report_date and a `record` for each youth; or the archive's file (CSV, tab, "
            "SPSS, Stata) under its own column names"
        ),
    ),
    broken(
        "a NYTD state is unknown",
        SERVED,
        youth_file(YOUTH, state="90"),
        refused("E1_state: must be a state's two-digit FIPS code or a three-digit tribal code"),
    ),
    broken(
        "a NYTD period is no report period",
        OUTCOMES,
        youth_file(YOUTH, month="202401"),
        refused("E2_report_date: must be yyyy03 (October to March) or yyyy09 (April to September)"),
    ),
    broken(
        "entities expand in a NYTD file",
        SERVED,
        youth_file(YOUTH).replace(b'standalone="yes"?>', b'standalone="yes"?>' + BOMB),
        refused("the file declares a document type (DTD); DTDs and entities are not read"),
    ),
]
