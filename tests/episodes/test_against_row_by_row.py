"""Random snapshots, sound and damaged, against a reconstruction one child at a time."""

from __future__ import annotations

from collections import defaultdict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.episodes.rebuilding import Rebuilding
from tests.reference.choices import DrawnChoices, SeededChoices
from tests.reference.random_snapshots import damaged_snapshots
from tests.reference.rebuilt_histories import rebuilt
from tests.reference.snapshots import Snapshot

SUBMISSIONS = ("21A", "21B", "22A", "22B", "23A", "23B", "24A")


@pytest.fixture(scope="module")
def engine():
    return Rebuilding()


def expected_removals(snapshots: list[Snapshot]) -> dict:
    by_child: dict[str, list[Snapshot]] = defaultdict(list)
    for snapshot in snapshots:
        by_child[snapshot.child_id].append(snapshot)
    return {child: rebuilt(told) for child, told in by_child.items()}


def assert_rebuilt(engine: Rebuilding, snapshots: list[Snapshot]) -> None:
    engine.of_snapshots(snapshots)
    expected = expected_removals(snapshots)
    removals = [
        (child, r.removal_date, r.exit_date, r.exit_reason, r.last_seen_on, r.is_exit_unknown, *r.repairs)
        for child, found in sorted(expected.items())
        for r in found
    ]
    found = engine.rows(
        "select child_id, removal_date, exit_date, exit_reason, last_seen_on, is_exit_unknown,"
        " removal_repair, exit_repair from episodes.snapshot_removals order by child_id, removal_date"
    )
    assert found == removals
    arrangements = [
        (child, r.removal_date, sequence, a.began_on, a.setting, a.is_new_setting, a.repair)
        for child, found in sorted(expected.items())
        for r in found
        for sequence, a in enumerate(r.arrangements, start=1)
    ]
    found = engine.rows(
        "select child_id, removal_date, sequence, began_on, setting, is_new_setting, repair"
        " from episodes.snapshot_arrangements order by child_id, removal_date, sequence"
    )
    assert found == arrangements


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_damaged_snapshots_become_what_a_child_by_child_reconstruction_makes_of_them(engine, seed):
    choices = SeededChoices(seed)
    snapshots = [
        s for number in range(600) for s in damaged_snapshots(choices, f"AF{number:010d}", SUBMISSIONS)
    ]
    assert_rebuilt(engine, snapshots)
    repairs = engine.rows(
        "select distinct removal_repair from episodes.snapshot_removals"
        " union select distinct exit_repair from episodes.snapshot_removals"
        " union select distinct repair from episodes.snapshot_arrangements"
    )
    assert len(repairs) == 9  # every rule of snapshots, and none


@settings(max_examples=12, deadline=None)
@given(data=st.data())
def test_any_few_snapshots_become_what_a_child_by_child_reconstruction_makes_of_them(engine, data):
    choices = DrawnChoices(data.draw)
    snapshots = [
        s for number in range(3) for s in damaged_snapshots(choices, f"AF{number:010d}", SUBMISSIONS)
    ]
    assert_rebuilt(engine, snapshots)
