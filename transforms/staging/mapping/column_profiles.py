"""What stands in a file's columns, as far as a draft of a mapping may know: forms of dates, and codes.

Here belongs what is counted and what may be shown: of dates their form alone, of codes the texts themselves
unless they may be those of persons. Which column is which stands in `column_names`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

import polars as pl

from transforms.contracts.codes import all_code_lists
from transforms.contracts.contract import Column
from transforms.staging.identifiers import identifier_patterns as forms
from transforms.staging.identifiers.identifier_names import kind_by_name, words_of
from transforms.staging.values.text_values import NUMBER_FORMS, SPREADSHEET_DAYS, Translation, disagree
from transforms.staging.values.typed_columns import ColumnReader

TEXTS_KEPT = 100_000
"""Distinct texts of a column that are looked at; those that come later are counted only."""
MOST_CODES, LONGEST_CODE = 60, 40
FEW_RECORDS = 3
"""A text in fewer records may be that of a person; it is shown only where it cannot be."""
RECORDS_PER_TEXT = 2
"""Codes repeat: with fewer records for each text on average, the texts may be those of persons."""
SHORT_CODE, SHORT_CAPITALS = 4, 6
"""Texts this short, or this short and all in capitals, are taken for codes and not for words."""
STRANGE_WORDS = 5
"""So many words that no code list uses, where they are the most, may be names."""

NO_ANSWER = r"null|\(null\)|n/a|#n/a|nan|none|nil|[-\u2013\u2014]+|\."
NOTHING_WRITTEN = rf"(?i)^(?:{NO_ANSWER})$"
"""What programs write where nothing was entered, in any column."""
NOTHING_ENTERED = (
    rf"(?i)^(?:{NO_ANSWER}|0000-00-00|00/00/0000|99/99/9999|0{{8}}|9{{8}}"
    r"|(?:9999-12-31|(?:12/31|31/12)/9999|(?:12-31|31-12)-9999|31[- ]?dec[- ]?9999|99991231)"
    r"(?:[T ](?:12:00(?::00)?|[0:]+(?:\.0+)?)(?: ?AM)?)?)$"
)
"""The same, and in columns of dates; dates without an end among them."""

DAYS = (
    *("%m/%d/%Y", "%d/%m/%Y", "%Y/%m/%d", "%m-%d-%Y", "%d-%m-%Y", "%d.%m.%Y"),
    *("%Y%m%d", "%m%d%Y", "%d%m%Y", "%m/%d/%y", "%d/%m/%y", "%m-%d-%y"),
    *("%d-%b-%Y", "%d-%b-%y", "%d %b %Y", "%b %d, %Y", "%d %B %Y", "%B %d, %Y", "%Y-%m-%d"),
    *("%d%b%Y", "%d%b%y", "%b %d %Y", "%A, %B %d, %Y"),
)
TIMES = (
    *("", " %H:%M", " %H:%M:%S", " %I:%M %p", " %I:%M:%S %p", "T%H:%M", "T%H:%M:%S", " %H:%M:%S.%f"),
    *(" %I:%M%p", " %I:%M:%S%p", " %I.%M.%S %p", " %I.%M.%S.%f %p", ":%H:%M:%S", "%H%M%S", " %H%M"),
)
MONTHS = ("%Y-%m", "%m/%Y", "%Y%m", "%b-%y", "%b %Y", "%b-%Y", "%B %Y", "%Y/%m")
DAY_NUMBER = r"^[2-5]\d{4}(?:\.\d+)?$"
"""A date as spreadsheets count days: 20000 is in 1954, 59999 in 2064."""
SAMPLE = 2_000
MOST_FORMS = 3
"""So many ways beside the first are taken for those of a column; with more, something else stands there."""


PLACE = r"[^\W_](?:[^\W_]|[ .,'\u2019&()/-]){0,39}"
NOT_TRANSLATED: Mapping[str, str] = {}


@dataclass
class TextCounts:
    """How many records hold each text of a column; blanks apart."""

    counts: dict[str, int] = field(default_factory=dict)
    records: int = 0
    beyond: int = 0

    def add(self, texts: pl.Series) -> None:
        """Adds a block."""
        filled = texts.str.strip_chars()
        filled = filled.filter(filled.str.len_bytes() > 0)
        self.records += len(filled)
        for text, count in filled.value_counts(name="records").iter_rows():
            if text in self.counts or len(self.counts) < TEXTS_KEPT:
                self.counts[text] = self.counts.get(text, 0) + count
            else:
                self.beyond += count

    def nothing_entered(self) -> list[str]:
        """The texts that stand for nothing, most frequent first."""
        found = [text for text in self.counts if re.match(NOTHING_ENTERED, text)]
        return sorted(found, key=lambda text: (-self.counts[text], text))

    def without(self, texts: Iterable[str]) -> dict[str, int]:
        """The counts of all other texts, whatever their case."""
        left = {text.casefold() for text in texts}
        return {text: count for text, count in self.counts.items() if text.casefold() not in left}


@dataclass(frozen=True)
class DateForms:
    """How a column writes dates or times.

    `formats` are those that read the most records, of which the file does not tell the right one where there
    are several; none where ours does. `others` read what those do not. `unread` counts the records that are
    written otherwise.
    """

    formats: tuple[str, ...] = ()
    is_ours: bool = False
    records: int = 0
    unread: int = 0
    others: tuple[str, ...] = ()

    @property
    def is_told(self) -> bool:
        """Whether the file tells how the column is written."""
        return self.is_ours or len(self.formats) == 1


def date_forms(column: Column, counts: Mapping[str, int]) -> DateForms:
    """How the texts of a column of dates or times are written, by counts of each."""
    texts, weights = list(counts), pl.Series(list(counts.values()), dtype=pl.Int64)
    records = int(weights.sum())
    ours = int(weights.filter(_read(column, texts).is_not_null()).sum())
    days = {form: _read(column, texts, form) for form in _likely(column, texts)}
    held = {form: int(weights.filter(found.is_not_null()).sum()) for form, found in days.items()}
    best = max(held.values(), default=0)
    if ours and ours >= best:
        return DateForms((), True, records, records - ours)
    equal = [form for form, count in held.items() if best and count == best]
    others = [form for form in equal[1:] if _differ(days[form], days[equal[0]])]
    read_by_ours = _read(column, texts)
    pairs = zip(counts.items(), days[equal[0]] if equal else read_by_ours, read_by_ours, strict=True)
    left = {text: count for (text, count), *read in pairs if read == [None, None]}
    found = DateForms((*equal[:1], *others), False, records, sum(left.values()))
    if not best or not left or not found.is_told:
        return found
    return _with_others(found, date_forms(column, left))


def _differ(one: pl.Series, other: pl.Series) -> bool:
    """Whether two readings of one column differ where both read something."""
    return bool((one != other).fill_null(value=False).any())


def _with_others(found: DateForms, left: DateForms) -> DateForms:
    """Forms of a column of which some records are written in a second way, where those tell in which."""
    if not left.is_told or left.unread == left.records:
        return found
    others = (*left.formats, *left.others)
    if len(others) > MOST_FORMS or any(disagree(found.formats[0], other) for other in others):
        return found
    return DateForms(found.formats, False, found.records, left.unread, others)


def number_forms(column: Column, counts: Mapping[str, int]) -> tuple[tuple[str, ...], int]:
    """In which ways beside the plain one a column writes numbers, and how many records hold none."""
    forms: tuple[str, ...] = ()
    left = _unread(column, counts, Translation())
    for form in NUMBER_FORMS:
        still = _unread(column, counts, Translation(forms=(*forms, form)))
        is_other = not (form == "1.234,5" and "1,234.5" in forms)
        if is_other and sum(still.values()) < sum(left.values()):
            forms, left = (*forms, form), still
    return forms, sum(left.values())


def unread(
    column: Column, counts: Mapping[str, int], translated: Mapping[str, str], forms: Sequence[str]
) -> dict[str, int]:
    """The texts that cannot be read under what is known; all of them where nothing is."""
    if not translated and not forms:
        return dict(counts)
    return _unread(column, counts, Translation(translated, forms=tuple(forms), is_by_number=True))


def _unread(column: Column, counts: Mapping[str, int], translation: Translation) -> dict[str, int]:
    """The texts of which a reader makes nothing."""
    texts = list(counts)
    read = ColumnReader(column, "extract", translation).read(texts).values.to_pylist()
    return {
        text: counts[text]
        for text, found in zip(texts, read, strict=True)
        if found is None and translation.of(text)
    }


def _likely(column: Column, texts: list[str]) -> list[str]:
    """The formats that read anything of some of the texts; for months those without a day too."""
    sample = pl.Series(texts, dtype=pl.String).gather_every(max(1, len(texts) // SAMPLE))
    months = MONTHS if column.name == "month" else ()
    counted = (SPREADSHEET_DAYS,) if sample.str.contains(DAY_NUMBER).any() else ()
    return [
        form
        for form in (*(day + time for time in TIMES for day in DAYS), *months)
        if sample.str.to_datetime(form.replace(".%f", "%.f"), strict=False).is_not_null().any()
    ] + [*counted]


def _read(column: Column, texts: list[str], form: str = "") -> pl.Series:
    """What texts mean in a column, written in a form; null where they cannot be read."""
    translation = Translation(forms=(form,) if form else ())
    return pl.Series(ColumnReader(column, "extract", translation).read(texts).values.to_pylist())


@dataclass(frozen=True)
class CodeTexts:
    """The texts of a column of codes.

    `known` has the texts that are names or codes of ours, with our name and the number of records; `meant`
    those that say the name or label of one of ours in other letters, `open` those without a meaning yet.
    `hidden` texts and their records are not shown. `withheld` says why none but known ones is shown. `blank`
    counts records of a yes or no in which nothing stands, where all others hold one text, as a mark does.
    """

    known: tuple[tuple[str, str, int], ...] = ()
    meant: tuple[tuple[str, str, int], ...] = ()
    open: tuple[tuple[str, int], ...] = ()
    hidden: tuple[int, int] = (0, 0)
    withheld: str = ""
    blank: int = 0


COUNTY_WORDS = frozenset("county counties cnty parish jurisdiction borough fips".split())  # noqa: SIM905
WORKERS = frozenset("worker caseworker supervisor judge attorney staff employee reporter user".split())  # noqa: SIM905
NAMED = WORKERS - {"reporter"}
"""Words at the end of a column's name that may name a person; who reported is told by category."""
MOST_COUNTIES = 300


