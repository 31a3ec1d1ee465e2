"""Figures in words: rounding, direction and certainty."""

import re
from datetime import date

import pytest
from invented import comparison, effect, measure, result

from reports import words
from reports.pages.compared import EXPLAINED
from transforms.contracts import codes

PER_DAYS = {"per": 1000.0, "unit": "moves", "states": "Placement moves per 1,000 days of foster care."}
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
        ("ratio", {"unit": "empty desks", "states": "Of desks.", "per": 100}, 4.6, "4.6 empty desks per 100"),
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
    ("verdict", "difference", "with_what", "says"),
    [
        ("better", -2.0, "a_year_before", "Better: down from 10.0% a year earlier"),
        ("worse", 2.0, "a_year_before", "Worse: up from 10.0% a year earlier"),
        ("higher", 2.0, "five_years_before", "Higher: up from 10.0% five years earlier"),
        ("lower", -2.0, "a_year_before", "Lower: down from 10.0% a year earlier"),
        ("better", -0.01, "a_year_before", "Better: down by less than is shown from 10.0% a year earlier"),
        ("no_clear_change", -0.4, "a_year_before", "No clear change from 10.0% a year earlier"),
        ("not_judged", -2.0, "a_year_before", "Down from 10.0% a year earlier"),
        ("not_judged", 0.0, "a_year_before", "The same as 10.0% a year earlier"),
    ],
)
def test_a_change_gives_its_verdict_first_and_then_from_what(verdict, difference, with_what, says):
    compared = comparison(difference, verdict=verdict, compared_with=with_what)
    assert words.change(measure(), compared).says == says


@pytest.mark.parametrize(
    ("verdict", "is_better", "certainty"),
    [
        ("better", True, "clear"),
        ("worse", False, "clear"),
        ("higher", None, "clear"),
        ("no_clear_change", None, "not clear"),
        ("not_judged", None, "untested"),
    ],
)
def test_only_a_verdict_of_better_or_worse_is_good_or_bad(verdict, is_better, certainty):
    change = words.change(measure(), comparison(-2.0, verdict=verdict))
    assert (change.is_better, change.certainty) == (is_better, certainty)


@pytest.mark.parametrize(
    ("kind", "about", "difference", "text"),
    [
        ("proportion", {}, 2.04, "+2.0 points"),
        ("proportion", {"per": 1.0}, -0.0204, "\N{MINUS SIGN}2.0 points"),
        ("rate", PER_DAYS, 0.314, "+0.31"),
        ("count", {}, -1234.0, "\N{MINUS SIGN}1,234"),
        ("proportion", {}, 0.001, "0.0 points"),
        ("proportion", {}, None, ""),
    ],
)
def test_a_difference_has_its_sign_and_of_shares_it_is_in_points(kind, about, difference, text):
    assert words.difference(measure(kind, **about), difference) == text


def test_a_comparison_that_is_not_judged_says_why():
    told = comparison(-2.0, verdict="not_judged", verdict_reason="the figure has no interval")
    assert words.verdict(told) == "Not judged: the figure has no interval"
    assert words.verdict(comparison(-2.0, verdict="no_clear_difference")) == "No clear difference"
    assert words.interval_of_difference(measure(), comparison(-2.0)) == ""
    bounded = comparison(-2.0, ci_lower=-3.1, ci_upper=-0.9)
    assert words.interval_of_difference(measure(), bounded) == (
        "\N{MINUS SIGN}3.1 to \N{MINUS SIGN}0.9 points"
    )


def test_no_sentence_about_a_comparison_names_a_cause():
    causal = re.compile(r"\b(caus|because|due to|led to|thanks to|result of|driven|improv|worsen|effect)")
    said = [
        words.change(measure(), comparison(difference, verdict=code.name, compared_with=name)).says
        for code in codes.VERDICTS.codes
        for difference in (-2.0, 0.0, 2.0)
        for name in words.EARLIER
    ]
    said += [*words.COMPARED.values(), EXPLAINED]
    assert [text for text in said if causal.search(text.lower())] == []


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


@pytest.mark.parametrize(
    ("kind", "value", "text"),
    [
        ("duration", 37.0, "37"), ("duration", 37.5, "37.5"), ("duration", 493.2, "493"),
        ("ratio", 12.0, "12.0"), ("ratio", 700.7, "701"), ("proportion", 100.0, "100.0%"),
    ],
)  # fmt: skip
def test_whole_times_and_hundreds_claim_no_decimals(kind, value, text):
    assert words.figure(measure(kind), value) == text
