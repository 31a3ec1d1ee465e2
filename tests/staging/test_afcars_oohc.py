"""AFCARS out-of-home care: what is accepted, what is a fault, what is set aside, what refuses the file."""

from __future__ import annotations

import gzip
from datetime import date
from pathlib import Path

import pytest

from tests.staging.received import document, record, removal, stage
from transforms.contracts.contract import all_contracts
from transforms.staging import limits
from transforms.staging.layouts.afcars_parts import CONTRACTS

ARRANGEMENT = (
    "<living_arrangement><E112_date_living_arrangement>{date}</E112_date_living_arrangement>"
    "<E113_foster_family_home>1</E113_foster_family_home></living_arrangement>"
)


def arrangements(*dates: str) -> str:
    inner = "".join(ARRANGEMENT.format(date=text) for text in dates)
    return f"<E112_E146_living_arrangements>{inner}</E112_E146_living_arrangements>"


def visit(date: str, place: str = "1") -> str:
    return (
        f"<case_worker_visit><E151_case_worker_visit_date>{date}</E151_case_worker_visit_date>"
        f"<E152_case_worker_visit_location>{place}</E152_case_worker_visit_location></case_worker_visit>"
    )


def exit_of(day: str, reason: str) -> str:
    return f"<E153_exit_date>{day}</E153_exit_date><E155_exit_reason>{reason}</E155_exit_reason>"


REMOVAL_COLUMNS = (
    "record_number",
    "removal_number",
    "removal_layout",
    "e69_removal_date",
    "e155_exit_reason",
)


def test_a_child_becomes_rows_of_the_child_its_removals_and_their_parts(tmp_path: Path) -> None:
    first = removal("20210105", exit_of("20210301", "1"), "removal_1993")
    body = (
        "<E3_local_agency>24031</E3_local_agency><E72_runaway>0</E72_runaway><E77_neglect>1</E77_neglect>"
        + arrangements("20221005", "20221120")
        + "<E151_E152_case_worker_visits>" + visit("20221010") + visit("20221112", "2")
        + "</E151_E152_case_worker_visits>" + exit_of("", "9")
    )  # fmt: skip
    staged = stage(
        tmp_path, "afcars_oohc", document(record("A", "<E6_sex>2</E6_sex>", removal(body=body) + first))
    )
    assert staged.status == "accepted"
    assert staged.reading.notes == []
    assert staged.faults() == []
    assert staged.rows("afcars_oohc_children", "e4_child_record_number", "e5_date_of_birth", "e6_sex") == [
        ("A", date(2015, 6, 15), "female")
    ]
    assert staged.rows("afcars_oohc_removals", *REMOVAL_COLUMNS) == [
        (1, 1, "removal_2020", date(2022, 10, 5), "not_applicable"),
        (1, 2, "removal_1993", date(2021, 1, 5), "reunification"),
    ]
    assert staged.rows(
        "afcars_oohc_removals", "e3_local_agency", "e72_runaway", "e77_neglect", "e73_whereabouts_unknown"
    ) == [
        ("24031", False, True, None),
        (None, None, None, None),
    ]
    place = ("removal_number", "sequence")
    assert staged.rows("afcars_oohc_living_arrangements", *place, "e112_date_living_arrangement") == [
        (1, 1, date(2022, 10, 5)),
        (1, 2, date(2022, 11, 20)),
    ]
    assert staged.rows("afcars_oohc_caseworker_visits", *place, "e152_case_worker_visit_location") == [
        (1, 1, "residence"),
        (1, 2, "other"),
    ]


@pytest.mark.parametrize("name", [contract.qualified_name() for contract in CONTRACTS])
def test_every_table_has_the_columns_of_its_contract(tmp_path: Path, name: str) -> None:
    child = (
        "<E7_E12_tribal_information><E9_recognized_tribes><E9_recognized_tribe>T1</E9_recognized_tribe>"
        "</E9_recognized_tribes></E7_E12_tribal_information><E63_E68_termination_of_parental_rights>"
        "<tpr_second_parent><E64_tpr_parent2>1</E64_tpr_parent2></tpr_second_parent>"
        "</E63_E68_termination_of_parental_rights>"
    )
    parts = (
        arrangements("20221005")
        + "<E147_E148_permanency_plans><permanency_plan>"
        "<E148_permanency_plan_type>1</E148_permanency_plan_type></permanency_plan></E147_E148_permanency_plans>"
        "<E149_periodic_reviews><E149_periodic_review_date>20230101</E149_periodic_review_date></E149_periodic_reviews>"
        "<E150_permanency_hearings><E150_permanency_hearing_date>20230102</E150_permanency_hearing_date>"
        "</E150_permanency_hearings><E151_E152_case_worker_visits>" + visit("20221010")
        + "</E151_E152_case_worker_visits>"
    )  # fmt: skip
    staged = stage(tmp_path, "afcars_oohc", document(record(body=child, removals=removal(body=parts))))
    frame = staged.frames[name, "MD"]
    assert frame.schema == all_contracts()[name].schema()
    assert frame.height == 1


