"""Every measure of a whole state: all breakdowns and periods, from staged tables to what editions show.

Here belongs the road of `transforms.agency` over a quarter, a half and the whole of a million child-reports
and 100,000 removals, each in a process of its own. Floor: `max()` of every column of every table that is
read, over the same Parquet, each once. Processor seconds decide, of which other work on the machine takes
least: twice the state may cost little more than twice as much. The files are written before the clock
starts. The rules are asked of the samples once: whom they flag is repeated like every other row.

`python -m tests.benchmarks.whole_state` runs it alone and prints a size as soon as it is measured.
"""

from __future__ import annotations

import json
import math
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import polars as pl

from quality.checks import check_agency
from tests.benchmarks.larger_samples import copied, staged_samples
from transforms.agency import WHO_MEMBERS_ARE, AgencyRun
from transforms.contracts.contract import all_contracts
from transforms.engine import open_engine, put_table, show_parquet
from transforms.measures.registry import counted_measures
from transforms.queries import behind
from transforms.settings import Settings
from transforms.staging.datasets import DATASETS
from transforms.warehouse import Warehouse

CHILD_REPORTS, REMOVALS = 1_000_000, 100_000
PARTS = (0.25, 0.5, 1.0)
OF_REPORTS = frozenset(
    {"ncands_child", "contacts", "referrals", "law_enforcement_events"}
    | {"workers", "worker_leave", "worker_assignments", "positions"}
)
"""What grows with reports: the reports, and the workers who take them."""

OF_THE_STATE = frozenset({"benchmarks", "child_population", "ncands_agency"})
"""What has as many rows in a large state as in a small one."""

CHECKED = ("federal_limits", "findings", "flagged_records", "gate", "rules")
FLAGGED = "quality.flagged_records"
FLAGGED_BY = {
    "staging.afcars_oohc_removals": {"e4_child_record_number": "child_id"},
    "staging.ncands_child": {"rptid": "report_id", "chid": "reported_child_id"},
    "staging.worker_assignments": {"child_id": "of_child", "report_id": "of_report"},
}
"""Tables whose rows are flagged, and which of their columns are the keys of a flagged record."""


@dataclass(frozen=True)
class Step:
    """What one step of the road took."""

    name: str
    seconds: float
    processor_seconds: float


@dataclass(frozen=True)
class Measured:
    """One size: child-reports, removals, rows of all tables read, what floor and steps took, peak memory."""

    child_reports: int
    removals: int
    rows: int
    floor: Step
    steps: list[Step]
    results: int
    megabytes: float

    @property
    def seconds(self) -> float:
        """Wall seconds of all steps."""
        return sum(step.seconds for step in self.steps)

    @property
    def processor_seconds(self) -> float:
        """Processor seconds of all steps."""
        return sum(step.processor_seconds for step in self.steps)

    def __str__(self) -> str:
        """Two lines of the report."""
        parts = ", ".join(f"{step.name} {step.processor_seconds:.0f}" for step in self.steps)
        used, floor = self.processor_seconds, self.floor.processor_seconds
        size = f"{self.child_reports:,} child-reports, {self.removals:,} removals, {self.rows:,} rows"
        took = f"{self.results:,} results in {self.seconds:.0f} s, processor {used:.0f} s ({parts})"
        below = f"floor {floor:.1f} s, ratio {used / floor:.0f}, peak {self.megabytes:,.0f} MB"
        return f"whole state: {size}\n  {took}, {below}"


