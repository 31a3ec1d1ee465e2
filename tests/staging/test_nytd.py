"""NYTD: one file, two folders; words, waves, parts, faults, set aside, refused."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from data_samples.writers.nytd import write_nytd
from tests.staging.received import stage
from tests.staging.test_round_trip import assert_same, rows
from transforms.contracts.contract import all_contracts

OUTCOMES = all_contracts()["staging.nytd_outcomes"]
SERVED = all_contracts()["staging.nytd_served"]
HEAD = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<tns:nytd_data_file xmlns:tns="http://nytd.acf.hhs.gov"><file_id>made up</file_id>'
    "<E1_state>{state}</E1_state><file_generation_date>2024-05-02</file_generation_date>"
    '<field_note element_id="15">made up</field_note><file_category>regular</file_category>'
    "<E2_report_date>{month}</E2_report_date>"
)
TAIL = "</tns:nytd_data_file>"
SURVEY = "baseline_followup_outcome_survey"


def tagged(elements: Mapping[str, str]) -> str:
    return "".join(f"<{tag}>{text}</{tag}>" for tag, text in elements.items())


def youth(
    key: str = "A",
    *,
    born: str = "2006-12-01",
    status: str = "participated",
    collected: str = "2024-01-10",
    outcomes: Mapping[str, str] | None = None,
    served: Mapping[str, str] | None = None,
    more: str = "",
) -> str:
    """One youth's record: `outcomes` are answers (37-58), `served` elements 14-33."""
    own = {"E3_record_number": key, "E4_date_of_birth": born, "E5_sex": "female"}
    about = {"E34_outcomes_reporting_status": status, "E35_date_outcome_data_collection": collected}
    return (
        f"<record>{tagged(own)}{more}<served_population>{tagged(served or {})}</served_population>"
        f"<baseline_followup_populations>{tagged(about)}<{SURVEY}>{tagged(outcomes or {})}</{SURVEY}>"
        "</baseline_followup_populations></record>"
    )


def youth_file(*records: str, state: str = "24", month: str = "202403") -> bytes:
    """A semi-annual file."""
    return (HEAD.format(state=state, month=month) + "".join(records) + TAIL).encode()


def test_one_file_gives_outcomes_in_one_folder_and_services_in_the_other(tmp_path: Path) -> None:
    content = youth_file(
        youth(
            "A",
            outcomes={
                "E37_current_full_time_employment": "no",
                "E42_public_financial_assist": "not applicable",
            },
            served={"E15_local_agency": "24005", "E18_educational_level": "under 6", "E29_mentoring": "yes"},
        )
    )
    outcomes = stage(tmp_path, "nytd_outcomes", content)
    row = outcomes.reading.files_row
    assert (row["layout"], row["state"], row["submission"]) == ("nytd_outcomes", "MD", "24A")
    assert (outcomes.counts, outcomes.faults()) == ((1, 1, 0), [])
    assert outcomes.rows(
        "nytd_outcomes",
        "e1_state",
        "e2_report_date",
        "e3_record_number",
        "e4_date_of_birth",
        "wave",
        "e34_outcomes_reporting_status",
        "e37_current_full_time_employment",
        "e42_public_financial_assist",
        "e38_current_part_time_employment",
    ) == [
        ("24", date(2024, 3, 1), "A", date(2006, 12, 1), "17", "participated", "no", "not_applicable", None)
    ]
    assert outcomes.reading.notes == [
        "nytd_outcomes/file: the served part (folder nytd_served/): not read (1 times, first in record 1)"
    ]
    served = stage(tmp_path, "nytd_served", content)
    assert (served.reading.files_row["layout"], served.counts) == ("nytd_served", (1, 1, 0))
    columns = ("e3_record_number", "e5_sex", "e15_local_agency", "e18_educational_level", "e29_mentoring")
    assert served.rows("nytd_served", *columns) == [("A", "female", "24005", "under_grade_6", True)]
    assert outcomes.frames["staging.nytd_outcomes", "MD"].schema == OUTCOMES.schema()
    assert served.frames["staging.nytd_served", "MD"].schema == SERVED.schema()


def test_the_two_tables_hold_all_58_elements_under_their_numbers_and_archive_names() -> None:
    numbers = [
        {c.number: c for c in contract.columns.values() if c.number} for contract in (OUTCOMES, SERVED)
    ]
    assert list(numbers[0]) == [*range(1, 14), *range(34, 59)]
    assert list(numbers[1]) == [*range(1, 34)]
    for elements in numbers:
        for number, column in elements.items():
            assert column.element.startswith(f"E{number}_")
            assert column.name == column.element.lower()
            assert column.archive


