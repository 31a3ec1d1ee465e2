"""`cwo map`: what a draft tells and what it never shows; and a file of an agency's own shape, read by it."""

from __future__ import annotations

import gzip
import io
import re
import tomllib
from datetime import date
from pathlib import Path

import duckdb
import polars as pl
import pytest
import xlsxwriter
from typer.testing import CliRunner

from pipelines import edition_building
from pipelines.cli import app
from pipelines.inventory import Inventory
from pipelines.receiving import receive
from tests.pipelines.undrawn import undrawn
from transforms.contracts.contract import all_contracts
from transforms.staging.agency_tables.extracts import CONTRACTS
from transforms.staging.mapping.mapping_files import read_mappings
from transforms.warehouse import Warehouse

ROLES = {"CPS-I": "investigation", "ONG": "in_home", "FC": "foster_care", "SUPV": "supervisor"}
STAFF = """
EMP_NO | Office | CNTY | Job Title  | POS_FTE | Supv Emp No | HIRE_DT    | TERM_DT
70411  | North  | 0031 | CPS-I      | 1       | 70418       | 1/5/2020   | 12/31/9999
70412  | North  | 0031 | CPS-I      | 1       | 70418       | 03/15/2021 | 12/31/9999
70413  | North  | 0031 | CPS-I      | .5      | 70418       | 03/15/2021 | 9/30/2023
70414  | South  | 0033 | ONG        | 1       | 70418       | 6/1/2019   | 12/31/9999
70415  | South  | 0033 | ONG        | 1       | 70418       | 6/1/2019   |
70416  | South  | 0033 | ONG        | 1       | 70418       | 6/1/2022   | 12/31/9999
70417  | South  | 0033 | FC         | 1       | 70418       | 6/2/2022   | 12/31/9999
70418  | South  | 0033 | SUPV       | 1       |             | 8/22/2011  | 12/31/9999
70419  | South  | 0033 | Foster Care | 1      | 70418       | 8/23/2011  | 12/31/9999
70420  | South  | 0033 | FC         | 1       | 70418       | 8/24/2011  | 12/31/9999
70421  | South  | 0033 | FC         | 1       | 70418       | 8/25/2011  | 12/31/9999
70422  | South  | 0033 | SUPV       | 1       |             | 8/26/2011  | 12/31/9999
70423  | South  | 0033 | SUPV       | 1       |             | 8/29/2011  | 12/31/9999
70424  | South  | 0033 | adoption   | 1       |             | 8/30/2011  | 12/31/9999
"""
IDENTIFIERS = ("70411", "70418", "North", "1/5/2020", "03/15/2021", "9/30/2023")


def frame(table: str) -> pl.DataFrame:
    """A visible table as texts; empty cells are null."""
    lines = [[cell.strip() or None for cell in line.split("|")] for line in table.strip().splitlines()]
    return pl.DataFrame(lines[1:], schema={str(name): pl.String for name in lines[0]}, orient="row")


def written(rows: pl.DataFrame, form: str) -> bytes:
    """The rows as a file."""
    target = io.BytesIO()
    if form == "parquet":
        rows.write_parquet(target)
        return target.getvalue()
    if form == "xlsx":
        rows.write_excel(target)
        return target.getvalue()
    text = rows.write_csv(separator=";" if form == "semicolons" else ",").encode()
    return gzip.compress(text, mtime=0) if form == "gz" else text


@pytest.fixture
def zone(tmp_path) -> Path:
    """A drop zone of an agency with a folder of its own."""
    (tmp_path / "zone" / "agency").mkdir(parents=True)
    return tmp_path / "zone"


def send(zone: Path, table: str, rows: pl.DataFrame, form: str = "csv") -> Path:
    path = zone / table / f"file.{form}"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(written(rows, form))
    return path


