"""What resubmissions, blocked submissions and other children do to a measure: nothing they should not."""

from __future__ import annotations

from datetime import timedelta

import polars as pl
import pytest

from tests.measures.received import engine_over, received_files, received_frames
from tests.reference.strategies import random_histories
from transforms.engine import put_table
from transforms.marts.members import measure_members
from transforms.marts.received import read_coverage
from transforms.measures.registry import counted_measures
from transforms.queries import in_order, stage_queries
from transforms.staging.receiving.receipt_order import with_order_of_receipt

STATE = "ZZ"
FEDERAL = ("afcars_oohc", "ncands_child")


def members_over(frames, files, blocked=()) -> dict[str, pl.DataFrame]:
    """The members of every measure, in all periods covered."""
    connection = engine_over(frames, files)
    if blocked:
        gate = pl.DataFrame({"file_id": list(blocked), "is_blocked": True})
        connection.execute("drop table quality.gate")
        put_table(connection, "quality.gate", gate)
        for query in [*in_order(stage_queries("episodes")), *in_order(stage_queries("cohorts"))]:
            connection.execute(f"create or replace table {query.name} as {query.sql}")
    coverage = read_coverage(connection)
    return {
        name: measure_members(connection, measure, coverage.periods(measure))
        for name, measure in counted_measures().items()
    }


@pytest.fixture(scope="module")
def sent():
    frames = received_frames(random_histories(7, 40, (STATE,)), STATE)
    files = received_files(frames)
    return frames, files, members_over(frames, files)


def as_it_was(frame):
    """A resubmission of the same records."""
    return frame


def resent(frames, files, hours, change=as_it_was):
    """The federal files and a second file of each period, changed some hours after the first."""
    again = {
        name: change(frame).with_columns(file_id=pl.concat_str(pl.lit("again"), pl.col("file_id")))
        if name.startswith(FEDERAL)
        else frame.clear()
        for name, frame in frames.items()
    }
    federal = files.filter(pl.col("dataset").is_in(FEDERAL))
    second = federal.with_columns(
        pl.concat_str(pl.lit("again"), pl.col("file_id")).alias("file_id"),
        pl.concat_str(pl.lit("again"), pl.col("path")).alias("path"),
        pl.col("received_at") + timedelta(hours=hours),
    )
    return {name: pl.concat([frames[name], again[name]]) for name in frames}, with_order_of_receipt(
        pl.concat([files, second])
    )


def emptied(frame):
    """A resubmission that holds one record in ten."""
    return frame.filter(pl.col("record_number") % 10 == 1)


def assert_same(found, expected):
    assert [name for name in expected if not found[name].equals(expected[name])] == []


def test_the_same_submission_twice_changes_nothing(sent):
    frames, files, members = sent
    assert_same(members_over(*resent(frames, files, hours=1)), members)


def test_an_older_file_that_arrives_late_changes_nothing(sent):
    frames, files, members = sent
    assert_same(members_over(*resent(frames, files, hours=-1, change=emptied)), members)


def test_a_later_file_replaces_the_earlier_one(sent):
    frames, files, members = sent
    found = members_over(*resent(frames, files, hours=1, change=emptied))
    assert len(found["children_in_care"]) < len(members["children_in_care"])
    assert len(found["recurrence_of_maltreatment"]) < len(members["recurrence_of_maltreatment"])


def test_where_the_later_file_is_blocked_the_earlier_one_stands(sent):
    frames, files, members = sent
    more_frames, more_files = resent(frames, files, hours=1, change=emptied)
    blocked = more_files.filter(pl.col("file_id").str.starts_with("again"))["file_id"].to_list()
    assert_same(members_over(more_frames, more_files, blocked), members)


def test_children_of_other_families_change_nobody_s_verdict(sent):
    _, _, members = sent
    together = received_frames(random_histories(7, 40, (STATE,)), STATE)
    others = received_frames(random_histories(8, 10, (STATE,)), STATE)
    identifiers = (
        "e4_child_record_number",
        "chid",
        "rptid",
        "afcarsid",
        "child_id",
        "report_id",
        "referral_id",
    )
    renamed = {
        name: frame.with_columns(
            pl.concat_str(pl.lit("XX"), pl.col(column).str.slice(2)).alias(column)
            for column in identifiers
            if column in frame.columns
        )
        for name, frame in others.items()
        if not name.startswith("worker")
    }
    frames = {name: pl.concat([frame, renamed.get(name, frame.clear())]) for name, frame in together.items()}
    found = members_over(frames, received_files(frames))
    for name, expected in members.items():
        known = found[name].filter(~pl.col("member_key").str.starts_with("XX"))
        assert known.equals(expected), name
