"""Synthetic files of 1993: they conform, and tell the same histories as those of 2020."""

from __future__ import annotations

import polars as pl
import pytest

from data_samples.generator import days
from data_samples.generator.afcars_1993_rows import Afcars1993Rows, submissions_1993
from data_samples.generator.afcars_rows import AfcarsRows
from data_samples.generator.care import look_into_care
from data_samples.generator.simulation import simulate
from data_samples.writers.fixed_width import write_fixed_width
from tests.episodes.rebuilding import Rebuilding
from transforms.contracts.staging.afcars_foster_care_1993 import AfcarsFosterCare1993


@pytest.fixture(scope="module")
def care():
    return look_into_care(simulate(children=3_000, years=6, seed=4))


@pytest.fixture(scope="module")
def old(care):
    """Rows of 1993 for 21A to 22B, and of two periods that AFCARS 2020 tells as well."""
    periods = [*submissions_1993(2021), *care.submissions[:2]]
    rows = Afcars1993Rows(care, periods[0][1])
    frames = [rows.submission(*period) for period in periods]
    return pl.concat(
        f.with_columns(pl.lit(f"old{p[0]}").alias("file_id")) for f, p in zip(frames, periods, strict=True)
    )


def test_rows_keep_to_their_contract_and_can_be_written(old, tmp_path):
    assert old.schema == AfcarsFosterCare1993.schema()
    assert not old.select(AfcarsFosterCare1993.keys()).is_duplicated().any()
    for column in AfcarsFosterCare1993.columns.values():
        if column.codes is not None:
            assert set(old[column.name].drop_nulls()) <= set(column.codes.by_name), column.name
        if column.required:
            assert old[column.name].null_count() == 0, column.name
    first = old.filter(submission="21A")
    write_fixed_width(first, AfcarsFosterCare1993, tmp_path / "21a.txt")
    lines = (tmp_path / "21a.txt").read_text(encoding="ascii").splitlines()
    assert {len(line) for line in lines} == {197}
    assert len(lines) == len(first) > 10


def test_open_episodes_and_exits_of_a_period_are_those_of_the_2020_rows(care, old):
    (name, first, last) = care.submissions[1]
    recent = AfcarsRows(care).submission(name, first, last)
    frames = {
        table: frame.with_columns(pl.lit(f"new{name}").alias("file_id")) for table, frame in recent.items()
    }
    query = """
        select child_id, removal_date, exit_date from episodes.removal_episodes
        where coalesce(exit_date, date '9999-12-31') >= $first order by all
    """
    parameters = {"first": days.dates(pl.Series([first]).to_numpy())[0]}
    engine = Rebuilding()
    found = engine.of_frames(frames).connection.execute(query, parameters).fetchall()
    told = engine.of_frames({"afcars_foster_care_1993": old.filter(submission=name)})
    assert told.connection.execute(query, parameters).fetchall() == found
    assert len(found) > 20
