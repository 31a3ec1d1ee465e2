"""Cumulative incidence and censored durations against the row-by-row computation, and what holds for all."""

from __future__ import annotations

import math

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from tests.marts.observed_members import engine_over, in_cells
from tests.reference import curves as reference
from tests.reference.curves import Observed
from transforms.marts import intervals
from transforms.marts.survival import DAYS_PER_MONTH, RESTRICTED_TO, censored_durations, incidence


@st.composite
def observed(draw) -> Observed:
    """A member whose times agree with others' as often as not; some come under observation late."""
    entered = draw(st.sampled_from([0.0, 0.0, 0.0, 45.0, 200.0]))
    duration = 45.0 * draw(st.integers(0, 30)) + (entered + 5.0 if entered else 0.0)
    outcome = draw(st.sampled_from([None, None, "adopted", "home", "relative"]))
    return Observed(duration, outcome is not None, outcome, entered)


CELLS = st.dictionaries(st.sampled_from("abcde"), st.lists(observed(), min_size=1, max_size=12), min_size=1)


def figures_of(cells: dict[str, list[Observed]]) -> pl.DataFrame:
    return incidence(engine_over(in_cells(cells)), "members", ["cell"])


def expected_limits(
    members: list[Observed], statistic: str, outcome: str | None
) -> tuple[float, float, float]:
    """Value and limits of an incidence or a restricted mean, the obvious way."""
    if statistic == "restricted_mean":
        value = reference.restricted_mean(members, RESTRICTED_TO)
        variance = reference.restricted_mean_variance(members, RESTRICTED_TO)
        low, high = intervals.restricted_mean(*map(np.array, ([value], [variance], [RESTRICTED_TO])))
    else:
        by = int(statistic.split("_")[1]) * DAYS_PER_MONTH
        value = reference.incidence(members, by, outcome)
        variance = reference.incidence_variance(members, by, outcome)
        known = [m for m in members if m.entered_after <= by and (m.ended or m.duration > by)]
        low, high = intervals.cumulative_incidence(*map(np.array, ([value], [variance], [float(len(known))])))
    return value, low[0], high[0]


def is_observed(members: list[Observed], statistic: str) -> bool:
    """Whether somebody was observed up to the horizon, or nobody is left to be."""
    by = RESTRICTED_TO if statistic == "restricted_mean" else int(statistic.split("_")[1]) * DAYS_PER_MONTH
    return max(m.duration for m in members) >= by or reference.remaining(members, math.inf) < 1e-9


@given(CELLS)
@settings(max_examples=6, deadline=None)
def test_figures_are_those_of_the_row_by_row_computation(cells):
    for row in figures_of(cells).to_dicts():
        members, statistic = cells[row["cell"]], row["statistic"]
        if statistic == "median":
            assert row["value"] == reference.time_by_which(members, 0.5)
        elif not is_observed(members, statistic):
            assert (row["value"], row["is_immature"]) == (None, True)
        else:
            outcome = None if row["outcome"] == "any" else row["outcome"]
            found = [
                math.nan if row[name] is None else row[name] for name in ("value", "ci_lower", "ci_upper")
            ]
            expected = expected_limits(members, statistic, outcome)
            # The root of a variance of 1e-18, where everyone ended at once, is 1e-9.
            assert found == pytest.approx(expected, abs=1e-6, nan_ok=True)


@given(CELLS)
@settings(max_examples=5, deadline=None)
def test_outcomes_add_up_and_no_share_falls_with_time(cells):
    found = figures_of(cells).filter(pl.col("statistic").str.starts_with("incidence"))
    found = found.with_columns(months=pl.col("statistic").str.extract(r"(\d+)").cast(pl.Int64)).sort("months")
    shares = found.filter(pl.col("value").is_not_null())
    sums = shares.group_by("cell", "months").agg(
        any=pl.col("value").filter(pl.col("outcome") == "any").sum(),
        each=pl.col("value").filter(pl.col("outcome") != "any").sum(),
    )
    assert sums["each"].to_list() == pytest.approx(sums["any"].to_list(), abs=1e-12)
    rises = shares.select(rise=pl.col("value").diff().over("cell", "outcome"))["rise"].drop_nulls()
    assert (rises >= -1e-12).all()
    assert (
        (shares["ci_lower"] <= shares["value"] + 1e-9) & (shares["value"] <= shares["ci_upper"] + 1e-9)
    ).all()


@given(CELLS, st.randoms(use_true_random=False))
@settings(max_examples=3, deadline=None)
def test_neither_the_order_of_members_nor_other_cells_move_a_digit(cells, random):
    figures = figures_of(cells)
    turned = list(cells)
    random.shuffle(turned)
    shuffled = {name: random.sample(cells[name], len(cells[name])) for name in turned}
    assert_frame_equal(figures_of(shuffled), figures, check_exact=True)
    one = turned[0]
    alone = figures_of({one: cells[one]})
    same = figures.filter(pl.col("cell") == one).join(alone, on=["outcome", "statistic"], how="semi")
    assert_frame_equal(same, alone, check_exact=True)


@given(st.lists(st.integers(0, 40).map(float), min_size=1, max_size=40))
@settings(max_examples=5, deadline=None)
def test_where_nobody_is_open_percentiles_are_those_of_any_duration(days):
    members = [Observed(value, True, "home") for value in days]
    found = censored_durations(engine_over(in_cells({"one": members})), "members", ["cell"], 100.0)
    figures = dict(found.select("statistic", "value").iter_rows())
    assert figures["median"] == intervals.percentile(np.sort(days), 0.5)[0]
    assert figures["p90"] == intervals.percentile(np.sort(days), 0.9)[0]
    assert figures["restricted_mean"] == pytest.approx(np.mean(days))
