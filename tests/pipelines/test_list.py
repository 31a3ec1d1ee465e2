"""`cwo list`: as many rows as the figure says, who is responsible, and no identifier outside the files."""

from __future__ import annotations

import stat
from datetime import date

import fastexcel
import polars as pl
import pytest
from typer.testing import CliRunner

from pipelines.cli import app
from pipelines.command_list import about_results
from pipelines.list_files import write_list
from pipelines.lists import Lists, forget_lists, put_lists, write_lists
from tests.pipelines.lists_by_hand import COUNTED, COUNTIES, EDITION, lay_down
from transforms.lists.asked import Asked, ListError
from transforms.lists.missed import has_missed, missed
from transforms.measures.registry import all_measures, counted_measures

TABLES = {
    "removal_episodes": """
child_id | removal_date | exit_date  | exit_reason   | county
XQ-A     | 2021-01-10   |            |               | 99001
XQ-B     | 2022-11-05   | 2023-02-10 | reunification | 99001
XQ-B     | 2023-06-01   |            |               | 99001
XQ-C     | 2022-12-01   | 2023-08-15 | adoption      | 99003
XQ-D     | 2021-03-01   |            |               | 99003
""",
    "children": """
child_id | sex
XQ-A     | female
XQ-B     | male
XQ-C     | female
XQ-D     | male
""",
    "living_arrangements": """
child_id | removal_date | began_on   | setting              | is_new_setting
XQ-B     | 2022-11-05   | 2022-11-05 | foster_home          | true
XQ-B     | 2022-11-05   | 2022-12-05 | group_home_shelter   | true
XQ-C     | 2022-12-01   | 2022-12-01 | foster_home          | true
""",
    "caseworker_visits": """
child_id | visited_on
XQ-A     | 2023-09-14
XQ-A     | 2023-08-14
""",
    "terminations": """
child_id | first_petitioned_on | is_untold | are_all_deceased
XQ-A     | 2023-05-01          | false     | false
XQ-D     |                     | false     | false
""",
    "maltreatment_reports": """
report_id | child_id | report_date | investigation_date | worker_id | county
XQ-R1     | XQ-C1    | 2023-01-15  | 2023-01-16         | XQ-W9     | 99001
XQ-R2     | XQ-C2    | 2023-03-01  | 2023-03-09         | XQ-W9     | 99001
XQ-R3     | XQ-C3    | 2023-04-01  |                    | XQ-W9     | 99003
""",
    "filed_assignments": """
case_id | child_id | report_id | worker_id | unit   | assigned_on | ended_on
XQ-K1   | XQ-A     |           | XQ-W1     | Unit 1 | 2021-01-10  | 2023-05-01
XQ-K1   | XQ-A     |           | XQ-W2     | Unit 2 | 2023-05-01  |
XQ-K2   | XQ-D     |           |           | Unit 2 | 2023-07-01  |
XQ-K3   |          | XQ-R2     | XQ-W1     | Unit 1 | 2023-03-01  | 2023-04-01
""",
    "employment": """
worker_id | unit   | supervisor_id
XQ-W1     | Unit 1 | XQ-S1
XQ-W2     | Unit 2 | XQ-S2
XQ-W9     | Unit 9 | XQ-S9
""",
}


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory):
    return lay_down(tmp_path_factory.mktemp("lists"), TABLES)


@pytest.fixture(scope="module")
def lists(warehouse):
    return Lists.open(warehouse, warehouse.current()["ZZ"])


def cwo(*arguments: object):
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def figure(made, **about) -> dict:
    """The one row of results behind a list that holds its sums."""
    sums = made.figures.filter(pl.col("statistic").is_in(["value", "mean"]), **about)
    return sums.row(0, named=True)


def members(lists, measure_id: str, **asked):
    return lists.make(counted_measures()[measure_id], Asked(**asked), COUNTIES)


def keys(made) -> list[str]:
    return made.members["member_key"].to_list()


@pytest.mark.parametrize("county", ["", "99001", "birch"])
@pytest.mark.parametrize("period", ["23A23B", "2023-09"])
def test_a_proportion_has_as_many_rows_as_its_figure_says(lists, county, period):
    everyone = members(lists, "caseworker_visits", period=period, county=county)
    without = members(lists, "caseworker_visits", period=period, county=county, is_missed=True)
    told = figure(everyone)
    assert len(everyone.members) == told["denominator"] > 0
    assert len(without.members) == told["denominator"] - told["numerator"]
    assert figure(without) == told


def test_where_lower_is_better_the_missed_are_those_to_whom_it_happened(lists):
    again = members(lists, "reentry_to_foster_care", is_missed=True)
    assert keys(again) == ["XQ-B"]
    assert figure(again)["numerator"] == 1
    assert again.members["next_removal_date"].to_list() == [date(2023, 6, 1)]