def cwo(*arguments: str | Path):
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def draft(zone: Path, table: str, rows: pl.DataFrame) -> str:
    """The draft of a mapping from a CSV file of some rows."""
    told = cwo("map", send(zone, table, rows), "--to", table)
    assert told.exit_code == 0, told.stderr
    return (zone / "agency" / "mappings" / f"{table}.toml").read_text(encoding="utf-8")


def filled(text: str, **codes: str) -> str:
    """A draft with a meaning for each of its open codes."""
    for theirs, ours in codes.items():
        text, count = re.subn(rf'# ("{re.escape(theirs)}" = )""  # OPEN.*', rf'\1"{ours}"', text)
        assert count == 1, theirs
    return text


@pytest.mark.parametrize("form", ["csv", "semicolons", "gz", "parquet", "xlsx"])
def test_a_draft_is_made_from_any_form_of_file_and_passes_as_it_stands(zone, form):
    told = cwo("map", send(zone, "workers", frame(STAFF), form), "--to", "workers")
    assert told.exit_code == 0, told.stderr
    found = read_mappings(zone / "agency")["workers"]
    assert {ours: found.theirs(ours) for ours in found.columns} == {
        "worker_id": ("EMP_NO",),
        "unit": ("Office",),
        "county": ("CNTY",),
        "role": ("Job Title",),
        "fte": ("POS_FTE",),
        "supervisor_id": ("Supv Emp No",),
        "hired_on": ("HIRE_DT",),
        "separated_on": ("TERM_DT",),
    }
    assert found.formats == {"hired_on": ["%m/%d/%Y"], "separated_on": ["%m/%d/%Y"]}
    assert found.codes["role"] == {"Foster Care": "foster_care"}
    assert found.empty == ["12/31/9999"]


def test_the_summary_says_what_was_matched_and_what_is_open(zone):
    rows = frame(STAFF).drop("HIRE_DT").with_columns(Shift=pl.lit("day"))
    told = cwo("map", send(zone, "workers", rows), "--to", "workers")
    lines = told.stdout.splitlines()
    assert lines[0].endswith("agency/mappings/workers.toml is drafted from 14 records.")
    assert lines[1:5] == [
        "matched   7 of 10 columns of workers",
        "needed    hired_on",
        "codes     6 without a meaning yet",
        "not read  1 columns of the file",
    ]
    assert lines[-1].startswith("Next: ")


def test_open_codes_stand_as_lines_to_fill_in_with_their_records(zone):
    lines = draft(zone, "workers", frame(STAFF)).splitlines()
    assert '# "CPS-I" = ""  # OPEN: 3 records' in lines
    assert '"Foster Care" = "foster_care" # 1 records' in lines
    assert not [line for line in lines if '"adoption"' in line], "our own name needs no line"


def test_an_answer_is_judged_by_its_values_alone_as_a_run_does(zone):
    rows = pl.DataFrame({"YouthID": [f"Y{n}" for n in range(9)], "Social Security": ["Y", "N", "Y"] * 3})
    told = cwo("map", send(zone, "youth_outcomes", rows), "--to", "youth_outcomes")
    assert "refused" not in told.stdout
    rows = rows.with_columns(pl.lit("123-45-6789").alias("Social Security"))
    told = cwo("map", send(zone, "youth_outcomes", rows), "--to", "youth_outcomes", "--force")
    assert "refused   by cwo run, as the file is: " in told.stdout


def test_what_is_missing_stands_with_the_nearest_names(zone):
    rows = frame(STAFF).rename({"HIRE_DT": "Date of hiring", "POS_FTE": "FTE_PCT"})
    text = draft(zone, "workers", rows)
    assert re.search(r'^# hired_on = ""  # NEEDED; nearest: "Date of hiring"', text, re.MULTILINE)
    assert re.search(r'^# fte = ""  # NEEDED; nearest: "FTE_PCT"', text, re.MULTILINE)
    assert re.search(r'^# case_carrying_from = ""  # optional', text, re.MULTILINE)
    assert re.search(r'^# {3}"FTE_PCT"$', text, re.MULTILINE)


