"""Reading many records at once gives what reading them one by one gives, for nasty tables too."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from transforms.contracts import codes
from transforms.contracts.contract import Column, boolean, coded, date, integer, number, text, timestamp
from transforms.staging import limits
from transforms.staging.agency_tables.left_out import LeftOut
from transforms.staging.mapping.mappings import TableMapping
from transforms.staging.tables.careful_lines import LineForm, fields
from transforms.staging.tables.delimited import text_table
from transforms.staging.tables.plain_lines import Lines, read_lines
from transforms.staging.tables.seen_bytes import Seen
from transforms.staging.tables.text_tables import TextBlock
from transforms.staging.values.array_columns import ArrayReader
from transforms.staging.values.fixed_forms import FixedForm
from transforms.staging.values.joined_texts import DAY_ZERO, MIDNIGHT, joined_texts
from transforms.staging.values.plain_text import value_of
from transforms.staging.values.text_values import Translation
from transforms.staging.values.typed_columns import ColumnReader, TypedColumn

Row = tuple[int, list[str] | str]
"""A record's number with its fields, or the rule by which it is set aside."""


def is_record(line: bytes, form: LineForm) -> bool:
    return isinstance(fields(line.removesuffix(b"\r"), form), list)


def make_one(lines: list[bytes], form: LineForm) -> bool:
    """Whether some lines are one record, and none of them is one by itself but for a stray mark."""
    edges = [line.replace(b'"', b"") for line in (lines[0], lines[-1])]
    inner = [line for line in lines[1:-1] if line.count(form.separator.encode()) >= form.width - 1]
    hold_records = any(is_record(line, form) for line in inner)
    return is_record(b"\n".join(lines), form) and not (
        hold_records or all(is_record(line, form) for line in edges)
    )


def one_by_one(content: bytes, form: LineForm) -> list[Row]:
    """The obvious reading: lines with an odd number of marks are tried together with the next such line."""
    lines = content.split(b"\n")
    found: list[Row] = []
    position = 0
    while position < len(lines):
        record, after = lines[position], position + 1
        odd = [n for n in range(position, len(lines)) if lines[n].count(b'"') % 2]
        if odd[:1] == [position] and len(odd) > 1:
            together = lines[position : odd[1] + 1]
            if make_one(together, form):
                record, after = b"\n".join(together), odd[1] + 1
        record = record.removesuffix(b"\r")
        position = after
        if record.strip(form.blanks):
            read = fields(record, form)
            found.append((len(found) + 1, read if isinstance(read, list) else read.rule))
    return found


def at_once(content: bytes, form: LineForm) -> list[Row]:
    """What the blocks of a table hold."""
    header = form.separator.join(f"c{n}" for n in range(form.width)).encode()
    table = text_table(io.BufferedReader(io.BytesIO(header + b"\n" + content)))  # type: ignore[arg-type]
    table.repeating.add(1)
    found: list[Row] = []
    for block in table.blocks:
        rows = block.frame().rows()
        found += [(int(n), list(row)) for n, row in zip(block.numbers, rows, strict=True)]
        rejected = block.rejected.table()
        if rejected is not None:
            found += zip(rejected["record_number"].to_pylist(), rejected["rule"].to_pylist(), strict=True)
    return sorted(found, key=lambda row: row[0])


PIECES = [
    b"a",
    b"a,b",
    b"1,2\n",
    b",",
    b'"',
    b'""',
    b"\n",
    b"\r\n",
    b"\r",
    b"\0",
    b"\xff",
    b"\xc3\xa9",
    b" ",
    b";",
    b"\t",
]
PIECES += [
    b'"x\ny",z\n',
    b'"x,y",z\n',
    b'\n"a""b",\n',
    b"\xef\xbb\xbf",
    b"\x0c",
    b"a,b,c\n",
    b'a"b,c\n',
    b'"a"b,c\n',
]


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.sampled_from(PIECES), max_size=25).map(b"".join),
    st.sampled_from([LineForm(2), LineForm(3), LineForm(2, ";"), LineForm(2, "\t")]),
    st.sampled_from([13, 40, 1 << 20]),
)
@example(b"a,b\r", LineForm(2), 40)
@example(b"\x00,y\n\xef\xbb\xbfa,b", LineForm(2), 40)
@example(b'a,"b\nc",d\n', LineForm(2), 40)
@example(b'a,"\n1,2\n",x\n', LineForm(2), 13)
@example(b'"a,b\na,b"\n', LineForm(2), 40)
def test_lines_read_at_once_are_the_lines_read_one_by_one(content: bytes, form: LineForm, size: int) -> None:
    usual = limits.EXTRACT_BLOCK_BYTES
    limits.EXTRACT_BLOCK_BYTES = size
    try:
        assert at_once(content, form) == one_by_one(content, form)
    finally:
        limits.EXTRACT_BLOCK_BYTES = usual


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.sampled_from([b"a", b'"a b"', b"", b" ", b"\n", b"\r\n", b'"', b"\0", b"\t"]), max_size=12)
)
@example([b'"', b"a", b"\n", b"a", b'"'])
def test_a_table_of_one_column_is_read_line_by_line(pieces: list[bytes]) -> None:
    content = b"".join(pieces)
    assert at_once(content, LineForm(1)) == one_by_one(content, LineForm(1))


