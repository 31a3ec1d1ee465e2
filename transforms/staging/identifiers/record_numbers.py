"""Whether record numbers look like what they must not be: Social Security numbers, or a plain count of cases.

Here belongs the question alone. It stops nothing: it is a query to the agency, told with the run's summary.
Encrypted record numbers are asked for by the federal layouts; a number that counts cases can be looked up by
anyone with access to the agency's system.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

import numpy as np
import polars as pl
import pyarrow as pa

from transforms.contracts.contract import Column, all_contracts
from transforms.staging.batches import StagedBatch
from transforms.staging.identifiers import identifier_patterns as forms
from transforms.staging.identifiers.identifier_marks import bytes_of

AT_MOST = 200_000
"""Record numbers of a column kept for the question: the first so many of a file."""

AT_LEAST = 20
"""Fewer record numbers are too few to tell."""

NEIGHBOURS = 0.5
"""Share of record numbers, in order, that follow their neighbour by 1. Numbers drawn at random from a space
ten times as large as the file reach 0.1."""

SHAPED = 0.95
"""Share that have the form of a possible Social Security number; of random nine digits 89 percent do."""

ROUNDED = r"^\d(\.\d+)?[Ee]\+\d+$"
"""How a spreadsheet writes a long number, and how many numbers become one."""

POINTED = r"^\d+\.0+$"
"""How whole numbers of a column with gaps are written by what knows no gaps in whole numbers."""

SSN_PLAIN_LENGTH, SSN_WRITTEN_LENGTH = 9, 11
"""Characters of a Social Security number without marks, and of the shortest text with a written one."""

PLUS, HYPHEN, BLANK, POINT = map(ord, "+- .")
ODD = np.uint64(0x9E3779B97F4A7C15)
DIGITS, LONGEST_NUMBER, DIGITS_OF_32_BITS = "0123456789", 15, 9
PLACES_AT_ONCE = 1 << 15
"""Numbers read together, so that what is made of them stays in the processor's cache."""
NUMBER_AT_END = r"^(.*?)([0-9]{1,15})([^0-9]{0,3})$"

KEPT_ELSEWHERE = frozenset(("state", "submission", "file_id", "county", "unit", "agency"))
_ENDS = ("id", "record_number", "recnum", "recnumbr", "stnum")


def holds_record_numbers(column: Column) -> bool:
    """Whether a column of a contract holds identifiers of children, workers, reports or cases."""
    plain = column.is_free_text and column.name not in KEPT_ELSEWHERE
    return plain and column.name.endswith(_ENDS)


@dataclass
class RecordNumbers:
    """The record numbers of one file by column, the first `AT_MOST` of each."""

    _columns: dict[str, list[pa.Array]] = field(default_factory=dict)
    _asked: dict[str, str | None] = field(default_factory=dict)

    def add_batch(self, batch: StagedBatch) -> None:
        """Adds the record numbers of some staged records."""
        for table, rows in batch.tables.items():
            for name in _columns_of(table):
                if name in rows.schema.names:
                    self._add(name, rows[name])

    def _add(self, column: str, values: pa.Array) -> None:
        if column in self._asked:
            return
        kept = self._columns.setdefault(column, [])
        kept.append(values.slice(0, AT_MOST - sum(map(len, kept))))
        if sum(map(len, kept)) == AT_MOST:
            self._ask(column)

    def queries(self) -> list[str]:
        """A sentence per column that gives rise to a question."""
        for column in list(self._columns):
            self._ask(column)
        return [f"{column}: {sentence}" for column, sentence in self._asked.items() if sentence]

    def _ask(self, column: str) -> None:
        """Asks about a column once no more of it is wanted: what was kept is let go."""
        values = pa.chunked_array(self._columns.pop(column)).combine_chunks()
        self._asked[column] = record_number_query(values)


@cache
def _columns_of(table: str) -> tuple[str, ...]:
    """The columns of a staging table that hold record numbers."""
    contract = all_contracts().get(table)
    columns = contract.columns.values() if contract else ()
    return tuple(column.name for column in columns if holds_record_numbers(column))


def record_number_query(numbers: pa.Array) -> str | None:
    """The question that some record numbers (texts) give rise to, in a sentence; None when there is none."""
    numbers = numbers.drop_null().cast(pa.large_string())
    alike = _places_of_alike(numbers)
    if alike is not None and _is_plain(numbers[0].as_py()):
        return _about_shares(*neighbours(alike), shaped=0)
    values = pl.Series(numbers, dtype=pl.String)
    _, content = bytes_of(numbers)
    rounded = (content == PLUS).any() and values.filter(values.str.contains(ROUNDED)).n_unique()
    if rounded:
        return (
            f"query: {rounded:,} of the record numbers are in scientific notation, as spreadsheets write long"
            " numbers; what they were is lost. Send them as text"
        )
    pointed = (content == POINT).any() and values.filter(values.str.contains(POINTED)).n_unique()
    if pointed:
        return (
            f"query: {pointed:,} of the record numbers end in .0, as whole numbers of a column with gaps"
            " may be written; they match none that other files write without it. Send them as text"
        )
    different = _how_many(np.sort(values.hash(1).to_numpy()))
    if different < AT_LEAST:
        return None
    counted, _ = neighbours(numbered_places(numbers) if alike is None else alike)
    may_be_written = bool(((content == HYPHEN) | (content == BLANK) | (content == POINT)).any())
    return _about_shares(counted, different, _shaped(values, may_be_written))


