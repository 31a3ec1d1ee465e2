"""Columns read at once from the texts they repeat: the same as every text by itself."""

from __future__ import annotations

import pyarrow as pa
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from transforms.contracts import codes
from transforms.contracts.contract import Column, coded, date, integer, text
from transforms.staging.archive.archive_reader import ArchiveReader
from transforms.staging.values.repeated_texts import FEW, RepeatedTexts
from transforms.staging.values.typed_columns import TypedColumn

TEXTS = st.text(st.sampled_from("01é \0\n="), max_size=20)


@settings(max_examples=30, deadline=None)
@given(blocks=st.lists(st.lists(TEXTS, max_size=30), max_size=4))
@example(blocks=[["a"], ["a\0", "a"], ["a" * 17, "a" * 16, "a" * 8, ""]])
@example(blocks=[[""], ["12345678"], ["123456789", "12345678", "1234567812345678"]])
@example(blocks=[["1", "2"], [str(n) for n in range(FEW + 1)], ["1"]])
@example(blocks=[["a" * 20] * 50 + ["1"], ["1", "b" * 20]])
def test_each_row_is_told_its_own_text_whatever_stood_in_the_blocks_before(blocks: list[list[str]]):
    repeated = RepeatedTexts()
    for block in blocks:
        whole = pa.array(["before", *block, "after"], pa.string())
        for values in (whole.slice(1, len(block)), whole.slice(1, len(block)).dictionary_encode()):
            distinct, places = repeated.encoded(values)
            assert [distinct[place] for place in places] == block


COLUMNS: dict[str, tuple[Column, dict]] = {
    "code": (coded(codes.REPORT_SOURCES, "a code"), {}),
    "number": (integer("a number", minimum=0, maximum=20), {"declared_missing": [(77.0, 79.0)]}),
    "allowed number": (integer("a number"), {"allowed": frozenset((1, 2))}),
    "masked number": (integer("a number"), {"masked": frozenset(("8",))}),
    "day": (date("a day"), {}),
    "text": (text("a text"), {}),
    "text of a state": (text("a text"), {"without": "MD"}),
}
WRITTEN = st.sampled_from(
    ["", "1", "01", "1.0", "2", "8", "9", "21", "78", "-1", ".", "NA", "x", "MD1", " 1 ", "2020-02-29"]
)
ODD = st.sampled_from(
    ["2020-02-30", "02/29/2020", "29FEB2020", "00000012", "1\x01", "#NULL!", "2021-01-01", "1" * 30, "é"]
)


@pytest.mark.parametrize("what", COLUMNS)
@settings(max_examples=12, deadline=None)
@given(blocks=st.lists(st.lists(st.one_of(WRITTEN, ODD), min_size=1, max_size=12), max_size=3))
@example(blocks=[["2020-02-29", "", "2021-01-01"], ["2020-02-29", "2020-02-30"]])
@example(blocks=[["00000012", ""], ["00000012", " 1 "]])
def test_an_archives_column_read_at_once_is_the_column_read_text_by_text(
    what: str, blocks: list[list[str]]
) -> None:
    column, options = COLUMNS[what]
    at_once = ArchiveReader(column, **options)
    for block in blocks:
        alone = [_told(ArchiveReader(column, **options).read(pa.array([value, "?"])))[0] for value in block]
        assert _told(at_once.read(pa.array(block))) == alone


def _told(typed: TypedColumn) -> list[tuple[object, str, bool]]:
    """Value, broken rule and whether blank, row by row."""
    rules = {int(row): rule for rule, rows in typed.broken.items() for row in rows}
    values = typed.values.to_pylist()
    return [(value, rules.get(row, ""), bool(typed.blank[row])) for row, value in enumerate(values)]