def copies(tables: dict[str, pl.DataFrame]) -> tuple[int, int]:
    """How many copies of the samples hold so many child-reports, and so many removals."""
    removals = tables["staging.afcars_oohc_removals"].select("e4_child_record_number", "e69_removal_date")
    return -(-CHILD_REPORTS // len(tables["staging.ncands_child"])), -(-REMOVALS // removals.n_unique())


def _grows_with_reports(name: str) -> bool:
    return name.split(".")[1] in OF_REPORTS


def write_copies(tables: dict[str, pl.DataFrame], folder: Path) -> None:
    """Every table as a folder of numbered files, one for each copy: a part of the state takes the first."""
    of_reports, of_care = copies(tables)
    for name, frame in tables.items():
        (folder / name).mkdir(parents=True)
        times = of_reports if _grows_with_reports(name) else of_care
        for number in range(1 if name.split(".")[1] in OF_THE_STATE else times):
            made = copied(frame, number)
            if name == FLAGGED and number >= of_reports:
                made = made.filter(pl.col("dataset").str.starts_with("afcars"))
            made.write_parquet(folder / name / f"{number:03}.parquet")


def with_quality(tables: dict[str, pl.DataFrame], files: list[dict]) -> dict[str, pl.DataFrame]:
    """The tables, with the files received and what the rules say of the samples."""
    connection = open_engine()
    every = tables | {"raw.files": pl.DataFrame(files, schema=all_contracts()["raw.files"].schema())}
    for name in all_contracts():
        show_parquet(connection, name, [])
        if name in every:
            connection.execute(f"drop view {name}")
            put_table(connection, name, every[name])
    found = check_agency(connection, "ZZ")
    checked = every | {f"quality.{name}": getattr(found, name) for name in CHECKED}
    return checked | {FLAGGED: pl.concat([found.flagged_records, *_made_up_flags(checked)])}


def _made_up_flags(tables: dict[str, pl.DataFrame]) -> Iterator[pl.DataFrame]:
    """Flags on a hundredth of removals, reports and assignments, by five rules each: the samples have few."""
    rules, schema = tables["quality.rules"], all_contracts()[FLAGGED].schema()
    for name, keys in FLAGGED_BY.items():
        dataset = next(dataset for dataset in DATASETS if name.startswith(f"staging.{dataset}"))
        of_table = rules.filter(dataset=dataset, level="record")["rule_id"].sort().head(5)
        rows = tables[name].gather_every(100).rename(keys).with_columns(dataset=pl.lit(dataset))
        flags = rows.join(pl.DataFrame({"rule_id": of_table}), how="cross")
        known = [pl.col(column).cast(schema[column]) for column in schema if column in flags.columns]
        yield pl.concat([pl.DataFrame(schema=schema), flags.select(known)], how="diagonal")


def chosen(folder: Path, part: float) -> dict[str, list[Path]]:
    """The files of a part of the state, by table; what is no record stands once."""
    found = {}
    for place in folder.iterdir():
        files = sorted(place.glob("*.parquet"))
        is_once = place.name.split(".")[0] in ("raw", "quality") and place.name != FLAGGED
        found[place.name] = files[: 1 if is_once else math.ceil(len(files) * part)]
    return found


def floor_sql(run: AgencyRun) -> str:
    """The largest value of every column of every table that is read on the road, each once."""
    first = {*WHO_MEMBERS_ARE, *(read for m in counted_measures().values() for read in m.query.reads)}
    tables = sorted(name for name in behind(first) if name in run.draft.tables)
    selects = []
    for name in tables:
        columns = ", ".join(f'max("{column}")' for column in all_contracts()[name].columns)
        selects.append(f"(select hash({columns}) from {name})")
    return "select " + ", ".join(selects)


def timed(name: str, work: Callable[[], object]) -> Step:
    """Wall and processor seconds of one call."""
    begun, used = time.perf_counter(), time.process_time()
    work()
    return Step(name, time.perf_counter() - begun, time.process_time() - used)


def received(folder: Path, part: float, output: Path) -> AgencyRun:
    """An agency whose draft holds a part of the state, as a run leaves it after the quality stage."""
    run = AgencyRun.open(Warehouse(output), "ZZ", Settings())
    for name, paths in chosen(folder, part).items():
        taken = [run.warehouse.table_path(name, "ZZ", path.stem) for path in paths]
        for path, link in zip(paths, taken, strict=True):
            link.symlink_to(path)
        run.put(name, name, taken)
    run.save()
    return run


def measured(folder: Path, part: float, output: Path) -> Measured:
    """The road over a part of the state, in this process."""
    run = received(folder, part, output)
    steps = [
        timed("episodes", lambda: run.build_stage("episodes")),
        timed("cohorts", lambda: run.build_stage("cohorts")),
        timed("measures", run.build_measures),
        timed("marts", run.build_marts),
    ]
    peak = peak_megabytes()
    run.connection.close()
    anew = AgencyRun.open(run.warehouse, "ZZ", Settings())  # which keeps no table in memory
    below = floor_sql(anew)
    floor = timed("floor", lambda: anew.connection.execute(below).fetchall())
    counted = (
        "staging.ncands_child",
        "episodes.removal_episodes",
        "marts.measure_results",
        *sorted(name for name in run.draft.tables if name.startswith("staging.")),
    )
    reports, removals, results, *rows = (_rows(anew, name) for name in counted)
    return Measured(reports, removals, sum(rows), floor, steps, results, peak)


def _rows(run: AgencyRun, name: str) -> int:
    """Rows of a table."""
    return pl.scan_parquet(run.warehouse.paths(run.draft, name)).select(pl.len()).collect().item()


def peak_megabytes() -> float:
    """Peak memory of this process since it began. Linux only."""
    peak = re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text(encoding="utf-8"))
    return float(peak[1]) / 1024 if peak else 0.0


def in_a_process(folder: Path, part: float, output: Path) -> Measured:
    """The same in a process of its own, so that its memory is told apart."""
    asked = [sys.executable, "-m", "tests.benchmarks.whole_state", str(folder), str(part), str(output)]
    done = subprocess.run(asked, stdout=subprocess.PIPE, text=True, check=True)
    shutil.rmtree(output)
    told = json.loads(done.stdout)
    steps = [Step(**step) for step in told.pop("steps")]
    return Measured(**told | {"floor": Step(**told["floor"]), "steps": steps})


def run(tables: dict[str, pl.DataFrame], files: list[dict], folder: Path) -> Iterator[str]:
    """Two lines for each size, and how the processor seconds grow from one to the next."""
    write_copies(with_quality(tables, files), folder / "copies")
    before: Measured | None = None
    for part in PARTS:
        now = in_a_process(folder / "copies", part, folder / "warehouse")
        grown = f"\n  {now.processor_seconds / before.processor_seconds:.2f} times the last" if before else ""
        yield f"{now}{grown}"
        before = now


def main() -> None:
    """Measure one part of the state and print it as JSON; without arguments, all sizes."""
    if sys.argv[1:]:
        folder, part, output = sys.argv[1:]
        sys.stdout.write(json.dumps(asdict(measured(Path(folder), float(part), Path(output)))) + "\n")
        return
    with tempfile.TemporaryDirectory() as made:
        for line in run(*staged_samples(Path(made) / "staged"), Path(made)):
            sys.stdout.write(line + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