def test_every_element_of_both_parts_comes_back(tmp_path: Path) -> None:
    birth = [date(2006, 1, 1 + row) for row in range(25)]
    fixed = {
        "state": lambda _: "ZZ",
        "submission": lambda _: "23A",
        "record_number": lambda row: row + 1,
        "e1_state": lambda _: "99",
        "e2_report_date": lambda _: date(2023, 3, 1),
        "e3_record_number": lambda row: f"K{row * 7919 % 9973:011d}",
        "e4_date_of_birth": lambda row: birth[row],
        "e34_outcomes_reporting_status": lambda _: "participated",
        "e35_date_outcome_data_collection": lambda row: birth[row].replace(year=2023),
        "wave": lambda _: "17",
        "weight": lambda _: None,
    }
    outcomes = rows(OUTCOMES, 25, fixed)
    served = rows(SERVED, 25, fixed)
    shared = [name for name in SERVED.columns if name in OUTCOMES.columns]
    served = served.with_columns(outcomes.select(shared))
    assert all(
        frame[n].drop_nulls().len() for frame in (outcomes, served) for n in frame.columns if n != "weight"
    )
    write_nytd(outcomes, served, "ZZ", "23A", tmp_path / "file.gz")
    content = (tmp_path / "file.gz").read_bytes()
    for name, expected in (("nytd_outcomes", outcomes), ("nytd_served", served)):
        staged = stage(tmp_path, name, content, None)
        assert staged.faults("ZZ") == []
        assert len(staged.reading.notes) == 1
        assert_same(staged, f"staging.{name}", expected)


def test_a_youth_who_has_one_part_only_stands_in_one_table_only(tmp_path: Path) -> None:
    content = youth_file(
        youth("A", status="", collected="", served={"E29_mentoring": "yes"}),
        youth("B", outcomes={"E49_homelessness": "declined"}),
    )
    for dataset, number, key in (("nytd_outcomes", 2, "B"), ("nytd_served", 1, "A")):
        staged = stage(tmp_path, dataset, content)
        assert staged.counts == (2, 2, 0)
        assert staged.faults() == []
        assert staged.rows(dataset, "record_number", "e3_record_number") == [(number, key)]
        totals = {total["part"]: total["records_accepted"] for total in staged.reading.control_totals}
        assert totals == {"record": 2, f"staging.{dataset}": 1}


WAVES = [
    # born         collected      wave   why
    ("2006-12-01", "2024-01-10", "17", "17 at the collection"),
    ("2004-12-01", "2024-01-10", "19", "19 at the collection"),
    ("2002-12-01", "2024-01-10", "21", "21 at the collection"),
    ("2005-02-01", "2024-01-10", "19", "18 at the collection, 19 before the period ends"),
    ("2003-02-01", "2024-01-10", "21", "20 at the collection, 21 before the period ends"),
    ("2007-01-10", "2024-01-10", "17", "the birthday itself"),
    ("2002-12-01", "", "21", "not collected: age at the end of the period"),
    ("2001-12-01", "2024-01-10", None, "22"),
    ("", "2024-01-10", None, "no birth date"),
]


@pytest.mark.parametrize(("born", "collected", "wave", "why"), WAVES)
def test_the_wave_is_the_age_at_the_collection_or_at_the_end_of_the_period(
    tmp_path: Path, born: str, collected: str, wave: str | None, why: str
) -> None:
    staged = stage(tmp_path, "nytd_outcomes", youth_file(youth(born=born, collected=collected)))
    assert staged.rows("nytd_outcomes", "wave") == [(wave,)], why


def test_answers_of_a_youth_who_took_no_part_are_kept_and_noted(tmp_path: Path) -> None:
    answer = {"E37_current_full_time_employment": "yes"}
    content = youth_file(
        youth("A", outcomes=answer),
        youth("B", status="declined", outcomes=answer),
        youth("C", status="unable to locate"),
    )
    staged = stage(tmp_path, "nytd_outcomes", content)
    assert staged.faults() == []
    assert staged.rows(
        "nytd_outcomes", "e34_outcomes_reporting_status", "e37_current_full_time_employment"
    ) == [
        ("participated", "yes"),
        ("declined", "yes"),
        ("unable_to_locate", None),
    ]
    odd = [note for note in staged.reading.notes if "took no part" in note]
    assert len(odd) == 1
    assert "1 times, first in record 2" in odd[0]


FAULTS = [
    # element                                  text            column                                 rule
    ("E37_current_full_time_employment", "do not know", "e37_current_full_time_employment", "code_list"),
    ("E42_public_financial_assist", "do not know", "e42_public_financial_assist", "code_list"),
    ("E54_medicaid", "not applicable", "e54_medicaid", "code_list"),
    ("E46_highest_educ_certification", "9", "e46_highest_educ_certification", "code_list"),
]


@pytest.mark.parametrize(("tag", "text", "column", "rule"), FAULTS)
def test_an_answer_that_the_element_does_not_allow_is_null_and_its_text_is_kept(
    tmp_path: Path, tag: str, text: str, column: str, rule: str
) -> None:
    staged = stage(tmp_path, "nytd_outcomes", youth_file(youth(outcomes={tag: text})))
    assert staged.rows("nytd_outcomes", column) == [(None,)]
    assert staged.faults() == [(1, column, text, rule)]


