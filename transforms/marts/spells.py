"""Results of measures whose members may still be under way: cumulative incidence, and censored durations.

Here belongs laying out the members once for every cell, and turning what the curves tell into rows of
results. The curves stand in `curves.py`, what is read off them in `survival.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

import duckdb
import polars as pl

from transforms.marts.survival import censored_durations, incidence
from transforms.measures.registry import Measure
from transforms.periods import months_after

TOO_YOUNG = "not followed long enough yet"
BY_MONTHS = re.compile(r"incidence_(\d+)_months")


def is_of_spells(measure: Measure) -> bool:
    """Whether the members of a measure may still be under way."""
    return measure.header.kind == "incidence" or measure.header.open_ones == "censored"


def spell_rows(
    connection: duckdb.DuckDBPyConnection, measure: Measure, laid_out: str, cell: Sequence[str]
) -> pl.DataFrame:
    """Statistics of every cell, with value, interval, denominator and numerator.

    `laid_out` is a select of the members by cell: a row for each cell a member stands in. The denominator of
    an incidence are the members under observation, the numerator those that ended so by then; the denominator
    of a duration are those that ended.
    """
    connection.execute(f"create or replace temp table spells as {laid_out}")
    header = measure.header
    if header.kind == "incidence":
        rows = incidence(connection, "spells", cell).with_columns(
            outcome=pl.col("outcome").replace("any", "all"), denominator="members", numerator="ended"
        )
    else:
        rows = censored_durations(connection, "spells", cell, header.mean_up_to).with_columns(
            outcome=pl.lit("all"), denominator="ended", numerator=pl.lit(None, dtype=pl.Float64)
        )
    persons = connection.execute(
        f"select {', '.join(cell)}, count(distinct person) as persons from spells group by all"
    ).pl()
    connection.execute("drop table spells")
    rows = rows.drop("members").join(persons, on=list(cell), nulls_equal=True)
    in_unit = pl.col("statistic").str.starts_with("incidence")
    scale = pl.when(in_unit).then(header.per).otherwise(1.0)
    figures = [pl.col(name) * scale for name in ("value", "ci_lower", "ci_upper")]
    return rows.rename({"persons": "members"}).with_columns(*figures, pl.col("denominator").cast(pl.Float64))


def with_maturity(rows: pl.DataFrame, measure: Measure) -> pl.DataFrame:
    """Rows marked where their cohort is too young: no value yet, or a horizon not reached by all of them."""
    if not is_of_spells(measure):
        return rows
    reliable = pl.col("status").is_in(["final", "provisional"])
    is_missing = reliable & pl.col("value").is_null() & (pl.col("members") > 0)
    is_waiting = pl.lit(value=False)
    if measure.header.kind == "incidence":
        ends = rows.select("statistic", "period_end").unique()
        reached = ends.with_columns(
            reached_on=pl.Series(
                [_reached(statistic, end) for statistic, end in ends.iter_rows()], dtype=pl.Date
            )
        )
        rows = rows.join(reached, on=["statistic", "period_end"], how="left")
        is_waiting = (pl.col("status") == "final") & (pl.col("as_of") < pl.col("reached_on"))
    return rows.with_columns(
        status=pl.when(is_missing)
        .then(pl.lit("not_available"))
        .when(is_waiting)
        .then(pl.lit("provisional"))
        .otherwise("status"),
        status_reason=pl.when(is_missing | is_waiting).then(pl.lit(TOO_YOUNG)).otherwise("status_reason"),
    )


def _reached(statistic: str, period_end: date) -> date | None:
    """The day by which every member of a period was followed to a horizon; none of other statistics."""
    found = BY_MONTHS.fullmatch(statistic)
    return months_after(period_end, int(found[1])) if found else None
