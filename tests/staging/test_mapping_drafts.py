"""Drafts of mappings, whatever the file holds: they are mappings, and show nothing but names and codes."""

from __future__ import annotations

import tomllib

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.contracts.contract import all_contracts
from transforms.staging.agency_tables.extracts import CONTRACTS
from transforms.staging.mapping.column_profiles import (
    DateForms,
    TextCounts,
    code_texts,
    county_texts,
    date_forms,
    number_forms,
)
from transforms.staging.mapping.column_synonyms import SYNONYMS
from transforms.staging.mapping.mapping_drafts import drafted
from transforms.staging.mapping.mapping_files import mapping_faults
from transforms.staging.mapping.mapping_text import mapping_text
from transforms.staging.mapping.mappings import TableMapping
from transforms.staging.refusals import RefusedFileError

PLANTED = "Quenneville"
NAMES = sorted({*SYNONYMS, *(name for others in SYNONYMS.values() for name in others)})
CELLS = st.sampled_from(
    ["", " ", "INV", "FC", "Foster Care", "05", "1/2/2023", "13/01/2023", "2023-01-05", "NULL"]
)


def counts(*texts: str) -> TextCounts:
    """Texts of a column, counted."""
    found = TextCounts()
    found.add(pl.Series(list(texts), dtype=pl.String))
    return found


@settings(deadline=None, max_examples=40)
@given(
    table=st.sampled_from(list(CONTRACTS)),
    header=st.lists(st.sampled_from(NAMES) | st.text(max_size=12), min_size=1, max_size=8, unique=True),
    cells=st.lists(CELLS | st.text(max_size=8), min_size=8, max_size=8),
)
def test_every_draft_is_a_mapping_without_a_fault(table, header, cells):
    columns = [[cells[(place + row) % 8] for row in range(6)] for place in range(len(header))]
    block = pl.DataFrame({str(n): pl.Series(column, dtype=pl.String) for n, column in enumerate(columns)})
    try:
        text = mapping_text(drafted(CONTRACTS[table], header, [block]))
    except RefusedFileError:
        return
    mapping = TableMapping.model_validate(tomllib.loads(text))
    assert list(mapping_faults(mapping, CONTRACTS[table])) == []


@settings(deadline=None, max_examples=40)
@given(
    table=st.sampled_from(list(CONTRACTS)),
    header=st.lists(st.sampled_from(NAMES), min_size=1, max_size=6, unique=True),
    records=st.integers(1, 2),
)
def test_what_one_or_two_records_hold_is_never_shown(table, header, records):
    texts = ["INV"] * 6 + [PLANTED] * records
    block = pl.DataFrame({str(n): pl.Series(texts, dtype=pl.String) for n in range(len(header))})
    assert PLANTED not in mapping_text(drafted(CONTRACTS[table], header, [block]))


