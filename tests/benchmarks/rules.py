"""All rules over one state and year: 200,000 child-reports, 25,000 children in care with whole histories.

Floor: `max()` of every column the rules name, over the same Parquet. Work: what the rules share, and every
rule's verdicts, counted by file. What Great Expectations takes for the same suites is measured apart, over
the data and over empty tables: the second is its own overhead. Run by itself, this module prints the peak
memory of a whole check.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path

import duckdb
import polars as pl

from quality.checks import check_agency
from quality.readings import SCHEMA, is_empty, scratch_schema, show_readings
from quality.rule_files import all_rules
from quality.rule_results import RuleRun, run_rules
from quality.suites import CheckName, check_names, checked_tables
from quality.verdicts import behind, shared_steps, show_files, show_records, show_tables
from tests.benchmarks.larger_samples import repeated, staged_samples
from tests.benchmarks.timing import Ratio, compare, seconds
from transforms.contracts.contract import all_contracts
from transforms.engine import open_engine, put_table, show_parquet

CHILD_REPORTS, CHILDREN_IN_CARE = 200_000, 25_000
SUBMISSIONS = ("FFY2024", "24A", "24B")
ALLOWED = 10


def prepared(tables: dict[str, pl.DataFrame], files: list[dict], folder: Path) -> duckdb.DuckDBPyConnection:
    """An engine over Parquet with a year's submissions at that size, and the extracts as they are."""
    of_year = {
        name: frame.filter(pl.col("submission").is_in(SUBMISSIONS))
        if "submission" in frame.columns
        else frame
        for name, frame in tables.items()
    }
    reports = -(-CHILD_REPORTS // len(of_year["staging.ncands_child"]))
    of_file = of_year["staging.afcars_oohc_children"].filter(submission="24B")
    children = -(-CHILDREN_IN_CARE // len(of_file))
    connection = open_engine()
    for name in all_contracts():
        show_parquet(connection, name, [])
    for name, frame in of_year.items():
        times = {"ncands_child": reports, "afcars_oohc": children}
        path = folder / f"{name}.parquet"
        repeated(frame, next((n for key, n in times.items() if key in name), 1)).write_parquet(path)
        show_parquet(connection, name, [path])
    connection.execute("drop view raw.files")
    put_table(connection, "raw.files", pl.DataFrame(files, schema=all_contracts()["raw.files"].schema()))
    return connection


def floor_sql() -> str:
    """The largest value of every column that a rule or a shared step names, over every table one reads."""
    read = {name for rule in all_rules().values() for name in behind(rule)}
    texts = " ".join([*(rule.sql for rule in all_rules().values()), *shared_steps().values()])
    named = set(re.findall(r"\w+", texts))
    selects = []
    for contract in all_contracts().values():
        if contract.stage == "staging" and contract.table in read:
            columns = ", ".join(f'max("{name}")' for name in contract.columns if name in named)
            selects.append(f"(select hash({columns}) from {SCHEMA}.{contract.table})")
    return "select " + ", ".join(selects)


def asked(connection: duckdb.DuckDBPyConnection) -> RuleRun:
    """Every rule asked of the shown tables."""
    show_records(connection)
    return run_rules(connection, all_rules().values())


def without_rows(run: RuleRun) -> duckdb.DuckDBPyConnection:
    """Another engine with what Great Expectations looks at, under the same names and without a row."""
    connection = open_engine()
    for name in all_contracts():
        show_parquet(connection, name, [])
    connection.execute(f"create schema {SCHEMA}")
    show_readings(connection, checked_tables())
    rules_of: dict[str, list[str]] = {}
    for rule_id, view in run.verdicts.views.items():
        rules_of.setdefault(view, []).append(f"{rule_id} boolean")
    for view, columns in rules_of.items():
        connection.execute(f"create table {SCHEMA}.{view} ({', '.join(columns)})")
    return connection


def suites(connection: duckdb.DuckDBPyConnection, run: RuleRun) -> list[CheckName]:
    """The checks Great Expectations makes of these data."""
    show_readings(connection, checked_tables())
    filled = [table for table in checked_tables() if not is_empty(connection, table)]
    return [*(check for table in filled for check in check_names(table)), *run.checks()]


def run(tables: dict[str, pl.DataFrame], files: list[dict], folder: Path) -> list[Ratio | str]:
    """The ratio, and lines about the rules' speed, Great Expectations and memory."""
    from quality.validation import run_checks  # noqa: PLC0415 - importing it takes seconds

    connection = prepared(tables, files, folder)
    with scratch_schema(connection):
        show_files(connection, [])
        show_tables(connection)
        below, first = floor_sql(), asked(connection)
        checked = sum(count.rows for counts in first.counts.values() for count in counts)
        ratio = compare(
            f"{len(first.rules)} rules over a state and year",
            lambda: connection.execute(below).fetchall(),
            lambda: asked(connection),
            ALLOWED,
            checked,
        )
        checks = suites(connection, first)
        over_data, _ = seconds(lambda: run_checks(connection, checks))
        overhead, _ = seconds(lambda: run_checks(without_rows(first), checks))
        lines = [
            f"rule-rows: {checked:,}, {checked / ratio.work_seconds:,.0f} a second",
            f"Great Expectations, {len(checks)} expectations: {over_data:.1f} s over the data, "
            f"{overhead:.1f} s over empty tables",
        ]
    peak = peak_megabytes()
    return [ratio, *lines, f"peak memory of a whole check of that size: {peak:,.0f} MB"]


def peak_megabytes() -> float:
    """Peak memory of a process of its own that checks such a year, reading included. Linux only."""
    done = subprocess.run([sys.executable, "-m", __name__], capture_output=True, text=True, check=True)
    return float(done.stdout) / 1024


def main() -> None:
    """Check such a year and print the peak memory of this process in kilobytes."""
    with tempfile.TemporaryDirectory() as folder:
        tables, files = staged_samples(Path(folder))
        connection = prepared(tables, files, Path(folder))
        del tables
        check_agency(connection, "ZZ")
    peak = re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text(encoding="utf-8"))
    assert peak is not None
    sys.stdout.write(peak[1] + "\n")


if __name__ == "__main__":
    main()
