"""Fields of fixed-width records to typed Arrow columns, driven by a contract.

Here belong the readers per kind of field: codes by lookup, dates and digits by arithmetic, texts by
copying. Each takes the byte matrix of a block (lines x characters) and returns the column and what could
not be read. Lines, keys and a layout's own rules stand elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from transforms.contracts.codes import CodeList
from transforms.contracts.contract import Column
from transforms.staging.faults import Rule
from transforms.staging.fixed.dates import (
    ROWS_IN_CACHE,
    Dates,
    dates_mmddyyyy,
    dates_yyyymm,
    dates_yyyymmdd,
    numbers_of_digits,
    numbers_of_four_digits,
    times_hhmm,
)
from transforms.staging.receiving.encodings import of_one_byte
from transforms.staging.values.plain_text import is_plain

SPACE = ord(" ")
ZERO = ord("0")
_NULL = 127
_BAD = 126


@dataclass(frozen=True)
class FieldValues:
    """One field of a block: the typed column, and per rule the rows whose text breaks it.

    A row that breaks a rule is null in `values`; so is a blank one.
    """

    values: pa.Array
    broken: Mapping[Rule, np.ndarray] = field(default_factory=dict)


FieldReader = Callable[[np.ndarray], FieldValues]

DATE_FORMS: Mapping[str, Callable[[np.ndarray], Dates]] = {
    "mmddyyyy": dates_mmddyyyy,
    "yyyymmdd": dates_yyyymmdd,
    "yyyymm": dates_yyyymm,
}

YEAR_WIDTH, WORD_WIDTH = 4, 8
GATHERED_LINES = 2048
"""Lines copied at a time when fields are gathered: few enough to stay in the processor's cache."""


class FieldGatherer:
    """Copies fields out of lines, so that the characters of each field lie together."""

    def __init__(self, columns: Sequence[Column]) -> None:
        places = [(column.name, (column.start or 1) - 1, column.width or 1) for column in columns]
        self._wide = [(*place, unit_of(place[2])) for place in places if place[2] > 1]
        self._narrow = [name for name, _, width in places if width == 1]
        self._runs: list[list[int]] = []
        for row, start in enumerate(start for _, start, width in places if width == 1):
            if self._runs and self._runs[-1][1] == start:
                self._runs[-1][1] += 1
            else:
                self._runs.append([start, start + 1, row])

    def gather(self, matrix: np.ndarray) -> dict[str, np.ndarray]:
        """Per field name a contiguous uint8 array: lines x width, or one entry per line for width 1."""
        count = len(matrix)
        narrow = np.empty((len(self._narrow), count), np.uint8)
        wide = {name: np.empty((count, width), np.uint8) for name, _, width, _ in self._wide}
        for first in range(0, count, GATHERED_LINES):
            last = first + GATHERED_LINES
            lines = matrix[first:last]
            for start, end, row in self._runs:
                narrow[row : row + end - start, first:last] = lines[:, start:end].T
            for name, start, width, unit in self._wide:
                wide[name][first:last].view(unit)[:] = lines[:, start : start + width].view(unit)
        return wide | dict(zip(self._narrow, narrow, strict=True))


def unit_of(width: int) -> str:
    """The largest kind of number that a field of some width is made of: characters copied at once."""
    return next(f"<u{size}" for size in (8, 4, 2, 1) if width % size == 0)


def field_reader(column: Column, allowed: Mapping[str, frozenset[int]]) -> FieldReader:
    """The reader of one field; it takes what `FieldGatherer` gathers for the field.

    `allowed` restricts numbers of named columns to a set of values.
    """
    width = column.width or 1
    if column.codes is not None:
        return _coded_1(column.codes) if width == 1 else _coded_2(column.codes)
    if column.kind == "date":
        return _date(DATE_FORMS[column.text_form])
    if column.kind == "integer":
        return _small_number(column, allowed) if width == 2 else _number(width, column)
    texts: dict[str, FieldReader] = {"hhmm": _time, "digits": _digit_text}
    return _applies if column.kind == "boolean" else texts.get(column.text_form, _text)


def column_type(column: Column) -> pa.DataType:
    """The Arrow type the reader of a column yields."""
    if column.codes is not None:
        return pa.dictionary(pa.int8(), pa.string())
    types = {"date": pa.date32(), "integer": pa.int64(), "boolean": pa.bool_()}
    return types.get(column.kind, pa.string())


def raw_texts(matrix: np.ndarray, column: Column, rows: np.ndarray) -> list[str]:
    """What stands in a field of some rows, as text without trailing blanks."""
    start = (column.start or 1) - 1
    block = matrix[rows, start : start + (column.width or 1)]
    return [of_one_byte(bytes(row), "backslashreplace").rstrip() for row in block]


def _bitmap(valid: np.ndarray) -> pa.Buffer | None:
    return None if valid.all() else pa.py_buffer(np.packbits(valid, bitorder="little"))


def _broken(rule: Rule, mask: np.ndarray) -> dict[Rule, np.ndarray]:
    rows = np.flatnonzero(mask)
    return {rule: rows} if len(rows) else {}


