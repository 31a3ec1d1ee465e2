"""Following columns from files to figures."""

from __future__ import annotations

from pathlib import Path

import pytest

from transforms.lineage import inputs, uses
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
    assert uses()[place].measures == ("caseworker_visits",)
    assert not uses()[place].is_breakdown


def test_the_population_feeds_the_rates_taken_over_it():
    assert "foster_care_entries" in uses()["staging.child_population", "children"].measures
