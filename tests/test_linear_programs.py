"""The solver: asked again from where it stood, it answers as if it were asked for the first time."""

from __future__ import annotations

from typing import get_args

import numpy as np
import pytest
from scipy.optimize import linprog
from scipy.sparse import csr_array

from transforms.linear_programs import LinearProgram, Way

ENDLESS = np.inf


def a_model(number: int) -> tuple[csr_array, np.ndarray, np.ndarray]:
    """Rows over twelve variables, what they are where each variable is one to nine, and a further row."""
    dice = np.random.default_rng(number)
    rows = (dice.uniform(size=(6, 12)) < 0.4).astype(float)
    return csr_array(rows), rows @ dice.integers(1, 10, 12), (dice.uniform(size=12) < 0.5).astype(float)


@pytest.mark.parametrize("way", get_args(Way))
def test_one_model_gives_the_least_of_many_sums(way: Way) -> None:
    for number in range(5):
        rows, are, further = a_model(number)
        bounds = np.zeros(12), np.full(12, 20.0)
        program = LinearProgram(rows, (are, are), bounds, way)
        for turn in range(6):
            costs = np.random.default_rng(turn).uniform(0 if way == "cheapest" else -1, 1, 12)
            most = None if turn < 3 else further.sum() * 6
            if turn == 3:
                program.add(csr_array(further[None, :]), (np.array([-ENDLESS]), np.array([most])))
            found = program.least(costs)
            asked = linprog(costs, None if most is None else further[None, :], most, rows, are, (0, 20))
            assert (found is None) == (asked.x is None)
            if found is not None:
                assert costs @ found == pytest.approx(asked.fun, abs=1e-6)
                assert np.abs(rows @ found - are).max() < 1e-6


def test_where_nothing_fits_there_is_no_solution_and_nothing_is_written(capfd: pytest.CaptureFixture) -> None:
    rows = csr_array(np.ones((1, 2)))
    high = np.ones(2)
    program = LinearProgram(rows, (np.array([3.0]), np.array([3.0])), (np.zeros(2), high), "costs")
    assert program.least(high) is None
    assert capfd.readouterr() == ("", "")
