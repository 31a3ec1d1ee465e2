"""Pages of measures whose figures are of ways out over time, or of groups beside one another."""

from dataclasses import replace

import pytest
from invented import measure, result

from reports import labels
from reports.edition import Edition
from reports.pages.measure import measure_page
from reports.reading import read_edition
from reports.records import Measure, Result
from transforms.measures.registry import all_measures

WAYS = {"reunification": (0.17, 0.28), "adoption": (0.01, 0.06), "all": (0.18, 0.34)}


@pytest.fixture(scope="module")
def released(editions) -> Edition:
    return read_edition(editions["internal"])


def sections(edition: Edition, about: Measure, *results: Result):
    told = replace(edition, results=results, measures={about.measure_id: about})
    return measure_page(told, about)["sections"]


def test_ways_out_are_shares_by_time_and_their_median_is_in_days(released):
    exits = measure("incidence", states="The share who have left by each way.", unit="removals", per=1.0)
    counts = {"numerator": 105.0, "denominator": 373.0}
    rows = [
        result(share, outcome=way, statistic=f"incidence_{months}_months", **counts)
        for way, shares in WAYS.items()
        for months, share in zip((6, 12), shares, strict=True)
    ]
    (section,) = sections(released, exits, *rows, result(463.0, statistic="median", **counts))
    assert "caretakers within 12 months 28.0%, based on 105 of 373 removals" in section.sentence
    (ways,) = [block for block in section.blocks if block.title == "By way out"]
    assert [row[1:4] for row in ways.tables[0].rows] == [
        ["17.0%", "28.0%", "[x]"],
        ["1.0%", "6.0%", "[x]"],
        ["18.0%", "34.0%", "[x]"],
    ]


def test_groups_compared_at_a_decision_point_have_a_section_with_their_ratios(released):
    disparity = measure("rate_ratio", title="Disparity", per=1.0, better="neither")
    rows = [
        result(
            value, component="victims_of_reports", dimension="race_ethnicity", category=category,
            ci_lower=low, ci_upper=high, status=status,
        )
        for category, value, low, high, status in (
            ("black", 1.799, 1.54, 2.1, "final"),
            ("asian", None, None, None, "not_available"),
        )
    ]  # fmt: skip
    (section,) = sections(released, disparity, *rows)
    assert section.component == "Victims, of children reported"
    table = section.blocks[0].tables[0]
    assert table.columns == ["Group", "Figure", "95% interval", "Reached it", "Could have"]
    assert [row[:3] for row in table.rows] == [
        ["Asian", "[x]", "[x]"],
        ["Black or African American", "1.80", "1.54 to 2.10"],
    ]


def test_every_named_part_of_every_measure_is_called_by_words(released):
    called = {
        component: labels.component(released.labels, component)
        for one in all_measures().values()
        for component in one.header.components
    }
    assert called["connected_adult_at_17"] == "Connected to an adult, at 17"
    assert called["12_23_months"] == "12 to 23 months in care"
    assert called["all"] == ""
    assert [name for name, label in called.items() if "_" in label] == []
