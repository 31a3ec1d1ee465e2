"""AFCARS adoption and guardianship assistance: what is accepted, a fault, set aside, or refused."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from data_samples.writers.afcars_aga import write_afcars_aga
from tests.staging.received import stage
from tests.staging.test_round_trip import assert_same, rows
from transforms.contracts.contract import all_contracts

CONTRACT = all_contracts()["staging.afcars_aga"]
HEAD = (
    '<?xml version="1.0" encoding="utf-8"?>\n<acf:data xmlns:acf="http://www.acf.hhs.gov">'
    "<A1_title_iv_agency>{agency}</A1_title_iv_agency><A2_report_date>{month}</A2_report_date><records>"
)
TAIL = "</records></acf:data>"


def agreement(key: str = "A", body: str = "") -> str:
    """One child's record with a birth date."""
    return (
        f"<record><A3_child_record_number>{key}</A3_child_record_number>"
        f"<A4_child_date_of_birth>20120615</A4_child_date_of_birth>{body}</record>"
    )


def aga_file(*records: str, agency: str = "24", month: str = "202409") -> bytes:
    """An assistance file."""
    return (HEAD.format(agency=agency, month=month) + "".join(records) + TAIL).encode()


WHOLE = agreement(
    "SAMPLE000042",
    """
    <A5_child_sex>2</A5_child_sex>
    <A6_child_race_american_indian_alaska_native>0</A6_child_race_american_indian_alaska_native>
    <A7_child_race_asian>1</A7_child_race_asian>
    <A8_child_race_black_african_american>0</A8_child_race_black_african_american>
    <A9_child_race_hawaiian_pacific_islander>0</A9_child_race_hawaiian_pacific_islander>
    <A10_child_race_white>1</A10_child_race_white>
    <A11_child_race_unknown>0</A11_child_race_unknown>
    <A12_child_race_abandoned>0</A12_child_race_abandoned>
    <A13_child_race_declined>0</A13_child_race_declined>
    <A14_child_hispanic_latino>1</A14_child_hispanic_latino>
    <A15_assistance_agreement_type>2</A15_assistance_agreement_type>
    <A16_adoption_subsidy_amount>640</A16_adoption_subsidy_amount>
    <A17_adoption_finalization_date>20220311</A17_adoption_finalization_date>
    <A18_agreement_termination_date></A18_agreement_termination_date>
    <A19_adoption_placing_agency>3</A19_adoption_placing_agency>
    """,
)


def test_a_record_is_a_row_with_its_agreement(tmp_path: Path) -> None:
    staged = stage(tmp_path, "afcars_aga", aga_file(WHOLE))
    assert (staged.status, staged.counts, staged.faults(), staged.reading.notes) == (
        "accepted",
        (1, 1, 0),
        [],
        [],
    )
    row = staged.reading.files_row
    assert (row["layout"], row["state"], row["submission"]) == ("afcars_2020_aga", "MD", "24B")
    assert (row["period_start"], row["period_end"]) == (date(2024, 4, 1), date(2024, 9, 30))
    assert staged.rows("afcars_aga", "a3_child_record_number", "a4_child_date_of_birth", "a5_child_sex") == [
        ("SAMPLE000042", date(2012, 6, 15), "female")
    ]
    assert staged.rows("afcars_aga", "a7_child_race_asian", "a8_child_race_black_african_american") == [
        (True, False)
    ]
    assert staged.rows(
        "afcars_aga",
        "a14_child_hispanic_latino",
        "a15_assistance_agreement_type",
        "a16_adoption_subsidy_amount",
        "a17_adoption_finalization_date",
        "a18_agreement_termination_date",
        "a19_adoption_placing_agency",
    ) == [("hispanic", "guardianship", 640, date(2022, 3, 11), None, "tribal_agency")]
    assert staged.frames["staging.afcars_aga", "MD"].schema == CONTRACT.schema()


def test_every_element_comes_back(tmp_path: Path) -> None:
    expected = rows(
        CONTRACT,
        60,
        {
            "state": lambda _: "ZZ",
            "submission": lambda _: "23A",
            "record_number": lambda row: row + 1,
            "a3_child_record_number": lambda row: f"K{row * 7919 % 9973:011d}",
        },
    )
    assert all(expected[name].drop_nulls().len() for name in expected.columns)
    write_afcars_aga(expected, "ZZ", "23A", tmp_path / "file")
    staged = stage(tmp_path, "afcars_aga", (tmp_path / "file").read_bytes(), None)
    assert (staged.faults("ZZ"), staged.reading.notes) == ([], [])
    assert_same(staged, "staging.afcars_aga", expected)