PERIODS = [
    # E1    E2        state  submission  first day          last day
    ("24", "202303", "MD", "23A", date(2022, 10, 1), date(2023, 3, 31)),
    ("06", "202309", "CA", "23B", date(2023, 4, 1), date(2023, 9, 30)),
    ("99", "202403", "ZZ", "24A", date(2023, 10, 1), date(2024, 3, 31)),
    ("123", "202403", "123", "24A", date(2023, 10, 1), date(2024, 3, 31)),
    (" 24 ", " 202303\n", "MD", "23A", date(2022, 10, 1), date(2023, 3, 31)),
]


@pytest.mark.parametrize("period", PERIODS)
def test_agency_and_period_come_from_the_content(
    tmp_path: Path, period: tuple[str, str, str, str, date, date]
) -> None:
    agency, month, state, submission, start, end = period
    staged = stage(tmp_path, "afcars_oohc", document(record(), agency=agency, month=month))
    row = staged.reading.files_row
    assert (row["state"], row["submission"]) == (state, submission)
    assert (row["period_start"], row["period_end"]) == (start, end)
    assert staged.rows("afcars_oohc_children", "state", "submission", state=state) == [(state, submission)]


FAULTS = [
    # child's elements                                             column and text                      rule
    ("<E6_sex>3</E6_sex>", ("e6_sex", "3"), "code_list"),
    ("<E6_sex>male</E6_sex>", ("e6_sex", "male"), "code_list"),
    ("<E14_child_race_asian>2</E14_child_race_asian>", ("e14_child_race_asian", "2"), "code_list"),
    ("<E56_total_siblings>two</E56_total_siblings>", ("e56_total_siblings", "two"), "number"),
    ("<E56_total_siblings>100</E56_total_siblings>", ("e56_total_siblings", "100"), "range"),
    (
        "<E45_prior_guardianship_date>202213</E45_prior_guardianship_date>",
        ("e45_prior_guardianship_date", "202213"),
        "date",
    ),
]


@pytest.mark.parametrize(("body", "at", "rule"), FAULTS)
def test_a_value_that_cannot_be_read_is_null_and_its_text_is_kept(
    tmp_path: Path, body: str, at: tuple[str, str], rule: str
) -> None:
    staged = stage(tmp_path, "afcars_oohc", document(record("A"), record("B", body)))
    assert staged.counts == (2, 2, 0)
    assert staged.rows("afcars_oohc_children", at[0]) == [(None,), (None,)]
    assert staged.faults() == [(2, *at, rule)]


@pytest.mark.parametrize(
    ("text", "stays", "fault"),
    [
        ("20221005", date(2022, 10, 5), None),
        ("\n 20221005 ", date(2022, 10, 5), None),
        ("20230231", None, ("20230231", "date")),
        ("2022-10-05", None, ("2022-10-05", "date")),
        ("18991231", None, ("18991231", "date")),
        ("", None, (None, "required")),
        ("  ", None, (None, "required")),
    ],
)
def test_a_removal_without_a_date_stays_with_a_fault(
    tmp_path: Path, text: str, stays: date | None, fault: tuple[str | None, str] | None
) -> None:
    staged = stage(
        tmp_path, "afcars_oohc", document(record(removals=removal(text, exit_of("20230105", "3"))))
    )
    assert staged.rows("afcars_oohc_removals", "e69_removal_date", "e155_exit_reason") == [
        (stays, "adoption")
    ]
    assert staged.faults() == ([] if fault is None else [(1, "e69_removal_date", *fault)])


def test_a_missing_element_never_rejects(tmp_path: Path) -> None:
    bare = "<record><E4_child_record_number>B</E4_child_record_number></record>"
    empty = record(
        "C",
        removals="<removal_2020><E112_E146_living_arrangements><living_arrangement/></E112_E146_living_arrangements></removal_2020>",
    )
    staged = stage(tmp_path, "afcars_oohc", document(record("A"), bare, empty))
    assert staged.counts == (3, 3, 0)
    assert staged.faults() == [
        (2, "e5_date_of_birth", None, "required"),
        (3, "e69_removal_date", None, "required"),
        (3, "e112_date_living_arrangement", None, "required"),
    ]