HIRED = all_contracts()["staging.workers"].columns["hired_on"]
ATTEMPTED = all_contracts()["staging.contacts"].columns["attempted_at"]
MONTH = all_contracts()["staging.positions"].columns["month"]
FORMS = [
    # column  texts                                    formats                    ours   unread
    (HIRED, ["1/31/2023", "02/05/2023"], ("%m/%d/%Y",), False, 0),
    (HIRED, ["31/1/2023", "05/02/2023"], ("%d/%m/%Y",), False, 0),
    (HIRED, ["01/02/2023", "03/04/2023"], ("%m/%d/%Y", "%d/%m/%Y"), False, 0),
    (HIRED, ["01/31/23"], ("%m/%d/%y",), False, 0),
    (HIRED, ["20230131"], ("%Y%m%d",), False, 0),
    (HIRED, ["01312023"], ("%m%d%Y",), False, 0),
    (HIRED, ["31-JAN-2023"], ("%d-%b-%Y",), False, 0),
    (HIRED, ["January 31, 2023", "May 5, 2023"], ("%B %d, %Y",), False, 0),
    (HIRED, ["1/31/2023 2:05 PM"], ("%m/%d/%Y %I:%M %p",), False, 0),
    (HIRED, ["2023-01-31", "2023-01-31 00:00:00"], (), True, 0),
    (HIRED, ["2023-01-31", "soon"], (), True, 1),
    (HIRED, ["1/31/2023", "2/28/2023", "2/30/2023"], ("%m/%d/%Y",), False, 1),
    (HIRED, ["soon"], (), False, 1),
    (HIRED, [], (), False, 0),
    (ATTEMPTED, ["1/31/2023 14:05:00"], ("%m/%d/%Y %H:%M:%S",), False, 0),
    (ATTEMPTED, ["1/31/2023 14:05:00.123"], ("%m/%d/%Y %H:%M:%S.%f",), False, 0),
    (ATTEMPTED, ["2023-01-31T14:05"], (), True, 0),
    (ATTEMPTED, ["04-MAR-23 02.15.33.000000 PM"], ("%d-%b-%y %I.%M.%S.%f %p",), False, 0),
    (ATTEMPTED, ["04MAR2023:14:15:33"], ("%d%b%Y:%H:%M:%S",), False, 0),
    (ATTEMPTED, ["Mar  4 2023  2:15PM", "Mar 14 2023 12:15AM"], ("%b %d %Y %I:%M%p",), False, 0),
    (ATTEMPTED, ["20230304141533"], ("%Y%m%d%H%M%S",), False, 0),
    (HIRED, ["04MAR2023"], ("%d%b%Y",), False, 0),
    (MONTH, ["January 2023", "May 2023"], ("%B %Y",), False, 0),
    (MONTH, ["2023-01", "2023-02"], ("%Y-%m",), False, 0),
    (HIRED, ["2023-01"], (), False, 1),
]


@pytest.mark.parametrize(("column", "texts", "formats", "is_ours", "unread"), FORMS)
def test_the_form_of_dates_is_known_by_what_it_reads(column, texts, formats, is_ours, unread):
    assert date_forms(column, counts(*texts).counts) == DateForms(formats, is_ours, len(texts), unread)


def test_a_column_written_in_two_ways_has_both_where_they_cannot_be_taken_for_each_other():
    found = date_forms(HIRED, counts("1/31/2023", "2/28/2023", "05-OCT-22", "44927", "2023-01-05").counts)
    assert found == DateForms(("%m/%d/%Y",), False, 5, 0, ("%d-%b-%y", "excel"))
    mixed = date_forms(HIRED, counts("1/31/2023", "2/28/2023", "28.2.2023").counts)
    assert mixed == DateForms(("%m/%d/%Y",), False, 3, 0, ("%d.%m.%Y",))
    doubtful = date_forms(HIRED, counts("1/31/2023", "2/28/2023", "31/1/2023").counts)
    assert doubtful == DateForms(("%m/%d/%Y",), False, 3, 1)


NUMBERS = [
    # texts                         forms                  records without a number
    (["1", "2.5", "1234"], (), 0),
    (["1,234", "12", "1,234,567.5"], ("1,234.5",), 0),
    (["1.234,5", "0,5"], ("1.234,5",), 0),
    (["100%", "50 %", "0.8"], ("50%",), 0),
    (["1,234", "n. k."], ("1,234.5",), 1),
]


@pytest.mark.parametrize(("texts", "forms", "without"), NUMBERS)
def test_the_forms_of_numbers_are_known_by_what_they_read(texts, forms, without):
    value = all_contracts()["staging.benchmarks"].columns["value"]
    assert number_forms(value, counts(*texts).counts) == (forms, without)


AGES = [
    ("1-5", None),
    ("1_5_years", "1_5_years"),
    ("1 - 5 years", "1_5_years"),
    ("Under 1 year", "under_1_year"),
    ("15", "15"),
    ("<1", None),
    ("17+", None),
    ("-1", None),
    ("11 - 17", None),
    ("11 - 17 years", None),
]


