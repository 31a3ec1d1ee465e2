"""The same histories written as AFCARS 1993 and as AFCARS 2020: equal, except exactly where a caveat says so.

The caveats, in terms of what happened: a removal is known when it is the latest one at the end of a file's
period (or the first of all, with the one after it); a reason is known when the exit lies in such a file.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.episodes.rebuilding import Rebuilding, files_of
from tests.measures.received import engine_over
from tests.reference.choices import DrawnChoices, SeededChoices
from tests.reference.histories import Child, Histories, Removal
from tests.reference.random_snapshots import orderly_child
from tests.reference.snapshots import (
    BROAD_SETTINGS,
    SUBMISSIONS_1993,
    annual,
    file_of,
    is_counted,
    snapshot_of,
    snapshot_rows,
    snapshots_of,
    told_arrangements,
)
from tests.reference.staging_frames import afcars_tables
from tests.reference.submissions import SUBMISSIONS, is_in_file, period_of
from transforms.marts.members import measure_members
from transforms.measures.registry import all_measures
from transforms.periods import afcars_periods

NAMED = "unseen_setting"


@pytest.fixture(scope="module")
def engine():
    return Rebuilding()


def reason_of(removal: Removal) -> str | None:
    return None if removal.exit_reason == "not_applicable" else removal.exit_reason


def last_files(child: Child, submissions) -> dict[int, list]:
    """Which files tell of which removal: the latest one by the end of the file's period."""
    told = defaultdict(list)
    for period in map(period_of, submissions):
        if is_in_file(child, period):
            known = [r for r in child.removals if r.removal_date <= period.end]
            told[len(known) - 1].append(period)
    return dict(told)


def knowable(child: Child, submissions) -> list[tuple[date, date | None, str | None]]:
    """Removal, exit and reason as far as 1993 files can tell them."""
    told = last_files(child, submissions)
    found = []
    seen = sorted(told)
    if seen and seen[0] > 0:
        first = child.removals[0]
        found.append((first.removal_date, first.exit_date if seen[0] == 1 else None, None))
    for place, number in enumerate(seen):
        removal, last = child.removals[number], told[number][-1].end
        if removal.exit_date is not None and removal.exit_date <= last:
            found.append((removal.removal_date, removal.exit_date, reason_of(removal)))
        elif seen[place + 1 : place + 2] == [number + 1]:
            found.append((removal.removal_date, removal.exit_date, None))
        else:
            found.append((removal.removal_date, None, None))
    return found


def assert_knowable(engine: Rebuilding, children: list[Child], submissions) -> None:
    engine.of_snapshots(snapshots_of(children, submissions))
    expected = [(c.child_id, *removal) for c in children for removal in knowable(c, submissions)]
    found = engine.rows(
        "select child_id, removal_date, exit_date, exit_reason from episodes.removal_episodes"
        " order by child_id, removal_date"
    )
    assert found == expected


def arrangements_by_removal(engine: Rebuilding) -> dict[tuple[str, date], list[tuple[date, str]]]:
    found = defaultdict(list)
    for child, removed, began, setting, is_new in engine.rows(
        "select child_id, removal_date, began_on, setting, is_new_setting from episodes.living_arrangements"
        " order by child_id, removal_date, sequence"
    ):
        assert is_new
        found[child, removed].append((began, setting))
    return found


def assert_settings_right(engine: Rebuilding, children: list[Child], submissions) -> None:
    """Every setting that was current at the end of a file is there; at each such day the count is right."""
    found = arrangements_by_removal(engine)
    for child in children:
        for number, periods in last_files(child, submissions).items():
            removal = child.removals[number]
            rows = found[child.child_id, removal.removal_date]
            told = [(a.began_on, a.setting) for a in told_arrangements(removal)]
            by_file = ([a for a in told if a[0] <= period.end] for period in periods)
            current = dict.fromkeys(known[-1] for known in by_file if known)
            assert [row for row in rows if row[1] != NAMED] == list(current)
            for period in periods:
                counted = [a for a in told if a[0] <= period.end and is_counted(a[1])]
                rebuilt = [a for a in rows if a[0] <= period.end and is_counted(a[1])]
                assert len(rebuilt) == len(counted), (child, period)


@pytest.mark.parametrize("seed", [1, 2])
def test_removals_and_settings_are_those_of_2020_as_far_as_snapshots_can_tell(engine, seed):
    choices = SeededChoices(seed)
    children = [orderly_child(choices, f"AF{number:010d}") for number in range(500)]
    assert_knowable(engine, children, SUBMISSIONS)
    assert_settings_right(engine, children, SUBMISSIONS)
    whole = sum(len(knowable(c, SUBMISSIONS)) == len(c.removals) for c in children)
    assert whole > 250


@settings(max_examples=10, deadline=None)
@given(data=st.data())
def test_any_child_is_told_as_far_as_snapshots_can_tell(engine, data):
    children = [orderly_child(DrawnChoices(data.draw), f"AF{number:010d}") for number in range(2)]
    assert_knowable(engine, children, SUBMISSIONS)
    assert_settings_right(engine, children, SUBMISSIONS)


def is_born_by(child: Child) -> bool:
    """No removal lies before the birth: an annual file, whose days of birth may be altered, denies that."""
    return child.birth_date is None or child.birth_date <= child.removals[0].removal_date


