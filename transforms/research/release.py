"""The tables of a release: case records under pseudonyms of their own, with coarse dates, and nobody alone.

Here belongs the way from exact tables to those that leave. Which columns leave is told in `columns.py`, what
is emptied and who is kept out in `groups.py`. Nothing is written here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import duckdb
import polars as pl

from transforms.contracts.contract import Column, all_contracts
from transforms.deidentification.pseudonyms import Pseudonyms
from transforms.research.columns import (
    IDENTIFIERS,
    NEVER_EMPTIED,
    Treatment,
    person_of,
    traits_in_order,
    treatment,
)
from transforms.research.groups import EMPTIED, KEPT_OUT, PERSON, Groups, group

FIVE = 5
REPORT_END = "-report"
"""The report of a release lies beside it, under its name with this ending: it holds small counts."""
STEPS: Mapping[str, str] = {"month": "1mo", "quarter": "1q", "year": "1y"}
"""How dates are coarsened, in the words of Polars."""


@dataclass(frozen=True)
class Terms:
    """What a release holds: columns by table, and how coarse it is.

    Of a date the month, quarter or year is left, told as its first day; of a birth the year, or five years.
    `recognised_by` are traits and columns, the most needed first.
    """

    tables: Mapping[str, Sequence[str]]
    dates: str = "month"
    births: str = "year"
    smallest_group: int = 11
    recognised_by: Sequence[str] = ()

    @property
    def person(self) -> str:
        """The column that names whom rows are about."""
        return person_of(all_contracts()[next(iter(self.tables))])

    def columns(self, table: str) -> dict[str, Column]:
        """The columns of a table that leave, in its own order; the person is always among them."""
        known = all_contracts()[table].columns
        wanted = {self.person, *self.tables[table]}
        return {
            name: column
            for name, column in known.items()
            if name in wanted and treatment(column).how != "leave out"
        }

    @property
    def traits(self) -> dict[str, Sequence[str]]:
        """The traits that are counted, the most needed first."""
        return traits_in_order(self.recognised_by)


@dataclass(frozen=True)
class Release:
    """The tables that leave, rows read of each, and who shared what."""

    tables: Mapping[str, pl.DataFrame]
    rows_read: Mapping[str, int]
    groups: Groups


def make_release(connection: duckdb.DuckDBPyConnection, terms: Terms, pseudonyms: Pseudonyms) -> Release:
    """The tables of a release, their rows in the order of what they say, which is that of nothing before."""
    coarse = {name: _coarse(_read(connection, name, terms), name, terms, pseudonyms) for name in terms.tables}
    links = [
        frame.select(PERSON, "afcars_id")
        for frame in coarse.values()
        if terms.person == "child_id" and "afcars_id" in frame.columns
    ]
    groups = group(coarse, terms.traits, terms.smallest_group, links, NEVER_EMPTIED)
    of_rows = groups.of_rows()
    tables = {name: _safe(frame, terms, of_rows) for name, frame in coarse.items()}
    return Release(tables, {name: len(frame) for name, frame in coarse.items()}, groups)


def _read(connection: duckdb.DuckDBPyConnection, table: str, terms: Terms) -> pl.DataFrame:
    """The columns that leave, and the state, by which equal identifiers of two agencies are told apart."""
    names = dict.fromkeys([*terms.columns(table), "state"])
    return connection.sql(f"select {', '.join(names)} from {table}").pl()


def _coarse(frame: pl.DataFrame, table: str, terms: Terms, pseudonyms: Pseudonyms) -> pl.DataFrame:
    """Each column as it leaves, with the person of each row."""
    made = [
        _treated(frame, column, treatment(column), terms, pseudonyms)
        for column in terms.columns(table).values()
    ]
    treated = pl.DataFrame(made)
    return treated.with_columns(pl.col(terms.person).alias(PERSON))


def _treated(
    frame: pl.DataFrame, column: Column, done: Treatment, terms: Terms, pseudonyms: Pseudonyms
) -> pl.Series:
    """One column after treatment."""
    values = pl.col(column.name)
    if done.how == "pseudonym":
        with_state = frame.select(pl.concat_str(pl.col("state"), pl.lit("\0"), values)).to_series()
        return pseudonyms.of_column(done.what, with_state).alias(column.name)
    if done.how == "date":
        return frame.select(values.cast(pl.Date).dt.truncate(STEPS[terms.dates])).to_series()
    if done.how == "birth":
        year = values.dt.year() if terms.births == "year" else values.dt.year() // FIVE * FIVE
        return frame.select(pl.date(year, 1, 1).alias(column.name)).to_series()
    if done.how == "age" and terms.births != "year":
        return frame.select(values // FIVE * FIVE).to_series()
    return frame[column.name]


def _safe(frame: pl.DataFrame, terms: Terms, of_rows: pl.DataFrame) -> pl.DataFrame:
    """The rows of those who are not kept out, without what is emptied of them.

    Of whom something is emptied every pseudonym but the person's own goes too: it would lead to rows of
    others, of the same report or worker, that tell it.
    """
    kept = frame.join(of_rows, on=PERSON, how="inner").filter(~pl.col(KEPT_OUT))
    is_touched = pl.any_horizontal(pl.col(EMPTIED + trait) for trait in terms.traits)
    emptied = {
        column: pl.col(EMPTIED + trait)
        for trait, columns in terms.traits.items()
        for column in columns
        if column in frame.columns
    }
    emptied |= {name: is_touched for name in frame.columns if _leads_to_others(name, terms.person)}
    made = kept.with_columns(
        pl.when(is_emptied).then(None).otherwise(pl.col(name)).alias(name)
        for name, is_emptied in emptied.items()
    )
    own = [name for name in frame.columns if name != PERSON]
    return made.select(own).sort(own)


def _leads_to_others(name: str, person: str) -> bool:
    """Whether a column holds pseudonyms of others than the person."""
    kind = IDENTIFIERS.get(name)
    return kind is not None and name != person and not (person == "child_id" and kind == "child")


def says(column: Column, terms: Terms) -> str:
    """What was done with a column, in words."""
    done = treatment(column)
    births = "year" if terms.births == "year" else "five years"
    words = {
        "keep": "as it is",
        "pseudonym": f"pseudonym of a {done.what}, of this release alone",
        "date": f"the first day of its {terms.dates}",
        "birth": f"the first day of its {births}",
        "age": "as it is" if terms.births == "year" else "the first year of its five years",
    }
    trait = next((name for name, columns in terms.traits.items() if column.name in columns), "")
    may_be_emptied = (bool(trait) and trait not in NEVER_EMPTIED) or _leads_to_others(
        column.name, terms.person
    )
    return words[done.how] + ("; emptied where few share it" if may_be_emptied else "")


def dictionary(terms: Terms) -> pl.DataFrame:
    """One row per column of a release: what its contract says of it, and what was done with it."""
    rows = [
        {
            "table": table,
            "a_row_is": all_contracts()[table].describes(),
            "column": column.name,
            "type": "date" if column.kind == "timestamp" else column.kind,
            "says": column.says,
            "treatment": says(column, terms),
            "allowed": " ".join(code.name for code in column.codes.codes) if column.codes else "",
        }
        for table in terms.tables
        for column in terms.columns(table).values()
    ]
    return pl.DataFrame(rows)
