"""From results and members to the tables of evaluations."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import numpy as np
import polars as pl
import pytest

from tests.evaluation.planted import calendar
from tests.pipelines.lists_by_hand import engine_over
from transforms.contracts.contract import all_contracts
from transforms.engine import put_table
from transforms.evaluation.evaluate import evaluate
from transforms.evaluation.series import NotByMonthError, _laid_out, _refuse_years, place_months
from transforms.marts.coverage import Coverage
from transforms.measures.registry import all_measures
from transforms.programmes import ForWhom, Outcome, Programme

MONTHS = calendar(60)
EIGHT = tuple(f"990{place:02d}" for place in range(1, 16, 2))
STARTS = dict.fromkeys(EIGHT[:4], date(2023, 4, 1))
COVERED = Coverage(afcars=["23A", "23B"])

EPISODES = {
    "removal_episodes": """
child_id | removal_date | exit_date  | exit_reason   | county | observed_until | is_dropped
A        | 2021-01-10   | 2022-11-10 | reunification | 99001  | 2023-09-30     | false
B        | 2021-11-05   | 2022-11-20 | adoption      | 99001  | 2023-09-30     | false
C        | 2021-12-01   | 2022-11-15 | reunification | 99003  | 2023-09-30     | false
D        | 2021-03-01   | 2023-02-03 | reunification | 99003  | 2023-09-30     | false
""",
    "children": """
