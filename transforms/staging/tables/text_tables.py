"""What a table of texts is: a header, and blocks of columns with the records' numbers.

Here belongs the shape that all forms of tables share, and that readers of tables are given. How each form is
read stands in `csv_tables`, `parquet_tables` and `workbooks`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
import polars as pl
import pyarrow as pa
import pyarrow.compute as pc

from transforms.staging.faults import RejectedLog
from transforms.staging.values.plain_text import value_of


@dataclass
class TextBlock:
    """Some records: the texts of each column of the header, all of one length.

    They are an Arrow array of strings or of a dictionary of strings. `numbers` are the records' numbers in
    the file, from 1 (int64); `rejected` those set aside in this block. `is_plain` says that no text holds a
    control character, a character outside ASCII, or an =.
    """

    columns: Sequence[pa.Array]
    numbers: np.ndarray
    rejected: RejectedLog = field(default_factory=RejectedLog)
    is_plain: bool = False

    def frame(self, positions: Sequence[int] | None = None, names: Sequence[str] = ()) -> pl.DataFrame:
        """The texts as Polars text columns: all, or those at some positions of the header.

        They are called by their position ("0", "1", ...), or by `names`, one for each column of the header.
        """
        chosen = range(len(self.columns)) if positions is None else positions
        return pl.DataFrame(
            [
                pl.Series(names[n] if names else str(n), as_strings(self.columns[n]), dtype=pl.String)
                for n in chosen
            ]
        )

    def raw(self, rows: np.ndarray) -> list[str]:
        """Some rows as text, for the records that are set aside."""
        places = pa.array(rows, pa.int64())
        texts = [as_strings(column.take(places)) for column in self.columns]
        return pc.binary_join_element_wise(
            *texts, ",", null_handling="replace", null_replacement=""
        ).to_pylist()


class Gate(Protocol):
    """Whoever looks at all columns of a file, read or not, as they pass by; may refuse the file."""

    def look(self, columns: pl.DataFrame, numbers: np.ndarray) -> None:
        """Looks at a block: columns under the names of the header, and the records' numbers."""


@dataclass
class TextTable:
    """A file's header and its blocks; `form` is csv, parquet or xlsx, `says` are notes on how it was read.

    `repeating` may be filled before the first block is taken: positions of columns that hold few distinct
    texts. They may then come as dictionary arrays, which are cheaper to type. `staged` likewise: positions of
    columns that the reader stages, so that a gate need not see them here.
    """

    header: list[str]
    blocks: Iterator[TextBlock]
    form: str
    says: list[str] = field(default_factory=list)
    repeating: set[int] = field(default_factory=set)
    staged: set[int] = field(default_factory=set)


def name_of_column(text: str) -> str:
    """The name of a column as it is known: in one line, without blanks and invisible characters around it."""
    return " ".join(value_of(text).split())


def distinct_names(header: Sequence[str]) -> list[str]:
    """The names of a header, made distinct where one stands twice or is empty."""
    names: list[str] = []
    for position, name in enumerate(header, start=1):
        plain = name or f"column {position}"
        names.append(plain if plain not in names else f"{plain} (column {position})")
    return names


def as_strings(column: pa.Array) -> pa.Array:
    """Texts as a text array without dictionary."""
    return column.dictionary_decode() if isinstance(column, pa.DictionaryArray) else column
