"""The gate before staging: columns that must stop a file, columns that must pass, and what is said."""

from __future__ import annotations

import random

import numpy as np
import polars as pl
import pyarrow as pa
import pytest

from tests.staging.received import PLAIN_CHILD, child_file, document, line, record, stage
from transforms.staging.identifiers.direct_identifiers import IdentifierGate
from transforms.staging.identifiers.identifier_evidence import judged_by_share
from transforms.staging.identifiers.identifier_marks import may_be_judged
from transforms.staging.identifiers.record_numbers import (
    neighbours,
    numbered_places,
    places_one_by_one,
    record_number_query,
)
from transforms.staging.refusals import RefusedFileError

# Numbers that spread like ones drawn at random, without a generator of random numbers.
SPREAD = [n * 618_033_989 % 1_000_000_007 for n in range(1, 401)]
POSSIBLE_SSN = [f"{1 + n % 665:03d}{1 + n // 7 % 99:02d}{1 + n // 11 % 9998:04d}" for n in SPREAD]
PHONE_PLAIN = [f"{201 + n % 700}{200 + n // 7 % 800}{n % 10_000:04d}" for n in SPREAD]
RARE_LAST = """Abernathy Okonjo Zabriskie Vandermolen Uzunova Pfeiffer-Lund O'Shaughnessy Brzezicki
Kwiatkowska Lindqvist Thistlewood Nakagawa""".split()  # noqa: SIM905
RARE_FIRST = "Aoife Siobhan Thandiwe Zsofia Ulrike Bronagh Ozan Wilhelmina Xanthe Ignatius".split()  # noqa: SIM905
RARE = [f"{last}, {first}" for last in RARE_LAST for first in RARE_FIRST]
STATES = [
    "Ohio",
    "Texas",
    "TX",
    "Maine",
    "North Carolina",
    "Utah",
    "Iowa",
    "Idaho",
    "Nevada",
    "KS",
    "NEW YORK",
]
PERSONS = ["Mary Johnson", "James Okafor", "Linda Baker", "Robert Alvarez", "Susan P. Lee", "Anna Weiss"]
COUNTIES = """Allegany|Anne Arundel|Baltimore City|Calvert|Caroline|Carroll|Cecil|Charles
|Dorchester|Frederick|Garrett
|Harford|Howard|Kent|Montgomery|Prince George's|Queen Anne's|Somerset|St. Mary's|Talbot|Washington|Wicomico
|Worcester""".replace("\n", "").split("|")

