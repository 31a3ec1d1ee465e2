"""Files a data archive distributes: the same rows as from the state's file, whatever the container."""

from __future__ import annotations

import gzip
from datetime import date, datetime
from pathlib import Path

import polars as pl
import pyreadstat
import pytest
from polars.testing import assert_frame_equal

from tests.staging.distributed_files import archive_frame, written
from tests.staging.received import child_file, line, stage
from transforms.contracts.staging.ncands_child import NcandsChild
from transforms.staging import limits
from transforms.staging.archive.distributed import is_distributed

FIELDS = [c for c in NcandsChild.columns.values() if c.start is not None]

FORMS = ("csv", "tab", "parquet", "sav", "packed.sav", "zsav", "dta", "sas7bdat")
NOT_DISTRIBUTED = [column.name for column in FIELDS if not column.archive]


def every_code() -> bytes:
    """A Child File in which every code of every field stands."""
    most = max(len(column.codes.codes) for column in FIELDS if column.codes)
    lines = []
    for n in range(most):
        coded = {c.name: c.codes.codes[n % len(c.codes.codes)].code for c in FIELDS if c.codes}
        others = {
            "rptcnty": f"{2 * n + 1:03d}",
            "chage": f"{n % 22:02d}",
            "rpttm": f"0{n % 10}3{n % 10}",
            "invdate": f"01{n + 1:02d}2023",
            "per1age": "99" if n else "",
            "afcarsid": f"A{n}",
        }
        lines.append(line(chid=f"C{n}", **coded, **others))
    return child_file(*lines)


def as_filed(tmp_path: Path) -> pl.DataFrame:
    """Those records as read from the state's file."""
    return stage(tmp_path / "filed", "ncands_child", every_code()).frames["staging.ncands_child", "MD"]


@pytest.mark.parametrize("form", FORMS)
def test_the_same_records_give_the_same_rows_in_every_container(tmp_path: Path, form: str) -> None:
    filed = as_filed(tmp_path)
    content = written(archive_frame(NcandsChild, filed), form, tmp_path)
    staged = stage(tmp_path / "archive", "ncands_child", content, None)
    assert staged.faults() == []
    assert staged.counts == (filed.height, filed.height, 0)
    found = staged.frames["staging.ncands_child", "MD"]
    assert_frame_equal(found.drop("file_id", *NOT_DISTRIBUTED), filed.drop("file_id", *NOT_DISTRIBUTED))
    assert found.schema == filed.schema
    row = staged.reading.files_row
    assert (row["layout"], row["state"], row["submission"]) == ("ncands_child_archive", "MD", "FFY2023")
    assert [note for note in staged.reading.notes if "tabs" not in note] == []


PLAIN = {
    "SubYr": "2023",
    "StaTerr": "MD",
    "RptID": "R1",
    "ChID": "C1",
    "RptDt": "2023-01-15",
    "RptSrc": "5",
    "RptDisp": "1",
    "RpDispDt": "2023-02-15",
}


def csv(*rows: dict[str, str], without: str = "") -> bytes:
    """A file as the archive distributes it: plain records, with the named columns added or replaced."""
    names = list(dict.fromkeys([*PLAIN, *(name for row in rows for name in row)]))
    names = [name for name in names if name != without]
    lines = [
        ",".join({**PLAIN, "ChID": f"C{n}", **row}.get(name, "") for name in names)
        for n, row in enumerate(rows, 1)
    ]
    return "\n".join([",".join(names), *lines, ""]).encode()