def _from_indices(indices: np.ndarray, dictionary: pa.Array, has_bad: bool) -> FieldValues:
    """A dictionary column from int8 indices in which `_NULL` and `_BAD` are marks."""
    valid = indices < _BAD
    broken = _broken("code_list", indices == _BAD) if has_bad else {}
    data = pa.Array.from_buffers(pa.int8(), len(indices), [_bitmap(valid), pa.py_buffer(indices)])
    return FieldValues(pa.DictionaryArray.from_arrays(data, dictionary, safe=False), broken)


def _one_character(codes: Sequence[str]) -> bytes:
    """A lookup by one character of its position among some codes."""
    table = bytearray([_BAD]) * 256
    table[SPACE] = _NULL
    for position, code in enumerate(codes):
        table[ord(code)] = position
    return bytes(table)


_APPLIES = _one_character(("0", "1"))


def _coded_1(codes: CodeList) -> FieldReader:
    lookup = _one_character([code.code for code in codes.codes])
    names = pa.array([code.name for code in codes.codes], pa.string())
    bad = bytes([_BAD])

    def read(block: np.ndarray) -> FieldValues:
        indices = block.tobytes().translate(lookup)
        return _from_indices(np.frombuffer(indices, np.int8), names, bad in indices)

    return read


def _two_characters(meaning: Mapping[str, int]) -> np.ndarray:
    """A lookup by two characters read as one little-endian number."""
    lookup = np.full(1 << 16, _BAD, np.int8)
    lookup[SPACE * 257] = _NULL
    for text, value in meaning.items():
        lookup[ord(text[0]) + 256 * ord(text[1])] = value
    return lookup


def _coded_2(codes: CodeList) -> FieldReader:
    lookup = _two_characters({code.code: n for n, code in enumerate(codes.codes)})
    names = pa.array([code.name for code in codes.codes], pa.string())

    def read(block: np.ndarray) -> FieldValues:
        indices = lookup.take(block.view("<u2").ravel())
        return _from_indices(indices, names, bool((indices == _BAD).any()))

    return read


def _small_number(column: Column, allowed: Mapping[str, frozenset[int]]) -> FieldReader:
    lookup = _two_characters({f"{n:{fill}2d}": n for fill in ("", "0", "<") for n in range(100)})
    within = np.ones(128, bool)
    if column.name in allowed:
        within[:100] = [n in allowed[column.name] for n in range(100)]

    def read(block: np.ndarray) -> FieldValues:
        numbers = lookup.take(block.view("<u2").ravel())
        in_range = within.take(numbers)
        valid = (numbers < _BAD) & in_range
        data = pa.py_buffer(numbers.astype(np.int64))
        values = pa.Array.from_buffers(pa.int64(), len(numbers), [_bitmap(valid), data])
        broken = _broken("number", numbers == _BAD) | _broken("range", ~in_range)
        return FieldValues(values, broken)

    return read


def _number(width: int, column: Column) -> FieldReader:
    low = column.minimum if column.minimum is not None else 0
    high = column.maximum if column.maximum is not None else 10**width

    def read(block: np.ndarray) -> FieldValues:
        numbers, are_digits = np.empty(len(block), np.int64), np.empty(len(block), bool)
        for begin in range(0, len(block), ROWS_IN_CACHE):
            some = slice(begin, begin + ROWS_IN_CACHE)
            numbers[some], are_digits[some] = _numbers(block[some])
        written = np.flatnonzero(~(are_digits | _blank(block)))
        valid = are_digits & (numbers >= low) & (numbers <= high)
        values = pa.Array.from_buffers(pa.int64(), len(numbers), [_bitmap(valid), pa.py_buffer(numbers)])
        broken: dict[Rule, np.ndarray] = {"number": written} if len(written) else {}
        return FieldValues(values, broken | _broken("range", are_digits & ~valid))

    return read


