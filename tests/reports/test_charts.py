"""What charts say: their data, direction and references; not their bytes."""

import json

import altair as alt
import jsonschema
import pytest
import vl_convert
from invented import measure, result, year
from lxml import html

from reports.charts import theme
from reports.charts.axes import starts_at_zero
from reports.charts.breakdown import breakdown
from reports.charts.county_ranking import county_ranking, ranked
from reports.charts.dots import Row
from reports.charts.sparkline import course, sparkline
from reports.charts.theme import FONT
from reports.charts.trend import trend
from reports.charts.ways_out import ways_chart
from reports.drawing import PLAIN_FONT, draw, escaped, with_own_ids

NATIONAL = {"benchmark_value": 9.7, "authority": "CFSR Round 4"}


def spec(chart) -> dict:
    return chart.to_dict()


def test_a_trend_holds_a_point_with_its_interval_for_each_period_and_the_national_value():
    rows = [year(2022, 9.9, 9.1, 10.8), year(2023, 9.4, 8.6, 10.2)]
    data = spec(trend(measure(**NATIONAL), rows, "Recurrence fell."))["datasets"]
    assert [(d["value"], d["low"], d["high"]) for d in data["known"]] == [(9.9, 9.1, 10.8), (9.4, 8.6, 10.2)]
    assert [d["label"] for d in data["national"]] == ["National 9.7%"]
    assert [d["count"] for d in data["counted"]] == ["n 5,000", "n 5,000"]


def test_a_trend_has_a_named_line_at_the_agency_s_target():
    chart = trend(measure(**NATIONAL, target=8.5), [year(2022), year(2023)], "")
    data = spec(chart)["datasets"]
    assert [(d["value"], d["label"]) for d in data["target"]] == [(8.5, "Target 8.5%")]
    assert "Target 8.5%" in draw(chart, "chart").svg
    assert "target" not in [
        layer["data"]["name"] for layer in spec(trend(measure(), [year(2022)], ""))["layer"]
    ]


def test_a_hidden_period_is_a_symbol_and_breaks_the_line():
    rows = [year(2022), year(2023, None, status="suppressed"), year(2024)]
    data = spec(trend(measure(), rows, ""))["datasets"]
    assert [d["symbol"] for d in data["absent"]] == ["[c]"]
    assert [d["value"] for d in data["joined"]] == [9.4, None, 9.4]


def test_a_result_that_is_not_final_is_hollow_and_no_line_leads_to_it():
    data = spec(trend(measure(), [year(2022), year(2023, status="provisional")], ""))["datasets"]
    assert [d["fill"] == "#ffffff" for d in data["known"]] == [False, True]
    assert [d["value"] for d in data["joined"]] == [9.4, None]


def test_the_scale_starts_at_zero_unless_every_figure_is_in_the_upper_part_of_it():
    assert starts_at_zero([year(2022, 4.0), year(2023, 9.0)])
    assert not starts_at_zero([year(2022, 93.0), year(2023, 95.0)])


def test_a_chart_is_described_by_the_sentence_it_is_given():
    assert (
        spec(trend(measure(), [year(2023)], "Recurrence was 9.4%."))["description"] == "Recurrence was 9.4%."
    )


def test_a_breakdown_keeps_the_order_of_its_rows_and_shows_everyone():
    rows = [
        Row("Sex", ""),
        Row("Sex", "Male", result(9.0)),
        Row("Sex", "Missing", result(None, status="suppressed")),
    ]
    said = spec(breakdown(measure(), rows, result(9.4), ""))
    domains = [
        layer["encoding"]["y"].get("scale", {}).get("domain")
        for layer in said["layer"]
        if "y" in layer["encoding"]
    ]
    assert ["Sex|", "Sex|Male", "Sex|Missing"] in domains
    assert [d["label"] for d in said["datasets"]["everyone"]] == ["All 9.4%"]
    assert [d["words"] for d in said["datasets"]["absent"]] == ["[c]"]


def test_counties_stand_from_the_highest_figure_to_the_lowest_and_those_without_last():
    rows = [
        Row(" ", "Alder", result(8.0)),
        Row(" ", "Birch", result(None, status="suppressed")),
        Row(" ", "Cedar", result(9.0)),
    ]
    assert [row.label for row in ranked(rows)] == ["Cedar", "Alder", "Birch"]
    data = spec(county_ranking(measure(**NATIONAL), rows, result(9.4), ""))["datasets"]
    assert [d["label"] for d in data["state"] + data["national"]] == ["State 9.4%", "National 9.7%"]


def drawn_course(*rows, beside=()) -> html.HtmlElement:
    points = [course(measure(), some) for some in (rows, beside)]
    return html.fromstring(sparkline(points[0], 'Down to <9.4% & "less".', points[1]))


