"""Shares in the data: of reports, children in reports, children in care, entries and exits."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import polars as pl

from data_samples.calibration.history import REMOVAL, History, months
from transforms.contracts import codes

TYPES = ("chmal1", "chmal2", "chmal3", "chmal4")
PROFESSIONAL = [code.name for code in codes.REPORT_SOURCES.codes if code.means.get("is_professional")]
DURATIONS = {
    "under_1_month": 1,
    "1_5_months": 6,
    "6_11_months": 12,
    "12_17_months": 18,
    "18_23_months": 24,
    "24_29_months": 30,
    "30_35_months": 36,
    "3_4_years": 60,
}
Tables = Mapping[str, pl.DataFrame]


def figures(measure: str, categories: list[str], values: list[float]) -> pl.DataFrame:
    """Figures of one measure: measure, category, found."""
    return pl.DataFrame(
        {"measure": [measure] * len(categories), "category": categories, "found": values},
        schema={"measure": pl.String, "category": pl.String, "found": pl.Float64},
    )


def shares(measure: str, values: pl.Series) -> pl.DataFrame:
    """The share of each value among those that are not null, in percent."""
    counts = values.drop_nulls().cast(pl.String).alias("category").value_counts()
    total = counts["count"].sum()
    return figures(measure, counts["category"].to_list(), [100 * n / total for n in counts["count"]])


def report_figures(tables: Tables) -> list[pl.DataFrame]:
    """Figures of the Child File and of referrals."""
    rows = tables["ncands_child"]
    victim = (
        pl.any_horizontal([pl.col(f"mal{n}lev").is_in(["substantiated", "indicated"]) for n in range(1, 5)])
        | (pl.col("maldeath") == "yes")
    ).fill_null(value=False)
    victims = rows.filter(victim)
    unique = victims.sort("rptdt", "rptid").unique(["submission", "chid"], keep="first")
    sources = rows.unique("rptid")["rptsrc"]
    types = victims.with_columns(number=pl.sum_horizontal([pl.col(name).is_not_null() for name in TYPES]))
    kind = pl.when(pl.col("number") > 1).then(pl.lit("multiple")).otherwise(pl.col("chmal1"))
    return [
        shares("report_sources", sources),
        figures("report_sources", ["professionals"], [100 * sources.is_in(PROFESSIONAL).mean()]),  # type: ignore[list-item, operator]
        shares("dispositions", rows["mal1lev"]),
        shares("maltreatment_types", types.select(kind.alias("kind"))["kind"]),
        shares("victims_by_age", unique.filter(pl.col("chage") < 18)["chage"]),
        shares("victims_by_race", unique.select(_race().alias("race"))["race"]),
        shares("victims_by_sex", unique["chsex"]),
        shares("referrals", tables["referrals"]["screening_decision"]),
        _report_rates(tables, unique),
    ]


def _report_rates(tables: Tables, unique: pl.DataFrame) -> pl.DataFrame:
    """Reports, children and victims over the child population, by year."""
    rows = tables["ncands_child"]
    years = rows["submission"].n_unique()
    population = tables["child_population"]
    children = float(population["children"].sum()) / population["year"].n_unique() * years
    counts = {
        "reports": rows["rptid"].n_unique() * 1000,
        "children_reported": rows.unique(["submission", "chid"]).height * 1000,
        "victims": unique.height * 1000,
        "maltreatment_deaths": rows.filter(pl.col("maldeath") == "yes").height * 100_000,
    }
    return figures("rates", list(counts), [count / children for count in counts.values()])


def _race() -> pl.Expr:
    """Race and ethnicity of a child in the Child File in exclusive groups; null where not recorded."""
    fields = {
        "american_indian_alaska_native": "chracai",
        "asian": "chracas",
        "black": "chracbl",
        "native_hawaiian_pacific_islander": "chracnh",
        "white": "chracwh",
    }
    several = pl.sum_horizontal([(pl.col(field) == "yes").cast(pl.Int8) for field in fields.values()]) > 1
    chain: Any = (
        pl.when(pl.col("chethn") == "hispanic")
        .then(pl.lit("hispanic"))
        .when(several)
        .then(pl.lit("two_or_more"))
    )
    for name, field in fields.items():
        chain = chain.when(pl.col(field) == "yes").then(pl.lit(name))
    answer: pl.Expr = chain.otherwise(None)
    return answer


def in_care_figures(history: History, tables: Tables) -> list[pl.DataFrame]:
    """Figures of children in care, entries and exits."""
    in_care, removals = history.in_care, history.removals
    entries = removals.filter(pl.col("e69_removal_date").is_between(history.begins, history.ends))
    exits = removals.filter(pl.col("e153_exit_date").is_between(history.begins, history.ends))
    born = pl.col("e5_date_of_birth")
    parts = [
        shares("exit_reasons", exits["e155_exit_reason"]),
        shares("sex_in_care", in_care["e6_sex"]),
        shares("settings", _settings(in_care, tables)),
        shares("goals", _goals(in_care, tables)),
        _circumstances(entries),
        _care_rates(history, tables, entries),
    ]
    for name, rows, date in (
        ("in_care", in_care, "period_end"),
        ("at_entry", entries, "e69_removal_date"),
        ("at_exit", exits, "e153_exit_date"),
    ):
        age = (months(born, pl.col(date)) // 12).clip(0, 20)
        parts.append(shares(f"age_{name}", rows.filter(born <= pl.col(date)).select(age.alias("age"))["age"]))
        parts.append(shares(f"race_{name}", rows["race"]))
    for name, rows, date in (
        ("time_in_care", in_care, "period_end"),
        ("time_in_care_at_exit", exits, "e153_exit_date"),
    ):
        stay = months(pl.col("e69_removal_date"), pl.col(date))
        parts.append(shares(name, rows.select(_duration(stay).alias("stay"))["stay"]))
    return [*parts, _termination_to_adoption(exits, tables)]


def _duration(stay: pl.Expr) -> pl.Expr:
    """Completed months as a published band."""
    bands = list(DURATIONS.items())
    chain: Any = pl.when(stay < bands[0][1]).then(pl.lit(bands[0][0]))
    for name, below in bands[1:]:
        chain = chain.when(stay < below).then(pl.lit(name))
    answer: pl.Expr = chain.otherwise(pl.lit("5_years_and_more"))
    return answer


def _settings(in_care: pl.DataFrame, tables: Tables) -> pl.Series:
    """The published group of each child's setting."""
    last = (
        tables["afcars_oohc_living_arrangements"]
        .sort("e112_date_living_arrangement", "sequence")
        .unique(REMOVAL, keep="last")
    )
    other = pl.col("e120_other_living_arrangement_type")
    kind = (
        pl.when(pl.col("e118_pre_adopt_home"))
        .then(pl.lit("pre_adoptive_home"))
        .when(pl.col("e117_relative_foster_family") | pl.col("e119_kin_foster_family"))
        .then(pl.lit("relative_foster_home"))
        .when(pl.col("e113_foster_family_home"))
        .then(pl.lit("nonrelative_foster_home"))
        .when(other.is_in(["group_home_family_operated", "group_home_staff_operated"]))
        .then(pl.lit("group_home"))
        .when(other.is_in(["runaway", "whereabouts_unknown"]))
        .then(pl.lit("runaway"))
        .when(other == "placed_at_home")
        .then(pl.lit("trial_home_visit"))
        .when(other == "supervised_independent_living")
        .then(other)
        .otherwise(pl.lit("institution"))
    )
    return in_care.select(REMOVAL).join(last, on=REMOVAL).select(kind.alias("setting"))["setting"]


