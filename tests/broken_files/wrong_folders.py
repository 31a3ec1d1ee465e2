"""Sound files that lie in the folder of another dataset: the pairs that people confuse."""

from __future__ import annotations

from tests.broken_files.broken_file import BrokenFile, Outcome, broken, refused
from tests.broken_files.valid_files import VALID

CONFUSED = [
    # the file is of        and lies in
    (
        "ncands_child",
        "afcars_oohc",
        refused(
            "the file is not XML: no element was found at its beginning; an AFCARS 2020 "
            "out-of-home care file (XML) is expected"
        ),
    ),
    (
        "ncands_child",
        "afcars_foster_care_1993",
        refused(
            "no record has a readable state and report period (element 1 in characters 1-2, "
            "element 2 in characters 3-8)"
        ),
    ),
    (
        "ncands_child",
        "afcars_adoption_1993",
        refused(
            "no record has a readable state and report period (element 1 in characters 1-2, "
            "element 2 in characters 3-8)"
        ),
    ),
    (
        "ncands_child",
        "ncands_agency",
        refused(
            "the header names none of the columns of ncands_agency (SUBYR, STATERR); the first "
            "line must hold the column names, and the file must lie in the folder of its dataset"
        ),
    ),
    (
        "ncands_child",
        "nytd_outcomes",
        refused(
            "the file is not XML: no element was found at its beginning; an NYTD file is "
            "expected: XML with the root {http://nytd.acf.hhs.gov}nytd_data_file, E1_state, "
            "E2_report_date and a `record` for each youth; or the archive's file (CSV, tab, "
            "SPSS, Stata) under its own column names"
        ),
    ),
    (
        "ncands_child",
        "workers",
        refused(
            "the header names none of the columns of workers (worker_id, unit, county, role, "
            "fte, hired_on); the first line must hold the column names, and the file must lie in "
            "the folder of its table"
        ),
    ),
    (
        "ncands_child",
        "placements",
        refused(
            "the header names none of the columns of placements (child_id, removal_date, "
            "began_on, setting); the first line must hold the column names, and the file must "
            "lie in the folder of its table"
        ),
    ),
    (
        "ncands_agency",
        "ncands_child",
        refused(
            "the required column RptID is missing; the required column ChID is missing; the "
            "required column RptDt is missing; the required column RptSrc is missing; the "
            "required column RptDisp is missing; the required column RpDispDt is missing"
        ),
    ),
    (
        "ncands_agency",
        "workers",
        refused(
            "the header names none of the columns of workers (worker_id, unit, county, role, "
            "fte, hired_on); the first line must hold the column names, and the file must lie in "
            "the folder of its table"
        ),
    ),
    (
        "afcars_foster_care_1993",
        "ncands_child",
        refused(
            "no line has the length of a record; accepted are 312, 336, 338 characters without "
            "the line end, and line 1 has 197, as records in the folder afcars_foster_care_1993/ "
            "have"
        ),
    ),
    (
        "afcars_foster_care_1993",
        "ncands_agency",
        refused(
            "the header names none of the columns of ncands_agency (SUBYR, STATERR); the first "
            "line must hold the column names, and the file must lie in the folder of its dataset"
        ),
    ),
    (
        "afcars_foster_care_1993",
        "afcars_oohc",
        refused(
            "the file is not XML: no element was found at its beginning; an AFCARS 2020 "
            "out-of-home care file (XML) is expected"
        ),
    ),
    (
        "afcars_foster_care_1993",
        "afcars_aga",
        refused(
            "the file is not XML: no element was found at its beginning; an AFCARS 2020 adoption "
            "and guardianship assistance file (XML) is expected"
        ),
    ),
    (
        "afcars_adoption_1993",
        "afcars_aga",
        refused(
            "the file is not XML: no element was found at its beginning; an AFCARS 2020 adoption "
            "and guardianship assistance file (XML) is expected"
        ),
    ),
    (
        "afcars_adoption_1993",
        "ncands_child",
        refused(
            "no line has the length of a record; accepted are 312, 336, 338 characters without "
            "the line end, and line 1 has 111, as records in the folder afcars_adoption_1993/ "
            "have"
        ),
    ),
    (
        "afcars_oohc",
        "ncands_child",
        refused("the file is XML or a web page; a fixed-width text file is expected"),
    ),
    (
        "afcars_oohc",
        "ncands_agency",
        refused("the file is XML or a web page; a CSV, Parquet or XLSX file is expected"),
    ),
    (
        "afcars_oohc",
        "afcars_foster_care_1993",
        refused("the file is XML or a web page; a fixed-width text file is expected"),
    ),
    (
        "afcars_oohc",
        "nytd_served",
        refused(
            "the root element is not {http://nytd.acf.hhs.gov}nytd_data_file; an NYTD file is "
            "expected: XML with the root {http://nytd.acf.hhs.gov}nytd_data_file, E1_state, "
            "E2_report_date and a `record` for each youth; or the archive's file (CSV, tab, "
            "SPSS, Stata) under its own column names"
        ),
    ),
    (
        "afcars_oohc",
        "placements",
        refused("the file is XML or a web page; a CSV, Parquet or XLSX file is expected"),
    ),
    (
        "afcars_aga",
        "afcars_adoption_1993",
        refused("the file is XML or a web page; a fixed-width text file is expected"),
    ),
    (
        "afcars_aga",
        "nytd_outcomes",
        refused(
            "the root element is not {http://nytd.acf.hhs.gov}nytd_data_file; an NYTD file is "
            "expected: XML with the root {http://nytd.acf.hhs.gov}nytd_data_file, E1_state, "
            "E2_report_date and a `record` for each youth; or the archive's file (CSV, tab, "
            "SPSS, Stata) under its own column names"
        ),
    ),
    (
        "nytd_outcomes",
        "afcars_aga",
        refused(
            "the root element is not {http://www.acf.hhs.gov}data; an AFCARS 2020 adoption and "
            "guardianship assistance file (XML) is expected"
        ),
    ),
    (
        "nytd_outcomes",
        "afcars_foster_care_1993",
        refused("the file is XML or a web page; a fixed-width text file is expected"),
    ),
    (
        "nytd_outcomes",
        "youth_outcomes",
        refused("the file is XML or a web page; a CSV, Parquet or XLSX file is expected"),
    ),
    (
        "nytd_served",
        "ncands_child",
        refused("the file is XML or a web page; a fixed-width text file is expected"),
    ),
    (
        "workers",
        "afcars_oohc",
        refused(
            "the file is not XML: no element was found at its beginning; an AFCARS 2020 "
            "out-of-home care file (XML) is expected"
        ),
    ),
    (
        "workers",
        "ncands_child",
        refused(
            "the header names none of the columns of ncands_child (SubYr, RptID, ChID, RptDt, "
            "RptSrc, RptDisp, RpDispDt, StaTerr); the first line must hold the column names, and "
            "the file must lie in the folder of its dataset"
        ),
    ),
    (
        "workers",
        "ncands_agency",
        refused(
            "the header names none of the columns of ncands_agency (SUBYR, STATERR); the first "
            "line must hold the column names, and the file must lie in the folder of its dataset"
        ),
    ),
    ("workers", "worker_leave", refused("the required column from_on is missing")),
    (
        "worker_leave",
        "workers",
        refused(
            "the required column unit is missing; the required column county is missing; the "
            "required column role is missing; the required column fte is missing; the required "
            "column hired_on is missing"
        ),
    ),
    (
        "worker_assignments",
        "workers",
        refused(
            "the required column worker_id is missing; the required column unit is missing; the "
            "required column county is missing; the required column fte is missing; the required "
            "column hired_on is missing (the nearest name in the header is assigned_on)"
        ),
    ),
    (
        "placements",
        "afcars_foster_care_1993",
        refused(
            "the header names none of the columns of afcars_foster_care_1993 (RecNumbr, "
            "DOB, LatRemDt, State, RepDatYr); the first line must hold the column "
            "names, and the file must lie in the folder of its dataset"
        ),
    ),
    (
        "placements",
        "court_events",
        refused("the required column event is missing; the required column occurred_on is missing"),
    ),
    (
        "court_events",
        "law_enforcement_events",
        refused(
            "the required column report_id is missing; the required column occurred_at is "
            "missing (the nearest name in the header is occurred_on)"
        ),
    ),
    (
        "law_enforcement_events",
        "contacts",
        refused(
            "the required column child_id is missing; the required column attempted_at is "
            "missing; the required column completed is missing; the required column in_person is "
            "missing"
        ),
    ),
    (
        "referrals",
        "contacts",
        refused(
            "the required column report_id is missing (the nearest name in the header is "
            "referral_id); the required column child_id is missing; the required column "
            "attempted_at is missing; the required column completed is missing; the required "
            "column in_person is missing"
        ),
    ),
    (
        "contacts",
        "referrals",
        refused(
            "the required column referral_id is missing; the required column received_at is "
            "missing; the required column screening_decision is missing; the required column "
            "county is missing"
        ),
    ),
    (
        "youth_outcomes",
        "nytd_outcomes",
        refused(
            "the required column RecNumbr is missing; the required column DOB is missing; the "
            "required column StFIPS is missing"
        ),
    ),
    (
        "child_population",
        "benchmarks",
        refused(
            "the header names none of the columns of benchmarks (measure_id, period, geography, "
            "dimension, category, value, source); the first line must hold the column names, and "
            "the file must lie in the folder of its table"
        ),
    ),
    (
        "benchmarks",
        "child_population",
        refused(
            "the header names none of the columns of child_population (year, age_group, "
            "children); the first line must hold the column names, and the file must lie in the "
            "folder of its table"
        ),
    ),
    (
        "positions",
        "workers",
        refused(
            "the required column worker_id is missing; the required column county is missing; "
            "the required column fte is missing; the required column hired_on is missing"
        ),
    ),
]


def _case(of: str, lies_in: str, outcome: Outcome) -> BrokenFile:
    return broken(f"a file of {of} lies in the folder {lies_in}", lies_in, VALID[of], outcome)


CASES = [_case(*pair) for pair in CONFUSED]
