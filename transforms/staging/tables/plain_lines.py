"""Blocks of delimited lines to columns of texts: plain lines at once, the others one by one.

Here belongs telling plain lines from those that need care, and bringing both together in the file's order.
What becomes of a line that needs care is decided in `careful_lines`. Blocks know nothing of each other.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import pyarrow as pa
import pyarrow.csv as pa_csv

from transforms.staging.tables.careful_lines import (
    LINE_END,
    QUOTE,
    LineForm,
    Unreadable,
    fields,
    is_even,
)
from transforms.staging.tables.seen_bytes import AFTER_LINE_END, CONTROLS, FIRST_PRINTABLE, Seen

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
TEXTS = pa.string()
REPEATING = pa.dictionary(pa.int32(), pa.string())
CARRIAGE_RETURN = ord("\r")


@dataclass(frozen=True)
class Lines:
    """Some bytes (uint8) that end with a line end, but for the last of a file, and what was seen among them.

    `joined` says where records of several lines begin and end.
    """

    codes: np.ndarray
    seen: Seen
    joined: list[tuple[int, int]] = field(default_factory=list)

    @cached_property
    def text(self) -> bytes:
        """The same as Python's own, for what is not plain."""
        return self.codes.tobytes()

    @property
    def marks(self) -> np.ndarray:
        """Where quotation marks stand."""
        return self.seen.marks

    @property
    def is_ended(self) -> bool:
        """Whether a line end comes last."""
        return bool(len(self.codes)) and self.codes[-1] == LINE_END


@dataclass(frozen=True)
class ReadLines:
    """The records of some lines: the texts of each column, and each row's place among the records.

    `records` counts all records, `unreadable` holds place, reason and bytes of those that have no row.
    `is_plain` says that no text holds a control character, a character outside ASCII, or an =.
    """

    columns: Sequence[pa.Array]
    places: np.ndarray
    records: int
    unreadable: list[tuple[int, Unreadable, bytes]] = field(default_factory=list)
    is_plain: bool = False


def read_lines(lines: Lines, form: LineForm, repeating: Collection[int] = ()) -> ReadLines:
    """Reads some lines. Columns at the positions `repeating` may come as dictionary arrays."""
    columns = None
    if not lines.joined and form.width > 1 and _has_marks_in_place(lines, form):
        columns = _parse(lines.codes, form, repeating, has_marks=bool(len(lines.marks)))
    if columns is not None and len(columns[0]) and _hold_all(columns, lines):
        count = len(columns[0])
        is_plain = _is_plain(lines, form)
        if is_plain or _is_text(lines):
            return ReadLines(columns, np.arange(count), count, is_plain=is_plain)
    return _sorted_out(lines, form, repeating)


def _parse(
    codes: np.ndarray, form: LineForm, repeating: Collection[int], *, has_marks: bool
) -> list[pa.Array] | None:
    """The columns of some lines, a row for each but empty ones; None where a line has other fields."""
    if not len(codes):
        return [pa.array([], TEXTS) for _ in range(form.width)]
    names = [str(position) for position in range(form.width)]
    kinds = {name: REPEATING if int(name) in repeating else TEXTS for name in names}
    try:
        table = pa_csv.read_csv(
            pa.BufferReader(pa.py_buffer(codes)),
            read_options=pa_csv.ReadOptions(column_names=names, use_threads=False, block_size=len(codes) + 1),
            parse_options=pa_csv.ParseOptions(
                delimiter=form.separator, quote_char='"' if has_marks else False
            ),
            convert_options=pa_csv.ConvertOptions(
                column_types=kinds, strings_can_be_null=False, null_values=[], check_utf8=False
            ),
        )
    except pa.ArrowInvalid:
        return None
    return [
        column.combine_chunks() if column.num_chunks != 1 else column.chunk(0) for column in table.columns
    ]


