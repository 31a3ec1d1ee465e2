"""Why a figure moved: every member that differs has one cause, and the parts add up to the whole."""

from __future__ import annotations

import dataclasses
from datetime import date

import polars as pl
import pytest

from transforms.contracts.contract import all_contracts
from transforms.engine import empty_select, open_engine
from transforms.examples import put_texts, text_table
from transforms.measures.registry import counted_measures
from transforms.revisions.facts import EARLIER, changes, compared_tables, earlier_name
from transforms.revisions.members import CORRECTED, DEFINITION, NEW, QUALITY, causes, mixed
from transforms.revisions.split import split
from transforms.staging.datasets import DATASETS

COVERED = date(2023, 3, 31)
EPISODES = "episodes.removal_episodes"
BEFORE = """
child_id | removal_date | exit_date  | exit_reason   | birth_date
FIXED    | 2022-01-01   | 2022-06-01 | reunification | 2015-01-01
LATE     | 2022-01-01   |            |               | 2015-01-01
GOES_ON  | 2022-01-01   |            |               | 2015-01-01
SAME     | 2022-01-01   | 2022-06-01 | reunification | 2015-01-01
OUT      | 2022-01-01   | 2022-06-01 | reunification | 2015-01-01
"""
NOW = """
child_id | removal_date | exit_date  | exit_reason   | birth_date
FIXED    | 2022-01-01   | 2022-07-01 | reunification | 2015-01-01
LATE     | 2022-01-01   | 2023-03-01 | adoption      | 2015-01-01
GOES_ON  | 2022-01-01   | 2023-04-15 | adoption      | 2015-01-01
SAME     | 2022-01-01   | 2022-06-01 | reunification | 2015-01-01
OUT      | 2022-01-01   | 2022-06-01 | reunification |
SAME     | 2023-02-01   |            |               | 2015-01-01
UNKNOWN  | 2023-02-01   |            |               | 2015-01-01
"""
OF_OUT = """
    insert into cohorts.left_out (state, child_id, removal_date, reason)
    values ('ZZ', 'OUT', '2022-01-01', 'no_birth_date')
"""
MEASURE = counted_measures()["permanency_in_12_months_entries"]


def files(sha256: str) -> str:
    return (
        "insert into {} (file_id, sha256, dataset, status, period_end) values"
        f" ('F', '{sha256}', 'afcars_oohc', 'accepted', date '2023-03-31')"
    )


@pytest.fixture(scope="module")
def connection():
    """Two editions of a few removals: the earlier one covers days to March 2023."""
    with open_engine(threads=1) as engine:
        engine.execute(f"create schema {EARLIER}")
        for name in compared_tables():
            for shown in (name, earlier_name(name)):
                engine.execute(f"create table {shown} as {empty_select(all_contracts()[name])}")
        put_texts(engine, EPISODES, text_table(BEFORE, all_contracts()[EPISODES]))
        engine.execute(f"create or replace table {earlier_name(EPISODES)} as from {EPISODES}")
        put_texts(engine, EPISODES, text_table(NOW, all_contracts()[EPISODES]))
        engine.execute(OF_OUT)
        engine.execute(files("one").format(earlier_name("raw.files")))
        engine.execute(files("other").format("raw.files"))
        yield engine


@pytest.fixture(scope="module")
def changed(connection):
    return changes(connection, [EPISODES], COVERED)


def test_history_is_corrected_where_what_was_told_is_told_otherwise_or_late(changed):
    told = changed.corrected[EPISODES]
    assert set(told.filter(whose="child")["identifier"]) == {"FIXED", "LATE", "SAME", "OUT"}


def members(**verdicts: float) -> pl.DataFrame:
    rows = [
        {"period_type": "12_months", "period": "22A22B", "component": "all", "member_key": child,
         "state": "ZZ",
         "child_id": child, "worker_id": None, "report_in_key": None, "numerator": verdict}
        for child, verdict in verdicts.items()
    ]  # fmt: skip
    return pl.DataFrame(rows, schema_overrides={"worker_id": pl.String, "report_in_key": pl.String})


BEFORE_MEMBERS = members(FIXED=1, LATE=0, GOES_ON=0, SAME=1, OUT=1)
NOW_MEMBERS = members(FIXED=0, LATE=1, GOES_ON=1, SAME=1, UNKNOWN=1)


def test_every_member_that_differs_has_one_cause(changed):
    found = causes(MEASURE, BEFORE_MEMBERS, NOW_MEMBERS, changed)
    assert dict(found.select("member_key", "cause").iter_rows()) == {
        "FIXED": CORRECTED, "LATE": CORRECTED, "GOES_ON": NEW, "UNKNOWN": NEW, "OUT": QUALITY,
    }  # fmt: skip


def test_where_the_files_are_the_same_it_is_how_they_are_read(changed):
    same = dataclasses.replace(changed, same_files=frozenset(DATASETS))
    found = causes(MEASURE, BEFORE_MEMBERS, NOW_MEMBERS, same)
    assert set(found["cause"]) == {DEFINITION}


def results(rows: pl.DataFrame) -> pl.DataFrame:
    """The one figure of some members."""
    key = dict.fromkeys(
        ("component", "geography_level", "geography", "dimension", "category", "outcome", "statistic"), "all"
    )
    n, k = rows.height, rows["numerator"].sum()
    figure = {
        "measure_id": "m",
        "measure_version": "1",
        "state": "ZZ",
        "period_type": "12_months",
        "period": "22",
    }
    days = {"period_start": COVERED, "period_end": COVERED, "status": "final"}
    return pl.DataFrame(
        [{**key, **figure, **days, "numerator": float(k), "denominator": float(n), "value": k / n}]
    )


def test_parts_follow_one_another_and_add_up_to_the_whole(changed):
    differing = causes(MEASURE, BEFORE_MEMBERS, NOW_MEMBERS, changed)
    steps = [("", BEFORE_MEMBERS)]
    for position, cause in enumerate((QUALITY, CORRECTED, NEW), start=1):
        steps.append(
            (cause, mixed(BEFORE_MEMBERS, NOW_MEMBERS, differing, (QUALITY, CORRECTED, NEW)[:position]))
        )
    assert sorted(steps[-1][1].rows()) == sorted(NOW_MEMBERS.rows())
    moved = split([(cause, results(rows)) for cause, rows in steps])
    told = moved.select("cause", "numerator_before", "numerator_now", "denominator_before", "denominator_now")
    assert told.rows() == [("all", 3, 4, 5, 5), (QUALITY, 3, 2, 5, 4), (NEW, 2, 4, 4, 5)]


def test_a_figure_that_did_not_move_and_a_new_period_are_not_told():
    same = results(BEFORE_MEMBERS)
    later = same.with_columns(period=pl.lit("23"))
    assert split([("", same), (NEW, pl.concat([same, later]))]).is_empty()
