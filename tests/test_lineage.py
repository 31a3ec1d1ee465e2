"""Following columns from files to figures."""

from __future__ import annotations

from pathlib import Path

import pytest

from transforms.contracts.contract import all_contracts
from transforms.engine import open_engine
from transforms.examples import put_texts, text_table
from transforms.lineage import inputs, of_figure, settings_of, uses
from transforms.marts.flagged import concerned
from transforms.queries import Query, stage_queries

SEX = ("staging.afcars_oohc_children", "e6_sex")


def query(sql: str) -> Query:
    """A query as a file of the stage cohorts would hold it."""
    return Query("cohorts.tried", Path("tried.sql"), sql, "", (), frozenset())


@pytest.mark.parametrize(
    ("sql", "column", "expected"),
    [
        (
            "select child_id, birth_date as born_on from episodes.children",
            "born_on",
            {("episodes.children", "birth_date")},
        ),
        (
            "select child_id from episodes.children where sex = 'female'",
            "child_id",
            {("episodes.children", "child_id"), ("episodes.children", "sex")},
        ),
        (
            "with some as (select child_id as c, sex as s from episodes.children) select s from some",
            "s",
            {("episodes.children", "sex")},
        ),
        (
            "with some as (select child_id, sex from episodes.children) select * from some",
            "sex",
            {("episodes.children", "sex")},
        ),
        (
            "select child_id as who from episodes.children "
            "union all select report_id from episodes.maltreatment_reports",
            "who",
            {("episodes.children", "child_id"), ("episodes.maltreatment_reports", "report_id")},
        ),
        (
            "select c.child_id from episodes.children as c inner join codes.sexes as s on c.sex = s.name",
            "child_id",
            {("episodes.children", "child_id"), ("episodes.children", "sex"), ("codes.sexes", "name")},
        ),
    ],
)
def test_a_column_depends_on_what_its_value_and_its_rows_are_made_from(sql, column, expected):
    assert inputs(query(sql))[column] == expected


def test_every_query_names_what_each_of_its_columns_depends_on():
    for stage in ("episodes", "cohorts"):
        for name, one in stage_queries(stage).items():
            assert inputs(one), name
            assert all(inputs(one).values()), name


def test_a_child_s_sex_feeds_breakdowns_and_no_figure_of_a_whole():
    assert uses()[SEX].is_breakdown
    assert not uses()[SEX].measures


def test_a_visit_s_place_feeds_only_what_counts_visits():
    place = ("staging.afcars_oohc_caseworker_visits", "e151_case_worker_visit_date")
    assert uses()[place].measures == ("caseworker_visits", "visits_in_residence")
    assert not uses()[place].is_breakdown


def test_the_population_feeds_the_rates_taken_over_it():
    assert "foster_care_entries" in uses()["staging.child_population", "children"].measures


def test_a_table_that_is_looked_up_gives_what_it_is_looked_up_by_and_chooses_no_rows():
    sql = (
        "select c.child_id, s.label from episodes.children as c left join codes.sexes as s on c.sex = s.name"
    )
    assert inputs(query(sql))["child_id"] == {("episodes.children", "child_id")}
    assert inputs(query(sql))["label"] == {
        ("codes.sexes", "label"),
        ("codes.sexes", "name"),
        ("episodes.children", "sex"),
    }


def test_a_reason_feeds_the_measures_that_ask_for_it_and_a_county_no_figure_of_a_state():
    removals = "staging.afcars_oohc_removals"
    assert (removals, "e155_exit_reason") in of_figure("exits_by_reason")
    assert (removals, "e155_exit_reason") not in of_figure("maltreatment_in_foster_care")
    assert (removals, "e3_local_agency") not in of_figure("exits_by_reason")


def test_a_rule_concerns_the_measures_its_fields_feed_and_what_is_missing_only_where_it_is_needed():
    connection = open_engine(threads=1)
    rules = """
    rule_id      | dataset      | category     | fields
    no_reason    | afcars_oohc  | completeness | e153_exit_date e155_exit_reason
    before_birth | afcars_oohc  | plausibility | e5_date_of_birth e69_removal_date
    of_sex       | afcars_oohc  | plausibility | e6_sex
    response     | ncands_child | plausibility | invdate
    """
    put_texts(connection, "quality.rules", text_table(rules, all_contracts()["quality.rules"]))
    found = concerned(connection)
    assert found["exits_by_reason"] == {"no_reason", "before_birth"}
    assert found["maltreatment_in_foster_care"] == {"before_birth"}
    assert found["response_time"] == {"response"}
    assert "recurrence_of_maltreatment" not in found


def test_a_measure_of_results_depends_on_the_elements_and_settings_behind_them():
    behind = of_figure("foster_care_entries") | of_figure("victimization") | of_figure("children_reported")
    assert behind <= of_figure("disparity")
    assert settings_of("disparity") == ("equity.reference_group", "equity.smallest_group")
    assert settings_of("disproportionality") == ("equity.smallest_group",)
    assert settings_of("foster_care_entries") == ()