def _is_plain(lines: Lines, form: LineForm) -> bool:
    """Whether all bytes are printable ASCII but =, but for line ends and for separators.

    A tab comes right before a line end in ASCII; within quotation marks it is no separator.
    """
    codes, seen = lines.codes, lines.seen
    if seen.has_others or seen.has_equals or (form.separator == "\t" and len(seen.marks)):
        return False
    if not seen.has_controls:
        return True
    controls = np.count_nonzero(codes - np.uint8(AFTER_LINE_END) < CONTROLS)
    is_return = codes == CARRIAGE_RETURN
    return bool(controls == np.count_nonzero(is_return)) and not len(_lone_returns(codes))


def _hold_all(columns: Sequence[pa.Array], lines: Lines) -> bool:
    """Whether columns hold all of some lines: a row for each, or each byte but separators and line ends."""
    count, lacking = len(columns[0]), not lines.is_ended
    if lines.seen.has_controls or len(lines.marks) or any(column.type != TEXTS for column in columns):
        return count == np.count_nonzero(lines.codes == LINE_END) + lacking
    return len(lines.codes) == sum(map(_content, columns)) + count * len(columns) - lacking


def _content(texts: pa.StringArray) -> int:
    """How many bytes some texts have together."""
    offsets = np.frombuffer(texts.buffers()[1], np.int32)
    return int(offsets[texts.offset + len(texts)]) - int(offsets[texts.offset])


def _is_text(lines: Lines) -> bool:
    """Whether the bytes are text, and no CR stands within a line."""
    text = lines.text
    if b"\0" in text or text.startswith(BYTE_ORDER_MARK) or not _is_utf_8(text):
        return False
    return b"\r" not in text or not len(_lone_returns(lines.codes))


def _has_marks_in_place(lines: Lines, form: LineForm) -> bool:
    """Whether all quotation marks stand where they belong."""
    marks = lines.marks
    if not len(marks):
        return True
    is_misplaced = _misplaced(lines.codes, marks, np.arange(len(marks)) & 1, form)
    return is_even(lines.codes, marks) and not is_misplaced.any()


def _is_utf_8(text: bytes) -> bool:
    if text.isascii():
        return True
    try:
        text.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _lone_returns(codes: np.ndarray) -> np.ndarray:
    """Where a CR stands that no LF follows; one at the very end belongs to the line end."""
    returns = np.flatnonzero(codes[:-1] == CARRIAGE_RETURN)
    return returns[codes[returns + 1] != LINE_END]


def _misplaced(codes: np.ndarray, marks: np.ndarray, closes: np.ndarray, form: LineForm) -> np.ndarray:
    """Which quotation marks neither open nor close a value, nor are one of a pair within a value.

    `closes` is 0 for the first, third ... mark of a line, 1 for the second, fourth ...
    """
    separator = ord(form.separator)
    before = codes[np.maximum(marks - 1, 0)]
    opens = (marks == 0) | (before == separator) | (before == LINE_END) | (before == QUOTE)
    after = codes[np.minimum(marks + 1, len(codes) - 1)]
    ends = (marks == len(codes) - 1) | (after == separator) | (after == LINE_END) | (after == QUOTE)
    ends |= after == CARRIAGE_RETURN
    return np.where(closes == 1, ~ends, ~opens)


def _sorted_out(lines: Lines, form: LineForm, repeating: Collection[int]) -> ReadLines:
    """Plain lines together, the others one by one, in the order of the file."""
    begins, ends = _limits(lines)
    careful = _needs_care(lines, form, begins, ends)
    starts = np.ones(len(begins), np.int64)
    ends_at = ends.copy()
    for first, last in lines.joined:
        line, after = np.searchsorted(begins, (first, last))
        careful[line:after] = True
        starts[line + 1 : after] = 0
        ends_at[line] = last
    rows, unreadable = [], []
    for line in np.flatnonzero(careful & (starts == 1)).tolist():
        record = lines.text[begins[line] : ends_at[line]].removesuffix(b"\r")
        if not record.strip(form.blanks):
            starts[line] = 0
            continue
        found = fields(record, form)
        if isinstance(found, list):
            rows.append((line, found))
        else:
            unreadable.append((line, found, record))
    place = np.cumsum(starts) - 1
    plain = np.flatnonzero(~careful)
    kept = _kept(lines.codes, ~careful, begins)
    columns = _parse(kept, form, repeating, has_marks=bool((kept == QUOTE).any()))
    if columns is None or len(columns[0]) != len(plain):
        return _one_by_one(lines, form, begins, ends_at, np.flatnonzero(starts))
    lost = [(int(place[line]), why, record) for line, why, record in unreadable]
    columns, places = _together(columns, place[plain], [(int(place[line]), row) for line, row in rows])
    return ReadLines(columns, places, int(starts.sum()), lost)


