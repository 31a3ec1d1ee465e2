"""Rows of the agency's extracts: referrals, contact attempts and the child population.

Workers and their assignments are in `workforce`.
"""

from __future__ import annotations

import datetime as dt

import numpy as np
import polars as pl

from data_samples.generator import days
from data_samples.generator.arrays import Numbers
from data_samples.generator.draws import names
from data_samples.generator.identifiers import child_ids, referral_ids, report_ids
from data_samples.generator.people import RACES
from data_samples.generator.report_facts import NOTED, ReportFacts
from data_samples.generator.simulation import World


def moments(minutes: Numbers) -> pl.Series:
    """Minutes since 1970-01-01 as local times."""
    return pl.Series(minutes * 60_000_000).cast(pl.Datetime("us"))


def referral_rows(world: World, facts: ReportFacts, pending: ReportFacts) -> pl.DataFrame:
    """Rows of `staging.referrals`: those that became reports, some of them open, and those screened out."""
    chances, draws = world.parameters.reports, world.draws
    reports = (facts, pending)
    count = sum(some.count for some in reports)
    out = round(count * (1 / chances["screened_in"] - 1))
    at = draws.even("screened out", out, 3)
    begun = [some.received for some in reports]
    low, high = np.concatenate(begun).min(), np.concatenate(begun).max()
    received = np.concatenate(
        [*begun, low + np.floor((high - low) * at[:, 0]).astype(np.int64) // NOTED * NOTED]
    )
    shares = np.array([one["share"] for one in world.parameters.counties])
    elsewhere = np.searchsorted(np.cumsum(shares)[:-1] / shares.sum(), at[:, 1])
    county = np.concatenate([*(some.county for some in reports), elsewhere])
    source = np.concatenate([*(some.source for some in reports), names(chances["sources"], at[:, 2])])
    screened_in = np.arange(len(received)) < count
    pause = draws.stream("screening").exponential(90, len(received)).astype(np.int64) // 30 * 30 + 5
    pause = np.where(screened_in, np.minimum(pause, 240), np.minimum(pause * 4, 2880))
    priority = np.concatenate([*(some.priority for some in reports), np.full(out, "")])
    fips = np.array([one["fips"] for one in world.parameters.counties])
    report = report_ids(np.arange(1, len(received) + 1))
    order = np.argsort(received, kind="stable")
    frame = pl.DataFrame(
        {
            "received_at": moments(received),
            "source": pl.Series(list(source), dtype=pl.String),
            "screening_decision": np.where(screened_in, "screened_in", "screened_out"),
            "screened_at": moments(received + pause),
            "priority": pl.Series(priority).replace("", None),
            "county": fips[county],
            "report_id": pl.select(pl.when(pl.Series(screened_in)).then(report)).to_series(),
        }
    )[order]
    return frame.with_columns(referral_ids(np.arange(1, len(received) + 1)).alias("referral_id"))


def contact_rows(world: World, facts: ReportFacts, pending: ReportFacts) -> pl.DataFrame:
    """Rows of `staging.contacts`: failed first attempts and contacts with children, up to the last day."""
    last = dt.date(days.LAST_FISCAL_YEAR, 9, 30)
    rows = pl.concat([_contacts(world, some) for some in (facts, pending)])
    return rows.filter(pl.col("attempted_at").dt.date() <= last)


def _contacts(world: World, facts: ReportFacts) -> pl.DataFrame:
    """Contacts of some reports, whenever they were."""
    reports = world.findings.reports
    rows = np.flatnonzero((facts.position[reports.report] >= 0) & ~world.findings.listed)
    at = facts.position[reports.report[rows]]
    known = facts.start_known[at]
    rows, at = rows[known], at[known]
    tried = (facts.attempted[at] >= 0) & reports.is_index[rows]
    every = np.concatenate([at[tried], at])
    child = np.concatenate([reports.child[rows[tried]], reports.child[rows]])
    when = np.concatenate([facts.attempted[at[tried]], facts.started[at]])
    completed = np.arange(len(every)) >= int(tried.sum())
    order = np.lexsort((when, child, every))
    return pl.DataFrame(
        {
            "report_id": report_ids(facts.numbers[every[order]]),
            "child_id": child_ids(child[order]),
            "attempted_at": moments(when[order]),
            "completed": completed[order],
            "in_person": np.ones(len(every), dtype=bool),
        }
    )


def population_rows(world: World) -> pl.DataFrame:
    """Rows of `staging.child_population`: children on 1 July by county, year of age, sex and race."""
    people, parts = world.people, []
    fips = [one["fips"] for one in world.parameters.counties]
    for year in range(world.first_fiscal_year, days.LAST_FISCAL_YEAR + 1):
        on = (dt.date(year, 7, 1) - days.EPOCH).days
        age = days.completed_years(people.born, np.full(people.count, on))
        there = np.flatnonzero((age >= 0) & (age < 18))
        cells = pl.DataFrame(
            {
                "county": people.county[there],
                "age": age[there],
                "male": people.male[there],
                "race": people.race[there],
            }
        )
        parts.append(
            cells.group_by("county", "age", "male", "race").len("children").with_columns(year=pl.lit(year))
        )
    rows = pl.concat(parts).sort("year", "county", "age", "male", "race")
    return rows.select(
        pl.Series("county", fips).gather(rows["county"]),
        "year",
        pl.col("age").cast(pl.String).alias("age_group"),
        pl.when("male").then(pl.lit("male")).otherwise(pl.lit("female")).alias("sex"),
        pl.Series("race_ethnicity", RACES).gather(rows["race"]),
        pl.col("children").cast(pl.Float64),
    )
