"""Mapping files: every fault is told at once, with what is allowed, before any data are read."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.receiving import mapping_version
from transforms.staging.mapping.mapping_files import MappingError, read_mappings
from transforms.staging.mapping.mappings import TableMapping, unfitting

WORKERS = """
empty = ["N/A", "NULL"]

[columns]
worker_id = "EMP_NO"
unit = "Office"
hired_on = "Hire Date"

[constants]
county = "24031"
state = "MD"

[codes.role]
INV = "investigation"
"FC/Perm" = "foster_care"
X = "screening"

[formats]
hired_on = "%m/%d/%Y"
"""


def agency(folder: Path, **files: str) -> Path:
    """An agency's folder with mapping files."""
    for name, text in files.items():
        path = folder / "mappings" / f"{name}.toml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def faults(folder: Path, **files: str) -> list[str]:
    """The faults of mapping files."""
    with pytest.raises(MappingError) as told:
        read_mappings(agency(folder, **files))
    return str(told.value).split("\n")


def test_a_mapping_is_read_by_its_table(tmp_path):
    found = read_mappings(agency(tmp_path, workers=WORKERS))
    assert list(found) == ["workers"]
    assert found["workers"].columns["worker_id"] == ["EMP_NO"]
    assert found["workers"].codes == {
        "role": {"INV": "investigation", "FC/Perm": "foster_care", "X": "screening"}
    }
    assert found["workers"].empty == ["N/A", "NULL"]


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "\ufeff[columns]\nunit = 'Office'\n"])
def test_a_mapping_may_say_little_and_be_saved_with_a_mark(tmp_path, text):
    assert list(read_mappings(agency(tmp_path, workers=text))) == ["workers"]


def test_an_agency_without_mappings_has_none(tmp_path):
    assert read_mappings(None) == {}
    assert read_mappings(tmp_path) == {}