def test_a_sparkline_marks_its_last_point_and_says_itself_in_a_sentence():
    drawn = drawn_course(year(2022, 9.9), year(2023, 9.4))
    assert drawn.get("aria-label") == 'Down to <9.4% & "less".'
    (line,), (dot,) = drawn.xpath("//polyline/@points"), drawn.xpath("//circle")
    assert line == "5.0,5.0 145.0,29.0", "the higher figure stands higher"
    assert (dot.get("cx"), dot.get("cy")) == ("145.0", "29.0")


def test_a_sparkline_breaks_at_a_hidden_year_and_ends_hollow_where_it_is_not_final():
    hidden = year(2023, None, status="suppressed")
    drawn = drawn_course(year(2022), hidden, year(2024), year(2025, status="provisional"))
    assert drawn.xpath("//polyline") == []
    assert drawn.xpath("//circle/@fill") == ["#ffffff"]


def test_a_sparkline_without_any_figure_is_empty_and_one_beside_the_state_has_two_lines():
    assert drawn_course(year(2022, None), beside=()).xpath("//polyline | //circle") == []
    assert len(drawn_course(year(2022), year(2023), beside=[year(2022), year(2023)]).xpath("//polyline")) == 2


def test_a_drawing_is_the_same_however_many_came_before_it():
    chart = trend(measure(), [year(2022, 9.9), year(2023, 9.4)], "Down.")
    first, again = (
        draw(chart, "trend"),
        draw(trend(measure(), [year(2023)], ""), "other") and draw(chart, "trend"),
    )
    assert first == again
    assert "schema" not in first.spec


def test_ids_of_a_drawing_are_its_own():
    assert (
        with_own_ids('<clipPath id="clip7"/><g clip-path="url(#clip7)"/>', "a")
        == '<clipPath id="a-1"/><g clip-path="url(#a-1)"/>'
    )


def test_a_specification_cannot_close_its_script():
    assert escaped('{"label":"</script>&"}') == '{"label":"\\u003c/script\\u003e\\u0026"}'


def test_the_specification_is_valid_vega_lite():
    chart = trend(
        measure(**NATIONAL), [year(2022, 9.9, 9.1, 10.8), year(2023, None, status="suppressed")], "Down."
    )
    read = alt.LayerChart.from_dict(chart.to_dict(), validate=True)
    assert len(read.layer) == len(chart.layers) > 0
    with pytest.raises(jsonschema.ValidationError):
        alt.LayerChart.from_dict(chart.to_dict() | {"width": "wide as can be"}, validate=True)


def test_rows_drawn_under_short_names_bear_their_labels_whatever_these_hold():
    labels = ["<b>Oak</b> & Elm", "~1~", 'A "b" \\ c', "Years | days"]
    rows = [Row("Group", ""), *(Row("Group", label, year(2023, 9.0 + n)) for n, label in enumerate(labels))]
    chart = breakdown(measure(), rows, None, "Groups.")

    drawn = html.fromstring(str(draw(chart, "g").svg))

    shown = [text.text for text in drawn.xpath("//g[contains(@class, 'role-axis-label')]/text")]
    assert shown[-5:] == ["Group", *labels[:3], "Years | days"]


def test_a_form_with_its_blanks_filled_is_drawn_as_the_chart_itself():
    chart = trend(measure(**NATIONAL), [year(2022, 9.9, 9.0, 11.0), year(2023, 9.4)], "It fell.")
    plain = json.dumps(chart.to_dict()).replace(FONT, PLAIN_FONT)
    direct = vl_convert.vegalite_to_svg(plain).replace(PLAIN_FONT, FONT)

    drawn = str(draw(chart, "t").svg).replace('role="img" aria-label="It fell." ', "", 1)

    assert drawn.replace(' paint-order="stroke"', "") == with_own_ids(direct, "t")


def test_ways_out_are_named_at_their_ends_and_what_may_grow_is_dashed():
    ways = [
        (label, [(6, year(2023, value, numerator=1.0)), (12, year(2023, value * 2, status="provisional"))])
        for label, value in (("Adoption", 1.0), ("Guardianship", 1.1), ("Reunification", 20.0))
    ]
    data = ways_chart(measure(), ways, "").to_dict()["datasets"]

    names = [(one["label"], one["position"]) for one in data["named"]]
    assert [label for label, _ in names] == [
        "Adoption 2.0% [p]",
        "Guardianship 2.2% [p]",
        "Reunification 40.0% [p]",
    ]
    assert names[1][1] - names[0][1] > 1.5
    assert {one["months"] for one in data["joined"]} == {6}
    assert {one["fill"] for one in data["known"] if one["months"] == 12} == {theme.PAPER}
    assert len(data["growing"]) == 6