VALUES = [
    # column    what stands there        column of ours, what it means, rule broken
    ("RptSrc", "5", "rptsrc", "education", None),
    ("RptSrc", "05", "rptsrc", "education", None),
    ("RptSrc", "5.0", "rptsrc", "education", None),
    ("RptSrc", "Education personnel", "rptsrc", None, "code_list"),
    ("RptSrc", "education", "rptsrc", None, "code_list"),
    ("RptSrc", "55", "rptsrc", None, "code_list"),
    ("RptDt", "2023-01-05", "rptdt", date(2023, 1, 5), None),
    ("RptDt", "01/05/2023", "rptdt", date(2023, 1, 5), None),
    ("RptDt", "1/5/2023", "rptdt", date(2023, 1, 5), None),
    ("RptDt", "2023/01/05", "rptdt", date(2023, 1, 5), None),
    ("RptDt", "05JAN2023", "rptdt", date(2023, 1, 5), None),
    ("RptDt", "20230105", "rptdt", date(2023, 1, 5), None),
    ("RptDt", "1052023", "rptdt", date(2023, 1, 5), None),
    ("RptDt", "2023-01-05 00:00:00", "rptdt", date(2023, 1, 5), None),
    ("RptDt", "2023-01-05T00:00:00.000Z", "rptdt", date(2023, 1, 5), None),
    ("RptDt", "2023-02-30", "rptdt", None, "date"),
    ("RptDt", "13/13/2023", "rptdt", None, "date"),
    ("RptDt", "1899-01-01", "rptdt", None, "date"),
    ("ChAge", "7", "chage", 7, None),
    ("ChAge", "22", "chage", None, "range"),
    ("ChAge", "x", "chage", None, "number"),
    ("RptTm", "930", "rpttm", "0930", None),
    ("RptTm", "0", "rpttm", "0000", None),
    ("RptTm", "09:30", "rpttm", "0930", None),
    ("RptTm", "2460", "rpttm", None, "time"),
    ("RptFIPS", "24003", "rptcnty", "003", None),
    ("RptFIPS", "3", "rptcnty", "003", None),
    ("RptFIPS", "998", "rptcnty", "998", None),
    ("RptFIPS", "51003", "rptcnty", None, "number"),
    ("RptFIPS", "00008", "rptcnty", None, None),
    ("RptFIPS", "8", "rptcnty", None, None),
    ("Per1ID", "W 1", "per1id", "W 1", None),
]


@pytest.mark.parametrize(("name", "text", "column", "means", "rule"), VALUES)
def test_values_are_read_in_the_forms_the_archive_writes(  # noqa: PLR0917
    tmp_path: Path, name: str, text: str, column: str, means: object, rule: str | None
) -> None:
    staged = stage(tmp_path, "ncands_child", csv({}, {name: text}), None)
    assert staged.counts == (2, 2, 0)
    assert staged.rows("ncands_child", column)[1] == (means,)
    assert [fault for fault in staged.faults() if fault[0] == 2] == (
        [(2, column, text, rule)] if rule else []
    )


def test_a_masked_county_is_unknown_and_said_once(tmp_path: Path) -> None:
    staged = stage(tmp_path, "ncands_child", csv({"RptFIPS": "8"}, {"RptFIPS": "00008"}), None)
    assert staged.rows("ncands_child", "rptcnty") == [(None,), (None,)]
    (note,) = staged.reading.notes
    assert note.endswith("column RptFIPS: where the archive gives no value (8), it is read as unknown")


def test_derived_columns_are_named_and_not_read(tmp_path: Path) -> None:
    derived = {"RptVictim": "0", "Race": "99", "RaceEthn": "99", "Version": "2", "StFCID": "MDX"}
    staged = stage(tmp_path, "ncands_child", csv({**derived, "AFCARSID": "A1", "Mal1Lev": "1"}), None)
    assert staged.rows("ncands_child", "afcarsid", "mal1lev") == [("A1", "substantiated")]
    (note,) = staged.reading.notes
    assert note.endswith("are not read: RptVictim, Race, RaceEthn, Version, StFCID")


def test_a_derived_identifier_stands_in_where_its_input_is_absent(tmp_path: Path) -> None:
    staged = stage(tmp_path, "ncands_child", csv({"StFCID": "MDA1"}), None)
    assert staged.rows("ncands_child", "afcarsid") == [("A1",)]
    assert staged.reading.notes == [
        "ncands_child/file: column StFCID: stands in for AFCARSID, which is absent"
    ]


def test_names_match_in_any_case_and_unknown_columns_are_named(tmp_path: Path) -> None:
    content = csv({"Favourite": "1"}).replace(b"RptID", b"RPTID").replace(b"ChID", b"chid")
    staged = stage(tmp_path, "ncands_child", content, None)
    assert staged.counts == (1, 1, 0)
    (note,) = staged.reading.notes
    assert note.endswith("column Favourite: not read, the layout has none of this name")


