"""From federal files in a drop zone to results, against the row-by-row computation.

Random histories are written as the files a state would send, the real command runs over them, and every
numerator and denominator it leaves of these measures is compared.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest

from data_samples.writers.afcars import write_afcars_oohc
from data_samples.writers.extracts import write_extract
from data_samples.writers.ncands import write_ncands_child
from tests.measures.received import received_frames
from tests.reference.histories import Histories
from tests.reference.measures import MEASURES, afcars_periods, fiscal_years, totals
from tests.reference.strategies import random_histories
from tests.reference.submissions import as_received
from transforms.contracts.contract import all_contracts
from transforms.measures.registry import all_measures

CHILDREN = 120
STATES = ("ZZ",)


def write_drop_zone(histories: Histories, folder: Path) -> None:
    """The files the states would send for these histories; extracts of all in one file with a state."""
    extracts: dict[str, list[pl.DataFrame]] = {}
    for state in STATES:
        frames = received_frames(histories, state)
        afcars = {name: frame for name, frame in frames.items() if name.startswith("afcars_oohc")}
        for submission in sorted(afcars["afcars_oohc_children"]["submission"].unique()):
            of_file = {n: f.filter(pl.col("submission") == submission) for n, f in afcars.items()}
            path = folder / "afcars_oohc" / f"{state}-{submission}.xml"
            write_afcars_oohc(of_file, state, submission, path)
        for (submission,), rows in frames["ncands_child"].group_by("submission"):
            write_ncands_child(rows, folder / "ncands_child" / f"{state}-{submission}.txt.gz")
        for name in ("contacts", "referrals", "workers", "worker_assignments"):
            extracts.setdefault(name, []).append(frames[name])
    for name, parts in extracts.items():
        write_extract(pl.concat(parts), all_contracts()[f"staging.{name}"], folder / name / f"{name}.csv")


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("road")


@pytest.fixture(scope="module")
def ran(folder):
    histories = random_histories(11, CHILDREN, STATES)
    write_drop_zone(histories, folder / "drop_zone")
    command = [str(Path(sys.executable).with_name("cwo")), "run", str(folder / "drop_zone")]
    options = ["--only", ",".join(MEASURES), "--output", str(folder / "out")]
    done = subprocess.run([*command, *options], capture_output=True, text=True, check=False, timeout=900)
    assert done.returncode == 0, done.stdout + done.stderr
    written = sorted((folder / "out" / "restricted" / "only").rglob("*.csv"))
    counts = {"numerator": pl.Float64, "denominator": pl.Float64}
    rows = [pl.read_csv(path, infer_schema_length=None, schema_overrides=counts) for path in written]
    return as_received(histories), pl.concat(rows, how="diagonal_relaxed").filter(period_type="12_months")


def expected_cells(measure_id: str, histories: Histories) -> dict[tuple[str, str, str], tuple[float, float]]:
    """(component, state, period) to (numerator, denominator) by the row-by-row computation."""
    periods = afcars_periods() if all_measures()[measure_id].calendar == "afcars" else fiscal_years()
    found = {}
    for name, (start, end) in periods.items():
        if measure_id == "timely_response":
            limits = {"default_limit_hours": 72, "limit_hours": {"1": 24, "immediate": 24}}
            verdicts = MEASURES[measure_id](histories, start, end, **limits)
        else:
            verdicts = MEASURES[measure_id](histories, start, end)
        for state in STATES:
            if measure_id == "caseload_per_worker":
                for component in ("point_in_time", "average_daily"):
                    found[(component, state, name)] = verdicts[(state, component)]
            else:
                found[("all", state, name)] = totals(verdicts, state)
    return found


@pytest.mark.parametrize("measure_id", sorted(MEASURES))
def test_results_for_whole_states_are_those_of_the_row_by_row_computation(ran, measure_id):
    histories, results = ran
    expected = expected_cells(measure_id, histories)
    is_known = (pl.col("statistic").is_in(["value", "mean"]) & (pl.col("status") != "not_available")) | (
        pl.col("statistic") == "count"
    )
    rows = results.filter(
        is_known,
        pl.col("measure_id") == measure_id,
        pl.col("geography_level") == "state",
        pl.col("dimension") == "all",
    )
    assert len(rows) > 0
    if measure_id == "exits_by_reason":
        rows = rows.group_by("component", "state", "period", "denominator").agg(pl.col("numerator").sum())
    for row in rows.to_dicts():
        numerator, denominator = expected[(row["component"], row["state"], row["period"])]
        assert row["numerator"] == pytest.approx(numerator), row
        if row.get("statistic") != "count":
            assert row["denominator"] == pytest.approx(denominator), row


def test_counties_and_categories_add_up_to_the_state(ran):
    _, results = ran
    counts = results.filter(
        pl.col("measure_id").is_in(["children_in_care", "permanency_in_12_months_entries"]),
        pl.col("geography_level") == "state",
    )
    key = ["measure_id", "state", "period"]
    whole = counts.filter(pl.col("dimension") == "all").select(*key, whole="denominator")
    parts = (
        counts.filter(pl.col("dimension").is_in(["age_group", "sex", "race_ethnicity", "time_in_care"]))
        .group_by(*key, "dimension")
        .agg(pl.col("denominator").sum())
    )
    together = parts.join(whole, on=key)
    assert len(together) > 0
    assert together.filter(pl.col("denominator") != pl.col("whole")).is_empty()
