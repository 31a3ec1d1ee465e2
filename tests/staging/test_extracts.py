"""Extracts: what is accepted, what is a fault, what is set aside, what refuses the file."""

from __future__ import annotations

import gzip
import io
import re
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import polars as pl
import pytest

from tests.staging.received import Staged, stage
from transforms.contracts.contract import all_contracts
from transforms.staging import limits
from transforms.staging.agency_tables.extracts import CONTRACTS

WORKERS = "worker_id,unit,county,role,fte,hired_on"
W1 = "W1,U1,24031,foster_care,1.0,2020-01-01"
W2 = "W2,U1,24031,supervisor,0.5,2021-07-01"


def workers(
    folder: Path, *lines: str | bytes, default_state: str | None = "MD", header: str = WORKERS
) -> Staged:
    """Reads an extract of workers."""
    texts = [text.encode() if isinstance(text, str) else text for text in (header, *lines)]
    return stage(folder, "workers", b"\n".join(texts) + b"\n", default_state)


def keys(staged: Staged) -> list[tuple[object, ...]]:
    return staged.rows("workers", "record_number", "worker_id")


EXAMPLES = {
    "workers": (WORKERS, W1),
    "worker_assignments": ("case_id,role,primary,assigned_on", "K1,adoption,yes,2022-11-01"),
    "referrals": (
        "referral_id,received_at,screening_decision,county",
        "F1,2023-01-15T09:00,screened_in,24031",
    ),
    "contacts": (
        "report_id,child_id,attempted_at,completed,in_person",
        "R1,C1,2023-01-16 09:00:30,true,0",
    ),
    "child_population": ("year,age_group,children", "2023,0,1200"),
    "placements": ("child_id,removal_date,began_on,setting", "A,2022-10-05,2022-10-06,kin_foster_home"),
    "law_enforcement_events": ("report_id,event,occurred_at", "R1,joint_contact,2023-01-16 09:00"),
    "court_events": ("child_id,event,occurred_on", "A,permanency_hearing,2023-09-01"),
    "worker_leave": ("worker_id,from_on", "W1,2023-01-09"),
    "positions": ("unit,role,month,authorised", "U1,adoption,2023-01-01,4.5"),
    "youth_outcomes": ("child_id,wave,surveyed_on,participated,homeless", "A,19,2023-03-01,yes,no"),
    "benchmarks": (
        "measure_id,period,geography,dimension,category,value,source",
        "placement_stability,23A23B,US,all,all,4.48,CFSR Round 4",
    ),
}


@pytest.mark.parametrize("dataset", CONTRACTS)
def test_every_extract_gives_the_columns_of_its_contract(tmp_path: Path, dataset: str) -> None:
    staged = stage(tmp_path, dataset, "\n".join(EXAMPLES[dataset]).encode())
    frame = staged.frames[f"staging.{dataset}", "MD"]
    assert frame.schema == all_contracts()[f"staging.{dataset}"].schema()
    assert (staged.counts, staged.faults()) == ((1, 1, 0), [])
    assert staged.reading.files_row["submission"] is None


