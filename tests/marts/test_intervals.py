"""Intervals against published and textbook values."""

from __future__ import annotations

import math

import numpy as np
import pytest

from transforms.marts.intervals import mean, percentile, poisson, wilson


def array(*values: float):
    return np.array(values, dtype=float)


def test_wilson_gives_newcombe_s_published_example():
    # Newcombe 1998, table I: 81 of 263 gives 0.2553 to 0.3662.
    low, high = wilson(array(81), array(263))
    assert (low[0], high[0]) == pytest.approx((0.2553, 0.3662), abs=5e-5)


@pytest.mark.parametrize(("numerator", "low", "high"), [(0, 0.0, 0.1611), (20, 0.8389, 1.0)])
def test_wilson_stays_within_0_and_1(numerator, low, high):
    found = wilson(array(numerator), array(20))
    assert (found[0][0], found[1][0]) == pytest.approx((low, high), abs=5e-5)


def test_the_exact_poisson_interval_of_10_events_is_the_textbook_s():
    # 10 events: 4.795 to 18.390 (exact); per 2 units of exposure half of it.
    low, high = poisson(array(10, 0), array(2, 1))
    assert (low[0], high[0]) == pytest.approx((4.795 / 2, 18.390 / 2), abs=5e-4)
    assert (low[1], high[1]) == pytest.approx((0, 3.689), abs=5e-4)


def test_no_denominator_has_no_interval():
    assert math.isnan(wilson(array(0), array(0))[0][0])
    assert math.isnan(poisson(array(0), array(0))[1][0])


def test_the_median_of_an_even_number_is_the_mean_of_the_middle_two():
    value, low, high = percentile(array(1, 2, 3, 10), 0.5)
    assert value == 2.5
    assert (low, high) == (1, 10)


def test_the_90th_percentile_is_the_smallest_value_with_90_percent_at_or_below_it():
    assert percentile(np.arange(1.0, 11.0), 0.9)[0] == 9
    assert percentile(np.arange(1.0, 12.0), 0.9)[0] == 10


def test_the_interval_of_a_median_takes_binomial_ranks():
    # n = 100: ranks 40 and 61 hold the median with at least 95 percent (Conover, order statistics).
    _, low, high = percentile(np.arange(1.0, 101.0), 0.5)
    assert (low, high) == (40, 61)


def test_a_mean_of_one_value_has_no_interval():
    assert math.isnan(mean(5.0, 25.0, 1)[0])
    assert mean(6.0, 20.0, 2) == pytest.approx((3 - 1.959964, 3 + 1.959964))
