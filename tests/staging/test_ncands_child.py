"""The Child File: what is accepted, what is a fault, what is set aside, what refuses the file."""

from __future__ import annotations

import gzip
from datetime import date
from pathlib import Path

import pytest

from tests.staging.received import PLAIN_CHILD, child_file, line, stage
from transforms.contracts.staging.ncands_child import NcandsChild
from transforms.staging import limits
from transforms.staging.layouts.ncands_child import READER


def test_a_plain_record_is_typed_and_decoded_with_blanks_as_null(tmp_path: Path) -> None:
    text = line(chage="07", chsex="2", chbdate="02292016", rpttm="0930", chcnty="031", plnsfcr="9")
    staged = stage(tmp_path, "ncands_child", child_file(text))
    frame = staged.frames["staging.ncands_child", "MD"]
    assert frame.schema == NcandsChild.schema()
    row = frame.rows(named=True)[0]
    found = {name: value for name, value in row.items() if value is not None and name != "file_id"}
    assert found == {
        "state": "MD",
        "submission": "FFY2023",
        "record_number": 1,
        "subyr": 2023,
        "staterr": "MD",
        "rptid": "R1",
        "chid": "C1",
        "rptdt": date(2023, 1, 15),
        "rptsrc": "education",
        "rptdisp": "substantiated",
        "rptdisdt": date(2023, 2, 15),
        "chage": 7,
        "chbdate": date(2016, 2, 29),
        "chsex": "female",
        "chcnty": "031",
        "rpttm": "0930",
        "plnsfcr": "unknown",
    }
    files_row = staged.reading.files_row
    assert (files_row["layout"], files_row["state"], files_row["submission"]) == (
        "ncands_child_338",
        "MD",
        "FFY2023",
    )
    assert (files_row["period_start"], files_row["period_end"]) == (date(2022, 10, 1), date(2023, 9, 30))
    assert staged.faults() == []