WRONG = [
    # table, mapping, what is told
    ("workres", "", "there is no extract table of this name; did you mean workers?"),
    ("ncands_child", "", "there is no extract table of this name; allowed: workers, "),
    ("workers", "[columns\n", "not valid TOML: "),
    ("workers", "[columns]\nunit = 'A'\nunit = 'B'\n", "not valid TOML: "),
    ("workers", "[colums]\nunit = 'Office'\n", "colums: no such section; did you mean columns?"),
    ("workers", "[columns]\nunit = 7\n", "columns.unit: must be text in quotes, or a list of such texts"),
    ("workers", "codes = 'INV'\n", "codes: must be a section: "),
    ("workers", "empty = 'N/A'\n", "empty: must be a list of texts, "),
    (
        "workers",
        "[columns]\nunitt = 'Office'\n",
        "columns.unitt: workers has no such column; did you mean unit?",
    ),
    ("workers", "[columns]\nfile_id = 'Office'\n", "columns.file_id: workers has no such column; "),
    (
        "workers",
        "[constants]\nroll = 'adoption'\n",
        "constants.roll: workers has no such column; did you mean role?",
    ),
    (
        "workers",
        "[codes.roles]\nA = 'adoption'\n",
        "codes.roles: workers has no such column; did you mean role?",
    ),
    (
        "workers",
        "[formats]\nhired = '%Y'\n",
        "formats.hired: workers has no such column; did you mean hired_on?",
    ),
    (
        "workers",
        "[columns]\nunit = 'Office'\ncounty = ' OFFICE '\n",
        "columns.county: OFFICE fills unit already; one column fills two of ours only where codes translate",
    ),
    (
        "referrals",
        "[columns]\nreceived_at = { join = ['Day'] }\n",
        "columns.received_at: join needs two columns of the file; ",
    ),
    ("referrals", "[columns]\nreceived_at = { join = [] }\n", "columns.received_at: join needs two columns"),
    (
        "referrals",
        "[columns]\nreceived_at = { join = ['Day', 'day'] }\n",
        "columns.received_at: day fills received_at already; ",
    ),
    (
        "referrals",
        "[columns]\nreceived_at = { join = ['Day', ''] }\n",
        "columns.received_at: the name is empty; ",
    ),
    (
        "referrals",
        "[columns]\nreceived_at = { join = 'Day' }\n",
        "columns.received_at: must hold join alone, with the names of two columns, as { join = [",
    ),
    (
        "referrals",
        "[columns]\nreceived_at = { join = ['Day', 'Time'], by = '-' }\n",
        "columns.received_at: must hold join alone, ",
    ),
    (
        "referrals",
        "[columns]\nreceived_at = { join = ['Day', 5] }\n",
        "columns.received_at: must hold join alone, ",
    ),
    (
        "referrals",
        "[columns]\nreceived_at = { join = ['county', 'Time'] }\n",
        "columns.received_at: takes the file's column county, so that nothing fills county; ",
    ),
    ("workers", "[leave_out]\nKind = 7\n", "leave_out.Kind: must be text in quotes, or a list of such texts"),
    ("workers", "[leave_out]\nKind = []\n", 'leave_out."Kind": lists no text; '),
    ("workers", "[leave_out]\n' ' = ['A']\n", "leave_out: the name is empty; "),
    ("workers", "leave_out = ['A']\n", "leave_out: must be a section: "),
    ("workers", "[columns]\nunit = ' '\n", "columns.unit: the name is empty; "),
    (
        "workers",
        "[columns]\ncounty = 'C'\n[constants]\ncounty = '24031'\n",
        "columns.county: stands under constants too; keep one of the two",
    ),
    (
        "workers",
        "[columns]\nsupervisor_id = 'Worker_ID'\n",
        "columns.supervisor_id: takes the file's column worker_id, so that nothing fills worker_id; ",
    ),
    (
        "workers",
        "[constants]\nworker_id = ' '\n",
        "constants.worker_id: the text is empty, and worker_id is needed",
    ),
    (
        "workers",
        "empty = ['N/A']\n[constants]\nrole = 'N/A'\n",
        "constants.role: the text is empty, and role is needed in every record",
    ),
    (
        "workers",
        "[constants]\nrole = 'adoptions'\n",
        "constants.role: no name or code of role; did you mean adoption? allowed: screening, investigation, ",
    ),
    ("workers", "[constants]\nfte = 'full'\n", "constants.fte: must be a number from 0 to 1.5"),
    ("workers", "[constants]\nstate = 'Maryland'\n", "constants.state: must be a postal code, "),
    ("workers", "[constants]\nhired_on = '1/2/2020'\n", "constants.hired_on: must be a date (yyyy-mm-dd)"),
    (
        "workers",
        "[codes.role]\nINV = 'investigator'\n",
        'codes.role."INV": no name or code of role; did you mean',
    ),
    ("workers", "[codes.role]\nINV = ''\n", 'codes.role."INV": no name or code of role; allowed: screening'),
    ("contacts", "[codes.completed]\nOK = 'done'\n", 'codes.completed."OK": must be true or false'),
    ("workers", "[formats]\nunit = '%Y'\n", "formats.unit: unit is no date, time or number; "),
    (
        "workers",
        "[formats]\nhired_on = 'mm/dd/yyyy'\n",
        "formats.hired_on: does not read dates; write it with %Y",
    ),
    ("workers", "[formats]\nhired_on = '%m/%Y'\n", "formats.hired_on: does not read dates; "),
    ("workers", "[formats]\nhired_on = '%d.%d.%Y'\n", "formats.hired_on: does not read dates; "),
    ("workers", "[formats]\nhired_on = '%Q'\n", "formats.hired_on: does not read dates; "),
    ("workers", "[formats]\nfte = '%Y'\n", 'formats.fte: no form of numbers; allowed: "1,234.5", '),
    (
        "workers",
        "[formats]\nhired_on = ['%m/%d/%Y', '%d/%m/%Y']\n",
        "formats.hired_on: %m/%d/%Y and %d/%m/%Y read the same text as different days; keep one",
    ),
    (
        "workers",
        "last_days = ['fte']\n",
        "last_days.fte: fte is not the day on which something ended; allowed: separated_on",
    ),
    ("placements", "last_days = ['began_on']\n", "last_days.began_on: began_on is not the day on which "),
    (
        "court_events",
        "last_days = ['occurred_on']\n",
        "last_days.occurred_on: occurred_on is not the day on which something ended; allowed: none, ",
    ),
    (
        "workers",
        "[codes.role]\n'INV' = 'investigation'\n'INV ' = 'adoption'\n",
        'codes.role."INV ": another text differs from it by blanks alone; keep one',
    ),
    (
        "contacts",
        "[formats]\nattempted_at = '%m/%d/%Y %H:%M %p'\n",
        "formats.attempted_at: %p, for AM and PM, counts beside %I alone (02 PM); ",
    ),
    ("workers", "last_days = ['ended_on']\n", "last_days.ended_on: workers has no such column; "),
    ("workers", "[columns]\nunit = ['Office', 'office ']\n", "columns.unit: office fills unit already; "),
    (
        "contacts",
        "[formats]\nattempted_at = '%m/%d/%Y %I:%M'\n",
        "formats.attempted_at: does not read times; ",
    ),
]


@pytest.mark.parametrize(("table", "text", "message"), WRONG)
def test_a_fault_names_file_and_key_and_what_is_allowed(tmp_path, table, text, message):
    told = faults(tmp_path, **{table: text})
    assert len(told) == 1
    assert told[0].startswith(f"mappings/{table}.toml: {message}")