def test_each_state_of_a_file_has_its_own_rows_and_totals(tmp_path: Path) -> None:
    rows = [{"StaTerr": state, "ChID": "C1"} for state in ("MD", "VA", "MD", "VA", "QQ")]
    rows[2]["ChID"] = "C2"
    staged = stage(tmp_path, "ncands_child", csv(*rows), None)
    assert staged.rows("ncands_child", "record_number", "chid") == [(1, "C1"), (3, "C2")]
    assert staged.rows("ncands_child", "record_number", "submission", state="VA") == [(2, "FFY2023")]
    assert staged.rejected("VA") == [(4, "record", "duplicate_key")]
    assert staged.rejected("MD") == [(5, "record", "key")]
    totals = {t["state"]: (t["records_in"], t["records_rejected"]) for t in staged.reading.control_totals}
    assert totals == {"MD": (3, 1), "VA": (2, 1)}


REJECTED = [
    ({"RptID": ""}, "key"),
    ({"SubYr": "23"}, "key"),
    ({"StaTerr": ""}, "key"),
    ({"ChID": "C1"}, "duplicate_key"),
]


@pytest.mark.parametrize(("second", "rule"), REJECTED)
def test_only_a_record_without_key_state_or_year_is_set_aside(
    tmp_path: Path, second: dict[str, str], rule: str
) -> None:
    staged = stage(tmp_path, "ncands_child", csv({}, second, {}), None)
    assert staged.counts == (3, 2, 1)
    assert staged.rejected() == [(2, "record", rule)]


REFUSED = [
    (csv({}, {"SubYr": "2022"}), "record 2, SubYr: differs from the records before it"),
    (csv({}, without="RptDisp"), "the required column RptDisp is missing"),
    (csv({}).replace(b"RptID", b"RptIDs"), "RptID is missing (the nearest name in the file is RptIDs)"),
    (csv({}, without="SubYr"), "the required column SubYr is missing"),
    (csv({}, without="StaTerr"), "the required column StaTerr is missing"),
    (csv({}).replace(b"RptSrc", b"rptid"), "a column name stands twice"),
    (csv({"StaTerr": "QQ"}), "none of its 1 records can be read"),
    (csv(), "the file holds no record"),
    (b"$FL2 and nothing else", "the SPSS file is damaged or cut short"),
    (b"<stata_dta><header><release>118", "the Stata file is damaged or cut short"),
    (
        bytes.fromhex("000000000000000000000000c2ea8160b31411cfbd92080009c7318c181f1011") + bytes(500),
        "the SAS file",
    ),
]


@pytest.mark.parametrize(("content", "says"), REFUSED)
def test_a_file_that_cannot_be_used_is_refused_with_one_clear_message(
    tmp_path: Path, content: bytes, says: str
) -> None:
    staged = stage(tmp_path, "ncands_child", content, None)
    assert staged.status == "refused"
    assert says in staged.reason
    assert "QQ" not in staged.reason


@pytest.mark.parametrize("form", ["sav", "packed.sav", "zsav", "dta", "sas7bdat"])
@pytest.mark.parametrize("share", [0.2, 0.6, 0.95])
def test_a_file_cut_short_is_refused_without_a_value(tmp_path: Path, form: str, share: float) -> None:
    frame = pl.DataFrame([{**PLAIN, "ChID": f"MARKER{n}"} for n in range(200)])
    content = written(frame, form, tmp_path)
    staged = stage(tmp_path, "ncands_child", content[: int(len(content) * share)], None)
    assert staged.status == "refused"
    assert "damaged or cut short" in staged.reason
    assert "MARKER" not in staged.reason


@pytest.mark.parametrize("form", ["sav", "dta", "sas7bdat", "xpt", "por"])
def test_dates_and_times_of_the_platforms_are_read(tmp_path: Path, form: str) -> None:
    names = {name: name.upper()[:8] for name in PLAIN}
    row = {**PLAIN, "RptDt": date(2023, 1, 15), "RpDispDt": datetime(2023, 2, 15, 9, 30)}  # noqa: DTZ001
    frame = pl.DataFrame([row, {**row, "ChID": "C2", "RptDt": None}]).rename(names)
    staged = stage(tmp_path, "ncands_child", written(frame, form, tmp_path), None)
    expected = [(date(2023, 1, 15), date(2023, 2, 15)), (None, date(2023, 2, 15))]
    assert staged.rows("ncands_child", "rptdt", "rptdisdt") == expected
    assert staged.faults() == [(2, "rptdt", None, "required")]


