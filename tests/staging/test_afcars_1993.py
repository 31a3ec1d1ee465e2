"""AFCARS of 1993, foster care and adoption: what is accepted, a fault, set aside, or refuses the file."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from data_samples.writers.fixed_width import fixed_width_lines, write_fixed_width
from tests.staging.received import Staged, stage
from transforms.contracts.contract import Column, Contract
from transforms.contracts.staging.afcars_adoption_1993 import AfcarsAdoption1993
from transforms.contracts.staging.afcars_foster_care_1993 import AfcarsFosterCare1993
from transforms.staging import limits
from transforms.staging.layouts import afcars_1993
from transforms.staging.notes import Notes
from transforms.staging.refusals import RefusedFileError

FOSTER = "afcars_foster_care_1993"
ADOPTION = "afcars_adoption_1993"
CONTRACTS: dict[str, type[Contract]] = {FOSTER: AfcarsFosterCare1993, ADOPTION: AfcarsAdoption1993}
READ = {FOSTER: afcars_1993.read_foster_care, ADOPTION: afcars_1993.read_adoption}
WIDTHS = {FOSTER: 197, ADOPTION: 111}
PLAIN = {
    FOSTER: {
        "state_fips": "24",
        "report_date": "202103",
        "recnumbr": "CHILD0000001",
        "dob": "20150704",
        "latremdt": "20201102",
        "noa": "0",
    },
    ADOPTION: {
        "state_fips": "24",
        "report_date": "202103",
        "recnum": "CHILD0000001",
        "dob": "201507",
        "adoptdate": "20201102",
        "monsubsy": "1",
    },
}


def line(dataset: str = FOSTER, key: str = "", **fields: str) -> bytes:
    """One record: a plain one, with the named fields replaced. No line end."""
    own = {"recnumbr" if dataset == FOSTER else "recnum": key} if key else {}
    record = bytearray(b" " * WIDTHS[dataset])
    for name, text in (PLAIN[dataset] | own | fields).items():
        column = CONTRACTS[dataset].columns[name]
        start = (column.start or 1) - 1
        record[start : start + (column.width or 1)] = text.encode().ljust(column.width or 1)
    return bytes(record)


def lines(*texts: bytes, end: bytes = b"\n") -> bytes:
    """A file of some lines."""
    return b"".join(text + end for text in texts)


def submission(end: bytes = b"\n", close: bytes = b"$", adoptions: int = 2) -> bytes:
    """A whole submission: three children in care and some adoptions."""
    in_care = [line(key=f"C{n}") for n in range(3)]
    adopted = [line(ADOPTION, key=f"A{n}") for n in range(adoptions)]
    parts = [b"@", b"1" * 174, *in_care, b"#", b"2" * 168, *adopted, *([close] if close else [])]
    return lines(*parts, end=end)


def value(column: Column) -> st.SearchStrategy[object]:
    """Any value a column may hold."""
    if column.codes is not None:
        return st.sampled_from([code.name for code in column.codes.codes])
    if column.kind == "date":
        days = st.dates(date(1900, 1, 1), date(2099, 12, 31))
        return days.map(lambda day: day.replace(day=1)) if column.text_form == "yyyymm" else days
    if column.kind == "boolean":
        return st.booleans()
    if column.kind == "integer":
        return st.integers(int(column.minimum or 0), int(column.maximum or 0))
    width = column.width or 1
    if column.text_form == "digits":
        return st.text("0123456789", min_size=width, max_size=width)
    return st.text("ABC019", min_size=1, max_size=width)


def records(dataset: str) -> st.SearchStrategy[pl.DataFrame]:
    """A file of up to four records of the fictitious state; a third of the optional values empty."""
    contract = CONTRACTS[dataset]
    fixed = {
        "state": st.just("ZZ"),
        "submission": st.just("21A"),
        "file_id": st.just(""),
        "record_number": st.just(0),
        "state_fips": st.just("99"),
        "report_date": st.just(date(2021, 3, 1)),
    }
    one = st.fixed_dictionaries(
        {
            name: fixed.get(name, value(c) if c.required else st.none() | value(c) | value(c))
            for name, c in contract.columns.items()
        }
    )
    key = contract.keys()[-1]
    several = st.lists(one, min_size=1, max_size=4, unique_by=lambda row: row[key])
    return several.map(
        lambda rows: pl.DataFrame(
            [row | {"record_number": n} for n, row in enumerate(rows, 1)], schema=contract.schema()
        )
    )


def read(dataset: str, content: bytes) -> pl.DataFrame:
    """The rows of a file without bookkeeping, which must hold no fault."""
    frames = []
    for batch in READ[dataset](io.BytesIO(content)):
        assert (len(batch.faults), len(batch.rejected)) == (0, 0)
        frames += [pl.DataFrame(pl.from_arrow(rows)) for rows in batch.tables.values()]
    return pl.concat(frames)


@pytest.mark.parametrize("dataset", CONTRACTS)
def test_every_field_of_any_record_comes_back(dataset: str) -> None:
    contract = CONTRACTS[dataset]

    @settings(max_examples=40, deadline=None)
    @given(records(dataset))
    def comes_back(frame: pl.DataFrame) -> None:
        content = lines(*(text.encode() for many in fixed_width_lines(frame, contract) for text in many))
        expected = frame.drop("state", "submission", "file_id")
        assert_frame_equal(read(dataset, content).cast(dict(expected.schema)), expected)

    comes_back()


@pytest.mark.parametrize("dataset", CONTRACTS)
def test_no_field_overlaps_another_and_all_fill_the_record(dataset: str) -> None:
    fields = [column for column in CONTRACTS[dataset].columns.values() if column.start is not None]
    places = [(column.start, column.start + column.width) for column in fields]  # type: ignore[operator]
    assert [end for _, end in places[:-1]] == [start for start, _ in places[1:]]
    assert (places[0][0], places[-1][1]) == (1, WIDTHS[dataset] + 1)
    assert len(fields) == {FOSTER: 81, ADOPTION: 52}[dataset]


def test_a_record_is_typed_and_decoded_with_blanks_as_null(tmp_path: Path) -> None:
    first = line(
        fipscode="24033", sex="2", blkafram="1", white="0", hisorgin="2", clindis="3", rem1dt="20190228",
        totalrem="02", dlstfcdt="20200131", remtrndt="20201105", cursetdt="20210115", numplep="03",
        manrem="2", neglect="1", curplset="8", casegoal="1", ctk1yr="1990", dodfcdt="20210301", disreasn="1",
        ivefc="1", fcmntpay="00912",
    )  # fmt: skip
    staged = stage(tmp_path, FOSTER, lines(first))
    frame = staged.frames["staging.afcars_foster_care_1993", "MD"]
    assert frame.schema == AfcarsFosterCare1993.schema()
    row = frame.rows(named=True)[0]
    assert {name: found for name, found in row.items() if found is not None and name != "file_id"} == {
        "state": "MD",
        "submission": "21A",
        "record_number": 1,
        "state_fips": "24",
        "report_date": date(2021, 3, 1),
        "fipscode": "24033",
        "recnumbr": "CHILD0000001",
        "dob": date(2015, 7, 4),
        "sex": "female",
        "blkafram": True,
        "white": False,
        "hisorgin": "no",
        "clindis": "not_yet_determined",
        "rem1dt": date(2019, 2, 28),
        "totalrem": 2,
        "dlstfcdt": date(2020, 1, 31),
        "latremdt": date(2020, 11, 2),
        "remtrndt": date(2020, 11, 5),
        "cursetdt": date(2021, 1, 15),
        "numplep": 3,
        "manrem": "court_ordered",
        "neglect": True,
        "curplset": "trial_home_visit",
        "casegoal": "reunification",
        "ctk1yr": 1990,
        "dodfcdt": date(2021, 3, 1),
        "disreasn": "reunification",
        "ivefc": True,
        "noa": False,
        "fcmntpay": 912,
    }
    files_row = staged.reading.files_row
    assert [files_row[name] for name in ("layout", "state", "submission", "period_start", "period_end")] == [
        "afcars_foster_care_1993",
        "MD",
        "21A",
        date(2020, 10, 1),
        date(2021, 3, 31),
    ]
    assert staged.faults() == []


def test_the_second_report_period_is_april_to_september(tmp_path: Path) -> None:
    staged = stage(tmp_path, ADOPTION, lines(line(ADOPTION, report_date="199809")))
    files_row = staged.reading.files_row
    assert (files_row["submission"], files_row["period_start"]) == ("98B", date(1998, 4, 1))
    assert staged.rows(ADOPTION, "dob", "adoptdate") == [(date(2015, 7, 1), date(2020, 11, 2))]


@pytest.mark.parametrize("dataset", CONTRACTS)
def test_every_code_of_every_field_is_decoded(tmp_path: Path, dataset: str) -> None:
    coded = {n: c.codes for n, c in CONTRACTS[dataset].columns.items() if c.codes is not None}
    most = max(len(codes.codes) for codes in coded.values())
    chosen = [{name: codes.codes[n % len(codes.codes)] for name, codes in coded.items()} for n in range(most)]
    content = lines(
        *(
            line(dataset, key=f"C{n}", **{name: code.code for name, code in row.items()})
            for n, row in enumerate(chosen)
        )
    )
    staged = stage(tmp_path, dataset, content)
    assert staged.faults() == []
    assert staged.rows(dataset, *coded) == [tuple(code.name for code in row.values()) for row in chosen]


FAULTS = [
    # field      text        rule         what stays
    ("dob", "20210229", "date", None),
    ("dob", "02292016", "date", None),
    ("dob", "20160229", None, date(2016, 2, 29)),
    ("dob", "99999999", "date", None),
    ("dob", "", "required", None),
    ("latremdt", "", "required", None),
    ("latremdt", "18991231", "date", None),
    ("dodfcdt", "00000000", "date", None),
    ("dodfcdt", "2021 301", "date", None),
    ("dodfcdt", "", None, None),
    ("report_date", "", "required", None),
    ("report_date", "2021", "date", None),
    ("report_date", "202113", "date", None),
    ("state_fips", "", "required", None),
    ("state_fips", "2", "number", None),
    ("fipscode", "2403", "number", None),
    ("fipscode", "00008", None, "00008"),
    ("recnumbr", "          C2", None, "C2"),
    ("sex", "3", "code_list", None),
    ("sex", "0", "code_list", None),
    ("hisorgin", "0", None, "not_applicable"),
    ("hisorgin", "3", None, "unable_to_determine"),
    ("hisorgin", "4", "code_list", None),
    ("curplset", "9", "code_list", None),
    ("disreasn", "0", None, "not_applicable"),
    ("neglect", "2", "code_list", None),
    ("neglect", "x", "code_list", None),
    ("neglect", "0", None, False),
    ("totalrem", "1", None, 1),
    ("totalrem", "00", None, 0),
    ("ctk1yr", "1879", "range", None),
    ("ctk1yr", "0000", "range", None),
    ("ctk1yr", "19 0", "number", None),
    ("fcmntpay", "99999", None, 99999),
    ("fcmntpay", "  887", None, 887),
    ("fcmntpay", " 8 87", "number", None),
    ("fcmntpay", "887  ", None, 887),
    ("fcmntpay", " 887 ", "number", None),
    ("ctk1yr", "196", "range", None),
    ("totalrem", " 1", None, 1),
    ("fcmntpay", "12.50", "number", None),
]


@pytest.mark.parametrize(("field", "text", "rule", "stays"), FAULTS)
def test_a_value_that_cannot_be_read_is_null_and_its_text_is_kept(
    tmp_path: Path, field: str, text: str, rule: str | None, stays: object
) -> None:
    staged = stage(tmp_path, FOSTER, lines(line(), line(key="C2", **{field: text})))
    assert staged.counts == (2, 2, 0)
    assert staged.rows(FOSTER, field)[1] == (stays,)
    assert staged.faults() == ([] if rule is None else [(2, field, text.rstrip() or None, rule)])


def test_a_fault_says_what_is_allowed(tmp_path: Path) -> None:
    faulty = line(neglect="7", disreasn="9", dob="20150732", state_fips="24", fipscode="x")
    staged = stage(tmp_path, FOSTER, lines(faulty))
    assert dict(staged.rows("faults", "column_name", "allowed")) == {  # type: ignore[arg-type]
        "fipscode": "a five-digit FIPS code",
        "dob": "a real date written yyyymmdd",
        "neglect": "0 (does not apply) or 1 (applies)",
        "disreasn": "one of 0, 1, 2, 3, 4, 5, 6, 7, 8",
    }


REJECTED = [
    # what stands in line 2                                   rule            said
    (line(key="C2")[:-1], "line_length", "has 196 characters; the records of this file have 197"),
    (line(key="C2") + b"1", "line_length", "has 198 characters"),
    (line(ADOPTION, key="C2"), "line_length", "has 111 characters"),
    (b"", "line_length", "has 0 characters"),
    (line(key=" "), "key", "element 4 is blank"),
    (line(), "duplicate_key", "element 4 repeats an earlier record; the first stays"),
    (line(key="C\x002"), "encoding", "NUL"),
    ((b" " + line(key="C2"))[:197], "structure", "the line is shifted"),
    (line(key="C2")[1:] + b"1", "structure", "the line is shifted"),
    (line(key="C2")[2:] + b"11", "structure", "the line is shifted"),
]


@pytest.mark.parametrize(("second", "rule", "says"), REJECTED)
def test_only_a_record_without_key_or_structure_is_set_aside(
    tmp_path: Path, second: bytes, rule: str, says: str
) -> None:
    staged = stage(tmp_path, FOSTER, lines(line(), second, line(key="C3")))
    assert staged.counts == (3, 2, 1)
    assert staged.rejected() == [(2, "record", rule)]
    assert says in str(staged.rows("rejected_records", "reason"))
    assert staged.rows(FOSTER, "record_number", "recnumbr") == [(1, "CHILD0000001"), (3, "C3")]


REFUSED = [
    # content                                                          what the reason says
    (b"\n", "the file is empty"),
    (lines(b" " * 197), "the file is empty"),
    (lines(line(ADOPTION)), "accepted are 197 characters without the line end, and line 1 has 111"),
    (lines(line(), line(key="C2", state_fips="51")), "record 2, element 1: differs"),
    (lines(line(), line(key="C2", report_date="202009")), "record 2, element 2: differs"),
    (lines(line(), line(key="C2", report_date="202102")), "record 2, element 2: differs"),
    (lines(line(report_date="202102")), "record 1, element 2 (report period): must be yyyy03"),
    (lines(line(state_fips="03")), "record 1, element 1 (state): must be a state's two-digit FIPS code"),
    (lines(line(state_fips="")), "no record has a readable state and report period (element 1 in"),
    (lines(b" " + line()[:-1]), "no record has a readable state and report period"),
    (lines(line(key=" ")), "none of its 1 records can be read"),
    (
        lines(b"@", b"1" * 174, b"#", b"2" * 168, line(ADOPTION)),
        "the submission holds no foster care records",
    ),
    (lines(b"@"), "the submission holds no foster care records"),
]


@pytest.mark.parametrize(("content", "says"), REFUSED)
def test_a_file_that_cannot_be_used_is_refused_with_one_clear_message(
    tmp_path: Path, content: bytes, says: str
) -> None:
    staged = stage(tmp_path, FOSTER, content)
    assert (staged.status, says in staged.reason) == ("refused", True), staged.reason
    assert "CHILD" not in staged.reason


SUBMISSIONS = {
    "closed": submission(),
    "crlf": submission(end=b"\r\n"),
    "open": submission(close=b""),
    "without the last line end": submission(close=b"").removesuffix(b"\n"),
    "byte order mark": b"\xef\xbb\xbf" + submission(),
    "blanks after the delimiters": submission().replace(b"@\n", b"@  \n").replace(b"#\n", b"# \n"),
    "lines of one length": lines(*(text.ljust(197) for text in submission().splitlines())),
    "adoptions after the dollar": submission(adoptions=0, close=b"")
    + lines(b"$", b"3" * 172, line(ADOPTION, key="A0"), line(ADOPTION, key="A1")),
    "no summaries": lines(
        b"@", *(line(key=f"C{n}") for n in range(3)), b"#", *(line(ADOPTION, key=f"A{n}") for n in range(2))
    ),
}


@pytest.mark.parametrize("content", SUBMISSIONS.values(), ids=list(SUBMISSIONS))
@pytest.mark.parametrize("piece", [50, 200, 1 << 20])
def test_each_folder_takes_its_part_of_a_submission(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes, piece: int
) -> None:
    monkeypatch.setattr("transforms.staging.layouts.afcars_envelope.PIECE_BYTES", piece)
    foster = stage(tmp_path / "foster", FOSTER, content)
    assert foster.rows(FOSTER, "record_number", "recnumbr") == [(1, "C0"), (2, "C1"), (3, "C2")]
    assert "its adoption part (records: 2) is left to afcars_adoption_1993/" in str(foster.reading.notes)
    adoption = stage(tmp_path / "adoption", ADOPTION, content)
    assert adoption.rows(ADOPTION, "record_number", "recnum") == [(1, "A0"), (2, "A1")]
    assert "its foster care part (records: 3) is left to" in str(adoption.reading.notes)
    assert (foster.counts, adoption.counts) == ((3, 3, 0), (2, 2, 0))


def test_a_summary_of_another_length_is_named(tmp_path: Path) -> None:
    staged = stage(tmp_path, FOSTER, lines(b"@", b"1" * 90, line()))
    assert staged.counts == (1, 1, 0)
    assert "the line of 90 characters that opens its foster care part" in str(staged.reading.notes)


def test_a_summary_padded_to_the_length_of_a_record_is_no_record_and_is_named(tmp_path: Path) -> None:
    staged = stage(tmp_path, FOSTER, lines(b"@", (b"24202103" + b"0" * 150).ljust(197), line(key="C1")))
    assert staged.rows(FOSTER, "recnumbr") == [("C1",)]
    assert "the line of 197 characters that opens its foster care part" in str(staged.reading.notes)


@pytest.mark.parametrize("length", [174, 197])
def test_only_the_first_line_of_a_part_can_be_its_summary(tmp_path: Path, length: int) -> None:
    opening = [b"1" * 174] if length == 174 else []
    staged = stage(tmp_path, FOSTER, lines(b"@", *opening, line(), b"1" * 174))
    assert staged.rejected() == [(2, "record", "line_length")]


def test_trimmed_payments_are_blank_and_a_record_that_lost_more_is_set_aside(tmp_path: Path) -> None:
    paid = line(key="C1", fcmntpay="00912")
    texts = [paid, line(key="C2").rstrip(b" "), line(key="C3")[:180].rstrip(b" "), paid.replace(b"C1", b"C4")]
    staged = stage(tmp_path, FOSTER, lines(*texts))
    assert staged.rows(FOSTER, "recnumbr", "fcmntpay") == [("C1", 912), ("C2", None), ("C4", 912)]
    assert staged.rejected() == [(3, "record", "line_length")]
    assert "blanks at their end (lines: 1, the first is record 2)" in str(staged.reading.notes)


def test_a_record_number_that_begins_with_a_delimiter_opens_no_part(tmp_path: Path) -> None:
    keys = ["#", "@A", "$1", "A#"]
    staged = stage(tmp_path, FOSTER, lines(*(line(key=key) for key in keys)))
    assert staged.rows(FOSTER, "recnumbr") == [(key,) for key in keys]
    assert staged.reading.notes == []


@pytest.mark.parametrize("dataset", CONTRACTS)
def test_what_the_writer_writes_is_read_through_the_whole_of_staging(tmp_path: Path, dataset: str) -> None:
    contract = CONTRACTS[dataset]
    row = {"state_fips": "99", "report_date": date(2020, 9, 1), contract.keys()[-1]: "K1"}
    frame = pl.DataFrame([row], schema_overrides=contract.schema()).select(
        pl.col(name) if name in row else pl.lit(None, kind).alias(name)
        for name, kind in contract.schema().items()
    )
    write_fixed_width(frame, contract, tmp_path / "file.gz")
    staged: Staged = stage(tmp_path, dataset, (tmp_path / "file.gz").read_bytes(), None)
    assert staged.reading.files_row["submission"] == "20B"
    assert {rule for *_, rule in staged.faults("ZZ")} == {"required"}


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [b"@", b"#", b"$", b"", b" ", b"1" * 174, line(), line(key="C2"), line(key="C3")[:-3], line()[1:]]
        )
        | st.binary(max_size=40),
        max_size=12,
    ),
    st.sampled_from([b"\n", b"\r\n"]),
)
def test_totals_balance_whatever_stands_in_a_file(texts: list[bytes], end: bytes) -> None:
    notes = Notes()
    for dataset in CONTRACTS:
        try:
            batches = list(READ[dataset](io.BytesIO(lines(*texts, end=end)), notes))
        except RefusedFileError:
            continue
        for batch in batches:
            total = batch.totals["record"]
            rows = sum(table.num_rows for table in batch.tables.values())
            assert (total.found, total.accepted) == (total.accepted + total.rejected, rows)
            assert len(batch.rejected) == total.rejected


def test_pieces_of_any_size_give_the_same_records(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "CHUNK_BYTES", 400)
    texts = [line(key=f"C{n}") for n in range(30)]
    texts[7], texts[20] = texts[7] + b"x", line(key="C2")
    staged = stage(tmp_path, FOSTER, lines(*texts))
    assert staged.rejected() == [(8, "record", "line_length"), (21, "record", "duplicate_key")]
    assert staged.counts == (30, 28, 2)
