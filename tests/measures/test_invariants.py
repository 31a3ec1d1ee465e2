"""What must not matter to any measure: sending twice, the order of rows, the year, where a state is divided.

One small synthetic state with every kind of file, and random histories that stand on the boundaries of
definitions, is put into one engine five times: as it is, sent twice, in reverse order, and in two halves that
share no child, report or worker (so that nobody's verdict rests on an unrelated one). A second engine holds
it 28 years later, when leap days and weekdays are the same.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

import duckdb
import polars as pl
import pytest

from data_samples.generator.simulation import simulate
from data_samples.generator.tables import staging_tables
from tests.measures.received import engine_over, received_files, received_frames
from tests.measures.state_variants import (
    Tables,
    halves,
    renamed,
    reversed_rows,
    together,
    with_files,
    years_later,
)
from tests.reference.strategies import random_histories
from transforms.contracts.codes import STATES
from transforms.marts.members import measure_members
from transforms.marts.received import read_coverage
from transforms.measures.registry import counted_measures
from transforms.periods import Period
from transforms.staging.receiving.receipt_order import with_order_of_receipt

AS_IT_IS, SENT_TWICE, REVERSED, FIRST_HALF, SECOND_HALF = "ZZ", "YY", "XX", "WW", "MD"
WORKFORCE_SOURCES = {"workforce", "workers", "worker_assignments", "worker_leave", "positions"}
LATER = 28
LATEST = 2
"""Periods of each measure that are looked at."""

FIPS = {code.name: code.code for code in STATES.codes}
MEASURES = sorted(counted_measures())
Members = Mapping[str, pl.DataFrame]


@dataclass(frozen=True)
class Told:
    """Members by measure, of all states of an engine and of the periods looked at."""

    members: Members

    def of(self, state: str, measure_id: str) -> pl.DataFrame:
        """The members of one state, as if it were the first: its code, and its counties', also in keys."""
        rows = self.members[measure_id].filter(pl.col("state") == state)
        texts = [name for name, kind in rows.schema.items() if kind == pl.String]
        county = rf"(^|\|){FIPS[state]}(\d{{3}})(\||$)"
        return in_order(
            rows.with_columns(
                pl.when(pl.col(name) == state)
                .then(pl.lit(AS_IT_IS))
                .otherwise(pl.col(name).str.replace_all(county, f"${{1}}{FIPS[AS_IT_IS]}${{2}}${{3}}"))
                .alias(name)
                for name in texts
            )
        )


def in_order(rows: pl.DataFrame) -> pl.DataFrame:
    """Members in the order of all that is told of them."""
    return rows.sort(rows.columns)


@pytest.fixture(scope="module")
def state() -> Tables:
    """The staging tables of one state: every dataset, with faults of recording."""
    simulated = staging_tables(simulate(children=6_000, years=4, seed=11, faults=True))
    histories = received_frames(random_histories(7, 30, (AS_IT_IS,)), AS_IT_IS)
    return renamed(together([simulated, histories]), AS_IT_IS)


@pytest.fixture(scope="module")
def told(state) -> Told:
    twice = renamed(state, SENT_TWICE)
    first, second = halves(state)
    variants = [state, twice, reversed_rows(renamed(state, REVERSED)), renamed(first, FIRST_HALF),
                renamed(second, SECOND_HALF)]  # fmt: skip
    again = {name: with_files(name, rows, " again") for name, rows in twice.items()}
    tables = together([*variants, again])
    files = received_files(tables)
    is_again = pl.col("file_id").str.contains(" again")
    hours = pl.when(is_again).then(timedelta(hours=1)).otherwise(timedelta())
    files = with_order_of_receipt(files.with_columns(received_at=pl.col("received_at") + hours))
    return Told(members_of(engine_over(tables, files), 0))


@pytest.fixture(scope="module")
def told_later(state) -> Told:
    tables = {name: with_files(name, rows) for name, rows in years_later(state, LATER).items()}
    files = received_files(tables).with_columns(pl.col("received_at").dt.offset_by(f"{LATER}y"))
    return Told(members_of(engine_over(tables, files), LATER))


def members_of(connection: duckdb.DuckDBPyConnection, later: int) -> Members:
    """Members of the latest periods, by measure; periods carry the names they have without the years."""
    coverage, found = read_coverage(connection), {}
    for measure_id, measure in counted_measures().items():
        periods = [
            Period(p.start, p.end, str(p.end.replace(year=p.end.year - later)))
            for p in coverage.periods(measure)[-LATEST:]
        ]
        found[measure_id] = measure_members(connection, measure, periods)
    return found


def moved_back(rows: pl.DataFrame) -> pl.DataFrame:
    """Members of a later time with the dates, also those in their keys, they have without the years."""

    def earlier(text: str) -> str:
        return re.sub(r"^\d{4}$|\d{4}(?=-\d\d-\d\d)", lambda year: str(int(year[0]) - LATER), text)

    dates = [name for name, kind in rows.schema.items() if kind.is_temporal()]
    keys = pl.col("member_key").map_elements(earlier, return_dtype=pl.String)
    return in_order(rows.with_columns(pl.col(dates).dt.offset_by(f"-{LATER}y"), keys))


def test_most_measures_have_members_here(told):
    empty = [name for name in MEASURES if told.of(AS_IT_IS, name).is_empty()]
    assert len(empty) < len(MEASURES) / 10


@pytest.mark.parametrize("measure_id", MEASURES)
def test_the_same_files_sent_twice_change_nothing(told, measure_id):
    assert told.of(SENT_TWICE, measure_id).equals(told.of(AS_IT_IS, measure_id))


@pytest.mark.parametrize("measure_id", MEASURES)
def test_the_order_of_rows_changes_nothing(told, measure_id):
    assert told.of(REVERSED, measure_id).equals(told.of(AS_IT_IS, measure_id))


@pytest.mark.parametrize("measure_id", MEASURES)
def test_dates_moved_by_whole_years_change_nothing_but_the_years(told, told_later, measure_id):
    assert moved_back(told_later.of(AS_IT_IS, measure_id)).equals(told.of(AS_IT_IS, measure_id))


def is_divisible(measure_id: str) -> bool:
    """Whether members lie in one half: not where workers and reports meet, who cannot be divided alike."""
    measure = counted_measures()[measure_id]
    of_workers = measure.sources & WORKFORCE_SOURCES
    is_about_workers = of_workers or "worker_id" in measure.query.columns
    return measure.sources == of_workers or not is_about_workers


def without_days_observed(rows: pl.DataFrame) -> pl.DataFrame:
    """Members without the time for which open ones were observed: a whole file's last day ends it."""
    if "ended" not in rows.columns:
        return in_order(rows)
    return in_order(rows.with_columns(pl.when(pl.col("ended")).then(pl.col("duration")).alias("duration")))


@pytest.mark.parametrize("measure_id", [name for name in MEASURES if is_divisible(name)])
def test_the_members_of_two_halves_of_a_state_are_those_of_the_whole(told, measure_id):
    parts = [told.of(state, measure_id) for state in (FIRST_HALF, SECOND_HALF)]
    whole = without_days_observed(told.of(AS_IT_IS, measure_id))
    assert without_days_observed(pl.concat(parts)).equals(whole)