MUST_STOP = {
    # column: (values, kind told)
    "first_name": (["Q"], "names of persons"),
    "LNAME": (["Q"], "names of persons"),
    "GuardianName": (["Q"], "names of persons"),
    "caseworker_nm": (["Q"], "names of persons"),
    "SSN": (["-"], "Social Security numbers"),
    "social": (["1"], "Social Security numbers"),
    "child_soc_sec_no": (["1"], "Social Security numbers"),
    "home_phone": (["1"], "telephone numbers"),
    "Parent E-Mail": (["1"], "e-mail addresses"),
    "ADDRESS1": (["1"], "street addresses"),
    "street": (["1"], "street addresses"),
    "case_notes": (["ok"], "free text"),
    "Narrative": (["ok"], "free text"),
    "drivers_license": (["1"], "numbers of personal documents"),
    "a": (["123-45-6789"] * 3, "Social Security numbers"),
    "b": (POSSIBLE_SSN, "Social Security numbers"),
    "b0": ([f"{number}.0" for number in POSSIBLE_SSN], "Social Security numbers"),
    "b1": ([number.lstrip("0") for number in POSSIBLE_SSN], "Social Security numbers"),
    "b2": (["393.30.5694", "SSN: 393.30.5694.", "900.70.1234"], "Social Security numbers"),
    "c": (["(410) 555-0134", "443-555-0156", "+1 301.555.0187"], "telephone numbers"),
    "d": (PHONE_PLAIN, "telephone numbers"),
    "d0": ([f"{number}.0" for number in PHONE_PLAIN], "telephone numbers"),
    "e": (["jo@example.org", None, None], "e-mail addresses"),
    "f": (["12 North Charles St", "4500 Reisterstown Rd, Apt 3", "PO Box 12"], "street addresses"),
    "f1": (["RR 8 Box 64", "Rt 2, Box 15", "HC 1 BOX 5"], "street addresses"),
    "g": (PERSONS, "names of persons"),
    "h": (
        ["Johnson, Mary", "OKAFOR, JAMES", "Baker, Linda", "Alvarez, Robert", "Lee, Susan"],
        "names of persons",
    ),
    "h1": ([*RARE, *["unknown"] * 25], "names of persons"),
    "h2": ([f"{name} M.".upper() for name in RARE], "names of persons"),
    "i": (["James", "Mary", "Linda", "Susan", "Robert", "Anna"], "names of persons"),
    "j": (
        [f"Visited on day {n} and the mother said that she would look for work soon" for n in range(5)],
        "free text",
    ),
    "l": ([name.replace(".", "").upper() for name in PERSONS], "names of persons"),
    "m": (["SMITH JOHN", "OKAFOR JAMES", "BAKER LINDA", "LEE SUSAN", "WILSON ANNA"], "names of persons"),
    "n": (["J. Smith", "A Baker", "Lopez, M.", "S. P. Lee", "NGUYEN T"], "names of persons"),
    "o": ([f"{name.lower()} called" for name in PERSONS] + ["none"] * 400, "names of persons"),
    "p": ([f"saw the mother at home {n}" for n in range(60)] + [""] * 40, "free text"),
    "r": ([*PERSONS, "Maria Lopez"] + ["U7"] * 900, "names of persons"),
    "k": (
        [f"call 410-555-01{n:02d} or jo{n}@example.org" for n in range(10, 20)],
        "e-mail addresses and telephone numbers",
    ),
}

MUST_PASS = {
    "county_name": COUNTIES * 10,
    "provider_id": [f"P{n:07d}" for n in range(300)],
    "rptid": [f"{n:012d}" for n in SPREAD],
    "username_hash": [f"{n:016x}" for n in SPREAD],
    "unit_name": ["Cedarholt Intake 1", "Baltimore City North", "Virginia Avenue Office"] * 20,
    "foster_agency_name": ["Harbor Family Homes", "Catholic Charities"] * 5,
    "email_sent_on": ["2024-01-01"],
    "phone_contact_count": ["3"],
    "address_change_date": ["2024-01-01"],
    "address_zip": ["21201"],
    "notes_count": ["3"],
    "is_name_verified": ["true"],
    "note_id": ["77123"],
    "diagnosis": ["F43.10", "T74.12XA", "Z62.810", "F90.2"] * 20,
    "seen_at": ["2024-05-01T16:50", "05/01/2024 16:50", "2024-05-01 16:50:00"] * 20,
    "born": ["05-01-2024", "01/31/2024", "20240131"] * 20,
    "zip": ["21201", "21230-1234"] * 20,
    "zip9": [f"{21201 + n % 40}{1000 + n % 9000}" for n in SPREAD],
    "tract": [f"24{1 + 2 * (n % 24):03d}{n % 1_000_000:06d}" for n in SPREAD],
    "nine_random": [f"{n % 1_000_000_000:09d}" for n in SPREAD],
    "nine_counted": [f"{412_345_000 + n}" for n in range(300)],
    "nine_random_without_zeros": [f"{n % 1_000_000_000}.0" for n in SPREAD],
    "dates_without_zeros": ["20240131", "5012024", "12312024"] * 30,
    "parts_of_a_version": ["1.393.30.5694", "393.30.5694.1"] * 9,
    "nine_by_state": [f"24{n % 10_000_000:07d}" for n in SPREAD],
    "ten_counted": [f"{2_423_456_000 + n}" for n in range(300)],
    "ten_random": [f"{n * 7 % 10_000_000_000:010d}" for n in SPREAD],
    "epoch": [f"{1_700_000_000 + n}" for n in SPREAD],
    "hexadecimal": [f"{n:012x}" for n in SPREAD],
    "amount": ["1,234.50", "-12.00"] * 20,
    "setting": ["Foster Family Home (Relative)", "Group Home", "Pre-Adoptive Home"] * 20,
    "unit": ["Unit Wong", "Unit Garcia", "Unit Lee", "Team Adams", "Smith Unit", "Unit Kim"] * 9,
    "units": [f"{kind}, {place}" for kind in ("Intake", "Ongoing", "Adoption") for place in RARE_LAST],
    "born_in": [f"{city}, {state}" for city in RARE_LAST for state in STATES],
    "county_of": [f"{name.split()[0]} County, {place}" for name in COUNTIES for place in RARE_FIRST],
    "labels": RARE[:30] * 4,
    "reason": ["The child was placed with a relative who was not licensed at the time of it"] * 30,
    "court": ["5 District Court", "1 Juvenile Court"] * 10,
    "school": [f"{name} Elementary School" for name in PERSONS] * 9,
    "city": ["Fort Washington", "Port Charles", "San Antonio", "St. George", "West Jordan", "Lake Henry"] * 9,
    "provider": ["Martin Pollak", "Boys Town", "San Mar Family", "Board of Child Care", "Harbor Homes"] * 9,
    "title": [f"Permanency in 12 months for children in {n}" for n in range(9)] * 9,
    "at": [f"October {1 + n % 28}, 20{n // 28:02d} 2:30 PM" for n in range(400)],
    "first_name": [None, ""],
    "ssn": ["QX4Z7KPD2MHA", "B2C5D7EFGHA3", "K7M2QX4Z7KPD"],
}


