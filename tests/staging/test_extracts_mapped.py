"""Extracts under an agency's own names, codes and forms."""

from __future__ import annotations

import io
from datetime import date, datetime, time
from pathlib import Path

import polars as pl
import pytest
import xlsxwriter

from tests.staging.received import Staged, received
from transforms.staging.mapping.mappings import TableMapping
from transforms.staging.readers import read_file

MAPPING = TableMapping(
    columns={
        "worker_id": "EMP_NO",
        "role": "Job Class",
        "hired_on": "start",
        "separated_on": "END",
        "unit": "Office",
    },
    constants={"county": "24031", "state": "MD"},
    codes={"role": {"FC1": "foster_care", "inv": "investigation", "none": ""}, "unit": {"07": "North"}},
    formats={"hired_on": "%m/%d/%Y", "separated_on": "%d-%b-%y"},
    empty=["NULL", "01/01/1900"],
)  # fmt: skip
HEADER = "emp_no; Job class ;START;end;fte;Office;state"


def read(folder: Path, *lines: str, header: str = HEADER, mapping: TableMapping = MAPPING) -> Staged:
    """Reads an extract of workers with its mapping; the drop zone holds several agencies."""
    content = "\n".join([header, *lines]).encode()
    reading = read_file(received(folder, "workers", content), folder / "staged", None, mapping)
    frames = {(table.name, table.state): pl.read_parquet(table.path) for table in reading.tables}
    return Staged(reading, frames)


def test_names_codes_forms_and_constants_translate(tmp_path: Path) -> None:
    staged = read(
        tmp_path,
        "W1;FC1;02/03/2020;05-Mar-21;1;07;ignored",
        'W2; INV ;2/3/2020;NULL;0.5;"South; east";x',
        "W3;supervisor;12/31/2019;;1;NULL;x",
    )
    columns = ("worker_id", "role", "hired_on", "separated_on", "unit", "county")
    assert staged.rows("workers", *columns) == [
        ("W1", "foster_care", date(2020, 2, 3), date(2021, 3, 5), "North", "24031"),
        ("W2", "investigation", date(2020, 2, 3), None, "South; east", "24031"),
        ("W3", "supervisor", date(2019, 12, 31), None, None, "24031"),
    ]
    assert staged.faults() == [(3, "unit", None, "required")]
    assert staged.reading.notes == [
        "workers/file: the columns are separated by semicolons",
        "workers/file: column state: not read, mappings/workers.toml fills it otherwise",
    ]


def test_a_fault_holds_the_agencys_own_text_and_what_it_may_write(tmp_path: Path) -> None:
    staged = read(tmp_path, "W1; FC9 ;02/03/2020;2021/03/05;1;U1;x", "W2;none;02/03/2020;;1;U1;x")
    assert staged.rows("workers", "role", "separated_on") == [(None, None), (None, None)]
    assert staged.rows("faults", "record_number", "column_name", "raw", "rule", "allowed") == [
        (1, "role", " FC9 ", "code_list", staged.rows("faults", "allowed")[0][0]),
        (1, "separated_on", "2021/03/05", "date", "a date written %d-%b-%y or yyyy-mm-dd"),
        (2, "role", None, "required", "a value"),
    ]
    assert str(staged.rows("faults", "allowed")[0][0]).endswith(
        "a text that mappings/workers.toml translates"
    )


@pytest.mark.parametrize(
    ("text", "rule"), [("02/30/2020", "key"), ("2020-02-30", "key"), ("01/01/1900", "key"), ("", "key")]
)
def test_a_key_in_another_form_or_empty_sets_the_record_aside(tmp_path: Path, text: str, rule: str) -> None:
    staged = read(tmp_path, "W1;FC1;02/03/2020;;1;U1;x", f"W2;FC1;{text};;1;U1;x")
    assert staged.rejected() == [(2, "record", rule)]
    reason = staged.rows("rejected_records", "reason")[0][0]
    assert reason == "hired_on is part of the key and must be a date written %m/%d/%Y or yyyy-mm-dd"