@pytest.mark.parametrize(("text", "name"), AGES)
def test_numbers_beside_each_other_are_not_run_together(text, name):
    ages = all_contracts()["staging.child_population"].columns["age_group"]
    found = code_texts(ages, "Age", counts(*[text] * 9), {text: 9})
    named = {found_text: found_name for found_text, found_name, _ in (*found.known, *found.meant)}
    assert named.get(text) == name


def test_a_label_after_a_number_is_meant_as_the_label():
    setting = all_contracts()["staging.placements"].columns["setting"]
    texts = counts(*["21 - Shelter foster home"] * 9, *["R04: Runaway"] * 9, *["3 - Elsewhere"] * 9)
    found = code_texts(setting, "Type", texts, texts.counts)
    assert sorted((text, name) for text, name, _ in found.meant) == [
        ("21 - Shelter foster home", "shelter_foster_home"),
        ("R04: Runaway", "runaway"),
    ]
    assert found.open == (("3 - Elsewhere", 9),)


COUNTIES = [
    # name of the column    texts                              shown, and why not
    ("Jurisdiction", ["Anne Arundel"] * 3 + ["24031"], ["Anne Arundel"], ""),
    ("CNTY_CD", ["031"] * 9 + ["Xenia"] * 2, ["031"], ""),
    ("County", ["Doña Ana"] * 3 + ["Prince George\u2019s"] * 4, ["Prince George\u2019s", "Doña Ana"], ""),
    ("Home county", ["1001", "24031.0", "01003"], [], ""),
    ("County", ["Kent"] * 9 + ["12 Oak St, Kent"] * 9 + ["Kent 410-555-1234"] * 9, ["Kent"], ""),
    ("County worker", ["Anne Lee"] * 9, [], "the column's name does not say"),
    ("Place", ["Howard"] * 9, [], "the column's name does not say"),
    ("County", [f"County {n}" for n in range(301)] * 3, [], "it has more than 300"),
]


@pytest.mark.parametrize(("theirs", "texts", "shown", "why"), COUNTIES)
def test_counties_are_listed_where_the_columns_name_says_that_they_are_such(theirs, texts, shown, why):
    county = all_contracts()["staging.workers"].columns["county"]
    found = county_texts(county, theirs, counts(*texts), counts(*texts).counts)
    assert ([text for text, _ in found.open], found.withheld[: len(why)]) == (shown, why)


def test_texts_that_stand_for_nothing_are_known_and_left_out():
    found = counts("NULL", "n/a", "12/31/9999", "9999-12-31 00:00:00", "FC", "FC", " ")
    assert found.nothing_entered() == ["12/31/9999", "9999-12-31 00:00:00", "NULL", "n/a"]
    assert found.without(found.nothing_entered()) == {"FC": 2}
    assert found.records == 6
    more = counts("31-DEC-9999", "12/31/9999 12:00:00 AM", "\u2014", "(null)", "31-DEC-2023", "-1")
    assert set(more.counts) - set(more.nothing_entered()) == {"31-DEC-2023", "-1"}


def test_what_stands_for_nothing_is_found_in_columns_of_plain_texts_too():
    header = ["worker_id", "supervisor_id", "Shift"]
    block = pl.DataFrame({"0": ["W1", "00000000", "W3"], "1": ["N/A", " NULL ", "W3"], "2": ["-"] * 3})
    draft = drafted(CONTRACTS["workers"], header, [block])
    assert draft.empty == ["N/A", "NULL"], "zeros may be an identifier, and nothing reads the shift"


def test_a_text_that_holds_for_a_whole_file_may_be_given_for_any_column_but_identifiers_and_dates():
    text = mapping_text(drafted(CONTRACTS["benchmarks"], ["Value"], [pl.DataFrame({"0": ["1"]})]))
    constants = text.partition("[constants]")[2]
    assert '# source = ""  # Who published the value, and where' in constants
    assert '# dimension = ""  # Breakdown, else all' in constants
    hired = mapping_text(drafted(CONTRACTS["workers"], ["FTE"], [pl.DataFrame({"0": ["1"]})]))
    constants = hired.partition("[constants]")[2]
    assert '# unit = ""' in constants
    assert "worker_id" not in constants
    assert "hired_on" not in constants


