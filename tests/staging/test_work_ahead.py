"""Parts of a file, worked on ahead of who uses them."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from transforms.staging.refusals import RefusedFileError
from transforms.staging.work_ahead import AHEAD, worked_ahead

MANY = 50
TIMEOUT = 30


def remembered() -> tuple[list[int], Iterator[int]]:
    """Parts, and those of them that were taken so far."""
    taken: list[int] = []

    def parts() -> Iterator[int]:
        for part in range(MANY):
            taken.append(part)
            yield part

    return taken, parts()


def test_results_come_in_the_order_of_the_parts() -> None:
    assert list(worked_ahead(iter(range(MANY)), lambda part: part * 2)) == [2 * n for n in range(MANY)]


def test_no_parts_give_no_results() -> None:
    assert list(worked_ahead(iter([]), str)) == []


def test_a_refusal_comes_after_what_is_before_it() -> None:
    def parts() -> Iterator[int]:
        yield from range(MANY)
        raise RefusedFileError("the file is damaged")

    found: list[int] = []
    with pytest.raises(RefusedFileError, match="damaged"):
        found.extend(worked_ahead(parts(), lambda part: part))
    assert found == list(range(MANY))


def test_what_goes_wrong_with_a_part_is_told_in_its_turn() -> None:
    results = worked_ahead(iter([1, 2, 0, 4]), lambda part: 4 // part)
    assert [next(results), next(results)] == [4, 2]
    with pytest.raises(ZeroDivisionError):
        next(results)


def test_no_more_parts_are_taken_than_there_is_room_for() -> None:
    taken, parts = remembered()
    most = 0
    for result in worked_ahead(parts, lambda part: part):
        most = max(most, len(taken) - result)
    assert most <= AHEAD


def test_who_stops_early_leaves_the_other_parts() -> None:
    taken, parts = remembered()
    before = set(threading.enumerate())
    results = worked_ahead(parts, lambda part: part)
    assert next(results) == 0
    results.close()  # type: ignore[attr-defined]
    assert len(taken) <= AHEAD + 1
    assert set(threading.enumerate()) <= before


def test_results_that_nobody_uses_hold_up_no_end() -> None:
    script = """
from transforms.staging.work_ahead import worked_ahead
results = worked_ahead(iter(range(50)), str)
print(next(results))
"""
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=TIMEOUT, check=True
    )
    assert done.stdout == "0\n"


def test_the_caller_works_too_while_the_thread_is_busy() -> None:
    second_is_begun = threading.Event()

    def work(part: int) -> int:
        if part == 0:
            assert second_is_begun.wait(TIMEOUT)
        else:
            second_is_begun.set()
        return threading.get_ident()

    with ThreadPoolExecutor(1) as caller:
        workers = caller.submit(lambda: list(worked_ahead(iter([0, 1]), work))).result(TIMEOUT)
    assert len(set(workers)) == 2