def test_a_column_that_the_mapping_names_must_be_in_the_file(tmp_path: Path) -> None:
    staged = read(tmp_path, "x", header="EMP;job class;start;fte;office")
    assert (
        "columns.worker_id: the file has no column EMP_NO; the nearest names in its header are EMP"
        in staged.reason
    )
    assert "columns.separated_on: the file has no column END" in staged.reason


def test_a_column_that_fills_another_does_not_fill_its_own(tmp_path: Path) -> None:
    mapping = TableMapping(columns={"worker_id": "role"})
    staged = read(tmp_path, "x", header="role,unit,county,fte,hired_on", mapping=mapping)
    assert "the required column role is missing" in staged.reason


def test_states_translate_and_split_the_file(tmp_path: Path) -> None:
    mapping = TableMapping(codes={"state": {"Old Line": "MD", "Dominion": "51"}})
    header = "state,worker_id,unit,county,role,fte,hired_on"
    lines = [
        f"{state},W1,U1,24031,adoption,1,2020-01-01" for state in ("Old Line", "dominion", "DC", "Elsewhere")
    ]
    staged = read(tmp_path, *lines, header=header, mapping=mapping)
    assert [staged.rows("workers", "record_number", state=state) for state in ("MD", "VA", "DC")] == [
        [(1,)],
        [(2,)],
        [(3,)],
    ]
    assert staged.rejected() == [(4, "record", "key")]


VALUES = [
    # column, form, text                                what it means
    ("hired_on", "excel", "44839", date(2022, 10, 5)),
    ("hired_on", "excel", "44839.604166666664", date(2022, 10, 5)),
    ("hired_on", "excel", "2022-10-05", date(2022, 10, 5)),
    ("hired_on", "excel", "10/05/2022", None),
    ("hired_on", "excel", "60", None),
    ("hired_on", ["%m/%d/%Y", "%d-%b-%y"], "05-OCT-22", date(2022, 10, 5)),
    ("hired_on", ["%m/%d/%Y", "%d-%b-%y"], "10/5/2022", date(2022, 10, 5)),
    ("fte", "50%", "80 %", 0.8),
    ("fte", "50%", "0.8", 0.8),
    ("fte", "50%", "80", None),
    ("fte", "1.234,5", "0,5", 0.5),
    ("county", "", "1001", "01001"),
    ("county", "", "24031.0", "24031"),
    ("county", "", "031", None),
    ("county", "", "00031", None),
    ("county", "", "Montgomery", None),
]


@pytest.mark.parametrize(("column", "form", "text", "value"), VALUES)
def test_a_value_in_an_agencys_form_is_read_or_told(tmp_path: Path, column, form, text, value) -> None:
    mapping = TableMapping.model_validate({"formats": {column: form} if form else {}})
    cells = {"worker_id": "W1", "unit": "U", "county": "24031", "role": "adoption", "fte": "1"}
    cells = cells | {"hired_on": "2020-01-01", column: text}
    lines = [";".join(line) for line in (["state", *cells], ["MD", *cells.values()])]
    staged = read(tmp_path, lines[1], header=lines[0], mapping=mapping)
    if value is None:
        told = staged.reason or staged.faults()
        assert column in str(told)
        assert text not in staged.reason
    else:
        assert (staged.rows("workers", column), staged.faults()) == ([(value,)], [])


def test_a_last_day_becomes_the_day_after_it(tmp_path: Path) -> None:
    mapping = TableMapping(
        last_days=["separated_on"], formats={"separated_on": "%m/%d/%Y"}, empty=["12/31/9999"]
    )
    header = "state;worker_id;unit;county;role;fte;hired_on;separated_on"
    lines = [f"MD;W{n};U;24031;adoption;1;2020-01-01;{day}" for n, day in enumerate(LAST)]
    staged = read(tmp_path, *lines, header=header, mapping=mapping)
    assert [day for (day,) in staged.rows("workers", "separated_on")] == list(LAST.values())