def test_codes_are_known_meant_open_or_hidden():
    role = all_contracts()["staging.workers"].columns["role"]
    texts = counts(*["Adoption"] * 3, *["Foster Care"] * 2, *["INV"] * 4, "Abernathy")
    found = code_texts(role, "Title", texts, texts.counts)
    assert found.known == (("Adoption", "adoption", 3),)
    assert found.meant == (("Foster Care", "foster_care", 2),)
    assert found.open == (("INV", 4),)
    assert (found.hidden, found.withheld) == ((1, 1), "")


def test_a_column_whose_name_promises_names_is_withheld():
    role = all_contracts()["staging.workers"].columns["role"]
    texts = counts(*["INV"] * 9)
    assert code_texts(role, "Worker Name", texts, texts.counts).withheld.startswith("the column holds names")


def test_a_column_that_may_name_workers_shows_codes_alone():
    primary = all_contracts()["staging.worker_assignments"].columns["primary"]
    doubt = "the column may hold names of persons, by its own"
    for texts, why in ((["P", "SEC"], ""), (["P", "Abernathy"], doubt)):
        found = counts(*texts * 9)
        assert code_texts(primary, "Primary Worker", found, found.counts).withheld == why


def test_where_a_mark_stands_for_yes_the_draft_asks_what_empty_means():
    header = ["report_id", "completed", "in_person"]
    block = pl.DataFrame({"0": ["R"] * 6, "1": ["X", None, "", *"XXX"], "2": ["Y", "N", None, *"YYY"]})
    text = mapping_text(drafted(CONTRACTS["contacts"], header, [block]))
    assert text.count('# "" = "false"  # OPEN: 2 records are empty; ') == 1
    assert text.index("[codes.completed]") < text.index('# "" = "false"')
    filled = text.replace('# "" = "false"', '"" = "false"').replace('# "X" = ""', '"X" = "true"')
    mapping = TableMapping.model_validate(tomllib.loads(filled))
    assert mapping.codes == {"completed": {"X": "true", "": "false"}}
    assert list(mapping_faults(mapping, CONTRACTS["contacts"])) == []
    again = mapping_text(drafted(CONTRACTS["contacts"], header, [block], known=mapping))
    assert TableMapping.model_validate(tomllib.loads(again)).codes == mapping.codes


def test_a_draft_takes_texts_for_known_in_any_case_and_numbers_whatever_their_zeros():
    known = TableMapping(empty=["Missing"], codes={"role": {"1": "adoption", "INV": "investigation"}})
    texts = ["MISSING", "01", "1.0", "inv", "2", "2", "2", "NULL", "null"]
    block = pl.DataFrame({"role": texts * 3})
    draft = drafted(CONTRACTS["workers"], ["role"], [block], known=known)
    assert draft.empty == ["Missing", "NULL"]
    assert draft.codes["role"].open == (("2", 9),)


