"""Control limits of monthly series: known limits, each rule at its boundary, scatter, what is left out."""

from datetime import date, timedelta

import pytest
from invented import measure, result

from reports import words
from reports.charts.control import control_chart
from reports.process_control import control


def month(number: int, value: float | None, **about):
    start = date(2022 + number // 12, number % 12 + 1, 1)
    end = date(start.year + start.month // 12, start.month % 12 + 1, 1) - timedelta(days=1)
    dated = {"period": f"{start:%Y-%m}", "period_start": start, "period_end": end}
    return result(value, **({"numerator": None, "denominator": None} | dated | about))


def series(values, **about):
    return [month(number, value, **about) for number, value in enumerate(values)]


def shares(counts, of):
    rows = zip(counts, of, strict=True)
    return [month(n, 100 * k / d, numerator=float(k), denominator=float(d)) for n, (k, d) in enumerate(rows)]


def signals(rows, kind="duration"):
    found = control(measure(kind), rows)
    return {one.row.period: one.signals for one in found.signalling}


def test_limits_of_single_values_are_the_mean_and_2_66_mean_ranges():
    found = control(measure("duration"), series([10, 12] * 6))
    assert (found.form, found.mean) == ("XmR", 11)
    # Every range is 2: 3 x 2 / 1.128 = 5.319
    assert found.months[0].lower == pytest.approx(11 - 5.319, abs=0.001)
    assert found.months[0].upper == pytest.approx(11 + 5.319, abs=0.001)


def test_limits_of_a_share_lie_three_binomial_deviations_from_the_pooled_share():
    found = control(measure(), shares([20, 20] * 6, [100, 400] * 6))
    pooled = 240 / 3000
    assert (found.form, found.mean) == ("p", pytest.approx(100 * pooled))
    first, second = found.months[:2]
    assert second.upper - second.lower < first.upper - first.lower
    assert first.lower == 0


def test_limits_of_a_share_without_scatter_are_not_narrower_than_chance():
    found = control(measure(), shares([50] * 12, [100] * 12))
    assert found.months[0].upper == pytest.approx(50 + 300 * (0.25 / 100) ** 0.5)


def test_limits_widen_where_months_scatter_more_than_their_counts_allow():
    found = control(measure(), shares([300, 700] * 6, [1000] * 12))
    by_chance = 3 * (0.25 / 1000) ** 0.5
    # Each range is 400 of 1,000: 25.3 deviations, over 1.128
    widened = by_chance * 25.298 / 1.128
    assert found.months[0].upper == pytest.approx(100 * min(1, 0.5 + widened), rel=0.001)
    assert not found.signalling


def test_limits_of_a_rate_are_those_of_a_count_over_its_exposure():
    rows = [
        month(n, 1000 * k / 2000, numerator=float(k), denominator=2000.0) for n, k in enumerate([8, 10] * 6)
    ]
    found = control(measure("rate", per=1000.0), rows)
    spread = 1000 * (9 / 2000 / 2000) ** 0.5
    assert (found.form, found.mean) == ("u", pytest.approx(4.5))
    assert found.months[0].upper == pytest.approx(4.5 + 3 * spread)
    assert found.months[0].lower == pytest.approx(0)


def test_a_month_outside_the_limits_stands_out():
    rows = series([10, 12] * 8 + [30] + [10, 12] * 4)
    assert "outside" in signals(rows)["2023-05"]


def test_eight_months_on_one_side_are_a_run_and_seven_are_not():
    base = [8, 12] * 6
    assert not any("run" in told for told in signals(series([*base, 8, *[11.2] * 7, 8, *base])).values())
    eight = signals(series([*base, 8, *[11.2] * 8, 8, *base]))
    assert sum("run" in told for told in eight.values()) == 8


def test_six_months_rising_are_a_trend_and_five_are_not():
    base = [8, 12] * 6

    def rising(months):
        return [9 + 0.4 * step for step in range(months)]

    five = signals(series([*base, *rising(5), 8, 12, 8, 12]))
    assert not any("trend" in told for told in five.values())
    six = signals(series([*base, 10, *rising(6), 8, 12, 8, 12]))
    assert sum("trend" in told for told in six.values()) == 6


def test_two_of_three_months_near_the_same_limit_stand_out_and_one_does_not():
    base = [9, 11] * 8
    one = signals(series([*base, 14.8, 10, 10, *base]))
    assert not any("near" in told for told in one.values())
    two = signals(series([*base, 14.8, 10, 14.8, *base]))
    assert [period for period, told in two.items() if "near" in told] == ["2023-05", "2023-07"]


def test_a_missing_month_breaks_a_run():
    base = [8, 12] * 6
    rows = series([*base, 8, *[11.2] * 4, None, *[11.2] * 4, 8, *base])
    assert not any("run" in told for told in signals(rows).values())


def test_months_that_are_not_final_have_limits_and_decide_nothing():
    rows = [*series([10, 12] * 6), month(12, 90, status="provisional")]
    found = control(measure("duration"), rows)
    assert found.mean == 11
    assert [one.row.period for one in found.months][-1] == "2023-01"
    assert not found.signalling


@pytest.mark.parametrize("values", [[10, 12] * 5 + [10], [7] * 24])
def test_too_few_months_or_months_that_never_differ_have_no_limits(values):
    assert control(measure("duration"), series(values)) is None


def test_what_stands_out_is_said_by_rule_and_neighbouring_months_as_a_span():
    base = [8, 12] * 6
    said = words.standing_out(control(measure("duration"), series([*base, 8, *[11.2] * 8, 8, *base])))
    assert said.startswith(
        "8 months stand out beyond what chance alone lets months vary. In a run of eight or more"
    )
    assert said.endswith("February 2023 to September 2023.")
    calm = words.standing_out(control(measure("duration"), series([8, 12] * 6)))
    assert calm == "No month stands out: the months vary as chance lets them."


def test_the_chart_marks_what_stands_out_by_shape_and_a_hidden_month_by_its_symbol():
    rows = series([10, 12] * 8 + [30] + [10, 12] * 4 + [None])
    rows[-1] = month(25, None, status="suppressed")
    data = control_chart(measure("duration"), rows, control(measure("duration"), rows), "").to_dict()[
        "datasets"
    ]
    assert [d["name"] for d in data["known"] if d["shape"] == "triangle-up"] == ["May 2023"]
    assert [d["symbol"] for d in data["absent"]] == ["[c]"]
    assert data["mean"][0]["label"].startswith("Mean ")