def test_days_and_months_that_cannot_be_told_apart_are_said_and_not_guessed(zone):
    rows = frame(STAFF).with_columns(HIRE_DT=pl.lit("03/04/2020"))
    text = draft(zone, "workers", rows)
    assert "hired_on" not in tomllib.loads(text)["formats"]
    assert '# hired_on = "%m/%d/%Y"' in text
    assert '# hired_on = "%d/%m/%Y"' in text


def test_dates_written_otherwise_are_counted(zone):
    rows = frame(STAFF).with_columns(
        HIRE_DT=pl.when(pl.col("EMP_NO") == "70413").then(pl.lit("soon")).otherwise("HIRE_DT")
    )
    assert 'hired_on = "%m/%d/%Y" # 1 of 14 records are written otherwise' in draft(zone, "workers", rows)


def test_no_identifier_no_date_and_no_free_text_is_told(zone):
    rows = frame(STAFF).with_columns(Remarks=pl.lit("moved to a desk"))
    path = send(zone, "workers", rows)
    told = cwo("map", path, "--to", "workers")
    text = (zone / "agency" / "mappings" / "workers.toml").read_text()
    for value in (*IDENTIFIERS, "desk"):
        assert value not in text
        assert value not in told.stdout + told.stderr
    assert "free text by its name" in text


NAMES = ["Ann Lee", "Bo Diaz", "Cy Young", "Di Moss"]
WORDS = ["Abernathy", "Bellweather", "Castellano", "Dombrowski", "Eastlake", "Featherston"]
PRIVATE = {
    "full names": NAMES,
    "family names before given names": ["Lee, A.", "Diaz, B.", "Young, C.", "Moss, D."],
    "single names": WORDS,
    "numbers of persons": [f"7041{n:02d}" for n in range(8)],
    "dates": ["3/4/2020", "3/5/2020", "3/6/2020"],
    "telephone numbers": ["301-555-0142", "301-555-0143"],
    "long texts": ["moved to the north office after the reorganisation", "x"],
    "more texts than codes": [f"R{n}" for n in range(61)],
}


@pytest.mark.parametrize("kind", PRIVATE)
def test_texts_that_may_be_of_persons_are_not_listed_even_in_a_column_of_codes(zone, kind):
    values = PRIVATE[kind]
    rows = pl.DataFrame({"EMP_NO": [f"E{n}" for n in range(5 * len(values))], "Job Title": values * 5})
    text = draft(zone, "workers", rows)
    assert not [value for value in values if f'"{value}"' in text]
    assert "the texts of this column are not listed here" in text


def test_texts_of_single_records_are_listed_only_where_they_must_be_codes(zone):
    texts = ["INV"] * 20 + ["ONG"] * 20 + ["FC2", "Kinship home", "asked Dombrowski"]
    rows = pl.DataFrame({"EMP_NO": [f"E{n}" for n in range(len(texts))], "Job Title": texts})
    text = draft(zone, "workers", rows)
    assert '"FC2"' in text
    assert "Dombrowski" not in text
    assert re.search(r"OPEN: \d more texts, in \d records, are too rare to be listed here", text)


def test_a_column_where_every_record_has_its_own_text_is_not_listed(zone):
    rows = pl.DataFrame({"EMP_NO": ["E1", "E2", "E3"], "Job Title": ["INV", "ONG", "FC"]})
    assert "fewer than 2 records share a text" in draft(zone, "workers", rows)


def test_a_file_without_a_header_is_refused_and_nothing_of_it_is_told(zone):
    path = zone / "workers" / "file.csv"
    path.parent.mkdir()
    path.write_text("70411,North,24031,INV,1,2020-01-05\n70412,North,24031,INV,1,2020-01-05\n")
    told = cwo("map", path, "--to", "workers")
    assert told.exit_code == 2
    assert "the first line holds values where names of columns should be" in told.stderr
    assert "70411" not in told.stderr
    assert not (zone / "agency" / "mappings").exists()


