"""What is known of each report as a whole: times, source, priority, disposition, response.

Reports disposed in the observed fiscal years, in the order in which they were received. Children of
reports are in `ncands_rows`.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from data_samples.generator import days
from data_samples.generator.arrays import Days, Flags, Numbers
from data_samples.generator.draws import in_order, names
from data_samples.generator.simulation import World

DAY = 24 * 60
"""Minutes."""
NOTED = 5
"""The hotline and workers note times to this many minutes."""


@dataclass(frozen=True)
class ReportFacts:
    """Arrays over reports; times are minutes since 1970-01-01."""

    which: Numbers
    """Position in the world's reports."""
    position: Numbers
    """Of each of the world's reports: its place here, or -1."""
    received: Numbers
    started: Numbers
    """First contact."""
    attempted: Numbers
    """An attempt that failed before it, or -1."""
    start_known: Flags
    disposed: Days
    source: np.ndarray
    priority: np.ndarray
    county: Numbers

    @property
    def count(self) -> int:
        """Number of reports."""
        return len(self.which)


def report_facts(world: World) -> ReportFacts:
    """Facts of every report with a child left in it that was disposed in the observed years."""
    reports, draws, parameters = world.findings.reports, world.draws, world.parameters
    count = len(reports.received)
    chances = parameters.dispositions
    lag = np.exp(draws.stream("days to disposition").normal(0, chances["lag_spread"], count))
    disposed = reports.received + np.clip(lag * chances["lag_median_days"], 4, 240).astype(np.int64)
    peopled = np.bincount(reports.report, minlength=count) > 0
    first = days.first_day(world.first_fiscal_year)
    last = days.day(days.LAST_FISCAL_YEAR, 9, 30)
    which = np.flatnonzero(peopled & (disposed >= first) & (disposed <= last))
    which = which[np.argsort(reports.received[which], kind="stable")]
    position = np.full(count, -1)
    position[which] = np.arange(len(which))
    return _responses(world, which, position, disposed[which])


def _responses(world: World, which: Numbers, position: Numbers, disposed: Days) -> ReportFacts:
    """Source, priority and response of the chosen reports."""
    draws, chances, number = world.draws, world.parameters.responses, len(which)
    reports = world.findings.reports
    county = world.people.county[reports.index[which]]
    at = draws.even("responses", number, 3)
    clock = 6 * 60 + np.floor(17 * 60 * draws.uniform("time of day", number)).astype(np.int64)
    received = reports.received[which] * DAY + clock // NOTED * NOTED
    priority = names(chances["priorities"], at[:, 0])
    pace = np.array([one["response"] for one in world.parameters.counties])[county]
    median = np.select(
        [priority == key for key in chances["median_hours"]], list(chances["median_hours"].values())
    )
    spread = np.exp(draws.stream("response").normal(0, chances["spread"], number))
    hours = np.clip(median * pace * spread, 0.4, 24 * 40)
    started = received + np.floor(hours * 60).astype(np.int64)
    night = (started % DAY < 7 * 60) & (hours > 12)
    started = np.minimum(started + np.where(night, 7 * 60, 0), (disposed + 1) * DAY - 1)
    started = np.maximum(started // NOTED * NOTED, received)
    fails = draws.uniform("attempt fails", number) < chances["first_attempt_fails"]
    before = received + np.floor((started - received) * (0.3 + 0.5 * at[:, 1])).astype(np.int64)
    before = np.maximum(before // NOTED * NOTED, received)
    source = np.empty(number, dtype=object)
    order = in_order(reports.received[which])
    source[order] = names(world.parameters.reports["sources"], draws.even("sources", number)[:, 0])
    return ReportFacts(
        which=which,
        position=position,
        received=received,
        started=started,
        attempted=np.where(fails & (before < started), before, -1),
        start_known=draws.uniform("start missing", number) >= world.parameters.faults["start_missing"],
        disposed=disposed,
        source=source,
        priority=priority,
        county=county,
    )


def whom_notified(world: World, facts: ReportFacts) -> np.ndarray:
    """Of each report: who was notified of it, as the Child File's names say."""
    at = world.draws.uniform("notified whom", facts.count)
    return names(world.parameters.child_file["notifications"], at)
