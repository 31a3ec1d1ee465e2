"""Figures in words: rounding, direction and certainty."""

from datetime import date

import pytest
from invented import effect, measure, result, year

from reports import words

PER_DAYS = {"per": 1000.0, "unit": "moves", "states": "Placement moves per 1,000 days of foster care."}
TEN, EIGHT = year(2022, 10.0, 9.4, 10.6), year(2023, 8.0, 7.4, 8.6)
LONG_AGO, CLOSE = year(2020, 10.0, 9.4, 10.6), year(2023, 8.04, 8.03, 8.05)
HOURS = {"unit": "reports", "states": "Hours from the report to the first response in hours."}


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        (1234.5, 0, "1,235"),
        (0.05, 1, "0.1"),
        (2.675, 2, "2.68"),
        (-3.25, 1, "\N{MINUS SIGN}3.3"),
        (-0.01, 1, "0.0"),
        (1_000_000, 0, "1,000,000"),
        (9.999, 2, "10.00"),
    ],
)
def test_numbers_round_half_away_from_zero_with_thousands_separators(value, places, text):
    assert words.number(value, places) == text


@pytest.mark.parametrize(
    ("kind", "about", "value", "text"),
    [
        ("proportion", {}, 35.24, "35.2%"),
        ("proportion", {"per": 1.0}, 0.3524, "35.2%"),
        ("share", {}, 47.0, "47.0%"),
        ("rate", PER_DAYS, 4.481, "4.48 per 1,000 days of foster care"),
        ("duration", HOURS, 31.46, "31.5 hours"),
        ("count", {}, 2300.0, "2,300 children"),
        ("ratio", {"unit": "cases", "states": "Cases per worker."}, 17.44, "17.4 cases per worker"),
    ],
)
def test_each_kind_of_measure_has_its_own_decimals_and_unit(kind, about, value, text):
    assert words.figure(measure(kind, **about), value, with_unit=True) == text


def test_a_missing_value_is_no_text_and_never_zero():
    assert words.figure(measure(), None) == ""
    assert words.interval(measure(), result()) == ""


@pytest.mark.parametrize(
    ("count", "unit", "text"),
    [
        (1, "children", "1 child"),
        (2, "children", "2 children"),
        (0, "reports", "0 reports"),
        (1, "reports", "1 report"),
        (1234, "child-months", "1,234 child-months"),
        (12.5, "cases", "12.5 cases"),
    ],
)
def test_counts_take_the_singular_for_one(count, unit, text):
    assert words.counted(count, unit) == text


def test_what_a_figure_rests_on_is_said_by_its_kind():
    assert words.members(measure(), result()) == "470 of 5,000 children"
    assert words.members(measure("duration", **HOURS), result()) == "5,000 reports"
    assert words.members(measure("rate", **PER_DAYS), result()) == "470 moves in 5,000 days of foster care"
    assert words.members(measure("count"), result()) == ""
    assert words.members(measure(), result(None, numerator=None, denominator=None)) == ""


@pytest.mark.parametrize(
    ("earlier", "later", "better", "says"),
    [
        (TEN, EIGHT, "lower", "Clearly lower than 10.0% a year earlier: an improvement"),
        (TEN, EIGHT, "higher", "Clearly lower than 10.0% a year earlier: a worsening"),
        (TEN, EIGHT, "neither", "Clearly lower than 10.0% a year earlier"),
        (TEN, year(2023, 9.4, 8.6, 10.2), "lower", "No clear change from 10.0% a year earlier"),
        (LONG_AGO, EIGHT, "neither", "Clearly lower than 10.0% in the 12 months to September 2020"),
        (year(2022, 10.0), year(2023, 8.0), "lower", "Down from 10.0% a year earlier"),
        (year(2022, 8.01, 8.0, 8.02), CLOSE, "lower", "No clear change from 8.0% a year earlier"),
    ],
)
def test_a_change_is_called_clear_only_when_the_interval_of_the_difference_leaves_out_zero(
    earlier, later, better, says
):
    assert words.change(measure(better=better), earlier, later).says == says


def test_the_difference_of_two_wilson_intervals_is_newcombes():
    """56/70 and 48/80, Newcombe 1998, table II, method 10: difference 0.20, 0.0524 to 0.3339."""
    first, second = year(2022, 0.6, 0.4904, 0.7002), year(2023, 0.8, 0.6918, 0.8769)
    assert words.is_clear_difference(first, second) is True
    assert words.is_clear_difference(first, year(2023, 0.7, 0.5853, 0.7947)) is False
    assert words.is_clear_difference(first, year(2023, 0.8)) is None


def test_a_county_differs_from_the_state_only_when_its_interval_leaves_out_the_state():
    state = year(2023, 9.4)
    assert words.beside(state, year(2023, 12.0, 10.0, 14.0)) == "clearly higher"
    assert words.beside(state, year(2023, 7.0, 5.0, 9.0)) == "clearly lower"
    assert words.beside(state, year(2023, 12.0, 9.0, 15.0)) == "no clear difference"
    assert words.beside(state, year(2023, None)) == ""


def test_periods_name_their_months():
    assert words.period(date(2022, 10, 1), date(2023, 9, 30)) == "October 2022 to September 2023"
    assert words.period(date(2022, 10, 1), date(2023, 9, 30), is_short=True) == "Oct 2022 to Sep 2023"


def test_every_status_that_is_not_final_has_its_own_symbol():
    statuses = ("suppressed", "dq_withheld", "not_available", "provisional")
    assert [words.symbol(status) for status in statuses] == ["[c]", "[w]", "[x]", "[p]"]
    assert words.symbol("final") == ""


@pytest.mark.parametrize(
    ("low", "high", "about", "says"),
    [
        (
            8.1, 12.34, {},
            "It could lie between 8.1% and 12.3% if the records at fault (14 flagged, 3 left out) had gone "
            "either way.",
        ),
        (
            9.4, 10, {"members_left_out": 0},
            "It could lie between 9.4% and 10.0% if the records at fault (14 flagged) had gone either way.",
        ),
        (
            9.4, 9.4, {"members_left_out": 0, "members_flagged": 0},
            "No record behind it is flagged by a data-quality rule, and none is left out for a fault.",
        ),
        (
            None, None, {"is_hidden": True},
            "How far faults in the data could move it is hidden to protect persons.",
        ),
        (None, None, {"members_flagged": None}, ""),
    ],
)  # fmt: skip
def test_what_faults_could_do_to_a_figure_is_one_sentence(low, high, about, says):
    assert words.doubt(measure(), effect(low, high, **about)) == says
