"""The members of a measure's denominator: its query asked period by period, with the verdict of its kind.

Here belongs running the select of a measure and holding it to what its kind demands. Who the members are
(age, race, setting) stands in `breakdowns.py`; counting them in `results.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import duckdb
import numpy as np
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from transforms.engine import members
from transforms.measures.registry import POPULATION, VERDICTS, Measure
from transforms.periods import Period

MEMBER_TYPES: Mapping[str, pl.DataType] = {
    "period_type": pl.String(),
    "period": pl.String(),
    "state": pl.String(),
    "child_id": pl.String(),
    "worker_id": pl.String(),
    "member_key": pl.String(),
    "counted_on": pl.Date(),
    "component": pl.String(),
    "unit": pl.String(),
    "county": pl.String(),
    "outcome": pl.String(),
    "numerator": pl.Float64(),
    "denominator": pl.Float64(),
    "exposure": pl.Float64(),
    "duration": pl.Float64(),
    "ended": pl.Boolean(),
    "entered_after": pl.Float64(),
}
MEMBER_SAYS: Mapping[str, str] = {
    "period_type": "12_months, agency_year, quarter or month",
    "period": "Name of the period",
    "state": "Postal code",
    "child_id": "Child, in the identifiers of the file the measure counts",
    "worker_id": "Worker",
    "member_key": "The member, unique in the period and component",
    "counted_on": "The day that fixes age, race and county",
    "component": "Named part of the measure, else all",
    "unit": "Unit of the worker",
    "county": "Five-digit county FIPS, where the measure itself fixes it",
    "outcome": "The member's category in a share, several joined by bars, or what ended a spell; else all",
    "numerator": "Whether (0 or 1) or how often it happened to the member; what a ratio counts",
    "denominator": "What a ratio counts against",
    "exposure": "What a rate is over: days in care",
    "duration": "How long it took, or has taken so far",
    "ended": "Whether the end is known",
    "entered_after": "Of a spell: how long it had lasted when it was first observed",
}


ROWS_TOGETHER = 250_000
"""Members written, and counted, at once: as many periods as hold about so many."""


class MembersError(ValueError):
    """A measure's query does not return what its kind demands: names the measure and the column."""


def own_breakdowns(measure: Measure) -> list[str]:
    """Breakdowns that the measure's select itself returns."""
    return [name for name in measure.header.breakdowns if name in measure.query.columns]


def _demanded(measure: Measure) -> set[str]:
    """Columns the select must return."""
    demanded = {"state", "member_key", "counted_on", *VERDICTS[measure.header.kind]}
    if measure.header.exposure == POPULATION:
        demanded.discard("exposure")
    if measure.header.components != ["all"]:
        demanded.add("component")
    return demanded


def _conforming(frame: pl.DataFrame, measure: Measure) -> pl.DataFrame:
    """Members of whole periods with all standard columns, in order.

    Raises:
        MembersError: the query lacks a column, or a member stands twice in a period and component.
    """
    absent = sorted(_demanded(measure) - set(frame.columns))
    if absent:
        raise MembersError(f"measures/{measure.measure_id}.sql: the select must return {', '.join(absent)}")
    given = {name: pl.lit("all") for name in ("component", "outcome") if name not in frame.columns}
    rows = frame.select(
        given.get(name, pl.col(name) if name in frame.columns else pl.lit(None)).cast(kind).alias(name)
        for name, kind in _types(measure).items()
    ).sort("period_type", "period", "component", "member_key")
    if rows.select("period_type", "period", "component", "state", "member_key").is_duplicated().any():
        raise MembersError(f"measures/{measure.measure_id}.sql: a member_key stands twice in one period")
    return rows


def _types(measure: Measure) -> dict[str, pl.DataType]:
    return {**MEMBER_TYPES, **dict.fromkeys(own_breakdowns(measure), pl.String())}


def measure_members(
    connection: duckdb.DuckDBPyConnection, measure: Measure, periods: Sequence[Period]
) -> pl.DataFrame:
    """One row per member of the denominator and period, sorted, with the verdict of the measure's kind.

    Raises:
        MembersError: the query lacks a column, or a member stands twice in a period and component.
    """
    return pl.concat([pl.DataFrame(schema=_types(measure)), *_together(connection, measure, periods)])


def write_members(
    connection: duckdb.DuckDBPyConnection, measure: Measure, periods: Sequence[Period], path: Path
) -> None:
    """Write the same rows as Parquet, holding a few periods at a time; the same bytes for the same rows.

    Raises:
        MembersError: as `measure_members`.
    """
    empty = pl.DataFrame(schema=_types(measure)).to_arrow()
    with pq.ParquetWriter(path, empty.schema, compression="zstd") as writer:
        for rows in _together(connection, measure, periods):
            writer.write_table(rows.to_arrow())


def _together(
    connection: duckdb.DuckDBPyConnection, measure: Measure, periods: Sequence[Period]
) -> Iterator[pl.DataFrame]:
    """Members of as many periods as hold few enough, sorted: what is done once costs little."""
    waiting: list[tuple[Period, pa.Table]] = []
    for period in sorted(periods, key=lambda period: (period.period_type, period.name)):
        waiting.append((period, members(connection, measure.query, period.start, period.end)))
        if sum(len(rows) for _, rows in waiting) >= ROWS_TOGETHER:
            yield _conforming(_named(waiting), measure)
            waiting = []
    if waiting:
        yield _conforming(_named(waiting), measure)


def _named(found: Sequence[tuple[Period, pa.Table]]) -> pl.DataFrame:
    """Members of several periods with the names of these."""
    rows = pl.DataFrame(pa.concat_tables([table for _, table in found]))
    of_period = np.repeat(np.arange(len(found)), [len(table) for _, table in found])
    names = pl.DataFrame(
        {
            "period_type": [period.period_type for period, _ in found],
            "period": [period.name for period, _ in found],
        }
    )
    return rows.with_columns(names[of_period])
