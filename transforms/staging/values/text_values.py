"""What one text means: a value, nothing, or a broken rule.

Here belongs what a text may look like per kind of column, one text at a time. Meanings are numbers (a day,
the position of a code, the value itself); marks stand for blank texts and broken rules. How columns are made
of them stands in `typed_columns`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cached_property
from typing import Literal

from transforms.contracts.contract import Column
from transforms.staging import limits
from transforms.staging.faults import Rule
from transforms.staging.fixed.dates import FIRST_YEAR, LAST_YEAR
from transforms.staging.values.plain_text import value_of

Style = Literal["afcars", "extract"]
"""How a source writes answers: AFCARS by code alone; extracts by code or name, with ISO dates."""

EPOCH = date(1970, 1, 1)
EPOCH_TIME = datetime(1970, 1, 1)  # noqa: DTZ001
NULL = -(1 << 62)
MARKED = NULL + (1 << 20)
"""The meaning of a text that is a marker of its column."""
LOWEST_VALUE = NULL + (1 << 40)
"""Every value lies above it, every mark below."""
RULES: tuple[Rule, ...] = ("code_list", "date", "number", "range", "time", "required", "text")
REMEMBERED = 200_000
SPREADSHEET_DAYS = "excel"
"""The form of a date or time that is a count of days, as spreadsheets hold them."""
_DAY_ZERO = datetime(1899, 12, 30)  # noqa: DTZ001
_AMBIGUOUS = datetime(2010, 11, 12)  # noqa: DTZ001
"""A day that forms which take its parts for one another read differently."""
_FIRST_SURE_YEAR = 1901
"""Before March 1900 spreadsheets disagree by a day."""
_MOST_SECONDS = 86_400 * 365 * 1000
OFFSET = r":[0-9]{2}[^+-]*(?:Z|[+-][0-9]{2}:?(?:[0-9]{2})?)\s*$"
"""The end of a time that says how far it is from UTC."""
BOOLEANS = {"true": 1, "1": 1, "yes": 1, "y": 1, "t": 1, "false": 0, "0": 0, "no": 0, "n": 0, "f": 0}
_WHOLE_CODE = r"(-?)0*([0-9]{1,15})(?:\.0*)?"


@dataclass(frozen=True)
class Translation:
    """How an agency writes one column: its codes in our words, texts that mean nothing, forms.

    `forms` are those of dates and times, or of numbers, of which the first that fits holds. `is_last_day`
    says that a date is the last day of something rather than the day after. `is_by_number` says that a code
    is a number whatever its zeros: `01` and `1.0` are `1`, for programs add and drop them.
    """

    codes: Mapping[str, str] = field(default_factory=dict)
    empty: frozenset[str] = frozenset()
    forms: tuple[str, ...] = ()
    is_last_day: bool = False
    is_by_number: bool = False

    def of(self, text: str) -> str:
        """Our text for a stripped text of theirs, which stays where nothing is said of it."""
        ours = self.said_of(text) if self.codes or self.empty else None
        return text if ours is None else ours

    def said_of(self, text: str) -> str | None:
        """Our text where a text is a code or means nothing: as written, else in any case, else by number."""
        ours = self.codes.get(text)
        if ours is None and text in self.empty:
            return ""
        if ours is None:
            ours = self._in_any_case.get(text.casefold())
        if ours is None and self.is_by_number:
            ours = self._by_number.get(as_whole_number(text))
        return None if ours is None else ours.strip()

    @cached_property
    def _in_any_case(self) -> Mapping[str, str]:
        nothing = dict.fromkeys((theirs.casefold() for theirs in self.empty), "")
        return nothing | {theirs.strip().casefold(): ours for theirs, ours in self.codes.items()}

    @cached_property
    def _by_number(self) -> Mapping[str, str]:
        """Our texts by numbers; without those that two codes write, each of which stands for itself."""
        meanings: dict[str, set[str]] = {}
        for theirs, ours in self.codes.items():
            meanings.setdefault(as_whole_number(theirs.strip()), set()).add(ours.strip())
        return {number: min(ours) for number, ours in meanings.items() if number and len(ours) == 1}


AS_IT_IS = Translation()


def as_whole_number(text: str) -> str:
    """A whole number as one writes it, for `007`, `7` and `7.0` alike; empty for what is none."""
    found = re.fullmatch(_WHOLE_CODE, text)
    return "".join(found.groups()) if found else ""


class UnreadableTextError(Exception):
    """A text that breaks a rule. Carries the rule only."""

    def __init__(self, rule: Rule) -> None:
        super().__init__(rule)
        self.rule = rule


def mark(rule: Rule) -> int:
    """The number that stands for a broken rule; exact also as a float."""
    return NULL + ((RULES.index(rule) + 1) << 30)


class Memo(dict[str | None, float]):
    """Remembers what each text means: a number for a value, or a mark for blank and broken texts.

    `has_offsets` tells that a time was among them which bears an offset from UTC: it is not applied.
    """

    def __init__(self, column: Column, style: Style, translation: Translation = AS_IT_IS) -> None:
        super().__init__()
        self._parse = _parser(column, style, translation)
        self._markers = column.markers
        self._translation = translation
        self._is_time = column.kind == "timestamp"
        self.has_offsets = False

    def bounded(self) -> Memo:
        """This memo, emptied when it holds too much."""
        if len(self) > REMEMBERED:
            self.clear()
        return self

    def __missing__(self, text: str | None) -> float:
        self[text] = meaning = self._meaning("" if text is None else value_of(text))
        return meaning

    def _meaning(self, text: str) -> float:
        if len(text) > limits.MAX_TEXT:
            return mark("text")
        text = self._translation.of(text)
        if not text:
            return NULL
        if text in self._markers:
            return MARKED
        try:
            meaning = self._parse(text)
        except UnreadableTextError as error:
            return mark(error.rule)
        if self._is_time and not self.has_offsets:
            self.has_offsets = re.search(OFFSET, text) is not None
        return meaning


def _parser(column: Column, style: Style, translation: Translation) -> Callable[[str], float]:
    """What turns a stripped text into the number that stands for its value."""
    forms = translation.forms
    if column.codes is not None:
        return _code_parser(column, style)
    if column.kind == "boolean":
        if style == "afcars":
            return lambda text: _looked_up({"0": 0, "1": 1}, text)
        return lambda text: _looked_up(BOOLEANS, as_whole_number(text) or text.lower())
    if column.kind == "date":
        iso = {"yyyymmdd": _compact_day, "yyyymm": _month}.get(column.text_form, _iso_day)
        day = _first_that_reads([*(_written_day(form) for form in forms), iso])
        return (lambda text: day(text) + 1) if translation.is_last_day else day
    if column.kind == "timestamp":
        return _first_that_reads([*(_written_time(form) for form in forms), _iso_time])
    read = _whole if column.kind == "integer" else _decimal
    return lambda text: _within(column, read(written_number(text, forms)))


def _first_that_reads(ways: Sequence[Callable[[str], float]]) -> Callable[[str], float]:
    """A reader that tries several, the last of which is ours: programs write it whatever a column's form."""
    if len(ways) == 1:
        return ways[0]

    def read(text: str) -> float:
        for way in ways[:-1]:
            with suppress(UnreadableTextError):
                return way(text)
        return ways[-1](text)

    return read


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
        meanings |= {as_whole_number(code): n for code, n in by_code.items()}
        return lambda text: _looked_up(meanings, as_whole_number(text) or text.lower())
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