AGENCY = Translation(
    {"FC": "foster_care", "x ": "", "01/02/2020": "2020-02-01", "Ja": "true", "zwei": "2", "5": "adoption"},
    frozenset(["N/A", "1900-01-01", "2020-02-29T09:30"]),
    is_by_number=True,
)
COLUMNS: list[tuple[Column, Translation]] = [
    (text("Text"), Translation()),
    (text("Text"), AGENCY),
    (coded(codes.WORKER_ROLES, "Code"), Translation()),
    (coded(codes.WORKER_ROLES, "Code"), AGENCY),
    (coded(codes.REPORT_SOURCES, "Code"), Translation()),
    (boolean("Answer"), Translation()),
    (boolean("Answer"), AGENCY),
    (integer("Number", minimum=-5, maximum=99), Translation()),
    (number("Number", minimum=0), Translation()),
    (number("Number"), AGENCY),
    (date("Day"), Translation()),
    (date("Day"), AGENCY),
    (date("Day"), replace(AGENCY, codes={})),
    (date("Day"), Translation(forms=("%m/%d/%Y",))),
    (date("Day"), Translation(forms=("%d.%m.%y",))),
    (date("Day"), Translation(forms=("%m/%d/%Y %H:%M:%S",))),
    (timestamp("Time"), Translation()),
    (timestamp("Time"), replace(AGENCY, codes={})),
    (timestamp("Time"), Translation(forms=("%m/%d/%Y %H:%M",))),
    (
        timestamp("Time"),
        Translation(forms=("%m/%d/%Y %I:%M %p",), empty=frozenset(["01/01/1900 12:00 AM", "NULL"])),
    ),
    (timestamp("Time"), Translation(forms=("%m/%d/%Y %I:%M %p",))),
]  # fmt: skip
DAYS = [
    "2020-02-29",
    "2021-02-29",
    "1899-12-31",
    "2099-12-31",
    "2100-01-01",
    "2020-1-1",
    "20200101",
    "02/29/2020",
    "2/9/2020",
    "12.11.20",
]
TIMES = [
    "",
    "T00:00",
    " 00:00:00",
    "T00:00:00.000000",
    "T09:30",
    " 23:59:59",
    "T24:00",
    "T09:60",
    "T09:30:15.250",
    " 09:30:15.250000",
]
TIMES += ["T09:30Z", "T09:30:61", " 09:30 PM", " 9:30", "T0930", " 09", " 00:00"]
OTHERS = [
    "",
    " ",
    "N/A",
    " N/A",
    "2020-02-29t09:30",
    "01/01/1900 12:00 am",
    "Null",
    "n/a",
    "FC",
    "fc",
    "foster_care",
    " Adoption ",
    "1",
    "01",
    "5",
    "05",
    "5.0",
    "-5",
    "x",
    "yes",
    "Y",
    "Ja",
    "0",
    "1.0",
    "-3",
    "+7",
]
OTHERS += [
    "100",
    "1e3",
    "-1e300",
    ".5",
    "nan",
    "inf",
    "1,5",
    "zwei",
    "a\x07b",
    "a\u00a0",
    "\u00e9",
    "caf\u00e9 ",
    "\x85",
    "\x1fx",
    "a\tb",
    "\x7f",
    "x" * 10_001,
]
NASTY = st.one_of(
    st.sampled_from(OTHERS),
    st.builds(str.__add__, st.sampled_from(DAYS), st.sampled_from(TIMES)),
    st.text(max_size=5),
)


def told(column: TypedColumn) -> tuple[object, ...]:
    """All that a typed column says."""
    broken = {rule: rows.tolist() for rule, rows in column.broken.items()}
    return column.values.type, column.values.to_pylist(), broken, column.blank.tolist()