def test_a_share_is_listed_by_outcome_and_a_category_is_of_every_breakdown(lists):
    adopted = members(lists, "exits_by_reason", categories=(("outcome", "adoption"), ("sex", "female")))
    assert keys(adopted) == ["XQ-C 2022-12-01"]
    assert figure(adopted)["numerator"] == 1


def test_the_missed_of_a_rate_are_members_with_events(lists):
    moved = members(lists, "placement_stability", is_missed=True)
    assert moved.members["child_id"].to_list() == ["XQ-B"]
    assert moved.members["numerator"].sum() == figure(moved)["numerator"]


def test_the_missed_of_a_duration_are_those_not_ended_or_past_the_limit_of_another_measure(lists):
    late = members(lists, "response_time", period="FFY2023", is_missed=True)
    assert keys(late) == ["XQ-R2", "XQ-R3"]
    assert keys(late) == keys(members(lists, "timely_response", period="FFY2023", is_missed=True))
    everyone = members(lists, "response_time", period="FFY2023")
    assert len(everyone.members) == figure(everyone)["denominator"] + figure(everyone)["members_open"]


def test_a_header_that_says_who_is_missed_makes_a_list_where_neither_is_better(lists):
    made = members(lists, "termination_petition_filed", is_missed=True)
    assert counted_measures()["termination_petition_filed"].header.better == "neither"
    assert keys(made) == ["XQ-D"]
    assert made.says == counted_measures()["termination_petition_filed"].header.missed


def test_without_a_period_the_latest_month_is_listed_or_the_latest_12_months(lists):
    assert members(lists, "caseworker_visits").asked.period == "2023-09"
    assert members(lists, "exits_by_reason").asked.period == "23A23B"


def test_the_worker_is_the_primary_one_on_the_last_day_else_the_last_else_that_of_the_child_file(lists):
    seen = members(lists, "caseworker_visits", period="23A23B").members.filter(member_key="XQ-A 2023-09-01")
    assert seen.select("worker_id_told", "unit", "supervisor_id", "told_by").row(0) == (
        "XQ-W2", "Unit 2", "XQ-S2", "assignment",
    )  # fmt: skip
    late = members(lists, "response_time", period="FFY2023", is_missed=True).members
    assert late.select("report_id", "worker_id_told", "unit", "held_until", "told_by").rows() == [
        ("XQ-R2", "XQ-W1", "Unit 1", date(2023, 4, 1), "assignment"),
        ("XQ-R3", "XQ-W9", "Unit 9", None, "child_file"),
    ]


def test_a_unit_is_that_of_the_figure_else_of_the_worker_responsible(lists):
    workers = members(lists, "caseload_per_worker", unit="unit 2", component="point_in_time")
    assert figure(workers)["numerator"] == workers.members["numerator"].sum() == 2
    children = members(lists, "termination_petition_filed", unit="Unit 2")
    assert keys(children) == ["XQ-A", "XQ-D"]
    assert children.figures.is_empty()
    nobody = members(lists, "termination_petition_filed", unit="Unit 1")
    assert keys(nobody) == []


def test_files_hold_texts_as_texts_and_the_terminal_no_identifier(warehouse):
    told = cwo(
        "list", "termination_petition_filed", "--missed", "--county", "Birch", "--output", warehouse.output
    )
    assert told.exit_code == 0, told.output
    assert "XQ" not in told.stdout
    path = warehouse.lists / "ZZ" / "termination_petition_filed-23A23B-99003-missed.xlsx"
    assert f"in       {path}" in told.stdout
    assert "numerator 0, denominator 1" in told.stdout
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    rows = fastexcel.read_excel(str(path)).load_sheet("list").to_polars()
    csv = pl.read_csv(path.with_suffix(".csv"))
    assert rows.select("Child", "County name", "Verdict", "Worker").row(0) == (
        "XQ-D",
        "Birch",
        "no",
        "none: the supervisor's desk",
    )
    assert csv.columns == rows.columns
    notes = fastexcel.read_excel(str(path)).load_sheet("notes", header_row=None).to_polars()
    assert "Synthetic data: every record was invented." in notes[:, 1].to_list()


def test_a_text_that_begins_like_a_formula_stays_a_text(lists, warehouse, tmp_path):
    made = members(lists, "termination_petition_filed")
    object.__setattr__(made, "members", made.members.with_columns(child_id=pl.lit("=1+1")))
    written = write_list(tmp_path, made, about_results(warehouse))
    assert pl.read_csv(written.csv)["Child"][0] == "'=1+1"
    assert fastexcel.read_excel(str(written.workbook)).load_sheet("list").to_polars()["Child"][0] == "=1+1"


