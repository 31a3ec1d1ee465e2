"""Texts of a delimited or XML source to typed Arrow columns, driven by a contract.

Here belongs making columns of what texts mean, from lists of texts. What one text means stands in
`text_values`, how whole Arrow arrays of texts are read at once in `array_columns`. Fixed-width fields have
readers of their own in `fixed_width`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa

from transforms.contracts.contract import Column
from transforms.staging import limits
from transforms.staging.faults import Rule
from transforms.staging.values.plain_text import is_plain, value_of
from transforms.staging.values.text_values import (
    AS_IT_IS,
    LOWEST_VALUE,
    MARKED,
    NULL,
    RULES,
    Memo,
    Style,
    Translation,
    mark,
)

ARROW_TYPES = {
    "text": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
    "timestamp": pa.timestamp("us"),
}


@dataclass(frozen=True)
class _Marks:
    """The numbers that stand for what is no value: blanks, markers, and broken rules by rule."""

    lowest_value: int
    null: int
    marked: int
    rules: Mapping[Rule, int]

    def instead_of(self, others: _Marks) -> Iterator[tuple[int, int]]:
        """These numbers, and those of others that mean the same."""
        yield from ((self.null, others.null), (self.marked, others.marked))
        yield from ((self.rules[rule], number) for rule, number in others.rules.items())


AS_MEANT = _Marks(LOWEST_VALUE, NULL, MARKED, {rule: mark(rule) for rule in RULES})
IN_A_BYTE = _Marks(0, -1, -2, {rule: -3 - n for n, rule in enumerate(RULES)})
"""Codes and answers fit into a byte, of which eight times as many are compared at once."""


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

    def at(self, rows: np.ndarray) -> TypedColumn:
        """The column at some rows only."""
        found = {rule: np.flatnonzero(np.isin(rows, broken)) for rule, broken in self.broken.items()}
        broken = {rule: places for rule, places in found.items() if len(places)}
        marked = None if self.marked is None else self.marked[rows]
        return TypedColumn(self.column, self.values.take(pa.array(rows)), broken, self.blank[rows], marked)


class ColumnReader:
    """Reads one column of a contract from texts."""

    def __init__(self, column: Column, style: Style, translation: Translation = AS_IT_IS) -> None:
        self.column = column
        self.translation = translation
        self.memo = Memo(column, style, translation)
        self._names = None
        if column.codes is not None:
            self._names = pa.array([code.name for code in column.codes.codes], pa.string())
        self.is_text = column.is_free_text
        self._number_type = np.float64 if column.kind == "number" else np.int64

    def read(self, texts: Sequence[str | None]) -> TypedColumn:
        """The typed column of some texts; None and blanks are null."""
        return self._read_text(texts) if self.is_text else self.column_of(self.meanings(texts))

    def meanings(self, texts: Sequence[str | None]) -> np.ndarray:
        """What each text means: a number for a value, a mark for blank and broken texts."""
        memo = self.memo.bounded()
        return np.fromiter(map(memo.__getitem__, texts), self._number_type, len(texts))

    def column_of(self, meanings: np.ndarray) -> TypedColumn:
        """The typed column of some meanings."""
        return self._column(meanings, AS_MEANT)

    def column_at(self, meanings: np.ndarray, places: np.ndarray) -> TypedColumn:
        """The typed column of meanings that repeat: which of some, per row."""
        if self._names is None and self.column.kind != "boolean":
            return self.column_of(meanings.take(places))
        small = np.where(meanings >= LOWEST_VALUE, meanings, 0).astype(np.int8)
        for ours, theirs in IN_A_BYTE.instead_of(AS_MEANT):
            small[meanings == theirs] = ours
        return self._column(small.take(places), IN_A_BYTE)

    def _column(self, meanings: np.ndarray, marks: _Marks) -> TypedColumn:
        marked = meanings == marks.marked if self.column.markers else None
        if not len(meanings) or meanings.min() >= marks.lowest_value:
            none = np.zeros(len(meanings), bool)
            return TypedColumn(self.column, self.array(meanings, None), {}, none, marked)
        valid, blank = meanings >= marks.lowest_value, meanings == marks.null
        values = self.array(np.where(valid, meanings, 0), valid)
        broken: dict[Rule, np.ndarray] = {}
        if np.count_nonzero(valid) + np.count_nonzero(blank) < len(meanings):
            odd = np.flatnonzero(~(valid | blank))
            found = meanings[odd]
            rules = [(rule, odd[found == number]) for rule, number in marks.rules.items()]
            broken = {rule: rows for rule, rows in rules if len(rows)}
        return TypedColumn(self.column, values, broken, blank, marked)

    def array(self, values: np.ndarray, valid: np.ndarray | None) -> pa.Array:
        """Values as an Arrow array; null where not `valid`."""
        count = len(values)
        bitmap = None if valid is None else pa.py_buffer(np.packbits(valid, bitorder="little"))
        if self._names is not None:
            data = pa.py_buffer(values.astype(np.int8, copy=False))
            indices = pa.Array.from_buffers(pa.int8(), count, [bitmap, data])
            return pa.DictionaryArray.from_arrays(indices, self._names, safe=False)
        kind = ARROW_TYPES[self.column.kind]
        if self.column.kind == "boolean":
            data = pa.py_buffer(np.packbits(values.astype(bool, copy=False), bitorder="little"))
        elif self.column.kind == "date":
            data = pa.py_buffer(values.astype(np.int32, copy=False))
        else:
            data = pa.py_buffer(values)
        return pa.Array.from_buffers(kind, count, [bitmap, data])

    def _read_text(self, texts: Sequence[str | None]) -> TypedColumn:
        translate = self.translation.of
        stripped = [translate(value_of(text)) if text else None for text in texts]
        broken = [n for n, text in enumerate(stripped) if text and not _is_usable(text)]
        for row in broken:
            stripped[row] = None
        if self.column.text_form == "fips":
            return self._counties(stripped, broken)
        values = pa.array([text or None for text in stripped], pa.string())
        blank = values.is_null().to_numpy(zero_copy_only=False)
        if not broken:
            return TypedColumn(self.column, values, {}, blank)
        blank = blank.copy()
        blank[broken] = False
        return TypedColumn(self.column, values, {"text": np.array(broken)}, blank)

    def _counties(self, texts: Sequence[str | None], unusable: Sequence[int]) -> TypedColumn:
        """Codes of counties; a zero that a spreadsheet took away at the beginning is put back."""
        codes = [county_code(text) if text else None for text in texts]
        no_code = [n for n, (text, code) in enumerate(zip(texts, codes, strict=True)) if text and not code]
        blank = np.array([not text for text in texts], bool)
        blank[list(unusable)] = False
        rules: list[tuple[Rule, Sequence[int]]] = [("code_list", no_code), ("text", unusable)]
        broken = {rule: np.array(rows) for rule, rows in rules if rows}
        return TypedColumn(self.column, pa.array(codes, pa.string()), broken, blank)


def county_code(text: str) -> str | None:
    """The five digits of a county; None for what is none."""
    found = re.fullmatch(r"([1-9][0-9]{3}|(?!00)[0-9]{5})(?:\.0+)?", text)
    return found[1].zfill(5) if found else None


def _is_usable(text: str) -> bool:
    return len(text) <= limits.MAX_TEXT and is_plain(text)
