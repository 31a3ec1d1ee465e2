"""Caseload per worker: open primary assignments over full-time equivalents of workers who carry cases."""

from __future__ import annotations

from datetime import date

from transforms.contracts import codes

from .dates import day_after
from .histories import Histories, Worker


def carries_cases(worker: Worker, day: date) -> bool:
    """Employed on the day, in a role that carries cases, and already carrying them."""
    if not codes.WORKER_ROLES.by_name[worker.role].means.get("is_case_carrying", False):
        return False
    if day < worker.hired_on or (worker.separated_on is not None and day >= worker.separated_on):
        return False
    return worker.case_carrying_from is None or day >= worker.case_carrying_from


def open_cases(histories: Histories, state: str, day: date) -> int:
    """Distinct pairs of worker (or vacant desk) and case with a primary assignment open on the day."""
    return len(
        {
            (a.worker_id, a.case_id)
            for a in histories.assignments
            if a.state == state
            and a.primary
            and a.assigned_on <= day
            and (a.ended_on is None or day < a.ended_on)
        }
    )


def full_time_equivalents(histories: Histories, state: str, day: date) -> float:
    """Full-time equivalents of the workers who carry cases on the day."""
    return sum(w.fte for w in histories.workers if w.state == state and carries_cases(w, day))


def caseload_per_worker(
    histories: Histories, period_start: date, period_end: date
) -> dict[tuple[str, str], tuple[float, float]]:
    """`{(state, component): (numerator, denominator)}`.

    `point_in_time`: open cases over full-time equivalents on the last day; `average_daily`: case-days
    over full-time-equivalent days of the whole period.
    """
    totals: dict[tuple[str, str], tuple[float, float]] = {}
    for state in sorted({w.state for w in histories.workers} | {a.state for a in histories.assignments}):
        case_days, worker_days, day = 0.0, 0.0, period_start
        while day <= period_end:
            case_days += open_cases(histories, state, day)
            worker_days += full_time_equivalents(histories, state, day)
            day = day_after(day)
        last = (
            float(open_cases(histories, state, period_end)),
            full_time_equivalents(histories, state, period_end),
        )
        totals[(state, "point_in_time")] = last
        totals[(state, "average_daily")] = (case_days, worker_days)
    return totals