def _about_shares(counted: int, different: int, shaped: int) -> str | None:
    """What is to be asked when, of so many different record numbers, some follow another, or have a form."""
    if different < AT_LEAST:
        return None
    share, next_by_one = shaped / different, counted / (different - 1)
    if share >= SHAPED and next_by_one < NEIGHBOURS:
        return (
            f"query: {share:.0%} of the record numbers have the form of Social Security numbers; if they are "
            "such, replace them by encrypted ones (`cwo deidentify`)"
        )
    if next_by_one >= NEIGHBOURS:
        return (
            f"query: {next_by_one:.0%} of the record numbers follow another by 1, as plain case numbers do; "
            "send encrypted ones (`cwo deidentify`) unless this count means nothing in any other system"
        )
    return None


def _is_plain(text: str) -> bool:
    """Whether a text holds letters and digits alone, and not the nine digits of a Social Security number."""
    return text.isascii() and text.isalnum() and not (text.isdigit() and len(text) == SSN_PLAIN_LENGTH)


def _how_many(ordered: np.ndarray) -> int:
    """How many of some sorted numbers differ. Hashes are compared in a tenth of the time that texts take."""
    return len(ordered) and 1 + int(np.count_nonzero(ordered[1:] != ordered[:-1]))


def _shaped(values: pl.Series, may_be_written: bool) -> int:
    """How many different texts have the form of a Social Security number; with marks, where any has some."""
    length = values.str.len_bytes()
    found = values.filter(length == SSN_PLAIN_LENGTH)
    found = found.filter(found.str.contains(forms.SSN_PLAIN))
    if may_be_written:
        written = values.filter(length >= SSN_WRITTEN_LENGTH)
        found = found.append(written.filter(written.str.contains(forms.SSN_WRITTEN)))
    return int(found.n_unique())


def neighbours(places: np.ndarray) -> tuple[int, int]:
    """How many different places follow another by 1 (0 where there are few), and how many there are."""
    ordered = np.sort(places)
    different = _how_many(ordered)
    counted = np.count_nonzero(ordered[1:] - ordered[:-1] == 1) if different >= AT_LEAST else 0
    return int(counted), different


def numbered_places(numbers: pa.Array) -> np.ndarray:
    """A place on a line (uint64) for each text with a number at its end, or before up to 3 other characters.

    Texts that begin and end alike lie as far apart as their numbers; others lie anywhere.
    """
    texts = _matrix(numbers)
    if texts is None or texts.shape[1] > LONGEST_NUMBER:
        return places_one_by_one(pl.Series(numbers, dtype=pl.String))
    is_counted = np.ones(len(texts), bool)
    places, beginnings = np.zeros(len(texts), np.uint64), np.zeros(len(texts), np.uint64)
    for digit, column in enumerate(np.ascontiguousarray(texts.T)[::-1]):
        value = column - np.uint8(ord("0"))
        is_counted &= value <= 9
        places += (value * is_counted).astype(np.uint64) * np.uint64(10**digit)
        beginnings += column * ~is_counted
        beginnings *= ODD
    is_last = texts[:, -1] - np.uint8(ord("0")) <= 9
    others = pl.Series(numbers.filter(pa.array(~is_last)), dtype=pl.String)
    return np.concatenate([(places + beginnings)[is_last], places_one_by_one(others)])


def places_one_by_one(values: pl.Series) -> np.ndarray:
    """The same for texts of any length."""
    before = values.str.strip_chars_end(DIGITS)
    count = values.str.len_bytes() - before.str.len_bytes()
    is_plain = (count >= 1) & (count <= LONGEST_NUMBER)
    plain = pl.DataFrame({"text": values, "before": before, "count": count}).filter(is_plain)
    number = plain["text"].str.tail(plain["count"]).cast(pl.Int64)
    parts = values.filter(~is_plain).str.extract_groups(NUMBER_AT_END).struct.unnest()
    parts.columns = ["before", "number", "after"]
    parts = parts.drop_nulls("number").with_columns(pl.col("number").cast(pl.Int64))
    origins = (plain["before"].hash(1), parts.select("before", "after").hash_rows(1))
    places = zip(origins, (number, parts["number"]), strict=True)
    return np.concatenate([origin.to_numpy() + n.to_numpy().astype(np.uint64) for origin, n in places])


def _matrix(numbers: pa.Array) -> np.ndarray | None:
    """The bytes of some texts, a row for each, where all have one length."""
    offsets, content = bytes_of(numbers)
    length = len(content) // len(numbers) if len(numbers) else 0
    if not length or (np.diff(offsets) != length).any():
        return None
    return content.reshape(-1, length)


def _places_of_alike(numbers: pa.Array) -> np.ndarray | None:
    """The same where all texts begin alike and end with equally many digits, as numbers of one system do.

    Different texts then have different places.
    """
    texts = _matrix(numbers)
    if texts is None:
        return None
    digits = np.ascontiguousarray(texts.T) - np.uint8(ord("0"))
    is_digit = [bool((row <= 9).all()) for row in digits]
    begins = max((place + 1 for place, told in enumerate(is_digit) if not told), default=0)
    begins = max(begins, len(digits) - LONGEST_NUMBER)
    if begins:
        is_alike = (digits[:begins] == digits[:begins, :1]).all() and not (digits[begins - 1] <= 9).any()
        if begins == len(digits) or not is_alike:
            return None
    fits = len(digits) - begins <= DIGITS_OF_32_BITS
    places: np.ndarray = np.zeros(len(texts), np.uint32 if fits else np.uint64)
    ten = places.dtype.type(10)
    for at in range(0, len(texts), PLACES_AT_ONCE):
        some = places[at : at + PLACES_AT_ONCE]
        for row in digits[begins:, at : at + PLACES_AT_ONCE]:
            some *= ten
            some += row
    return places
