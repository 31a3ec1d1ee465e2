"""Columns of an archive's files to typed columns: each distinct value is judged once.

Here belongs how the archive and the packages write values: codes without leading zeros or as 1.0, dates in
several forms, counties with their state before them. Which texts a column then allows is told by its contract
and read by `typed_columns`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import TypeAlias

import numpy as np
import polars as pl
import pyarrow as pa

from transforms.contracts.codes import CodeList
from transforms.contracts.contract import Column
from transforms.staging import limits
from transforms.staging.faults import Rule
from transforms.staging.tables.text_tables import as_strings
from transforms.staging.values.array_columns import Strings
from transforms.staging.values.fixed_forms import FixedForm
from transforms.staging.values.repeated_texts import RepeatedTexts
from transforms.staging.values.text_values import (
    LOWEST_VALUE,
    MARKED,
    NULL,
    REMEMBERED,
    UnreadableTextError,
    mark,
)
from transforms.staging.values.typed_columns import ARROW_TYPES, ColumnReader, TypedColumn

Normal = Callable[[str], str]
"""A stripped text in the form our readers take; raises UnreadableTextError where it has none."""

Values: TypeAlias = pl.Series | pa.Array
"""A column of texts, numbers or dates as its container gives it."""

Ranges = Sequence[tuple[object, object]]

MISSING_WORDS = (".", "NA", "#NULL!")
MISSING = re.compile(r"\.[A-Za-z_]?|NA|#NULL!")
"""How packages write a missing value into a table of texts: Stata and SAS, R, SPSS."""

MISSING_LENGTHS = sorted(map(len, MISSING_WORDS))
MOST_WHOLE = 1e15
CONTROL = r"[\x00-\x1f\x7f-\x9f]"
MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_CLOCK = r"(?:[T ][0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?"
_YEAR_FIRST = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})" + _CLOCK)
_MONTH_FIRST = re.compile(r"([0-9]{1,2})[/-]([0-9]{1,2})[/-]([0-9]{4})" + _CLOCK)
_MONTH_NAMED = re.compile(r"([0-9]{1,2})-?([A-Za-z]{3})-?([0-9]{4})(?::[0-9:.]+)?")
_DIGITS_YEAR_FIRST = re.compile(r"((?:19|20)[0-9]{2})([0-9]{2})([0-9]{2})")
_DIGITS_MONTH_FIRST = re.compile(r"([0-9]{2})([0-9]{2})((?:19|20)[0-9]{2})")


@dataclass(frozen=True)
class _Meanings:
    """What some distinct texts mean: numbers that stand for values, blanks and broken rules, or texts.

    With texts stand the rules that some break, and which are blank.
    """

    texts: list[str]
    values: np.ndarray | pa.Array
    rules: Mapping[int, Rule] = field(default_factory=dict)
    blank: np.ndarray = field(default_factory=lambda: np.zeros(0, bool))


class ArchiveReader:
    """Reads one column of a contract from columns of text, numbers or dates.

    `allowed` restricts whole numbers to a set. `masked` are values the archive writes where it gives none:
    null, and no fault; `has_masked` tells whether there was one, `has_missing` the same of what packages
    write for a missing value (`MISSING`). `spellings` are other texts for codes. `county_of` is the FIPS code
    of the state whose counties stand in the column, `without` a prefix to be taken off texts.
    `declared_missing` are values the file says are missing: null where the column has no meaning for them.
    """

    def __init__(  # noqa: PLR0913
        self,
        column: Column,
        *,
        allowed: frozenset[int] | None = None,
        masked: frozenset[str] = frozenset(),
        spellings: Mapping[str, str] = MappingProxyType({}),
        county_of: str | None = None,
        without: str = "",
        declared_missing: Ranges = (),
    ) -> None:
        self.column = column
        self.has_masked = self.has_missing = False
        self._masked = masked
        self._spellings = spellings
        self._without = without
        self._missing = declared_missing
        self._is_free = column.kind == "text" and column.codes is None and not column.text_form
        self._normal = _normal(column, allowed, county_of)
        self._reader = ColumnReader(replace(column, text_form=""), "extract")
        self._type = arrow_type(column)
        self._is_day = column.kind == "date" and column.text_form != "yyyymm" and not (masked or spellings)
        self._repeated = RepeatedTexts()
        self._last: _Meanings | None = None
        self._known: dict[str, tuple[str | None, Rule | None]] = {}

    def read(self, values: Values) -> TypedColumn:
        """The typed column of some values."""
        return self._free_text(values) if self._is_free else self._judged(values)

    def raw(self, values: Values, rows: np.ndarray) -> list[str]:
        """What stands in some rows, as text."""
        return [text_of(value) for value in series_of(taken(values, rows)).to_list()]

    def _free_text(self, values: Values) -> TypedColumn:
        return self._plain_text(values) or self._careful_text(values)

    def _plain_text(self, values: Values) -> TypedColumn | None:
        """Texts of which none can be other than it is written; None where one might."""
        if isinstance(values, pl.Series) or self._without:
            return None
        texts = Strings(as_strings(values))
        may_be_missing = np.isin(texts.lengths, MISSING_LENGTHS)
        if may_be_missing.any() or len(texts.doubtful(is_plain=False)):
            return None
        blank = texts.lengths == 0
        return TypedColumn(self.column, texts.without(blank) if blank.any() else texts.array, {}, blank)

    def _careful_text(self, values: Values) -> TypedColumn:
        texts = whole_texts(values).str.strip_chars()
        missing = texts.is_in(MISSING_WORDS)
        if missing.any():
            self.has_missing, texts = True, texts.set(missing, None)
        texts = texts.str.strip_prefix(self._without)
        texts = texts.set(texts == "", None)
        blank = texts.is_null().to_numpy()
        unusable = (texts.str.len_chars() > limits.MAX_TEXT) | texts.str.contains(CONTROL)
        if not unusable.any():
            return TypedColumn(self.column, arrow_of(texts), {}, blank)
        rows = np.flatnonzero(unusable.fill_null(value=False).to_numpy())
        return TypedColumn(self.column, arrow_of(texts.set(unusable, None)), {"text": rows}, blank)

    def _judged(self, values: Values) -> TypedColumn:
        """Each distinct value read once, and its meaning repeated."""
        array = arrow_of(values)
        if array.null_count == len(array) or _is_empty(array):
            return TypedColumn(self.column, pa.nulls(len(array), self._type), {}, np.ones(len(array), bool))
        if self._is_day and pa.types.is_string(array.type) and (days := self._days(array)):
            return days
        distinct, places = self._repeated.encoded(array)
        found = self._meanings_of([text_of(value) for value in distinct])
        if isinstance(found.values, np.ndarray):
            return self._reader.column_at(found.values, places)
        broken = {rule: _rows_of(rule, found.rules, places) for rule in dict.fromkeys(found.rules.values())}
        broken = {rule: rows for rule, rows in broken.items() if len(rows)}
        return TypedColumn(self.column, found.values.take(pa.array(places)), broken, found.blank.take(places))

    def _days(self, array: pa.StringArray) -> TypedColumn | None:
        """The column where all texts are empty or real days written yyyy-mm-dd."""
        texts = Strings(array)
        blank = texts.lengths == 0
        form = iso_day()
        if not (blank | (texts.lengths == form.length)).all():
            return None
        days, _, good = form.read(texts.all_of(form.length))
        if not good.all():
            return None
        if not blank.any():
            return TypedColumn(self.column, self._reader.array(days, None), {}, blank)
        values = np.zeros(len(blank), np.int32)
        values[~blank] = days
        return TypedColumn(self.column, self._reader.array(values, ~blank), {}, blank)

    def _meanings_of(self, distinct: list[str]) -> _Meanings:
        """What some distinct texts mean; most blocks hold those of the block before."""
        if self._last is None or distinct != self._last.texts:
            texts, rules = self._normalised(distinct)
            if self._reader.is_text:
                self._last = self._texts_of(distinct, texts, rules)
            else:
                self._last = _Meanings(distinct, self._numbers_of(distinct, texts, rules))
        return self._last

    def _numbers_of(
        self, distinct: list[str], texts: list[str | None], rules: Mapping[int, Rule]
    ) -> np.ndarray:
        """The numbers that stand for values, blanks and broken rules."""
        meanings = self._reader.meanings(texts)
        for row, text in enumerate(distinct):
            if meanings[row] < LOWEST_VALUE and (
                meanings[row] == MARKED or _is_declared(text, self._missing)
            ):
                meanings[row] = NULL
        for row, rule in rules.items():
            meanings[row] = mark(rule)
        return meanings

    def _texts_of(self, distinct: list[str], texts: list[str | None], rules: dict[int, Rule]) -> _Meanings:
        typed = self._reader.read(texts)
        for rule, rows in typed.broken.items():
            rules |= {int(row): rule for row in rows if not _is_declared(distinct[row], self._missing)}
        blank = typed.values.is_null().to_numpy(zero_copy_only=False).copy()
        blank[list(rules)] = False
        return _Meanings(distinct, typed.values, rules, blank)

    def _normalised(self, distinct: list[str]) -> tuple[list[str | None], dict[int, Rule]]:
        """The distinct texts as our readers take them, and the rules that some of them break."""
        texts: list[str | None] = []
        rules: dict[int, Rule] = {}
        if len(self._known) > REMEMBERED:
            self._known.clear()
        for number, found in enumerate(distinct):
            if found not in self._known:
                self._known[found] = self._as_read(self._spellings.get(found.strip(), found.strip()))
            text, rule = self._known[found]
            texts.append(text)
            if rule is not None:
                rules[number] = rule
        return texts, rules

    def _as_read(self, text: str) -> tuple[str | None, Rule | None]:
        """A text as our readers take it, or the rule it breaks."""
        if MISSING.fullmatch(text):
            self.has_missing, text = True, ""
        elif self._masked and _plain_number(text) in self._masked:
            self.has_masked, text = True, ""
        try:
            return self._normal(text) if text else None, None
        except UnreadableTextError as error:
            return None, None if _is_declared(text, self._missing) else error.rule


@cache
def iso_day() -> FixedForm:
    """How most programs write days."""
    return FixedForm("%Y-%m-%d")


def arrow_type(column: Column) -> pa.DataType:
    """The Arrow type of a typed column."""
    return pa.dictionary(pa.int8(), pa.string()) if column.codes is not None else ARROW_TYPES[column.kind]


def series_of(values: Values) -> pl.Series:
    """The column in Polars."""
    return values if isinstance(values, pl.Series) else pl.Series(as_strings(values), dtype=pl.String)


def taken(values: Values, rows: np.ndarray) -> Values:
    """Some rows of a column."""
    return values.gather(rows) if isinstance(values, pl.Series) else values.take(pa.array(rows))


def whole_texts(column: Values) -> pl.Series:
    """A column as texts; numbers without a fraction are written without a point."""
    values = series_of(column)
    if values.dtype == pl.String:
        return values
    if values.dtype.is_float():
        values = values.fill_nan(None)
        whole = values.cast(pl.Int64, strict=False)
        is_whole = (whole.cast(pl.Float64) == values).fill_null(value=False)
        return pl.select(
            pl.when(is_whole).then(whole.cast(pl.String)).otherwise(values.cast(pl.String))
        ).to_series()
    return values.cast(pl.String)


def text_of(value: object) -> str:
    """One value as text; a number without a fraction is written without a point, nothing is empty."""
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, float):
        return (
            f"{value:.0f}"
            if value.is_integer() and abs(value) < MOST_WHOLE
            else str(value).replace("nan", "")
        )
    return value.isoformat() if isinstance(value, date) else str(value)


def arrow_of(values: Values) -> pa.Array:
    """The column in Arrow, texts as `string`."""
    if not isinstance(values, pl.Series):
        return as_strings(values)
    array = values.to_arrow(compat_level=pl.CompatLevel.oldest())
    return array.cast(pa.string()) if values.dtype == pl.String else array


def _is_empty(array: pa.Array) -> bool:
    """Whether texts hold no character."""
    if not pa.types.is_string(array.type):
        return False
    offsets = np.frombuffer(array.buffers()[1], np.int32)
    return bool(offsets[array.offset] == offsets[array.offset + len(array)])


def _rows_of(rule: Rule, rules: Mapping[int, Rule], places: np.ndarray) -> np.ndarray:
    return np.flatnonzero(np.isin(places, [number for number, broken in rules.items() if broken == rule]))


def _is_declared(text: str, ranges: Ranges) -> bool:
    """Whether a file declares a value as missing."""
    for low, high in ranges:
        if isinstance(low, str) or isinstance(high, str):
            if text == str(low).strip():
                return True
        elif re.fullmatch(r"-?[0-9]+(?:\.[0-9]+)?", text) and float(low) <= float(text) <= float(high):  # type: ignore[arg-type]
            return True
    return False


def _normal(  # noqa: PLR0911
    column: Column, allowed: frozenset[int] | None, county_of: str | None
) -> Normal:
    if column.codes is not None:
        return _code(column.codes)
    if column.kind == "date":
        return month_text if column.text_form == "yyyymm" else day_text
    if column.kind == "integer" and allowed is not None:
        return lambda text: _one_of(allowed, _plain_number(text))
    if column.kind in ("integer", "number", "boolean"):
        return _plain_number
    if column.text_form == "hhmm":
        return _time
    if county_of is not None:
        return lambda text: _county(text, county_of)
    return lambda text: _digits(text, column.width or 0)


def _plain_number(text: str) -> str:
    """`01.0` and `1.` as `1`; any other text as it is."""
    found = re.fullmatch(r"(-?)0*([0-9]+)(?:\.0*)?", text)
    return text if found is None else found[1] + found[2]


def _code(codes: CodeList) -> Normal:
    by_code = codes.by_code
    numbers = {str(int(code)): code for code in by_code if code.isdigit() and code.isascii()}

    def read(text: str) -> str:
        if text in by_code:
            return text
        plain = _plain_number(text)
        if plain not in numbers:
            raise UnreadableTextError("code_list")
        return numbers[plain]

    return read


def _one_of(allowed: frozenset[int], text: str) -> str:
    if not re.fullmatch(r"[0-9]{1,9}", text):
        raise UnreadableTextError("number")
    if int(text) not in allowed:
        raise UnreadableTextError("range")
    return text


def _digits(text: str, width: int) -> str:
    plain = _plain_number(text)
    if not re.fullmatch(r"[0-9]+", plain) or len(plain) > width:
        raise UnreadableTextError("number")
    return plain.zfill(width)


def _county(text: str, state: str) -> str:
    """Three digits of a county, from these or from five that begin with its state's."""
    five = _digits(text, 5)
    if five[:2] not in ("00", state):
        raise UnreadableTextError("number")
    return five[2:]