def test_empty_groups_that_may_be_empty_make_no_row(tmp_path: Path) -> None:
    body = (
        "<E147_E148_permanency_plans><permanency_plan><E147_permanency_plan_date></E147_permanency_plan_date>"
        "</permanency_plan></E147_E148_permanency_plans><E149_periodic_reviews><E149_periodic_review_date/>"
        "</E149_periodic_reviews><E151_E152_case_worker_visits/>"
    )
    empty = "<removal_1993><E69_removal_date></E69_removal_date></removal_1993>"
    staged = stage(tmp_path, "afcars_oohc", document(record(removals=removal(body=body) + empty)))
    assert {name for name, _ in staged.frames} == {
        "staging.afcars_oohc_children",
        "staging.afcars_oohc_removals",
    }
    assert len(staged.rows("afcars_oohc_removals", "removal_number")) == 1
    assert staged.faults() == []


MARKERS = [
    # E65          date              deceased  faults
    ("66666666", None, True, []),
    ("20230101", date(2023, 1, 1), False, []),
    ("", None, False, []),
    ("66666667", None, False, [(1, "e65_tpr_petition_date_parent1", "66666667", "date")]),
]


@pytest.mark.parametrize(("text", "stays", "deceased", "faults"), MARKERS)
def test_a_marker_in_place_of_a_date_sets_its_own_column(
    tmp_path: Path, text: str, stays: date | None, deceased: bool, faults: list[tuple[object, ...]]
) -> None:
    body = (
        "<E63_E68_termination_of_parental_rights><tpr_first_parent>"
        f"<E65_tpr_petition_date_parent1>{text}</E65_tpr_petition_date_parent1>"
        "</tpr_first_parent></E63_E68_termination_of_parental_rights>"
    )
    staged = stage(tmp_path, "afcars_oohc", document(record(body=body)))
    columns = ("e65_tpr_petition_date_parent1", "e65_tpr_petition_date_parent1_deceased")
    assert staged.rows("afcars_oohc_children", *columns) == [(stays, deceased)]
    assert staged.faults() == faults


@pytest.mark.parametrize("swapped", [False, True], ids=["2020 first", "1993 first"])
def test_removals_of_both_layouts_are_read_in_either_order(tmp_path: Path, swapped: bool) -> None:
    parts = [removal(), removal("20200101", layout="removal_1993")]
    staged = stage(
        tmp_path, "afcars_oohc", document(record(removals="".join(parts[::-1] if swapped else parts)))
    )
    expected = [("removal_2020",), ("removal_1993",)]
    assert staged.rows("afcars_oohc_removals", "removal_layout") == (expected[::-1] if swapped else expected)


def test_a_record_that_stands_elsewhere_is_read_all_the_same(tmp_path: Path) -> None:
    text = document(record("A")).replace(b"</records>", b"</records>" + record("B").encode())
    assert stage(tmp_path, "afcars_oohc", text).counts == (2, 2, 0)


def test_a_repeated_container_adds_to_the_first_and_comments_are_passed_over(tmp_path: Path) -> None:
    body = "<!-- one -->" + arrangements("20221005") + "<?note x?>" + arrangements("2022<!-- two -->1120")
    staged = stage(tmp_path, "afcars_oohc", document(record(removals=removal(body=body))))
    assert staged.rows("afcars_oohc_living_arrangements", "sequence", "e112_date_living_arrangement") == [
        (1, date(2022, 10, 5)),
        (2, date(2022, 11, 20)),
    ]
    assert staged.reading.notes == []


def test_unknown_and_misplaced_elements_are_counted_not_lost_silently(tmp_path: Path) -> None:
    odd = "<E999_new>1</E999_new><E112_date_living_arrangement>20221005</E112_date_living_arrangement>"
    nested = "<E6_sex>2<E7_inner>1</E7_inner></E6_sex>"
    twice = "<E22_health_assessment>0</E22_health_assessment>" * 2
    staged = stage(tmp_path, "afcars_oohc", document(record("A", odd), record("B", odd + nested + twice)))
    assert staged.counts == (2, 2, 0)
    assert staged.rows("afcars_oohc_children", "e6_sex", "e22_health_assessment")[1] == ("female", False)
    assert staged.reading.notes == [
        "afcars_oohc/file: element E999_new in record: not read (2 times, first in record 1)",
        "afcars_oohc/file: element E112_date_living_arrangement in record: "
        "not read (2 times, first in record 1)",
        "afcars_oohc/file: elements in E6_sex: not read (1 times, first in record 2)",
        "afcars_oohc/file: a repeated E22_health_assessment: not read (1 times, first in record 2)",
    ]