def county_texts(column: Column, theirs: str, texts: TextCounts, counts: Mapping[str, int]) -> CodeTexts:
    """The names or codes of counties that may be shown: places, where the column's name says so."""
    read = ColumnReader(column, "extract").read(list(counts)).values.to_pylist()
    strange = {text: n for (text, n), code in zip(counts.items(), read, strict=True) if code is None}
    if not strange:
        return CodeTexts()
    words = set(words_of(theirs))
    if kind_by_name(theirs) or not words & COUNTY_WORDS or words & WORKERS:
        return CodeTexts(withheld="the column's name does not say that they are counties")
    if texts.beyond or len(strange) > MOST_COUNTIES:
        return CodeTexts(withheld=f"it has more than {MOST_COUNTIES} different texts")
    if texts.records < RECORDS_PER_TEXT * len(texts.counts):
        return CodeTexts(withheld=f"fewer than {RECORDS_PER_TEXT} records share a text on average")
    items = sorted(strange.items(), key=lambda item: (-item[1], item[0]))
    frame = pl.DataFrame({"text": [text for text, _ in items]})
    more = set(frame.filter(pl.any_horizontal(*_MORE_THAN_PLACES))["text"].to_list())
    shown = tuple(
        (text, n) for text, n in items if n >= FEW_RECORDS and re.fullmatch(PLACE, text) and text not in more
    )
    hidden = [n for text, n in items if (text, n) not in shown]
    return CodeTexts(open=shown, hidden=(len(hidden), sum(hidden)))


