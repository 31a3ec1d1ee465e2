"""Pages of evaluated programmes: what is found leads, what is checked stands beside it, no cause is named."""

import re
from datetime import date

import polars as pl
import pytest
from lxml import html

from reports import evaluation_words as told
from reports.charts.courses import courses_chart, courses_data
from reports.charts.event_study import event_data
from reports.charts.interrupted import interrupted_data
from reports.evaluations import Check, Point
from reports.pages.evaluation import evaluation_page, evaluations_page, programmes
from reports.reading import read_edition
from tests.evaluation.invented_programmes import HOSTILE_TITLE
from tests.reports.invented import measure
from transforms.contracts import codes

CAUSAL = re.compile(r"\b(caus|because|due to|led to|thanks to|result of|driven|improv|worsen|effect|impact)")


@pytest.fixture(scope="module")
def edition(editions):
    return read_edition(editions["internal"])


@pytest.fixture(scope="module")
def clear(edition):
    return next(one for one in edition.evaluations if one.is_clear)


def test_a_clear_difference_says_which_way_and_whether_that_is_better(edition, clear):
    said = told.found(edition.measures[clear.measure_id], clear)
    assert re.fullmatch(
        r"Clearly higher than expected, which is better: \d\d\.\d% was observed after the start and "
        r"\d\d\.\d% was to be expected \(95% interval of the difference \+\d\.\d to \+\d\.\d points\)\.",
        said,
    )
    worse = told.found(measure(better="lower", per=1.0), clear)
    assert worse.startswith("Clearly higher than expected, which is worse")
    neither = told.found(measure(better="neither", per=1.0), clear)
    assert neither.startswith("Clearly higher than expected: ")


def test_what_is_not_clear_or_refused_says_so_first(edition):
    said = {
        one.status_reason: told.found(edition.measures[one.measure_id], one) for one in edition.evaluations
    }
    assert said["needs 6 months after the start and has 4"] == (
        "No difference is told: needs 6 months after the start and has 4."
    )
    assert sum(text.startswith("No clear difference: ") for text in said.values()) == 1


def test_no_sentence_about_a_programme_names_a_cause(edition):
    said = [*told.CANNOT_TELL.values(), *told.HOW.values(), told.SEVERAL, told.IN_OWN_MEAN]
    said += [code.label for code in (*codes.EVALUATION_CHECKS.codes, *codes.EVALUATION_ANALYSES.codes)]
    for name in programmes(edition):
        for section in evaluation_page(edition, name)["sections"]:
            said += [section.found, *section.notes]
            said += [note for figure in section.figures for note in (*figure.notes, figure.drawing.says)]
    assert [text for text in said if CAUSAL.search(text.lower())] == []


def test_assumptions_that_do_not_hold_are_named_beside_the_difference():
    failed = Check("months_alike", "failed", False, 0.7, 0.6, None)
    labels = {"months_alike": "Months that tell of more"}
    assert told.failures([failed], labels) == (
        "Read with care, for this does not hold: months that tell of more."
    )
    assert told.failures([], labels) == told.NO_CHECK_FAILED


@pytest.mark.parametrize(
    ("check", "cells"),
    [
        (("months_before", "passed", True, 36.0, 12.0, None), ("36", "12 or more", "Holds")),
        (("months_missing", "failed", True, 0.125, 0.1, None), ("12.5%", "10% or less", "Does not hold")),
        (("months_alike", "passed", False, 0.31, 0.6, None), ("correlation 0.31", "0.6 or less", "Holds")),
        (("trend_before", "not_applicable", True, None, None, None), ("[z]", "[z]", "Not tested")),
        (
            ("trend_before", "failed", True, 0.05, 0.01, 0.0004),
            ("+5.0 points (p under 0.001)", "p of 0.01 or more", "Does not hold"),
        ),
    ],
)
def test_each_check_says_what_was_found_and_what_is_allowed(clear, check, cells):
    assert told.what_was_checked(measure(per=1.0), clear, Check(*check)) == cells


