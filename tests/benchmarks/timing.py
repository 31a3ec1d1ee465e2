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
EPSILON = 0.01


@dataclass(frozen=True)
class Ratio:
    """A piece of work against its floor: medians in seconds, and their ratio.

    `processor_ratio` is that of processor seconds, which other work on the machine hardly touches; 0 where
    other processes do the work.
    """

    name: str
    floor_seconds: float
    work_seconds: float
    allowed: float
    rows: int
    processor_ratio: float

    @property
    def ratio(self) -> float:
        """Work over floor."""
        return self.work_seconds / self.floor_seconds

    def __str__(self) -> str:
        """One line of the report."""
        verdict = "within" if self.ratio <= self.allowed else "OVER"
        rate = self.rows / self.work_seconds if self.work_seconds else 0
        processor = f" (processor {self.processor_ratio:5.2f})" if self.processor_ratio > EPSILON else ""
        return (
            f"{self.name:<46} floor {self.floor_seconds:8.3f} s  work {self.work_seconds:8.3f} s"
            f"  ratio {self.ratio:5.2f}{processor}"
            f"  {verdict} {self.allowed:g}  {rate:12,.0f} rows/s"
        )


def seconds(work: Callable[[], object]) -> tuple[float, float]:
    """Wall and processor seconds of one call, garbage collected before it."""
    gc.collect()
    begun, used = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - begun, time.process_time() - used


def compare(
    name: str, floor: Callable[[], object], work: Callable[[], object], allowed: float, rows: int
) -> Ratio:
    """Five pairs after one warm-up pair; the median of each side."""
    floor()
    work()
    pairs = [(seconds(floor), seconds(work)) for _ in range(RUNS)]
    (floor_wall, floor_used), (work_wall, work_used) = (
        [statistics.median(pair[side][clock] for pair in pairs) for clock in (0, 1)] for side in (0, 1)
    )
    return Ratio(name, floor_wall, work_wall, allowed, rows, work_used / floor_used)
