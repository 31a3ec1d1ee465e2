"""Numbers, dates and times written as digits, from bytes to Arrow, a column at a time.

Only arithmetic on digits belongs here. Everything works on a block of fixed-width texts: a contiguous
uint8 array, one row per text.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import pairwise

import numpy as np

FIRST_YEAR = 1900
LAST_YEAR = 2099
ROWS_IN_CACHE = 1 << 13
"""Texts read together, so that what is made of them stays in the processor's cache."""
_BLANKS_8 = np.uint64(0x2020202020202020)
_BLANKS_4, _BLANKS_2 = np.uint32(0x20202020), np.uint16(0x2020)
_U4, _U8 = np.uint32, np.uint64

Dates = tuple[np.ndarray, np.ndarray, np.ndarray]
"""One entry per text: days since 1970 (int32; 0 where there is no date), whether the text is a real date of
1900-2099, whether it is blank."""

Parts = tuple[np.ndarray, np.ndarray, np.ndarray]
"""Year, month and day of numbers of eight digits."""


def _months() -> np.ndarray:
    """Per month since January 1900: day number of its first day (from 1970) times 32, plus its length."""
    months = [(year, month) for year in range(FIRST_YEAR, LAST_YEAR + 1) for month in range(1, 13)]
    firsts = [(date(y, m, 1) - date(1970, 1, 1)).days for y, m in months]
    firsts.append((date(LAST_YEAR + 1, 1, 1) - date(1970, 1, 1)).days)
    return np.array([a * 32 + (b - a) for a, b in pairwise(firsts)], np.int32)


_MONTHS = _months()


def _month_numbers() -> np.ndarray:
    """The month that two characters (a little-endian number) write, 0 where they write none."""
    numbers = np.zeros(1 << 16, np.int32)
    for month in range(1, 13):
        numbers[int.from_bytes(f"{month:02d}".encode(), "little")] = month
    return numbers


_MONTH_NUMBERS = _month_numbers()


def dates_mmddyyyy(block: np.ndarray) -> Dates:
    """Days since 1970 of texts of eight characters, month first."""
    return _dates(block, _month_day_year)


def dates_yyyymmdd(block: np.ndarray) -> Dates:
    """Days since 1970 of texts of eight characters, year first."""
    return _dates(block, _year_month_day)


def dates_yyyymm(block: np.ndarray) -> Dates:
    """Days since 1970 of the first days of months, from texts of six characters."""
    days, real = np.empty(len(block), np.int32), np.empty(len(block), bool)
    blank = np.empty(len(block), bool)
    for begin in range(0, len(block), ROWS_IN_CACHE):
        some = slice(begin, begin + ROWS_IN_CACHE)
        years, months = block[some, :4].view("<u4").ravel(), block[some, 4:].view("<u2").ravel()
        blank[some] = (years == _BLANKS_4) & (months == _BLANKS_2)
        year, digits = numbers_of_four_digits(years)
        packed, real[some] = _packed_months(year, _MONTH_NUMBERS.take(months), digits)
        days[some] = np.where(real[some], packed >> 5, 0)
    return days, real, blank


def _dates(block: np.ndarray, parts: Callable[[np.ndarray], Parts]) -> Dates:
    words = block.view("<u8").ravel()
    blank = words == _BLANKS_8
    if blank.all():
        return np.zeros(len(words), np.int32), ~blank, blank
    if not blank.any():
        days, real = _days(words, parts)
        return days, real, blank
    written = np.flatnonzero(~blank)
    days = np.zeros(len(words), np.int32)
    real = np.zeros(len(words), bool)
    days[written], real[written] = _days(words[written], parts)
    return days, real, blank


def numbers_of_digits(words: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The numbers of texts of eight digits (int32), and which of the texts are digits throughout.

    Quickest where the texts are few enough to stay in the processor's cache.
    """
    high = words & _U8(0xF0F0F0F0F0F0F0F0)
    carried = ((words + _U8(0x0606060606060606)) & _U8(0xF0F0F0F0F0F0F0F0)) >> _U8(4)
    digits = (high | carried) == _U8(0x3333333333333333)
    value = words - _U8(0x3030303030303030)
    value = value * _U8(10) + (value >> _U8(8))
    even = (value & _U8(0x000000FF000000FF)) * _U8(0x000F424000000064)
    odd = ((value >> _U8(16)) & _U8(0x000000FF000000FF)) * _U8(0x0000271000000001)
    return ((even + odd) >> _U8(32)).astype(np.int32), digits


def numbers_of_four_digits(words: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The same of texts of four digits (uint32)."""
    high = words & _U4(0xF0F0F0F0)
    carried = ((words + _U4(0x06060606)) & _U4(0xF0F0F0F0)) >> _U4(4)
    value = words - _U4(0x30303030)
    value = value * _U4(10) + (value >> _U4(8))
    number = (value & _U4(0xFF)) * _U4(100) + ((value >> _U4(16)) & _U4(0xFF))
    return number.view(np.int32), (high | carried) == _U4(0x33333333)


def _month_day_year(number: np.ndarray) -> Parts:
    month_day = number // 10000
    month = month_day // 100
    return number - month_day * 10000, month, month_day - month * 100


def _year_month_day(number: np.ndarray) -> Parts:
    year_month = number // 100
    year = year_month // 100
    return year, year_month - year * 100, number - year_month * 100


def _days(words: np.ndarray, parts: Callable[[np.ndarray], Parts]) -> tuple[np.ndarray, np.ndarray]:
    """Days since 1970 of texts of eight characters, and which of them are real dates."""
    days, real = np.empty(len(words), np.int32), np.empty(len(words), bool)
    for begin in range(0, len(words), ROWS_IN_CACHE):
        some = slice(begin, begin + ROWS_IN_CACHE)
        days[some], real[some] = _some_days(words[some], parts)
    return days, real


def _some_days(words: np.ndarray, parts: Callable[[np.ndarray], Parts]) -> tuple[np.ndarray, np.ndarray]:
    number, digits = numbers_of_digits(words)
    year, month, day = parts(number)
    packed, in_range = _packed_months(year, month, digits)
    real = in_range & ((day - 1).view(np.uint32) < (packed & 31).view(np.uint32))
    days = (packed >> 5) + (day - 1)
    return (days if real.all() else np.where(real, days, 0)), real


def _packed_months(year: np.ndarray, month: np.ndarray, digits: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """What is known of some months (`_months`), and which of them are such; the others get any."""
    in_range = digits & (month - 1).view(np.uint32).__lt__(12)
    in_range &= (year - FIRST_YEAR).view(np.uint32) <= LAST_YEAR - FIRST_YEAR
    index = (year - FIRST_YEAR) * 12 + month - 1
    return _MONTHS.take(index if in_range.all() else np.where(in_range, index, 0)), in_range


def times_hhmm(block: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Whether texts of four characters are times from 0000 to 2359, and whether they are blank."""
    blank = block.view("<u4").ravel() == _BLANKS_4
    if blank.all():
        return ~blank, blank
    digits = block - np.uint8(ord("0"))
    is_time = (digits <= 9).all(axis=1)
    hours = digits[:, 0].astype(np.int16) * 10 + digits[:, 1]
    is_time &= (hours < 24) & (digits[:, 2] < 6)
    return is_time, blank