APART = [
    # header, days, times, what the draft says of the column, and of its form
    (
        ["Intake Date", "Intake Time"],
        ["01/15/2023", "NULL"],
        ["2:30 PM", "10:05 AM"],
        {"join": ["Intake Date", "Intake Time"]},
        "%m/%d/%Y %I:%M %p",
    ),
    (
        ["RECEIVED_DT", "RECEIVED_TM"],
        ["15-Jan-2023", "16-Jan-2023"],
        ["1430", "0905"],
        {"join": ["RECEIVED_DT", "RECEIVED_TM"]},
        "%d-%b-%Y %H%M",
    ),
    (
        ["Received", "Time Received"],
        ["01/15/2023", "01/16/2023"],
        ["14:30", "N/A"],
        {"join": ["Received", "Time Received"]},
        ["%m/%d/%Y", "%m/%d/%Y %H:%M"],
    ),
    (
        ["Intake Date", "Intake Time"],
        ["2023-01-15", "2023-01-16"],
        ["14:30", "09:05"],
        {"join": ["Intake Date", "Intake Time"]},
        None,
    ),
    (
        ["Intake Date", "Intake Time"],
        ["01/15/2023 14:30", "01/16/2023 09:05"],
        ["14:30", "09:05"],
        "Intake Date",
        "%m/%d/%Y %H:%M",
    ),
    (
        ["Intake Date", "Intake Time"],
        ["01/15/2023", "01/16/2023"],
        ["01/15/2023 14:30", "01/16/2023 09:05"],
        "Intake Time",
        "%m/%d/%Y %H:%M",
    ),
    (["Intake Date", "Intake Time"], ["2023-01-15", "2023-01-16"], ["noon", "late"], "Intake Date", None),
]


@pytest.mark.parametrize(("header", "days", "times", "source", "form"), APART)
def test_a_day_and_a_time_that_stand_apart_are_drafted_as_they_can_be_read(header, days, times, source, form):
    block = pl.DataFrame({header[0]: days * 3, header[1]: times * 3})
    text = mapping_text(drafted(CONTRACTS["referrals"], header, [block]))
    said = tomllib.loads(text)
    assert said["columns"] == {"received_at": source}
    assert said.get("formats", {}).get("received_at") == form
    joined = f'received_at = {{join = ["{header[0]}", "{header[1]}"]}} # a day and its time'
    assert (joined in text) == isinstance(source, dict)
    unused = "# Columns of the file that nothing reads:" in text
    assert unused == (not isinstance(source, dict))
    mapping = TableMapping.model_validate(said)
    assert list(mapping_faults(mapping, CONTRACTS["referrals"])) == []
    again = drafted(CONTRACTS["referrals"], header, [block], known=mapping)
    assert tomllib.loads(mapping_text(again)) == said


def test_a_day_of_a_table_without_times_is_not_joined():
    header = ["Hire Date", "Hire Time"]
    block = pl.DataFrame({"Hire Date": ["2023-01-15"], "Hire Time": ["14:30"]})
    said = tomllib.loads(mapping_text(drafted(CONTRACTS["workers"], header, [block])))
    assert said["columns"] == {"hired_on": "Hire Date"}


def test_an_updated_draft_keeps_columns_that_are_joined_where_a_file_lacks_one():
    known = TableMapping.model_validate({"columns": {"received_at": {"join": ["Day", "Hour"]}}})
    block = pl.DataFrame({"Day": ["2023-01-15"], "Received": ["2023-01-15"]})
    said = tomllib.loads(
        mapping_text(drafted(CONTRACTS["referrals"], list(block.columns), [block], known=known))
    )
    assert said["columns"] == {"received_at": {"join": ["Day", "Hour"]}}


def test_a_draft_passes_over_records_that_its_mapping_leaves_out():
    known = TableMapping.model_validate({"leave_out": {"Kind": ["Memo", "A\tB"]}})
    rows = {
        "Job Title": ["AB1", "AB1", "AB1", "ZZ9", "ZZ9", "ZZ9"],
        "KIND": [""] * 3 + ["memo", "MEMO ", "Memo"],
    }
    draft = drafted(CONTRACTS["workers"], list(rows), [pl.DataFrame(rows)], known=known)
    assert (draft.records, draft.codes["role"].open, draft.unused) == (3, (("AB1", 3),), {})
    text = mapping_text(draft)
    assert TableMapping.model_validate(tomllib.loads(text)).leave_out == known.leave_out
    assert "[leave_out]" in text
    assert '# [leave_out]\n# "Your column" = ["A", "B"]' in mapping_text(
        drafted(CONTRACTS["workers"], list(rows), [])
    )