def test_faults_say_what_is_allowed_in_the_words_of_the_file(tmp_path: Path) -> None:
    content = youth_file(
        youth(
            outcomes={"E54_medicaid": "?"},
            served={"E29_mentoring": "maybe"},
            more="<E7_race_asian>2</E7_race_asian>",
        )
    )
    outcomes = stage(tmp_path, "nytd_outcomes", content)
    assert outcomes.rows("faults", "column_name", "allowed") == [
        ("e7_race_asian", "yes or no"),
        ("e54_medicaid", "one of no, yes, declined, do not know"),
    ]
    assert stage(tmp_path, "nytd_served", content).faults() == [
        (1, "e7_race_asian", "2", "code_list"),
        (1, "e29_mentoring", "maybe", "code_list"),
    ]


def test_dates_are_read_as_the_file_writes_them(tmp_path: Path) -> None:
    staged = stage(
        tmp_path, "nytd_outcomes", youth_file(youth("A", born="2006-02-30"), youth("B", born="20061201"))
    )
    assert staged.faults() == [
        (1, "e4_date_of_birth", "2006-02-30", "date"),
        (2, "e4_date_of_birth", "20061201", "date"),
    ]


def test_an_outcomes_part_without_its_status_is_kept_with_a_fault(tmp_path: Path) -> None:
    staged = stage(tmp_path, "nytd_outcomes", youth_file(youth(status="")))
    assert staged.faults() == [(1, "e34_outcomes_reporting_status", None, "required")]
    assert len(staged.rows("nytd_outcomes", "record_number")) == 1


def test_elements_of_other_spelling_are_read_by_their_number_and_told(tmp_path: Path) -> None:
    record = (
        "<record><E3>A</E3><E4_dob>2006-12-01</E4_dob><Element5>male</Element5><E34_status>participated</E34_status>"
        "<E37>yes</E37><E99_new>1</E99_new><record_note>text</record_note></record>"
    )
    staged = stage(tmp_path, "nytd_outcomes", youth_file(record))
    columns = ("e3_record_number", "e5_sex", "wave", "e37_current_full_time_employment")
    assert staged.rows("nytd_outcomes", *columns) == [("A", "male", "17", "yes")]
    texts = [note.removeprefix("nytd_outcomes/file: ") for note in staged.reading.notes]
    assert texts == [
        "element E3: read as E3_record_number, by its number",
        "element E4_dob: read as E4_date_of_birth, by its number",
        "element Element5: read as E5_sex, by its number",
        "element E34_status: read as E34_outcomes_reporting_status, by its number",
        "element E37: read as E37_current_full_time_employment, by its number",
        "element E99_new in record: not read (1 times, first in record 1)",
        "element record_note in record: not read (1 times, first in record 1)",
    ]


@pytest.mark.parametrize("dataset", ["nytd_outcomes", "nytd_served"])
def test_records_without_a_key_of_their_own_are_set_aside_whole(tmp_path: Path, dataset: str) -> None:
    served = {"E29_mentoring": "no"}
    content = youth_file(youth("A", served=served), youth("A"), youth(""), youth("B", served=served))
    staged = stage(tmp_path, dataset, content)
    assert staged.counts == (4, 2, 2)
    assert staged.rejected() == [(2, "record", "duplicate_key"), (3, "record", "key")]
    assert staged.rows(dataset, "record_number") == [(1,), (4,)]


REFUSED = [
    (youth_file(youth(), state="57"), "E1_state: must be"),
    (youth_file(youth(), month="202404"), "E2_report_date: must be"),
    (youth_file(youth()).replace(b"E2_report_date", b"E2"), "E2_report_date: must be"),
    (youth_file(), "the file holds no record"),
    (b"<data><record/></data>", "XML with the root {http://nytd.acf.hhs.gov}nytd_data_file"),
    (youth_file(youth())[:-40], "cut short"),
]  # fmt: skip


@pytest.mark.parametrize(("content", "says"), REFUSED)
def test_a_file_that_cannot_be_trusted_is_refused_whole(tmp_path: Path, content: bytes, says: str) -> None:
    staged = stage(tmp_path, "nytd_outcomes", content)
    assert staged.status == "refused"
    assert says in staged.reason


def test_a_file_of_another_form_is_told_what_is_read(tmp_path: Path) -> None:
    staged = stage(tmp_path, "nytd_served", b"<html><p>no data</p></html>")
    assert "or the archive's file (CSV, tab, SPSS, Stata) under its own column names" in staged.reason


def test_a_file_without_outcomes_is_accepted_with_no_row(tmp_path: Path) -> None:
    staged = stage(tmp_path, "nytd_outcomes", youth_file(youth(status="", collected="")))
    assert (staged.status, staged.counts) == ("accepted", (1, 1, 0))
    assert pl.concat(staged.frames.values()).is_empty() if staged.frames else True
