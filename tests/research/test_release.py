"""The tables of a release: what becomes of dates, births, ages and identifiers."""

from __future__ import annotations

from datetime import date, datetime

import duckdb
import polars as pl
import pytest

from transforms.contracts.contract import all_contracts
from transforms.deidentification.pseudonyms import Pseudonyms
from transforms.research.release import Terms, dictionary, make_release

KEY = Pseudonyms(b"k" * 32)


@pytest.fixture
def connection():
    connection = duckdb.connect()
    connection.execute("create schema episodes; create schema cohorts")
    return connection


def given(connection: duckdb.DuckDBPyConnection, name: str, rows: list[dict]) -> None:
    empty = pl.DataFrame(schema=all_contracts()[name].schema())
    connection.register("frame", pl.concat([empty, pl.DataFrame(rows)], how="diagonal_relaxed"))
    connection.execute(f"create table {name} as from frame")


@pytest.mark.parametrize(
    ("births", "born", "age"), [("year", date(2013, 1, 1), 11), ("5_years", date(2010, 1, 1), 10)]
)
def test_births_and_ages_are_as_coarse_as_agreed(births, born, age, connection):
    rows = [
        {"state": "ZZ", "child_id": str(n), "birth_date": date(2013, 7, 9), "age_years": 11} for n in range(3)
    ]
    given(connection, "cohorts.characteristics", rows)
    terms = Terms({"cohorts.characteristics": ["birth_date", "age_years"]}, births=births, smallest_group=3)
    made = make_release(connection, terms, KEY).tables["cohorts.characteristics"]
    assert made.columns == ["child_id", "birth_date", "age_years"]
    assert set(made.select("birth_date", "age_years").iter_rows()) == {(born, age)}


def test_equal_identifiers_of_two_agencies_are_two_persons(connection):
    rows = [{"state": state, "child_id": str(n), "sex": "male"} for state in ("ZZ", "MD") for n in range(3)]
    given(connection, "episodes.children", rows)
    made = make_release(connection, Terms({"episodes.children": ["sex"]}, smallest_group=3), KEY)
    assert made.tables["episodes.children"]["child_id"].n_unique() == 6


def test_times_of_day_are_dropped_and_rows_of_nobody_do_not_leave(connection):
    rows = [
        {
            "state": "ZZ",
            "child_id": child,
            "attempted_at": datetime.fromisoformat("2024-05-06T13:45"),
            "completed": True,
        }
        for child in ("A", "B", None)
    ]
    given(connection, "episodes.contacts", rows)
    terms = Terms({"episodes.contacts": ["attempted_at"]}, smallest_group=2)
    release = make_release(connection, terms, KEY)
    made = release.tables["episodes.contacts"]
    assert made["attempted_at"].to_list() == [date(2024, 5, 1)] * 2
    assert (release.rows_read["episodes.contacts"], made.height) == (3, 2)


def test_workers_are_persons_where_a_table_is_about_them(connection):
    rows = [
        {"state": "ZZ", "worker_id": f"W{n}", "supervisor_id": "W0", "unit": "1" if n < 3 else "2"}
        for n in range(5)
    ]
    given(connection, "episodes.employment", rows)
    terms = Terms({"episodes.employment": ["unit", "supervisor_id"]}, smallest_group=2)
    release = make_release(connection, terms, KEY)
    assert release.groups.sizes() == {2: 1, 3: 1}
    made = release.tables["episodes.employment"]
    assert set(made["supervisor_id"]) <= set(made["worker_id"])


def test_rows_stand_in_the_order_of_what_they_say(connection):
    rows = [{"state": "ZZ", "child_id": f"{n:03}", "sex": "male"} for n in range(40)]
    given(connection, "episodes.children", rows)
    terms = Terms({"episodes.children": ["sex"]}, smallest_group=11)
    made = make_release(connection, terms, KEY).tables["episodes.children"]
    assert made["child_id"].is_sorted()


def test_the_dictionary_says_of_every_column_what_was_done_with_it():
    terms = Terms({"episodes.removal_episodes": ["removal_date", "exit_reason", "birth_date"]}, dates="year")
    told = dict(dictionary(terms).select("column", "treatment").iter_rows())
    assert told == {
        "child_id": "pseudonym of a child, of this release alone",
        "removal_date": "the first day of its year",
        "exit_reason": "as it is",
        "birth_date": "the first day of its year; emptied where few share it",
    }