def test_other_choices_are_told_in_one_sentence(edition, clear):
    others = [row for row in clear.analyses if row.is_sensitivity]
    said = told.sensitivity(edition.measures[clear.measure_id], others, clear)
    assert re.fullmatch(
        r"Under \d other choices the difference lies between \+\d\.\d and \+\d\.\d points; "
        r"it is clear in .*\.",
        said,
    )


def test_what_is_drawn_stands_in_the_tables_in_the_same_words(edition):
    for name in programmes(edition):
        for section in evaluation_page(edition, name)["sections"]:
            assert section.figures
            for figure in section.figures:
                assert figure.table.rows
                assert figure.drawing.says in figure.drawing.svg or "&" in figure.drawing.svg


def test_the_line_of_what_was_expected_parts_at_the_start(clear):
    data = interrupted_data(measure(per=1.0), clear.series("observed"), clear.series("expected"))
    assert len(data["observed"]) == len(data["fitted"]) + len(data["expected"]) == 60
    assert all(row["lower"] is None for row in data["fitted"])
    assert all(row["lower"] < row["value"] < row["upper"] for row in data["expected"])


def test_names_at_the_ends_of_two_courses_stand_above_and_below():
    points = [Point("", 0, None, value, None, None, 3) for value in (0.5, 0.6)]
    data = courses_data(measure(per=1.0), points[:1], points[1:])
    assert [(row["label"], row["above"]) for row in data["named"]] == [
        ("Started", False),
        ("Not started", True),
    ]
    empty = courses_data(measure(), [], [])
    assert courses_chart(measure(), empty, date(2024, 1, 1), "").to_dict()


def test_events_before_the_start_are_counted_back():
    rows = event_data(measure(per=1.0), [Point("event", step, None, 0.01, 0.0, 0.02, 4) for step in (-3, 0)])
    assert [(row["name"], row["words"], row["n"]) for row in rows] == [
        ("3 to 1 months before", "+1.0 points", "4 counties"),
        ("Months 1 to 3", "+1.0 points", "4 counties"),
    ]


def test_programmes_lead_from_the_index_and_stand_in_the_internal_edition_alone(editions, edition):
    index = (editions["internal"] / "evaluations.html").read_text(encoding="utf-8")
    assert [one.evaluation for one, _, _ in evaluations_page(edition)["programmes"]] == [
        "home_visits",
        "teams",
    ]
    for name in ("home_visits", "teams"):
        assert f'href="evaluations/{name}.html"' in index
        assert (editions["internal"] / "evaluations" / f"{name}.html").is_file()
    assert HOSTILE_TITLE not in index
    assert not (editions["public"] / "evaluations.html").exists()
    assert read_edition(editions["public"]).evaluations == ()


def test_a_programme_and_its_measures_lead_to_one_another_and_to_what_was_found_as_csv(editions, edition):
    for name in programmes(edition):
        page = html.parse(str(editions["internal"] / "evaluations" / f"{name}.html")).getroot()
        ones = [one for one in edition.evaluations if one.evaluation == name]
        own = {one.measure_id for one in ones}
        assert {f"../measures/{one}.html" for one in own} <= set(page.xpath("//h2/a/@href"))
        for measure_id in own:
            about = html.parse(str(editions["internal"] / "measures" / f"{measure_id}.html")).getroot()
            assert about.xpath(f"//p/a[@href='../evaluations/{name}.html']")
        found = pl.read_csv(editions["internal"] / "evaluations" / f"{name}.csv", infer_schema_length=None)
        assert found.filter(analysis="effect")["effect"].to_list() == [
            pytest.approx(one.effect) if one.effect is not None else None
            for one in sorted(ones, key=lambda o: o.key)
        ]
        assert len(found) == len(ones) + sum(len(one.analyses) for one in ones)
        (series,) = page.xpath("//a[starts-with(@href, 'series/')]/@href") or [""]
        assert bool(series) == any(one.points for one in ones)
        if series:
            rows = pl.read_csv(editions["internal"] / "evaluations" / series, infer_schema_length=None)
            assert len(rows) == sum(len(one.points) for one in ones)
    assert not list(editions["public"].glob("evaluations/**/*.csv"))
