"""A look at the bytes of a column before its values are judged: which forms of identifiers it may hold.

Here belong the marks that a form cannot do without, found at the speed of memory. Values run together in the
bytes, so a mark may lie across two of them: that costs a second look, and hides nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from transforms.staging.identifiers.identifier_patterns import WORDS_OF_SENTENCE

FIRST_DIGIT, AT_SIGN, BLANK, COMMA, POINT, X = map(ord, "0@ ,.x")
FIRST_LETTER, LETTERS, LAST_OF_ASCII = ord("a"), 26, 127
SHORTEST_NUMBER, LONGEST_NUMBER = 9, 11
"""Digits of a Social Security number, and of a telephone number with a 1 before it; `.0` may follow."""

SHORTEST = 8
"""Bytes below which marks are not looked for: the values are judged at once. No mark is longer."""

IN_CACHE = 1 << 18
"""Bytes looked at together, so that what is made of them stays in the processor's cache."""


@dataclass(frozen=True)
class Marks:
    """What the bytes of a column hold.

    `mark`: a blank, a comma, a hyphen or the like; `written`: two digits, such a mark and four digits, as
    every written Social Security or telephone number has; `house`: a digit before a blank, or a post-office
    box.
    """

    mark: bool
    at_sign: bool
    blank: bool
    written: bool
    house: bool

    def __or__(self, other: Marks) -> Marks:
        return Marks(
            self.mark | other.mark,
            self.at_sign | other.at_sign,
            self.blank | other.blank,
            self.written | other.written,
            self.house | other.house,
        )


NO_MARKS = Marks(mark=False, at_sign=False, blank=False, written=False, house=False)
ALL_MARKS = Marks(mark=True, at_sign=True, blank=True, written=True, house=True)


def bytes_of(texts: pa.Array) -> tuple[np.ndarray, np.ndarray]:
    """The offsets of a column of texts, and the bytes they point into."""
    kind = np.int64 if pa.types.is_large_string(texts.type) else np.int32
    _, starts, data = texts.buffers()
    if starts is None or not len(texts):
        return np.zeros(1, kind), np.zeros(0, np.uint8)
    offsets = np.frombuffer(starts, kind)[texts.offset : texts.offset + len(texts) + 1]
    content = np.zeros(0, np.uint8) if data is None else np.frombuffer(data, np.uint8)
    return offsets, content[offsets[0] : offsets[-1]]


def marks_of(content: np.ndarray) -> Marks:
    """The marks in the bytes of a column (uint8)."""
    found = NO_MARKS
    for begin in range(0, len(content), IN_CACHE):
        found |= _marks_of(content[max(begin - SHORTEST, 0) : begin + IN_CACHE])
        if found == ALL_MARKS:
            break
    return found


def _marks_of(content: np.ndarray) -> Marks:
    at_sign = bool((content == AT_SIGN).any())
    if content.min() >= FIRST_DIGIT:
        return Marks(mark=False, at_sign=at_sign, blank=False, written=False, house=False)
    if len(content) < SHORTEST:
        return Marks(mark=True, at_sign=at_sign, blank=True, written=True, house=True)
    digit = content - np.uint8(FIRST_DIGIT) <= 9
    is_mark = content < FIRST_DIGIT
    is_blank = content == BLANK
    has_blank = bool(is_blank.any())
    after_digit = is_mark[1:] & digit[:-1]
    written, house = False, False
    if after_digit.any():
        written = _has_written(after_digit, digit)
        house = has_blank and bool((after_digit & is_blank[1:]).any())
    house = house or (has_blank and _has_box(content, is_blank, digit))
    return Marks(mark=True, at_sign=at_sign, blank=has_blank, written=written, house=house)


def _has_written(after_digit: np.ndarray, digit: np.ndarray) -> bool:
    """Whether two digits, a mark and four digits follow each other; `after_digit`: marks from byte 1 on."""
    two = digit[1:] & digit[:-1]
    four = two[2:] & two[:-2]
    return bool((after_digit[1:-4] & digit[: max(len(digit) - 6, 0)] & four[3:]).any())


def _has_box(content: np.ndarray, is_blank: np.ndarray, digit: np.ndarray) -> bool:
    """Whether an x, a blank and a digit follow each other, as in a post-office box."""
    is_x = content[:-2] | 32 == X
    return bool(is_x.any() and (is_x & is_blank[1:-1] & digit[2:]).any())


def may_be_judged(offsets: np.ndarray, content: np.ndarray) -> bool:
    """Whether any of some values, none of them empty, may be a name, a sentence, or a number of a plan.

    None is, for certain, where all is ASCII; each value holds a digit, so that it is no single name; no
    letter follows a blank or comma, as in two names; none has four words, as sentences do; and none is
    all digits, but for a point before the last, and as long as a Social Security or telephone number.
    """
    if not len(content) or content.max() > LAST_OF_ASCII:
        return True
    starts = offsets[:-1] - offsets[0]
    is_digit = content - np.uint8(FIRST_DIGIT) <= 9
    is_letter = (content | 32) - np.uint8(FIRST_LETTER) < LETTERS
    digits, lengths = np.add.reduceat(is_digit, starts, dtype=np.int64), np.diff(offsets)
    if not digits.all():
        return True
    is_pointed = content[offsets[1:] - offsets[0] - 2] == POINT
    is_long = (digits >= SHORTEST_NUMBER) & (digits <= LONGEST_NUMBER + is_pointed)
    if (is_long & (digits + is_pointed == lengths)).any():
        return True
    follows = is_letter.copy()
    follows[1:] &= ~is_letter[:-1]
    follows[starts] = is_letter[starts]
    if np.add.reduceat(follows, starts, dtype=np.int64).max() >= WORDS_OF_SENTENCE:
        return True
    before = content[:-1]
    return bool((is_letter[1:] & ((before <= BLANK) | (before == COMMA))).any())
