"""Which column of a file is which column of ours, judged by their names alone.

Here belongs the comparison of names: equal, equal as words, another usual name, nearly equal. Usual names
stand in `column_synonyms`; what stands in a column is looked at in `mapping_drafts`.
"""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from transforms.contracts.contract import Column
from transforms.staging.identifiers.identifier_names import words_of
from transforms.staging.mapping.column_synonyms import LESS_USUAL, SHORT_FORMS, SYNONYMS

How = Literal["kept", "name", "words", "usual", "near"]
NEARLY = 0.88
"""Names as alike as this are taken for one another where no other name is."""
WORDS_NEARLY = 0.7
"""So alike is each of their words."""
DATE_WORDS, TIME_WORDS = frozenset({"date", "day", "on"}), frozenset({"time", "tm"})
"""Words by which the names of a day and of its time differ, where they stand apart."""
HINTS = 3
SHORTEST = 3
"""Letters that a shortened word has at least."""
FILLERS: Mapping[str, frozenset[str]] = {
    "date": frozenset({"date", "day", "on", "of", "timestamp", "time"}),
    "timestamp": frozenset({"date", "day", "on", "of", "timestamp", "time", "at", "local"}),
    "boolean": frozenset({"flag", "indicator", "code", "desc", "description", "is", "was", "yn"}),
    "coded": frozenset({"code", "desc", "descr", "description"}),
    "text": frozenset({"desc", "descr", "description", "encrypted", "hash", "hashed", "masked"}),
}
"""Words that say what kind of column it is, not which: left out where ours is of that kind."""


@dataclass(frozen=True)
class Match:
    """A column of ours, the file's column that holds it, and by what it was found.

    `joined` are further columns of the file whose texts belong to the same value.
    """

    ours: str
    theirs: str
    how: How
    joined: tuple[str, ...] = ()


@dataclass
class Matches:
    """What names tell. `unmatched` has the columns of ours without one, with the nearest names of theirs."""

    found: list[Match] = field(default_factory=list)
    unmatched: dict[str, list[str]] = field(default_factory=dict)
    unused: list[str] = field(default_factory=list)


IN_BRACKETS = r"[(\[][^)\]]*[)\]]"
"""What is said of a column beside its name: its unit, the form of its dates."""
NONE_KEPT: Sequence[Match] = ()


def matched(
    columns: Mapping[str, Column], header: Sequence[str], kept: Sequence[Match] = NONE_KEPT
) -> Matches:
    """Columns of ours matched with those of a header, each with one at most; the surest way first.

    Where several fit equally well none is taken: they are the nearest names then. `kept` matches stand.
    """
    found = {match.ours: match for match in kept}
    doubtful: dict[str, list[str]] = {}
    for how, fits in WAYS:
        used = used_names(found.values())
        free = [name for name in header if name not in used]
        fitting = {
            ours: [theirs for theirs in free if fits(column, theirs)]
            for ours, column in columns.items()
            if ours not in found and ours not in doubtful
        }
        for ours, candidates in fitting.items():
            rivals = [other for other, theirs in fitting.items() if set(theirs) & set(candidates)]
            if len(candidates) == 1 and len(rivals) == 1:
                found[ours] = Match(ours, candidates[0], how)
            elif candidates:
                doubtful[ours] = candidates
    used = used_names(found.values())
    unused = [name for name in header if name not in used]
    unmatched = {
        ours: [name for name in doubtful.get(ours, []) if name in unused] or _nearest(ours, unused)
        for ours in columns
        if ours not in found
    }
    ordered = [found[ours] for ours in columns if ours in found]
    return Matches(ordered, unmatched, unused)


def used_names(matches: Iterable[Match]) -> set[str]:
    """The columns of the file that matches take."""
    return {name for match in matches for name in (match.theirs, *match.joined)}


def times_beside(header: Sequence[str]) -> dict[str, str]:
    """Columns that hold the time of another by their names, by that other: a date, or the bare name."""
    words = {name: _words(name) for name in header}
    found: dict[str, list[str]] = {}
    for time in (name for name in header if words[name] & TIME_WORDS):
        rest = words[time] - TIME_WORDS
        for day in header:
            if not words[day] & TIME_WORDS and words[day] - DATE_WORDS == rest and day != time:
                found.setdefault(day, []).append(time)
    times = Counter(time for beside in found.values() for time in beside)
    return {day: beside[0] for day, beside in found.items() if len(beside) == 1 == times[beside[0]]}


