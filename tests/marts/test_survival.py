"""Cumulative incidence and censored durations: by hand, at their boundaries, and against R's survfit."""

from __future__ import annotations

import io
import math
import shutil
import subprocess
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from tests.marts.many_members import many_members
from tests.marts.observed_members import SCHEMA, engine_over, in_cells
from tests.reference.curves import Observed
from transforms.marts import intervals
from transforms.marts.curves import CurveError
from transforms.marts.survival import HORIZONS_MONTHS, RESTRICTED_TO, censored_durations, incidence

HERE = Path(__file__).parent


def incidence_of(*members: Observed) -> dict[tuple[str, str], dict[str, object]]:
    """The figures of one cell by outcome and statistic."""
    found = incidence(engine_over(in_cells({"one": list(members)})), "members", ["cell"])
    return {(row["outcome"], row["statistic"]): row for row in found.to_dicts()}


def durations_of(*members: Observed, to: float = RESTRICTED_TO) -> dict[str, dict[str, object]]:
    """The figures of one cell by statistic."""
    found = censored_durations(engine_over(in_cells({"one": list(members)})), "members", ["cell"], to)
    return {row["statistic"]: row for row in found.to_dicts()}


def ended(duration: float, outcome: str = "home", entered_after: float = 0.0) -> Observed:
    return Observed(duration, True, outcome, entered_after)


def still_open(duration: float, entered_after: float = 0.0) -> Observed:
    return Observed(duration, False, None, entered_after)


# Six children. Of 6, two go home and one is adopted on day 100, where another was last seen: 3/6 remain. Of
# the two left on day 300 one goes home: 3/6 x 1/2 = 1/4 remain. The last is still in care on day 800.
BY_HAND = (ended(100), ended(100), ended(100, "adopted"), still_open(100), ended(300), still_open(800))


def test_six_children_worked_by_hand():
    found = incidence_of(*BY_HAND)
    shares = {
        ("home", "incidence_6_months"): 2 / 6,
        ("home", "incidence_12_months"): 2 / 6 + 3 / 6 * 1 / 2,
        ("home", "incidence_24_months"): 2 / 6 + 3 / 6 * 1 / 2,
        ("adopted", "incidence_6_months"): 1 / 6,
        ("adopted", "incidence_12_months"): 1 / 6,
        ("any", "incidence_6_months"): 3 / 6,
        ("any", "incidence_12_months"): 3 / 4,
    }
    assert {key: found[key]["value"] for key in shares} == pytest.approx(shares)
    # Just half had ended from day 100 to day 300.
    assert found["any", "median"]["value"] == 200
    home = found["home", "incidence_12_months"]
    assert (home["members"], home["members_open"], home["ended"], home["followed_to"]) == (6, 2, 3, 800)
    assert found["home", "incidence_6_months"]["ended"] == 2


def test_the_greenwood_variance_worked_by_hand():
    # Of (3/4): 1/16 x (3/(6x3) + 1/(2x1)) = 1/16 x 2/3; the scale is log(-log) of the incidence.
    found = incidence_of(*BY_HAND)["any", "incidence_12_months"]
    half = 1.959964 * math.sqrt(1 / 16 * 2 / 3) / (3 / 4 * -math.log(3 / 4))
    expected = ((3 / 4) ** math.exp(half), (3 / 4) ** math.exp(-half))
    assert (found["ci_lower"], found["ci_upper"]) == pytest.approx(expected, abs=1e-6)


def test_the_restricted_mean_worked_by_hand():
    # To day 400: 100 days for all, 200 for half, 100 for a quarter.
    found = durations_of(*BY_HAND, to=400)["restricted_mean"]
    assert found["value"] == pytest.approx(100 + 200 / 2 + 100 / 4)
    # Greenwood: (100 + 25) squared x 3/18 for what follows day 100, 25 squared x 1/2 after day 300.
    half = 1.959964 * math.sqrt(125**2 * 3 / 18 + 25**2 / 2)
    assert found["ci_lower"] == pytest.approx(225 - half, abs=1e-3)
    assert found["ci_upper"] == pytest.approx(225 + half, abs=1e-3)
    assert found["ended"] == 4