child_id | sex
A        | female
B        | male
C        | female
D        | male
""",
}


def results(measure_id: str, counted: Callable[[str, int], tuple[float, float]]) -> pl.DataFrame:
    """Monthly results of eight counties and their state; provisional in the last month."""
    rows = []
    for step, month in enumerate(MONTHS):
        of_counties = [counted(county, step) for county in EIGHT]
        places = [("county", county, *pair) for county, pair in zip(EIGHT, of_counties, strict=True)]
        places.append(("state", "ZZ", *np.sum(of_counties, axis=0)))
        rows += [
            {
                "measure_id": measure_id, "component": "all", "state": "ZZ", "period_type": "month",
                "period": f"{month:%Y-%m}", "period_start": month, "geography_level": level,
                "geography": place, "dimension": "all", "category": "all", "outcome": "all",
                "statistic": "value", "numerator": float(above), "denominator": float(below),
                "status": "provisional" if step == 59 else "final",
            }
            for level, place, above, below in places
        ]  # fmt: skip
    schema = all_contracts()["marts.measure_results"].schema()
    return pl.DataFrame(rows, schema=schema)


@pytest.fixture(scope="module")
def engine():
    return engine_over(EPISODES)


def programme(**about) -> Programme:
    given = {"name": "one", "title": "One thing", "says": "Something.", "design": "difference_in_differences"}
    return Programme.model_validate(given | about)


def visits(county: str, step: int) -> tuple[float, float]:
    """A hundred visits due in each county, of which four started and then made ten more."""
    place = EIGHT.index(county)
    return 60 + place + (step * 7 + place * 5) % 4 + 10 * (county in STARTS and step >= 30), 100


def test_an_effect_in_the_results_of_counties_is_told_on_the_scale_of_the_measure(engine):
    put_table(engine, "marts.measure_results", results("caseworker_visits", visits))
    asked = programme(starts=STARTS, outcome=[{"measure": "caseworker_visits"}])
    found = evaluate(engine, [asked], COVERED, "ZZ")
    (row,) = found["marts.evaluations"].to_dicts()
    assert (row["status"], row["scale"], row["last_month"]) == ("estimated", "figure", date(2025, 8, 1))
    assert row["effect"] == pytest.approx(0.10, abs=0.005)
    assert row["ci_lower"] > 0.08
    assert row["observed"] - row["effect"] == pytest.approx(row["expected"])
    for name, frame in found.items():
        keys = all_contracts()[name].keys()
        assert frame.select(keys).is_duplicated().sum() == 0
        assert frame.select(pl.col(keys).null_count()).row(0) == (0,) * len(keys)


def test_counts_of_unequal_counties_are_told_in_parts_of_their_own_mean(engine):
    def exits(county: str, step: int) -> tuple[float, float]:
        size = 10 * (1 + EIGHT.index(county))
        return size + step % 2 + (0.5 * size if county in STARTS and step >= 30 else 0), 0

    put_table(engine, "marts.measure_results", results("foster_care_exits", exits))
    asked = programme(starts=STARTS, outcome=[{"measure": "foster_care_exits"}])
    (row,) = evaluate(engine, [asked], COVERED, "ZZ")["marts.evaluations"].to_dicts()
    assert row["scale"] == "own_mean"
    assert row["effect"] == pytest.approx(0.5, abs=0.03)


def test_months_in_which_the_state_alone_has_figures_are_no_gaps_of_its_counties(engine):
    rows = results("caseworker_visits", visits)
    known = rows.filter(
        (pl.col("geography_level") == "state") | (pl.col("period_start") >= date(2021, 10, 1))
    )
    put_table(engine, "marts.measure_results", known)
    asked = programme(starts=STARTS, outcome=[{"measure": "caseworker_visits"}])
    (row,) = evaluate(engine, [asked], COVERED, "ZZ")["marts.evaluations"].to_dicts()
    assert (row["status"], row["first_month"], row["months_before"]) == ("estimated", date(2021, 10, 1), 18)


def test_a_start_before_the_first_month_leaves_nothing_to_compare_with(engine):
    put_table(engine, "marts.measure_results", results("caseworker_visits", visits))
    asked = programme(
        starts=STARTS | {EIGHT[4]: date(2020, 3, 1)}, outcome=[{"measure": "caseworker_visits"}]
    )
    (row,) = evaluate(engine, [asked], COVERED, "ZZ")["marts.evaluations"].to_dicts()
    assert row["status_reason"] == "needs 12 months before the first start and has 0"


def test_a_series_of_some_counties_is_that_of_their_sums_within_the_months_looked_at(engine):
    put_table(engine, "marts.measure_results", results("caseworker_visits", visits))
    asked = programme(
        design="interrupted_time_series",
        starts_on="2023-04-15",
        counties=EIGHT[:2],
        compared_with=EIGHT[4:6],
        **{"from": "2021-10-01", "until": "2024-12-31"},
        outcome=[{"measure": "caseworker_visits"}],
    )
    found = evaluate(engine, [asked], COVERED, "ZZ")
    (row,) = found["marts.evaluations"].to_dicts()
    assert (row["first_month"], row["last_month"]) == (date(2021, 10, 1), date(2024, 12, 1))
    assert row["effect"] == pytest.approx(0.10, abs=0.03)
    assert set(found["marts.evaluation_points"]["series"]) == {"observed", "compared", "expected"}


def test_places_that_have_no_figures_and_states_that_are_not_meant_are_told(engine):
    put_table(engine, "marts.measure_results", results("caseworker_visits", visits))
    outcome = [{"measure": "caseworker_visits"}]
    absent = programme(starts=STARTS | {"99099": date(2024, 1, 1)}, outcome=outcome)
    (row,) = evaluate(engine, [absent], COVERED, "ZZ")["marts.evaluations"].to_dicts()
    assert row["status_reason"] == "no month has a final figure in 99099"
    elsewhere = programme(starts=STARTS, outcome=outcome, state="MD")
    assert evaluate(engine, [elsewhere], COVERED, "ZZ")["marts.evaluations"].is_empty()


def test_measures_without_months_are_counted_by_month_for_one_group(engine):
    measure = all_measures()["exits_by_reason"]
    asked = Outcome(measure="exits_by_reason", answer="reunification")
    everyone = place_months(engine, measure, asked, None, COVERED, "ZZ")
    women = place_months(engine, measure, asked, ForWhom(breakdown="sex", category="female"), COVERED, "ZZ")
    november = everyone.months.index(date(2022, 11, 1))
    assert everyone.counties == ("99001", "99003")
    assert everyone.numerators[:, november].tolist() == [1, 1]
    assert everyone.denominators[:, november].tolist() == [2, 1]
    assert (women.of_state[0][november], women.of_state[1][november]) == (2, 2)
    assert np.isnan(everyone.together(()).values[0])  # nobody left: a share of nobody is no figure


def test_a_count_is_nothing_in_months_that_hold_nobody(engine):
    measure = all_measures()["foster_care_exits"]
    outcome = Outcome(measure="foster_care_exits")
    group = ForWhom(breakdown="disability", category="missing")  # all of them: nothing is known of disability
    counted = place_months(engine, measure, outcome, group, COVERED, "ZZ")
    assert counted.months[0] == date(2022, 10, 1)
    assert counted.together(()).values.tolist() == [0, 3, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0]
    assert counted.numerators.sum() == 4


def test_a_measure_whose_month_holds_members_of_other_months_is_refused():
    members = pl.DataFrame({"counted_on": [date(2023, 5, 2)], "period": ["2023-04"]})
    with pytest.raises(NotByMonthError, match="counts whole years"):
        _refuse_years(members, all_measures()["victimization"])


def test_no_rows_are_no_months():
    empty = pl.DataFrame(schema=dict.fromkeys(("geography_level", "geography"), pl.Null))
    rows = empty.with_columns(month=pl.lit(None, pl.Date), numerator=None, denominator=None).clear()
    assert _laid_out(rows, all_measures()["caseworker_visits"]).months == ()
