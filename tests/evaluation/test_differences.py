"""Difference in differences: by hand, against statsmodels, with known effects, and refused where it fails."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from statsmodels.regression.linear_model import OLS

from tests.evaluation.planted import calendar, counties
from transforms.evaluation.differences import differences
from transforms.evaluation.estimates import ClusteredFit
from transforms.evaluation.group_time import NEVER, Choice, Differences, Panel

EIGHT = (30, 30, 36, 42, NEVER, NEVER, NEVER, NEVER)


def plain(starts: tuple[int, ...], effects: tuple[float, ...], months: int = 60) -> Panel:
    """Counties without any noise: a level of their own, a common rise, an effect from the start on."""
    time = np.arange(months)
    rows = [
        10 * place + 0.1 * time + (time >= start) * effect
        for place, (start, effect) in enumerate(zip(starts, effects, strict=True))
    ]
    names = tuple(f"99{place:03d}" for place in range(len(starts)))
    return Panel(names, calendar(months), np.array(rows), np.full((len(starts), months), 50.0), starts)


def test_effects_without_noise_are_the_mean_of_those_of_counties_that_started():
    panel = plain(EIGHT, (4.0, 2.0, 6.0, 0.0, 0, 0, 0, 0))
    assert Differences(panel).effect().value == pytest.approx(3.0)  # (4 + 2 + 6 + 0) / 4


def test_a_county_that_starts_later_is_compared_with_until_then_and_not_after():
    # Without counties that never start, only the months before the last three start can be told.
    panel = plain((30, 30, 30, 45, 45, 45), (5.0, 5.0, 5.0, 50.0, 50.0, 50.0))
    found = Differences(panel)
    assert found.months_after(30) == list(range(30, 45))
    assert found.months_after(45) == []
    assert found.effect().value == pytest.approx(5.0)


def test_one_start_gives_the_difference_of_mean_changes_and_the_error_of_means():
    chance = np.random.default_rng(2)
    panel = counties(chance, (30, 30, 30, 30, NEVER, NEVER, NEVER, NEVER), effect=3.0)
    changes = panel.values[:, 30:].mean(axis=1) - panel.values[:, 18:30].mean(axis=1)
    started, others = changes[:4], changes[4:]
    found = Differences(panel).effect()
    assert found.value == pytest.approx(started.mean() - others.mean())
    error = np.sqrt(started.var(ddof=1) / 4 + others.var(ddof=1) / 4)
    assert found.standard_error == pytest.approx(error, rel=0.05)
    assert 6 <= found.degrees_of_freedom <= 7  # of eight counties in two groups, and a little from before


def test_errors_by_county_are_those_of_statsmodels_but_for_the_correction():
    chance = np.random.default_rng(4)
    county, month = np.repeat(np.arange(12), 10), np.tile(np.arange(10), 12)
    has_started = np.where((county < 5) & (month >= 4), 0, -1)
    factors = np.column_stack([county, month, has_started])
    observed = (
        chance.normal(size=12)[county] + 0.3 * month + 2.0 * (has_started == 0) + chance.normal(size=120)
    )
    fit = ClusteredFit(observed, factors, county)
    design = np.column_stack(
        [county[:, None] == np.arange(12), month[:, None] == np.arange(1, 10), has_started == 0]
    )
    theirs = OLS(observed, design.astype(float)).fit(
        cov_type="cluster", cov_kwds={"groups": county, "use_correction": False}
    )
    weights = np.linalg.pinv(design.astype(float))[-1]
    found = fit.estimate(weights)
    assert found.value == pytest.approx(theirs.params[-1])
    assert fit.residuals == pytest.approx(theirs.resid)
    sums = np.array([weights[county == one] @ fit.residuals[county == one] for one in range(12)])
    assert np.sqrt(np.sum(sums**2)) == pytest.approx(theirs.bse[-1])
    assert found.standard_error > theirs.bse[-1]


@pytest.mark.parametrize(
    ("starts", "says"),
    [
        ((30, 30, *[NEVER] * 6), "needs 3 counties that started and has 2"),
        ((30,) * 6 + (NEVER,) * 2, "needs 3 counties that had not started to compare with and has 2"),
        ((8, 8, 8, *[NEVER] * 5), "needs 12 months before the first start and has 8"),
        ((56, 56, 56, *[NEVER] * 5), "needs 6 months after a start with counties to compare with and has 4"),
    ],
)
def test_too_few_counties_or_months_are_refused_with_both_numbers(starts, says):
    found = differences(plain(starts, (1.0,) * 8))
    assert (found.effect, found.reason) == (None, says)


def test_counties_that_were_on_another_course_before_are_refused_for_it():
    panel = counties(np.random.default_rng(8), EIGHT, effect=5.0, drift=4.0)
    found = differences(panel)
    assert found.effect is None
    assert "had another trend than those they are compared with" in found.reason
    events = [point.step for point in found.points if point.series == "event"]
    assert events
    assert max(events) < 0  # what went before is shown, the effect is not


def test_small_counties_that_miss_a_month_here_and_there_stay_in():
    panel = counties(np.random.default_rng(9), EIGHT, effect=5.0)
    panel.values[2, [3, 40]] = np.nan
    found = differences(panel)
    assert found.reason == ""
    assert found.effect.interval[0] < 5.0 < found.effect.interval[1]
    assert {"never_started", "two_year_base", "one_left_out_lowest"} <= set(found.analyses)


def test_weights_by_members_are_those_of_the_counties_counted():
    panel = plain((30, 30, 30, NEVER, NEVER, NEVER), (1.0, 1.0, 4.0, 0, 0, 0))
    members = panel.members.copy()
    members[2] *= 2
    found = Differences(replace(panel, members=members), Choice(by_members=True)).effect()
    assert found.value == pytest.approx((1 + 1 + 2 * 4) / 4)


@pytest.mark.parametrize("starts", [EIGHT, (24, 24, 30, 36, *[NEVER] * 6)])
def test_intervals_hold_the_planted_effect_nineteen_times_in_twenty_with_few_counties(starts):
    chance, held = np.random.default_rng(7), 0
    for _ in range(60):
        panel = counties(chance, starts, effect=5.0)
        low, high = Differences(panel).effect().interval
        held += low <= 5.0 <= high
    assert 0.86 <= held / 60 <= 1.0  # more than two and a half standard errors below 0.95