REJECTED = [
    # second record                                                        rule
    ("<record><E5_date_of_birth>20150615</E5_date_of_birth></record>", "key"),
    (record("  "), "key"),
    (record("A"), "duplicate_key"),
    (record(" A\n", removals=removal()), "duplicate_key"),
]


@pytest.mark.parametrize(("second", "rule"), REJECTED)
def test_a_record_without_a_key_of_its_own_is_set_aside_whole(tmp_path: Path, second: str, rule: str) -> None:
    staged = stage(tmp_path, "afcars_oohc", document(record("A"), second, record("C")))
    assert staged.counts == (3, 2, 1)
    assert staged.rejected() == [(2, "record", rule)]
    assert staged.rows("afcars_oohc_children", "record_number", "e4_child_record_number") == [
        (1, "A"),
        (3, "C"),
    ]
    assert staged.rows("afcars_oohc_removals", "record_number") == []


def test_a_part_that_is_no_structure_is_set_aside_alone(tmp_path: Path) -> None:
    body = (
        "<E112_E146_living_arrangements><living_arrangement>?</living_arrangement>"
        + ARRANGEMENT.format(date="20221120")
        + "</E112_E146_living_arrangements>"
    )
    staged = stage(
        tmp_path,
        "afcars_oohc",
        document(record(removals="<removal_2020>gone</removal_2020>" + removal(body=body))),
    )
    assert staged.counts == (1, 1, 0)
    assert staged.rejected() == [
        (1, "staging.afcars_oohc_removals", "structure"),
        (1, "staging.afcars_oohc_living_arrangements", "structure"),
    ]
    assert staged.rows("afcars_oohc_removals", "removal_number") == [(2,)]
    assert staged.rows("afcars_oohc_living_arrangements", "removal_number", "sequence") == [(2, 2)]
    totals = {total["part"]: total for total in staged.reading.control_totals}
    for part in ("staging.afcars_oohc_removals", "staging.afcars_oohc_living_arrangements"):
        counts = [totals[part][f"records_{name}"] for name in ("in", "accepted", "rejected")]
        assert counts == [2, 1, 1]


PLAIN = document(record())
BODY = PLAIN.partition(b"?>")[2]
SECOND_AGENCY = b"</records><E1_title_iv_agency>51</E1_title_iv_agency>"
LONG = "x" * 10_001
BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)
DEEP = "<x>" * 40 + "</x>" * 40
REFUSED = [
    (b"", "the file is empty"),
    (b"   \n", "the file is empty"),
    (b"\x00\x01\x02" * 99, "binary"),
    (document(record()).decode().encode("utf-16"), "UTF-16"),
    (b"E4,E5\nA,20150615\n", "not XML"),
    (document(record())[:-20], "cut short"),
    (document(record("A"), record("B")).replace(b"</record>", b"", 1), "cut short or ill-formed"),
    (document(record()) + b"<more/>", "cut short or ill-formed"),
    (document(record("\xe9")).replace("é".encode(), b"\xe9"), "not UTF-8"),
    (document(record()).replace(b'"utf-8"', b'"utf-7"'), "an encoding other than UTF-8"),
    (document(record("&unknown;")), "ill-formed: an entity that is not declared"),
    (document(record("A & B")), "in line 2: a & or < inside a value"),
    (document(record("A"), record("B"))[:-20], "in line 2 after record 2: "),
    (BOMB + document(record("&c;")).partition(b"?>")[2], "document type (DTD)"),
    (b"<!-- x -->" + BOMB.partition(b"?>")[2] + BODY, "document type (DTD)"),
    (b'<!DOCTYPE d SYSTEM "file:///etc/passwd">' + BODY, "document type (DTD)"),
    (b"<data><records>" + record().encode() + b"</records></data>", "the root element is not"),
    (b"<html/>", "the root element is not"),
    (document(), "the file holds no record"),
    (document(record(" "), "<record/>"), "none of its 2 records can be read; the first fault is in record 1"),
    (document(record(), agency="03"), "E1_title_iv_agency: must be"),
    (document(record(), agency=""), "E1_title_iv_agency: must be"),
    (document(record(), month="202304"), "E2_report_date: must be"),
    (document(record(), month="20230331"), "E2_report_date: must be"),
    (PLAIN.replace(b"</records>", SECOND_AGENCY), "stands twice and differs"),
    (document(record("A", "<E6_sex>" + DEEP + "</E6_sex>")), "nested deeper than 24"),
    (document(record("A", f"<E6_sex>{LONG}</E6_sex>")), "more than 10,000 characters"),
    (document(record(removals=removal("x" * 10_001))), "more than 10,000 characters"),
    (gzip.compress(document(record()), mtime=0)[:-12], "damaged or cut short"),
]  # fmt: skip