def _is_name(column: Column, theirs: str) -> bool:
    return theirs.strip().lower() == column.name


def _is_same_words(column: Column, theirs: str) -> bool:
    return _alike(column, column.name, theirs, _is_same_word)


def _is_usual(column: Column, theirs: str) -> bool:
    names = (column.name, *SYNONYMS.get(column.name, ()))
    return any(_alike(column, name, theirs, _is_same_word) for name in names[1:]) or any(
        _alike(column, name, theirs, _is_shortened) for name in names
    )


def _is_less_usual(column: Column, theirs: str) -> bool:
    return any(_alike(column, name, theirs, _is_shortened) for name in LESS_USUAL.get(column.name, ()))


def _is_near(column: Column, theirs: str) -> bool:
    names = (column.name, *SYNONYMS.get(column.name, ()))
    return any(
        _alikeness(_joined(name), _joined(theirs)) >= NEARLY and _alike_by_word(name, theirs)
        for name in names
    )


def _alike_by_word(ours: str, theirs: str) -> bool:
    """Whether each word is nearly the one at its place, where both names have as many: an entry is no end."""
    one, other = words_of(ours), words_of(theirs)
    return len(one) != len(other) or all(
        _alikeness(*pair) >= WORDS_NEARLY for pair in zip(one, other, strict=True)
    )


def _alikeness(one: str, other: str) -> float:
    return difflib.SequenceMatcher(None, one, other).ratio()


WAYS: tuple[tuple[How, Callable[[Column, str], bool]], ...] = (
    ("name", _is_name),
    ("words", _is_same_words),
    ("usual", _is_usual),
    ("usual", _is_less_usual),
    ("near", _is_near),
)
"""The ways to know a column by its name, the surest first."""


def _alike(column: Column, ours: str, theirs: str, says: Callable[[str, str], bool]) -> bool:
    """Whether two names hold the same words, whatever their order, or the same letters."""
    fillers = FILLERS.get("coded" if column.codes is not None else column.kind, frozenset())
    theirs = re.sub(IN_BRACKETS, " ", theirs).strip() or theirs
    one, other = _words(ours), _words(theirs)
    return (
        _hold_the_same(one, other, says)
        or _hold_the_same(_bare(one, fillers), _bare(other, fillers), says)
        or _joined(ours) == _joined(theirs)
    )


def _hold_the_same(ours: frozenset[str], theirs: frozenset[str], says: Callable[[str, str], bool]) -> bool:
    """Whether each word of one name is a word of the other."""
    return (
        len(ours) == len(theirs)
        and all(any(says(written, word) for word in ours) for written in theirs)
        and all(any(says(written, word) for written in theirs) for word in ours)
    )


def _is_same_word(written: str, word: str) -> bool:
    return written == word


def _is_shortened(written: str, word: str) -> bool:
    """Whether a word is written whole, by its beginning (`cont`) or without its vowels (`hrng`)."""
    if written == word:
        return True
    if len(written) < SHORTEST or written in _known_words() or written[0] != word[0]:
        return False
    letters = iter(word)
    has_no_vowels = not set(written[1:]) & set("aeiou")
    return word.startswith(written) or (has_no_vowels and all(letter in letters for letter in written))


@cache
def _known_words() -> frozenset[str]:
    """Words that stand for themselves."""
    known = (*SYNONYMS.items(), *LESS_USUAL.items())
    names = (name for ours, others in known for name in (ours, *others))
    return frozenset(word for name in (*names, *SHORT_FORMS.values()) for word in words_of(name))


def _words(name: str) -> frozenset[str]:
    return frozenset(SHORT_FORMS.get(word, word) for word in words_of(name))


def _bare(words: frozenset[str], fillers: frozenset[str]) -> frozenset[str]:
    """The words without fillers; all of them where nothing else stands."""
    return words - fillers or words


def _joined(name: str) -> str:
    return "".join(letter for letter in name.lower() if letter.isalnum())


def _nearest(ours: str, names: Sequence[str]) -> list[str]:
    """The nearest names, also by any of the usual ones."""
    by_form = {_joined(name): name for name in names}
    forms = [_joined(ours), *(_joined(other) for other in SYNONYMS.get(ours, ()))]
    near = [n for form in forms for n in difflib.get_close_matches(form, by_form, n=HINTS, cutoff=0.6)]
    shared = [name for name in names if any(len(word) > 3 and word in _words(ours) for word in _words(name))]
    return list(dict.fromkeys([*(by_form[form] for form in near), *shared]))[:HINTS]
