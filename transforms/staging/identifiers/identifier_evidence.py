"""What was found in one column of a file, and when it suffices to stop the file.

Here belong the thresholds, and counting a block of a column. The forms that are counted stand in
`identifier_patterns`, the gate in `direct_identifiers`.

What is looked at, by rule and so the same at every run: every value for e-mail addresses, written Social
Security and telephone numbers, street addresses and long texts (a column in which no value has a blank or a
mark such numbers need is passed over at once); for what is judged by share (plain digits, names of persons)
the first `SAMPLED` values of a column, and `SAMPLED_LATER` of each later block up to `SAMPLED_AT_MOST`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

import numpy as np
import polars as pl
import pyarrow as pa

from transforms.staging.identifiers import identifier_names as names
from transforms.staging.identifiers import identifier_patterns as forms
from transforms.staging.identifiers.identifier_marks import Marks, bytes_of, marks_of, may_be_judged
from transforms.staging.identifiers.last_and_first import LastAndFirst

Numbers = int | Sequence[int] | np.ndarray
"""The records' numbers in the file, or the first of consecutive ones."""

SEVERAL = 3
"""So many values of a form that hardly arises by chance stop a file, however large it is."""

SHARE_OF_FEW = 0.01
"""Fewer than `SEVERAL` stop a file in which they are this share of the column: small files, small doubt."""

SAMPLED, SAMPLED_LATER, SAMPLED_AT_MOST = 1_000, 100, 3_000
"""Values of a column looked at for what is judged by share: in the first block, in each later one, in all."""

ENOUGH_VALUES = 50
"""Plain digits are judged from so many values: with fewer, whatever fits may fit by chance."""

SSN_SHARE = 0.995
"""Share of nine-digit values that must be possible Social Security numbers; of random ones 89 percent are."""

FILLERS = ("000000000", "111111111", "999999999", "123456789")
"""What is typed where no number is known; no evidence for or against."""

MOSTLY = 0.9
"""A column is one of nine or ten digits when this share of its values is."""

MOSTLY_WITH_ZEROS = 0.8
"""The same where the rest are such numbers without the zeros in front of them."""

MOST_IN_ONE_AREA = 0.5
"""Above this share with the same two first digits, nine digits are postal codes or numbers with a prefix of a
state; Social Security numbers, given at random since 2011, spread."""

SSN_BEGINNINGS = 10
"""Different pairs of first digits that a column of Social Security numbers has at least."""

PHONE_SHARE = 0.98
"""Share of ten-digit values that must be possible telephone numbers; of random ones 64 percent are."""

PHONE_BEGINNINGS = 10
"""Different exchanges that a column of telephone numbers has at least; counted numbers lie in one or two."""

NAME_SHARE = 0.2
"""Share of values that are a common given and a family name: of counties and offices far fewer look so, of
persons more than half (common given names cover most but not all)."""

GIVEN_SHARE = 0.4
"""The same for single given names, which are names of counties too (Henry, Jackson)."""

NAMES_AT_LEAST = 5
"""Different names: a county or office that bears a person's name may fill a whole column."""

PAIRS_AT_LEAST = 5
"""So many different texts with a common given and a common family name stop a file, whatever their share."""

SENTENCES_AT_LEAST, SENTENCES_DIFFER, SENTENCE_SHARE = 50, 0.95, 0.3
"""So many texts of several words, hardly one twice and such a share of a column, are written by persons."""

LETTERS_OF_TEXT, WORDS_OF_TEXT = 60, 10
"""A text this long with so many words is written by a person; labels of codes are shorter, or repeat."""

ANSWER = r"^(?i:y|n|yes|no|t|f|true|false)$"
NO_NAME = rf"{ANSWER}|^[^\p{{L}}]+$"
"""Values that are not what a column's name says: answers, and for names what has no letter."""

SHORTEST = 3
"""Texts shorter than this are codes."""

VALUE = pl.col("value")


