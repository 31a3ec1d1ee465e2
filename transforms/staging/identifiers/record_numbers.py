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

SSN_PLAIN_LENGTH, SSN_WRITTEN_LENGTH = 9, 11
"""Characters of a Social Security number without marks, and of the shortest text with a written one."""

DIGITS, LONGEST_NUMBER = "0123456789", 15
NUMBER_AT_END = r"^(.*?)([0-9]{1,15})([^0-9]{0,3})$"

KEPT_ELSEWHERE = frozenset(("state", "submission", "file_id", "county", "unit", "agency"))
_ENDS = ("id", "record_number", "recnum", "recnumbr", "stnum")


def holds_record_numbers(column: Column) -> bool:
    """Whether a column of a contract holds identifiers of children, workers, reports or cases."""
    plain = column.kind == "text" and column.codes is None and column.name not in KEPT_ELSEWHERE
    return plain and column.name.endswith(_ENDS)


@dataclass
class RecordNumbers:
    """The record numbers of one file by column, the first `AT_MOST` of each."""

    _columns: dict[str, list[pl.Series]] = field(default_factory=dict)

    def add_batch(self, batch: StagedBatch) -> None:
        """Adds the record numbers of some staged records."""
        for table, rows in batch.tables.items():
            for name in _columns_of(table):
                if name in rows.schema.names:
                    self._add(name, rows[name])

    def _add(self, column: str, values: pa.Array) -> None:
        kept = self._columns.setdefault(column, [])
        wanted = AT_MOST - sum(map(len, kept))
        if wanted > 0:
            kept.append(pl.Series(values.slice(0, wanted)).drop_nulls())

    def queries(self) -> list[str]:
        """A sentence per column that gives rise to a question."""
        asked = ((name, record_number_query(pl.concat(kept))) for name, kept in self._columns.items())
        return [f"{name}: {sentence}" for name, sentence in asked if sentence]


@cache
def _columns_of(table: str) -> tuple[str, ...]:
    """The columns of a staging table that hold record numbers."""
    contract = all_contracts().get(table)
    columns = contract.columns.values() if contract else ()
    return tuple(column.name for column in columns if holds_record_numbers(column))


def record_number_query(values: pl.Series) -> str | None:
    """The question that some record numbers (texts) give rise to, in a sentence; None when there is none."""
    values = values.drop_nulls()
    rounded = int(values.filter(values.str.contains(ROUNDED)).n_unique())
    if rounded:
        return (
            f"query: {rounded:,} of the record numbers are in scientific notation, as spreadsheets write long"
            " numbers; what they were is lost. Send them as text"
        )
    different = _how_many(np.sort(values.hash(1).to_numpy()))
    if different < AT_LEAST:
        return None
    share = _shaped_share(values, different)
    counted = _counted_share(values, different)
    if share >= SHAPED and counted < NEIGHBOURS:
        return (
            f"query: {share:.0%} of the record numbers have the form of Social Security numbers; if they are "
            "such, replace them by encrypted ones (`cwo deidentify`)"
        )
    if counted >= NEIGHBOURS:
        return (
            f"query: {counted:.0%} of the record numbers follow another by 1, as plain case numbers do; send "
            "encrypted ones (`cwo deidentify`) unless this count means nothing in any other system"
        )
    return None


def _how_many(ordered: np.ndarray) -> int:
    """How many of some sorted numbers differ. Hashes are compared in a tenth of the time that texts take."""
    return len(ordered) and 1 + int(np.count_nonzero(ordered[1:] != ordered[:-1]))


def _shaped_share(values: pl.Series, different: int) -> float:
    """Of so many different texts, the share that has the form of a Social Security number."""
    length = values.str.len_chars()
    plain = values.filter(length == SSN_PLAIN_LENGTH)
    written = values.filter(length >= SSN_WRITTEN_LENGTH)
    plain = plain.filter(plain.str.contains(forms.SSN_PLAIN))
    written = written.filter(written.str.contains(forms.SSN_WRITTEN))
    return (plain.n_unique() + written.n_unique()) / different


def _counted_share(values: pl.Series, different: int) -> float:
    """Of so many different texts, the share that continues another: its beginning, and the next number."""
    ordered = np.sort(_numbered_places(values))
    if _how_many(ordered) < AT_LEAST:
        return 0.0
    return float(np.count_nonzero(ordered[1:] - ordered[:-1] == 1) / (different - 1))


def _numbered_places(values: pl.Series) -> np.ndarray:
    """A place on a line (uint64) for each text with a number at its end, or before up to 3 other characters.

    Texts that begin and end alike lie as far apart as their numbers; others lie anywhere.
    """
    alike = _places_of_alike(values)
    if alike is not None:
        return alike
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


def _places_of_alike(values: pl.Series) -> np.ndarray | None:
    """The same where all texts begin alike and end with equally many digits, as numbers of one system do."""
    array = values.to_arrow(compat_level=pl.CompatLevel.oldest())
    _, starts, content = array.buffers()
    offsets = np.frombuffer(starts, np.int64)[array.offset : array.offset + len(array) + 1]
    length = int(offsets[1] - offsets[0])
    if not length or (np.diff(offsets) != length).any():
        return None
    texts = np.frombuffer(content, np.uint8)[offsets[0] : offsets[-1]].reshape(-1, length)
    places = np.zeros(len(texts), np.uint64)
    for digit in range(length):
        column = texts[:, length - 1 - digit]
        is_digit = column - np.uint8(ord("0")) <= 9
        if digit == LONGEST_NUMBER or not is_digit.all():
            beginnings = texts[:, : length - digit]
            is_alike = digit and (beginnings == beginnings[0]).all() and not is_digit.any()
            return places if is_alike else None
        places += (column - np.uint8(ord("0"))).astype(np.uint64) * np.uint64(10**digit)
    return places
