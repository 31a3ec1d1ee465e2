"""What `cwo run` says at its end: what was read, refused, computed, and where it is.

Only counts, file names and reasons: no value and no identifier.
"""

from __future__ import annotations

from collections.abc import Sequence

import duckdb

from pipelines.edition_building import UNPLACED
from pipelines.editions import folder_of, public_folder
from pipelines.findings import first_of, record_lines
from pipelines.findings_told import counted, ledger_lines
from pipelines.inventory import Inventory
from pipelines.outcome import Outcome
from pipelines.publication_ledger import in_force, read_ledger
from pipelines.publishing import last_built
from transforms.warehouse import Warehouse

STATUSES = "final", "provisional", "dq_withheld", "not_available"


def blocked_files(outcome: Outcome, warehouse: Warehouse) -> list[str]:
    """Every file that the gate keeps out of the results, with its reasons."""
    if not (warehouse.outcomes.exists() and outcome.inventory.states):
        return []
    with duckdb.connect(str(warehouse.outcomes), read_only=True) as connection:
        found = connection.execute(
            """
            select files.path, gate.reasons
            from quality.gate inner join raw.files using (state, file_id)
            where gate.is_blocked and not gate.is_replaced and files.status = 'accepted'
            order by files.path
            """
        ).fetchall()
    present = {receipt.row["path"] for receipt in outcome.inventory.receipts}
    return [f"{path}: {reasons}" for path, reasons in found if path in present]


def replaced_files(outcome: Outcome, warehouse: Warehouse) -> list[str]:
    """Every accepted file of a period of which another file is in force, and which that is."""
    if not (warehouse.outcomes.exists() and outcome.inventory.states):
        return []
    with duckdb.connect(str(warehouse.outcomes), read_only=True) as connection:
        found = connection.execute(
            """
            select older.path, submission, newer.path
            from raw.files as older
            inner join episodes.submissions as standing using (state, dataset, submission)
            inner join raw.files as newer using (state, dataset, submission)
            inner join quality.gate as gate on gate.state = older.state and gate.file_id = older.file_id
            where
                older.status = 'accepted' and newer.status = 'accepted'
                and older.file_id <> standing.file_id and newer.file_id = standing.file_id
                and not gate.is_blocked
            order by all
            """
        ).fetchall()
    present = {receipt.row["path"] for receipt in outcome.inventory.receipts}
    return [
        f"{path}: {newer}, received later, counts for {submission}"
        for path, submission, newer in found
        if path in present
    ]


def summary(outcome: Outcome, warehouse: Warehouse, blocked: list[str]) -> str:
    """The summary as lines of text. `blocked` are the files the gate keeps out."""
    lines = received_lines(outcome, warehouse, blocked)
    lines += first_of("replaced", replaced_files(outcome, warehouse), "raw.files")
    if warehouse.outcomes.exists():
        lines += _results(warehouse)
        lines += _findings(warehouse, outcome.inventory.states)
        lines += places(warehouse)
    if outcome.failure:
        lines.append(f"Failed     {outcome.failure}. {_standing(warehouse)}")
    return "\n".join(lines)


def received_lines(outcome: Outcome, warehouse: Warehouse, blocked: list[str]) -> list[str]:
    """Files and records read, what became of the agencies, and the files the gate keeps out."""
    return [
        *_files(outcome.inventory),
        *record_lines(outcome.inventory, warehouse),
        *_agencies(outcome, warehouse),
        *first_of("left out", blocked, "quality.gate"),
    ]


def _files(inventory: Inventory) -> list[str]:
    """Files read, and the refused and repeated ones with the reason."""
    receipts = inventory.receipts
    accepted = [receipt for receipt in receipts if receipt.row["status"] == "accepted"]
    refused = [receipt for receipt in receipts if receipt.is_refused]
    reused = sum(receipt.is_reused for receipt in accepted)
    repeats = [receipt for receipt in receipts if receipt.row["status"] == "duplicate"]
    parts = [f"{len(accepted) - reused} read", f"{reused} unchanged"]
    parts += [f"{len(repeats)} repeated"] if repeats else []
    lines = [f"Files      {', '.join([*parts, f'{len(refused)} refused'])}"]
    lines += first_of("refused", [receipt.row["reason"] for receipt in refused], "raw.files")
    lines += first_of("repeated", [receipt.row["reason"] for receipt in repeats], "raw.files")
    return lines + first_of("note", [note for receipt in accepted for note in receipt.notes])