def _numbers(block: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The numbers of texts of up to eight characters, blanks before or behind, and which are such."""
    if block.shape[1] != YEAR_WIDTH:
        return _numbers_among_blanks(block)
    numbers, are_digits = numbers_of_four_digits(block.view("<u4").ravel())
    others = np.flatnonzero(~(are_digits | _blank(block)))
    if len(others):
        numbers[others], are_digits[others] = _numbers_among_blanks(block[others])
    return numbers, are_digits


def _numbers_among_blanks(block: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    return numbers_of_digits(_eight_digits(_filled_with_zeros(block)))


def _eight_digits(block: np.ndarray) -> np.ndarray:
    """Texts of up to eight characters as little-endian numbers (uint64), with zeros put before them."""
    count, width = block.shape
    lacking = WORD_WIDTH - width
    content = np.concatenate([block.ravel(), np.zeros(lacking, np.uint8)])
    words = np.ndarray((count,), "<u8", content, strides=(width,)) << np.uint64(8 * lacking)
    return words | np.uint64(int.from_bytes(b"0" * lacking, "little"))


def _filled_with_zeros(block: np.ndarray) -> np.ndarray:
    """The block with zeros before what is written: a number may stand at its field's right, or left."""
    rows = np.flatnonzero((block[:, 0] == SPACE) != (block[:, -1] == SPACE))
    if not len(rows):
        return block
    written, width = block[rows], block.shape[1]
    behind = (written[:, ::-1] != SPACE).argmax(axis=1)
    written = np.take_along_axis(written, (np.arange(width) - behind[:, None]) % width, axis=1)
    is_leading = np.logical_and.accumulate(written == SPACE, axis=1)
    filled = block.copy()
    filled[rows] = np.where(is_leading, np.uint8(ZERO), written)
    return filled


def _date(dates: Callable[[np.ndarray], Dates]) -> FieldReader:
    def read(block: np.ndarray) -> FieldValues:
        days, real, blank = dates(block)
        values = pa.Array.from_buffers(pa.date32(), len(days), [_bitmap(real), pa.py_buffer(days)])
        return FieldValues(values, _broken("date", ~(real | blank)))

    return read


def _applies(block: np.ndarray) -> FieldValues:
    """1 applies, 0 does not."""
    text = block.tobytes().translate(_APPLIES)
    indices = np.frombuffer(text, np.int8)
    data = pa.py_buffer(np.packbits(indices == 1, bitorder="little"))
    values = pa.Array.from_buffers(pa.bool_(), len(indices), [_bitmap(indices < _BAD), data])
    return FieldValues(values, _broken("code_list", indices == _BAD) if _BAD in text else {})


def _time(block: np.ndarray) -> FieldValues:
    is_time, blank = times_hhmm(block)
    return FieldValues(_chosen_texts(block, is_time), _broken("time", ~(is_time | blank)))


def _digit_text(block: np.ndarray) -> FieldValues:
    are_digits = block[:, 0] - np.uint8(ZERO) <= 9
    for position in range(1, block.shape[1]):
        are_digits &= block[:, position] - np.uint8(ZERO) <= 9
    broken = {} if are_digits.all() else _broken("number", ~are_digits & ~_blank(block))
    return FieldValues(_chosen_texts(block, are_digits), broken)


def _text(block: np.ndarray) -> FieldValues:
    if block.size and (block.min() < SPACE or block.max() > 126):
        return _checked_texts(block)
    return FieldValues(stripped_texts(block))


def stripped_texts(block: np.ndarray) -> pa.Array:
    """Texts of equal width (rows x characters) without blanks around them; null where blank."""
    begun = block[:, 0] != SPACE
    full = block[:, -1] != SPACE
    if full.all() and begun.all():
        return _chosen_texts(block, full)
    blank = _blank(block)
    if not (begun | blank).all():
        block = left_justified(block)
        full = block[:, -1] != SPACE
    if (full | blank).all():
        return _chosen_texts(block, full)
    everything = _chosen_texts(block, np.ones(len(block), bool))
    _, offsets, data = pc.ascii_rtrim(everything, characters=" ").buffers()
    return pa.Array.from_buffers(pa.string(), len(block), [_bitmap(~blank), offsets, data])


def left_justified(block: np.ndarray) -> np.ndarray:
    """Texts of equal width (rows x characters) with the blanks before them moved behind them."""
    rows = np.flatnonzero(block[:, 0] == SPACE)
    texts, width = block[rows], block.shape[1]
    begins = (texts != SPACE).argmax(axis=1)
    moved = block.copy()
    moved[rows] = np.take_along_axis(texts, (begins[:, None] + np.arange(width)) % width, axis=1)
    return moved


def _blank(block: np.ndarray) -> np.ndarray:
    """Which rows hold blanks only."""
    width = block.shape[1]
    words = block.view("<u4") if width % 4 == 0 else block
    blanks = 0x20202020 if width % 4 == 0 else SPACE
    blank = words[:, 0] == blanks
    for position in range(1, words.shape[1]):
        blank &= words[:, position] == blanks
    return blank


def _chosen_texts(block: np.ndarray, chosen: np.ndarray) -> pa.Array:
    """The rows of a block as texts of full width where chosen, null elsewhere."""
    count, width = block.shape
    if chosen.all():
        offsets = np.arange(0, (count + 1) * width, width, dtype=np.int32)
        return pa.Array.from_buffers(pa.string(), count, [None, pa.py_buffer(offsets), pa.py_buffer(block)])
    offsets = np.zeros(count + 1, np.int32)
    np.cumsum(chosen, out=offsets[1:])
    offsets *= width
    buffers = [_bitmap(chosen), pa.py_buffer(offsets), pa.py_buffer(block[chosen])]
    return pa.Array.from_buffers(pa.string(), count, buffers)


def _checked_texts(block: np.ndarray) -> FieldValues:
    """Texts of which some hold control characters or characters outside ASCII."""
    texts: list[str | None] = []
    broken = np.zeros(len(block), bool)
    for index, row in enumerate(block):
        try:
            text = of_one_byte(bytes(row)).strip(" ")
        except UnicodeDecodeError:
            text = "\x00"
        broken[index] = not is_plain(text)
        texts.append(None if broken[index] or not text else text)
    return FieldValues(pa.array(texts, pa.string()), _broken("text", broken))