def _written_time(form: str) -> Callable[[str], float]:
    """A reader of times in an agency's own form; an offset is dropped."""
    if form == SPREADSHEET_DAYS:
        return _counted_time

    def read(text: str) -> int:
        try:
            at = datetime.strptime(text, form).replace(tzinfo=None)  # noqa: DTZ007
        except (ValueError, OverflowError):
            raise UnreadableTextError("time") from None
        if not FIRST_YEAR <= at.year <= LAST_YEAR:
            raise UnreadableTextError("date")
        return (at - EPOCH_TIME) // timedelta(microseconds=1)

    return read


def disagree(one: str, other: str) -> bool:
    """Whether two forms of dates read one text as different days."""
    try:
        text = _AMBIGUOUS.strftime(one)
        read = [datetime.strptime(text, form).date() for form in (one, other)]  # noqa: DTZ007
    except (ValueError, re.error):
        return False
    return "%" in one and "%" in other and read[0] != read[1]


def _written_day(form: str) -> Callable[[str], float]:
    """A reader of dates in an agency's own form; a time of day that the form has is dropped."""
    time = _written_time(form)

    def read(text: str) -> int:
        try:
            return int(time(text)) // 86_400_000_000
        except UnreadableTextError:
            raise UnreadableTextError("date") from None

    return read


def _counted_time(text: str) -> int:
    """The time that a spreadsheet's count of days stands for, to the second."""
    if not re.fullmatch(r"[1-9][0-9]{0,6}(?:\.[0-9]{1,20})?", text):
        raise UnreadableTextError("date")
    seconds = round(float(text) * 86_400)
    at = _DAY_ZERO + timedelta(seconds=min(seconds, _MOST_SECONDS))
    if not max(FIRST_YEAR, _FIRST_SURE_YEAR) <= at.year <= LAST_YEAR:
        raise UnreadableTextError("date")
    return (at - EPOCH_TIME) // timedelta(microseconds=1)


def written_number(text: str, forms: Sequence[str]) -> str:
    """A number in an agency's form as plain digits; as it is where it has none of the forms."""
    for form in forms:
        grouped, plain = _NUMBERS[form]
        if re.fullmatch(grouped, text):
            return plain(text)
    return text


def _of_percent(text: str) -> str:
    """A percentage as a share: two places further to the right."""
    return f"{Decimal(text.removesuffix('%').strip()) / 100:f}"


_NUMBERS: Mapping[str, tuple[str, Callable[[str], str]]] = {
    "1,234.5": (r"[+-]?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]*)?", lambda text: text.replace(",", "")),
    "1.234,5": (
        r"[+-]?(?:[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)(?:,[0-9]*)?",
        lambda text: text.replace(".", "").replace(",", "."),
    ),
    "50%": (r"[+-]?[0-9]{1,15}(?:\.[0-9]{0,15})?\s?%", _of_percent),
}
NUMBER_FORMS = tuple(_NUMBERS)
"""How numbers may be written beside plainly, by an example of each."""


def _whole(text: str) -> int:
    if not re.fullmatch(r"[+-]?[0-9]{1,15}(?:\.0+)?", text):
        raise UnreadableTextError("number")
    return int(text.split(".", maxsplit=1)[0])


def _decimal(text: str) -> float:
    if not re.fullmatch(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?", text):
        raise UnreadableTextError("number")
    number = float(text)
    if not LOWEST_VALUE < number < math.inf:
        raise UnreadableTextError("range")
    return number


def _within(column: Column, number: float) -> float:
    low = -math.inf if column.minimum is None else column.minimum
    high = math.inf if column.maximum is None else column.maximum
    if not low <= number <= high:
        raise UnreadableTextError("range")
    return number