@dataclass
class Evidence:
    """What was found in one column. `kinds` holds per kind the count and the first record number.

    `may_be_so`: any value may be what the column's name says.
    """

    position: int
    by_name: str | None
    is_identifier: bool
    may_be_so: bool = False
    values: int = 0
    first_value: int = 0
    kinds: dict[str, tuple[int, int]] = field(default_factory=dict)
    sampled: int = 0
    encrypted: int = 0
    nine: int = 0
    nine_possible: int = 0
    without_zeros: int = 0
    without_zeros_possible: int = 0
    ten: int = 0
    ten_possible: int = 0
    nine_begin: Counter[str] = field(default_factory=Counter)
    ten_begin: Counter[str] = field(default_factory=Counter)
    full_names: int = 0
    given: int = 0
    different: set[str] = field(default_factory=set)
    pairs: set[str] = field(default_factory=set)
    last_first: LastAndFirst = field(default_factory=LastAndFirst)
    sentences: int = 0
    different_sentences: set[str] = field(default_factory=set)

    def count(self, kind: str, hits: pl.Series, numbers: Numbers) -> None:
        """Adds the hits of a kind."""
        found = int(hits.sum())
        if found:
            count, first = self.kinds.get(kind, (0, _number(numbers, int(hits.arg_max() or 0))))
            self.kinds[kind] = (count + found, first)

    def verdict(self, at_end: bool, records: int) -> tuple[str, str] | None:
        """The kind and the reason that stop the file; None when nothing does (yet).

        `records` are those of the file so far: a column of ours may show here only what could not be read.
        """
        is_seen = at_end or self.sampled >= SAMPLED
        if self.by_name and self.may_be_so and not self._is_encrypted() and is_seen:
            where = f"{self.values:,} records hold a value, the first is record {self.first_value:,}"
            return self.by_name, f"by its name; {where}"
        enough = SHARE_OF_FEW * max(self.values, records) if at_end else SEVERAL
        told = [
            (kind, f"{count:,} record{'s' if count > 1 else ''}, the first is record {first:,}")
            for kind, (count, first) in self.kinds.items()
            if count >= min(SEVERAL, enough)
        ]
        if told:
            return " and ".join(kind for kind, _ in told), "; ".join(why for _, why in told)
        kind = self._by_share() if is_seen else None
        return (kind, f"by what {self.sampled:,} values look like") if kind else None

    def _is_encrypted(self) -> bool:
        return self.sampled > 0 and self.encrypted >= MOSTLY * self.sampled

    def _by_share(self) -> str | None:
        seen = self.sampled
        if self._are_social_security_numbers():
            return names.SSN
        if self._digits(self.ten, self.ten_possible, PHONE_SHARE, self.ten_begin, PHONE_BEGINNINGS):
            return names.PHONE
        if len(self.different) >= min(NAMES_AT_LEAST, max(1, seen)) and (
            self.full_names >= NAME_SHARE * seen or self.given >= GIVEN_SHARE * seen
        ):
            return names.PERSON
        if len(self.pairs) >= PAIRS_AT_LEAST or self.last_first.are_persons(seen):
            return names.PERSON
        enough = self.sentences >= max(SENTENCES_AT_LEAST, SENTENCE_SHARE * seen)
        if enough and len(self.different_sentences) >= SENTENCES_DIFFER * self.sentences:
            return names.FREE_TEXT
        return None

    def _are_social_security_numbers(self) -> bool:
        """Whether nine digits are numbers of the plan, alone or with those that lost zeros in front."""
        if self._digits(self.nine, self.nine_possible, SSN_SHARE, self.nine_begin, SSN_BEGINNINGS):
            return True
        found = self.nine + self.without_zeros
        possible = self.nine_possible + self.without_zeros_possible
        return self.nine >= MOSTLY_WITH_ZEROS * self.sampled and self._digits(
            found, possible, SSN_SHARE, self.nine_begin, SSN_BEGINNINGS
        )

    def _digits(
        self, found: int, possible: int, share: float, beginnings: Counter[str], different: int
    ) -> bool:
        """Whether digits of one length are numbers of a plan: nearly all possible, and spread over it."""
        return (
            found >= max(ENOUGH_VALUES, MOSTLY * self.sampled)
            and possible >= share * found
            and len(beginnings) >= different
            and beginnings.most_common(1)[0][1] <= MOST_IN_ONE_AREA * found
        )


def judge(evidence: Evidence, texts: pa.Array, numbers: Numbers) -> None:
    """Counts what a block of one column holds."""
    offsets, content = bytes_of(texts)
    lengths = np.diff(offsets)
    longest = int(lengths.max(initial=0))
    if not longest:
        return
    count = len(lengths) if lengths.min() else int(np.count_nonzero(lengths))
    if not evidence.values:
        evidence.first_value = _number(numbers, int((lengths > 0).argmax()))
    evidence.values += count
    if longest < SHORTEST and not evidence.by_name:
        return
    if evidence.by_name and not evidence.may_be_so:
        evidence.may_be_so = _may_be_so(texts, evidence.by_name)
    marks = marks_of(content)
    _count_written(evidence, texts, numbers, longest, marks)
    if evidence.sampled < SAMPLED_AT_MOST:
        most = SAMPLED_LATER if evidence.sampled >= SAMPLED else SAMPLED
        rows = np.flatnonzero(lengths[: 4 * most])[:most]
        some = texts.take(pa.array(rows))
        some = some.drop_null() if some.null_count else some
        if evidence.by_name or may_be_judged(*bytes_of(some)):
            _sample(evidence, pl.Series("value", some), marks)
        else:
            evidence.sampled += len(some)


def _may_be_so(texts: pa.Array, kind: str) -> bool:
    """Whether any of some values may be of the kind that the column's name says.

    Answers are none, and what has no letter is no name: the column says whether there is one, or is a key.
    """
    form = NO_NAME if kind == names.PERSON else ANSWER
    filled = pl.Series("value", texts).str.strip_chars()
    return not filled.filter(filled.str.len_bytes() > 0).str.contains(form).all()


