"""The registry of measures: one file adds a measure, and a bad header is reported whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from transforms.measures.registry import all_measures, read_measure
from transforms.queries import QueryError, read_query

GOOD = '''/*---
title     = "Children placed"
states    = "Children with a removal in the period."
why       = "Only to show that one file is enough."
denominator = "removals"
exclusions = []
authority = "this test"
domain    = "placement"
kind      = "count"
unit      = "children"
better    = "neither"
version   = "1.0"
reviewed  = 2026-11-01
[[example]]
says = "One child."
period_start = 2022-10-01
removal_episodes = """
child_id | removal_date
A        | 2022-10-05
"""
expects = { numerator = 1 }
---*/
select state, child_id, child_id as member_key, removal_date as counted_on
from episodes.removal_episodes
where removal_date between $period_start and $period_end
'''


def written(folder: Path, text: str):
    (folder / "measures").mkdir(parents=True)
    path = folder / "measures" / "children_placed.sql"
    path.write_text(text)
    return read_measure(read_query(path))


def test_one_file_is_a_measure_with_its_sources_read_out_of_the_sql(tmp_path):
    measure = written(tmp_path, GOOD)
    assert measure.measure_id == "children_placed"
    assert measure.sources == {"afcars"}
    assert measure.calendar == "afcars"
    assert measure.identifier == "afcars"


def test_every_fault_of_a_header_is_named_at_once_with_the_nearest_key(tmp_path):
    bad = GOOD.replace('kind      = "count"', 'kind      = "counts"').replace("better ", "beter ")
    with pytest.raises(QueryError) as error:
        written(tmp_path, bad)
    message = str(error.value)
    assert "kind: found 'counts'" in message
    assert "'proportion'" in message
    assert "did you mean better?" in message
    assert "children_placed.sql" in message


def test_a_share_says_what_must_be_so_and_who_is_counted_in_phrases(tmp_path):
    share = GOOD.replace('kind      = "count"', 'kind      = "proportion"')
    with pytest.raises(QueryError, match="numerator: missing"):
        written(tmp_path / "a", share)
    with pytest.raises(QueryError, match="denominator"):
        written(tmp_path / "b", GOOD.replace('"removals"', '"Children; all."'))
    with pytest.raises(QueryError, match="a count has none"):
        written(tmp_path / "c", GOOD.replace("exclusions =", 'numerator = "those hurt"\nexclusions ='))


def test_a_measure_of_both_files_must_say_whose_children_it_counts(tmp_path):
    both = GOOD.replace(
        "from episodes.removal_episodes\n",
        "from episodes.removal_episodes\ninner join cohorts.victim_reports using (state, child_id)\n",
    )
    with pytest.raises(QueryError, match="children_of: missing"):
        written(tmp_path, both)


@pytest.mark.parametrize(
    ("key", "message"),
    [
        ('needs = ["court_event"]', "needs: found 'court_event'; did you mean court_events?"),
        ('needs = ["court_events"]', "needs: court_events: the query is not made from it"),
        ('breakdowns = ["report_source"]', "breakdowns: report_source: the select does not return it"),
        ("any_type = true", "any_type: only members of a share may have several outcomes"),
        ('open_ones = "censored"', "mean_up_to: censored durations, and no others"),
        ('numerator = "those placed"', "numerator: a count has none"),
        ('follow_up = { first = "12 months" }', "follow_up: name each of the components: all"),
        ('missed = "Children without it"', "missed: only a proportion asks something of each member"),
        ('in_time = "timely_response"', "in_time: only of a duration another measure says who was in time"),
    ],
)
def test_a_list_key_of_the_wrong_kind_is_refused(tmp_path, key, message):
    with pytest.raises(QueryError, match=message):
        written(tmp_path, GOOD.replace("[[example]]", f"{key}\n[[example]]"))


def test_the_seven_federal_indicators_have_their_national_performance():
    values = {
        measure_id: measure.header.benchmark.value
        for measure_id, measure in all_measures().items()
        if measure.header.benchmark and "Round 4" in measure.header.benchmark.label
    }
    assert values == {
        "maltreatment_in_foster_care": 9.07,
        "recurrence_of_maltreatment": 0.097,
        "permanency_in_12_months_entries": 0.352,
        "permanency_in_12_months_12_to_23": 0.438,
        "permanency_in_12_months_24_plus": 0.373,
        "reentry_to_foster_care": 0.056,
        "placement_stability": 4.48,
    }


def test_a_measure_past_its_first_version_says_what_changed():
    silent = [
        measure_id
        for measure_id, measure in all_measures().items()
        if measure.header.version != "1.0"
        and measure.header.version not in {change.version for change in measure.header.changes}
    ]
    assert silent == []