LAST = {"12/31/2022": date(2023, 1, 1), "2023-02-28": date(2023, 3, 1), "12/31/9999": None, "": None}


def test_one_column_of_codes_may_say_two_things(tmp_path: Path) -> None:
    meanings = {"FTF - Made": ("true", "true"), "FTF - Tried": ("false", "true"), "Phone": ("true", "false")}
    mapping = TableMapping.model_validate(
        {
            "columns": {"completed": "Contact Type", "in_person": "Contact Type"},
            "codes": {
                "completed": {text: made for text, (made, _) in meanings.items()},
                "in_person": {text: seen for text, (_, seen) in meanings.items()},
            },
        }
    )
    header = "report_id,child_id,attempted_at,Contact Type"
    lines = [header, *(f"R1,C{n},2023-01-16T09:00,{text}" for n, text in enumerate([*meanings, "Mail"]))]
    file = received(tmp_path, "contacts", "\n".join(lines).encode())
    reading = read_file(file, tmp_path / "staged", "MD", mapping)
    (path,) = [table.path for table in reading.tables if table.name == "staging.contacts"]
    rows = pl.read_parquet(path).select("completed", "in_person").rows()
    assert rows == [(True, True), (False, True), (True, False), (None, None)]
    assert reading.faults == 2, "one in each column, where the text has no meaning"


def test_blanks_around_texts_that_mean_nothing_and_around_forms_are_not_looked_at(tmp_path: Path) -> None:
    mapping = TableMapping.model_validate(
        {"empty": [" NULL "], "formats": {"hired_on": "%m/%d/%Y "}, "constants": {"county": "24031"}}
    )
    header = "state;worker_id;unit;role;fte;hired_on;supervisor_id"
    staged = read(tmp_path, "MD;W1;U;adoption;1;01/02/2020;NULL", header=header, mapping=mapping)
    assert staged.rows("workers", "hired_on", "supervisor_id") == [(date(2020, 1, 2), None)]


@pytest.mark.parametrize("text", ["NULL", "null", " Null "])
def test_texts_that_mean_nothing_match_in_any_case(tmp_path: Path, text: str) -> None:
    mapping = TableMapping(empty=["NULL"], constants={"county": "24031", "state": "MD"})
    header = "worker_id;unit;role;fte;hired_on;supervisor_id;separated_on"
    lines = [f"W1;U;adoption;1;2020-01-02;{text};{text}", f"{text};U;adoption;1;2020-01-02;;"]
    staged = read(tmp_path, *lines, header=header, mapping=mapping)
    assert staged.rows("workers", "worker_id", "supervisor_id", "separated_on") == [("W1", None, None)]
    assert (staged.faults(), staged.rejected()) == ([], [(2, "record", "key")])


def test_a_time_that_means_nothing_in_another_case_is_no_time(tmp_path: Path) -> None:
    mapping = TableMapping.model_validate(
        {
            "formats": {"screened_at": "%m/%d/%Y %I:%M %p"},
            "empty": ["01/01/1900 12:00 AM"],
            "constants": {
                "county": "24031",
                "received_at": "2023-01-02",
                "screening_decision": "screened_in",
            },
        }
    )
    lines = ["referral_id,screened_at", "R1,01/01/1900 12:00 am", "R2,01/02/2023 09:05 am"]
    file = received(tmp_path, "referrals", "\n".join(lines).encode())
    reading = read_file(file, tmp_path / "staged", "MD", mapping)
    (table,) = [table for table in reading.tables if table.name == "staging.referrals"]
    times = pl.read_parquet(table.path)["screened_at"].to_list()
    assert times == [None, datetime(2023, 1, 2, 9, 5)]  # noqa: DTZ001
    assert reading.faults == 0


