"""`cwo purge`: what of the restricted side is past its time, and removing it when that is asked for.

Here belong the words, and the record of what was removed. What may go is decided in `retention.py`.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from pipelines.command_editions import opened
from pipelines.command_run import clear_left_behind
from pipelines.editions import now
from pipelines.inventory import saved_inventory
from pipelines.locks import alone, publishing_alone
from pipelines.own_folder import saved_decisions
from pipelines.retention import PastTime, past_their_time
from transforms.settings import Retention, read_settings
from transforms.warehouse import Warehouse, write_whole

RECORD = "purged.jsonl"
KEPT = "Kept in any case: what is in force, the edition last built, every public edition, the ledger."


def purge(output: Path, agency: Path | None, *, is_removing: bool) -> str:
    """Tell what is past its time, and remove it where that is asked for; returns what to tell.

    The limits are those of the agency's folder, where one is named, else those of the last run.

    Raises:
        SettingsError: agency.toml cannot be used.
        WrongUseError: there are no results, or a run or publication is under way.
    """
    warehouse = opened(output)
    retention = _limits(warehouse, agency)
    if not any(retention.model_dump().values()):
        return "Nothing is past its time: agency.toml sets no limit in [retention]."
    with alone(warehouse):
        clear_left_behind(warehouse)
        with publishing_alone(warehouse):
            found = _found(warehouse, retention)
            said = _told(found, is_removing=is_removing)
            if is_removing:
                _remove(warehouse, found)
    return said


def _limits(warehouse: Warehouse, agency: Path | None) -> Retention:
    if agency is not None:
        return read_settings(agency).retention
    saved = saved_decisions(warehouse)
    return saved.retention if saved else Retention()


def _found(warehouse: Warehouse, retention: Retention) -> list[PastTime]:
    from pipelines.publishing import last_built  # noqa: PLC0415 - takes seconds

    today = datetime.now(UTC).date()
    return past_their_time(warehouse, saved_inventory(warehouse), retention, last_built(warehouse), today)


def _remove(warehouse: Warehouse, found: Sequence[PastTime]) -> None:
    """Remove what was found, each recorded before it goes."""
    record = warehouse.restricted / RECORD
    for part in found:
        told = {
            "at": now(),
            "what": part.what,
            "files": part.files,
            "bytes": part.bytes,
            "limit_days": part.limit,
        }
        lines = record.read_text(encoding="utf-8") if record.exists() else ""
        write_whole(record, f"{lines}{json.dumps(told, sort_keys=True)}\n")
        part.remove()


def _told(found: Sequence[PastTime], *, is_removing: bool) -> str:
    if not found:
        return f"Nothing is past its time. {KEPT}"
    heading = "Removed as past their time:" if is_removing else "Past their time, and not removed yet:"
    after = f"Recorded in {RECORD}." if is_removing else "`cwo purge --yes` removes them."
    lines = [
        f"  {part.what}: {part.files:,} {'file' if part.files == 1 else 'files'}, {part.bytes / 1e6:,.1f} MB,"
        f" {part.days:,} days old or more; kept for {part.limit:,}"
        for part in found
    ]
    return "\n".join([heading, *lines, after, KEPT])
