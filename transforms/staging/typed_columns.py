"""Texts of a delimited or XML source to typed Arrow columns, driven by a contract.

Here belongs what a text may look like per kind of column. Each distinct text is judged once and
remembered, so that a column of a million codes costs a million lookups. Fixed-width fields have readers of
their own in `fixed_width`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Literal

import numpy as np
import pyarrow as pa

from transforms.contracts.contract import Column
from transforms.staging import limits
from transforms.staging.dates import FIRST_YEAR, LAST_YEAR
from transforms.staging.faults import Rule
from transforms.staging.plain_text import is_plain

Style = Literal["afcars", "extract"]
"""How a source writes answers: AFCARS by code alone; extracts by code or name, with ISO dates."""

EPOCH = date(1970, 1, 1)
EPOCH_TIME = datetime(1970, 1, 1)  # noqa: DTZ001
NULL = -(1 << 62)
RULES: tuple[Rule, ...] = ("code_list", "date", "number", "range", "time", "required", "text")
REMEMBERED = 200_000
BOOLEANS = {"true": 1, "1": 1, "yes": 1, "y": 1, "t": 1, "false": 0, "0": 0, "no": 0, "n": 0, "f": 0}
ARROW_TYPES = {
    "text": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
    "timestamp": pa.timestamp("us"),
}


class UnreadableTextError(Exception):
    """A text that breaks a rule. Carries the rule only."""

    def __init__(self, rule: Rule) -> None:
        super().__init__(rule)
        self.rule = rule


@dataclass(frozen=True)
class TypedColumn:
    """One column of a batch: values, rows that break a rule by rule, and rows that are blank.

    `marked` tells, where the column has markers, the rows that hold one.
    """

    column: Column
    values: pa.Array
    broken: dict[Rule, np.ndarray] = field(default_factory=dict)
    blank: np.ndarray = field(default_factory=lambda: np.zeros(0, bool))
    marked: np.ndarray | None = None


class ColumnReader:
    """Reads one column of a contract from texts."""

    def __init__(self, column: Column, style: Style) -> None:
        self.column = column
        self._names = None
        if column.codes is not None:
            self._names = pa.array([code.name for code in column.codes.codes], pa.string())
        self._is_text = column.kind == "text" and column.codes is None
        self._floats = column.kind == "number"
        self._memo = _Memo(_parser(column, style), column)

    def read(self, texts: Sequence[str | None]) -> TypedColumn:
        """The typed column of some texts; None and blanks are null."""
        if self._is_text:
            return self._read_text(texts)
        if self._floats:
            return self._read_numbers(texts)
        memo = self._memo.bounded()
        codes = np.fromiter(map(memo.__getitem__, texts), np.int64, len(texts))
        if not len(codes) or codes.min() >= _LOWEST_VALUE:
            return TypedColumn(
                self.column, self._array(codes, None), {}, np.zeros(len(codes), bool), self._marked(codes)
            )
        valid = codes >= _LOWEST_VALUE
        blank = codes == NULL
        values = self._array(np.where(valid, codes, 0), valid)
        broken = {}
        if not (valid | blank).all():
            rules = [(rule, np.flatnonzero(codes == _mark(rule))) for rule in RULES]
            broken = {rule: rows for rule, rows in rules if len(rows)}
        return TypedColumn(self.column, values, broken, blank, self._marked(codes))

    def _marked(self, codes: np.ndarray) -> np.ndarray | None:
        return codes == _MARKED if self.column.markers else None

    def _array(self, values: np.ndarray, valid: np.ndarray | None) -> pa.Array:
        count = len(values)
        bitmap = None if valid is None else pa.py_buffer(np.packbits(valid, bitorder="little"))
        if self._names is not None:
            data = pa.py_buffer(values.astype(np.int8))
            indices = pa.Array.from_buffers(pa.int8(), count, [bitmap, data])
            return pa.DictionaryArray.from_arrays(indices, self._names, safe=False)
        kind = ARROW_TYPES[self.column.kind]
        if self.column.kind == "boolean":
            data = pa.py_buffer(np.packbits(values.astype(bool), bitorder="little"))
        elif self.column.kind == "date":
            data = pa.py_buffer(values.astype(np.int32))
        else:
            data = pa.py_buffer(values)
        return pa.Array.from_buffers(kind, count, [bitmap, data])

    def _read_text(self, texts: Sequence[str | None]) -> TypedColumn:
        stripped = [text.strip() if text else None for text in texts]
        broken = [n for n, text in enumerate(stripped) if text and not _is_usable(text)]
        for row in broken:
            stripped[row] = None
        values = pa.array([text or None for text in stripped], pa.string())
        blank = values.is_null().to_numpy(zero_copy_only=False)
        if not broken:
            return TypedColumn(self.column, values, {}, blank)
        blank = blank.copy()
        blank[broken] = False
        return TypedColumn(self.column, values, {"text": np.array(broken)}, blank)

    def _read_numbers(self, texts: Sequence[str | None]) -> TypedColumn:
        memo = self._memo.bounded()
        numbers = np.fromiter(map(memo.__getitem__, texts), np.float64, len(texts))
        valid = numbers > _LOWEST_VALUE
        blank = numbers == float(NULL)
        bitmap = None if valid.all() else pa.py_buffer(np.packbits(valid, bitorder="little"))
        data = pa.py_buffer(np.where(valid, numbers, 0.0))
        values = pa.Array.from_buffers(pa.float64(), len(texts), [bitmap, data])
        rules = [(rule, np.flatnonzero(numbers == float(_mark(rule)))) for rule in RULES]
        return TypedColumn(self.column, values, {rule: rows for rule, rows in rules if len(rows)}, blank)


_MARKED = NULL + (1 << 20)
_LOWEST_VALUE = NULL + (1 << 40)


def _mark(rule: Rule) -> int:
    """The number that stands for a broken rule; exact also as a float."""
    return NULL + ((RULES.index(rule) + 1) << 30)


class _Memo(dict[str | None, float]):
    """Remembers what each text means: a number for a value, or a mark for blank and broken texts."""

    def __init__(self, parse: Callable[[str], float], column: Column) -> None:
        super().__init__()
        self._parse = parse
        self._markers = column.markers

    def bounded(self) -> _Memo:
        """This memo, emptied when it holds too much."""
        if len(self) > REMEMBERED:
            self.clear()
        return self

    def __missing__(self, text: str | None) -> float:
        self[text] = meaning = self._meaning("" if text is None else text.strip())
        return meaning

    def _meaning(self, text: str) -> float:
        if not text:
            return NULL
        if len(text) > limits.MAX_TEXT:
            return _mark("text")
        if text in self._markers:
            return _MARKED
        try:
            return self._parse(text)
        except UnreadableTextError as error:
            return _mark(error.rule)


def _parser(column: Column, style: Style) -> Callable[[str], float]:
    """What turns a stripped text into the number that stands for its value."""
    if column.codes is not None:
        return _code_parser(column, style)
    if column.kind == "boolean":
        answers = {"0": 0, "1": 1} if style == "afcars" else BOOLEANS
        return lambda text: _looked_up(answers, text.lower())
    if column.kind == "date":
        return {"yyyymmdd": _compact_day, "yyyymm": _month}.get(column.text_form, _iso_day)
    if column.kind == "timestamp":
        return _iso_time
    if column.kind == "integer":
        return lambda text: _within(column, _whole(text))
    return lambda text: _within(column, _decimal(text))


def _looked_up(meanings: dict[str, int], text: str) -> int:
    if text not in meanings:
        raise UnreadableTextError("code_list")
    return meanings[text]


def _code_parser(column: Column, style: Style) -> Callable[[str], float]:
    assert column.codes is not None  # noqa: S101
    codes = column.codes.codes
    by_code = {code.code: n for n, code in enumerate(codes) if code.code}
    if style == "afcars":
        return lambda text: _looked_up(by_code, text)
    meanings = {code.name.lower(): n for n, code in enumerate(codes) if code.code}
    meanings |= {code.lower(): n for code, n in by_code.items()}
    width = max(len(code) for code in by_code)
    if all(code.isdigit() and len(code) == width for code in by_code):
        meanings |= {code.lstrip("0") or "0": n for code, n in by_code.items()}
    return lambda text: _looked_up(meanings, text.lower())


def _day(year: str, month: str, day: str) -> date:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        raise UnreadableTextError("date") from None
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise UnreadableTextError("date")
    return found


def _compact_day(text: str) -> int:
    found = re.fullmatch(r"([0-9]{4})([0-9]{2})([0-9]{2})", text)
    if found is None:
        raise UnreadableTextError("date")
    return (_day(*found.groups()) - EPOCH).days


def _month(text: str) -> int:
    if not re.fullmatch(r"[0-9]{6}", text):
        raise UnreadableTextError("date")
    return _compact_day(text + "01")


def _iso_day(text: str) -> int:
    found = re.fullmatch(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[T ]00:00(?::00(?:\.0+)?)?)?", text)
    if found is None:
        raise UnreadableTextError("date")
    return (_day(*found.groups()) - EPOCH).days


def _iso_time(text: str) -> int:
    found = re.fullmatch(
        r"([0-9]{4})-([0-9]{2})-([0-9]{2})"
        r"(?:[T ]([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:[.,]([0-9]{1,9}))?)?"
        r"\s?(?:Z|[+-][0-9]{2}:?(?:[0-9]{2})?)?)?",
        text,
    )
    if found is None:
        raise UnreadableTextError("time")
    year, month, day, hour, minute, second, fraction = found.groups("0")
    at = _day(year, month, day)
    if int(hour) > 23 or int(minute) > 59 or int(second) > 59:
        raise UnreadableTextError("time")
    whole = datetime(at.year, at.month, at.day, int(hour), int(minute), int(second))  # noqa: DTZ001
    return (whole - EPOCH_TIME) // timedelta(microseconds=1) + int(fraction.ljust(6, "0")[:6])


def _whole(text: str) -> int:
    if not re.fullmatch(r"[+-]?[0-9]{1,15}(?:\.0+)?", text):
        raise UnreadableTextError("number")
    return int(text.split(".", maxsplit=1)[0])


def _decimal(text: str) -> float:
    if not re.fullmatch(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?", text):
        raise UnreadableTextError("number")
    number = float(text)
    if not math.isfinite(number):
        raise UnreadableTextError("range")
    return number


def _within(column: Column, number: float) -> float:
    low = -math.inf if column.minimum is None else column.minimum
    high = math.inf if column.maximum is None else column.maximum
    if not low <= number <= high:
        raise UnreadableTextError("range")
    return number


def _is_usable(text: str) -> bool:
    return len(text) <= limits.MAX_TEXT and is_plain(text)