RIGHT = [
    ("workers", "[formats]\nhired_on = '%d-%b-%y'\n"),
    ("workers", "[formats]\nhired_on = '%m/%d/%Y %H:%M:%S'\n"),
    ("workers", "last_days = ['separated_on']\n[formats]\nhired_on = ['excel', '%m/%d/%Y', '%d-%b-%y']\n"),
    ("positions", "[formats]\nmonth = '%m/%Y'\nauthorised = ['1,234.5', '50%']\n"),
    ("workers", "[columns]\nunit = ['Office', 'Team']\n"),
    ("workers", "[columns]\nunit = 'Office'\ncounty = 'Office'\n[codes.county]\nNorth = '24031'\n"),
    ("workers", "[leave_out]\nKind = 'A'\nunit = ['', 'B']\n"),
    (
        "referrals",
        "[columns]\nreceived_at = { join = ['Day', 'Hour'] }\nscreened_at = { join = ['Day', 'Screened'] }\n",
    ),
    ("workers", "[codes.role]\n'INV' = 'investigation'\n' INV' = 'investigation'\n"),
    ("contacts", "[formats]\nattempted_at = '%m/%d/%Y %I:%M:%S %p'\n"),
    ("contacts", "[codes.completed]\nC = 'true'\nN = 'no'\n"),
    ("workers", "[codes.role]\nINV = ' Investigation '\n"),
    ("workers", "[codes.county]\nMontgomery = '24031'\n"),
    ("referrals", "[codes.source]\n'?' = ''\n05 = 'education'\n"),
    ("workers", "[constants]\nstate = 'md'\n[codes.state]\nMaryland = 'MD'\n"),
    ("workers", "[columns]\nsupervisor_id = 'worker_id'\nworker_id = 'EMP'\n"),
]


@pytest.mark.parametrize(("table", "text"), RIGHT)
def test_what_an_agency_may_say_passes(tmp_path, table, text):
    assert list(read_mappings(agency(tmp_path, **{table: text}))) == [table]


def test_a_file_that_is_no_utf_8_is_told(tmp_path):
    agency(tmp_path, workers="")
    (tmp_path / "mappings" / "workers.toml").write_bytes(b"[codes.role]\n'Ni\xf1o' = 'adoption'\n")
    with pytest.raises(MappingError, match=r"workers\.toml: the file is not UTF-8 text"):
        read_mappings(tmp_path)


@pytest.mark.parametrize("name", ["workers.toml.txt", "Workers.TOML", "workers"])
def test_a_mapping_under_another_ending_is_told_unless_the_table_has_one(tmp_path, name):
    agency(tmp_path, contacts="")
    (tmp_path / "mappings" / name).write_text("")
    with pytest.raises(
        MappingError, match=rf"mappings/{name}: not read under this name; call it workers\.toml"
    ):
        read_mappings(tmp_path)
    assert list(read_mappings(agency(tmp_path, workers=""))) == ["contacts", "workers"]


def test_all_faults_of_all_files_are_told_at_once(tmp_path):
    told = faults(
        tmp_path,
        workers="[columns]\nunitt = 'U'\n[constants]\nrole = 'x'\n[formats]\nfte = '%Y'\n",
        contacts="[columns]\nchild = 'C'\n",
        cases="",
    )
    assert [line.partition(": ")[2].split(":")[0].split(" ")[0] for line in told] == [
        "there",
        "columns.child",
        "columns.unitt",
        "constants.role",
        "formats.fte",
    ]


def test_what_is_misshapen_hides_no_other_fault(tmp_path):
    text = "sheet = 3\nempty = 'x'\n[constants]\nfte = 1.0\nrole = 'x'\n[codes.role]\nA = 1\nB = 'x'\n"
    told = faults(tmp_path, workers=text + "[formats]\nfte = ['%Y', 5]\n[columns]\nunitt = 'U'\n")
    assert [line.partition(": ")[2].split(":")[0] for line in told] == [
        "constants.fte",
        "codes.role.A",
        "formats.fte.1",
        "empty",
        "sheet",
        "columns.unitt",
        "constants.role",
        'codes.role."B"',
    ]


def test_columns_that_are_joined_are_another_mapping_than_columns_of_which_one_is_there(recwarn):
    joined, either = (
        TableMapping.model_validate({"columns": {"received_at": source}})
        for source in ({"join": ["Day", "Hour"]}, ["Day", "Hour"])
    )
    assert mapping_version(joined) != mapping_version(either)
    assert TableMapping.model_validate(joined.model_dump()) == joined
    assert not recwarn.list


def test_a_mapping_that_names_columns_the_file_lacks_is_told_with_the_nearest_names():
    mapping = TableMapping(columns={"worker_id": "EMP_NO", "unit": "Office", "role": "Job title"})
    told = unfitting("workers", mapping, ["Emp_Num", "OFFICE ", "Class"])
    assert told == [
        "mappings/workers.toml, columns.worker_id: the file has no column EMP_NO; the nearest names in its "
        "header are Emp_Num",
        "mappings/workers.toml, columns.role: the file has no column Job title",
    ]