def test_missing_values_of_the_platforms_are_null_and_declared_ones_keep_their_meaning(
    tmp_path: Path,
) -> None:
    row = {**PLAIN, "RptSrc": 99.0, "ChSex": 9.0, "ChAge": 98.0}
    frame = pl.DataFrame([row, {**row, "ChID": "C2", "RptSrc": None, "ChSex": None, "ChAge": 97.0}])
    path = tmp_path / "declared.sav"
    missing = {"RptSrc": [99], "ChSex": [9], "ChAge": [98]}
    pyreadstat.write_sav(
        frame, path, missing_ranges=missing, variable_value_labels={"ChSex": {9.0: "female"}}
    )
    staged = stage(tmp_path, "ncands_child", path.read_bytes(), None)
    assert staged.rows("ncands_child", "rptsrc", "chsex", "chage") == [
        ("unknown", "unknown", None),
        (None, None, None),
    ]
    assert staged.faults() == [(2, "rptsrc", None, "required"), (2, "chage", "97", "range")]


def test_faults_keep_the_text_a_number_would_have(tmp_path: Path) -> None:
    frame = pl.DataFrame([{**PLAIN, "ChSex": 7.0, "RptTm": 2461.0, "RptFIPS": 24.5}])
    staged = stage(tmp_path, "ncands_child", written(frame, "dta", tmp_path), None)
    assert sorted(staged.faults()) == [
        (1, "chsex", "7", "code_list"),
        (1, "rptcnty", "24.5", "number"),
        (1, "rpttm", "2461", "time"),
    ]


def test_a_compressed_file_of_a_package_is_read(tmp_path: Path) -> None:
    content = gzip.compress(written(pl.DataFrame([PLAIN]), "dta", tmp_path), mtime=0)
    assert stage(tmp_path, "ncands_child", content, None).counts == (1, 1, 0)


def test_a_column_with_names_of_persons_stops_a_file_of_a_package_too(tmp_path: Path) -> None:
    frame = pl.DataFrame(
        [{**PLAIN, "ChID": f"C{n}", "ChildName": f"Mary Smith{'' if n % 2 else 's'}"} for n in range(20)]
    )
    staged = stage(tmp_path, "ncands_child", written(frame, "sav", tmp_path), None)
    assert staged.status == "refused"
    assert "ChildName" in staged.reason
    assert "Mary" not in staged.reason


