"""Limits of funnel plots by hand arithmetic, and what their charts say."""

import pytest
from invented import measure, result

from reports import place_words
from reports.charts.funnel import funnel_chart
from reports.funnel import funnel

NAMES = {str(n): f"County {n}" for n in range(200)}


def county(code: int, value: float | None, members: float | None = 100.0, **about):
    top = None if value is None or members is None else value / 100 * members
    return result(
        value, geography_level="county", geography=str(code), numerator=top, denominator=members, **about
    )


STATE = result(20.0, numerator=200.0, denominator=1000.0)


def at(plot, size: float):
    return min(plot.curve, key=lambda one: abs(one.size - size))


def test_limits_of_a_share_are_two_and_three_standard_deviations_of_a_binomial_share():
    # 20% of 100: the square root of 0.2 x 0.8 / 100 is 0.04, so 12 to 28 and 8 to 32
    plot = funnel(measure(), STATE, [county(1, 20.0), county(2, 28.1), county(3, 7.9)])
    assert [round(one.deviation, 3) for one in plot.spots] == [0.0, 2.025, -3.025]
    limits = at(plot, 100.0)
    assert limits.size == pytest.approx(100.0)
    assert (limits.lower, limits.upper) == pytest.approx((12.0, 28.0))
    assert (limits.outer_lower, limits.outer_upper) == pytest.approx((8.0, 32.0))
    assert [one.row.geography for one in plot.beyond] == ["3"]


def test_limits_of_a_rate_are_those_of_a_poisson_count_and_never_below_zero():
    # 4 per 1,000 over 250,000 days: the square root of 0.004 / 250,000 is 0.1265 per 1,000
    rate = measure("rate", per=1000.0)
    state = result(4.0, numerator=4000.0, denominator=1e6)
    rows = [
        result(value, geography=str(n), numerator=value * days / 1000, denominator=days)
        for n, (value, days) in enumerate([(4.0, 250_000.0), (4.5, 250_000.0), (0.0, 10.0)])
    ]
    plot = funnel(rate, state, rows)
    assert plot.spots[1].deviation == pytest.approx(0.5 / 0.126491, rel=1e-4)
    assert plot.curve[0].lower == 0.0


def test_limits_are_widened_where_counties_scatter_more_than_chance_lets_them_and_not_where_few_are_known():
    far = [county(n, 20.0 + (12.0 if n % 2 else -12.0)) for n in range(10)]
    plot = funnel(measure(), STATE, far)
    assert plot.scatter == pytest.approx(3.0), "each lies three standard deviations off"
    assert plot.beyond == []
    assert at(plot, 100.0).upper == pytest.approx(20.0 + 2 * 3 * 4.0)
    assert "3.0 times as far as chance" in place_words.funnel_notes(plot, [])[1]
    assert funnel(measure(), STATE, far[:5]).scatter == 1.0
    assert funnel(measure(), STATE, [county(n, 20.0 + n - 5) for n in range(10)]).scatter == 1.0


def test_a_single_county_far_off_does_not_widen_the_limits_by_itself():
    rows = [county(n, 20.0 + n % 3 - 1) for n in range(19)] + [county(99, 60.0)]
    plot = funnel(measure(), STATE, rows)
    assert plot.scatter == 1.0
    assert [one.row.geography for one in plot.beyond] == ["99"]


@pytest.mark.parametrize("kind", ["duration", "ratio", "count", "rate_ratio"])
def test_other_kinds_have_no_limits(kind):
    assert funnel(measure(kind), STATE, [county(n, 20.0) for n in range(5)]) is None


def test_nothing_is_drawn_of_two_counties_or_where_the_state_is_hidden_or_nobody_was_counted_so():
    rows = [county(n, 20.0) for n in range(5)]
    hidden = [county(n, None, None, status="suppressed") for n in range(3)]
    assert funnel(measure(), STATE, rows[:2] + hidden) is None
    assert funnel(measure(), result(None, numerator=None, status="suppressed"), rows) is None
    assert funnel(measure(), result(0.0, numerator=0.0, denominator=1000.0), rows) is None


def test_counties_beyond_the_limits_are_told_in_words_and_drawn_as_named_triangles():
    rows = [county(n, 20.0) for n in range(118)] + [county(150, 40.0), county(151, 2.0)]
    plot = funnel(measure(), STATE, rows)
    said = place_words.beyond_limits(measure(), plot, NAMES)
    assert said == (
        "Of 120 counties 2 lie beyond the outer limits: County 150 40.0% (above) and County 151 2.0% (below)."
    )
    data = funnel_chart(measure(), plot, NAMES, said).to_dict()["datasets"]
    named = [*data["named"], *data["named_large"]]
    assert {one["name"]: one["shape"] for one in named} == dict.fromkeys(
        ["County 150", "County 151"], "triangle-up"
    )
    assert data["state"][0]["label"] == "State 20.0%"
    assert place_words.funnel_notes(plot, ["Oak"])[-1] == "Without a figure: Oak."


def test_of_counties_within_the_limits_none_is_named_in_the_chart():
    plot = funnel(measure(), STATE, [county(n, 20.0, 100.0 * 3**n) for n in range(4)])
    data = funnel_chart(measure(), plot, NAMES, "").to_dict()["datasets"]
    assert data["named"] == data["named_large"] == []
    assert place_words.beyond_limits(measure(), plot, NAMES) == (
        "None of 4 counties lies beyond the outer limits."
    )