def code_texts(
    column: Column,
    theirs: str,
    texts: TextCounts,
    counts: Mapping[str, int],
    translated: Mapping[str, str] = NOT_TRANSLATED,
) -> CodeTexts:
    """The texts of a column of codes that may be shown. `theirs` is the column's name in the file.

    `translated` are texts that have a meaning already; they are passed over.
    """
    translation = Translation(translated, is_by_number=True)
    counts = {text: count for text, count in counts.items() if translation.said_of(text) is None}
    items = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    read = list(zip(items, _read(column, [text for text, _ in items]), strict=True))
    known = tuple((text, str(name).lower(), n) for (text, n), name in read if name is not None)
    strange = [item for item, name in read if name is None]
    if not strange:
        return CodeTexts(known)
    if why := next(_doubts(theirs, texts, dict(strange)), ""):
        return CodeTexts(known, withheld=why)
    says = {text: _meant(column, text) for text, _ in strange}
    meant = tuple((text, name, n) for text, n in strange if (name := says[text]))
    left = [(text, count) for text, count in strange if not says[text]]
    shown = tuple((text, count) for text, count in left if _may_be_shown(text, count))
    hidden = [count for text, count in left if not _may_be_shown(text, count)]
    return CodeTexts(known, meant, shown, (len(hidden), sum(hidden)))