@pytest.mark.parametrize("length", [338, 336, 312])
@pytest.mark.parametrize("end", [b"\n", b"\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("last_end", [True, False], ids=["closed", "open"])
def test_every_edition_and_line_end_is_read(tmp_path: Path, length: int, end: bytes, last_end: bool) -> None:
    content = child_file(*(line(length, chid=f"C{n}") for n in range(3)), end=end)
    staged = stage(tmp_path, "ncands_child", content if last_end else content.removesuffix(end))
    assert staged.counts == (3, 3, 0)
    assert staged.reading.files_row["layout"] == f"ncands_child_{length}"
    assert staged.rows("ncands_child", "chid", "refrcara") == [("C0", None), ("C1", None), ("C2", None)]


def test_a_byte_order_mark_and_empty_lines_at_the_end_are_no_records(tmp_path: Path) -> None:
    staged = stage(tmp_path, "ncands_child", b"\xef\xbb\xbf" + child_file(line()) + b"\r\n\n\x1a")
    assert staged.counts == (1, 1, 0)


FAULTS = [
    # field     text        rule         what stays
    ("rptdt", "02302023", "date", None),
    ("rptdt", "00000000", "date", None),
    ("rptdt", "13012023", "date", None),
    ("rptdt", "01011899", "date", None),
    ("rptdt", "01012100", "date", None),
    ("rptdt", "2023011", "date", None),
    ("chbdate", "02292015", "date", None),
    ("chbdate", "02292000", None, date(2000, 2, 29)),
    ("chbdate", "12311900", None, date(1900, 12, 31)),
    ("chbdate", "12312099", None, date(2099, 12, 31)),
    ("rptsrc", "5", "code_list", None),
    ("rptsrc", "55", "code_list", None),
    ("chsex", "M", "code_list", None),
    ("chsex", "9", None, "unknown"),
    ("chage", "21", None, 21),
    ("chage", "22", "range", None),
    ("chage", "77", None, 77),
    ("chage", "99", None, 99),
    ("chage", "7", None, 7),
    ("chage", " 7", None, 7),
    ("chage", "x1", "number", None),
    ("per1age", "98", None, 98),
    ("rptcnty", "03", "number", None),
    ("rptcnty", "999", None, "999"),
    ("rpttm", "2359", None, "2359"),
    ("rpttm", "2400", "time", None),
    ("rpttm", "1260", "time", None),
    ("rpttm", "930", "time", None),
    ("wrkrid", "W 1", None, "W 1"),
    ("wrkrid", "         W 1", None, "W 1"),
    ("wrkrid", "          \u00d11", None, "\u00d11"),
    ("wrkrid", "W\x011", "text", None),
    ("rptsrc", "", "required", None),
    ("rptdisdt", "", "required", None),
    ("subyr", "", "required", None),
    ("subyr", "20x3", "number", None),
    ("staterr", "", "required", None),
    ("invdate", "", None, None),
]


@pytest.mark.parametrize(("field", "text", "rule", "stays"), FAULTS)
def test_a_value_that_cannot_be_read_is_null_and_its_text_is_kept(
    tmp_path: Path, field: str, text: str, rule: str | None, stays: object
) -> None:
    content = child_file(line(), line(chid="C2", **{field: text}))
    staged = stage(tmp_path, "ncands_child", content)
    assert staged.counts == (2, 2, 0)
    assert staged.rows("ncands_child", field)[1] == (stays,)
    assert staged.faults() == ([] if rule is None else [(2, field, text or None, rule)])


def test_a_fault_says_what_is_allowed_and_where_it_belongs(tmp_path: Path) -> None:
    staged = stage(tmp_path, "ncands_child", child_file(line(chage="55")))
    columns = ("state", "dataset", "submission", "table_name", "allowed")
    assert staged.rows("faults", *columns) == [
        (
            "MD",
            "ncands_child",
            "FFY2023",
            "staging.ncands_child",
            "an age from 00 to 21, 77 (unborn) or 99 (unknown)",
        )
    ]


REJECTED = [
    # what stands in line 2                                   rule
    (line(chid="C2")[:-1], "line_length"),
    (line(chid="C2") + b"x", "line_length"),
    (line(336, chid="C2"), "line_length"),
    (b"", "line_length"),
    (line(chid="C2", wrkrid="W\x001"), "encoding"),
    (line(chid="C2")[:172] + b"\x81" + line(chid="C2")[173:], "encoding"),
    (line(chid=""), "key"),
    (line(rptid=""), "key"),
    (line(rptid="", chid=""), "key"),
    (line(), "duplicate_key"),
]


@pytest.mark.parametrize(("second", "rule"), REJECTED)
def test_only_a_record_without_key_or_structure_is_set_aside(
    tmp_path: Path, second: bytes, rule: str
) -> None:
    staged = stage(tmp_path, "ncands_child", child_file(line(), second, line(chid="C3")))
    assert staged.counts == (3, 2, 1)
    assert staged.rejected() == [(2, "record", rule)]
    assert staged.rows("ncands_child", "record_number", "chid") == [(1, "C1"), (3, "C3")]
    assert staged.reading.control_totals == [
        {
            "state": "MD",
            "dataset": "ncands_child",
            "file_id": staged.reading.files_row["file_id"],
            "part": "record",
            "records_in": 3,
            "records_accepted": 2,
            "records_rejected": 1,
            "is_balanced": True,
        }
    ]


def test_text_in_utf8_is_kept_where_it_fits_its_field(tmp_path: Path) -> None:
    staged = stage(tmp_path, "ncands_child", child_file(line(), line(chid="Ç2"), line(chid="C3")))
    assert staged.counts == (3, 3, 0)
    assert staged.rows("ncands_child", "chid") == [("C1",), ("Ç2",), ("C3",)]


REFUSED = [
    # content                                                        what the reason says
    (b"", "the file is empty"),
    (b"\n\n\r\n", "the file is empty"),
    (bytes(range(256)) * 40, "binary"),
    (b"hello\nworld\n", "no line has the length of a record"),
    (b"x" * 5000, "no line has the length of a record"),
    (
        child_file(line() + b" x"),
        "accepted are 312, 336, 338 characters without the line end, and line 1 has 340",
    ),
    (child_file(line(chid=""), line(rptid="")), "none of its 2 records can be read"),
    (child_file(line(staterr="QQ")), "record 1, STATERR: must be a state's postal code"),
    (child_file(line(), line(chid="C2", staterr="VA")), "record 2, STATERR: differs"),
    (child_file(line(), line(chid="C2"), line(chid="C3", subyr="2022")), "record 3, SUBYR: differs"),
    (child_file(line(), line(), line(staterr="VA")), "record 3, STATERR: differs"),
    (child_file(line(subyr="")), "no record has a readable year and state (SUBYR in characters 1-4"),
    (gzip.compress(child_file(line()), mtime=0)[:-9], "the compressed file is damaged"),
    (gzip.compress(child_file(line()), mtime=0) + b"junk", "the compressed file is damaged"),
    (b"\x1f\x8bnot gzip at all", "the compressed file is damaged"),
]


@pytest.mark.parametrize(("content", "says"), REFUSED)
def test_a_file_that_cannot_be_used_is_refused_with_one_clear_message(
    tmp_path: Path, content: bytes, says: str
) -> None:
    staged = stage(tmp_path, "ncands_child", content)
    assert staged.status == "refused"
    assert staged.reason.startswith("ncands_child/file: ")
    assert says in staged.reason
    assert "VA" not in staged.reason
    assert "QQ" not in staged.reason


def test_a_compressed_file_is_read_whatever_its_name(tmp_path: Path) -> None:
    staged = stage(tmp_path, "ncands_child", gzip.compress(child_file(line()), mtime=0))
    assert staged.counts == (1, 1, 0)


def test_a_decompression_bomb_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "RATIO_GRACE_BYTES", 1000)
    monkeypatch.setattr(limits, "MAX_COMPRESSION_RATIO", 10)
    staged = stage(tmp_path, "ncands_child", gzip.compress(child_file(*[line()] * 500), mtime=0))
    assert "more than a file of this size may unpack to" in staged.reason


@pytest.mark.parametrize("chunk", [339, 340, 677, 1000, 4000])
@pytest.mark.parametrize("end", [b"\n", b"\r\n"], ids=["lf", "crlf"])
def test_pieces_of_any_size_give_the_same_records(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, chunk: int, end: bytes
) -> None:
    lines = [line(chid=f"C{n}", rptsrc=f"{n % 13 + 1:02d}") for n in range(30)]
    lines[7], lines[11], lines[20] = lines[7][:-5], line(chid="C3"), line(chid="C2")
    monkeypatch.setattr(limits, "CHUNK_BYTES", chunk)
    staged = stage(tmp_path, "ncands_child", child_file(*lines, end=end))
    assert staged.counts == (30, 27, 3)
    assert staged.rejected() == [
        (8, "record", "line_length"),
        (12, "record", "duplicate_key"),
        (21, "record", "duplicate_key"),
    ]
    expected = [(n + 1, f"C{n}") for n in range(30) if n not in (7, 11, 20)]
    assert staged.rows("ncands_child", "record_number", "chid") == expected


def test_every_code_of_every_field_is_decoded(tmp_path: Path) -> None:
    coded = [column for column in READER.fields if column.codes is not None]
    most = max(len(column.codes.codes) for column in coded if column.codes)
    lines, expected = [], []
    for n in range(most):
        codes = {c.name: c.codes.codes[n % len(c.codes.codes)] for c in coded if c.codes}
        lines.append(line(chid=f"C{n}", **{name: code.code for name, code in codes.items()}))
        expected.append(tuple(code.name for code in codes.values()))
    staged = stage(tmp_path, "ncands_child", child_file(*lines))
    assert staged.faults() == []
    assert staged.rows("ncands_child", *(column.name for column in coded)) == expected


def test_no_field_overlaps_another_and_all_fill_the_record() -> None:
    places = [(column.start, column.start + column.width) for column in READER.fields]  # type: ignore[operator]
    assert [end for _, end in places[:-1]] == [start for start, _ in places[1:]]
    assert (places[0][0], places[-1][1], len(places)) == (1, 339, 152)


def test_no_value_stands_in_a_reason(tmp_path: Path) -> None:
    marker = "MARKER"
    fields = {
        c.name: marker[: c.width] for c in READER.fields if c.name not in PLAIN_CHILD or c.name == "rptid"
    }
    content = child_file(
        line(**fields)[:-1], line(**fields), line(**fields), line(staterr="VA", chid="C9", **fields)
    )
    staged = stage(tmp_path, "ncands_child", content)
    assert staged.status == "refused"
    assert marker not in staged.reason
    staged = stage(tmp_path, "ncands_child", content[: -len(line()) - 1])
    assert not [reason for (reason,) in staged.rows("rejected_records", "reason") if marker in str(reason)]


def test_a_period_that_begins_after_the_file_was_received_is_asked_about(tmp_path: Path) -> None:
    later = stage(tmp_path, "ncands_child", child_file(line(subyr="2031")))
    assert [
        note
        for note in later.reading.notes
        if "its period FFY2031 begins after the file was received" in note
    ]