@pytest.mark.parametrize("place", range(len(COLUMNS)))
@settings(max_examples=40, deadline=None)
@given(st.lists(st.one_of(st.none(), NASTY), max_size=30), st.booleans())
def test_a_column_read_at_once_is_the_column_read_text_by_text(
    place: int, texts: list[str | None], repeating: bool
) -> None:
    column, translation = COLUMNS[place]
    reader = ColumnReader(column, "extract", translation)
    whole = pa.array(["left out", *texts], pa.string())
    array = (whole.dictionary_encode() if repeating else whole).slice(1)
    assert told(ArrayReader(reader).read(array)) == told(reader.read(texts))


CELLS = st.lists(st.tuples(*[st.one_of(st.none(), NASTY)] * 3), max_size=12)


def written(table: list[tuple[str | None, ...]], repeating: bool) -> TextBlock:
    """Rows as a block of three columns, sliced from longer ones."""
    whole = [pa.array(["left out", *(row[n] for row in table)], pa.string()) for n in range(3)]
    columns = [(column.dictionary_encode() if repeating else column).slice(1) for column in whole]
    return TextBlock(columns, np.arange(1, len(table) + 1))


@settings(max_examples=60, deadline=None)
@given(CELLS, st.booleans())
@example(
    [("2020-02-29 00:00:00", "1899-12-30 09:30:00", None), ("n/a", "9:30", "x"), ("x", None, " y ")], True
)
def test_texts_joined_at_once_are_the_texts_joined_row_by_row(
    table: list[tuple[str | None, ...]], repeating: bool
) -> None:
    translation = Translation(empty=frozenset(["N/A"]))
    found = joined_texts(written(table, repeating).columns, translation).to_pylist()
    expected = []
    for row in table:
        day, *times = (translation.of(value_of(text or "")) for text in row)
        day = day[:10] if re.fullmatch(MIDNIGHT, day) else day
        times = [time[11:] if re.fullmatch(DAY_ZERO, time) else time for time in times]
        expected.append(" ".join([day, *filter(None, times)]) if day else "")
    assert found == expected


@settings(max_examples=60, deadline=None)
@given(CELLS, st.booleans())
def test_records_left_out_at_once_are_those_left_out_one_by_one(
    table: list[tuple[str | None, ...]], repeating: bool
) -> None:
    mapping = TableMapping.model_validate({"leave_out": {"A": ["fc", "N/A "], "c": ["", "Adoption"]}})
    left = LeftOut(["a", "b", "C"], "workers", mapping)
    block = left.without(written(table, repeating))
    is_left = [
        value_of(first or "").casefold() in ("fc", "n/a")
        or value_of(last or "").casefold() in ("", "adoption")
        for first, _, last in table
    ]
    kept = [row for row, out in zip(table, is_left, strict=True) if not out]
    assert block.frame().rows() == kept
    assert len(block.rejected) == left.records == sum(is_left)
    assert left.kept(written(table, repeating).frame()).rows() == kept


@pytest.mark.parametrize(
    ("lines", "separator", "is_plain"),
    [
        (b"1,2\n3,4\n", ",", True),
        (b"1,2\n3,4", ",", True),
        (b"1,2\r\n3,4\r\n", ",", True),
        (b"1\t2\r\n3\t4\r\n", "\t", True),
        (b'"1"\t2\n3\t4\n', "\t", False),
        (b'"1",2\n3,4\n', ",", True),
        (b"1,\t2\n3,4\n", ",", False),
        (b"1,\x0b2\n3,4\n", ",", False),
        (b"1,\x1f2\n3,4\n", ",", False),
        (b"1,\x7f2\n3,4\n", ",", False),
        (b"1\t\x002\n3\t4\n", "\t", False),
        ("1,\xe92\n3,4\n".encode(), ",", False),
        (b"1,\r2\n3,4\n", ",", False),
        (b"1,=2\n3,4\n", ",", False),
        (b"1,2\n\n3,4\n", ",", False),
        (b"1,2\n3\n", ",", False),
    ],
)
def test_only_lines_of_printable_ascii_without_equals_of_one_width_are_plain(
    lines: bytes, separator: str, *, is_plain: bool
) -> None:
    codes = np.frombuffer(lines, np.uint8)
    assert read_lines(Lines(codes, Seen.of(codes, separator)), LineForm(2, separator)).is_plain is is_plain


@pytest.mark.parametrize("form", ["%d %b %Y", "%Y-%m", "%Y-%m-%d %z", "%m/%d/%y", "%Y%m%d%Y"])
def test_forms_without_fixed_digits_are_left_to_be_read_with_care(form: str) -> None:
    with pytest.raises(ValueError, match="form"):
        FixedForm(form)
