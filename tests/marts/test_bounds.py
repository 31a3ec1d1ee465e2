"""How far a figure could lie from the published one: each kind worked by hand, and what holds for all."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.marts.bounds import (
    Parts,
    extreme,
    of_count,
    of_percentile,
    of_proportion,
    of_rate,
    of_ratio,
)


def pairs(*told: tuple[float, float]):
    """Numerators and denominators, from pairs."""
    return np.array([n for n, _ in told], dtype=float), np.array([d for _, d in told], dtype=float)


def ones(*numerators: float):
    return pairs(*((n, 1) for n in numerators))


def values(bounds) -> tuple[float | None, float | None, float | None]:
    return bounds.without.value, bounds.lowest.value, bounds.highest.value


def test_a_proportion_goes_from_no_member_in_doubt_with_the_event_to_all_of_them():
    # Published 3 of 5; two flagged, one of them with the event; one left out.
    bounds = of_proportion(Parts(ones(1, 1, 0), ones(1, 0), ones(1)))
    assert values(bounds) == (2 / 3, 2 / 6, 5 / 6)
    assert bounds.lowest[:2] == (2, 6)
    assert bounds.highest[:2] == (5, 6)


def test_a_count_goes_from_those_not_flagged_to_all_with_those_left_out():
    bounds = of_count(Parts(ones(1, 1, 1), ones(1, 1), ones(1)))
    assert values(bounds) == (3, 3, 6)


def test_a_rate_over_the_population_moves_by_its_count_alone():
    bounds = of_count(Parts(ones(1, 1, 1), ones(1), ones(1)), 1000)
    assert values(bounds) == (3 / 1000, 3 / 1000, 5 / 1000)


def test_a_rate_goes_from_no_event_in_doubt_to_each_member_in_or_out_whichever_gives_more():
    # Published 3 events in 700 days. Flagged: 2 events in 100 days, and none in 200 days. Left out: 50 days.
    bounds = of_rate(Parts(pairs((1, 400)), pairs((2, 100), (0, 200)), pairs((0, 50))))
    assert values(bounds) == (1 / 400, 1 / 750, pytest.approx((1 + 2 + 1) / (400 + 100 + 50)))


def test_a_flagged_event_may_be_one_more_where_none_was_counted():
    counted = Parts(pairs((1, 400)), pairs((0, 50)))
    assert of_rate(counted).highest.value == 1 / 400
    assert of_rate(counted._replace(is_event=np.array([1.0]))).highest.value == 2 / 450


def test_an_event_without_exposure_is_added_to_the_highest_rate_alone():
    bounds = of_rate(Parts(pairs((1, 100)), pairs(), pairs((1, 0))))
    assert values(bounds) == (0.01, 0.01, 0.02)


def test_a_mean_keeps_or_drops_each_flagged_member_whichever_gives_most():
    # 10 and 20 are sure; 5, 12 and 60 are flagged.
    bounds = of_ratio(Parts(ones(10, 20), ones(60, 5, 12)))
    assert values(bounds) == (15, pytest.approx(35 / 3), pytest.approx(90 / 3))


def test_a_ratio_weighs_members_by_what_they_are_counted_against():
    # 30 cases over 2 full posts; flagged: 40 over 1, 4 over a half, and 6 on a vacant desk.
    bounds = of_ratio(Parts(pairs((30, 2)), pairs((40, 1), (4, 0.5), (6, 0))))
    assert values(bounds) == (15, 34 / 2.5, 76 / 3)


def test_a_median_moves_by_the_flagged_on_either_side_of_it():
    kept, flagged = np.array([10.0, 20.0, 30.0, 40.0]), np.array([35.0, 50.0, 5.0])
    bounds = of_percentile(kept, flagged, 0.5)
    # 5, 10, 20, 30, 40 and 10, 20, 30, 35, 40, 50.
    assert values(bounds) == (25, 20, 32.5)
    assert (bounds.lowest.denominator, bounds.highest.denominator) == (5, 6)


def test_nothing_is_told_where_nobody_is_left():
    assert values(of_proportion(Parts(ones(), ones()))) == (None, None, None)
    assert values(of_ratio(Parts(ones(), ones(4)))) == (None, 4, 4)
    assert values(of_percentile(np.array([]), np.array([]), 0.5)) == (None, None, None)


some_parts = st.lists(st.tuples(st.integers(0, 4), st.integers(1, 9)), max_size=5)


@settings(max_examples=60, deadline=None)
@given(some_parts, some_parts)
def test_no_choice_of_the_uncertain_lies_beyond_the_extremes(kept, uncertain):
    fixed = (float(sum(n for n, _ in kept)), float(sum(d for _, d in kept)))
    chosen = []
    for mask in range(2 ** len(uncertain)):
        some = [pair for place, pair in enumerate(uncertain) if mask >> place & 1]
        below = fixed[1] + sum(d for _, d in some)
        chosen += [(fixed[0] + sum(n for n, _ in some)) / below] if below else []
    ends = [extreme(fixed, *pairs(*uncertain), is_highest=side).value for side in (False, True)]
    assert ends == ([pytest.approx(min(chosen)), pytest.approx(max(chosen))] if chosen else [None, None])


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.integers(0, 9), max_size=6),
    st.lists(st.integers(0, 9), max_size=5),
    st.sampled_from([0.5, 0.9]),
)
def test_no_choice_of_the_flagged_gives_a_percentile_beyond_the_extremes(kept, flagged, share):
    sure = np.array(kept, dtype=float)
    chosen = [
        of_percentile(np.array(kept + some, dtype=float), np.array([]), share).without.value
        for mask in range(2 ** len(flagged))
        for some in [[value for place, value in enumerate(flagged) if mask >> place & 1]]
    ]
    known = [value for value in chosen if value is not None]
    bounds = of_percentile(sure, np.array(flagged, dtype=float), share)
    assert (bounds.lowest.value, bounds.highest.value) == (
        (min(known), max(known)) if known else (None, None)
    )
