"""Two equal files of a layout, read one after the other and both at once.

Here belongs what processes of their own are worth: seconds on the clock and of the processor, in pairs. Each
process has read a small file before, so that its start is told apart.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Mapping
from concurrent.futures import Executor
from pathlib import Path

import polars as pl

from pipelines.processes import processes
from tests.benchmarks.child_file import write_file
from tests.benchmarks.extract_file import assignments
from tests.benchmarks.reading import whole_reading
from tests.benchmarks.timing import RUNS
from tests.benchmarks.xml_files import write_files

RECORDS = {"ncands_child": 150_000, "worker_assignments": 1_000_000}


def used(path: Path, dataset: str) -> float:
    """Processor seconds of a whole reading."""
    begun = time.process_time()
    whole_reading(path, dataset)
    return time.process_time() - begun


def _in_turn(path: Path, dataset: str) -> tuple[float, float]:
    begun = time.perf_counter()
    processor = used(path, dataset) + used(path, dataset)
    return time.perf_counter() - begun, processor


def _at_once(executor: Executor, path: Path, dataset: str) -> tuple[float, float]:
    begun = time.perf_counter()
    processor = sum(executor.map(used, [path, path], [dataset, dataset]))
    return time.perf_counter() - begun, processor


def _compared(executor: Executor, path: Path, dataset: str) -> str:
    _at_once(executor, path, dataset)
    _in_turn(path, dataset)
    pairs = [(_in_turn(path, dataset), _at_once(executor, path, dataset)) for _ in range(RUNS)]
    clock, processor = (statistics.median(once[n] / turn[n] for turn, once in pairs) for n in (0, 1))
    alone = statistics.median(turn[1] / turn[0] for turn, _ in pairs)
    return (
        f"{dataset + path.suffix + ', two files at once':<46} {clock:5.2f} of the time in turn"
        f"  (processor {processor:5.2f}); one file by itself keeps {alone:4.2f} cores busy"
    )


def run(child: pl.DataFrame, tables: Mapping[str, pl.DataFrame], folder: Path) -> list[str]:
    """A line for each way of reading, and what starting two processes takes."""
    plain = folder / "worker_assignments.csv"
    assignments(RECORDS["worker_assignments"]).write_csv(plain)
    files = {
        "ncands_child": write_file(child, folder, RECORDS["ncands_child"]),
        "afcars_oohc": write_files(dict(tables), folder)["afcars_oohc"][0],
        "worker_assignments": plain,
    }
    small = folder / "small.csv"
    assignments(10).write_csv(small)
    begun = time.perf_counter()
    with processes(2) as executor:
        list(executor.map(used, [small, small], ["worker_assignments"] * 2))
        start = time.perf_counter() - begun
        lines = [_compared(executor, path, dataset) for dataset, path in files.items()]
    return [*lines, f"two processes started, with a file of 10 records each: {start:.2f} s"]
