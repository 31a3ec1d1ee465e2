"""Worked examples: rows a person could write by hand, run through the very queries and counting of a run.

Here belongs reading the small text tables of a measure's header and computing what the measure makes of
them. They are the measures' tests and their documentation.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from statistics import fmean, median

import duckdb
import polars as pl

from transforms.contracts.contract import Contract, all_contracts
from transforms.engine import conforming, empty_select, open_engine, put_table
from transforms.marts.equity import equity_results
from transforms.marts.members import measure_members
from transforms.measures.registry import Example, Measure
from transforms.periods import Period
from transforms.queries import in_order, made_from, stage_queries
from transforms.settings import Settings

ONE_FILE = "0000000000000000"


class ExampleError(ValueError):
    """A worked example cannot be read: names the table, the column and what is allowed."""


def contract_of(table: str) -> type[Contract]:
    """The contract of a table an example gives: of `episodes`, else of `staging`, else of `marts`.

    Raises:
        ExampleError: there is no such table.
    """
    contracts = all_contracts()
    for stage in ("episodes", "staging", "marts"):
        if f"{stage}.{table}" in contracts:
            return contracts[f"{stage}.{table}"]
    allowed = sorted(
        name.split(".")[1] for name in contracts if name.startswith(("episodes.", "staging.", "marts."))
    )
    raise ExampleError(f"{table}: no such table; allowed: {', '.join(allowed)}")


def cells_of(text: str) -> list[list[str]]:
    """The cells of a table written with bars, the header first."""
    return [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]


def text_table(text: str, contract: type[Contract]) -> pl.DataFrame:
    """A table written with bars as a frame of the contract; unlisted columns take the example value.

    An empty cell is null. Raises ExampleError for a column the contract does not have.
    """
    header, *rows = cells_of(text)
    unknown = [name for name in header if name not in contract.columns]
    if unknown:
        raise ExampleError(f"{contract.table}: no column {', '.join(unknown)}; see its contract")
    uneven = [n for n, row in enumerate(rows, start=1) if len(row) != len(header)]
    if uneven:
        raise ExampleError(f"{contract.table}: row {uneven[0]} does not have {len(header)} cells")
    given = {name: [row[n] or None for row in rows] for n, name in enumerate(header)}
    columns = {
        name: given.get(name, [None if c.example is None else str(c.example)] * len(rows))
        for name, c in contract.columns.items()
    }
    return pl.DataFrame(columns, schema=dict.fromkeys(contract.columns, pl.String))


def put_texts(connection: duckdb.DuckDBPyConnection, name: str, frame: pl.DataFrame) -> None:
    """Put a frame of texts as the typed table of a contract, by qualified name."""
    put_table(connection, "staging.example_text", frame)
    select = conforming("select * from staging.example_text", all_contracts()[name])
    connection.execute(f"create or replace table {name} as {select}")
    connection.execute("drop table staging.example_text")


@cache
def _engine() -> duckdb.DuckDBPyConnection:
    """The connection of all worked examples; each leaves nothing behind."""
    return open_engine(threads=1)


def _needed(names: Iterable[str], given: Iterable[str]) -> frozenset[str]:
    """The tables that some are made from, themselves included, no further than those that are given."""
    known = set(given)
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += () if name in known else made_from(name)
    return frozenset(found)


@contextmanager
def example_connection(
    measure: Measure, tables: Mapping[str, str], settings: Mapping[str, object] | None = None
) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection with the example's tables, and what the measure needs that queries make of them.

    `settings` are sections of agency.toml. The tables are gone when the context is left.
    """
    connection = _engine()
    connection.execute("begin transaction")
    try:
        if settings:
            for name, table in Settings.model_validate(settings).tables().items():
                put_table(connection, name, table)
        given = {contract_of(name).qualified_name(): text for name, text in tables.items()}
        _put_example(connection, measure, given)
        yield connection
    finally:
        connection.execute("rollback")


def _put_example(connection: duckdb.DuckDBPyConnection, measure: Measure, given: Mapping[str, str]) -> None:
    """Put the tables an example gives, by qualified name, and make those that the measure needs of them."""
    needed = _needed(measure.query.reads, given)
    for name in sorted({*needed, *given, "raw.files"} & set(all_contracts())):
        connection.execute(f"create table {name} as {empty_select(all_contracts()[name])}")
    connection.execute(
        "insert into raw.files (state, dataset, file_id, path, status) "
        "values ('ZZ', 'example', ?, 'example', 'accepted')",
        [ONE_FILE],
    )
    for name, text in given.items():
        put_texts(connection, name, text_table(text, all_contracts()[name]))
    for query in [*in_order(stage_queries("episodes")), *in_order(stage_queries("cohorts"))]:
        if query.name in needed and query.name not in given:
            select = conforming(query.sql, all_contracts()[query.name])
            connection.execute(f"create or replace table {query.name} as {select}")


def members_of_example(measure: Measure, example: Example) -> pl.DataFrame:
    """The members the measure finds in an example, all components."""
    period = Period(example.period_start, example.last_day, "example")
    with example_connection(measure, example.tables, example.settings) as connection:
        return measure_members(connection, measure, [period])


def run_example(measure: Measure, example: Example) -> dict[str, float]:
    """What the measure makes of an example: denominator, numerator, and by kind mean, outcomes and so on."""
    if measure.is_derived:
        return _groups_of_example(measure, example)
    rows = members_of_example(measure, example).filter(pl.col("component") == example.component)
    return totals(rows, measure.header.kind)


def _groups_of_example(measure: Measure, example: Example) -> dict[str, float]:
    """The ratio of each group that has one, of a measure made of results."""
    equity = Settings.model_validate(example.settings).equity
    with example_connection(measure, example.tables, example.settings) as connection:
        rows = equity_results(connection, [measure], equity)
    given = rows.filter(pl.col("component") == example.component, pl.col("value").is_not_null())
    return dict(given.select("category", "value").iter_rows())


def totals(rows: pl.DataFrame, kind: str) -> dict[str, float]:
    """Members counted the plain way: the sums a person would make with a pencil."""
    members = float(len(rows))
    if kind in ("proportion", "count"):
        happened = total(rows, "numerator") if kind == "proportion" else members
        return {"denominator": members, "numerator": happened}
    if kind in ("rate", "ratio"):
        below = "exposure" if kind == "rate" else "denominator"
        return {"denominator": total(rows, below), "numerator": total(rows, "numerator")}
    if kind == "share":
        outcomes = Counter(name for told in rows["outcome"] for name in told.split("|"))
        return {"denominator": members, **{name: float(count) for name, count in outcomes.items()}}
    ended = rows.filter(pl.col("ended"))
    durations = ended["duration"].to_list()
    return {
        "denominator": float(len(ended)),
        "members_open": members - len(ended),
        "mean": fmean(durations) if durations else 0.0,
        "median": median(durations) if durations else 0.0,
        **{name: float(count) for name, count in Counter(ended["outcome"].to_list()).items()},
    }


def total(rows: pl.DataFrame, column: str) -> float:
    """The sum of a column, 0 where there is nothing."""
    return float(sum(value or 0 for value in rows[column].to_list()))
