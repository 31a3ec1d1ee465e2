"""Rough versions of the federal indicators, pooled over the observed time, to steer the generator by.

The exact measures stand in `transforms/measures`; these leave their finer rules out and pool periods,
because only closeness to national figures is asked here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import polars as pl

from data_samples.calibration.distributions import figures
from data_samples.calibration.history import REMOVAL, History, months

PERMANENCY = ("reunification", "living_with_relative", "adoption", "guardianship")
COMES_BACK = ("reunification", "living_with_relative", "guardianship")
NOT_SETTINGS = (
    "juvenile_justice_facility",
    "medical_or_rehabilitative_facility",
    "psychiatric_hospital",
    "runaway",
    "whereabouts_unknown",
    "placed_at_home",
)
AGES = ((4, "0_3_months"), (12, "4_11_months"), (72, "1_5_years"), (132, "6_10_years"), (204, "11_16_years"))
FAR = dt.date(2099, 1, 1)
Tables = Mapping[str, pl.DataFrame]


def care_indicators(history: History, tables: Tables) -> pl.DataFrame:
    """Permanency, reentry, stability, maltreatment in care and caseworker visits."""
    episodes = _episodes(history)
    return pl.concat(
        [
            _permanency_of_entries(episodes, history, tables),
            _permanency_in_care(episodes, history, 12, 23, "permanency_in_12_months_12_to_23"),
            _permanency_in_care(episodes, history, 24, 999, "permanency_in_12_months_24_plus"),
            _reentry(episodes, history),
            _stability(episodes, history, tables),
            _maltreatment(episodes, history, tables),
            _visits(episodes, history, tables),
        ]
    )


def _episodes(history: History) -> pl.DataFrame:
    """Removals with exits as they count: on the 18th birthday at the latest."""
    birthday = pl.col("e5_date_of_birth").dt.offset_by("18y")
    known = pl.col("e153_exit_date").fill_null(FAR)
    return history.removals.filter(
        (pl.col("e5_date_of_birth") <= pl.col("e69_removal_date")) & (pl.col("e69_removal_date") < birthday)
    ).with_columns(
        removed=pl.col("e69_removal_date"),
        exited=pl.min_horizontal(known, birthday),
        reason=pl.when(known < birthday)
        .then(pl.col("e155_exit_reason").fill_null("missing"))
        .otherwise(pl.lit("aged_out")),
        child=pl.col("e4_child_record_number"),
        born=pl.col("e5_date_of_birth"),
    )


def _by_age(name: str, rows: pl.DataFrame, on: str, scale: float) -> pl.DataFrame:
    """`top` over `bottom` in all and by age on a day, scaled."""
    age = months(pl.col("born"), pl.col(on))
    group: Any = pl.when(age < AGES[0][0]).then(pl.lit(AGES[0][1]))
    for below, label in AGES[1:]:
        group = group.when(age < below).then(pl.lit(label))
    sums = (
        rows.with_columns(group.otherwise(pl.lit("17_years")).alias("category"))
        .group_by("category")
        .agg(pl.col("top", "bottom").sum())
    )
    every = sums.select(pl.lit("all").alias("category"), pl.col("top", "bottom").sum())
    both = pl.concat([every, sums])
    return figures(name, both["category"].to_list(), (scale * both["top"] / both["bottom"]).to_list())


def _permanency_of_entries(episodes: pl.DataFrame, history: History, tables: Tables) -> pl.DataFrame:
    """Entries with a year of follow-up; trial home visits as federally counted."""
    until = history.ends.replace(year=history.ends.year - 1)
    visits = tables["afcars_oohc_living_arrangements"].join(history.last_reported, on=REMOVAL)
    visits = visits.sort("sequence").unique(REMOVAL, keep="last")
    visits = visits.filter(pl.col("e120_other_living_arrangement_type") == "placed_at_home").select(
        *REMOVAL, pl.col("e112_date_living_arrangement").alias("home")
    )
    stay = months(pl.col("removed"), pl.col("exited"))
    early = (pl.col("reason") == "reunification") & ((pl.col("exited") - pl.col("home")).dt.total_days() > 30)
    stay = pl.when(early).then(months(pl.col("removed"), pl.col("home")) + 1).otherwise(stay)
    rows = (
        episodes.filter(pl.col("removed").is_between(history.begins, until))
        .filter((pl.col("exited") - pl.col("removed")).dt.total_days() >= 8)
        .filter(pl.col("reason") != "missing")
        .join(visits, on=REMOVAL, how="left")
        .with_columns(top=(stay < 12) & pl.col("reason").is_in(PERMANENCY), bottom=1)
    )
    return _by_age("permanency_in_12_months_entries", rows, "removed", 100)


def _permanency_in_care(
    episodes: pl.DataFrame, history: History, low: int, high: int, name: str
) -> pl.DataFrame:
    """Children in care on a first day, after so many months, who leave to permanency within a year."""
    parts = []
    for first, _ in history.periods[:-1]:
        last = first.replace(year=first.year + 1) - dt.timedelta(days=1)
        stay = months(pl.col("removed"), pl.lit(first))
        gone = pl.col("exited") <= last
        rows = episodes.filter(
            (pl.col("removed") < first) & (pl.col("exited") >= first) & stay.is_between(low, high)
        )
        rows = rows.filter(~(gone & (pl.col("reason") == "missing")))
        parts.append(
            rows.with_columns(on=pl.lit(first), top=(gone & pl.col("reason").is_in(PERMANENCY)), bottom=1)
        )
    return _by_age(name, pl.concat(parts), "on", 100)


def _reentry(episodes: pl.DataFrame, history: History) -> pl.DataFrame:
    """Exits with a year of follow-up after which the child's next removal comes within it."""
    until = history.ends.replace(year=history.ends.year - 1)
    following = episodes.sort("child", "removed").with_columns(
        again=pl.col("removed").shift(-1).over("child")
    )
    rows = following.filter(
        pl.col("exited").is_between(history.begins, until) & pl.col("reason").is_in(COMES_BACK)
    ).with_columns(top=(months(pl.col("exited"), pl.col("again")) < 12).fill_null(value=False), bottom=1)
    return _by_age("reentry_to_foster_care", rows, "exited", 100)


