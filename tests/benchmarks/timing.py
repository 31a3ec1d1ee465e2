"""Timing two pieces of work in turn, so that a machine whose speed drifts does not decide.

Here belongs only the clock; what is timed stands in the modules beside this one.
"""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

RUNS = 5


@dataclass(frozen=True)
class Ratio:
    """A piece of work against its floor: medians in seconds, and their ratio."""

    name: str
    floor_seconds: float
    work_seconds: float
    allowed: float
    rows: int

    @property
    def ratio(self) -> float:
        """Work over floor."""
        return self.work_seconds / self.floor_seconds

    def __str__(self) -> str:
        """One line of the report."""
        verdict = "within" if self.ratio <= self.allowed else "OVER"
        rate = self.rows / self.work_seconds if self.work_seconds else 0
        return (
            f"{self.name:<46} floor {self.floor_seconds:8.3f} s  work {self.work_seconds:8.3f} s"
            f"  ratio {self.ratio:5.2f}  {verdict} {self.allowed:g}  {rate:12,.0f} rows/s"
        )


def seconds(work: Callable[[], object]) -> float:
    """Wall seconds of one call, garbage collected before it."""
    gc.collect()
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def compare(
    name: str, floor: Callable[[], object], work: Callable[[], object], allowed: float, rows: int
) -> Ratio:
    """Five pairs after one warm-up pair; the median of each side."""
    floor()
    work()
    pairs = [(seconds(floor), seconds(work)) for _ in range(RUNS)]
    return Ratio(
        name,
        statistics.median(pair[0] for pair in pairs),
        statistics.median(pair[1] for pair in pairs),
        allowed,
        rows,
    )