NAMED = [
    # content                                             what the file said of itself before it was refused
    (document(record())[:-20], ("MD", "23A")),
    (document(record("A & B")), ("MD", "23A")),
    (document(record())[:150], (None, None)),
    (PLAIN.replace(b"</records>", SECOND_AGENCY), (None, None)),
    (document(record(), agency="90"), (None, None)),
]


@pytest.mark.parametrize(("content", "named"), NAMED)
def test_a_refused_file_is_placed_with_the_agency_and_period_it_named(
    tmp_path: Path, content: bytes, named: tuple[str | None, str | None]
) -> None:
    row = stage(tmp_path, "afcars_oohc", content).reading.files_row
    assert (row["status"], row["state"], row["submission"]) == ("refused", *named)


@pytest.mark.parametrize(("content", "says"), REFUSED)
def test_a_file_that_cannot_be_trusted_or_read_is_refused_whole(
    tmp_path: Path, content: bytes, says: str
) -> None:
    staged = stage(tmp_path, "afcars_oohc", content)
    assert staged.status == "refused"
    assert staged.reason.startswith("afcars_oohc/file: ")
    assert says in staged.reason


def test_an_assistance_file_in_the_wrong_folder_is_told_as_such(tmp_path: Path) -> None:
    other = document(record()).replace(b"E1_title_iv_agency", b"A1_title_iv_agency")
    assert "adoption and guardianship assistance" in stage(tmp_path, "afcars_oohc", other).reason


def test_a_record_that_never_ends_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "XML_MAX_RECORD_BYTES", 100_000)
    staged = stage(tmp_path, "afcars_oohc", document(record("A", "<E6_sex>1</E6_sex>" * 20_000)))
    assert "a record takes more than 100,000 bytes" in staged.reason


def test_agency_and_period_may_stand_after_the_records_of_a_short_file(tmp_path: Path) -> None:
    head = "<E1_title_iv_agency>24</E1_title_iv_agency><E2_report_date>202303</E2_report_date>"
    text = document(record()).decode().replace(head, "").replace("</records>", "</records>" + head)
    assert stage(tmp_path, "afcars_oohc", text.encode()).counts == (1, 1, 0)


@pytest.mark.parametrize("batch", [1, 2, 3, 100])
def test_batches_of_any_size_give_the_same_rows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, batch: int
) -> None:
    monkeypatch.setattr(limits, "XML_BATCH_RECORDS", batch)
    keys = ["A", "B", "A", "", "C", "D"]
    records = [record(key, removals=removal(f"2022100{n + 1}")) for n, key in enumerate(keys)]
    staged = stage(tmp_path, "afcars_oohc", document(*records))
    assert staged.counts == (6, 4, 2)
    assert staged.rejected() == [(3, "record", "duplicate_key"), (4, "record", "key")]
    assert staged.rows(
        "afcars_oohc_removals", "record_number", "e4_child_record_number", "e69_removal_date"
    ) == [
        (1, "A", date(2022, 10, 1)),
        (2, "B", date(2022, 10, 2)),
        (5, "C", date(2022, 10, 5)),
        (6, "D", date(2022, 10, 6)),
    ]


def test_no_value_stands_in_a_reason_or_note(tmp_path: Path) -> None:
    marker = "MARKER"
    bad = record(marker, f"<E6_sex>{marker}</E6_sex>{marker}", f"<removal_2020>{marker}</removal_2020>")
    staged = stage(tmp_path, "afcars_oohc", document(bad, bad))
    assert marker not in repr((staged.reading.files_row, staged.reading.notes))
    assert not [reason for (reason,) in staged.rows("rejected_records", "reason") if marker in str(reason)]
    assert "text between the elements of record" in repr(staged.reading.notes)
    cut = stage(tmp_path / "cut", "afcars_oohc", document(bad)[:-30])
    assert marker not in cut.reason
