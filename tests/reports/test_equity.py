"""Groups at each decision point: what clearly differs, in words, chart and table."""

from dataclasses import replace
from datetime import date

import pytest
from invented import measure, result

from reports import group_words
from reports.charts.dots import Row
from reports.charts.ladder import ladder
from reports.pages.equity import equity_page
from reports.reading import read_edition

DISPARITY = {
    "measure_id": "disparity",
    "title": "Disparity",
    "per": 1.0,
    "better": "neither",
    "settings": "equity.reference_group = white; equity.smallest_group = 11",
}


def ratio(value: float | None, low: float | None = None, high: float | None = None, **about):
    given = {"component": "reports_of_population", "dimension": "race_ethnicity", "category": "black"}
    return result(value, measure_id="disparity", ci_lower=low, ci_upper=high, **(given | about))


@pytest.fixture(scope="module")
def released(editions):
    return read_edition(editions["internal"])


def ladders(edition, *results):
    told = replace(
        edition, results=results, measures={"disparity": measure("rate_ratio", **DISPARITY)}, states=("ZZ",)
    )
    ((_, _, found),) = equity_page(told)["views"]
    return found


def test_decision_points_stand_in_the_order_of_a_childs_way_each_in_its_latest_final_period(released):
    later = {"period": "FFY2025", "period_end": date(2025, 9, 30), "status": "provisional"}
    (found,) = ladders(
        released,
        ratio(0.8, 0.6, 1.1, component="permanency_of_entries"),
        ratio(1.8, 1.6, 2.0),
        ratio(2.5, 2.0, 3.0, **later),
        ratio(None, category="asian", status="not_available"),
    )
    assert found.table.columns[2:] == ["Asian", "Black or African American"]
    assert found.table.rows == [
        ["Children reported, of the population", "September 2023", "[x]", "1.80"],
        ["Permanency in 12 months, of those who entered", "September 2023", "[x]", "0.80"],
    ]
    assert found.reference == "The reference group is White: 1 is parity with it."


def test_a_group_differs_clearly_where_its_interval_leaves_out_parity():
    points = (("Reports", 1.8, 1.6, 2.0), ("Victims", 0.7, 0.5, 0.9), ("Removals", 1.1, 0.9, 1.3))
    rows = [Row("G", label, ratio(value, low, high)) for label, value, low, high in points]
    disparity = measure("rate_ratio", **DISPARITY)
    assert group_words.along_the_way(disparity, "G", [*rows, Row("G", "Exits", ratio(None))]) == (
        "G: Clearly above parity at reports (1.80). Clearly below at victims (0.70). No clear difference at "
        "1 decision point."
    )
    assert group_words.along_the_way(disparity, "G", []) == "G: no figure."


def test_the_ladder_has_a_line_at_parity_and_a_scale_of_ratios():
    rows = [Row("G", ""), Row("G", "Reports", ratio(1.8, 1.6, 2.0))]
    told = ladder(measure("rate_ratio", **DISPARITY), rows, "Says.").to_dict()
    assert told["datasets"]["parity"] == [{"value": 1.0, "label": "Parity"}]
    scales = [layer["encoding"].get("x", {}).get("scale", {}).get("type") for layer in told["layer"]]
    assert "log" in scales


def test_without_a_figure_there_is_no_ladder(released):
    assert ladders(released, ratio(None, status="not_available")) == []