def test_codes_that_read_as_ours_by_number_are_said_to_be_checked(zone):
    rows = pl.DataFrame({"Intake ID": [f"F{n}" for n in range(9)], "Reporter Type": ["05", "01", "99"] * 3})
    assert '# "05" is read as our education: 3 records; check' in draft(zone, "referrals", rows)


def test_codes_with_quotes_and_signs_become_keys(zone):
    odd = 'A "B" \\ = [c] #'
    rows = pl.DataFrame({"EMP_NO": [f"E{n}" for n in range(9)], "Job Title": [odd, "ONG", "FC"] * 3})
    text = re.sub(r'# ("A .*) = ""  # OPEN.*', r'\1 = "adoption"', draft(zone, "workers", rows))
    assert tomllib.loads(text)["codes"]["role"] == {odd: "adoption"}


def test_a_draft_that_exists_is_kept_unless_it_may_be_replaced(zone):
    path = send(zone, "workers", frame(STAFF))
    first = draft(zone, "workers", frame(STAFF))
    target = zone / "agency" / "mappings" / "workers.toml"
    target.write_text("# mine\n")
    told = cwo("map", path, "--to", "workers")
    assert (told.exit_code, "--force" in told.stderr, target.read_text()) == (2, True, "# mine\n")
    assert cwo("map", path, "--to", "workers", "--force").exit_code == 0
    assert target.read_text() == first
    other = zone / "other.toml"
    assert cwo("map", path, "--to", "workers", "--output", other).exit_code == 0
    assert other.read_text() == first


WRONG = [
    (["missing.csv", "--to", "workers"], "missing.csv is no file"),
    ([__file__, "--to", "wrkers"], "there is no extract table wrkers; did you mean workers?"),
    ([__file__, "--to", "ncands_child"], "there is no extract table ncands_child; "),
]


@pytest.mark.parametrize(("arguments", "message"), WRONG)
def test_wrong_use_ends_with_2_and_says_what_to_do(arguments, message):
    told = cwo("map", *arguments)
    assert told.exit_code == 2
    assert told.stderr.startswith("cwo: ")
    assert message in told.stderr


@pytest.mark.parametrize("table", CONTRACTS)
def test_a_file_of_our_own_names_needs_nothing(zone, table):
    contract = all_contracts()[f"staging.{table}"]
    columns = [name for name in contract.columns if name not in ("file_id", "record_number")]
    text = draft(zone, table, pl.DataFrame({name: [""] for name in columns}))
    assert tomllib.loads(text)["columns"] == {name: name for name in columns}
    assert "NEEDED" not in text


def test_of_a_workbook_with_several_sheets_the_one_named_is_read_by_draft_and_mapping(zone):
    path = zone / "workers" / "staff.xlsx"
    path.parent.mkdir()
    with xlsxwriter.Workbook(path) as book:
        frame(PLACEMENTS).write_excel(book, "Moves")
        frame(STAFF).write_excel(book, "Staff list")
    told = cwo("map", path, "--to", "workers")
    assert (told.exit_code, "Moves" in told.stderr, "Staff list" in told.stderr) == (2, True, True)
    assert cwo("map", path, "--to", "workers", "--sheet", "Staff list").exit_code == 0
    target = zone / "agency" / "mappings" / "workers.toml"
    assert read_mappings(zone / "agency")["workers"].sheet == "Staff list"
    target.write_text(target.read_text().replace('# state = ""', 'state = "MD"'))
    (receipt,) = received(zone).receipts
    assert (receipt.row["layout"], receipt.row["records_in"]) == ("workers_xlsx", 14)


