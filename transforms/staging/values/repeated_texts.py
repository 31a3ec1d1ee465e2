"""The few short texts that a column repeats, looked up by their bytes.

Here belongs speed alone: telling which of its distinct texts each row of a column holds. What a text means is
decided elsewhere. A text of up to eight bytes is one word of the processor, and a word is looked up in a
table in which no two texts share a slot: a third of the time that collecting distinct texts takes. Columns
that hold many texts, or longer ones, are collected as ever.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from transforms.staging.values.placed_texts import PADDING, PAIR, PAIR_MASKS, PlacedTexts, ShortTexts

FIRST_ROWS, FEW = 2_000, 100
"""Of so many rows, so few different texts are taken for all that a column holds."""

MOST_OTHERS = 0.1
"""Share of rows, not in the table, above which the table is no help."""

WORD, LONGEST = 8, PADDING
"""Bytes of a word, and of the longest text in a table: two words."""

MASKS = np.array([(1 << 8 * length) - 1 for length in range(WORD + 1)], np.uint64)
NO_TEXT = np.uint64((1 << 64) - 1)
"""A word that is no text in UTF-8."""

ODD = 0x9E3779B97F4A7C15
FACTORS = np.array([ODD * (2 * n + 1) % (1 << 64) for n in range(200)], np.uint64)
"""Odd numbers, each of which spreads words over slots in its way."""

PAIRS = 1 << 16
"""So many pairs of bytes there are: few enough to keep a place for each."""

TWO_WORDS = np.dtype(f"V{2 * WORD}")

Words = Sequence[np.ndarray]
"""The bytes of texts as words (uint64): the first of each text, and the second where one is so long."""


def _placed(values: pa.StringArray) -> PlacedTexts | None:
    """The texts of an Arrow array; None where one holds NUL, which could be taken for the end of another."""
    _, starts, data = values.buffers()
    offsets = np.frombuffer(starts, np.int32)[values.offset : values.offset + len(values) + 1]
    content = np.zeros(0, np.uint8) if data is None else np.frombuffer(data, np.uint8)
    content = content[offsets[0] : offsets[-1]]
    if len(content) and not content.min():
        return None
    padded = np.concatenate([content, np.zeros(PADDING, np.uint8)])
    return PlacedTexts(padded, offsets[:-1] - offsets[0], np.diff(offsets), is_dense=True)


def _words(texts: PlacedTexts) -> Words:
    """The words of each text, of one too long its beginning."""
    if texts.longest <= WORD:
        return [texts.begun(np.dtype(np.uint64)) & _masks(texts, MASKS)]
    both = np.ascontiguousarray(texts.begun(TWO_WORDS)).view(np.uint64).reshape(-1, 2)
    return [both[:, n] & _masks(texts, MASKS, n * WORD) for n in range(2)]


def _pairs(texts: PlacedTexts) -> np.ndarray:
    """Each text of at most two bytes as a number (uint16), little end first."""
    if isinstance(texts, ShortTexts):
        return texts.pairs
    return texts.begun(np.dtype("<u2")) & _masks(texts, PAIR_MASKS)


def _masks(texts: PlacedTexts, masks: np.ndarray, begin: int = 0) -> np.ndarray:
    """What leaves of a word, from one byte on, the bytes of each text; one mask where all are alike."""
    if texts.shortest == texts.longest:
        return masks[min(texts.longest - begin, len(masks) - 1)]
    return masks.take(texts.lengths - begin if begin else texts.lengths, mode="clip")


@dataclass(frozen=True)
class _Table:
    """Texts by the slots of their words. The empty text is the word 0, and its slot is the first."""

    texts: list[str]
    words: Words
    places: np.ndarray
    factor: np.uint64
    by_pair: np.ndarray

    def places_of(self, texts: PlacedTexts) -> tuple[np.ndarray, np.ndarray]:
        """Which text of the table each is, and the rows of those that are none."""
        if texts.longest <= PAIR:
            places = self.by_pair.take(_pairs(texts)).astype(np.intp)
            return places, np.flatnonzero(places < 0)
        words = _words(texts)
        slots = _slots(words, self.factor, len(self.places))
        are_found = self.words[0].take(slots) == words[0]
        if len(self.words) > 1 or len(words) > 1:
            second = self.words[1].take(slots) if len(self.words) > 1 else np.uint64(0)
            are_found &= second == (words[1] if len(words) > 1 else np.uint64(0))
        if texts.longest > LONGEST:
            are_found &= texts.lengths <= LONGEST
        return self.places.take(slots), np.flatnonzero(~are_found)


class RepeatedTexts:
    """Remembers the texts of one column, block by block."""

    def __init__(self) -> None:
        self._table: _Table | None = None
        self._has_many = False

    def encoded(self, values: pa.Array | PlacedTexts) -> tuple[list, np.ndarray]:
        """Values that stand in a block, perhaps others with them, and which of them each row holds."""
        if not self._has_many and len(values) and _is_of_strings(values):
            found = self._looked_up(values)
            if found is not None:
                return found
        if isinstance(values, PlacedTexts):
            values = values.array
        if not isinstance(values, pa.DictionaryArray):
            values = values.dictionary_encode()
        places = values.indices
        if places.null_count:
            places = places.cast(pa.int32()).fill_null(len(values.dictionary))
        return [*values.dictionary.to_pylist(), None], places.to_numpy(zero_copy_only=False)

    def _looked_up(self, values: pa.StringArray | PlacedTexts) -> tuple[list[str], np.ndarray] | None:
        """The same by a table; None where there are too many texts for one, or a text holds NUL."""
        content = values if isinstance(values, PlacedTexts) else _placed(values)
        if content is None:
            return None
        table = self._table or _table(content.at(slice(FIRST_ROWS)).array.unique().to_pylist())
        while table is not None:
            self._table = table
            places, others = table.places_of(content)
            if not len(others):
                return table.texts, places
            rest = values.take(pa.array(others)).dictionary_encode()
            texts = rest.dictionary.to_pylist()
            if not any(map(_fits, texts)):
                self._has_many = len(others) > MOST_OTHERS * len(values)
                places[others] = rest.indices.to_numpy() + len(table.texts)
                return [*table.texts, *texts], places
            table = _table([*table.texts, *texts])
        self._has_many = True
        return None


def _is_of_strings(values: pa.Array | PlacedTexts) -> bool:
    """Whether values are texts, none of them null."""
    return isinstance(values, PlacedTexts) or (pa.types.is_string(values.type) and not values.null_count)


def _fits(text: str) -> bool:
    return len(text.encode()) <= LONGEST


def _table(texts: Sequence[str]) -> _Table | None:
    """The table of those texts that are short enough; None where there are many, or none is."""
    fitting = [text for text in texts if _fits(text)]
    if not fitting or len(texts) > FEW:
        return None
    content = _placed(pa.array(fitting, pa.string()))
    if content is None:
        return None
    words = _words(content)
    size = 1 << 2 * len(fitting).bit_length() - 1
    for factor in FACTORS:
        slots = _slots(words, factor, size)
        if len(np.unique(slots)) == len(slots):
            by_slot, places = [np.zeros(size, np.uint64) for _ in words], np.zeros(size, np.intp)
            by_slot[0][0] = NO_TEXT
            for known, word in zip(by_slot, words, strict=True):
                known[slots] = word
            places[slots] = np.arange(len(slots))
            return _Table(fitting, by_slot, places, factor, _by_pair(fitting))
    return None


def _slots(words: Words, factor: np.uint64, size: int) -> np.ndarray:
    """The slot of each text in a table of so many, a power of 2."""
    mixed = words[0] if len(words) == 1 else words[0] ^ words[1] * np.uint64(ODD)
    mixed = mixed * factor
    mixed >>= np.uint64(65 - size.bit_length())
    return mixed.view(np.int64)


def _by_pair(texts: Sequence[str]) -> np.ndarray:
    """The place of each text of at most two bytes by its number; -1 for all others."""
    places = np.full(PAIRS, -1, np.int16)
    for place, text in enumerate(texts):
        if len(content := text.encode()) <= PAIR:
            places[int.from_bytes(content, "little")] = place
    return places