CODES = [
    # column, codes, text, what it means there
    ("role", {"1": "adoption"}, "01", "adoption"),
    ("role", {"1": "adoption"}, "1.0", "adoption"),
    ("role", {"01": "adoption"}, "1", "adoption"),
    ("role", {"1": "adoption", "01": "investigation"}, "1", "adoption"),
    ("role", {"1": "adoption", "01": "investigation"}, "01", "investigation"),
    ("role", {"1": "adoption", "01": "investigation"}, "1.0", None),
    ("role", {"1": "adoption", "01": "adoption"}, "1.0", "adoption"),
    ("role", {"1": "adoption"}, "1.5", None),
    ("role", {"1": "adoption"}, "10", None),
    ("role", {"1": "adoption"}, "-1", None),
    ("county", {"1": "24031"}, "01", "24031"),
    ("unit", {"1": "North"}, "01", "01"),
    ("unit", {"1": "North"}, "1", "North"),
]


@pytest.mark.parametrize(("column", "codes", "text", "value"), CODES)
def test_a_code_that_is_a_number_is_known_whatever_its_zeros(
    tmp_path: Path, column, codes, text, value
) -> None:
    mapping = TableMapping.model_validate({"codes": {column: codes}})
    cells = {"state": "MD", "worker_id": "W1", "unit": "U", "county": "24031", "role": "adoption", "fte": "1"}
    cells = cells | {"hired_on": "2020-01-01", column: text}
    staged = read(tmp_path, ";".join(cells.values()), header=";".join(cells), mapping=mapping)
    assert staged.rows("workers", column) == [(value,)]
    assert [fault[1] for fault in staged.faults()] == ([] if value is not None else [column])


@pytest.mark.parametrize(
    ("codes", "text", "answer"),
    [
        ({}, "1.0", True),
        ({}, "00", False),
        ({}, "2.0", None),
        ({"1": "false", "2": "true"}, "1.0", False),
        ({"2": "false"}, "2.0", False),
    ],
)
def test_an_answer_that_is_a_number_is_known_whatever_its_zeros(tmp_path: Path, codes, text, answer) -> None:
    mapping = TableMapping.model_validate({"codes": {"continued": codes}})
    content = f"child_id,event,occurred_on,continued\nC1,petition,2023-01-05,{text}\n"
    file = received(tmp_path, "court_events", content.encode())
    reading = read_file(file, tmp_path / "staged", "MD", mapping)
    (table,) = [table for table in reading.tables if table.name == "staging.court_events"]
    assert pl.read_parquet(table.path)["continued"].to_list() == [answer]
    assert reading.faults == (answer is None)


def test_times_in_an_agencys_form_are_times(tmp_path: Path) -> None:
    mapping = TableMapping(columns={"attempted_at": "when"}, formats={"attempted_at": "%m/%d/%Y %I:%M %p"})
    lines = [
        "report_id,child_id,when,completed,in_person",
        "R1,C1,01/16/2023 02:30 PM,1,0",
        "R1,C2,1/16/2023 14:30,1,0",
    ]
    file = received(tmp_path, "contacts", "\n".join(lines).encode())
    reading = read_file(file, tmp_path / "staged", "MD", mapping)
    (table,) = [table for table in reading.tables if table.name == "staging.contacts"]
    times = pl.read_parquet(table.path)["attempted_at"].to_list()
    assert times == [datetime(2023, 1, 16, 14, 30)]  # noqa: DTZ001
    assert reading.files_row["records_rejected"] == 1


def test_an_answer_is_judged_by_its_values_whatever_the_agency_calls_it(tmp_path: Path) -> None:
    mapping = TableMapping.model_validate({"columns": {"social_security": "Social Security"}})
    header = "child_id,wave,surveyed_on,participated,Social Security"
    for number, (answer, status) in enumerate({"Y": "accepted", "123-45-6789": "refused"}.items()):
        lines = [header, *(f"C{n},17,2023-01-05,Y,{answer}" for n in range(5))]
        file = received(tmp_path / str(number), "youth_outcomes", "\n".join(lines).encode())
        reading = read_file(file, tmp_path / str(number) / "staged", "MD", mapping)
        assert reading.files_row["status"] == status, reading.files_row["reason"]