def received(zone: Path) -> Inventory:
    """The drop zone received under the mappings of its agency."""
    return receive(Warehouse(zone.parent / "out"), zone, lambda *_: None, read_mappings(zone / "agency"))


def rows_of(zone: Path, inventory: Inventory, table: str) -> pl.DataFrame:
    """The staged rows of a table."""
    lake = Warehouse(zone.parent / "out").lake
    paths = [t.path for r in inventory.receipts for t in r.tables if t.name == f"staging.{table}"]
    return pl.concat([pl.read_parquet(lake / path) for path in paths])


def mapped(zone: Path, table: str, rows: pl.DataFrame, form: str, **codes: str) -> Path:
    """A drop zone with a file and its mapping, drafted and filled in."""
    assert cwo("map", send(zone, table, rows, form), "--to", table).exit_code == 0
    path = zone / "agency" / "mappings" / f"{table}.toml"
    text = filled(path.read_text(), **codes).replace('# state = ""', 'state = "MD"')
    for theirs, ours in {"0031": "24031", "0033": "24033"}.items():
        text = re.sub(rf'# "{theirs}" = ""  # OPEN.*', f'"{theirs}" = "{ours}"', text)
    path.write_text(text)
    return path


@pytest.mark.parametrize("form", ["semicolons", "xlsx"])
def test_a_file_of_an_agencys_own_shape_is_read_by_its_filled_draft(zone, form):
    mapped(zone, "workers", frame(STAFF), form, **ROLES)
    inventory = received(zone)
    assert [(r.row["status"], r.row["reason"], r.faults) for r in inventory.receipts] == [
        ("accepted", None, 0)
    ]
    found = rows_of(zone, inventory, "workers").sort("worker_id")
    columns = "worker_id", "county", "role", "fte", "supervisor_id", "hired_on", "separated_on"
    assert found.height == 14
    assert found.select(columns).row(2) == (
        "70413",
        "24031",
        "investigation",
        0.5,
        "70418",
        date(2021, 3, 15),
        date(2023, 9, 30),
    )
    assert found["separated_on"].null_count() == 13
    assert set(found["role"]) == {*ROLES.values(), "adoption"}
    assert set(found["state"]) == {"MD"}


PLACEMENTS = """
ClientID | RmvlDt     | PlcmtBeginDt        | PlcmtEndDt | PLCMT_TYP_CD | PRVDR_NBR
A        | 10/05/2022 | 10/05/2022 11:40 PM | 10/20/2022 | SHL          | P1
A        | 10/05/2022 | 10/20/2022 02:00 PM |            | KIN          | P2
B        | 01/15/2023 | 01/15/2023 12:10 AM | 01/15/2023 | SHL          | P1
B        | 01/15/2023 | 01/15/2023 09:05 AM |            | KIN          | P3
C        | 02/28/2023 | 02/28/2023 08:00 AM | 03/31/2023 | SHL          | P1
C        | 02/28/2023 | 03/31/2023 05:00 PM |            | KIN          | P2
"""
SETTINGS = {"SHL": "shelter_foster_home", "KIN": "kin_foster_home"}


def test_times_of_day_in_a_column_of_days_are_known_and_dropped(zone):
    mapped(zone, "placements", frame(PLACEMENTS), "csv", **SETTINGS)
    assert read_mappings(zone / "agency")["placements"].forms("began_on") == ("%m/%d/%Y %I:%M %p",)
    found = rows_of(zone, received(zone), "placements").sort("child_id", "began_on", "provider_id")
    assert found.select("child_id", "began_on", "ended_on", "setting", "provider_id").rows()[:4] == [
        ("A", date(2022, 10, 5), date(2022, 10, 20), "shelter_foster_home", "P1"),
        ("A", date(2022, 10, 20), None, "kin_foster_home", "P2"),
        ("B", date(2023, 1, 15), date(2023, 1, 15), "shelter_foster_home", "P1"),
        ("B", date(2023, 1, 15), None, "kin_foster_home", "P3"),
    ]


