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
from quality.accepted_ledger import LEDGER
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
    return bool(refused) or not validations or any(one.is_blocked for one in validations)


def _summary(validations: list[Validation], refused: list[str]) -> list[str]:
    """Lines of text: counts, rules and file names, no value."""
    lines = [f"Refused    {reason}" for reason in refused]
    if not validations:
        return [*lines, "Checked    nothing: no file could be used"]
    for one in validations:
        gate, blocked = one.tables["quality.gate"], one.blocked
        counted = f"{_number(len(gate), 'file')}, {len(blocked) or 'none'} blocked"
        lines.append(f"Checked    {one.state}: {counted}")
        lines += [
            f"  blocked  {row['dataset']} {row['submission'] or ''}: {row['reasons']}"
            for row in blocked.sort("dataset", "submission", "file_id").to_dicts()
        ]
        lines += _to_mend(one.tables)
        lines += _ledger(one.tables["quality.accepted"])
        lines.append(f"Workbooks  {one.folder / f'{one.state}.xlsx'}, and one for each county beside it")
    return lines


def _to_mend(tables: dict[str, pl.DataFrame]) -> list[str]:
    """What became of the findings, and the rules that found something to mend, the gravest first."""
    findings, history = tables["quality.findings"], tables["quality.finding_history"]
    standing = findings.filter(pl.col("status") != "fixed")
    is_to_know = pl.col("severity") == "information"
    open_ones = standing.filter(~pl.col("is_accepted"), ~is_to_know)
    counts = dict(open_ones.group_by("status").len().iter_rows())
    news = ", ".join(f"{counts.get(name, 0):,} {name}" for name in ("new", "returned", "continuing"))
    latest = history.filter(pl.col("check_number") == pl.col("check_number").max())
    parts = [
        f"To mend    {_number(len(open_ones), 'finding')}" + (f" ({news})" if len(open_ones) else ""),
        f"{int(standing['is_accepted'].sum()):,} accepted",
        f"{standing.filter(~pl.col('is_accepted'), is_to_know).height:,} to know",
        f"{int(latest['fixed'].sum()):,} fixed since the check before",
    ]
    return ["; ".join(parts), *_rules(open_ones, tables["quality.rule_counts"])]


def _rules(open_ones: pl.DataFrame, counts: pl.DataFrame) -> list[str]:
    """The rules that found something to mend, the gravest first."""
    rows = counts.group_by("rule_id").agg(pl.col("rows").sum())
    broken = (
        open_ones.group_by("severity", "rule_id")
        .agg(pl.len(), new=pl.col("status").is_in(["new", "returned"]).sum())
        .join(rows, on="rule_id", how="left")
        .with_columns(gravity=pl.col("severity").replace_strict(GRAVITY, return_dtype=pl.Int64))
        .sort("gravity", "len", "rule_id", descending=[False, True, False])
    )
    lines = [
        f"  {row['severity']:<8} {row['rule_id']}: {_number(row['len'], 'finding')}, {row['new']:,} new"
        + (f", in {_number(row['rows'], 'row')}" if row["rows"] else "")
        for row in broken.head(MANY).to_dicts()
    ]
    further = len(broken) - MANY
    return lines + ([f"  {further} further rules: see the workbook"] if further > 0 else [])


def _ledger(entries: pl.DataFrame) -> list[str]:
    """Entries of the ledger that silence nothing: expired ones, and those that fit no finding."""
    says = {
        "expired": "expired on {until}: what it accepted is open again; renew or remove it",
        "unused": "fits no finding: remove it, or correct its scope",
    }
    return [
        f"  {LEDGER}: line {row['line']}, {row['rule_id']}: "
        + says[row["standing"]].format(until=row["until"])
        for row in entries.sort("line").to_dicts()
        if row["standing"] in says
    ]


def _number(count: int, what: str) -> str:
    """A count with its noun."""
    return f"{count:,} {what}{'' if count == 1 else 's'}"