def test_headers_match_whatever_their_case_and_order_and_unknown_columns_are_told(tmp_path: Path) -> None:
    header = " Role ,HIRED_ON,worker_id,Building,unit,county,fte"
    staged = workers(tmp_path, "adoption,2020-01-01,W1,555,U1,24031,1", header="\ufeff" + header)
    assert staged.rows("workers", "worker_id", "role", "hired_on") == [("W1", "adoption", date(2020, 1, 1))]
    assert staged.reading.notes == [
        "workers/file: column Building: not read, the table has none of this name"
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gzip"])
def test_csv_is_read_with_either_line_end_plain_or_compressed(tmp_path: Path, end: str, packed: bool) -> None:
    content = end.join([WORKERS, W1, "", W2]).encode()
    staged = stage(tmp_path, "workers", gzip.compress(content, mtime=0) if packed else content)
    assert keys(staged) == [(1, "W1"), (2, "W2")]
    assert staged.reading.files_row["layout"] == "workers_csv"


@pytest.mark.parametrize(
    ("separator", "name"), [(";", "semicolons"), ("\t", "tabs"), ("|", "vertical bars"), (",", None)]
)
def test_separators_are_told_from_the_header_and_noted(
    tmp_path: Path, separator: str, name: str | None
) -> None:
    lines = [WORKERS, 'W1,"U,1;\t2|",24031,adoption,1,2020-01-01', W2]
    texts = [re.sub('"[^"]*"', lambda found: found[0].replace(",", "\0"), line) for line in lines]
    content = "\n".join(texts).replace(",", separator).replace("\0", ",")
    staged = stage(tmp_path, "workers", content.encode())
    assert keys(staged) == [(1, "W1"), (2, "W2")]
    assert staged.faults() == [(1, "unit", "U,1;\t2|", "text")]
    noted = [f"workers/file: the columns are separated by {name}"] if name else []
    assert staged.reading.notes == noted


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gzip"])
def test_parquet_is_read_by_its_own_types(tmp_path: Path, packed: bool) -> None:
    zone = ZoneInfo("America/New_York")
    frame = pl.DataFrame(
        {
            "report_id": ["R1", "R2"],
            "child_id": [7, 8],
            "attempted_at": [datetime(2023, 1, 16, 9, 30, tzinfo=zone), None],
            "completed": [True, None],
            "in_person": [False, True],
        },
        schema_overrides={"report_id": pl.Categorical, "attempted_at": pl.Datetime("us", "America/New_York")},
    )
    buffer = io.BytesIO()
    frame.write_parquet(buffer)
    content = buffer.getvalue()
    staged = stage(tmp_path, "contacts", gzip.compress(content, mtime=0) if packed else content)
    assert staged.rows("contacts", "report_id", "child_id", "attempted_at", "completed", "in_person") == [
        ("R1", "7", datetime(2023, 1, 16, 9, 30), True, False)  # noqa: DTZ001
    ]
    assert staged.rejected() == [(2, "record", "key")]


@pytest.mark.parametrize(
    ("times", "told"),
    [
        (["2023-01-15T09:00", "2023-01-15", "2023-01-15 09:00:15.5"], 0),
        (["2023-01-15T09:00", "2023-01-15T02:30:00Z", "2023-01-16T02:30Z", "2023-01-15T02:30-05"], 3),
        (["2023-01-15T02:30:00.123 +0000", "2023-01-15 02:30:00-05:00", "x:30Z"], 2),
    ],
)
def test_times_that_bear_an_offset_from_utc_are_told_of(tmp_path: Path, times: list[str], told: int) -> None:
    lines = [f"F{n},2023-01-15T09:00,{time},screened_in,24031" for n, time in enumerate(times)]
    header = "referral_id,received_at,screened_at,screening_decision,county"
    staged = stage(tmp_path, "referrals", "\n".join([header, *lines]).encode())
    assert staged.counts == (len(times), len(times), 0)
    assert staged.reading.notes == (
        [
            f"referrals/file: screened_at: an offset from UTC stands in {told} of its times and is not"
            " applied: they are taken for local times as they stand; write local times without one"
        ]
        if told
        else []
    )


VALUES = [
    # column         text                            value                                 rule
    ("fte", "0.75", 0.75, None),
    ("fte", ".5", 0.5, None),
    ("fte", "2", None, "range"),
    ("fte", "-1", None, "range"),
    ("fte", "nan", None, "number"),
    ("fte", "1,5", None, "number"),
    ("fte", "", None, "required"),
    ("role", "Adoption", "adoption", None),
    ("role", "driver", None, "code_list"),
    ("role", "", None, "required"),
    ("separated_on", "2023-02-29", None, "date"),
    ("separated_on", "02/28/2023", None, "date"),
    ("separated_on", "2023-02-28", date(2023, 2, 28), None),
    ("separated_on", "2023-02-28T00:00:00", date(2023, 2, 28), None),
    ("separated_on", "", None, None),
    ("unit", " U 1 ", "U 1", None),
    ("unit", "U\x071", None, "text"),
]


@pytest.mark.parametrize(("column", "text", "value", "rule"), VALUES)
def test_a_value_that_cannot_be_read_is_null_and_its_text_is_kept(
    tmp_path: Path, column: str, text: str, value: object, rule: str | None
) -> None:
    row = {
        "worker_id": "W1",
        "unit": "U1",
        "county": "24031",
        "role": "adoption",
        "fte": "1",
        "hired_on": "2020-01-01",
    }
    row |= {"separated_on": "", column: text}
    quoted = ",".join(f'"{field}"' for field in row.values())
    staged = workers(tmp_path, quoted, header=",".join(row))
    assert staged.rows("workers", column) == [(value,)]
    assert staged.faults() == ([] if rule is None else [(1, column, text or None, rule)])


TIMES = [
    ("2023-01-15T09:00", datetime.fromisoformat("2023-01-15T09:00:00")),
    ("2023-01-15 09:00:15", datetime.fromisoformat("2023-01-15T09:00:15")),
    ("2023-01-15T09:00:15.250", datetime.fromisoformat("2023-01-15T09:00:15.250000")),
    ("2023-01-15T09:00:15-05:00", datetime.fromisoformat("2023-01-15T09:00:15")),
    ("2023-01-15T09:00Z", datetime.fromisoformat("2023-01-15T09:00:00")),
    ("2023-01-15", datetime.fromisoformat("2023-01-15T00:00:00")),
    ("2023-01-15T24:00", "time"),
    ("2023-01-15T09:60", "time"),
    ("2023-02-30T09:00", "date"),
    ("9:00", "time"),
]


@pytest.mark.parametrize(("text", "found"), TIMES)
def test_times_are_local_and_an_offset_is_dropped(tmp_path: Path, text: str, found: datetime | str) -> None:
    content = f"referral_id,received_at,screening_decision,county\nF1,{text},screened_in,24031".encode()
    staged = stage(tmp_path, "referrals", content)
    fault = isinstance(found, str)
    assert staged.rows("referrals", "received_at") == [(None if fault else found,)]
    assert staged.faults() == ([(1, "received_at", text, found)] if fault else [])


@pytest.mark.parametrize(
    ("text", "value"), [("05", "education"), ("5", "education"), ("EDUCATION", "education")]
)
def test_codes_are_given_by_code_or_by_name(tmp_path: Path, text: str, value: str) -> None:
    header = "referral_id,received_at,screening_decision,county,source"
    staged = stage(tmp_path, "referrals", f"{header}\nF1,2023-01-15T09:00,screened_in,24031,{text}".encode())
    assert staged.rows("referrals", "source") == [(value,)]


REJECTED = [
    # second line                                              rule
    (b"W9,U1,24031,adoption,1", "structure"),
    (b"W9,U1,24031,adoption,1,2020-01-01,more", "structure"),
    (b'W9,"U1,24031,adoption,1,2020-01-01', "structure"),
    (b"W9,U\x811,24031,adoption,1,2020-01-01", "encoding"),
    (b"W9,U\x001,24031,adoption,1,2020-01-01", "encoding"),
    (b",U1,24031,adoption,1,2020-01-01", "key"),
    (b"W9,U1,24031,adoption,1,", "key"),
    (b"W9,U1,24031,adoption,1,2020-02-31", "key"),
    (b"W1,U9,24031,adoption,1,2020-01-01", "duplicate_key"),
]


@pytest.mark.parametrize(("second", "rule"), REJECTED)
def test_only_a_record_without_key_or_structure_is_set_aside(
    tmp_path: Path, second: bytes, rule: str
) -> None:
    staged = workers(tmp_path, W1, second, W2)
    assert staged.counts == (3, 2, 1)
    assert staged.rejected() == [(2, "record", rule)]
    assert keys(staged) == [(1, "W1"), (3, "W2")]


def test_a_quoted_value_may_hold_commas_marks_and_line_ends(tmp_path: Path) -> None:
    lines = ('W1,"Unit ""A"", north",24031,adoption,1,2020-01-01,"two\nlines"', W2 + ",")
    staged = workers(tmp_path, *lines, header=WORKERS + ",colour")
    assert staged.rows("workers", "record_number", "worker_id", "unit") == [
        (1, "W1", 'Unit "A", north'),
        (2, "W2", "U1"),
    ]


@pytest.mark.parametrize("block", [40, 64, 100, 1000])
def test_blocks_of_any_size_give_the_same_records(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, block: int
) -> None:
    monkeypatch.setattr(limits, "EXTRACT_BLOCK_BYTES", block)
    lines = [f'W{n},"U,{n}",24031,adoption,1,2020-01-01,"a\nb"' for n in range(12)]
    lines[5] = 'W5,"U5,24031,adoption,1,2020-01-01,x'
    lines[8] = lines[2]
    staged = workers(tmp_path, *lines, header=WORKERS + ",colour")
    assert staged.counts == (12, 10, 2)
    assert staged.rejected() == [(6, "record", "structure"), (9, "record", "duplicate_key")]
    assert keys(staged) == [(n + 1, f"W{n}") for n in range(12) if n not in (5, 8)]


def test_rows_of_several_states_are_split_by_state(tmp_path: Path) -> None:
    lines = [
        f"{state},{W1.replace('W1', f'W{n}')}" for n, state in enumerate(["MD", "va", "24", "", "QQ", "123"])
    ]
    staged = workers(
        tmp_path,
        *lines,
        "VA,W1,U1,51001,adoption,9,2020-01-01",
        header="state," + WORKERS,
        default_state=None,
    )
    assert staged.counts == (7, 4, 3)
    assert {state: staged.rows("workers", "record_number", state=state) for state in ("MD", "VA", "123")} == {
        "MD": [(1,), (3,)],
        "VA": [(2,)],
        "123": [(6,)],
    }
    assert staged.rejected() == [(4, "record", "key"), (5, "record", "key")]
    assert staged.rejected(state="VA") == [(7, "record", "duplicate_key")]
    assert staged.reading.files_row["state"] == "123, MD, VA"


def test_a_record_without_a_state_takes_the_only_agency(tmp_path: Path) -> None:
    staged = workers(tmp_path, "," + W1, "VA," + W2, header="state," + WORKERS)
    assert staged.rows("workers", "worker_id", state="MD") == [("W1",)]
    assert staged.rows("workers", "worker_id", state="VA") == [("W2",)]


REFUSED = [
    # content                                             what the reason says
    (b"", "the file is empty"),
    (b"\n\n", "the file is empty"),
    (WORKERS.encode(), "the file holds no record"),
    (b"\x00\x01\x02,\x00", "the file is binary"),
    (b"\xff\xfe,x\n", "not UTF-8"),
    (b"PK\x03\x04\x14\x00\x06", "the workbook is damaged or cut short"),
    (WORKERS.replace(",", ":").encode(), "names none of the columns of workers (worker_id, unit, county"),
    (f"{WORKERS}\r{W1}\r".encode(), "the lines end with CR alone"),
    (b"\n" + WORKERS.encode() + b"\n", "the file holds no record"),
    (b"\n" + W1.encode() + b"\n", "the first line is empty"),
    (b"PAR1 and then nothing PAR1", "the Parquet file is damaged"),
    (b"\x1f\x8b\x08broken", "damaged or cut short"),
    (WORKERS.replace("role,", "").encode() + b"\n", "the required column role is missing"),
    (WORKERS.replace("county", "county_fips").encode(), "(the nearest name in the header is county_fips)"),
    (b"unit,b\n", "worker_id is missing; the required column county is missing"),
    (WORKERS.encode() + b",Role\n", "the column role stands twice"),
    (WORKERS.encode() + b"\n,,,,,\n", "none of its 1 records can be read; the first fault is in record 1"),
]  # fmt: skip


@pytest.mark.parametrize(("content", "says"), REFUSED)
def test_a_file_that_cannot_be_used_is_refused_with_one_clear_message(
    tmp_path: Path, content: bytes, says: str
) -> None:
    staged = stage(tmp_path, "workers", content)
    assert staged.status == "refused"
    assert says in staged.reason


def test_without_a_state_column_the_drop_zone_must_hold_one_agency(tmp_path: Path) -> None:
    staged = workers(tmp_path, W1, default_state=None)
    assert "do not name one agency alone" in staged.reason


def test_cells_of_the_population_that_are_totals_keep_their_blanks(tmp_path: Path) -> None:
    content = (
        b"county,year,age_group,sex,children\n,2023,1_5_years,,10\n24031,2023,17,male,3.5\n,2023,17,m,1\n"
    )
    staged = stage(tmp_path, "child_population", content)
    assert staged.rows("child_population", "county", "age_group", "sex", "children") == [
        (None, "1_5_years", None, 10.0),
        ("24031", "17", "male", 3.5),
    ]
    assert staged.rejected() == [(3, "record", "key")]


def test_no_value_stands_in_a_reason_or_note(tmp_path: Path) -> None:
    bad = "MARKER,MARKER,MARKER,MARKER,MARKER,MARKER"
    staged = workers(tmp_path, W1, bad, "MARKER", 'M"ARKER')
    assert "MARKER" not in repr((staged.reading.files_row, staged.reading.notes))
    assert not [reason for (reason,) in staged.rows("rejected_records", "reason") if "MARKER" in str(reason)]
    refused = workers(tmp_path / "refused", bad)
    assert "MARKER" not in refused.reason
