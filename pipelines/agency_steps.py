"""The first steps of the work on an agency, which a run and a validation share: its tables and their quality.

Here belongs what is put into the draft, and what the owners of the data get. The steps after it stand
in `transforms.agency`; nothing here knows Dagster.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import polars as pl

from pipelines.follow_up import ACCEPTED, FINDINGS, HISTORY, follow
from pipelines.inventory import Inventory, files_frame, saved_inventory
from pipelines.processes import processes
from quality.checks import Outcomes, QualityResult, check_agency, check_contracts, usable_of_agency
from transforms.agency import AgencyRun
from transforms.contracts.contract import all_contracts
from transforms.settings import Settings
from transforms.sources import sources_hash
from transforms.warehouse import Draft, Warehouse, recipe, write_whole

STAGING = sorted(name for name, contract in all_contracts().items() if contract.stage == "staging")
CHECKED = (
    "quality.check_results",
    "quality.compliance",
    "quality.control_totals",
    "quality.federal_limits",
    FINDINGS,
    "quality.flagged_records",
    "quality.gate",
    "quality.rule_counts",
    "quality.rules",
)
"""What a check finds, whatever was found before."""

QUALITY = (*CHECKED, ACCEPTED, HISTORY)
NEEDED = ("quality.federal_limits", "quality.gate")
"""What figures need of a check: the same tables, whether the rest is checked or not."""

EFFECTS = "marts.rule_effects"

WORTH_A_PROCESS = 100_000
"""Staged rows from which contracts are checked beside the rules; fewer are checked while a process starts."""

Totals = Sequence[Mapping[str, Any]]
"""Control totals of the staging readers."""

Check = Callable[[AgencyRun, Totals], object]
"""A check of an agency's staged tables and control totals: an object that holds each table it makes."""


def put_received(run: AgencyRun, inventory: Inventory) -> dict[str, int]:
    """Put the agency's files and their staged tables into its draft; returns rows by table."""
    state = run.draft.state
    files = files_frame(inventory.of(state), state)
    run.put_frame("raw.files", files, recipe(files.to_dicts()))
    tables = inventory.tables_of(state)
    for name in STAGING:
        paths = [part.path for part in tables.get(name, [])]
        run.put(name, recipe(paths), [run.warehouse.lake / path for path in paths])
    run.save()
    return {name: sum(part.rows for part in tables.get(name, [])) for name in STAGING}


def checked(run: AgencyRun) -> dict[str, pl.DataFrame]:
    """Check the agency's staged tables, or find the results of the same check; the quality tables by name."""
    inventory = saved_inventory(run.warehouse)
    has_many = has_many_rows(inventory, run.draft.state)
    _put_found(run, inventory, CHECKED, _checked_side_by_side if has_many else _checked_alone)
    follow(run, inventory, _tables(run, CHECKED))
    run.save()
    return _tables(run, QUALITY)


def usable(run: AgencyRun) -> pl.DataFrame:
    """Ask of the quality of the agency's data what its figures need, and nothing else; returns the gate.

    No finding is followed up: that is for a check of everything.
    """
    _put_found(
        run,
        saved_inventory(run.warehouse),
        NEEDED,
        lambda asked, totals: usable_of_agency(asked.connection, asked.draft.state, totals),
    )
    run.save()
    return _tables(run, NEEDED)["quality.gate"]


def _put_found(run: AgencyRun, inventory: Inventory, names: Iterable[str], check: Check) -> None:
    """Put what a check finds into the draft: the tables of the same check where they exist, else made now."""
    state = run.draft.state
    totals = [
        total
        for receipt in inventory.of(state)
        for total in receipt.control_totals
        if total["state"] == state
    ]
    key = recipe(run.inputs(["raw.files", *STAGING]), totals, sources_hash("quality"))
    paths = {name: run.warehouse.table_path(name, state, key) for name in names}
    if all(path.exists() for path in paths.values()):
        for name, path in paths.items():
            run.put(name, key, [path])
    else:
        found = check(run, totals)
        for name in paths:
            run.put_frame(name, getattr(found, name.split(".")[1]), key)


def has_many_rows(inventory: Inventory, state: str) -> bool:
    """Whether an agency's contracts are worth checking in a process beside the rules."""
    rows = sum(part.rows for parts in inventory.tables_of(state).values() for part in parts)
    return rows >= WORTH_A_PROCESS


def _checked_alone(run: AgencyRun, totals: Totals) -> QualityResult:
    """Check everything here."""
    return check_agency(run.connection, run.draft.state, totals)


def _checked_side_by_side(run: AgencyRun, totals: Totals) -> QualityResult:
    """Check contracts beside the rules, for each keeps one core busy."""
    with processes(1) as executor:
        beside = executor.submit(contracts_checked, run.warehouse, run.draft, run.settings)
        return check_agency(run.connection, run.draft.state, totals, beside.result)


def contracts_checked(warehouse: Warehouse, draft: Draft, settings: Settings) -> Outcomes:
    """What the contracts of an agency's staged tables find; runs in a process of its own."""
    return check_contracts(AgencyRun.over(warehouse, draft, settings).connection, draft.state)


def _tables(run: AgencyRun, names: Iterable[str]) -> dict[str, pl.DataFrame]:
    """Tables of the draft that have one file each, by name."""
    return {name: pl.read_parquet(run.warehouse.paths(run.draft, name)[0]) for name in names}


def write_findings(run: AgencyRun, inventory: Inventory) -> Path:
    """Write one workbook for each owner and the JSON of all, below `restricted/quality/<state>/`.

    What matters most to the figures comes first, as far as that is known: from the draft, else from the
    results in force.
    """
    from quality.findings_json import as_json  # noqa: PLC0415 - not at start-up
    from quality.owners import of_owner, owners  # noqa: PLC0415
    from quality.workbooks import Told, write_workbook  # noqa: PLC0415

    state, on = run.draft.state, run.settings.read_on
    effects = _effects(run)
    folder = run.warehouse.restricted / "quality" / state
    folder.mkdir(parents=True, exist_ok=True)
    tables = _tables(run, QUALITY)
    named = {name.split(".")[1]: table for name, table in tables.items()}
    files = dict(files_frame(inventory.of(state), state).select("file_id", "path").iter_rows())
    told = Told(named["rule_counts"], named["accepted"], files, on, effects)
    written = []
    for owner in owners(named["findings"]):
        place = f"county {run.settings.counties.get(owner, owner)}" if owner else f"all of {state}"
        written.append(folder / f"{owner or state}.xlsx")
        own = of_owner(named["findings"], owner, effects)
        write_workbook(written[-1], f"Data quality: {place}", own, told)
    for path in folder.glob("*.xlsx"):
        if path not in written:
            path.unlink()  # of a county about which nothing is known any more
    write_whole(folder / "findings.json", as_json(state, on, named))
    return folder


def _effects(run: AgencyRun) -> pl.DataFrame | None:
    """What rules could do to figures; None where no run has told it yet."""
    for draft in (run.draft, run.warehouse.current().get(run.draft.state)):
        paths = run.warehouse.paths(draft, EFFECTS) if draft is not None else []
        if paths and all(path.exists() for path in paths):
            return pl.read_parquet(paths)
    return None
