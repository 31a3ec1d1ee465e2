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

from transforms.contracts.contract import Column, all_contracts
from transforms.staging.batches import StagedBatch
from transforms.staging.identifiers import identifier_patterns as forms

AT_MOST = 200_000
"""Record numbers of a column kept for the question: the first so many different ones of a file."""

AT_LEAST = 20
"""Fewer record numbers are too few to tell."""

NEIGHBOURS = 0.5
"""Share of record numbers, in order, that follow their neighbour by 1. Numbers drawn at random from a space
ten times as large as the file reach 0.1."""

SHAPED = 0.95
"""Share that have the form of a possible Social Security number; of random nine digits 89 percent do."""

ROUNDED = r"^\d(\.\d+)?[Ee]\+\d+$"
"""How a spreadsheet writes a long number, and how many numbers become one."""

KEPT_ELSEWHERE = frozenset(("state", "submission", "file_id", "county", "unit", "agency"))
_ENDS = ("id", "record_number", "recnum", "recnumbr", "stnum")


def holds_record_numbers(column: Column) -> bool:
    """Whether a column of a contract holds identifiers of children, workers, reports or cases."""
    plain = column.kind == "text" and column.codes is None and column.name not in KEPT_ELSEWHERE
    return plain and column.name.endswith(_ENDS)


@dataclass
class RecordNumbers:
    """The record numbers of one file by column, the first `AT_MOST` different ones of each."""

    _columns: dict[str, pl.Series] = field(default_factory=dict)

    def add_batch(self, batch: StagedBatch) -> None:
        """Adds the record numbers of some staged records."""
        for table, rows in batch.tables.items():
            for name in _columns_of(table):
                if name in rows.schema.names:
                    self.add(name, pl.Series(rows[name]))

    def add(self, column: str, values: pl.Series) -> None:
        """Adds the values of a block."""
        kept = self._columns.get(column)
        if kept is not None and len(kept) >= AT_MOST:
            return
        found = values.drop_nulls().unique(maintain_order=True)
        if kept is not None:
            found = kept.append(found)
        self._columns[column] = found.unique(maintain_order=True).head(AT_MOST)

    def queries(self) -> list[str]:
        """A sentence per column that gives rise to a question."""
        asked = ((name, record_number_query(values)) for name, values in self._columns.items())
        return [f"{name}: {sentence}" for name, sentence in asked if sentence]


@cache
def _columns_of(table: str) -> tuple[str, ...]:
    """The columns of a staging table that hold record numbers."""
    contract = all_contracts().get(table)
    columns = contract.columns.values() if contract else ()
    return tuple(column.name for column in columns if holds_record_numbers(column))


def record_number_query(values: pl.Series) -> str | None:
    """The question that some record numbers (texts) give rise to, in a sentence; None when there is none."""
    different = values.drop_nulls().unique()
    rounded = int(different.str.contains(ROUNDED).sum())
    if rounded:
        return (
            f"query: {rounded:,} of the record numbers are in scientific notation, as spreadsheets write long"
            " numbers; what they were is lost. Send them as text"
        )
    if len(different) < AT_LEAST:
        return None
    shaped = different.str.contains(forms.SSN_WRITTEN) | different.str.contains(forms.SSN_PLAIN)
    share = float(shaped.mean())  # type: ignore[arg-type]
    counted = _counted_share(different)
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


def _counted_share(different: pl.Series) -> float:
    """Of different texts, the share that is a common beginning and the number after that of another one."""
    parts = different.str.extract_groups(r"^(.*?)(\d{1,15})(\D{0,3})$").struct.unnest()
    parts.columns = ["before", "number", "after"]
    numbers = parts.drop_nulls("number").with_columns(pl.col("number").cast(pl.Int64))
    if len(numbers) < AT_LEAST:
        return 0.0
    steps = numbers.sort("before", "after", "number").select(
        (pl.col("number").diff().over("before", "after") == 1).alias("follows")
    )["follows"]
    return float(np.sum(steps.fill_null(value=False).to_numpy()) / (len(different) - 1))