def test_a_horizon_beyond_what_was_observed_is_immature_and_has_no_figure():
    found = incidence_of(*BY_HAND)
    beyond = [found[outcome, "incidence_36_months"] for outcome in ("home", "adopted", "any")]
    for row in [*beyond, found["any", "restricted_mean"]]:
        assert (row["value"], row["ci_lower"], row["ci_upper"], row["is_immature"]) == (
            None,
            None,
            None,
            True,
        )
    assert not found["home", "incidence_24_months"]["is_immature"]


def test_a_cell_in_which_all_have_ended_is_known_at_every_horizon():
    found = incidence_of(ended(30), ended(60, "adopted"))
    assert found["home", "incidence_36_months"]["value"] == 0.5
    assert found["any", "restricted_mean"]["value"] == pytest.approx(45)
    assert not any(row["is_immature"] for row in found.values())


def test_a_percentile_that_the_curve_does_not_reach_is_null():
    found = durations_of(ended(10), ended(20), still_open(30), to=25)
    assert (found["median"]["value"], found["median"]["is_immature"]) == (20, False)
    assert (found["p90"]["value"], found["p90"]["ci_upper"], found["p90"]["is_immature"]) == (
        None,
        None,
        True,
    )


def test_where_nobody_or_everybody_ended_so_the_interval_is_wilson_s_of_those_known():
    # Of 13, two were last seen before the horizon: of 11 it is known that none had gone home by then.
    found = incidence_of(
        ended(5, "adopted"), *[still_open(400)] * 9, *[still_open(50)] * 2, ended(399, "home")
    )
    none = found["home", "incidence_12_months"]
    assert (none["value"], none["ci_lower"]) == (0, 0)
    assert none["ci_upper"] == pytest.approx(intervals.wilson(np.array([0.0]), np.array([11.0]))[1][0])
    every = incidence_of(ended(10), ended(10))["any", "incidence_6_months"]
    assert every["value"] == every["ci_upper"] == 1
    assert every["ci_lower"] == pytest.approx(intervals.wilson(np.array([2.0]), np.array([2.0]))[0][0])


def test_one_who_comes_under_observation_later_is_not_at_risk_before():
    # On day 10 one of 2 ends: the third enters on that day. On day 20 one of 2 ends.
    found = durations_of(ended(10), still_open(40), ended(20, entered_after=10), to=40)
    assert found["restricted_mean"]["value"] == pytest.approx(10 + 10 / 2 + 20 / 4)
    assert found["restricted_mean"]["members"] == 3


def test_an_end_on_the_first_day_counts_and_an_unknown_duration_does_not():
    found = durations_of(ended(0), ended(4), Observed(None, True, "home"), ended(5, entered_after=5))
    assert (found["median"]["value"], found["median"]["members"]) == (2, 2)


def test_a_cell_without_a_known_duration_has_rows_without_figures():
    found = durations_of(Observed(None, True, "home"))
    assert [(row["value"], row["members"], row["is_immature"]) for row in found.values()] == [
        (None, 0, False)
    ] * 3


def test_an_end_whose_outcome_is_not_known_is_missing():
    found = incidence_of(Observed(10, True, None), ended(10))
    assert found["missing", "incidence_6_months"]["value"] == 0.5


def test_an_outcome_of_one_cell_has_a_figure_in_every_cell():
    cells = in_cells({"a": [ended(10, "adopted")], "b": [ended(10)]})
    found = incidence(engine_over(cells), "members", ["cell"])
    b = found.filter(pl.col("cell") == "b", pl.col("outcome") == "adopted")
    assert b["value"].to_list() == [0.0] * len(HORIZONS_MONTHS)


@pytest.mark.parametrize(
    ("column", "value", "allowed"),
    [
        ("duration", -1.0, "a number from 0 on"),
        ("duration", math.inf, "a number from 0 on"),
        ("ended", None, "true or false"),
        ("entered_after", math.nan, "a number, 0 for"),
        ("outcome", "any", "any name but 'any'"),
    ],
)
def test_members_that_cannot_stand_on_a_curve_are_refused(column, value, allowed):
    members = in_cells({"a": [ended(10)]}).with_columns(pl.lit(value, dtype=SCHEMA[column]).alias(column))
    with pytest.raises(CurveError, match=rf"members: {column} in 1 rows \(allowed: {allowed}"):
        incidence(engine_over(members), "members", ["cell"])


