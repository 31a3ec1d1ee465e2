"""What an agency keeps out of its public edition beside what is hidden there: tables, or numbers of them.

Here belongs leaving that out of the released tables, and which of them may be named. A table that is
withheld stays in the edition without rows, a column without values: whatever reads an edition finds both.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import polars as pl

from transforms.known_names import refuse_unknown
from transforms.publication.published import tables

NEEDED = (
    "measure_results",
    "measures",
    "measure_components",
    "edition",
    "labels",
    "data_dictionary",
    "superseded",
)
"""Tables without which there are no pages, or no safe edition; numbers of them may be withheld."""
NUMBERS = ("integer", "number")


def check_withheld(named: Iterable[str]) -> None:
    """Refuse names of tables and columns that cannot be withheld.

    Raises:
        ValueError: the first of them, with what is allowed.
    """
    contracts = {contract.table: contract for contract in tables.RELEASED}
    whole = [name for name in contracts if name not in NEEDED]
    for name in named:
        table, dot, column = name.partition(".")
        if not dot:
            refuse_unknown("table that can be withheld", table, whole)
            continue
        refuse_unknown("released table", table, list(contracts))
        columns = contracts[table].columns.values()
        numbers = [one.name for one in columns if one.kind in NUMBERS and not one.key]
        refuse_unknown(f"number of {table}", column, numbers)


def without_withheld(frames: Mapping[str, pl.DataFrame], named: Iterable[str]) -> dict[str, pl.DataFrame]:
    """Released tables by name, without the rows or values that an agency withholds."""
    left = dict(frames)
    for name in named:
        table, _, column = name.partition(".")
        frame = left[table]
        left[table] = frame.with_columns(pl.lit(None).alias(column)) if column else frame.clear()
    return left
