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
from pipelines.drop_zone_read import drop_zone_read
from pipelines.findings import record_lines
from pipelines.findings_told import counted, ledger_lines, number, rule_lines
from transforms.agency import AgencyRun
from transforms.warehouse import Draft


@dataclass(frozen=True)
class Validation:
    """How one agency's data are: the quality tables by name, paths of files, and where its workbooks lie."""

    state: str
    tables: dict[str, pl.DataFrame]
    paths: dict[str, str]
    folder: Path

    @property
    def blocked(self) -> pl.DataFrame:
        """Files that are kept out of the results, and for which no later usable file stands."""
        return self.tables["quality.gate"].filter("is_blocked", ~pl.col("is_replaced"))

    @property
    def is_blocked(self) -> bool:
        """Whether a file is kept out of the results."""
        return not self.blocked.is_empty()


def validate(drop_zone: Path, agency: Path | None, output: Path) -> bool:
    """Read and check everything, tell it, write the workbooks; whether a file is refused or blocked.

    Raises:
        SettingsError, HandKeptError, MappingError, RegisterError: the agency's folder holds what cannot be
        used. WrongUseError: the output folder is a file, or another run works on it.
    """
    with drop_zone_read(drop_zone, agency, output) as read:
        warehouse, inventory, progress = read.warehouse, read.inventory, read.progress
        validations = []
        for state in inventory.states:
            progress.start(f"Checking {state}", 1)
            warehouse.save_draft(Draft(state))
            run = AgencyRun.open(warehouse, state, read.settings)
            put_received(run, inventory)
            paths = {receipt.row["file_id"]: receipt.row["path"] for receipt in inventory.of(state)}
            validations.append(Validation(state, checked(run), paths, write_findings(run, inventory)))
            run.connection.close()
        records = record_lines(inventory, warehouse)
    refused = [receipt.row["reason"] for receipt in inventory.receipts if receipt.is_refused]
    sys.stdout.write("\n".join(_summary(validations, refused, records)) + "\n")
    return bool(refused) or not validations or any(one.is_blocked for one in validations)


def _summary(validations: list[Validation], refused: list[str], records: list[str]) -> list[str]:
    """Lines of text: counts, rules and file names, no value. `records` tell what could not be read."""
    lines = [f"Refused    {reason}" for reason in refused]
    if not validations:
        return [*lines, "Checked    nothing: no file could be used"]
    lines += records
    for one in validations:
        blocked = [
            f"  blocked  {one.paths.get(row['file_id'], row['dataset'])}: {row['reasons']}"
            for row in one.blocked.sort("dataset", "submission", "file_id").to_dicts()
        ]
        files = number(len(one.tables["quality.gate"]), "file")
        lines.append(f"Checked    {one.state}: {files}, {len(blocked) or 'none'} blocked")
        lines += blocked
        lines.append(f"To mend    {counted(one.tables)}")
        lines += rule_lines(one.tables)
        lines.append(f"Workbooks  {one.folder / f'{one.state}.xlsx'}, and one for each county beside it")
    return lines + ledger_lines(pl.concat(one.tables["quality.accepted"] for one in validations))