def _number(numbers: Numbers, place: int) -> int:
    """The number of the record at a place of a block."""
    return numbers + place if isinstance(numbers, int) else int(numbers[place])


def _count_written(evidence: Evidence, texts: pa.Array, numbers: Numbers, longest: int, marks: Marks) -> None:
    """Counts the values of a form that hardly arises by chance."""
    wanted: dict[str, pl.Expr] = {}
    if marks.at_sign:
        wanted[names.EMAIL] = forms.holds(VALUE, forms.EMAIL_FORM)
    if marks.written and longest >= 11:
        wanted[names.SSN] = forms.holds(VALUE, forms.SSN_WRITTEN)
        wanted[names.PHONE] = forms.holds(VALUE, forms.PHONE_WRITTEN)
    if marks.house and longest >= 8:
        wanted[names.STREET] = forms.street_addresses(VALUE)
    if marks.blank and longest >= LETTERS_OF_TEXT:
        wanted[names.FREE_TEXT] = forms.long_texts(VALUE, LETTERS_OF_TEXT, WORDS_OF_TEXT)
    if not wanted:
        return
    frame = pl.Series("value", texts).to_frame()
    for hits in frame.select(**wanted).iter_columns():
        repeats = hits.name == names.FREE_TEXT and frame.filter(hits)["value"].n_unique() * 2 <= hits.sum()
        if not repeats:
            evidence.count(hits.name, hits, numbers)


def _sample(evidence: Evidence, values: pl.Series, marks: Marks) -> None:
    """Counts what is judged by share, in the first values of a block."""
    found = values.to_frame().select(
        judged_by_share(evidence.is_identifier, bool(evidence.by_name), marks.mark)
    )
    counts = {column.name: int(column.sum()) for column in found.iter_columns() if column.name != "value"}
    evidence.sampled += len(values)
    evidence.encrypted += counts["encrypted"]
    evidence.full_names += counts["two"]
    evidence.given += counts["given"]
    evidence.sentences += counts["sentence"]
    evidence.different_sentences.update(found.filter("sentence")["value"].to_list())
    evidence.pairs.update(found.filter("pair")["value"].unique().head(PAIRS_AT_LEAST).to_list())
    if counts["last_first"]:
        evidence.last_first.add(found.filter("last_first")["value"])
    if counts["nine"] or counts["ten"]:
        _count_digits(evidence, found)
    if (counts["two"] or counts["given"]) and len(evidence.different) < NAMES_AT_LEAST:
        some = found.filter(pl.col("two") | pl.col("given"))["value"].unique().sort().head(NAMES_AT_LEAST)
        evidence.different.update(some.to_list())


@cache
def judged_by_share(is_identifier: bool, by_name: bool, has_mark: bool) -> tuple[pl.Expr, ...]:
    """What is asked of each value. Kept, since making the expressions takes longer than using them."""
    is_name = forms.person_names(VALUE) & ~forms.offices(VALUE)
    two = forms.holds(VALUE, forms.TWO_NAMES) if is_identifier else is_name
    encrypted = forms.holds(VALUE, forms.ENCRYPTED) if by_name else pl.lit(value=False)
    nine = forms.holds(VALUE, forms.NINE_DIGITS) & ~VALUE.str.strip_suffix(forms.LOST).is_in(FILLERS)
    return (
        VALUE,
        encrypted.alias("encrypted"),
        nine.alias("nine"),
        forms.holds(VALUE, forms.TEN_DIGITS).alias("ten"),
        (two if has_mark else pl.lit(value=False)).alias("two"),
        forms.given_names(VALUE).alias("given"),
        (forms.persons_within(VALUE) if has_mark else pl.lit(value=False)).alias("pair"),
        (forms.holds(VALUE, forms.LAST_THEN_FIRST) if has_mark else pl.lit(value=False)).alias("last_first"),
        (forms.sentences(VALUE) if has_mark else pl.lit(value=False)).alias("sentence"),
    )


def _count_digits(evidence: Evidence, found: pl.DataFrame) -> None:
    """Counts values of nine and ten digits, and those that fit a plan of numbers."""
    nine = found.filter("nine")["value"].str.strip_suffix(forms.LOST)
    evidence.nine += len(nine)
    evidence.nine_possible += int(nine.str.contains(forms.SSN_PLAIN).sum())
    evidence.nine_begin.update(nine.str.head(2).to_list())
    shorter = found["value"].filter(found["value"].str.contains(forms.WITHOUT_ZEROS))
    shorter = shorter.str.strip_suffix(forms.LOST).str.zfill(9)
    evidence.without_zeros += len(shorter)
    evidence.without_zeros_possible += int(shorter.str.contains(forms.SSN_PLAIN).sum())
    ten = found.filter("ten")["value"].str.strip_suffix(forms.LOST).str.tail(10)
    evidence.ten += len(ten)
    evidence.ten_possible += int(ten.str.contains(forms.PHONE_PLAIN).sum())
    evidence.ten_begin.update(ten.str.head(6).to_list())