JOINED = {
    "columns": {"received_at": {"join": ["Intake Date", " intake time"]}},
    "formats": {"received_at": ["%m/%d/%Y %I:%M %p", "%m/%d/%Y"]},
    "constants": {"county": "24031", "screening_decision": "screened_in"},
    "empty": ["NULL"],
}


def referrals(folder: Path, rows: list[str], **changes: object) -> Staged:
    """Reads referrals whose day and time stand apart."""
    lines = ["referral_id;Intake Date;Intake Time", *rows]
    file = received(folder, "referrals", "\n".join(lines).encode())
    reading = read_file(file, folder / "staged", "MD", TableMapping.model_validate(JOINED | changes))
    return Staged(reading, {(t.name, t.state): pl.read_parquet(t.path) for t in reading.tables})


TIMES = [
    # day, time, what is read
    ("01/05/2023", "2:30 PM", "2023-01-05 14:30:00"),
    (" 1/5/2023 ", " 02:30 pm ", "2023-01-05 14:30:00"),
    ("2023-01-05", "14:30:15", "2023-01-05 14:30:15"),
    ("01/05/2023", "", "2023-01-05 00:00:00"),
    ("01/05/2023", "null", "2023-01-05 00:00:00"),
    ("2023-01-05 00:00:00", "1899-12-30 14:30:00", "2023-01-05 14:30:00"),
    ("2023-01-05T00:00:00.000", "1900-01-01T14:30:00.000", "2023-01-05 14:30:00"),
    ("2023-01-05 00:00:00", "", "2023-01-05 00:00:00"),
]


def test_a_day_and_a_time_that_stand_apart_are_one_value(tmp_path: Path) -> None:
    rows = [f"F{n};{day};{time}" for n, (day, time, _) in enumerate(TIMES)]
    staged = referrals(tmp_path, rows)
    assert [str(at) for (at,) in staged.rows("referrals", "received_at")] == [at for _, _, at in TIMES]
    assert (staged.faults(), staged.reading.notes[1:]) == ([], [])


@pytest.mark.parametrize(
    ("row", "column", "raw"),
    [
        ("01/05/2023;25:00", "received_at", "01/05/2023 25:00"),
        ("1 May;", "received_at", "1 May"),
        (";2:30 PM", "received_at", None),
        ("NULL;2:30 PM", "received_at", None),
    ],
)
def test_joined_columns_that_make_no_value_are_told_by_their_names(tmp_path: Path, row, column, raw) -> None:
    staged = referrals(tmp_path, ["F1;01/05/2023;2:30 PM", f"F2;{row}"])
    (fault,) = staged.rows("faults", "record_number", "column_name", "raw", "allowed")
    assert fault[:3] == (2, column, raw)
    assert raw is None or fault[3] == (
        "a date and time written %m/%d/%Y %I:%M %p or %m/%d/%Y or yyyy-mm-ddThh:mm, in Intake Date and "
        "intake time joined by a blank"
    )


def test_without_a_form_for_it_a_day_without_its_time_is_told(tmp_path: Path) -> None:
    rows = ["F1;01/05/2023;2:30 PM", "F2;01/05/2023;", "F3;2023-01-05;"]
    staged = referrals(tmp_path, rows, formats={"received_at": "%m/%d/%Y %I:%M %p"})
    assert staged.faults() == [(2, "received_at", "01/05/2023", "time")]
    times = [at for (at,) in staged.rows("referrals", "received_at")]
    assert times == [datetime(2023, 1, 5, 14, 30), None, datetime(2023, 1, 5)]  # noqa: DTZ001


def test_a_joined_column_that_the_file_lacks_refuses_it(tmp_path: Path) -> None:
    columns = {"received_at": {"join": ["Intake Day", "Hour"]}}
    staged = referrals(tmp_path, ["F1;01/05/2023;"], columns=columns)
    assert staged.reason.endswith(
        "columns.received_at: the file has no column Intake Day; the nearest names in its header are "
        "Intake Date and Intake Time; mappings/referrals.toml, columns.received_at: the file has no column "
        "Hour"
    )