def _stability(episodes: pl.DataFrame, history: History, tables: Tables) -> pl.DataFrame:
    """Moves over days of the entries of each 12-month period, to its end."""
    arrangements = tables["afcars_oohc_living_arrangements"].filter(
        pl.col("e113_foster_family_home") | ~pl.col("e120_other_living_arrangement_type").is_in(NOT_SETTINGS)
    )
    begun = arrangements.select(*REMOVAL, pl.col("e112_date_living_arrangement").alias("began"))
    parts = []
    for (first, _), (_, last) in zip(history.periods[:-1], history.periods[1:], strict=True):
        rows = episodes.filter(pl.col("removed").is_between(first, last)).with_columns(
            until=pl.min_horizontal("exited", pl.lit(last))
        )
        rows = rows.with_columns(bottom=(pl.col("until") - pl.col("removed")).dt.total_days())
        rows = rows.filter((pl.col("bottom") >= 8) | (pl.col("exited") > last))
        moves = (
            rows.join(begun, on=REMOVAL)
            .filter((pl.col("began") < pl.col("exited")) & (pl.col("began") <= last))
            .group_by(REMOVAL)
            .agg((pl.len().cast(pl.Int64) - 1).alias("top"))
        )
        parts.append(rows.join(moves, on=REMOVAL).select("born", "removed", "top", "bottom"))
    return _by_age("placement_stability", pl.concat(parts), "removed", 1000)


