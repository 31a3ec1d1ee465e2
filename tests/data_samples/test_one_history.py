"""Every table of the synthetic agency tells the same children, episodes and reports."""

from __future__ import annotations

import datetime as dt

import polars as pl
import pytest

from data_samples.generator.simulation import simulate
from data_samples.generator.tables import staging_tables

Tables = dict[str, pl.DataFrame]


@pytest.fixture(scope="module")
def tables() -> Tables:
    """Staging tables of a small world, its first years in the layouts of 1993."""
    return staging_tables(simulate(children=12_000, years=6, seed=2))


def last_file(tables: Tables, table: str) -> pl.DataFrame:
    return tables[table].filter(pl.col("submission") == "26A")


def test_placements_are_the_living_arrangements_of_the_afcars_files(tables: Tables) -> None:
    child = pl.col("e4_child_record_number").alias("child_id")
    key = ["record_number", "removal_number"]
    removals = last_file(tables, "afcars_oohc_removals").select(
        *key, child, pl.col("e69_removal_date").alias("removal_date")
    )
    told = (
        last_file(tables, "afcars_oohc_living_arrangements")
        .join(removals, on=key)
        .with_columns(pl.col("e112_date_living_arrangement").alias("began_on"))
    )
    mine = tables["placements"].join(told, on=["child_id", "removal_date", "began_on"], how="right")
    setting = pl.col("e120_other_living_arrangement_type")
    assert mine.height == told.height > 100
    assert mine["setting"].null_count() == 0
    assert mine.filter(setting.is_not_null() & (setting.cast(pl.String) != pl.col("setting"))).height == 0


def test_a_move_leads_to_another_home(tables: Tables) -> None:
    before = pl.col("provider_id").shift(1).over("child_id", "removal_date")
    moves = tables["placements"].sort("child_id", "began_on").filter(before.is_not_null())
    assert moves.height > 100
    assert tables["placements"].filter(pl.col("provider_id") == before).height == 0


def test_petitions_at_court_are_those_of_the_child_file(tables: Tables) -> None:
    petitions = tables["court_events"].filter(pl.col("event") == "petition")
    told = tables["ncands_child"].filter(pl.col("petdate").is_not_null()).select("chid", "petdate").unique()
    both = petitions.join(
        told, left_on=["child_id", "occurred_on"], right_on=["chid", "petdate"], how="inner"
    )
    removed_since_2021 = petitions.filter(pl.col("occurred_on").dt.year() >= 2021)
    assert both.height > 0.7 * removed_since_2021.height > 10


def test_law_enforcement_acts_where_the_child_file_says_it_was_notified(tables: Tables) -> None:
    events = tables["law_enforcement_events"].filter(pl.col("event") == "notified")
    notified = tables["ncands_child"].filter(
        pl.col("notifs").cast(pl.String).is_in(["police_or_prosecutor", "both"])
    )
    assert set(events["report_id"]) == set(notified["rptid"])


def test_agreements_are_of_children_who_left_to_adoption_or_guardianship(tables: Tables) -> None:
    exits = tables["afcars_oohc_removals"].select(
        pl.col("e4_child_record_number").alias("child"),
        pl.col("e153_exit_date").alias("on"),
        pl.col("e155_exit_reason").cast(pl.String).alias("reason"),
    )
    agreements = last_file(tables, "afcars_aga").select(
        pl.col("a3_child_record_number").alias("child"),
        pl.col("a17_adoption_finalization_date").alias("on"),
        pl.col("a15_assistance_agreement_type").cast(pl.String).alias("reason"),
    )
    recent = exits.filter(pl.col("reason").is_in(["adoption", "guardianship"])).unique()
    found = agreements.join(recent, on=["child", "on", "reason"], how="inner")
    assert agreements.height > 20
    assert found.height == agreements.join(recent.select("child", "on"), on=["child", "on"]).height > 5


def test_surveys_of_the_agency_are_those_of_nytd(tables: Tables) -> None:
    outcomes, surveys = tables["nytd_outcomes"], tables["youth_outcomes"]
    took_part = outcomes.filter(pl.col("e34_outcomes_reporting_status") == "participated")
    assert outcomes.height == surveys.height > 5
    assert surveys["participated"].sum() == took_part.height
    assert set(outcomes["e3_record_number"]) == set(surveys["child_id"])


def test_the_agency_file_counts_the_referrals_screened_out(tables: Tables) -> None:
    out = tables["referrals"].filter(pl.col("screening_decision") == "screened_out")
    year = out["received_at"].dt.offset_by("3mo").dt.year()
    told = dict(tables["ncands_agency"].select("subyr", "item_2_1_a").iter_rows())
    assert {key: (year == key).sum() for key in told} == told


def test_reports_still_open_on_the_last_day_are_worked_and_stand_in_no_child_file(tables: Tables):
    assigned = tables["worker_assignments"].filter(role="investigation")
    open_on = [
        assigned.filter(
            pl.col("assigned_on") <= day, pl.col("ended_on").is_null() | (pl.col("ended_on") > day)
        )["report_id"]
        for day in (dt.date(year, 9, 30) for year in (2025, 2026))
    ]
    assert open_on[1].n_unique() == pytest.approx(open_on[0].n_unique(), rel=0.3)
    pending = open_on[1]
    assert not set(pending) & set(tables["ncands_child"]["rptid"])
    assert set(pending) <= set(tables["referrals"]["report_id"])
    attempted = tables["contacts"].filter(pl.col("report_id").is_in(pending.implode()))["attempted_at"]
    assert attempted.len()
    assert attempted.dt.date().max() <= dt.date(2026, 9, 30)
