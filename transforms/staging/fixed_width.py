"""Fields of fixed-width records to typed Arrow columns, driven by a contract.

Here belong the readers per kind of field: codes by lookup, dates and digits by arithmetic, texts by
copying. Each takes the byte matrix of a block (lines x characters) and returns the column and what could
not be read. Lines, keys and a layout's own rules stand elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from transforms.contracts.codes import CodeList
from transforms.contracts.contract import Column
from transforms.staging.dates import dates_mmddyyyy, times_hhmm
from transforms.staging.faults import Rule

SPACE = ord(" ")
ZERO = ord("0")
_NULL = 127
_BAD = 126


@dataclass(frozen=True)
class FieldValues:
    """One field of a block: the typed column, and the rows whose text breaks the rule.

    A row that breaks the rule is null in `values`; so is a blank one.
    """

    values: pa.Array
    rule: Rule = "text"
    broken: np.ndarray | None = None


FieldReader = Callable[[np.ndarray], FieldValues]


def field_reader(column: Column, allowed: Mapping[str, frozenset[int]]) -> FieldReader:
    """The reader of one field; it takes the block's matrix (lines x characters, uint8).

    `allowed` restricts numbers of named columns to a set of values.
    """
    start = (column.start or 1) - 1
    width = column.width or 1
    if column.codes is not None:
        return _coded_1(column.codes, start) if width == 1 else _coded_2(column.codes, start)
    if column.kind == "date":
        return _date(start, width)
    if column.kind == "integer":
        return _small_number(start, column, allowed) if width == 2 else _number(start, width, column)
    if column.text_form == "hhmm":
        return _time(start, width)
    if column.text_form == "digits":
        return _digit_text(start, width)
    return _text(start, width)


def column_type(column: Column) -> pa.DataType:
    """The Arrow type the reader of a column yields."""
    if column.codes is not None:
        return pa.dictionary(pa.int8(), pa.string())
    return {"date": pa.date32(), "integer": pa.int64()}.get(column.kind, pa.string())


def raw_texts(matrix: np.ndarray, column: Column, rows: np.ndarray) -> list[str]:
    """What stands in a field of some rows, as text without trailing blanks."""
    start = (column.start or 1) - 1
    block = matrix[rows, start : start + (column.width or 1)]
    return [bytes(row).decode("utf-8", "backslashreplace").rstrip() for row in block]


def _block(matrix: np.ndarray, start: int, width: int) -> np.ndarray:
    return np.ascontiguousarray(matrix[:, start : start + width])


def _bitmap(valid: np.ndarray) -> pa.Buffer | None:
    return None if valid.all() else pa.py_buffer(np.packbits(valid, bitorder="little"))


def _rows(mask: np.ndarray) -> np.ndarray | None:
    rows = np.flatnonzero(mask)
    return rows if len(rows) else None


def _from_indices(indices: np.ndarray, dictionary: pa.Array, has_bad: bool) -> FieldValues:
    """A dictionary column from int8 indices in which `_NULL` and `_BAD` are marks."""
    valid = indices < _BAD
    broken = _rows(indices == _BAD) if has_bad else None
    data = pa.Array.from_buffers(pa.int8(), len(indices), [_bitmap(valid), pa.py_buffer(indices)])
    return FieldValues(pa.DictionaryArray.from_arrays(data, dictionary, safe=False), "code_list", broken)


def _coded_1(codes: CodeList, start: int) -> FieldReader:
    table = bytearray([_BAD]) * 256
    table[SPACE] = _NULL
    for position, code in enumerate(codes.codes):
        table[ord(code.code)] = position
    lookup = bytes(table)
    names = pa.array([code.name for code in codes.codes], pa.string())
    bad = bytes([_BAD])

    def read(matrix: np.ndarray) -> FieldValues:
        indices = matrix[:, start].tobytes().translate(lookup)
        return _from_indices(np.frombuffer(indices, np.int8), names, bad in indices)

    return read


def _two_characters(meaning: Mapping[str, int]) -> np.ndarray:
    """A lookup by two characters read as one little-endian number."""
    lookup = np.full(1 << 16, _BAD, np.int8)
    lookup[SPACE * 257] = _NULL
    for text, value in meaning.items():
        lookup[ord(text[0]) + 256 * ord(text[1])] = value
    return lookup


def _coded_2(codes: CodeList, start: int) -> FieldReader:
    lookup = _two_characters({code.code: n for n, code in enumerate(codes.codes)})
    names = pa.array([code.name for code in codes.codes], pa.string())

    def read(matrix: np.ndarray) -> FieldValues:
        indices = lookup.take(_block(matrix, start, 2).view("<u2").ravel())
        return _from_indices(indices, names, bool((indices == _BAD).any()))

    return read


def _small_number(start: int, column: Column, allowed: Mapping[str, frozenset[int]]) -> FieldReader:
    lookup = _two_characters({f"{n:02d}": n for n in range(100)})
    within = np.ones(128, bool)
    if column.name in allowed:
        within[:100] = [n in allowed[column.name] for n in range(100)]

    def read(matrix: np.ndarray) -> FieldValues:
        numbers = lookup.take(_block(matrix, start, 2).view("<u2").ravel())
        in_range = within.take(numbers)
        valid = (numbers < _BAD) & in_range
        data = pa.py_buffer(numbers.astype(np.int64))
        values = pa.Array.from_buffers(pa.int64(), len(numbers), [_bitmap(valid), data])
        if not in_range.all():
            return FieldValues(values, "range", _rows(~in_range | (numbers == _BAD)))
        return FieldValues(values, "number", _rows(numbers == _BAD))

    return read


def _number(start: int, width: int, column: Column) -> FieldReader:
    low = column.minimum if column.minimum is not None else 0
    high = column.maximum if column.maximum is not None else 10**width

    def read(matrix: np.ndarray) -> FieldValues:
        block = _block(matrix, start, width)
        digits = block - np.uint8(ZERO)
        are_digits = (digits <= 9).all(axis=1)
        numbers = digits.astype(np.int64) @ (10 ** np.arange(width - 1, -1, -1, dtype=np.int64))
        valid = are_digits & (numbers >= low) & (numbers <= high)
        data = pa.py_buffer(numbers)
        values = pa.Array.from_buffers(pa.int64(), len(numbers), [_bitmap(valid), data])
        broken = _rows(~valid & ~_blank(block))
        rule: Rule = "range" if broken is not None and are_digits[broken].all() else "number"
        return FieldValues(values, rule, broken)

    return read


def _date(start: int, width: int) -> FieldReader:
    def read(matrix: np.ndarray) -> FieldValues:
        days, real, blank = dates_mmddyyyy(_block(matrix, start, width))
        values = pa.Array.from_buffers(pa.date32(), len(days), [_bitmap(real), pa.py_buffer(days)])
        return FieldValues(values, "date", _rows(~(real | blank)))

    return read


def _time(start: int, width: int) -> FieldReader:
    def read(matrix: np.ndarray) -> FieldValues:
        block = _block(matrix, start, width)
        is_time, blank = times_hhmm(block)
        return FieldValues(_chosen_texts(block, is_time), "time", _rows(~(is_time | blank)))

    return read


def _digit_text(start: int, width: int) -> FieldReader:
    def read(matrix: np.ndarray) -> FieldValues:
        block = _block(matrix, start, width)
        are_digits = block[:, 0] - np.uint8(ZERO) <= 9
        for position in range(1, width):
            are_digits &= block[:, position] - np.uint8(ZERO) <= 9
        broken = None if are_digits.all() else _rows(~are_digits & ~_blank(block))
        return FieldValues(_chosen_texts(block, are_digits), "number", broken)

    return read


def _text(start: int, width: int) -> FieldReader:
    def read(matrix: np.ndarray) -> FieldValues:
        block = _block(matrix, start, width)
        if block.size and (block.min() < SPACE or block.max() > 126):
            return _checked_texts(block)
        return FieldValues(stripped_texts(block))

    return read


def stripped_texts(block: np.ndarray) -> pa.Array:
    """Texts of equal width (rows x characters) without trailing blanks; null where blank."""
    full = block[:, -1] != SPACE
    if full.all():
        return _chosen_texts(block, full)
    blank = _blank(block)
    if (full | blank).all():
        return _chosen_texts(block, full)
    everything = _chosen_texts(block, np.ones(len(block), bool))
    _, offsets, data = pc.ascii_rtrim(everything, characters=" ").buffers()
    return pa.Array.from_buffers(pa.string(), len(block), [_bitmap(~blank), offsets, data])


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
    """Texts of which some hold control characters or cut through a character of several bytes."""
    texts: list[str | None] = []
    broken = np.zeros(len(block), bool)
    for index, row in enumerate(block):
        try:
            text = bytes(row).decode("utf-8").rstrip(" ")
        except UnicodeDecodeError:
            text = "\x00"
        broken[index] = not text.isprintable()
        texts.append(None if broken[index] or not text else text)
    return FieldValues(pa.array(texts, pa.string()), "text", _rows(broken))
