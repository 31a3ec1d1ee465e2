"""Arrow arrays of texts to typed columns, all rows at once.

Here belongs speed alone: what a text means is decided in `text_values`. Each way here takes the rows it is
sure of and leaves the others to be read one by one, so that the column is the one that `ColumnReader.read`
gives.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from transforms.staging import limits
from transforms.staging.values.fixed_forms import FixedForm
from transforms.staging.values.plain_text import value_of
from transforms.staging.values.repeated_texts import RepeatedTexts
from transforms.staging.values.text_values import LOWEST_VALUE, Translation
from transforms.staging.values.typed_columns import ColumnReader, TypedColumn

LAST_BLANK = ord(" ")
DELETE = 127
EQUALS = ord("=")
DAY_MICROSECONDS = 86_400_000_000
ISO_DAYS = ("%Y-%m-%d", *(f"%Y-%m-%d[T ]{end}" for end in ("00:00", "00:00:00", "00:00:00.000000")))
ISO_TIMES = ("%Y-%m-%d", *(f"%Y-%m-%d[T ]{end}" for end in ("%H:%M", "%H:%M:%S", "%H:%M:%S.%f")))


class ArrayReader:
    """Reads one column of a contract from Arrow arrays of texts (strings, or a dictionary of strings)."""

    def __init__(self, reader: ColumnReader) -> None:
        self._reader = reader
        self._ours = ColumnReader(reader.column, "extract")
        self._forms = _forms(reader)
        self._repeated = RepeatedTexts()
        self._empty = pa.array(sorted({text.casefold() for text in reader.translation.empty}), pa.string())

    def read(self, texts: pa.Array, *, is_plain: bool = False) -> TypedColumn:
        """The typed column. `is_plain`: no text holds a control character, one outside ASCII, or an =."""
        if self._reader.is_text and self._reader.column.text_form:
            return self._formed(texts)
        if self._reader.is_text:
            if self._reader.translation.codes or self._reader.translation.empty:
                texts = _translated(texts, self._reader.translation)
                is_plain = False
            return self._texts(Strings(texts), is_plain)
        if self._forms and not isinstance(texts, pa.DictionaryArray):
            return self._times(Strings(texts))
        distinct, places = self._repeated.encoded(texts)
        return self._reader.column_at(self._reader.meanings(distinct), places)

    def _formed(self, texts: pa.Array) -> TypedColumn:
        """Texts that must have a form, each distinct one once."""
        distinct, places = self._repeated.encoded(texts)
        return self._reader.read(distinct).at(places)

    def _times(self, texts: Strings) -> TypedColumn:
        """Dates and times of the usual forms by their digits, the others one by one."""
        if (alike := self._alike(texts)) is not None:
            return alike
        is_day = self._reader.column.kind == "date"
        values = np.zeros(len(texts.lengths), np.int32 if is_day else np.int64)
        blank = texts.lengths == 0
        if len(self._empty):
            blank |= pc.is_in(pc.ascii_lower(texts.array), self._empty).to_numpy(zero_copy_only=False)
        waits = ~blank
        for form in self._forms:
            rows = np.flatnonzero(waits & (texts.lengths == form.length))
            if not len(rows):
                continue
            days, micros, good = form.read(texts.matrix(rows, form.length))
            if is_day and form.has_time and not self._reader.translation.forms:
                good &= micros == 0
            values[rows] = days if is_day else days * np.int64(DAY_MICROSECONDS) + micros
            waits[rows[good]] = False
        return self._with_others(texts, values, blank, np.flatnonzero(waits))

    def _with_others(
        self, texts: Strings, values: np.ndarray, blank: np.ndarray, others: np.ndarray
    ) -> TypedColumn:
        """The column of values and blanks known, and of some rows that are read one by one."""
        column, valid = self._reader.column, ~blank
        if not len(others) and not column.markers:
            return TypedColumn(column, self._reader.array(values, valid if blank.any() else None), {}, blank)
        meanings = self._repeated_meanings(texts.array.take(pa.array(others)))
        read = self._reader.column_of(meanings)
        valid[others] = meanings >= LOWEST_VALUE
        values[others] = np.where(valid[others], meanings, 0)
        blank[others] = read.blank
        broken = {rule: others[rows] for rule, rows in read.broken.items()}
        marked = None
        if read.marked is not None:
            marked = np.zeros(len(blank), bool)
            marked[others] = read.marked
        return TypedColumn(column, self._reader.array(values, valid), broken, blank, marked)

    def _alike(self, texts: Strings) -> TypedColumn | None:
        """The column when all texts have the length of one form, or none; what is most often so, at once."""
        lengths, is_day = texts.lengths, self._reader.column.kind == "date"
        longest = int(lengths.max(initial=0))
        forms = [form for form in self._forms if form.length == longest]
        if len(forms) != 1 or (is_day and forms[0].has_time) or len(self._empty):
            return None
        blank = lengths == 0
        has_blanks = bool(blank.any())
        if not (blank | (lengths == longest)).all():
            return None
        days, micros, good = forms[0].read(texts.all_of(longest))
        found = days if is_day else days * np.int64(DAY_MICROSECONDS) + micros
        if not has_blanks:
            return self._with_others(texts, found, blank, np.flatnonzero(~good))
        values = np.zeros(len(blank), found.dtype)
        filled = np.flatnonzero(~blank)
        values[filled] = found
        return self._with_others(texts, values, blank, filled[np.flatnonzero(~good)])

    def _repeated_meanings(self, texts: pa.Array) -> np.ndarray:
        distinct = texts.dictionary_encode()
        meanings = self._reader.meanings(distinct.dictionary.to_pylist())
        return meanings.take(distinct.indices.to_numpy())

    def _texts(self, texts: Strings, is_plain: bool) -> TypedColumn:
        """Texts as they are; those that may need a look one by one."""
        blank = texts.lengths == 0
        doubtful = texts.doubtful(is_plain)
        values = texts.without(blank) if blank.any() else texts.array
        if not len(doubtful):
            return TypedColumn(self._reader.column, values, {}, blank)
        read = self._ours.read(texts.array.take(pa.array(doubtful)).to_pylist())
        mask = np.zeros(len(blank), bool)
        mask[doubtful] = True
        values = pc.replace_with_mask(values, pa.array(mask), read.values)
        blank[doubtful] = read.blank
        broken = {rule: doubtful[rows] for rule, rows in read.broken.items()}
        return TypedColumn(self._reader.column, values, broken, blank)


class Strings:
    """An array of strings with its bytes at hand; nulls have length 0."""

    def __init__(self, array: pa.Array) -> None:
        plain = array.dictionary_decode() if isinstance(array, pa.DictionaryArray) else array
        self.array = plain if isinstance(plain, pa.StringArray) else plain.cast(pa.string())
        if self.array.null_count:
            self.array = self.array.fill_null("")
        _, offsets, data = self.array.buffers()
        count, skipped = len(self.array), self.array.offset
        self._offsets = np.zeros(1, np.int32)
        if count:
            self._offsets = np.frombuffer(offsets, np.int32)[skipped : skipped + count + 1]
        self._data = np.zeros(0, np.uint8) if data is None else np.frombuffer(data, np.uint8)
        self.lengths = np.diff(self._offsets)

    def matrix(self, rows: np.ndarray, length: int) -> np.ndarray:
        """The bytes of some rows, all of this length: one row each."""
        if len(rows) * length == self._offsets[-1] - self._offsets[0]:
            return self.all_of(length)
        return self._data[self._offsets[rows][:, None] + np.arange(length)]

    def all_of(self, length: int) -> np.ndarray:
        """The bytes of all rows, which have this length or none."""
        return self._data[self._offsets[0] : self._offsets[-1]].reshape(-1, length)

    def without(self, blank: np.ndarray) -> pa.Array:
        """The array with null for blank rows; offsets and bytes are shared."""
        bitmap = pa.py_buffer(np.packbits(~blank, bitorder="little"))
        buffers = [bitmap, pa.py_buffer(self._offsets), self.array.buffers()[2]]
        return pa.Array.from_buffers(pa.string(), len(blank), buffers)

    def doubtful(self, is_plain: bool) -> np.ndarray:
        """Rows with blanks at an end, a = before, control characters, others outside ASCII, or very long."""
        begin, end = int(self._offsets[0]), int(self._offsets[-1])
        data = self._data[begin:end]
        doubt = self.lengths > limits.MAX_TEXT
        has_equals = False
        if not is_plain:
            has_equals = bool((data == EQUALS).any())
            odd = np.flatnonzero((data < LAST_BLANK) | (data >= DELETE)) + begin
            if len(odd):
                doubt[np.searchsorted(self._offsets, odd, side="right") - 1] = True
        if len(data) and (has_equals or data.min() <= LAST_BLANK):
            first, last = self._ends(data)
            odd = (first == LAST_BLANK) | (last == LAST_BLANK) | (first == EQUALS)
            if odd.any():
                doubt[odd if len(odd) == len(doubt) else np.flatnonzero(self.lengths)[odd]] = True
        return np.flatnonzero(doubt)

    def _ends(self, data: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """The first and the last byte of each text that has any; `data` are the bytes of all."""
        if (self.lengths == self.lengths[0]).all():
            return data[:: self.lengths[0]], data[self.lengths[0] - 1 :: self.lengths[0]]
        is_filled = self.lengths > 0
        return self._data[self._offsets[:-1][is_filled]], self._data[self._offsets[1:][is_filled] - 1]


def _translated(texts: pa.Array, translation: Translation) -> pa.Array:
    """An agency's texts in our words, each distinct one once. The rules for texts come after."""
    distinct = texts if isinstance(texts, pa.DictionaryArray) else texts.dictionary_encode()
    ours = [translation.of(value_of(text)) if text else text for text in distinct.dictionary.to_pylist()]
    return pa.array(ours, pa.string()).take(distinct.indices)


def _forms(reader: ColumnReader) -> Sequence[FixedForm]:
    """The forms of a column of dates or times that are read by their digits."""
    kind, translation = reader.column.kind, reader.translation
    has_own_way = translation.codes or translation.is_last_day or reader.column.text_form
    if kind not in ("date", "timestamp") or has_own_way:
        return ()
    if not translation.forms:
        return [FixedForm(form) for form in (ISO_DAYS if kind == "date" else ISO_TIMES)]
    try:
        return [FixedForm(form) for form in translation.forms]
    except ValueError:
        return ()
