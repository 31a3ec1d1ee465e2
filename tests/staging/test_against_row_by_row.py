"""The vectorised arithmetic of staging gives what an obvious version gives, text by text."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.contracts.contract import integer
from transforms.staging.fixed.dates import dates_mmddyyyy, dates_yyyymm, dates_yyyymmdd, times_hhmm
from transforms.staging.fixed.fixed_width import field_reader, stripped_texts
from transforms.staging.seen_keys import UNHASHED_BYTES, SeenKeys, hash_words

DIGITS_8 = st.text("0123456789", min_size=8, max_size=8)
LIKELY = st.builds(
    lambda m, d, y: f"{m:02d}{d:02d}{y:04d}", st.integers(0, 13), st.integers(0, 32), st.integers(1890, 2110)
)
MONTH = st.builds(lambda y, m: f"{y:04d}{m:02d}", st.integers(1890, 2110), st.integers(0, 13))
ANY_8 = st.text(st.characters(min_codepoint=32, max_codepoint=126), min_size=8, max_size=8)


def block(texts: Sequence[str]) -> np.ndarray:
    """Texts of one width as bytes, one row each."""
    return np.frombuffer("".join(texts).encode("ascii"), np.uint8).reshape(len(texts), -1)


def one_date(text: str) -> date | None:
    """The date of eight digits mmddyyyy, if there is one in 1900-2099."""
    if not (text.isascii() and text.isdigit()) or not 1900 <= int(text[4:]) <= 2099:
        return None
    try:
        return date(int(text[4:]), int(text[:2]), int(text[2:4]))
    except ValueError:
        return None


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(DIGITS_8, LIKELY, LIKELY, ANY_8, st.just(" " * 8)), min_size=1, max_size=40))
def test_dates_of_a_column_equal_dates_one_by_one(texts: list[str]) -> None:
    days, real, blank = dates_mmddyyyy(block(texts))
    found = [date(1970, 1, 1) + timedelta(int(d)) if r else None for d, r in zip(days, real, strict=True)]
    assert found == [one_date(text) for text in texts]
    assert blank.tolist() == [not text.strip() for text in texts]


def test_every_day_from_1900_to_2099_is_read() -> None:
    every = [date(1900, 1, 1) + timedelta(n) for n in range((date(2100, 1, 1) - date(1900, 1, 1)).days)]
    days, real, _ = dates_mmddyyyy(block([day.strftime("%m%d%Y") for day in every]))
    assert real.all()
    assert days.tolist() == [(day - date(1970, 1, 1)).days for day in every]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(DIGITS_8, LIKELY, ANY_8, st.just(" " * 8)), min_size=1, max_size=40))
def test_dates_with_the_year_first_are_the_same_dates(texts: list[str]) -> None:
    turned = [text[4:] + text[:4] for text in texts]
    for found, expected in zip(dates_yyyymmdd(block(turned)), dates_mmddyyyy(block(texts)), strict=True):
        assert found.tolist() == expected.tolist()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(MONTH, st.text(" 0129:/x", min_size=6, max_size=6)), min_size=1, max_size=40))
def test_months_are_their_first_days(texts: list[str]) -> None:
    days, real, blank = dates_yyyymm(block(texts))
    found = [date(1970, 1, 1) + timedelta(int(d)) if r else None for d, r in zip(days, real, strict=True)]
    assert found == [one_date(f"{text[4:]}01{text[:4]}") for text in texts]
    assert blank.tolist() == [not text.strip() for text in texts]


def one_number(text: str) -> int | None:
    """The number that stands at the right of a field, or at its left, if one does."""
    is_at_a_side = (text[0] == " ") != (text[-1] == " ")
    return int(text) if text.isdigit() or (is_at_a_side and text.strip().isdigit()) else None


@settings(max_examples=100, deadline=None)
@given(st.data(), st.integers(3, 8))
def test_numbers_of_a_column_equal_numbers_one_by_one(data: st.DataObject, width: int) -> None:
    field = st.text(" 0159:/x", min_size=width, max_size=width)
    texts = data.draw(st.lists(st.one_of(field, st.just(" " * width)), min_size=1, max_size=40))
    found = field_reader(integer("Number", width=width), {})(block(texts))
    assert found.values.to_pylist() == [one_number(text) for text in texts]
    broken = [n for n, text in enumerate(texts) if text.strip() and one_number(text) is None]
    assert found.broken.get("number", np.zeros(0)).tolist() == broken


def test_the_times_of_a_day_are_those_of_a_clock() -> None:
    texts = [f"{n:04d}" for n in range(10_000)]
    is_time, _ = times_hhmm(block(texts))
    clock = {f"{hour:02d}{minute:02d}" for hour in range(24) for minute in range(60)}
    assert {text for text, good in zip(texts, is_time, strict=True) if good} == clock


@settings(max_examples=50, deadline=None)
@given(st.lists(st.text(" ab", min_size=12, max_size=12), min_size=1, max_size=20))
def test_texts_lose_the_blanks_around_them_only(texts: list[str]) -> None:
    assert stripped_texts(block(texts)).to_pylist() == [text.strip(" ") or None for text in texts]


@settings(max_examples=50, deadline=None)
@given(st.lists(st.lists(st.integers(0, 6), max_size=8), max_size=5))
def test_a_key_is_new_once_over_all_batches(batches: list[list[int]]) -> None:
    seen, met = SeenKeys(), set()
    for number, batch in enumerate(batches):
        words = np.array([[key, 0, key] for key in batch], np.uint64).reshape(-1, 3)
        if number % 2 and len(met | set(batch)) == len(met) + len(batch):
            seen.add_new(partial(hash_words, words), number % 4 * UNHASHED_BYTES)
            met.update(batch)
            continue
        repeated = seen.repeats(hash_words(words))
        expected = []
        for key in batch:
            expected.append(key in met)
            met.add(key)
        assert (repeated.tolist() if repeated is not None else [False] * len(batch)) == expected


HASHES_THAT_SHARE_SLOTS = st.tuples(st.integers(0, 2), st.integers(0, 2), st.integers(126, 130)).map(
    lambda parts: parts[0] << 40 | parts[1] << 20 | parts[2]
)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.lists(HASHES_THAT_SHARE_SLOTS, max_size=20), max_size=20))
def test_hashes_that_begin_and_end_alike_are_still_told_apart(batches: list[list[int]]) -> None:
    seen, met = SeenKeys(), set()
    for batch in batches:
        repeated = seen.repeats(np.array(batch, np.uint64))
        expected = [hashed in met or hashed in batch[:place] for place, hashed in enumerate(batch)]
        met.update(batch)
        assert (repeated.tolist() if repeated is not None else [False] * len(batch)) == expected