def test_texts_codes_and_keys_may_be_joined_too(tmp_path: Path) -> None:
    mapping = TableMapping.model_validate(
        {
            "columns": {
                "worker_id": {"join": ["Office", "No"]},
                "role": {"join": ["Job", "Grade"]},
                "state": {"join": ["St", "Ate"]},
            },
            "codes": {"role": {"FC 1": "foster_care"}, "state": {"M D": "MD"}},
        }
    )
    header = "Office;No;unit;county;Job;Grade;fte;hired_on;St;Ate"
    row = "N;7;U;24031;FC;1;1;2020-01-02;M;D"
    staged = read(tmp_path, row, row, row.replace("FC;1", "FC;"), header=header, mapping=mapping)
    assert staged.rows("workers", "worker_id", "role") == [("N 7", "foster_care")]
    assert staged.rejected() == [(2, "record", "duplicate_key"), (3, "record", "duplicate_key")]


def test_days_and_times_of_a_workbook_are_joined(tmp_path: Path) -> None:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["referral_id", "Intake Date", "Intake Time"])
        for row, at in enumerate([time(14, 30), time(0, 0)], start=1):
            sheet.write(row, 0, f"F{row}")
            sheet.write_datetime(row, 1, date(2023, 1, 5), book.add_format({"num_format": "mm/dd/yyyy"}))
            sheet.write_datetime(row, 2, at, book.add_format({"num_format": "h:mm AM/PM"}))
    file = received(tmp_path, "referrals", content.getvalue())
    reading = read_file(file, tmp_path / "staged", "MD", TableMapping.model_validate(JOINED))
    (table,) = [table for table in reading.tables if table.name == "staging.referrals"]
    times = pl.read_parquet(table.path)["received_at"].to_list()
    assert list(map(str, times)) == ["2023-01-05 14:30:00", "2023-01-05 00:00:00"]


def test_a_workbook_without_the_sheet_that_the_mapping_names_is_refused(tmp_path: Path) -> None:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content) as book:
        book.add_worksheet("Old list").write_row(0, 0, ["referral_id", "Intake Date", "Intake Time"])
        book.worksheets()[0].write_row(1, 0, ["F1", "01/05/2023", "2:30 PM"])
        book.add_worksheet("Notes")
    for sheet, status in {"Intakes": "refused", "": "accepted", "old_List": "accepted"}.items():
        folder = tmp_path / f"as {sheet}"
        mapping = TableMapping.model_validate(JOINED | {"sheet": sheet})
        reading = read_file(
            received(folder, "referrals", content.getvalue()), folder / "staged", "MD", mapping
        )
        assert reading.files_row["status"] == status
        assert status == "accepted" or reading.files_row["reason"] == (
            "referrals/file: the workbook has no sheet called Intakes, which is named as the one to be read; "
            "it has Old list, Notes: call the sheet so, or correct `sheet` in the table's mapping"
        )


@pytest.mark.parametrize(("column", "text"), [("Intake Time", "123-45-6789"), ("Intake Date", "a.b@c.org")])
def test_the_gate_sees_columns_that_are_joined(tmp_path: Path, column: str, text: str) -> None:
    cells = {"Intake Date": "01/05/2023", "Intake Time": "2:30 PM"} | {column: text}
    staged = referrals(tmp_path, [f"F{n};{';'.join(cells.values())}" for n in range(9)])
    assert staged.reason.startswith("referrals/file: the file holds direct identifiers: column " + column)
    assert text not in staged.reason


EVENTS = {
    "columns": {"event": "EVENT TYPE"},
    "codes": {"event": {"PET": "petition"}},
    "leave_out": {"Event Type": [" MEMO ", "call"], "Void": ["Y", ""]},
}
EVENT_ROWS = [
    # child, event, day, void
    "C1,PET,2023-01-05,N",
    "C1,PET,2023-01-05,y",
    ",Memo,no day,N",
    "C2, CALL ,2023-01-06,N",
    "C3,PET,2023-01-07,",
    "C3,PET,2023-01-07,N",
    "C4,CALLS,2023-01-08,N",
]


