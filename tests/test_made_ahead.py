"""What is made ahead is there when it is asked for, and ends with whoever began it."""

from __future__ import annotations

from threading import Event, Timer

import duckdb
import pytest

from transforms.made_ahead import MadeAhead


@pytest.fixture
def connection() -> duckdb.DuckDBPyConnection:
    return duckdb.connect(config={"threads": 2})


def threads(connection: duckdb.DuckDBPyConnection) -> int:
    return connection.sql("select cast(current_setting('threads') as integer)").fetchall()[0][0]


def test_things_are_made_though_nobody_asked_for_them_yet(connection: duckdb.DuckDBPyConnection) -> None:
    is_made = Event()
    ahead = MadeAhead(connection, lambda make: make(), {"first": lambda: 1, "later": is_made.set})
    assert ahead.taken("first") == 1
    assert is_made.wait(5)
    assert "later" in ahead
    ahead.close()


def test_after_the_last_one_is_taken_queries_have_all_threads_again(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    ahead = MadeAhead(connection, str.upper, {"a": "x", "b": "y"})
    assert threads(connection) == 1
    assert [ahead.taken("b"), ahead.taken("a")] == ["Y", "X"]
    assert threads(connection) == 2


def test_what_fails_fails_for_whoever_takes_it_and_for_nobody_else(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    ahead = MadeAhead(connection, lambda number: 1 / number, {"zero": 0, "two": 2})
    with pytest.raises(ZeroDivisionError):
        ahead.taken("zero")
    assert ahead.taken("two") == 0.5


def test_what_is_not_begun_when_it_is_closed_is_not_made(connection: duckdb.DuckDBPyConnection) -> None:
    go_on, made = Event(), []
    numbers = {str(number): number for number in range(9)}
    ahead = MadeAhead(connection, lambda number: (go_on.wait(5), made.append(number)), numbers)
    Timer(0.05, go_on.set).start()
    ahead.close()
    assert len(made) <= 2
    assert threads(connection) == 2