def test_nothing_is_left_behind_and_columns_may_be_absent():
    connection = engine_over(in_cells({"a": [ended(10)]}).select("duration", "ended"))
    for _ in range(2):
        assert len(censored_durations(connection, "members", [])) == 3
    assert connection.execute("select count(*) from duckdb_tables() where temporary").fetchone() == (0,)


@pytest.fixture(scope="module")
def many() -> pl.DataFrame:
    return many_members()


@pytest.fixture(scope="module")
def figures(many: pl.DataFrame) -> pl.DataFrame:
    """Our figures of the many members, in all cells."""
    connection = engine_over(many)
    p90 = censored_durations(connection, "members", ["cell"]).filter(pl.col("statistic") == "p90")
    found = incidence(connection, "members", ["cell"])
    return pl.concat([found, p90.with_columns(outcome=pl.lit("any")).select(found.columns)])


def has_survfit() -> bool:
    """Whether R and its package survival are installed (Debian: r-base-core, r-cran-survival)."""
    if shutil.which("Rscript") is None:
        return False
    asked = subprocess.run(["Rscript", "-e", "library(survival)"], capture_output=True, check=False)
    return asked.returncode == 0


def from_r(members: pl.DataFrame, folder: Path) -> str:
    """What R's survfit says of members, as the CSV that `survfit.csv` is."""
    members.write_csv(folder / "members.csv")
    command = ["Rscript", str(HERE / "survfit.R"), str(folder / "members.csv")]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def differing(figures: pl.DataFrame, told: str) -> list[tuple[str, ...]]:
    """Figures that differ from R's in the sixth decimal, and limits where R tells of them."""
    given = ("value", "se", "lower", "upper")
    expected = pl.read_csv(io.StringIO(told), schema_overrides=dict.fromkeys(given, pl.Float64))
    both = expected.join(
        figures, on=["cell", "outcome", "statistic"], how="full", coalesce=True, suffix="_ours"
    )
    value, variance = both["value"].to_numpy(), both["se"].to_numpy() ** 2
    is_share = both["statistic"].str.starts_with("incidence").to_numpy()
    ours = intervals.cumulative_incidence(value, variance, np.ones(len(both)))
    mean = intervals.restricted_mean(value, variance, np.full(len(both), RESTRICTED_TO))
    for side, name in enumerate(("lower", "upper")):
        limit = pl.Series(np.where(is_share, ours[side], mean[side]), nan_to_null=True)
        both = both.with_columns(pl.coalesce(name, limit).alias(name))
    same = {
        name: (pl.col(theirs) - pl.col(name)).abs() < 5e-7
        for theirs, name in (("value", "value_ours"), ("lower", "ci_lower"), ("upper", "ci_upper"))
    }
    wrong = both.filter(
        ~same["value_ours"].fill_null(pl.col("value").is_null() & pl.col("value_ours").is_null())
        | ~(same["ci_lower"] | pl.col("lower").is_null()).fill_null(False)
        | ~(same["ci_upper"] | pl.col("upper").is_null()).fill_null(False)
    )
    return wrong.select("cell", "outcome", "statistic").rows()


def test_a_hundred_thousand_members_give_the_figures_of_survfit_to_six_decimals(many, figures, tmp_path):
    frozen = (HERE / "survfit.csv").read_text()
    assert len(many) > 100_000
    assert differing(figures, frozen) == []
    if has_survfit():
        assert differing(figures, from_r(many, tmp_path)) == []


def test_a_difference_in_the_sixth_decimal_is_found(figures):
    frozen = (HERE / "survfit.csv").read_text()
    moved = figures.with_columns(pl.col("value") + 1e-6)
    assert len(differing(moved, frozen)) == figures["value"].count()
    wider = figures.with_columns(pl.col("ci_upper") + 1e-6)
    assert len(differing(wider, frozen)) > 60