def test_an_annual_file_tells_what_two_six_month_files_would_of_children_with_one_removal(engine):
    choices = SeededChoices(5)
    children = [orderly_child(choices, f"AF{number:010d}") for number in range(300)]
    alone = [c for c in children if len(c.removals) == 1 and not c.missing_from and is_born_by(c)]
    years = [annual(year) for year in ("23", "24", "25")]
    told = [s for c in alone for year in years if (s := snapshot_of(c, year))]
    engine.of_snapshots(told)
    query = "select * exclude (file_id, record_number) from episodes.removal_episodes order by all"
    of_years = engine.rows(query)
    engine.of_snapshots(snapshots_of(alone, ("23A", "23B", "24A", "24B", "25A", "25B")))
    of_halves = engine.rows(query)
    assert len(of_years) > 100
    # last seen in an earlier half year, but not later than the year
    assert [row[:8] for row in of_years] == [row[:8] for row in of_halves]
    engine.of_snapshots([*told, *snapshots_of(alone, ("23A", "23B", "24A", "24B", "25A", "25B"))])
    assert engine.rows(query) == of_halves
    assert engine.rows("select distinct length(submission) from episodes.submissions") == [(3,)]


def is_told_in_full(child: Child) -> bool:
    """Snapshots tell the child's whole history: every removal, exit, reason and kind of setting."""
    told = last_files(child, SUBMISSIONS)
    files_end = period_of(SUBMISSIONS[-1]).end
    removals = [r for r in child.removals if r.removal_date <= files_end]
    return not child.missing_from and all(
        number in told
        and (
            removal.exit_date is None
            or removal.exit_date <= told[number][-1].end
            or told[number][-1].end == files_end
        )
        and all(a.setting in BROAD_SETTINGS for a in removal.arrangements)
        and all(a.began_on < (removal.exit_date or date.max) for a in removal.arrangements)
        and len({a.began_on for a in removal.arrangements}) == len(removal.arrangements)
        for number, removal in enumerate(removals)
    )


@pytest.fixture(scope="module")
def both_ways():
    choices = SeededChoices(9)
    children = [orderly_child(choices, f"AF{number:010d}") for number in range(1200)]
    histories = Histories(children=tuple(c for c in children if is_told_in_full(c)))
    assert len(histories.children) > 250
    recent = {
        name: frame.with_columns(file_id=pl.concat_str(pl.lit("ZZ"), pl.col("submission")))
        for name, frame in afcars_tables(histories, "ZZ").items()
    }
    old = {"afcars_foster_care_1993": snapshot_rows(snapshots_of(histories.children, SUBMISSIONS))}
    return engine_over(recent, files_of(recent)), engine_over(old, files_of(old))


AFCARS_MEASURES = sorted(
    name for name, m in all_measures().items() if m.sources == {"afcars"} and not m.needs_afcars_2020
)
COARSER_IN_1993 = {"placement_settings": "outcome", "removal_reasons": "outcome"}
"""Columns that files of 1993 tell in fewer kinds: of group homes, of circumstances."""


@pytest.mark.parametrize("measure_id", AFCARS_MEASURES)
def test_measures_of_children_told_in_full_are_the_same_from_either_generation(both_ways, measure_id):
    measure = all_measures()[measure_id]
    periods = afcars_periods(SUBMISSIONS)
    apart = ("county", COARSER_IN_1993.get(measure_id, "county"))
    recent, old = (
        measure_members(connection, measure, periods).drop(apart, strict=False) for connection in both_ways
    )
    assert len(recent) > 20
    assert old.equals(recent)


def test_a_child_of_both_generations_is_one_child_with_the_removals_of_2020(engine):
    choices = SeededChoices(11)
    children = [orderly_child(choices, f"AF{number:010d}") for number in range(500)]
    recent = {
        name: frame.with_columns(file_id=pl.concat_str(pl.lit("ZZ"), pl.col("submission")))
        for name, frame in afcars_tables(Histories(children=tuple(children)), "ZZ").items()
    }
    query = """
        select child_id, removal_date, exit_date, exit_reason, is_dropped
        from episodes.removal_episodes where basis = 'afcars_2020' order by all
    """
    engine.of_frames(recent)
    alone = engine.rows(query)
    old = {"afcars_foster_care_1993": snapshot_rows(snapshots_of(children))}
    engine.of_frames({**recent, **old})
    told = {
        (child, removed): (exited, reason, gone)
        for child, removed, exited, reason, gone in engine.rows(query)
    }
    for child, removed, exited, reason, gone in alone:
        found_exit, found_reason, found_gone = told.pop((child, removed))
        assert (found_exit, found_gone) == (exited, gone)
        assert found_reason == reason or reason is None
    assert not told
    assert engine.rows("select count(*) - count(distinct child_id) from episodes.children") == [(0,)]
    held = engine.rows("select distinct child_id from episodes.removal_episodes where basis = 'afcars_1993'")
    both = engine.rows("select e4_child_record_number from staging.afcars_oohc_children")
    assert held
    assert not set(held) & set(both)  # 2020 lists all removals of the children it holds
    settings_added = engine.rows("""
        select count(*) from episodes.living_arrangements as a
        inner join episodes.removal_episodes as e using (state, child_id, removal_date)
        where e.basis = 'afcars_2020' and a.basis = 'afcars_1993' and e.exit_date >= date '2022-10-01'
    """)
    assert settings_added == [(0,)]
    assert file_of("ZZ", SUBMISSIONS_1993[0]) in {
        row[0] for row in engine.rows("select distinct file_id from episodes.removal_episodes")
    }