@pytest.mark.parametrize("form", ["sav", "dta", "zsav", "sas7bdat"])
def test_blocks_of_any_size_give_the_same_records(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    rows = [{**PLAIN, "ChID": f"C{n % 40}", "StaTerr": ("MD", "VA")[n % 2]} for n in range(50)]
    content = written(pl.DataFrame(rows), form, tmp_path)
    monkeypatch.setattr(limits, "STATISTICS_BLOCK_ROWS", 7)
    monkeypatch.setattr(limits, "STATISTICS_READ_ROWS", 3)
    staged = stage(tmp_path, "ncands_child", content, None)
    assert staged.counts == (50, 40, 10)
    assert staged.rows("ncands_child", "record_number") == [(n + 1,) for n in range(0, 40, 2)]


def test_records_of_fixed_width_and_xml_are_not_taken_for_named_columns() -> None:
    assert not is_distributed(line() + b"\n" + line())
    assert not is_distributed(b"<?xml version='1.0'?><a,b>\n")
    assert not is_distributed(b"@\n24202103, and so on\n")
    assert is_distributed(b"SubYr\tStaTerr\tRptID\n2023\tMD\tR1\n")
    assert is_distributed(b'\xef\xbb\xbf"SubYr","StaTerr"\r\n')
    assert is_distributed(b'"","SubYr","StaTerr"\n"1",2023,"MD"\n')
    assert is_distributed(b",SubYr,StaTerr\n0,2023.0,MD\n")
    assert not is_distributed(b',"",\n')
    assert is_distributed(bytes.fromhex("000000000000000000000000c2ea8160b31411cfbd92080009c7318c181f1011"))
    assert is_distributed(b"HEADER RECORD*******LIBRARY HEADER RECORD!!!!!!!")


def test_an_afcars_file_of_a_year_is_one_submission_of_both_its_periods(tmp_path: Path) -> None:
    row = {"State": 24.0, "St": "XX", "RepDatYr": 2021.0, "RepDatMo": 3.0, "FY": 2021.0, "RecNumbr": "A1"}
    row |= {
        "DOB": date(2015, 6, 15),
        "LatRemDt": date(2020, 10, 5),
        "AmIAKN": 1.0,
        "FIPSCode": 8.0,
        "Sex": 2.0,
    }
    row |= {"LatRemLOS": 99.0, "AgeAtStart": 40.0}
    rows = [row, {**row, "RecNumbr": "A2", "RepDatMo": 9.0, "FIPSCode": 24003.0}, {**row, "State": 1.0}]
    content = written(pl.DataFrame(rows), "sav", tmp_path)
    staged = stage(tmp_path, "afcars_foster_care_1993", content, None)
    columns = ("submission", "state_fips", "report_date", "recnumbr", "sex", "amiakn", "fipscode")
    assert staged.rows("afcars_foster_care_1993", *columns) == [
        ("21A21B", "24", date(2021, 3, 1), "A1", "female", True, None),
        ("21A21B", "24", date(2021, 9, 1), "A2", "female", True, "24003"),
    ]
    assert staged.rows("afcars_foster_care_1993", "state_fips", state="AL") == [("01",)]
    row_of_file = staged.reading.files_row
    assert row_of_file["layout"] == "afcars_foster_care_1993_archive"
    assert (row_of_file["period_start"], row_of_file["period_end"]) == (date(2020, 10, 1), date(2021, 9, 30))
    assert staged.faults() == []


def test_a_cohort_of_youths_is_one_submission(tmp_path: Path) -> None:
    row = {"St": "MD", "RecNumbr": "Y1", "Wave": "1", "DOB": "1994-05-01", "OutcmRpt": "1", "CurrFTE": "1"}
    rows = [row, {**row, "Wave": "2", "CurrFTE": "0"}, {**row, "RecNumbr": "Y2", "DOB": ""}, row]
    names = list(row)
    text = "\n".join([",".join(names), *(",".join(each[name] for name in names) for each in rows)])
    staged = stage(tmp_path, "nytd_outcomes", text.encode(), None)
    columns = ("submission", "wave", "e1_state", "e3_record_number", "e37_current_full_time_employment")
    assert staged.rows("nytd_outcomes", *columns) == [
        ("COHORT2011", "17", "24", "Y1", "yes"),
        ("COHORT2011", "19", "24", "Y1", "no"),
        ("COHORT2011", "17", "24", "Y2", "yes"),
    ]
    assert staged.rejected() == [(4, "record", "duplicate_key")]


def test_what_packages_write_for_a_missing_value_is_missing_and_said_once(tmp_path: Path) -> None:
    missing = {
        "InvDate": ".",
        "ChSex": "NA",
        "ChAge": "#NULL!",
        "CEthn": ".B",
        "AFCARSID": "NA",
        "WrkrID": ".",
    }
    staged = stage(tmp_path, "ncands_child", csv(missing, {"ChSex": "..", "AFCARSID": "NAB"}), None)
    columns = ("invdate", "chsex", "chage", "chethn", "afcarsid", "wrkrid")
    assert staged.rows("ncands_child", *columns) == [(None,) * 6, (None, None, None, None, "NAB", None)]
    assert staged.faults() == [(2, "chsex", "..", "code_list")]
    (note,) = staged.reading.notes
    assert note.endswith("what packages write for a missing value (., NA, #NULL!) is read as missing")


def named(header: str, *rows: str) -> bytes:
    """A CSV file."""
    return "\n".join([header, *rows, ""]).encode()


SUBMISSIONS_OF_A_YEAR = {
    # header, rows (birth and removal are added), submission, months of the report dates
    "both halves": ("State,RepDatYr,RepDatMo,RecNumbr", ["24,2021,3,A", "24,2021,9,B"], "21A21B", "3 9"),
    "with decimals": ("State,RepDatYr,RepDatMo,RecNumbr", ["24.0,2021.0,9.0,A"], "21A21B", "9"),
    "a six-month file": ("STATE,REPDATYR,REPDATMO,RECNUMBR", ["24,2021,3,A", "24,2021,03.0,B"], "21A", "3 3"),
    "no month": ("St,FY,RecNumbr", ["MD,2021,A"], "21A21B", ""),
    "an identifier alone": ("fy,stfcid", ["2021.0,MDA"], "21A21B", ""),
}


@pytest.mark.parametrize("case", SUBMISSIONS_OF_A_YEAR)
def test_state_and_period_of_an_afcars_file_are_found_in_any_of_its_columns(
    tmp_path: Path, case: str
) -> None:
    header, rows, submission, months = SUBMISSIONS_OF_A_YEAR[case]
    content = named(f"{header},DOB,LatRemDt", *(f"{row},2015-06-15,2020-11-05" for row in rows))
    staged = stage(tmp_path, "afcars_foster_care_1993", content, None)
    assert staged.faults() == []
    assert staged.reading.files_row["submission"] == submission
    found = staged.rows("afcars_foster_care_1993", "recnumbr", "report_date")
    dates = [date(2021, int(month), 1) for month in months.split()] or [None] * len(rows)
    assert found == list(zip("AB", dates, strict=False))
    is_said = any("the six-month period of each record is not known" in note for note in staged.reading.notes)
    assert is_said == (not months)


def test_a_half_year_that_goes_on_as_a_year_is_refused_with_the_next_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "STATISTICS_BLOCK_ROWS", 1)
    monkeypatch.setattr(limits, "STATISTICS_READ_ROWS", 1)
    row = {"State": 24.0, "RepDatYr": 2021.0, "DOB": date(2015, 6, 15), "LatRemDt": date(2020, 10, 5)}
    rows = [{**row, "RecNumbr": f"A{month}", "RepDatMo": float(month)} for month in (3, 9)]
    staged = stage(tmp_path, "afcars_foster_care_1993", written(pl.DataFrame(rows), "dta", tmp_path), None)
    assert staged.reason.endswith(
        "record 2, RepDatMo: all records before it end in March; split the file by report period, or sort it"
        " otherwise where it holds a whole year"
    )


