"""Interrupted time series: by hand, against R, with known effects, and refused where data cannot carry it."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from tests.evaluation.planted import calendar, series
from transforms.evaluation.estimates import SerialFit
from transforms.evaluation.interrupted import Model, Monthly, Segmented, interrupted, placebo

HERE = Path(__file__).parent
START = date(2023, 10, 1)


def straight(effect: float = 4.0, bend: float = 2.0, months: int = 48) -> Monthly:
    """A series without any noise: 50, rising 1.2 a year, then a step and a steeper rise."""
    time = np.arange(months)
    values = 50 + 0.1 * time + (time >= 36) * (effect + bend * (time - 36) / 12)
    return Monthly(calendar(months), values, np.full(months, 100.0))


def test_a_step_and_a_bend_without_noise_are_found_as_they_were_planted():
    found = interrupted(straight(), START)
    assert found.reason == ""
    assert found.effect.value == pytest.approx(4 + 2 * 5.5 / 12)  # the mean of months 0 to 11 since the start
    assert found.analyses["step"].value == pytest.approx(4)
    assert found.analyses["slope"].value == pytest.approx(2)
    assert found.observed - found.effect.value == pytest.approx(50 + 0.1 * 41.5)
    assert (found.months_before, found.months_after) == (36, 12)


def test_months_of_phasing_in_count_on_neither_side():
    found = interrupted(straight(bend=0), START, phase_in=3)
    assert (found.months_before, found.months_after) == (36, 9)
    assert found.effect.value == pytest.approx(4)


def test_what_a_comparison_series_does_at_the_same_time_is_taken_off():
    time = np.arange(48)
    comparison = replace(straight(), values=30 + 3.0 * (time >= 36))
    found = interrupted(straight(bend=0), START, comparison=comparison)
    assert found.effect.value == pytest.approx(1)
    assert found.analyses["no_comparison"].value == pytest.approx(4)
    checks = {check.name: check.verdict for check in found.checks}
    assert checks["comparison_unmoved"] == "failed"


@pytest.mark.parametrize(
    ("months", "start", "says"),
    [
        (48, date(2021, 6, 1), "needs 12 months before the start and has 8"),
        (40, START, "needs 6 months after the start and has 4"),
    ],
)
def test_too_few_months_on_one_side_are_refused_with_both_numbers(months, start, says):
    found = interrupted(straight(months=months), start)
    assert (found.effect, found.reason) == (None, says)
    assert {point.series for point in found.points} == {"observed"}


def test_a_series_with_every_fifth_month_missing_is_refused():
    some = straight()
    some.values[2::5] = np.nan
    assert "of the months between the first and the last have no figure" in interrupted(some, START).reason


def test_a_series_that_had_moved_before_is_refused_for_it():
    some, start = series(np.random.default_rng(11), before=14.0)
    found = interrupted(some, start)
    assert found.effect is None
    assert "moved in the same way before the start, where nothing started" in found.reason


def test_intervals_hold_the_planted_effect_nineteen_times_in_twenty_where_months_resemble_their_neighbours():
    chance, held, refused = np.random.default_rng(7), 0, 0
    for _ in range(150):
        some, start = series(chance, effect=5.0, correlation=0.4)
        low, high = Segmented.of(some, Model(start)).effect().interval
        held += low <= 5.0 <= high
        refused += placebo(some, start).p_value < 0.01
    assert 0.91 <= held / 150 <= 0.985  # two and a half standard errors of a share of 0.95
    assert refused / 150 <= 0.03


def oracle_series() -> pl.DataFrame:
    some, _ = series(np.random.default_rng(5), effect=3.0)
    time = np.arange(60.0)
    return pl.DataFrame(
        {
            "value": some.values.round(6),
            "time": time,
            "after": (time >= 36).astype(float),
            "since": np.clip(time - 36, 0, None),
            "wave_sine": np.sin(2 * np.pi * time / 12).round(9),
            "wave_cosine": np.cos(2 * np.pi * time / 12).round(9),
        }
    )


def differences_from(told: str) -> float:
    """The largest difference of coefficients and errors from those that R tells."""
    frame = oracle_series()
    design = np.column_stack([np.ones(60), frame.drop("value").to_numpy()])
    fit = SerialFit(frame["value"].to_numpy(), design).results
    expected = pl.read_csv(told.replace(" ", "").encode())
    apart = [fit.params - expected["value"].to_numpy(), fit.bse - expected["error"].to_numpy()]
    return float(np.abs(apart).max())


def test_errors_of_newey_and_west_are_those_of_r(tmp_path):
    assert differences_from((HERE / "hac.csv").read_text()) < 1e-9
    if shutil.which("Rscript") is not None:
        oracle_series().write_csv(tmp_path / "series.csv")
        command = ["Rscript", str(HERE / "hac.R"), str(tmp_path / "series.csv")]
        asked = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        assert differences_from(asked) < 1e-9
