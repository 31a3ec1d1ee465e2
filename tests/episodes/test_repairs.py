"""Every rule by which a history is rebuilt or repaired, each in a table a person can check."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from tests.episodes.by_hand import old, placements, recent, table
from tests.episodes.rebuilding import Rebuilding

REMOVALS = "removal_date, exit_date, exit_reason, is_dropped, removal_repair, exit_repair"
SETTINGS = "removal_date, began_on, ended_on, setting, is_new_setting, repair"


@pytest.fixture(scope="module")
def engine():
    return Rebuilding()


def removals(engine: Rebuilding, *frames) -> list[list[str]]:
    every = {name: frame for part in frames for name, frame in part.items()}
    return engine.of_frames(every).table(REMOVALS, "removal_episodes")


def arrangements(engine: Rebuilding, *frames) -> list[list[str]]:
    every = {name: frame for part in frames for name, frame in part.items()}
    return engine.of_frames(every).table(SETTINGS, "living_arrangements")


REMOVAL_CASES = {
    "the later file wins": (
        """
        file | removed    | total | exited     | reason
        21A  | 2020-11-05 | 1     | 2021-03-01 | reunification
        21B  | 2020-11-05 | 1     | 2021-03-11 | guardianship
        """,
        """
        removed    | exited     | reason       | dropped | of removal | of exit
        2020-11-05 | 2021-03-11 | guardianship | False   |            |
        """,
    ),
    "a previous discharge closes the removal before, without a reason": (
        """
        file | removed    | total | previous_exit
        21A  | 2020-11-05 | 1     |
        21B  | 2021-08-01 | 2     | 2021-05-01
        """,
        """
        removed    | exited     | reason | dropped | of removal | of exit
        2020-11-05 | 2021-05-01 |        | False   |            | closed_by_previous_discharge
        2021-08-01 |            |        | False   |            |
        """,
    ),
    "a reported exit stands whatever the previous discharge says": (
        """
        file | removed    | total | exited     | reason        | previous_exit
        21A  | 2020-11-05 | 1     | 2021-01-05 | reunification |
        21B  | 2021-08-01 | 2     |            |               | 2021-05-01
        """,
        """
        removed    | exited     | reason        | dropped | of removal | of exit
        2020-11-05 | 2021-01-05 | reunification | False   |            |
        2021-08-01 |            |               | False   |            |
        """,
    ),
    "with a removal between that no file saw, the previous discharge is that one's": (
        """
        file | removed    | total | previous_exit
        21A  | 2020-11-05 | 1     |
        21B  | 2021-09-01 | 3     | 2021-08-01
        """,
        """
        removed    | exited | reason | dropped | of removal | of exit
        2020-11-05 |        |        | True    |            | exit_never_reported
        2021-09-01 |        |        | False   |            |
        """,
    ),
    "the first removal is known by its date, its exit where it is the one before": (
        """
        file | removed    | total | previous_exit | first_removed
        21A  | 2020-11-05 | 2     | 2019-03-01    | 2018-02-01
        """,
        """
        removed    | exited     | reason | dropped | of removal                  | of exit
        2018-02-01 | 2019-03-01 | | False | known_by_first_removal_date | closed_by_previous_discharge
        2020-11-05 |            | | False |                             |
        """,
    ),
    "the first of three removals is known by its date, its exit is not": (
        """
        file | removed    | total | previous_exit | first_removed
        21A  | 2020-11-05 | 3     | 2019-03-01    | 2016-02-01
        """,
        """
        removed    | exited | reason | dropped | of removal                  | of exit
        2016-02-01 |        |        | True    | known_by_first_removal_date | exit_never_reported
        2020-11-05 |        |        | False   |                             |
        """,
    ),
    "a total of one knows no earlier removal": (
        """
        file | removed    | total | previous_exit | first_removed
        21A  | 2020-11-05 | 1     |               | 2020-11-01
        """,
        """
        removed    | exited | reason | dropped | of removal | of exit
        2020-11-05 |        |        | False   |            |
        """,
    ),
    "a date moved without an exit between and with the same total is a correction": (
        """
        file | removed    | total
        21A  | 2020-11-05 | 1
        21B  | 2020-12-20 | 1
        """,
        """
        removed    | exited | reason | dropped | of removal             | of exit
        2020-12-20 |        |        | False   | removal_date_corrected |
        """,
    ),
    "without totals, dates 30 days apart are a correction": (
        """
        file | removed
        21A  | 2020-11-05
        21B  | 2020-12-05
        """,
        """
        removed    | exited | reason | dropped | of removal             | of exit
        2020-12-05 |        |        | False   | removal_date_corrected |
        """,
    ),
    "without totals, dates 31 days apart are two removals, the first never closed": (
        """
        file | removed
        21A  | 2020-11-05
        21B  | 2020-12-06
        """,
        """
        removed    | exited | reason | dropped | of removal | of exit
        2020-11-05 |        |        | True    |            | exit_never_reported
        2020-12-06 |        |        | False   |            |
        """,
    ),
    "an exit between makes two removals even with the same total": (
        """
        file | removed    | total | exited     | reason
        21A  | 2020-11-05 | 1     | 2020-11-20 | reunification
        21B  | 2020-11-25 | 1     |            |
        """,
        """
        removed    | exited     | reason        | dropped | of removal | of exit
        2020-11-05 | 2020-11-20 | reunification | False   |            |
        2020-11-25 |            |               | False   |            |
        """,
    ),
    "a removal that a later file no longer knows is withdrawn": (
        """
        file | removed    | total | exited     | reason        | previous_exit
        21A  | 2019-11-05 | 1     | 2021-02-01 | reunification |
        21B  | 2021-04-05 | 2     |            |               | 2021-02-01
        22A  | 2019-11-05 | 1     |            |               |
        """,
        """
        removed    | exited | reason | dropped | of removal | of exit
        2019-11-05 |        |        | False   |            | exit_withdrawn
        """,
    ),
    "a discharge that the next file does not repeat is withdrawn": (
        """
        file | removed    | total | exited     | reason
        21A  | 2020-11-05 | 1     | 2021-03-01 | reunification
        21B  | 2020-11-05 | 1     |            |
        """,
        """
        removed    | exited | reason | dropped | of removal | of exit
        2020-11-05 |        |        | False   |            | exit_withdrawn
        """,
    ),
    "a child open in one file and absent from the next is dropped": (
        """
        child | file | removed    | total
        A     | 21A  | 2020-11-05 | 1
        B     | 21B  | 2021-05-05 | 1
        """,
        """
        removed    | exited | reason | dropped | of removal | of exit
        2020-11-05 |        |        | True    |            |
        2021-05-05 |        |        | False   |            |
        """,
    ),
    "a child absent from one file and back in the next is not dropped": (
        """
        child | file | removed    | total | exited     | reason
        A     | 21A  | 2020-11-05 | 1     |            |
        B     | 21B  | 2020-12-05 | 1     | 2021-06-01 | adoption
        A     | 22A  | 2020-11-05 | 1     |            |
        """,
        """
        removed    | exited     | reason   | dropped | of removal | of exit
        2020-11-05 |            |          | False   |            |
        2020-12-05 | 2021-06-01 | adoption | False   |            |
        """,
    ),
    "a record without a removal date makes no removal": (
        """
        file | removed
        21A  |
        """,
        """
        removed | exited | reason | dropped | of removal | of exit
        """,
    ),
}


@pytest.mark.parametrize("case", REMOVAL_CASES)
def test_removals_of_snapshots(engine, case):
    told, expected = REMOVAL_CASES[case]
    assert removals(engine, old(told)) == table(expected)


def test_an_episode_never_closed_is_observed_to_the_last_file_that_saw_it(engine):
    engine.of_frames(
        old("""
        file | removed    | total
        21A  | 2020-11-05 | 1
        22B  | 2022-09-01 | 3
        """)
    )
    assert engine.table("observed_until", "removal_episodes") == [["2021-03-31"], ["2022-09-30"]]


SETTING_CASES = {
    "each current setting is a row that ends where the next begins": (
        """
        file | removed    | setting     | setting_began | settings | exited     | reason
        21A  | 2020-11-05 | foster_home | 2020-11-05    | 1        |            |
        21B  | 2020-11-05 | foster_home | 2020-11-05    | 1        |            |
        22A  | 2020-11-05 | pre_adoptive_home | 2021-11-01 | 2     | 2022-01-10 | adoption
        """,
        """
        removed    | began      | ended      | setting           | new  | repair
        2020-11-05 | 2020-11-05 | 2021-11-01 | foster_home       | True |
        2020-11-05 | 2021-11-01 | 2022-01-10 | pre_adoptive_home | True |
        """,
    ),
    "settings that only the count knows: the first on the day of removal, the others evenly": (
        """
        file | removed    | setting                | setting_began | settings
        21A  | 2020-11-01 | child_care_institution | 2020-12-01    | 4
        """,
        """
        removed    | began      | ended      | setting                | new  | repair
        2020-11-01 | 2020-11-01 | 2020-11-11 | unseen_setting         | True | unseen_setting
        2020-11-01 | 2020-11-11 | 2020-11-21 | unseen_setting         | True | unseen_setting
        2020-11-01 | 2020-11-21 | 2020-12-01 | unseen_setting         | True | unseen_setting
        2020-11-01 | 2020-12-01 |            | child_care_institution | True |
        """,
    ),
    "between two files they come after the last day of the file that saw the one before": (
        """
        file | removed    | setting     | setting_began | settings
        21A  | 2020-11-01 | foster_home | 2020-11-01    | 1
        21B  | 2020-11-01 | foster_home | 2021-04-30    | 3
        """,
        """
        removed    | began      | ended      | setting        | new  | repair
        2020-11-01 | 2020-11-01 | 2021-04-15 | foster_home    | True |
        2020-11-01 | 2021-04-15 | 2021-04-30 | unseen_setting | True | unseen_setting
        2020-11-01 | 2021-04-30 |            | foster_home    | True |
        """,
    ),
    "runaway and home visits are rows that the count does not hold": (
        """
        file | removed    | setting        | setting_began | settings
        21A  | 2020-11-01 | foster_home    | 2020-11-01    | 1
        21B  | 2020-11-01 | runaway        | 2021-05-01    | 1
        22A  | 2020-11-01 | placed_at_home | 2022-01-01    | 1
        """,
        """
        removed    | began      | ended      | setting        | new  | repair
        2020-11-01 | 2020-11-01 | 2021-05-01 | foster_home    | True |
        2020-11-01 | 2021-05-01 | 2022-01-01 | runaway        | True |
        2020-11-01 | 2022-01-01 |            | placed_at_home | True |
        """,
    ),
    "back from an absence without a higher count is the same home": (
        """
        file | removed    | setting     | setting_began | settings
        21A  | 2020-11-01 | foster_home | 2020-11-01    | 1
        21B  | 2020-11-01 | runaway     | 2021-05-01    | 1
        22A  | 2020-11-01 | foster_home | 2021-12-01    | 1
        """,
        """
        removed    | began      | ended      | setting     | new   | repair
        2020-11-01 | 2020-11-01 | 2021-05-01 | foster_home | True  |
        2020-11-01 | 2021-05-01 | 2021-12-01 | runaway     | True  |
        2020-11-01 | 2021-12-01 |            | foster_home | False | same_home_by_count
        """,
    ),
    "a later file that dates its setting earlier denies the one seen before": (
        """
        file | removed    | setting              | setting_began | settings
        21A  | 2020-11-01 | foster_home          | 2021-02-01    | 2
        21B  | 2020-11-01 | relative_foster_home | 2020-12-01    | 1
        """,
        """
        removed    | began      | ended | setting              | new  | repair
        2020-11-01 | 2020-12-01 |       | relative_foster_home | True |
        """,
    ),
    "a later, smaller count lowers the earlier one": (
        """
        file | removed    | setting     | setting_began | settings
        21A  | 2020-11-01 | foster_home | 2020-11-01    | 3
        21B  | 2020-11-01 | group_home_staff_operated | 2021-05-01 | 2
        """,
        """
        removed    | began      | ended      | setting                   | new  | repair
        2020-11-01 | 2020-11-01 | 2020-11-01 | unseen_setting            | True | unseen_setting
        2020-11-01 | 2020-11-01 | 2021-05-01 | foster_home               | True |
        2020-11-01 | 2021-05-01 |            | group_home_staff_operated | False | same_home_by_count
        """,
    ),
    "a setting without a date began with the removal where the count is 1": (
        """
        file | removed    | setting     | settings
        21A  | 2020-11-05 | foster_home | 1
        """,
        """
        removed    | began      | ended | setting     | new  | repair
        2020-11-05 | 2020-11-05 |       | foster_home | True | setting_date_estimated
        """,
    ),
    "a setting of no kind that is counted is one of unknown kind": (
        """
        file | removed    | setting_began | settings
        21A  | 2020-11-05 | 2020-11-05    | 1
        """,
        """
        removed    | began      | ended | setting        | new  | repair
        2020-11-05 | 2020-11-05 |       | unseen_setting | True |
        """,
    ),
}


@pytest.mark.parametrize("case", SETTING_CASES)
def test_settings_of_snapshots(engine, case):
    told, expected = SETTING_CASES[case]
    assert arrangements(engine, old(told)) == table(expected)


EARLIER = """
    file | removed    | total | exited     | reason        | setting     | setting_began | settings
    21A  | 2020-11-05 | 1     | 2021-03-01 | reunification | foster_home | 2020-11-05    | 2