def looked_at(name: str, values: list[str | None]) -> str:
    """What the gate says of one column; empty when it passes."""
    gate = IdentifierGate()
    try:
        gate.look(pl.DataFrame({name: pl.Series(values, dtype=pl.String)}), 1)
        gate.finish()
    except RefusedFileError as refusal:
        return str(refusal)
    return ""


@pytest.mark.parametrize("name", MUST_STOP)
def test_a_column_of_direct_identifiers_stops_the_file(name: str):
    values, kind = MUST_STOP[name]
    said = looked_at(name, values)
    assert f"column {name}: {kind}" in said or ("column 1" in said and kind in said)
    assert not [value for value in values if value and len(value) > 2 and value in said]


@pytest.mark.parametrize("name", MUST_PASS)
def test_a_column_without_direct_identifiers_passes(name: str):
    assert looked_at(name, MUST_PASS[name]) == ""


def test_the_message_names_every_column_with_count_and_first_record_and_what_to_do():
    gate = IdentifierGate()
    frame = pl.DataFrame(
        {"id": ["a", "b", "c"], "fname": [None, "X", "Y"], "contact": ["no", "no", "jo@example.org"]}
    )
    gate.look(frame, 11)
    with pytest.raises(RefusedFileError) as refusal:
        gate.finish()
    said = str(refusal.value)
    assert (
        "column fname: names of persons (by its name; 2 records hold a value, the first is record 12)" in said
    )
    assert "column contact: e-mail addresses (1 record, the first is record 13)" in said
    assert "cwo deidentify" in said


def test_a_name_that_may_itself_be_a_value_is_replaced_by_its_place():
    said = looked_at("Mary Johnson", ["a@example.org"] * 3)
    assert "column 1: e-mail addresses" in said
    assert "Mary" not in said


@pytest.mark.parametrize(("hits", "stops"), [(1, False), (2, False), (3, True)])
def test_a_few_hits_in_a_large_file_stop_it_and_a_single_chance_one_does_not(hits: int, stops: bool):
    gate, told = IdentifierGate(), ""
    try:
        for block in range(10):
            values = pl.Series("remark_code", ["AB CD"] * 1_000)
            if block >= 10 - hits:
                values[999] = "123-45-6789"
            gate.look(values.to_frame(), block * 1_000 + 1)
        gate.finish()
    except RefusedFileError as refusal:
        told = str(refusal)
    assert bool(told) == stops
    assert not stops or "3 records, the first is record 8,000" in told


def test_a_social_security_number_as_record_number_stops_a_federal_file(tmp_path):
    lines = [line(rptid=f"R{n}", chid="123-45-6789") for n in range(3)]
    staged = stage(tmp_path, "ncands_child", child_file(*lines))
    assert staged.status == "refused"
    assert "column chid: Social Security numbers (3 records, the first is record 1)" in staged.reason
    assert PLAIN_CHILD["chid"] not in staged.reason