def events(folder: Path, rows: list[str], header: str = "child_id,Event Type,occurred_on,VOID") -> Staged:
    """Reads court events among records of other kinds."""
    file = received(folder, "court_events", "\n".join([header, *rows]).encode())
    reading = read_file(file, folder / "staged", "MD", TableMapping.model_validate(EVENTS))
    return Staged(reading, {(t.name, t.state): pl.read_parquet(t.path) for t in reading.tables})


def test_records_of_another_kind_are_left_out_before_they_are_judged_and_counted(tmp_path: Path) -> None:
    staged = events(tmp_path, EVENT_ROWS)
    assert staged.rows("court_events", "record_number", "child_id") == [(1, "C1"), (6, "C3")]
    by_type, by_void = (f"left out by mappings/court_events.toml: {name}" for name in ("Event Type", "Void"))
    assert staged.rows("rejected_records", "record_number", "rule", "reason", "raw")[:4] == [
        (2, "left_out", by_void, ""),
        (3, "left_out", by_type, ""),
        (4, "left_out", by_type, ""),
        (5, "left_out", by_void, ""),
    ]
    assert staged.rejected()[4:] == [(7, "record", "key")]
    (total,) = staged.reading.control_totals
    assert (total["records_in"], total["records_accepted"], total["records_rejected"]) == (7, 2, 5)
    assert total["is_balanced"]
    assert (staged.faults(), staged.reading.notes) == (
        [],
        ["court_events/file: 4 records are of another kind and left out, as mappings/court_events.toml says"],
    )


def test_a_file_of_nothing_but_other_kinds_is_refused(tmp_path: Path) -> None:
    staged = events(tmp_path, ["C1,MEMO,2023-01-05,N", "C1,PET,2023-01-05,Y"])
    assert staged.reason == (
        "court_events/file: none of its 2 records can be read; the first fault is in record 1: left out by "
        "mappings/court_events.toml: Event Type"
    )


@pytest.mark.parametrize(
    ("header", "told"),
    [
        (
            "child_id,Event Type,occurred_on,Voided",
            "leave_out: the file has no column Void; the nearest names",
        ),
        ("child_id,Event Type,occurred_on,Void,VOID", "leave_out, as void (column 4) or void (column 5)"),
    ],
)
def test_a_column_that_tells_the_kind_must_be_in_the_file_once(
    tmp_path: Path, header: str, told: str
) -> None:
    assert told in events(tmp_path, ["C1,PET,2023-01-05,N,N"], header=header).reason


def test_kinds_that_are_numbers_are_left_out_whatever_their_zeros(tmp_path: Path) -> None:
    mapping = TableMapping.model_validate({"leave_out": {"kind": ["2", "07"]}})
    rows = [
        f"C{n},petition,2023-01-05,{kind}" for n, kind in enumerate(["2", "2.0", "02", "20", "7", "", "x2"])
    ]
    text = "\n".join(["child_id,event,occurred_on,kind", *rows])
    reading = read_file(received(tmp_path, "court_events", text.encode()), tmp_path / "out", "MD", mapping)
    staged = Staged(reading, {(t.name, t.state): pl.read_parquet(t.path) for t in reading.tables})
    assert staged.rows("court_events", "child_id") == [("C3",), ("C5",), ("C6",)]


def test_records_of_another_kind_are_left_out_of_files_of_several_agencies(tmp_path: Path) -> None:
    rows = ["MD,C1,PET,2023-01-05,N", "VA,C2,PET,2023-01-05,N", "XX,C3,MEMO,2023-01-05,N", "VA,C4,PET,,Y"]
    staged = events(tmp_path, rows, header="state,child_id,Event Type,occurred_on,Void")
    totals = [(t["state"], t["records_in"], t["records_accepted"]) for t in staged.reading.control_totals]
    assert totals == [("MD", 3, 1), ("VA", 1, 1)]
    assert [rule for _, _, rule in staged.rejected()] == ["left_out", "left_out"]
