"""Results of members a few periods at a time, and of members of periods that no file covers any more."""

from __future__ import annotations

import polars as pl
import pytest

from tests.measures.received import engine_with
from tests.reference.strategies import random_histories
from transforms.engine import put_table
from transforms.marts import members, results
from transforms.marts.received import read_coverage
from transforms.measures.registry import all_measures
from transforms.revisions.members import groups, put_groups

KINDS = (
    "exits_over_time",
    "exits_by_reason",
    "caseload_per_worker",
)
"""Curves, a share, and what is counted by month and unit."""


@pytest.fixture(scope="module")
def engine():
    return engine_with(random_histories(11, 30, ("MD",)), ("MD",))


@pytest.mark.parametrize("measure_id", KINDS)
def test_members_and_results_are_the_same_however_few_are_made_at_once(
    engine, measure_id, tmp_path, monkeypatch
):
    measure, coverage = all_measures()[measure_id], read_coverage(engine)
    periods = [*coverage.periods(measure), *coverage.series(measure)]
    whole = members.measure_members(engine, measure, periods)
    assert whole.select("period").n_unique() > 1
    put_table(engine, measure.query.name, whole)
    results_of_whole = results.measure_results(engine, measure, coverage, "MD")
    assert results_of_whole["denominator"].sum() > 0

    monkeypatch.setattr(members, "ROWS_TOGETHER", 10)
    monkeypatch.setattr(results, "ROWS_TOGETHER", 10)
    for name in ("once", "again"):
        members.write_members(engine, measure, periods, tmp_path / name)
    assert (tmp_path / "once").read_bytes() == (tmp_path / "again").read_bytes()
    assert pl.read_parquet(tmp_path / "once").equals(whole)
    assert results.measure_results(engine, measure, coverage, "MD").equals(results_of_whole)


@pytest.mark.parametrize("measure_id", KINDS)
def test_members_of_a_period_that_no_file_covers_any_more_count_nothing(engine, measure_id):
    measure, coverage = all_measures()[measure_id], read_coverage(engine)
    periods = [*coverage.periods(measure), *coverage.series(measure)]
    put_table(engine, measure.query.name, members.measure_members(engine, measure, periods))
    rows, found = groups(engine, measure, [])
    gone = rows.with_columns(period=pl.lit("FFY1999"))
    told = []
    for those in (rows, pl.concat([rows, gone])):
        put_groups(engine, those)
        told.append(results.results_of_groups(engine, measure, coverage, "MD", found))
    assert told[0]["denominator"].sum() > 0
    assert told[1].equals(told[0])