def test_an_updated_draft_keeps_what_was_filled_in_and_adds_what_is_new(zone):
    path = mapped(zone, "workers", frame(STAFF).rename({"Job Title": "Grade of pay"}), "csv")
    path.write_text(path.read_text().replace('# role = ""', 'role = "Grade of pay"', 1))
    assert "codes.role" not in path.read_text()
    assert cwo("map", zone / "workers" / "file.csv", "--to", "workers", "--update").exit_code == 0
    path.write_text(filled(path.read_text(), **ROLES))
    before = read_mappings(zone / "agency")["workers"]
    later = frame(STAFF).rename({"Job Title": "Grade of pay", "EMP_NO": "Employee number"})
    later = later.with_columns(pl.col("Grade of pay").replace("ONG", "HOME"), HIRE_DT=pl.lit("05-OCT-22"))
    told = cwo("map", send(zone, "workers", later), "--to", "workers", "--update")
    assert "codes     1 without a meaning yet" in told.stdout
    text = path.read_text()
    assert '# "HOME" = ""  # OPEN: 3 records' in text
    after = read_mappings(zone / "agency")["workers"]
    assert after.codes == before.codes
    assert (after.constants, after.empty) == (before.constants, before.empty)
    assert after.theirs("worker_id") == ("EMP_NO", "Employee number")
    assert after.forms("hired_on") == ("%m/%d/%Y", "%d-%b-%y")


def test_an_updated_draft_keeps_codes_left_open_and_knows_a_name_in_other_letters(zone):
    rows = frame(STAFF)
    mapped(zone, "workers", rows, "csv")
    later = rows.with_columns(pl.lit("INTAKE").alias("Job Title")).rename({"HIRE_DT": "Hire_Dt"})
    told = cwo("map", send(zone, "workers", later), "--to", "workers", "--update")
    assert "codes     5 without a meaning yet" in told.stdout
    text = (zone / "agency" / "mappings" / "workers.toml").read_text()
    for theirs in ROLES:
        assert f'# "{theirs}" = ""  # OPEN: in another file' in text
    assert '# "INTAKE" = ""  # OPEN: 14 records' in text
    assert read_mappings(zone / "agency")["workers"].theirs("hired_on") == ("HIRE_DT",)
    again = cwo("map", send(zone, "workers", rows), "--to", "workers", "--update")
    assert "codes     5 without a meaning yet" in again.stdout


def test_an_updated_draft_of_the_same_file_is_the_same_mapping(zone):
    path = mapped(zone, "placements", frame(PLACEMENTS), "csv", **SETTINGS)
    before = read_mappings(zone / "agency")
    assert cwo("map", zone / "placements" / "file.csv", "--to", "placements", "--update").exit_code == 0
    assert read_mappings(zone / "agency") == before
    path.write_text("[columns]\nchild = 'x'\n")
    told = cwo("map", zone / "placements" / "file.csv", "--to", "placements", "--update")
    assert (told.exit_code, "placements has no such column" in told.stderr) == (2, True)


REPORT = [
    ["Department of Human Services"],
    ["As of", "10/05/2022"],
    ["Staff", "", "", "", "", "Employment", ""],
    ["Number", "Unit", "Jurisdiction", "Job Title", "FTE %", "Hire Date", "Term Date"],
    ["7", "North", "Anne Arundel", "adoption", "80%", "44839", "5-Oct-23"],
]


