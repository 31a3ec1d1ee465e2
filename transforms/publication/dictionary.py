"""The data dictionary of an edition: every column of its tables and views, as its contract describes it.

Here belong the rows of `published.data_dictionary`. They are a projection of the contracts, as the comments
in the database are, and what describes the files beside it is made from them.
"""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from transforms.contracts.contract import Column, Contract
from transforms.publication.published import tables


def dictionary_frame(held: Sequence[type[Contract]], views: Sequence[type[Contract]]) -> pl.DataFrame:
    """One row per column of the tables an edition holds, and of its views."""
    rows = [
        {
            "table_name": contract.table,
            "column_name": column.name,
            "position": position,
            "table_says": contract.describes(),
            "is_view": contract in views,
            "says": column.says,
            "type": column.kind,
            "is_key": column.key,
            "allowed": _allowed(column),
        }
        for contract in (*held, *views)
        for position, column in enumerate(contract.columns.values(), start=1)
    ]
    return pl.DataFrame(rows, schema=tables.DataDictionary.schema())


def _allowed(column: Column) -> str:
    """The names of a closed list; nothing where there is none."""
    return " ".join(code.name for code in column.codes.codes) if column.codes else ""