def _victims(tables: Tables) -> pl.DataFrame:
    """Victim reports: child, AFCARS identifier, age, report, incident."""
    level = pl.any_horizontal(
        [pl.col(f"mal{n}lev").is_in(["substantiated", "indicated"]) for n in range(1, 5)]
    )
    return (
        tables["ncands_child"]
        .filter((level | (pl.col("maldeath") == "yes")).fill_null(value=False))
        .select("chid", "afcarsid", "chage", "rptid", "rptdt", "inciddt", "maldeath")
        .unique(["chid", "rptid"])
    )


def _maltreatment(episodes: pl.DataFrame, history: History, tables: Tables) -> pl.DataFrame:
    """Victim reports after the first week of care over days in care."""
    inside = pl.col("rptdt").is_between(
        pl.col("removed") + pl.duration(days=7), pl.col("exited"), closed="left"
    )
    victims, parts = _victims(tables), []
    for (first, _), (_, last) in zip(history.periods[::2], history.periods[1::2], strict=False):
        rows = episodes.filter((pl.col("removed") <= last) & (pl.col("exited") > first)).with_columns(
            begin=pl.max_horizontal("removed", pl.lit(first)), until=pl.min_horizontal("exited", pl.lit(last))
        )
        rows = rows.filter((pl.col("exited") - pl.col("removed")).dt.total_days() >= 8)
        rows = rows.with_columns(bottom=(pl.col("until") - pl.col("begin")).dt.total_days())
        events = rows.join(victims, left_on="child", right_on="afcarsid").filter(
            inside & pl.col("rptdt").is_between(first, last)
        )
        counts = events.group_by(REMOVAL).agg(pl.len().cast(pl.Int64).alias("top"))
        parts.append(rows.join(counts, on=REMOVAL, how="left").with_columns(pl.col("top").fill_null(0)))
    return _by_age("maltreatment_in_foster_care", pl.concat(parts), "begin", 100_000)


def recurrence(tables: Tables) -> pl.DataFrame:
    """Victims of a fiscal year with another victim report 15 to 365 days after the first."""
    victims = _victims(tables).filter(pl.col("chage") < 18)
    year = pl.col("rptdt").dt.offset_by("3mo").dt.year()
    first = victims.sort("rptdt", "rptid").with_columns(year=year).unique(["chid", "year"], keep="first")
    last = tables["ncands_child"]["subyr"].max()
    first = first.filter(
        (pl.col("year") < last)
        & (pl.col("year") >= tables["ncands_child"]["subyr"].min())
        & (pl.col("maldeath") != "yes")
    )
    gap = (pl.col("rptdt_right") - pl.col("rptdt")).dt.total_days()
    again = first.join(victims, on="chid").filter(gap.is_between(15, 365)).unique(["chid", "year"])
    return figures("recurrence_of_maltreatment", ["all"], [100 * again.height / max(first.height, 1)])


def _visits(episodes: pl.DataFrame, history: History, tables: Tables) -> pl.DataFrame:
    """Full calendar months in care with a visit."""
    visits = tables["afcars_oohc_caseworker_visits"].join(history.last_reported, on=REMOVAL)
    visited = visits.select(
        *REMOVAL, pl.col("e151_case_worker_visit_date").dt.truncate("1mo").alias("month")
    ).unique()
    last = history.ends.replace(day=1)
    spans = episodes.select(
        *REMOVAL,
        first=pl.max_horizontal("removed", pl.lit(history.begins - dt.timedelta(days=1)))
        .dt.truncate("1mo")
        .dt.offset_by("1mo"),
        after=pl.min_horizontal(pl.col("exited").dt.truncate("1mo"), pl.lit(last)),
    ).filter(pl.col("first") < pl.col("after"))
    whole = spans.with_columns(pl.date_ranges("first", "after", "1mo", closed="left").alias("month")).explode(
        "month"
    )
    found = whole.join(visited, on=[*REMOVAL, "month"], how="semi").height
    return figures("caseworker_visits", ["all"], [100 * found / max(whole.height, 1)])
