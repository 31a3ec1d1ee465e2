"""Which result is the headline, beside which earlier one, and what is said when there is none."""

from datetime import date

import pytest
from invented import comparison, measure, result, year

from reports.findings import apart, before, finding, in_order, leading_outcome


class Released:
    """What findings ask of an edition."""

    def __init__(self, *results, compared=None):
        self.by_measure = {("recurrence", "ZZ"): results}
        self.compared = lambda row, with_what: compared  # noqa: ARG005 - as an edition has it


def found(*results, **about):
    return finding(Released(*results), measure(**about), "ZZ")


def test_the_headline_is_the_latest_final_result():
    headline = found(year(2022), year(2023), year(2024, status="provisional")).headline
    assert headline is not None
    assert headline.period == "FFY2023"


@pytest.mark.parametrize(
    ("status", "value", "instead"),
    [
        ("provisional", 9.0, "Only provisional results so far"),
        ("suppressed", None, "Hidden to protect persons"),
        ("dq_withheld", 9.0, "Withheld: the data fail a federal quality limit"),
        ("not_available", None, "Not available"),
    ],
)
def test_a_result_that_is_not_final_is_no_headline_and_says_why(status, value, instead):
    said = found(year(2023, value, status=status))
    assert (said.headline, said.change, said.instead) == (None, None, instead)


def test_a_period_is_never_compared_with_one_it_overlaps():
    spring = result(period="22B23A", period_start=date(2022, 4, 1), period_end=date(2023, 3, 31))
    rows = [year(2022), spring, year(2023)]
    assert before(rows, rows[2]) is rows[0]
    assert before(rows, spring) is None
    assert apart(rows, rows[2]) == [rows[0], rows[2]]


def test_the_change_of_a_headline_is_that_which_the_edition_computed():
    released = Released(year(2022, 10.0), year(2023, 8.0), compared=comparison(-2.0, verdict="better"))
    said = finding(released, measure(), "ZZ")
    assert said is not None
    assert said.change is not None
    assert said.change.says == "Better: down from 10.0% a year earlier"


def test_a_measure_without_results_in_a_state_has_no_finding():
    assert finding(Released(), measure(), "ZZ") is None


def test_a_duration_speaks_of_its_median_and_a_share_of_its_largest_outcome():
    assert (
        found(year(2023, 50.0, statistic="mean"), year(2023, 30.0, statistic="median")).statistic == "median"
    )
    rows = [year(2023, 25.0, outcome="adoption"), year(2023, 47.0, outcome="reunification")]
    assert leading_outcome(rows) == "reunification"


def test_domains_stand_in_the_order_of_the_edition_and_measures_of_one_by_title():
    class Ordered:
        def domain(self, name):
            return name, {"safety": 1, "placement": 2, "workforce": 3}[name]

    about = [("workforce", "A"), ("safety", "Z"), ("placement", "M"), ("safety", "B")]
    ordered = in_order(Ordered(), [measure(domain=domain, title=title) for domain, title in about])
    assert [(m.domain, m.title) for m in ordered] == [
        ("safety", "B"),
        ("safety", "Z"),
        ("placement", "M"),
        ("workforce", "A"),
    ]