def test_the_writer_writes_only_its_agency_and_period(tmp_path: Path) -> None:
    both = pl.concat(
        rows(CONTRACT, 3, {"state": lambda _, s=s: s, "submission": lambda _: "23A"}) for s in ("ZZ", "MD")
    )
    write_afcars_aga(both, "MD", "23A", tmp_path / "file")
    staged = stage(tmp_path, "afcars_aga", (tmp_path / "file").read_bytes(), None)
    assert staged.counts[0] == 3
    assert staged.reading.files_row["state"] == "MD"


FAULTS = [
    # element                            text        column                            rule
    ("A5_child_sex", "3", "a5_child_sex", "code_list"),
    ("A7_child_race_asian", "yes", "a7_child_race_asian", "code_list"),
    ("A15_assistance_agreement_type", "0", "a15_assistance_agreement_type", "code_list"),
    ("A16_adoption_subsidy_amount", "640.50", "a16_adoption_subsidy_amount", "number"),
    ("A16_adoption_subsidy_amount", "1000000", "a16_adoption_subsidy_amount", "range"),
    ("A17_adoption_finalization_date", "20230230", "a17_adoption_finalization_date", "date"),
    ("A18_agreement_termination_date", "2023-02-03", "a18_agreement_termination_date", "date"),
    ("A19_adoption_placing_agency", "4", "a19_adoption_placing_agency", "code_list"),
]


@pytest.mark.parametrize(("tag", "text", "column", "rule"), FAULTS)
def test_a_value_that_cannot_be_read_is_null_and_its_text_is_kept(
    tmp_path: Path, tag: str, text: str, column: str, rule: str
) -> None:
    staged = stage(tmp_path, "afcars_aga", aga_file(WHOLE, agreement("B", f"<{tag}>{text}</{tag}>")))
    assert staged.counts == (2, 2, 0)
    assert staged.rows("afcars_aga", column)[1] == (None,)
    assert staged.faults() == [(2, column, text, rule)]


def test_records_without_a_key_of_their_own_are_set_aside_and_a_missing_birth_date_is_a_fault(
    tmp_path: Path,
) -> None:
    bare = "<record><A3_child_record_number>D</A3_child_record_number></record>"
    content = aga_file(agreement("A"), agreement(" A\n"), agreement(""), bare)
    staged = stage(tmp_path, "afcars_aga", content)
    assert staged.counts == (4, 2, 2)
    assert staged.rejected() == [(2, "record", "duplicate_key"), (3, "record", "key")]
    assert staged.faults() == [(4, "a4_child_date_of_birth", None, "required")]


def test_unknown_elements_are_counted_not_lost_silently(tmp_path: Path) -> None:
    staged = stage(
        tmp_path, "afcars_aga", aga_file(agreement("A", "<A20_new>1</A20_new><A5_child_sex>1</A5_child_sex>"))
    )
    assert staged.rows("afcars_aga", "a5_child_sex") == [("male",)]
    assert staged.reading.notes == [
        "afcars_aga/file: element A20_new in record: not read (1 times, first in record 1)"
    ]


REFUSED = [
    (aga_file(agreement(), agency="03"), "A1_title_iv_agency: must be"),
    (aga_file(agreement(), month="202408"), "A2_report_date: must be"),
    (
        aga_file(agreement()).replace(b"</records>", b"</records><A2_report_date>202403</A2_report_date>"),
        "A2_report_date stands twice and differs",
    ),
    (aga_file(), "the file holds no record"),
    (b"A3,A4\nA,20120615\n", "adoption and guardianship assistance file (XML) is expected"),
    (aga_file(agreement())[:-9], "cut short"),
]


@pytest.mark.parametrize(("content", "says"), REFUSED)
def test_a_file_that_cannot_be_trusted_is_refused_whole(tmp_path: Path, content: bytes, says: str) -> None:
    staged = stage(tmp_path, "afcars_aga", content)
    assert staged.status == "refused"
    assert says in staged.reason