def _limits(lines: Lines) -> tuple[np.ndarray, np.ndarray]:
    """Where each line begins and ends, without its line end."""
    codes = lines.codes
    ends = np.flatnonzero(codes == LINE_END)
    begins = np.concatenate([[0], ends + 1])
    if lines.is_ended or not len(codes):
        return begins[:-1], ends
    return begins, np.append(ends, len(codes))


def _needs_care(lines: Lines, form: LineForm, begins: np.ndarray, ends: np.ndarray) -> np.ndarray:
    """Which lines are not plain: empty, of another width, with odd marks or bytes."""

    def lines_of(places: np.ndarray) -> np.ndarray:
        return np.searchsorted(ends, places)

    text, codes, marks = lines.text, lines.codes, lines.marks
    separators = np.flatnonzero(codes == ord(form.separator))
    mark_lines = lines_of(marks)
    rank = np.arange(len(marks)) - np.searchsorted(marks, begins)[mark_lines]
    separator_lines = lines_of(separators)
    before = np.searchsorted(marks, separators) - np.searchsorted(marks, begins)[separator_lines]
    between = np.bincount(separator_lines[before & 1 == 0], minlength=len(ends))
    careful = between != form.width - 1
    careful |= np.bincount(mark_lines, minlength=len(ends)) & 1 == 1
    careful[mark_lines[_misplaced(codes, marks, rank & 1, form)]] = True
    careful[lines_of(np.flatnonzero(codes == 0))] = True
    careful[lines_of(_lone_returns(codes))] = True
    if form.width == 1:
        careful |= (begins == ends) | (codes[np.minimum(begins, len(codes) - 1)] <= FIRST_PRINTABLE)
    if BYTE_ORDER_MARK in text:
        for line in np.flatnonzero(codes[np.minimum(begins, len(codes) - 1)] == BYTE_ORDER_MARK[0]).tolist():
            careful[line] |= text.startswith(BYTE_ORDER_MARK, begins[line])
    if not _is_utf_8(text):
        for line in np.unique(lines_of(np.flatnonzero(codes >= 128))).tolist():
            careful[line] |= not _is_utf_8(text[begins[line] : ends[line]])
    return careful


def _kept(codes: np.ndarray, keep: np.ndarray, begins: np.ndarray) -> np.ndarray:
    """The lines to be kept, with their line ends."""
    lengths = np.diff(np.append(begins, len(codes)))
    return codes[np.repeat(keep, lengths)]


def _one_by_one(
    lines: Lines, form: LineForm, begins: np.ndarray, ends: np.ndarray, records: np.ndarray
) -> ReadLines:
    """Every record on its own."""
    rows, unreadable = [], []
    for place, line in enumerate(records.tolist()):
        record = lines.text[begins[line] : ends[line]].removesuffix(b"\r")
        found = fields(record, form)
        if isinstance(found, list):
            rows.append((place, found))
        else:
            unreadable.append((place, found, record))
    none = [pa.array([], TEXTS) for _ in range(form.width)]
    columns, places = _together(none, np.zeros(0, np.int64), rows)
    return ReadLines(columns, places, len(records), unreadable)


def _together(
    columns: list[pa.Array], places: np.ndarray, rows: list[tuple[int, list[str]]]
) -> tuple[list[pa.Array], np.ndarray]:
    """Columns of plain lines and rows read with care, in the order of their places."""
    if not rows:
        return columns, places
    texts = zip(*(row for _, row in rows), strict=True)
    both = [
        pa.concat_arrays([column.cast(TEXTS), pa.array(added, TEXTS)])
        for column, added in zip(columns, texts, strict=True)
    ]
    all_places = np.concatenate([places, [place for place, _ in rows]])
    order = np.argsort(all_places)
    return [column.take(pa.array(order)) for column in both], all_places[order]
