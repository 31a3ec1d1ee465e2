"""Dates and times of one fixed form (`%Y-%m-%d`), a column at a time.

Here belongs only what is read digit by digit: two bytes are looked up together, and what the pairs add up to
is the day and the time. A text that is refused here may still be readable with more care (`text_values`); one
that is read here means what care would have found.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from transforms.staging.fixed.dates import FIRST_YEAR, LAST_YEAR

REFUSED = -(1 << 28)
"""What a pair that does not fit adds: so much that no other pairs make up for it."""

MOST_PAIRS = 7
"""So many refusals can be added without leaving 32 bits."""

ROWS_IN_CACHE = 1 << 14
"""Rows read together, so that what is made of them stays in the processor's cache."""

DAY, SECOND, MICROSECOND = range(3)
_YEAR_STEP, _MONTH_STEP = 32 * 64, 64
_DIGITS = "0123456789"
_FIELDS: dict[str, Sequence[tuple[str, int, int]]] = {
    "%Y": [(_DIGITS, DAY, _YEAR_STEP * scale) for scale in (1000, 100, 10, 1)],
    "%m": [("01", DAY, _MONTH_STEP * 10), (_DIGITS, DAY, _MONTH_STEP)],
    "%d": [("0123", DAY, 10), (_DIGITS, DAY, 1)],
    "%H": [("012", SECOND, 36_000), (_DIGITS, SECOND, 3_600)],
    "%M": [("012345", SECOND, 600), (_DIGITS, SECOND, 60)],
    "%S": [("012345", SECOND, 10), (_DIGITS, SECOND, 1)],
    "%f": [(_DIGITS, MICROSECOND, scale) for scale in (100_000, 10_000, 1_000, 100, 10, 1)],
    "[T ]": [("T ", SECOND, 0)],
}
"""Per field: for each of its characters what may stand there, and what a digit is worth of which unit."""

_TOKEN = re.compile(r"%[YmdHMSf]|\[T \]|[^%\[\]]", re.DOTALL)
NO_DAY = np.int32(-(1 << 31))


@cache
def _days() -> np.ndarray:
    """Days since 1970 by year, month and day, as the pairs add them up; `NO_DAY` where there is none."""
    days = np.arange(f"{FIRST_YEAR}-01-01", f"{LAST_YEAR + 1}-01-01", dtype="datetime64[D]")
    months = days.astype("datetime64[M]")
    years, month = np.divmod(months.astype(np.int64), 12)
    place = (years + 1970 - FIRST_YEAR) * _YEAR_STEP + (month + 1) * _MONTH_STEP
    place += (days - months).astype(np.int64) + 1
    table = np.full((LAST_YEAR - FIRST_YEAR + 1) * _YEAR_STEP, NO_DAY, np.int32)
    table[place] = days.astype(np.int32)
    return table


@dataclass(frozen=True)
class _Pair:
    """Two bytes of a text: what each of the 65,536 possible pairs adds to each unit."""

    position: int
    tables: dict[int, np.ndarray]


class FixedForm:
    """One form of dates or times, every field of fixed width.

    The form is written as for `strptime`, of which it knows `%Y %m %d %H %M %S`, `%f` with six digits, and
    literal characters; `[T ]` is either of the two.

    Raises:
        ValueError: the form holds something else, or lacks the year, the month or the day.
    """

    def __init__(self, form: str) -> None:
        tokens = _TOKEN.findall(form)
        if "".join(tokens) != form or not form.isascii() or not {"%Y", "%m", "%d"} <= set(tokens):
            raise ValueError("not a form of fixed widths")
        if len(set(fields := [token for token in tokens if token in _FIELDS])) != len(fields):
            raise ValueError("a field of the form stands twice")
        characters = [one for token in tokens for one in _FIELDS.get(token, [(token, None, 0)])]
        if any(allowed.isspace() for allowed, _, _ in characters if allowed != " "):
            raise ValueError("not a form of fixed widths")
        self.length = len(characters)
        self.has_time = "%H" in tokens
        self._pairs = _pairs(characters)

    def read(self, texts: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Reads a contiguous uint8 array, one row per text.

        Returns:
            Days since 1970 (int32), microseconds of the day (int64), and whether the text has this form and
            is a real day of 1900-2099 and a real time.
        """
        days, micros = np.empty(len(texts), np.int32), np.zeros(len(texts), np.int64)
        good = np.empty(len(texts), bool)
        for begin in range(0, len(texts), ROWS_IN_CACHE):
            some = slice(begin, begin + ROWS_IN_CACHE)
            days[some], of_day, good[some] = self._read(texts[some])
            if of_day is not None:
                micros[some] = of_day
        return days, micros, good

    def _read(self, texts: np.ndarray) -> tuple[np.ndarray, np.ndarray | None, np.ndarray]:
        if self.length % 2:
            padded = np.zeros((len(texts), self.length + 1), np.uint8)
            padded[:, :-1] = texts
            texts = padded
        words = texts.view("<u2")
        sums: dict[int, np.ndarray] = {}
        for pair in self._pairs:
            column = words[:, pair.position].astype(np.intp)
            for unit, table in pair.tables.items():
                found = table.take(column, mode="wrap")
                sums[unit] = found if unit not in sums else np.add(sums[unit], found, out=found)
        sums[DAY] -= np.int32(FIRST_YEAR * _YEAR_STEP)
        days = _days().take(sums[DAY], mode="clip")
        good = days != NO_DAY
        micros: np.ndarray | None = None
        if SECOND in sums:
            good &= sums[SECOND].view(np.uint32) < 86_400
            micros = sums[SECOND].astype(np.int64) * 1_000_000
        if MICROSECOND in sums:
            good &= sums[MICROSECOND] >= 0
            micros = sums[MICROSECOND] + (np.int64(0) if micros is None else micros)
        return days, micros, good


def _pairs(characters: Sequence[tuple[str, int | None, int]]) -> list[_Pair]:
    """The tables of a form. A pair without digits is counted to the unit with the fewest pairs."""
    padded = [*characters, ("\0", None, 0)] if len(characters) % 2 else list(characters)
    used = dict.fromkeys((DAY, SECOND, MICROSECOND), 0)
    pairs = []
    for position in range(len(padded) // 2):
        two = padded[2 * position : 2 * position + 2]
        units = {unit for _, unit, _ in two if unit is not None} or {min(used, key=lambda unit: used[unit])}
        for unit in units:
            used[unit] += 1
        pairs.append(_Pair(position, {unit: _table(two, unit) for unit in units}))
    if max(used.values()) > MOST_PAIRS:
        raise ValueError("the form is too long")
    return pairs


def _table(two: Sequence[tuple[str, int | None, int]], unit: int) -> np.ndarray:
    """What each pair of bytes adds to a unit; `REFUSED` where it does not fit."""
    worth = []
    for allowed, of_unit, scale in two:
        one = np.full(256, REFUSED, np.int32)
        for character in allowed:
            digit = int(character) if of_unit == unit and scale else 0
            one[ord(character)] = digit * scale
        worth.append(one)
    return np.maximum(worth[1][:, None] + worth[0][None, :], REFUSED).astype(np.int32).ravel()
