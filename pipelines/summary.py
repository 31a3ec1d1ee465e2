"""What `cwo run` says at its end: what was read, refused, computed, and where it is.

Only counts, file names and reasons: no value and no identifier.
"""

from __future__ import annotations

import json

import duckdb

from pipelines.inventory import Inventory, Receipt
from pipelines.outcome import Outcome
from pipelines.publishing import UNPLACED
from transforms.warehouse import Warehouse

STATUSES = "final", "provisional", "dq_withheld", "not_available"
MANY = 20


def blocked_files(outcome: Outcome, warehouse: Warehouse) -> list[str]:
    """Every file that the gate keeps out of the results, with its reasons."""
    if not (warehouse.outcomes.exists() and outcome.inventory.states):
        return []
    with duckdb.connect(str(warehouse.outcomes), read_only=True) as connection:
        found = connection.execute(
            """
            select files.path, gate.reasons
            from quality.gate inner join raw.files using (state, file_id)
            where gate.is_blocked and files.status = 'accepted'
            order by files.path
            """
        ).fetchall()
    present = {receipt.row["path"] for receipt in outcome.inventory.receipts}
    return [f"{path}: {reasons}" for path, reasons in found if path in present]


def summary(outcome: Outcome, warehouse: Warehouse, blocked: list[str]) -> str:
    """The summary as lines of text. `blocked` are the files the gate keeps out."""
    lines = [*_files(outcome.inventory), *_agencies(outcome)]
    lines += [f"  left out {text}" for text in blocked[:MANY]]
    if warehouse.outcomes.exists():
        lines += _results(warehouse)
        lines += _places(warehouse)
    if outcome.failure:
        lines.append(f"Failed     {outcome.failure}. The last good results stay in place.")
    return "\n".join(lines)


def _files(inventory: Inventory) -> list[str]:
    """Files and records, and every refused file with its reason."""
    receipts = inventory.receipts
    accepted = [receipt for receipt in receipts if receipt.row["status"] == "accepted"]
    refused = [receipt for receipt in receipts if receipt.is_refused]
    reused = sum(receipt.is_reused for receipt in accepted)
    repeated = sum(receipt.row["status"] == "duplicate" for receipt in receipts)
    parts = [f"{len(accepted) - reused} read", f"{reused} unchanged"]
    parts += [f"{repeated} repeated"] if repeated else []
    lines = [f"Files      {', '.join([*parts, f'{len(refused)} refused'])}"]
    lines += [f"  refused  {receipt.row['reason']}" for receipt in refused[:MANY]]
    lines += [f"  refused  {len(refused) - MANY} more"] if len(refused) > MANY else []
    lines += [f"  note     {note}" for receipt in accepted for note in receipt.notes][:MANY]
    return [*lines, _records(accepted)]


def _records(accepted: list[Receipt]) -> str:
    """Records found, accepted and set aside, and the faults in accepted ones."""
    names = ("records_in", "records_accepted", "records_rejected")
    found, kept, aside = (sum(receipt.row[name] or 0 for receipt in accepted) for name in names)
    faults = sum(receipt.faults for receipt in accepted)
    return f"Records    {found:,} found, {kept:,} accepted, {aside:,} set aside; {faults:,} faults in values"


def _agencies(outcome: Outcome) -> list[str]:
    """Agencies computed, unchanged and stopped."""
    if not outcome.inventory.states:
        return ["Agencies   none: no file could be used. The last good results stay in place."]
    parts = [
        ("computed", outcome.computed),
        ("unchanged", outcome.reused),
        ("stopped", list(outcome.stopped)),
    ]
    lines = ["Agencies   " + "; ".join(f"{', '.join(states)} {what}" for what, states in parts if states)]
    for state, reason in outcome.stopped.items():
        lines.append(f"  stopped  {state}: {reason}. Its last good results stay in place.")
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


def _places(warehouse: Warehouse) -> list[str]:
    """Where pages and figures are."""
    latest = warehouse.published / "latest.json"
    lines = [f"Figures    {warehouse.outcomes}"]
    if latest.exists():
        edition = json.loads(latest.read_text(encoding="utf-8"))["edition"]
        internal = warehouse.restricted / "editions" / edition / "index.html"
        lines += [f"Internal   {internal}", f"Public     {warehouse.published / 'index.html'}"]
    return lines