def test_names_where_codes_should_stand_stop_an_xml_file(tmp_path):
    names = ["Mary Johnson", "James Okafor", "Linda Baker", "Robert Alvarez", "Susan Lee", "Anna Weiss"]
    records = [record(f"A{n}", f"<E6_sex>{name}</E6_sex>") for n, name in enumerate(names)]
    staged = stage(tmp_path, "afcars_oohc", document(*records))
    assert "column e6_" in staged.reason
    assert "names of persons" in staged.reason
    assert not [name for name in names if name in staged.reason]


def test_what_is_passed_over_at_once_holds_nothing_that_is_judged_by_share():
    dice = random.Random(5)  # noqa: S311
    parts = [
        "Mary",
        "Lee",
        "mother",
        "went",
        "home",
        "é",
        "K7",
        "7",
        ".0",
        "123456789",
        " ",
        ",",
        ", ",
        "-",
        "'",
        "\t",
    ]
    values = ["".join(dice.choices(parts, k=dice.randint(1, 7))) for _ in range(4_000)]
    passed_over = [
        value for value in values if not may_be_judged(np.array([0, len(value.encode())]), _bytes(value))
    ]
    assert len(passed_over) > 400
    for is_identifier in (False, True):
        asked = judged_by_share(is_identifier, by_name=False, has_mark=True)
        found = pl.DataFrame({"value": passed_over}).select(asked).drop("value").sum().row(0)
        assert not any(found)


def _bytes(text: str) -> np.ndarray:
    return np.frombuffer(text.encode(), np.uint8)


COUNTED = [f"C{n:011d}" for n in range(1_000, 1_100)]
RECORD_NUMBERS = {
    # what: (record numbers, the word in the question; empty: none)
    "counted": (COUNTED, "follow another by 1"),
    "counted without a prefix": ([str(n) for n in range(2095, 2250)], "follow another by 1"),
    "counted with one in four left out": (
        [text for n, text in enumerate(COUNTED) if n % 4],
        "follow another by 1",
    ),
    "of the form of Social Security numbers": (POSSIBLE_SSN, "form of Social Security numbers"),
    "as whole numbers with gaps are written": (
        ["70411.0", "5.0", "8123"],
        "2 of the record numbers end in .0",
    ),
    "with a point elsewhere": (["7.04", "A.0", "7.0.0"], ""),
    "spread": ([f"C{n:011d}" for n in SPREAD], ""),
    "hexadecimal": ([f"{n * 7_206_406_409:012x}"[:12] for n in SPREAD], ""),
    "few": (COUNTED[:19], ""),
}


@pytest.mark.parametrize("what", RECORD_NUMBERS)
def test_record_numbers_that_count_or_look_like_social_security_numbers_give_rise_to_a_query(what: str):
    values, words = RECORD_NUMBERS[what]
    said = record_number_query(pa.array(values[::-1]))
    assert words in said if words and said else said is None
    assert not said or not [value for value in values if value in said]


@pytest.mark.parametrize("letters", ["0123", "012345678A", "09AB-"])
def test_record_numbers_of_one_length_are_counted_as_those_of_any_length(letters: str):
    dice = random.Random(7)  # noqa: S311
    alike = ["".join(dice.choices(letters, k=4)) for _ in range(200)]
    others = [f"{number}-long" for number in alike]
    told = [neighbours(numbered_places(pa.array(values, pa.large_string()))) for values in (alike, others)]
    one_by_one = [neighbours(places_one_by_one(pl.Series(values))) for values in (alike, others)]
    assert told == one_by_one


def test_counted_record_numbers_are_told_in_the_notes_and_stop_nothing(tmp_path):
    lines = [line(rptid=f"R{n:05d}", chid=f"C{n * 7919:09d}") for n in range(30)]
    staged = stage(tmp_path, "ncands_child", child_file(*lines))
    assert staged.status == "accepted"
    assert [note for note in staged.reading.notes if "rptid: query: 100%" in note]
    assert not [note for note in staged.reading.notes if "chid: query" in note]