WRONG = {
    "a mistyped measure": (["caseworker_visit"], "did you mean caseworker_visits?"),
    "a measure made of results": (["disparity"], "has no members of its own"),
    "no verdict": (["exits_by_reason", "--missed"], "--category outcome=NAME"),
    "neither better": (["petitions_filed", "--missed"], "neither more nor less of it is better"),
    "a category without a value": (["exits_by_reason", "--category", "sex"], "BREAKDOWN=CATEGORY"),
    "a measure the run did not make": (["children_in_care"], "the last run made no children_in_care"),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_list_that_cannot_be_made_ends_with_2_and_one_line(case, warehouse):
    arguments, message = WRONG[case]
    told = cwo("list", *arguments, "--output", warehouse.output)
    assert (told.exit_code, told.stdout) == (2, "")
    assert message in told.stderr
    assert told.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("measure_id", "asked", "message"),
    [
        ("exits_by_reason", {"period": "23A23A"}, "did you mean 23A23B? known: 23A23B"),
        ("caseworker_visits", {"period": "2023-13"}, "known: 2023-09, 2023-08"),
        ("caseworker_visits", {"county": "Birk"}, "did you mean 99003 Birch?"),
        ("caseworker_visits", {"unit": "Unit 5"}, "known: Unit 1, Unit 2, Unit 9"),
        ("caseload_per_worker", {"component": "daily"}, "known: point_in_time, average_daily"),
        ("exits_by_reason", {"categories": (("gender", "male"),)}, "known: age_group, sex"),
        ("exits_by_reason", {"categories": (("sex", "mal"),)}, "did you mean male?"),
    ],
)
def test_what_there_is_not_is_told_with_the_nearest_and_what_is_known(lists, measure_id, asked, message):
    with pytest.raises(ListError) as error:
        members(lists, measure_id, **asked)
    assert message in str(error.value)
    assert "XQ" not in str(error.value)


def test_without_results_the_command_says_how_to_make_them(tmp_path):
    told = cwo("list", "exits_by_reason", "--output", tmp_path / "none")
    assert told.exit_code == 2
    assert f"`cwo run --output {tmp_path / 'none'}` makes them" in told.stderr
    assert not (tmp_path / "none").exists()


def test_every_measure_says_who_is_missed_or_why_nobody_is():
    for measure in counted_measures().values():
        if has_missed(measure):
            assert measure.header.better != "neither" or measure.header.missed
            assert missed(measure).says
        else:
            with pytest.raises(
                ListError, match=rf"{measure.measure_id} has no --missed: .*Leave --missed out"
            ):
                missed(measure)


def test_a_measure_that_says_who_was_in_time_is_a_share_of_the_same_members():
    judges = {m.measure_id: m.header.in_time for m in all_measures().values() if m.header.in_time}
    assert judges
    for name in judges.values():
        assert (all_measures()[name].header.kind, all_measures()[name].header.better) == (
            "proportion",
            "higher",
        )


def test_a_run_writes_the_lists_of_work_and_tells_the_command_for_every_other(warehouse, tmp_path):
    latest = pl.DataFrame(
        [("caseworker_visits", "12_months", "23A23B"), ("caseworker_visits", "month", "2023-09"),
         ("exits_by_reason", "12_months", "23A23B")],
        schema=["measure_id", "period_type", "period"], orient="row",
    ).with_columns(state=pl.lit("ZZ"), period_end=pl.lit(date(2023, 9, 30)))  # fmt: skip
    about = about_results(warehouse)
    rows = write_lists(warehouse, warehouse.current().values(), latest, about, tmp_path / "aside")
    assert rows.select("measure_id", "rows", "command").rows() == [
        ("caseworker_visits", 36, "cwo list caseworker_visits --period 23A23B --missed"),
        ("caseworker_visits", 2, "cwo list caseworker_visits --period 2023-09 --missed"),
        ("exits_by_reason", None, "cwo list exits_by_reason --period 23A23B"),
    ]
    (warehouse.lists / "2022-09-30-00000000").mkdir(parents=True)
    asked = warehouse.lists / "ZZ"
    asked.mkdir(exist_ok=True)
    put_lists(warehouse, tmp_path / "aside", EDITION)
    edition = warehouse.restricted / "editions" / EDITION
    assert all((edition / path).is_file() for path in [*rows["workbook"][:2], *rows["csv"][:2]])
    assert not (warehouse.lists / "2022-09-30-00000000").exists()
    assert asked.exists()
    forget_lists(warehouse)
    assert not asked.exists()
    assert COUNTED