def _doubts(theirs: str, texts: TextCounts, strange: Mapping[str, int]) -> Iterator[str]:
    """Why the texts of a column should not be shown."""
    if kind := kind_by_name(theirs):
        yield f"the column holds {kind} by its name"
    if texts.beyond or len(strange) > MOST_CODES:
        yield f"it has more than {MOST_CODES} different texts"
    if max(map(len, strange)) > LONGEST_CODE:
        yield f"it has texts of more than {LONGEST_CODE} characters"
    if texts.records < RECORDS_PER_TEXT * len(texts.counts):
        yield f"fewer than {RECORDS_PER_TEXT} records share a text on average"
    frame = pl.DataFrame({"text": list(strange)}, schema={"text": pl.String})
    if frame.select(pl.any_horizontal(*_OF_PERSONS).any()).item():
        yield "its texts look like names, numbers or addresses of persons"
    if words_of(theirs)[-1:] and words_of(theirs)[-1] in NAMED and any(map(_is_strange, strange)):
        yield "the column may hold names of persons, by its own"
    two_words = frame.filter(forms.holds(_TEXT, forms.TWO_NAMES))["text"].to_list()
    if len([text for text in two_words if _is_strange(text)]) > len(strange) // STRANGE_WORDS:
        yield "its texts look like names of persons"
    if len([text for text in strange if _is_strange(text)]) >= max(STRANGE_WORDS, len(strange) // 2):
        yield "most of its texts hold no word of this field, as names do"


_TEXT = pl.col("text")
_MORE_THAN_PLACES = (
    forms.street_addresses(_TEXT),
    *(
        forms.holds(_TEXT, form)
        for form in (
            forms.EMAIL_FORM,
            forms.SSN_WRITTEN,
            forms.PHONE_WRITTEN,
            r"\d{6}",
            r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}",
        )
    ),
)
"""Which texts hold an address, a number of a person or a date."""
_OF_PERSONS = (
    *_MORE_THAN_PLACES,
    forms.person_names(_TEXT),
    forms.holds(_TEXT, r"^\p{Lu}[\p{L}'-]+,\s*\p{L}"),
)
"""Which texts look like those of a person: names, addresses, numbers, dates."""


def _may_be_shown(text: str, records: int) -> bool:
    """Whether a text that few records hold is a code without doubt."""
    if records >= FEW_RECORDS or len(text) <= SHORT_CODE:
        return True
    return all(word in field_words() for word in words_of(text) if len(word) > 2) and bool(words_of(text))


def _is_strange(text: str) -> bool:
    """Whether a text has words, and none that the code lists use."""
    words = [word for word in words_of(text) if word.isalpha() and len(word) > 2]
    is_short = len(text) <= SHORT_CODE or (text.isupper() and len(text) <= SHORT_CAPITALS)
    return not is_short and bool(words) and not any(word in field_words() for word in words)


FURTHER_WORDS = (
    "administrative after alternative case community congregate contact court cps custody day "
    "detention hearing home hotline hours in-home intake kinship licensed licensing night no "
    "not on on-call ongoing open out permanency placed preservation prevention program "
    "protective referred resource screen social specialist temporary tpr transition trial "
    "tribal unit unlicensed visit worker yes"
)


@cache
def field_words() -> frozenset[str]:
    """The words of all code lists and some more: the vocabulary in which codes of this field are written."""
    labels = (
        f"{code.name.replace('_', ' ')} {code.label}"
        for codes in all_code_lists().values()
        if codes.name != "states"
        for code in codes.codes
    )
    return frozenset(word for label in (*labels, FURTHER_WORDS) for word in words_of(label))


def _meant(column: Column, text: str) -> str | None:
    """Our name where a text says a name or label of ours in other letters, or after a number."""
    names = _names(column)
    return names.get(_letters(text)) or names.get(_letters(_without_number(text)))


def _names(column: Column) -> dict[str, str]:
    """Our names by the letters of names and labels."""
    if column.codes is None:
        return {}
    listed = [code for code in column.codes.codes if code.code]
    return {_letters(code.label): code.name for code in listed} | {_letters(c.name): c.name for c in listed}


LETTERS_TOO = "~<>\u2264\u2265+"
"""Marks that change what a number beside them means."""


def _letters(text: str) -> str:
    """The letters and digits of a text; numbers beside each other stay apart: 1-5 is not 15, <1 not 1."""
    apart = re.sub(r"(?<=\d)[^0-9a-z]+(?=\d)|^\s*-(?=\d)", "~", text.lower())
    return "".join(letter for letter in apart if letter.isalnum() or letter in LETTERS_TOO)


def _without_number(text: str) -> str:
    """A text without the number before it: `21 - Group home` is `Group home`; `11 - 17` stays."""
    return re.sub(r"^\w{0,2}\d{1,4}\s*[-:.)=]\s*(?=[^\d\s])", "", text)
