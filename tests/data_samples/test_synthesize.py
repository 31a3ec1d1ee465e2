"""The synthetic drop zone: what is in it, that it is coherent, and the committed sample."""

from __future__ import annotations

import datetime as dt
import gzip
import tomllib
from pathlib import Path

import polars as pl
import pytest

from data_samples import SAMPLES
from data_samples.generator.data_profile import PER
from data_samples.generator.simulation import simulate
from data_samples.generator.tables import staging_tables
from data_samples.synthesize import synthesize
from transforms.staging.datasets import DATASETS
from transforms.staging.receiving.register import read_register

LEAST_SERVED = 800
"""Children in each AFCARS file of the sample: enough for measures by county, small enough for a clone."""


@pytest.fixture(scope="module")
def tables() -> dict[str, pl.DataFrame]:
    """Staging tables of a small world."""
    return staging_tables(simulate(children=6_000, years=4, seed=11))


def files(folder: Path) -> dict[str, bytes]:
    """Bytes of every file by name."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_the_same_call_gives_the_same_bytes_and_another_seed_others(tmp_path: Path) -> None:
    for name, seed in (("a", 1), ("b", 1), ("c", 2)):
        synthesize(children=2_000, years=1, seed=seed, output=tmp_path / name)
    first, again, other = (files(tmp_path / name) for name in "abc")
    assert first == again
    assert first["ncands_child/ffy2026.txt.gz"] != other["ncands_child/ffy2026.txt.gz"]


def test_years_decide_which_submissions_are_written(tmp_path: Path) -> None:
    counts = synthesize(children=2_000, years=2, seed=1, output=tmp_path)
    assert [name for name in counts if "ncands" in name] == [
        "ncands_child/ffy2025.txt.gz",
        "ncands_child/ffy2026.txt.gz",
        "ncands_agency/ffy2025.csv",
        "ncands_agency/ffy2026.csv",
    ]
    assert [name for name in counts if "afcars" in name] == [
        f"{folder}/{period}.xml.gz"
        for period in ("25a", "25b", "26a")
        for folder in ("afcars_oohc", "afcars_aga")
    ]


def test_periods_before_afcars_2020_are_written_as_of_1993(tmp_path: Path) -> None:
    counts = synthesize(children=2_000, years=6, seed=1, output=tmp_path)
    old = [name for name in counts if "foster_care_1993" in name]
    assert old == [f"afcars_foster_care_1993/{period}.txt.gz" for period in ("21a", "21b", "22a", "22b")]
    assert sorted(read_register(tmp_path / "agency")) == sorted(counts)


def test_faults_are_planted_only_where_asked_for() -> None:
    for faults in (False, True):
        tables = staging_tables(simulate(children=6_000, years=4, seed=11, faults=faults))
        reports, removals = tables["ncands_child"], tables["afcars_oohc_removals"]
        exits = removals.filter(pl.col("e153_exit_date").is_not_null())
        found = {
            "start before report": reports.filter(pl.col("invdate") < pl.col("rptdt")).height,
            "no start": reports["invdate"].null_count(),
            "no birth date": reports["chbdate"].null_count(),
            "no exit reason": exits["e155_exit_reason"].null_count(),
        }
        assert {name: count > 0 for name, count in found.items()} == dict.fromkeys(found, faults)


@pytest.mark.parametrize(("children", "years"), [(1_999, 3), (5_000, 0), (5_000, 11)])
def test_a_population_too_small_or_years_out_of_range_are_refused(
    tmp_path: Path, children: int, years: int
) -> None:
    with pytest.raises(ValueError, match="at least 2,000 children and 1 to 10 years"):
        synthesize(children=children, years=years, seed=1, output=tmp_path)


def test_a_child_file_holds_the_reports_disposed_in_its_year(tables: dict[str, pl.DataFrame]) -> None:
    year = pl.col("rptdisdt").dt.offset_by("3mo").dt.year()
    assert tables["ncands_child"].filter(year != pl.col("subyr")).height == 0


def test_children_are_reported_between_birth_and_their_eighteenth_birthday(
    tables: dict[str, pl.DataFrame],
) -> None:
    assert tables["ncands_child"].filter(~pl.col("chage").is_between(0, 17)).height == 0


def test_an_afcars_file_says_nothing_of_what_came_after_its_period(tables: dict[str, pl.DataFrame]) -> None:
    ends = pl.DataFrame(
        {
            "submission": ["23A", "23B", "24A", "24B", "25A", "25B", "26A"],
            "period_end": [
                dt.date(year, *rest) for year in (2023, 2024, 2025, 2026) for rest in ((3, 31), (9, 30))
            ][:7],
        }
    )
    for table, column in (
        ("afcars_oohc_removals", "e69_removal_date"),
        ("afcars_oohc_removals", "e153_exit_date"),
        ("afcars_oohc_living_arrangements", "e112_date_living_arrangement"),
        ("afcars_oohc_permanency_plans", "e147_permanency_plan_date"),
        ("afcars_oohc_caseworker_visits", "e151_case_worker_visit_date"),
        ("afcars_oohc_children", "e67_tpr_date_parent1"),
    ):
        assert (
            tables[table].join(ends, on="submission").filter(pl.col(column) > pl.col("period_end")).height
            == 0
        ), table


def test_each_removal_with_its_history_begins_with_a_living_arrangement(
    tables: dict[str, pl.DataFrame],
) -> None:
    key = ["submission", "record_number", "removal_number"]
    removals = tables["afcars_oohc_removals"].filter(pl.col("removal_layout") == "removal_2020")
    first = tables["afcars_oohc_living_arrangements"].filter(pl.col("sequence") == 1)
    both = removals.join(first, on=key, how="left")
    assert (
        both.filter(pl.col("e112_date_living_arrangement").ne_missing(pl.col("e69_removal_date"))).height == 0
    )


def test_removals_of_a_child_do_not_overlap(tables: dict[str, pl.DataFrame]) -> None:
    order = tables["afcars_oohc_removals"].sort("submission", "record_number", "e69_removal_date")
    before = pl.col("e153_exit_date").shift(1).over("submission", "record_number")
    assert order.filter(pl.col("e69_removal_date") < before).height == 0


def test_reports_with_an_afcars_identifier_are_of_children_in_the_afcars_files(
    tables: dict[str, pl.DataFrame],
) -> None:
    recent = tables["ncands_child"].filter(
        pl.col("afcarsid").is_not_null()
        & pl.col("rmvdate").is_between(dt.date(2023, 1, 1), dt.date(2026, 3, 31))
    )
    known = tables["afcars_oohc_children"]["e4_child_record_number"].unique()
    assert recent.height > 0
    assert recent.filter(~pl.col("afcarsid").is_in(known.implode())).height == 0


def test_a_case_has_one_worker_or_vacant_desk_at_a_time(tables: dict[str, pl.DataFrame]) -> None:
    cases = tables["worker_assignments"].sort("case_id", "assigned_on")
    before = pl.col("ended_on").shift(1).over("case_id")
    assert cases.filter(before.is_not_null() & (before != pl.col("assigned_on"))).height == 0
    assert cases.filter(pl.col("worker_id").is_null() & pl.col("unit").is_null()).height == 0
    assert cases["worker_id"].null_count() > 0


def test_the_committed_sample_is_small_and_large_enough_and_says_that_it_is_synthetic() -> None:
    held = files(SAMPLES)
    assert sum(len(content) for content in held.values()) <= 6_000_000
    reports = sum(
        gzip.decompress(content).count(b"\n")
        for name, content in held.items()
        if name.startswith("ncands_child")
    )
    assert reports >= 15_000
    served = {
        name: gzip.decompress(content).count(b"<record>")
        for name, content in held.items()
        if name.startswith("afcars_oohc")
    }
    assert len(served) == 7
    assert min(served.values()) >= LEAST_SERVED
    assert {name.split("/")[0] for name in held} == {*DATASETS, "agency"}
    agency = tomllib.loads(held["agency/agency.toml"].decode())
    assert agency["agency"]["synthetic"] is True
    assert len(agency["counties"]) == 8


def test_the_data_profile_lies_near_the_measures_and_says_that_it_is_synthetic() -> None:
    profile = pl.read_csv(SAMPLES / "benchmarks" / "benchmarks.csv")
    assert profile["source"].str.starts_with("Synthetic").all()
    per = pl.col("measure_id").replace_strict(PER, default=1)
    made = profile.select((per * pl.col("numerator") / pl.col("denominator") - pl.col("value")).alias("off"))
    assert made["off"].abs().max() <= 0.005
