"""How an archive and the packages write one value, and what that is in the form our readers take.

Here belong codes without leading zeros or as 1.0, dates in several forms, counties with their state before
them. How columns are made of them stands in `archive_reader`; which texts a column then allows is told by its
contract and read by `typed_columns`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import TypeAlias

import numpy as np
import polars as pl
import pyarrow as pa

from transforms.contracts.codes import CodeList
from transforms.contracts.contract import Column
from transforms.staging.tables.text_tables import as_strings
from transforms.staging.values.text_values import UnreadableTextError
from transforms.staging.values.typed_columns import ARROW_TYPES

Normal = Callable[[str], str]
"""A stripped text in the form our readers take; raises UnreadableTextError where it has none."""

Values: TypeAlias = pl.Series | pa.Array
"""A column of texts, numbers or dates as its container gives it."""

MISSING_WORDS = (".", "NA", "#NULL!")
MISSING = re.compile(r"\.[A-Za-z_]?|NA|#NULL!")
"""How packages write a missing value into a table of texts: Stata and SAS, R, SPSS."""

MOST_WHOLE = 1e15
MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_CLOCK = r"(?:[T ][0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?"
_YEAR_FIRST = re.compile(r"([0-9]{4})[/-]([0-9]{1,2})[/-]([0-9]{1,2})" + _CLOCK)
_MONTH_FIRST = re.compile(r"([0-9]{1,2})[/-]([0-9]{1,2})[/-]([0-9]{4})" + _CLOCK)
_MONTH_NAMED = re.compile(r"([0-9]{1,2})-?([A-Za-z]{3})-?([0-9]{4})(?::[0-9:.]+)?")
_DIGITS_YEAR_FIRST = re.compile(r"((?:19|20)[0-9]{2})([0-9]{2})([0-9]{2})")
_DIGITS_MONTH_FIRST = re.compile(r"([0-9]{2})([0-9]{2})((?:19|20)[0-9]{2})")


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


def normal_form(  # noqa: PLR0911
    column: Column, allowed: frozenset[int] | None, county_of: str | None
) -> Normal:
    """What brings a stripped text of a column into the form our readers take."""
    if column.codes is not None:
        return _code(column.codes)
    if column.kind == "date":
        return month_text if column.text_form == "yyyymm" else day_text
    if column.kind == "integer" and allowed is not None:
        return lambda text: _one_of(allowed, plain_number(text))
    if column.kind in ("integer", "number", "boolean"):
        return plain_number
    if column.text_form == "hhmm":
        return _time
    if county_of is not None:
        return lambda text: _county(text, county_of)
    return lambda text: _digits(text, column.width or 0)


def plain_number(text: str) -> str:
    """`01.0` and `1.` as `1`; any other text as it is."""
    found = re.fullmatch(r"(-?)0*([0-9]+)(?:\.0*)?", text)
    return text if found is None else found[1] + found[2]


def _code(codes: CodeList) -> Normal:
    by_code = codes.by_code
    numbers = {str(int(code)): code for code in by_code if code.isdigit() and code.isascii()}

    def read(text: str) -> str:
        if text in by_code:
            return text
        plain = plain_number(text)
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
    plain = plain_number(text)
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
    plain = plain_number(text)
    if not re.fullmatch(r"[0-9]{1,4}", plain):
        raise UnreadableTextError("time")
    return plain.zfill(4)


def day_text(text: str) -> str:
    """A date of any form the archive or a package writes, as yyyy-mm-dd; a time of day after it is dropped.

    Eight digits are year first or month first: no month begins with 19 or 20.
    """
    text = plain_number(text) if "." in text and ":" not in text else text
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
    found = re.fullmatch(r"([0-9]{4})([0-9]{2})", plain_number(text))
    return f"{found[1]}-{found[2]}-01" if found else day_text(text)[:8] + "01"