def _time(text: str) -> str:
    found = re.fullmatch(r"([0-9]{1,2}):([0-9]{2})(?::[0-9]{2}(?:\.[0-9]+)?)?", text)
    digits = _digits(found[1] + found[2] if found else text, 4) if found else _four(text)
    if int(digits[:2]) > 23 or int(digits[2:]) > 59:
        raise UnreadableTextError("time")
    return digits


def _four(text: str) -> str:
    plain = _plain_number(text)
    if not re.fullmatch(r"[0-9]{1,4}", plain):
        raise UnreadableTextError("time")
    return plain.zfill(4)


def day_text(text: str) -> str:
    """A date of any form the archive or a package writes, as yyyy-mm-dd; a time of day after it is dropped.

    Eight digits are year first or month first: no month begins with 19 or 20.
    """
    text = _plain_number(text) if "." in text and ":" not in text else text
    if found := _YEAR_FIRST.fullmatch(text) or _DIGITS_YEAR_FIRST.fullmatch(text):
        return f"{found[1]}-{found[2]:0>2}-{found[3]:0>2}"
    eight = text.zfill(8) if re.fullmatch(r"[0-9]{7}", text) else text
    if found := _MONTH_FIRST.fullmatch(text) or _DIGITS_MONTH_FIRST.fullmatch(eight):
        return f"{found[3]}-{found[1]:0>2}-{found[2]:0>2}"
    if (found := _MONTH_NAMED.fullmatch(text)) and found[2].upper() in MONTHS:
        return f"{found[3]}-{MONTHS.index(found[2].upper()) + 1:02d}-{found[1]:0>2}"
    raise UnreadableTextError("date")


def month_text(text: str) -> str:
    """A month written yyyymm, as its first day; a date stands for its month."""
    found = re.fullmatch(r"([0-9]{4})([0-9]{2})", _plain_number(text))
    return f"{found[1]}-{found[2]}-01" if found else day_text(text)[:8] + "01"