def _goals(in_care: pl.DataFrame, tables: Tables) -> pl.Series:
    """The latest plan of each child, or `none_yet`."""
    last = tables["afcars_oohc_permanency_plans"].sort("sequence").unique(REMOVAL, keep="last")
    return (
        in_care.select(REMOVAL)
        .join(last, on=REMOVAL, how="left")["e148_permanency_plan_type"]
        .fill_null("none_yet")
    )


def _circumstances(entries: pl.DataFrame) -> pl.DataFrame:
    names = [
        name
        for name in entries.columns
        if name[:3] in {f"e{n}" for n in range(72, 100)} and entries[name].dtype == pl.Boolean
    ]
    return figures("removal_circumstances", names, [100 * entries[name].mean() for name in names])  # type: ignore[operator, misc]


def _care_rates(history: History, tables: Tables, entries: pl.DataFrame) -> pl.DataFrame:
    """Entries by year and children in care, per 1,000 children."""
    population = tables["child_population"]
    children = float(population["children"].sum()) / population["year"].n_unique()
    years = len(history.periods) / 2
    in_care = history.in_care.height / len(history.periods)
    return figures(
        "rates", ["entries", "in_care"], [1000 * entries.height / children / years, 1000 * in_care / children]
    )


def _termination_to_adoption(exits: pl.DataFrame, tables: Tables) -> pl.DataFrame:
    """Time from the end of the first parent's rights to adoption."""
    rights = tables["afcars_oohc_children"].select("submission", "record_number", "e67_tpr_date_parent1")
    adopted = exits.filter(pl.col("e155_exit_reason") == "adoption").join(
        rights, on=["submission", "record_number"]
    )
    wait = months(pl.col("e67_tpr_date_parent1"), pl.col("e153_exit_date"))
    known = adopted.filter(pl.col("e67_tpr_date_parent1").is_not_null())
    return shares("termination_to_adoption", known.select(_duration(wait).alias("wait"))["wait"])
