"""`cwo explain --records`: members add up to the figure, and each exclusion names its condition."""

from __future__ import annotations

import dataclasses

import fastexcel
import polars as pl
import pytest

from pipelines.value_records import Tables, behind_value, write_records
from reports.records import Measure, Result
from reports.values import Value
from tests.pipelines.lists_by_hand import COUNTIES, EDITION, YEAR, lay_down
from tests.reports.invented import measure as invented_measure
from transforms.examples import example_connection
from transforms.lists.counts import UnreconciledError
from transforms.lists.traced import CANDIDATE, REASON, traced
from transforms.measures.registry import counted_measures
from transforms.publication.release import About

ABOUT = About(EDITION, YEAR.extents["workforce"][1], "Agency", True, "0", counties=COUNTIES)
TABLES = {
    "removal_episodes": """
child_id | removal_date | exit_date  | exit_reason   | county | birth_date
XQ-A     | 2022-10-10   | 2023-02-01 | reunification | 99001  | 2015-01-01
XQ-B     | 2022-11-05   | 2023-02-10 |               | 99001  | 2015-01-01
XQ-C     | 2022-12-01   | 2023-08-15 | adoption      | 99003  |
XQ-D     | 2021-03-01   | 2022-12-01 | reunification | 99003  | 2015-01-01
XQ-D     | 2023-01-10   |            |               | 99003  | 2015-01-01
XQ-E     | 2020-03-01   | 2020-12-01 | reunification | 99003  | 2015-01-01
""",
}
SHAPES = (
    "permanency_in_12_months_entries", "timely_response", "caseworker_visits", "runaway_days",
    "reports_by_source", "entries_that_are_reentries", "recurrence_of_maltreatment",
)  # fmt: skip
"""Measures whose queries differ in form: choices of one, groups, windows with names, unions, joins."""


@pytest.mark.parametrize("measure_id", SHAPES)
def test_the_rows_a_traced_query_keeps_are_the_members(measure_id):
    measure = counted_measures()[measure_id]
    sql = traced(measure)
    for example in measure.header.example[:2]:
        days = {"period_start": example.period_start, "period_end": example.last_day}
        named = {name: day for name, day in days.items() if name in measure.query.parameters}
        with example_connection(measure, example.tables, example.settings) as connection:
            rows = connection.sql(sql, params=named).pl()
            members = connection.sql(measure.query.sql, params=named).pl()
        kept = rows.filter(pl.col(REASON).is_null())
        assert kept[CANDIDATE].null_count() == 0
        assert sorted(kept["member_key"]) == sorted(members["member_key"])


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory):
    return lay_down(tmp_path_factory.mktemp("explained"), TABLES)


def value(warehouse, **about) -> Value:
    """A value as it stands in the results laid down."""
    draft = warehouse.current()["ZZ"]
    path, _ = draft.facts["marts.results_of_reentry_to_foster_care"]
    wanted = {"period": "23A23B", "geography_level": "state", "dimension": "all", **about}
    row = pl.read_parquet(warehouse.lake / path).filter(**wanted).row(0, named=True)
    result = Result(**{name: row.get(name, "0123456789ab") for name in Result._fields})
    measure: Measure = invented_measure(measure_id="reentry_to_foster_care")
    return Value("1.0", "12_months", result, measure, "ZZ", "")


def test_members_count_what_was_published_and_each_exclusion_names_its_condition(warehouse):
    measure = counted_measures()["reentry_to_foster_care"]
    found = behind_value(Tables(warehouse, warehouse.current()["ZZ"]), value(warehouse), measure, ABOUT)
    assert (found.counts.denominator, found.counts.numerator) == (2, 1)
    assert dict(found.members.select("Child", "In numerator").iter_rows()) == {"XQ-A": "no", "XQ-D": "yes"}
    assert found.out is not None
    reasons = dict(found.out.select("Child", "Left out because it fails").iter_rows())
    assert reasons["XQ-C"] == "not birth_date is null"
    assert reasons["XQ-B"] == "can_reenter"
    assert "XQ-E" not in reasons  # it is of another period


def test_records_that_do_not_count_what_was_published_are_refused(warehouse):
    measure, wrong = counted_measures()["reentry_to_foster_care"], value(warehouse)
    wrong = dataclasses.replace(wrong, result=wrong.result._replace(numerator=2.0))
    with pytest.raises(UnreconciledError, match="count a numerator of 1, the figure says 2"):
        behind_value(Tables(warehouse, warehouse.current()["ZZ"]), wrong, measure, ABOUT)


def test_the_files_hold_members_exclusions_and_records_apart(warehouse, tmp_path):
    measure, asked = counted_measures()["reentry_to_foster_care"], value(warehouse)
    found = behind_value(Tables(warehouse, warehouse.current()["ZZ"]), asked, measure, ABOUT)
    written = write_records(tmp_path, asked, found, ABOUT)
    assert fastexcel.read_excel(written.workbook).sheet_names == ["notes", "counted", "left out", "records"]
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".csv", ".csv", ".csv", ".xlsx"]
