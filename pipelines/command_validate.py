"""`cwo validate`: what is wrong with the files of a drop zone, for those who can mend it.

Here belong the order of the work and the summary on the terminal; no measure is computed. The rules stand in
`quality`.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from pipelines.agency_steps import checked, put_received, write_findings
from pipelines.command_run import alone, clear_left_behind
from pipelines.own_folder import read_decisions
from pipelines.progress import shown_progress
from pipelines.receiving import receive
from transforms.agency import AgencyRun
from transforms.staging.mapping.mapping_files import read_mappings
from transforms.staging.receiving.register import read_register
from transforms.warehouse import Draft, Warehouse

MANY = 25
GRAVITY = {"block": 0, "error": 1, "query": 2, "information": 3}


@dataclass(frozen=True)
class Validation:
    """How one agency's data are: the quality tables by name, and where its workbooks lie."""

    state: str
    tables: dict[str, pl.DataFrame]
    folder: Path

    @property
    def is_blocked(self) -> bool:
        """Whether a file is kept out of the results."""
        return bool(self.tables["quality.gate"]["is_blocked"].any())


def validate(drop_zone: Path, agency: Path | None, output: Path) -> bool:
    """Read and check everything, tell it, write the workbooks; whether a file is refused or blocked.

    Raises:
        SettingsError, LedgerError, MappingError, RegisterError: the agency's folder holds what cannot be
        used. WrongUseError: another run works on the output folder.
    """
    settings, mappings, register = read_decisions(agency), read_mappings(agency), read_register(agency)
    output.mkdir(parents=True, exist_ok=True)
    warehouse = Warehouse(output)
    with alone(warehouse), shown_progress() as progress:
        clear_left_behind(warehouse)
        progress.start("Reading", 1)
        inventory = receive(
            warehouse,
            drop_zone,
            lambda n, of, path: progress.step(f"reading {n} of {of}: {path}"),
            mappings,
            register,
        )
        validations = []
        for state in inventory.states:
            progress.start(f"Checking {state}", 1)
            warehouse.save_draft(Draft(state))
            run = AgencyRun.open(warehouse, state, settings)
            put_received(run, inventory)
            validations.append(Validation(state, checked(run), write_findings(run, inventory)))
            run.connection.close()
    refused = [receipt.row["reason"] for receipt in inventory.receipts if receipt.is_refused]
    sys.stdout.write("\n".join(_summary(validations, refused)) + "\n")
    return bool(refused) or any(one.is_blocked for one in validations)


def _summary(validations: list[Validation], refused: list[str]) -> list[str]:
    """Lines of text: counts, rules and file names, no value."""
    lines = [f"Refused    {reason}" for reason in refused]
    for one in validations:
        gate, counts = one.tables["quality.gate"], one.tables["quality.rule_counts"]
        findings = one.tables["quality.findings"]
        blocked = gate.filter("is_blocked")
        lines.append(f"{one.state}  {len(gate)} files, {len(blocked)} blocked")
        lines += [
            f"  blocked  {row['dataset']} {row['submission'] or ''}: {row['reasons']}"
            for row in blocked.to_dicts()
        ]
        lines += _rules(findings, counts)
        statuses = dict(findings.group_by("status").len().iter_rows())
        told = ", ".join(
            f"{statuses.get(name, 0):,} {name}" for name in ("new", "returned", "continuing", "fixed")
        )
        lines.append(f"  findings {told}")
        lines.append(f"  to mend  {one.folder}")
    return lines


def _rules(findings: pl.DataFrame, counts: pl.DataFrame) -> list[str]:
    """The rules that found something to mend, the gravest first."""
    rows = counts.group_by("rule_id").agg(pl.col("rows").sum())
    broken = (
        findings.filter(pl.col("status") != "fixed")
        .group_by("severity", "rule_id")
        .len()
        .join(rows, on="rule_id", how="left")
        .with_columns(gravity=pl.col("severity").replace_strict(GRAVITY, return_dtype=pl.Int64))
        .sort("gravity", "len", "rule_id", descending=[False, True, False])
    )
    lines = [
        f"  {row['severity']:<11} {row['rule_id']}: {row['len']:,} findings in {row['rows'] or 0:,} rows"
        for row in broken.head(MANY).to_dicts()
    ]
    return lines + ([f"  {len(broken) - MANY} further rules"] if len(broken) > MANY else [])