def test_youth_outcomes_are_read_without_a_reporting_status_and_by_the_age_of_the_wave(
    tmp_path: Path,
) -> None:
    content = named(
        "StFCID,RecNumbr,St,Wave,DOB,Sex,CurrFTE,PubFoodAs,Homeless,Weight",
        "MDY1,Y1,MD,1,1994-05-01,1,1,77,0,1.25",
        "MDY1,Y1,MD,19,1994-05-01,1.0,0.0,88,79,.",
    )
    staged = stage(tmp_path, "nytd_outcomes", content, None)
    columns = (
        "wave",
        "e37_current_full_time_employment",
        "e43_public_food_assist",
        "e49_homelessness",
        "weight",
    )
    assert staged.rows("nytd_outcomes", *columns) == [
        ("17", "yes", None, "no", 1.25),
        ("19", "no", "not_applicable", None, None),
    ]
    assert (staged.counts, staged.faults()) == ((2, 2, 0), [])
    said = [note.removeprefix("nytd_outcomes/file: ") for note in staged.reading.notes]
    assert "no column OutcmRpt: who took part is not known" in said
    assert (
        "columns PubFoodAs, Homeless: where the archive gives no value (77, 78, 79), it is read as unknown"
        in said
    )


def test_counts_and_codes_of_99_are_no_counts_and_codes_in_foster_care_files(tmp_path: Path) -> None:
    content = named(
        "State,RepDatYr,RepDatMo,RecNumbr,DOB,LatRemDt,NumPlep,TotalRem,CURPLSET,DISREASN,FCMntPay",
        "24,2021,9,A,2015-06-15,2020-11-05,99,98.0,99,99.0,99",
        "24,2021,9,B,2015-06-15,2020-11-05,97,1,3,0,98",
    )
    staged = stage(tmp_path, "afcars_foster_care_1993", content, None)
    columns = ("numplep", "totalrem", "curplset", "disreasn", "fcmntpay")
    assert staged.rows("afcars_foster_care_1993", *columns) == [
        (None, None, None, None, 99),
        (97, 1, "nonrelative_foster_home", "not_applicable", 98),
    ]
    assert staged.faults() == []
    (note,) = staged.reading.notes
    assert note.endswith(
        "columns TotalRem, NumPlep, CURPLSET, DISREASN: where the archive gives no value (98, 99), it is read"
        " as unknown"
    )