"""


def test_settings_before_those_a_record_of_2020_lists_are_those_of_snapshots(engine):
    told = """
        file | removed    | total | setting     | setting_began | settings
        22A  | 2021-11-05 | 1     | foster_home | 2021-11-05    | 1
        22B  | 2021-11-05 | 1     | runaway     | 2022-09-20    | 3
    """
    listed = """
        removed    | exited
        2021-11-05 |
    """
    late = recent(
        listed,
        arranged="""
        removed    | began      | setting
        2021-11-05 | 2022-10-04 | foster_home
        2021-11-05 | 2022-12-01 | group_home_staff_operated
        """,
    )
    arrangements(engine, old(told), late)
    columns = "sequence, began_on, ended_on, setting, basis, repair"
    assert engine.table(columns, "living_arrangements") == table("""
        sequence | began      | ended      | setting                   | basis       | repair
        1        | 2021-11-05 | 2022-05-28 | foster_home               | afcars_1993 | earlier_by_snapshot
        2        | 2022-05-28 | 2022-07-25 | unseen_setting            | afcars_1993 | unseen_setting
        3        | 2022-07-25 | 2022-09-20 | unseen_setting            | afcars_1993 | unseen_setting
        4        | 2022-09-20 | 2022-10-04 | runaway                   | afcars_1993 | earlier_by_snapshot
        5        | 2022-10-04 | 2022-12-01 | foster_home               | afcars_2020 |
        6        | 2022-12-01 |            | group_home_staff_operated | afcars_2020 |
    """)
    whole = recent(
        listed,
        arranged="""
        removed    | began      | setting
        2021-11-05 | 2021-11-10 | foster_home
        """,
    )
    assert len(arrangements(engine, old(told), whole)) == 1


def test_a_record_of_2020_takes_county_and_settings_of_an_older_removal_from_snapshots(engine):
    listed = recent("""
        removed    | exited     | reason
        2020-11-05 | 2021-03-01 | reunification
        2022-11-01 |            |
    """)
    found = removals(engine, old(EARLIER), listed)
    assert found == table("""
        removed    | exited     | reason        | dropped | of removal | of exit
        2020-11-05 | 2021-03-01 | reunification | False   |            |
        2022-11-01 |            |               | False   |            |
    """)
    assert engine.table("county, basis", "removal_episodes") == [["99001", "afcars_2020"]] * 2
    assert engine.table("removal_date, setting, basis", "living_arrangements") == [
        ["2020-11-05", "unseen_setting", "afcars_1993"],
        ["2020-11-05", "foster_home", "afcars_1993"],
    ]
    assert engine.table("child_id, basis", "children") == [["A", "afcars_2020"]]


def test_a_record_of_2020_decides_the_exit_and_lends_the_reason_only_of_an_equal_one(engine):
    listed = recent("""
        removed    | exited     | reason
        2020-11-05 | 2021-03-01 |
        2022-11-01 |            |
    """)
    found = removals(engine, old(EARLIER), listed)
    assert found[0] == ["2020-11-05", "2021-03-01", "reunification", "False", "", "reason_from_snapshot"]
    listed = recent("""
        removed    | exited     | reason
        2020-11-05 | 2021-03-05 |
        2022-11-01 |            |
    """)
    found = removals(engine, old(EARLIER), listed)
    assert found[0] == ["2020-11-05", "2021-03-05", "", "False", "", ""]


def test_an_exit_that_a_record_of_2020_leaves_empty_is_that_of_1993_where_the_removal_has_ended(engine):
    listed = recent("""
        removed    | exited     | reason
        2020-11-05 |            |
        2022-11-01 |            |
    """)
    for layout, expected in (
        ("removal_1993", ["2020-11-05", "2021-03-01", "reunification", "False", "", "exit_from_snapshot"]),
        ("removal_2020", ["2020-11-05", "", "", "False", "", ""]),
    ):
        forms = pl.when(pl.col("e69_removal_date").dt.year() == 2020).then(pl.lit(layout))
        removed = listed["afcars_oohc_removals"].with_columns(
            removal_layout=forms.otherwise(pl.lit("removal_2020"))
        )
        found = removals(engine, old(EARLIER), listed | {"afcars_oohc_removals": removed})
        assert found[0] == expected


def test_a_removal_listed_as_ended_without_any_exit_is_not_care_to_this_day(engine):
    listed = recent("""
        removed    | exited     | reason
        2020-11-05 |            |
        2022-11-01 |            |
    """)
    layouts = pl.Series("removal_layout", ["removal_1993", "removal_2020"])
    removed = listed["afcars_oohc_removals"].sort("e69_removal_date").with_columns(layouts)
    found = removals(engine, listed | {"afcars_oohc_removals": removed})
    assert found[0] == ["2020-11-05", "", "", "True", "", "exit_never_reported"]
    assert engine.table("observed_until", "removal_episodes")[0] == ["2020-11-05"]
    open_then = old("""
        file | removed    | total
        21A  | 2020-11-05 | 1
    """)
    removals(engine, open_then, listed | {"afcars_oohc_removals": removed})
    assert engine.table("observed_until", "removal_episodes")[0] == ["2021-03-31"]


@pytest.mark.parametrize(
    ("first", "second", "exited"),
    [
        ("2022-11-05 | 2022-11-05 | reunification", "2022-11-05 | |", ""),
        ("2022-11-05 | |", "2022-11-05 | 2022-11-05 | reunification", ""),
        ("2022-11-05 | 2022-11-05 | reunification", "2022-11-05 | 2023-02-01 | adoption", "2023-02-01"),
        ("2022-11-05 | |", "2022-11-05 | 2023-02-01 | adoption", "2023-02-01"),
    ],
)
def test_of_two_removals_of_one_day_a_stay_of_no_night_hides_no_other(engine, first, second, exited):
    heading = "removed | exited | reason"
    listed = recent("\n".join([heading, first, second]))
    assert [row[:2] for row in removals(engine, listed)] == [["2022-11-05", exited]]


def test_removal_dates_30_days_apart_in_both_generations_are_one_removal(engine):
    listed = recent("""
        removed    | exited     | reason
        2020-11-25 | 2021-03-01 | reunification
        2022-11-01 |            |
    """)
    found = removals(engine, old(EARLIER), listed)
    assert [row[0] for row in found] == ["2020-11-25", "2022-11-01"]
    assert engine.table("removal_date, began_on", "living_arrangements")[0] == ["2020-11-25", "2020-11-05"]


def test_a_removal_before_the_first_one_listed_stands_and_one_after_it_does_not(engine):
    told = """
        file | removed    | total | exited     | reason
        21A  | 2020-11-05 | 1     | 2021-03-01 | reunification
        21B  | 2021-05-05 | 2     | 2021-06-05 | guardianship
    """
    listed = recent("""
        removed    | exited | reason
        2022-11-01 |        |
    """)
    assert removals(engine, old(told), listed) == table("""
        removed    | exited     | reason        | dropped | of removal       | of exit
        2020-11-05 | 2021-03-01 | reunification | False   | not_listed_later |
        2021-05-05 | 2021-06-05 | guardianship  | False   | not_listed_later |
        2022-11-01 |            |               | False   |                  |
    """)
    listed = recent("""
        removed    | exited     | reason
        2020-11-05 | 2021-03-01 | reunification
        2022-11-01 |            |
    """)
    assert [row[0] for row in removals(engine, old(told), listed)] == ["2020-11-05", "2022-11-01"]


def test_an_open_removal_that_no_record_of_2020_lists_is_never_closed(engine):
    told = """
        file | removed    | total
        22B  | 2022-05-05 | 1
    """
    listed = recent("""
        removed    | exited | reason
        2022-12-01 |        |
    """)
    assert removals(engine, old(told), listed) == table("""
        removed    | exited | reason | dropped | of removal       | of exit
        2022-05-05 |        |        | True    | not_listed_later | exit_never_reported
        2022-12-01 |        |        | False   |                  |
    """)


def test_a_child_of_the_last_1993_file_that_no_file_of_2020_holds_is_dropped(engine):
    told = """
        child | file | removed    | total
        B     | 22B  | 2022-05-05 | 1
    """
    listed = recent("""
        removed    | exited | reason
        2022-12-01 |        |
    """)
    found = removals(engine, old(told), listed)
    assert [row[3] for row in found] == ["False", "True"]


PLACED = recent(
    """
    removed    | exited     | reason
    2022-10-05 | 2023-03-01 | reunification
    """,
    arranged="""
    removed    | began      | setting
    2022-10-05 | 2022-10-05 | foster_home
    2022-10-05 | 2022-12-10 | foster_home
    """,
)


def test_the_agency_s_own_placements_know_a_return_to_the_same_home(engine):
    extract = placements("""
        removed    | began      | ended      | setting              | provider
        2022-10-05 | 2022-10-05 | 2022-11-01 | foster_home          | P1
        2022-10-05 | 2022-11-01 | 2022-11-20 | psychiatric_hospital |
        2022-10-05 | 2022-11-20 | 2022-12-10 | foster_home          | P1
        2022-10-05 | 2022-12-10 |            | foster_home          | P2
    """)
    assert arrangements(engine, PLACED, extract) == table("""
        removed    | began      | ended      | setting              | new   | repair
        2022-10-05 | 2022-10-05 | 2022-11-01 | foster_home          | True  |
        2022-10-05 | 2022-11-01 | 2022-11-20 | psychiatric_hospital | True  |
        2022-10-05 | 2022-11-20 | 2022-12-10 | foster_home          | False | same_home_by_provider
        2022-10-05 | 2022-12-10 | 2023-03-01 | foster_home          | True  |
    """)
    assert {row[0] for row in engine.table("basis", "living_arrangements")} == {"placements"}


@pytest.mark.parametrize(("until", "is_respite"), [("2022-11-15", True), ("2022-11-16", False)])
def test_14_days_with_another_provider_between_two_stays_are_respite(engine, until, is_respite):
    extract = placements(f"""
        removed    | began      | ended      | setting     | provider
        2022-10-05 | 2022-10-05 | 2022-11-01 | foster_home | P1
        2022-10-05 | 2022-11-01 | {until}    | foster_home | P2
        2022-10-05 | {until}    |            | foster_home | P1
    """)
    found = [row[4:] for row in arrangements(engine, PLACED, extract)]
    away = ["False", "respite"] if is_respite else ["True", ""]
    back = ["False", "same_home_by_provider"] if is_respite else ["True", ""]
    assert found == [["True", ""], away, back]


def test_a_return_after_another_placement_is_a_move(engine):
    extract = placements("""
        removed    | began      | ended      | setting     | provider
        2022-10-05 | 2022-10-05 | 2022-11-01 | foster_home | P1
        2022-10-05 | 2022-11-01 | 2022-12-20 | foster_home | P2
        2022-10-05 | 2022-12-20 |            | foster_home | P1
    """)
    assert [row[4] for row in arrangements(engine, PLACED, extract)] == ["True"] * 3


@pytest.mark.parametrize(
    ("began", "basis"),
    [("2022-10-12", "placements"), ("2022-10-13", "afcars_2020"), ("2022-10-01", "placements")],
)
def test_placements_that_miss_the_beginning_of_a_removal_do_not_replace_what_is_known(engine, began, basis):
    extract = placements(f"""
        removed    | began   | ended | setting     | provider
        2022-10-05 | {began} |       | foster_home | P1
    """)
    arrangements(engine, PLACED, extract)
    assert {row[0] for row in engine.table("basis", "living_arrangements")} == {basis}


def test_the_last_file_of_placements_that_holds_a_removal_counts(engine):
    first = placements(
        """
        removed    | began      | ended | setting     | provider
        2022-10-05 | 2022-10-05 |       | foster_home | P1
        2022-10-05 | 2022-11-05 |       | foster_home | P2
    """,
        "first",
    )
    second = placements(
        """
        removed    | began      | ended | setting     | provider
        2022-10-05 | 2022-10-05 |       | foster_home | P1
    """,
        "second",
    )
    both = {"placements": pl.concat([first["placements"], second["placements"]])}
    engine.of_frames({**PLACED, **both}, order=("first", "second"))
    assert len(engine.table("sequence", "living_arrangements")) == 1
    engine.of_frames({**PLACED, **both}, order=("second", "first"))
    assert len(engine.table("sequence", "living_arrangements")) == 2


def test_a_corrected_file_replaces_the_one_it_corrects(engine):
    wrong = old("""
        file | removed    | total | exited     | reason
        21A  | 2020-11-05 | 1     | 2021-03-01 | reunification
    """)["afcars_foster_care_1993"]
    right = old("""
        file | removed    | total | exited     | reason
        21A  | 2020-11-05 | 1     | 2021-02-01 | adoption
    """)["afcars_foster_care_1993"].with_columns(file_id=pl.lit("corrected"))
    both = {"afcars_foster_care_1993": pl.concat([wrong, right])}
    engine.of_frames(both, order=("ZZ199321A", "corrected"))
    assert engine.table("exit_date", "removal_episodes") == [["2021-02-01"]]
    engine.of_frames(both, order=("corrected", "ZZ199321A"))
    assert engine.table("exit_date", "removal_episodes") == [["2021-03-01"]]


def test_a_late_correction_of_an_early_file_does_not_outdo_a_later_period(engine):
    told = old("""
        file | removed    | total | exited     | reason
        21B  | 2020-11-05 | 1     | 2021-06-01 | adoption
        21A  | 2020-11-05 | 1     |            |
    """)
    engine.of_frames(told, order=("ZZ199321B", "ZZ199321A"))
    assert engine.table("exit_date, exit_repair", "removal_episodes") == [["2021-06-01", ""]]


def test_an_annual_file_stands_with_one_half_and_gives_way_to_two(engine):
    told = """
        file   | removed    | total | exited     | reason
        21A    | 2020-11-05 | 1     |            |
        21A21B | 2020-11-05 | 1     | 2021-06-01 | adoption
    """
    engine.of_frames(old(told))
    assert engine.table("exit_date", "removal_episodes") == [["2021-06-01"]]
    assert engine.table("submission", "submissions") == [["21A"], ["21A21B"]]
    both = told + "        21B | 2020-11-05 | 1 | 2021-06-02 | guardianship\n"
    engine.of_frames(old(both))
    assert engine.table("exit_date", "removal_episodes") == [["2021-06-02"]]
    assert engine.table("submission", "submissions") == [["21A"], ["21B"]]


def test_a_record_of_an_annual_file_tells_of_the_half_year_it_names(engine):
    told = old("""
        child | file   | removed    | total | setting     | setting_began | settings
        A     | 21A21B | 2020-11-05 | 1     | foster_home | 2020-11-05    | 1
        B     | 21A21B | 2020-11-05 | 1     | foster_home | 2020-11-05    | 1
        B     | 22A    | 2020-11-05 | 1     | foster_home | 2021-11-05    | 3
    """)["afcars_foster_care_1993"]
    months = [date(2021, 3, 1), date(2021, 3, 1), date(2022, 3, 1)]
    engine.of_frames({"afcars_foster_care_1993": told.with_columns(report_date=pl.Series(months))})
    columns = "child_id, observed_until, is_dropped"
    assert engine.table(columns, "removal_episodes") == [
        ["A", "2021-03-31", "True"],
        ["B", "2022-03-31", "False"],
    ]
    began = engine.rows("select began_on from episodes.living_arrangements where repair = 'unseen_setting'")
    assert [str(day) for (day,) in began] == ["2021-07-19"]
    alone = told.filter(submission="21A21B").with_columns(
        report_date=pl.Series([*months[:1], date(2021, 9, 1)])
    )
    engine.of_frames({"afcars_foster_care_1993": alone})
    assert engine.table(columns, "removal_episodes") == [
        ["A", "2021-03-31", "True"],
        ["B", "2021-09-30", "False"],
    ]


def test_where_all_records_of_an_annual_file_are_of_its_first_half_nobody_is_dropped(engine):
    told = old("""
        file   | removed    | total
        21A21B | 2020-11-05 | 1
    """)["afcars_foster_care_1993"]
    engine.of_frames({"afcars_foster_care_1993": told.with_columns(report_date=pl.lit(date(2021, 3, 1)))})
    assert engine.table("is_dropped", "removal_episodes") == [["False"]]


def test_a_record_of_2020_stands_before_one_of_an_annual_file_that_tells_of_the_same_six_months(engine):
    told = old("""
        file   | removed    | total
        23A23B | 2022-11-05 | 1
    """)["afcars_foster_care_1993"].with_columns(report_date=pl.lit(date(2023, 3, 1)))
    listed = recent("""
        removed    | exited
        2022-11-05 |
    """)
    engine.of_frames({"afcars_foster_care_1993": told, **listed})
    assert engine.table("submission, basis", "children") == [["23A", "afcars_2020"]]


def test_the_birth_date_of_an_annual_file_stands_for_its_month(engine):
    told = old("""
        child | file   | removed    | total | first_removed
        A     | 21A21B | 2020-11-03 | 1     | 2020-11-03
        B     | 21A21B | 2020-10-31 | 1     | 2020-10-31
        C     | 21A21B | 2021-03-03 | 2     | 2020-11-04
        D     | 21A21B | 2020-11-20 | 1     | 2020-11-20
        E     | 21A    | 2020-11-03 | 1     | 2020-11-03
    """)["afcars_foster_care_1993"].with_columns(dob=pl.lit(date(2020, 11, 15)))
    engine.of_frames({"afcars_foster_care_1993": told})
    assert engine.table("birth_date", "children") == [
        ["2020-11-03"],
        ["2020-11-15"],
        ["2020-11-04"],
        ["2020-11-15"],
        ["2020-11-15"],
    ]
