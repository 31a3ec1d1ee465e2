"""A drop zone read and asked by every rule, without the rest of a run: what was found, by agency.

The suites of the contracts are left out: they need Great Expectations, and what they count stands in
`staging.faults`.
"""

from __future__ import annotations

from collections.abc import Callable, Container
from dataclasses import dataclass
from pathlib import Path

import duckdb
import polars as pl

from quality.checks import blocked_findings
from quality.findings import findings_frame
from quality.gate import gate_frame
from quality.readings import scratch_schema
from quality.rule_files import Rule, all_rules
from quality.rule_results import run_rules
from quality.verdicts import show_files, show_records, show_tables
from transforms.contracts.contract import all_contracts
from transforms.engine import open_engine, put_table
from transforms.staging.datasets import FEDERAL
from transforms.staging.mapping.mapping_files import read_mappings
from transforms.staging.readers import FileReading, read_file
from transforms.staging.receiving.drop_zone import received_files
from transforms.staging.receiving.receipt_order import with_order_of_receipt


@dataclass(frozen=True)
class CheckedZone:
    """`files` as `raw.files`, staging tables by name, the findings with their `path`, rules that failed."""

    files: pl.DataFrame
    tables: dict[str, pl.DataFrame]
    findings: pl.DataFrame
    errors: dict[str, str]


def checked_zone(
    drop_zone: Path,
    lake: Path,
    state: str | None = None,
    wanted: Callable[[str], Container[str]] | None = None,
) -> CheckedZone:
    """Reads every file and asks every rule, or of each agency those that are wanted.

    `state` is the agency of extracts that name none.
    """
    readings = _read(drop_zone, lake, state)
    files = with_order_of_receipt(
        pl.DataFrame([one.files_row for one in readings], schema=all_contracts()["raw.files"].schema())
    )
    tables = {
        name: pl.concat(
            [
                contract.schema().to_frame(),
                *(pl.read_parquet(t.path) for one in readings for t in one.tables if t.name == name),
            ]
        )
        for name, contract in all_contracts().items()
        if contract.stage == "staging"
    }
    findings, errors = [], {}
    for agency in sorted(files["state"].drop_nulls().unique()):
        rules = [r for name, r in all_rules().items() if wanted is None or name in wanted(agency)]
        found, failed = _asked(_engine(files, tables, agency), agency, rules)
        findings.append(found)
        errors |= failed
    paths = files.select("file_id", "dataset", "path")
    return CheckedZone(files, tables, pl.concat(findings).join(paths, on=["file_id", "dataset"]), errors)


def _read(drop_zone: Path, lake: Path, state: str | None) -> list[FileReading]:
    """Federal files first, as a run reads them."""
    mappings = read_mappings(drop_zone / "agency")
    files = sorted(received_files(drop_zone), key=lambda file: file.dataset not in FEDERAL)
    return [read_file(file, lake, state, mappings.get(file.dataset)) for file in files]


def _engine(files: pl.DataFrame, tables: dict[str, pl.DataFrame], agency: str) -> duckdb.DuckDBPyConnection:
    connection = open_engine()
    put_table(connection, "raw.files", files.filter(state=agency))
    for name, rows in tables.items():
        put_table(connection, name, rows.filter(state=agency))
    return connection


def _asked(
    connection: duckdb.DuckDBPyConnection, agency: str, rules: list[Rule]
) -> tuple[pl.DataFrame, dict[str, str]]:
    """What the rules find, in files in force and in blocked ones, and the rules that could not run."""
    with scratch_schema(connection):
        gate = gate_frame(connection, agency)
        of_blocked = blocked_findings(connection, agency, gate)
        show_files(connection, gate.filter("is_blocked")["file_id"])
        show_tables(connection)
        show_records(connection)
        run = run_rules(connection, rules)
        found = findings_frame(connection, agency, run)
    connection.close()
    return pl.concat([of_blocked, found]), run.verdicts.errors
