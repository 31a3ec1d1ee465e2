"""Reports that come of care itself: maltreatment while in care, and the report behind a reentry.

Each is about one child, a victim in the first case and mostly one in the second.
"""

from __future__ import annotations

import numpy as np

from data_samples.generator import days
from data_samples.generator.arrays import Numbers
from data_samples.generator.dispositions import Findings
from data_samples.generator.draws import in_order
from data_samples.generator.episodes import NO_REPORT, Episodes
from data_samples.generator.reports import Reports
from data_samples.generator.setup import Setup

FIRST_WEEK = 7
REENTRIES_REPORTED = 0.6
REENTRIES_WITH_VICTIM = 0.7


def maltreatment_in_care(given: Setup, episodes: Episodes) -> Findings:
    """Victim reports of children in care after their first week, at a rate per day and age."""
    start = episodes.removed + FIRST_WEEK
    until = np.minimum(episodes.exited, days.add_years(given.people.born[episodes.person], 18))
    length = np.maximum(np.minimum(until, given.ends) - start, 0)
    months = (episodes.removed - given.people.born[episodes.person]) / 30.44
    band = np.searchsorted([4, 12, 72, 132, 204], months, side="right")
    rate = np.array(given.parameters.exits["maltreatment_per_100000_days"])[band] / 100_000
    order = in_order(band, episodes.removed)
    counts = given.draws.systematic("maltreatment in care", rate * length, order)
    found = np.repeat(np.arange(episodes.count), counts)
    at = given.draws.uniform("dates of maltreatment in care", len(found))
    received = start[found] + np.floor(at * length[found]).astype(np.int64)
    return _single(episodes.person[found], received, np.ones(len(found), dtype=bool))


def reports_before_reentry(given: Setup, episodes: Episodes) -> tuple[Findings, Numbers]:
    """Reports of children who came back into care without one, and the episode each led to."""
    minor = given.people.age(episodes.person, episodes.removed) < 18
    without = np.flatnonzero((episodes.row == NO_REPORT) & minor)
    reported = without[given.draws.uniform("reentries reported", len(without)) < REENTRIES_REPORTED]
    lag = np.floor(6 * given.draws.uniform("days to reentry", len(reported)) ** 2).astype(np.int64)
    before = np.maximum(reported - 1, 0)
    gone = np.where(
        (reported > 0) & (episodes.person[before] == episodes.person[reported]), episodes.exited[before], 0
    )
    received = np.maximum(episodes.removed[reported] - lag, np.minimum(gone, episodes.removed[reported]))
    victim = given.draws.uniform("victims before reentry", len(reported)) < REENTRIES_WITH_VICTIM
    return _single(episodes.person[reported], received, victim), reported


def _single(person: Numbers, received: Numbers, victim: np.ndarray) -> Findings:
    """Investigations about one child each."""
    count = len(person)
    return Findings(
        Reports(received, person, np.arange(count), person),
        np.zeros(count, dtype=np.int64),
        victim,
        np.zeros(count, dtype=bool),
    )
