"""Rows of the agency's table of what law enforcement did about reports.

Only reports of which the Child File says that police or a prosecutor was notified have any.
"""

from __future__ import annotations

import numpy as np
import polars as pl

from data_samples.generator import days
from data_samples.generator.arrays import Flags, Numbers
from data_samples.generator.extract_rows import moments
from data_samples.generator.identifiers import child_ids, report_ids
from data_samples.generator.report_facts import DAY, NOTED, ReportFacts, whom_notified
from data_samples.generator.simulation import World

TOLD_POLICE = ("police_or_prosecutor", "both")
MOST_MINUTES_TO_NOTICE = 240


def law_enforcement_rows(world: World, facts: ReportFacts) -> pl.DataFrame:
    """Rows of `staging.law_enforcement_events`, by time and report."""
    chances, draws, count = world.parameters.law_enforcement, world.draws, facts.count
    told = np.isin(whom_notified(world, facts), TOLD_POLICE)
    pause = draws.stream("law enforcement notified").integers(0, MOST_MINUTES_TO_NOTICE, count)
    notified = np.minimum(facts.received + pause // NOTED * NOTED, facts.started)
    joint = told & facts.start_known & (draws.uniform("joint contact", count) < chances["joint"])
    heard = told & (draws.uniform("forensic interview", count) < chances["interview"])
    interview = _office_hours(world, "interview", facts.started // DAY + 1, 9)
    victim = _has_victim(world, facts)
    charged = told & victim & (draws.uniform("charges", count) < chances["charges_with_victim"])
    decided = _office_hours(world, "outcome", facts.disposed, 90)
    declined = told & ~charged & (draws.uniform("declined", count) < chances["declined"])
    parts = [
        _events("notified", told, notified),
        _events("joint_contact", joint, facts.started),
        _events("forensic_interview", heard, interview),
        _events("charges_filed", charged, decided),
        _events("declined", declined, np.minimum(decided, notified + 20 * DAY)),
    ]
    every = pl.concat(parts)
    end = (days.day(days.LAST_FISCAL_YEAR, 9, 30) + 1) * DAY
    every = every.filter(pl.col("at") < end).sort("at", "report", "event")
    at = every["report"].to_numpy()
    fips = np.array([one["fips"] for one in world.parameters.counties])[facts.county[at]]
    office = np.where(draws.uniform("sheriff", count)[at] < 0.4, "-S", "-P")
    index = world.findings.reports.index[facts.which[at]]
    return every.select(
        report_ids(at + 1).alias("report_id"),
        pl.when(pl.col("event") == "forensic_interview").then(child_ids(index)).alias("child_id"),
        "event",
        moments(every["at"].to_numpy()).alias("occurred_at"),
        pl.Series("agency", np.char.add(fips, office)),
    )


def _has_victim(world: World, facts: ReportFacts) -> Flags:
    """Of each report of the facts: whether a child in it is a victim."""
    reports = world.findings.reports
    at = facts.position[reports.report[world.findings.victim]]
    found = np.zeros(facts.count, dtype=bool)
    found[at[at >= 0]] = True
    return found


def _office_hours(world: World, purpose: str, first: Numbers, within: int) -> Numbers:
    """Minutes of a time between 9 and 17 on one of the days after the first."""
    later = world.draws.stream(f"{purpose} days").integers(0, within + 1, len(first))
    quarter = world.draws.stream(f"{purpose} times").integers(9 * 4, 17 * 4, len(first))
    return (first + later) * DAY + quarter * 15


def _events(event: str, there: Flags, at: Numbers) -> pl.DataFrame:
    report = np.flatnonzero(there)
    return pl.DataFrame({"report": report, "event": np.full(len(report), event), "at": at[report]})
