"""Caseload per worker of whole states, from histories: the day-by-day computation of `workforce_measures`."""

from __future__ import annotations

from datetime import date

from . import workforce_measures
from .histories import Histories
from .workforce import Work

FILED = {"file_id": "F", "child_id": None, "report_id": None, "supervisor_id": None}


def caseload_per_worker(
    histories: Histories, period_start: date, period_end: date
) -> dict[tuple[str, str], tuple[float, float]]:
    """`{(state, component): (numerator, denominator)}`.

    `point_in_time`: open cases over full-time equivalents on the last day; `average_daily`: case-days
    over full-time-equivalent days of the whole period.
    """
    extracts = {"workers": histories.workers, "worker_assignments": histories.assignments}
    tables = {
        name: [{**FILED, "record_number": number} | vars(row) for number, row in enumerate(rows)]
        for name, rows in extracts.items()
    }
    totals: dict[tuple[str, str], tuple[float, float]] = {}
    for state in sorted({row["state"] for rows in tables.values() for row in rows}):
        sums = workforce_measures.caseload_per_worker(Work(tables, state), period_start, period_end)
        for component in ("point_in_time", "average_daily"):
            of_component = [pair for key, pair in sums.items() if key[0] == component]
            totals[(state, component)] = (sum(p[0] for p in of_component), sum(p[1] for p in of_component))
    return totals
