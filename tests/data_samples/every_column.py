"""Rows that fill every column of a contract, for round trips through a file."""

from __future__ import annotations

import datetime as dt

import polars as pl

from transforms.contracts.contract import Column, Contract

FIRST = dt.date(2023, 1, 1)


def value(column: Column, turn: int) -> object:
    """A value the column allows, another one for each turn; null for now and then where it may be."""
    if column.codes is not None:
        writable = [code.name for code in column.codes.codes if code.code]
        return writable[turn % len(writable)]
    if column.kind == "boolean":
        return turn % 2 == 0
    if column.kind == "date":
        day = FIRST + dt.timedelta(days=31 * turn)
        return day.replace(day=1) if column.text_form == "yyyymm" else day
    if column.kind == "integer":
        low, high = int(column.minimum or 0), int(column.maximum or 99)
        return low + turn % (high - low + 1)
    if column.text_form == "hhmm":
        return f"{turn % 24:02d}{turn % 60:02d}"
    return f"{turn:0{column.width or 5}d}"[-(column.width or 5) :]


def rows(contract: type[Contract], count: int, **given: list[object]) -> pl.DataFrame:
    """`count` rows with something in every column; `given` columns stand as they are."""
    columns = {
        name: given.get(name, [value(column, turn + place) for turn in range(count)])
        for place, (name, column) in enumerate(contract.columns.items())
    }
    return pl.DataFrame(columns, schema=contract.schema())
