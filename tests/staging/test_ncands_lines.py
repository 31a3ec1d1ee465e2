"""Lines that lost or gained blanks at their end: mended where that is sure, set aside where it is not."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.staging.received import child_file, line, stage
from transforms.staging.fixed.fixed_width_records import CUT, PADDED
from transforms.staging.layouts.ncands_child import read_batches

FULL = {"inciddt": "01102023", "rpttm": "0930", "fcdchdt": "03152023", "plnsfcr": "1", "refrcara": "2"}
"""Fields at the end of a record, so that it does not end in blanks."""


def full(chid: str, **fields: str) -> bytes:
    """A record whose last field is filled."""
    return line(chid=chid, **FULL | fields)


def trimmed(chid: str, **fields: str) -> bytes:
    """A record without the blanks at its end, as an editor leaves it."""
    return line(chid=chid, **fields).rstrip(b" ")


def note(what: str, lines: int, first: int, length: int = 338) -> str:
    """What the summary says of mended lines."""
    return f"ncands_child/file: {what.format(length=length)} (lines: {lines}, the first is record {first})"


@pytest.mark.parametrize("end", [b"\n", b"\r\n"], ids=["lf", "crlf"])
def test_lines_that_an_editor_trimmed_are_read_as_they_were(tmp_path: Path, end: bytes) -> None:
    texts = [trimmed("C1"), full("C2"), trimmed("C3", wrkrid="W1"), trimmed("C4", inciddt="01102023")]
    staged = stage(tmp_path, "ncands_child", child_file(*texts, end=end))
    assert staged.counts == (4, 4, 0)
    assert staged.rows("ncands_child", "record_number", "chid", "wrkrid", "refrcara") == [
        (1, "C1", None, None),
        (2, "C2", None, "no"),
        (3, "C3", "W1", None),
        (4, "C4", None, None),
    ]
    assert staged.reading.files_row["layout"] == "ncands_child_338"
    assert staged.reading.notes == [note(PADDED, lines=3, first=1)]


def test_the_edition_of_a_trimmed_file_is_that_of_its_longest_line(tmp_path: Path) -> None:
    ends_336 = line(336, chid="C1", fcdchdt="03152023")
    ends_312 = line(312, chid="C2", inciddt="01102023")
    for texts, layout in (
        ([ends_312, trimmed("C3")], "ncands_child_312"),
        ([ends_312, ends_312.replace(b"C2", b"C4"), ends_336], "ncands_child_336"),
        ([ends_312, ends_312.replace(b"C2", b"C4"), ends_336, full("C5")], "ncands_child_338"),
    ):
        staged = stage(tmp_path, "ncands_child", child_file(*texts))
        assert (staged.reading.files_row["layout"], staged.counts[2]) == (layout, 0)


def test_in_a_file_that_keeps_its_blanks_the_usual_edition_counts(tmp_path: Path) -> None:
    texts = [line(312, chid=f"C{n}") for n in range(5)]
    staged = stage(tmp_path, "ncands_child", child_file(*texts, full("C9")))
    assert staged.reading.files_row["layout"] == "ncands_child_312"
    assert staged.rejected() == [(6, "record", "line_length")]


CUT_SHORT = {
    "in a code": trimmed("C2", per1rel="01")[:-1],
    "in a date": trimmed("C2", inciddt="01102023")[:-3],
    "before a required field": trimmed("C2")[:-8],
    "in the key": trimmed("C2")[:20],
    "shifted left": trimmed("C2", chsex="1", per1rel="01").replace(b"R1 ", b"R1", 1),
    "shifted left behind the key": trimmed("C2", chbdate="02292016", inciddt="01102023").replace(
        b"C2 ", b"C2", 1
    ),
    "torn identifier": trimmed("C2", wrkrid="W1", suprvid="S1").replace(b"W1 ", b"W1", 1),
    "shifted left behind an identifier": trimmed("C2", per1age="12").replace(b" 12", b"12", 1),
    "shifted right before an identifier": trimmed("C2", wrkrid="W1").replace(b"W1", b" W1", 1),
    "ends in a blank": trimmed("C2", chsex="1") + b" ",
    "letter outside ASCII": trimmed("C2", wrkrid="Ç1"),
}


@pytest.mark.parametrize("second", CUT_SHORT.values(), ids=list(CUT_SHORT))
def test_a_shorter_line_that_lost_more_than_blanks_is_set_aside(tmp_path: Path, second: bytes) -> None:
    staged = stage(tmp_path, "ncands_child", child_file(full("C1"), second, full("C3")))
    assert staged.counts == (3, 2, 1)
    assert staged.rejected() == [(2, "record", "line_length")]
    (reason,) = staged.rows("rejected_records", "reason")[0]
    assert f"the records of this file have {len(full('C1'))}" in str(reason)


def test_where_other_lines_keep_their_blanks_a_shorter_one_was_cut(tmp_path: Path) -> None:
    staged = stage(tmp_path, "ncands_child", child_file(full("C1"), line(chid="C2"), trimmed("C3")))
    assert staged.rejected() == [(3, "record", "line_length")]
    assert staged.reading.notes == []


def test_a_shorter_last_line_without_its_end_was_cut_off(tmp_path: Path) -> None:
    content = child_file(full("C1"), trimmed("C2"), trimmed("C3")).removesuffix(b"\n")
    staged = stage(tmp_path, "ncands_child", content)
    assert staged.rejected() == [(3, "record", "line_length")]
    assert "the file may have been cut off" in str(staged.rows("rejected_records", "reason"))


def test_a_record_set_aside_for_its_length_leaves_its_key_free(tmp_path: Path) -> None:
    staged = stage(tmp_path, "ncands_child", child_file(full("C1"), full("C2")[:-5], full("C2")))
    assert staged.rows("ncands_child", "record_number", "chid") == [(1, "C1"), (3, "C2")]
    assert staged.rejected() == [(2, "record", "line_length")]


@pytest.mark.parametrize("surplus", [1, 2, 40])
@pytest.mark.parametrize("end", [b"\n", b"\r\n"], ids=["lf", "crlf"])
def test_blanks_beyond_the_record_on_every_line_are_no_matter(
    tmp_path: Path, surplus: int, end: bytes
) -> None:
    texts = [line(chid=f"C{n}", chsex="M" if n == 1 else "1") + b" " * surplus for n in range(3)]
    staged = stage(tmp_path, "ncands_child", child_file(*texts, end=end))
    assert (staged.counts, staged.reading.notes) == ((3, 3, 0), [])
    assert staged.faults() == [(2, "chsex", "M", "code_list")], "a fault is no doubt about the line"


def test_a_line_that_is_longer_by_blanks_alone_is_cut(tmp_path: Path) -> None:
    staged = stage(
        tmp_path, "ncands_child", child_file(line(chid="C1"), line(chid="C2") + b"   ", line(chid="C3"))
    )
    assert (staged.counts, staged.reading.notes) == ((3, 3, 0), [note(CUT, lines=1, first=2)])


INSERTED = {
    "before a code": line(chid="C2", chsex="1", chlvng="01"),
    "before a date": line(chid="C2", chbdate="02292016"),
}


@pytest.mark.parametrize("text", INSERTED.values(), ids=list(INSERTED))
def test_a_line_that_an_inserted_character_made_longer_is_set_aside(tmp_path: Path, text: bytes) -> None:
    shifted = text[:60] + b"0" + text[60:]
    staged = stage(tmp_path, "ncands_child", child_file(line(), shifted, line(chid="C3")))
    assert staged.rejected() == [(2, "record", "line_length")]


@pytest.mark.parametrize(
    "shifted",
    [
        (b" " + line(chid="C2"))[:338],
        (b"   " + line(chid="C2"))[:338],
        line(chid="C2")[1:] + b" ",
        line(chid="C2")[2:] + b"  ",
    ],
)
def test_a_line_whose_heading_is_off_its_place_is_set_aside(tmp_path: Path, shifted: bytes) -> None:
    staged = stage(tmp_path, "ncands_child", child_file(line(), shifted, line(chid="C3")))
    assert staged.rejected() == [(2, "record", "structure")]


@pytest.mark.parametrize("tail", [b"\n\n", b"   \n", b" " * 338 + b"\n", b"\r\n \r\n", b"\x1a", b" \n\x1a"])
@pytest.mark.parametrize("last", [line(chid="C2"), full("C2")], ids=["blank end", "full"])
def test_blank_lines_at_the_end_are_no_records(tmp_path: Path, tail: bytes, last: bytes) -> None:
    staged = stage(tmp_path, "ncands_child", child_file(line(), last) + tail)
    assert (staged.counts, staged.rows("ncands_child", "chid")) == ((2, 2, 0), [("C1",), ("C2",)])


def test_a_last_record_keeps_its_blanks_where_its_line_end_is_missing(tmp_path: Path) -> None:
    staged = stage(tmp_path, "ncands_child", child_file(line(), line(chid="C2"))[:-1])
    assert (staged.counts, staged.reading.notes) == ((2, 2, 0), [])


def read(texts: Sequence[bytes]) -> tuple[list[dict[str, object]], int]:
    """The accepted rows of a file and how many records were rejected."""
    rows: list[dict[str, object]] = []
    rejected = 0
    for batch in read_batches(io.BytesIO(child_file(*texts))):
        total = batch.totals["record"]
        assert total.found == total.accepted + total.rejected
        rejected += total.rejected
        for table in batch.tables.values():
            rows += table.to_pylist()
    return rows, rejected


SOME = st.fixed_dictionaries(
    {},
    optional={
        "chsex": st.sampled_from("129"),
        "chbdate": st.sampled_from(["02292016", "12312009"]),
        "wrkrid": st.sampled_from(["W1", "WORKER000001"]),
        "per1rel": st.sampled_from(["01", "88"]),
        "inciddt": st.just("01102023"),
        "rpttm": st.just("0930"),
        "plnsfcr": st.just("1"),
    },
)


@settings(max_examples=60, deadline=None)
@given(st.lists(SOME, min_size=1, max_size=8))
def test_trimming_any_file_changes_no_value(records: list[dict[str, str]]) -> None:
    whole = [full("C0"), *(line(chid=f"C{n}", **fields) for n, fields in enumerate(records, 1))]
    assert read([text.rstrip(b" ") for text in whole]) == read(whole)


@settings(max_examples=60, deadline=None)
@given(SOME, st.integers(1, 300))
def test_a_record_cut_anywhere_in_its_data_is_never_read_as_another(fields: dict[str, str], cut: int) -> None:
    """Where blanks fill other lines, no cut goes unseen."""
    cut_off = full("C2", **fields)[:-cut]
    rows, rejected = read([line(), cut_off, full("C3")])
    assert ([row["chid"] for row in rows], rejected) == (["C1", "C3"], 1)
