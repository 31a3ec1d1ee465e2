"""What is known of each report as a whole: times, source, priority, disposition, response.

Reports disposed in the observed fiscal years, which the Child Files hold, and those still open on the last
day, which the agency's own tables hold besides; both in the order in which they were received. Children of
reports are in `ncands_rows`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

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
    numbered_after: int = 0
    """Reports numbered before these."""

    @property
    def count(self) -> int:
        """Number of reports."""
        return len(self.which)

    @property
    def numbers(self) -> Numbers:
        """The number of each report, of which its identifier is made."""
        return self.numbered_after + 1 + np.arange(self.count)


def report_facts(world: World) -> ReportFacts:
    """Facts of every report with a child left in it that was disposed in the observed years."""
    disposed = _disposed(world)
    first = days.first_day(world.first_fiscal_year)
    return _facts(world, disposed, (disposed >= first) & (disposed <= _last_day()), "")


def open_report_facts(world: World, numbered_after: int) -> ReportFacts:
    """The same of reports received by the last day and disposed after it; `disposed` lies ahead."""
    disposed = _disposed(world)
    is_open = (world.findings.reports.received <= _last_day()) & (disposed > _last_day())
    return replace(_facts(world, disposed, is_open, "open "), numbered_after=numbered_after)


def _last_day() -> int:
    return days.day(days.LAST_FISCAL_YEAR, 9, 30)


def _disposed(world: World) -> Days:
    """When each report of the world is disposed."""
    reports, chances = world.findings.reports, world.parameters.dispositions
    spread = world.draws.stream("days to disposition").normal(0, chances["lag_spread"], len(reports.received))
    lag = np.clip(np.exp(spread) * chances["lag_median_days"], 4, 240)
    return reports.received + lag.astype(np.int64)


def _facts(world: World, disposed: Days, chosen: Flags, draw: str) -> ReportFacts:
    """Facts of the chosen reports that have a child left in them; `draw` names their random numbers."""
    reports = world.findings.reports
    count = len(reports.received)
    which = np.flatnonzero(chosen & (np.bincount(reports.report, minlength=count) > 0))
    which = which[np.argsort(reports.received[which], kind="stable")]
    position = np.full(count, -1)
    position[which] = np.arange(len(which))
    return _responses(world, which, position, disposed[which], draw)


def _responses(world: World, which: Numbers, position: Numbers, disposed: Days, draw: str) -> ReportFacts:
    """Source, priority and response of the chosen reports."""
    draws, chances, number = world.draws, world.parameters.responses, len(which)
    reports = world.findings.reports
    county = world.people.county[reports.index[which]]
    at = draws.even(f"{draw}responses", number, 3)
    clock = 6 * 60 + np.floor(17 * 60 * draws.uniform(f"{draw}time of day", number)).astype(np.int64)
    received = reports.received[which] * DAY + clock // NOTED * NOTED
    priority = names(chances["priorities"], at[:, 0])
    pace = np.array([one["response"] for one in world.parameters.counties])[county]
    median = np.select(
        [priority == key for key in chances["median_hours"]], list(chances["median_hours"].values())
    )
    spread = np.exp(draws.stream(f"{draw}response").normal(0, chances["spread"], number))
    hours = np.clip(median * pace * spread, 0.4, 24 * 40)
    started = received + np.floor(hours * 60).astype(np.int64)
    night = (started % DAY < 7 * 60) & (hours > 12)
    started = np.minimum(started + np.where(night, 7 * 60, 0), (disposed + 1) * DAY - 1)
    started = np.maximum(started // NOTED * NOTED, received)
    fails = draws.uniform(f"{draw}attempt fails", number) < chances["first_attempt_fails"]
    before = received + np.floor((started - received) * (0.3 + 0.5 * at[:, 1])).astype(np.int64)
    before = np.maximum(before // NOTED * NOTED, received)
    source = np.empty(number, dtype=object)
    order = in_order(reports.received[which])
    source[order] = names(world.parameters.reports["sources"], draws.even(f"{draw}sources", number)[:, 0])
    return ReportFacts(
        which=which,
        position=position,
        received=received,
        started=started,
        attempted=np.where(fails & (before < started), before, -1),
        start_known=draws.uniform(f"{draw}start missing", number) >= world.parameters.faults["start_missing"],
        disposed=disposed,
        source=source,
        priority=priority,
        county=county,
    )


def whom_notified(world: World, facts: ReportFacts) -> np.ndarray:
    """Of each report: who was notified of it, as the Child File's names say."""
    at = world.draws.uniform("notified whom", facts.count)
    return names(world.parameters.child_file["notifications"], at)