def _standing(warehouse: Warehouse) -> str:
    """What stands when nothing new could be made."""
    return (
        "The last good results stay in place." if warehouse.outcomes.exists() else "There are no results yet."
    )


def _agencies(outcome: Outcome, warehouse: Warehouse) -> list[str]:
    """Agencies computed, unchanged and stopped."""
    if not outcome.inventory.states:
        return [f"Agencies   none: no file could be used. {_standing(warehouse)}"]
    parts = [
        ("computed", outcome.computed),
        ("unchanged", outcome.reused),
        ("stopped", list(outcome.stopped)),
    ]
    lines = ["Agencies   " + "; ".join(f"{', '.join(states)} {what}" for what, states in parts if states)]
    for state, reason in outcome.stopped.items():
        kept = " Its last good results stay in place." if state in warehouse.current() else ""
        lines.append(f"  stopped  {state}: {reason}.{kept}")
    return lines


def _results(warehouse: Warehouse) -> list[str]:
    """Measures, periods and how far their state results can be relied on."""
    with duckdb.connect(str(warehouse.outcomes), read_only=True) as connection:
        results = connection.execute(
            """
            select measure_id, period, state, status
            from marts.measure_results
            where geography_level = 'state' and dimension = 'all'
            group by all
            """
        ).fetchall()
    measures = {measure for measure, _, _, _ in results}
    periods = {period for _, period, _, _ in results}
    counts = {name: sum(status == name for *_, status in results) for name in STATUSES}
    told = ", ".join(f"{count:,} {name.replace('_', ' ')}" for name, count in counts.items() if count)
    agencies = len(set(warehouse.current()) - {UNPLACED})
    return [
        f"Results    {len(measures)} measures over {len(periods)} periods"
        f" for {agencies} {'agency' if agencies == 1 else 'agencies'}: {told or 'none'}"
    ]


def _findings(warehouse: Warehouse, states: Sequence[str]) -> list[str]:
    """What is to be mended in each agency and where its workbooks are, and entries that silence nothing."""
    asked = {
        "quality.findings": "select state, severity, status, is_accepted",
        "quality.finding_history": "",
        "quality.accepted": "",
    }
    with duckdb.connect(str(warehouse.outcomes), read_only=True) as connection:
        tables = {name: connection.sql(f"{what} from {name}").pl() for name, what in asked.items()}
    lines = []
    for state in states:
        own = {name: table.filter(state=state) for name, table in tables.items()}
        if not own["quality.finding_history"].is_empty():
            lines.append(f"To mend    {state}: {counted(own)}")
            lines.append(f"  in       {warehouse.restricted / 'quality' / state / f'{state}.xlsx'}")
    return lines + ledger_lines(tables["quality.accepted"])


def places(warehouse: Warehouse) -> list[str]:
    """Where pages and figures are."""
    lines = [f"Figures    {warehouse.outcomes}"]
    edition = last_built(warehouse)
    if edition:
        lines.append(f"Internal   {folder_of(warehouse, 'internal', edition) / 'index.html'}")
        lines += _public_place(warehouse, edition)
        if (warehouse.lists / edition).exists():
            lines.append(f"Lists      {warehouse.lists / edition} (they name persons)")
    return lines


def _public_place(warehouse: Warehouse, edition: str) -> list[str]:
    """Where the public edition is, and what is to be done where it is not the one just built."""
    last = in_force(read_ledger(warehouse))
    lines = [f"Public     {warehouse.published / 'index.html'}"] if last else []
    if last is not None and last.edition == edition:
        return lines
    built = public_folder(warehouse, edition)
    if last is not None:
        lines.append(f"  is still {last.edition}")
    if built is not None:
        lines.append(f"Held       {built / 'index.html'}: look at it, then `cwo publish`")
    return lines