def test_a_report_with_titles_and_names_under_merged_cells_is_drafted_and_read(zone):
    path = zone / "workers" / "report.xlsx"
    path.parent.mkdir()
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate([*REPORT, *[[str(n), *REPORT[-1][1:]] for n in range(8, 12)]]):
            sheet.write_row(number, 0, row)
    told = cwo("map", path, "--to", "workers")
    assert "note      the column names stand in row 4; the 3 rows above it are not read" in told.stdout
    target = zone / "agency" / "mappings" / "workers.toml"
    text = target.read_text()
    text = re.sub(r'# worker_id = ""', 'worker_id = "Number"', text).replace("# last_days", "last_days")
    text = re.sub(r'# "Anne Arundel" = ""', '"Anne Arundel" = "24003"', text)
    target.write_text(text.replace('# state = ""', 'state = "MD"'))
    columns = "worker_id", "county", "fte", "hired_on", "separated_on"
    assert rows_of(zone, received(zone), "workers").select(columns).row(0) == (
        "7",
        "24003",
        0.8,
        date(2022, 10, 5),
        date(2023, 10, 6),
    )


def test_a_changed_mapping_reads_the_files_of_its_table_again_and_no_others(zone):
    mapped(zone, "placements", frame(PLACEMENTS), "csv", **SETTINGS)
    path = mapped(zone, "workers", frame(STAFF), "csv", **ROLES)
    received(zone)
    assert [r.is_reused for r in received(zone).receipts] == [True, True]
    path.write_text(path.read_text().replace('"ONG" = "in_home"', '"ONG" = "foster_care"'))
    again = received(zone)
    assert {r.row["dataset"]: r.is_reused for r in again.receipts} == {"placements": True, "workers": False}
    assert "in_home" not in set(rows_of(zone, again, "workers")["role"])


def test_a_mapping_that_does_not_fit_the_file_refuses_it_with_the_nearest_names(zone):
    mapped(zone, "workers", frame(STAFF), "csv", **ROLES)
    send(zone, "workers", frame(STAFF).rename({"EMP_NO": "EMP_NUM"}))
    (receipt,) = received(zone).receipts
    assert receipt.row["reason"] == (
        "workers/file.csv: mappings/workers.toml, columns.worker_id: the file has no column EMP_NO; "
        "the nearest names in its header are EMP_NUM"
    )


def test_a_run_with_faulty_mappings_ends_with_2_before_any_file_is_read(zone):
    send(zone, "workers", frame(STAFF))
    folder = zone / "agency" / "mappings"
    folder.mkdir()
    (folder / "workers.toml").write_text("[columns]\nworker = 'EMP_NO'\n[constants]\nrole = 'x'\n")
    (folder / "placement.toml").write_text("")
    told = cwo("run", zone, "--output", zone.parent / "out")
    assert told.exit_code == 2
    assert [line.partition("; ")[0].removeprefix("cwo: ") for line in told.stderr.splitlines()] == [
        "mappings/placement.toml: there is no extract table of this name",
        "mappings/workers.toml: columns.worker: workers has no such column",
        "mappings/workers.toml: constants.role: no name or code of role",
    ]
    assert not (zone.parent / "out").exists()


def test_a_run_reads_mapped_files(zone, monkeypatch):
    monkeypatch.setattr(edition_building, "build_pages", undrawn)  # other tests draw; here tables are asked
    monkeypatch.setattr(edition_building, "build_downloads", undrawn)
    mapped(zone, "workers", frame(STAFF), "csv", **ROLES)
    output = zone.parent / "out"

    def run() -> tuple[str, dict[str, int]]:
        """What a run says of files read, and workers by role in its results."""
        told = cwo("run", zone, "--output", output)
        assert told.exit_code == 0, told.stdout + told.stderr
        with duckdb.connect(str(output / "restricted" / "outcomes.duckdb"), read_only=True) as results:
            found = results.sql("select role, count(*) from episodes.employment group by all").fetchall()
        return told.stdout.splitlines()[0].split(maxsplit=1)[1], dict(found)

    said, roles = run()
    assert said == "1 read, 0 unchanged, 0 refused"
    assert roles == {"investigation": 3, "in_home": 3, "foster_care": 4, "supervisor": 3, "adoption": 1}
    assert run() == ("0 read, 1 unchanged, 0 refused", roles)
