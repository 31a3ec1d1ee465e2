"""Columns of an archive's files to typed columns, all rows at once: each distinct value is judged once.

Here belongs the way from a column to what its values mean. How the archive and the packages write one value
stands in `archive_values`; which texts a column then allows is told by its contract and read by
`typed_columns`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from types import MappingProxyType

import numpy as np
import polars as pl
import pyarrow as pa

from transforms.contracts.contract import Column
from transforms.staging import limits
from transforms.staging.archive.archive_values import (
    MISSING,
    MISSING_WORDS,
    Values,
    arrow_of,
    arrow_type,
    normal_form,
    plain_number,
    series_of,
    taken,
    text_of,
    whole_texts,
)
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
from transforms.staging.values.typed_columns import ColumnReader, TypedColumn

Ranges = Sequence[tuple[object, object]]
"""What a file declares as missing: from, to."""

MISSING_LENGTHS = sorted(map(len, MISSING_WORDS))
CONTROL = r"[\x00-\x1f\x7f-\x9f]"


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
        self._is_free = column.is_free_text and not column.text_form
        self._normal = normal_form(column, allowed, county_of)
        self._reader = ColumnReader(replace(column, text_form=""), "extract")
        self._type = arrow_type(column)
        self._is_day = column.kind == "date" and column.text_form != "yyyymm" and not (masked or spellings)
        self._repeated = RepeatedTexts()
        self._last: _Meanings | None = None
        self._known: dict[str, tuple[str | None, Rule | None]] = {}

    def read(self, values: Values) -> TypedColumn:
        """The typed column of some values."""
        if self._is_free:
            return self._plain_text(values) or self._careful_text(values)
        return self._judged(values)

    def raw(self, values: Values, rows: np.ndarray) -> list[str]:
        """What stands in some rows, as text."""
        return [text_of(value) for value in series_of(taken(values, rows)).to_list()]

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
        if self._is_day and pa.types.is_string(array.type) and (days := self._days(Strings(array))):
            return days
        return self._repeating(array)

    def _repeating(self, values: pa.Array) -> TypedColumn:
        distinct, places = self._repeated.encoded(values)
        found = self._meanings_of([text_of(value) for value in distinct])
        if isinstance(found.values, np.ndarray):
            return self._reader.column_at(found.values, places)
        broken = {rule: _rows_of(rule, found.rules, places) for rule in dict.fromkeys(found.rules.values())}
        broken = {rule: rows for rule, rows in broken.items() if len(rows)}
        return TypedColumn(self.column, found.values.take(pa.array(places)), broken, found.blank.take(places))

    def _days(self, texts: Strings) -> TypedColumn | None:
        """The column where all texts are empty or real days written yyyy-mm-dd."""
        blank = texts.lengths == 0
        form = _iso_day()
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
        for row in np.flatnonzero(meanings < LOWEST_VALUE).tolist():
            if meanings[row] == MARKED or _is_declared(distinct[row], self._missing):
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
        elif self._masked and plain_number(text) in self._masked:
            self.has_masked, text = True, ""
        try:
            return self._normal(text) if text else None, None
        except UnreadableTextError as error:
            return None, None if _is_declared(text, self._missing) else error.rule


@cache
def _iso_day() -> FixedForm:
    """How most programs write days."""
    return FixedForm("%Y-%m-%d")


def _rows_of(rule: Rule, rules: Mapping[int, Rule], places: np.ndarray) -> np.ndarray:
    return np.flatnonzero(np.isin(places, [number for number, broken in rules.items() if broken == rule]))


def _is_empty(array: pa.Array) -> bool:
    """Whether texts hold no character."""
    if not pa.types.is_string(array.type):
        return False
    offsets = np.frombuffer(array.buffers()[1], np.int32)
    return bool(offsets[array.offset] == offsets[array.offset + len(array)])


def _is_declared(text: str, ranges: Ranges) -> bool:
    """Whether a file declares a value as missing."""
    for low, high in ranges:
        if isinstance(low, str) or isinstance(high, str):
            if text == str(low).strip():
                return True
        elif re.fullmatch(r"-?[0-9]+(?:\.[0-9]+)?", text) and float(low) <= float(text) <= float(high):  # type: ignore[arg-type]
            return True
    return False
